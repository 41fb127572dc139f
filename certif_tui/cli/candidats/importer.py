"""`certif-tui session importer`: a list of candidats as the office keeps it, into a session."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from certif_tui.cli.arguments.completion import complete_session
from certif_tui.cli.arguments.files import PossiblePath
from certif_tui.cli.atelier import open_session
from certif_tui.cli.candidats.candidat import with_remedy
from certif_tui.cli.candidats.recit_import import alerted, doubts, told, understood
from certif_tui.cli.codes import Code
from certif_tui.cli.output import say
from certif_tui.cli.paths import Options
from certif_tui.cli.progress_bar import ProgressBar
from certif_tui.domain.frozen import replace
from certif_tui.services.importation import colonnes as columns
from certif_tui.services.importation.avertissements import warnings_of
from certif_tui.services.importation.candidats import Importation, plan
from certif_tui.services.importation.codages import CODAGES, codage_called
from certif_tui.services.importation.colonnes import role_called
from certif_tui.services.importation.doublons import ChoixImport
from certif_tui.services.importation.enregistrement import Choices, Importations, undecided
from certif_tui.services.importation.feuilles import choose
from certif_tui.services.importation.lecture import read_classeur
from certif_tui.services.importation.roles import Role
from certif_tui.wording.text import NBSP, counted

MASQUEES = ("prendre", "ignorer")
DOUBLONS = ("proposition", "fusionner", "ajouter", "ignorer")


@click.command(short_help="Importer des candidats depuis un tableur ou un CSV.")
@click.argument("session", shell_complete=complete_session)
@click.argument("fichier", type=PossiblePath())
@click.option(
    "--colonne",
    "colonnes",
    metavar="QUOI=TITRE",
    multiple=True,
    help=f"Ce que donne une colonne, par son titre ou sa lettre{NBSP}: «{NBSP}Nom=NOM USUEL{NBSP}»{NBSP}; à répéter. "
    "«\u00a0Naissance=…\u00a0» garde la date de naissance, ignorée sinon.",
)
@click.option(
    "--cellule",
    "cellules",
    metavar="D4=TEXTE",
    multiple=True,
    help=f"Ce qu'il faut lire dans une cellule à la place de ce qui s'y trouve{NBSP}; à répéter.",
)
@click.option("--codage", metavar="NOM", help=f"Codage d'un CSV{NBSP}: {', '.join(CODAGES)} (deviné sinon).")
@click.option(
    "--lignes-masquees",
    "masquees",
    type=click.Choice(MASQUEES),
    help="Que faire des lignes que le tableur masque ou filtre (à défaut, laissées de côté et signalées).",
)
@click.option("--feuille", metavar="NOM", help="Feuille du classeur (à défaut, la première qui porte une liste).")
@click.option(
    "--doublons",
    type=click.Choice(DOUBLONS),
    default="proposition",
    show_default=True,
    help="Que faire de qui est peut-être déjà là.",
)
@click.option(
    "--motif", metavar="TEXTE", default="", help="Pourquoi le fichier corrige un nom ou un aménagement déjà dit."
)
@click.option("--retablir", is_flag=True, help="Remettre dans la liste les candidats retirés que le fichier nomme.")
@click.option("--essai", is_flag=True, help="Dire ce qui serait fait, sans rien changer.")
@click.option("--trier", is_flag=True, help="Puis ranger les candidats par nom.")
@click.pass_obj
def importer(
    options: Options,
    session: str,
    fichier: Path,
    colonnes: tuple[str, ...],
    cellules: tuple[str, ...],
    codage: str | None,
    masquees: str | None,
    feuille: str | None,
    doublons: str,
    motif: str,
    retablir: bool,
    essai: bool,
    trier: bool,
) -> int:
    """Importer des candidats depuis un tableur (.xlsx, .ods, .xls) ou un CSV.

    Ce qui est compris est affiché, chaque ligne refusée avec son numéro et sa raison. Importer deux fois le même
    fichier n'ajoute rien. Code de retour 3 si des lignes sont refusées, laissées de côté tant que --doublons ne dit
    pas qu'en faire, ou si quelque chose est à vérifier (avertissements sur la sortie d'erreur)\u00a0; le reste est
    importé.

    \b
    certif-tui session importer 2026-06-12-bloc-3-lyon liste.xlsx --essai
    certif-tui session importer 2026-06-12-bloc-3-lyon liste.csv --colonne "Nom=NOM USUEL" --trier
    """
    ouverte = open_session(options, session)
    wishes = dict(_wish(text) for text in colonnes)
    classeur = read_classeur(fichier, codage=codage_called(codage) if codage else None)
    chosen = choose(classeur, feuille)
    sheet, feuilles = chosen.feuille, chosen.alertes("--feuille en lit une")
    lecture = columns.with_cells(columns.with_wishes(columns.understand(sheet), wishes), dict(map(_cell, cellules)))
    lecture = replace(lecture, avec_masquees=None if masquees is None else masquees == MASQUEES[0])
    alertes = warnings_of(lecture)
    alerted([*feuilles, *(it.texte for it in alertes)])
    say("\n".join(understood(classeur, sheet.nom, lecture)))
    total = len(lecture.retenues)
    with ProgressBar() as bar:
        importation = plan(
            lecture, ouverte.session.candidats, lambda done: bar.advance(done, total, counted(done, "ligne"))
        )
    choices = _choices(importation, doublons, retablir)
    asked, importations = (importation, choices, fichier.name, motif), Importations(ouverte)
    if not essai:
        importation = with_remedy(partial(importations.record, *asked)).importation
        if trier:
            ouverte.candidats.sort_by_name()
    say("\n".join(told(importation, choices, essai=essai)))
    if essai:
        with_remedy(partial(importations.rehearse, *asked))
    doutes = doubts(importation)
    alerted(doutes)
    return (
        Code.DONNEES
        if any((importation.rejets, doutes, alertes, feuilles, undecided(importation, choices)))
        else Code.OK
    )


def _cell(text: str) -> tuple[str, str]:
    place, equals, value = text.partition("=")
    if not equals:
        expected = f"écrivez CELLULE=TEXTE, par exemple «{NBSP}D4=tiers-temps{NBSP}»."
        raise click.BadParameter(f"«{NBSP}{text}{NBSP}»{NBSP}: {expected}", param_hint=["--cellule"])
    return place, value


def _wish(text: str) -> tuple[Role, str]:
    role, equals, titre = text.partition("=")
    if not equals or not titre.strip():
        expected = f"écrivez QUOI=TITRE, par exemple «{NBSP}Nom=NOM USUEL{NBSP}»."
        raise click.BadParameter(f"«{NBSP}{text}{NBSP}»{NBSP}: {expected}", param_hint=["--colonne"])
    return role_called(role), titre


def _choices(importation: Importation, doublons: str, retablir: bool) -> Choices:
    """What to do with each row, were it to name somebody who is there by the time it is imported."""
    choices = {}
    if doublons != DOUBLONS[0]:
        choices = {it.ligne: ChoixImport(doublons) for it in (*importation.ajouts, *importation.deja)}
    for doublon in importation.doublons:
        if ChoixImport.RETABLIR in doublon.possibles:
            choices[doublon.arrivee.ligne] = ChoixImport.RETABLIR if retablir else ChoixImport.IGNORER
        elif doublons != DOUBLONS[0]:
            choices[doublon.arrivee.ligne] = ChoixImport(doublons)
    return choices


@click.command("defaire-import", short_help="Retirer les candidats du dernier import.")
@click.argument("session", shell_complete=complete_session)
@click.option("--motif", metavar="TEXTE", required=True, help="Pourquoi cet import est défait.")
@click.pass_obj
def defaire_import(options: Options, session: str, motif: str) -> None:
    """Retirer les candidats du dernier import, avec un motif.

    Rien n'est effacé\u00a0: «\u00a0session importer --retablir\u00a0» les remet dans la liste.
    """
    ouverte = open_session(options, session)
    number = Importations(ouverte).undo(motif)
    say(f"{counted(number, 'candidat retiré', 'candidats retirés')}.")


@click.command("trier", short_help="Ranger les candidats par nom.")
@click.argument("session", shell_complete=complete_session)
@click.pass_obj
def trier(options: Options, session: str) -> None:
    """Ranger les candidats par nom, à la française\u00a0: ni accents, ni traits d'union, ni «\u00a0de\u00a0»."""
    ouverte = open_session(options, session)
    moved = ouverte.candidats.sort_by_name()
    say("Candidats rangés par nom." if moved else "Les candidats étaient déjà rangés par nom.")
