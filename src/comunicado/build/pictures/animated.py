"""A GIF, or an animated PNG or WebP, in, the same out without what is not seen: metadata, comments, hidden data.

Frames stay as they are, byte for byte: encoding an animation anew would spoil its colours and its timing.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_PNG_KEPT = frozenset(
    (
        b"IHDR",
        b"PLTE",
        b"tRNS",
        b"gAMA",
        b"cHRM",
        b"sRGB",
        b"sBIT",
        b"acTL",
        b"fcTL",
        b"fdAT",
        b"IDAT",
        b"IEND",
    )
)
_WEBP_KEPT = frozenset((b"VP8X", b"ANIM", b"ANMF", b"ALPH", b"VP8 ", b"VP8L"))
_ICC_EXIF_XMP = 0x2C
"""Flags of VP8X that announce a profile, EXIF and XMP (RFC 9649, 2.7)."""
_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
_GIF_END = 0x3B


def stripped(data: bytes, ending: str) -> bytes:
    """The animation alone.

    Args:
        data: a file that a decoder took.
        ending: `gif`, `png` or `webp`.

    Raises:
        ValueError: it ends in the middle of a part.
    """
    try:
        return {"gif": _gif, "png": _png, "webp": _webp}[ending](data)
    except (IndexError, struct.error):
        raise ValueError("it ends in the middle") from None


def _png(data: bytes) -> bytes:
    """PNG, third edition, 5.3: length, name, content, sum."""
    kept, at = [data[:8]], 8
    while True:
        (length,), name = struct.unpack_from(">I", data, at), data[at + 4 : at + 8]
        end = at + 12 + length
        if end > len(data):
            raise IndexError
        if name in _PNG_KEPT:
            kept.append(data[at:end])
        if name == b"IEND":
            return b"".join(kept)  # what follows is no part of the picture
        at = end


def _webp(data: bytes) -> bytes:
    """RFC 9649, 2.3: name, length, content, padded to an even length."""
    (length,) = struct.unpack_from("<I", data, 4)
    kept, at, end = [], 12, 8 + length
    if end > len(data):
        raise IndexError
    while at < end:
        name, (size,) = data[at : at + 4], struct.unpack_from("<I", data, at + 4)
        chunk = data[at : at + 8 + size + size % 2]
        if name == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~_ICC_EXIF_XMP]) + chunk[9:]
        if name in _WEBP_KEPT:
            kept.append(chunk)
        at += len(chunk)
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _gif(data: bytes) -> bytes:
    """GIF89a, appendix A: header, screen, palette, then blocks; extensions other than timing and loops go."""
    at = 13 + _palette(data[10])
    return data[:at] + b"".join(_gif_blocks(data, at)) + bytes([_GIF_END])


def _gif_blocks(data: bytes, at: int) -> Iterator[bytes]:
    while data[at] != _GIF_END:
        start, kind = at, data[at]
        if kind == 0x21:  # extension
            at = _after_parts(data, start + 2)
            control, application = data[start + 1] == 0xF9, data[start + 1] == 0xFF
            if control or (application and data[start + 3 : start + 14] in _LOOPS):
                yield data[start:at]
        elif kind == 0x2C:  # picture
            at = _after_parts(data, start + 10 + _palette(data[start + 9]) + 1)
            yield data[start:at]
        else:
            raise ValueError("a part of it is unknown")


def _palette(flags: int) -> int:
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _after_parts(data: bytes, at: int) -> int:
    """Where a run of parts ends, each with its length in front, the last one empty."""
    while data[at]:
        at += 1 + data[at]
    return at + 1
