"""The clock of an oral: `f(events, now)`. Time is a parameter; nothing here reads a clock."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from certif_tui.domain.epreuve import PhasePrevue
from certif_tui.domain.evenements.base import Annulation
from certif_tui.domain.evenements.chrono import (
    Ajustement,
    Confirmation,
    EvenementChrono,
    EvenementHorodate,
    Fin,
    MotifDonne,
    Pause,
    PhaseDemarree,
    Repere,
    Reprise,
)
from certif_tui.domain.evenements.grille import Moment
from certif_tui.domain.grille import APRES

AVANT = "avant"


class Marche(StrEnum):
    """What the clock is doing."""

    PRET = "pret"
    EN_COURS = "en_cours"
    PAUSE = "pause"
    FINI = "fini"


@dataclass(frozen=True, slots=True)
class Maintenant:
    """A reading of the present: the UTC instant and the machine's boot clock."""

    instant: datetime
    repere: Repere


@dataclass(frozen=True, slots=True)
class Chrono:
    """The clock as its events leave it.

    `cumuls` are the milliseconds used per phase up to `depuis` (the start of the stretch now running), `ajouts` the
    milliseconds given or taken per phase. `approche` says that some of it had to be taken from the wall clock.
    """

    marche: Marche = Marche.PRET
    phase: str | None = None
    cumuls: MappingProxyType[str, int] = MappingProxyType({})
    ajouts: MappingProxyType[str, int] = MappingProxyType({})
    depuis: Maintenant | None = None
    approche: bool = False
    dernier: EvenementHorodate | None = None
    motifs: MappingProxyType[str, str] = MappingProxyType({})
    actions: tuple[EvenementHorodate, ...] = ()

    @property
    def annulable(self) -> EvenementHorodate | None:
        """The last clock action, which an undo would take back."""
        return self.actions[-1] if self.actions else None


@dataclass(frozen=True, slots=True)
class TempsPhase:
    """A phase's time in milliseconds: planned (with what was given or taken; null when it counts up) and used."""

    phase: PhasePrevue
    prevu_ms: int | None
    utilise_ms: int

    @property
    def reste_ms(self) -> int | None:
        """What remains, negative in overtime; null for a phase that counts up."""
        return None if self.prevu_ms is None else self.prevu_ms - self.utilise_ms


@dataclass(frozen=True, slots=True)
class Lecture:
    """What the clock shows now: the phase under way (its rank in `phases`, null before the start) and every phase."""

    marche: Marche
    rang: int | None
    phases: tuple[TempsPhase, ...]
    approche: bool

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
    """Milliseconds from `start` to `end`, never below zero, and whether they are only approximate.

    Inside one boot the boot clock decides: suspend counts, wall-clock changes do not. Across boots or machines only
    the wall clock is left.
    """
    if start.repere.boot == end.repere.boot:
        return max(0, end.repere.boottime_ms - start.repere.boottime_ms), False
    delta = end.instant - start.instant
    return max(0, round(delta.total_seconds() * 1000)), True


def fold(evenements: Iterable[EvenementChrono]) -> Chrono:
    """The clock its events make: undone actions never happened."""
    listed = list(evenements)
    annules = {evenement.cible for evenement in listed if isinstance(evenement, Annulation)}
    chrono = Chrono()
    for evenement in listed:
        if isinstance(evenement, EvenementHorodate) and evenement.id not in annules:
            chrono = _apply(chrono, evenement)
        elif isinstance(evenement, MotifDonne):
            chrono = replace(chrono, motifs=MappingProxyType({**chrono.motifs, evenement.cible: evenement.texte}))
    return chrono


def _apply(chrono: Chrono, evenement: EvenementHorodate) -> Chrono:
    now = Maintenant(evenement.instant, evenement.repere)
    chrono = replace(_settled(chrono, now), dernier=evenement, actions=(*chrono.actions, evenement))
    match evenement:
        case PhaseDemarree():
            return replace(chrono, marche=Marche.EN_COURS, phase=evenement.phase, depuis=now)
        case Pause():
            return replace(chrono, marche=Marche.PAUSE, depuis=None)
        case Reprise():
            return replace(chrono, marche=Marche.EN_COURS, depuis=now)
        case Fin():
            return replace(chrono, marche=Marche.FINI, depuis=None)
        case Ajustement() if chrono.phase:
            ajouts = {**chrono.ajouts, chrono.phase: chrono.ajouts.get(chrono.phase, 0) + evenement.ajout_ms}
            return replace(chrono, ajouts=MappingProxyType(ajouts))
        case Confirmation():
            return replace(chrono, approche=False)
        case _:
            return chrono


def _settled(chrono: Chrono, now: Maintenant) -> Chrono:
    """The clock with the stretch running up to `now` counted in, and the next stretch begun there."""
    if chrono.marche is not Marche.EN_COURS or chrono.depuis is None or chrono.phase is None:
        return chrono
    added, approximate = elapsed_ms(chrono.depuis, now)
    cumuls = {**chrono.cumuls, chrono.phase: chrono.cumuls.get(chrono.phase, 0) + added}
    return replace(chrono, cumuls=MappingProxyType(cumuls), depuis=now, approche=chrono.approche or approximate)


def read(chrono: Chrono, plan: Sequence[PhasePrevue], now: Maintenant) -> Lecture:
    """What the clock shows at `now`."""
    settled = _settled(chrono, now)
    phases = tuple(_temps(settled, phase) for phase in plan)
    codes = [phase.code for phase in plan]
    rang = codes.index(settled.phase) if settled.phase in codes else None
    return Lecture(settled.marche, rang, phases, settled.approche)


def _temps(chrono: Chrono, phase: PhasePrevue) -> TempsPhase:
    prevu = None if phase.prevu_ms is None else max(0, phase.prevu_ms + chrono.ajouts.get(phase.code, 0))
    return TempsPhase(phase, prevu, chrono.cumuls.get(phase.code, 0))
