"""`certif-tui travail`: the clock of the work that groups do before the oral."""

from __future__ import annotations

from datetime import timedelta

import click

from certif_tui.cli.arguments.completion import complete_session
from certif_tui.cli.atelier import open_session
from certif_tui.cli.ecrit.common import instant
from certif_tui.cli.output import say, say_json
from certif_tui.cli.paths import Options
from certif_tui.documents.decompte import countdown
from certif_tui.documents.ecrit import begun_words
from certif_tui.documents.renderers.json import values_json
from certif_tui.documents.tree import Value
from certif_tui.domain.ecrit.travail import decomptes
from certif_tui.services.preparation.sessions import SessionOuverte

ETAT, DEMARRER, ANNULER = "etat", "demarrer", "annuler"


@click.command(short_help="Démarrer le travail de groupe, dire ce qu'il en reste.")
@click.argument("session", shell_complete=complete_session)
@click.argument("action", type=click.Choice([DEMARRER, ETAT, ANNULER]), default=ETAT)
@click.option("--debut", metavar="HH:MM", help="Heure à laquelle le travail a commencé\u00a0; à défaut, maintenant.")
@click.option("--motif", metavar="MOTIF", help="Motif d'une correction ou d'une annulation.")
@click.option("--json", "as_json", is_flag=True, help="En JSON, pour un autre programme.")
@click.pass_obj
def travail(options: Options, session: str, action: str, debut: str | None, motif: str | None, as_json: bool) -> None:
    """Démarrer le travail de SESSION, le corriger ou l'annuler avec un motif, dire ce qu'il en reste."""
    if debut is not None and action != DEMARRER:
        raise click.UsageError("--debut va avec «\u00a0demarrer\u00a0».")
    ouverte = open_session(options, session)
    if action == DEMARRER:
        ouverte.ecrit.start(debut=instant(ouverte, debut), motif=motif)
    elif action == ANNULER:
        ouverte.ecrit.forget_work(motif or "")
    if as_json:
        say_json(values_json(_values(ouverte)))
        return
    count = countdown(ouverte.session, ouverte.bloc, ouverte.contexte.clock.now())
    begun = ouverte.session.groupes.travail
    over = f"{begun_words(ouverte.session, begun)}, terminé." if begun else "Aucun travail n'est en cours."
    say(count.phrase if count else over)


def _values(ouverte: SessionOuverte) -> Value:
    """When the work began, and how long each length of time leaves those who owe a dossier, negative once over."""
    session, begun = ouverte.session, ouverte.session.groupes.travail
    return {
        "debut": begun.instant - timedelta(milliseconds=begun.ecoule_ms) if begun else None,
        "decomptes": [
            {
                "facteur": f"{it.facteur.numerateur}/{it.facteur.denominateur}",
                "remettants": [*it.remettants],
                "fin": it.fin,
                "reste_s": it.reste_ms // 1000,
            }
            for it in decomptes(session, ouverte.bloc, ouverte.contexte.clock.now())
        ],
    }
