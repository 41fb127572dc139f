"""Who sits in the jury, and what may be corrected of it."""

from __future__ import annotations

from dataclasses import replace

from certif_tui.domain.session.decisions.jury import JureProche, Notation, add, join, merge, remove, rename
from certif_tui.domain.session.jury import Jure
from tests.domain.deciding import CLAIRE, HUGO, SESSION, acte, after, refused

PAUL, PUAL = "martin-paul", "martin-pual"
TWICE = replace(SESSION, jures=(*SESSION.jures, Jure(PUAL, "MARTIN Pual")))


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
    left = after(TWICE, remove(TWICE, acte(), PUAL, "parti", [Notation(PAUL, CLAIRE)]))
    assert [it.slug for it in left.jures] == [PAUL] and "retiré" in left.jury.absence(PUAL)
