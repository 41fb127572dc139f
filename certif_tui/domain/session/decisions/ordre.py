"""The order of passage, among those not withdrawn.

Where a plan of the orals stands it makes the order of those it names: two neighbours in it exchange their passages, who
goes farther is moved in the plan. The others move freely.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from certif_tui.domain.evenements.acte import Acte
from certif_tui.domain.personnes.noms import cle_de_tri
from certif_tui.domain.planning.decisions import exchanging
from certif_tui.domain.refus import Refus, decision
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import CandidatDeplace, EvenementSession, OrdreFixe
from certif_tui.domain.session.state import Session

PLAN_ORDONNE = (
    "Le plan des oraux fait l'ordre de ceux qui y ont un passage\u00a0: "
    "échangez ou reportez leurs passages dans les horaires."
)


@decision
def move(
    session: Session, acte: Acte, candidat: str, by: int, *, commences: Collection[str]
) -> Sequence[EvenementSession]:
    """Move a candidat up (negative) or down, as `move_to`; past its ends nothing moves."""
    shown = _shown(session)
    place = _rank(shown, candidat) + by + 1
    return _moved(session, acte, candidat, place, commences) if 1 <= place <= len(shown) else []


@decision
def move_to(
    session: Session, acte: Acte, candidat: str, place: int, *, commences: Collection[str]
) -> Sequence[EvenementSession]:
    """Give a candidat a place, from 1; nothing when it is theirs.

    Refused for a place that is none, for one farther among those the plan puts in order, and for an exchange with
    somebody of the plan when one of the two has begun (`commences`).
    """
    return _moved(session, acte, candidat, place, commences)


@decision
def move_beside(
    session: Session, acte: Acte, candidat: str, other: str, *, after: bool, commences: Collection[str]
) -> Sequence[EvenementSession]:
    """Have a candidat pass just before another, or just `after`; nothing when they did. Refused as `move_to`."""
    others = [slug for slug in _shown(session) if slug != candidat]
    if other not in others:
        raise Refus("Nommez un autre candidat, qui ne soit pas retiré de la session.")
    return _moved(session, acte, candidat, others.index(other) + 1 + after, commences)


def _moved(
    session: Session, acte: Acte, candidat: str, place: int, commences: Collection[str]
) -> Sequence[EvenementSession]:
    shown = _shown(session)
    start, target = _rank(shown, candidat), place - 1
    if not 1 <= place <= len(shown):
        raise Refus(f"Place refusée\u00a0: {place}. Donnez de 1 à {len(shown)}.")
    if start == target:
        return []
    crossed = {*shown[min(start, target) : max(start, target) + 1]} - {candidat}
    plan = session.planning.plan
    if plan is None or candidat not in plan.ordre or crossed.isdisjoint(plan.ordre):
        rang = [each.slug for each in session.candidats].index(shown[target])
        return [CandidatDeplace(**acte.entete(), candidat=candidat, rang=rang)]
    if len(crossed) == 1:
        return exchanging(session, acte, candidat, shown[target], commences=commences)
    raise Refus(PLAN_ORDONNE)


def _shown(session: Session) -> list[str]:
    return [each.slug for each in session.presentes]


def _rank(shown: Sequence[str], candidat: str) -> int:
    if candidat not in shown:
        raise Refus("Ce candidat est retiré de la session\u00a0: rétablissez-le d'abord.")
    return shown.index(candidat)


def neighbours(session: Session, candidat: str) -> frozenset[str]:
    """Those of the plan whose passages a move can exchange: the candidat, and who stands on either side of them."""
    plan, shown = session.planning.plan, _shown(session)
    if plan is None or candidat not in shown:
        return frozenset()
    rank = shown.index(candidat)
    return frozenset(shown[max(0, rank - 1) : rank + 2]).intersection(plan.ordre)


@decision
def sort_by_name(session: Session, acte: Acte) -> Sequence[OrdreFixe]:
    """Put the candidats in the order of their names, the French way; nothing when they were in it."""
    ordered = by_name(session.candidats)
    return [] if ordered == session.candidats else [OrdreFixe(**acte.entete(), ordre=tuple(it.slug for it in ordered))]


def by_name(candidats: Sequence[Candidat]) -> tuple[Candidat, ...]:
    """The candidats in the order of their names, the French way."""
    return tuple(sorted(candidats, key=lambda candidat: cle_de_tri(candidat.nom)))
