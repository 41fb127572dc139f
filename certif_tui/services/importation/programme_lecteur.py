"""The program of the process apart in which a file is read: it answers what the file holds, or why it is refused.

It is asked by the path and the encoding on its standard input, and answers on its standard output, both in JSON. It
loads little: who imports a list waits for its start.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from certif_tui.domain.refus import Refus
from certif_tui.services.importation.fichier import read_contenu

MAX_MEMOIRE = 2**30
"""Bytes: three times what the largest list that is not refused takes."""
MAX_CPU_S = 30
"""Beyond the patience of who asked: it ends a process that nobody waits for any longer."""
ILLISIBLE = 3
"""How the process ends when what reads the file gave up on it. Python ends with 1 where it cannot even begin."""


def main() -> None:
    """Read one file, within bounds of memory and time."""
    _bound()
    try:
        answer = _answer(*json.load(sys.stdin.buffer))
        sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    except ImportError:
        raise
    except BaseException:  # Rust tells its panics outside of Exception
        sys.exit(ILLISIBLE)


def _answer(path: str, codage: str | None) -> dict[str, Any]:
    try:
        return {"contenu": read_contenu(Path(path), codage)}
    except Refus as refusal:
        return {"refus": str(refusal)}


def _bound() -> None:
    """Bound this process where the system can. Windows cannot: there, who asked loses patience."""
    try:
        import resource
    except ImportError:
        return
    bounds = ((resource.RLIMIT_AS, MAX_MEMOIRE), (resource.RLIMIT_CPU, MAX_CPU_S), (resource.RLIMIT_CORE, 0))
    for kind, most in bounds:
        with suppress(OSError, ValueError):  # macOS refuses some, and a stricter bound may be set already
            resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))
