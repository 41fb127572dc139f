"""Whoever changes, removes, reorders or swaps stored events is found out, and the event is named."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certif_tui.domain.referentiel.places import cite
from certif_tui.journal import kinds
from certif_tui.journal.chain import empty, examine, seal
from certif_tui.journal.failures import restore
from certif_tui.journal.journal import StreamDamaged
from tests.journal.bricks import GRILLE, OWN, SESSION, Documents, mark, opening, rechained
from tests.journal.conftest import Bench

OTHER = kinds.GRILLE.at(SESSION, "durand-paul", "martin-paul")


def sheet(marks: int = 4) -> Documents:
    documents, previous = {}, ""
    for seq, evenement in enumerate([opening(), *(mark(rang) for rang in range(1, marks + 1))], 1):
        documents[seq] = seal(evenement, previous)
        previous = documents[seq]["empreinte"]
    return documents


def faulty(documents: Documents) -> dict[int, str]:
    return {fault.seq: fault.message for fault in examine(GRILLE, GRILLE.path, documents).content.faults}


def test_an_untouched_chain_has_no_fault() -> None:
    assert faulty(sheet()) == {}


def test_a_changed_event_is_named_and_it_alone() -> None:
    documents = sheet()
    documents[3]["avis"] = "non_valide"
    assert list(faulty(documents)) == [3]
    assert "l'événement 3 a été modifié" in faulty(documents)[3]


def test_a_changed_fingerprint_is_named() -> None:
    documents = sheet()
    documents[5]["empreinte"] = "0" * 64
    assert list(faulty(documents)) == [5]


@pytest.mark.parametrize("empreinte", [None, 3, ["a"]])
def test_a_missing_fingerprint_is_named(empreinte: object) -> None:
    documents = sheet()
    documents[5]["empreinte"] = empreinte
    assert list(faulty(documents)) == [5]


def test_behind_a_missing_fingerprint_nothing_can_be_told_of_the_next_event() -> None:
    documents = sheet()
    documents[3]["empreinte"] = None
    assert list(faulty(documents)) == [3, 4]


@pytest.mark.parametrize("gone", [1, 2, 4])
def test_a_removed_event_is_named(gone: int) -> None:
    documents = sheet()
    del documents[gone]
    assert f"l'événement {gone} a été retiré" in faulty(documents)[gone]


def test_several_removed_events_are_named_together() -> None:
    documents = sheet()
    del documents[2], documents[3]
    assert faulty(documents)[2] == "les événements 2 à 3 ont été retirés"


def test_a_removed_event_whose_place_is_filled_is_named() -> None:
    documents = sheet()
    shifted = {1: documents[1], 2: documents[3], 3: documents[4], 4: documents[5]}
    assert list(faulty(shifted)) == [2]


def test_reordered_events_are_named() -> None:
    documents = sheet()
    documents[2], documents[3] = documents[3], documents[2]
    assert set(faulty(documents)) >= {2, 3}


def test_an_event_of_another_sheet_is_named() -> None:
    documents, others = sheet(), sheet()
    documents[4] = others[4]
    assert 4 in faulty(documents)


def test_a_whole_sheet_put_in_the_place_of_another_is_found_out() -> None:
    first = opening(OTHER)
    assert faulty({1: seal(first, "")}).keys() == {1}
    assert OTHER.path in faulty({1: seal(first, "")})[1]


def test_what_is_found_in_the_place_of_another_is_told_with_both_places() -> None:
    [message] = {fault.message for fault in examine(OTHER, "?", sheet()).content.faults}
    assert cite(GRILLE.path) in message and cite(OTHER.path) in message


def test_a_chain_is_told_by_the_name_it_was_read_under() -> None:
    assert (
        empty(GRILLE, "la grille").content.label == examine(GRILLE, "la grille", sheet()).content.label == "la grille"
    )


def test_the_first_event_of_a_newer_program_says_why_nothing_can_be_written() -> None:
    documents = sheet()
    documents[3]["type"], documents[4]["type"] = "voix_donnee", "voix_reprise"
    why = examine(GRILLE, "la grille", documents).content.read_only or ""
    assert why.startswith("la grille vient d'une version plus récente de certif-tui (événement 3, ")
    assert why.endswith("\u00a0: on peut lire ce qui est connu, pas écrire. Mettez le programme à jour.")


def test_an_event_that_is_none_damages_its_stream_which_is_named_with_a_remedy() -> None:
    documents = sheet()
    documents[3]["critere"] = 3
    with pytest.raises(StreamDamaged, match="l'événement 3 est invalide") as damaged:
        examine(GRILLE, "la grille", documents)
    assert (damaged.value.path, damaged.value.remedy) == ("la grille", restore("la grille"))


def test_a_stream_that_does_not_begin_by_its_opening_is_found_out() -> None:
    documents = rechained({1: {**sheet()[2]}})
    assert faulty(documents) == {1: "l'événement 1 n'est pas l'ouverture du flux"}


def test_a_stream_emptied_of_its_events_is_found_out() -> None:
    assert faulty({}) == {1: "tous les événements ont été retirés"}


@settings(deadline=None, derandomize=True, max_examples=80)
@given(data=st.data())
def test_no_single_edit_of_a_stored_event_goes_unseen(data: st.DataObject) -> None:
    documents = sheet()
    seq = data.draw(st.sampled_from(sorted(documents)), "seq")
    name = data.draw(st.sampled_from(["instant", "auteur", "id"]), "field")
    value = documents[seq][name]
    place = data.draw(st.integers(0, len(value) - 1), "place")
    edited = value[:place] + ("7" if value[place] != "7" else "8") + value[place + 1 :]
    documents[seq] = {**documents[seq], name: edited}
    try:
        assert seq in faulty(documents)
    except StreamDamaged as error:
        # An edit that makes no date any more is found out even before the chain is looked at.
        assert f"l'événement {seq} est invalide" in str(error)


def test_a_broken_chain_is_read_and_continued(opened: Bench) -> None:
    opened.journal.append(GRILLE, [opening(), mark(1), mark(2)], after=0)
    stored = opened.stored(GRILLE)
    stored[2]["avis"] = "non_valide"
    opened.overwrite(GRILLE, stored)
    opened.journal.append(GRILLE, [mark(3)], after=3)
    content = opened.journal.read(GRILLE)
    assert content.seq == 4
    assert [fault.seq for fault in content.faults] == [2]


def test_a_gap_is_not_filled_by_what_comes_after(opened: Bench) -> None:
    opened.journal.append(GRILLE, [opening(), mark(1), mark(2)], after=0)
    stored = opened.stored(GRILLE)
    del stored[2]
    opened.overwrite(GRILLE, stored)
    assert opened.journal.append(GRILLE, [mark(3)], after=3).seq == 4
    assert [record.seq for record in opened.journal.read(GRILLE).records] == [1, 3, 4]


def test_the_session_stream_is_bound_to_its_place_too(opened: Bench) -> None:
    opened.overwrite(OWN, {1: seal(opening(GRILLE), "")})
    assert [fault.seq for fault in opened.journal.read(OWN).faults] == [1]
