"""What to say of a data folder that holds nothing: it is not there, or the sessions are in another."""

from __future__ import annotations

from pathlib import Path

from certif_tui.cli.paths import CHECKOUT, OWN, Dossier, checkout_note
from certif_tui.journal.stamps import has_any_session
from certif_tui.platform.private_files import keep, read_small
from certif_tui.wording.text import NBSP


def folder_words(dossier: Dossier) -> str:
    """What whoever finds no session should know of that folder, empty when there is nothing to say."""
    if dossier.origine not in (CHECKOUT, OWN) and not dossier.chemin.exists():
        return f"Le dossier {dossier.chemin} ({dossier.origine}) n'existe pas."
    other = _checkout() if dossier.origine == OWN and not has_any_session(dossier.chemin) else None
    if other is None:
        return ""
    return f"Celles de «{NBSP}make run{NBSP}» sont dans {other}{NBSP}: certif-tui --sessions {other}"


def remember_checkout(dossier: Dossier) -> None:
    """Keep where a checkout has its sessions, for the installed program: it has others."""
    if dossier.origine == CHECKOUT:
        keep(checkout_note(), str(dossier.chemin))


def _checkout() -> Path | None:
    """The folder of the checkout this user last opened, null when it holds no session."""
    try:
        folder = Path(read_small(checkout_note()).decode())
        return folder if has_any_session(folder) else None
    except (OSError, ValueError):
        return None
