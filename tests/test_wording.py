from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from certif_tui.domain.jours import jour_court
from certif_tui.wording.dates import a_l_heure, heure_du_jour, heure_vue_de, jour
from certif_tui.wording.text import clean, counted, counted_of, told_apart


@pytest.mark.parametrize(
    ("day", "full", "short"),
    [
        (date(2026, 6, 12), "vendredi 12 juin 2026", "12/06/2026"),
        (date(2026, 6, 1), "lundi 1er juin 2026", "01/06/2026"),
        (date(2026, 8, 31), "lundi 31 août 2026", "31/08/2026"),
    ],
)
def test_dates_are_written_the_french_way(day: date, full: str, short: str) -> None:
    assert (jour(day), jour_court(day)) == (full, short)


def test_every_day_and_month_has_its_french_name() -> None:
    year = [date(2026, 1, 2) + timedelta(days=31 * rang) for rang in range(12)]
    months = ["janvier", "février", "mars", "avril", "mai", "juin"]
    months += ["juillet", "août", "septembre", "octobre", "novembre", "décembre"]
    assert [jour(it).split()[2] for it in year] == months
    week = [date(2026, 6, 8) + timedelta(days=rang) for rang in range(7)]
    days = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
    assert [jour(it).split()[0] for it in week] == days


def test_an_instant_is_told_where_the_session_takes_place() -> None:
    instant = datetime(2026, 6, 30, 22, 5, tzinfo=UTC)
    assert heure_du_jour(instant, "Europe/Paris") == "1er juillet 2026 à 00:05"
    assert heure_du_jour(instant, "America/Martinique") == "30 juin 2026 à 18:05"
    assert heure_du_jour(instant, "Nulle/Part") == "30 juin 2026 à 22:05 (UTC)"


@pytest.mark.parametrize(
    ("hours", "shown", "ending"),
    [
        (0, "23:30", "à 23:30"),
        (1, "demain à 00:30", "demain à 00:30"),
        (-24, "hier à 23:30", "hier à 23:30"),
        (48, "le 14/06/2026 à 23:30", "le 14/06/2026 à 23:30"),
    ],
)
def test_an_hour_names_its_day_where_that_is_another(hours: int, shown: str, ending: str) -> None:
    now = datetime(2026, 6, 12, 21, 30, tzinfo=UTC)
    instant = now + timedelta(hours=hours)
    assert heure_vue_de(instant, now, "Europe/Paris") == shown
    assert a_l_heure(instant, now, "Europe/Paris") == ending


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Zoé\x1b[2J", "Zoé\ufffd[2J"),
        ("a\x9b31m", "a\ufffd31m"),
        ("a\u202eb\u2066c", "a\ufffdb\ufffdc"),
        ("e\u0301", "é"),
        ("a\nb\tc", "a b c"),
        ("\ud800", "?"),
        ("e" + "\u0300" * 50, "è" + "\u0300" * 4),
    ],
)
def test_text_from_outside_is_made_fit_for_a_terminal(raw: str, shown: str) -> None:
    assert clean(raw) == shown


def test_text_from_outside_is_cut_at_its_limit() -> None:
    assert clean("x" * 10, limit=5) == "xxxx…"


def test_zero_is_singular_in_french() -> None:
    assert [counted(number, "juré").replace("\u00a0", " ") for number in (0, 1, 2)] == ["0 juré", "1 juré", "2 jurés"]


def test_a_count_out_of_a_total_has_the_noun_of_the_total() -> None:
    counts = [(0, 8), (1, 8), (8, 8), (0, 1), (1, 1), (1, 2)]
    assert [counted_of(*count, "dossier reçu", "dossiers reçus") for count in counts] == [
        "0/8 dossiers reçus",
        "1/8 dossiers reçus",
        "8/8 dossiers reçus",
        "0/1 dossier reçu",
        "1/1 dossier reçu",
        "1/2 dossiers reçus",
    ]
    assert counted_of(1, 2, "remise") == "1/2 remises"


def test_what_tells_homonyms_apart_is_never_cut() -> None:
    assert told_apart("DUPONT Claire", "n°\u00a0A12", limit=60) == "DUPONT Claire (n°\u00a0A12)"
    assert told_apart("DUPONT Claire", "n°\u00a0A12", limit=16) == "DUPONT… (n°\u00a0A12)"
    assert told_apart("DUPONT Claire", "n°\u00a0A12", limit=5).endswith("… (n°\u00a0A12)")
    assert told_apart("DUPONT Claire", "", limit=5) == "DUPO…"
    assert "\x1b" not in told_apart("DUPONT\x1b[31m", "n°\u00a0\x1b]52;c;", limit=60)
