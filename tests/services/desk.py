"""A session of the official Bloc 3 prepared in memory, and the programs that work in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from certif_tui.domain.evenements.base import Evenement
from certif_tui.domain.facteurs import TIERS_TEMPS
from certif_tui.domain.grille.evenements import Avis
from certif_tui.domain.referentiel.model import Referentiel
from certif_tui.domain.session.decisions.creation import Projet
from certif_tui.domain.session.evenements import EvenementAnnule, JureAjoute, Presence
from certif_tui.domain.session.inscription import Inscription
from certif_tui.journal.journal import NotWritable, Receipt, StorageFailure, StreamBusy
from certif_tui.journal.memory_journal import MemoryJournal
from certif_tui.journal.presences import MemoryPresences
from certif_tui.journal.streams import Stream
from certif_tui.services.gate.contexte import Contexte, Responsable
from certif_tui.services.gate.live import Writer
from certif_tui.services.gate.writers import DirectWriter
from certif_tui.services.grille.evaluation import GrilleOuverte
from certif_tui.services.grille.poste import Poste
from certif_tui.services.oral.passage import ChronoOuvert
from certif_tui.services.preparation.sessions import SessionOuverte, create_session
from certif_tui.services.referentiel.loading import canonical_bytes
from tests.domain.factory import Machine

CLAIRE, HUGO, INES = "dupont-claire", "bernard-hugo", "lefevre-ines"
PROJET = Projet(
    bloc="BLOC 3",
    date=date(2026, 6, 12),
    lieu="Lyon",
    jures=("MARTIN Paul", "PETIT Sophie"),
    candidats=(Inscription("DUPONT Claire"), Inscription("BERNARD Hugo"), Inscription("LEFÈVRE Inès", TIERS_TEMPS)),
)


class FullDisk(MemoryJournal):
    """A journal whose disk refuses every append while `full`, takes none while `read_only`, or is `locked`."""

    full = False
    locked = False
    read_only = False

    def refusal(self, stream: Stream[Any]) -> NotWritable | None:
        return NotWritable("Le disque est en lecture seule.") if self.read_only else None

    def append(self, stream: Stream[Any], evenements: Sequence[Evenement], *, after: int) -> Receipt:
        if self.full:
            raise StorageFailure("Le disque est plein.")
        if self.locked:
            raise StreamBusy("Un autre programme écrit.")
        return super().append(stream, evenements, after=after)


@dataclass
class Desk:
    """One data folder in memory; each `open_…` acts as a program of its own, sharing only the folder."""

    referentiel: Referentiel
    journal: FullDisk = field(default_factory=FullDisk)
    presences: MemoryPresences = field(default_factory=MemoryPresences)
    machine: Machine = field(default_factory=Machine)
    projet: Projet = PROJET
    responsable: Responsable = field(default_factory=Responsable)

    def __post_init__(self) -> None:
        self.slug = self.create(self.projet)

    @property
    def contexte(self) -> Contexte:
        return Contexte(self.journal, self.machine, "secretariat", self.presences, self.responsable)

    @property
    def frozen(self) -> bytes:
        return canonical_bytes(self.referentiel)

    def create(self, projet: Projet) -> str:
        return create_session(self.contexte, self.referentiel, self.frozen, projet)

    def open_session(self, writer: Writer | None = None) -> SessionOuverte:
        return SessionOuverte(self.contexte, writer or DirectWriter(), self.slug)

    def poste(self, jure: int = 0, writer: Writer | None = None) -> Poste:
        ouverte = self.open_session(writer)
        return Poste(ouverte, ouverte.session.jures[jure], writer or DirectWriter())

    def open_chrono(self, candidat: str = CLAIRE) -> ChronoOuvert:
        return self.poste().open_chrono(candidat)

    def open_grille(
        self, candidat: str = CLAIRE, jure: int = 0, *, take_over: bool = False, writer: Writer | None = None
    ) -> GrilleOuverte:
        poste = self.poste(jure, writer)
        return poste.open_grille(candidat, poste.open_chrono(candidat), take_over=take_over)


def fill(grille: GrilleOuverte, avis: Avis = Avis.VALIDE) -> None:
    """Judge every critère of the sheet alike."""
    for critere in grille.place.bloc.criteres:
        grille.evaluate(critere.code, avis)


def dismiss_jure(ouverte: SessionOuverte, jure: str) -> None:
    """Take back the addition of a juré, sheets or not: another program may just have found none."""
    added = next(it for it in ouverte.live.evenements if isinstance(it, JureAjoute) and it.jure == jure)
    taken_back = EvenementAnnule(**ouverte.contexte.entete(), cible=added.id, motif="erreur")
    ouverte.record_or_raise(lambda _session: [taken_back])


MALGRE = "noté sur papier"
"""Why a sheet is handed in by tests whose matter is not what it rests on."""


def bring(desk: Desk, candidat: str = CLAIRE) -> None:
    """Note what a sheet of Bloc 3 rests on: the candidat there, their dossier received, their oral held and ended."""
    ouverte, chrono = desk.open_session(), desk.open_chrono(candidat)
    ouverte.presences.note(candidat, Presence.PRESENT)
    ouverte.ecrit.receive(candidat)
    chrono.toggle()
    chrono.end()
