"""A picture's bytes in, its encodings out, made once on this machine.

An entry that is deleted or damaged costs the time to make it again, and never an answer: it starts with the hash of the
rest.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path

from comunicado.build.pictures import encoding
from comunicado.build.pictures.encoding import Encoded, Size

FOLDER = "pictures"
_HASH = 32
_KINDS = {"jpg": "jpg", "jpeg": "jpg"}


def encoded(data: bytes, name: str, path: Path) -> Encoded:
    """The encodings of a picture.

    Args:
        data: the file's bytes.
        name: its name, whose ending must say what it is.
        path: its `entry` in the newsroom's cache.

    Raises:
        Unfit: it cannot be published.
    """
    found = _read(path)
    if found is None:
        found = encoding.encode(data)
        put(path, _written(found))
    ending = name.rsplit(".", 1)[-1].lower()
    if _KINDS.get(ending, ending) != found.ending:
        reason = f"it is named .{ending}, and is of the kind .{found.ending}"
        raise encoding.Unfit(reason, f"rename it, or save it again as .{ending}")
    return found


def entry(data: bytes) -> str:
    """Where the encodings of a picture are kept, below the cache's folder."""
    recipe = f"{encoding.recipe()}\n".encode()
    return f"{FOLDER}/{hashlib.sha256(recipe + data).hexdigest()}"


def put(path: Path, data: bytes) -> None:
    """Write a file of the cache, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".tmp", delete=False) as file:
        try:
            file.write(data)
            file.close()
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise


def _written(found: Encoded) -> bytes:
    sizes = [[size.width, size.height, len(size.data)] for size in found.sizes]
    head = json.dumps({"ending": found.ending, "sizes": sizes}).encode()
    body = head + b"\n" + b"".join(size.data for size in found.sizes)
    return hashlib.sha256(body).digest() + body


def _read(path: Path) -> Encoded | None:
    try:
        data = path.read_bytes()
    except OSError:
        return None
    body = data[_HASH:]
    if hashlib.sha256(body).digest() != data[:_HASH]:
        return None
    head, _, rest = body.partition(b"\n")
    said = json.loads(head)
    sizes, at = [], 0
    for width, height, length in said["sizes"]:
        sizes.append(Size(width, height, rest[at : at + length]))
        at += length
    return Encoded(said["ending"], tuple(sizes))
