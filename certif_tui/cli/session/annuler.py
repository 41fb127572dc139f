"""`certif-tui session annuler`: any event of a session taken back, with a motif."""

from __future__ import annotations

import click

from certif_tui.cli.arguments.completion import complete_session
from certif_tui.cli.atelier import open_session
from certif_tui.cli.output import say
from certif_tui.cli.paths import Options
from certif_tui.documents.faits import Faits
from certif_tui.services.gate.writers import DirectWriter
from certif_tui.services.oral.incidents import CarnetIncidents
from certif_tui.services.registre.annulations import Annulations
from certif_tui.wording.text import NBSP, clean


@click.command(short_help="Annuler un événement de la session, ou une annulation.")
@click.argument("session", shell_complete=complete_session)
@click.argument("numero", metavar="[ÉVÉNEMENT]", type=int, required=False)
@click.option("--motif", metavar="TEXTE", required=True, help="Pourquoi il est annulé.")
@click.pass_obj
def annuler(options: Options, session: str, numero: int | None, motif: str) -> None:
    """Annuler un événement de la session, avec un motif.

    ÉVÉNEMENT est le numéro que donne «\u00a0session registre\u00a0»\u00a0; à défaut, le dernier possible. Rien n'est
    effacé\u00a0: le registre garde les deux, et annuler l'annulation rétablit. Ce dont autre chose dépend est refusé,
    en disant quoi.

    \b
    certif-tui session annuler 2026-06-12-bloc-3-lyon --motif "Rangé par erreur"
    certif-tui session annuler 2026-06-12-bloc-3-lyon 14 --motif "Mauvais candidat"
    """
    ouverte = open_session(options, session)
    carnet = CarnetIncidents(ouverte, ouverte.contexte, DirectWriter())
    annulations = Annulations(carnet)
    evenement = annulations.last() if numero is None else annulations.numbered(numero)
    faits = Faits(ouverte.session, annulations.evenements)
    done = annulations.take_back(evenement, motif)
    number = Faits(ouverte.session, annulations.evenements).numero(done.id)
    say(f"Annulé{NBSP}: {faits.phrase(evenement)}. Motif{NBSP}: {clean(motif, limit=300)}")
    say(f"Pour le rétablir{NBSP}: certif-tui session annuler {ouverte.slug} {number} --motif …")
