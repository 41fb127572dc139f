"""What is corrected, ordered and withdrawn by hand, and when it must say why."""

from __future__ import annotations

import pytest

from certif_tui.domain.facteurs import PLEIN_TEMPS, TIERS_TEMPS
from certif_tui.domain.frozen import replace
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import Precisions
from certif_tui.domain.session.inscription import Inscription, inscription_like
from certif_tui.journal import kinds
from certif_tui.services.preparation.sessions import SessionOuverte
from tests.services.desk import CLAIRE, HUGO, INES, Desk

FAUTE = "faute de frappe"
A12 = Precisions(numero="A12")


def candidat(desk: Desk, slug: str = CLAIRE) -> Candidat:
    return desk.open_session().session.candidat(slug)


def order(desk: Desk) -> list[str]:
    return [each.slug for each in desk.open_session().session.presentes]


def said(ouverte: SessionOuverte, slug: str = CLAIRE, **precisions: object) -> Inscription:
    before = inscription_like(ouverte.session.candidat(slug))
    return replace(before, precisions=before.precisions.model_copy(update=precisions))


def stored(desk: Desk, kind: str) -> list[dict[str, object]]:
    records = desk.journal.read(kinds.SESSION.at(desk.slug)).records
    return [it.evenement.model_dump() for it in records if it.evenement.type_name() == kind]


def test_the_reason_of_every_correction_is_kept_in_the_journal(desk: Desk) -> None:
    ouverte = desk.open_session()
    everything = replace(said(ouverte, INES, numero="7"), nom="LEFEBVRE Inès", facteur=PLEIN_TEMPS)
    assert ouverte.candidats.correct(INES, everything, FAUTE)
    for kind in ("candidat_renomme", "amenagement_fixe", "candidat_precise"):
        [event] = stored(desk, kind)
        assert event["motif"] == FAUTE, kind


def test_saying_the_same_again_records_nothing(desk: Desk) -> None:
    ouverte = desk.open_session()
    seq = ouverte.live.seq
    assert not ouverte.candidats.correct(CLAIRE, said(ouverte))
    assert not ouverte.candidats.rename(CLAIRE, " DUPONT  Claire ", "")
    assert not ouverte.candidats.set_facteur(INES, TIERS_TEMPS)
    assert ouverte.live.seq == seq


def test_what_is_refused_is_nowhere(desk: Desk) -> None:
    ouverte = desk.open_session()
    ouverte.candidats.correct(CLAIRE, said(ouverte, numero="A12"))
    seq = ouverte.live.seq
    for refused in (
        lambda: ouverte.candidats.correct(HUGO, said(ouverte, HUGO, numero="A12")),
        lambda: ouverte.candidats.add([Inscription("NOÉ Léa"), Inscription("ROUX Jean", precisions=A12)]),
        lambda: ouverte.candidats.rename(CLAIRE, "DUPOND Claire", " "),
        lambda: ouverte.candidats.move_to(CLAIRE, 4),
        lambda: ouverte.candidats.withdraw(CLAIRE, " "),
        lambda: ouverte.candidats.restore(CLAIRE),
    ):
        with pytest.raises(Refus):
            refused()
    assert desk.open_session().live.seq == seq


def test_a_place_given_is_kept_and_given_once(desk: Desk) -> None:
    assert desk.open_session().candidats.move_to(INES, 1)
    assert order(desk) == [INES, CLAIRE, HUGO]
    assert not desk.open_session().candidats.move_to(INES, 1)
    assert desk.open_session().candidats.move_beside(INES, HUGO, after=True)
    assert order(desk) == [CLAIRE, HUGO, INES]


def test_what_somebody_else_said_meanwhile_stays(desk: Desk) -> None:
    mine = desk.open_session()
    desk.open_session().candidats.correct(CLAIRE, said(mine, groupe="G2"))
    mine.candidats.correct(CLAIRE, said(mine, horaire="10:00"))
    assert (candidat(desk).groupe, candidat(desk).horaire) == ("G2", "10:00")
