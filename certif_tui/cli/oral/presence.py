"""`certif-tui session presence`: who came, who came late, who did not."""

from __future__ import annotations

import click

from certif_tui.cli.arguments.completion import complete_candidat, complete_session
from certif_tui.cli.atelier import find_candidat, open_session
from certif_tui.cli.output import say
from certif_tui.cli.paths import Options
from certif_tui.documents.presence import noted_words, presence_words
from certif_tui.domain.refus import MotifManquant, Refus
from certif_tui.domain.session.decisions.presence import PresenceDite
from certif_tui.domain.session.evenements import ModeRetard, Presence, Seance
from certif_tui.domain.session.presence import Retard
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.wording.durations import minutes
from certif_tui.wording.text import NBSP, counted

PRESENCES = ("attendu", "present", "retard", "absent-justifie", "absent-non-justifie", "abandon", "fraude")
MODES = ("meme-fin", "duree-entiere")
SEANCES = tuple(it.value for it in Seance)
TOUS = ("present", "attendu")


@click.command(short_help="Noter la présence d'un candidat, ou de plusieurs.")
@click.argument("session", shell_complete=complete_session)
@click.argument("candidats", metavar="[CANDIDAT…]", nargs=-1, shell_complete=complete_candidat)
@click.argument("presence", metavar="[PRÉSENCE]", type=click.Choice(PRESENCES), required=False)
@click.option(
    "--seance",
    metavar="SÉANCE",
    type=click.Choice(SEANCES),
    help="ecrit ou oral, là où l'épreuve a les deux\u00a0; à défaut, la séance du jour.",
)
@click.option(
    "--tous",
    metavar="PRÉSENCE",
    type=click.Choice(TOUS),
    help="present\u00a0: tous ceux encore attendus\u00a0; attendu\u00a0: l'annule, avec --motif.",
)
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
    presence: str | None,
    seance: str | None,
    tous: str | None,
    minutes: int | None,
    mode: str | None,
    motif: str,
) -> None:
    """Noter la présence d'un CANDIDAT, ou la même de plusieurs, à l'écrit ou à l'oral.

    PRÉSENCE est attendu, present, retard, absent-justifie, absent-non-justifie, abandon ou fraude (signalée). Ce qui
    était noté avant est gardé\u00a0; le changer demande un --motif.

    \b
    certif-tui session presence SESSION --tous present
    certif-tui session presence SESSION dupont-claire bernard-hugo absent-justifie --seance oral
    certif-tui session presence SESSION "DUPONT Claire" retard --minutes 10 --mode meme-fin
    """
    _check_whom(candidats, presence, tous, minutes, mode)
    ouverte = open_session(options, session)
    where = Seance(seance) if seance else ouverte.presences.proposed
    if tous is not None:
        _note_all(ouverte, tous, where, motif)
        return
    people = [find_candidat(ouverte, text) for text in candidats]
    retard = _retard(minutes, mode)
    for someone in people:
        _note(ouverte, PresenceDite(someone.slug, Presence((presence or "").replace("-", "_")), retard, motif, where))


def _check_whom(
    candidats: tuple[str, ...], presence: str | None, tous: str | None, minutes: int | None, mode: str | None
) -> None:
    """Raise `UsageError` where it is not said who is where, once."""
    if tous is not None and (candidats or presence or minutes is not None or mode is not None):
        raise click.UsageError("--tous va seul, avec --seance et --motif\u00a0: les exceptions se notent ensuite.")
    if tous is None and (not candidats or presence is None):
        raise click.UsageError("dites quel CANDIDAT et quelle PRÉSENCE, ou --tous present.")


def _note_all(ouverte: SessionOuverte, tous: str, seance: Seance | None, motif: str) -> None:
    """Note all those still expected, or take that back, and say whom."""
    if tous == TOUS[0]:
        noted = ouverte.presences.note_all_present(seance=seance)
        for each in noted:
            say(f"{_nom(ouverte, each.candidat)}{NBSP}: {noted_words(each)}")
        slug = ouverte.slug
        say(f'Pour tout annuler{NBSP}: certif-tui session presence {slug} --tous attendu --motif "…".')
        return
    taken = ouverte.presences.take_back_all_present(motif, seance=seance)
    say(f"Annulé{NBSP}: {counted(len(taken), 'présence')} de nouveau à noter.")


def _nom(ouverte: SessionOuverte, candidat: str) -> str:
    return ouverte.session.designation(ouverte.session.candidat(candidat))


def _note(ouverte: SessionOuverte, dite: PresenceDite) -> None:
    """Note one presence and say it. Raises `Refus`, naming the candidat whose presence must say why."""
    nom, seance = _nom(ouverte, dite.candidat), dite.seance
    try:
        ouverte.presences.note(dite.candidat, dite.presence, dite.retard, dite.motif, seance=seance)
    except MotifManquant as error:
        raise Refus(f'{nom}{NBSP}: {error} Ajoutez --motif "…".') from error
    at = ouverte.session.candidat(dite.candidat).at(seance or Seance.ORAL)
    shown = seance if len(ouverte.presences.seances) > 1 else None
    say(f"{nom}{NBSP}: {presence_words(at.presence, at.retard, shown)}")
    if at.retard is not None and at.retard.retire_ms:
        say(f"Oral{NBSP}: {_plan_words(ouverte, dite.candidat)}")


def _retard(minutes: int | None, mode: str | None) -> Retard | None:
    if minutes is None:
        if mode is not None:
            raise click.UsageError("--mode demande --minutes.")
        return None
    return Retard(minutes, ModeRetard(mode.replace("-", "_")) if mode else None)


def _plan_words(ouverte: SessionOuverte, candidat: str) -> str:
    return ", ".join(f"{phase.intitule} {minutes(phase.prevu_ms or 0)}" for phase in ouverte.plan(candidat))
