"""The clock of an oral: `f(events, now)`. Time is a parameter; nothing here reads a clock.

The rules a juror may count on:

- what was undone never happened: undoing a pause, or the end, gives the time back to the phase that was under way,
  undoing a change of phase gives it back to the phase before, whatever was done since stays;
- an action that means nothing when it is done (a pause of a stopped clock, a minute given when no phase is under way,
  the phase already running started again by a second juré) changes nothing, then or later, and is not there to be
  undone; an action left without meaning by an undo (the resumption whose pause was undone) goes with it;
- a phase returned to goes on from the time it had used; starting a phase after the end takes the oral up again;
- a clock run for the wrong candidat moves whole, still running if it ran, to a clock that stands untouched; one that
  has run takes nothing in; the one it came from counts no more and can be started anew;
- a start that is corrected gives the first phase what it really used by then, whatever came since; nothing else moves;
- the milliseconds used never go below zero, nor does the duration of a phase, however many minutes are taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from certif_tui.domain.chrono.epreuve import PhasePrevue
from certif_tui.domain.chrono.evenements import (
    ActionChrono,
    Ajustement,
    ChronoRecu,
    ChronoTransfere,
    Confirmation,
    DebutCorrige,
    EvenementChrono,
    Fin,
    MotifDonne,
    Pause,
    PhaseDemarree,
    Repere,
    Reprise,
)
from certif_tui.domain.evenements.base import Annulation, Moment, Ouverture
from certif_tui.domain.frozen import Frozen, field, replace
from certif_tui.domain.grille.state import APRES, AVANT


class Marche(StrEnum):
    """What the clock is doing."""

    PRET = "pret"
    EN_COURS = "en_cours"
    PAUSE = "pause"
    FINI = "fini"


class Maintenant(Frozen):
    """A reading of the present: the UTC instant and the machine's boot clock."""

    instant: datetime
    repere: Repere


class Chrono(Frozen):
    """The clock as its events leave it.

    `cumuls` are the milliseconds used per phase up to `depuis` (the start of the stretch now running, null when the
    clock stands still), `ajouts` the milliseconds given or taken per phase, one by one. `approche` says that some of it
    had to be taken from the wall clock and that no juré has confirmed it. `actions` are those that took effect and
    were not undone, `dernier` the last of them; `motifs` the reasons given for them, by their id. `recu` is
    what brought it in from the wrong candidat.
    """

    marche: Marche = Marche.PRET
    phase: str | None = None
    cumuls: MappingProxyType[str, int] = field(default_factory=lambda: MappingProxyType({}))
    ajouts: MappingProxyType[str, tuple[int, ...]] = field(default_factory=lambda: MappingProxyType({}))
    depuis: Maintenant | None = None
    approche: bool = False
    motifs: MappingProxyType[str, str] = field(default_factory=lambda: MappingProxyType({}))
    actions: tuple[ActionChrono, ...] = ()
    recu: ChronoRecu | None = None

    @property
    def demarrage(self) -> PhaseDemarree | None:
        """What started the clock, null where nothing did."""
        return next((action for action in self.actions if isinstance(action, PhaseDemarree)), None)

    @property
    def correction(self) -> DebutCorrige | None:
        """What last said when the oral really began, null where nothing did."""
        return next((action for action in reversed(self.actions) if isinstance(action, DebutCorrige)), None)

    @property
    def debut(self) -> datetime | None:
        """When the oral began, as it was corrected; null before."""
        start = self.correction.debut if self.correction else None
        return start or (self.demarrage.instant if self.demarrage else None)

    @property
    def dernier(self) -> ActionChrono | None:
        """The last clock action that stands."""
        return self.actions[-1] if self.actions else None

    @property
    def annulable(self) -> ActionChrono | None:
        """The last clock action, which an undo would take back."""
        return self.actions[-1] if self.actions else None


class TempsPhase(Frozen):
    """A phase's time in milliseconds: planned (with what was given or taken; null when it counts up) and used."""

    phase: PhasePrevue
    prevu_ms: int | None
    utilise_ms: int

    @property
    def reste_ms(self) -> int | None:
        """What remains, negative in overtime; null for a phase that counts up."""
        return None if self.prevu_ms is None else self.prevu_ms - self.utilise_ms


