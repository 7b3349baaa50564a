"""The command line: parse, call, print, exit.  The only package that prints, and the only one that knows exit codes.

0 done; 1 findings of severity error, or something that was asked for or public is withheld; 2 the request or a file
is wrong; 130 interrupted.  Messages go to stderr, results to stdout.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from comunicado import __version__
from comunicado.cli.desk import Desk
from comunicado.errors import ComunicadoError

COMMANDS = {
    "init": "Start a newsroom that builds at once.",
    "new": "Start a release, as a draft.",
    "adopt": "Take in a document and its translation as a release.",
    "extract": "Bring the catalogues up to date with the releases.",
    "override": "Let one region read something else than its language does.",
    "memory": "Show how something was translated before.",
    "status": "Show what is translated, and what may be published.",
    "compile": "Check translations and compile those that may be published.",
    "build": "Render every edition and publish the site.",
    "doctor": "Say what this machine lacks.",
    "completion": "Print the completion script of a shell.",
}
"""Command → its line in `--help`; a command's module is imported when it is called."""
_COMPLETE = "_COMUNICADO_COMPLETE"
"""The variable by which a shell asks for completion."""


class _Commands(click.Group):
    """Loads a command when it is named, so that `--help` loads none."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f"comunicado.cli.{name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands, in the order of a release's life"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            import difflib

            near = difflib.get_close_matches(args[0], COMMANDS, 1)
            if near:
                raise click.UsageError(f"{error.message} Did you mean '{near[0]}'?", ctx) from None
            raise


@click.group(cls=_Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--newsroom", metavar="DIR", help="The newsroom's folder. Default: the one you are in, or a folder above."
)
@click.version_option(__version__, prog_name="comunicado")
@click.pass_context
def _app(ctx: click.Context, newsroom: str | None) -> None:
    """Publish news releases in English and Spanish from one source.

    An author writes releases/ID/release.md once. 'extract' brings its text into gettext catalogues, a translator fills
    them in any editor, 'compile' checks them, 'build' makes web pages and PDFs of every edition that is ready.

    Without a command: whose turn it is on what, and what to do next.
    """
    ctx.obj = Desk(newsroom)
    if ctx.invoked_subcommand is None:
        from comunicado.cli import turn

        turn.show(ctx.obj)


def main() -> None:
    """Run the command line and exit with its code."""
    try:
        code = _app.main(standalone_mode=False, prog_name="comunicado", complete_var=_COMPLETE)
    except click.exceptions.Exit as leave:
        code = leave.exit_code
    except click.ClickException as error:
        error.show()
        code = 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        code = 130
    except ComunicadoError as error:
        click.echo(str(error), err=True)
        code = 2
    except SystemExit as leave:
        # Click leaves so when it has completed a word for a shell, and where the reader of our output went away
        # ('| head'): then nothing is wrong.
        code = leave.code if _COMPLETE in os.environ else 0
    except Exception as fault:  # the last line before a person: a fault of ours must not look like theirs
        if os.environ.get("COMUNICADO_DEBUG"):
            raise
        click.echo(f"comunicado has a fault: {type(fault).__name__}: {fault}", err=True)
        click.echo("COMUNICADO_DEBUG=1 shows where; please report it with what you did", err=True)
        code = 2
    sys.exit(code if isinstance(code, int) else 0)
