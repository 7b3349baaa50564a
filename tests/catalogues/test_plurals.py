"""A Plural-Forms header is computed, never executed, and judged as msgfmt judges it."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

import pytest

from catalogues.oracles import HEAD, unpublishable
from comunicado.catalogues import plurals

ACCEPTED = {
    "nplurals=2; plural=(n != 1);": 2,
    "nplurals=2;plural=n!=1;": 2,
    "nplurals=2; plural=n>1 ? 1 : 0;": 2,
    "nplurals=1; plural=0;": 1,
    "nplurals=3; plural=n != 1;": 3,
    "nplurals=2; plural=!n;": 2,
    "nplurals=2; plural=!!n;": 2,
    "nplurals=2; plural=n==1 ? 0 : n==0 ? 1 : 1": 2,
    "nplurals=2; plural=n && 10/n > 20;": 2,
    "nplurals=2; plural=n%2 + 0;": 2,
    "plural=n != 1; nplurals=2;": 2,
    "nplurals=2; plural=n != 1; junk": 2,
    "nplurals=2": None,
    "": None,
}
REFUSED = [
    "nplurals=2; plural=(n !=;",
    "nplurals=2; plural=n-2;",
    "nplurals=2; plural=~n;",
    "nplurals=2; plural=-1;",
    "nplurals=2; plural=n&1;",
    "nplurals=2; plural=n||m;",
    "nplurals=2; plural=n/n;",
    "nplurals=2; plural=n%0;",
    "nplurals=2; plural=n > 1e3;",
    "nplurals=2; plural=;",
    "nplurals=2; plural=n>5?1:0:2;",
    "nplurals=2; plural=n%1001==1000 ? 5 : 0;",
    "nplurals=2; plural=n=1",
    "nplurals=2; plural=(n>1)) ;",
    "nplurals=2; plural=0x1;",
    "nplurals=0; plural=0;",
    "nplurals=+2; plural=n>1;",
    "nplurals=INTEGER; plural=EXPRESSION;",
    "nplurals=2; plural=__import__('os').system('true');",
]


@pytest.mark.parametrize(("value", "count"), ACCEPTED.items())
def test_a_right_header_gives_its_number_of_forms(value: str, count: int | None) -> None:
    assert plurals.count(value) == count


@pytest.mark.parametrize("value", REFUSED)
def test_a_wrong_header_is_refused_with_a_reason(value: str) -> None:
    with pytest.raises(ValueError, match="plural"):
        plurals.count(value)


def test_msgfmt_judges_them_the_same() -> None:
    for value in (*ACCEPTED, *REFUSED):
        text = HEAD.replace("nplurals=2; plural=(n != 1);", value) + 'msgid "a"\nmsgstr "b"\n'
        assert bool(unpublishable(text.encode())) == (value in REFUSED), value


@pytest.mark.parametrize("depth", [30, 400, 5000])
@pytest.mark.parametrize(("start", "end"), [("(", ")"), ("!", ""), ("n?0:", ""), ("n%2+", "")])
def test_an_expression_however_deep_is_judged_at_once_and_without_a_crash(start: str, end: str, depth: int) -> None:
    value = f"nplurals=3; plural={start * depth}{'1' if start == 'n%2+' else 'n%2'}{end * depth};"
    started = time.process_time()
    if (depth > 30 and (start, depth) != ("!", 400)) or start == "n%2+":
        with pytest.raises(ValueError, match=r"^the plural expression"):
            plurals.count(value)
    else:
        assert plurals.count(value) == 3
    assert time.process_time() - started < 1


def test_two_thousand_million_forms_are_not_believed() -> None:
    with pytest.raises(ValueError, match="not between 1 and 12"):
        plurals.count("nplurals=2000000000; plural=n;")


def test_languages_have_the_forms_that_gettext_gives_them(tmp_path: Path) -> None:
    (tmp_path / "x.pot").write_text(HEAD + 'msgid "day"\nmsgid_plural "days"\nmsgstr[0] ""\nmsgstr[1] ""\n')
    known = 0
    for language in (
        "es",
        "es_MX",
        "en",
        "fr",
        "pt",
        "pt_BR",
        "de",
        "it",
        "ru",
        "pl",
        "cs",
        "ja",
        "ko",
        "vi",
        "ro",
        "sl",
    ):
        command = ["msginit", "--no-translator", "--no-wrap", "-l", f"{language}.UTF-8", "-i", "x.pot", "-o", "-"]
        made = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
        if "Plural-Forms: nplurals=" in made:
            known += 1
            assert f'"Plural-Forms: {plurals.header(language)}\\n"' in made, language
    assert known > 10


def test_an_unknown_language_has_the_most_usual_forms() -> None:
    assert plurals.header("xx") == plurals.header("es_MX@x") == "nplurals=2; plural=(n != 1);"
