"""Release text in, a `Release` out, and back; every mistake of the file at once, with its line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from comunicado import front, markdown
from comunicado.errors import Problem, SourceError
from comunicado.markdown import direction
from comunicado.markdown.tree import contents, nodes, pictures, within
from comunicado.markdown.urls import refusal, relative
from comunicado.model import (
    Blocks,
    Boilerplate,
    Code,
    CodeBlock,
    Content,
    FactRef,
    Facts,
    Figure,
    Heading,
    Image,
    Inline,
    Link,
    Release,
    Str,
)
from comunicado.release_fields import NOWHERE, Fields, Surroundings

PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp")
_MISPLACED = re.compile(r"<!--\s*(?:translators\s*:|original\s[^>]*:|notranslate\b)", re.IGNORECASE)
_NOTE = re.compile(r"\[\^[^\]\s]+\]")
_FENCE = re.compile(r"---[ \t]*\Z")


def parse(
    data: bytes, *, path: str, id: str, source: str = "en-US", timezone: str = "UTC", around: Surroundings = NOWHERE
) -> Release:
    """Read a release.

    Args:
        data: the bytes of `release.md`, UTF-8.
        path: its name in messages.
        id: the release's id.
        source: locale of releases that do not name one.
        timezone: IANA key of the newsroom's zone.
        around: what the release may refer to.

    Raises:
        SourceError: with every mistake found.
    """
    return _Reader(path, source, timezone, around).release(data, id)


def remarks(release: Release) -> tuple[Problem, ...]:
    """What is allowed, and yet hardly meant: it would be printed as it stands, or look unlike what its author saw."""
    found = [(line, *said) for content, line in contents(release.body) for said in _printed(content)]
    texts = (*_fields(release), *contents(release.body))
    found += [(line, *said) for content, line in texts if (said := _turned(content))]
    found += [(block.line, *said) for block, said in _skipped(release.body)]
    return tuple(Problem(release.path, *one) for one in sorted(found, key=lambda one: one[0]))


def _printed(content: Content) -> Iterator[tuple[str, str]]:
    """What looks like markup and is text, each with what to do."""
    texts = [node.text for node in nodes(content) if isinstance(node, Str)]
    # A comment that is none of ours is text.
    if any("<!--" in text for text in texts):
        hint = "write 'translators:', 'original LOCALE:' or 'notranslate' in it, or remove it"
        yield "this comment is printed on the page, for HTML is text here", hint
    for mark in dict.fromkeys(mark for text in texts if "[^" in text for mark in _NOTE.findall(text)):
        yield f"there is no footnote '{mark}', so this is printed on the page", f"write '{mark}: …' on a line below"


def _turned(content: Content) -> tuple[str, str] | None:
    """A mark of direction that does no good, with what to do."""
    if mark := direction.needless(_said(content)):
        return f"{direction.named(mark)} turns text about without need", "delete it, and the one at its end"
    return None


def _skipped(body: Blocks) -> Iterator[tuple[Heading, tuple[str, str]]]:
    """Headings that are more than one level below the one before: whoever hears the page looks for what is missing.

    The highest heading of a body is printed right below the headline, whatever its level.
    """
    headings = [block for block in within(body) if isinstance(block, Heading)]
    top = min((heading.level for heading in headings), default=0)
    above = top - 1
    for heading in headings:
        if heading.level > above + 1:
            reason = f"this heading skips a level: it is of level {heading.level}"
            reason += f", and the one before of level {above}" if above >= top else ", and the first one"
            yield heading, (reason, f"begin it with '{'#' * (above + 1)}'")
        above = heading.level


def _fields(release: Release) -> Iterator[tuple[Content, int]]:
    """What a front matter says to readers, with its line."""
    for key in ("headline", "subhead", "dateline", "summary"):
        yield getattr(release, key), release.lines.get(key, 1)
    for one in release.corrections:
        yield one.text, one.line
    for name, credit in release.credits:
        yield credit, release.lines.get(f"credits.{name}", 1)


def _said(content: Content) -> str:
    """All letters of a text, in order."""
    return "".join(node.text for node in nodes(content) if isinstance(node, Str | Code))


def parse_boilerplate(data: bytes, *, path: str, id: str, facts: Facts | None = None) -> Boilerplate:
    """Read a shared text: a body without front matter.

    Raises:
        SourceError: with every mistake found.
    """
    reader = _Reader(path, "en-US", "UTC", Surroundings(facts=facts or {}, has_file=lambda _: False))
    text = reader.decoded(data)
    body = reader.body(text, 1)
    reader.check(body, (), reader.around.facts)
    if not body and not reader.problems:
        reader.say(1, "this shared text is empty", "write it, or remove the file")
    reader.stop()
    return Boilerplate(id, path, body)


class _Reader(Fields):
    """Reads one file and collects its problems."""

    _references = False
    """Whether a character may be written as a reference, as `&#27;`."""
    _turns = False
    """Whether there may be marks of direction."""

    # --- the file ---

    def decoded(self, data: bytes) -> str:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise SourceError(
                Problem(self.path, line, "this is not UTF-8 text", "save the file as UTF-8 in your editor")
            ) from None
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        self._references = "&" in text
        self._turns = self._references or direction.MARK.search(text) is not None
        for match in front.CONTROL.finditer(text):
            self._control(match[0], text.count("\n", 0, match.start()) + 1)
        self.stop()
        return text

    def _control(self, text: str, line: int) -> None:
        for character in sorted(set(front.CONTROL.findall(text))):
            self.say(line, f"there is a control character U+{ord(character):04X} in the text", "delete it")

    def release(self, data: bytes, id: str) -> Release:
        text = self.decoded(data)
        head, body, line = self._split(text)
        found = self.typed(head, id=id, body=self.body(body, line))
        self._check_all(found)
        self.stop()
        return found

    def _split(self, text: str) -> tuple[str, str, int]:
        lines = text.split("\n")
        if not _FENCE.match(lines[0]):
            self.say(1, "there is no front matter", "begin the file with '---', 'headline:', 'date:' and '---'")
            self.stop()
        for number, line in enumerate(lines[1:], 2):
            if _FENCE.match(line):
                return "\n".join(lines[1 : number - 1]), "\n".join(lines[number:]), number + 1
        self.say(1, "the front matter does not end", "close it with a line '---'")
        self.stop()
        raise AssertionError("stopped above")

    # --- body ---

    def body(self, text: str, line: int) -> Blocks:
        try:
            return markdown.read(text, line=line)
        except markdown.MarkdownMistake as mistake:
            self.say(mistake.at, mistake.reason, mistake.hint)
            return ()

    def _check_all(self, found: Release) -> None:
        # A fact that is declared wrongly is told of once, not again at every place that names it.
        declared = {key.removeprefix("facts.") for key in self.lines if key.startswith("facts.")}
        known = {*self.around.facts, *found.facts, *declared}
        self.check(found.body, (*_fields(found),), known)
        shown = pictures(found.body) if found.credits else ()
        for name, _ in found.credits:
            if name not in shown:
                self.say(
                    self.lines.get(f"credits.{name}", 1), f"no picture '{name}' is in this release", "correct the name"
                )

    def check(self, body: Blocks, more: Collection[tuple[Content, int]], facts: Collection[str]) -> None:
        """Report undeclared facts, refused links, pictures that are not there, and marks of direction without an end.

        Args:
            more: the texts of a front matter; their marks of direction are looked at where it is read.
        """
        for block in within(body):
            if isinstance(block, Figure):
                self._picture(block.src, block.line)
            elif isinstance(block, CodeBlock):
                self.direction(block.text, block.line)
        for content, line in contents(body) if self._turns else ():
            self.direction(_said(content), line)
        for content, line in (*more, *contents(body)):
            if len(content) == 1 and isinstance(content[0], Str):  # as most, and then there is nothing to walk through
                self._node(content[0], line, facts)
                continue
            for node in nodes(content):
                self._node(node, line, facts)

    def _node(self, node: Inline, line: int, facts: Collection[str]) -> None:
        if isinstance(node, Str | Code):
            if self._references:
                self._control(node.text, line)
            if isinstance(node, Str) and "<!--" in node.text and _MISPLACED.search(node.text):
                hint = "put it on a line of its own before the block, after an empty line"
                self.say(line, "a comment for translators stands inside a text and would be printed", hint)
        elif isinstance(node, FactRef):
            if node.name not in facts:
                hint = "declare it under 'facts:', or write \\{ for a brace"
                self.say(line, f"there is no fact '{{{node.name}}}'", hint)
        elif isinstance(node, Link | Image):
            if isinstance(node, Image):
                self._picture(node.src, line)
            elif reason := refusal(node.url) or relative(node.url):
                self.say(line, f"{reason}: {node.url}", "link to an https address")
            for title in (node.title, node.alt if isinstance(node, Image) else ()):
                for part in title:
                    self._node(part, line, facts)

    def _picture(self, src: str, line: int) -> None:
        parts = src.split("/")
        if ":" in src or "\\" in src or src.startswith("/") or ".." in parts or "" in parts:
            self.say(line, f"the picture '{src}' lies outside the release's folder", "put it beside release.md")
        elif not src.lower().endswith(PICTURES):
            self.say(line, f"'{src}' is no picture that can be shown", f"use one of {', '.join(PICTURES)}")
        elif self.around.has_file is not None and not self.around.has_file(src):
            self.say(line, f"the picture '{src}' is not there", "put it beside release.md, or correct the name")
