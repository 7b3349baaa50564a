"""What is published of a picture is what is seen on it, in sizes that fit, and nothing else."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageDraw, ImageFilter, PngImagePlugin

from comunicado.build import pictures
from comunicado.build.pictures import encoding
from comunicado.build.pictures.encoding import Encoded, Unfit
from comunicado.editions import html as webpage
from comunicado.errors import SourceError
from comunicado.markdown import html, read
from comunicado.model import Release
from editions import samples
from judges.browser import Visitor
from judges.nu import Message

SECRETS = (
    b"SECRET",
    b"Exif",
    b"http://ns.adobe.com",
    b"ICC_PROFILE",
    b"Photoshop",
    b"tEXt",
    b"iTXt",
    b"eXIf",
    b"EXIF",
    b"XMP ",
)
"""What metadata of the kinds that cameras and programs write looks like."""
SECRET = "SECRET 25.9, -97.5"
XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>{SECRET}</dc:creator></x:xmpmeta>'.encode()


def photo(width: int = 2000, height: int = 1500, mode: str = "RGB") -> Image.Image:
    """Red above, blue below, with enough in it that narrower ones are smaller."""
    made = Image.new("RGB", (width, height), "blue")
    draw = ImageDraw.Draw(made)
    draw.rectangle((0, 0, width, height // 2), "red")
    for x in range(0, width, 7):
        draw.line((x, 0, width - x, height), (x % 256, 90, 40))
    return made.convert(mode)


def exif(orientation: int = 1) -> Image.Exif:
    made = Image.Exif()
    made[0x010F] = SECRET  # maker
    made[0x9286] = SECRET
    made[0x0112] = orientation
    made.get_ifd(0x8825)[2] = (25.0, 54.0, 6.0)  # latitude
    return made


def saved(image: Image.Image, kind: str, **how: Any) -> bytes:
    file = BytesIO()
    image.save(file, kind, **how)
    return file.getvalue()


def loaded(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


def with_text() -> PngImagePlugin.PngInfo:
    said = PngImagePlugin.PngInfo()
    said.add_text("Comment", SECRET)
    said.add_itxt("XML:com.adobe.xmp", SECRET)
    return said


def moving(kind: str, **how: Any) -> bytes:
    return saved(FRAMES[0], kind, save_all=True, append_images=FRAMES[1:], duration=90, **how)


FRAMES = [Image.new("RGB", (40, 30), colour) for colour in ("red", "green", "blue")]
PICTURES = {
    "photo.jpg": lambda: saved(photo(), "JPEG", exif=exif(), xmp=XMP, comment=SECRET, dpi=(300, 300)),
    "chart.png": lambda: saved(
        photo(1200, 300).filter(ImageFilter.GaussianBlur(3)), "PNG", exif=exif(), pnginfo=with_text()
    ),
    "clear.png": lambda: saved(photo(600, 400, "RGBA"), "PNG", pnginfo=with_text()),
    "few.png": lambda: saved(photo(900, 400).quantize(16), "PNG", pnginfo=with_text()),
    "view.webp": lambda: saved(photo(), "WEBP", exif=exif(), xmp=XMP),
    "still.gif": lambda: saved(photo(300, 200), "GIF", comment=SECRET.encode()),
    "moving.gif": lambda: moving("GIF", loop=0, comment=SECRET),
    "moving.png": lambda: moving("PNG", pnginfo=with_text()),
    "moving.webp": lambda: moving("WEBP", exif=exif(), xmp=XMP),
}


@pytest.fixture(scope="module")
def originals() -> dict[str, bytes]:
    """Every kind of picture, each with a secret in it."""
    made = {name: make() for name, make in PICTURES.items()}
    assert all(any(secret in data for secret in SECRETS) for data in made.values())
    return made


@pytest.fixture(scope="module")
def encoded(originals: dict[str, bytes]) -> dict[str, Encoded]:
    """The same, published."""
    return {name: encoding.encode(data) for name, data in originals.items()}


def test_no_metadata_of_any_kind_is_published(encoded: dict[str, Encoded]) -> None:
    for name, found in encoded.items():
        for size in found.sizes:
            assert not [secret for secret in SECRETS if secret in size.data], name
            image = loaded(size.data)
            assert not image.getexif(), name
            assert {*image.info} <= {
                "jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression", "transparency",
                "version", "background", "duration", "loop", "extension", "timestamp", "default_image", "blend", "bbox",
                "disposal",
            }, name  # fmt: skip


def test_a_picture_keeps_its_kind_and_comes_in_widths_up_to_its_own(encoded: dict[str, Encoded]) -> None:
    widths = {name: [(s.width, s.height) for s in found.sizes] for name, found in encoded.items()}
    assert widths["photo.jpg"] == widths["view.webp"] == [(480, 360), (960, 720), (1600, 1200)]
    assert widths["chart.png"] == [(480, 120), (960, 240), (1200, 300)]
    assert widths["clear.png"][-1] == (600, 400)
    for name, found in encoded.items():
        assert found.ending == name.rsplit(".", 1)[1]
        assert [len(s.data) for s in found.sizes] == sorted(len(s.data) for s in found.sizes)
        for size in found.sizes:
            assert loaded(size.data).size == (size.width, size.height)


def test_animations_keep_every_frame_and_its_time(originals: dict[str, bytes], encoded: dict[str, Encoded]) -> None:
    for name in ("moving.gif", "moving.png", "moving.webp"):
        before, after = Image.open(BytesIO(originals[name])), Image.open(BytesIO(encoded[name].sizes[-1].data))
        assert after.n_frames == before.n_frames == 3, name
        for frame in range(3):
            before.seek(frame)
            after.seek(frame)
            assert after.convert("RGB").tobytes() == before.convert("RGB").tobytes(), name
            assert after.info.get("duration") == before.info.get("duration"), name
        assert after.info.get("loop") == before.info.get("loop")


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_turned_as_the_camera_said(orientation: int) -> None:
    upright = photo(800, 600)
    turn = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }  # fmt: skip
    held = upright.transpose(turn[orientation]) if orientation > 1 else upright
    size = encoding.encode(saved(held, "JPEG", exif=exif(orientation), quality=95)).sizes[-1]
    assert (size.width, size.height) == (800, 600)
    image = loaded(size.data).convert("RGB")
    red, _, blue = image.resize((1, 2), Image.Resampling.BOX).getpixel((0, 0))
    assert red > blue, "red is above"


def test_colours_come_out_in_srgb() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    # A profile whose red is the web's blue: who ignored it would see red.
    data = bytearray(lab.tobytes())
    red, blue = data.index(b"rXYZ"), data.index(b"bXYZ")
    data[red + 4 : red + 8], data[blue + 4 : blue + 8] = data[blue + 4 : blue + 8], data[red + 4 : red + 8]
    plain = Image.new("RGB", (50, 50), (255, 0, 0))
    for kind in ("JPEG", "PNG", "WEBP"):
        how: dict[str, Any] = {"lossless": True} if kind == "WEBP" else {}
        found = loaded(encoding.encode(saved(plain, kind, icc_profile=bytes(data), **how)).sizes[0].data)
        red_now, _, blue_now = found.convert("RGB").getpixel((25, 25))
        assert blue_now > 200 > red_now, kind
        assert "icc_profile" not in found.info
    broken = encoding.encode(saved(plain, "JPEG", icc_profile=b"no profile"))
    assert loaded(broken.sizes[0].data).getpixel((25, 25))[0] > 200, "a profile that is none changes nothing"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "CMYK", "I;16"])
def test_every_mode_comes_out_as_browsers_show_it(mode: str) -> None:
    image = Image.new("I;16", (700, 500), 40_000) if mode == "I;16" else photo(700, 500).convert(mode)
    found = encoding.encode(saved(image, "JPEG" if mode == "CMYK" else "PNG"))
    for size in found.sizes:
        shown = loaded(size.data)
        assert shown.mode in ("1", "L", "P", "RGB", "RGBA")
        if mode == "I;16":
            assert shown.convert("L").getpixel((5, 5)) == 40_000 // 256


def test_transparency_stays_in_every_width() -> None:
    image = photo(700, 500, "RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 350, 500))
    few = photo(700, 500).quantize(8)
    few.info["transparency"] = 0
    for data in (saved(image, "PNG"), saved(image, "WEBP"), saved(few, "PNG", transparency=0)):
        for size in encoding.encode(data).sizes:
            alpha = loaded(size.data).convert("RGBA").getchannel("A").getextrema()
            assert alpha[0] < 10, size.width


def png_head(width: int, height: int) -> bytes:
    """A PNG that says how large it is and holds nothing."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    return b"\x89PNG\r\n\x1a\n" + parts + b"\0\0\0\0IEND" + struct.pack(">I", zlib.crc32(b"IEND"))


