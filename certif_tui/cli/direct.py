"""The starts that need no parser: no argument at all, or one session named that is plainly there."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from certif_tui.cli.paths import Options, data_folder
from certif_tui.journal.places import SLUG


def direct_start(arguments: Sequence[str]) -> tuple[Options, str | None] | None:
    """What to open the application with; null when the parser must read the arguments, if only to say what is wrong."""
    match arguments:
        case []:
            return Options(), None
        case ["ouvrir", slug]:
            options = Options()
        case ["--sessions", folder, "ouvrir", slug] if folder and not folder.startswith("-"):
            options = Options(Path(folder))
        case _:
            return None
    return (options, slug) if _is_there(data_folder(options.sessions).chemin, slug) else None


def _is_there(sessions: Path, slug: str) -> bool:
    """Whether the journal would list this session too: a folder of its own, whole, under a name that is a slug."""
    folder = sessions / slug
    try:
        if not SLUG.fullmatch(slug) or slug.startswith("-") or folder.is_symlink():
            return False
        return os.path.lexists(folder / "session.json")
    except (OSError, ValueError):
        return False
