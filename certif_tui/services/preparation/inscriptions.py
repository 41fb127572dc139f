"""Candidats typed or pasted, one a line, as they come from an e-mail or a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from certif_tui.domain.refus import Refus
from certif_tui.domain.session.evenements import PLEIN_TEMPS, TIERS_TEMPS, Facteur
from certif_tui.domain.session.inscription import Inscription, checked_nom
from certif_tui.domain.slugs import name_key, slug_of

SEPARATORS = re.compile(r"[;\t]")
TIERS = re.compile(r"tiers[ -]?temps|1/3|4/3", re.IGNORECASE)
TIERS_APART = re.compile(rf"[\s,(–-]+({TIERS.pattern})[\s)]*$", re.IGNORECASE)
"""A longer time typed behind a name without the semicolon asked for: it is never part of the name."""
NOT_A_NAME = re.compile(r"[\d\W]+|\S+@\S+")
"""A rank, a date, an e-mail address: what a spreadsheet holds beside the names."""
TITLES = frozenset(
    {"nom", "prenom", "noms", "prenoms", "candidat", "candidats", "nom-prenom", "nom-et-prenom", "numero"}
)
NAME_CELLS = 2


@dataclass(frozen=True, slots=True)
class Releve:
    """What a pasted list amounts to: the candidats, the names met twice, the lines refused with their reasons.

    `lues` are all the candidats its lines name, homonyms included; `fautive` is the rank, from 0, of the first line
    refused, null when none is.
    """

    inscriptions: tuple[Inscription, ...] = ()
    doublons: tuple[str, ...] = ()
    refus: tuple[str, ...] = ()
    fautive: int | None = None
    lues: tuple[Inscription, ...] = ()


def read_list(text: str) -> Releve:
    """Read one candidat a line: `NOM Prénom`, or `NOM;Prénom` as spreadsheets give it, then perhaps `tiers-temps`.

    Blank lines and the titles of columns are passed over, and whatever columns hold no name. A name met twice is a
    doublon.
    """
    inscriptions, refus, fautives = [], [], []
    for number, line in enumerate(text.splitlines(), 1):
        try:
            inscription = read_line(line)
        except Refus as error:
            refus.append(f"Ligne {number}\u00a0: {error}")
            fautives.append(number - 1)
            continue
        if inscription is not None:
            inscriptions.append(inscription)
    first = min(fautives, default=None)
    return Releve(*without_doublons(inscriptions), tuple(refus), first, tuple(inscriptions))


def without_doublons(inscriptions: Iterable[Inscription]) -> tuple[tuple[Inscription, ...], tuple[str, ...]]:
    """The candidats met for the first time, and the names met again; case, accents and spaces do not count."""
    seen: set[tuple[str, ...]] = set()
    kept, doublons = [], []
    for inscription in inscriptions:
        key = name_key(inscription.nom)
        if key in seen:
            doublons.append(inscription.nom)
        else:
            seen.add(key)
            kept.append(inscription)
    return tuple(kept), tuple(doublons)


def read_line(line: str) -> Inscription | None:
    """The candidat of a line, null when it names nobody. Raises `Refus`."""
    line = TIERS_APART.sub(r";\1", line)
    cells = [stripped for cell in SEPARATORS.split(line) if (stripped := cell.strip().strip('"').strip())]
    tiers = any(TIERS.fullmatch(cell) for cell in cells)
    names = [cell for cell in cells if not TIERS.fullmatch(cell) and not NOT_A_NAME.fullmatch(cell)]
    if not cells or any(slug_of(name) in TITLES for name in names[:NAME_CELLS]):
        return None
    if not names:
        raise Refus("cette ligne ne porte pas de nom.")
    return Inscription(checked_nom(" ".join(names[:NAME_CELLS])), TIERS_TEMPS if tiers else PLEIN_TEMPS)


def read_facteur(text: str) -> Facteur:
    """A factor as typed, `5/4` or `1,25`. Raises `Refus`."""
    typed = text.strip().replace(",", ".")
    if not re.fullmatch(r"[0-9]{1,4}([./][0-9]{1,4})?", typed) or re.fullmatch(r".*/0+", typed):
        raise Refus("Fraction\u00a0: tapez par exemple 5/4 ou 1,25.")
    fraction = Fraction(typed)
    if not 1 <= fraction <= 4 or fraction.denominator > 1000:
        raise Refus("Fraction\u00a0: entre 1 (aucun aménagement) et 4.")
    return Facteur(numerateur=fraction.numerator, denominateur=fraction.denominator)
