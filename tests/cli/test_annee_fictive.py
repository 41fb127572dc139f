"""The fictitious year, replayed from the commands of its own page: what it tells is what the program does."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from certif_tui.cli.atelier import open_session
from certif_tui.cli.paths import Options
from certif_tui.domain.ecrit.travail import Rendu, rendus
from tests.cli.conftest import Certif, plain

ROOT = Path(__file__).parents[2]
ANNEE = ROOT / "docs" / "annee-fictive"
BLOC_1, BLOC_2, BLOC_3 = "2025-03-03-bloc-1-lyon", "2025-06-02-bloc-2-lyon", "2025-10-06-bloc-3-lyon"
FENCE = re.compile(r"^```(sh|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
IN_A_PROCESS_OF_ITS_OWN = ("session creer --bloc 1", "parcours", "verifier")
A, N, P, R = "acquis", "non_acquis", "a_passer", "resultat_reserve"
VERDICTS = {
    "C-101": (A, A, A),
    "C-102": (A, A, A),
    "C-103": (A, N, A),
    "C-104": (A, A, P),
    "C-105": (A, A, A),
    "C-106": (A, A, A),
    "C-107": (A, A, A),
    "C-108": (A, A, N),
    "C-109": (A, A, A),
    "C-110": (A, P, R),
    "C-111": (N, N, A),
    "C-112": (A, A, A),
}


def told() -> Iterator[tuple[list[str], list[str]]]:
    """Each run of commands of the page, and the lines it says that the last of them prints."""
    commands: list[str] = []
    for kind, body in FENCE.findall((ANNEE / "README.md").read_text("utf-8")):
        if kind == "text":
            yield commands, plain(body).splitlines()
            commands = []
        else:
            if commands:
                yield commands, []
            commands = body.splitlines()
    if commands:
        yield commands, []


def run(certif: Certif, line: str) -> str:
    """What a command of the page prints; it must succeed."""
    program, *words = shlex.split(line)
    assert program == "certif-tui", line
    given = None
    if "<" in words:
        where = words.index("<")
        given, words = Path(words[where + 1]).read_bytes(), words[:where]
    if line.startswith(tuple(f"certif-tui {command}" for command in IN_A_PROCESS_OF_ITS_OWN)):
        return run_for_real(certif, words)
    done = certif(*words, input=given)
    assert done.exit_code == 0, f"{line}\n{done.output}"
    return plain(done.stdout)


def run_for_real(certif: Certif, words: list[str]) -> str:
    """The same by the program itself, which finds its sessions where the page says to put them."""
    named = os.environ | {"CERTIF_TUI_SESSIONS": str(certif.sessions), "PYTHONIOENCODING": "utf-8"}
    program = [sys.executable, "-m", "certif_tui", *words]
    done = subprocess.run(program, cwd=ROOT, env=named, capture_output=True, encoding="utf-8", timeout=60)
    assert done.returncode == 0, done.stderr
    return plain(done.stdout)


def says(output: list[str], line: str) -> bool:
    """Whether some line of the output is that one, « … » standing for anything."""
    shape = re.compile(".*".join(re.escape(part) for part in line.split("…")))
    return any(shape.fullmatch(each) for each in output)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The files of the year, where a calendar may be written."""
    copy = tmp_path / "annee"
    shutil.copytree(ANNEE, copy)
    monkeypatch.chdir(copy)
    return copy


def test_the_year_leads_to_three_verdicts_and_a_certification(certif: Certif, folder: Path) -> None:
    for commands, expected in told():
        output = [run(certif, line) for line in commands][-1].splitlines()
        missing = [line for line in expected if not says(output, line)]
        assert missing == [], f"{commands[-1]}\n" + "\n".join(output)
    check_groups(certif)
    check_dossiers(certif)
    check_orals(certif, folder)
    check_verdicts(certif)


def check_groups(certif: Certif) -> None:
    for slug, sizes in ((BLOC_1, [4, 4, 3]), (BLOC_2, [4, 4, 4])):
        session = open_session(Options(certif.sessions), slug).session
        assert len(session.candidats) == 12
        assert [len(it.membres) for it in session.groupes.groupes] == sizes
    bloc_1 = open_session(Options(certif.sessions), BLOC_1).session
    assert "santos-joao" not in {slug for it in bloc_1.groupes.groupes for slug in it.membres}
    cas = [it.cas for it in bloc_1.groupes.groupes]
    assert len(set(cas)) == len(cas)


def check_dossiers(certif: Certif) -> None:
    """Those late, and by how many minutes: the group with a tiers-temps had until 19:40."""
    expected = {
        BLOC_1: {"G3": 20},
        BLOC_2: {"G2": 25},
        BLOC_3: {"etienne-zoe": 1230},
    }
    for slug, minutes in expected.items():
        ouverte = open_session(Options(certif.sessions), slug)
        found = {it.remettant: late for it in rendus(ouverte.session, ouverte.bloc) if (late := lateness(it)) != 0}
        assert found == minutes


def lateness(rendu: Rendu) -> int | None:
    return None if rendu.retard_ms is None else round(max(0, rendu.retard_ms) / 60_000)


def check_orals(certif: Certif, folder: Path) -> None:
    days = {slug: json.loads(certif("plan", slug, "--json").stdout) for slug in (BLOC_1, BLOC_2, BLOC_3)}
    assert [days[slug]["jour"] for slug in days] == ["2025-03-10", "2025-06-06", "2025-10-06"]
    assert [len(days[slug]["passages"]) for slug in days] == [11, 11, 11]
    calendar = (folder / "oraux-bloc-1.ics").read_bytes()
    # Eleven passages, the deliberation behind each, two breaks.
    assert calendar.count(b"BEGIN:VEVENT") == 11 + 11 + 2 and b"20250310T080000Z" in calendar
    ines = json.loads(certif("bilan", BLOC_3, "lefevre", "--json").stdout)
    assert [(it["minutes"], it["candidat"]) for it in ines["incidents"]] == [(4, "lefevre-ines")]
    assert ines["temps"][0]["prevu_s"] == 24 * 60
    assert list((certif.sessions / BLOC_2 / "ecrits").iterdir()) and list(
        (certif.sessions / BLOC_3 / "ecrits").iterdir()
    )


def check_verdicts(certif: Certif) -> None:
    people = json.loads(certif("parcours", "--json").stdout)
    found = {
        numero: tuple(bloc["verdict"] for bloc in person["parcours"][0]["blocs"])
        for person in people
        for numero in person["identifiants"]
    }
    assert found == VERDICTS
    certified = {person["identifiants"][0] for person in people if person["parcours"][0]["acquise"]}
    assert certified == {numero for numero, verdicts in VERDICTS.items() if verdicts == (A, A, A)}
    assert [person["presumee"] or bool(person["questions"]) for person in people] == [False] * 12


def test_the_list_is_as_french_excel_writes_it() -> None:
    raw = (ANNEE / "candidats.csv").read_bytes()
    with pytest.raises(UnicodeDecodeError):
        raw.decode("utf-8")
    assert raw.decode("cp1252").count("\r\n") == raw.count(b"\n") == 14
    assert (ANNEE / "inscrits-bloc-2.csv").read_bytes().startswith(b"\xef\xbb\xbfMatricule;")
