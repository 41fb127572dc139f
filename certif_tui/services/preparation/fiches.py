"""What a person types about one candidat, in a form or on a command line, read one field at a time."""

from __future__ import annotations

from datetime import date
from typing import Final

from certif_tui.domain.facteurs import PLEIN_TEMPS, Facteur
from certif_tui.domain.session.inscription import checked_nom
from certif_tui.services.importation.rangees import read_naissance
from certif_tui.services.preparation.amenagements import is_amenagement, read_facteur
from certif_tui.services.preparation.amenagements import read_amenagement as read_words
from certif_tui.services.preparation.textes import seen

SANS: Final = frozenset({"", "aucun", "aucune", "non"})


def read_nom(text: str) -> str:
    """A name. Raises `Refus` when it is empty, too long, or holds what cannot be seen."""
    return seen(checked_nom(text))


def read_amenagement(text: str) -> Facteur:
    """A factor, `tiers-temps`, `33 %`, `5/4`, `1,25`, none when empty or `aucun`. Raises `Refus`."""
    typed = " ".join(text.split()).casefold()
    if typed in SANS:
        return PLEIN_TEMPS
    return read_words(typed) if is_amenagement(typed) or "%" in typed else read_facteur(typed)


def read_date_de_naissance(text: str) -> date | None:
    """A birth date, null when empty. Raises `Refus`."""
    return read_naissance(text.strip())
