"""What is corrected, ordered and withdrawn by hand, and when it must say why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from certif_tui.domain.refus import Refus
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import PLEIN_TEMPS, TIERS_TEMPS, Precisions
from certif_tui.journal import kinds
from certif_tui.services.oral.presence import MotifManquant
from certif_tui.services.preparation.candidats import Inscription, inscription_like
from certif_tui.services.preparation.sessions import SessionOuverte
from tests.services.desk import CLAIRE, HUGO, INES, Desk

FAUTE = "faute de frappe"


def candidat(desk: Desk, slug: str = CLAIRE) -> Candidat:
    return desk.open_session().session.candidat(slug)


def order(desk: Desk) -> list[str]:
    return [each.slug for each in desk.open_session().session.presentes]


def said(ouverte: SessionOuverte, slug: str = CLAIRE, **precisions: object) -> Inscription:
    before = inscription_like(ouverte.session.candidat(slug))
    return replace(before, precisions=before.precisions.model_copy(update=precisions))


def stored(desk: Desk, kind: str) -> list[dict[str, object]]:
    records = desk.journal.read(kinds.SESSION.at(desk.slug)).records
    return [it.evenement.model_dump() for it in records if it.evenement.type == kind]


def test_what_was_not_said_yet_is_said_without_a_motif(desk: Desk) -> None:
    ouverte = desk.open_session()
    assert ouverte.correct(CLAIRE, said(ouverte, numero="A12", email="c@exemple.fr", horaire="09:30"))
    assert ouverte.set_facteur(CLAIRE, TIERS_TEMPS)
    found = candidat(desk)
    assert (found.numero, found.email, found.horaire, found.facteur) == ("A12", "c@exemple.fr", "09:30", TIERS_TEMPS)


@pytest.mark.parametrize(
    "changed",
    [
        lambda before: replace(before, nom="DUPOND Claire"),
        lambda before: replace(before, facteur=PLEIN_TEMPS),
        lambda before: replace(before, precisions=Precisions(numero="A13", groupe="G1")),
        lambda before: replace(before, precisions=Precisions(numero="A12")),
    ],
    ids=["nom", "amenagement", "numero", "emptied"],
)
def test_what_was_said_changes_with_a_motif_and_only_so(desk: Desk, changed) -> None:  # type: ignore[no-untyped-def]
    ouverte = desk.open_session()
    ouverte.correct(CLAIRE, replace(said(ouverte, numero="A12", groupe="G1"), facteur=TIERS_TEMPS))
    before = inscription_like(candidat(desk))
    with pytest.raises(MotifManquant, match="motif"):
        ouverte.correct(CLAIRE, changed(before), "  ")
    assert inscription_like(candidat(desk)) == before
    assert ouverte.correct(CLAIRE, changed(before), f" {FAUTE} ")
    assert inscription_like(candidat(desk)) == changed(before)


def test_the_reason_of_every_correction_is_kept_in_the_journal(desk: Desk) -> None:
    ouverte = desk.open_session()
    everything = replace(said(ouverte, INES, numero="7"), nom="LEFEBVRE Inès", facteur=PLEIN_TEMPS)
    assert ouverte.correct(INES, everything, FAUTE)
    for kind in ("candidat_renomme", "amenagement_fixe", "candidat_precise"):
        [event] = stored(desk, kind)
        assert event["motif"] == FAUTE, kind


def test_saying_the_same_again_records_nothing(desk: Desk) -> None:
    ouverte = desk.open_session()
    seq = ouverte.live.seq
    assert not ouverte.correct(CLAIRE, said(ouverte))
    assert not ouverte.rename(CLAIRE, " DUPONT  Claire ", "")
    assert not ouverte.set_facteur(INES, TIERS_TEMPS)
    assert ouverte.live.seq == seq


def test_two_people_never_bear_one_number(desk: Desk) -> None:
    ouverte = desk.open_session()
    ouverte.correct(CLAIRE, said(ouverte, numero="A12"))
    with pytest.raises(Refus, match="DUPONT Claire"):
        ouverte.correct(HUGO, said(ouverte, HUGO, numero="A12"))
    with pytest.raises(Refus, match="DUPONT Claire"):
        ouverte.add_candidats([Inscription("ROUX Jean", PLEIN_TEMPS, Precisions(numero="A12"))])
    assert candidat(desk, HUGO).numero is None and len(order(desk)) == 3
    assert ouverte.correct(CLAIRE, said(ouverte, email="c@exemple.fr"))


@pytest.mark.parametrize(
    ("who", "place", "expected"),
    [
        (INES, 1, [INES, CLAIRE, HUGO]),
        (INES, 2, [CLAIRE, INES, HUGO]),
        (CLAIRE, 2, [HUGO, CLAIRE, INES]),
        (CLAIRE, 3, [HUGO, INES, CLAIRE]),
    ],
)
def test_a_candidat_is_given_a_place(desk: Desk, who: str, place: int, expected: list[str]) -> None:
    assert desk.open_session().move_to(who, place)
    assert order(desk) == expected
    assert not desk.open_session().move_to(who, place)


def test_places_do_not_count_who_was_withdrawn(desk: Desk) -> None:
    ouverte = desk.open_session()
    ouverte.withdraw(CLAIRE, "désistement")
    assert ouverte.move_to(INES, 1)
    assert order(desk) == [INES, HUGO]
    with pytest.raises(Refus, match="de 1 à 2"):
        ouverte.move_to(INES, 3)
    with pytest.raises(Refus, match="retiré"):
        ouverte.move_to(CLAIRE, 1)


def test_who_is_withdrawn_is_not_withdrawn_again_nor_put_back_twice(desk: Desk) -> None:
    ouverte = desk.open_session()
    with pytest.raises(Refus, match="motif"):
        ouverte.withdraw(HUGO, "  ")
    ouverte.withdraw(HUGO, " parti ")
    assert candidat(desk, HUGO).retire == "parti"
    with pytest.raises(Refus, match="déjà retiré"):
        ouverte.withdraw(HUGO, "autre")
    ouverte.restore(HUGO)
    with pytest.raises(Refus, match="pas retiré"):
        ouverte.restore(HUGO)
    assert [event["motif"] for event in stored(desk, "candidat_retire")] == ["parti"]
