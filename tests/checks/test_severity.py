"""What holds a message back, and what only warns."""

from __future__ import annotations

import pytest

from comunicado import checks
from comunicado.model import Message, Segment


def _severities(context: str | None, source: str, translation: str) -> dict[str, str]:
    segment, message = Segment(context, source, "x.md"), Message(source, (translation,), context)
    known = checks.Context("en-US", "es-US")
    found = checks.run(segment, message, release="x", locale="es", path="x.po", context=known)
    return {finding.check: finding.severity for finding in found}


@pytest.mark.parametrize("context", [None, "heading", "quote", "cell", "dateline"])
def test_another_number_holds_a_message_back(context: str | None) -> None:
    assert _severities(context, "Some 12 agents came.", "Vinieron 13 agentes.") == {"numbers": "error"}


@pytest.mark.parametrize("context", ["headline", "subhead"])
def test_in_a_headline_which_may_be_recast_it_is_a_warning(context: str) -> None:
    assert _severities(context, "Some 12 agents came", "Vinieron agentes") == {"numbers": "warning"}


@pytest.mark.parametrize("context", [None, "headline"])
def test_a_copy_of_the_source_is_held_back_wherever_it_stands(context: str | None) -> None:
    text = "The bridge reopened to trucks"
    assert _severities(context, text, text) == {"untranslated": "error"}


def test_letters_that_no_reader_sees_wrong_are_a_warning() -> None:
    assert _severities(None, "Bridge", "Puente\u200b") == {"letters": "warning"}
