"""What all tests share: hypothesis profiles, the corpus, and the judges from outside."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import hypothesis
import pytest

from judges import browser as browsers
from judges import gnu, nu, verapdf

PROJECT = Path(__file__).parents[1]

hypothesis.settings.register_profile(
    "dev", deadline=None, max_examples=100, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.register_profile("ci", hypothesis.settings.get_profile("dev"), derandomize=True, database=None)
hypothesis.settings.register_profile("long", hypothesis.settings.get_profile("dev"), max_examples=5000)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "dev"))


@pytest.fixture(scope="session")
def project() -> Path:
    """The root of this repository, which is a newsroom too."""
    return PROJECT


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real releases and hostile files that lies beside the checkout, not in it."""
    path = Path(os.environ.get("COMUNICADO_CORPUS") or PROJECT.parent / "shared" / "corpus")
    if not path.is_dir():
        pytest.skip(f"no corpus at {path}; COMUNICADO_CORPUS names another folder")
    return path


@pytest.fixture(scope="session")
def validate_pdf() -> Callable[..., dict[Path, tuple[verapdf.Failure, ...]]]:
    """veraPDF: `validate_pdf(paths, flavour="ua1")`."""
    return verapdf.validate


@pytest.fixture(scope="session")
def check_html() -> Callable[..., list[nu.Message]]:
    """The Nu HTML checker: `check_html(paths)`."""
    return nu.check


@pytest.fixture(scope="session")
def browser() -> Iterator[browsers.Visitor]:
    """Chromium, started once for each worker: `page`, `screenshot`, `overflow`, `axe`."""
    with browsers.launch() as visitor:
        yield visitor


@pytest.fixture
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves a folder until the test is over: `url = serve(folder)`."""
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(browsers.serve(folder))


@pytest.fixture(scope="session")
def msgfmt_check() -> Callable[[Path], str]:
    """What GNU `msgfmt --check` objects to in a catalogue; empty: nothing."""
    return gnu.msgfmt_check


@pytest.fixture(scope="session")
def msgcat() -> Callable[[bytes], bytes]:
    """A catalogue as GNU `msgcat --no-wrap` writes it."""
    return gnu.msgcat
