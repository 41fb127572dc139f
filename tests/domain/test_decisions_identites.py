"""What may be answered of two candidats of one name."""

from __future__ import annotations

from collections.abc import Container, Sequence

import pytest

from certif_tui.domain.personnes.decisions import Precision, answer
from certif_tui.domain.personnes.identites import Ref, Reponse, answers_in, in_force, paire_of
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.evenements import IdentitePrecisee, Lien
from certif_tui.domain.session.state import Session
from tests.domain.deciding import CLAIRE, SESSION, acte, after, refused

ICI: Ref = (SESSION.slug, CLAIRE)
LA: Ref = ("nantes", CLAIRE)
PAIRE = paire_of(ICI, LA)


def answering(
    lien: Lien | None,
    motif: str = "",
    *,
    vue: Reponse | None = None,
    session: Session = SESSION,
    connus: Container[Ref] = (ICI, LA),
) -> Sequence[IdentitePrecisee] | Refus:
    return answer(session, acte(), ICI, Precision(PAIRE, lien, vue, motif), connus=connus)


def standing(session: Session) -> Reponse | None:
    return in_force(answers_in(session)).get(PAIRE)


@pytest.fixture
def same() -> Session:
    return after(SESSION, answering(Lien.MEME))


def test_a_first_answer_needs_no_motif_and_names_the_other_one() -> None:
    decided = answering(Lien.MEME)
    assert not isinstance(decided, Refus)
    [said] = decided
    assert (said.candidat, said.autre_session, said.autre_candidat, said.motif) == (CLAIRE, "nantes", CLAIRE, "")


@pytest.mark.parametrize("lien", [Lien.DISTINCTS, None])
def test_an_answer_changes_or_is_taken_back_with_a_motif_and_only_so(same: Session, lien: Lien | None) -> None:
    vue = standing(same)
    assert "motif" in refused(answering(lien, " ", vue=vue, session=same))
    now = standing(after(same, answering(lien, "carte vue", vue=vue, session=same)))
    assert (now.lien if now else None) is lien


def test_the_same_again_says_nothing(same: Session) -> None:
    assert "déjà enregistrée" in refused(answering(Lien.MEME, "m", vue=standing(same), session=same))
    assert "pas de réponse" in refused(answering(None))


def test_an_answer_that_was_not_seen_is_not_spoken_over(same: Session) -> None:
    assert "Un autre poste" in refused(answering(Lien.DISTINCTS, session=same))


def test_it_takes_two_candidats_that_there_are() -> None:
    assert "nantes/dupont-claire" in refused(answering(Lien.MEME, connus=(ICI,)))
    twice = Precision((ICI, ICI), Lien.MEME)
    assert "deux fois" in refused(answer(SESSION, acte(), ICI, twice, connus=(ICI,)))
