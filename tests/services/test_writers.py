from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from certif_tui.domain.evenements.catalogue import EvenementConnu
from certif_tui.domain.grille.evenements import Avis, AvisDonne
from certif_tui.journal import kinds
from certif_tui.journal.journal import Receipt
from certif_tui.journal.streams import Stream
from certif_tui.services.gate.writers import ThreadWriter
from tests.services.desk import CLAIRE, Desk, fill

LONG_S = 10.0
"""More than any of these writes takes, on any machine."""


@pytest.fixture(name="writer")
def a_writer() -> Iterator[ThreadWriter]:
    writer = ThreadWriter()
    yield writer
    writer.close(0)


def test_marks_given_one_after_the_other_all_reach_the_disk_in_order(desk: Desk, writer: ThreadWriter) -> None:
    grille = desk.open_grille(writer=writer)
    fill(grille)
    assert writer.flush(LONG_S)
    assert (writer.pending, grille.live.pending) == (0, 0)
    stored = [record.evenement for record in desk.journal.read(grille.live.stream).records]
    marked = [evenement.critere for evenement in stored if isinstance(evenement, AvisDonne)]
    assert marked == [critere.code for critere in grille.place.bloc.criteres]


def test_a_disk_that_refuses_is_tried_again_until_it_accepts(desk: Desk, writer: ThreadWriter) -> None:
    grille = desk.open_grille(writer=writer)
    assert writer.flush(LONG_S)
    desk.journal.full = True
    grille.evaluate("CR3.1.1", Avis.VALIDE)
    assert not writer.flush(0.1)
    refused = (writer.pending, grille.live.trouble)
    desk.journal.full = False
    writer.retry()
    assert writer.flush(LONG_S)
    assert refused == (1, "Le disque est plein.")
    assert (writer.pending, grille.live.trouble) == (0, None)


def test_every_change_of_what_is_saved_is_told(desk: Desk) -> None:
    told: list[int] = []
    writer = ThreadWriter(lambda: told.append(writer.pending))
    grille = desk.open_grille(writer=writer)
    grille.evaluate("CR3.1.1", Avis.VALIDE)
    assert writer.close(LONG_S)
    assert told[-1] == 0


def test_what_is_acknowledged_once_it_is_closed_is_told_to_nobody(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    writing, answer, told = threading.Event(), threading.Event(), []
    append = desk.journal.append

    def slowly(stream: Stream[Any], evenements: Sequence[EvenementConnu], *, after: int) -> Receipt:
        writing.set()
        answer.wait(LONG_S)
        return append(stream, evenements, after=after)

    others = set(threading.enumerate())
    writer = ThreadWriter(lambda: told.append(writer.pending))
    (thread,) = set(threading.enumerate()) - others
    monkeypatch.setattr(desk.journal, "append", slowly)
    grille = desk.open_grille(writer=writer)
    assert writing.wait(LONG_S) and not writer.close(0)
    answer.set()
    thread.join(LONG_S)
    assert (grille.live.pending, told) == (0, [])


def test_leaving_while_the_disk_refuses_says_that_something_was_lost(desk: Desk) -> None:
    writer = ThreadWriter()
    grille = desk.open_grille(writer=writer)
    assert writer.flush(LONG_S)
    desk.journal.full = True
    grille.evaluate("CR3.1.1", Avis.VALIDE)
    assert not writer.close(0.05)


def test_writing_directly_returns_with_the_mark_on_the_disk(desk: Desk) -> None:
    grille = desk.open_grille()
    grille.evaluate("CR3.1.1", Avis.VALIDE)
    assert grille.live.pending == 0
    assert desk.journal.read(kinds.GRILLE.at(desk.slug, CLAIRE, "martin-paul")).seq == 3
