"""`certif-tui session registre`: all that was noted of a session, hour by hour."""

from __future__ import annotations

import click

from certif_tui.cli.arguments.completion import complete_session
from certif_tui.cli.atelier import open_session, warn_of_defaut
from certif_tui.cli.codes import Code
from certif_tui.cli.paths import Options
from certif_tui.cli.show import show
from certif_tui.documents.builders.registre import registre_document
from certif_tui.documents.registre import build_registre
from certif_tui.projections.resultats import resultats_of
from certif_tui.services.registre.reading import noted_of


@click.command(short_help="Afficher tout ce qui a été noté, heure par heure.")
@click.argument("session", shell_complete=complete_session)
@click.option("--json", "as_json", is_flag=True, help="En JSON, pour un autre programme.")
@click.pass_obj
def registre(options: Options, session: str, as_json: bool) -> int:
    """Afficher tout ce qui a été noté, heure par heure.

    Préparation, présences, incidents, retraits, écrit, plan, grilles remises et rouvertes, marche du chrono, avec qui
    l'a noté et pourquoi, après le résultat de chacun. Le numéro est celui que prend «\u00a0session annuler\u00a0».
    """
    ouverte = open_session(options, session)
    flux = noted_of(ouverte.contexte.journal, ouverte.slug)
    resultats = resultats_of(ouverte.contexte.journal, ouverte.session, ouverte.defauts)
    built = build_registre(ouverte.session, flux.session, flux.chronos, flux.grilles, resultats, flux.pannes)
    show(registre_document(built), as_json=as_json)
    for panne in built.pannes:
        if panne != ouverte.live.defaut:
            warn_of_defaut(ouverte.slug, panne)
    return Code.DONNEES if built.pannes else Code.OK
