"""Planning the day of the orals: establishing the plan, exchanging and postponing passages, taking it back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING

from certif_tui.domain.chrono.state import Marche
from certif_tui.domain.planning.evenements import (
    MS_PAR_JOUR,
    Cadre,
    EvenementPlanning,
    PassageReporte,
    PassagesEchanges,
    PlanEtabli,
    PlanningAnnule,
)
from certif_tui.domain.planning.state import (
    PassagePrevu,
    Plan,
    Planning,
    exchanged,
    jour_prevu,
    passage_prevu,
    planifier,
    postponed,
)
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.evenements import Presence
from certif_tui.domain.textes import checked_motif, checked_texte
from certif_tui.journal.kinds import CHRONO

if TYPE_CHECKING:
    from certif_tui.domain.session.candidats import Candidat
    from certif_tui.domain.session.state import Session
    from certif_tui.services.gate.session_tenue import SessionTenue

ABSENTS = (Presence.ABSENT_JUSTIFIE, Presence.ABSENT_NON_JUSTIFIE, Presence.ABANDON)
DEBUT, CHANGEMENT, DELIBERATION = "09:00", 5, 10
"""What a first plan proposes: when to begin, minutes of changeover, of deliberation."""
MOST_DAYS = 7
SANS_PLAN = "Aucun plan n'est établi\u00a0: établissez-le d'abord."


class Horaires:
    """The plan of a session held open; every change raises `Refus` where the session can only be read."""

    def __init__(self, ouverte: SessionTenue) -> None:
        self.ouverte = ouverte

    @property
    def planning(self) -> Planning:
        """The plan and what made it."""
        return self.ouverte.session.planning

    @property
    def plan(self) -> Plan:
        """The plan that stands. Raises `Refus` when there is none."""
        if self.planning.plan is None:
            raise Refus(SANS_PLAN)
        return self.planning.plan

    # What is proposed, what is to be said

    @property
    def jour_prevu(self) -> date | None:
        """The day the référentiel asks for: its delay after the written part; null when it asks for none."""
        ecrit, delai = self.ouverte.session.date, self.ouverte.bloc.epreuve.oral.delai_apres_ecrit_jours
        return jour_prevu(ecrit, delai) if ecrit and delai else None

    @property
    def is_free(self) -> bool:
        """Whether some oral has no set duration, so that minutes to hold for it must be given."""
        return any(phase.prevu_ms is None for it in self.attendus for phase in self.ouverte.plan(it.slug))

    def proposed(self) -> Cadre | None:
        """What a new plan is proposed from: the plan that stands, else a day; null without a date.

        That day is the one the référentiel asks for, else the last one of the work's week, else the session's.
        """
        if self.planning.plan is not None:
            return self.planning.plan.cadre
        semaine = self.ouverte.session.groupes.echeance
        jour = self.jour_prevu or (semaine.fin if semaine else None) or self.ouverte.session.date
        if jour is None:
            return None
        return Cadre(jour=jour, debut=DEBUT, changement=CHANGEMENT, deliberation=DELIBERATION)

    @property
    def attendus(self) -> tuple[Candidat, ...]:
        """The candidats to plan: not withdrawn, not noted absent."""
        return tuple(it for it in self.ouverte.session.presentes if it.presence not in ABSENTS)

    @property
    def sans_horaire(self) -> tuple[Candidat, ...]:
        """The candidats still to pass for whom the plan has no passage; their clocks are read to know."""
        planned = self.plan.ordre
        return tuple(it for it in self.attendus if it.slug not in planned and not self._has_begun(it.slug))

    @property
    def perimes(self) -> tuple[Candidat, ...]:
        """The candidats whose oral no longer lasts what was planned: their time, or the phases', was set since."""
        plan, session = self.plan, self.ouverte.session
        known = {it.slug: it for it in session.presentes}
        planned = ((known[it.candidat], it) for it in plan.creneaux if it.candidat in known)
        return tuple(
            candidat
            for candidat, creneau in planned
            if self._passage(candidat, plan.cadre) != PassagePrevu(candidat.slug, creneau.duree_ms, creneau.fin is None)
        )

    # Changing

    def establish(self, cadre: Cadre, motif: str | None = None) -> None:
        """Plan the candidats expected, in their order; those already before the jury keep their times.

        Raises `Refus` without a candidat, without the minutes to hold for a free oral, or without a motif where a plan
        is replaced.
        """
        self.ouverte.record(lambda _session: [self._established(cadre, motif)])

    def _established(self, cadre: Cadre, motif: str | None) -> PlanEtabli:
        standing = self.planning.plan
        if standing is not None:
            motif = checked_motif(motif or "", "Un plan est déjà établi\u00a0: dites pourquoi vous le remplacez.")
        elif motif is not None:
            motif = checked_texte(motif.strip()) or None
        begun = {it.slug for it in self.ouverte.session.candidats if self._has_begun(it.slug)}
        kept = tuple(it for it in standing.creneaux if it.candidat in begun) if standing else ()
        passages = self._to_plan(cadre, begun)
        fuseau, last = self.ouverte.session.fuseau, kept[-1] if kept else None
        creneaux = (*kept, *planifier(passages, cadre, fuseau, derriere=last))
        fields = {name: getattr(cadre, name) for name in Cadre.model_fields}
        return PlanEtabli(**self.ouverte.contexte.entete(), **fields, creneaux=creneaux, motif=motif)

    def _to_plan(self, cadre: Cadre, begun: Collection[str]) -> list[PassagePrevu]:
        if not self.attendus:
            raise Refus("Personne à planifier\u00a0: ajoutez d'abord des candidats.")
        if self.is_free and cadre.nominale is None:
            remedy = "donnez les minutes à prévoir par passage, ou fixez sa durée"
            raise Refus(f"L'oral n'a pas de durée fixée\u00a0: {remedy}.")
        passages = [self._passage(it, cadre) for it in self.attendus if it.slug not in begun]
        if not passages:
            raise Refus("Tous les candidats sont passés\u00a0: il n'y a plus rien à planifier.")
        if sum(it.duree_ms for it in passages) > MOST_DAYS * MS_PAR_JOUR:
            raise Refus(f"Ces passages dureraient plus de {MOST_DAYS} jours\u00a0: vérifiez les durées.")
        return passages

    def exchange(self, a: str, b: str, motif: str | None = None) -> None:
        """Exchange the passages of two candidats. Raises as `exchanging`."""
        self.ouverte.record(lambda _session: self.exchanging(a, b, motif))

    def exchanging(self, a: str, b: str, motif: str | None = None) -> Sequence[PassagesEchanges]:
        """What exchanges the passages of two candidats. Raises `Refus` when one has none, or has begun."""
        if exchanged(self.plan.ordre, a, b) == self.plan.ordre:
            raise Refus("Choisissez deux candidats différents, qui ont chacun un passage dans le plan.")
        if self._has_begun(a) or self._has_begun(b):
            raise Refus("L'un des deux est déjà passé devant le jury\u00a0: son passage ne s'échange plus.")
        said = checked_texte((motif or "").strip()) or None
        return [PassagesEchanges(**self.ouverte.contexte.entete(), a=a, b=b, motif=said)]

    def postpone(self, candidat: str, apres: str | None, motif: str) -> None:
        """Put a candidat off until after `apres`, null for the end. Raises `Refus` when that cannot be."""
        self.ouverte.record(lambda _session: [self._postponed(candidat, apres, motif)])

    def _postponed(self, candidat: str, apres: str | None, motif: str) -> PassageReporte:
        if self.plan.creneau(candidat) is None:
            raise Refus("Ce candidat n'a pas de passage dans le plan.")
        if postponed(self.plan.ordre, candidat, apres) == self.plan.ordre:
            raise Refus("Ce ne serait pas plus tard\u00a0: choisissez quelqu'un qui passe après.")
        if self._has_begun(candidat):
            raise Refus("Ce candidat est déjà passé devant le jury\u00a0: son passage ne se reporte plus.")
        said = checked_motif(motif, "Le report demande un motif.")
        return PassageReporte(**self.ouverte.contexte.entete(), candidat=candidat, apres=apres, motif=said)

    def undo(self, motif: str | None = None) -> EvenementPlanning:
        """Take back the last change of the plan and return it. Raises `Refus` when there is none."""
        if not self.planning.actions:
            raise Refus(f"{SANS_PLAN} Il n'y a rien à annuler.")
        last = self.planning.actions[-1]
        self.take_back(last, motif)
        return last

    def take_back(self, action: EvenementPlanning, motif: str | None = None) -> None:
        """Take back one change of the plan; those made since are worked out anew. Raises `Refus` once it is."""
        said = checked_texte((motif or "").strip()) or None

        def decide(session: Session) -> Sequence[PlanningAnnule]:
            if action not in session.planning.actions:
                raise Refus("Ce changement du plan vient d'être annulé.")
            return [PlanningAnnule(**self.ouverte.contexte.entete(), cible=action.id, motif=said)]

        self.ouverte.record(decide)

    def _passage(self, candidat: Candidat, cadre: Cadre) -> PassagePrevu:
        return passage_prevu(candidat.slug, self.ouverte.plan(candidat.slug), candidat.facteur, cadre.nominale)

    def _has_begun(self, candidat: str) -> bool:
        chrono = self.ouverte.contexte.journal.read(CHRONO.at(self.ouverte.slug, candidat)).state
        return chrono.marche is not Marche.PRET
