"""`certif-tui ouvrir`: the application, straight on the candidate list of a session."""

from __future__ import annotations

import click

from certif_tui.cli.completion import complete_session
from certif_tui.cli.opening import open_app
from certif_tui.cli.paths import Options


@click.command(options_metavar="", short_help="Ouvrir l'application sur une session.")
@click.argument("session", shell_complete=complete_session)
@click.pass_obj
def ouvrir(options: Options, session: str) -> int:
    """Ouvrir l'application sur la liste des candidats de SESSION."""
    from certif_tui.cli.atelier import known_session

    return open_app(options, known_session(options, session))
