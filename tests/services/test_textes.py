"""A value that no event could hold is refused in French, and nothing is recorded."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from certif_tui.domain.frozen import replace
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.decisions.creation import Projet
from certif_tui.domain.session.inscription import Inscription
from tests.services.desk import CLAIRE, MALGRE, PROJET, Desk, fill

TOO_LONG = "x" * 4001
NO_CHARACTER = "caf\udce9"


@pytest.mark.parametrize("minutes", [0, -5, 10_001])
def test_a_duration_nobody_can_mean_is_refused(desk: Desk, minutes: int) -> None:
    ouverte = desk.open_session()
    with pytest.raises(Refus, match="de 1 à 10000 minutes"):
        ouverte.durees.set("expose", minutes)
    assert not ouverte.session.durees


def test_a_phase_the_oral_has_not_is_refused_and_the_others_named(desk: Desk) -> None:
    with pytest.raises(Refus, match="expose, dialogue"):
        desk.open_session().durees.set("Récréation !", 10)


@pytest.mark.parametrize(
    "projet",
    [
        replace(PROJET, durees=(("expose", 0),)),
        replace(PROJET, durees=(("entracte", 10),)),
        replace(PROJET, lieu=TOO_LONG),
        replace(PROJET, lieu=NO_CHARACTER),
        replace(PROJET, jures=(NO_CHARACTER,)),
        replace(PROJET, candidats=(Inscription(NO_CHARACTER),)),
    ],
    ids=["duree", "phase", "long", "lieu", "jure", "candidat"],
)
def test_a_session_is_not_created_from_what_it_cannot_keep(desk: Desk, projet: Projet) -> None:
    with pytest.raises(Refus):
        desk.create(projet)
    assert len(desk.journal.sessions()) == 1


@pytest.mark.parametrize("texte", [TOO_LONG, NO_CHARACTER], ids=["long", "no-character"])
@pytest.mark.parametrize(
    "give",
    [
        lambda desk, texte: desk.open_session().candidats.withdraw(CLAIRE, texte),
        lambda desk, texte: desk.open_grille().write_remarque("C3.1", texte),
        lambda desk, texte: _handed_in(desk).reopen(texte),
        lambda desk, texte: _started(desk).give_reason(texte),
    ],
    ids=["withdraw", "remarque", "reopen", "reason"],
)
def test_a_text_that_cannot_be_kept_is_refused(desk: Desk, give: Callable[[Desk, str], object], texte: str) -> None:
    with pytest.raises(Refus, match=r"long|illisible"):
        give(desk, texte)


def test_more_than_a_day_is_not_given_to_a_phase_at_once(desk: Desk) -> None:
    with pytest.raises(Refus, match="1440"):
        _started(desk).adjust(1441)


def _handed_in(desk: Desk):  # type: ignore[no-untyped-def]
    grille = desk.open_grille()
    fill(grille)
    grille.hand_in(MALGRE)
    return grille


def _started(desk: Desk):  # type: ignore[no-untyped-def]
    chrono = desk.open_chrono()
    chrono.toggle()
    return chrono
