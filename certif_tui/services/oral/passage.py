"""Running an oral: the clock of one candidat's passage, shared by the whole jury."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from certif_tui.domain.chrono import state as chronos
from certif_tui.domain.chrono.epreuve import MS_PER_MINUTE, PhasePrevue
from certif_tui.domain.chrono.evenements import (
    Ajustement,
    ChronoRecu,
    ChronoTransfere,
    Confirmation,
    EvenementChrono,
    EvenementHorodate,
    Fin,
    MotifDonne,
    Pause,
    PhaseDemarree,
    Reprise,
)
from certif_tui.domain.chrono.state import Chrono, Lecture, Marche
from certif_tui.domain.evenements.base import Annulation, Moment, Ouverture
from certif_tui.domain.refus import Refus
from certif_tui.domain.textes import checked_texte
from certif_tui.journal.kinds import CHRONO
from certif_tui.services.gate.contexte import Contexte
from certif_tui.services.gate.live import Live, Writer

ORAL_FINI = "L'oral est terminé\u00a0: A annule la dernière action du chrono et le reprend."
AGI_AILLEURS = "Un autre poste vient d'agir sur ce chrono\u00a0: regardez où il en est."
DEJA_COURU = "Le chrono de ce candidat a déjà servi\u00a0: chacun garde le sien."
MOST_MINUTES = 24 * 60
"""Minutes given or taken at once: a day."""
Plan = Callable[[], tuple[PhasePrevue, ...]]


class ChronoOuvert:
    """The clock of a passage; `plan` gives the phases as they are set now."""

    def __init__(
        self, contexte: Contexte, writer: Writer, *, session: str, sha: str, candidat: str, plan: Plan
    ) -> None:
        """Open the clock. Raises `JournalError` when it cannot be read."""
        self.contexte, self.plan, self._sha, self.candidat = contexte, plan, sha, candidat
        self.live: Live[Chrono] = Live(contexte.journal, CHRONO.at(session, candidat), writer)
        self.live.check_writable()

    @property
    def chrono(self) -> Chrono:
        """The clock's state."""
        return self.live.state

    def read(self) -> Lecture:
        """What the clock shows now."""
        return chronos.read(self.chrono, self.plan(), self.contexte.clock.now())

    def moment(self) -> Moment:
        """Where the oral stands, to stamp a mark with."""
        return self.read().moment

    def toggle(self) -> None:
        """Start, pause or resume. Raises `Refus` once the oral has ended."""
        match self.chrono.marche:
            case Marche.PRET:
                self._act(PhaseDemarree, phase=self.plan()[0].code)
            case Marche.EN_COURS:
                self._act(Pause)
            case Marche.PAUSE:
                self._act(Reprise)
            case Marche.FINI:
                raise Refus(ORAL_FINI)

    def next_phase(self) -> bool:
        """Go to the next phase; false on the last one, where only `end` is left. Raises `Refus` once it has ended."""
        if self.chrono.marche is Marche.FINI:
            raise Refus(ORAL_FINI)
        suivante = self.read().suivante
        if suivante is None:
            return False
        self._act(PhaseDemarree, phase=suivante.phase.code)
        return True

    def end(self) -> None:
        """End the oral. Raises `Refus` when it has not started or has ended already."""
        self._check_started()
        self._act(Fin)

    def adjust(self, minutes: int) -> None:
        """Give (positive) or take (negative) minutes to the phase under way. Raises `Refus` when there is none."""
        self._act(Ajustement, lambda: self.check_adjustable(minutes), ajout_ms=minutes * MS_PER_MINUTE)

    def check_adjustable(self, minutes: int) -> None:
        """Raise `Refus`, with the reason, when these minutes cannot be given (or taken) now."""
        self._check_started()
        courante = self.read().courante
        if courante is None or courante.prevu_ms is None:
            raise Refus("Cette phase n'a pas de durée fixée\u00a0: il n'y a rien à ajuster.")
        if courante.prevu_ms + minutes * MS_PER_MINUTE < 0:
            raise Refus("La phase ne peut pas durer moins de zéro minute.")
        if abs(minutes) > MOST_MINUTES:
            raise Refus(f"Ajustement refusé\u00a0: {minutes}. Donnez {MOST_MINUTES} minutes au plus à la fois.")

    def give_back(self, minutes: int, motif: str) -> str:
        """Give the phase under way the minutes an incident took, and return the event's id. Raises `Refus`."""
        now, texte, position = self.contexte.clock.now(), checked_texte(motif), _position(self.chrono)
        head = self.contexte.entete_at(now)

        def decide(chrono: Chrono) -> Sequence[EvenementChrono]:
            self.check_adjustable(minutes)
            _check_position(chrono, position)
            given = Ajustement(**head, repere=now.repere, ajout_ms=minutes * MS_PER_MINUTE)
            return [given, MotifDonne(**self.contexte.entete(), cible=given.id, texte=texte)]

        return self.live.perform(decide)[0].id

    def take_back(self, ident: str) -> None:
        """Take back what `give_back` gave, unless it was already. Raises `Refus` when the clock can only be read."""

        def decide(chrono: Chrono) -> Sequence[EvenementChrono]:
            stands = any(action.id == ident for action in chrono.actions)
            return [Annulation(**self.contexte.entete(), cible=ident)] if stands else []

        self.live.perform(decide)

    def confirm(self) -> None:
        """Vouch for a time taken from the wall clock. Raises `Refus` when the time is exact."""
        if not self.read().approche:
            raise Refus("Le temps affiché est exact\u00a0: il n'y a rien à confirmer.")
        self._act(Confirmation)

    def undo(self) -> EvenementHorodate:
        """Take back the last clock action and return it. Raises `Refus` when there is none."""
        last = self.chrono.annulable
        if last is None:
            raise Refus("Le chrono n'a pas encore servi\u00a0: rien à annuler.")

        def decide(chrono: Chrono) -> Sequence[EvenementChrono]:
            if chrono.annulable is None or chrono.annulable.id != last.id:
                raise Refus(AGI_AILLEURS)
            return [Annulation(**self.contexte.entete(), cible=last.id)]

        self.live.perform(decide)
        return last

    def give_reason(self, texte: str) -> None:
        """Give the reason of the last clock action. Raises `Refus` when there is none, or the text is unusable."""
        last = self.chrono.annulable
        if last is None:
            raise Refus("Le chrono n'a pas encore servi\u00a0: il n'y a rien à motiver.")
        given = checked_texte(texte)

        def decide(chrono: Chrono) -> Sequence[EvenementChrono]:
            if all(action.id != last.id for action in chrono.actions):
                raise Refus(AGI_AILLEURS)
            return [MotifDonne(**self.contexte.entete(), cible=last.id, texte=given)]

        self.live.perform(decide)

    def _check_started(self) -> None:
        if self.chrono.marche is Marche.PRET:
            raise Refus("L'oral n'a pas commencé\u00a0: démarrez d'abord le chrono.")
        if self.chrono.marche is Marche.FINI:
            raise Refus(ORAL_FINI)

    def _act(
        self, kind: Callable[..., EvenementHorodate], check: Callable[[], None] = lambda: None, **fields: Any
    ) -> None:
        """Record an action, at the instant it was asked for; it means nothing once somebody moved the clock."""
        now, position = self.contexte.clock.now(), _position(self.chrono)
        head = self.contexte.entete_at(now)

        def decide(chrono: Chrono) -> Sequence[EvenementChrono]:
            check()
            _check_position(chrono, position)
            return [*self._opening(), kind(**head, repere=now.repere, **fields)]  # type: ignore[list-item]

        self.live.perform(decide)

    def _opening(self) -> list[Ouverture]:
        """What a stream begins with, on its first event."""
        if self.live.seq or self.live.pending:
            return []
        return [Ouverture(**self.contexte.entete(), flux=self.live.stream.path, referentiel=self._sha)]

    def receive(self, source: ChronoOuvert, motif: str) -> None:
        """Take in the clock of `source`, run for the wrong candidat. Raises `Refus` when this one has run."""
        given, head = source.chrono, source.live.head

        def decide(chrono: Chrono) -> Sequence[EvenementChrono]:
            recu = chrono.recu
            if recu is not None and (recu.depuis, recu.actions) == (source.candidat, given.actions):
                return []  # an earlier move was cut off after the copy: only the source is left to void
            if chrono.actions:
                raise Refus(DEJA_COURU)
            received = ChronoRecu(
                **self.contexte.entete(),
                depuis=source.candidat,
                tete=head,
                actions=given.actions,
                motifs=dict(given.motifs),
                motif=motif,
            )
            return [*self._opening(), received]

        self.live.perform(decide)

    def give_away(self, vers: str, motif: str) -> None:
        """Void this clock, which now stands under `vers`. Raises `Refus` once somebody acted on it."""
        given = self.chrono.actions

        def decide(chrono: Chrono) -> Sequence[EvenementChrono]:
            if chrono.actions != given:
                raise Refus(AGI_AILLEURS)
            return [ChronoTransfere(**self.contexte.entete(), vers=vers, motif=motif)]

        self.live.perform(decide)


Position: TypeAlias = tuple[Marche, str | None]


def _position(chrono: Chrono) -> Position:
    """What an action on the clock depends on: whether it runs, and in which phase."""
    return chrono.marche, chrono.phase


def _check_position(chrono: Chrono, position: Position) -> None:
    if _position(chrono) != position:
        raise Refus(AGI_AILLEURS)


def move_chrono(source: ChronoOuvert, cible: ChronoOuvert, motif: str) -> None:
    """Move a clock run for the wrong candidat to one that never ran and writes at once.

    The copy is on the disk before the source is voided. Raises `Refus`; then both stand as they were.
    """
    if not motif.strip():
        raise Refus("Le déplacement demande un motif.")
    if source.live.refused or source.live.pending:
        raise Refus(source.live.refused or "Le chrono n'est pas encore enregistré\u00a0: réessayez dans un instant.")
    if not source.chrono.actions:
        raise Refus("Ce chrono n'a pas servi\u00a0: il n'y a rien à déplacer.")
    cible.receive(source, motif.strip())
    source.give_away(cible.candidat, motif.strip())
