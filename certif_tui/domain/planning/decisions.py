"""Changing a plan of the orals: exchanging, postponing and moving passages, writing it out for calendars.

The rules a manager may count on:

- who is before the jury, or has been, is neither exchanged, postponed nor moved;
- nobody is made to pass beyond the hours of their jury;
- postponing asks for a motif, exchanging and moving take one, and need one where an oral then departs from the rules.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import TypeVar

from certif_tui.domain.ecrit.regles import justified, of_oral
from certif_tui.domain.evenements.acte import Acte
from certif_tui.domain.frozen import Frozen
from certif_tui.domain.jours import jour_court
from certif_tui.domain.planning.agenda import Portee
from certif_tui.domain.planning.etablissement import Attendu
from certif_tui.domain.planning.evenements import (
    EntreeExportee,
    PassageDeplace,
    PassageReporte,
    PassagesEchanges,
    PlanExporte,
)
from certif_tui.domain.planning.placement import debordent, oraux
from certif_tui.domain.planning.state import Plan, Planning, changed, exchanged, postponed
from certif_tui.domain.refus import Refus, decision
from certif_tui.domain.session.state import Session
from certif_tui.domain.textes import checked_motif, checked_texte

SANS_PLAN = "Aucun plan n'est établi\u00a0: établissez-le d'abord."


class SansPlan(Refus):
    """No plan is established yet."""

    def __init__(self, besides: str = "") -> None:
        super().__init__(f"{SANS_PLAN}{besides}")


def standing_plan(planning: Planning) -> Plan:
    """The plan that stands. Raises `SansPlan`."""
    if planning.plan is None:
        raise SansPlan
    return planning.plan


@decision
def exchange(
    session: Session, acte: Acte, a: str, b: str, motif: str | None = None, *, commences: Collection[str]
) -> Sequence[PassagesEchanges]:
    """Exchange the passages of two candidats. Refused when one has none, or has begun."""
    return exchanging(session, acte, a, b, motif, commences=commences)


def exchanging(
    session: Session, acte: Acte, a: str, b: str, motif: str | None = None, *, commences: Collection[str]
) -> list[PassagesEchanges]:
    """The events of `exchange`. Raises `Refus`."""
    files = standing_plan(session.planning).files(session.fuseau)
    if a == b or exchanged(files, a, b) == files:
        raise Refus("Choisissez deux candidats différents, qui ont chacun un passage dans le plan.")
    if a in commences or b in commences:
        raise Refus("L'un des deux est déjà passé devant le jury\u00a0: son passage ne s'échange plus.")
    return [_checked(session, PassagesEchanges(**acte.entete(), a=a, b=b, motif=_motif(motif)))]


@decision
def postpone(
    session: Session, acte: Acte, candidat: str, apres: str | None, motif: str, *, commences: Collection[str]
) -> Sequence[PassageReporte]:
    """Put a candidat off until after `apres`, null for the end. Refused where that would be no later, or has begun."""
    plan = standing_plan(session.planning)
    if plan.creneau(candidat) is None:
        raise Refus("Ce candidat n'a pas de passage dans le plan.")
    if postponed(plan, candidat, apres, session.fuseau) == plan.files(session.fuseau):
        raise Refus("Ce ne serait pas plus tard\u00a0: choisissez quelqu'un qui passe après.")
    if candidat in commences:
        raise Refus("Ce candidat est déjà passé devant le jury\u00a0: son passage ne se reporte plus.")
    said = checked_motif(motif, "Le report demande un motif.")
    return [_checked(session, PassageReporte(**acte.entete(), candidat=candidat, apres=apres, motif=said))]


class Destination(Frozen):
    """Before which jury, on which day."""

    jury: str
    jour: date


@decision
def move(
    session: Session,
    acte: Acte,
    attendu: Attendu,
    vers: Destination,
    motif: str | None = None,
    *,
    commences: Collection[str],
) -> Sequence[PassageDeplace]:
    """Put a candidat last before that jury on that day, whether they had a passage or not.

    Refused where the plan has no such hours, where it changes nothing, or has begun.
    """
    plan = standing_plan(session.planning)
    if vers not in destinations(plan):
        known = ", ".join(dict.fromkeys(_destination_words(it) for it in destinations(plan)))
        raise Refus(f"Le plan n'a pas d'heures le {_destination_words(vers)}\u00a0: choisissez parmi {known}.")
    if attendu.candidat.slug in commences:
        raise Refus("Ce candidat est déjà passé devant le jury\u00a0: son passage ne se déplace plus.")
    held = attendu.passage(plan.cadre)
    evenement = PassageDeplace(
        **acte.entete(),
        candidat=attendu.candidat.slug,
        jury=vers.jury,
        jour=vers.jour,
        duree_ms=held.duree_ms,
        libre=held.ouvert,
        motif=_motif(motif),
    )
    if changed(plan, evenement, session.fuseau) is None:
        raise Refus("Ce candidat y passe déjà en dernier\u00a0: rien ne changerait.")
    return [_checked(session, evenement)]


def destinations(plan: Plan) -> tuple[Destination, ...]:
    """Where a candidat may be moved."""
    return tuple(dict.fromkeys(Destination(it.jury, it.jour) for it in plan.cadre.plages))


def _destination_words(vers: Destination) -> str:
    return " ".join(filter(None, [jour_court(vers.jour), vers.jury]))


E = TypeVar("E", PassagesEchanges, PassageReporte, PassageDeplace)


def _checked(session: Session, evenement: E) -> E:
    """The event, told by what it departs from the rules of the épreuve in which the plan did not.

    Raises `EcartAuxRegles` without a motif for that, `Refus` where somebody would then pass beyond the hours of their
    jury who did not before.
    """
    before = standing_plan(session.planning)
    after = changed(before, evenement, session.fuseau) or before
    _check_hours(session, before, after)
    known, found = (of_oral(session, oraux(plan.creneaux)) for plan in (before, after))
    ecarts = justified({it: words for it, words in found.items() if it not in known}, evenement.motif)
    return evenement.model_copy(update={"ecarts": ecarts})


def _check_hours(session: Session, before: Plan, after: Plan) -> None:
    known = {it.candidat for it in debordent(before.creneaux, before.cadre, session.fuseau)}
    late = [it for it in debordent(after.creneaux, after.cadre, session.fuseau) if it.candidat not in known]
    if late:
        who = session.designation(session.candidat(late[0].candidat))
        where = f" ({late[0].jury})" if late[0].jury else ""
        raise Refus(
            f"{who} finirait alors après l'heure du jury{where}\u00a0: choisissez un autre jury ou un autre jour, "
            "ou refaites le plan avec une fin plus tardive."
        )


@decision
def export(session: Session, acte: Acte, entrees: Sequence[EntreeExportee], portee: Portee) -> Sequence[PlanExporte]:
    """Remember that these entries were written for calendars. Refused without a plan."""
    standing_plan(session.planning)
    jury, candidat = portee.jury, portee.candidat
    return [PlanExporte(**acte.entete(), entrees=tuple(entrees), jury=jury, candidat=candidat)]


def _motif(motif: str | None) -> str | None:
    return checked_texte((motif or "").strip()) or None
