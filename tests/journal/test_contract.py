"""What every journal promises, on disk and in memory alike."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certif_tui.domain.evenements.catalogue import UPCASTS
from certif_tui.domain.grille.evenements import AvisDonne
from certif_tui.journal import kinds
from certif_tui.journal.journal import Conflict, SessionExists, StreamBusy, StreamDamaged, StreamReadOnly
from certif_tui.journal.memory_journal import MemoryJournal
from certif_tui.journal.presences import MemoryPresences
from certif_tui.journal.streams import Stream
from tests.journal.bricks import (
    GRILLE,
    OWN,
    REFERENTIEL,
    SESSION,
    ids,
    mark,
    open_session,
    opening,
    rechained,
)
from tests.journal.conftest import Bench

JETON = "0123456789abcdef" * 2


def test_a_folder_without_sessions_lists_none(bench: Bench) -> None:
    assert bench.journal.sessions() == ()


def test_a_created_session_holds_its_first_events_and_its_referentiel(bench: Bench) -> None:
    first = opening(OWN)
    receipt = bench.journal.create(SESSION, REFERENTIEL, [first])
    content = bench.other.read(OWN)
    assert (ids(content), content.seq, content.head) == ([first.id], 1, receipt.head)
    assert bench.other.sessions() == (SESSION,)
    assert bench.other.referentiel(SESSION) == REFERENTIEL


def test_a_session_is_created_once(opened: Bench) -> None:
    before = opened.journal.read(OWN)
    with pytest.raises(SessionExists, match=SESSION):
        opened.journal.create(SESSION, b"{}", [opening(OWN)])
    assert opened.other.read(OWN) == before
    assert opened.other.referentiel(SESSION) == REFERENTIEL


def test_a_stream_nobody_has_written_is_empty(opened: Bench) -> None:
    content = opened.journal.read(GRILLE)
    assert (content.records, content.seq, content.head, opened.journal.stamp(GRILLE)) == ((), 0, "", None)


def test_events_are_read_back_as_they_were_written_in_their_order(opened: Bench) -> None:
    evenements = [opening(), mark(1), mark(2)]
    receipt = opened.journal.append(GRILLE, evenements, after=0)
    last = mark(3)
    opened.journal.append(GRILLE, [last], after=receipt.seq)
    content = opened.other.read(GRILLE)
    assert [record.evenement for record in content.records] == [*evenements, last]
    assert [record.seq for record in content.records] == [1, 2, 3, 4]
    assert (content.faults, content.read_only) == ((), None)


def test_a_tenth_event_comes_after_the_ninth(opened: Bench) -> None:
    evenements = [opening(), *(mark(rang) for rang in range(1, 12))]
    opened.journal.append(GRILLE, evenements, after=0)
    assert ids(opened.other.read(GRILLE)) == [evenement.id for evenement in evenements]


def test_the_receipt_tells_the_last_number_and_the_head(opened: Bench) -> None:
    receipt = opened.journal.append(GRILLE, [opening(), mark()], after=0)
    content = opened.other.read(GRILLE)
    assert (receipt.seq, receipt.head) == (content.seq, content.head) == (2, content.records[-1].empreinte)


def test_each_fingerprint_covers_the_stored_event_and_the_one_before(opened: Bench) -> None:
    opened.journal.append(GRILLE, [opening(), mark(), mark(2)], after=0)
    stored = opened.stored(GRILLE)
    assert stored == rechained(stored)


def test_a_stale_writer_gets_a_conflict_and_changes_nothing(opened: Bench) -> None:
    opened.journal.append(GRILLE, [opening()], after=0)
    theirs = mark()
    opened.other.append(GRILLE, [theirs], after=1)
    with pytest.raises(Conflict) as refusal:
        opened.journal.append(GRILLE, [mark()], after=1)
    assert (refusal.value.expected, refusal.value.actual) == (1, 2)
    assert ids(opened.journal.read(GRILLE))[1:] == [theirs.id]


def test_a_writer_ahead_of_the_stream_gets_a_conflict(opened: Bench) -> None:
    opened.journal.append(GRILLE, [opening()], after=0)
    with pytest.raises(Conflict):
        opened.journal.append(GRILLE, [mark()], after=2)


def test_a_retry_stores_nothing_twice(opened: Bench) -> None:
    batch = [opening(), mark()]
    first = opened.journal.append(GRILLE, batch, after=0)
    assert opened.journal.append(GRILLE, batch, after=0) == first
    assert ids(opened.other.read(GRILLE)) == [evenement.id for evenement in batch]


def test_a_retry_that_grew_stores_what_is_new(opened: Bench) -> None:
    batch = [opening(), mark()]
    opened.journal.append(GRILLE, batch, after=0)
    batch.append(mark(2))
    assert opened.journal.append(GRILLE, batch, after=0).seq == 3
    assert ids(opened.other.read(GRILLE)) == [evenement.id for evenement in batch]


def test_a_retry_after_somebody_else_wrote_is_still_recognised(opened: Bench) -> None:
    mine = [opening(), mark()]
    receipt = opened.journal.append(GRILLE, mine, after=0)
    opened.other.append(GRILLE, [mark()], after=2)
    assert opened.journal.append(GRILLE, mine, after=0) == receipt


def test_a_retry_that_grew_after_somebody_else_wrote_is_a_conflict(opened: Bench) -> None:
    mine = [opening(), mark()]
    opened.journal.append(GRILLE, mine, after=0)
    opened.other.append(GRILLE, [mark()], after=2)
    with pytest.raises(Conflict):
        opened.journal.append(GRILLE, [*mine, mark(2)], after=0)


def test_a_stream_begins_by_its_own_opening(opened: Bench) -> None:
    for first in (mark(), opening(OWN)):
        with pytest.raises(ValueError, match="ouverture"):
            opened.journal.append(GRILLE, [first], after=0)
    assert opened.journal.stamp(GRILLE) is None


def test_nothing_is_no_append(opened: Bench) -> None:
    with pytest.raises(ValueError, match="aucun"):
        opened.journal.append(GRILLE, [], after=0)


def test_the_stamp_changes_with_the_content_and_only_then(opened: Bench) -> None:
    opened.journal.append(GRILLE, [opening()], after=0)
    before = opened.journal.stamp(GRILLE)
    assert opened.journal.stamp(GRILLE) == before
    opened.other.append(GRILLE, [mark()], after=1)
    assert opened.journal.stamp(GRILLE) not in (before, None)


def test_the_stamps_of_many_streams_are_told_at_once_in_their_order(opened: Bench) -> None:
    opened.journal.append(GRILLE, [opening()], after=0)
    nobody = kinds.CHRONO.at(SESSION, "dupont-claire")
    own, grille = opened.journal.stamp(OWN), opened.journal.stamp(GRILLE)
    assert None not in (own, grille) and own != grille
    assert opened.journal.stamps([GRILLE, nobody, OWN]) == (grille, None, own)


def test_the_streams_of_a_session_are_listed_its_own_first(opened: Bench) -> None:
    chrono, ecrit = kinds.CHRONO.at(SESSION, "dupont-claire"), kinds.ECRIT.at(SESSION, "g1", "martin-paul")
    for stream in (GRILLE, chrono, ecrit):
        opened.journal.append(stream, [opening(stream)], after=0)
    streams = opened.other.streams(SESSION)
    assert streams[0] == OWN
    assert set(streams) == {OWN, GRILLE, chrono, ecrit}


def test_the_streams_of_one_kind_are_listed_alone(opened: Bench) -> None:
    assert opened.journal.streams_of(SESSION, kinds.ECRIT) == ()
    works = {kinds.ECRIT.at(SESSION, cible, "martin-paul") for cible in ("g1", "dupont-claire")}
    for stream in (GRILLE, *works):
        opened.journal.append(stream, [opening(stream)], after=0)
    assert set(opened.other.streams_of(SESSION, kinds.ECRIT)) == works


@pytest.mark.parametrize("stream", [OWN, GRILLE])
def test_a_session_that_is_not_there_is_said_not_to_be(bench: Bench, stream: Stream[Any]) -> None:
    for attempt in (
        lambda: bench.journal.read(stream),
        lambda: bench.journal.append(stream, [opening(stream)], after=0),
        lambda: bench.journal.streams(SESSION),
        lambda: bench.journal.streams_of(SESSION, kinds.ECRIT),
        lambda: bench.journal.referentiel(SESSION),
    ):
        with pytest.raises(StreamDamaged, match=SESSION):
            attempt()


def test_a_stream_is_read_from_a_number_on(opened: Bench) -> None:
    evenements = [opening(), mark(1), mark(2), mark(3)]
    opened.journal.append(GRILLE, evenements, after=0)
    for after in range(5):
        tail = opened.other.tail(GRILLE, after=after)
        assert tail == opened.other.read(GRILLE).records[after:]
    assert opened.other.tail(kinds.CHRONO.at(SESSION, "dupont-claire"), after=0) == ()


def test_who_knows_of_more_than_there_is_learns_that_it_is_lost(opened: Bench) -> None:
    opened.journal.append(GRILLE, [opening()], after=0)
    with pytest.raises(Conflict) as refusal:
        opened.other.tail(GRILLE, after=2)
    assert (refusal.value.expected, refusal.value.actual) == (2, 1)


def test_the_heads_of_many_streams_are_told_at_once(opened: Bench) -> None:
    receipt = opened.journal.append(GRILLE, [opening(), mark()], after=0)
    nobody = kinds.CHRONO.at(SESSION, "dupont-claire")
    elsewhere = kinds.SESSION.at("2026-06-13-bloc-3-lyon")
    heads = opened.other.heads([OWN, GRILLE, nobody, elsewhere])
    own = opened.journal.read(OWN)
    assert heads == {OWN: (own.seq, own.head), GRILLE: (receipt.seq, receipt.head), nobody: (0, "")}


def test_a_watch_tells_what_changed_once_whoever_wrote(opened: Bench) -> None:
    chrono = kinds.CHRONO.at(SESSION, "dupont-claire")
    opened.journal.append(GRILLE, [opening()], after=0)
    watch = opened.other.watch([OWN, GRILLE, chrono])
    assert watch.changed() == frozenset()
    opened.journal.append(GRILLE, [mark()], after=1)
    opened.other.append(chrono, [opening(chrono)], after=0)
    assert watch.changed() == {GRILLE, chrono}
    assert watch.changed() == frozenset()


def test_what_is_not_watched_is_not_told(opened: Bench) -> None:
    watch = opened.other.watch([OWN])
    opened.journal.append(GRILLE, [opening()], after=0)
    assert watch.changed() == frozenset()


def test_nothing_speaks_against_writing_where_all_is_well(opened: Bench) -> None:
    assert opened.journal.refusal(OWN) is None
    assert opened.journal.refusal(GRILLE) is None


def test_a_refusal_of_the_seam_names_the_stream_in_french_and_no_file(opened: Bench) -> None:
    opened.journal.append(GRILLE, [opening()], after=0)
    with pytest.raises(Conflict, match="grille de dupont-claire par martin-paul") as refusal:
        opened.journal.append(GRILLE, [mark()], after=7)
    assert ".json" not in str(refusal.value)


def test_a_stream_opened_in_another_session_of_the_same_name_is_told(opened: Bench) -> None:
    opened.journal.append(GRILLE, [opening(session="f" * 32), mark()], after=0)
    content = opened.other.read(GRILLE)
    assert ([fault.seq for fault in content.faults], content.seq) == ([1], 2)
    assert "autre session du même nom" in content.faults[0].message
    assert opened.other.glance(GRILLE) is None
    assert opened.journal.append(GRILLE, [mark(2)], after=2).seq == 3


def test_one_bound_to_its_own_session_or_opened_by_a_former_version_is_not(opened: Bench) -> None:
    chrono = kinds.CHRONO.at(SESSION, "dupont-claire")
    [own] = ids(opened.journal.read(OWN))
    opened.journal.append(GRILLE, [opening(session=own)], after=0)
    opened.journal.append(chrono, [opening(chrono)], after=0)
    stored = opened.stored(chrono)
    del stored[1]["session"]
    opened.overwrite(chrono, rechained({1: stored[1] | {"v": 1}}))
    both: tuple[Stream[Any], ...] = (GRILLE, chrono)
    assert all(opened.other.read(stream).faults == () for stream in both)
    assert opened.other.glance(GRILLE) is not None
    assert opened.other.read(chrono).evenements[0].session is None


def test_a_held_token_is_seen_by_others_until_released(bench: Bench) -> None:
    assert not bench.others.is_held(JETON)
    hold = bench.presences.hold(JETON)
    assert bench.others.is_held(JETON)
    assert bench.presences.is_held(JETON)
    hold.release()
    hold.release()
    assert not bench.others.is_held(JETON)


class TestNewerProgram:
    """Events of a newer program, at the end of a stream or in the middle."""

    @pytest.fixture(params=[{"type": "mention_donnee"}, {"v": 2}, {"type": "mention_donnee", "id": [1]}])
    def newer(self, request: pytest.FixtureRequest, opened: Bench) -> Bench:
        opened.journal.append(GRILLE, [opening(), mark(), mark(2)], after=0)
        stored = opened.stored(GRILLE)
        stored[2] |= request.param
        opened.overwrite(GRILLE, rechained(stored))
        return opened

    def test_what_is_known_can_be_read(self, newer: Bench) -> None:
        content = newer.journal.read(GRILLE)
        assert [record.seq for record in content.records] == [1, 3]
        assert [place.seq for place in content.unknown] == [2]
        assert content.faults == ()

    def test_nothing_can_be_added(self, newer: Bench) -> None:
        before = newer.stored(GRILLE)
        with pytest.raises(StreamReadOnly, match="plus récente"):
            newer.journal.append(GRILLE, [mark()], after=3)
        assert newer.stored(GRILLE) == before

    def test_it_is_said_why_and_what_to_do(self, newer: Bench) -> None:
        reason = newer.journal.read(GRILLE).read_only
        assert reason is not None
        assert GRILLE.path in reason
        assert "Mettez le programme à jour" in reason

    def test_an_unknown_last_event_counts_in_number_and_head(self, newer: Bench) -> None:
        stored = newer.stored(GRILLE)
        del stored[3]
        newer.overwrite(GRILLE, stored)
        content = newer.journal.read(GRILLE)
        assert (content.seq, content.head) == (2, stored[2]["empreinte"])

    def test_a_retry_of_what_is_there_is_acknowledged(self, newer: Bench) -> None:
        third = newer.journal.read(GRILLE).records[-1].evenement
        assert newer.journal.append(GRILLE, [third], after=2).seq == 3


def test_an_event_of_an_older_program_is_upcast_and_stays_as_it_was(
    opened: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def add_moment(fields: dict[str, Any]) -> dict[str, Any]:
        return {**fields, "v": 1, "moment": {"phase": "dialogue", "ecoule_ms": 7}}

    monkeypatch.setitem(UPCASTS, ("avis_donne", 0), add_moment)
    opened.journal.append(GRILLE, [opening(), mark()], after=0)
    stored = opened.stored(GRILLE)
    del stored[2]["moment"]
    stored[2]["v"] = 0
    opened.overwrite(GRILLE, rechained(stored))
    opened.journal.append(GRILLE, [mark()], after=2)
    content = opened.journal.read(GRILLE)
    old = content.records[1].evenement
    assert isinstance(old, AvisDonne)
    assert (old.v, old.moment.phase) == (1, "dialogue")
    assert content.faults == ()
    assert opened.stored(GRILLE)[2]["v"] == 0


@pytest.mark.parametrize(
    "broken", [{"v": 0}, {"v": "1"}, {"v": True}, {"type": None}, {"auteur": ""}, {"couleur": "bleu"}]
)
def test_a_malformed_event_is_named(opened: Bench, broken: dict[str, Any]) -> None:
    opened.journal.append(GRILLE, [opening(), mark()], after=0)
    stored = opened.stored(GRILLE)
    stored[2] |= broken
    with pytest.raises(StreamDamaged, match="l'événement 2 est invalide"):
        opened.overwrite(GRILLE, rechained(stored))
        opened.journal.read(GRILLE)


def test_a_token_is_held_by_one_only() -> None:
    presences = MemoryPresences()
    presences.hold(JETON)
    with pytest.raises(StreamBusy):
        presences.hold(JETON)


@settings(deadline=None, derandomize=True, max_examples=60)
@given(attempts=st.lists(st.tuples(st.integers(1, 4), st.booleans()), max_size=8))
def test_however_often_acknowledgements_get_lost_each_event_is_stored_once(attempts: list[tuple[int, bool]]) -> None:
    journal = MemoryJournal()
    open_session(journal)
    evenements = [opening(), *(mark(rang) for rang in range(1, 9))]
    acknowledged = 0
    for size, heard in [*attempts, (len(evenements), True)]:
        batch = evenements[acknowledged : acknowledged + size]
        if batch:
            receipt = journal.append(GRILLE, batch, after=acknowledged)
            acknowledged = receipt.seq if heard else acknowledged
    assert ids(journal.read(GRILLE)) == [evenement.id for evenement in evenements]


def test_the_address_of_a_stream_is_made_of_slugs() -> None:
    for bad in ("..", "a/b", "", "Dupont", "é", "x" * 41, "nul\n"):
        with pytest.raises(ValueError, match="identifiant refusé"):
            kinds.GRILLE.at(SESSION, bad, "martin-paul")
