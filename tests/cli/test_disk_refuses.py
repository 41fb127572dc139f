"""A disk that refuses: whatever writes says nothing as done, says why in one line, ends with 1 and changes nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

from certif_tui.cli.codes import Code
from certif_tui.cli.programme import programme
from certif_tui.journal import kinds
from certif_tui.journal.tinydb_journal import TinyDBJournal
from certif_tui.wording.text import NBSP
from tests.cli.conftest import LYON, Certif, plain
from tests.cli.limited import run_limited
from tests.services.importation.fichiers import make_csv

pytestmark = pytest.mark.skipif(os.name != "posix", reason="resource limits")

TOURS, DIJON = "2026-06-11-bloc-2-tours", "2026-06-14-bloc-3-dijon"
NANTES, METZ, REIMS, PARIS = (f"2026-06-10-bloc-1-{lieu}" for lieu in ("nantes", "metz", "reims", "paris"))
"""Bloc 1 before the draw, after it, at work, with a dossier received."""

WRITING = {
    "session creer": ("--bloc 3 --date 2026-07-01 --lieu Lille --jure MARTIN --candidat ROUX",),
    "session importer": (f"{LYON} LISTE", f"{LYON} LISTE --trier"),
    "session defaire-import": (f"{PARIS} --motif erreur",),
    "session trier": (PARIS,),
    "session presence": (f"{LYON} claire present", f"{LYON} claire ines present"),
    "session incident": (
        f"{LYON} Alarme",
        f"{LYON} Alarme --candidat claire --duree 5 --rendre",
        f"{LYON} --corriger 1 Fausse --motif erreur",
        f"{LYON} --annuler 1 --motif erreur",
        f"{LYON} --annuler 2 --motif erreur",
    ),
    "session annuler": (f"{LYON} --motif erreur", f"{PARIS} --motif erreur"),
    "candidat ajouter": (f"{LYON} ROUX",),
    "candidat renommer": (f"{LYON} claire DUPOND --motif erreur",),
    "candidat modifier": (f"{LYON} claire --email claire@exemple.fr",),
    "candidat retirer": (f"{LYON} claire --motif malade",),
    "candidat retablir": (f"{LYON} hugo",),
    "candidat deplacer": (f"{LYON} ines --place 1", f"{DIJON} ines --place 1"),
    "jure ajouter": (f"{LYON} ROUX",),
    "jure renommer": (f"{LYON} paul DUPRE --motif erreur",),
    "jure fusionner": (f"{DIJON} roux paul --motif erreur",),
    "jure excuser": (f"{DIJON} roux --reste --motif malade",),
    "jure retirer": (f"{DIJON} roux --motif erreur",),
    "evaluer": (
        f"{LYON} ines --jure paul",
        f"{LYON} claire --jure paul --remettre --malgre papier",
        f"{LYON} ines --jure paul --ecrit",
    ),
    "chrono": (
        f"{LYON} ines demarrer",
        *(f"{LYON} claire {action}" for action in ("pause", "phase", "terminer", "annuler")),
        f"{LYON} marc reprendre",
    ),
    "tirage": (
        f"{NANTES} --motif Essai",
        f"{NANTES} --cas-nom Alpha --motif Essai",
        f"{METZ} --annuler --motif erreur",
    ),
    "groupes": (
        f"{PARIS} --deplacer ana --vers aucun --motif malade",
        f"{PARIS} --cas G1=Beta --motif erreur",
        f"{PARIS} --annuler --motif erreur",
    ),
    "travail": (f"{PARIS} demarrer --motif erreur", f"{REIMS} annuler --motif erreur"),
    "dossier": (f"{PARIS} G1 --motif erreur", f"{PARIS} G1 --annuler --motif erreur"),
    "echeance": (f"{TOURS} --debut 2026-06-08 --fin 2026-06-12",),
    "plan": (
        f"{LYON} --debut 09:00",
        f"{DIJON} --debut 10:00 --motif retard",
        f"{DIJON} --echanger claire ines",
        f"{DIJON} --reporter hugo --motif train",
        f"{DIJON} --annuler",
        f"{DIJON} --ics AGENDA",
    ),
    "identite": (f"{LYON}/dupont-claire {DIJON}/dupont-claire --meme",),
    "demo": ("--sans-ouvrir",),
}
"""What writes, by command, in every way it does; words are parted at spaces."""
READING = {
    *("ouvrir", "bilan", "parcours", "verifier", "guide", "diagnostic", "help", "completion"),
    *("session liste", "session registre", "candidat liste"),
    *("referentiel verifier", "referentiel schema"),
}
"""What writes nothing in the data folder, and the application, which tries again by itself."""

MARKS = "CR3.1.1 valide\n"
LIMITED = (
    "import resource, sys; sys.argv[0] = 'certif-tui'; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0));"
    "from certif_tui.__main__ import main; main()"
)
"""The same as a program of its own, its imports still to do."""


def leaves(group: click.Group, name: str = "") -> Iterator[str]:
    for command in group.commands.values():
        path = f"{name} {command.name}".strip()
        if isinstance(command, click.Group):
            yield from leaves(command, path)
        else:
            yield path


def test_every_command_is_known_to_write_or_not_to() -> None:
    assert sorted(leaves(programme)) == sorted({*WRITING, *READING})


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sessions in which each of these commands has something to do."""
    folder = tmp_path_factory.mktemp("prepared")
    certif = Certif(folder / "sessions")

    def run(*lines: str) -> None:
        for line in lines:
            done = certif(*line.split(" "))
            assert done.exit_code == 0, (line, done.output)

    for lieu in ("12 --lieu Lyon", "14 --lieu Dijon"):
        words = f"session creer --bloc 3 --date 2026-06-{lieu} --jure MARTIN_Paul --candidat DUPONT_Claire"
        run(f"{words} --candidat LEFÈVRE_Inès --candidat BERNARD_Hugo".replace("_", NBSP))
    names = "--candidat NOÉ --candidat BOB --candidat ANA"
    run(f"session creer --bloc 2 --date 2026-06-11 --lieu Tours {names}")
    for lieu in ("Nantes", "Metz", "Reims", "Paris"):
        run(f"session creer --bloc 1 --date 2026-06-10 --lieu {lieu} {names}")
    liste = make_csv(folder / "avant.csv", "Nom;Prénom", "ZOÉ;Lou")
    run(
        f"candidat ajouter {LYON} MARC",
        f"candidat retirer {LYON} hugo --motif malade",
        f"chrono {LYON} claire demarrer",
        f"chrono {LYON} marc demarrer",
        f"chrono {LYON} marc pause",
        f"jure ajouter {DIJON} ROUX",
        f"session incident {LYON} Panne",
        f"session incident {LYON} Porte --candidat claire --duree 2 --rendre",
        f"session importer {PARIS} {liste}",
        f"session presence {PARIS} zoe present",
        *(f"session presence {slug} noe bob ana present" for slug in (NANTES, METZ, REIMS, PARIS)),
        *(f"tirage {slug} --cas-nom Alpha --motif Essai" for slug in (METZ, REIMS, PARIS)),
        *(f"travail {slug} demarrer" for slug in (REIMS, PARIS)),
        f"dossier {PARIS} G1",
        f"plan {DIJON} --debut 09:00",
        f"plan {DIJON} --echanger claire hugo",
    )
    marked = certif.evaluer(*(f"CR3.{it} valide" for it in ("1.1", "1.2")))
    assert marked.exit_code == 0, marked.output
    return certif.sessions


