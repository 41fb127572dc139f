"""What a person types about one candidat, in a form or on a command line, read one field at a time."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Final

from certif_tui.domain.lettres import REPLACEMENT
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.evenements import PLEIN_TEMPS, TIERS_TEMPS, Facteur
from certif_tui.domain.session.inscription import MAX_NOM, checked_nom
from certif_tui.domain.textes import checked_texte
from certif_tui.services.importation.rangees import read_naissance
from certif_tui.services.preparation.inscriptions import TIERS, read_facteur

SANS: Final = frozenset({"", "aucun", "aucune", "non"})
EMAIL: Final = re.compile(r"[^@\s<>,;]+@[^@\s<>,;.]+(\.[^@\s<>,;.]+)+")
HEURES: Final = re.compile(r"(\d+)\s*[h:]\s*(\d*)", re.IGNORECASE)
UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def read_nom(text: str) -> str:
    """A name. Raises `Refus` when it is empty, too long, or holds what cannot be seen."""
    return _seen(checked_nom(text))


def read_precision(text: str) -> str | None:
    """A number or a group, as the office writes it; null when empty. Raises `Refus`."""
    short = " ".join(text.split())
    if len(short) > MAX_NOM:
        raise Refus(f"trop long\u00a0: {len(short)} caractères, {MAX_NOM} au plus.")
    return _seen(checked_texte(short)) or None


def read_email(text: str) -> str | None:
    """An e-mail address, null when empty. Raises `Refus`."""
    email = read_precision(text)
    if email is not None and not EMAIL.fullmatch(email):
        raise Refus("ce n'est pas une adresse\u00a0: tapez par exemple claire@exemple.fr.")
    return email


def read_horaire(text: str) -> str | None:
    """A time of day with whatever words the office puts around it, null when empty. Raises `Refus`."""
    horaire = read_precision(text)
    if horaire is None:
        return None
    heures = [(int(heure), int(minute or 0)) for heure, minute in HEURES.findall(horaire)]
    if any(heure > 23 or minute > 59 for heure, minute in heures) or not (heures or re.search(r"[^\W\d]", horaire)):
        raise Refus("cette heure n'existe pas\u00a0: tapez par exemple 09:30.")
    return horaire


def read_amenagement(text: str) -> Facteur:
    """A factor, `tiers-temps`, `5/4`, `1,25`, none when empty or `aucun`. Raises `Refus`."""
    typed = " ".join(text.split()).casefold()
    if typed in SANS:
        return PLEIN_TEMPS
    return TIERS_TEMPS if TIERS.fullmatch(typed) else read_facteur(typed)


def read_date_de_naissance(text: str) -> date | None:
    """A birth date, null when empty. Raises `Refus`."""
    return read_naissance(text.strip())


def _seen(text: str) -> str:
    if any(letter == REPLACEMENT or unicodedata.category(letter) in UNSEEN for letter in text):
        raise Refus("un caractère invisible ou illisible s'y trouve\u00a0: retapez ce champ.")
    return text
