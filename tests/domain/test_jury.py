"""Who a juré found to be another becomes, and what is told of those who left."""

from __future__ import annotations

import pytest

from certif_tui.domain.session.evenements import EvenementJury, JureFusionne, JureRetire
from certif_tui.domain.session.jury import Jure, Jury, apply
from tests.domain.factory import Scribe

PAUL, PUAL, LEA = "martin-paul", "martin-pual", "noe-lea"
JURY = Jury((Jure(PAUL, "MARTIN Paul"), Jure(PUAL, "MARTIN Pual"), Jure(LEA, "NOÉ Léa")))
SCRIBE = Scribe()


def done(jury: Jury, *evenements: EvenementJury) -> Jury:
    for evenement in evenements:
        jury = apply(jury, evenement)
    return jury


def merged(jure: str, dans: str) -> JureFusionne:
    return SCRIBE(JureFusionne, jure=jure, dans=dans, motif="le même")


def test_only_the_jure_they_are_found_to_be_takes_their_sheets() -> None:
    one = done(JURY, merged(PUAL, PAUL))
    assert [(it.nom, it.slugs) for it in one.jures] == [("MARTIN Paul", (PAUL, PUAL)), ("NOÉ Léa", (LEA,))]
    assert [(it.nom, it.motif, it.dans) for it in one.partis] == [("MARTIN Pual", "le même", PAUL)]


@pytest.mark.parametrize("dans", [PUAL, "inconnu"])
def test_who_is_found_to_be_themselves_or_nobody_of_the_jury_stays(dans: str) -> None:
    assert done(JURY, merged(PUAL, dans)) == JURY


def test_whom_somebody_was_found_to_be_is_told_even_of_one_who_left_since() -> None:
    left = done(JURY, merged(PUAL, PAUL), SCRIBE(JureRetire, jure=PAUL, motif="parti"))
    said = left.absence(PUAL).replace("\u00a0", " ")
    assert said == "n'est plus dans le jury (fusionné avec MARTIN Paul : le même)"