class Lecture(Frozen):
    """What the clock shows now: the phase under way (its rank in `phases`, null before the start) and every phase.

    `ajustements` are the ids of the events that gave or took time and still count. `debut_corrige` is when the oral
    began, where that was said after its clock was started.
    """

    marche: Marche
    rang: int | None
    phases: tuple[TempsPhase, ...]
    approche: bool
    ajustements: tuple[str, ...] = ()
    debut_corrige: datetime | None = None

    @property
    def courante(self) -> TempsPhase | None:
        """The phase under way, or the last one once the oral has ended; null before the start."""
        return None if self.rang is None else self.phases[self.rang]

    @property
    def suivante(self) -> TempsPhase | None:
        """The phase to come next, null on the last one."""
        rang = 0 if self.rang is None else self.rang + 1
        return self.phases[rang] if rang < len(self.phases) else None

    @property
    def ecoule_ms(self) -> int:
        """The milliseconds of oral used in all phases."""
        return sum(temps.utilise_ms for temps in self.phases)

    @property
    def moment(self) -> Moment:
        """The moment a mark given now is stamped with."""
        if self.marche is Marche.FINI:
            return Moment(phase=APRES, ecoule_ms=self.ecoule_ms)
        courante = self.courante
        return Moment(phase=courante.phase.code if courante else AVANT, ecoule_ms=self.ecoule_ms)


