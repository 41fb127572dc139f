"""`certif-tui demo`: a session to practise on."""

from __future__ import annotations

import click

from certif_tui.cli.atelier import open_contexte, open_referentiel
from certif_tui.cli.opening import open_app, terminal_fault
from certif_tui.cli.output import say
from certif_tui.cli.paths import Options
from certif_tui.services.preparation.demonstration import create_demonstration


@click.command(short_help="Créer et ouvrir une session de DÉMONSTRATION.")
@click.option("--sans-ouvrir", is_flag=True, help="Créer la session et afficher son identifiant, sans l'ouvrir.")
@click.pass_obj
def demo(options: Options, sans_ouvrir: bool) -> int:
    """Créer une session de DÉMONSTRATION prête à évaluer, et l'ouvrir.

    Huit candidats fictifs passent le dernier bloc du référentiel\u00a0: l'un est déjà évalué et sa grille remise, une
    autre a un tiers-temps. Hors d'un terminal, seul l'identifiant de la session est affiché.
    """
    slug = create_demonstration(open_contexte(options), *open_referentiel(options))
    if sans_ouvrir or terminal_fault():
        say(slug)
        return 0
    return open_app(options, slug)
