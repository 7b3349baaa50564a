"""The packaged theme: templates, styles and compiled labels.  Data, but for `labels`, which keeps the labels current."""
