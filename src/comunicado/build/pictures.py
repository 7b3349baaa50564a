"""Pictures of a release: their sizes, for pages that do not jump while they load."""

from __future__ import annotations

from pathlib import Path

from comunicado.errors import Problem, SourceError
from comunicado.markdown.html import Picture
from comunicado.markdown.tree import pictures
from comunicado.model import Release
from comunicado.newsroom import Places

MAX_BYTES = 40_000_000


def read(root: Path, release: Release) -> dict[str, tuple[bytes, Picture]]:
    """The pictures of a release by name: bytes, and name and size for its page.

    Raises:
        SourceError: a file is no picture, with every one that is not.
    """
    found: dict[str, tuple[bytes, Picture]] = {}
    problems: list[Problem] = []
    for name in pictures(release.body):
        path = f"{Places.folder(release.id)}/{name}"
        try:
            data = _bytes(root / path)
            width, height = _size(root / path)
            found[name] = data, Picture(name, width, height)
        except (OSError, ValueError) as error:
            problems.append(
                Problem(path, None, f"this picture cannot be shown ({error})", "save it again as JPEG or PNG")
            )
    if problems:
        raise SourceError(*problems)
    return found


def _bytes(path: Path) -> bytes:
    if path.stat().st_size > MAX_BYTES:
        raise ValueError(f"it is larger than {MAX_BYTES // 1_000_000} MB")
    return path.read_bytes()


def _size(path: Path) -> tuple[int, int]:
    import warnings

    from PIL import Image as Pillow

    with warnings.catch_warnings():
        # A picture that would fill the memory when decoded is refused by its stated size, before it is.
        warnings.simplefilter("error", Pillow.DecompressionBombWarning)
        try:
            with Pillow.open(path) as picture:
                picture.verify()
            with Pillow.open(path) as picture:  # after verify() a picture can't be read
                width, height = picture.size
                turned = picture.getexif().get(0x0112, 1) in (5, 6, 7, 8)
        except Exception as error:  # on a damaged file Pillow raises whatever its decoders do
            raise ValueError(str(error) or type(error).__name__) from None
    return (height, width) if turned else (width, height)
