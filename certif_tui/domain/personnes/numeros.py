"""The numbers people are registered under: when two are one, and which identify nobody."""

from __future__ import annotations

import re

from certif_tui.domain.lettres import plain

BOUCHE_TROUS = frozenset(
    {"attente", "inconnu", "inconnue", "nc", "na", "nd", "neant", "aucun", "aucune", "sans", "vide", "null", "none"}
    | {"nan", "tbd", "tbc", "tba", "ras", "idem", "n", "no", "num", "numero", "nouveau", "nouvelle", "non", "oui"}
)
"""What one word says where there is no number; several words without a figure never are one."""
ENTIER = re.compile(r"(?a:^(\d+)[.,]0+$)")
"""A whole number as a spreadsheet writes it after a calculation."""
ERREUR = re.compile(r"#[\w/ !?]*[!?]?|err ?: ?[0-9]+", re.IGNORECASE)
"""What a spreadsheet writes where its formula fails: #N/A, #REF!, #NOM?, #DIV/0!"""


def numero_key(numero: str) -> str:
    """Equal for two writings of one number: case, spaces around, the zeros a spreadsheet eats or adds do not count."""
    short = ENTIER.sub(r"\1", numero.strip().casefold())
    return short.lstrip("0") or "0" if short.isascii() and short.isdigit() else short


def identifies_nobody(numero: str) -> bool:
    """Whether it stands in the place of a number: « - », « #N/A », « en cours », 0."""
    typed = numero.strip()
    words = re.findall(r"[^\W_]+", plain(typed))
    written = "".join(words)
    phrase = len(words) > 1 and not re.search(r"[0-9]", written)
    error = ERREUR.fullmatch(typed) is not None and (typed[0] != "#" or re.search(r"[1-9]", typed) is None)
    return phrase or error or written in BOUCHE_TROUS or not written.strip("0") or not written.strip("x")
