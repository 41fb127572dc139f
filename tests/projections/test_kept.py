"""What is worked out of streams is worked out again once they changed, and only then."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pytest

from certif_tui.journal import kinds
from certif_tui.journal.memory_journal import MemoryJournal
from certif_tui.journal.stamps import Stamp
from certif_tui.journal.streams import Stream
from certif_tui.projections.kept import Kept, Stamps
from tests.journal.bricks import GRILLE, SESSION, mark, open_session, opening

CHRONO = kinds.CHRONO.at(SESSION, "dupont-claire")
BOTH = (GRILLE, CHRONO)


class Asked(MemoryJournal):
    """A journal that counts how often its stamps are asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Sequence[Stream[Any]]] = []

    def stamps(self, streams: Iterable[Stream[Any]]) -> tuple[Stamp | None, ...]:
        self.asked.append(tuple(streams))
        return super().stamps(self.asked[-1])


@pytest.fixture
def journal() -> Asked:
    made = Asked()
    open_session(made)
    made.append(GRILLE, [opening()], after=0)
    return made


class Work:
    """A value that tells how often it was worked out, and from which stamps."""

    def __init__(self) -> None:
        self.stamps: list[Stamps] = []

    def __call__(self, stamps: Stamps) -> int:
        self.stamps.append(stamps)
        return len(self.stamps)


def test_a_value_is_worked_out_again_once_one_of_its_streams_changed(journal: Asked) -> None:
    kept: Kept[str, int] = Kept(journal)
    work = Work()
    assert [kept.get("claire", BOTH, work) for _ in range(3)] == [1, 1, 1]
    journal.append(CHRONO, [opening(CHRONO)], after=0)
    assert [kept.get("claire", BOTH, work) for _ in range(3)] == [2, 2, 2]
    assert work.stamps == [(journal.stamp(GRILLE), None), journal.stamps(BOTH)]


def test_it_is_once_what_else_it_rests_on_changed_and_once_it_rests_on_other_streams(journal: Asked) -> None:
    kept: Kept[str, int] = Kept(journal)
    work = Work()
    assert [kept.get("claire", BOTH, work, given=given) for given in (1, 1, 2)] == [1, 1, 2]
    assert [kept.get("claire", streams, work, given=2) for streams in (BOTH, (GRILLE,))] == [2, 3]


def test_each_key_has_its_own_value_and_tells_the_stamps_it_comes_from(journal: Asked) -> None:
    kept: Kept[str, str] = Kept(journal)
    assert (kept.get("a", BOTH, lambda _stamps: "A"), kept.get("b", (CHRONO,), lambda _stamps: "B")) == ("A", "B")
    assert (kept.last("a"), kept.last("b")) == ("A", "B")
    assert (kept.stamps("a"), kept.stamps("b"), kept.stamps("c")) == (journal.stamps(BOTH), (None,), None)


def test_what_is_written_while_a_value_is_worked_out_is_seen_the_next_time(journal: Asked) -> None:
    kept: Kept[str, int] = Kept(journal)

    def work(_stamps: Stamps) -> int:
        seq = journal.read(GRILLE).seq
        if seq == 1:
            journal.append(GRILLE, [mark()], after=1)
        return seq

    assert [kept.get("claire", BOTH, work) for _ in range(2)] == [1, 2]


def test_what_could_not_be_worked_out_is_tried_again(journal: Asked) -> None:
    kept: Kept[str, float] = Kept(journal)
    with pytest.raises(ZeroDivisionError):
        kept.get("claire", BOTH, lambda _stamps: 1 / 0)
    assert kept.get("claire", BOTH, lambda _stamps: 2.0) == 2.0


def test_what_changed_of_many_is_asked_of_the_journal_at_once(journal: Asked) -> None:
    kept: Kept[str, int] = Kept(journal)
    work = Work()
    for key, streams in (("a", BOTH), ("b", (CHRONO,)), ("c", (GRILLE,))):
        kept.get(key, streams, work)
    journal.append(GRILLE, [mark()], after=1)
    journal.asked.clear()
    assert kept.changed(("a", "b", "never")) == {"a", "never"}
    assert journal.asked == [(GRILLE, CHRONO, CHRONO)]
