"""The timed plan of one candidat's oral: the phases of the épreuve, as the session sets them, lengthened if need be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from certif_tui.domain.durees import MS_PER_MINUTE
from certif_tui.domain.facteurs import Facteur
from certif_tui.domain.frozen import Frozen, replace
from certif_tui.domain.referentiel.model import Epreuve

if TYPE_CHECKING:
    from certif_tui.domain.session.candidats import Candidat
    from certif_tui.domain.session.state import Session


class PhasePrevue(Frozen):
    """A phase as planned for one candidat; `prevu_ms` in milliseconds, null when it counts up."""

    code: str
    intitule: str
    prevu_ms: int | None


def plan_for(epreuve: Epreuve, session: Session, candidat: Candidat) -> tuple[PhasePrevue, ...]:
    """The timed phases of that candidat's oral in that session, less their delay."""
    full = plan_of(epreuve, session.durees, candidat.facteur)
    return shortened(full, candidat.retard.retire_ms) if candidat.retard else full


def plan_of(epreuve: Epreuve, durees: Mapping[str, int | None], facteur: Facteur) -> tuple[PhasePrevue, ...]:
    """The phases of the oral: `durees` (minutes by phase code) replaces the référentiel's, `facteur` lengthens exactly.

    A tiers-temps (4/3) makes 20:00 into 26:40. What is left below a millisecond is dropped.
    """
    return tuple(
        PhasePrevue(phase.code, phase.intitule, _lengthened(durees.get(phase.code, phase.minutes), facteur))
        for phase in epreuve.oral.phases
    )


def shortened(plan: Sequence[PhasePrevue], retard_ms: int) -> tuple[PhasePrevue, ...]:
    """The plan of an oral begun `retard_ms` late that ends when it was to end.

    The delay comes off the end: the last phase first, then the one before, none below zero. A plan with a phase that
    counts up has no end to keep and stays as it is.
    """
    if any(phase.prevu_ms is None for phase in plan):
        return tuple(plan)
    left, phases = retard_ms, []
    for phase in reversed(plan):
        taken = min(left, phase.prevu_ms or 0)
        left -= taken
        phases.append(replace(phase, prevu_ms=(phase.prevu_ms or 0) - taken))
    return tuple(reversed(phases))


def _lengthened(minutes: int | None, facteur: Facteur) -> int | None:
    if minutes is None:
        return None
    return lengthened(minutes * MS_PER_MINUTE, facteur)


def lengthened(milliseconds: int, facteur: Facteur) -> int:
    """A length of time made longer, exactly; what is left below a millisecond is dropped."""
    return milliseconds * facteur.numerateur // facteur.denominateur
