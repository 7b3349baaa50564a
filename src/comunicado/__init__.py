"""comunicado: news releases in English and Spanish from one source.

The names below are the public Python API; each is imported when it is first used, so that `import comunicado` is
cheap.  See the README for an example.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from comunicado.build import build_site as build_site
    from comunicado.catalogues.po import parse as parse_catalogue
    from comunicado.catalogues.po import serialize as serialize_catalogue
    from comunicado.errors import ComunicadoError as ComunicadoError
    from comunicado.model import Catalogue as Catalogue
    from comunicado.model import Release as Release
    from comunicado.model import Segment as Segment
    from comunicado.newsroom import Newsroom as Newsroom
    from comunicado.newsroom import load as load_newsroom
    from comunicado.release import parse as parse_release
    from comunicado.segments import compose as compose
    from comunicado.segments import of as segments_of

__version__ = "0.1.0"

_HOMES = {
    "Catalogue": ("comunicado.model", "Catalogue"),
    "ComunicadoError": ("comunicado.errors", "ComunicadoError"),
    "Newsroom": ("comunicado.newsroom", "Newsroom"),
    "Release": ("comunicado.model", "Release"),
    "Segment": ("comunicado.model", "Segment"),
    "build_site": ("comunicado.build", "build_site"),
    "compose": ("comunicado.segments", "compose"),
    "load_newsroom": ("comunicado.newsroom", "load"),
    "parse_catalogue": ("comunicado.catalogues.po", "parse"),
    "parse_release": ("comunicado.release", "parse"),
    "segments_of": ("comunicado.segments", "of"),
    "serialize_catalogue": ("comunicado.catalogues.po", "serialize"),
}

__all__ = [  # as in _HOMES
    "Catalogue",
    "ComunicadoError",
    "Newsroom",
    "Release",
    "Segment",
    "build_site",
    "compose",
    "load_newsroom",
    "parse_catalogue",
    "parse_release",
    "segments_of",
    "serialize_catalogue",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'comunicado' has no attribute '{name}'")
    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)
