"""Somebody typed who may be in the session already: the juror says whether they are."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.decisions.candidats import known_names
from certif_tui.domain.session.inscription import Inscription
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.ui.dialogs.choix import Choix
from certif_tui.ui.flows.flow import SHORT, Flow
from certif_tui.wording.text import NBSP, clean, name_of


class Tri(NamedTuple):
    """Whom to add, which of their names are those of homonyms, how many are there already."""

    nouveaux: tuple[Inscription, ...]
    homonymes: tuple[str, ...]
    ignores: int


class _Reponse(Enum):
    LA = "C'est la même personne, ne pas l'ajouter"
    AUTRE = "C'est quelqu'un d'autre, l'ajouter"
    TOUS_LA = "Ne pas l'ajouter, ni aucun des suivants qui serait déjà là"


class TriHomonymes:
    """Asks, over the screen of a flow, about each who may be there already."""

    def __init__(self, flow: Flow, ouverte: SessionOuverte) -> None:
        self._flow, self._ouverte = flow, ouverte

    async def sort_out(self, lues: Sequence[Inscription]) -> Tri | None:
        """What to do with those read, null when a question is closed without an answer."""
        known, nouveaux, homonymes, ignores = known_names(self._ouverte.session), list[Inscription](), list[str](), 0
        answer: _Reponse | None = None
        for rank, lue in enumerate(lues):
            if there := known.of(lue.nom):
                if answer is not _Reponse.TOUS_LA:
                    answer = await self._ask(lue, there[0], last=rank == len(lues) - 1)
                if answer is None:
                    return None
                if answer is not _Reponse.AUTRE:
                    ignores += 1
                    continue
                homonymes.append(lue.nom)
            nouveaux.append(lue)
            known.add(lue.nom, Candidat("", lue.nom))
        return Tri(tuple(nouveaux), tuple(homonymes), ignores)

    async def _ask(self, lue: Inscription, there: Candidat, *, last: bool) -> _Reponse | None:
        nom = name_of(self._ouverte.session, there, limit=SHORT) if there.slug else clean(there.nom, limit=SHORT)
        titre = f"{clean(lue.nom, limit=SHORT)}{NBSP}: est-ce {nom}{NBSP}?"
        return await self._flow.ask(Choix(titre, [(it, it.value) for it in _Reponse][: 2 if last else 3]))
