"""The packaged theme: templates, styles, compiled labels.  All data but `labels`, which keeps the labels current."""
