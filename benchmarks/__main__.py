"""How fast and how light certif-tui is: the figures it promises, each beside its baseline, measured in one run.

    make bench                        everything, some nine minutes
    make bench ARGS=--rapide          a quick pass, noisier
    make bench ARGS="touches octets"  some parts only
    make bench ARGS="--dossier /mnt"  on another disk

How to read it. Only ratios travel from one machine to another, so every figure of time stands beside a baseline of the
same run: whatever is compared is measured in turn, in programs that live side by side. The baselines are in
`baselines/`: a bare Textual application with one label, a bare list of 46 lines drawn by one widget, the least that
keeps 8 KB on a disk (write, flush, rename, flush the folder), a row in SQLite's log, every candidat in one plain TinyDB
file.

The last column says whether the goal is met: « ok » or « à voir ». Nothing fails: the exit code is always 0, these are
figures and not assertions. Where two numbers share a cell they are the median and the greatest, which is the one held
against the goal. A machine busy with something else shows first in p95.

What is measured is the real program in a real pseudo-terminal of 80×24 that answers Textual's questions; screens are
read by pyte. A key is dealt with once nothing has come for 200 ms, longer than the 150 ms after which the program would
say that a save is slow. Data lives on a real disk, in a folder beside the checkout that is removed at the end, and is
made by the program's own services. Linux only, like the rest of what runs in a pseudo-terminal.

Each part is a file: `start`, `keys`, `octets`, `clock`, `disk`, `importation`, `session`, `rest`,
`archives`, `memory`;
`screens` alone knows the program's words.
"""

from __future__ import annotations

import argparse
import platform
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import archives, clock, disk, folders, importation, keys, memory, octets, report, rest, session, start
from benchmarks.folders import Folder, prepare
from benchmarks.harness import NARROW, WIDE
from certif_tui.platform.machine import disk_kind

Part = Callable[[Path, bool], list[report.Figure]]


def measure_start(place: Path, quick: bool) -> list[report.Figure]:
    passees = 100 if quick else 500
    return start.measure(
        prepare(place / "une", passees=1, candidats=8),
        prepare(place / "passees", passees=passees, candidats=8),
        prepare(place / "foule", passees=0, candidats=0, jour=500),
        prepare(place / "grilles", passees=1, candidats=8),
        passees=passees,
        rounds=3 if quick else 12,
    )


def measure_keys(place: Path, quick: bool) -> list[report.Figure]:
    alone, crowded = (prepare(place / str(jour), passees=1, candidats=2, jour=jour) for jour in (1, 500))
    return keys.measure(alone, crowded, rounds=20 if quick else 120)


def measure_octets(place: Path, quick: bool) -> list[report.Figure]:
    figures = []
    for rank, size in enumerate([NARROW] if quick else [NARROW, WIDE]):
        day, crowded = _day(place / f"jour-{rank}"), prepare(place / f"foule-{rank}", passees=0, candidats=0, jour=500)
        figures += octets.measure(day, crowded, size)
    return figures


def measure_clock(place: Path, quick: bool) -> list[report.Figure]:
    return clock.measure(_day(place), seconds=10 if quick else 60)


def measure_disk(place: Path, quick: bool) -> list[report.Figure]:
    passees = 50 if quick else 500
    few = prepare(place / "peu", passees=1, candidats=2)
    many = prepare(place / "beaucoup", passees=passees, candidats=20)
    return disk.measure(few, many, candidats=20 * passees, rounds=60 if quick else 200)


def measure_importation(place: Path, quick: bool) -> list[report.Figure]:
    return importation.measure(place, rounds=5 if quick else 20)


def measure_session(place: Path, quick: bool) -> list[report.Figure]:
    few, many = (prepare(place / str(jour), passees=0, candidats=0, jour=jour) for jour in (8, 200))
    return session.measure(few, many, rounds=5 if quick else 30)


def measure_rest(place: Path, quick: bool) -> list[report.Figure]:
    few, many = (prepare(place / str(jour), passees=0, candidats=0, jour=jour) for jour in (8, 200))
    return rest.measure(few, many, seconds=10 if quick else 60)


def measure_archives(place: Path, quick: bool) -> list[report.Figure]:
    passees = 50 if quick else 500
    folder = prepare(place, passees=passees, candidats=20)
    return archives.measure(folder, passees=passees, rounds=3)


def measure_memory(place: Path, _quick: bool) -> list[report.Figure]:
    return memory.measure(_day(place))


PARTS: dict[str, tuple[str, Part]] = {
    "demarrage": ("Démarrage", measure_start),
    "touches": ("D'une touche à l'écran, enregistrement compris", measure_keys),
    "octets": ("Octets envoyés au terminal", measure_octets),
    "chrono": ("Chrono", measure_clock),
    "disque": ("Disque", measure_disk),
    "importation": ("Import d'une liste de candidats", measure_importation),
    "session": ("Liste des candidats", measure_session),
    "repos": ("Au repos", measure_rest),
    "archives": ("Toutes les sessions passées", measure_archives),
    "memoire": ("Mémoire", measure_memory),
}


def main() -> None:
    """Measure the parts asked for and print a table after each."""
    arguments = _arguments()
    place = Path(tempfile.mkdtemp(prefix=".certif-tui-bench-", dir=arguments.dossier))
    print(f"certif-tui : mesures, Python {platform.python_version()}, disque {disk_kind(place) or 'inconnu'} ({place})")
    began = time.monotonic()
    try:
        for name in arguments.parties or PARTS:
            title, part = PARTS[name]
            print(f"\n{title}\n", flush=True)
            print(_measured(part, place / name, arguments.rapide), flush=True)
    except KeyboardInterrupt:
        print("\ninterrompu")
    finally:
        shutil.rmtree(place, ignore_errors=True)
    print(f"\n{time.monotonic() - began:.0f} s")


def _measured(part: Part, place: Path, quick: bool) -> str:
    try:
        return report.table(part(place, quick))
    except Exception as error:  # a part that cannot be measured takes no other with it
        return f"mesure impossible : {type(error).__name__}: {error}"


def _day(place: Path) -> Folder:
    return prepare(place, passees=1, candidats=2)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Mesures de certif-tui.")
    parser.add_argument("parties", nargs="*", metavar="PARTIE", choices=[*PARTS, []], help=f"parmi {', '.join(PARTS)}")
    parser.add_argument("--rapide", action="store_true", help="moins de tours, moins de données")
    parser.add_argument("--dossier", type=Path, default=folders.ROOT.parent, help="où mettre les données mesurées")
    return parser.parse_args()


if __name__ == "__main__":
    main()
