"""Reads a file in a process apart, which may crash, swell or never end: the program that asks goes on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

from certif_tui.domain.refus import Refus
from certif_tui.services.importation.bornes import ContenuBrut, FeuilleBrute

PATIENCE_S = 20.0
PROGRAMME = (
    "import sys; sys.path[:] = sys.argv[1:]; from certif_tui.services.importation.programme_lecteur import main; main()"
)
ROOT = str(Path(__file__).parents[3])
NOT_BEGUN = (1, 2)
"""How Python ends when it cannot start, or what it was to run is not there."""
LAST_WORD_S = 1.0
"""Seconds given to a process that was killed: one held up by a disk of the network may not end at all."""


class LecteurTableur:
    """A reading that somebody waits for, and that can be stopped meanwhile."""

    def __init__(self, patience_s: float = PATIENCE_S) -> None:
        self._patience_s = patience_s
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def read(self, path: Path, codage: str | None = None) -> ContenuBrut:
        """The sheets of the file and their rows that hold something, a text read in that `codage`. Raises `Refus`."""
        process = self._start(path.name)
        try:
            output, _ = process.communicate(json.dumps([str(path), codage]).encode(), timeout=self._patience_s)
        except subprocess.TimeoutExpired as error:
            given_up = f"lecture abandonnée après {self._patience_s:.0f} secondes"
            remedy = "N'y gardez que la liste des candidats."
            raise Refus(f"{path.name} est trop long à lire\u00a0: {given_up}. {remedy}") from error
        finally:
            _end(process)
        return _sheets(path.name, process.returncode, output)

    def stop(self) -> None:
        """Stop the reading, or see to it that it does not begin."""
        with self._lock:
            self._stopped = True
            if self._process is not None:
                _kill(self._process)

    def _start(self, nom: str) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._stopped:
                raise Refus(f"La lecture de {nom} a été abandonnée.")
            try:
                self._process = subprocess.Popen(
                    [sys.executable, "-S", "-c", PROGRAMME, *sys.path, ROOT],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    start_new_session=True,
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                )
            except OSError as error:
                raise _not_begun(nom) from error
            return self._process


def _sheets(nom: str, status: int, output: bytes) -> ContenuBrut:
    """What the process answered. Raises `Refus` where it refused the file, or ended without a word."""
    if status in NOT_BEGUN:
        raise _not_begun(nom)
    if status:
        said = "il est abîmé, ou demande trop de mémoire"
        remedy = "Ouvrez-le dans le tableur et enregistrez-le à nouveau en .xlsx."
        raise Refus(f"{nom} ne peut pas être lu\u00a0: {said}. {remedy}")
    answer = json.loads(output.decode("utf-8", "surrogatepass"))
    if "refus" in answer:
        raise Refus(answer["refus"])
    feuilles, codage = answer["contenu"]
    return ContenuBrut([FeuilleBrute(*it) for it in feuilles], codage)  # rows are lists where there were tuples


def _not_begun(nom: str) -> Refus:
    remedy = "Fermez d'autres programmes, relancez certif-tui, puis recommencez."
    return Refus(f"La lecture de {nom} n'a pas pu commencer. {remedy}")


def _end(process: subprocess.Popen[bytes]) -> None:
    """Let nothing of the process remain."""
    if process.poll() is None:
        _kill(process)
        with suppress(subprocess.TimeoutExpired):
            process.communicate(timeout=LAST_WORD_S)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kill the process and all that it started; on Windows the launcher of a virtual environment sees to that."""
    if process.poll() is not None:
        return
    with suppress(ProcessLookupError, PermissionError):  # gone meanwhile, as macOS says it for the second
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
