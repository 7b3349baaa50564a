"""Letters of picture fonts in, the characters that they show out."""

from __future__ import annotations

_FONTS = {
    "symbol": {0xB7: "•", 0xA7: "♣", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xE2: "®", 0xE3: "©", 0xE4: "™", 0xB0: "°",
               0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xA3: "≤", 0xB3: "≥", 0xAE: "→", 0xAC: "←", 0x2D: "−"},
    "wingdings": {0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x4A: "☺", 0x6C: "●", 0x6E: "■", 0x71: "❑", 0x75: "◆", 0x76: "❖",
                  0x9F: "•", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xE0: "→", 0xDF: "←", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗",
                  0xFC: "✓", 0xFD: "☒", 0xFE: "☑"},
}  # fmt: skip
BULLETS = "•▪◦‣●■◆❖➢·"
"""What people type before an item when they make no list."""


def character(font: str, code: str) -> str | None:
    """The character of a symbol as `w:sym` names it; None where it is not known.

    >>> character("Wingdings", "F0FC")
    '✓'
    """
    try:
        number = int(code, 16)
    except ValueError:
        return None
    if 0xF000 <= number <= 0xF0FF:  # the private use area, in which Word keeps the codes of such fonts
        number -= 0xF000
    known = _FONTS.get(font.strip().lower())
    if known is not None:
        return known.get(number)
    return chr(number) if 0x20 <= number < 0xD800 else None
