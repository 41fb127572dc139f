"""An acknowledgement that comes late: the screen has looked at the disk between the write and the word of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from certif_tui.domain.evenements.base import Evenement
from certif_tui.domain.referentiel.model import Referentiel
from certif_tui.journal.journal import Receipt
from certif_tui.journal.streams import Stream
from certif_tui.services.gate.writers import DeferredWriter
from certif_tui.services.preparation.sessions import SessionOuverte
from tests.services.desk import Desk, FullDisk


class SlowToTell(FullDisk):
    """A disk on which `meanwhile` happens once, after it wrote and before it says so."""

    meanwhile: Callable[[], object] | None = None

    def append(self, stream: Stream[Any], evenements: Sequence[Evenement], *, after: int) -> Receipt:
        receipt = super().append(stream, evenements, after=after)
        happens, self.meanwhile = self.meanwhile, None
        if happens:
            happens()
        return receipt


@pytest.fixture
def disk() -> SlowToTell:
    return SlowToTell()


@pytest.fixture
def slow_desk(officiel: Referentiel, disk: SlowToTell) -> Desk:
    return Desk(officiel, disk)


def is_as_on_the_disk(desk: Desk, ouverte: SessionOuverte) -> bool:
    stored = desk.journal.read(ouverte.live.stream)
    held = [evenement.id for evenement in ouverte.live.evenements]
    numbered = (ouverte.live.seq, ouverte.live.head) == (stored.seq, stored.head)
    return numbered and held == [record.evenement.id for record in stored.records]


def test_events_read_back_before_they_are_acknowledged_are_held_once(slow_desk: Desk, disk: SlowToTell) -> None:
    mine = slow_desk.open_session(DeferredWriter())
    mine.jury.add("DURAND Anne")
    disk.meanwhile = lambda: mine.live.refresh()
    assert mine.live.write()
    assert is_as_on_the_disk(slow_desk, mine) and mine.live.pending == 0


def test_an_acknowledgement_that_comes_late_takes_back_nothing_that_others_wrote(
    slow_desk: Desk, disk: SlowToTell
) -> None:
    mine, theirs = slow_desk.open_session(DeferredWriter()), slow_desk.open_session()

    def others_write_and_it_is_seen() -> None:
        theirs.live.refresh()
        theirs.jury.add("ROUX Jean")
        mine.live.refresh()

    mine.jury.add("DURAND Anne")
    disk.meanwhile = others_write_and_it_is_seen
    assert mine.live.write()
    assert is_as_on_the_disk(slow_desk, mine)
    mine.jury.add("NOÉ Léa")
    assert mine.live.write()
    for ouverte in (mine, slow_desk.open_session()):
        assert [jure.nom for jure in ouverte.session.jures][2:] == ["DURAND Anne", "ROUX Jean", "NOÉ Léa"]
