"""Who is at the keyboard when they are no juré: the option, before or after the command, the variable, the memory."""

from __future__ import annotations

import os

import click

from certif_tui.cli.paths import RESPONSABLE, Options, memory_file
from certif_tui.domain.refus import Refus
from certif_tui.wording.text import NBSP

METAVAR = '"NOM Prénom"'


def checked(_ctx: click.Context | None, _param: click.Parameter | None, nom: str | None) -> str | None:
    """The name as an event keeps it, null when none was given (option callback). Raises `click.BadParameter`."""
    if nom is None:
        return None
    from certif_tui.domain.session.inscription import checked_nom

    try:
        return checked_nom(nom)
    except Refus as error:
        raise click.BadParameter(str(error)) from error


def known_responsable(options: Options) -> str | None:
    """Who it is: as said, else as remembered for this terminal; null for nobody but the login.

    Raises `click.BadParameter` for a variable that is no name.
    """
    from certif_tui.platform.preferences import MemoryFile
    from certif_tui.platform.terminals import this_terminal

    try:
        named = options.responsable or checked(None, None, os.environ.get(RESPONSABLE) or None)
    except click.BadParameter as error:
        raise click.BadParameter(f"variable {RESPONSABLE}{NBSP}: {error.message}") from error
    return named or MemoryFile(memory_file(), this_terminal()).memoire.responsable or None
