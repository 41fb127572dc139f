from __future__ import annotations

import pytest

from certif_tui.domain.facteurs import PLEIN_TEMPS, Facteur
from certif_tui.domain.frozen import replace
from certif_tui.domain.referentiel.model import Referentiel
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.decisions.creation import Projet
from certif_tui.domain.session.evenements import Presence
from certif_tui.domain.session.inscription import Inscription
from certif_tui.journal import kinds
from certif_tui.services.preparation.sessions import create_session
from certif_tui.services.referentiel.loading import canonical_bytes
from tests.services.desk import CLAIRE, HUGO, INES, PROJET, Desk

MINUTE = 60_000


def order(desk: Desk) -> list[str]:
    return [candidat.slug for candidat in desk.open_session().session.presentes]


def planned(desk: Desk, candidat: str) -> list[int | None]:
    return [phase.prevu_ms for phase in desk.open_session().plan(candidat)]


def test_a_session_is_created_with_all_it_was_asked_for(desk: Desk) -> None:
    session = desk.open_session().session
    assert (session.slug, session.bloc, session.lieu) == ("2026-06-12-bloc-3-lyon", "BLOC 3", "Lyon")
    assert [jure.nom for jure in session.jures] == ["MARTIN Paul", "PETIT Sophie"]
    assert order(desk) == [CLAIRE, HUGO, INES]
    assert not session.demonstration


def test_two_sessions_of_one_day_and_place_have_each_their_name(desk: Desk) -> None:
    assert desk.create(PROJET) == "2026-06-12-bloc-3-lyon-2"
    assert desk.create(PROJET) == "2026-06-12-bloc-3-lyon-3"


def test_people_of_the_same_name_have_each_their_files(desk: Desk) -> None:
    homonyms = (Inscription("DUPONT Claire"), Inscription("Dupont, Claire"))
    desk.open_session().candidats.add(homonyms)
    assert order(desk)[-2:] == ["dupont-claire-2", "dupont-claire-3"]


@pytest.mark.parametrize(
    ("projet", "said"),
    [
        (replace(PROJET, bloc="BLOC 9"), "BLOC 9"),
        (replace(PROJET, lieu="  "), "lieu"),
        (replace(PROJET, fuseau="Europe/Lyon"), "Europe/Lyon"),
        (replace(PROJET, fuseau="../etc/passwd"), "Fuseau"),
        (replace(PROJET, jures=("",)), "vide"),
        (replace(PROJET, candidats=(Inscription("x" * 301),)), "301"),
    ],
)
def test_what_cannot_be_a_session_is_refused_with_the_reason(desk: Desk, projet: Projet, said: str) -> None:
    before = desk.journal.sessions()
    with pytest.raises(Refus, match=said):
        desk.create(projet)
    assert desk.journal.sessions() == before


def test_candidats_are_moved_among_those_who_stay(desk: Desk) -> None:
    ouverte = desk.open_session()
    ouverte.candidats.withdraw(HUGO, "parti")
    ouverte.candidats.move(INES, -1)
    assert order(desk) == [INES, CLAIRE]
    ouverte.candidats.move(INES, -1)
    assert order(desk) == [INES, CLAIRE]
    ouverte.candidats.restore(HUGO)
    assert set(order(desk)) == {INES, CLAIRE, HUGO}


def test_a_renamed_candidat_keeps_their_files(desk: Desk) -> None:
    desk.open_session().candidats.rename(CLAIRE, "  MOREAU   Claire ", "faute de frappe")
    candidat = desk.open_session().session.candidat(CLAIRE)
    assert (candidat.slug, candidat.nom) == (CLAIRE, "MOREAU Claire")


def test_a_name_without_letters_is_refused_and_nothing_is_written(desk: Desk) -> None:
    ouverte = desk.open_session()
    seq = ouverte.live.seq
    with pytest.raises(Refus):
        ouverte.candidats.rename(CLAIRE, "   ", "faute de frappe")
    with pytest.raises(Refus):
        ouverte.candidats.add([Inscription("GARCIA Lucas"), Inscription("")])
    assert desk.journal.read(kinds.SESSION.at(desk.slug)).seq == seq


def test_where_a_candidat_is_gets_recorded(desk: Desk) -> None:
    desk.open_session().presences.note(CLAIRE, Presence.RETARD)
    assert desk.open_session().session.candidat(CLAIRE).presence is Presence.RETARD


def test_a_tiers_temps_lengthens_every_phase_exactly(desk: Desk) -> None:
    assert planned(desk, CLAIRE) == [20 * MINUTE, 20 * MINUTE]
    assert planned(desk, INES) == [1_600_000, 1_600_000]
    desk.open_session().candidats.set_facteur(INES, PLEIN_TEMPS, "non accordé")
    desk.open_session().candidats.set_facteur(CLAIRE, Facteur(numerateur=3, denominateur=2))
    assert planned(desk, INES) == [20 * MINUTE, 20 * MINUTE]
    assert planned(desk, CLAIRE) == [30 * MINUTE, 30 * MINUTE]


def test_a_session_sets_how_long_a_phase_lasts_or_lets_it_count_up(desk: Desk) -> None:
    desk.open_session().durees.set("expose", 15)
    desk.open_session().durees.set("dialogue", None)
    assert planned(desk, CLAIRE) == [15 * MINUTE, None]


def test_a_session_keeps_the_referentiel_it_was_created_with(desk: Desk, officiel: Referentiel) -> None:
    changed = officiel.model_copy(update={"intitule": "Une autre version"})
    other = create_session(desk.contexte, changed, canonical_bytes(changed), PROJET)
    assert desk.open_session().referentiel == officiel
    desk.slug = other
    assert desk.open_session().referentiel.intitule == "Une autre version"


def test_a_session_whose_referentiel_is_unusable_is_refused_with_a_remedy(desk: Desk) -> None:
    desk.slug = create_session(desk.contexte, desk.referentiel, b"{}", PROJET)
    with pytest.raises(Refus, match=f"certif-tui verifier {desk.slug}"):
        desk.open_session()
