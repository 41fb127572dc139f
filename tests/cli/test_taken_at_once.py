"""Four programs that take one thing at once: the same event back, whatever it is, or the same sheet."""

from __future__ import annotations

from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from certif_tui.cli.atelier import open_session
from certif_tui.cli.codes import Code
from certif_tui.cli.paths import Options
from certif_tui.domain.session.evenements import EvenementAnnule
from certif_tui.journal.tinydb_journal import TinyDBJournal
from certif_tui.services.grille.evaluation import read_grille
from tests.cli.conftest import LYON, Certif, plain
from tests.cli.processes import Told, write_together
from tests.cli.test_simultaneous import FOUR, Together, only, run

PAUL = "martin-paul"
TAKEN = {
    "name": [f"candidat renommer {LYON} claire DUPOND --motif faute"],
    "candidat": [],
    "incident": [f"session incident {LYON} Alarme"],
    "incident corrected": [
        f"session incident {LYON} Alarme",
        f"session incident {LYON} --corriger 1 Exercice --motif su",
    ],
    "plan": [f"plan {LYON} --debut 09:00"],
    "exchange": [f"plan {LYON} --debut 09:00", f"plan {LYON} --echanger claire ines"],
    "dates of the dossiers": [f"echeance {LYON} --debut 2026-06-08 --fin 2026-06-12"],
}
"""What is taken back, by the commands that make it: the last event there is."""


@pytest.fixture
def together(certif: Certif) -> Together:
    return Together(certif.sessions)


def taking_backs(certif: Certif) -> int:
    evenements = open_session(Options(certif.sessions), LYON).live.evenements
    return sum(isinstance(it, EvenementAnnule) for it in evenements)


@pytest.mark.parametrize("kind", TAKEN)
def test_whatever_it_is_an_event_is_taken_back_once_and_comes_back_once(
    lyon: Certif, together: Together, kind: str
) -> None:
    for line in TAKEN[kind]:
        run(lyon, *line.split(" "))
    before = open_session(Options(lyon.sessions), LYON).session
    done = only(together.commands(*(f"session annuler {LYON} --motif erreur" for _it in FOUR)), "C'est déjà annulé.")
    assert taking_backs(lyon) == 1
    number = done.stdout.split(f"session annuler {LYON} ")[1].split()[0]
    only(together.commands(*(f"session annuler {LYON} {number} --motif non" for _it in FOUR)), "C'est déjà annulé.")
    after = open_session(Options(lyon.sessions), LYON).session
    assert (taking_backs(lyon), after) == (2, before)


def grade(decided: Barrier, told: Queue[Told], sessions: Path, mark: str) -> None:
    """Fill a sheet, taking it when the others do."""
    write_together(decided)
    done = Certif(sessions)("evaluer", LYON, "claire", "--jure", PAUL, input=f"CR3.1.1 {mark}\n")
    told.put(Told(done.exit_code, plain(done.stdout).strip(), plain(done.stderr).strip()))


def test_a_sheet_taken_at_once_is_one_person_s_and_the_others_write_nothing(lyon: Certif, together: Together) -> None:
    marks = ["valide", "non_valide"] * 2
    told = together([[mark] for mark in marks], grade)
    assert sorted(it.code for it in told) == [Code.OK, *[Code.VERROU] * 3]
    [rank] = [rank for rank, it in enumerate(told) if it.code == Code.OK]
    for it in told:
        assert it is told[rank] or (it.stdout == "" and "prise en main ailleurs" in it.stderr), it
    assert told[rank].stdout == "ok 3 CR3.1.1"
    journal = TinyDBJournal(lyon.sessions)
    assert read_grille(journal, LYON, "dupont-claire", PAUL).avis("CR3.1.1") == marks[rank]
