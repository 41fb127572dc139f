"""What each column of a sheet is, told by its heading; without headings, by what it holds. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from certif_tui.domain.refus import Refus
from certif_tui.domain.slugs import slug_of
from certif_tui.services.importation.lecture import Feuille, LigneLue
from certif_tui.services.preparation.inscriptions import TIERS


class Role(StrEnum):
    """What a column gives of a candidat."""

    NOM = "nom"
    PRENOM = "prenom"
    NUMERO = "numero"
    NAISSANCE = "naissance"
    EMAIL = "email"
    GROUPE = "groupe"
    HORAIRE = "horaire"
    AMENAGEMENT = "amenagement"
    IGNOREE = "ignoree"


LIBELLES = {
    Role.NOM: "Nom",
    Role.PRENOM: "Prénom",
    Role.NUMERO: "N°",
    Role.NAISSANCE: "Date de naissance",
    Role.EMAIL: "E-mail",
    Role.GROUPE: "Groupe",
    Role.HORAIRE: "Horaire",
    Role.AMENAGEMENT: "Aménagement",
    Role.IGNOREE: "ignorée",
}
TITRES: dict[Role, tuple[str, ...]] = {
    Role.NOM: (
        *("nom-usuel", "nom-d-usage", "nom-de-famille", "nom", "noms", "nom-prenom", "nom-et-prenom"),
        *("nom-prenoms", "nom-et-prenoms", "noms-et-prenoms", "noms-prenoms", "prenom-nom", "prenom-et-nom"),
        *("nom-complet", "nom-du-candidat", "candidat", "candidats", "candidat-e", "identite", "stagiaire"),
        *("apprenant", "etudiant", "eleve", "participant", "nom-patronymique", "nom-de-naissance"),
    ),
    Role.PRENOM: (
        "prenom-usuel",
        "prenom",
        "prenoms",
        "prenom-1",
        "1er-prenom",
        "premier-prenom",
        "prenom-du-candidat",
    ),
    Role.NUMERO: (
        *("numero-candidat", "numero-de-candidat", "numero-du-candidat", "n-candidat", "no-candidat", "n-de-candidat"),
        *("matricule", "identifiant", "ine", "numero-de-dossier", "n-dossier", "n-de-dossier", "code-candidat"),
        *("reference", "ref", "id", "n", "no", "num", "numero"),
    ),
    Role.NAISSANCE: (
        *("date-de-naissance", "date-naissance", "naissance", "ne-le", "nee-le", "ne-e-le", "ddn", "date-de-naiss"),
    ),
    Role.EMAIL: (
        *("email", "e-mail", "mail", "courriel", "adresse-email", "adresse-e-mail", "adresse-mail", "mel"),
        *("adresse-electronique", "adresse-de-messagerie"),
    ),
    Role.GROUPE: ("groupe", "groupes", "gr", "equipe", "n-groupe", "no-groupe", "numero-de-groupe"),
    Role.HORAIRE: (
        *("horaire", "heure", "horaires", "heure-de-passage", "horaire-de-passage", "creneau", "passage"),
        *("convocation", "heure-de-convocation", "heure-convocation"),
    ),
    Role.AMENAGEMENT: (
        *("amenagement", "amenagements", "tiers-temps", "1-3-temps", "temps-majore", "majoration", "tt"),
        *("amenagement-d-epreuve", "amenagements-d-epreuves", "amenagement-du-temps", "temps-supplementaire"),
    ),
}
"""The usual headings as slugs, the surest first: where two columns could be the same thing, one is taken."""

ROLE_OF = {titre: (role, rank) for role, titres in TITRES.items() for rank, titre in enumerate(titres)}
MOST_ABOVE = 30
"""Rows that may stand above the headings: the title of the list, its date, a logo's empty cells."""
EMAIL = re.compile(r"\S+@\S+")
NAME = re.compile(r"[^\W\d_][^\d@<>{}=;:/\\\"\[\]]{0,59}")
"""What a name looks like where no heading says that it is one: any text file could be dropped here."""
HALF, MOST = 0.5, 0.8


@dataclass(frozen=True, slots=True)
class ColonneComprise:
    """A column: its letter, its heading (empty when there is none), a value it holds, and what it is taken for."""

    lettre: str
    titre: str
    exemple: str
    role: Role


@dataclass(frozen=True, slots=True)
class TableauCompris:
    """A sheet as it is understood: its columns, the rows below the headings, the numbers of those passed over.

    `titres` is the number of the row of headings, null when there is none.
    """

    colonnes: tuple[ColonneComprise, ...]
    lignes: tuple[LigneLue, ...]
    titres: int | None
    passees: tuple[int, ...]

    def with_role(self, rank: int, role: Role) -> TableauCompris:
        """The same with another role for a column; a role two columns cannot share leaves the other one."""
        colonnes = [
            replace(it, role=Role.IGNOREE) if it.role is role and role is not Role.IGNOREE else it
            for it in self.colonnes
        ]
        colonnes[rank] = replace(colonnes[rank], role=role)
        return replace(self, colonnes=tuple(colonnes))

    def rang(self, role: Role) -> int | None:
        """Which column has that role, null when none has."""
        return next((rank for rank, it in enumerate(self.colonnes) if it.role is role), None)


