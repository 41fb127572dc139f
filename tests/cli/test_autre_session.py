"""A sheet or a clock copied from another session of the same name is named everywhere, and never counted."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from certif_tui.journal.openings import ETRANGER
from certif_tui.journal.tinydb_journal import TinyDBJournal
from certif_tui.projections.apercu import Progression
from certif_tui.projections.tableau import progression
from tests.cli.conftest import LYON, Certif, plain

SHEET, CLOCK = "grilles/dupont-claire/martin-paul.json", "passages/dupont-claire/chrono.json"
CODES = [f"CR3.{competence}.{rang}" for competence, most in ((1, 5), (2, 9)) for rang in range(1, most + 1)]


def grade(certif: Certif) -> None:
    assert certif("chrono", LYON, "dupont", "demarrer").exit_code == 0
    lines = "\n".join(f"{code} valide" for code in CODES)
    done = certif("evaluer", LYON, "dupont-claire", "--jure", "martin", "--remettre", "--malgre", "papier", input=lines)
    assert done.exit_code == 0, done.output


def copy(theirs: Certif, place: str, ours: Certif) -> None:
    target = ours.sessions / LYON / place
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(theirs.sessions / LYON / place, target)


@pytest.fixture
def other(tmp_path: Path, lyon: Certif) -> Certif:
    """Another machine, where a session of the same name was prepared by hand: Claire was graded there."""
    elsewhere = Certif(tmp_path / "autre")
    assert elsewhere.create() == LYON
    grade(elsewhere)
    return elsewhere


def test_a_copied_sheet_is_named_by_verifier(lyon: Certif, other: Certif) -> None:
    copy(other, SHEET, lyon)
    done = lyon("verifier", LYON)
    assert done.exit_code == 3
    assert f"{LYON}/{SHEET}, événement 1 : {ETRANGER}." in plain(done.stdout)
    assert "1 défaut" in plain(done.stdout)
    assert other("verifier", LYON).exit_code == 0


def test_a_copied_sheet_gives_no_verdict(lyon: Certif, other: Certif) -> None:
    copy(other, SHEET, lyon)
    done = lyon("bilan", LYON, "dupont-claire", "--json")
    assert (done.exit_code, json.loads(done.stdout)["statut"]) == (3, None)
    assert ETRANGER in json.loads(done.stdout)["defauts"][0]
    assert json.loads(other("bilan", LYON, "dupont-claire", "--json").stdout)["statut"] == "valide"
    told = lyon("parcours")
    [claire] = [line for line in plain(told.stdout).splitlines() if line.startswith("DUPONT Claire")]
    assert (told.exit_code, "BLOC 3 sans preuve" in claire) == (3, True)


def test_a_copied_sheet_is_in_no_count(lyon: Certif, other: Certif) -> None:
    copy(other, SHEET, lyon)
    assert progression(TinyDBJournal(lyon.sessions), LYON) == Progression(0, 4, douteuses=1)
    assert progression(TinyDBJournal(other.sessions), LYON) == Progression(1, 4)


def test_a_copied_clock_is_named(lyon: Certif, other: Certif) -> None:
    copy(other, CLOCK, lyon)
    assert f"{LYON}/{CLOCK}, événement 1 : {ETRANGER}." in plain(lyon("verifier", LYON).stdout)


def test_a_sheet_put_back_in_its_own_session_counts(lyon: Certif, other: Certif, tmp_path: Path) -> None:
    shutil.copy(other.sessions / LYON / SHEET, tmp_path / "copie.json")
    (other.sessions / LYON / SHEET).unlink()
    shutil.copy(tmp_path / "copie.json", other.sessions / LYON / SHEET)
    assert other("verifier", LYON).exit_code == 0
    assert json.loads(other("bilan", LYON, "dupont-claire", "--json").stdout)["statut"] == "valide"


def test_the_written_work_is_bound_too(lyon: Certif) -> None:
    done = lyon("evaluer", LYON, "dupont-claire", "--jure", "martin", "--ecrit", input="CR3.1.1 valide")
    assert done.exit_code == 0, done.output
    [own, *_] = json.loads((lyon.sessions / LYON / "session.json").read_bytes())["journal"].values()
    [path] = (lyon.sessions / LYON / "ecrits").rglob("*.json")
    assert json.loads(path.read_bytes())["journal"]["1"]["session"] == own["id"]
