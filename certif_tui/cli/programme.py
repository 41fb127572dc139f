"""The command `certif-tui`: its global options and its commands."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from certif_tui import __version__
from certif_tui.cli.bilan import bilan
from certif_tui.cli.candidat import candidat
from certif_tui.cli.chrono import chrono
from certif_tui.cli.demo import demo
from certif_tui.cli.diagnostic import diagnostic
from certif_tui.cli.dossier import dossier
from certif_tui.cli.echeance import echeance
from certif_tui.cli.errors import guarded
from certif_tui.cli.evaluer import evaluer
from certif_tui.cli.french import speak_french
from certif_tui.cli.groupes import groupes
from certif_tui.cli.identite import identite
from certif_tui.cli.kinds import Chemin
from certif_tui.cli.opening import open_app
from certif_tui.cli.output import telling_closed_pipes
from certif_tui.cli.ouvrir import ouvrir
from certif_tui.cli.parcours import parcours
from certif_tui.cli.paths import Options
from certif_tui.cli.plan import plan
from certif_tui.cli.referentiel import referentiel
from certif_tui.cli.session import session
from certif_tui.cli.tirage import tirage
from certif_tui.cli.travail import travail
from certif_tui.cli.verifier import verifier

EPILOGUE = """
Sans commande, certif-tui ouvre l'application.

\b
Codes de retour\u00a0:
  0  tout va bien
  1  panne du programme ou du disque
  2  commande mal écrite, nom inconnu, ou pas de terminal
  3  données incorrectes
  4  grille ou fichier tenu ailleurs

Pour compléter les commandes avec la touche Tab, ajoutez au fichier de démarrage du shell\u00a0:

\b
  bash  eval "$(_CERTIF_TUI_COMPLETE=bash_source certif-tui)"
  zsh   autoload -Uz compinit && compinit
        eval "$(_CERTIF_TUI_COMPLETE=zsh_source certif-tui)"
  fish  _CERTIF_TUI_COMPLETE=fish_source certif-tui | source
"""


class Programme(click.Group):
    """The whole command line, in French, ending with one of our exit codes whatever happens."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the command line and exit."""
        speak_french()
        extra |= {"prog_name": "certif-tui", "standalone_mode": False}
        sys.exit(guarded(lambda: super(Programme, self).main(*args, **extra)))

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Read the command line; `--help` prints here. Raises `PipeClosed`."""
        with telling_closed_pipes():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command asked for. Raises `PipeClosed`."""
        with telling_closed_pipes():
            return super().invoke(ctx)


@click.group(
    cls=Programme,
    invoke_without_command=True,
    subcommand_metavar="[COMMANDE]",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=EPILOGUE,
)
@click.option(
    "--sessions",
    metavar="DOSSIER",
    type=Chemin(),
    help="Dossier des sessions (à défaut\u00a0: la variable CERTIF_TUI_SESSIONS, puis le dossier habituel).",
)
@click.option(
    "--referentiel",
    metavar="FICHIER",
    type=Chemin(),
    help="Référentiel des sessions créées\u00a0; une session existante garde le sien.",
)
@click.option(
    "--jure",
    metavar="JURÉ",
    help="Juré que vous êtes (à défaut\u00a0: la variable CERTIF_TUI_JURE, celui de ce terminal, ou la question).",
)
@click.version_option(__version__, "--version", message="%(prog)s %(version)s", help="Afficher la version.")
@click.pass_context
def programme(ctx: click.Context, sessions: Path | None, referentiel: Path | None, jure: str | None) -> int | None:
    """Évaluer en direct les candidats d'une certification, dans un terminal."""
    ctx.obj = Options(sessions, referentiel, jure)
    return None if ctx.invoked_subcommand else open_app(ctx.obj)


for command in (ouvrir, session, evaluer, plan, bilan, parcours, identite, demo, referentiel, verifier, diagnostic):
    programme.add_command(command)
for command in (tirage, groupes, travail, dossier, echeance, chrono):
    programme.add_command(command)
programme.add_command(candidat)
