"""Several streams followed live, in memory and on disk: the sheets of a jury and the clock of one oral."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from certif_tui.domain.chrono.state import Marche, read
from certif_tui.domain.frozen import replace
from certif_tui.domain.grille.evenements import Avis
from certif_tui.domain.referentiel.model import Referentiel
from certif_tui.journal.journal import Content, Journal, StreamDamaged
from certif_tui.journal.kinds import CHRONO, GRILLE
from certif_tui.journal.memory_journal import MemoryJournal
from certif_tui.journal.presences import MemoryPresences
from certif_tui.journal.streams import Stream
from certif_tui.journal.tinydb_journal import TinyDBJournal
from certif_tui.projections.observer import Observed, Observer
from certif_tui.services.gate.contexte import Contexte
from certif_tui.services.gate.writers import DirectWriter
from certif_tui.services.grille.evaluation import GrilleOuverte
from certif_tui.services.grille.poste import Poste
from certif_tui.services.preparation.sessions import SessionOuverte, create_session
from certif_tui.services.referentiel.loading import canonical_bytes
from tests.domain.factory import MINUTE, Machine
from tests.services.desk import CLAIRE, MALGRE, PROJET, fill

PROJET_DE_TROIS = replace(PROJET, jures=("MARTIN Paul", "PETIT Sophie", "ROUX Anne"))
CODE = "CR3.1.1"


@dataclass
class Table:
    """A jury of three about one candidat: programs that write, one that only looks, and the time it is."""

    contexte: Contexte
    looking: Journal
    slug: str
    machine: Machine
    read: list[Stream[Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.ouverte = SessionOuverte(self.contexte, DirectWriter(), self.slug)
        self.clock = CHRONO.at(self.slug, CLAIRE)
        self.paul, self.sophie, self.anne = (GRILLE.at(self.slug, CLAIRE, it.slug) for it in self.ouverte.session.jures)
        self.streams: tuple[Stream[Any], ...] = (self.paul, self.sophie, self.anne, self.clock)

    def poste(self, jure: int) -> Poste:
        return Poste(self.ouverte, self.ouverte.session.jures[jure], DirectWriter())

    def grille(self, jure: int) -> GrilleOuverte:
        poste = self.poste(jure)
        return poste.open_grille(CLAIRE, poste.open_chrono(CLAIRE))


def made(officiel: Referentiel, writing: Journal, looking: Journal) -> Table:
    machine = Machine()
    contexte = Contexte(writing, machine, "secretariat", MemoryPresences())
    return Table(
        contexte, looking, create_session(contexte, officiel, canonical_bytes(officiel), PROJET_DE_TROIS), machine
    )


@pytest.fixture(params=["memory", "disk"])
def table(
    request: pytest.FixtureRequest, officiel: Referentiel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Table:
    shared = MemoryJournal()
    one: Journal = shared if request.param == "memory" else TinyDBJournal(tmp_path)
    other: Journal = shared if request.param == "memory" else TinyDBJournal(tmp_path)
    opened = made(officiel, one, other)
    reading = other.read

    def told(stream: Stream[Any]) -> Content[Any]:
        opened.read.append(stream)
        return reading(stream)

    monkeypatch.setattr(other, "read", told)
    return opened


@pytest.fixture
def observer(table: Table) -> Observer:
    """One that has seen the table as it was laid."""
    made = Observer(table.looking)
    assert made.changed(table.streams) == set(table.streams)
    for stream in table.streams:
        assert made.seen(stream) == Observed(stream.kind.fold(stream, ()))
    table.read.clear()
    return made


def test_what_changed_is_told_until_it_is_seen_and_alone_is_read(table: Table, observer: Observer) -> None:
    assert observer.changed(table.streams) == frozenset()
    table.grille(0).evaluate(CODE, Avis.VALIDE)
    table.grille(2).evaluate(CODE, Avis.NON_VALIDE)
    table.read.clear()
    assert [observer.changed(table.streams) for _ in range(2)] == [{table.paul, table.anne}] * 2
    assert table.read == []
    marks = [observer.seen(it).state.avis(CODE) for it in (table.paul, table.sophie, table.anne)]
    assert marks == [Avis.VALIDE, None, Avis.NON_VALIDE]
    assert table.read == [table.paul, table.anne]
    assert observer.changed(table.streams) == frozenset()


def test_a_clock_is_followed_and_time_that_passes_changes_no_stream(table: Table, observer: Observer) -> None:
    plan = table.ouverte.plan(CLAIRE)
    table.poste(0).open_chrono(CLAIRE).toggle()
    assert observer.changed(table.streams) == {table.clock}
    spent = []
    for _ in range(2):
        table.machine.pass_time(5 * MINUTE)
        lecture = read(observer.seen(table.clock).state, plan, table.machine.now())
        assert lecture.marche is Marche.EN_COURS and observer.changed(table.streams) == frozenset()
        spent.append(lecture.phases[0].reste_ms)
    assert spent == [15 * MINUTE, 10 * MINUTE]


def test_a_sheet_handed_in_and_one_opened_again_are_seen_as_they_stand(table: Table, observer: Observer) -> None:
    grille = table.grille(1)
    fill(grille)
    grille.hand_in(MALGRE)
    assert observer.seen(table.sophie).state.remise is not None
    grille.reopen("Erreur de saisie")
    assert observer.seen(table.sophie).state.remise is None


def test_only_the_streams_that_are_asked_about_are_told_of(table: Table, observer: Observer) -> None:
    table.grille(0).evaluate(CODE, Avis.VALIDE)
    assert observer.changed((table.sophie, table.clock)) == frozenset()
    assert observer.changed((table.paul,)) == {table.paul}


def test_one_that_cannot_be_read_says_why_and_is_not_read_again_as_it_is(
    table: Table, observer: Observer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(stream: Stream[Any]) -> Content[Any]:
        table.read.append(stream)
        raise StreamDamaged(stream.path, "le fichier est vide.", "Reprenez une copie.")

    table.grille(0).evaluate(CODE, Avis.VALIDE)
    monkeypatch.setattr(table.looking, "read", refused)
    table.read.clear()
    seen = [observer.seen(table.paul) for _ in range(2)]
    assert (
        seen
        == [
            Observed(GRILLE.fold(table.paul, ()), panne=f"le fichier est vide. Reprenez une copie. ({table.paul.path})")
        ]
        * 2
    )
    assert table.read == [table.paul]


def test_the_stamps_are_those_of_what_was_seen(table: Table, observer: Observer) -> None:
    never = GRILLE.at(table.slug, "bernard-hugo", "martin-paul")
    table.grille(0).evaluate(CODE, Avis.VALIDE)
    assert observer.stamps(table.streams) == (None,) * 4
    observer.seen(table.paul)
    assert observer.stamps((table.paul, table.sophie)) == (table.looking.stamp(table.paul), None)
    assert observer.stamps((table.paul, never)) is None
