"""Every way a command can fail, told in one French line, with the exit code that goes with it."""

from __future__ import annotations

import errno
import re
from collections.abc import Callable
from io import StringIO
from typing import TYPE_CHECKING, Any

from certif_tui.cli.codes import Code
from certif_tui.cli.output import PipeClosed, flush, give_up_output, tolerate_narrow_encodings, warn
from certif_tui.wording.text import NBSP

if TYPE_CHECKING:
    from click import ClickException


QUOTED = re.compile(r"(?<!\w)'(\S|\S[^'\n]*\S)'(?!\w)")
"""What click puts between the quotes of Python: the name of an argument, of an option, of a command."""


def guarded(work: Callable[[], Any]) -> int:
    """Run `work` and return its exit code; whatever it raises becomes a line on standard error, never a traceback."""
    tolerate_narrow_encodings()
    try:
        code = work()
        flush()
    except KeyboardInterrupt:
        return Code.INTERROMPU
    except (BrokenPipeError, PipeClosed):
        give_up_output()
        return Code.TUYAU
    except OSError as error:
        # The refusals of the disk have names of their own: what bears that of no file comes from the output.
        return _told(error) if error.filename else _output_refused(error)
    except Exception as error:
        return _told(error)
    return code if isinstance(code, int) else Code.OK


def _output_refused(error: OSError) -> int:
    give_up_output()
    causes = {errno.ENOSPC: "le disque est plein", errno.EBADF: "elle est fermée"}
    cause = causes.get(error.errno or 0, "le système la refuse")
    saved = "Ce qui était enregistré l'est toujours."
    warn(f"Erreur{NBSP}: la sortie ne peut pas être écrite, {cause}{NBSP}: dirigez-la ailleurs. {saved}")
    return Code.INCIDENT


def _told(error: Exception) -> int:
    from click import Abort, ClickException

    if isinstance(error, Abort):
        return Code.INTERROMPU
    if isinstance(error, ClickException):
        warn(_shown_by_click(error))
        return error.exit_code
    known = _known(error)
    if known is None:
        return crashed(error)
    warn(f"Erreur{NBSP}: {_words(error)}")
    return known


def _words(error: Exception) -> str:
    """Why it was refused; what is in the way of a taking back is named as the registre names it."""
    from certif_tui.domain.session.taking_back import Dependant

    if not isinstance(error, Dependant):
        return str(error)
    from certif_tui.documents.faits import Faits

    return Faits(error.session, error.evenements).obstacle(error.evenement, revient=error.revient)


def _shown_by_click(error: ClickException) -> str:
    shown = StringIO()
    error.show(shown)
    return QUOTED.sub(rf"«{NBSP}\1{NBSP}»", shown.getvalue().rstrip("\n"))


def _known(error: Exception) -> Code | None:
    """The code of a refusal that was foreseen, null for a crash."""
    from certif_tui.domain.refus import DisqueRefuse, Refus
    from certif_tui.journal.journal import Conflict, JournalError, StorageFailure, StreamBusy
    from certif_tui.services.grille.evaluation import GrilleTenue
    from certif_tui.services.referentiel.loading import ReferentielInvalide

    match error:
        case GrilleTenue() | StreamBusy() | Conflict():
            return Code.VERROU
        case StorageFailure() | DisqueRefuse():
            return Code.INCIDENT
        case Refus() | JournalError() | ReferentielInvalide():
            return Code.DONNEES
        case _:
            return None


def crashed(error: BaseException) -> int:
    """Tell of a crash in one line that quotes nothing, and keep its trace in the private log."""
    from certif_tui.cli.paths import crash_log
    from certif_tui.platform.crash_log import keep_trace

    path = crash_log()
    kept = f"Le détail est dans {path}." if keep_trace(path, error) else "Le détail n'a pas pu être gardé."
    saved = "Ce qui était enregistré l'est toujours."
    warn(f"Erreur{NBSP}: le programme s'est arrêté sur une panne imprévue. {saved} {kept}")
    return Code.INCIDENT
