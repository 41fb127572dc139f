"""`certif-tui session incident`: what happened on the day, noted, corrected or taken back."""

from __future__ import annotations

import click

from certif_tui.cli.arguments.completion import complete_candidat, complete_session
from certif_tui.cli.arguments.kinds import short_text
from certif_tui.cli.atelier import find_candidat, open_session
from certif_tui.cli.codes import Code
from certif_tui.cli.output import say
from certif_tui.cli.paths import Options
from certif_tui.domain.frozen import replace
from certif_tui.domain.incidents.decisions import Recit
from certif_tui.services.gate.writers import DirectWriter
from certif_tui.services.oral.incidents import CarnetIncidents, instant_of, note_words
from certif_tui.wording.text import NBSP


@click.command(short_help="Noter, corriger ou annuler un incident.")
@click.argument("session", shell_complete=complete_session)
@click.argument("texte", required=False)
@click.option(
    "--candidat", metavar="CANDIDAT", shell_complete=complete_candidat, help="Sans lui, l'incident est de la session."
)
@click.option("--a", "heure", metavar="HH:MM", callback=short_text, default="", help="Heure, à défaut maintenant.")
@click.option("--duree", metavar="MIN", type=int, help="Minutes pendant lesquelles l'oral a été interrompu.")
@click.option("--rendre", is_flag=True, help="Rendre cette durée à la phase en cours du candidat.")
@click.option("--corriger", metavar="N", type=int, help="Dire autrement l'incident n° N, avec --motif.")
@click.option("--annuler", metavar="N", type=int, help="Annuler l'incident n° N, avec --motif\u00a0; reprend le temps.")
@click.option("--motif", metavar="TEXTE", default="", help="Raison de la correction ou de l'annulation.")
@click.pass_obj
def incident(
    options: Options,
    session: str,
    texte: str | None,
    candidat: str | None,
    heure: str,
    duree: int | None,
    rendre: bool,
    corriger: int | None,
    annuler: int | None,
    motif: str,
) -> int:
    """Noter un incident en texte libre, et en afficher le numéro.

    Quand --rendre ne peut pas rendre le temps (oral pas commencé, ou terminé), l'incident est noté quand même\u00a0;
    la raison est dite, et le code de retour est 3.

    \b
    certif-tui session incident SESSION "Alarme incendie" --a 14:05
    certif-tui session incident SESSION "Micro en panne" --candidat dupont-claire --duree 5 --rendre
    certif-tui session incident SESSION --annuler 2 --motif "Mauvaise session"
    """
    _check_usage(corriger, annuler, texte, told=bool(candidat or heure or duree), rendre=rendre, motif=motif)
    ouverte = open_session(options, session)
    carnet, refused = CarnetIncidents(ouverte, ouverte.contexte, DirectWriter()), False
    if annuler is not None:
        carnet.cancel(carnet.numbered(annuler), motif)
        done = f"Incident n°{NBSP}{annuler} annulé."
    elif corriger is not None:
        carnet.correct(carnet.numbered(corriger), _changed(carnet, corriger, texte, candidat, heure, duree), motif)
        done = f"Incident n°{NBSP}{corriger} corrigé."
    else:
        note = carnet.note(_recit(carnet, texte or "", candidat, heure, duree), rendre=rendre)
        done, refused = note_words(note, rendues=duree if rendre else None), bool(note.non_rendu)
    say(done)
    return Code.DONNEES if refused else Code.OK


def _check_usage(
    corriger: int | None, annuler: int | None, texte: str | None, *, told: bool, rendre: bool, motif: str
) -> None:
    """Raise `click.UsageError` for options that mean nothing together."""
    if corriger is not None and annuler is not None:
        raise click.UsageError(f"--corriger et --annuler ne vont pas ensemble{NBSP}: gardez l'un des deux.")
    if annuler is not None and (texte or told or rendre):
        raise click.UsageError(f"--annuler ne prend que --motif{NBSP}: retirez le reste.")
    if corriger is None and annuler is None:
        if not texte:
            raise click.UsageError(f"dites ce qui s'est passé{NBSP}: ajoutez un texte entre guillemets.")
        if motif:
            raise click.UsageError("--motif ne va qu'avec --corriger ou --annuler.")
    elif rendre:
        raise click.UsageError("--rendre ne va qu'avec un nouvel incident.")


def _recit(carnet: CarnetIncidents, texte: str, candidat: str | None, heure: str, duree: int | None) -> Recit:
    ouverte = carnet.ouverte
    slug = None if candidat is None else find_candidat(ouverte, candidat).slug
    instant = instant_of(heure, ouverte.session, carnet.contexte.clock.now().instant) if heure else None
    return Recit(texte, slug, instant, duree)


def _changed(
    carnet: CarnetIncidents, numero: int, texte: str | None, candidat: str | None, heure: str, duree: int | None
) -> Recit:
    """What the incident says once what was given replaces what it said."""
    before = Recit.of(carnet.numbered(numero))
    given = _recit(carnet, texte or before.texte, candidat, heure, duree)
    return replace(
        given,
        candidat=given.candidat or before.candidat,
        instant=given.instant or before.instant,
        minutes=before.minutes if duree is None else duree,
    )
