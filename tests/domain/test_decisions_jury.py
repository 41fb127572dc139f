"""Who sits in the jury, and what may be corrected of it."""

from __future__ import annotations

from certif_tui.domain.frozen import replace
from certif_tui.domain.session.decisions.jury import JureProche, Notation, add, excuse, join, merge, remove, rename
from certif_tui.domain.session.jury import Jure, Jury
from tests.domain.deciding import CLAIRE, HUGO, SESSION, acte, after, refused

PAUL, PUAL = "martin-paul", "martin-pual"
TWICE = replace(SESSION, jury=Jury((*SESSION.jures, Jure(PUAL, "MARTIN Pual"))))


def test_a_name_near_a_jures_is_added_once_it_is_said_to_be_anothers() -> None:
    for typed in ("MARTIN Pual", "Paul MARTIN", "MARTIN Paul Henri"):
        assert isinstance(join(SESSION, acte(), typed, autre=False), JureProche)
        assert isinstance(add(SESSION, acte(), typed, autre=False), JureProche)
        assert len(after(SESSION, join(SESSION, acte(), typed)).jures) == 2
    assert join(SESSION, acte(), "martin paul", autre=False) == []


def test_a_jure_is_renamed_with_a_motif_and_keeps_their_slug() -> None:
    assert "motif" in refused(rename(SESSION, acte(), PAUL, "MARTIN Paule", " "))
    renamed = after(SESSION, rename(SESSION, acte(), PAUL, " MARTIN  Paule", "faute"))
    assert renamed.jures == (Jure(PAUL, "MARTIN Paule"),)
    assert rename(SESSION, acte(), PAUL, "MARTIN Paul", "") == []


def test_a_jure_added_twice_is_one_with_two_slugs() -> None:
    notes = [Notation(PAUL, CLAIRE), Notation(PUAL, HUGO), Notation(PUAL, CLAIRE, ecrit=True)]
    one = after(TWICE, merge(TWICE, acte(), PUAL, PAUL, "le même", notes))
    assert [it.slugs for it in one.jures] == [(PAUL, PUAL)]
    assert "fusionné avec MARTIN Paul : le même" in one.jury.absence(PUAL).replace("\u00a0", " ")
    assert after(one, add(one, acte(), "MARTIN Pual")).jures[-1].slug == "martin-pual-2"


def test_jures_who_graded_one_candidat_are_not_one() -> None:
    notes = [Notation(PAUL, CLAIRE), Notation(PUAL, CLAIRE), Notation(PUAL, HUGO)]
    said = refused(merge(TWICE, acte(), PUAL, PAUL, "le même", notes))
    assert "DUPONT Claire" in said and "BERNARD" not in said
    assert "deux fois" in refused(merge(TWICE, acte(), PAUL, PAUL, "le même", []))


def test_who_graded_nobody_is_removed_and_nobody_else() -> None:
    assert "DUPONT Claire" in refused(remove(TWICE, acte(), PAUL, "parti", [Notation(PAUL, CLAIRE)]))
    assert "motif" in refused(remove(TWICE, acte(), PUAL, "", [Notation(PAUL, CLAIRE)]))
    group = Notation(PAUL, "g1-6cdf3acf", ecrit=True)
    assert "a noté le groupe G1 :" in refused(remove(TWICE, acte(), PAUL, "parti", [group]))
    left = after(TWICE, remove(TWICE, acte(), PUAL, "parti", [Notation(PAUL, CLAIRE)]))
    assert [it.slug for it in left.jures] == [PAUL] and "retiré" in left.jury.absence(PUAL)


def test_a_jure_excused_for_a_candidat_sits_for_the_others() -> None:
    assert "motif" in refused(excuse(TWICE, acte(), PUAL, [CLAIRE], " "))
    assert "quels candidats" in refused(excuse(TWICE, acte(), PUAL, [], "malade"))
    left = after(TWICE, excuse(TWICE, acte(), PUAL, [CLAIRE, CLAIRE], "sa nièce"))
    assert [it.slug for it in left.jury.siegeant(CLAIRE)] == [PAUL]
    assert [it.slug for it in left.jury.siegeant(HUGO)] == [PAUL, PUAL]
    assert excuse(left, acte(), PUAL, [CLAIRE], "encore") == []
    again = after(left, excuse(left, acte(), PUAL, [CLAIRE, HUGO], "malade"))
    assert [it.candidats for it in again.jury.excuses] == [(CLAIRE,), (HUGO,)]
    assert (
        "sa nièce" in again.jury.dispense(Jure(PUAL, ""), CLAIRE) and again.jury.dispense(Jure(PAUL, ""), CLAIRE) == ""
    )


def test_somebody_is_always_left_to_grade() -> None:
    assert "DUPONT Claire" in refused(excuse(SESSION, acte(), PAUL, [CLAIRE], "malade"))
    one = after(TWICE, excuse(TWICE, acte(), PUAL, [CLAIRE], "malade"))
    said = refused(excuse(one, acte(), PAUL, [CLAIRE, HUGO], "malade"))
    assert "DUPONT Claire" in said and "BERNARD" not in said


def test_two_jures_are_not_made_one_where_what_one_graded_would_no_longer_count() -> None:
    excused = after(TWICE, excuse(TWICE, acte(), PUAL, [CLAIRE], "sa nièce"))
    for jure, dans in ((PUAL, PAUL), (PAUL, PUAL)):
        assert "est excusé pour DUPONT Claire" in refused(
            merge(excused, acte(), jure, dans, "le même", [Notation(PAUL, CLAIRE)])
        )
        assert after(excused, merge(excused, acte(), jure, dans, "le même", [Notation(PAUL, HUGO)])).jures
