"""`certif-tui session creer` and `session liste`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from certif_tui.cli.codes import Code
from certif_tui.cli.kinds import short_text
from certif_tui.cli.output import say, say_json, warn
from certif_tui.cli.paths import Options, data_folder
from certif_tui.wording import NBSP


@click.group(subcommand_metavar="COMMANDE")
def session() -> None:
    """Créer une session, lister les sessions."""


@session.command()
@click.option("--bloc", metavar="CODE", required=True, help="Bloc évalué, par exemple «\u00a0BLOC 3\u00a0».")
@click.option(
    "--date",
    "jour",
    metavar="AAAA-MM-JJ",
    required=True,
    type=click.DateTime(["%Y-%m-%d", "%d/%m/%Y"]),
    help="Date de la session (ou JJ/MM/AAAA).",
)
@click.option("--lieu", metavar="LIEU", required=True, callback=short_text, help="Ville ou salle.")
@click.option(
    "--fuseau", metavar="FUSEAU", callback=short_text, default="Europe/Paris", show_default=True, help="Fuseau horaire."
)
@click.option(
    "--jure", "jures", metavar="NOM", callback=short_text, multiple=True, help="Membre du jury\u00a0; à répéter."
)
@click.option(
    "--candidat", "candidats", metavar="NOM", callback=short_text, multiple=True, help="Candidat\u00a0; à répéter."
)
@click.option(
    "--candidats",
    "fichier",
    metavar="FICHIER",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
    help="Candidats, un nom par ligne («\u00a0-\u00a0»\u00a0: l'entrée standard).",
)
@click.option(
    "--duree",
    "durees",
    metavar="PHASE=MIN",
    multiple=True,
    help="Minutes d'une phase de l'oral, à la place de celles du référentiel\u00a0; à répéter.",
)
@click.option(
    "--tiers-temps",
    metavar="NOM",
    multiple=True,
    help="Candidat dont le temps est allongé d'un tiers\u00a0; à répéter.",
)
@click.pass_obj
def creer(
    options: Options,
    bloc: str,
    jour: datetime,
    lieu: str,
    fuseau: str,
    jures: tuple[str, ...],
    candidats: tuple[str, ...],
    fichier: Path | None,
    durees: tuple[str, ...],
    tiers_temps: tuple[str, ...],
) -> None:
    """Créer une session et afficher son identifiant.

    \b
    certif-tui session creer --bloc "BLOC 3" --date 2026-06-12 --lieu Lyon \\
      --jure "MARTIN Paul" --candidats noms.txt --tiers-temps "DUPONT Claire"
    """
    from certif_tui.cli import projet
    from certif_tui.cli.atelier import open_contexte, open_referentiel
    from certif_tui.services.refus import Refus
    from certif_tui.services.sessions import Inscription, Projet, create_session

    referentiel, frozen = open_referentiel(options)
    code = projet.code_of_bloc(referentiel, bloc)
    wanted = Projet(
        bloc=code,
        date=jour.date(),
        lieu=lieu,
        fuseau=fuseau,
        jures=jures,
        candidats=projet.inscriptions((*map(Inscription, candidats), *projet.read_candidats(fichier)), tiers_temps),
        durees=tuple(projet.duree(referentiel.bloc(code), text) for text in durees),
    )
    try:
        say(create_session(open_contexte(options), referentiel, frozen, wanted))
    except Refus as error:
        raise click.UsageError(str(error)) from error


@session.command()
@click.option("--json", "as_json", is_flag=True, help="Donner la liste en JSON, candidats et jury compris.")
@click.pass_obj
def liste(options: Options, as_json: bool) -> int:
    """Lister les sessions, la plus récente d'abord."""
    from certif_tui.cli.atelier import open_contexte
    from certif_tui.cli.liste import as_lines, json_list, read_all

    readable, damaged = read_all(open_contexte(options).journal)
    if as_json:
        say_json(json_list(readable))
    elif readable:
        say("\n".join(as_lines(readable)))
    elif not damaged:
        folder = data_folder(options.sessions).chemin
        say(f"Aucune session dans {folder}. Pour essayer{NBSP}: certif-tui demo")
    for error in damaged:
        warn(f"Attention{NBSP}: {error}")
    return Code.DONNEES if damaged else Code.OK
