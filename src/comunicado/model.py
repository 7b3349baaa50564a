"""The frozen values that flow between modules: documents, releases, segments, catalogues, findings.

Nothing here reads, writes or formats.  Every sequence is a tuple; a change is a new value (`dataclasses.replace`).
Positions (`line`) never take part in equality, so that two texts compare by what they say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Literal

# --- Inline content -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Str:
    """Literal text, unescaped; raw HTML in a source is text too."""

    text: str


@dataclass(frozen=True, slots=True)
class FactRef:
    """A named fact, `{tipline}`, that each locale prints in its own way."""

    name: str


@dataclass(frozen=True, slots=True)
class Code:
    """A code span; its text is literal."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """`*emphasis*`; `mark` is the author's delimiter, `*` or `_`."""

    children: Content
    mark: str = "*"


@dataclass(frozen=True, slots=True)
class Strong:
    """`**strong**`; `mark` is the author's delimiter, `*` or `_` (written twice)."""

    children: Content
    mark: str = "*"


@dataclass(frozen=True, slots=True)
class Link:
    """A link; `auto` for `<https://…>` and `<name@host>`, whose text is the address."""

    url: str
    children: Content
    title: Content = ()
    auto: bool = False


@dataclass(frozen=True, slots=True)
class Image:
    """A picture inside a line; `alt` is plain content (Str and FactRef only)."""

    src: str
    alt: Content = ()
    title: Content = ()
    lang: str | None = None
    """BCP 47 tag where its alt text is not in its document's language (a gap)."""


@dataclass(frozen=True, slots=True)
class Break:
    """A hard line break."""


@dataclass(frozen=True, slots=True)
class NoteRef:
    """A footnote mark, `[^name]`."""

    name: str


Inline = Str | FactRef | Code | Emphasis | Strong | Link | Image | Break | NoteRef
Content = tuple[Inline, ...]

# --- Blocks ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Hints:
    """What the author's comments before a block say of it."""

    translators: tuple[str, ...] = ()
    """`<!-- translators: … -->`: notes for translators."""
    originals: tuple[tuple[str, str], ...] = ()
    """`<!-- original es-MX: "…" -->`: (locale, words as spoken)."""
    notranslate: bool = False
    """`<!-- notranslate -->`: the block stays as it is in every locale."""

    def __bool__(self) -> bool:
        return bool(self.translators or self.originals or self.notranslate)


NO_HINTS = Hints()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    content: Content
    hints: Hints = NO_HINTS
    lang: str | None = None
    """BCP 47 tag where the text is not in its document's language (a gap filled with source text)."""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, `level` 1 to 6 as authored."""

    level: int
    content: Content
    hints: Hints = NO_HINTS
    lang: str | None = None
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture that stands alone: `![alt](file "caption")` as a paragraph of its own."""

    src: str
    alt: Content = ()
    caption: Content = ()
    hints: Hints = NO_HINTS
    alt_lang: str | None = None
    caption_lang: str | None = None
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation (block quote)."""

    blocks: Blocks
    hints: Hints = NO_HINTS
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list."""

    blocks: Blocks


@dataclass(frozen=True, slots=True)
class List:
    """A list; `start` is None for bullets, the first number for an ordered list."""

    items: tuple[Item, ...]
    start: int | None = None
    tight: bool = True
    hints: Hints = NO_HINTS
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    content: Content
    lang: str | None = None
    line: int = field(default=0, compare=False)


