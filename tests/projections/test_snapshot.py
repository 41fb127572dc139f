"""What was last seen is given back as it was kept, of that folder alone, and never in another form."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from certif_tui.journal import places
from certif_tui.journal.stamps import stamp_in
from certif_tui.projections.snapshot import FORME, Snapshot

SESSION, CLAIRE = "2026-06-12-bloc-3-lyon", "dupont-claire"
OWN, CLOCK = (places.SESSION, (SESSION,)), (places.CHRONO, (SESSION, CLAIRE))


def numbers(raw: Any) -> list[int]:
    return [int(each) for each in raw]


@pytest.fixture
def sessions(tmp_path: Path) -> Path:
    folder = tmp_path / "sessions"
    (folder / SESSION).mkdir(parents=True)
    (folder / SESSION / "session.json").write_text("{}")
    return folder


@pytest.fixture
def snapshot(tmp_path: Path, sessions: Path) -> Snapshot[list[int]]:
    made = Snapshot(tmp_path / "vu.json", sessions, numbers)
    made.keep([1, 2])
    return made


def test_it_comes_back_as_it_was_kept_for_this_user_alone(snapshot: Snapshot[list[int]], tmp_path: Path) -> None:
    assert snapshot.load() == [1, 2]
    assert (tmp_path / "vu.json").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("change", [{"forme": FORME - 1}, {"dossier": "/ailleurs"}, {"vu": 3}, {"vu": ["x"]}])
def test_what_is_of_another_form_folder_or_shape_is_not_given(
    snapshot: Snapshot[list[int]], tmp_path: Path, change: dict[str, object]
) -> None:
    file = tmp_path / "vu.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | change))
    assert snapshot.load() is None


def test_a_disk_that_refuses_is_no_trouble(tmp_path: Path, sessions: Path) -> None:
    (tmp_path / "fichier").write_text("")
    snapshot = Snapshot(tmp_path / "fichier" / "vu.json", sessions, numbers)
    snapshot.keep([1])
    assert snapshot.load() is None


def test_streams_stand_as_long_as_they_bear_the_same_stamps(snapshot: Snapshot[list[int]], sessions: Path) -> None:
    etats = stamp_in(sessions, *_flat(OWN)), None
    assert etats[0] is not None
    assert snapshot.stands(etats, OWN, CLOCK) and not snapshot.stands(etats[:1], OWN, CLOCK)
    (sessions / SESSION / "session.json").write_text("{ }")
    assert not snapshot.stands(etats, OWN, CLOCK)


def test_what_is_no_address_is_no_stream(snapshot: Snapshot[list[int]]) -> None:
    assert snapshot.stands((None, None), (places.SESSION, ("../..",)), (places.CHRONO, (SESSION,)))


def _flat(adresse: tuple[places.Place, tuple[str, ...]]) -> tuple[places.Place, str]:
    return adresse[0], adresse[1][0]
