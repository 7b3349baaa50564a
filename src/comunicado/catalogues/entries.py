"""Lines of a catalogue in, messages out, and what is wrong with the lines: the grammar of the PO format."""

from __future__ import annotations

import re

from comunicado.catalogues import canonical, flags, references
from comunicado.catalogues.charset import MAX_PROBLEMS
from comunicado.catalogues.entry import AFTER, CONTEXT, ID, NOTHING, OLD_PLURAL, PLURAL, STRING, Entry
from comunicado.catalogues.faults import NAMELESS, UNFINISHED, describe, escape, is_conflict, is_own, misplaced
from comunicado.errors import Problem
from comunicado.model import Key, Message

_TOKEN = re.compile(
    r"(?:(msgctxt|msgid_plural|msgid|msgstr)[ \t]*(?:\[[ \t]*([0-9]{1,3})[ \t]*\][ \t]*)?)?"
    r'"([^"\\]*(?:\\.[^"\\]*)*)"[ \t]*'
)
# What a line of an obsolete message looks like without its ~.
_STRIPPED = re.compile(r'#[ \t]*(?:msg[a-z_]+(?:\[\d+\])?[ \t]*)?".*"[ \t]*')


class EntryReader:
    """Reads the lines of one catalogue; afterwards holds its messages, its header entry and its problems."""

    def __init__(self, *, path: str, max_string: int) -> None:
        self.messages: list[Message] = []
        self.header: Message | None = None
        self.problems: list[Problem] = []
        self._path = path
        self._max_string = max_string
        self._lines: dict[tuple[Key, bool], int] = {}
        self._entry = Entry()
        self._broken = False  # the entry at hand has a mistake, what follows in it is read for its own mistakes alone
        self._foreign = False  # the line before was none of a catalogue
        self._conflict = False
        self._line = 0

    def read(self, text: str) -> None:
        """Read all lines; stops when there are as many problems as anyone would read."""
        self._line = 1
        for chunk in text.split("\n\n"):
            # An entry that starts afresh, in the usual form, is read at once.
            start = self._line
            fresh = self._entry.untouched and not self._broken and len(chunk) <= self._max_string
            if fresh and not flags.is_lost(chunk) and (message := canonical.read(chunk, start)):
                self._keep(message)
            elif not self._read_lines(chunk):
                return
            self._line = start + chunk.count("\n") + 2
        self._line -= 2  # no empty line follows the last
        if not (text.endswith("\n") or self._entry.untouched or self._entry.stage != NOTHING):
            self._fail("the file breaks off in a comment", "put the whole file back: what followed is lost")
        self._close()

    def _read_lines(self, chunk: str) -> bool:
        """Read the lines up to an empty one, and that; False where there are too many problems to go on."""
        first = self._line
        for number, whole in enumerate((*chunk.split("\n"), "")):
            self._line, line = first + number, whole.lstrip(" \t")
            if not line:
                self._blank()
            elif line[0] == "#":
                self._marked(line)
            else:
                self._tokens(line, old=False, obsolete=False)
            if len(self.problems) >= MAX_PROBLEMS:
                return False
        return True

    # --- lines ----------------------------------------------------------------------------------------------

    def _blank(self) -> None:
        self._foreign = False
        if self._broken:
            self._reset()
        elif self._entry.stage == STRING:
            # msgfmt would join a string that comes after an empty line; more likely its msgid is lost.
            self._close()

    def _marked(self, line: str, *, obsolete: bool = False) -> None:
        """A line that starts with `#`."""
        if line[-1] == "\\":  # msgfmt joins the next line to it, which may be a msgid
            self._fail("the line ends in a backslash, which makes the next line a part of it", "put a space after it")
        mark = line[1:2]
        if mark == "|":
            self._tokens(line[2:].lstrip(" \t"), old=True, obsolete=obsolete)
        elif mark != "~":
            self._comment(mark, line)
        elif line[2:3] == "|":
            self._tokens(line[3:].lstrip(" \t"), old=True, obsolete=True)
        else:
            rest = line[2:].lstrip(" \t")
            if rest[:1] == "#" and rest[1:2] != "~":
                self._marked(rest, obsolete=True)
            elif rest:
                self._tokens(rest, old=False, obsolete=True)
            else:
                self._blank()

    def _comment(self, mark: str, line: str) -> None:
        if self._broken:
            self._reset()
        if self._entry.stage == STRING:
            if self._entry.obsolete and _STRIPPED.fullmatch(line):
                self._fail("a comment looks like a part of the obsolete message above", "start the line with #~")
            self._close()
        elif self._entry.stage != NOTHING:
            self._fail("a comment stands inside a message", "move it above the message")
            self._reset()
        entry = self._entry
        if mark == ".":
            entry.extracted.append(_comment_text(line[2:]))
        elif mark == ":":
            entry.references += references.read(line[2:])
        elif mark == ",":
            entry.flags = flags.read(line[2:], entry.flags)
        elif mark == "=":  # gettext 1.0 puts the flags that are no workflow on lines of their own
            entry.flags += flags.read(line[2:])
        else:
            entry.comments.append(_comment_text(line[1:]))
        if mark not in (",", "=") and flags.is_lost(line):
            entry.flags.append("fuzzy")

    def _tokens(self, line: str, *, old: bool, obsolete: bool) -> None:
        """Keywords and strings of one line: usually one of each, but any number may stand there."""
        if self._broken:
            self._recover(line)
        position, end = 0, len(line)
        while position < end:
            match = _TOKEN.match(line, position)
            if match is None:
                self._unreadable(line, position)
                return
            word, index, text = match.groups()
            if "\\" in text:
                try:
                    text = canonical.ESCAPE.sub(lambda escape: canonical.UNESCAPED[escape[1]], text)
                except KeyError as error:
                    self._break(*escape(error.args[0]))
                    return
            if not self._broken and not self._add(word, index, text, old=old, obsolete=obsolete):
                return
            position = match.end()
        self._foreign = False

    def _recover(self, line: str) -> None:
        """Begin a new entry after a mistake, where a line can belong to no entry but a new one."""
        if line.startswith("msgctxt") or (re.match(r"msgid\b", line) and self._entry.stage >= ID):
            self._reset()
        elif re.match(r"msgid\b", line):
            self._entry.stage = ID

    def _unreadable(self, line: str, position: int) -> None:
        """A line that is none of a catalogue; of several in a row that may be one mistake the first is told of."""
        conflict, own = is_conflict(line), is_own(line)
        if conflict or own or not (self._broken or self._foreign):
            self._fail(*describe(line, position))
        self._conflict |= conflict
        self._foreign = True
        # Above a message it says nothing of the message, inside one nobody knows what.
        self._broken |= own or self._entry.stage != NOTHING

    # --- parts of an entry ----------------------------------------------------------------------------------

    def _add(self, word: str | None, index: str | None, text: str, *, old: bool, obsolete: bool) -> bool:
        """Put a string where it belongs; False, with a problem, where it belongs nowhere."""
        entry = self._entry
        if word in ("msgctxt", "msgid") and entry.stage in (STRING, ID, PLURAL):
            if entry.stage != STRING:
                self._fail(*UNFINISHED, line=entry.line)
                self._reset()
            self._close()
            entry = self._entry
        if entry.stage == NOTHING:
            entry.obsolete = obsolete
        elif entry.obsolete is not obsolete:
            self._break("a message has lines with #~ and lines without", "mark all of its lines, or none")
            return False
        if word is None:
            if entry.target is None or old is not (entry.stage <= OLD_PLURAL):
                self._break("a string has no keyword before it", "write msgid or msgstr, or join it to its message")
                return False
            entry.target.append(text)
            return True
        if word == "msgstr":
            return self._add_string(index, text, old=old)
        stages, stage = AFTER[word, old]
        if index is not None or entry.stage not in stages:
            self._break(*misplaced(word, numbered=index is not None, old=old))
            return False
        entry.stage = stage
        entry.target = entry.parts[stage] = [text]
        if stage in (CONTEXT, ID):
            entry.line = self._line
        return True

    def _add_string(self, index: str | None, text: str, *, old: bool) -> bool:
        entry = self._entry
        fault: tuple[str, str] | None = None
        if old or entry.stage < ID:
            fault = "msgstr stands without its msgid", "put the msgid above it"
        elif index is None and PLURAL in entry.parts:
            fault = "a message with msgid_plural has a msgstr without number", "write msgstr[0], msgstr[1]"
        elif index is None and entry.strings:
            fault = "the message has two msgstr", "keep the right one"
        elif index is not None and PLURAL not in entry.parts:
            fault = "msgstr has a number, but its message no msgid_plural", "write msgstr"
        elif index is not None and int(index) != len(entry.strings):
            fault = f"msgstr[{index}] stands where msgstr[{len(entry.strings)}] is due", "number the forms from 0"
        if fault:
            self._break(*fault)
            return False
        entry.stage = STRING
        entry.target = [text]
        entry.strings.append(entry.target)
        return True

    def _close(self) -> None:
        """End the entry at hand and keep it, if it is one."""
        entry, broken = self._entry, self._broken
        self._reset()
        if broken or entry.stage == NOTHING:
            return
        if entry.stage != STRING:
            self._fail(*(UNFINISHED if entry.stage >= ID else NAMELESS), line=entry.line or self._line)
            return
        self._keep(entry.message())

    def _keep(self, message: Message) -> None:
        texts = (message.id, message.plural or "", message.context or "", *message.strings)
        if (longest := max(map(len, texts))) > self._max_string:
            reason = f"the message has {longest:,} characters, {self._max_string:,} are read at most"
            self._fail(reason, "a segment is a paragraph: look for a missing quotation mark", line=message.line)
        if message.key == (None, ""):
            self._keep_header(message)
        elif self._is_new(message):
            self.messages.append(message)

    def _keep_header(self, message: Message) -> None:
        if message.obsolete or message.plural is not None:
            self._fail('the header (msgid "") is obsolete or has a plural', "delete the entry", line=message.line)
        elif self.header:
            reason = f"the catalogue has a second header, the first is on line {self.header.line}"
            self._fail(reason, "two catalogues may have been joined: keep them apart", line=message.line)
        else:
            self.header = message

    def _is_new(self, message: Message) -> bool:
        place = (message.key, message.obsolete)
        first = self._lines.get(place)
        if first is None:
            self._lines[place] = message.line
            return True
        if self._conflict:  # both sides of it are here: no mistake of its own
            return False
        start = message.id if len(message.id) < 60 else message.id[:57] + "…"
        self._fail(f"the message {start!r} is here twice, first on line {first}", "keep one of them", line=message.line)
        return False

    # --- mistakes -------------------------------------------------------------------------------------------

    def _fail(self, reason: str, hint: str, *, line: int | None = None) -> None:
        self.problems.append(Problem(self._path, line or self._line, reason, hint))

    def _break(self, reason: str, hint: str) -> None:
        """A mistake after which the rest of the entry says nothing certain, but for faults of single lines."""
        self._fail(reason, hint)
        self._broken = True

    def _reset(self) -> None:
        self._entry = Entry()
        self._broken = self._foreign = False


def _comment_text(text: str) -> str:
    return text[1:] if text[:1] == " " else text
