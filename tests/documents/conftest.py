from __future__ import annotations

from collections.abc import Callable

import pytest

from certif_tui.documents.bilan import Bilan, build_bilan
from certif_tui.domain.chrono import state as chronos
from certif_tui.domain.referentiel.model import Referentiel
from certif_tui.journal import kinds
from certif_tui.projections.resultats import fondement_of
from tests.services.desk import CLAIRE, Desk

BilanOf = Callable[..., Bilan]


@pytest.fixture
def desk(officiel: Referentiel) -> Desk:
    return Desk(officiel)


@pytest.fixture
def bilan_of(desk: Desk) -> BilanOf:
    """The bilan of a candidat as the folder and the clock give it now."""

    def build(candidat: str = CLAIRE, jure: int | None = 0) -> Bilan:
        ouverte = desk.open_session()
        grader = None if jure is None else ouverte.session.jures[jure]
        grille = desk.journal.read(kinds.GRILLE.at(desk.slug, candidat, grader.slug if grader else "personne")).state
        chrono = desk.journal.read(kinds.CHRONO.at(desk.slug, candidat)).state
        lecture = chronos.read(chrono, ouverte.plan(candidat), desk.machine.now())
        someone = ouverte.session.candidat(candidat)
        fondement = fondement_of(
            desk.journal, ouverte.session, someone, ouverte.defauts, grader.slug if grader else None
        )
        return build_bilan(ouverte.session, ouverte.referentiel, someone, grader, grille, lecture, fondement)

    return build