Alignment = Literal["none", "left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one head row; every row has as many cells as the head."""

    alignments: tuple[Alignment, ...]
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    hints: Hints = NO_HINTS
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """A code block; never translated."""

    text: str
    info: str = ""
    hints: Hints = NO_HINTS
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Rule:
    """A thematic break."""

    hints: Hints = NO_HINTS
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Footnote:
    """The text of a footnote, where it was defined."""

    name: str
    blocks: Blocks
    hints: Hints = NO_HINTS
    line: int = field(default=0, compare=False)


Block = Paragraph | Heading | Figure | Quote | List | Table | CodeBlock | Rule | Footnote
Blocks = tuple[Block, ...]

# --- Facts ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DateFact:
    """A calendar date."""

    value: date


@dataclass(frozen=True, slots=True)
class DateTimeFact:
    """A moment with the zone it was given in: an IANA key, or None for a bare offset."""

    value: datetime
    zone: str | None


@dataclass(frozen=True, slots=True)
class MoneyFact:
    """An amount in an ISO 4217 currency."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class NumberFact:
    """A plain number."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class PhoneFact:
    """A telephone number in E.164 form (`+18663472423`) and how it may be shown at home (`1-866-DHS-2-ICE`)."""

    number: str
    display: str | None = None


@dataclass(frozen=True, slots=True)
class UrlFact:
    """A web address, and the text to show for it if not the address itself."""

    url: str
    display: str | None = None


FactValue = DateFact | DateTimeFact | MoneyFact | NumberFact | PhoneFact | UrlFact
Facts = Mapping[str, FactValue]

# --- Releases -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date at the precision it was given in: a year, a year-month, a date, or a date-time.

    `time` is an aware datetime where a time was given, else None; `zone` its IANA key if it had one.
    """

    year: int
    month: int | None = None
    day: int | None = None
    time: datetime | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Embargo:
    """When a release may become public: a moment in a zone; None for `hold` (until someone gives a time)."""

    moment: datetime | None
    zone: str | None = None


Kind = Literal["news-release", "joint-statement", "advisory"]


@dataclass(frozen=True, slots=True)
class Correction:
    """What was wrong in a release after it was published, and is right now."""

    date: PartialDate
    moment: datetime
    """Aware; the start of `date` in the newsroom's zone."""
    text: Content
    line: int = field(default=0, compare=False)
    lang: str | None = None
    """BCP 47 tag where the text is not in its document's language (a gap)."""


@dataclass(frozen=True, slots=True)
class Release:
    """One news release as its author wrote it, or as composed in another locale."""

    id: str
    """The folder's path below `releases/`, as `2009/border-summit`."""
    path: str
    """The file, relative to the newsroom, as `releases/2009/border-summit/release.md`."""
    source: str
    """BCP 47 tag of the locale that the release was authored in."""
    headline: Content
    date: PartialDate
    published: datetime
    """Aware; the embargo's moment if there is one, else the start of `date` in the newsroom's zone (missing
    parts are the first, the time is midnight)."""
    body: Blocks = ()
    subhead: Content = ()
    dateline: Content = ()
    summary: Content = ()
    """What indexes, feeds and search engines show of it; not on the page."""
    kind: Kind = "news-release"
    embargo: Embargo | None = None
    draft: bool = False
    updated_date: PartialDate | None = None
    """When its text was last brought up to date, where the author says so."""
    updated: datetime | None = None
    """Aware; the start of `updated_date` in the newsroom's zone."""
    corrections: tuple[Correction, ...] = ()
    """As they stand in the file."""
    topics: tuple[str, ...] = ()
    """Names in the newsroom's table of topics."""
    issuers: tuple[str, ...] = ()
    """Names in the newsroom's table of issuers: who speaks, where it is not the newsroom alone."""
    boilerplate: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    facts: Facts = field(default_factory=dict)
    credits: tuple[tuple[str, Content], ...] = ()
    """Picture file → credit line."""
    langs: tuple[tuple[str, str], ...] = ()
    """Front-matter fields that hold text in another language than the release's (gaps): (field, BCP 47 tag)."""
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)
    """Line of each front-matter key (dotted below facts and credits: `facts.tipline`)."""

    @property
    def modified(self) -> datetime:
        """When it was last changed: the latest of its corrections and `updated`, and never before `published`."""
        changes = [self.published, *(correction.moment for correction in self.corrections)]
        if self.updated is not None:
            changes.append(self.updated)
        # In UTC explicitly: two datetimes of one ZoneInfo are compared by their wall clocks.
        return max(changes, key=lambda moment: moment.astimezone(UTC))


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A shared text, written once in the newsroom's source locale (or composed in another)."""

    id: str
    path: str
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Contact:
    """A press contact; `name`, `role`, `organization` and `hours` are translatable."""

    id: str
    name: str
    role: str = ""
    organization: str = ""
    email: str = ""
    phone: str = ""
    """E.164."""
    mobile: str = ""
    """E.164."""
    hours: str = ""
    langs: tuple[tuple[str, str], ...] = ()
    """Fields that hold text in another language than the reader's (gaps): (field, BCP 47 tag)."""
    path: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)


# --- Segments and messages ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Segment:
    """One translatable unit, before gettext."""

    context: str | None
    """The role (`headline`, `heading`, `quote`, `cell`, …), None for a paragraph: the message's msgctxt."""
    text: str
    """The msgid: inline Markdown with numbered links, or plain text."""
    path: str
    """The file it stands in: the only thing that `#:` names."""
    line: int = field(default=0, compare=False)
    formatted: bool = False
    """Holds facts: the message is `python-brace-format`, literal braces are doubled."""
    plain: bool = False
    """Plain text (front matter, alt, title): no Markdown in it."""
    facts: tuple[str, ...] = ()
    """Names of the facts in it, in order of appearance."""
    links: tuple[str, ...] = ()
    """Destinations: `[text][1]` is the first."""
    notes: tuple[str, ...] = ()
    """What the author tells translators."""
    originals: tuple[tuple[str, str], ...] = ()
    """Words as spoken: (locale, words)."""
    part: str = field(default="", compare=False)
    """What it is a part of, where the context does not say: `list item`, `footnote`, a field of a contact."""

    @property
    def key(self) -> Key:
        """What identifies its message in a catalogue."""
        return (self.context, self.text)


