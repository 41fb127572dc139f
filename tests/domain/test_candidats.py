"""The list of candidats, one event after another."""

from __future__ import annotations

from certif_tui.domain.session.candidats import Candidat, apply
from certif_tui.domain.session.evenements import CandidatAjoute
from tests.domain.deciding import SESSION
from tests.domain.factory import Scribe


def test_who_is_added_comes_last_and_a_slug_is_given_once() -> None:
    scribe = Scribe()
    added = apply(SESSION.candidats, scribe(CandidatAjoute, candidat="noe-lea", nom="NOÉ Léa"))
    assert added == (*SESSION.candidats, Candidat("noe-lea", "NOÉ Léa"))
    assert apply(added, scribe(CandidatAjoute, candidat="noe-lea", nom="NOÉ Léon")) == added
