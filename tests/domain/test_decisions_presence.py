"""Where a candidat may be said to be, and when that must say why."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from certif_tui.domain.chrono.epreuve import PhasePrevue
from certif_tui.domain.refus import MotifManquant, Refus
from certif_tui.domain.session.decisions.presence import Constat, note, turns_on_entame
from certif_tui.domain.session.evenements import ModeRetard, Presence, PresenceNotee
from certif_tui.domain.session.presence import Retard
from certif_tui.domain.session.state import Session
from tests.domain.deciding import CLAIRE, SESSION, acte, after, refused
from tests.domain.factory import MINUTE

MEME_FIN, ENTIERE = ModeRetard.MEME_FIN, ModeRetard.DUREE_ENTIERE
PHASES = (PhasePrevue("expose", "Exposé", 20 * MINUTE), PhasePrevue("dialogue", "Dialogue", 20 * MINUTE))
LIBRE = (PHASES[0], PhasePrevue("dialogue", "Dialogue", None))


def noting(
    presence: Presence,
    retard: Retard | None = None,
    motif: str = "",
    *,
    session: Session = SESSION,
    phases: Sequence[PhasePrevue] = PHASES,
    entame: bool = False,
) -> Sequence[PresenceNotee] | Refus:
    return note(session, acte(), Constat(CLAIRE, presence, retard, motif), phases=phases, entame=entame)


def test_the_same_presence_again_is_nothing() -> None:
    there = after(SESSION, noting(Presence.PRESENT))
    assert noting(Presence.PRESENT, session=there) == []


@pytest.mark.parametrize("minutes", [40, 41, 1440])
def test_a_delay_that_leaves_nothing_of_the_oral_is_refused_only_where_the_end_is_kept(minutes: int) -> None:
    assert "ne laisse rien" in refused(noting(Presence.RETARD, Retard(minutes, MEME_FIN)))
    assert not isinstance(noting(Presence.RETARD, Retard(minutes, ENTIERE)), Refus)


def test_the_end_of_an_oral_that_counts_up_cannot_be_kept() -> None:
    assert "pas d'heure de fin" in refused(noting(Presence.RETARD, Retard(5, MEME_FIN), phases=LIBRE))
    assert not isinstance(noting(Presence.RETARD, Retard(5, ENTIERE), phases=LIBRE), Refus)


@pytest.mark.parametrize("minutes", [0, 1441])
def test_a_delay_has_a_sensible_length(minutes: int) -> None:
    assert "Retard refusé" in refused(noting(Presence.RETARD, Retard(minutes, ENTIERE)))


def test_minutes_go_with_no_other_presence() -> None:
    assert "retard" in refused(noting(Presence.PRESENT, Retard(5, ENTIERE)))


def test_a_correction_asks_why() -> None:
    there = after(SESSION, noting(Presence.PRESENT))
    assert isinstance(noting(Presence.ABSENT_JUSTIFIE, session=there), MotifManquant)
    gone = after(there, noting(Presence.ABSENT_JUSTIFIE, motif="confusion", session=there))
    assert gone.candidat(CLAIRE).presence is Presence.ABSENT_JUSTIFIE


def test_an_absence_over_what_has_begun_asks_why() -> None:
    assert isinstance(noting(Presence.ABSENT_JUSTIFIE, entame=True), MotifManquant)
    assert not isinstance(noting(Presence.ABSENT_JUSTIFIE), Refus)
    assert not isinstance(noting(Presence.ABSENT_JUSTIFIE, motif="grille d'une autre", entame=True), Refus)


def test_what_has_begun_is_looked_for_only_where_it_decides() -> None:
    claire = SESSION.candidat(CLAIRE)
    assert turns_on_entame(claire, Presence.ABSENT_JUSTIFIE)
    assert not turns_on_entame(claire, Presence.PRESENT)
    assert not turns_on_entame(claire, Presence.FRAUDE)


def test_a_fraude_is_reported_with_its_facts() -> None:
    decided = noting(Presence.FRAUDE, motif="  ")
    assert isinstance(decided, MotifManquant) and "faits" in refused(decided)
    assert after(SESSION, noting(Presence.FRAUDE, motif="oreillette")).candidat(CLAIRE).sans_resultat
