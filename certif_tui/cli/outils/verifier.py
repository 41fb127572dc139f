"""`certif-tui verifier`: is everything on the disk whole?"""

from __future__ import annotations

import click

from certif_tui.cli.arguments.completion import complete_session
from certif_tui.cli.atelier import known_session
from certif_tui.cli.codes import Code
from certif_tui.cli.output import say
from certif_tui.cli.paths import Options, data_folder
from certif_tui.journal.tinydb_journal import TinyDBJournal
from certif_tui.services.verification.verification import Defaut, VerificationReport, verify_session
from certif_tui.wording.text import NBSP, counted


@click.command(short_help="Vérifier les fichiers des sessions.")
@click.argument("session", required=False, shell_complete=complete_session)
@click.pass_obj
def verifier(options: Options, session: str | None) -> int:
    """Vérifier les fichiers de SESSION (à défaut\u00a0: de toutes).

    Chaque fichier est relu, sa chaîne d'empreintes recalculée, les grilles remises comparées à leurs avis et au
    référentiel de la session, un chrono déplacé à celui d'où il vient, chaque tirage au sort rejoué. Chaque
    défaut est nommé par son fichier et le numéro de l'événement\u00a0; il en suffit d'un pour que la commande
    finisse avec le code 3.
    """
    folder = data_folder(options.sessions).chemin
    journal = TinyDBJournal(folder)
    slugs = [known_session(options, session)] if session is not None else sorted(journal.sessions(), reverse=True)
    faulty = 0
    for slug in slugs:
        rapport = verify_session(journal, slug, journal.salvage)
        say(_told(rapport))
        faulty += bool(rapport.defauts)
    if not slugs:
        say(f"Aucune session dans {folder}.")
    return Code.DONNEES if faulty else Code.OK


def _told(rapport: VerificationReport) -> str:
    read = f"{counted(rapport.flux, 'fichier')}, {counted(rapport.evenements, 'événement')}"
    verdict = counted(len(rapport.defauts), "défaut") if rapport.defauts else "tout est intact"
    told = [f"{rapport.session}{NBSP}: {read}{NBSP}: {verdict}.", *map(_line, rapport.defauts)]
    if rapport.non_lies:
        unbound = counted(rapport.non_lies, "fichier")
        told.append(
            f"  Pour information{NBSP}: {unbound} d'une version antérieure, sans autre lien à la session que le nom."
        )
    return "\n".join(told)


def _line(defaut: Defaut) -> str:
    where = defaut.fichier if defaut.evenement is None else f"{defaut.fichier}, événement {defaut.evenement}"
    return f"  {where}{NBSP}: {defaut.message.rstrip('.')}."
