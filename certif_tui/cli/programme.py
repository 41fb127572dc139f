"""The command `certif-tui`: its global options and its commands."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from io import StringIO
from pathlib import Path
from typing import Any

import click

from certif_tui import __version__
from certif_tui.cli import commands
from certif_tui.cli.anywhere import takes_programme_options, with_programme_options
from certif_tui.cli.codes import Code
from certif_tui.cli.errors import guarded
from certif_tui.cli.french import speak_french
from certif_tui.cli.lazy_group import CommandEntry, LazyGroup
from certif_tui.cli.opening import open_app
from certif_tui.cli.output import telling_closed_pipes, warn
from certif_tui.cli.paths import Options
from certif_tui.wording.text import NBSP

EPILOGUE = """
Sans commande, certif-tui ouvre l'application. Ces options se donnent aussi après la commande.

\b
Codes de retour\u00a0:
  0  tout va bien
  1  panne du programme ou du disque
  2  commande mal écrite, nom inconnu, ou pas de terminal
  3  données incorrectes
  4  grille ou fichier tenu ailleurs

Pour compléter les commandes avec la touche Tab, ajoutez au fichier de démarrage du shell\u00a0:

\b
  bash  eval "$(certif-tui completion bash)"
  zsh   autoload -Uz compinit && compinit
        eval "$(certif-tui completion zsh)"
  fish  certif-tui completion fish | source
"""


QUOTED = re.compile(r"(?<!\w)'(\S|\S[^'\n]*\S)'(?!\w)")
"""What click puts between the quotes of Python: the name of an argument, of an option, of a command."""


class Programme(LazyGroup):
    """The whole command line, in French, ending with one of our exit codes whatever happens."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the command line and exit."""
        speak_french()
        extra |= {"prog_name": "certif-tui", "standalone_mode": False}
        sys.exit(guarded(lambda: self._run(*args, **extra)))

    def _run(self, *args: Any, **extra: Any) -> Any:
        try:
            return super().main(*args, **extra)
        except click.Abort:
            return Code.INTERROMPU
        except click.ClickException as error:
            warn(_in_french_quotes(error))
            return error.exit_code

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Read the command line; `--help` prints here. Raises `PipeClosed`."""
        with telling_closed_pipes():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command asked for. Raises `PipeClosed`."""
        with telling_closed_pipes():
            return super().invoke(ctx)


def _in_french_quotes(error: click.ClickException) -> str:
    shown = StringIO()
    error.show(shown)
    return QUOTED.sub(rf"«{NBSP}\1{NBSP}»", shown.getvalue().rstrip("\n"))


@click.group(
    cls=Programme,
    table=commands.PROGRAMME,
    invoke_without_command=True,
    subcommand_metavar="[COMMANDE]",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=EPILOGUE,
)
@takes_programme_options
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s", help="Afficher la version.")
@click.pass_context
def programme(
    ctx: click.Context,
    sessions: Path | None,
    referentiel: Path | None,
    jure: str | None,
    responsable: str | None,
    ascii: bool | None,
) -> int | None:
    """Évaluer en direct les candidats d'une certification, dans un terminal."""
    ctx.obj = Options(sessions, referentiel, jure, responsable, bool(ascii))
    return None if ctx.invoked_subcommand else open_app(ctx.obj)


def _group(table: Mapping[str, CommandEntry], short_help: str) -> Callable[[Callable[[], None]], click.Group]:
    """A group of the programme, whose commands are those of the table."""

    def add(function: Callable[[], None]) -> click.Group:
        made = click.group(cls=LazyGroup, table=table, subcommand_metavar="COMMANDE", short_help=short_help)(function)
        taking = with_programme_options(made)
        programme.add_command(taking)
        return taking

    return add


@_group(commands.SESSION, "Créer, lister les sessions, en tenir le registre.")
def session() -> None:
    """Créer une session, lister les sessions, en noter les présences et les incidents."""


@_group(commands.CANDIDAT, "Ajouter, corriger, retirer, déplacer un candidat.")
def candidat() -> None:
    """Ajouter, corriger, retirer, rétablir ou déplacer les candidats d'une session.

    Pour une liste entière\u00a0: «\u00a0certif-tui session importer\u00a0».
    """


@_group(commands.JURE, "Ajouter, renommer, réunir, excuser, retirer un juré.")
def jure() -> None:
    """Corriger le jury d'une session\u00a0: ajouter, renommer, réunir, excuser, retirer un juré."""


@_group(commands.REFERENTIEL, "Vérifier un référentiel, décrire son format.")
def referentiel() -> None:
    """Vérifier un référentiel, décrire son format."""
