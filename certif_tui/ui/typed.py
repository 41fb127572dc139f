"""What is typed in a field, of a form or of a question, read and checked one field at a time."""

from __future__ import annotations

import re
from datetime import date

from certif_tui.domain.durees import MOST_MINUTES
from certif_tui.domain.fuseaux import known_zone
from certif_tui.domain.jours import typed_day
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.inscription import checked_nom
from certif_tui.domain.session.jury import check_distinct


def read_date(text: str, annee: int | None = None) -> date:
    """A date, `12/06/2026` or `2026-06-12`, or `12/06` of that year. Raises `Refus`."""
    day = typed_day(text, annee)
    if day is None and re.fullmatch(r"\s*[0-9]{1,2}/[0-9]{1,2}(/[0-9]{4})?\s*", text):
        raise Refus("ce jour n'existe pas.")
    if day is None:
        raise Refus("tapez JJ/MM/AAAA, par exemple 12/06/2026.")
    return day


def read_lieu(text: str) -> str:
    """A place. Raises `Refus` when it is missing."""
    if not text.strip():
        raise Refus("indiquez la ville ou la salle.")
    return text.strip()


def read_fuseau(text: str) -> str:
    """A time zone this machine knows. Raises `Refus`."""
    if known_zone(text.strip()) is None:
        raise Refus("fuseau inconnu, par exemple Europe/Paris.")
    return text.strip()


def read_jury(text: str) -> tuple[str, ...]:
    """Names between commas, semicolons or line breaks. Raises `Refus`, also where one name stands twice."""
    noms = tuple(checked_nom(nom) for nom in re.split(r"[,;\n]", text) if nom.strip())
    check_distinct(noms)
    return noms


def read_responsable(text: str) -> str:
    """Who creates the session without being a juré, empty for nobody. Raises `Refus`."""
    return checked_nom(text) if text.strip() else ""


def read_minutes(text: str) -> int | None:
    """Minutes, null when empty. Raises `Refus`."""
    typed = text.strip()
    if not typed:
        return None
    if re.fullmatch(r"[0-9]{1,4}", typed) and 0 < int(typed) <= MOST_MINUTES:
        return int(typed)
    raise Refus(f"tapez un nombre de minutes, de 1 à {MOST_MINUTES}, ou rien.")
