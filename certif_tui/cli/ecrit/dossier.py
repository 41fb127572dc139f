"""`certif-tui dossier`: the dossiers that come, with their time, those late and those missing."""

from __future__ import annotations

import click

from certif_tui.cli.arguments.completion import complete_candidat, complete_session
from certif_tui.cli.atelier import find_candidat, open_session
from certif_tui.cli.ecrit.common import instant, say_ecrit
from certif_tui.cli.paths import Options
from certif_tui.domain.ecrit.decisions.tirage import find_groupe
from certif_tui.domain.ecrit.travail import is_collectif
from certif_tui.services.preparation.sessions import SessionOuverte


@click.command(short_help="Noter la réception d'un dossier, lister retards et manquants.")
@click.argument("session", shell_complete=complete_session)
@click.argument("remettants", metavar="[GROUPE|CANDIDAT]…", nargs=-1, shell_complete=complete_candidat)
@click.option("--recu", metavar="HH:MM", help="Heure de réception\u00a0; à défaut, maintenant.")
@click.option(
    "--tous", is_flag=True, help="Tous les dossiers qui manquent encore\u00a0; avec --annuler, ceux reçus ainsi."
)
@click.option("--annuler", is_flag=True, help="Annuler la réception, avec --motif.")
@click.option("--motif", metavar="MOTIF", help="Motif d'une correction ou d'une annulation.")
@click.option("--json", "as_json", is_flag=True, help="En JSON, pour un autre programme.")
@click.pass_obj
def dossier(
    options: Options,
    session: str,
    remettants: tuple[str, ...],
    recu: str | None,
    tous: bool,
    annuler: bool,
    motif: str | None,
    as_json: bool,
) -> None:
    """Noter que le dossier d'un GROUPE (ou d'un CANDIDAT, s'il travaille seul) est reçu, ou ceux de plusieurs.

    Sans groupe ni candidat, liste les dossiers reçus, en retard et manquants.
    """
    if annuler and recu is not None:
        raise click.UsageError("--recu et --annuler ne vont pas ensemble.")
    if tous and (remettants or (motif and not annuler)):
        raise click.UsageError(
            "--tous va seul, avec --recu, ou avec --annuler et --motif\u00a0: corrigez un dossier à la fois."
        )
    if not (remettants or tous) and (annuler or recu is not None):
        raise click.UsageError("dites de quel groupe ou candidat est le dossier.")
    ouverte = open_session(options, session)
    if tous and annuler:
        ouverte.ecrit.forget_all_received(motif or "")
    elif tous:
        ouverte.ecrit.receive_all(recu=instant(ouverte, recu))
    for who in [_remettant(ouverte, text) for text in remettants]:
        if annuler:
            ouverte.ecrit.forget_dossier(who, motif or "")
        else:
            ouverte.ecrit.receive(who, recu=instant(ouverte, recu), motif=motif)
    say_ecrit(ouverte, as_json=as_json)


def _remettant(ouverte: SessionOuverte, text: str) -> str:
    if is_collectif(ouverte.bloc):
        return find_groupe(ouverte.session, text).code
    return find_candidat(ouverte, text).slug
