"""How long the worker waits before it tries a disk that refuses again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from certif_tui.domain.evenements.base import Evenement
from certif_tui.domain.grille.evenements import Avis
from certif_tui.domain.referentiel.model import Referentiel
from certif_tui.journal.journal import Receipt, StorageFailure
from certif_tui.journal.streams import Stream
from certif_tui.services.gate import writers
from certif_tui.services.gate.writers import ThreadWriter
from tests.services.desk import Desk, FullDisk

LONG_S = 10.0
"""More than any of these writes takes, on any machine."""
FOR_EVER_S = 3600.0
"""A wait that no test sees the end of."""


class Hiccuping(FullDisk):
    """A disk that refuses the next `refusals` appends and takes those that follow."""

    refusals = 0

    def append(self, stream: Stream[Any], evenements: Sequence[Evenement], *, after: int) -> Receipt:
        if self.refusals:
            self.refusals -= 1
            raise StorageFailure("Le disque est plein.")
        return super().append(stream, evenements, after=after)


@pytest.fixture
def disk() -> Hiccuping:
    return Hiccuping()


@pytest.fixture
def writer(monkeypatch: pytest.MonkeyPatch) -> Iterator[ThreadWriter]:
    """A worker that tries again at once the first time, and not before the end of the world the second."""
    monkeypatch.setattr(writers, "BACK_OFF_S", (0.001, FOR_EVER_S))
    writer = ThreadWriter()
    yield writer
    writer.close(0)


def test_a_disk_that_refuses_once_more_after_it_took_something_is_tried_again_as_soon_as_the_first_time(
    officiel: Referentiel, disk: Hiccuping, writer: ThreadWriter
) -> None:
    grille = Desk(officiel, disk).open_grille(writer=writer)
    assert writer.flush(LONG_S)
    for code in ("CR3.1.1", "CR3.1.2", "CR3.1.3"):
        disk.refusals = 1
        grille.evaluate(code, Avis.VALIDE)
        assert writer.flush(LONG_S), f"{code} waits as long as after two failures in a row"
    assert disk.refusals == 0


def test_a_disk_that_refuses_twice_in_a_row_is_given_more_time_than_the_first_time(
    officiel: Referentiel, disk: Hiccuping, writer: ThreadWriter
) -> None:
    grille = Desk(officiel, disk).open_grille(writer=writer)
    assert writer.flush(LONG_S)
    disk.refusals = 2
    grille.evaluate("CR3.1.1", Avis.VALIDE)
    assert not writer.flush(0.2)
    assert (disk.refusals, writer.pending) == (0, 1)
