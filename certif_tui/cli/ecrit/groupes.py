"""`certif-tui groupes`: the written part as it stands, and what is changed in it by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from certif_tui.cli.arguments.completion import complete_candidat, complete_session
from certif_tui.cli.atelier import find_candidat, open_session
from certif_tui.cli.ecrit.common import say_ecrit
from certif_tui.cli.paths import Options
from certif_tui.domain.ecrit.decisions.tirage import find_groupe
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.wording.text import NBSP

AUCUN = "aucun"


@click.command(short_help="Afficher groupes, cas et dossiers, les corriger à la main.")
@click.argument("session", shell_complete=complete_session)
@click.option(
    "--deplacer", "candidat", metavar="CANDIDAT", shell_complete=complete_candidat, help="Candidat à changer de groupe."
)
@click.option("--vers", metavar="GROUPE", help="Son nouveau groupe, G1, G2… ou «\u00a0aucun\u00a0».")
@click.option("--cas", metavar="GROUPE=CAS", help="Donner un autre cas à un groupe.")
@click.option(
    "--depuis-liste", is_flag=True, help="Former les groupes selon la colonne «\u00a0Groupe\u00a0» de la liste."
)
@click.option(
    "--former",
    "formes",
    metavar="CANDIDAT,…",
    multiple=True,
    help="Former un groupe de ces candidats, entre virgules\u00a0; à répéter, G1 d'abord.",
)
@click.option("--annuler", is_flag=True, help="Annuler la dernière opération de l'écrit.")
@click.option("--motif", metavar="MOTIF", default="", help="Motif, demandé par tout changement.")
@click.option("--json", "as_json", is_flag=True, help="En JSON, pour un autre programme.")
@click.pass_obj
def groupes(
    options: Options,
    session: str,
    candidat: str | None,
    vers: str | None,
    cas: str | None,
    depuis_liste: bool,
    formes: tuple[str, ...],
    annuler: bool,
    motif: str,
    as_json: bool,
) -> None:
    """Afficher les groupes de SESSION, leurs cas et leurs dossiers, ou les corriger avec un motif."""
    if (candidat is None) != (vers is None):
        raise click.UsageError(f"--deplacer et --vers vont ensemble{NBSP}: donnez le candidat et son groupe.")
    if (candidat is not None) + (cas is not None) + depuis_liste + bool(formes) + annuler > 1:
        raise click.UsageError("un seul changement à la fois.")
    ouverte = open_session(options, session)
    if candidat is not None and vers is not None:
        group = None if vers.casefold() == AUCUN else find_groupe(ouverte.session, vers).code
        ouverte.groupes.move(find_candidat(ouverte, candidat).slug, group, motif)
    elif cas is not None:
        group, equals, nom = cas.partition("=")
        if not equals:
            raise click.UsageError(f"--cas s'écrit GROUPE=CAS, par exemple «{NBSP}G1=Société Alpha{NBSP}».")
        ouverte.groupes.change_cas(group, nom, motif)
    elif depuis_liste:
        ouverte.groupes.form_as_listed(motif)
    elif formes:
        ouverte.groupes.form([*_formed(ouverte, formes)], source="formateur", motif=motif)
    elif annuler:
        ouverte.ecrit.undo_last(motif)
    say_ecrit(ouverte, as_json=as_json)


def _formed(ouverte: SessionOuverte, formes: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for rang, texte in enumerate(formes, 1):
        people = (it.strip() for it in texte.split(","))
        yield f"G{rang}", tuple(find_candidat(ouverte, it).slug for it in people if it)
