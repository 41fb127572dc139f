"""`certif-tui session` and its commands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from certif_tui.cli.annuler import annuler
from certif_tui.cli.codes import Code
from certif_tui.cli.deroulement import incident, presence, registre
from certif_tui.cli.importer import defaire_import, importer, trier
from certif_tui.cli.kinds import Fichier, day, short_text
from certif_tui.cli.output import say, say_json, warn
from certif_tui.cli.paths import Options, data_folder
from certif_tui.wording.text import NBSP, counted


@click.group(subcommand_metavar="COMMANDE", short_help="Créer, lister les sessions, en tenir le registre.")
def session() -> None:
    """Créer une session, lister les sessions, en noter les présences et les incidents."""


for command in (presence, incident, registre, annuler):
    session.add_command(command)


@session.command(short_help="Créer une session et afficher son identifiant.")
@click.option("--bloc", metavar="CODE", required=True, help="Bloc évalué, «\u00a0BLOC 3\u00a0» ou «\u00a03\u00a0».")
@click.option(
    "--date",
    "jour",
    metavar="AAAA-MM-JJ",
    required=True,
    callback=day,
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
    type=Fichier(),
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
    jour: date,
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
    from certif_tui.domain.refus import Refus
    from certif_tui.domain.session.inscription import Inscription
    from certif_tui.services.preparation.inscriptions import without_doublons
    from certif_tui.services.preparation.sessions import Projet, create_session

    referentiel, frozen = open_referentiel(options)
    code = projet.code_of_bloc(referentiel, bloc)
    named, doublons = without_doublons((*map(Inscription, candidats), *projet.read_candidats(fichier)))
    wanted = Projet(
        bloc=code,
        date=jour,
        lieu=lieu,
        fuseau=fuseau,
        jures=jures,
        candidats=projet.inscriptions(named, tiers_temps),
        durees=tuple(projet.duree(referentiel.bloc(code), text) for text in durees),
    )
    try:
        say(create_session(open_contexte(options), referentiel, frozen, wanted))
    except Refus as error:
        raise click.UsageError(str(error)) from error
    _tell_doublons(doublons)


def _tell_doublons(doublons: Sequence[str]) -> None:
    if doublons:
        said = counted(len(doublons), "doublon ignoré", "doublons ignorés")
        remedy = f"Deux homonymes se distinguent par leur nom, par exemple «{NBSP}{doublons[0]} (2){NBSP}»."
        warn(f"Attention{NBSP}: {said}{NBSP}: {', '.join(doublons)}. {remedy}")


@session.command(short_help="Lister les sessions, la plus récente d'abord.")
@click.option("--json", "as_json", is_flag=True, help="Donner la liste en JSON, candidats et jury compris.")
@click.pass_obj
def liste(options: Options, as_json: bool) -> int:
    """Lister les sessions, la plus récente d'abord."""
    from certif_tui.cli.atelier import open_contexte, warn_of_defaut
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
    doubted = [(session.slug, defaut) for session, defaut in readable if defaut]
    for slug, defaut in doubted:
        warn_of_defaut(slug, defaut)
    return Code.DONNEES if damaged or doubted else Code.OK


for command in (importer, defaire_import, trier):
    session.add_command(command)
