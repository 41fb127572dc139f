"""What an importation understood and did, line by line."""

from __future__ import annotations

from collections.abc import Sequence

from certif_tui.cli.output import warn
from certif_tui.services.importation.avertissements import told_rows
from certif_tui.services.importation.candidats import Importation
from certif_tui.services.importation.codages import CODAGES
from certif_tui.services.importation.colonnes import TableauCompris
from certif_tui.services.importation.doublons import ChoixImport
from certif_tui.services.importation.enregistrement import Choices, choice, undecided
from certif_tui.services.importation.lecture import Classeur
from certif_tui.services.importation.naissances import told_role
from certif_tui.services.importation.roles import Role
from certif_tui.wording.durations import facteur
from certif_tui.wording.statuts import DOUBLONS, DOUBLONS_FAITS
from certif_tui.wording.text import NBSP, clean, counted, told_apart

MOST_PASSED = 5
"""Row numbers listed before « … »."""


def alerted(lines: Sequence[str]) -> None:
    """Tell on standard error what should be looked at."""
    if lines:
        warn("\n".join(f"À vérifier{NBSP}: {clean(it, limit=400)}" for it in lines))


def understood(classeur: Classeur, feuille: str, lecture: TableauCompris) -> list[str]:
    """Which sheet and rows are read, in which encoding, and what each column is taken for."""
    fichier, codage = classeur.nom, classeur.codage
    where = f"{fichier}, feuille «{NBSP}{feuille}{NBSP}»" if feuille else fichier
    titres = f"titres à la ligne {lecture.titres}" if lecture.titres is not None else "pas de ligne de titres"
    read = f", texte {CODAGES[codage]}" if codage else ""
    lines = [f"{where}{NBSP}: {titres}{_passed(lecture.passees)}{read}."]
    if hidden := [it for it in classeur.cachees if it != feuille]:
        names = ", ".join(f"«{NBSP}{clean(it, limit=40)}{NBSP}»" for it in hidden)
        lines.append(f"Feuilles cachées dans le tableur, non lues{NBSP}: {names} (--feuille en lit une).")
    if lecture.fusionnees:
        lines.append(
            f"Cellules fusionnées{NBSP}: leur valeur est aussi lue aux lignes {told_rows(lecture.fusionnees)}."
        )
    for colonne in lecture.colonnes:
        if not colonne.titre and colonne.role is Role.IGNOREE:
            continue
        named = clean(colonne.titre, limit=60) or f"par exemple «{NBSP}{clean(colonne.exemple, limit=40)}{NBSP}»"
        lines.append(f"  {colonne.lettre}  {named}  →  {told_role(colonne)}")
    if lecture.rang(Role.NOM) is None:
        lines.append(f'Dites où est le nom{NBSP}: --colonne "Nom=TITRE DE LA COLONNE".')
    return lines


def _passed(numbers: tuple[int, ...]) -> str:
    if not numbers:
        return ""
    return f", au-dessous de {counted(len(numbers), 'ligne passée', 'lignes passées')} ({_shown(numbers)})"


def doubts(importation: Importation) -> list[str]:
    """What of the rows is left out, or should be looked at; the people they name come in all the same."""
    numbers = [f"{_rows(it.lignes)}{NBSP}: {it.raison}" for it in importation.numeros_ecartes]
    return [*numbers, *(f"ligne {it.ligne}{NBSP}: {it.raison}" for it in importation.doutes)]


def _rows(numbers: tuple[int, ...]) -> str:
    return f"{'ligne' if len(numbers) == 1 else 'lignes'} {_shown(numbers)}"


def _shown(numbers: tuple[int, ...]) -> str:
    return ", ".join(map(str, numbers[:MOST_PASSED])) + ("…" if len(numbers) > MOST_PASSED else "")


def told(importation: Importation, choices: Choices, *, essai: bool) -> list[str]:
    """Who is added, who was there, each doublon and each row rejected with its number and its reason."""
    words = DOUBLONS if essai else DOUBLONS_FAITS
    ajouts, doublons = importation.ajouts, importation.doublons
    lines = [_heading(len(ajouts), "candidat à ajouter" if essai else "candidat ajouté")]
    lines += _people(importation)
    if importation.deja:
        lines.append(f"{counted(len(importation.deja), 'candidat')} déjà dans la session, sans changement.")
    if doublons:
        lines.append(_heading(len(doublons), "doublon"))
        for it in doublons:
            who = told_apart(it.arrivee.inscription.nom, importation.signe(it.arrivee), limit=300)
            done = words[choice(it, choices)]
            lines.append(f"  ligne {it.arrivee.ligne}{NBSP}: {who}, {clean(it.raison, limit=400)} → {done}")
    if left := undecided(importation, choices):
        many = counted(len(left), "personne laissée de côté", "personnes laissées de côté")
        lines.append(f"{many}{NBSP}: relancez avec --doublons ajouter, fusionner ou ignorer.")
    if importation.rejets:
        lines.append(_heading(len(importation.rejets), "ligne refusée"))
        lines += [f"  ligne {it.ligne}{NBSP}: {clean(it.raison, limit=400)}" for it in importation.rejets]
    if any(ChoixImport.RETABLIR in it.possibles and choice(it, choices) is ChoixImport.IGNORER for it in doublons):
        lines.append("--retablir remet dans la liste les candidats retirés.")
    if essai:
        lines.append("Essai\u00a0: rien n'a été changé.")
    return lines


def _heading(number: int, noun: str) -> str:
    plural = " ".join(word if word == "à" or word.endswith("er") else f"{word}s" for word in noun.split())
    return f"{counted(number, noun, plural)}{f'{NBSP}:' if number else '.'}"


def _people(importation: Importation) -> list[str]:
    people = []
    for arrivee in importation.ajouts:
        temps = facteur(arrivee.inscription.facteur)
        nom = told_apart(arrivee.inscription.nom, importation.signe(arrivee), limit=300)
        people.append(f"  {nom} ({temps})" if temps else f"  {nom}")
    return people
