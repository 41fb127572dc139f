"""The files a path being typed may mean, and the lists that came last to where people keep them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from certif_tui.domain.lettres import plain

EXTENSIONS = (".xlsx", ".ods", ".xls", ".csv", ".txt", ".xlsm")
DOSSIERS = ("", "Téléchargements", "Downloads", "Bureau", "Desktop", "Documents")
"""Where a list received by e-mail is put, in the home of who received it."""
MOST_LOOKED_AT, MOST_SHOWN = 2_000, 50


def proposed(typed: str) -> tuple[str, ...]:
    """The folders and lists whose path begins as typed, whatever their case and accents; else the latest."""
    return _latest() if not typed.strip() else _beginning(typed)


def completed(typed: str, proposals: Sequence[str]) -> str:
    """What was typed, with all that the proposals have in common."""
    first, last = (min(proposals), max(proposals)) if typed.strip() and proposals else ("", "")
    alike = next((rank for rank, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))
    common = first[:alike]
    return common if len(common) > len(typed) else typed


def _beginning(typed: str) -> tuple[str, ...]:
    folder, name = os.path.split(typed)
    wanted = plain(name)
    found = [it for it in _entries(Path(folder or ".").expanduser()) if plain(it.name).startswith(wanted)]
    found.sort(key=lambda it: (not it.is_dir(), plain(it.name)))
    shown = (it.name + (os.sep if it.is_dir() else "") for it in found if name.startswith(".") or it.name[0] != ".")
    return tuple(os.path.join(folder, it) for it in islice(shown, MOST_SHOWN))  # noqa: PTH118 — it stays as typed


def _latest() -> tuple[str, ...]:
    """The lists of the usual folders, the latest first."""
    folders = dict.fromkeys([Path.cwd(), *(Path.home() / it for it in DOSSIERS)])
    lists = [(it.stat().st_mtime, it.path) for folder in folders for it in _entries(folder) if it.is_file()]
    return tuple(path for _when, path in islice(sorted(lists, reverse=True), MOST_SHOWN))


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    """The folders and lists of a folder; nothing of one that cannot be read."""
    try:
        with os.scandir(folder) as entries:
            for entry in islice(entries, MOST_LOOKED_AT):
                if entry.is_dir() or (entry.is_file() and entry.name.lower().endswith(EXTENSIONS)):
                    yield entry
    except OSError:
        return
