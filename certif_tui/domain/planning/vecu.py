"""What the files of a session's candidats say of its day: out of it comes the day as it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from certif_tui.domain.chrono.epreuve import plan_for
from certif_tui.domain.chrono.state import Chrono, Maintenant, read
from certif_tui.domain.planning.state import Plan
from certif_tui.domain.planning.suivi import Etat, Reel, Suivi, reel_of, suivi
from certif_tui.domain.referentiel.model import Epreuve
from certif_tui.domain.session.presence import PARTIS
from certif_tui.domain.session.state import Session


class Vecu(NamedTuple):
    """What became of a candidat's oral: their clock, and whether a sheet was handed in without it."""

    chrono: Chrono
    remise: bool


def followed(session: Session, epreuve: Epreuve, vecu: Callable[[str], Vecu], now: Maintenant) -> Suivi | None:
    """The day of a session as it stands `now`, null without a plan; `vecu` tells what became of an oral."""
    plan = session.planning.plan
    if plan is None:
        return None
    reels = dict(_reels(plan, session, epreuve, vecu, now))
    return suivi(plan, reels, now.instant, session.fuseau)


def _reels(
    plan: Plan, session: Session, epreuve: Epreuve, vecu: Callable[[str], Vecu], now: Maintenant
) -> Iterator[tuple[str, Reel]]:
    known = {it.slug: it for it in session.candidats}
    for creneau in plan.creneaux:
        candidat = known.get(creneau.candidat)
        if candidat is None:
            yield creneau.candidat, Reel(Etat.ECARTE)
            continue
        chrono, remise = vecu(candidat.slug)
        lecture = read(chrono, plan_for(epreuve, session, candidat), now)
        ecarte = candidat.retire is not None or candidat.presence in PARTIS
        yield candidat.slug, reel_of(chrono, lecture, remise=remise, ecarte=ecarte)