def contents(folder: Path) -> dict[str, bytes]:
    """Every file there, locks aside."""
    files = (it for it in folder.rglob("*") if it.is_file() and it.suffix != ".lock")
    return {str(it.relative_to(folder)): it.read_bytes() for it in files}


@dataclass
class Run:
    """A command about to run on sessions of its own."""

    sessions: Path
    agenda: Path
    words: list[str]


@pytest.fixture(params=[f"{command} {words}" for command, every in WRITING.items() for words in every])
def run(request: pytest.FixtureRequest, prepared: Path, private_home: Path, tmp_path: Path) -> Run:
    sessions, agenda = tmp_path / "sessions", tmp_path / "agenda.ics"
    shutil.copytree(prepared, sessions)
    liste = make_csv(tmp_path / "liste.csv", "Nom", "ROUX Jean", "ALAIN Rose")
    return Run(sessions, agenda, request.param.replace("LISTE", str(liste)).replace("AGENDA", str(agenda)).split())


def test_what_a_disk_refuses_is_not_told_as_done(run: Run) -> None:
    before = contents(run.sessions)
    done = run_limited(run.sessions, *run.words, given=MARKS)
    told = plain(done.stderr)
    assert (done.code, len(told.splitlines())) == (Code.INCIDENT, 1), told
    assert told.startswith("Erreur : ") and "isque est plein" in told
    # An import says what it understood of the file before it touches anything.
    assert ("→  Nom" in done.stdout if "importer" in run.words else done.stdout == "") and "ajouté" not in done.stdout
    assert contents(run.sessions) == before and not run.agenda.exists()


def test_each_of_these_commands_writes_where_the_disk_takes_it(run: Run) -> None:
    before = contents(run.sessions)
    done = Certif(run.sessions)(*run.words, input=MARKS)
    assert contents(run.sessions) != before or run.agenda.exists(), done.output


def test_minutes_whose_incident_the_disk_refuses_are_taken_back(prepared: Path, tmp_path: Path) -> None:
    sessions = tmp_path / "sessions"
    shutil.copytree(prepared, sessions)
    journal = TinyDBJournal(sessions)
    before = journal.read(kinds.CHRONO.at(LYON, "dupont-claire")).state.ajouts
    room = (sessions / LYON / "session.json").stat().st_size
    program = [sys.executable, "-B", "-c", LIMITED.replace("(0, 0)", f"({room}, {room})"), "--sessions", str(sessions)]
    words = [*("session", "incident", LYON), *["Alarme", "--candidat", "claire", "--duree", "5", "--rendre"]]
    done = subprocess.run([*program, *words], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (Code.INCIDENT, "")
    assert journal.read(kinds.CHRONO.at(LYON, "dupont-claire")).state.ajouts == before
