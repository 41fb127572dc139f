from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from certif_tui.projections.apercu import Apercu, LigneSession

LYON = LigneSession("2026-06-12-bloc-3-lyon", "BLOC 3", date(2026, 6, 12), "Lyon", 8)
METZ = LigneSession("2026-06-10-bloc-1-metz", "BLOC 1", date(2026, 6, 10), "Metz", 3)


@pytest.fixture
def sessions(tmp_path: Path) -> Path:
    for ligne in (LYON, METZ):
        (tmp_path / "s" / ligne.slug).mkdir(parents=True)
        (tmp_path / "s" / ligne.slug / "session.json").write_text("{}")
    return tmp_path / "s"


def test_rows_come_back_in_the_order_they_were_listed(tmp_path: Path, sessions: Path) -> None:
    Apercu(tmp_path / "accueil.json", sessions).keep([LYON, METZ])
    assert Apercu(tmp_path / "accueil.json", sessions).load() == [LYON, METZ]
    assert (tmp_path / "accueil.json").stat().st_mode & 0o077 == 0


def test_a_row_whose_file_changed_since_is_not_given(tmp_path: Path, sessions: Path) -> None:
    apercu = Apercu(tmp_path / "accueil.json", sessions)
    apercu.keep([LYON, METZ])
    (sessions / LYON.slug / "session.json").write_text("{ }")
    assert apercu.load() == [METZ]


def test_another_folder_s_rows_are_not_given(tmp_path: Path, sessions: Path) -> None:
    Apercu(tmp_path / "accueil.json", sessions).keep([LYON])
    assert Apercu(tmp_path / "accueil.json", tmp_path / "autre").load() == []


@pytest.mark.parametrize("damage", ["", "[]", "null", '{"dossier": 1}', "[" * 100_000, '{"lignes": 3, "dossier": "x"}'])
def test_a_damaged_file_costs_nothing_but_time(tmp_path: Path, sessions: Path, damage: str) -> None:
    (tmp_path / "accueil.json").write_text(damage)
    assert Apercu(tmp_path / "accueil.json", sessions).load() == []


def test_a_row_that_could_not_be_read_is_not_kept(tmp_path: Path, sessions: Path) -> None:
    apercu = Apercu(tmp_path / "accueil.json", sessions)
    apercu.keep([LigneSession(LYON.slug, panne="illisible"), METZ])
    assert apercu.load() == [METZ]
