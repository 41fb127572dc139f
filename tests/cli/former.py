"""What version 0.1.0 wrote and said, and how what today's version says is compared with it."""

from __future__ import annotations

import difflib
import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DATA = Path(__file__).parents[1] / "data" / "sessions-0.1.0"
SESSIONS = tuple(sorted(it.parent.name for it in DATA.glob("*/session.json")))
TOLD_SINCE = re.compile(
    r"\+ (.* grilles_(attendues|remises)\t\d+|(.* )?defauts\t\[\]|\d+ defaut\tnull"
    r"|lignes \d+( annule)? (nom|personne)\t.*|remise\b.*|(passages \d+ )?ecrit .*"
    r"|plages \d+ .*|passages \d+ jury\t\x22\x22"
    r"|resultats \d+ (candidat|nom)\t.*|resultats \d+ verdict\t.*"
    r"|(\d+ candidats \d+ )?resultat verdict\t\"(?!sans_preuve|illisible)\w+\")$"
)
"""Lines that are news, whatever they say: keys that 0.1.0 did not give, where they tell of no fault."""


def copy_sessions(into: Path) -> Path:
    """The sessions, in a folder of one's own and private as the program makes them."""
    shutil.copytree(DATA, into, ignore=shutil.ignore_patterns("*.md", "paroles.json", "ecarts.json"))
    for path in (into, *into.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
    return into


def paroles() -> dict[str, dict[str, Any]]:
    """By command, the `code` it ended with and its `stdout`."""
    found: dict[str, dict[str, Any]] = json.loads((DATA / "paroles.json").read_text("utf-8"))
    return found


def ecarts(command: str) -> Counter[str]:
    """The lines of the diff that are meant, whatever the reason."""
    by_reason: dict[str, dict[str, list[str]]] = json.loads((DATA / "ecarts.json").read_text("utf-8"))
    return Counter(line for commands in by_reason.values() for line in commands.get(command, []))


def diff(command: str, before: dict[str, Any], code: int, stdout: str) -> Counter[str]:
    """The lines that were said before and are not now (`- `), and those said now only (`+ `)."""
    old = lines(command, before["code"], before["stdout"])
    new = lines(command, code, stdout)
    changes = list(difflib.unified_diff(old, new, n=0, lineterm=""))[2:]
    told = (f"{line[0]} {line[1:]}" for line in changes if not line.startswith("@@"))
    return Counter(line for line in told if not TOLD_SINCE.match(line))


def lines(command: str, code: int, stdout: str) -> list[str]:
    """What a command said, a fact a line."""
    said = list(_values(json.loads(stdout))) if command.endswith("--json") else stdout.splitlines()
    return [f"code\t{code}", *said]


def _values(value: Any, path: str = "") -> Iterator[str]:
    if isinstance(value, dict | list) and value:
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in items:
            yield from _values(inner, f"{path} {key}".strip())
    else:
        yield f"{path}\t{json.dumps(value, ensure_ascii=False)}"
