"""Taking back any event of a session with a motif, or saying why it cannot be; taking back a taking back too.

Incidents, the written part and the plan have a taking back of their own, which this one uses.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from typing import Any, TypeVar, get_args

from certif_tui.domain.ecrit.evenements import FaitEcrit, OperationAnnulee
from certif_tui.domain.incidents.evenements import IncidentAnnule, IncidentNote
from certif_tui.domain.incidents.state import Incident
from certif_tui.domain.planning.evenements import PassageReporte, PassagesEchanges, PlanEtabli, PlanningAnnule
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.annulations import FONDATEURS, annules
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import EvenementAnnule, EvenementSession
from certif_tui.domain.session.state import Jure, Session
from certif_tui.domain.textes import checked_motif
from certif_tui.journal.journal import JournalError
from certif_tui.journal.kinds import ECRIT
from certif_tui.journal.streams import Stream
from certif_tui.services.ecrit import travail as ecrit
from certif_tui.services.ecrit.prenotation import membres_of
from certif_tui.services.oral.incidents import CarnetIncidents
from certif_tui.services.registre.dependants import MOTIF, check_unneeded, without

P = TypeVar("P", Candidat, Jure)

FAITS_ECRITS = get_args(FaitEcrit)
ACTIONS_DU_PLAN = (PlanEtabli, PassagesEchanges, PassageReporte)
ANNULATIONS = (EvenementAnnule, OperationAnnulee, PlanningAnnule, IncidentAnnule)
"""What takes something back; taken back in its turn, that counts again."""
CREATION = "La création de la session ne s'annule pas."
DEJA = "C'est déjà annulé."
SANS_EFFET = "Cela n'a rien changé\u00a0: il n'y a rien à annuler."
RIEN = "Rien ne peut être annulé dans cette session."


class Annulations:
    """What can be taken back in a session held open, as whoever keeps `carnet`."""

    def __init__(self, carnet: CarnetIncidents) -> None:
        self.carnet, self.ouverte = carnet, carnet.ouverte

    @property
    def evenements(self) -> tuple[EvenementSession, ...]:
        """Every event of the session; the number of each is its rank, from 1."""
        return self.ouverte.live.evenements  # type: ignore[return-value]

    def numbered(self, numero: int) -> EvenementSession:
        """The event of that number. Raises `Refus` when there is none."""
        if not 1 <= numero <= len(self.evenements):
            raise Refus(
                f"Il n'y a pas d'événement n°\u00a0{numero} dans cette session\u00a0: le registre les numérote."
            )
        return self.evenements[numero - 1]

    def last(self) -> EvenementSession:
        """The last event that can be taken back, those that take back left aside. Raises `Refus` when none can."""
        for evenement in reversed(self.evenements):
            with suppress(Refus):
                if not isinstance(evenement, ANNULATIONS):
                    self.check(evenement)
                    return evenement
        raise Refus(RIEN)

    def check(self, evenement: EvenementSession) -> None:
        """Raises `Refus` when that event cannot be taken back, `Dependant` when another one must be before."""
        self.ouverte.live.check_open()
        if isinstance(evenement, FONDATEURS):
            raise Refus(CREATION)
        if evenement.id in annules(self.evenements):
            raise Refus(DEJA)
        self._check_own(evenement)
        if isinstance(evenement, IncidentNote):
            return  # an incident is cancelled as it stands, with what corrected it
        self._check_files(self.ouverte.live.fold(without(self.ouverte, evenement)))
        check_unneeded(self.ouverte, evenement)

    def take_back(self, evenement: EvenementSession, motif: str) -> EvenementSession:
        """Take an event back and return what recorded it. Raises `Refus`, `Dependant`, without a motif too."""
        why = checked_motif(motif, MOTIF)
        self.ouverte.live.refresh()
        self.check(evenement)
        if isinstance(evenement, IncidentNote):
            self.carnet.cancel(self._incident(evenement), why)
        elif isinstance(evenement, FAITS_ECRITS):
            ecrit.undo(self.ouverte, evenement, why)
        elif isinstance(evenement, ACTIONS_DU_PLAN):
            self.ouverte.horaires.take_back(evenement, why)
        else:
            self.ouverte.record(lambda _session: self._taking_back(evenement, why))
        return self.evenements[-1]

    def _taking_back(self, evenement: EvenementSession, motif: str) -> Sequence[EvenementAnnule]:
        self.check(evenement)
        return [EvenementAnnule(**self.carnet.contexte.entete(), cible=evenement.id, motif=motif)]

    def _check_own(self, evenement: EvenementSession) -> None:
        """Those with a taking back of their own: taken back already, or never of any effect."""
        session = self.ouverte.session
        if isinstance(evenement, IncidentNote):
            if self._incident(evenement).annule is not None:
                raise Refus(DEJA)
        elif isinstance(evenement, FAITS_ECRITS):
            if any(fait.id == evenement.id for fait, _by in session.groupes.annules):
                raise Refus(DEJA)
            if all(fait.id != evenement.id for fait in session.groupes.faits):
                raise Refus(SANS_EFFET)
        elif isinstance(evenement, ACTIONS_DU_PLAN) and evenement not in session.planning.actions:
            raise Refus(DEJA if evenement in session.planning.faits else SANS_EFFET)

    def _incident(self, evenement: IncidentNote) -> Incident:
        for incident in self.ouverte.session.incidents:
            if incident.ident == evenement.ident:
                return incident
        raise Refus(SANS_EFFET)

    def _check_files(self, after: Session) -> None:
        """Nobody who has a sheet or a clock may vanish from the session. Raises `Refus`."""
        before = self.ouverte.session
        candidats = {it.slug: before.designation(it) for it in _gone(before.candidats, after.candidats)}
        jures = {it.slug: it.nom for it in _gone(before.jures, after.jures)}
        if not candidats and not jures:
            return
        for candidat, jure in self._files():
            if candidat in candidats:
                raise Refus(
                    f"{candidats[candidat]} a déjà une grille ou un chrono\u00a0: "
                    "retirez plutôt ce candidat de la liste."
                )
            if jure in jures:
                raise Refus(f"{jures[jure]} a déjà ouvert une grille\u00a0: son ajout au jury ne s'annule plus.")

    def _files(self) -> Iterator[tuple[str, str]]:
        """Of whom and by whom something is kept beside the session; nobody's name is empty."""
        journal, slug = self.ouverte.contexte.journal, self.ouverte.slug
        for stream in journal.streams(slug):
            yield from ((candidat, stream.writer or "") for candidat in self._members(stream))

    def _members(self, stream: Stream[Any]) -> Collection[str]:
        if stream.kind is ECRIT:
            cible, jure = stream.slugs
            with suppress(JournalError):
                return {cible, *membres_of(self.ouverte.contexte.journal, self.ouverte.slug, cible, jure)}
            return {cible}
        candidat = stream.slug("candidat")
        return () if candidat is None else (candidat,)


def _gone(before: Sequence[P], after: Sequence[P]) -> list[P]:
    """Those who are no longer there."""
    kept = {it.slug for it in after}
    return [it for it in before if it.slug not in kept]
