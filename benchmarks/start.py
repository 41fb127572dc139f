"""How long a start takes beside a bare label, what many past sessions add to it, and what small commands load."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks import screens
from benchmarks.folders import Folder, bare_environment, open_baseline
from benchmarks.harness import Program
from benchmarks.report import Figure, percentile, times


@dataclass
class Target:
    """A program to start again and again, what makes it ready, and the milliseconds each start took.

    `moved` is what its list shows once it has answered the arrow key, null where there is no list.
    """

    launch: Callable[[], Program]
    ready: str
    moved: str | None = None
    paints: list[float] = field(default_factory=list)
    readies: list[float] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)

    def start(self, *, measured: bool) -> None:
        """Start it once, and press a key as soon as it is ready where there is a list to move in."""
        with self.launch() as program:
            ready_at = program.wait_for(self.ready)
            answered_at = ready_at
            if self.moved is not None:
                program.send("down")
                answered_at = program.wait_for(self.moved)
            if not measured:
                return
            self.paints.append(1000 * ((program.first_paint_at or ready_at) - program.started_at))
            self.readies.append(1000 * (ready_at - program.started_at))
            self.answers.append(1000 * (answered_at - program.started_at))

    @property
    def paint(self) -> float:
        """The usual time to the first visible character."""
        return percentile(self.paints, 50)

    @property
    def usual(self) -> float:
        """The usual time to what is waited for."""
        return percentile(self.readies, 50)

    @property
    def answer(self) -> float:
        """The usual time to the first key answered."""
        return percentile(self.answers, 50)


def measure(small: Folder, large: Folder, crowded: Folder, *, passees: int, rounds: int) -> list[Figure]:
    """Start everything in turn, so that the machine's moods fall on all alike; the first round warms up."""
    bare = Target(lambda: open_baseline("label"), screens.LABEL)
    home = Target(small.open, screens.ACCUEIL, screens.SECONDE_SESSION)
    many = Target(large.open, screens.ACCUEIL, screens.SECONDE_SESSION)
    session = Target(lambda: small.open("ouvrir", small.jour), screens.CANDIDATS, screens.SECOND_CANDIDAT)
    never = Target(lambda: _never_seen(small), screens.CANDIDATS, screens.SECOND_CANDIDAT)
    crowd = Target(lambda: crowded.open("ouvrir", crowded.jour), screens.CANDIDATS, screens.SECOND_CANDIDAT)
    for turn in range(rounds + 1):
        for target in (bare, home, never, session, many, crowd):
            target.start(measured=turn > 0)
    return [
        times("accueil : premier affichage", home.paint, bare.paint, "ms", 1.2),
        times("accueil : sessions lisibles", home.usual, bare.usual, "ms", 1.5),
        times("… et la liste répond à une touche", home.answer, bare.usual, "ms", 1.5),
        times("« ouvrir SESSION » : premier affichage", session.paint, bare.paint, "ms", 1.2),
        times("« ouvrir SESSION » : candidats lisibles", session.usual, bare.usual, "ms", 1.5),
        times("… et la liste répond à une touche", session.answer, bare.usual, "ms", 1.5),
        times("« ouvrir », session jamais vue : la liste répond", never.answer, bare.usual, "ms"),
        times(f"accueil, {passees} sessions passées au lieu de 1", many.answer, home.answer, "ms", 1.15),
        times("« ouvrir », 500 candidats au lieu de 8", crowd.answer, session.answer, "ms", 1.15),
        *_loaded(small),
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
