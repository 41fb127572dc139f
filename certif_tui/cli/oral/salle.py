"""`certif-tui chrono SESSION`, without a candidat: the oral that runs, said once or shown to the whole room."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from certif_tui.cli.atelier import open_session
from certif_tui.cli.codes import Code
from certif_tui.cli.opening import signs_fault, terminal_fault
from certif_tui.cli.output import say, say_json, warn
from certif_tui.cli.paths import Options, crash_log, settings_file
from certif_tui.documents.horloge import of_room, phrase, values_of
from certif_tui.documents.renderers.json import json_of
from certif_tui.documents.tree import Document
from certif_tui.domain.frozen import Frozen, replace
from certif_tui.platform.clock import SystemClock
from certif_tui.platform.preferences import Reglages, load_reglages
from certif_tui.projections.salle import Salle
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.wording.text import NBSP


class DemandeSalle(Frozen):
    """What is to be shown of the oral that runs: on a screen of its own or once, and which jury's."""

    affichage: bool = False
    ecoule: bool = False
    jury: str | None = None
    as_json: bool = False


def salle_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of the command that make sense without a candidat."""
    for option in (
        click.option("--json", "as_json", is_flag=True, help="Sans CANDIDAT\u00a0: en JSON, pour un autre programme."),
        click.option(
            "--jury", metavar="JURY", help="Sans CANDIDAT\u00a0: le jury du plan à suivre, s'il y en a plusieurs."
        ),
        click.option("--ecoule", is_flag=True, help="Sans CANDIDAT\u00a0: le temps écoulé, au lieu du temps restant."),
        click.option(
            "--affichage",
            is_flag=True,
            help="Sans CANDIDAT\u00a0: en grand sur ce terminal, pour la salle, sans nom ni verdict, en lecture seule.",
        ),
    ):
        command = option(command)
    return command


def show_salle(options: Options, session: str, asked: DemandeSalle) -> int | None:
    """Show the oral that runs. Raises `click.UsageError`, `click.BadParameter`, `JournalError`, `Refus`."""
    if asked.affichage and asked.as_json:
        raise click.UsageError("«\u00a0--affichage\u00a0» et «\u00a0--json\u00a0» ne vont pas ensemble.")
    fault = terminal_fault() if asked.affichage else None
    if fault:
        warn(fault)
        return Code.USAGE
    ouverte = open_session(options, session, told=not asked.affichage)
    salle = Salle(ouverte.contexte.journal, ouverte.slug, ouverte.bloc.epreuve, _jury(ouverte, asked.jury))
    if asked.affichage:
        from certif_tui.ui.app_salle import run_salle

        return run_salle(salle, SystemClock(), _reglages(options), crash_log(), ecoule=asked.ecoule)
    _say_once(salle, asked)
    return None


def _reglages(options: Options) -> Reglages:
    """What the user set; the signs in ASCII where they are asked for, or where this terminal shows no others."""
    reglages = load_reglages(settings_file())
    as_set = signs_fault() is not None if reglages.ascii is None else reglages.ascii
    return replace(reglages, ascii=options.ascii or as_set)


def _say_once(salle: Salle, asked: DemandeSalle) -> None:
    now = SystemClock().now()
    etat = salle.look(now)
    horloge = of_room(etat.lecture(now), etat.attente, now.instant, ecoule=asked.ecoule)
    if etat.panne:
        warn(f"Attention{NBSP}: {etat.panne}")
    if asked.as_json:
        say_json(json_of(Document((), (), values_of(horloge))))
    else:
        say(phrase(horloge))


def _jury(ouverte: SessionOuverte, nom: str | None) -> str | None:
    """The jury of that name in the plan, null where none is asked for. Raises `click.BadParameter`."""
    plan = ouverte.session.planning.plan
    known = plan.cadre.jurys if plan else ()
    if nom is None or nom in known:
        return nom
    listed = ", ".join(filter(None, known)) or "aucun"
    raise click.BadParameter(
        f"le plan n'a pas de jury «\u00a0{nom}\u00a0». Jurys du plan\u00a0: {listed}.", param_hint=["--jury"]
    )
