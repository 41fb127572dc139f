from __future__ import annotations

from typing import Any

from certif_tui.domain.evenements.catalogue import parse_evenement
from certif_tui.domain.planning.evenements import PassageReporte, PassagesEchanges, Plage, PlanEtabli
from certif_tui.domain.planning.state import Plan
from certif_tui.domain.session.evenements import CandidatAjoute, CandidatDeplace, EvenementAnnule, SessionCreee
from certif_tui.domain.session.state import Session, fold
from tests.domain.factory import Scribe
from tests.domain.planned import JOUR, PARIS, cadre_of, hours, passages_of, planifier


class Carnet:
    """A session of four candidats `a` to `d` and what was done to its plan; `c` needs 40 minutes, the others 30."""

    def __init__(self) -> None:
        self.scribe = Scribe()
        self.evenements: list[Any] = []
        self.record(SessionCreee, bloc="BLOC 1", date=JOUR, lieu="Lyon", fuseau=PARIS)
        for slug in "abcd":
            self.record(CandidatAjoute, candidat=slug, nom=slug.upper())

    def record(self, kind: type, **fields: Any) -> Any:
        self.evenements.append(self.scribe(kind, **fields))
        return self.evenements[-1]

    def establish(self, motif: str | None = None, **fields: Any) -> Any:
        cadre = cadre_of(**{"changement": 5, **fields})
        creneaux = planifier(passages_of(30, 30, 40, 30), cadre, PARIS)
        frame = {name: getattr(cadre, name) for name in type(cadre).model_fields}
        return self.record(PlanEtabli, **frame, creneaux=creneaux, motif=motif)

    @property
    def session(self) -> Session:
        return fold("s", self.evenements)

    @property
    def plan(self) -> Plan:
        assert self.session.planning.plan is not None
        return self.session.planning.plan

    @property
    def ordre(self) -> str:
        return "".join(self.plan.ordre)


def test_exchanging_works_the_times_out_anew_and_moves_nobody_who_passes_before() -> None:
    carnet = Carnet()
    carnet.establish()
    assert hours(carnet.plan.creneaux) == ["09:00", "09:35", "10:10", "10:55"]
    carnet.record(PassagesEchanges, a="c", b="b")
    assert carnet.ordre == "acbd"
    assert hours(carnet.plan.creneaux) == ["09:00", "09:35", "10:20", "10:55"]


def test_postponing_puts_behind_somebody_or_last_and_never_earlier() -> None:
    carnet = Carnet()
    carnet.establish()
    carnet.record(PassageReporte, candidat="a", apres="b", motif="train")
    assert carnet.ordre == "bacd"
    carnet.record(PassageReporte, candidat="b", apres=None, motif="malade")
    assert carnet.ordre == "acdb"
    carnet.record(PassageReporte, candidat="d", apres="a", motif="plus tôt")
    assert carnet.ordre == "acdb"


def test_the_list_of_candidats_follows_the_plan_whatever_else_moves_it() -> None:
    carnet = Carnet()
    carnet.record(CandidatAjoute, candidat="e", nom="E")
    carnet.establish()
    carnet.record(PassagesEchanges, a="a", b="d")
    assert [it.slug for it in carnet.session.candidats] == [*"dbcae"]
    carnet.record(CandidatDeplace, candidat="b", rang=0)
    assert [it.slug for it in carnet.session.candidats] == [*"dbcae"]
    carnet.record(CandidatDeplace, candidat="e", rang=0)
    assert [it.slug for it in carnet.session.candidats] == [*"edbca"]


def test_undoing_takes_back_one_change_and_keeps_those_behind_it() -> None:
    carnet = Carnet()
    carnet.establish()
    first = carnet.record(PassagesEchanges, a="a", b="b")
    carnet.record(PassagesEchanges, a="c", b="d")
    carnet.record(EvenementAnnule, cible=first.id)
    assert carnet.ordre == "abdc"
    assert [it.slug for it in carnet.session.candidats] == [*"abdc"]


def test_undoing_a_new_plan_brings_the_old_one_back_with_its_exchanges() -> None:
    carnet = Carnet()
    carnet.establish()
    carnet.record(PassagesEchanges, a="a", b="b")
    before = carnet.plan
    new = carnet.establish(debut="14:00", motif="salle prise")
    assert hours(carnet.plan.creneaux)[0] == "14:00"
    carnet.record(EvenementAnnule, cible=new.id, motif="erreur")
    assert carnet.plan == before
    assert [it.type for it in carnet.session.planning.faits] == [
        "plan_etabli",
        "passages_echanges",
        "plan_etabli",
        "evenement_annule",
    ]


def test_undoing_the_first_plan_leaves_none_and_what_stood_on_it_means_nothing() -> None:
    carnet = Carnet()
    first = carnet.establish()
    carnet.record(PassagesEchanges, a="a", b="b")
    carnet.record(EvenementAnnule, cible=first.id)
    assert (carnet.session.planning.plan, carnet.session.planning.actions) == (None, ())


def test_an_exchange_with_nobody_and_an_undo_of_nothing_change_nothing() -> None:
    carnet = Carnet()
    carnet.record(PassagesEchanges, a="a", b="b")
    carnet.establish()
    before = carnet.session
    carnet.record(PassagesEchanges, a="a", b="zoe")
    carnet.record(PassagesEchanges, a="a", b="a")
    carnet.record(PassageReporte, candidat="zoe", motif="?")
    carnet.record(EvenementAnnule, cible="f" * 32)
    assert carnet.session == before


def test_a_plan_that_names_somebody_twice_loses_nobody() -> None:
    carnet = Carnet()
    twice = planifier(passages_of(30, 30), cadre_of(), PARIS)
    carnet.record(PlanEtabli, plages=(Plage(jour=JOUR, debut="09:00"),), creneaux=(twice[0], *twice))
    assert [it.slug for it in carnet.session.candidats] == [*"abcd"]


def test_a_plan_of_a_program_that_knew_one_jury_and_no_territory_is_read_as_one_of_that_day() -> None:
    plan = Carnet().establish()
    stored = plan.model_dump(
        mode="json", exclude={"territoire": True, "plages": True, "creneaux": {"__all__": {"jury"}}}
    )
    day = {"jour": str(JOUR), "debut": "09:00", "pauses": []}
    assert parse_evenement({**stored, **day, "v": 1}) == plan
    assert parse_evenement({**stored, **day, "territoire": "metropole", "v": 2}) == plan
