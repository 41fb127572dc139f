"""What should be looked at before a list is imported: of the whole sheet, and of its columns. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from certif_tui.services.importation.apparences import Apparence, look_of
from certif_tui.services.importation.colonnes import ColonneComprise, TableauCompris
from certif_tui.services.importation.rangees import whole_name
from certif_tui.services.importation.reconnaissance import values_of
from certif_tui.services.importation.roles import LIBELLES, Role
from certif_tui.services.importation.titres import read_titre, words_of
from certif_tui.services.importation.totaux import is_total

MOST = 0.8
BOTH = 50
"""How sure a heading that says both names is; « Stagiaires » only says that they are people."""
MEANT = {
    Apparence.NOMS: Role.NOM,
    Apparence.NUMEROS: Role.NUMERO,
    Apparence.AMENAGEMENTS: Role.AMENAGEMENT,
    Apparence.COCHES: Role.AMENAGEMENT,
    Apparence.HEURES: Role.HORAIRE,
    Apparence.EMAILS: Role.EMAIL,
}
"""What a column would be, were it read for what it looks like."""


@dataclass(frozen=True, slots=True)
class Avertissement:
    """What should be looked at, and the rank of the column it is about; null for the whole sheet."""

    texte: str
    colonne: int | None = None


def warnings_of(lecture: TableauCompris) -> tuple[Avertissement, ...]:
    """What should be looked at in a sheet as it is understood, what is missing first."""
    return (*_given_names(lecture), *_courtesies(lecture), *_hidden(lecture), *_ignored(lecture))


def _given_names(lecture: TableauCompris) -> Iterator[Avertissement]:
    rang = lecture.rang(Role.NOM)
    if rang is None or lecture.rang(Role.PRENOM) is not None:
        return
    titre = read_titre(lecture.colonnes[rang].titre)
    whole = (titre.entier and titre.surete >= BOTH) or not lecture.colonnes[rang].titre
    values = values_of([it for it in lecture.retenues if not is_total(it.cellules)], rang)
    if sum(1 for it in values if _is_whole(it, titled=whole)) < MOST * len(values):
        remedy = "dites laquelle le porte, ou vérifiez que le nom est entier"
        yield Avertissement(f"Aucune colonne ne porte le prénom\u00a0: {remedy}.", rang)


def _courtesies(lecture: TableauCompris) -> Iterator[Avertissement]:
    rang = lecture.rang(Role.NOM)
    ranks = [it for role in (Role.NOM, Role.PRENOM) if (it := lecture.rang(role)) is not None]
    if rang is None:
        return
    rows = []
    for ligne in lecture.retenues:
        nom, prenom, *_ = [*(lecture.cell(ligne, it) for it in ranks), ""]
        if words_of(whole_name(nom, prenom)) != words_of(f"{nom} {prenom}"):
            rows.append(ligne.numero)
    if rows:
        yield Avertissement(f"Civilité ou nom de naissance ôtés du nom (lignes {told_rows(rows)}).", rang)


def _is_whole(value: str, *, titled: bool) -> bool:
    """Whether a cell holds a name and a given name: two words, not both in capitals unless its heading says both."""
    words = re.findall(r"[^\W\d_]+", value)
    return len(words) > 1 and (titled or any(it[:1].isupper() and it[1:].islower() for it in words))


def _hidden(lecture: TableauCompris) -> Iterator[Avertissement]:
    if lecture.masquees and lecture.avec_masquees is None:
        hidden = f"masquées ou filtrées dans le tableur ({told_rows(sorted(lecture.masquees))})"
        yield Avertissement(f"Lignes {hidden}, laissées de côté\u00a0: dites s'il faut les prendre.")


def _ignored(lecture: TableauCompris) -> Iterator[Avertissement]:
    for rank, colonne in enumerate(lecture.colonnes):
        if colonne.role is Role.IGNOREE and not colonne.choisie:
            look = look_of(values_of(lecture.lignes, rank))
            if look is not None and _is_missed(lecture, colonne, look):
                titre = f"«\u00a0{colonne.titre[:40]}\u00a0»" if colonne.titre else "sans titre"
                meant = LIBELLES[MEANT[look]]
                told = f"Colonne {colonne.lettre} {titre} ignorée alors qu'elle contient {look}"
                yield Avertissement(f"{told}\u00a0: est-ce «\u00a0{meant}\u00a0»\u00a0?", rank)


def _is_missed(lecture: TableauCompris, colonne: ColonneComprise, look: Apparence) -> bool:
    """Whether a column that nothing is read from may be one the list is for."""
    titre = read_titre(colonne.titre)
    if look is Apparence.AMENAGEMENTS:
        return True
    if (titre.known and titre.role is Role.IGNOREE) or titre.role is Role.NAISSANCE:
        return False
    if look in (Apparence.COCHES, Apparence.EMAILS):
        return lecture.rang(MEANT[look]) is None
    return True


def told_rows(numbers: Sequence[int], most: int = 10) -> str:
    """The numbers of some rows, the first of them."""
    return ", ".join(map(str, numbers[:most])) + ("…" if len(numbers) > most else "")
