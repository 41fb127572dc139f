"""Who passes when: days of orals planned exactly, then changed while they run.

The rules a juror may count on:

- exchanging, postponing or moving changes who passes before which jury and in which order, and works the times of that
  jury out anew; those who pass before the first change keep theirs;
- what was undone never happened, so undoing a new plan brings the old one back with its exchanges.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TypeAlias

from certif_tui.domain.frozen import Frozen, replace
from certif_tui.domain.planning.evenements import (
    Cadre,
    Creneau,
    EvenementPlanning,
    PassageDeplace,
    PassageReporte,
    PassagesEchanges,
    PlanEtabli,
    PlanExporte,
)
from certif_tui.domain.planning.placement import MINUTE, PassagePrevu, debordent, enchainer, end_of, plage_of
from certif_tui.domain.session.evenements import EvenementAnnule

Rangees: TypeAlias = tuple[tuple[str, ...], ...]
"""Who passes in each of the plan's hours, in their order."""


class Plan(Frozen):
    """The passages as they are planned now, in their order."""

    cadre: Cadre
    creneaux: tuple[Creneau, ...]

    def creneau(self, candidat: str) -> Creneau | None:
        """The passage of that candidat, null when they have none."""
        return next((it for it in self.creneaux if it.candidat == candidat), None)

    @property
    def ordre(self) -> tuple[str, ...]:
        """The slugs of the candidats, first to last."""
        return tuple(it.candidat for it in self.creneaux)

    @property
    def fin(self) -> datetime | None:
        """When the last deliberation ends; null for a plan without passages."""
        ends = (end_of(it) + self.cadre.deliberation * MINUTE for it in self.creneaux)
        return max(ends, default=None)

    def files(self, fuseau: str) -> Rangees:
        """Who passes in each of its hours."""
        rangs = [plage_of(it, self.cadre, fuseau) for it in self.creneaux]
        return tuple(
            tuple(it.candidat for it, rang in zip(self.creneaux, rangs, strict=True) if rang == plage)
            for plage in range(len(self.cadre.plages))
        )


class Planning(Frozen):
    """The plan that stands, null when none does; `actions` made it and were not undone.

    `faits` is everything that took effect, what took some of it back included, first to last; `exports` what was
    written for calendars.
    """

    plan: Plan | None = None
    actions: tuple[EvenementPlanning, ...] = ()
    faits: tuple[EvenementPlanning | EvenementAnnule, ...] = ()
    exports: tuple[PlanExporte, ...] = ()


def apply(planning: Planning, evenement: EvenementPlanning, fuseau: str) -> Planning:
    """The planning after one more event; one that means nothing there (nobody to exchange) changes nothing."""
    plan = changed(planning.plan, evenement, fuseau)
    if plan is None:
        return planning
    return replace(planning, plan=plan, actions=(*planning.actions, evenement), faits=(*planning.faits, evenement))


def exported(planning: Planning, evenement: PlanExporte) -> Planning:
    """The planning, one more of its files written."""
    return replace(planning, exports=(*planning.exports, evenement))


def taken_back(planning: Planning, annulation: EvenementAnnule, fuseau: str) -> Planning:
    """The planning without the action that `annulation` names, if it stands; the others are worked out anew."""
    kept = [action for action in planning.actions if action.id != annulation.cible]
    if len(kept) == len(planning.actions):
        return planning
    without = Planning(exports=planning.exports)
    for action in kept:
        without = apply(without, action, fuseau)
    return replace(without, faits=(*planning.faits, annulation))


def changed(plan: Plan | None, evenement: EvenementPlanning, fuseau: str) -> Plan | None:
    """The plan after the event, null when the event means nothing there."""
    if isinstance(evenement, PlanEtabli):
        return Plan(evenement, evenement.creneaux)
    if plan is None:
        return None
    try:
        return _moved(plan, evenement, fuseau)
    except OverflowError:
        return None  # beyond the calendar: no use case plans that far, only a file changed by hand


