"""Untranslated: a translation that is its source, word for word, where that is hardly a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comunicado import tags
from comunicado.checks.context import Context
from comunicado.checks.prose import prose
from comunicado.model import Segment

_SMALL = re.compile(r"(?<![\w’'-])[a-zß-öø-ÿ]{2,}(?![\w’'-])")
_ENOUGH = 3
"""Words in small letters that no name or dateline has together."""
# One of these is enough: no name is made with them, and no other language writes them so.
_TELLING = {
    "en": """
about are been being can does from had has have her his how is its not our she should that their them they this us was
we were what when where which who why with would you your
""",
    "es": """
acerca como con cuando desde donde es esta estas este estos fue ha hacia han hasta nos nosotros nuestra nuestro
nuestras nuestros por porque que quien ser sobre son sus también usted ustedes
""",
}
_COMMON = {"en": "the of and for in to with", "es": "de del la el los las y en para al una un"}
"""Words that tell a language where no telling word of the other stands beside them."""


def check(segment: Segment, string: str, context: Context) -> Iterator[str]:
    """A translation that says what its source says in the same words; names, datelines and figures alone may."""
    if string.strip() != segment.text.strip() or tags.language(context.source) == tags.language(context.locale):
        return
    text = prose(segment.text, plain=segment.plain).strip()
    if text.isalpha() and text.islower():
        return  # a word that begins no sentence may well be the name of a thing, as `sus` is of a program
    telling = _TELLING.get(tags.language(context.source), "").split()
    # A sentence begins with a capital, whatever its first word; so does a name.
    said = {*_SMALL.findall(text[:1].lower() + text[1:])}
    if _is_title(text) or _is_in(said, tags.language(context.locale), telling):
        return
    if len(_SMALL.findall(text)) >= _ENOUGH or not said.isdisjoint(telling):
        yield "the translation is its source, word for word; translate it"


def _is_title(text: str) -> bool:
    """Whether every longer word has a capital, as in the name of a church or a play."""
    longer = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > _ENOUGH]
    return len(longer) > 1 and all(word[0].isupper() for word in longer)


def _is_in(said: set[str], language: str, telling: list[str]) -> bool:
    """Whether a text is in the readers' language already, as the name of an agency or words quoted in it."""
    own = {*_TELLING.get(language, "").split(), *_COMMON.get(language, "").split()}
    return said.isdisjoint(telling) and not said.isdisjoint(own)
