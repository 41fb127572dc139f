"""One row of a list becomes the candidat it names, with what of it cannot be used; or the reason why it names nobody.

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TypeVar

from certif_tui.domain.facteurs import PLEIN_TEMPS, Facteur
from certif_tui.domain.frozen import Frozen
from certif_tui.domain.referentiel.places import cite
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.evenements import Precisions
from certif_tui.domain.session.inscription import MAX_NOM, Inscription, checked_nom
from certif_tui.domain.textes import checked_texte
from certif_tui.services.importation.colonnes import DAY_AND_HOUR, TableauCompris
from certif_tui.services.importation.lecture import LigneLue
from certif_tui.services.importation.pieds import LETTRE, says_foot
from certif_tui.services.importation.roles import LIBELLES, Role
from certif_tui.services.importation.titres import words_of
from certif_tui.services.importation.totaux import is_count_of_people, is_total
from certif_tui.services.preparation.amenagements import read_amenagement, speaks_of_amenagement, split_amenagement
from certif_tui.services.preparation.formes import NEE, bare_name
from certif_tui.services.preparation.textes import NOT_A_NAME, read_email, read_horaire, read_precision

T = TypeVar("T")

DATES = (
    *("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d %m %Y", "%d/%m/%y", "%Y/%m/%d"),
    *("%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S"),
)
JOURS = frozenset({"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "le"})
MOIS = (
    *("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre"),
    *("novembre", "decembre"),
)
SERIAL = re.compile(r"([0-9]{4,5})(?:,[0-9]+)?")
"""A date as a spreadsheet keeps it, shown where the cell has lost its format: days since the end of 1899."""
SERIAL_ORIGIN = date(1899, 12, 30)
OLDEST, YOUNGEST = 1900, 2100
SAYS = re.compile(r"\w")
FIGURE = re.compile(r"\d")
SHORT_MINUTES = re.compile(r"(?<!\d)(\d{1,2})\s*[hH:]\s*(\d)(?!\d)")
SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?[eE]\+\d+|\d[.,]\d+[eE]-?\d+")
PART_OF_A_DAY = re.compile(r"0[.,][0-9]+")
PARTIS = re.compile(r"desist|abandon|annul|retire|exclu|absent|radie|refus|report", re.IGNORECASE)
"""What a list says of who may not come."""
NOTHING_SAID = dict.fromkeys(Role, "")
SIGNS = (Role.AMENAGEMENT, Role.NUMERO)
"""Where a sign alone says something: a tick, or a dash in the place of a number, which identifies nobody."""
SANS_NOM = frozenset(
    {"idem", "neant", "aucun", "meme", "le meme", "la meme", "sans", "sans objet", "identique", "x", "na", "n a"}
)
"""What stands for a name of usage that is none."""


EPOUSE = re.compile(r"^(?:ép(?:ouse)?|epouse|ep)(?:\.\s*|\s+)(?=\w)", re.IGNORECASE)
"""What an office writes in front of a name of usage: it is no part of it."""


class Doute(Frozen):
    """What of a row cannot be used, or should be looked at, and why; `role` is the cell's, null for none in particular.

    The candidat comes without it.
    """

    ligne: int
    raison: str
    role: Role | None = None


class RangeeComprise(Frozen):
    """The candidat of a row, null where it repeats the headings, and what of it cannot be used."""

    inscription: Inscription | None
    doutes: tuple[Doute, ...] = ()


class _Cellules:
    """The cells of a row, read one by one: one that cannot be used is left out, with the reason."""

    def __init__(self, lecture: TableauCompris, ligne: LigneLue) -> None:
        self.numero = ligne.numero
        said = {role: lecture.cell(ligne, rang) for role, rang in lecture.rangs.items()}
        self.said: dict[Role, str] = {**NOTHING_SAID, **said}
        self.doutes: list[Doute] = []

    def read(self, role: Role, reader: Callable[[str], T], without: T) -> T:
        """What a cell says; `without`, what is taken where it says nothing that can be used."""
        text = self.said[role]
        try:
            return reader(text) if SAYS.search(text) or role in SIGNS else without
        except Refus as refusal:
            self.note(f"{LIBELLES[role]} laissé de côté\u00a0: {refusal}", role)
            return without

    def note(self, raison: str, role: Role | None = None) -> None:
        """Have something of the row looked at."""
        self.doutes.append(Doute(self.numero, raison, role))


def inscription_of(lecture: TableauCompris, ligne: LigneLue) -> RangeeComprise:
    """The candidat of a row. Raises `Refus` with the reason for rejecting the row: nobody is for one cell of it."""
    cellules = _Cellules(lecture, ligne)
    if _repeats_headings(lecture, cellules.said):
        return RangeeComprise(None)
    nom, behind = _nom(lecture, ligne, cellules)
    inscription = Inscription(
        nom,
        _facteur(cellules, behind),
        Precisions(
            numero=cellules.read(Role.NUMERO, _numero, None),
            email=cellules.read(Role.EMAIL, read_email, None),
            groupe=cellules.read(Role.GROUPE, read_precision, None),
            horaire=cellules.read(Role.HORAIRE, lambda text: _horaire(text, dated=lecture.plusieurs_jours), None),
            naissance=cellules.read(Role.NAISSANCE, read_naissance, None),
        ),
    )
    _note_leavers(lecture, ligne, cellules)
    _note_hour(cellules, inscription.precisions.horaire)
    return RangeeComprise(inscription, tuple(cellules.doutes))


def read_naissance(text: str) -> date | None:
    """A birth date as offices write it, or as a spreadsheet keeps it; null when there is none. Raises `Refus`."""
    if not text:
        return None
    for shape in DATES:
        try:
            return datetime.strptime(text, shape).date()
        except ValueError:
            continue
    found = _in_words(text) or _serial(text)
    if found is None:
        raise Refus("la date de naissance ne se lit pas\u00a0: écrivez JJ/MM/AAAA.")
    return found


def _in_words(text: str) -> date | None:
    """« 8 juillet 2001 », « dimanche 1er août 1999 », « 08-juil-2001 »."""
    words = [it for it in words_of(text) if it not in JOURS]
    months = [
        rank for rank, it in enumerate(MOIS, 1) if len(words) == 3 and len(words[1]) > 2 and it.startswith(words[1])
    ]
    if len(months) != 1 or not words[2].isdigit() or len(words[2]) != 4:
        return None
    try:
        return date(int(words[2]), months[0], int(words[0].removesuffix("er")))
    except ValueError:
        return None


def _serial(text: str) -> date | None:
    found = SERIAL.fullmatch(text)
    if found is None or OLDEST <= int(found[1]) <= YOUNGEST:  # a year alone is no date
        return None
    return SERIAL_ORIGIN + timedelta(days=int(found[1]))


def _numero(text: str) -> str | None:
    """A number. Raises `Refus` for what the spreadsheet made of a long one: its last figures are lost."""
    if SCIENTIFIC.fullmatch(text):
        raise Refus(
            f"{cite(text)} est un nombre que le tableur a abrégé\u00a0: mettez la colonne en texte et ressaisissez-le."
        )
    return read_precision(text)


def _note_hour(cellules: _Cellules, horaire: str | None) -> None:
    """Have an hour looked at that may be another, or that is of one day among several."""
    if horaire and DAY_AND_HOUR.fullmatch(horaire):
        cellules.note(f"{cite(horaire)} est gardé avec sa date\u00a0: la liste en porte plusieurs.", Role.HORAIRE)
    elif horaire and (found := SHORT_MINUTES.search(horaire)):
        hour, minute = found.groups()
        meant = f"{hour}h0{minute} ou {hour}h{minute}0"
        cellules.note(f"l'heure {cite(horaire)} est douteuse\u00a0: est-ce {meant}\u00a0?", Role.HORAIRE)


def _horaire(text: str, *, dated: bool) -> str | None:
    """An hour, also where the cell has lost its format and shows which part of the day is over.

    Its date stays only where the list is `dated`, of several days.
    """
    if not dated and (found := DAY_AND_HOUR.fullmatch(text)):
        text = found[2]
    if not PART_OF_A_DAY.fullmatch(text):
        return read_horaire(text)
    minutes = round(float(text.replace(",", ".")) * 24 * 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _repeats_headings(lecture: TableauCompris, said: dict[Role, str]) -> bool:
    """Whether this is the row of headings again, as at the top of each printed page."""
    titles = lecture.mots_des_titres
    return bool(titles) and all(words_of(said[role]) == words for role, words in titles.items())


def _facteur(cellules: _Cellules, behind: Facteur | None) -> Facteur:
    """The longer time of the column, else the one behind the name; where they disagree, it is looked at."""
    said = cellules.said[Role.AMENAGEMENT]
    column = cellules.read(Role.AMENAGEMENT, read_amenagement, PLEIN_TEMPS)
    if behind is None or not said:
        return column if behind is None else behind
    if column != behind:
        cellules.note("l'aménagement écrit dans le nom n'est pas celui de la colonne, qui est pris.", Role.AMENAGEMENT)
    return column


def _parted(text: str) -> tuple[str, Facteur | None]:
    """A name and the longer time behind it. A lone « Tiers » or « Non » that no sign sets apart is a name."""
    nom, facteur = split_amenagement(text)
    tail = text[len(nom) :]
    apart = not tail.strip().isalpha() or tail.strip().casefold() == "tt"
    return (nom, facteur) if facteur is not None and apart else (text, None)


def _nom(lecture: TableauCompris, ligne: LigneLue, cellules: _Cellules) -> tuple[str, Facteur | None]:
    nom, facteur = _parted(_first_said(cellules, Role.NOM, Role.NOM_NAISSANCE))
    prenom, behind = _parted(_first_said(cellules, Role.PRENOM, Role.PRENOM_CIVIL))
    _check_somebody(lecture, ligne, nom, prenom)
    if not nom:
        raise Refus("le nom manque." if prenom or len(lecture.colonnes) > 1 else "cette ligne ne porte pas de nom.")
    if lecture.rang(Role.PRENOM) is not None and not prenom:
        if _filled(ligne) == 1:
            raise Refus(_alone(ligne))
        cellules.note("le prénom manque.", Role.PRENOM)
    whole = " ".join(whole_name(nom, prenom).replace(",", " ").split())  # « DUPONT, Claire »
    if NOT_A_NAME.fullmatch(whole):
        raise Refus("ce n'est pas un nom\u00a0: aucune lettre, ou une adresse.")
    if len(whole) > MAX_NOM:
        raise Refus(f"nom trop long\u00a0: {len(whole)} caractères, {MAX_NOM} au plus.")
    if speaks_of_amenagement(whole):
        cellules.note("le nom contient ce qui ressemble à un aménagement, qui n'est pas lu.", Role.NOM)
    return checked_nom(checked_texte(whole)), facteur or behind


def _check_somebody(lecture: TableauCompris, ligne: LigneLue, nom: str, prenom: str) -> None:
    """Refuse a row that counts people or ends the list. Beside a name that is one, no cell makes it so."""
    nobody, figured = ligne.numero not in lecture.nommees, FIGURE.search(prenom) is not None
    counted = (nobody and is_total(ligne.cellules)) or (figured and is_total([nom]))
    if counted or is_count_of_people(nom) or is_count_of_people(prenom):
        raise Refus("c'est le total ou la fin de la liste, pas un candidat.")
    if nobody or (FIGURE.search(nom) and says_foot(nom)) or says_foot(f"{nom} {prenom}"):
        raise Refus("c'est un titre ou le pied de la liste, pas un candidat.")
    if figured and LETTRE.search(nom) and not LETTRE.search(prenom):
        raise Refus("le prénom n'est fait que de chiffres\u00a0: c'est un compte, pas un candidat.")


def whole_name(nom: str, prenom: str) -> str:
    """Both names, without the courtesy and the name at birth an office writes with them."""
    return bare_name(f"{NEE.sub('', nom)} {NEE.sub('', prenom)}".strip())


def _first_said(cellules: _Cellules, role: Role, fallback: Role) -> str:
    """The name somebody goes by, else the other one: an office writes it only where it differs."""
    text = cellules.said[role]
    says_nothing = " ".join(words_of(text)) in SANS_NOM or not LETTRE.search(text)
    return cellules.said[fallback] if says_nothing and cellules.said[fallback] else EPOUSE.sub("", text)


def _alone(ligne: LigneLue) -> str:
    if "\n" in "".join(ligne.cellules):
        return "un guillemet ouvert n'est pas refermé, ou il manque le prénom."
    return "une seule cellule est remplie\u00a0: c'est un titre, ou il manque le prénom."


def _note_leavers(lecture: TableauCompris, ligne: LigneLue, cellules: _Cellules) -> None:
    """Have looked at who the list says may not come, in a column that is read for nothing else."""
    for rang, colonne in enumerate(lecture.colonnes):
        if colonne.role is not Role.IGNOREE or colonne.choisie:
            continue
        text = lecture.cell(ligne, rang)
        if PARTIS.match(" ".join(words_of(text))):
            said = f"«\u00a0{colonne.titre or colonne.lettre}\u00a0» dit «\u00a0{text[:40]}\u00a0»"
            cellules.note(f"{said}\u00a0: vient-il passer l'oral\u00a0?")


def _filled(ligne: LigneLue) -> int:
    return sum(1 for cell in ligne.cellules if cell and not cell.isspace())
