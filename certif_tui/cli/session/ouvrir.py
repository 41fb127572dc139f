"""`certif-tui ouvrir`: the application, straight on the candidate list of a session."""

from __future__ import annotations

import click

from certif_tui.cli.arguments.completion import complete_jure, complete_session
from certif_tui.cli.atelier import known_session
from certif_tui.cli.opening import open_app
from certif_tui.cli.paths import Options
from certif_tui.domain.frozen import replace


@click.command(short_help="Ouvrir l'application sur une session.")
@click.argument("session", shell_complete=complete_session)
@click.option(
    "--jure", metavar="JURÉ", shell_complete=complete_jure, help="Juré que vous êtes\u00a0: identifiant ou nom."
)
@click.pass_obj
def ouvrir(options: Options, session: str, jure: str | None) -> int:
    """Ouvrir l'application sur la liste des candidats de SESSION."""
    return open_app(replace(options, jure=jure or options.jure), known_session(options, session))
