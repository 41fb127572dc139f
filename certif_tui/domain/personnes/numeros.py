"""The numbers people are registered under: when two are one, and which identify nobody."""

from __future__ import annotations

import re

from certif_tui.domain.lettres import plain

BOUCHE_TROUS = frozenset(
    {"en cours", "en attente", "attente", "a venir", "a completer", "a definir", "a attribuer", "a renseigner"}
    | {"inconnu", "inconnue", "non communique", "non renseigne", "non attribue", "nc", "n c", "na", "n a", "nd", "n d"}
    | {"neant", "aucun", "aucune", "sans", "sans numero", "pas de numero", "vide", "null", "none", "nan", "tbd", "ras"}
    | {"idem", "x", "xx", "xxx"}
)
ERREUR = re.compile(r"#[\w/ !?]*[!?]?")
"""What a spreadsheet writes where its formula fails: #N/A, #REF!, #NOM?, #DIV/0!"""


def numero_key(numero: str) -> str:
    """Equal for two writings of one number: case, spaces around and the zeros a spreadsheet eats do not count."""
    short = numero.strip().casefold()
    return short.lstrip("0") or "0" if short.isascii() and short.isdigit() else short


def identifies_nobody(numero: str) -> bool:
    """Whether it stands in the place of a number: « - », « #N/A », « en cours », 0."""
    typed = numero.strip()
    words = " ".join(re.findall(r"[^\W_]+", plain(typed)))
    zero = not words.replace(" ", "").strip("0")
    error = ERREUR.fullmatch(typed) is not None and re.search(r"[1-9]", typed) is None
    return zero or words in BOUCHE_TROUS or error
