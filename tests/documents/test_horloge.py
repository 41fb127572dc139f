from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from certif_tui.documents.horloge import SANS_ORAL, of_attente, of_oral, of_room, over_words, phrase, values_of
from certif_tui.domain.chrono.epreuve import PhasePrevue
from certif_tui.domain.chrono.state import Lecture, Marche, TempsPhase
from certif_tui.domain.planning.attente import AttenteJury, EtapeJury

MINUTE = 60_000
NOW = datetime(2026, 6, 12, 9, 0, tzinfo=UTC)


def oral(used_ms: int, marche: Marche = Marche.EN_COURS, prevu_ms: int | None = 20 * MINUTE) -> Lecture:
    phases = tuple(PhasePrevue(it.lower(), it, prevu_ms) for it in ("Exposé", "Dialogue"))
    return Lecture(marche, 0, (TempsPhase(phases[0], prevu_ms, used_ms), TempsPhase(phases[1], prevu_ms, 0)), False)


def test_what_remains_is_shown_or_what_was_used() -> None:
    assert phrase(of_oral(oral(2 * MINUTE + 18_000))) == "EXPOSÉ 17:42, puis Dialogue 20:00"
    assert phrase(of_oral(oral(2 * MINUTE + 18_000), ecoule=True)) == "EXPOSÉ 02:18, puis Dialogue 20:00"


@pytest.mark.parametrize(
    ("used_ms", "style", "mots"),
    [
        (15 * MINUTE - 1, "titre", "puis Dialogue 20:00"),
        (15 * MINUTE, "non_valide", "il reste moins de 5 minutes"),
        (19 * MINUTE, "alerte", "il reste moins d'une minute"),
        (20 * MINUTE, "alerte", "le temps est écoulé"),
        (22 * MINUTE + 10_000, "alerte", "dépassé de 2:10"),
    ],
)
def test_alerts_are_said_in_words(used_ms: int, style: str, mots: str) -> None:
    shown = of_oral(oral(used_ms))
    assert (shown.style, shown.mots) == (style, mots)


def test_overtime_stays_an_alert_in_a_pause_and_once_the_oral_has_ended() -> None:
    paused, ended = (of_oral(oral(22 * MINUTE + 10_000, marche)) for marche in (Marche.PAUSE, Marche.FINI))
    assert (paused.mots, paused.style) == ("EN PAUSE · dépassé de 2:10", "alerte")
    assert (ended.mots, ended.style) == ("oral terminé · dépassé de 2:10", "alerte")
    assert not ended.en_marche and of_oral(oral(MINUTE, Marche.FINI)).style == "titre"


def test_a_phase_shorter_than_a_threshold_is_not_told_to_near_it() -> None:
    assert of_oral(oral(0, prevu_ms=5 * MINUTE)).mots == "puis Dialogue 05:00"


def test_a_phase_that_counts_up_is_never_over() -> None:
    assert over_words(oral(90 * MINUTE, prevu_ms=None)) == ""
    assert of_oral(oral(90 * MINUTE, prevu_ms=None)).face == "1:30:00"


@pytest.mark.parametrize(
    ("etape", "seconds", "said"),
    [
        (EtapeJury.DELIBERATION, 200, "DÉLIBÉRATION 03:20"),
        (EtapeJury.PASSAGE, 61, "PROCHAIN PASSAGE 01:01"),
        (EtapeJury.PASSAGE, -130, "PROCHAIN PASSAGE +02:10, prochain passage en retard de 2:10"),
    ],
)
def test_between_two_candidats_what_is_waited_for_is_counted_down_then_late(
    etape: EtapeJury, seconds: int, said: str
) -> None:
    shown = of_attente(AttenteJury(etape, NOW + timedelta(seconds=seconds)), NOW)
    assert phrase(shown) == said
    assert shown.style == ("alerte" if seconds < 0 else "titre")


def test_an_oral_comes_before_what_is_waited_for() -> None:
    waited = AttenteJury(EtapeJury.PASSAGE, NOW + timedelta(minutes=1))
    assert of_room(oral(0), waited, NOW).titre == "EXPOSÉ"
    assert of_room(None, waited, NOW).titre == "PROCHAIN PASSAGE"
    assert phrase(of_room(None, None, NOW)) == SANS_ORAL


def test_another_program_reads_the_same_in_milliseconds() -> None:
    assert values_of(of_oral(oral(21 * MINUTE))) == {
        "titre": "EXPOSÉ",
        "affichage": "+01:00",
        "mots": "dépassé de 1:00",
        "en_marche": True,
        "alerte": True,
        "utilise_ms": 21 * MINUTE,
        "prevu_ms": 20 * MINUTE,
        "reste_ms": -MINUTE,
    }
