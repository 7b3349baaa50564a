"""A URL that a page or stylesheet names in, the bytes of one of the newsroom's own files out.

Everything that WeasyPrint loads passes here.  No network, no redirects, no file outside the folders given (links are
resolved first), no file that is missing: each of them stops the document, because WeasyPrint would otherwise print it
without the picture and say nothing.
"""

from __future__ import annotations

import mimetypes
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse


class OwnFiles(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no annotations
    """Serves files below `roots`, and pictures in `data:` addresses; refuses everything else."""

    def __init__(self, *roots: Path) -> None:
        super().__init__(allowed_protocols={"file", "data"}, allow_redirects=False)
        self.roots = tuple(root.resolve() for root in roots)

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
        path = self._own(url)
        try:
            body = path.read_bytes()
        except OSError as error:
            raise FatalURLFetchingError(f"'{path}' cannot be read ({error.strerror})") from None
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, body, {"Content-Type": kind})

    def _own(self, url: str) -> Path:
        parts = urlsplit(url)
        if parts.netloc not in ("", "localhost"):
            raise FatalURLFetchingError(f"'{url[:200]}' is on another machine")
        name = url2pathname(parts.path)
        if "\0" in unquote(name):
            raise FatalURLFetchingError(f"'{url[:200]}' is no file name")
        path = Path(name).resolve()
        if not any(path.is_relative_to(root) for root in self.roots):
            raise FatalURLFetchingError(f"'{path}' lies outside the newsroom's own files")
        return path
