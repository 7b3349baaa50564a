"""The theme's labels: complete, current, and only text."""

from __future__ import annotations

import re

from markupsafe import Markup

from comunicado.editions.labels import Labels, catalogue_of_theme, languages
from comunicado.theme import labels


def test_files_are_current() -> None:
    """After a change to a template: python -m comunicado.theme.labels"""
    for path, data in labels.current().items():
        assert path.read_bytes() == data, path.name


def test_every_label_is_translated_with_the_same_placeholders() -> None:
    assert labels.missing() == {"es": []}
    es = Labels("es-MX")
    for label in catalogue_of_theme():
        marks = {name: Markup("<i></i>") for name in re.findall(r"{(\w+)}", label)}
        assert es(label, **marks).count("<i>") == Labels("en-US")(label, **marks).count("<i>")
        assert "{" not in es(label, **marks)


def test_the_newsroom_comes_first_then_the_package_then_the_label() -> None:
    words = {(None, "Downloads"): "Archivos"}
    es = Labels("es-MX", words)
    assert (es("Downloads"), es("News release"), es("Unknown")) == ("Archivos", "Comunicado de prensa", "Unknown")
    assert Labels("fr", {(None, "Downloads"): "Fichiers"})("Downloads") == "Fichiers"


def test_values_are_text_and_labels_no_formats() -> None:
    en = Labels("en-US")
    assert en("{count} pages", count="{page} {0}") == "{page} {0} pages"
    assert en("{x.__class__} {0} {unknown} %s", x="1") == "{x.__class__} {0} {unknown} %s"


def test_markup_stays_and_everything_else_is_escaped() -> None:
    en = Labels("en-US", {(None, "Page {page} of {pages}"): "<b>{page}</b>/{pages}"})
    found = en("Page {page} of {pages}", page=Markup("<i>"), pages="<u>")
    assert found == Markup("&lt;b&gt;<i>&lt;/b&gt;/&lt;u&gt;")
    assert isinstance(found, Markup)


def test_languages() -> None:
    assert languages() == ("en", "es")