WHOLE = saved(photo(300, 200), "JPEG")
BAD = {
    "cut.jpg": (WHOLE[: len(WHOLE) // 2], "it is damaged"),
    "head.jpg": (WHOLE[:10], "it is damaged"),
    "cut.png": (saved(photo(300, 200), "PNG")[:-400], "it is damaged"),
    "cut.gif": (PICTURES["moving.gif"]()[:-30], "it is damaged"),
    "cut.webp": (PICTURES["view.webp"]()[:-900], "it is damaged"),
    "empty.png": (b"", "there is no JPEG, PNG, WebP or GIF in it"),
    "page.png": (b"<!doctype html><script>alert(1)</script>", "there is no JPEG, PNG, WebP or GIF in it"),
    "vector.png": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "there is no JPEG, PNG, WebP or GIF in it"),
    "bitmap.jpg": (saved(photo(9, 9), "BMP"), "there is no JPEG, PNG, WebP or GIF in it"),
    "print.jpg": (saved(photo(9, 9), "TIFF"), "there is no JPEG, PNG, WebP or GIF in it"),
    "bomb.png": (png_head(50_000, 50_000), "it has more than 80 million pixels"),
    "less.png": (png_head(10_000, 9_000), "it has more than 80 million pixels"),
    "other.jpg": (saved(photo(9, 9), "PNG"), "it is named .jpg, and is of the kind .png"),
}  # fmt: skip


def release(*names: str) -> Release:
    """A release that shows some pictures."""
    body = "\n\n".join(f"![What is seen](<{name}>)" for name in names)
    made = samples.translation(samples.SUMMIT, "en-US").release
    return replace(made, id="2020/x", path="releases/2020/x/release.md", body=read(body))


def lay(root: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        path = root / "releases/2020/x" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return root


def test_a_file_that_is_no_picture_is_one_clear_error_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # As WeasyPrint leaves it, once a PDF was made.
    monkeypatch.setattr("PIL.ImageFile.LOAD_TRUNCATED_IMAGES", True)
    lay(tmp_path, {name: data for name, (data, _) in BAD.items()})
    with pytest.raises(SourceError) as caught:
        pictures.read(tmp_path, release(*BAD, "none.png"))
    said = {problem.path.rsplit("/", 1)[1]: problem for problem in caught.value.problems}
    assert {*said} == {*BAD, "none.png"}
    for name, (_, reason) in BAD.items():
        assert reason in said[name].reason, name
        assert said[name].hint, name
        assert "0x" not in str(said[name]), "the same message each time"
    assert "No such file" in said["none.png"].reason


def test_a_file_too_large_is_not_even_read(tmp_path: Path) -> None:
    lay(tmp_path, {"huge.png": b""})
    with (tmp_path / "releases/2020/x/huge.png").open("r+b") as file:
        file.truncate(pictures.MAX_BYTES + 1)
    with pytest.raises(SourceError, match="larger than 40 MB"):
        pictures.read(tmp_path, release("huge.png"))


def test_an_animation_of_more_pixels_than_can_be_decoded_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding, "_MAX_FRAMES", 40 * 30 * 2)
    with pytest.raises(Unfit, match="its frames have more"):
        encoding.encode(PICTURES["moving.gif"]())


def test_names_are_made_of_content_and_fit_every_server(originals: dict[str, bytes], tmp_path: Path) -> None:
    root = lay(
        tmp_path,
        {
            "año 1, cauce.jpg": originals["photo.jpg"],
            "in/2020-x.en.png": originals["chart.png"],
            "¿.gif": originals["still.gif"],
        },
    )
    found = pictures.read(root, release("año 1, cauce.jpg", "in/2020-x.en.png", "¿.gif"))
    names = sorted(found.files)
    assert [name.rsplit(".", 2)[0] for name in names] == [
        "2020-x-en-1200", "2020-x-en-480", "2020-x-en-960", "ano-1-cauce-1600", "ano-1-cauce-480", "ano-1-cauce-960",
        "picture-300",
    ]  # fmt: skip
    assert all(part.isascii() and " " not in part for part in names)
    shown = found.shown["año 1, cauce.jpg"]
    assert (shown.width, shown.height, [width for _, width in shown.sources]) == (1600, 1200, [480, 960, 1600])
    assert {href for href, _ in shown.sources} <= {*names}
    assert shown.href == shown.sources[-1][0]
    assert found.shown["¿.gif"].sources == (), "one size needs no choice"
    changed = lay(tmp_path, {"¿.gif": saved(photo(301, 200), "GIF")})
    assert pictures.read(changed, release("¿.gif")).shown["¿.gif"].href not in names


def test_print_has_the_same_picture_under_its_own_name(originals: dict[str, bytes], tmp_path: Path) -> None:
    root = lay(tmp_path, {"in/photo.jpg": originals["photo.jpg"]})
    found = pictures.read(root, release("in/photo.jpg"))
    laid = found.folder / "in/photo.jpg"
    assert laid.read_bytes() == found.files[found.shown["in/photo.jpg"].href]
    laid.write_bytes(b"somebody's")
    assert (pictures.read(root, release("in/photo.jpg")).folder / "in/photo.jpg").read_bytes() != b"somebody's"
    assert (root / "releases/2020/x/in/photo.jpg").read_bytes() == originals["photo.jpg"], "the author's file stays"


def test_a_picture_is_encoded_once_and_a_damaged_cache_costs_only_time(
    originals: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = lay(tmp_path, {"few.png": originals["few.png"]})
    first = pictures.read(root, release("few.png"))
    made: list[int] = []
    whole = encoding.encode
    monkeypatch.setattr(encoding, "encode", lambda data: made.append(len(data)) or whole(data))
    assert pictures.read(root, release("few.png")) == first
    assert made == []
    [entry] = (root / ".comunicado/pictures").iterdir()
    for damage in (b"", entry.read_bytes()[:-1], b"x" + entry.read_bytes()[1:]):
        entry.write_bytes(damage)
        assert pictures.read(root, release("few.png")) == first
    assert len(made) == 3


def test_the_same_picture_gives_the_same_bytes(originals: dict[str, bytes], encoded: dict[str, Encoded]) -> None:
    for name, data in originals.items():
        assert encoding.encode(data) == encoded[name], name


def test_a_page_lets_browsers_choose_a_width(originals: dict[str, bytes], tmp_path: Path) -> None:
    root = lay(tmp_path, {"photo.jpg": originals["photo.jpg"]})
    found = pictures.read(root, release("photo.jpg")).shown["photo.jpg"]
    sized = replace(found, sizes="(min-width: 9em) 50vw, 100vw")
    figure = html.Figure("photo.jpg", alt=(html.Str('Red, "blue"'),))
    said = html.figure(figure, html.Rendering({}, picture=lambda _: sized))
    widths = ", ".join(f"{href} {width}w" for href, width in found.sources)
    assert f'src="{found.href}" srcset="{widths}" sizes="(min-width: 9em) 50vw, 100vw" ' in said
    assert 'width="1600" height="1200"' in said
    comma = replace(found, sources=(("a,b.jpg", 9), ("c.jpg", 12)))
    assert "a%2Cb.jpg 9w, c.jpg 12w" in html.figure(figure, html.Rendering({}, picture=lambda _: comma))


def test_browsers_take_the_width_that_a_screen_needs_and_the_page_is_valid(
    originals: dict[str, bytes], tmp_path: Path, browser: Visitor, serve: Callable[[Path], str],
    check_html: Callable[..., list[Message]],
) -> None:  # fmt: skip
    found = pictures.read(lay(tmp_path, {"photo.jpg": originals["photo.jpg"]}), release("photo.jpg"))
    (tmp_path / "templates").mkdir()
    taken: dict[str, list[str]] = {}
    for edition in ("en", "en-es"):
        page = samples.page(edition, tmp_path, pictures=found.shown, folder=found.folder)
        texts = tuple(replace(one, release=replace(one.release, body=release("photo.jpg").body)) for one in page.texts)
        folder = tmp_path / "site" / edition
        folder.mkdir(parents=True)
        (folder / "index.html").write_bytes(webpage.render(replace(page, texts=texts)))
        for name, data in found.files.items():
            (folder / name).write_bytes(data)
        url = serve(folder)
        for width in (390, 1280):
            with browser.page(f"{url}/index.html", width=width) as shown:
                source = shown.evaluate("document.querySelector('figure img').currentSrc")
                taken.setdefault(edition, []).append(source.rsplit("/", 1)[1].split(".")[0])
    assert taken == {"en": ["photo-480", "photo-960"], "en-es": ["photo-480", "photo-1600"]}
    assert [str(message) for message in check_html(sorted((tmp_path / "site").rglob("*.html")))] == []
