"""What each column of a sheet is, told by its heading; without headings, by what it holds. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from certif_tui.domain.frozen import Frozen, replace
from certif_tui.domain.refus import Refus
from certif_tui.domain.slugs import slug_of
from certif_tui.services.importation.lecture import Feuille, LigneLue
from certif_tui.services.importation.reconnaissance import headings_at, roles_by_content, roles_by_heading
from certif_tui.services.importation.roles import LIBELLES, Role
from certif_tui.services.importation.titres import goes_on, read_titre, words_of
from certif_tui.services.importation.totaux import is_nobody

DAY_AND_HOUR = re.compile(r"(\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4})(?:\s+|T)(\d{1,2}\s?[:hH]\s?\d\d)(?::\d\d(?:[.,]\d+)?)?")
"""An hour written with its day."""


class ColonneComprise(Frozen):
    """A column: its letter, its heading (empty when there is none), a value it holds, and what it is taken for.

    `choisie` tells that somebody said what it is, or is not.
    """

    lettre: str
    titre: str
    exemple: str
    role: Role
    choisie: bool = False


@dataclass(frozen=True)
class TableauCompris:
    """A sheet as it is understood: its columns, the rows below the headings, the numbers of those passed over.

    `titres` is the number of the row of headings, null when there is none. `masquees` are the numbers of the rows that
    the spreadsheet hides, `avec_masquees` whether they are read, null as long as nobody chose; `fusionnees` are the
    numbers of those given the value of a merged cell, `sans_resultat` of those with a formula that has no value.
    """

    colonnes: tuple[ColonneComprise, ...]
    lignes: tuple[LigneLue, ...]
    titres: int | None
    passees: tuple[int, ...]
    masquees: frozenset[int] = frozenset()
    avec_masquees: bool | None = None
    fusionnees: tuple[int, ...] = ()
    sans_resultat: tuple[int, ...] = ()

    @property
    def retenues(self) -> tuple[LigneLue, ...]:
        """The rows that are read: those the spreadsheet hides only where it was chosen."""
        if self.avec_masquees or not self.masquees:
            return self.lignes
        return tuple(it for it in self.lignes if it.numero not in self.masquees)

    @cached_property
    def jugees(self) -> tuple[LigneLue, ...]:
        """The rows that are read and may name somebody: what columns are judged by."""
        return _of_people(self.retenues)

    @cached_property
    def nommees(self) -> frozenset[int]:
        """The numbers of these rows."""
        return frozenset(it.numero for it in self.jugees)

    @cached_property
    def plusieurs_jours(self) -> bool:
        """Whether its hours are those of several days: one alone is the session's."""
        rang = self.rang(Role.HORAIRE)
        cells = [] if rang is None else [self.cell(it, rang) for it in self.retenues]
        return len({found[1] for it in cells if (found := DAY_AND_HOUR.fullmatch(it))}) > 1

    @cached_property
    def mots_des_titres(self) -> Mapping[Role, list[str]]:
        """The words of the headings of the columns that are read."""
        return {it.role: words_of(it.titre) for it in self.colonnes if it.titre and it.role is not Role.IGNOREE}

    def with_role(self, rank: int, role: Role) -> TableauCompris:
        """The same with another role for a column; a role two columns cannot share leaves the other one."""
        colonnes = [
            replace(it, role=Role.IGNOREE, choisie=True) if it.role is role and role is not Role.IGNOREE else it
            for it in self.colonnes
        ]
        colonnes[rank] = replace(colonnes[rank], role=role, choisie=True)
        return replace(self, colonnes=tuple(colonnes))

    def with_cell(self, numero: int, rank: int, text: str) -> TableauCompris:
        """The same with another text in a cell of the row of that number."""
        return replace(
            self, lignes=tuple(_with_cell(it, rank, text) if it.numero == numero else it for it in self.lignes)
        )

    def cell(self, ligne: LigneLue, rank: int) -> str:
        """What a row holds in a column, without needless spaces; empty beyond its last cell."""
        return _flat(ligne.cellules, rank)

    @cached_property
    def rangs(self) -> Mapping[Role, int]:
        """Which column has each role that one has."""
        return {it.role: rank for rank, it in reversed([*enumerate(self.colonnes)])}

    def rang(self, role: Role) -> int | None:
        """Which column has that role, null when none has."""
        return self.rangs.get(role)


