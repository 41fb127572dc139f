"""People's names in the order a French list has them."""

from __future__ import annotations

import re
import unicodedata

from certif_tui.domain.lettres import LIGATURES

CleDeTri = tuple[tuple[str, ...], str, str]

APOSTROPHES = "'\u2019\u02bc`´"
PARTICULE = re.compile(rf"\A(?:d[{APOSTROPHES}]|de\s+)\s*(?=\w)", re.IGNORECASE)
"""« de » and « d' » do not count; « du », « des », « la », « le » are the beginning of the name."""


def cle_de_tri(nom: str) -> CleDeTri:
    """What sorts « NOM Prénom » the French way: word by word, without accents, case, hyphens and the particle « de ».

    DE LA FONTAINE stands at L, DU BELLAY at D, d'Artagnan at A. Names alike but for their accents follow them, the last
    one first as French dictionaries do (cote, côte, coté, côté); the name as it is written settles the rest.
    """
    plain, accents = _without_accents(PARTICULE.sub("", nom.strip().translate(LIGATURES)))
    letters = "".join(letter for letter in plain if letter not in APOSTROPHES)
    return tuple(re.findall(r"\w+", letters)), accents[::-1], nom


def _without_accents(text: str) -> tuple[str, str]:
    """The letters of a text in lower case, and the accents each bears, one place a letter."""
    letters, accents = [], []
    for letter in unicodedata.normalize("NFC", text).casefold():
        parts = unicodedata.normalize("NFD", letter)
        letters.append(parts[0])
        accents.append(parts[1:2] or " ")
    return "".join(letters), "".join(accents)
