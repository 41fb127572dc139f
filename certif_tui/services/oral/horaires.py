"""Planning the day of the orals: establishing the plan, exchanging and postponing passages, taking it back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from certif_tui.domain.chrono.state import Marche
from certif_tui.domain.ecrit.feries import territoire_of
from certif_tui.domain.fuseaux import zone_of
from certif_tui.domain.planning import decisions, etablissement
from certif_tui.domain.planning.agenda import TOUT, Entree, Portee, Revision
from certif_tui.domain.planning.decisions import Destination, SansPlan, standing_plan
from certif_tui.domain.planning.etablissement import AEtablir, Attendu, SiTrop, essayer
from certif_tui.domain.planning.evenements import (
    Cadre,
    Creneau,
    EvenementPlanning,
    PassageDeplace,
    PassageReporte,
    PausePrevue,
    PlanEtabli,
    PlanExporte,
)
from certif_tui.domain.planning.placement import PassagePrevu, Placement, end_of, instant_of
from certif_tui.domain.planning.reserves import jour_prevu
from certif_tui.domain.planning.state import Plan, Planning
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.presence import PARTIS
from certif_tui.domain.slugs import slug_of
from certif_tui.journal.kinds import CHRONO
from certif_tui.services.registre.taking_back import take_back

if TYPE_CHECKING:
    from certif_tui.domain.refus import Refus
    from certif_tui.domain.session.candidats import Candidat
    from certif_tui.domain.session.state import Session
    from certif_tui.journal.journal import Journal
    from certif_tui.services.gate.session_tenue import SessionTenue

DEBUT, CHANGEMENT, DELIBERATION = "09:00", 5, 10
"""What a first plan proposes: when to begin, minutes of changeover, of deliberation."""
DEJEUNER = PausePrevue(heure="12:30", minutes=60)
"""The lunch that is proposed where the orals run over it."""


class Horaires:
    """The plan of a session held open; each change raises `Refus` where it is refused."""

    def __init__(self, ouverte: SessionTenue) -> None:
        self.ouverte = ouverte

    @property
    def planning(self) -> Planning:
        """The plan and what made it."""
        return self.ouverte.session.planning

    @property
    def plan(self) -> Plan:
        """The plan that stands. Raises `SansPlan` when there is none."""
        return standing_plan(self.planning)

    # What is proposed, what is to be said

    @property
    def jour_prevu(self) -> date | None:
        """The day the référentiel asks for: its delay after the written part; null when it asks for none."""
        ecrit, delai = self.ouverte.session.date, self.ouverte.bloc.epreuve.oral.delai_apres_ecrit_jours
        return jour_prevu(ecrit, delai) if ecrit and delai else None

    @property
    def is_free(self) -> bool:
        """Whether some oral has no set duration, so that minutes to hold for it must be given."""
        return any(self._attendu(it).is_free for it in self.attendus)

    def proposed(self) -> Cadre | None:
        """What a new plan is proposed from: the plan that stands, else a day, with lunch if it is long; null undated.

        That day is the one the référentiel asks for, else the last one of the work's week, else the session's.
        """
        if self.planning.plan is not None:
            return self.planning.plan.cadre
        semaine = self.ouverte.session.groupes.echeance
        jour = self.jour_prevu or (semaine.fin if semaine else None) or self.ouverte.session.date
        if jour is None:
            return None
        cadre = Cadre.un_jour(
            jour,
            DEBUT,
            changement=CHANGEMENT,
            deliberation=DELIBERATION,
            territoire=territoire_of(self.ouverte.session.fuseau),
        )
        return self.with_lunch(cadre)

    def with_lunch(self, cadre: Cadre) -> Cadre:
        """The same, with lunch in the hours that run over it and have no break yet."""
        if any(it.pauses for it in cadre.plages):
            return cadre
        ends = essayer(self.ouverte.session, self._demande(cadre, SiTrop.DEBORDER, ()))[1].creneaux
        plages = tuple(
            it.model_copy(update={"pauses": (DEJEUNER,)})
            if it.debut < DEJEUNER.heure and any(self._runs_over_lunch(creneau, it.jour) for creneau in ends)
            else it
            for it in cadre.plages
        )
        return cadre.model_copy(update={"plages": plages})

    def _runs_over_lunch(self, creneau: Creneau, jour: date) -> bool:
        zone = zone_of(self.ouverte.session.fuseau)
        noon = instant_of(jour, DEJEUNER.heure, zone)
        return creneau.debut.astimezone(zone).date() == jour and end_of(creneau) > noon

    @property
    def attendus(self) -> tuple[Candidat, ...]:
        """The candidats to plan: not withdrawn, not noted absent."""
        return expected(self.ouverte.session)

    @property
    def sans_horaire(self) -> tuple[Candidat, ...]:
        """The candidats still to pass for whom the plan has no passage; their clocks are read to know."""
        unplanned = [it for it in self.attendus if it.slug not in self.plan.ordre]
        commences = self._begun(self.ouverte.session, (it.slug for it in unplanned))
        return tuple(it for it in unplanned if it.slug not in commences)

    @property
    def perimes(self) -> tuple[Candidat, ...]:
        """The candidats whose oral no longer lasts what was planned: their time, or the phases', was set since."""
        plan, session = self.plan, self.ouverte.session
        known = {it.slug: it for it in session.presentes}
        planned = ((known[it.candidat], it) for it in plan.creneaux if it.candidat in known)
        return tuple(
            candidat
            for candidat, it in planned
            if self._attendu(candidat).passage(plan.cadre) != PassagePrevu(candidat.slug, it.duree_ms, it.fin is None)
        )

    # Changing

    def essayer(self, cadre: Cadre, commences: Collection[str] = ()) -> tuple[Cadre, Placement]:
        """How a plan made from `cadre` would end. Nothing is recorded."""
        return essayer(self.ouverte.session, self._demande(cadre, SiTrop.REFUSER, commences))

    def commences(self) -> frozenset[str]:
        """Those who have been before the jury; their clocks are read to know."""
        return self._begun(self.ouverte.session, (it.slug for it in self.ouverte.session.candidats))

    def establish(self, cadre: Cadre, motif: str | None = None, si_trop: SiTrop = SiTrop.REFUSER) -> None:
        """Plan the candidats expected, in their order; those already before the jury keep their times.

        Refused as `etablissement.establish`.
        """
        acte = self.ouverte.contexte.acte()

        def decide(session: Session) -> Sequence[PlanEtabli] | Refus:
            commences = self._begun(session, (it.slug for it in session.candidats))
            return etablissement.establish(session, acte, self._demande(cadre, si_trop, commences, session), motif)

        self.ouverte.record_or_raise(decide)

    def exchange(self, a: str, b: str, motif: str | None = None) -> None:
        """Exchange the passages of two candidats. Refused as `decisions.exchange`."""
        acte = self.ouverte.contexte.acte()
        self.ouverte.record_or_raise(
            lambda session: decisions.exchange(session, acte, a, b, motif, commences=self._begun(session, (a, b)))
        )

    def postpone(self, candidat: str, apres: str | None, motif: str) -> None:
        """Put a candidat off until after `apres`, null for the end. Refused as `decisions.postpone`."""
        acte = self.ouverte.contexte.acte()

        def decide(session: Session) -> Sequence[PassageReporte] | Refus:
            commences = self._begun(session, (candidat,))
            return decisions.postpone(session, acte, candidat, apres, motif, commences=commences)

        self.ouverte.record_or_raise(decide)

    def move(self, candidat: str, vers: Destination, motif: str | None = None) -> None:
        """Put a candidat before another jury, or on another day. Refused as `decisions.move`."""
        acte = self.ouverte.contexte.acte()

        def decide(session: Session) -> Sequence[PassageDeplace] | Refus:
            attendu, commences = self._attendu(session.candidat(candidat)), self._begun(session, (candidat,))
            return decisions.move(session, acte, attendu, vers, motif, commences=commences)

        self.ouverte.record_or_raise(decide)

    def portees(self) -> Mapping[str, Portee]:
        """Whose calendars may be written, by a name: each jury's where there are several, each candidat's."""
        jurys = self.plan.cadre.jurys if len(self.plan.cadre.jurys) > 1 else ()
        return {
            **{f"jury-{slug_of(it, default='unique')}": Portee(jury=it) for it in jurys},
            **{it: Portee(candidat=it) for it in dict.fromkeys(self.plan.ordre)},
        }

    @property
    def revision(self) -> Revision:
        """How often the session was changed, writing its plan out aside, and when the plan was. Raises `SansPlan`."""
        if not self.planning.faits:
            raise SansPlan
        said = sum(not isinstance(it, PlanExporte) for it in self.ouverte.live.evenements)
        return Revision(said, self.planning.faits[-1].instant)

    def note_export(self, entrees: Sequence[Entree], portee: Portee = TOUT) -> None:
        """Remember that these entries were written, so that what changes from now on can be told. Raises `Refus`."""
        acte, written = self.ouverte.contexte.acte(), [it.exportee for it in entrees]
        self.ouverte.record_or_raise(lambda session: decisions.export(session, acte, written, portee))

    def undo(self, motif: str | None = None) -> EvenementPlanning:
        """Take back the last change of the plan and return it. Raises `SansPlan` when there is none."""
        if not self.planning.actions:
            raise SansPlan(" Il n'y a rien à annuler.")
        last = self.planning.actions[-1]
        take_back(self.ouverte, self.ouverte.contexte, last, (motif or "").strip() or None)
        return last

    def _demande(
        self, cadre: Cadre, si_trop: SiTrop, commences: Collection[str], session: Session | None = None
    ) -> AEtablir:
        attendus = tuple(self._attendu(it) for it in expected(session or self.ouverte.session))
        return AEtablir(cadre, attendus, commences, si_trop)

    def _attendu(self, candidat: Candidat) -> Attendu:
        return Attendu(candidat, self.ouverte.plan(candidat.slug))

    def _begun(self, session: Session, candidats: Iterable[str]) -> frozenset[str]:
        return begun(self.ouverte.contexte.journal, session.slug, candidats)


def expected(session: Session) -> tuple[Candidat, ...]:
    """The candidats to plan: not withdrawn, not noted absent."""
    return tuple(it for it in session.presentes if it.presence not in PARTIS)


def begun(journal: Journal, session: str, candidats: Iterable[str]) -> frozenset[str]:
    """Which of these candidats have been before the jury, by their clocks. Raises `JournalError`."""
    return frozenset(it for it in candidats if journal.read(CHRONO.at(session, it)).state.marche is not Marche.PRET)
