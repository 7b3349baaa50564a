"""Colours as a newsroom writes them in, how well they are told apart out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comunicado.values import ValueMistake

READABLE = 4.5
"""The least contrast that what carries meaning has with the page (WCAG 2.2, 1.4.3)."""
_WHITE, _BLACK = (0xFF, 0xFF, 0xFF), (0, 0, 0)
_FORM = re.compile(r"#[0-9a-fA-F]{6}\Z")
_STEPS = 20


def accent(text: str) -> str:
    """A newsroom's own colour, which is seen on white.  (For dark pages a lighter one is made of it.)

    Raises:
        ValueMistake: it is none, or too light.

    >>> accent("#17385e")
    '#17385e'
    """
    if not _FORM.match(text):
        raise ValueMistake(f"'{text}' is no colour of the form #17385E", "")
    given = parts(text)
    found = contrast(given, _WHITE)
    if found < READABLE:
        shades = (mixed(given, _BLACK, step / _STEPS) for step in range(_STEPS + 1))
        darker = next(shade for shade in shades if contrast(shade, _WHITE) >= READABLE)
        # Cut, not rounded: 4.48 is not enough, and must not look as if it were.
        reason = f"'{text}' is too light for a white page (contrast {int(found * 10) / 10}, {READABLE} is needed)"
        raise ValueMistake(reason, f"take a darker one, as {written(darker)}")
    return text


def parts(colour: str) -> tuple[int, ...]:
    """Red, green and blue, from 0 to 255, of a colour of the form #17385E."""
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def written(colour: Sequence[int]) -> str:
    """The same in the form #17385E."""
    return "#" + "".join(f"{part:02X}" for part in colour)


def mixed(colour: Sequence[int], other: Sequence[int], share: float) -> tuple[int, ...]:
    """A colour with a share, from 0 to 1, of another in it."""
    return tuple(round(one + (two - one) * share) for one, two in zip(colour, other, strict=True))


def contrast(one: Sequence[int], other: Sequence[int]) -> float:
    """WCAG 2.2 contrast ratio, from 1 to 21.

    >>> contrast((0, 0, 0), (255, 255, 255))
    21.0
    """
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Sequence[int]) -> float:
    shares = [part / 255 for part in colour]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
