"""A newsroom: its configuration and the names of its files.  The only package that knows either.

`config` holds the configuration's values, `reading` makes them from its file with the help of `tables`, `places` names
files, `shelf` reads releases and shared texts.
"""

from comunicado.newsroom.config import CatalogueSettings, Edition, MemorySettings, Newsroom, Publish
from comunicado.newsroom.places import Places
from comunicado.newsroom.reading import find, load
from comunicado.newsroom.shelf import Shelf

__all__ = ["CatalogueSettings", "Edition", "MemorySettings", "Newsroom", "Places", "Publish", "Shelf", "find", "load"]
