"""`certif-tui help` and `certif-tui completion`: what is asked for by habits of other programs."""

from __future__ import annotations

import os
from pathlib import Path

import click
from click.shell_completion import get_completion_class

from certif_tui.cli.lazy_group import DeferredCommand
from certif_tui.cli.output import say, say_json
from certif_tui.wording.text import NBSP

SHELLS = ("bash", "zsh", "fish")


@click.command("help", short_help="Afficher l'aide, ou celle d'une commande.")
@click.argument("commande", nargs=-1)
@click.pass_context
def aide(ctx: click.Context, commande: tuple[str, ...]) -> None:
    """Afficher l'aide du programme, ou celle de COMMANDE."""
    asked = ctx.find_root()
    for word in commande:
        group = asked.command
        found = group.get_command(asked, word) if isinstance(group, click.Group) else None
        if found is None:
            raise click.UsageError(f"pas de commande «{NBSP}{' '.join(commande)}{NBSP}».", ctx=asked)
        command = found.load() if isinstance(found, DeferredCommand) else found
        asked = click.Context(command, asked, info_name=word)
    say(asked.get_help())


@click.command(short_help="Donner de quoi compléter avec Tab, pour un shell.")
@click.argument("shell", type=click.Choice(SHELLS), required=False)
@click.pass_context
def completion(ctx: click.Context, shell: str | None) -> None:
    """Donner à SHELL (à défaut\u00a0: le vôtre) de quoi compléter les commandes avec la touche Tab.

    \b
    bash  eval "$(certif-tui completion bash)"
    zsh   eval "$(certif-tui completion zsh)"
    fish  certif-tui completion fish | source
    """
    named = shell or Path(os.environ.get("SHELL", "")).name
    if named not in SHELLS:
        raise click.UsageError(f"dites pour quel shell{NBSP}: {', '.join(SHELLS)}.")
    programme = ctx.find_root()
    completing = get_completion_class(named)
    assert completing is not None
    script = completing(programme.command, {}, str(programme.info_name), "_CERTIF_TUI_COMPLETE").source()
    say_json(script.encode() + b"\n")
