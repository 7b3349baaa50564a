"""Line breaks at either end: where the two texts differ, a translation was cut off or pasted with too much."""

from __future__ import annotations

from collections.abc import Iterator

from comunicado.checks.context import Context
from comunicado.model import Segment


def check(segment: Segment, string: str, _: Context) -> Iterator[str]:
    """A line break at the beginning or the end of one of the two texts alone; msgfmt refuses it too."""
    for where, has in (("begins", str.startswith), ("ends", str.endswith)):
        if has(string, "\n") and not has(segment.text, "\n"):
            yield f"the translation {where} with a line break, the source does not; delete it if all is there"
        elif has(segment.text, "\n") and not has(string, "\n"):
            yield f"the source {where} with a line break, the translation does not; add it, as \\n"
