"""What should be looked at before a list is imported: of the whole sheet, and of its columns. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from certif_tui.domain.facteurs import PLEIN_TEMPS
from certif_tui.domain.frozen import Frozen
from certif_tui.domain.refus import Refus
from certif_tui.services.importation.apparences import Apparence, is_count, look_of
from certif_tui.services.importation.colonnes import ColonneComprise, TableauCompris
from certif_tui.services.importation.lecture import LigneLue
from certif_tui.services.importation.rangees import whole_name
from certif_tui.services.importation.reconnaissance import values_of
from certif_tui.services.importation.roles import LIBELLES, Role
from certif_tui.services.importation.titres import gives_given_name, is_over, read_titre, words_of
from certif_tui.services.preparation.amenagements import is_amenagement, read_amenagement, speaks_of_amenagement

MOST = 0.8
BOTH = 50
"""How sure a heading that says both names is; « Stagiaires » only says that they are people."""
MEANT = {
    Apparence.NOMS: Role.NOM,
    Apparence.NUMEROS: Role.NUMERO,
    Apparence.RANGS: Role.NUMERO,
    Apparence.AMENAGEMENTS: Role.AMENAGEMENT,
    Apparence.COCHES: Role.AMENAGEMENT,
    Apparence.HEURES: Role.HORAIRE,
    Apparence.EMAILS: Role.EMAIL,
}
"""What a column would be, were it read for what it looks like."""
ONCE = (Role.NUMERO, Role.EMAIL, Role.GROUPE, Role.HORAIRE, Role.AMENAGEMENT)
"""What only one column is read for, names apart: those stand in for one another."""
BESIDE = (Role.NUMERO, Role.GROUPE, Role.HORAIRE)
"""Columns that are read, where a remark may stand beside what is taken from them."""


class Avertissement(Frozen):
    """What should be looked at, and the rank of the column it is about; null for the whole sheet."""

    texte: str
    colonne: int | None = None


def warnings_of(lecture: TableauCompris) -> tuple[Avertissement, ...]:
    """What should be looked at in a sheet as it is understood, what is missing first."""
    found = (_given_names, _courtesies, _hidden, _not_computed, _ignored)
    return tuple(it for each in found for it in each(lecture))


def _given_names(lecture: TableauCompris) -> Iterator[Avertissement]:
    rang = lecture.rang(Role.NOM)
    if rang is None or lecture.rang(Role.PRENOM) is not None:
        return
    titre = read_titre(lecture.colonnes[rang].titre)
    whole = (titre.entier and titre.surete >= BOTH) or not lecture.colonnes[rang].titre
    values = values_of(lecture.jugees, rang)
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


def _not_computed(lecture: TableauCompris) -> Iterator[Avertissement]:
    if lecture.sans_resultat:
        where = f"Formule sans résultat ({_where(lecture.sans_resultat)}), lue comme vide"
        yield Avertissement(f"{where}\u00a0: ouvrez le fichier dans le tableur et enregistrez-le, puis recommencez.")


def _ignored(lecture: TableauCompris) -> Iterator[Avertissement]:
    for rank, colonne in enumerate(lecture.colonnes):
        if colonne.role is Role.IGNOREE and not colonne.choisie:
            found = (it(lecture, rank) for it in (_second, _given_again, _spoken, _missed))
            yield from (Avertissement(it, rank) for it in islice(filter(None, found), 1))
        elif colonne.role in BESIDE and (said := _spoken(lecture, rank)):
            yield Avertissement(said, rank)


def _second(lecture: TableauCompris, rank: int) -> str | None:
    """Of a second column of a kind: only one is read, and this one holds something else."""
    role = read_titre(lecture.colonnes[rank].titre).role
    read = lecture.rang(role) if role in ONCE else None
    if read is None:
        return None
    pairs = [(lecture.cell(it, rank), lecture.cell(it, read)) for it in lecture.jugees]
    counted = role is Role.NUMERO and is_count([cell for cell, _read in pairs])
    if counted or not any(cell and cell != other for cell, other in pairs):
        return None
    told = f"«\u00a0{LIBELLES[role]}\u00a0» est lu en colonne {lecture.colonnes[read].lettre}"
    return f"{_named(lecture.colonnes[rank])} ignorée\u00a0: {told}. Dites laquelle des deux prendre."


def _given_again(lecture: TableauCompris, rank: int) -> str | None:
    """Of a second column of given names."""
    colonne = lecture.colonnes[rank]
    if not gives_given_name(colonne.titre) or look_of(values_of(lecture.jugees, rank)) is not Apparence.NOMS:
        return None
    return f"{_named(colonne)} ignorée alors qu'elle contient des prénoms\u00a0: sont-ils à garder dans le nom\u00a0?"


def _missed(lecture: TableauCompris, rank: int) -> str | None:
    """Of a column that nothing is read from, and that looks like one the list is for."""
    colonne = lecture.colonnes[rank]
    look = _look(colonne, values_of(lecture.jugees, rank))
    if look is None or not _is_missed(lecture, colonne, look):
        return None
    why = "prise pour" if look is Apparence.RANGS else "ignorée alors qu'elle contient"
    told = f"{_named(colonne)} {why} {look}" + (" et ignorée" if look is Apparence.RANGS else "")
    return f"{told}\u00a0: est-ce «\u00a0{LIBELLES[MEANT[look]]}\u00a0»\u00a0?"


def _look(colonne: ColonneComprise, values: Sequence[str]) -> Apparence | None:
    """What an ignored column looks like; under a heading of numbers or hours, that, be its values doubtful."""
    role = read_titre(colonne.titre).role
    if role is Role.NUMERO and any(any(map(str.isdigit, it)) for it in values):
        return Apparence.RANGS if is_count(values) else Apparence.NUMEROS
    if role is Role.HORAIRE and any(any(map(str.isdigit, it)) for it in values):
        return Apparence.HEURES
    return Apparence.AMENAGEMENTS if role is Role.AMENAGEMENT and values else look_of(values)


def _is_missed(lecture: TableauCompris, colonne: ColonneComprise, look: Apparence) -> bool:
    titre = read_titre(colonne.titre)
    if look is Apparence.AMENAGEMENTS:
        return True
    if look is Apparence.HEURES:
        return not is_over(words_of(colonne.titre))
    if look is Apparence.RANGS:
        return lecture.rang(Role.NUMERO) is None
    if (titre.known and titre.role is Role.IGNOREE) or titre.role is Role.NAISSANCE:
        return False
    if look in (Apparence.COCHES, Apparence.EMAILS):
        return lecture.rang(MEANT[look]) is None
    return True


def _spoken(lecture: TableauCompris, rank: int) -> str | None:
    """Of cells that speak of a longer time nobody reads there; they are never quoted, they may tell a diagnosis."""
    rows = [it.numero for it in lecture.jugees if _speaks(lecture.cell(it, rank)) and not _has_longer(lecture, it)]
    if not rows:
        return None
    colonne, meant = lecture.colonnes[rank], f"«\u00a0{LIBELLES[Role.AMENAGEMENT]}\u00a0»"
    where = _where(rows)
    if look_of(values_of(lecture.jugees, rank)) is Apparence.AMENAGEMENTS:
        told = f"{_named(colonne)} ignorée alors qu'elle contient {Apparence.AMENAGEMENTS} ({where})"
        return f"{told}\u00a0: est-ce {meant}\u00a0?"
    told = f"{_named(colonne)} parle d'un aménagement qui n'est pas lu ({where})"
    return f"{told}\u00a0: est-ce {meant}, ou faut-il l'écrire dans cette colonne\u00a0?"


def _speaks(text: str) -> bool:
    """Whether a cell says a longer time, or speaks of one; « sans tiers-temps » says none."""
    return speaks_of_amenagement(text) or (is_amenagement(text) and read_amenagement(text) != PLEIN_TEMPS)


def _has_longer(lecture: TableauCompris, ligne: LigneLue) -> bool:
    """Whether a row is already given a longer time, or is asked about it."""
    read = lecture.rang(Role.AMENAGEMENT)
    try:
        return read is not None and read_amenagement(lecture.cell(ligne, read)) != PLEIN_TEMPS
    except Refus:
        return True


def _where(rows: Sequence[int]) -> str:
    return f"{'lignes' if len(rows) > 1 else 'ligne'} {told_rows(rows)}"


def _named(colonne: ColonneComprise) -> str:
    titre = f"«\u00a0{colonne.titre[:40]}\u00a0»" if colonne.titre else "sans titre"
    return f"Colonne {colonne.lettre} {titre}"


def told_rows(numbers: Sequence[int], most: int = 10) -> str:
    """The numbers of some rows, the first of them."""
    return ", ".join(map(str, numbers[:most])) + ("…" if len(numbers) > most else "")
