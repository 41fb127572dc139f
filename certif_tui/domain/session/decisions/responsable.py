"""Naming who works under a login, before what they do and in the same append."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from certif_tui.domain.evenements.acte import Entete
from certif_tui.domain.evenements.base import Evenement, Ouverture
from certif_tui.domain.session.responsable import ResponsableNomme, Responsables

E = TypeVar("E", bound=Evenement)


def naming(entete: Entete, nom: str | None, known: Responsables) -> list[ResponsableNomme]:
    """What names `nom` for the login that signs, nothing where they are who was named last; null is nobody."""
    compte = entete["auteur"]
    if not nom or known.get(compte) == nom:
        return []
    return [ResponsableNomme(**entete, compte=compte, nom=nom)]


def named(decided: Sequence[E], entete: Entete, nom: str | None, known: Responsables) -> Sequence[E | ResponsableNomme]:
    """What was decided, behind who decided it where nobody named them yet; what a juré signs is theirs already.

    Nothing stands before the opening of a stream.
    """
    if all(it.auteur != entete["auteur"] for it in decided):
        return decided
    said = naming({**entete, "instant": decided[0].instant}, nom, known)
    opened = 1 if isinstance(decided[0], Ouverture) else 0
    return [*decided[:opened], *said, *decided[opened:]]
