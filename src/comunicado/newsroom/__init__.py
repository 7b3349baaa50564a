"""A newsroom: its configuration and the names of its files.  The only package that knows either.

`config` turns the configuration file into values, `places` names files, `shelf` reads releases and shared texts.
"""

from comunicado.newsroom.config import Edition, Newsroom, Publish, find, load
from comunicado.newsroom.places import Places
from comunicado.newsroom.shelf import Shelf

__all__ = ["Edition", "Newsroom", "Places", "Publish", "Shelf", "find", "load"]