def elapsed_ms(start: Maintenant, end: Maintenant) -> tuple[int, bool]:
    """Milliseconds from `start` to `end`, and whether they are only approximate.

    Inside one boot the boot clock decides: suspend counts, wall-clock changes do not; below zero, `end` was recorded
    behind a `start` that came after it, because two jurés wrote at once. Across boots or machines only the wall clock
    is left, and one set back meanwhile counts as zero.
    """
    if start.repere.boot == end.repere.boot:
        return end.repere.boottime_ms - start.repere.boottime_ms, False
    return max(0, (end.instant - start.instant) // timedelta(milliseconds=1)), True


def fold(evenements: Iterable[EvenementChrono]) -> Chrono:
    """The clock its events make."""
    chrono = Chrono()
    for evenement in evenements:
        chrono = apply(chrono, evenement)
    return chrono


def apply(chrono: Chrono, evenement: EvenementChrono) -> Chrono:
    """The clock after one more event."""
    match evenement:
        case Annulation():
            return _undone(chrono, evenement.cible)
        case MotifDonne():
            return _explained(chrono, evenement)
        case PhaseDemarree() | Pause() | Reprise() | Ajustement() | Fin() | Confirmation() | DebutCorrige():
            return _acted(chrono, evenement)
        case ChronoRecu():
            return _received(chrono, evenement)
        case ChronoTransfere():
            return Chrono()
        case Ouverture():
            pass
    return chrono


def _undone(chrono: Chrono, cible: str) -> Chrono:
    if all(action.id != cible for action in chrono.actions):
        return chrono
    without = Chrono(recu=chrono.recu)
    for action in chrono.actions:
        if action.id != cible:
            without = _acted(without, action)
    ids = {action.id for action in without.actions}
    motifs = {motive: texte for motive, texte in chrono.motifs.items() if motive in ids}
    return replace(without, motifs=MappingProxyType(motifs))


def _received(chrono: Chrono, recu: ChronoRecu) -> Chrono:
    if chrono.actions:
        return chrono
    received = Chrono(recu=recu)
    for action in recu.actions:
        received = _acted(received, action)
    return replace(received, motifs=MappingProxyType(dict(recu.motifs)))


def _acted(chrono: Chrono, evenement: ActionChrono) -> Chrono:
    now = Maintenant(evenement.instant, evenement.repere)
    settled = _settled(chrono, now)
    if not _means_something(settled, evenement):
        return chrono
    return replace(_applied(settled, evenement, now), actions=(*chrono.actions, evenement))


def _means_something(chrono: Chrono, evenement: ActionChrono) -> bool:
    marche = chrono.marche
    match evenement:
        case PhaseDemarree():
            return (marche, chrono.phase) != (Marche.EN_COURS, evenement.phase)
        case Pause():
            return marche is Marche.EN_COURS
        case Reprise():
            return marche is Marche.PAUSE
        case Fin() | Ajustement():
            return marche in (Marche.EN_COURS, Marche.PAUSE)
        case Confirmation():
            return chrono.approche
        case DebutCorrige():
            return marche is not Marche.PRET


def _applied(chrono: Chrono, evenement: ActionChrono, now: Maintenant) -> Chrono:
    """The clock, settled at `now`, after an action that means something there."""
    match evenement:
        case PhaseDemarree(phase=phase):
            return replace(chrono, marche=Marche.EN_COURS, phase=phase, depuis=now)
        case Pause():
            return replace(chrono, marche=Marche.PAUSE, depuis=None)
        case Reprise():
            return replace(chrono, marche=Marche.EN_COURS, depuis=now)
        case Fin():
            return replace(chrono, marche=Marche.FINI, depuis=None)
        case Ajustement():
            return _adjusted(chrono, evenement.ajout_ms)
        case Confirmation():
            return replace(chrono, approche=False)
        case DebutCorrige(debut=debut):
            return _begun_at(chrono, debut)


def _begun_at(chrono: Chrono, debut: datetime) -> Chrono:
    """The clock of an oral that began at `debut` and not when it was said to."""
    assert chrono.demarrage is not None and chrono.debut is not None  # a clock that ran was started
    first, before = chrono.demarrage.phase, (chrono.debut - debut) // timedelta(milliseconds=1)
    cumuls = {**chrono.cumuls, first: max(0, chrono.cumuls[first] + before)}
    return replace(chrono, cumuls=MappingProxyType(cumuls))


def _adjusted(chrono: Chrono, ajout_ms: int) -> Chrono:
    assert chrono.phase is not None  # a clock that runs or pauses is in one
    ajouts = {**chrono.ajouts, chrono.phase: (*chrono.ajouts.get(chrono.phase, ()), ajout_ms)}
    return replace(chrono, ajouts=MappingProxyType(ajouts))


def _explained(chrono: Chrono, motif: MotifDonne) -> Chrono:
    if motif.cible not in {action.id for action in chrono.actions}:
        return chrono
    motifs = {cible: texte for cible, texte in chrono.motifs.items() if cible != motif.cible}
    if motif.texte:
        motifs[motif.cible] = motif.texte
    return replace(chrono, motifs=MappingProxyType(motifs))


def _settled(chrono: Chrono, now: Maintenant) -> Chrono:
    """The clock with the stretch running up to `now` counted in, and the next stretch begun there."""
    if chrono.depuis is None or chrono.phase is None:
        return chrono
    added, approximate = elapsed_ms(chrono.depuis, now)
    cumuls = {**chrono.cumuls, chrono.phase: max(0, chrono.cumuls.get(chrono.phase, 0) + added)}
    return replace(chrono, cumuls=MappingProxyType(cumuls), depuis=now, approche=chrono.approche or approximate)


def read(chrono: Chrono, plan: Sequence[PhasePrevue], now: Maintenant) -> Lecture:
    """What the clock shows at `now`."""
    settled = _settled(chrono, now)
    phases = tuple(_temps(settled, phase) for phase in plan)
    codes = [phase.code for phase in plan]
    rang = codes.index(settled.phase) if settled.phase in codes else None
    ajustements = tuple(action.id for action in chrono.actions if isinstance(action, Ajustement))
    debut = chrono.correction.debut if chrono.correction else None
    return Lecture(settled.marche, rang, phases, settled.approche, ajustements, debut)


def _temps(chrono: Chrono, phase: PhasePrevue) -> TempsPhase:
    prevu = phase.prevu_ms
    if prevu is not None:
        for ajout in chrono.ajouts.get(phase.code, ()):
            # Clamped one by one, so that a minute given always shows, even after too many were taken.
            prevu = max(0, prevu + ajout)
    return TempsPhase(phase, prevu, chrono.cumuls.get(phase.code, 0))
