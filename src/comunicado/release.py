"""Release text in, a `Release` out, and back; every mistake of the file at once, with its line."""

from __future__ import annotations

import re
from collections.abc import Collection

from comunicado import front, markdown
from comunicado.errors import Problem, SourceError
from comunicado.markdown.tree import contents, nodes, pictures, within
from comunicado.markdown.urls import refusal, relative
from comunicado.model import (
    Blocks,
    Boilerplate,
    Code,
    Content,
    FactRef,
    Facts,
    Figure,
    Image,
    Inline,
    Link,
    Release,
    Str,
)
from comunicado.release_fields import NOWHERE, Fields, Surroundings

PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp")
_MISPLACED = re.compile(r"<!--\s*(?:translators\s*:|original\s[^>]*:|notranslate\b)", re.IGNORECASE)
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
    """What is allowed, and yet hardly meant: a comment that is none of ours is text, and would be printed."""
    hint = "write 'translators:', 'original LOCALE:' or 'notranslate' in it, or remove it"
    return tuple(
        Problem(release.path, line, "this comment is printed on the page, for HTML is text here", hint)
        for content, line in contents(release.body)
        if any(isinstance(node, Str) and "<!--" in node.text for node in nodes(content))
    )


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
        texts = ("headline", "subhead", "dateline", "summary")
        fields = [(getattr(found, key), self.lines.get(key, 1)) for key in texts]
        fields += [(one.text, one.line) for one in found.corrections]
        fields += [(credit, self.lines.get(f"credits.{name}", 1)) for name, credit in found.credits]
        self.check(found.body, fields, known)
        shown = pictures(found.body) if found.credits else ()
        for name, _ in found.credits:
            if name not in shown:
                self.say(
                    self.lines.get(f"credits.{name}", 1), f"no picture '{name}' is in this release", "correct the name"
                )

    def check(self, body: Blocks, more: Collection[tuple[Content, int]], facts: Collection[str]) -> None:
        """Report facts that are not declared, links that are refused, pictures that are not there."""
        for block in within(body):
            if isinstance(block, Figure):
                self._picture(block.src, block.line)
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
