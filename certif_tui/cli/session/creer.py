"""`certif-tui session creer`: a new session, its jury and its candidats."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from certif_tui.cli.arguments.files import ReadableFile
from certif_tui.cli.arguments.kinds import day, short_text
from certif_tui.cli.atelier import open_contexte, open_referentiel
from certif_tui.cli.output import say, warn
from certif_tui.cli.paths import Options
from certif_tui.cli.session import projet
from certif_tui.documents.feries import ferie_words
from certif_tui.domain.fuseaux import FUSEAU
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.decisions.creation import Projet
from certif_tui.domain.session.inscription import Inscription
from certif_tui.services.preparation.inscriptions import alike, near, without_doublons
from certif_tui.services.preparation.sessions import create_session
from certif_tui.wording.text import NBSP, clean, counted


@click.command(short_help="Créer une session et afficher son identifiant.")
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
    "--fuseau", metavar="FUSEAU", callback=short_text, default=FUSEAU, show_default=True, help="Fuseau horaire."
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
    type=ReadableFile(),
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
    _tell_alike((*near(jures), *alike(it.nom for it in wanted.candidats)))
    fete = ferie_words(jour, fuseau)
    if fete:
        warn(f"Attention{NBSP}: {fete}")


def _tell_doublons(doublons: Sequence[str]) -> None:
    if doublons:
        said = counted(len(doublons), "doublon ignoré", "doublons ignorés")
        remedy = f"Deux homonymes se distinguent par leur nom, par exemple «{NBSP}{doublons[0]} (2){NBSP}»."
        warn(f"Attention{NBSP}: {said}{NBSP}: {', '.join(doublons)}. {remedy}")


def _tell_alike(pairs: Sequence[tuple[str, str]]) -> None:
    for one, other in pairs:
        names = f"«{NBSP}{clean(one)}{NBSP}» et «{NBSP}{clean(other)}{NBSP}»"
        warn(f"À vérifier{NBSP}: {names} sont peut-être une même personne.")
