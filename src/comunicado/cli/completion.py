"""`comunicado completion`."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

_HOW = {
    "bash": 'eval "$(comunicado completion bash)"      # in ~/.bashrc',
    "zsh": 'eval "$(comunicado completion zsh)"       # in ~/.zshrc',
    "fish": "comunicado completion fish | source       # in ~/.config/fish/config.fish",
}


@click.command("completion", epilog="\b\n" + "\n".join(_HOW.values()))
@click.argument("shell", type=click.Choice(list(_HOW)))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the completion script of a shell: commands, options, ids of releases, names of editions."""
    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(ctx.find_root().command, {}, "comunicado", "_COMUNICADO_COMPLETE").source())
