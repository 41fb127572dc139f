"""What the tests of the domain are made of: a bloc of any shape, events, a machine whose clock can be disturbed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any, TypeVar

from certif_tui.domain.chrono.epreuve import PhasePrevue, plan_of
from certif_tui.domain.chrono.evenements import EvenementHorodate, MotifDonne, PhaseDemarree, Repere
from certif_tui.domain.chrono.state import Chrono, Lecture, Maintenant, read
from certif_tui.domain.chrono.state import fold as fold_chrono
from certif_tui.domain.evenements.base import Annulation, Evenement, Moment
from certif_tui.domain.facteurs import PLEIN_TEMPS
from certif_tui.domain.grille.evenements import (
    Avis,
    AvisDonne,
    RemarqueEcrite,
    Remise,
    Reouverture,
    Retablissement,
    Statut,
)
from certif_tui.domain.grille.state import Grille, fold
from certif_tui.domain.referentiel.model import Bloc, Competence, Condition, Critere, Epreuve, Phase, Regle
from certif_tui.domain.referentiel.model import Oral as OralPrevu

OFFICIAL_SIZES = ((6, 5, 6), (5, 6, 4), (5, 9))
"""How many critères each compétence of the official blocs 1, 2 and 3 has: 46 in all."""

MINUTE = 60_000
HOUR = 60 * MINUTE
MATIN = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
PHASES_BLOC_3 = (
    Phase(code="expose", intitule="Exposé", minutes=20),
    Phase(code="dialogue", intitule="Dialogue", minutes=20),
)


def competence_of(rang: int, size: int, conditionnels: frozenset[str] = frozenset()) -> Competence:
    codes = [f"CR{rang}.{number}" for number in range(1, size + 1)]
    criteres = tuple(
        Critere(code=code, code_source=code, libelle="Un critère", conditionnel=code in conditionnels) for code in codes
    )
    code = f"C{rang}"
    return Competence(code=code, code_source=code, activite="A1", libelle="Une compétence", criteres=criteres)


def epreuve_of(*phases: Phase) -> Epreuve:
    return Epreuve(intitule="Une épreuve", modalites=(), oral=OralPrevu(forme="oral", phases=phases or PHASES_BLOC_3))


def bloc_of(*sizes: int, conditionnels: tuple[str, ...] = (), regle: Regle | None = None) -> Bloc:
    """A bloc whose compétences C1, C2… have that many critères CR1.1, CR1.2…, timed as the official Bloc 3."""
    allowed = frozenset(conditionnels)
    return Bloc(
        code="BLOC",
        code_source="BLOC",
        intitule="Un bloc",
        competences=tuple(competence_of(rang, size, allowed) for rang, size in enumerate(sizes, start=1)),
        epreuve=epreuve_of(),
        condition=Condition(texte="Une condition", regle=regle or Regle()),
    )


def with_ecrit(bloc: Bloc, **champs: Any) -> Bloc:
    """The same bloc, whose written part has other fields."""
    assert bloc.epreuve.ecrit is not None
    ecrit = bloc.epreuve.ecrit.model_copy(update=champs)
    return bloc.model_copy(update={"epreuve": bloc.epreuve.model_copy(update={"ecrit": ecrit})})


def first_valid(bloc: Bloc, *counts: int, others: Avis | None = None) -> dict[str, Avis]:
    """Marks that validate the first `counts[i]` critères of each compétence and give `others` to all the rest."""
    marks: dict[str, Avis] = {}
    for competence, valides in zip(bloc.competences, counts, strict=True):
        for rang, critere in enumerate(competence.criteres):
            avis = Avis.VALIDE if rang < valides else others
            if avis is not None:
                marks[critere.code] = avis
    return marks


E = TypeVar("E", bound=Evenement)
H = TypeVar("H", bound=EvenementHorodate)


class Scribe:
    """Writes events with a fresh id each; the instant is a second later every time."""

    def __init__(self, auteur: str = "martin-paul") -> None:
        self.auteur = auteur
        self._numbers = count(1)

    def __call__(self, kind: type[E], **fields: Any) -> E:
        number = next(self._numbers)
        fields.setdefault("instant", MATIN + timedelta(seconds=number))
        return kind(id=f"{number:032x}", auteur=self.auteur, **fields)


@dataclass
class Machine:
    """A computer in the room: `vrai_ms` is the time that truly passed, which nobody there can read.

    What can be read is a wall clock, off by `ecart_ms`, and a counter that starts anew at every boot.
    """

    vrai_ms: int = 0
    ecart_ms: int = 0
    boot: int = 1
    demarree_ms: int = -5 * HOUR

    def pass_time(self, ms: int) -> None:
        """Time passes, whether somebody works or the machine is suspended."""
        self.vrai_ms += ms

    def step_wall_clock(self, ms: int) -> None:
        """Somebody, or the network, sets the wall clock."""
        self.ecart_ms += ms

    def reboot(self, down_ms: int) -> None:
        """The machine is off for a while; its counter restarts from zero."""
        self.vrai_ms += down_ms
        self.boot += 1
        self.demarree_ms = self.vrai_ms

    def now(self) -> Maintenant:
        return Maintenant(
            MATIN + timedelta(milliseconds=self.vrai_ms + self.ecart_ms),
            Repere(boot=f"boot-{self.boot}", boottime_ms=self.vrai_ms - self.demarree_ms),
        )


class Feuille:
    """A sheet and the events that made it, as a juré at the keyboard makes them."""

    def __init__(self) -> None:
        self.scribe = Scribe()
        self.evenements: list[Any] = []
        self.moment = Moment()

    @property
    def grille(self) -> Grille:
        return fold(self.evenements)

    def record(self, kind: type[E], **fields: Any) -> E:
        evenement = self.scribe(kind, **fields)
        self.evenements.append(evenement)
        return evenement

    def mark(self, code: str, avis: Avis | None = Avis.VALIDE) -> AvisDonne:
        return self.record(AvisDonne, critere=code, avis=avis, moment=self.moment)

    def write(self, code: str, texte: str, *, brouillon: bool = False) -> RemarqueEcrite:
        return self.record(RemarqueEcrite, cible=code, texte=texte, brouillon=brouillon, moment=self.moment)

    def undo(self) -> None:
        self.record(Annulation, cible=self.grille.faits[-1].id, moment=self.moment)

    def redo(self) -> None:
        self.record(Retablissement, cible=self.grille.defaits[-1].id, moment=self.moment)

    def hand_in(self) -> Remise:
        return self.record(Remise, statut=Statut.NON_VALIDE, decomptes=(), regle="essai/1", tete="0" * 64)

    def reopen(self) -> Reouverture:
        return self.record(Reouverture, motif="Erreur de saisie")

    def during(self, phase: str, minutes: int = 0) -> None:
        """From now on the oral stands there: `avant`, a phase, or `apres`."""
        self.moment = Moment(phase=phase, ecoule_ms=minutes * MINUTE)


class Oral:
    """An oral and the events of its clock, as a juré at the keyboard makes them on a machine in the room."""

    def __init__(self, machine: Machine | None = None, plan: tuple[PhasePrevue, ...] | None = None) -> None:
        self.machine = machine or Machine()
        self.plan = plan or plan_of(epreuve_of(), {}, PLEIN_TEMPS)
        self.scribe = Scribe()
        self.evenements: list[Any] = []

    @classmethod
    def started(cls) -> Oral:
        """A Bloc 3 oral whose exposé has just begun."""
        oral = cls()
        oral.start("expose")
        return oral

    @property
    def chrono(self) -> Chrono:
        return fold_chrono(self.evenements)

    @property
    def lecture(self) -> Lecture:
        return read(self.chrono, self.plan, self.machine.now())

    @property
    def utilise(self) -> list[int]:
        """The milliseconds used per phase of the plan."""
        return [temps.utilise_ms for temps in self.lecture.phases]

    def record(self, kind: type[H], **fields: Any) -> H:
        evenement = self.made(kind, **fields)
        self.evenements.append(evenement)
        return evenement

    def made(self, kind: type[H], **fields: Any) -> H:
        """The event that happens now, not yet in the journal."""
        now = self.machine.now()
        return self.scribe(kind, instant=now.instant, repere=now.repere, **fields)

    def start(self, phase: str = "expose") -> PhaseDemarree:
        return self.record(PhaseDemarree, phase=phase)

    def undo(self) -> None:
        last = self.chrono.annulable
        assert last is not None
        self.undo_this(last)

    def undo_this(self, evenement: Evenement) -> None:
        self.evenements.append(self.scribe(Annulation, cible=evenement.id))

    def explain(self, evenement: Evenement, texte: str) -> None:
        self.evenements.append(self.scribe(MotifDonne, cible=evenement.id, texte=texte))

    def wait(self, minutes: float) -> None:
        self.machine.pass_time(round(minutes * MINUTE))
