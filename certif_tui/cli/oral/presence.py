"""`certif-tui session presence`: who came, who came late, who did not."""

from __future__ import annotations

import click

from certif_tui.cli.arguments.completion import complete_candidat, complete_session
from certif_tui.cli.atelier import find_candidat, open_session
from certif_tui.cli.output import say
from certif_tui.cli.paths import Options
from certif_tui.documents.presence import presence_words
from certif_tui.domain.refus import MotifManquant, Refus
from certif_tui.domain.session.evenements import ModeRetard, Presence
from certif_tui.domain.session.presence import Retard
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.wording.durations import minutes
from certif_tui.wording.text import NBSP

PRESENCES = ("attendu", "present", "retard", "absent-justifie", "absent-non-justifie", "abandon", "fraude")
MODES = ("meme-fin", "duree-entiere")


@click.command(short_help="Noter la présence d'un candidat, ou de plusieurs.")
@click.argument("session", shell_complete=complete_session)
@click.argument("candidats", metavar="CANDIDAT…", nargs=-1, required=True, shell_complete=complete_candidat)
@click.argument("presence", metavar="PRÉSENCE", type=click.Choice(PRESENCES))
@click.option("--minutes", metavar="MIN", type=int, help="Minutes de retard, avec «\u00a0retard\u00a0».")
@click.option(
    "--mode",
    metavar="MODE",
    type=click.Choice(MODES),
    help="Avec --minutes\u00a0: meme-fin raccourcit l'oral d'autant, par la fin\u00a0; duree-entiere (par défaut) non.",
)
@click.option("--motif", metavar="TEXTE", default="", help="Raison d'une correction, ou faits d'une fraude signalée.")
@click.pass_obj
def presence(
    options: Options,
    session: str,
    candidats: tuple[str, ...],
    presence: str,
    minutes: int | None,
    mode: str | None,
    motif: str,
) -> None:
    """Noter la présence d'un CANDIDAT, ou la même de plusieurs.

    PRÉSENCE est attendu, present, retard, absent-justifie, absent-non-justifie, abandon ou fraude (signalée). Ce qui
    était noté avant est gardé\u00a0; le changer demande un --motif.

    \b
    certif-tui session presence SESSION dupont-claire bernard-hugo present
    certif-tui session presence SESSION "DUPONT Claire" retard --minutes 10 --mode meme-fin
    """
    ouverte = open_session(options, session)
    people = [find_candidat(ouverte, text) for text in candidats]
    noted, retard = Presence(presence.replace("-", "_")), _retard(minutes, mode)
    for someone in people:
        _note(ouverte, someone.slug, noted, retard, motif)


def _note(ouverte: SessionOuverte, candidat: str, presence: Presence, retard: Retard | None, motif: str) -> None:
    """Note one presence and say it. Raises `Refus`, naming the candidat whose presence must say why."""
    nom = ouverte.session.designation(ouverte.session.candidat(candidat))
    try:
        ouverte.presences.note(candidat, presence, retard, motif)
    except MotifManquant as error:
        raise Refus(f'{nom}{NBSP}: {error} Ajoutez --motif "…".') from error
    someone = ouverte.session.candidat(candidat)
    say(f"{nom}{NBSP}: {presence_words(someone.presence, someone.retard)}")
    if someone.retard is not None and someone.retard.retire_ms:
        say(f"Oral{NBSP}: {_plan_words(ouverte, candidat)}")


def _retard(minutes: int | None, mode: str | None) -> Retard | None:
    if minutes is None:
        if mode is not None:
            raise click.UsageError("--mode demande --minutes.")
        return None
    return Retard(minutes, ModeRetard(mode.replace("-", "_")) if mode else ModeRetard.DUREE_ENTIERE)


def _plan_words(ouverte: SessionOuverte, candidat: str) -> str:
    return ", ".join(f"{phase.intitule} {minutes(phase.prevu_ms or 0)}" for phase in ouverte.plan(candidat))
