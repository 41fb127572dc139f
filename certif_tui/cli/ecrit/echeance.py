"""`certif-tui echeance`: when dossiers are due, and the days of a work that lasts a week."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from certif_tui.cli.arguments.completion import complete_session
from certif_tui.cli.arguments.kinds import day
from certif_tui.cli.atelier import open_session
from certif_tui.cli.ecrit.common import instant, say_ecrit
from certif_tui.cli.paths import Options
from certif_tui.services.ecrit.travail import set_echeance


def _day(ctx: click.Context, param: click.Parameter, value: Any) -> date | None:
    return None if value is None else day(ctx, param, value)


@click.command(short_help="Fixer la semaine de travail et l'échéance des dossiers.")
@click.argument("session", shell_complete=complete_session)
@click.option("--debut", metavar="AAAA-MM-JJ", callback=_day, help="Premier jour du travail.")
@click.option("--fin", metavar="AAAA-MM-JJ", callback=_day, help="Dernier jour du travail.")
@click.option(
    "--dossiers",
    metavar="JOUR HH:MM",
    help="Quand les dossiers sont attendus\u00a0; à défaut, au milieu de ces jours, à midi.",
)
@click.option("--motif", metavar="MOTIF", help="Motif d'une correction.")
@click.pass_obj
def echeance(
    options: Options, session: str, debut: date | None, fin: date | None, dossiers: str | None, motif: str | None
) -> None:
    """Fixer les dates de l'écrit de SESSION quand il ne se chronomètre pas.

    \b
    certif-tui echeance 2026-06-12-bloc-2-lyon --debut 2026-06-08 --fin 2026-06-12
    certif-tui echeance 2026-06-12-bloc-3-lyon --dossiers "10/06/2026 12:00"
    """
    ouverte = open_session(options, session)
    due = instant(ouverte, dossiers, past=False)
    set_echeance(ouverte, debut=debut, fin=fin, echeance=due, motif=motif)
    say_ecrit(ouverte)
