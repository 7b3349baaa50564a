"""A finished tree in, `public/` out, in one swap: readers see the old site or the new one, never a mixture."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from comunicado.errors import Problem, RenderError
from comunicado.newsroom.places import PUBLIC

STAGING = f".{PUBLIC}.tmp"
RETIRED = f".{PUBLIC}.old.tmp"


def heal(root: Path) -> None:
    """Bring `public/` back where a swap was interrupted, and remove what it left."""
    public, retired = root / PUBLIC, root / RETIRED
    if retired.is_dir() and not public.exists():
        retired.rename(public)
    for leftover in (root / STAGING, retired):
        if leftover.exists():
            # What cannot be removed now is no harm: it is not public, and the next run tries again.
            shutil.rmtree(leftover, ignore_errors=True)


def files(root: Path) -> dict[str, Path]:
    """The files of the last build, by their path below `public/`."""
    public = root / PUBLIC
    return {path.relative_to(public).as_posix(): path for path in sorted(public.rglob("*")) if path.is_file()}


def publish(root: Path, tree: Mapping[str, bytes]) -> None:
    """Replace `public/` by a tree of files (path → content).

    Raises:
        RenderError: it cannot be written; `public/` is then as it was.
    """
    staging, public, retired = root / STAGING, root / PUBLIC, root / RETIRED
    try:
        heal(root)
        for path in sorted(tree):
            _write(staging / path, tree[path])
        staging.mkdir(exist_ok=True)
        os.sync()
        if public.exists():
            public.rename(retired)
        staging.rename(public)
        _sync(root)
    except OSError as error:
        if staging.exists():
            shutil.rmtree(staging, ignore_errors=True)
        if retired.exists() and not public.exists():
            retired.rename(public)
        raise RenderError(
            Problem(
                f"{PUBLIC}/",
                None,
                f"the site cannot be written ({error.strerror})",
                "the old one stands; make room, or give yourself the right to write it, and build again",
            )
        ) from None
    if retired.exists():
        shutil.rmtree(retired, ignore_errors=True)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
