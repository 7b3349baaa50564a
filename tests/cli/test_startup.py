"""Commands start at once, say what they do, stop when they are told to, and print only what was asked for."""

from __future__ import annotations

import re
import signal
import time
from pathlib import Path

import pytest

from cli.room import EDITIONS, Room
from comunicado.cli import COMMANDS

HEAVY = ("weasyprint", "jinja2", "babel", "pydantic", "rich")
_MODULES = """\
import sys
from comunicado.cli import main
sys.argv[0] = "comunicado"
try:
    main()
finally:
    print(*sorted({name.split(".")[0] for name in sys.modules}), file=sys.stderr)
"""


@pytest.mark.parametrize("command", ["", "--help", "status", "status --format json", "build --help", "compile --help"])
def test_what_is_asked_often_imports_nothing_heavy(command: str, translated: Room) -> None:
    said = translated.python(_MODULES, *command.split())
    modules = said.err.splitlines()[-1].split()
    assert "comunicado" in modules
    assert [name for name in HEAVY if name in modules] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_says_what_it_does(command: str, empty: Room, project: Path) -> None:
    said = " ".join(empty.run(command, "--help").out.split())
    assert COMMANDS[command].rstrip(".") in said
    assert said.startswith(f"Usage: comunicado {command} ")
    assert len(said) > 200, "a help text teaches"
    readme = (project / "README.md").read_text()
    assert re.search(rf"\bcomunicado (?:--\S+ \S+ )?{command}\b", readme), "every command is in the README"


def test_help_lists_every_command_with_its_line(empty: Room) -> None:
    said = " ".join(empty.run("--help").out.split())
    for command, line in COMMANDS.items():
        assert f"{command} {line}" in said
    assert empty.run("-h").out == empty.run("--help").out


def test_version(empty: Room) -> None:
    assert re.fullmatch(r"comunicado, version \d+\.\d+\.\d+\n", empty.run("--version").out)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_ids_and_editions(shell: str, newsroom: Room) -> None:
    script = newsroom.run("completion", shell).out
    assert "_COMUNICADO_COMPLETE" in script
    if shell == "bash":
        for words, cword, wanted in (
            ("comunicado build 2019/", "2", "2019/bridge"),
            ("comunicado build --edition e", "3", "es-mx"),
        ):
            env = {"_COMUNICADO_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": cword}
            assert wanted in newsroom.run(env=env).out


def test_interrupting_a_build_exits_130_and_the_site_stays(published: Room) -> None:
    room = published
    before = room.tree("public")
    for number in range(30):
        room.release(f"2018/r{number}", f"---\nheadline: Release {number}\ndate: 2018\n---\nText.\n")
    running = room.start("build", "--edition", "en")
    lock = room.path(".comunicado/build.lock")
    lock.unlink()
    started = False
    for _ in range(3000):
        if started := lock.exists():
            break
        time.sleep(0.01)
    assert started
    time.sleep(0.7)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert running.returncode == 130, err.decode()
    assert err.decode().splitlines()[-1] == "interrupted"
    assert "Traceback" not in err.decode()
    assert out == b""
    assert room.tree("public") == before
    assert not room.leftovers()


def test_output_that_nobody_reads_is_no_error(published: Room) -> None:
    running = published.start("status", "--format", "json")
    assert running.stdout
    running.stdout.close()
    assert running.stderr
    assert b"Traceback" not in running.stderr.read()
    running.stderr.close()
    assert running.wait(timeout=60) == 0


def test_results_go_to_stdout_without_colour_and_progress_is_silent(translated: Room) -> None:
    built = translated.run("build", "--format", "html", env={"FORCE_COLOR": "1"})
    assert built.out == f"public/: 2 releases, {2 * len(EDITIONS)} documents made\n"
    assert built.err == ""
    assert "\x1b" not in translated.run("status").out


def test_a_newsroom_may_be_named(translated: Room, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    said = translated.run("--newsroom", str(translated.root), "status", folder=elsewhere)
    assert "2019/bridge" in said.out
    assert list(elsewhere.iterdir()) == []


def test_doctor_is_content_here_and_names_what_is_wrong_in_a_newsroom(newsroom: Room) -> None:
    said = newsroom.run("doctor")
    assert "ok      newsroom 'Border Desk' (comunicado.toml)" in said.out
    assert "missing" not in said.out
    newsroom.edit("comunicado.toml", 'source = "en-US"', 'source = "American"')
    assert "comunicado.toml:3: " in newsroom.run("doctor", exits=1).out
