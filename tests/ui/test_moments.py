"""Which sessions are today's: by their own dates, where they take place."""

from __future__ import annotations

from datetime import UTC, date, datetime

from certif_tui.projections.apercu import LigneSession
from certif_tui.ui.screens.accueil.jours import A_VENIR, AUJOURD_HUI, PASSEES, SANS_DATE, by_moment

EVENING = datetime(2026, 11, 27, 21, 30, tzinfo=UTC)
"""Half past ten in Paris, the next day already in Réunion."""
LYON, OTHER = "2026-11-27-bloc-3-lyon", "2026-11-28-bloc-3-lyon"


def test_the_day_is_that_of_the_place() -> None:
    saint_denis = LigneSession(OTHER, date=date(2026, 11, 28), fuseau="Indian/Reunion")
    assert dict(by_moment([OTHER, LYON], {}, EVENING)) == {AUJOURD_HUI: [LYON], A_VENIR: [OTHER]}
    assert dict(by_moment([OTHER, LYON], {OTHER: saint_denis}, EVENING)) == {AUJOURD_HUI: [OTHER, LYON]}


def test_the_date_of_a_session_counts_before_that_of_its_folder() -> None:
    postponed = LigneSession(LYON, date=date(2026, 12, 4))
    assert dict(by_moment([LYON], {LYON: postponed}, EVENING)) == {A_VENIR: [LYON]}


def test_what_bears_no_date_comes_last_and_what_cannot_be_read_stands_where_its_folder_says() -> None:
    damaged = LigneSession(LYON, panne="illisible")
    undated = LigneSession("2026-01-01-bloc-1-metz", date=None)
    shown = list(
        by_moment([undated.slug, "essai", LYON, "2025-01-01-x"], {LYON: damaged, undated.slug: undated}, EVENING)
    )
    assert shown == [
        (AUJOURD_HUI, [LYON]),
        (PASSEES, ["2025-01-01-x"]),
        (SANS_DATE, ["essai", "2026-01-01-bloc-1-metz"]),
    ]
