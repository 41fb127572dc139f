"""Opening the application: is there a terminal to show it on, then everything it is started with."""

from __future__ import annotations

import gc
import os
import sys

from certif_tui.cli.ailleurs import folder_words, remember_checkout
from certif_tui.cli.codes import Code
from certif_tui.cli.output import warn
from certif_tui.cli.paths import JURE, RESPONSABLE, Options, crash_log, data_folder, memory_file, settings_file
from certif_tui.platform.terminals import carries, in_browser, in_multiplexer, this_terminal
from certif_tui.wording.signs import WGL4, all_of
from certif_tui.wording.text import NBSP

SANS_TERMINAL = (
    f"Erreur{NBSP}: certif-tui a besoin d'un terminal. Lancez-le sans redirection, ou passez par une commande sans "
    f"écran{NBSP}: «{NBSP}certif-tui --help{NBSP}» en donne la liste."
)
SANS_TERMINAL_PAR_SSH = (
    f"Erreur{NBSP}: certif-tui a besoin d'un terminal. Par SSH, demandez-en un{NBSP}: «{NBSP}ssh -t machine certif-tui"
    f"{NBSP}»."
)
TERMINAL_TROP_SIMPLE = (
    f"Erreur{NBSP}: ce terminal (TERM={{term}}) ne sait pas afficher certif-tui. Ouvrez-en un autre, ou essayez «{NBSP}"
    f"TERM=xterm-256color certif-tui{NBSP}»."
)

SIGNES_REMEDES = {
    "tmux": f"Pour les avoir, quittez tmux et relancez-le par «{NBSP}tmux -u{NBSP}».",
    "screen": f"Pour les avoir, quittez screen et relancez-le par «{NBSP}screen -U{NBSP}».",
    "": f"Pour les avoir, choisissez une langue en UTF-8 («{NBSP}LANG=fr_FR.UTF-8{NBSP}»).",
}
"""How to get the signs, by what stands in their way."""


def terminal_fault() -> str | None:
    """Why the application cannot be shown here, and what to do; null when it can."""
    if in_browser():
        return None
    if not (_is_terminal(sys.stdin) and _is_terminal(sys.stdout)):
        nobody = os.environ.get("SSH_CONNECTION") and not _is_terminal(sys.stderr)
        return SANS_TERMINAL_PAR_SSH if nobody else SANS_TERMINAL
    term = os.environ.get("TERM", "")
    if sys.platform != "win32" and term in ("", "dumb", "unknown"):
        return TERMINAL_TROP_SIMPLE.format(term=term or "vide")
    return None


def signs_fault() -> str | None:
    """Why the terminal shows no sign but those of ASCII, and what to do; null when it does."""
    if carries(all_of(WGL4)):
        return None
    remedy = SIGNES_REMEDES[in_multiplexer()]
    return f"Signes en ASCII{NBSP}: ce terminal ne montrerait pas les autres. {remedy}"


def _is_terminal(stream: object) -> bool:
    try:
        return bool(stream.isatty())  # type: ignore[attr-defined]
    except (AttributeError, ValueError):
        return False


def open_app(options: Options, session: str | None = None) -> int:
    """Show the application, on `session` if given, and return its exit code."""
    fault = terminal_fault()
    if fault:
        warn(fault)
        return Code.USAGE
    gc.disable()  # thousands of classes are about to be made, none of them garbage; the application turns it on again
    from certif_tui.services.demarrage import Demarrage
    from certif_tui.ui.app import run_app

    dossier = data_folder(options.sessions)
    remember_checkout(dossier)
    return run_app(
        Demarrage(
            sessions=dossier.chemin,
            reglages=settings_file(),
            memoire=memory_file(),
            journal_log=crash_log(),
            referentiel=options.referentiel,
            session=session,
            terminal=this_terminal(),
            jure=options.jure or os.environ.get(JURE) or None,
            responsable=options.responsable or os.environ.get(RESPONSABLE) or None,
            ascii=options.ascii,
            dossier=folder_words(dossier) or None,
            sans_signes=None if options.ascii else signs_fault(),
        )
    )