def understand(feuille: Feuille) -> TableauCompris:
    """What the columns of a sheet are. Rows above the headings (titles, dates) are passed over."""
    at = headings_at(feuille.lignes)
    lignes = feuille.lignes
    cells: tuple[str, ...] = ()
    if at is None:
        roles = roles_by_content(_of_people(lignes))
    else:
        lignes, cells = _below(feuille.lignes[at:])
        roles = roles_by_heading(cells, _of_people(lignes))
    width = max((len(it.cellules) for it in feuille.lignes), default=0)
    colonnes = (
        ColonneComprise(letter_of(rank), _flat(cells, rank), _example(lignes, rank), roles.get(rank, Role.IGNOREE))
        for rank in range(width)
    )
    held = tuple(it for it in colonnes if it.titre or it.exemple)
    above = () if at is None else tuple(it.numero for it in feuille.lignes[:at])
    if len(held) != width:  # empty columns between the others: their letters tell which they are
        keep = [rank for rank in range(width) if _flat(cells, rank) or _example(lignes, rank)]
        lignes = tuple(LigneLue(it.numero, tuple(_cell(it.cellules, rank) for rank in keep)) for it in lignes)
    hidden = feuille.masquees & {it.numero for it in lignes}
    titres = None if at is None else feuille.lignes[at].numero
    return TableauCompris(
        held, lignes, titres, above, hidden, fusionnees=feuille.fusionnees, sans_resultat=feuille.sans_resultat
    )


def _of_people(lignes: Sequence[LigneLue]) -> tuple[LigneLue, ...]:
    """The rows that may name somebody: counts and feet would make columns look like what they are not."""
    return tuple(it for it in lignes if not is_nobody(it.cellules))


def _below(lignes: Sequence[LigneLue]) -> tuple[tuple[LigneLue, ...], tuple[str, ...]]:
    """The rows below the headings, and these, which may go on over a second row."""
    titres, *below = lignes
    second = [cell for cell in below[0].cellules if cell.strip()] if below else []
    if len(second) < 2 or not all(map(goes_on, second)):
        return tuple(below), titres.cellules
    width = max(len(titres.cellules), len(below[0].cellules))
    both = (f"{_flat(titres.cellules, rank)} {_flat(below[0].cellules, rank)}".strip() for rank in range(width))
    return tuple(below[1:]), tuple(both)


def letter_of(rank: int) -> str:
    """A column's letters in a spreadsheet, 0 being A."""
    letters, rank = "", rank + 1
    while rank:
        rank, digit = divmod(rank - 1, 26)
        letters = chr(65 + digit) + letters
    return letters


def with_wishes(lecture: TableauCompris, wishes: Mapping[Role, str]) -> TableauCompris:
    """The columns as somebody wants them: by role, a heading or a letter. Raises `Refus` for one there is not."""
    for role, wish in wishes.items():
        lecture = lecture.with_role(_wished(lecture, wish), role)
    return lecture


def with_cells(lecture: TableauCompris, cells: Mapping[str, str]) -> TableauCompris:
    """The rows with other texts in some cells, named as in a spreadsheet, `D4`. Raises `Refus` for one there is not."""
    for place, text in cells.items():
        found = re.fullmatch(r"\s*([A-Za-z]{1,3})([0-9]{1,7})\s*", place)
        rank = _wished(lecture, found[1]) if found else 0
        if found is None or all(it.numero != int(found[2]) for it in lecture.lignes):
            raise Refus(f"Pas de cellule «\u00a0{place}\u00a0» sous les titres\u00a0: écrivez par exemple D4.")
        lecture = lecture.with_cell(int(found[2]), rank, text)
    return lecture


def role_called(text: str) -> Role:
    """The role somebody names, by its label or a usual heading. Raises `Refus`."""
    slug = slug_of(text)
    for role, libelle in LIBELLES.items():
        if slug in (slug_of(libelle), role.value):
            return role
    if (role := read_titre(text).role) is not Role.IGNOREE:
        return role
    known = ", ".join(LIBELLES.values())
    raise Refus(f"«\u00a0{text}\u00a0» n'est pas une information connue. Choisissez parmi\u00a0: {known}.")


def _wished(lecture: TableauCompris, wish: str) -> int:
    titres = [slug_of(it.titre, default="") for it in lecture.colonnes]
    lettres = [it.lettre for it in lecture.colonnes]
    for names, wanted in ((titres, slug_of(wish, default="")), (lettres, wish.strip().upper())):
        if wanted and wanted in names:
            return names.index(wanted)
    known = ", ".join(it.titre or it.lettre for it in lecture.colonnes)
    raise Refus(f"Pas de colonne «\u00a0{wish}\u00a0». Colonnes du fichier\u00a0: {known}.")


def _cell(cells: Sequence[str], rank: int) -> str:
    return cells[rank] if rank < len(cells) else ""


def _with_cell(ligne: LigneLue, rank: int, text: str) -> LigneLue:
    cells = [*ligne.cellules, *[""] * (rank + 1 - len(ligne.cellules))]
    cells[rank] = text
    return replace(ligne, cellules=tuple(cells))


def _flat(cells: Sequence[str], rank: int) -> str:
    return " ".join(_cell(cells, rank).split())


def _example(lignes: Sequence[LigneLue], rank: int) -> str:
    return next((text for it in lignes if (text := _flat(it.cellules, rank))), "")
