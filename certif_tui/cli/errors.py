"""Every way a command can fail, told in one French line, with the exit code that goes with it."""

from __future__ import annotations

import errno
from collections.abc import Callable
from typing import Any

from certif_tui.cli.codes import Code
from certif_tui.cli.output import PipeClosed, flush, give_up_output, tolerate_narrow_encodings, warn
from certif_tui.cli.paths import crash_log
from certif_tui.platform.disk_words import FULL, refusal
from certif_tui.wording.text import NBSP


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
    cause = "elle est fermée" if error.errno == errno.EBADF else "le système la refuse"
    if error.errno in FULL:
        cause, _remedy = refusal(error)
    saved = "Ce qui était enregistré l'est toujours."
    warn(f"Erreur{NBSP}: la sortie ne peut pas être écrite, {cause}{NBSP}: dirigez-la ailleurs. {saved}")
    return Code.INCIDENT


def _told(error: Exception) -> int:
    try:
        from certif_tui.cli.refusals import told

        code = told(error)
    except Exception:  # a damaged installation, where what tells of refusals cannot be imported either
        code = None
    return crashed(error) if code is None else code


def crashed(error: BaseException) -> int:
    """Tell of a crash in one line that quotes nothing, and keep its trace in the private log."""
    from certif_tui.platform.crash_log import keep_trace

    path = crash_log()
    kept = f"Le détail est dans {path}." if keep_trace(path, error) else "Le détail n'a pas pu être gardé."
    saved = "Ce qui était enregistré l'est toujours."
    warn(f"Erreur{NBSP}: le programme s'est arrêté sur une panne imprévue. {saved} {kept}")
    return Code.INCIDENT
