"""How long a start takes beside a bare label, what many past sessions add to it, and what small commands load."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks import screens
from benchmarks.folders import Folder, bare_environment, open_baseline
from benchmarks.harness import Program, cpu_s
from benchmarks.report import Figure, percentile, times


@dataclass
class Target:
    """A program to start again and again, what makes it ready, and the milliseconds each start took.

    `key` is pressed as soon as it is ready, and `answered` is what it then shows; both null where no key is waited for.
    """

    launch: Callable[[], Program]
    ready: str
    key: str | None = None
    answered: str = ""
    paints: list[float] = field(default_factory=list)
    readies: list[float] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    def start(self, *, measured: bool) -> None:
        """Start it once, and press its key."""
        with self.launch() as program:
            ready_at = answered_at = program.wait_for(self.ready)
            if self.key is not None:
                program.send(self.key)
                answered_at = program.wait_for(self.answered)
            if not measured:
                return
            self.processor.append(1000 * cpu_s(program))
            self.paints.append(1000 * ((program.first_paint_at or ready_at) - program.started_at))
            self.readies.append(1000 * (ready_at - program.started_at))
            self.answers.append(1000 * (answered_at - program.started_at))


def usual(values: list[float]) -> float:
    """What is usual among the starts of a target."""
    return percentile(values, 50)


def measure(
    small: Folder, large: Folder, crowded: Folder, sheets: Folder, *, passees: int, rounds: int
) -> list[Figure]:
    """Start everything in turn, so that the machine's moods fall on all alike; the first round warms up.

    `sheets` is a folder of its own: whoever opened a sheet there is offered to go back to it.
    """
    bare = Target(lambda: open_baseline("label"), screens.LABEL)
    home = Target(small.open, screens.ACCUEIL, "down", screens.SECONDE_SESSION)
    many = Target(large.open, screens.ACCUEIL, "down", screens.SECONDE_SESSION)
    session = _list_of(lambda: small.open("ouvrir", small.jour))
    never = _list_of(lambda: _never_seen(small))
    crowd = _list_of(lambda: crowded.open("ouvrir", crowded.jour))
    sheet = Target(lambda: sheets.open("ouvrir", sheets.jour), screens.CANDIDATS, "enter", screens.GRILLE)
    for turn in range(rounds + 1):
        for target in (bare, home, never, session, many, crowd, sheet):
            target.start(measured=turn > 0)
    return [
        times("accueil : premier affichage", usual(home.paints), usual(bare.paints), "ms", 1.2),
        times("accueil : sessions lisibles", usual(home.readies), usual(bare.readies), "ms", 1.5),
        *_answer("accueil, la liste répond", home, bare, 1.6),
        times("« ouvrir SESSION » : premier affichage", usual(session.paints), usual(bare.paints), "ms", 1.2),
        times("« ouvrir SESSION » : candidats lisibles", usual(session.readies), usual(bare.readies), "ms", 1.5),
        *_answer("« ouvrir SESSION », la liste répond", session, bare, 1.5),
        *_answer("« ouvrir », session jamais vue, la liste répond", never, bare, 1.8),
        *_answer("« ouvrir » puis Entrée, la grille est là", sheet, bare, 2.0),
        times(
            f"accueil, {passees} sessions passées au lieu de 1", usual(many.answers), usual(home.answers), "ms", 1.15
        ),
        times("« ouvrir », 500 candidats au lieu de 8", usual(crowd.answers), usual(session.answers), "ms", 1.15),
        *_loaded(small),
    ]


def _list_of(launch: Callable[[], Program]) -> Target:
    return Target(launch, screens.CANDIDATS, "down", screens.SECOND_CANDIDAT)


def _answer(what: str, ours: Target, bare: Target, goal: float) -> list[Figure]:
    """The first key answered, in time and in time of the processor, which a busy machine spoils less."""
    return [
        times(what, usual(ours.answers), usual(bare.readies), "ms", goal),
        times("… processeur", usual(ours.processor), usual(bare.processor), "ms", goal),
    ]


def _never_seen(folder: Folder) -> Program:
    """Open the session of the day as on the first time: nothing is kept of how it looked."""
    (folder.root / "state" / "certif-tui" / "candidats.json").unlink(missing_ok=True)
    return folder.open("ouvrir", folder.jour)


def _loaded(folder: Folder) -> list[Figure]:
    bilan = ("bilan", folder.jour, "dupont-claire", "--texte")
    return [
        _without("« --version » sans Textual ni pydantic", folder, ("--version",), ("textual", "pydantic")),
        _without("« bilan --texte » sans Textual", folder, bilan, ("textual",)),
    ]


def _without(mesure: str, folder: Folder, args: tuple[str, ...], unwanted: tuple[str, ...]) -> Figure:
    argv = [sys.executable, "-X", "importtime", "-m", "certif_tui", *args]
    environment = bare_environment() | folder.environment()
    done = subprocess.run(argv, env=environment, capture_output=True, text=True, timeout=60, check=False)
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    found = [name for name in unwanted if name in loaded]
    if done.returncode:
        return Figure(mesure, f"code {done.returncode}", met=False)
    return Figure(mesure, f"charge {', '.join(found)}" if found else "rien de cela", met=not found)
