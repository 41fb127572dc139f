"""Who works under which name: one terminal at a time, and the other is told."""

from __future__ import annotations

import threading

import pytest

from certif_tui.journal.journal import StorageFailure
from certif_tui.journal.presences import Hold, MemoryPresences
from certif_tui.services.grille.siege import Siege


def test_a_name_at_work_elsewhere_is_told_until_it_is_left() -> None:
    presences = MemoryPresences()
    first, second = Siege(presences), Siege(presences)
    assert first.take("lyon", "martin-paul")
    assert first.take("lyon", "martin-paul"), "one's own terminal is no other"
    assert not second.take("lyon", "martin-paul")
    assert second.take("lyon", "petit-sophie")
    assert second.take("nantes", "martin-paul"), "another session is another day"
    first.leave()
    assert second.take("lyon", "martin-paul")


def test_who_changes_name_leaves_the_one_before() -> None:
    presences = MemoryPresences()
    first, second = Siege(presences), Siege(presences)
    first.take("lyon", "martin-paul")
    first.take("lyon", "petit-sophie")
    assert second.take("lyon", "martin-paul")
    assert not second.take("lyon", "petit-sophie")


def test_a_disk_that_lets_nobody_be_told_stops_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    presences = MemoryPresences()

    def refuse(jeton: str) -> Hold:
        raise StorageFailure("le disque est plein")

    monkeypatch.setattr(presences, "hold", refuse)
    assert Siege(presences).take("lyon", "martin-paul")


def test_a_disk_that_hangs_keeps_nobody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    presences, answers, asked = MemoryPresences(), threading.Event(), threading.Event()

    def hang(jeton: str) -> bool:
        asked.set()
        answers.wait()
        return True

    monkeypatch.setattr(presences, "is_held", hang)
    siege, told = Siege(presences), threading.Event()
    siege.take_later("lyon", "martin-paul", told.set)
    assert asked.wait(30)
    siege.leave_soon()
    assert not told.is_set()
    answers.set()
    assert told.wait(30)
