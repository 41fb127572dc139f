"""What makes a session, and what cannot be one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from certif_tui.domain.evenements.base import Ouverture
from certif_tui.domain.frozen import replace
from certif_tui.domain.referentiel.model import Referentiel
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.decisions.creation import GrilleGelee, Projet, create
from certif_tui.domain.session.evenements import EvenementSession, Precisions
from certif_tui.domain.session.inscription import Inscription
from certif_tui.domain.session.state import fold
from tests.domain.deciding import acte, refused

SHA, FLUX = "a" * 64, "lyon/session"
CLAIRE, HUGO = Inscription("DUPONT Claire"), Inscription("  BERNARD   Hugo ")
PROJET = Projet("BLOC 3", date(2026, 6, 12), " Lyon ", jures=("MARTIN Paul", "Martin, Paul"), durees=(("expose", 15),))


@pytest.fixture
def gelee(officiel: Referentiel) -> GrilleGelee:
    return GrilleGelee(officiel, SHA)


def created(projet: Projet, gelee: GrilleGelee) -> Sequence[EvenementSession] | Refus:
    return create(acte(), projet, gelee, FLUX)


def test_a_session_begins_bound_to_its_stream_and_grid_and_is_made_whole(gelee: GrilleGelee) -> None:
    events = created(replace(PROJET, candidats=(CLAIRE, HUGO), demonstration=True), gelee)
    assert not isinstance(events, Refus)
    opening = events[0]
    assert isinstance(opening, Ouverture) and (opening.flux, opening.referentiel) == (FLUX, SHA)
    session = fold("lyon", events)
    assert (session.bloc, session.date, session.lieu) == ("BLOC 3", date(2026, 6, 12), "Lyon")
    assert session.fuseau == "Europe/Paris" and session.demonstration
    assert [it.slug for it in session.jures] == ["martin-paul", "martin-paul-2"]
    assert [it.nom for it in session.candidats] == ["DUPONT Claire", "BERNARD Hugo"]
    assert dict(session.durees) == {"expose": 15}
    assert len({it.id for it in events}) == len(events)


def test_its_name_is_its_date_bloc_and_place_and_that_of_no_other() -> None:
    assert PROJET.slug(()) == "2026-06-12-bloc-3-lyon"
    assert PROJET.slug({"2026-06-12-bloc-3-lyon"}) == "2026-06-12-bloc-3-lyon-2"


@pytest.mark.parametrize(
    ("projet", "said"),
    [
        (replace(PROJET, bloc="BLOC 9"), "Bloc inconnu : BLOC 9. Blocs du référentiel : BLOC 1, BLOC 2, BLOC 3."),
        (replace(PROJET, lieu="  "), "Le lieu manque : indiquez la ville ou la salle."),
        (replace(PROJET, lieu="x" * 4001), "4000"),
        (replace(PROJET, fuseau="Europe/Lyon"), "Fuseau horaire inconnu : Europe/Lyon. Exemple : Europe/Paris."),
        (replace(PROJET, durees=(("entracte", 15),)), "Phase inconnue : entracte."),
        (replace(PROJET, durees=(("expose", 0),)), "de 1 à 10000 minutes"),
        (replace(PROJET, jures=("MARTIN Paul", " ")), "Le nom est vide : tapez un nom."),
        (replace(PROJET, candidats=(CLAIRE, Inscription("x" * 301))), "301"),
    ],
)
def test_what_cannot_be_a_session_is_refused(gelee: GrilleGelee, projet: Projet, said: str) -> None:
    assert said in refused(created(projet, gelee))


def test_two_candidats_never_bear_one_number(gelee: GrilleGelee) -> None:
    claire, hugo = (replace(it, precisions=Precisions(numero=" B1")) for it in (CLAIRE, HUGO))
    assert "Ce numéro est déjà celui de « DUPONT Claire »" in refused(
        created(replace(PROJET, candidats=(claire, hugo)), gelee)
    )
