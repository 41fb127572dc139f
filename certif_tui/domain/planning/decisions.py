"""Planning the day of the orals: establishing a plan, exchanging and postponing passages.

The rules a manager may count on:

- a plan is replaced for a reason only, and then those already before the jury (`commences`) keep their times;
- who is before the jury, or has been, is neither exchanged nor postponed;
- orals before the dossiers are due, or beyond the week of the work, take a motif;
- postponing asks for a motif, exchanging takes one.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from certif_tui.domain.chrono.epreuve import PhasePrevue
from certif_tui.domain.durees import MS_PER_DAY
from certif_tui.domain.ecrit.regles import justified, of_oral
from certif_tui.domain.evenements.acte import Acte
from certif_tui.domain.planning.evenements import (
    Cadre,
    PassageReporte,
    PassagesEchanges,
    PlanEtabli,
)
from certif_tui.domain.planning.state import (
    PassagePrevu,
    Plan,
    Planning,
    end_of,
    exchanged,
    passage_prevu,
    planifier,
    postponed,
)
from certif_tui.domain.refus import Refus, decision
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.state import Session
from certif_tui.domain.textes import checked_motif, checked_texte

MOST_DAYS = 7
SANS_PLAN = "Aucun plan n'est établi\u00a0: établissez-le d'abord."


class SansPlan(Refus):
    """No plan is established yet."""

    def __init__(self, besides: str = "") -> None:
        super().__init__(f"{SANS_PLAN}{besides}")


@dataclass(frozen=True, slots=True)
class Attendu:
    """A candidat to plan and the phases of their oral as they stand, less their delay."""

    candidat: Candidat
    phases: tuple[PhasePrevue, ...]

    @property
    def is_free(self) -> bool:
        """Whether their oral has no set duration, so that minutes to hold for it must be given."""
        return any(phase.prevu_ms is None for phase in self.phases)

    def passage(self, cadre: Cadre) -> PassagePrevu:
        """What to hold for their oral."""
        return passage_prevu(self.candidat.slug, self.phases, self.candidat.facteur, cadre.nominale)


def standing_plan(planning: Planning) -> Plan:
    """The plan that stands. Raises `SansPlan`."""
    if planning.plan is None:
        raise SansPlan
    return planning.plan


@decision
def establish(
    session: Session,
    acte: Acte,
    cadre: Cadre,
    motif: str | None,
    *,
    attendus: Sequence[Attendu],
    commences: Collection[str],
) -> Sequence[PlanEtabli]:
    """Plan the candidats expected, in their order.

    Refused without a candidat, without the minutes to hold for a free oral, without a motif where a plan is replaced.
    """
    standing = session.planning.plan
    if standing is not None:
        motif = checked_motif(motif or "", "Un plan est déjà établi\u00a0: dites pourquoi vous le remplacez.")
    kept = tuple(it for it in standing.creneaux if it.candidat in commences) if standing else ()
    passages = _to_plan(cadre, attendus, commences)
    creneaux = (*kept, *planifier(passages, cadre, session.fuseau, derriere=kept[-1] if kept else None))
    ecarts = justified(of_oral(session, creneaux[0].debut, end_of(creneaux[-1])), motif)
    fields = {name: getattr(cadre, name) for name in Cadre.model_fields}
    return [PlanEtabli(**acte.entete(), **fields, creneaux=creneaux, motif=_motif(motif), ecarts=ecarts)]


def _to_plan(cadre: Cadre, attendus: Sequence[Attendu], commences: Collection[str]) -> list[PassagePrevu]:
    if not attendus:
        raise Refus("Personne à planifier\u00a0: ajoutez d'abord des candidats.")
    if cadre.nominale is None and any(it.is_free for it in attendus):
        remedy = "donnez les minutes à prévoir par passage, ou fixez sa durée"
        raise Refus(f"L'oral n'a pas de durée fixée\u00a0: {remedy}.")
    passages = [it.passage(cadre) for it in attendus if it.candidat.slug not in commences]
    if not passages:
        raise Refus("Tous les candidats sont passés\u00a0: il n'y a plus rien à planifier.")
    if sum(it.duree_ms for it in passages) > MOST_DAYS * MS_PER_DAY:
        raise Refus(f"Ces passages dureraient plus de {MOST_DAYS} jours\u00a0: vérifiez les durées.")
    return passages


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
    ordre = standing_plan(session.planning).ordre
    if exchanged(ordre, a, b) == ordre:
        raise Refus("Choisissez deux candidats différents, qui ont chacun un passage dans le plan.")
    if a in commences or b in commences:
        raise Refus("L'un des deux est déjà passé devant le jury\u00a0: son passage ne s'échange plus.")
    return [PassagesEchanges(**acte.entete(), a=a, b=b, motif=_motif(motif))]


@decision
def postpone(
    session: Session, acte: Acte, candidat: str, apres: str | None, motif: str, *, commences: Collection[str]
) -> Sequence[PassageReporte]:
    """Put a candidat off until after `apres`, null for the end. Refused where that would be no later, or has begun."""
    plan = standing_plan(session.planning)
    if plan.creneau(candidat) is None:
        raise Refus("Ce candidat n'a pas de passage dans le plan.")
    if postponed(plan.ordre, candidat, apres) == plan.ordre:
        raise Refus("Ce ne serait pas plus tard\u00a0: choisissez quelqu'un qui passe après.")
    if candidat in commences:
        raise Refus("Ce candidat est déjà passé devant le jury\u00a0: son passage ne se reporte plus.")
    said = checked_motif(motif, "Le report demande un motif.")
    return [PassageReporte(**acte.entete(), candidat=candidat, apres=apres, motif=said)]


def _motif(motif: str | None) -> str | None:
    return checked_texte((motif or "").strip()) or None
