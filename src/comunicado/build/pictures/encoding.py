"""The bytes of an author's picture in, what is published of it out: JPEG, PNG or WebP in several widths, or a GIF.

Pixels alone go through: turned upright as the camera said, in sRGB, with no metadata.  The same bytes and the same
Pillow give the same bytes.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from comunicado.build.pictures import animated

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTHS = (480, 960, 1600)
"""Pixels: a phone, a column of a wide screen, and the same on a fine one.  The widest fits print too: 6.5 inches at
246 pixels an inch."""
MAX_HEIGHT = 2400
MAX_PIXELS = 80_000_000
"""Of a picture, or five times as many of all frames of an animation: what can be decoded in half a gigabyte."""
_MAX_FRAMES = 5 * MAX_PIXELS
_WORTH = 0.9
"""A narrower picture must be smaller than this part of the next one to be worth a file."""
_ENDINGS = {"JPEG": "jpg", "MPO": "jpg", "PNG": "png", "WEBP": "webp", "GIF": "gif"}
_SAVED: dict[str, dict[str, Any]] = {
    "jpg": {"format": "JPEG", "quality": 82, "optimize": True, "progressive": True},
    "png": {"format": "PNG", "optimize": True},
    "webp": {"format": "WEBP", "quality": 82, "method": 6},
}
_RECIPE = 1
"""Counted up when anything here gives other bytes."""


class Unfit(ValueError):
    """A picture that cannot be published."""

    def __init__(self, reason: str, hint: str = "save it again as JPEG or PNG") -> None:
        super().__init__(reason)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Size:
    """A picture at one size in pixels."""

    width: int
    height: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Encoded:
    """A picture as it is published."""

    ending: str
    """Of its files, without the dot."""
    sizes: tuple[Size, ...]
    """Narrowest first; at least one."""


def recipe() -> str:
    """What the bytes depend on besides the picture."""
    from PIL import __version__, features

    made_by = (features.version_codec("jpg"), features.version_codec("zlib"), features.version_module("webp"))
    return f"{_RECIPE} {__version__} {made_by}"


def encode(data: bytes) -> Encoded:
    """A picture, ready to publish.

    Raises:
        Unfit: it is damaged, too large, or of a kind that browsers do not show.
    """
    with warnings.catch_warnings(), _whole():
        warnings.simplefilter("ignore")  # of odd metadata, which is thrown away; and sizes are judged below
        try:
            return _encoded(data)
        except Unfit:
            raise
        except Exception as error:  # on a damaged file Pillow raises whatever its decoders do
            raise Unfit(f"it is damaged ({str(error) or type(error).__name__})") from None


@contextmanager
def _whole() -> Iterator[None]:
    """Refuse pictures that end too soon: WeasyPrint, once it is loaded, has Pillow fill them up with grey."""
    from PIL import ImageFile

    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _encoded(data: bytes) -> Encoded:
    from PIL import Image, UnidentifiedImageError

    try:
        image: Image.Image = Image.open(BytesIO(data), formats=("JPEG", "PNG", "WEBP", "GIF"))
    except UnidentifiedImageError:
        raise Unfit("there is no JPEG, PNG, WebP or GIF in it") from None
    except Image.DecompressionBombError:
        raise Unfit(_TOO_LARGE, _SMALLER) from None
    with image:
        ending = _ENDINGS[image.format or ""]
        if image.width * image.height > MAX_PIXELS:
            raise Unfit(_TOO_LARGE, _SMALLER)
        if ending == "gif" or (ending != "jpg" and getattr(image, "is_animated", False)):
            _decode_all(image)
            return Encoded(ending, (Size(image.width, image.height, animated.stripped(data, ending)),))
        image.load()
        whole = _fitted(_plain(image, ending))
    sizes = [_size(whole, ending)]
    for width in reversed([w for w in WIDTHS if w < whole.width * _WORTH]):
        smaller = _size(_resized(whole, width, round(whole.height * width / whole.width)), ending)
        if len(smaller.data) < len(sizes[0].data) * _WORTH:
            sizes.insert(0, smaller)
    return Encoded(ending, tuple(sizes))


_TOO_LARGE = f"it has more than {MAX_PIXELS // 1_000_000} million pixels"
_SMALLER = "save it smaller: 1,600 pixels are as wide as it is shown"


def _decode_all(image: Image) -> None:
    """Decode every frame, for a damaged one would show only in browsers."""
    done = 0
    for frame in range(getattr(image, "n_frames", 1)):
        done += image.width * image.height
        if done > _MAX_FRAMES:
            raise Unfit(f"its frames have more than {_MAX_FRAMES // 1_000_000} million pixels", _SMALLER)
        image.seek(frame)
        image.load()


def _plain(image: Image, ending: str) -> Image:
    """Its pixels, upright and in sRGB, and nothing else."""
    from PIL import ImageOps

    profile = image.info.get("icc_profile")
    image = _in_colours(_in_srgb(ImageOps.exif_transpose(image), profile), ending)
    # Writers take comments, profiles and resolutions from here.
    image.info = {name: value for name, value in image.info.items() if name == "transparency"}
    return image


def _in_srgb(image: Image, profile: bytes | None) -> Image:
    from PIL import ImageCms

    if not profile:
        return image
    if image.mode == "P":
        image = image.convert("RGBA" if "transparency" in image.info else "RGB")
    if image.mode not in ("RGB", "RGBA", "CMYK"):
        return image
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        return ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode=mode) or image
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image  # a profile that is none: browsers take the colours as they are, too


def _in_colours(image: Image, ending: str) -> Image:
    """In a mode that its kind of file can have."""
    if image.mode.startswith("I"):  # 16 bits of grey
        return image.convert("I").point(lambda level: level / 256).convert("L")
    if ending == "jpg":
        return image if image.mode in ("L", "RGB") else image.convert("RGB")
    if ending == "webp":
        return image if image.mode in ("RGB", "RGBA") else image.convert("RGBA")
    return image.convert("RGBA") if image.mode in ("LA", "PA", "La", "RGBa") else image


def _fitted(image: Image) -> Image:
    """Not wider than the widest, not taller than what fits a page."""
    scale = min(WIDTHS[-1] / image.width, MAX_HEIGHT / image.height, 1)
    if scale == 1:
        return image
    return _resized(image, max(1, round(image.width * scale)), max(1, round(image.height * scale)))


def _resized(image: Image, width: int, height: int) -> Image:
    from PIL.Image import Resampling

    if image.mode in ("P", "1") or "transparency" in image.info:
        image = image.convert("RGBA" if "transparency" in image.info else "L" if image.mode == "1" else "RGB")
    return image.resize((width, max(1, height)), Resampling.LANCZOS, reducing_gap=3.0)


def _size(image: Image, ending: str) -> Size:
    file = BytesIO()
    image.save(file, **_SAVED[ending])
    return Size(image.width, image.height, file.getvalue())
