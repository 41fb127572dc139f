"""The gate says what became of whatever is recorded: of a mark as of an operation, whichever writer is behind it."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

import certif_tui.services
from certif_tui.domain.grille.decisions import DemandeGrille, evaluate
from certif_tui.domain.grille.evenements import Avis
from certif_tui.domain.refus import DisqueRefuse, Refus
from certif_tui.domain.session.evenements import DureeFixee, EvenementSession
from certif_tui.domain.session.state import Session
from certif_tui.journal.journal import Conflict, Receipt, StorageFailure, StreamReadOnly
from certif_tui.journal.streams import Stream
from certif_tui.services.gate.outcome import Consultation, Fate, Outcome
from certif_tui.services.gate.writers import DeferredWriter, DirectWriter, ThreadWriter
from certif_tui.services.grille.evaluation import JureParti, PriseAilleurs
from tests.services.desk import Desk, dismiss_jure

CODE = "CR3.1.1"
SERVICES = Path(certif_tui.services.__file__).parent
LONG_S = 10.0
"""More than any of these writes takes, on any machine."""


@pytest.fixture
def writer() -> Iterator[ThreadWriter]:
    writer = ThreadWriter()
    yield writer
    writer.close(0)


class Notebook:
    """Records one small thing at a time: a mark on a sheet, or a duration in its session unless it stands already."""

    def __init__(self, desk: Desk, writer: DirectWriter | DeferredWriter | ThreadWriter, *, mark: bool) -> None:
        self.desk, self.mark = desk, mark
        self.grille = desk.open_grille(writer=writer) if mark else None
        self.ouverte = desk.open_session(writer)

    def record(self, minutes: int = 15) -> Outcome[Any]:
        if self.grille is None:
            return self.ouverte.live.record(lambda session: self._fixed(session, minutes))
        demande = DemandeGrille(self.desk.contexte.acte(), self.grille.place.bloc, self.grille.moment())
        return self.grille.live.record(lambda grille: evaluate(grille, demande, CODE, Avis.VALIDE))

    def _fixed(self, session: Session, minutes: int) -> list[EvenementSession] | Refus:
        if session.durees.get("expose") == minutes:
            return []
        if minutes < 1:
            return Refus("Durée refusée.")
        return [DureeFixee(**self.desk.contexte.entete(), phase="expose", minutes=minutes)]

    def pending(self) -> int:
        return (self.grille or self.ouverte).live.pending


both = pytest.mark.parametrize("mark", [True, False], ids=["mark", "operation"])


@both
def test_what_is_written_at_once_is_stored(desk: Desk, mark: bool) -> None:
    outcome = Notebook(desk, DirectWriter(), mark=mark).record()
    assert (outcome.fate, len(outcome.evenements), outcome.cause) == (Fate.STORED, 1, None)
    assert outcome.events_or_raise() == outcome.evenements


@both
def test_what_waits_for_the_disk_is_waiting(desk: Desk, mark: bool) -> None:
    notebook = Notebook(desk, writer := DeferredWriter(), mark=mark)
    writer.flush()
    outcome = notebook.record()
    assert (outcome.fate, notebook.pending()) == (Fate.WAITING, 1)


@both
def test_what_a_full_disk_refuses_at_once_is_refused_and_nowhere(desk: Desk, mark: bool) -> None:
    notebook = Notebook(desk, DirectWriter(), mark=mark)
    desk.journal.full = True
    outcome = notebook.record()
    assert (outcome.fate, outcome.evenements, notebook.pending()) == (Fate.REFUSED, (), 0)
    with pytest.raises(StorageFailure, match="plein"):
        outcome.events_or_raise()


@both
def test_a_disk_that_refuses_keeps_waiting_what_a_thread_writes(desk: Desk, writer: ThreadWriter, mark: bool) -> None:
    notebook = Notebook(desk, writer, mark=mark)
    assert writer.flush(LONG_S)
    desk.journal.full = True
    assert notebook.record().fate is Fate.WAITING


@both
def test_in_a_folder_that_can_only_be_read_all_is_refused_by_the_disk(desk: Desk, mark: bool) -> None:
    desk.journal.read_only = True
    outcome = Notebook(desk, DirectWriter(), mark=mark).record()
    assert (outcome.fate, type(outcome.cause)) == (Fate.REFUSED, Consultation)
    assert isinstance(outcome.cause, DisqueRefuse)


def test_what_a_rule_refuses_is_refused_for_its_reason(desk: Desk) -> None:
    outcome = Notebook(desk, DirectWriter(), mark=False).record(minutes=0)
    assert (outcome.fate, str(outcome.cause)) == (Fate.REFUSED, "Durée refusée.")


def test_where_there_is_nothing_to_do_nothing_is_written(desk: Desk) -> None:
    notebook = Notebook(desk, DirectWriter(), mark=False)
    notebook.record()
    before = notebook.ouverte.live.seq
    outcome = notebook.record()
    assert (outcome.fate, outcome.events_or_raise(), notebook.ouverte.live.seq) == (Fate.NOTHING, (), before)


@both
def test_what_is_found_on_the_disk_is_stored_although_the_answer_was_another(desk: Desk, mark: bool) -> None:
    notebook = Notebook(desk, DirectWriter(), mark=mark)
    append = desk.journal.append

    def answered_wrongly(stream: Stream[Any], evenements: Sequence[Any], *, after: int) -> Receipt:
        append(stream, evenements, after=after)
        raise Conflict(stream, after, after + 1)

    desk.journal.append = answered_wrongly  # type: ignore[method-assign]
    assert notebook.record().fate is Fate.STORED


def test_what_others_did_first_comes_to_nothing_when_it_is_decided_again(desk: Desk) -> None:
    mine, theirs = (Notebook(desk, DirectWriter(), mark=False) for _each in range(2))
    theirs.record()
    assert mine.record().fate is Fate.NOTHING


def test_a_mark_is_not_written_once_the_sheet_was_taken_elsewhere(desk: Desk) -> None:
    mine = Notebook(desk, DirectWriter(), mark=True)
    desk.open_grille(take_over=True)
    outcome = mine.record()
    assert (outcome.fate, type(outcome.cause), mine.pending()) == (Fate.REFUSED, PriseAilleurs, 1)
    assert mine.grille is not None and mine.grille.grille.avis(CODE) is None


def test_a_mark_is_not_written_once_the_jure_left(desk: Desk) -> None:
    mine = Notebook(desk, DirectWriter(), mark=True)
    dismiss_jure(desk.open_session(), "martin-paul")
    assert type(mine.record().cause) is JureParti


def test_a_stream_that_a_newer_program_wrote_since_is_not_continued(desk: Desk) -> None:
    mine = Notebook(desk, DirectWriter(), mark=True)
    assert mine.grille is not None
    stream = mine.grille.live.stream
    documents = desk.journal.documents(stream)
    newer = {"type": "signature", "v": 9, "empreinte": "0" * 64}
    desk.journal.overwrite(stream, {**documents, len(documents) + 1: newer})
    outcome = mine.record()
    assert (outcome.fate, type(outcome.cause)) == (Fate.REFUSED, StreamReadOnly)


def test_a_refusal_told_often_keeps_no_trace_of_each_telling(desk: Desk) -> None:
    desk.journal.read_only = True
    notebook = Notebook(desk, DirectWriter(), mark=False)
    depths = []
    for _time in range(3):
        with pytest.raises(Consultation) as refused:
            notebook.record().events_or_raise()
        depths.append(len(refused.traceback))
    assert depths[0] == depths[-1]


def test_no_use_case_throws_away_what_became_of_what_it_records() -> None:
    """A refusal nobody looks at is a change lost in silence: who wants it raised says `record_or_raise`."""
    thrown = [
        f"{path.relative_to(SERVICES)}:{call.lineno}"
        for path in sorted(SERVICES.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if not isinstance(node, ast.Return | ast.Assign | ast.Attribute)
        for call in ast.iter_child_nodes(node)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "record"
    ]
    assert thrown == []