Key = tuple[str | None, str]
"""(msgctxt, msgid)."""


@dataclass(frozen=True, slots=True)
class Previous:
    """What a fuzzy message was translated from (`#|` lines)."""

    id: str
    context: str | None = None
    plural: str | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """One entry of a catalogue."""

    id: str
    strings: tuple[str, ...] = ("",)
    """msgstr, or msgstr[0], msgstr[1], … where there is a plural."""
    context: str | None = None
    plural: str | None = None
    flags: tuple[str, ...] = ()
    """Without the leading `#,`; `fuzzy` among them."""
    comments: tuple[str, ...] = ()
    """Translator's comments, a line each, without `# `."""
    extracted: tuple[str, ...] = ()
    """Extracted comments, a line each, without `#. `."""
    references: tuple[str, ...] = ()
    previous: Previous | None = None
    obsolete: bool = False
    line: int = field(default=0, compare=False)

    @property
    def key(self) -> Key:
        """(msgctxt, msgid)."""
        return (self.context, self.id)

    @property
    def fuzzy(self) -> bool:
        """Marked as needing review."""
        return "fuzzy" in self.flags

    @property
    def filled(self) -> bool:
        """Every msgstr has text."""
        return all(self.strings)

    @property
    def translated(self) -> bool:
        """Filled, not fuzzy, not obsolete."""
        return self.filled and not self.fuzzy and not self.obsolete


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A `.po` or `.pot` file: a header and messages in file order."""

    header: tuple[tuple[str, str], ...] = ()
    """Header fields in order, as (`Language`, `es`)."""
    messages: tuple[Message, ...] = ()
    comments: tuple[str, ...] = ()
    """Translator's comments above the header entry."""
    flags: tuple[str, ...] = ()
    """Flags of the header entry (`fuzzy` in a template)."""
    extracted: tuple[str, ...] = ()
    """Extracted comments above the header entry."""
    references: tuple[str, ...] = ()
    """References above the header entry."""
    path: str = field(default="", compare=False)

    def get(self, name: str) -> str | None:
        """The value of a header field; its name in any case."""
        return next((v for k, v in self.header if k.lower() == name.lower()), None)


# --- Findings, coverage ---------------------------------------------------------------------------------------

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check reports."""

    check: str
    severity: Severity
    release: str
    locale: str | None
    """POSIX name; None for a finding on the source."""
    path: str
    line: int | None
    context: str | None
    id: str
    string: str | None
    message: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a release a locale has."""

    total: int = 0
    translated: int = 0
    """Filled and not fuzzy; `invalid` ones among them."""
    fuzzy: int = 0
    missing: int = 0
    invalid: int = 0
    """Translated, but held back by a finding of severity error."""
    words: int = 0
    """Source words of all messages."""
    words_new: int = 0
    """Source words of the messages that are missing, those that repeat apart."""
    words_fuzzy: int = 0
    """Source words of the messages that are fuzzy or held back, those that repeat or were reused apart."""
    words_repeated: int = 0
    """Source words of messages that are open elsewhere too, and were counted there: to be done once."""
    words_reused: int = 0
    """Source words of the fuzzy messages that were filled from other releases: to be reviewed."""

    @property
    def percent(self) -> int:
        """Floored; 100 means all."""
        return 100 if not self.total else 100 * (self.translated - self.invalid) // self.total


# --- What editions are made of --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Shown:
    """What a fact prints in a locale."""

    text: str
    href: str | None = None
    """`tel:` or `https:` address to link to."""
    machine: str | None = None
    """Machine-readable form for `<time datetime>`, where it is a date or time."""


@dataclass(frozen=True, slots=True)
class Translation:
    """A release with a locale's messages applied, and everything of that locale an edition shows around it."""

    release: Release
    """Composed in `locale`; `release.source` still names the authored locale."""
    locale: str
    """BCP 47."""
    shown: Mapping[str, Shown]
    """Fact name → what it prints here."""
    boilerplate: tuple[Boilerplate, ...] = ()
    contacts: tuple[Contact, ...] = ()
    words: Mapping[Key, str] = field(default_factory=dict)
    """The newsroom's own words in this locale: (msgctxt, msgid) → text, as `compile` let them pass."""
    gaps: bool = False
    """Whether source text stands somewhere on the page in the place of a translation, marked with its language."""
