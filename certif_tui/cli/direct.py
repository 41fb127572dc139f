"""The starts that need no parser: no argument at all, or one session named that is plainly there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from certif_tui.cli.paths import Options, data_folder
from certif_tui.journal.stamps import has_session


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
    named = not slug.startswith("-") and has_session(data_folder(options.sessions).chemin, slug)
    return (options, slug) if named else None
