from __future__ import annotations

import pytest

from certif_tui.domain.session.evenements import ModeRetard, Presence, PresenceNotee
from certif_tui.domain.session.presence import ABSENTS, SANS_RESULTAT, Retard, needs_motif, retard_of
from tests.domain.factory import MINUTE, Scribe

ATTENDU, PRESENT, RETARD, ABANDON, FRAUDE = (
    Presence.ATTENDU,
    Presence.PRESENT,
    Presence.RETARD,
    Presence.ABANDON,
    Presence.FRAUDE,
)


def test_only_those_who_took_the_oral_honestly_to_its_end_have_a_result() -> None:
    assert set(Presence) - SANS_RESULTAT == {ATTENDU, PRESENT, RETARD}


@pytest.mark.parametrize("apres", sorted(set(Presence) - {FRAUDE}))
def test_what_is_noted_first_needs_no_motif(apres: Presence) -> None:
    assert not needs_motif(ATTENDU, apres, entame=False)


@pytest.mark.parametrize("avant", Presence)
def test_a_fraude_is_never_reported_without_its_facts(avant: Presence) -> None:
    assert needs_motif(avant, FRAUDE, entame=False)


@pytest.mark.parametrize("avant", [PRESENT, RETARD])
def test_somebody_who_was_there_may_give_up_and_that_corrects_nothing(avant: Presence) -> None:
    assert not needs_motif(avant, ABANDON, entame=True)


@pytest.mark.parametrize(
    ("avant", "apres"),
    [
        (PRESENT, Presence.ABSENT_JUSTIFIE),
        (PRESENT, ATTENDU),
        (PRESENT, RETARD),
        (RETARD, RETARD),
        (RETARD, PRESENT),
        (Presence.ABSENT_NON_JUSTIFIE, Presence.ABSENT_JUSTIFIE),
        (ABANDON, PRESENT),
        (FRAUDE, PRESENT),
    ],
)
def test_a_correction_says_why(avant: Presence, apres: Presence) -> None:
    assert needs_motif(avant, apres, entame=False)


@pytest.mark.parametrize("apres", sorted(ABSENTS))
def test_an_absence_beside_marks_says_why_even_where_nothing_was_noted(apres: Presence) -> None:
    assert needs_motif(ATTENDU, apres, entame=True)
    assert not needs_motif(ATTENDU, PRESENT, entame=True)


def noted(presence: Presence, minutes: int | None, mode: ModeRetard | None) -> Retard | None:
    return retard_of(Scribe()(PresenceNotee, candidat="bob", presence=presence, minutes=minutes, mode=mode))


def test_a_delay_takes_its_minutes_off_the_oral_only_where_the_end_is_kept() -> None:
    assert Retard(10, ModeRetard.MEME_FIN).retire_ms == 10 * MINUTE
    assert Retard(10, ModeRetard.DUREE_ENTIERE).retire_ms == 0


def test_minutes_mean_nothing_beside_another_presence_and_no_mode_leaves_the_oral_whole() -> None:
    assert noted(PRESENT, 10, ModeRetard.MEME_FIN) is None
    assert noted(RETARD, None, ModeRetard.MEME_FIN) is None
    assert noted(RETARD, 10, None) == Retard(10, ModeRetard.DUREE_ENTIERE)
