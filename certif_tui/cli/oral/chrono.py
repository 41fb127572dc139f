"""`certif-tui chrono`: the clock of an oral, without the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from certif_tui.cli.arguments.completion import complete_candidat, complete_session
from certif_tui.cli.atelier import find_candidat, open_session, warn_of_faults
from certif_tui.cli.oral.salle import DemandeSalle, salle_options, show_salle
from certif_tui.cli.output import say, warn
from certif_tui.cli.paths import Options
from certif_tui.documents.ecrit import ecarts_said
from certif_tui.domain.chrono.state import Lecture, Marche
from certif_tui.domain.ecrit.regles import of_oral
from certif_tui.domain.refus import MotifManquant, Refus
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.presence import PARTIS
from certif_tui.services.gate.writers import DirectWriter
from certif_tui.services.oral.heures import first_instant, read_instant
from certif_tui.services.oral.passage import ChronoOuvert
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.wording.dates import heure
from certif_tui.wording.durations import clock_face, minutes
from certif_tui.wording.statuts import MARCHES, PRESENCES
from certif_tui.wording.text import NBSP, clean

ETAT = "etat"
COMMENCE = "commence"
ACTIONS = (ETAT, "demarrer", "pause", "reprendre", "phase", "terminer", "annuler", COMMENCE)


@click.command(short_help="Démarrer, arrêter, lire le chrono d'un oral.")
@click.argument("session", shell_complete=complete_session)
@click.argument("candidat", shell_complete=complete_candidat, required=False)
@click.argument("action", type=click.Choice(ACTIONS), default=ETAT)
@click.argument("depart", metavar="[HH:MM]", required=False)
@click.option("--motif", metavar="TEXTE", default="", help="Avec «\u00a0commence\u00a0», une fois l'oral terminé.")
@salle_options
@click.pass_obj
def chrono(
    options: Options,
    /,
    session: str,
    candidat: str | None,
    action: str,
    depart: str | None,
    motif: str,
    **salle: Any,
) -> int | None:
    """Mener l'oral d'un CANDIDAT, et dire où en est son chrono\u00a0; sans CANDIDAT, celui de l'oral en cours.

    «\u00a0phase\u00a0» passe à la phase suivante, «\u00a0terminer\u00a0» finit l'oral, «\u00a0annuler\u00a0» reprend la
    dernière action. «\u00a0commence HH:MM\u00a0» corrige le départ d'un oral dont le chrono a été lancé trop tard.

    \b
    certif-tui chrono SESSION CANDIDAT demarrer
    certif-tui chrono SESSION CANDIDAT
    certif-tui chrono SESSION CANDIDAT commence 14:02
    certif-tui chrono SESSION
    certif-tui chrono SESSION --affichage
    """
    asked = DemandeSalle(**salle)
    if candidat is None:
        return show_salle(options, session, asked)
    if asked != DemandeSalle():
        raise click.UsageError(f"Ces options montrent l'oral en cours, quel qu'il soit{NBSP}: sans CANDIDAT.")
    _run(options, session, candidat, action, depart, motif)
    return None


def _run(options: Options, session: str, candidat: str, action: str, depart: str | None, motif: str) -> None:
    if (action == COMMENCE) != (depart is not None):
        raise click.UsageError("«\u00a0commence\u00a0» demande une heure, et lui seul\u00a0: commence 14:02.")
    ouverte = open_session(options, session)
    someone = find_candidat(ouverte, candidat)
    nom = ouverte.session.designation(someone)
    opened = _open(ouverte, someone.slug)
    warn_of_faults(opened.live)
    if action != ETAT:
        if someone.retire is not None:
            raise click.BadParameter(f"{someone.nom} est retiré de la session.", param_hint=["CANDIDAT"])
        ouverte.name_responsable()
        if depart is None:
            starts = opened.chrono.marche is Marche.PRET
            _act(opened, action)
            if starts:
                warn_of_start(ouverte, someone, opened)
        else:
            _correct_start(ouverte, opened, depart, motif)
    say(f"{nom}{NBSP}: {oral_words(opened.read())}")


def _open(ouverte: SessionOuverte, candidat: str) -> ChronoOuvert:
    return ChronoOuvert(
        ouverte.contexte,
        DirectWriter(),
        session=ouverte.slug,
        attache=ouverte.attache,
        candidat=candidat,
        plan=lambda: ouverte.plan(candidat),
    )


def _act(opened: ChronoOuvert, action: str) -> None:
    """Do what was asked. Raises `Refus` for what means nothing as the clock stands."""
    toggles = {"demarrer": Marche.PRET, "pause": Marche.EN_COURS, "reprendre": Marche.PAUSE}
    if action in toggles and opened.chrono.marche not in (toggles[action], Marche.FINI):
        raise Refus(f"Ce chrono est {_marche(opened.chrono.marche)}\u00a0: «\u00a0{action}\u00a0» n'y changerait rien.")
    acts: dict[str, Callable[[], object]] = {
        "phase": lambda: _next_phase(opened),
        "terminer": opened.end,
        "annuler": opened.undo,
    }
    acts.get(action, opened.toggle)()


def warn_of_start(ouverte: SessionOuverte, candidat: Candidat, opened: ChronoOuvert) -> None:
    """Tell what is odd about an oral that began: whose, and when."""
    if candidat.presence in PARTIS:
        warn(f"Attention{NBSP}: {candidat.nom} est noté {PRESENCES[candidat.presence]}.")
    debut = opened.chrono.debut
    ecarts = of_oral(ouverte.session, [(debut, debut)]) if debut else {}
    if ecarts:
        warn(f"Attention{NBSP}: oral commencé hors règle ({ecarts_said(ecarts)}).")


def _correct_start(ouverte: SessionOuverte, opened: ChronoOuvert, typed: str, motif: str) -> None:
    """Say when the oral really began. Raises `Refus`."""
    session = ouverte.session
    debut = read_instant(typed, session.fuseau, ouverte.contexte.clock.now().instant)
    try:
        opened.correct_start(debut, motif, pas_avant=first_instant(session))
    except MotifManquant as error:
        raise Refus(f'{error} Ajoutez --motif "…".') from error
    say(f"Départ corrigé{NBSP}: oral commencé à {heure(debut, session.fuseau)}.")


def _next_phase(opened: ChronoOuvert) -> None:
    if not opened.next_phase():
        raise Refus("C'est la dernière phase\u00a0: «\u00a0terminer\u00a0» finit l'oral.")


def _marche(marche: str) -> str:
    return MARCHES[marche]


def oral_words(lecture: Lecture) -> str:
    """Where the oral stands: « Exposé, en cours, reste 17:42 »."""
    courante, marche = lecture.courante, _marche(lecture.marche)
    about = "≈" if lecture.approche else ""
    if courante is None:
        return marche
    if lecture.marche == "fini":
        return f"oral {marche}, {about}{minutes(lecture.ecoule_ms)} utilisées"
    face, reste = clock_face(lecture), courante.reste_ms
    said = f"{face} écoulées" if reste is None else f"reste {face}" if reste > 0 else f"dépassement {face}"
    return f"{clean(courante.phase.intitule, limit=60)}, {marche}, {about}{said}"
