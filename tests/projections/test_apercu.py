from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from certif_tui.journal import places
from certif_tui.journal.stamps import stamp_in
from certif_tui.projections.apercu import Apercu, LigneSession

SLUG_LYON, SLUG_METZ = "2026-06-12-bloc-3-lyon", "2026-06-10-bloc-1-metz"


@pytest.fixture
def sessions(tmp_path: Path) -> Path:
    for slug in (SLUG_LYON, SLUG_METZ):
        (tmp_path / "s" / slug).mkdir(parents=True)
        (tmp_path / "s" / slug / "session.json").write_text("{}")
    return tmp_path / "s"


@pytest.fixture
def lyon(sessions: Path) -> LigneSession:
    etat = stamp_in(sessions, places.SESSION, SLUG_LYON)
    return LigneSession(SLUG_LYON, "BLOC 3", date(2026, 6, 12), "Lyon", 8, etat=etat)


@pytest.fixture
def metz(sessions: Path) -> LigneSession:
    etat = stamp_in(sessions, places.SESSION, SLUG_METZ)
    return LigneSession(SLUG_METZ, "BLOC 1", date(2026, 6, 10), "Metz", 3, etat=etat)


def test_rows_come_back_in_the_order_they_were_listed(
    tmp_path: Path, sessions: Path, lyon: LigneSession, metz: LigneSession
) -> None:
    Apercu(tmp_path / "accueil.json", sessions).keep([lyon, metz])
    assert Apercu(tmp_path / "accueil.json", sessions).load() == [lyon, metz]
    assert (tmp_path / "accueil.json").stat().st_mode & 0o077 == 0


def test_a_row_whose_file_changed_since_is_not_given(
    tmp_path: Path, sessions: Path, lyon: LigneSession, metz: LigneSession
) -> None:
    apercu = Apercu(tmp_path / "accueil.json", sessions)
    apercu.keep([lyon, metz])
    (sessions / SLUG_LYON / "session.json").write_text("{ }")
    assert apercu.load() == [metz]


def test_another_folder_s_rows_are_not_given(tmp_path: Path, sessions: Path, lyon: LigneSession) -> None:
    Apercu(tmp_path / "accueil.json", sessions).keep([lyon])
    assert Apercu(tmp_path / "accueil.json", tmp_path / "autre").load() == []


@pytest.mark.parametrize("damage", ["", "[]", "null", '{"dossier": 1}', "[" * 100_000, '{"lignes": 3, "dossier": "x"}'])
def test_a_damaged_file_costs_nothing_but_time(tmp_path: Path, sessions: Path, damage: str) -> None:
    (tmp_path / "accueil.json").write_text(damage)
    assert Apercu(tmp_path / "accueil.json", sessions).load() == []


def test_a_row_that_could_not_be_read_is_not_kept(tmp_path: Path, sessions: Path, metz: LigneSession) -> None:
    apercu = Apercu(tmp_path / "accueil.json", sessions)
    apercu.keep([LigneSession(SLUG_LYON, panne="illisible"), metz])
    assert apercu.load() == [metz]


def test_a_row_that_was_read_before_its_file_changed_is_not_given(
    tmp_path: Path, sessions: Path, lyon: LigneSession, metz: LigneSession
) -> None:
    (sessions / SLUG_LYON / "session.json").write_text("{ }")
    apercu = Apercu(tmp_path / "accueil.json", sessions)
    apercu.keep([lyon, metz])
    assert apercu.load() == [metz]
