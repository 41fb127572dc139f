"""What is said of one candidat, one text at a time, whether typed, pasted or in the office's file."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from certif_tui.domain.lettres import REPLACEMENT
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.inscription import MAX_NOM
from certif_tui.domain.textes import checked_texte

EMAIL: Final = re.compile(r"[^@\s<>,;]+@[^@\s<>,;.]+(\.[^@\s<>,;.]+)+")
HEURES: Final = re.compile(r"(\d+)\s*[h:]\s*(\d*)", re.IGNORECASE)
NOT_A_NAME: Final = re.compile(r"[\d\W]+|\S+@\S+")
"""A rank, a date, an e-mail address: what a spreadsheet holds beside the names."""
UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def read_precision(text: str) -> str | None:
    """A number or a group, as the office writes it; null when empty. Raises `Refus`."""
    short = " ".join(text.split())
    if len(short) > MAX_NOM:
        raise Refus(f"trop long\u00a0: {len(short)} caractères, {MAX_NOM} au plus.")
    return seen(checked_texte(short)) or None


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


def seen(text: str) -> str:
    """The text itself. Raises `Refus` where something in it cannot be seen."""
    if text.isprintable() and REPLACEMENT not in text:  # most texts, and long lists are read
        return text
    if any(letter == REPLACEMENT or unicodedata.category(letter) in UNSEEN for letter in text):
        raise Refus("un caractère invisible ou illisible s'y trouve\u00a0: retapez ce champ.")
    return text
