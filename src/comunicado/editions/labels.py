"""A label of the theme in, its words in the reader's language out.

A template writes `_("Embargoed until {date}", date=…)`.  The words come from the newsroom's own catalogue if it has
them (a newsroom may word a label in its own way, or bring a language that the package lacks), then from the package's
compiled labels, then from the label itself, which is English.

Labels are text, never formats: only the names given are replaced, all at once, so no value can smuggle in a
placeholder and no label can reach an attribute (`str.format` would let it).
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from markupsafe import Markup, escape

from comunicado import tags
from comunicado.model import Key

FOLDER = Path(__file__).parent.parent / "theme" / "locales"
SOURCE = "en"
"""The language that labels are written in."""
_PLACEHOLDER = re.compile(r"\{([a-z]+)\}")


class Labels:
    """The theme's labels in one locale: call it with a label.

    >>> es = Labels("es-MX")
    >>> es("Page {page} of {pages}", page="1", pages="2")
    'Página 1 de 2'
    >>> Labels("es-MX", {(None, "News release"): "Boletín de prensa"})("News release")
    'Boletín de prensa'
    """

    def __init__(self, locale: str, words: Mapping[Key, str] | None = None) -> None:
        self.locale = locale
        """BCP 47."""
        self._words = words or {}

    def __call__(self, label: str, /, **values: str) -> str:
        """The words for `label`; plain text, or Markup (with everything else escaped) where a value is Markup."""
        words = self._words.get((None, label)) or self._packaged(label)
        if any(isinstance(value, Markup) for value in values.values()):
            safe = {name: escape(value) for name, value in values.items()}
            return Markup(_fill(str(escape(words)), safe))  # every part of it was escaped above
        return _fill(words, values)

    def _packaged(self, label: str) -> str:
        for name in tags.chain(self.locale):
            if words := _compiled(name).get(label):
                return words
        return label


def _fill(words: str, values: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), words)


def languages() -> tuple[str, ...]:
    """The languages that the package has labels in.

    >>> languages()
    ('en', 'es')
    """
    return tuple(sorted({SOURCE, *(path.parts[-3] for path in FOLDER.glob("*/LC_MESSAGES/theme.mo"))}))


def catalogue_of_theme() -> tuple[str, ...]:
    """Every label of the packaged theme, sorted: what a newsroom must translate for a language the package lacks."""
    return tuple(sorted(_compiled("es")))


@cache
def _compiled(name: str) -> Mapping[str, str]:
    """The package's labels of one POSIX locale name; none where the package has no such file."""
    path = FOLDER / name / "LC_MESSAGES" / "theme.mo"
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    return {key: text for key, text in catalogue._catalog.items() if key}  # type: ignore[attr-defined]
