"""One entry of a catalogue while its lines are read: its parts in, a message out."""

from __future__ import annotations

from comunicado.model import Message, Previous

# The stages of an entry, in the order in which its parts must come.
NOTHING, OLD_CONTEXT, OLD_ID, OLD_PLURAL, CONTEXT, ID, PLURAL, STRING = range(8)
AFTER = {
    ("msgctxt", True): ((NOTHING,), OLD_CONTEXT),
    ("msgid", True): ((NOTHING, OLD_CONTEXT), OLD_ID),
    ("msgid_plural", True): ((OLD_ID,), OLD_PLURAL),
    ("msgctxt", False): ((NOTHING, OLD_ID, OLD_PLURAL), CONTEXT),
    ("msgid", False): ((NOTHING, OLD_ID, OLD_PLURAL, CONTEXT), ID),
    ("msgid_plural", False): ((ID,), PLURAL),
}


class Entry:
    """One entry while its lines are read."""

    __slots__ = (
        *("comments", "extracted", "references", "flags"),
        *("line", "obsolete", "parts", "stage", "strings", "target"),
    )

    def __init__(self) -> None:
        self.comments: list[str] = []
        self.extracted: list[str] = []
        self.references: list[str] = []
        self.flags: list[str] = []
        self.parts: dict[int, list[str]] = {}
        self.strings: list[list[str]] = []
        self.target: list[str] | None = None
        self.stage = NOTHING
        self.obsolete = False
        self.line = 0

    @property
    def untouched(self) -> bool:
        """Whether nothing of it has been read yet."""
        return self.stage == NOTHING and not (self.comments or self.extracted or self.references or self.flags)

    def text(self, stage: int) -> str | None:
        pieces = self.parts.get(stage)
        return None if pieces is None else "".join(pieces)

    def message(self) -> Message:
        """The message that its lines say."""
        old = self.text(OLD_ID)
        return Message(
            id=self.text(ID) or "",
            strings=tuple(["".join(pieces) for pieces in self.strings]),
            context=self.text(CONTEXT),
            plural=self.text(PLURAL),
            flags=tuple(dict.fromkeys(self.flags)),
            comments=tuple(self.comments),
            extracted=tuple(self.extracted),
            references=tuple(dict.fromkeys(self.references)),
            previous=None if old is None else Previous(old, self.text(OLD_CONTEXT), self.text(OLD_PLURAL)),
            obsolete=self.obsolete,
            line=self.line,
        )
