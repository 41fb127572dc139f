"""`certif-tui session presence`, `incident` and `registre`: the day of a session, without the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from certif_tui.cli.codes import Code
from certif_tui.cli.completion import complete_candidat, complete_session
from certif_tui.cli.kinds import short_text
from certif_tui.cli.output import say, show
from certif_tui.cli.paths import Options
from certif_tui.wording.text import NBSP

if TYPE_CHECKING:
    from certif_tui.domain.session.evenements import Presence
    from certif_tui.domain.session.presence import Retard
    from certif_tui.services.oral.incidents import CarnetIncidents, Recit
    from certif_tui.services.preparation.sessions import SessionOuverte

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
    from certif_tui.cli.atelier import find_candidat, open_session
    from certif_tui.domain.session.evenements import Presence

    ouverte = open_session(options, session)
    people = [find_candidat(ouverte, text) for text in candidats]
    noted, retard = Presence(presence.replace("-", "_")), _retard(minutes, mode)
    for someone in people:
        _note(ouverte, someone.slug, noted, retard, motif)


def _note(ouverte: SessionOuverte, candidat: str, presence: Presence, retard: Retard | None, motif: str) -> None:
    """Note one presence and say it. Raises `Refus`, naming the candidat whose presence must say why."""
    from certif_tui.documents.presence import presence_words
    from certif_tui.domain.refus import Refus
    from certif_tui.services.oral.presence import MotifManquant

    nom = ouverte.session.designation(ouverte.session.candidat(candidat))
    try:
        ouverte.note_presence(candidat, presence, retard, motif)
    except MotifManquant as error:
        raise Refus(f'{nom}{NBSP}: {error} Ajoutez --motif "…".') from error
    someone = ouverte.session.candidat(candidat)
    say(f"{nom}{NBSP}: {presence_words(someone.presence, someone.retard)}")
    if someone.retard is not None and someone.retard.retire_ms:
        say(f"Oral{NBSP}: {_plan_words(ouverte, candidat)}")


def _retard(minutes: int | None, mode: str | None) -> Retard | None:
    from certif_tui.domain.session.evenements import ModeRetard
    from certif_tui.domain.session.presence import Retard

    if minutes is None:
        if mode is not None:
            raise click.UsageError("--mode demande --minutes.")
        return None
    return Retard(minutes, ModeRetard(mode.replace("-", "_")) if mode else ModeRetard.DUREE_ENTIERE)


def _plan_words(ouverte: SessionOuverte, candidat: str) -> str:
    from certif_tui.wording.durations import minutes

    return ", ".join(f"{phase.intitule} {minutes(phase.prevu_ms or 0)}" for phase in ouverte.plan(candidat))


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
    from certif_tui.cli.atelier import open_session
    from certif_tui.services.gate.writers import DirectWriter
    from certif_tui.services.oral.incidents import CarnetIncidents, note_words

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
    from certif_tui.cli.atelier import find_candidat
    from certif_tui.services.oral.incidents import Recit, instant_of

    ouverte = carnet.ouverte
    slug = None if candidat is None else find_candidat(ouverte, candidat).slug
    instant = instant_of(heure, ouverte.session, carnet.contexte.clock.now().instant) if heure else None
    return Recit(texte, slug, instant, duree)


def _changed(
    carnet: CarnetIncidents, numero: int, texte: str | None, candidat: str | None, heure: str, duree: int | None
) -> Recit:
    """What the incident says once what was given replaces what it said."""
    from dataclasses import replace

    from certif_tui.services.oral.incidents import Recit

    before = Recit.of(carnet.numbered(numero))
    given = _recit(carnet, texte or before.texte, candidat, heure, duree)
    return replace(
        given,
        candidat=given.candidat or before.candidat,
        instant=given.instant or before.instant,
        minutes=before.minutes if duree is None else duree,
    )


@click.command(short_help="Afficher tout ce qui a été noté, heure par heure.")
@click.argument("session", shell_complete=complete_session)
@click.option("--json", "as_json", is_flag=True, help="En JSON, pour un autre programme.")
@click.pass_obj
def registre(options: Options, session: str, as_json: bool) -> int:
    """Afficher tout ce qui a été noté, heure par heure.

    Préparation, présences, incidents, retraits, écrit, plan, grilles remises et rouvertes, marche du chrono, avec qui
    l'a noté et pourquoi. Le numéro est celui que prend «\u00a0session annuler\u00a0».
    """
    from certif_tui.cli.atelier import open_session
    from certif_tui.documents.builders.registre import registre_document
    from certif_tui.documents.registre import build_registre
    from certif_tui.services.registre.reading import read_flux

    ouverte = open_session(options, session)
    flux = read_flux(ouverte.contexte.journal, ouverte.slug)
    built = build_registre(ouverte.session, flux.session, flux.chronos, flux.grilles, flux.pannes)
    show(registre_document(built), as_json=as_json)
    return Code.DONNEES if built.pannes else Code.OK
