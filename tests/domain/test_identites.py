"""One person whose name, or number, is written in two ways from one session to another."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from certif_tui.domain.personnes.identites import Candidature, Reponse, paire_of, recognise
from certif_tui.domain.session.evenements import Lien
from certif_tui.domain.slugs import name_key


def met(session: str, nom: str, numero: str | None = None) -> Candidature:
    return Candidature((session, "-".join(name_key(nom))), name_key(nom), numero)


def questions(*people: Candidature, lien: Lien | None = None) -> tuple[int, int]:
    """How many people they are, and how many questions are asked about them."""
    said = Reponse(paire_of(people[0].ref, people[1].ref), lien, datetime(2026, 1, 1, tzinfo=UTC))
    groupes = recognise(people, [said] if lien else [])
    return len(groupes), len({paire for it in groupes for paire in it.questions})


@pytest.mark.parametrize(
    ("one", "other"),
    [("D'ALMEIDA Rui", "DALMEIDA Rui"), ("DUPOND Claire", "DUPONT Claire"), ("PETIT Ana", "PETIT-ROUX Ana")],
)
def test_one_number_under_two_spellings_is_asked_about(one: str, other: str) -> None:
    people = met("a", one, "00012"), met("b", other, "12")
    assert questions(*people) == (2, 1)
    assert questions(*people, lien=Lien.MEME) == (1, 0)
    assert questions(*people, lien=Lien.DISTINCTS) == (2, 0)


def test_a_name_written_otherwise_is_asked_about_unless_the_numbers_differ() -> None:
    assert questions(met("a", "MARTIN Léa"), met("b", "MARTIN Léa Marie", "7")) == (2, 1)
    assert questions(met("a", "MARTIN Léa", "8"), met("b", "MARTIN Léa Marie", "7")) == (2, 0)
    assert questions(met("a", "MARTIN Léa"), met("a", "MARTIN Léa Marie")) == (2, 0)


def test_a_rank_two_sessions_number_their_people_by_asks_nothing() -> None:
    assert questions(met("a", "DUPONT Claire", "1"), met("b", "NGUYEN Mai", "1")) == (2, 0)


def test_what_stands_in_the_place_of_a_number_makes_nobody_one_nor_two() -> None:
    [groupe] = recognise([met("a", "MARTIN Léa", "-"), met("b", "MARTIN Léa", "en cours")])
    assert groupe.presume


def test_zeros_a_spreadsheet_ate_leave_one_person() -> None:
    [groupe] = recognise([met("a", "MARTIN Léa", "0007"), met("b", "MARTIN Léa", "7")])
    assert not groupe.presume and not groupe.questions
