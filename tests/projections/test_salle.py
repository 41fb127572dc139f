"""The oral a screen in the room follows, on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from certif_tui.domain.chrono.state import Marche
from certif_tui.domain.referentiel.model import Referentiel
from certif_tui.journal.memory_journal import MemoryJournal
from certif_tui.journal.presences import MemoryPresences
from certif_tui.journal.tinydb_journal import TinyDBJournal
from certif_tui.projections.salle import EtatSalle, Salle
from certif_tui.services.gate.contexte import Contexte
from certif_tui.services.gate.writers import DirectWriter
from certif_tui.services.grille.poste import Poste
from certif_tui.services.oral.passage import ChronoOuvert
from certif_tui.services.preparation.sessions import SessionOuverte, create_session
from certif_tui.services.referentiel.loading import canonical_bytes
from tests.domain.factory import MINUTE, Machine
from tests.services.desk import CLAIRE, HUGO, PROJET


class Wall:
    """A jury that runs orals in a folder, and the screen in the room that reads it."""

    def __init__(self, officiel: Referentiel, folder: Path) -> None:
        self.machine = Machine()
        self.journal = TinyDBJournal(folder)
        contexte = Contexte(self.journal, self.machine, "secretariat", MemoryPresences())
        self.slug = create_session(contexte, officiel, canonical_bytes(officiel), PROJET)
        self.ouverte = SessionOuverte(contexte, DirectWriter(), self.slug)
        self.salle = Salle(TinyDBJournal(folder), self.slug, self.ouverte.bloc.epreuve)
        self.folder = folder / self.slug

    def clock(self, candidat: str) -> ChronoOuvert:
        return Poste(self.ouverte, self.ouverte.session.jures[0], DirectWriter()).open_chrono(candidat)

    def file(self, candidat: str) -> Path:
        return self.folder / "passages" / candidat / "chrono.json"

    def look(self) -> EtatSalle:
        return self.salle.look(self.machine.now())

    def reste(self) -> int | None:
        lecture = self.look().lecture(self.machine.now())
        return lecture.courante.reste_ms if lecture and lecture.courante else None


@pytest.fixture
def wall(officiel: Referentiel, tmp_path: Path) -> Wall:
    return Wall(officiel, tmp_path / "sessions")


def test_the_oral_that_runs_is_followed_from_one_candidat_to_the_next(wall: Wall) -> None:
    assert wall.reste() is None
    claire = wall.clock(CLAIRE)
    claire.toggle()
    wall.machine.pass_time(3 * MINUTE)
    assert wall.reste() == 17 * MINUTE
    claire.end()
    assert wall.reste() is None
    wall.clock(HUGO).toggle()
    assert wall.reste() == 20 * MINUTE


def test_a_clock_in_a_pause_is_shown_unless_another_runs(wall: Wall) -> None:
    claire, hugo = wall.clock(CLAIRE), wall.clock(HUGO)
    hugo.toggle()
    wall.machine.pass_time(MINUTE)
    claire.toggle()
    claire.toggle()
    assert wall.reste() == 19 * MINUTE
    hugo.toggle()
    paused = wall.look().chrono
    assert paused is not None and paused.marche is Marche.PAUSE


@pytest.mark.parametrize("harm", ["emptied", "removed", "session removed"])
def test_what_cannot_be_read_leaves_the_clock_running_and_is_told(wall: Wall, harm: str) -> None:
    wall.clock(CLAIRE).toggle()
    assert wall.reste() == 20 * MINUTE
    path = wall.folder / "session.json" if harm.startswith("session") else wall.file(CLAIRE)
    kept = path.read_bytes()
    if harm == "emptied":
        path.write_bytes(b"")
    else:
        path.unlink()
    wall.machine.pass_time(MINUTE)
    assert wall.reste() == 19 * MINUTE
    assert wall.look().panne
    path.write_bytes(kept)
    assert wall.reste() == 19 * MINUTE and not wall.look().panne


def test_looking_writes_nothing_and_takes_no_lock(wall: Wall) -> None:
    wall.clock(CLAIRE).toggle()

    def files() -> dict[str, int]:
        return {str(it): it.stat().st_mtime_ns for it in wall.folder.parent.rglob("*")}

    before = files()
    wall.look()
    wall.look()
    assert files() == before


def test_a_session_that_cannot_be_read_at_all_is_told(officiel: Referentiel) -> None:
    etat = Salle(MemoryJournal(), "2026-06-12-bloc-3-lyon", officiel.bloc("BLOC 3").epreuve).look(Machine().now())
    assert etat.chrono is None and etat.panne
