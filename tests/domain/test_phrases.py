"""Which ready remarques are offered, and in which order."""

from __future__ import annotations

from certif_tui.domain.grille.phrases import Provenance, offered


def test_the_referentiel_s_come_first_then_the_jure_s_then_those_typed_before() -> None:
    shown = offered(["Sans source"], ["Confus"], ["Trop court"])
    assert [it.texte for it in shown] == ["Sans source", "Confus", "Trop court"]
    assert [it.origine for it in shown] == list(Provenance)


def test_a_phrase_is_offered_once_however_it_is_written_and_never_where_it_stands() -> None:
    assert [it.texte for it in offered(["Confus."], ["confus", "Clair"], [" CONFUS  ", "Clair."], sauf="clair")] == [
        "Confus."
    ]


def test_nothing_is_made_of_blanks() -> None:
    assert offered([" "], ["."], [""]) == ()
