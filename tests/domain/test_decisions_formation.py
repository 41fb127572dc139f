"""Groups named by hand, a line each, and those the list's « Groupe » column makes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from certif_tui.domain.ecrit.decisions.formation import listed, named, names_in, to_place, written
from certif_tui.domain.frozen import replace
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import Presence
from certif_tui.domain.session.presence import Constat
from certif_tui.domain.session.state import Session

CLAIRE, HUGO, INES, PAUL, ZOE = "dupont-claire", "bernard-hugo", "lefevre-ines", "petit-paul", "petit-zoe"
NOMS = {
    CLAIRE: "DUPONT Claire",
    HUGO: "BERNARD Hugo",
    INES: "LEFÈVRE Inès",
    PAUL: "PETIT Paul",
    ZOE: "PETIT Zoé",
}
SESSION = Session("lyon", candidats=tuple(Candidat(slug, nom) for slug, nom in NOMS.items()))
TWINS = Session(
    "lyon",
    candidats=(
        Candidat("martin-lea", "MARTIN Léa", naissance=date(2001, 2, 3)),
        Candidat("martin-lea-2", "MARTIN Léa", naissance=date(1999, 4, 5)),
        Candidat(HUGO, "BERNARD Hugo"),
    ),
)


def why(asked: Callable[[], object]) -> str:
    """Why it was refused, with plain spaces."""
    with pytest.raises(Refus) as refus:
        asked()
    return str(refus.value).replace("\u00a0", " ")


def noted(session: Session, slug: str, **champs: object) -> Session:
    """The session where one candidat is otherwise."""
    people = (replace(it, **champs) if it.slug == slug else it for it in session.candidats)  # type: ignore[arg-type]
    return replace(session, candidats=tuple(people))


def column(**groupes: str | None) -> Session:
    """A session whose list gives each candidat that group."""
    return Session("lyon", candidats=tuple(Candidat(slug, slug.upper(), groupe=it) for slug, it in groupes.items()))


# Named by hand


def test_each_line_names_a_group_whose_codes_skip_the_empty_lines() -> None:
    lignes = ["Claire, BERNARD hugo", " ", "ines; petit-paul ;, "]
    assert named(SESSION, lignes) == (("G1", (CLAIRE, HUGO)), ("G2", (INES, PAUL)))


def test_one_named_twice_is_told_with_both_lines() -> None:
    twice = why(lambda: named(SESSION, ["", "Claire, Hugo", "Inès, dupont"]))
    assert twice == "Ligne 3 : DUPONT Claire est déjà ligne 2, gardez-en un."
    assert why(lambda: named(SESSION, ["Hugo, Hugo"])) == "Ligne 1 : BERNARD Hugo est déjà ligne 1, gardez-en un."


@pytest.mark.parametrize("lignes", [[], ["", " , ;"]])
def test_lines_that_name_nobody_are_refused(lignes: list[str]) -> None:
    nobody = "Aucun groupe n'est nommé : tapez les membres d'un groupe par ligne, entre virgules."
    assert why(lambda: named(SESSION, lignes)) == nobody


def test_a_name_nobody_bears_is_told_with_its_line() -> None:
    unknown = "Ligne 2 : aucun candidat ne s'appelle « Karim ». Tab complète un nom."
    assert why(lambda: named(SESSION, ["Claire", "Hugo, Karim"])) == unknown


def test_a_name_several_bear_is_told_with_what_to_type_for_each() -> None:
    several = "plusieurs répondent à « Petit » : tapez petit-paul (PETIT Paul), petit-zoe (PETIT Zoé)."
    assert why(lambda: named(SESSION, ["Claire", "Petit"])) == f"Ligne 2 : {several}"


def test_of_many_who_may_be_meant_four_are_told() -> None:
    petits = Session("lyon", candidats=tuple(Candidat(f"petit-{it}", f"PETIT {it.upper()}") for it in "abcde"))
    told = why(lambda: named(petits, ["petit"]))
    assert "petit-d (PETIT D)." in told and "petit-e" not in told


def test_names_are_between_commas_or_semicolons() -> None:
    assert names_in(" Claire ,Hugo;; Inès ") == ["Claire", "Hugo", "Inès"]


def test_a_candidat_is_written_by_name_and_a_homonym_by_slug() -> None:
    assert [written(TWINS, it) for it in TWINS.candidats] == ["martin-lea", "martin-lea-2", "BERNARD Hugo"]


def test_a_candidat_whose_name_holds_a_comma_is_written_by_slug() -> None:
    comma = noted(SESSION, CLAIRE, nom="DUPONT, Claire")
    assert written(comma, comma.candidat(CLAIRE)) == CLAIRE


# Left to place


def test_nobody_placed_all_are_left_but_those_gone_from_the_work_or_withdrawn() -> None:
    session = noted(SESSION, CLAIRE, ecrit=Constat(Presence.ABSENT_JUSTIFIE), oral=Constat(Presence.PRESENT))
    session = noted(session, HUGO, ecrit=Constat(Presence.PRESENT), oral=Constat(Presence.ABSENT_JUSTIFIE))
    session = noted(session, INES, retire="Désistement")
    assert to_place(session, "") == ["BERNARD Hugo", "PETIT Paul", "PETIT Zoé"]


def test_one_named_in_full_by_slug_or_in_part_is_no_longer_left() -> None:
    assert to_place(SESSION, "Lefevre INÈS, bernard-hugo\nClaire; Zoé") == ["PETIT Paul"]


def test_a_name_that_several_bear_places_none_of_them() -> None:
    assert to_place(SESSION, "petit, Claire") == ["BERNARD Hugo", "LEFÈVRE Inès", "PETIT Paul", "PETIT Zoé"]


def test_a_homonym_placed_by_slug_leaves_the_other() -> None:
    assert to_place(TWINS, "martin-lea") == ["martin-lea-2", "BERNARD Hugo"]


def test_an_unknown_name_places_nobody() -> None:
    assert to_place(TWINS, "Karim") == ["martin-lea", "martin-lea-2", "BERNARD Hugo"]


# The list's column


def test_the_column_makes_groups_that_keep_their_numbers_in_the_order_of_these() -> None:
    session = column(ana="Groupe 10", bob="groupe  2", cyd="GROUPE 10 ", dan=" Groupe 2", eve=None)
    assert listed(session) == (("G2", ("bob", "dan")), ("G10", ("ana", "cyd")))


@pytest.mark.parametrize(
    ("ana", "bob"), [("Rouge", "Bleu"), ("Rouge 7", "Bleu"), ("Rouge", "Bleu 7"), ("Rouge 3", "Bleu 3")]
)
def test_groups_without_a_number_of_their_own_are_numbered_in_order_of_name(ana: str, bob: str) -> None:
    assert listed(column(ana=ana, bob=bob, cyd=ana)) == (("G1", ("bob",)), ("G2", ("ana", "cyd")))


def test_the_column_places_who_is_gone_from_the_oral_only_and_not_who_left_the_work() -> None:
    session = column(ana="Groupe 1", bob="Groupe 1", cyd="Groupe 1", dan="Groupe 1")
    session = noted(session, "ana", ecrit=Constat(Presence.PRESENT), oral=Constat(Presence.ABANDON))
    session = noted(session, "bob", ecrit=Constat(Presence.ABANDON), oral=Constat(Presence.PRESENT))
    assert listed(noted(session, "cyd", retire="Parti")) == (("G1", ("ana", "dan")),)


def test_a_list_without_groups_of_those_there_makes_none() -> None:
    sans = "La liste ne donne aucun groupe : importez la colonne « Groupe », ou formez-les."
    gone = noted(column(ana="Groupe 1", bob=None), "ana", ecrit=Constat(Presence.ABANDON))
    assert why(lambda: listed(SESSION)) == why(lambda: listed(gone)) == sans
