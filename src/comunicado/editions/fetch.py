"""A URL that a page or style sheet names in, the bytes of one of the newsroom's own files out.

Everything that WeasyPrint loads passes here.  No network, no redirects, no file outside the folders given (links are
resolved first), no file that is missing: each of them stops the document, because WeasyPrint would otherwise print it
without the picture and say nothing.

Files go by the name of their place, `file:///release/trucks.jpg`, and never by their path on this machine: WeasyPrint
makes names in the PDF out of addresses, and the same release must give the same bytes in every folder.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse


def address(place: str, name: str = "") -> str:
    """The address of a file in one of the places.

    >>> address("release", "año 1.png")
    'file:///release/a%C3%B1o%201.png'
    """
    return f"file:///{place}/{quote(name)}"


class OwnFiles(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no annotations
    """Serves files below `places` (name → folder), and pictures in `data:` addresses; refuses everything else."""

    def __init__(self, places: Mapping[str, Path]) -> None:
        super().__init__(allowed_protocols={"file", "data"}, allow_redirects=False)
        self.places = {place: root.resolve() for place, root in places.items()}

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """The file at `url`.

        Raises:
            FatalURLFetchingError: it is not ours to read, or not there.  (It is a BaseException: WeasyPrint swallows
                ordinary ones.)
        """
        scheme = url.partition(":")[0].lower()
        if scheme == "data" and url[5:].lower().startswith("image/"):
            return super().fetch(url)
        if scheme != "file":
            raise FatalURLFetchingError(f"'{url[:200]}' is not a file of the newsroom")
        path, shown = self._own(url)
        try:
            body = path.read_bytes()
        except (OSError, ValueError) as error:
            raise FatalURLFetchingError(f"'{shown}' cannot be read ({error})") from None
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        if kind.startswith("image/") and kind != "image/svg+xml":
            body, kind = _picture(body, kind, shown)
        return URLFetcherResponse(url, body, {"Content-Type": kind})

    def _own(self, url: str) -> tuple[Path, str]:
        parts = urlsplit(url)
        _, place, name = [*unquote(parts.path).split("/", 2), "", ""][:3]
        root = self.places.get(place)
        if parts.netloc or root is None:
            raise FatalURLFetchingError(f"'{url[:200]}' lies outside the newsroom's own files")
        try:
            path = (root / name).resolve()
        except (OSError, ValueError, RuntimeError):
            raise FatalURLFetchingError(f"'{name[:200]}' is no file name") from None
        if not path.is_relative_to(root):
            raise FatalURLFetchingError(f"'{name[:200]}' lies outside its folder")
        return path, name


def _picture(data: bytes, kind: str, shown: str) -> tuple[bytes, str]:
    """A picture and its media type; one in the colours of a press in those of a screen.

    A PDF/A file has one kind of colours (ISO 19005-3, 6.2.4.3).

    Raises:
        FatalURLFetchingError: it is damaged, or none.
    """
    from PIL import Image

    try:
        with Image.open(BytesIO(data)) as picture:
            if picture.mode != "CMYK":
                picture.verify()
                return data, kind
            out = BytesIO()
            picture.convert("RGB").save(out, "PNG")
    except Exception as error:  # on a damaged file Pillow raises whatever its decoders do
        raise FatalURLFetchingError(f"'{shown}' is no picture that can be shown ({error})") from None
    return out.getvalue(), "image/png"
