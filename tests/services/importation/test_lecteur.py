"""A file is read in a process apart: whatever becomes of it, one French line is said and the program goes on."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from certif_tui.domain.refus import Refus
from certif_tui.services.importation import lecteur
from certif_tui.services.importation.bornes import MAX_CELLULE, MAX_COLONNES, MAX_LIGNES, Mesure
from certif_tui.services.importation.lecteur import LecteurTableur
from certif_tui.services.importation.lecture import read_classeur
from tests.conftest import Started
from tests.services.importation import hostiles
from tests.services.importation.fichiers import make_csv, make_xlsx

NEVER_ENDS = "import threading; threading.Event().wait()"
GIVEN_UP = "ne peut pas être lu\u00a0: il est abîmé, ou demande trop de mémoire"


def refusal(path: Path) -> str:
    with pytest.raises(Refus) as refused:
        read_classeur(path).feuille()
    return str(refused.value)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (hostiles.announcing_strings, GIVEN_UP),
        (hostiles.far_cell, GIVEN_UP),
        (hostiles.far_row, GIVEN_UP),
        (hostiles.laughing, "n'est pas un tableur lisible"),
        (hostiles.repeated_rows, "trop grand"),
        (hostiles.unfolding, "trop grand"),
        (hostiles.cut_off, "abîmé"),
        (hostiles.semicolons, f"{MAX_LIGNES} lignes et {MAX_COLONNES} colonnes au plus"),
        (hostiles.commas, f"{MAX_LIGNES} lignes et {MAX_COLONNES} colonnes au plus"),
        (hostiles.endless_rows, f"{MAX_LIGNES} lignes et {MAX_COLONNES} colonnes au plus"),
        (hostiles.endless_cell, f"ligne 2\u00a0: une cellule dépasse {MAX_CELLULE} caractères"),
    ],
)
def test_a_hostile_file_is_refused_by_name_in_one_line(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], make: Callable[[Path], Path], said: str, started: Started
) -> None:
    words = refusal(make(tmp_path / "liste.xlsx"))
    assert words.startswith("liste.xlsx") and said in words and "\n" not in words
    assert capfd.readouterr() == ("", "")
    assert started() == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its bounds")
def test_a_file_that_takes_too_much_memory_is_given_up(tmp_path: Path) -> None:
    assert GIVEN_UP in refusal(hostiles.announcing_strings(tmp_path / "liste.xlsx", 100_000_000))


def test_a_file_that_takes_too_long_is_given_up_and_nothing_runs_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, started: Started
) -> None:
    monkeypatch.setattr(lecteur, "PROGRAMME", NEVER_ENDS)
    with pytest.raises(Refus, match=r"l\.csv est trop long à lire\u00a0: lecture abandonnée"):
        read_classeur(make_csv(tmp_path / "l.csv", "Nom"), LecteurTableur(0.2))
    assert started() == []


def test_a_reading_that_is_stopped_ends_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, started: Started
) -> None:
    monkeypatch.setattr(lecteur, "PROGRAMME", f"import sys; sys.stdin.buffer.read(); print(flush=True); {NEVER_ENDS}")
    stopped: list[str] = []
    reading = LecteurTableur()

    def read() -> None:
        try:
            reading.read(tmp_path / "l.csv")
        except Refus as refused:
            stopped.append(str(refused))

    thread = threading.Thread(target=read)
    thread.start()
    while reading._process is None and thread.is_alive():
        thread.join(0.01)
    reading.stop()
    thread.join(10)
    assert len(stopped) == 1 and started() == []
    with pytest.raises(Refus, match="abandonnée"):
        reading.read(tmp_path / "l.csv")


def test_a_process_that_cannot_begin_is_no_fault_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_csv(tmp_path / "l.csv", "Nom", "ROUX Jean")
    monkeypatch.setattr(lecteur, "PROGRAMME", "import certif_tui.nulle_part")
    assert "n'a pas pu commencer" in refusal(path)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert "n'a pas pu commencer" in refusal(path)


def test_a_large_list_comes_through_whole(tmp_path: Path) -> None:
    rows = [f"NOM{n};Zoé\N{GRINNING FACE};{'x' * 60};é" for n in range(MAX_LIGNES)]
    lignes = read_classeur(make_csv(tmp_path / "l.csv", *rows)).feuille().lignes
    assert [";".join(it.cellules) for it in lignes] == rows


def test_the_folder_one_stands_in_lends_no_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("json", "csv", "certif_tui", "resource"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('not this one')")
    monkeypatch.chdir(tmp_path)
    make_xlsx(tmp_path / "l.xlsx", {"A": [["Nom"], ["ROUX Jean"]]})
    assert len(read_classeur(Path("l.xlsx")).feuille().lignes) == 2


def test_what_reads_loads_neither_the_screens_nor_the_events() -> None:
    spy = "import certif_tui.services.importation.programme_lecteur, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", spy], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "certif_tui.services.importation.fichier" in loaded
    assert not loaded & {"textual", "pydantic", "tinydb", "click", "orjson", "zipfile", "python_calamine", "subprocess"}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([(n, ["x"]) for n in range(1, MAX_LIGNES + 2)], "20000 lignes"),
        ([(1, ["x"] * (MAX_COLONNES + 1))], "400 colonnes"),
        ([(n, ["x"] * MAX_COLONNES) for n in range(1, 5_002)], "2\u00a0millions de cellules"),
        ([(n, ["x" * 32_000]) for n in range(1, 627)], "20\u00a0millions de caractères"),
        ([(7, ["x" * (MAX_CELLULE + 1)])], "l.csv, ligne 7"),
        ([(1_048_577, [""])], "trop grand"),
    ],
)
def test_more_than_any_list_holds_is_refused_with_the_bound(rows: list[tuple[int, list[str]]], said: str) -> None:
    with pytest.raises(Refus, match=said):
        Mesure("l.csv").held(rows)
    assert len(Mesure("l.csv").held(rows[:-1])) == len(rows) - 1


def test_thousands_of_empty_rows_below_a_list_are_passed_over() -> None:
    rows = [(1, ["ROUX"]), *((n, ["", " "]) for n in range(2, 100_000))]
    assert Mesure("l.csv").held(rows) == [(1, ["ROUX"])]
