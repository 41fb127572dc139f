"""Who is drawn, in groups of which size, and what is changed by hand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from certif_tui.domain.ecrit.decisions.tirage import (
    GroupesImpossibles,
    Tirer,
    change_cas,
    draw,
    is_replayed,
    move,
    possibilites,
)
from certif_tui.domain.ecrit.decisions.travail import receive
from certif_tui.domain.ecrit.evenements import GroupeTire, TirageEffectue
from certif_tui.domain.frozen import replace
from certif_tui.domain.referentiel.model import Bloc, Referentiel
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import Presence
from certif_tui.domain.session.presence import Constat
from certif_tui.domain.session.state import Session
from tests.domain.deciding import acte, after, refused

NOMS = ("adam", "blain", "caron", "dore", "espin", "fabre", "gall", "huet", "imbert", "joly", "klein", "lory")


@pytest.fixture
def bloc(officiel: Referentiel) -> Bloc:
    return officiel.bloc("BLOC 1")


def there(nombre: int, **presences: Presence) -> Session:
    """A session whose candidats are all there, but for those said otherwise."""
    people = (Candidat(nom, nom.upper(), ecrit=Constat(presences.get(nom, Presence.PRESENT))) for nom in NOMS[:nombre])
    return Session("lyon", candidats=tuple(people))


def drawing(
    session: Session, bloc: Bloc, *, nombre: int | None = None, motif: str | None = None, **more: object
) -> Sequence[TirageEffectue] | Refus:
    tirer = Tirer("2026", session.groupes.tirage, ("Alpha",), nombre, motif)
    return draw(session, acte(), bloc, replace(tirer, **more))  # type: ignore[arg-type]


def sizes(decided: Sequence[TirageEffectue] | Refus) -> tuple[int, ...]:
    assert not isinstance(decided, Refus), decided
    return decided[0].tailles


def test_only_those_present_or_late_are_drawn(bloc: Bloc) -> None:
    session = there(8, adam=Presence.ABSENT_JUSTIFIE, blain=Presence.RETARD, caron=Presence.ABANDON)
    drawn = after(session, drawing(session, bloc)).groupes.tirage
    assert isinstance(drawn, TirageEffectue) and set(drawn.candidats) == {
        "blain",
        "dore",
        "espin",
        "fabre",
        "gall",
        "huet",
    }


def test_nobody_is_left_expected_and_somebody_is_there(bloc: Bloc) -> None:
    assert "1 candidat est encore attendu" in refused(drawing(there(8, adam=Presence.ATTENDU), bloc))
    assert "présences" in refused(drawing(there(0), bloc))


@pytest.mark.parametrize("nombre", [1, 2])
def test_too_few_for_a_group_is_explained_with_what_a_motif_allows(bloc: Bloc, nombre: int) -> None:
    decided = drawing(there(nombre), bloc)
    assert isinstance(decided, GroupesImpossibles)
    assert "de 3 à 4" in refused(decided) and f"avec un motif, un groupe de {nombre}" in refused(decided)
    assert "motif" in refused(drawing(there(nombre), bloc, nombre=1))
    assert sizes(drawing(there(nombre), bloc, nombre=1, motif="Accord du certificateur")) == (nombre,)


def test_five_may_be_one_group_or_three_and_two_with_a_motif(bloc: Bloc) -> None:
    decided = drawing(there(5), bloc, motif="Un motif ne choisit pas")
    assert isinstance(decided, GroupesImpossibles)
    assert [len(it) for it in decided.possibilites.exceptions] == [1, 2]
    assert sizes(drawing(there(5), bloc, nombre=2, motif="Accord")) == (3, 2)
    assert sizes(drawing(there(5), bloc, nombre=1, motif="Accord")) == (5,)


def test_twelve_make_three_groups_or_four_and_no_other_number(bloc: Bloc) -> None:
    assert sizes(drawing(there(12), bloc)) == (4, 4, 4)
    assert sizes(drawing(there(12), bloc, nombre=4)) == (3, 3, 3, 3)
    assert "3 groupes de 4, 4 groupes de 3" in refused(drawing(there(12), bloc, nombre=2))


def test_without_sizes_in_the_referentiel_the_number_of_groups_is_said(officiel: Referentiel) -> None:
    bloc, session = officiel.bloc("BLOC 2"), there(5)
    assert possibilites(session, bloc).bornes is None
    assert "combien de groupes" in refused(drawing(session, bloc))
    for impossible in (0, 6):
        assert "de 1 à 5" in refused(drawing(session, bloc, nombre=impossible))
    assert sizes(drawing(session, bloc, nombre=2)) == (3, 2)


def test_where_each_works_alone_nothing_is_drawn(officiel: Referentiel) -> None:
    assert "seul" in refused(drawing(there(8), officiel.bloc("BLOC 3")))


@pytest.mark.parametrize("graine", ["", " ", "a\x1bb", "x" * 201])
def test_an_unusable_seed_is_refused(bloc: Bloc, graine: str) -> None:
    assert isinstance(drawing(there(6), bloc, graine=graine), Refus)


def test_cases_are_drawn_without_blanks_and_doubles(bloc: Bloc) -> None:
    decided = drawing(there(7), bloc, cas=("Alpha", " Bêta  SA ", "", "alpha"))
    assert not isinstance(decided, Refus) and decided[0].cas == ("Alpha", "Bêta SA")


@pytest.fixture
def drawn(bloc: Bloc) -> Session:
    return after(there(8), drawing(there(8), bloc, cas=("Alpha", "Bêta")))


def test_a_redraw_asks_why_and_keeps_the_draw_it_replaces(bloc: Bloc, drawn: Session) -> None:
    for missing in (None, " "):
        assert "motif" in refused(drawing(drawn, bloc, motif=missing))
    again = after(drawn, drawing(drawn, bloc, motif="Cas oublié"))
    assert again.groupes.tirages[0] == drawn.groupes.tirage and len(again.groupes.tirages) == 2


def test_a_draw_whose_groups_handed_something_in_stays(bloc: Bloc, drawn: Session) -> None:
    handed = after(drawn, receive(drawn, acte(), bloc, "G1", vu=drawn.groupes.tirage))
    assert "annulez d'abord sa réception" in refused(drawing(handed, bloc, motif="m"))


def test_what_is_asked_of_groups_drawn_again_meanwhile_is_refused(bloc: Bloc, drawn: Session) -> None:
    again = after(drawn, drawing(drawn, bloc, motif="Cas divulgué"))
    seen = drawn.groupes.tirage
    for decided in (
        drawing(again, bloc, motif="m", vu=seen),
        move(again, acte(), bloc, "adam", None, "m", vu=seen),
        change_cas(again, acte(), "G1", "Gamma", "m", vu=seen),
        receive(again, acte(), bloc, "G1", vu=seen),
    ):
        assert "vient de tirer les groupes" in refused(decided)


def test_a_candidat_changes_group_with_a_motif_for_a_group_there_is(bloc: Bloc, drawn: Session) -> None:
    vu, mine = drawn.groupes.tirage, drawn.groupes.groupe_of("adam")
    assert mine is not None
    other = "G2" if mine.code == "G1" else "G1"
    assert "motif" in refused(move(drawn, acte(), bloc, "adam", other, " ", vu=vu))
    assert f"déjà dans {mine.code}" in refused(move(drawn, acte(), bloc, "adam", mine.code, "m", vu=vu))
    assert "Groupes : G1, G2" in refused(move(drawn, acte(), bloc, "adam", "G3", "m", vu=vu))
    moved = after(drawn, move(drawn, acte(), bloc, "adam", other, "Conflit d'intérêts", vu=vu))
    assert "adam" in moved.groupes.groupe(other).membres
    assert after(moved, move(moved, acte(), bloc, "adam", None, "Parti", vu=vu)).groupes.groupe_of("adam") is None


def test_a_group_is_given_another_case_than_its_own_with_a_motif(drawn: Session) -> None:
    vu, own = drawn.groupes.tirage, str(drawn.groupes.groupe("G1").cas)
    for cas in (own, "  "):
        assert "autre cas" in refused(change_cas(drawn, acte(), "g1", cas, "m", vu=vu))
    assert "motif" in refused(change_cas(drawn, acte(), "g1", "Gamma", "", vu=vu))
    given = after(drawn, change_cas(drawn, acte(), "g1", "Gamma", "Cas connu d'un membre", vu=vu))
    assert given.groupes.groupe("G1").cas == "Gamma"


def test_nothing_is_changed_by_hand_before_a_draw(bloc: Bloc) -> None:
    assert "pas encore tirés" in refused(move(there(6), acte(), bloc, "adam", "G1", "m", vu=None))
    assert "pas encore tirés" in refused(change_cas(there(6), acte(), "G1", "Gamma", "m", vu=None))


def swapped(first: GroupeTire, second: GroupeTire) -> tuple[GroupeTire, GroupeTire]:
    mine, theirs = first.membres, second.membres
    return (
        first.model_copy(update={"membres": (theirs[0], *mine[1:])}),
        second.model_copy(update={"membres": (mine[0], *theirs[1:])}),
    )


def test_a_draw_that_was_tampered_with_does_not_replay(drawn: Session) -> None:
    tirage = drawn.groupes.tirage
    assert isinstance(tirage, TirageEffectue) and is_replayed(tirage)
    assert not is_replayed(tirage.model_copy(update={"groupes": swapped(*tirage.groupes)}))
    assert not is_replayed(tirage.model_copy(update={"candidats": tirage.candidats[:-1]}))
    with pytest.raises(Refus, match="règle inconnue"):
        is_replayed(tirage.model_copy(update={"algorithme": "autre-2"}))
