"""`certif-tui travail`: the clock of the work that groups do before the oral."""

from __future__ import annotations

import click

from certif_tui.cli.arguments.completion import complete_session
from certif_tui.cli.atelier import open_session
from certif_tui.cli.ecrit.common import instant
from certif_tui.cli.output import say
from certif_tui.cli.paths import Options
from certif_tui.documents.decompte import countdown
from certif_tui.documents.ecrit import begun_words
from certif_tui.services.ecrit.travail import forget_work, start_work

ETAT, DEMARRER, ANNULER = "etat", "demarrer", "annuler"


@click.command(short_help="Démarrer le travail de groupe, dire ce qu'il en reste.")
@click.argument("session", shell_complete=complete_session)
@click.argument("action", type=click.Choice([DEMARRER, ETAT, ANNULER]), default=ETAT)
@click.option("--debut", metavar="HH:MM", help="Heure à laquelle le travail a commencé\u00a0; à défaut, maintenant.")
@click.option("--motif", metavar="MOTIF", help="Motif d'une correction ou d'une annulation.")
@click.pass_obj
def travail(options: Options, session: str, action: str, debut: str | None, motif: str | None) -> None:
    """Démarrer le travail de SESSION, le corriger ou l'annuler avec un motif, dire ce qu'il en reste."""
    if debut is not None and action != DEMARRER:
        raise click.UsageError("--debut va avec «\u00a0demarrer\u00a0».")
    ouverte = open_session(options, session)
    if action == DEMARRER:
        start_work(ouverte, debut=instant(ouverte, debut), motif=motif)
    elif action == ANNULER:
        forget_work(ouverte, motif or "")
    count = countdown(ouverte.session, ouverte.bloc, ouverte.contexte.clock.now())
    begun = ouverte.session.groupes.travail
    over = f"{begun_words(ouverte.session, begun)}, terminé." if begun else "Aucun travail n'est en cours."
    say(count.phrase if count else over)
