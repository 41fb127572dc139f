"""Which of the files of a juré found twice in the jury holds their sheet, and which sheets hold something."""

from __future__ import annotations

from pathlib import Path

from certif_tui.domain.evenements.catalogue import EvenementConnu
from certif_tui.domain.grille.evenements import PriseEnMain, Remise, Statut
from certif_tui.domain.grille.state import Grille
from certif_tui.domain.session.jury import Jure
from certif_tui.journal.kinds import CHRONO, ECRIT, GRILLE
from certif_tui.journal.sheets import is_written, sheet_of, written
from certif_tui.journal.streams import Stream
from certif_tui.journal.tinydb_journal import TinyDBJournal
from tests.journal.bricks import SESSION, head, mark, opening
from tests.journal.conftest import Bench

PAUL = Jure("martin-paul", "Paul Martin", autres=("martin-p", "paul"))
OWN, SECOND, THIRD = (GRILLE.at(SESSION, "dupont-claire", slug) for slug in PAUL.slugs)
WRITTEN_WORK = ECRIT.at(SESSION, "dupont-claire", "petit-anne")


def hold(bench: Bench, stream: Stream[Grille], *evenements: EvenementConnu) -> None:
    """Open a sheet and put these in it."""
    bench.journal.append(stream, [opening(stream), *evenements], after=0)


def handed_in() -> Remise:
    """A sheet handed in."""
    return Remise(**head(), statut=Statut.NON_VALIDE, decomptes=(), regle="1", tete="0" * 64)


def test_a_sheet_only_opened_holds_nothing(opened: Bench) -> None:
    assert not is_written(opened.journal, OWN)
    hold(opened, OWN, PriseEnMain(**head(), jeton="a" * 32))
    assert not is_written(opened.journal, OWN)


def test_a_sheet_with_a_mark_holds_something(opened: Bench) -> None:
    hold(opened, OWN, mark())
    assert is_written(opened.journal, OWN)


def test_a_sheet_handed_in_blank_holds_something(opened: Bench) -> None:
    hold(opened, OWN, handed_in())
    assert is_written(opened.journal, OWN)


def test_a_sheet_that_cannot_be_read_holds_something(root: Path) -> None:
    journal = TinyDBJournal(root)
    journal.append(OWN, [opening(OWN)], after=0)
    (root / f"{OWN.path}.json").write_bytes(b"")
    assert is_written(journal, OWN)


def test_a_jure_found_twice_has_the_sheet_that_holds_something_their_own_first(opened: Bench) -> None:
    def found() -> Stream[Grille]:
        return sheet_of(opened.journal, SESSION, "dupont-claire", PAUL)

    assert found() == OWN
    hold(opened, SECOND)
    assert found() == OWN
    hold(opened, THIRD, mark())
    assert found() == THIRD
    opened.journal.append(SECOND, [mark()], after=1)
    assert found() == SECOND
    hold(opened, OWN, handed_in())
    assert found() == OWN


def test_the_sheets_that_hold_something_are_those_of_the_oral_then_of_the_written_work(opened: Bench) -> None:
    clock = CHRONO.at(SESSION, "dupont-claire")
    opened.journal.append(clock, [opening(clock)], after=0)
    hold(opened, WRITTEN_WORK, mark(auteur="petit-anne"))
    hold(opened, SECOND)
    hold(opened, OWN, mark())
    assert list(written(opened.journal, SESSION)) == [OWN, WRITTEN_WORK]
