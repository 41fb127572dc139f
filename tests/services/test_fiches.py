from __future__ import annotations

from collections.abc import Callable

import pytest

from certif_tui.domain.facteurs import PLEIN_TEMPS, TIERS_TEMPS, Facteur
from certif_tui.domain.refus import Refus
from certif_tui.services.preparation.fiches import read_amenagement, read_nom
from certif_tui.services.preparation.textes import read_email, read_horaire, read_precision

ESC, BIDI, LOST = "\x1b[31m", "\u202e", "\ufffd"


@pytest.mark.parametrize("text", ["claire@exemple.fr", "c.d+oral@mail.exemple.co.uk", "é@exemple.fr"])
def test_an_address_is_taken_as_it_is(text: str) -> None:
    assert read_email(f"  {text} ") == text


@pytest.mark.parametrize("text", ["claire", "claire@", "@exemple.fr", "claire@exemple", "a b@exemple.fr", "a@b@c.fr"])
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(Refus, match="adresse"):
        read_email(text)


@pytest.mark.parametrize("text", ["09:30", "9h", "23:59", "lundi 9h30", "09:00-09:30", "vague 2, 14h05", "matin"])
def test_a_time_is_kept_as_the_office_wrote_it(text: str) -> None:
    assert read_horaire(text) == text


@pytest.mark.parametrize("text", ["25:99", "24:00", "9h60", "lundi 25h", "99", "09:00-25:00", "-"])
def test_an_hour_that_no_day_has_is_refused(text: str) -> None:
    with pytest.raises(Refus, match="09:30"):
        read_horaire(text)


@pytest.mark.parametrize(
    ("text", "facteur"),
    [
        ("", PLEIN_TEMPS),
        ("Aucun", PLEIN_TEMPS),
        ("1", PLEIN_TEMPS),
        ("Tiers-temps", TIERS_TEMPS),
        ("4/3", TIERS_TEMPS),
        ("8/6", TIERS_TEMPS),
        ("1,25", Facteur(numerateur=5, denominateur=4)),
    ],
)
def test_a_factor_is_exact(text: str, facteur: Facteur) -> None:
    assert read_amenagement(text) == facteur


@pytest.mark.parametrize("text", ["0", "10", "1/2", "5/0", "dyslexie", "-1"])
def test_what_is_no_factor_is_refused(text: str) -> None:
    with pytest.raises(Refus, match="Fraction"):
        read_amenagement(text)


@pytest.mark.parametrize("read", [read_nom, read_precision, read_email, read_horaire])
@pytest.mark.parametrize("bad", [ESC, BIDI, LOST, "\x00", "\u200b"])
def test_what_cannot_be_seen_is_refused(read: Callable[[str], object], bad: str) -> None:
    with pytest.raises(Refus, match="retapez"):
        read(f"a{bad}@exemple.fr")


@pytest.mark.parametrize("read", [read_nom, read_precision, read_email, read_horaire])
def test_what_is_too_long_is_refused(read: Callable[[str], object]) -> None:
    with pytest.raises(Refus, match="long"):
        read("x" * 301)


def test_names_that_read_from_right_to_left_and_brackets_are_names() -> None:
    assert read_nom(" [b]  דוד  كريم ") == "[b] דוד كريم"


def test_nothing_typed_says_nothing() -> None:
    assert [read("  ") for read in (read_precision, read_email, read_horaire)] == [None, None, None]
