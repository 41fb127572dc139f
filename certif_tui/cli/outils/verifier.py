"""`certif-tui verifier`: is everything on the disk whole?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from certif_tui.cli.arguments.completion import complete_session
from certif_tui.cli.atelier import known_session, warn_of_folder
from certif_tui.cli.codes import Code
from certif_tui.cli.output import say, say_json
from certif_tui.cli.paths import Options, data_folder
from certif_tui.cli.progress_bar import ProgressBar
from certif_tui.documents.renderers.json import values_json
from certif_tui.documents.tree import Value
from certif_tui.journal.tinydb_journal import TinyDBJournal
from certif_tui.services.verification.ensemble import verify_all
from certif_tui.services.verification.verification import Defaut, VerificationReport
from certif_tui.wording.text import NBSP, counted


@click.command(short_help="Vérifier les fichiers des sessions.")
@click.argument("session", required=False, shell_complete=complete_session)
@click.option("--json", "as_json", is_flag=True, help="En JSON, pour un autre programme.")
@click.pass_obj
def verifier(options: Options, session: str | None, as_json: bool) -> int:
    """Vérifier les fichiers de SESSION (à défaut\u00a0: de toutes).

    Chaque fichier est relu, sa chaîne d'empreintes recalculée, les grilles remises comparées à leurs avis et au
    référentiel de la session, un chrono déplacé à celui d'où il vient, chaque tirage au sort rejoué. Chaque
    défaut est nommé par son fichier et le numéro de l'événement\u00a0; il en suffit d'un pour que la commande
    finisse avec le code 3.
    """
    folder = data_folder(options.sessions).chemin
    one = [known_session(options, session)] if session is not None else None
    slugs = one or sorted(TinyDBJournal(folder).sessions(), reverse=True)
    rapports = _verified(folder, slugs, told=not as_json)
    if as_json:
        say_json(values_json([_values(it) for it in rapports]))
    elif not slugs:
        say(f"Aucune session dans {folder}.")
    warn_of_folder(options)
    return Code.DONNEES if any(it.defauts for it in rapports) else Code.OK


def _verified(folder: Path, slugs: Sequence[str], *, told: bool) -> list[VerificationReport]:
    """What checking each session found, `told` as soon as it is known."""
    rapports: list[VerificationReport] = []
    with ProgressBar() as bar:
        for rapport in verify_all(folder, slugs):
            rapports.append(rapport)
            if told:
                bar.hide()
                say(_told(rapport))
            bar.advance(len(rapports), len(slugs), f"sessions{NBSP}: {len(rapports)} sur {len(slugs)}")
    return rapports


def _values(rapport: VerificationReport) -> Value:
    return {
        "session": rapport.session,
        "fichiers": rapport.flux,
        "evenements": rapport.evenements,
        "non_lies": rapport.non_lies,
        "defauts": [
            {"fichier": it.fichier, "evenement": it.evenement, "message": it.message} for it in rapport.defauts
        ],
    }


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
