"""Where the headings of a sheet stand, and what each column is: by its heading, else by what it holds. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from certif_tui.services.importation.apparences import Apparence, is_count, look_of
from certif_tui.services.importation.lecture import LigneLue
from certif_tui.services.importation.roles import Role
from certif_tui.services.importation.titres import Titre, read_titre
from certif_tui.services.importation.totaux import is_nobody

MOST_ABOVE = 30
"""Rows that may stand above the headings: the title of the list, its date, a logo's empty cells."""
LOOKS = {
    Apparence.EMAILS: (Role.EMAIL,),
    Apparence.AMENAGEMENTS: (Role.AMENAGEMENT,),
    Apparence.HEURES: (Role.HORAIRE,),
    Apparence.NUMEROS: (Role.NUMERO,),
    Apparence.NOMS: (Role.NOM, Role.PRENOM),
}
FIGURES = (Apparence.EMAILS, Apparence.HEURES, Apparence.NUMEROS, Apparence.AMENAGEMENTS)


def headings_at(lignes: Sequence[LigneLue]) -> int | None:
    """The rank of the row of headings: the first that holds the most of the usual ones, null when none does."""
    best, most = None, 0
    for rank, ligne in enumerate(lignes[:MOST_ABOVE]):
        roles = _roles_named(ligne)
        alone = sum(1 for cell in ligne.cellules if cell.strip()) == 1
        sure = len(roles) > 1 or roles & {Role.NOM, Role.NOM_NAISSANCE, Role.PRENOM}
        if sure and len(roles) > most and not _counts(ligne, roles) and not (alone and _titre_above(lignes, rank)):
            best, most = rank, len(roles)
    return _unlike_the_rest(lignes) if best is None else best


def roles_by_heading(cells: Sequence[str], lignes: Sequence[LigneLue]) -> dict[int, Role]:
    """What each column is; where two could be the same thing, the surest. A birth date is kept only where asked for."""
    found: dict[Role, tuple[int, Titre]] = {}
    second: dict[Role, tuple[int, Titre]] = {}
    for rank, cell in enumerate(cells):
        titre = read_titre(cell)
        if titre.role in (Role.IGNOREE, Role.NAISSANCE):
            continue
        if titre.role is Role.NUMERO and is_count(values_of(lignes, rank)):
            continue  # a mere count of the rows identifies nobody
        known = found.get(titre.role)
        if known is None or titre.surete > known[1].surete:
            found[titre.role] = (rank, titre)
            if known is not None:
                second[titre.role] = known
        else:
            second.setdefault(titre.role, (rank, titre))
    roles = {rank: role for role, (rank, _titre) in found.items()}
    for role, fallback in ((Role.NOM, Role.NOM_NAISSANCE), (Role.PRENOM, Role.PRENOM_CIVIL)):
        _settle(roles, role, fallback, second.get(role))
    return roles


def _settle(roles: dict[int, Role], role: Role, fallback: Role, second: tuple[int, Titre] | None) -> None:
    """Have the second column of names stand in where the first is empty; a fallback alone is the name itself."""
    if fallback in roles.values():
        if role not in roles.values():
            roles[next(rank for rank, it in roles.items() if it is fallback)] = role
    elif second is not None and not second[1].entier:
        roles[second[0]] = fallback


def roles_by_content(lignes: Sequence[LigneLue]) -> dict[int, Role]:
    """Without headings: the first column of words is the name, the next the given name; the rest by its look."""
    roles: dict[int, Role] = {}
    width = max((len(it.cellules) for it in lignes), default=0)
    for rank in range(width):
        look = look_of(values_of(lignes, rank))
        role = next((it for it in LOOKS.get(look, ()) if it not in roles.values()), None) if look else None
        if role is not None:
            roles[rank] = role
    return roles


def values_of(lignes: Sequence[LigneLue], rank: int) -> list[str]:
    """What a column holds, empty cells left out."""
    return [value for it in lignes if rank < len(it.cellules) and (value := it.cellules[rank].strip())]


def _roles_named(ligne: LigneLue) -> set[Role]:
    return {read_titre(cell).role for cell in ligne.cellules if cell.strip()} - {Role.IGNOREE}


def _counts(ligne: LigneLue, roles: set[Role]) -> bool:
    """Whether a row that speaks of people counts them: « 2 candidats ». « Tiers-temps 1/3 » is a heading."""
    figures = any(letter.isdigit() for cell in ligne.cellules for letter in cell)
    return figures and Role.AMENAGEMENT not in roles and is_nobody(ligne.cellules)


def _titre_above(lignes: Sequence[LigneLue], rank: int) -> bool:
    """Whether a lone « Candidats » is the title of a list whose headings come right below."""
    return any(len(_roles_named(it)) > 1 for it in lignes[rank + 1 : rank + 4])


def _unlike_the_rest(lignes: Sequence[LigneLue]) -> int | None:
    """The first row, where a word of it stands over figures: unusual headings are headings all the same."""
    if len(lignes) < 3:
        return None
    first, below = lignes[0], [it for it in lignes[1:] if not is_nobody(it.cellules)]
    for rank, cell in enumerate(first.cellules):
        word = cell.strip()
        if word and not any(letter.isdigit() or letter == "@" for letter in word) and look_of([word]) not in FIGURES:
            values = values_of(below, rank)
            if len(values) > 1 and (look_of(values) in FIGURES or is_count(values)):
                return 0
    return None
