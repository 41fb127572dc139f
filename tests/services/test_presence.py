from __future__ import annotations

import pytest

from certif_tui.domain.grille.evenements import Avis
from certif_tui.domain.refus import MotifManquant, Refus
from certif_tui.domain.session.evenements import ModeRetard, Presence, PresenceNotee
from certif_tui.domain.session.presence import Retard
from certif_tui.journal import kinds
from tests.services.desk import CLAIRE, HUGO, INES, Desk

MINUTE = 60_000
MEME_FIN, ENTIERE = ModeRetard.MEME_FIN, ModeRetard.DUREE_ENTIERE


def planned(desk: Desk, candidat: str = CLAIRE) -> list[int | None]:
    return [phase.prevu_ms for phase in desk.open_session().plan(candidat)]


def noted(desk: Desk) -> list[PresenceNotee]:
    records = desk.journal.read(kinds.SESSION.at(desk.slug)).records
    return [record.evenement for record in records if isinstance(record.evenement, PresenceNotee)]


def test_a_delay_that_keeps_the_end_shortens_the_clock_exactly(desk: Desk) -> None:
    desk.open_session().presences.note(CLAIRE, Presence.RETARD, Retard(7, MEME_FIN))
    assert planned(desk) == [20 * MINUTE, 13 * MINUTE]
    assert planned(desk, HUGO) == [20 * MINUTE, 20 * MINUTE]
    chrono = desk.open_chrono()
    chrono.toggle()
    chrono.next_phase()
    courante = chrono.read().courante
    assert courante is not None and courante.reste_ms == 13 * MINUTE


def test_a_delay_that_keeps_the_length_leaves_the_clock_alone(desk: Desk) -> None:
    desk.open_session().presences.note(CLAIRE, Presence.RETARD, Retard(7, ENTIERE))
    assert planned(desk) == [20 * MINUTE, 20 * MINUTE]


def test_a_delay_corrected_or_taken_back_gives_the_time_back_and_keeps_what_was_noted(desk: Desk) -> None:
    ouverte = desk.open_session()
    ouverte.presences.note(CLAIRE, Presence.RETARD, Retard(15, MEME_FIN))
    ouverte.presences.note(CLAIRE, Presence.RETARD, Retard(5, MEME_FIN), "mal lu")
    assert planned(desk) == [20 * MINUTE, 15 * MINUTE]
    ouverte.presences.note(CLAIRE, Presence.PRESENT, motif="à l'heure")
    assert planned(desk) == [20 * MINUTE, 20 * MINUTE]
    assert [(it.presence.value, it.minutes, it.motif) for it in noted(desk)] == [
        ("retard", 15, ""),
        ("retard", 5, "mal lu"),
        ("present", None, "à l'heure"),
    ]


@pytest.mark.parametrize("presence", [Presence.ABANDON, Presence.FRAUDE])
def test_somebody_late_who_then_gives_up_or_is_reported_keeps_the_oral_they_had(desk: Desk, presence: Presence) -> None:
    ouverte = desk.open_session()
    ouverte.presences.note(CLAIRE, Presence.RETARD, Retard(7, MEME_FIN))
    ouverte.presences.note(CLAIRE, presence, motif="constaté")
    assert planned(desk) == [20 * MINUTE, 13 * MINUTE]
    ouverte.presences.note(CLAIRE, presence)
    assert len(noted(desk)) == 2


def test_what_a_jure_notes_is_signed_by_them(desk: Desk) -> None:
    desk.open_session().presences.note(CLAIRE, Presence.PRESENT, auteur="martin-paul")
    assert [it.auteur for it in noted(desk)] == ["martin-paul"]


def test_the_same_presence_again_is_noted_once(desk: Desk) -> None:
    ouverte = desk.open_session()
    ouverte.presences.note(CLAIRE, Presence.PRESENT)
    ouverte.presences.note(CLAIRE, Presence.PRESENT)
    assert len(noted(desk)) == 1


def test_a_delay_that_is_refused_is_noted_nowhere(desk: Desk) -> None:
    with pytest.raises(Refus, match="ne laisse rien"):
        desk.open_session().presences.note(CLAIRE, Presence.RETARD, Retard(40, MEME_FIN))
    assert noted(desk) == []


def test_an_absence_after_marks_or_a_clock_asks_why(desk: Desk) -> None:
    desk.open_grille(CLAIRE, jure=1).evaluate("CR3.1.1", Avis.VALIDE)
    desk.open_chrono(HUGO).toggle()
    ouverte = desk.open_session()
    for candidat in (CLAIRE, HUGO):
        with pytest.raises(MotifManquant):
            ouverte.presences.note(candidat, Presence.ABSENT_JUSTIFIE)
    ouverte.presences.note(INES, Presence.ABSENT_JUSTIFIE)
    ouverte.presences.note(CLAIRE, Presence.ABSENT_JUSTIFIE, motif="grille d'une autre")
    assert [it.candidat for it in noted(desk)] == [INES, CLAIRE]
