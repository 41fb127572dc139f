"""`certif-tui bilan`: the result page without the application."""

from __future__ import annotations

from typing import TypeVar

import click

from certif_tui.cli.arguments.completion import complete_candidat, complete_jure, complete_session
from certif_tui.cli.atelier import find_candidat, find_jure, open_session, warn_of_defaut
from certif_tui.cli.codes import Code
from certif_tui.cli.paths import JURE, Options, memory_file
from certif_tui.cli.show import show
from certif_tui.documents.bilan import Bilan, build_bilan
from certif_tui.documents.builders.bilan import bilan_document
from certif_tui.domain.chrono import state as chronos
from certif_tui.domain.chrono.state import Chrono
from certif_tui.domain.grille.state import Grille
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.jury import Jure
from certif_tui.domain.slugs import slug_of
from certif_tui.journal.journal import Journal, JournalError
from certif_tui.journal.kinds import CHRONO, GRILLE
from certif_tui.journal.sheets import sheet_of, sheets_of
from certif_tui.journal.streams import Stream
from certif_tui.platform.preferences import MemoryFile
from certif_tui.platform.terminals import this_terminal
from certif_tui.projections.resultats import fondement_of
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.wording.text import NBSP

S = TypeVar("S")


@click.command(short_help="Afficher le bilan d'un candidat.")
@click.argument("session", shell_complete=complete_session)
@click.argument("candidat", shell_complete=complete_candidat)
@click.option(
    "--jure",
    metavar="JURÉ",
    envvar=JURE,
    shell_complete=complete_jure,
    help="Juré dont on lit la grille\u00a0; inutile s'il n'y en a qu'une.",
)
@click.option("--texte", "as_text", is_flag=True, help="En texte (par défaut).")
@click.option("--json", "as_json", is_flag=True, help="En JSON, pour un autre programme.")
@click.pass_obj
def bilan(options: Options, session: str, candidat: str, jure: str | None, as_text: bool, as_json: bool) -> int:
    """Afficher le bilan d'un CANDIDAT.

    CANDIDAT est un identifiant, ou un nom s'il n'y a pas d'homonyme.
    """
    if as_text and as_json:
        raise click.UsageError(f"--texte et --json ne vont pas ensemble{NBSP}: gardez l'un des deux.")
    ouverte = open_session(options, session, told=False)
    someone = find_candidat(ouverte, candidat)
    grader = find_jure(ouverte, jure) if jure is not None else _grader(ouverte, someone)
    built = bilan_of(ouverte, someone, grader)
    for defaut in built.fondement.defauts:
        warn_of_defaut(session, defaut)
    show(bilan_document(built), as_json=as_json)
    return Code.DONNEES if built.fondement.defauts else Code.OK


def bilan_of(ouverte: SessionOuverte, candidat: Candidat, grader: Jure | None) -> Bilan:
    """The bilan of a candidat by that juré as the disk has it now."""
    journal, session = ouverte.contexte.journal, ouverte.slug
    stream = sheet_of(journal, session, candidat.slug, grader) if grader else None
    sheet = _read(journal, stream) if stream else Grille()
    clock = _read(journal, CHRONO.at(session, candidat.slug)) or Chrono()
    lecture = chronos.read(clock, ouverte.plan(candidat.slug), ouverte.contexte.clock.now())
    slug = grader.slug if grader else None
    fondement = fondement_of(journal, ouverte.session, candidat, ouverte.defauts, slug)
    return build_bilan(ouverte.session, ouverte.referentiel, candidat, grader, sheet, lecture, fondement)


def _read(journal: Journal, stream: Stream[S]) -> S | None:
    """What a stream holds, null where it cannot be read: what the bilan rests on tells why."""
    try:
        return journal.read(stream).state
    except JournalError:
        return None


def _grader(ouverte: SessionOuverte, candidat: Candidat) -> Jure | None:
    """The juré whose sheet is meant when none is named: the only one to have one, else the one remembered here.

    Null when nobody has a sheet for this candidat. Raises `click.UsageError` when several have.
    """
    graders = _graders(ouverte, candidat)
    if len(graders) > 1:
        graders = [jure for jure in graders if _is_remembered(jure)] or graders
    if len(graders) > 1:
        listed = ", ".join(f"{jure.slug} ({jure.nom})" for jure in graders)
        raise click.UsageError(f"plusieurs jurés ont une grille pour ce candidat. Ajoutez --jure{NBSP}: {listed}.")
    return graders[0] if graders else None


def _graders(ouverte: SessionOuverte, candidat: Candidat) -> list[Jure]:
    journal = ouverte.contexte.journal
    kept = {*journal.streams_of(ouverte.slug, GRILLE), *(gone.stream for gone in journal.removed(ouverte.slug))}
    jures = ouverte.session.jures
    return [jure for jure in jures if not kept.isdisjoint(sheets_of(ouverte.slug, candidat.slug, jure))]


def _is_remembered(jure: Jure) -> bool:
    nom = MemoryFile(memory_file(), this_terminal()).memoire.jure
    return nom is not None and slug_of(nom) == slug_of(jure.nom)
