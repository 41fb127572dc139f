"""`certif-tui groupes`: the written part as it stands, and what is changed in it by hand."""

from __future__ import annotations

import click

from certif_tui.cli.arguments.completion import complete_candidat, complete_session
from certif_tui.cli.atelier import find_candidat, open_session
from certif_tui.cli.ecrit.common import say_ecrit
from certif_tui.cli.paths import Options
from certif_tui.services.ecrit.tirage import change_cas, find_groupe, move_candidat
from certif_tui.services.ecrit.travail import undo_last
from certif_tui.wording.text import NBSP

AUCUN = "aucun"


@click.command(short_help="Afficher groupes, cas et dossiers, les corriger à la main.")
@click.argument("session", shell_complete=complete_session)
@click.option(
    "--deplacer", "candidat", metavar="CANDIDAT", shell_complete=complete_candidat, help="Candidat à changer de groupe."
)
@click.option("--vers", metavar="GROUPE", help="Son nouveau groupe, G1, G2… ou «\u00a0aucun\u00a0».")
@click.option("--cas", metavar="GROUPE=CAS", help="Donner un autre cas à un groupe.")
@click.option("--annuler", is_flag=True, help="Annuler la dernière opération de l'écrit.")
@click.option("--motif", metavar="MOTIF", default="", help="Motif, demandé par tout changement.")
@click.pass_obj
def groupes(
    options: Options, session: str, candidat: str | None, vers: str | None, cas: str | None, annuler: bool, motif: str
) -> None:
    """Afficher les groupes de SESSION, leurs cas et leurs dossiers, ou les corriger avec un motif."""
    if (candidat is None) != (vers is None):
        raise click.UsageError(f"--deplacer et --vers vont ensemble{NBSP}: donnez le candidat et son groupe.")
    if (candidat is not None) + (cas is not None) + annuler > 1:
        raise click.UsageError("un seul changement à la fois.")
    ouverte = open_session(options, session)
    if candidat is not None and vers is not None:
        group = None if vers.casefold() == AUCUN else find_groupe(ouverte.session, vers).code
        move_candidat(ouverte, find_candidat(ouverte, candidat).slug, group, motif)
    elif cas is not None:
        group, equals, nom = cas.partition("=")
        if not equals:
            raise click.UsageError(f"--cas s'écrit GROUPE=CAS, par exemple «{NBSP}G1=Société Alpha{NBSP}».")
        change_cas(ouverte, group, nom, motif)
    elif annuler:
        undo_last(ouverte, motif)
    say_ecrit(ouverte)