def _moved(plan: Plan, evenement: PassagesEchanges | PassageReporte | PassageDeplace, fuseau: str) -> Plan | None:
    before = plan.files(fuseau)
    added: tuple[PassagePrevu, ...] = ()
    match evenement:
        case PassagesEchanges(a=a, b=b):
            after = exchanged(before, a, b)
        case PassageReporte(candidat=candidat, apres=apres):
            after = postponed(plan, candidat, apres, fuseau)
        case PassageDeplace():
            after = moved(plan, evenement, fuseau)
            added = (_prevu(evenement),)
    return None if after == before else reordered(plan, after, fuseau, *added)


def exchanged(files: Rangees, a: str, b: str) -> Rangees:
    """Two candidats in each other's place; the same when one of them is in none."""
    everybody = {candidat for file in files for candidat in file}
    if not {a, b} <= everybody:
        return files
    other = {a: b, b: a}
    return tuple(tuple(other.get(candidat, candidat) for candidat in file) for file in files)


def postponed(plan: Plan, candidat: str, apres: str | None, fuseau: str) -> Rangees:
    """A candidat behind `apres`, or last before their jury when null; the same when one of them is in no place.

    Postponing is never passing earlier: behind somebody who passes before, all stays.
    """
    files, creneau = plan.files(fuseau), plan.creneau(candidat)
    if creneau is None:
        return files
    last = next(it for it in reversed(plan.creneaux) if it.jury == creneau.jury)
    after = plan.creneau(apres) if apres else last
    if after is None or after.candidat == candidat:
        return files
    same_jury = after.jury == creneau.jury
    later = plan.ordre.index(after.candidat) > plan.ordre.index(candidat)
    if not later and (same_jury or after.debut < creneau.debut):
        return files
    return tuple(_inserted(_without(file, candidat), candidat, after.candidat) for file in files)


def moved(plan: Plan, evenement: PassageDeplace, fuseau: str) -> Rangees:
    """A candidat last in the first hours of that jury on that day in which they fit; the same where it has none."""
    files, cadre, candidat = plan.files(fuseau), plan.cadre, evenement.candidat
    there = [r for r, it in enumerate(cadre.plages) if (it.jury, it.jour) == (evenement.jury, evenement.jour)]
    if not there:
        return files
    tried = [
        tuple(
            (*_without(file, candidat), candidat) if rang == r else _without(file, candidat)
            for r, file in enumerate(files)
        )
        for rang in there
    ]
    for files in tried:
        creneau = reordered(plan, files, fuseau, _prevu(evenement)).creneau(candidat)
        if creneau is not None and not debordent((creneau,), cadre, fuseau):
            return files
    return tried[-1]


def _prevu(evenement: PassageDeplace) -> PassagePrevu:
    return PassagePrevu(evenement.candidat, evenement.duree_ms, evenement.libre)


def _without(file: tuple[str, ...], candidat: str) -> tuple[str, ...]:
    return tuple(it for it in file if it != candidat)


def _inserted(file: tuple[str, ...], candidat: str, after: str) -> tuple[str, ...]:
    if after not in file:
        return file
    rank = file.index(after) + 1
    return (*file[:rank], candidat, *file[rank:])


def reordered(plan: Plan, files: Rangees, fuseau: str, *added: PassagePrevu) -> Plan:
    """The plan with its passages in other places: those before the first change stay, the others follow anew.

    `added` is what to hold for those who had no passage.
    """
    known = {it.candidat: it for it in added}
    known |= {it.candidat: PassagePrevu(it.candidat, it.duree_ms, it.fin is None) for it in plan.creneaux}
    placed = [it for it in plan.creneaux if plage_of(it, plan.cadre, fuseau) is None]
    standing = {it.candidat: it for it in plan.creneaux}
    for plage, before, file in zip(plan.cadre.plages, plan.files(fuseau), files, strict=True):
        same = next((rank for rank, it in enumerate(file) if rank >= len(before) or before[rank] != it), len(file))
        kept: Sequence[Creneau] = [standing[it] for it in file[:same]]
        behind = kept[-1:]
        placed += kept
        placed += enchainer([known[it] for it in file[same:]], plage, plan.cadre, fuseau, derriere=behind)
    return Plan(plan.cadre, tuple(sorted(placed, key=lambda it: it.debut)))
