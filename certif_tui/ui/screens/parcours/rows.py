"""A person's row in words."""

from __future__ import annotations

from collections.abc import Sequence

from certif_tui.documents.parcours import alerte, doute, en_bref
from certif_tui.domain.personnes.parcours import Parcours, Personne
from certif_tui.ui.widgets.row_list import Cellule, room
from certif_tui.wording.text import NBSP, clean, sort_key

WIDE = 110
"""Columns from which there is room to say in words what is not sure."""
LEAST, MOST = 22, 32
"""How wide the column of names is: a number at the end tells homonyms apart, so it takes what the blocs leave."""
BLOCS = 48
"""What three blocs take on one line, in short: « BLOC 1 · BLOC 2 · BLOC 3 : certification acquise »."""


def widths(width: int) -> Sequence[int]:
    """Name, blocs, whether the certification is acquired or what is not sure of it."""
    return (MOST, 0, 22) if width >= WIDE else (max(LEAST, min(MOST, width - BLOCS - 5)), 0, 1)


def titles(width: int) -> Sequence[str]:
    """The headings of the columns."""
    return ("Nom", "Blocs", "Certification" if width >= WIDE else "")


def cells(nom: str, identifiants: Sequence[str], personne: Personne | None, *, width: int) -> Sequence[Cellule]:
    """The cells of a person's row; `personne` is null until their sheets are read."""
    who = clean(nom, limit=120) + "".join(f" {clean(it, limit=40)}" for it in identifiants)
    if personne is None:
        return ((who, "texte"), ("…", "discret"), ("", "texte"))
    narrow = room(widths, width) < BLOCS
    blocs = " | ".join(en_bref(it, court=width < WIDE, rangs=narrow) for it in personne.parcours)
    certified = any(parcours.acquise for parcours in personne.parcours) and not personne.groupe.presume
    wrong, unsure = alerte(personne), alerte(personne) or doute(personne)
    if certified and width < WIDE:
        blocs = " | ".join(
            _acquise(it, rangs=narrow) if it.acquise else en_bref(it, court=True, rangs=narrow)
            for it in personne.parcours
        )
    acquise = "acquise" if certified and width >= WIDE else ""
    return (
        (who, "texte"),
        (blocs, "valide" if certified else "texte"),
        ((unsure if width >= WIDE else "!" if wrong else "?"), "alerte") if unsure else (acquise, "valide"),
    )


def _acquise(parcours: Parcours, *, rangs: bool) -> str:
    """A certification with all its blocs acquired, where there is no room for a column of its own."""
    if rangs:
        return "certification acquise"
    return f"{' · '.join(bloc.code for bloc in parcours.blocs)}{NBSP}: certification acquise"


def matches(words: str, nom: str, identifiants: Sequence[str]) -> bool:
    """Whether a person answers to all the words: each is part of their name or of what they are registered under."""
    said = sort_key(" ".join((nom, *identifiants)))
    return all(word in said for word in sort_key(words).split())