def understand(feuille: Feuille) -> TableauCompris:
    """What the columns of a sheet are. Rows above the headings (titles, dates) are passed over."""
    at = _headings_at(feuille.lignes)
    lignes = feuille.lignes
    cells: tuple[str, ...] = ()
    if at is None:
        roles = _roles_by_content(lignes)
    else:
        lignes, cells = feuille.lignes[at + 1 :], feuille.lignes[at].cellules
        roles = _roles_by_heading(cells, lignes)
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
    return TableauCompris(held, lignes, None if at is None else feuille.lignes[at].numero, above)


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


def role_called(text: str) -> Role:
    """The role somebody names, by its label or a usual heading. Raises `Refus`."""
    slug = slug_of(text)
    for role, libelle in LIBELLES.items():
        if slug in (slug_of(libelle), role.value):
            return role
    if slug in ROLE_OF:
        return ROLE_OF[slug][0]
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


def _headings_at(lignes: Sequence[LigneLue]) -> int | None:
    """The rank of the row of headings: the first that holds the most of the usual ones, null when none does."""
    best, most = None, 0
    for rank, ligne in enumerate(lignes[:MOST_ABOVE]):
        known = {ROLE_OF[slug][0] for cell in ligne.cellules if (slug := _titre(cell)) in ROLE_OF}
        alone = sum(1 for cell in ligne.cellules if cell.strip()) == 1
        sure = len(known) > 1 or known & {Role.NOM, Role.PRENOM}
        if sure and len(known) > most and not (alone and _titre_above(lignes, rank)):
            best, most = rank, len(known)
    return best


def _titre_above(lignes: Sequence[LigneLue], rank: int) -> bool:
    """Whether a lone « Candidats » is the title of a list whose headings come right below."""
    below = lignes[rank + 1 : rank + 4]
    return any(len({ROLE_OF[s][0] for cell in it.cellules if (s := _titre(cell)) in ROLE_OF}) > 1 for it in below)


def _titre(cell: str) -> str:
    return slug_of(" ".join(cell.split()).rstrip(" :*"), default="")


def _roles_by_heading(cells: Sequence[str], lignes: Sequence[LigneLue]) -> dict[int, Role]:
    found: dict[Role, tuple[int, int]] = {}
    for rank, cell in enumerate(cells):
        role, sureness = ROLE_OF.get(_titre(cell), (Role.IGNOREE, 0))
        if role is Role.IGNOREE or role is Role.NAISSANCE or (role is Role.NUMERO and _is_count(lignes, rank)):
            continue  # a birth date is kept only where somebody asks; a mere count of the rows identifies nobody
        if role not in found or sureness < found[role][1]:
            found[role] = (rank, sureness)
    return {rank: role for role, (rank, _sureness) in found.items()}


def _is_count(lignes: Sequence[LigneLue], rank: int) -> bool:
    """Whether a column only counts the rows: 1, 2, 3…"""
    values = [value for it in lignes if (value := _cell(it.cellules, rank).strip())]
    return bool(values) and values == [str(number) for number in range(1, len(values) + 1)]


def _roles_by_content(lignes: Sequence[LigneLue]) -> dict[int, Role]:
    """Without headings: the first column of words is the name, the next the first name; the rest by its look."""
    roles: dict[int, Role] = {}
    width = max((len(it.cellules) for it in lignes), default=0)
    for rank in range(width):
        values = [value for it in lignes if (value := _cell(it.cellules, rank).strip())]
        looks = _looks_of(values)
        role = next((it for it in looks if it not in roles.values()), None)
        if role is not None:
            roles[rank] = role
    return roles


def _looks_of(values: Sequence[str]) -> tuple[Role, ...]:
    def share(pattern: re.Pattern[str]) -> float:
        return sum(1 for value in values if pattern.fullmatch(value)) / len(values)

    if not values:
        return ()
    if share(EMAIL) > HALF:
        return (Role.EMAIL,)
    if share(TIERS) > HALF:
        return (Role.AMENAGEMENT,)
    return (Role.NOM, Role.PRENOM) if share(NAME) > MOST else ()


def _cell(cells: Sequence[str], rank: int) -> str:
    return cells[rank] if rank < len(cells) else ""


def _flat(cells: Sequence[str], rank: int) -> str:
    return " ".join(_cell(cells, rank).split())


def _example(lignes: Sequence[LigneLue], rank: int) -> str:
    return next((text for it in lignes if (text := _flat(it.cellules, rank))), "")
