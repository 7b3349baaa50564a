"""The formats by name: the configuration knows those that there are, and loading one loads no other."""

from __future__ import annotations

import subprocess
import sys

from comunicado.editions import FORMATS
from comunicado.editions.labels import catalogue_of_theme
from comunicado.newsroom import formats


def test_the_configuration_knows_every_format_of_the_package() -> None:
    assert tuple(FORMATS) == formats.BUILT_IN
    assert {*formats.STANDARD} <= {*FORMATS}
    assert len({form.suffix for form in FORMATS.values()}) == len(FORMATS), "no two write the same file"


def test_labels_of_formats_that_are_words_are_labels_of_the_theme() -> None:
    assert {FORMATS[name].label for name in ("docx", "text")} <= {*catalogue_of_theme()}


def test_naming_formats_imports_nothing_heavy() -> None:
    heavy = ("jinja2", "weasyprint", "PIL", "docx", "babel", "lxml")
    program = f"import sys, comunicado.editions; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-P", "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
