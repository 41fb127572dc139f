"""Lists pasted from letters, meetings and spreadsheets: everybody comes in by name, the rest is read or told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certif_tui.domain.facteurs import PLEIN_TEMPS, TIERS_TEMPS
from certif_tui.services.preparation.inscriptions import read_list

CLAIRE = "DUPONT Claire"
RANKS = ["[10] ", "#14 ", "1er ", "a) ", "11: ", "1. 9h30 ", "n° 8 : "]
BULLETS = ["✓ ", "[x] ", "[ ] ", "o ", "§ ", "✔\ufe0f ", "★ ", "➢ ", "• ", "– ", "* "]
HOURS = ["9 h 30 : ", "9h30 → ", "9h30 / ", "de 9h à 10h ", "à 9h30 "]
CIVILITES = ["M ", "Mr. ", "Mme. ", "M./Mme ", "MM. ", "Dr "]
ANSWERS = [" oui", " OUI", " - oui", " (oui)", " : oui", " → oui", " / oui", " _ oui", " oui (MDPH)", "\toui", " oui!"]


@pytest.mark.parametrize("before", [*RANKS, *BULLETS, *HOURS, *CIVILITES, "À : ", "tél 06 12 34 56 78 "])
def test_nothing_in_front_of_a_name_is_taken_for_it(before: str) -> None:
    assert [it.nom for it in read_list(before + CLAIRE).inscriptions] == [CLAIRE]


@pytest.mark.parametrize(
    "after",
    [
        *(" 06 12 34 56 78", " - 0612345678", " +33 6 12 34 56 78", " (06.12.34.56.78)", " tél : 06-12-34-56-78"),
        *(" (Organisateur)", " (Hôte, moi)", " (Non vérifié)", " (M.)", " Mme", " B12", " (n° 2601)"),
    ],
)
def test_nothing_behind_a_name_is_taken_for_it(after: str) -> None:
    releve = read_list(CLAIRE + after)
    assert [it.nom for it in releve.inscriptions] == [CLAIRE] and releve.laisses == ()


@given(st.sampled_from(RANKS + BULLETS + HOURS + CIVILITES), st.sampled_from(ANSWERS))
def test_an_answer_is_a_longer_time_and_never_in_a_name(before: str, answer: str) -> None:
    (read,) = read_list(before + CLAIRE + answer).inscriptions
    assert (read.nom, read.facteur) == (CLAIRE, TIERS_TEMPS)


def test_an_answer_with_words_nobody_reads_is_told_and_not_in_the_name() -> None:
    releve = read_list("DUPONT Claire oui sauf le matin")
    assert [(it.nom, it.facteur) for it in releve.inscriptions] == [(CLAIRE, PLEIN_TEMPS)]
    assert releve.laisses == ("Ligne 1\u00a0: «\u00a0oui sauf le matin\u00a0» n'est pas pris.",)


@pytest.mark.parametrize("line", ["DUPONT;Claire;Lyon", "Mme\tDUPONT\tClaire\tLyon", "DUPONT Claire | Lyon"])
def test_a_cell_too_many_is_told_and_the_person_comes(line: str) -> None:
    releve = read_list(line)
    assert [it.nom for it in releve.inscriptions] == [CLAIRE] and releve.refus == ()
    assert releve.laisses == ("Ligne 1\u00a0: «\u00a0Lyon\u00a0» n'est pas pris.",)


def test_what_stands_in_brackets_may_be_a_diagnosis_and_is_not_quoted() -> None:
    releve = read_list("DUPONT Claire (dyslexie)")
    assert [it.nom for it in releve.inscriptions] == [CLAIRE]
    assert "parenthèses" in releve.laisses[0] and "dyslexie" not in releve.laisses[0]


@pytest.mark.parametrize("nom", ["DUPONT (née MARTIN) Claire", "DUPONT (MARTIN) Claire", "DUPONT Claire (2)"])
def test_brackets_that_are_part_of_a_name_stay(nom: str) -> None:
    releve = read_list(nom)
    assert releve.laisses == () and "(" in releve.inscriptions[0].nom


@pytest.mark.parametrize(
    ("line", "noms"),
    [
        ("Claire Dupont <c@ex.fr>; Paul Martin; Hugo Roux <h@ex.fr>", ["Claire Dupont", "Paul Martin", "Hugo Roux"]),
        ("Claire Dupont; Paul Martin; Hugo Roux", ["Claire Dupont", "Paul Martin", "Hugo Roux"]),
        ("NOÉ Zoé, VERT Ida et GRIS Ana", ["NOÉ Zoé", "VERT Ida", "GRIS Ana"]),
        ("NOÉ Zoé / VERT Ida", ["NOÉ Zoé", "VERT Ida"]),
        ("NOÉ Zoé & VERT Ida", ["NOÉ Zoé", "VERT Ida"]),
    ],
)
def test_each_of_several_people_on_a_line_is_one(line: str, noms: list[str]) -> None:
    assert [it.nom for it in read_list(line).inscriptions] == noms


@pytest.mark.parametrize(
    "line",
    ["Liste des candidats", "BLOC 3 – Lyon – 12 juin 2026", "Bonjour à tous,", "Cordialement,", "Groupe 1", "Pause"],
)
def test_a_title_or_a_courtesy_is_nobody_and_is_told(line: str) -> None:
    releve = read_list(line)
    assert releve.inscriptions == () and releve.refus == () and "ne nomme personne" in releve.laisses[0]


def test_people_may_be_called_as_a_title_is() -> None:
    assert [it.nom for it in read_list("MATIN Paul\nBONJOUR Marie").inscriptions] == [
        "MATIN Paul",
        "BONJOUR Marie",
    ]


@pytest.mark.parametrize(
    "line",
    [
        *("15h30 - pause", "12h-13h : déjeuner", "9 h 30 : délibération du jury", "08:30 accueil des candidats"),
        *("Pause 15h30", "Pause de 10 min", "Salle B", "Total : 3", "12 candidats", "Fin de liste"),
    ],
)
def test_a_line_of_the_day_or_a_count_is_nobody_and_is_told(line: str) -> None:
    releve = read_list(f"{line}\n{CLAIRE}")
    assert [it.nom for it in releve.inscriptions] == [CLAIRE]
    assert releve.laisses == (f"Ligne 1\u00a0: «\u00a0{line}\u00a0» ne nomme personne.",)


@pytest.mark.parametrize("shape", ["{}. ", "{}) ", "{} - ", "({}) ", "[{}] ", "{} : "])
@pytest.mark.parametrize("letters", ["abc", "ABC"])
def test_letters_that_follow_each_other_are_ranks(shape: str, letters: str) -> None:
    noms = [CLAIRE, "MARTIN Jean", "ROUX Anne"]
    lines = [shape.format(letter) + nom for letter, nom in zip(letters, noms, strict=True)]
    assert [it.nom for it in read_list("\n\nPause\n".join(lines)).inscriptions] == noms


@pytest.mark.parametrize("text", ["D. ROUX", "A. MARTIN", "A. MARTIN\nD. ROUX", "A. MARTIN\nB. LE GOFF", "B. Roux Ana"])
def test_a_letter_that_is_no_rank_stays_in_the_name(text: str) -> None:
    assert [it.nom for it in read_list(text).inscriptions] == text.splitlines()


@pytest.mark.parametrize(
    ("line", "horaire"),
    [
        *(("De 10h à 10h45 JOL Kim", "10h à 10h45"), ("10h-10h45 JOL Kim", "10h-10h45")),
        *(("de 10h00 à 10h45 : JOL Kim", "10h00 à 10h45"), ("Entre 10h et 10h45, JOL Kim", "10h et 10h45")),
        *(("10h → 10h45 JOL Kim", "10h → 10h45"), ("JOL Kim de 10h à 10h45", "10h à 10h45")),
    ],
)
def test_a_range_of_hours_is_no_part_of_the_name(line: str, horaire: str) -> None:
    (kim,) = read_list(line).inscriptions
    assert (kim.nom, kim.precisions.horaire) == ("JOL Kim", horaire)


@pytest.mark.parametrize("mark", ["✓ ", "[x] ", "1. ✓ ", "☑ ", "x;"])
def test_a_tick_in_front_of_a_name_is_no_longer_time_and_is_told(mark: str) -> None:
    releve = read_list(f"NOÉ Léa\n{mark}{CLAIRE}")
    assert [(it.nom, it.facteur) for it in releve.inscriptions] == [("NOÉ Léa", PLEIN_TEMPS), (CLAIRE, PLEIN_TEMPS)]
    assert len(releve.laisses) == 1 and releve.laisses[0].startswith("Ligne 2\u00a0:")
    assert read_list(f"[ ] {CLAIRE}").laisses == ()


@pytest.mark.parametrize("before", ["n°4 ", "N° 4 : ", "no. 4 - ", "#4 "])
def test_a_number_said_to_be_one_is_kept_unless_the_lines_count_so(before: str) -> None:
    (claire,) = read_list(before + CLAIRE).inscriptions
    assert (claire.nom, claire.precisions.numero) == (CLAIRE, "4")
    counted = read_list("\n".join(before.replace("4", str(rank)) + CLAIRE + "x" * rank for rank in (1, 2, 3)))
    assert [it.precisions.numero for it in counted.inscriptions] == [None] * 3


def test_one_address_for_two_people_is_told_and_both_come() -> None:
    releve = read_list("DUPONT Claire <a@ex.fr>\nROUX Anne <A@ex.fr>\nClaire Dupont <a@ex.fr>")
    assert [it.precisions.email for it in releve.inscriptions[:2]] == ["a@ex.fr", "A@ex.fr"]
    assert [it.partition("\u00a0:")[0] for it in releve.laisses] == ["Ligne 2"]


@pytest.mark.parametrize("line", ["Mme ROUX Jeanne (née PETIT)", "M. ROUX Jeanne", "ROUX Jeanne née DE LA TOUR"])
def test_courtesy_and_a_name_at_birth_are_no_part_of_a_name(line: str) -> None:
    releve = read_list(line)
    assert [it.nom for it in releve.inscriptions] == ["ROUX Jeanne"]
    assert bool(releve.laisses) is ("née" in line)
