"""What a sheet rests on: required by the épreuve, looked for in the session and the clock, named where it lacks."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import Any

import pytest

from certif_tui.domain.chrono.state import Chrono, Marche
from certif_tui.domain.ecrit.evenements import DossierRecu
from certif_tui.domain.ecrit.state import Groupe, PartieEcrite
from certif_tui.domain.evenements.base import Moment
from certif_tui.domain.evenements.catalogue import parse_evenement
from certif_tui.domain.frozen import replace
from certif_tui.domain.grille import decisions
from certif_tui.domain.grille.decisions import DemandeGrille, GrilleIncomplete, Remettre
from certif_tui.domain.grille.evenements import Avis, Remise
from certif_tui.domain.grille.pieces import PiecesManquantes, manques
from certif_tui.domain.grille.state import Grille, apply
from certif_tui.domain.referentiel.model import Bloc, Piece, Referentiel
from certif_tui.domain.refus import MotifManquant
from certif_tui.domain.session.evenements import Presence
from certif_tui.domain.session.presence import Constat
from certif_tui.domain.session.state import Session
from tests.domain.deciding import CLAIRE, SESSION, acte
from tests.domain.factory import Oral, bloc_of

BLOC = bloc_of(1)
FINI = Chrono(marche=Marche.FINI)


def dossier(remettant: str) -> DossierRecu:
    return Oral().made(DossierRecu, remettant=remettant)


def with_presence(session: Session, presence: Presence) -> Session:
    known = (replace(it, oral=Constat(presence)) if it.slug == CLAIRE else it for it in session.candidats)
    return replace(session, candidats=tuple(known))


def with_ecrit(session: Session, *groupes: Groupe, recus: Sequence[str] = ()) -> Session:
    received = MappingProxyType({it: dossier(it) for it in recus})
    return replace(session, groupes=PartieEcrite(groupes=groupes, dossiers=received))


def lacking(bloc: Bloc, session: Session = SESSION, chrono: Chrono | None = None) -> tuple[Piece, ...]:
    return manques(session, session.candidat(CLAIRE), chrono or Chrono(), bloc)


def test_the_official_epreuves_require_what_they_describe(officiel: Referentiel) -> None:
    first, second, third = (lacking(bloc) for bloc in officiel.blocs)
    assert first == ("presence", "tirage", "cas", "dossier", "oral")
    assert second == third == ("presence", "dossier", "oral")


def test_an_epreuve_that_requires_nothing_lacks_nothing() -> None:
    assert lacking(BLOC) == ()


def test_all_there_lacks_nothing(officiel: Referentiel) -> None:
    alone = with_presence(with_ecrit(SESSION, recus=[CLAIRE]), Presence.PRESENT)
    assert lacking(officiel.bloc("BLOC 3"), alone, FINI) == ()
    grouped = with_ecrit(SESSION, Groupe("G1", (CLAIRE,), "Vélo-Cité"), recus=["G1"])
    assert lacking(officiel.bloc("BLOC 1"), with_presence(grouped, Presence.PRESENT), FINI) == ()


def test_the_dossier_of_a_collective_work_is_the_groups_and_no_others(officiel: Referentiel) -> None:
    bloc, mine = officiel.bloc("BLOC 2"), Groupe("G1", (CLAIRE,))
    assert "dossier" in lacking(bloc, with_ecrit(SESSION, mine, recus=["G2", CLAIRE]))
    assert "dossier" not in lacking(bloc, with_ecrit(SESSION, mine, recus=["G1"]))
    assert "dossier" in lacking(bloc, with_ecrit(SESSION, Groupe("G1", ()), recus=["G1"]))


def test_a_group_without_a_company_lacks_its_case(officiel: Referentiel) -> None:
    found = lacking(officiel.bloc("BLOC 1"), with_ecrit(SESSION, Groupe("G1", (CLAIRE,))))
    assert found == ("presence", "cas", "dossier", "oral")


@pytest.mark.parametrize("marche", [Marche.PRET, Marche.EN_COURS, Marche.PAUSE])
def test_only_an_oral_that_ended_was_held(officiel: Referentiel, marche: Marche) -> None:
    assert "oral" in lacking(officiel.bloc("BLOC 3"), chrono=Chrono(marche=marche))


def test_whoever_is_noted_absent_has_a_presence(officiel: Referentiel) -> None:
    absent = with_presence(SESSION, Presence.ABSENT_JUSTIFIE)
    assert "presence" not in lacking(officiel.bloc("BLOC 3"), absent)


def handed_in(manquants: tuple[Piece, ...] = (), malgre: str = "", *, marked: bool = True) -> Any:
    demande, grille = DemandeGrille(acte(), BLOC, Moment()), Grille()
    if marked:
        [given] = decisions.evaluate(grille, demande, "CR1.1", Avis.VALIDE)  # type: ignore[misc]
        grille = apply(grille, given)
    return decisions.hand_in(grille, demande, Remettre("0" * 64, ecrit=False, manques=manquants, malgre=malgre))


@pytest.mark.parametrize("malgre", ["", "  \u00a0"])
def test_what_lacks_is_named_with_its_remedy_where_no_motif_says_why(malgre: str) -> None:
    refus = handed_in(("presence", "dossier"), malgre)
    assert isinstance(refus, PiecesManquantes) and isinstance(refus, MotifManquant)
    assert refus.manques == ("presence", "dossier")
    assert "présence à l'oral non notée (notez-la), dossier manquant (notez sa réception)" in str(refus)


def test_a_motif_goes_on_and_is_kept_with_what_lacked() -> None:
    [remise] = handed_in(("oral",), " chrono en panne ")
    assert (remise.manques, remise.malgre) == (("oral",), "chrono en panne")


def test_a_motif_where_nothing_lacks_explains_nothing() -> None:
    [remise] = handed_in((), "au cas où")
    assert (remise.manques, remise.malgre) == ((), None)


def test_a_hole_is_told_before_what_lacks() -> None:
    assert isinstance(handed_in(("oral",), "panne", marked=False), GrilleIncomplete)


def test_a_sheet_that_a_former_version_handed_in_lacked_nothing_it_asked_for() -> None:
    [remise] = handed_in()
    former = remise.model_dump(mode="json", exclude={"manques", "malgre"}) | {"v": 1}
    read = parse_evenement(former)
    assert isinstance(read, Remise) and (read.v, read.manques, read.malgre) == (2, (), None)
