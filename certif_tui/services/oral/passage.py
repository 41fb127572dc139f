"""Running an oral: the clock of one candidat's passage, shared by the whole jury."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeAlias

from certif_tui.domain.chrono import decisions
from certif_tui.domain.chrono import state as chronos
from certif_tui.domain.chrono.decisions import DebutDit, DemandeChrono, EnvoiChrono
from certif_tui.domain.chrono.epreuve import PhasePrevue
from certif_tui.domain.chrono.evenements import (
    EvenementChrono,
    EvenementHorodate,
)
from certif_tui.domain.chrono.state import Chrono, Lecture
from certif_tui.domain.evenements.base import Attache, Moment, Ouverture
from certif_tui.domain.refus import Refus
from certif_tui.journal.kinds import CHRONO
from certif_tui.services.gate.contexte import Contexte, new_id
from certif_tui.services.gate.live import Live, Writer

PlannedPhases = Callable[[], tuple[PhasePrevue, ...]]
Decided: TypeAlias = Sequence[EvenementChrono] | Refus


class ChronoOuvert:
    """The clock of a passage; `plan` gives the phases as they are set now."""

    def __init__(
        self, contexte: Contexte, writer: Writer, *, session: str, attache: Attache, candidat: str, plan: PlannedPhases
    ) -> None:
        """Open the clock. Raises `JournalError` when it cannot be read."""
        self.contexte, self.plan, self._attache, self.candidat = contexte, plan, attache, candidat
        self.live: Live[Chrono] = Live(contexte.journal, CHRONO.at(session, candidat), writer)
        self.live.check_writable()

    @property
    def chrono(self) -> Chrono:
        """The clock's state."""
        return self.live.state

    def read(self) -> Lecture:
        """What the clock shows now."""
        return chronos.read(self.chrono, self.plan(), self.contexte.clock.now())

    def fresh(self) -> Lecture:
        """The same, with what the other jurés did meanwhile."""
        self.live.refresh()
        return self.read()

    def moment(self) -> Moment:
        """Where the oral stands, to stamp a mark with."""
        return self.read().moment

    def toggle(self) -> None:
        """Start, pause or resume. Raises `Refus` once the oral has ended."""
        demande = self._demande()
        self._record(lambda chrono: decisions.toggle(chrono, demande))

    def next_phase(self) -> bool:
        """Go to the next phase; false on the last one, where only `end` is left. Raises `Refus` once it has ended."""
        demande = self._demande()
        return bool(self._record(lambda chrono: decisions.next_phase(chrono, demande)))

    def end(self) -> None:
        """End the oral. Raises `Refus` when it has not started or has ended already."""
        demande = self._demande()
        self._record(lambda chrono: decisions.end(chrono, demande))

    def adjust(self, minutes: int) -> None:
        """Give (positive) or take (negative) minutes to the phase under way. Raises `Refus` when there is none."""
        demande = self._demande()
        self._record(lambda chrono: decisions.adjust(chrono, demande, minutes))

    def check_adjustable(self, minutes: int) -> None:
        """Raise `Refus`, with the reason, when these minutes cannot be given (or taken) now."""
        decisions.check_adjustable(self.read(), minutes)

    def give_back(self, minutes: int, motif: str) -> str:
        """Give the phase under way the minutes an incident took, and return the event's id. Raises `Refus`."""
        demande, ident = self._demande(), new_id()
        self._record(lambda chrono: decisions.give_back(chrono, demande, minutes, motif, ident=ident))
        return ident

    def take_back(self, ident: str) -> None:
        """Take back what `give_back` gave, unless it was already. Raises `Refus` when the clock can only be read."""
        acte = self.contexte.acte()
        self._record(lambda chrono: decisions.take_back(chrono, acte, ident))

    def confirm(self) -> None:
        """Vouch for a time taken from the wall clock. Raises `Refus` when the time is exact."""
        demande = self._demande()
        self._record(lambda chrono: decisions.confirm(chrono, demande))

    def correct_start(self, debut: datetime, motif: str = "", *, pas_avant: datetime | None = None) -> None:
        """Say when the oral really began. Refused as `decisions.correct_start`."""
        demande, dit = self._demande(), DebutDit(debut, motif, pas_avant)
        self._record(lambda chrono: decisions.correct_start(chrono, demande, dit))

    def undo(self) -> EvenementHorodate:
        """Take back the last clock action and return it. Raises `Refus` when there is none."""
        acte, seen = self.contexte.acte(), self.chrono
        self._record(lambda chrono: decisions.undo(chrono, acte, seen.annulable))
        return seen.actions[-1]

    def give_reason(self, texte: str) -> None:
        """Give the reason of the last clock action. Raises `Refus` when there is none, or the text is unusable."""
        acte, seen = self.contexte.acte(), self.chrono
        self._record(lambda chrono: decisions.give_reason(chrono, acte, seen.annulable, texte))

    def send(self, motif: str) -> EnvoiChrono:
        """The clock as it goes to another candidat. Raises `Refus` where it is unsaved, or never ran."""
        if not motif.strip():
            raise Refus("Le déplacement demande un motif.")
        self.live.check_open()
        if self.live.pending:
            raise Refus("Le chrono n'est pas encore enregistré\u00a0: réessayez dans un instant.")
        if not self.chrono.actions:
            raise Refus("Ce chrono n'a pas servi\u00a0: il n'y a rien à déplacer.")
        return EnvoiChrono(self.candidat, self.chrono, self.live.head, motif.strip())

    def receive(self, envoi: EnvoiChrono) -> None:
        """Take in a clock run for the wrong candidat. Raises `Refus` when this one has run."""
        acte = self.contexte.acte()
        self._record(lambda chrono: decisions.receive(chrono, acte, envoi))

    def give_away(self, envoi: EnvoiChrono, vers: str) -> None:
        """Void this clock, which now stands under `vers`. Raises `Refus` once somebody acted on it."""
        acte = self.contexte.acte()
        self._record(lambda chrono: decisions.give_away(chrono, acte, envoi, vers))

    def _demande(self) -> DemandeChrono:
        return DemandeChrono(self.contexte.acte(), decisions.position(self.chrono), self.plan())

    def _record(self, decide: Callable[[Chrono], Decided]) -> Sequence[EvenementChrono]:
        return self.live.record_or_raise(lambda chrono: self._behind_opening(decide(chrono)))

    def _behind_opening(self, decided: Decided) -> Decided:
        """The same, behind what a stream begins with when it has no event yet."""
        if isinstance(decided, Refus) or not decided or self.live.seq or self.live.pending:
            return decided
        opening = Ouverture(**self.contexte.entete(), flux=self.live.stream.path, **self._attache._asdict())
        return [opening, *decided]


def move_chrono(source: ChronoOuvert, cible: ChronoOuvert, motif: str) -> None:
    """Move a clock run for the wrong candidat to one that never ran and writes at once.

    The copy is on the disk before the source is voided. Raises `Refus`; then both stand as they were.
    """
    envoi = source.send(motif)
    cible.receive(envoi)
    source.give_away(envoi, cible.candidat)
