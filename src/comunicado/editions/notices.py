"""The texts of a page in, what a reader must know before reading out: that a translation is not done yet."""

from __future__ import annotations

from comunicado.editions.labels import Labels
from comunicado.editions.page import Notice
from comunicado.model import Translation


def of(texts: tuple[Translation, ...]) -> tuple[Notice, ...]:
    """The notices of a page that its texts call for, each beside the texts that it is true of."""
    if not any(text.gaps for text in texts):
        return ()
    said = []
    for text in texts:
        _ = Labels(text.locale, text.words)
        pending = _("Translation pending: parts of this text are still in the language that they were written in.")
        said.append(pending if text.gaps else "")
    return (Notice("control", tuple(said)),)
