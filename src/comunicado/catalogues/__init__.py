"""Gettext catalogues: segments in, reviewed translations out.

`po` reads strictly and writes canonically, `template` makes catalogues from segments, `update` carries translations
over from one state of the source to the next, `mo` holds what may be published, `store` is the file system.
"""
