"""What decisions are tested with: a session without a journal, an act without a clock."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from itertools import count

from certif_tui.domain.chrono.evenements import Repere
from certif_tui.domain.chrono.state import Maintenant
from certif_tui.domain.evenements.acte import Acte
from certif_tui.domain.facteurs import TIERS_TEMPS
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import EvenementSession
from certif_tui.domain.session.jury import Jure, Jury
from certif_tui.domain.session.state import Session, apply
from tests.domain.factory import MATIN

CLAIRE, HUGO, INES = "dupont-claire", "bernard-hugo", "lefevre-ines"
SESSION = Session(
    "lyon",
    jury=Jury((Jure("martin-paul", "MARTIN Paul"),)),
    candidats=(
        Candidat(CLAIRE, "DUPONT Claire"),
        Candidat(HUGO, "BERNARD Hugo", numero="B1", email="h@exemple.fr"),
        Candidat(INES, "LEFÈVRE Inès", TIERS_TEMPS),
    ),
)
_IDS = (f"{number:032x}" for number in count(1))


def acte() -> Acte:
    """Something done by the secretariat, that morning."""
    return Acte("secretariat", Maintenant(MATIN, Repere(boot="machine", boottime_ms=0)), lambda: next(_IDS))


def after(session: Session, decided: Sequence[EvenementSession] | Refus) -> Session:
    """The session once what was decided is done."""
    if isinstance(decided, Refus):
        raise AssertionError(f"refused: {decided}")
    return reduce(apply, decided, session)


def refused(decided: Sequence[EvenementSession] | Refus) -> str:
    """Why it was refused."""
    assert isinstance(decided, Refus), f"not refused: {decided}"
    return str(decided).replace("\u00a0", " ")
