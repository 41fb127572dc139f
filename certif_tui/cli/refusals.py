"""The refusals that were foreseen, each told in one French line, with the exit code that goes with it."""

from __future__ import annotations

from certif_tui.cli.codes import Code
from certif_tui.cli.output import warn
from certif_tui.documents.faits import refusal_words
from certif_tui.domain.refus import DisqueRefuse, Refus
from certif_tui.journal.journal import Conflict, JournalError, StorageFailure, StreamBusy
from certif_tui.services.grille.evaluation import GrilleTenue
from certif_tui.services.referentiel.loading import ReferentielInvalide
from certif_tui.wording.text import NBSP


def told(error: Exception) -> Code | None:
    """Say on standard error why a command was refused, and give its exit code; null for what nobody foresaw."""
    known = _known(error)
    if known is not None:
        warn(f"Erreur{NBSP}: {refusal_words(error)}")
    return known


def _known(error: Exception) -> Code | None:
    """The code of a refusal that was foreseen, null for a crash."""
    match error:
        case GrilleTenue() | StreamBusy() | Conflict():
            return Code.VERROU
        case StorageFailure() | DisqueRefuse():
            return Code.INCIDENT
        case Refus() | JournalError() | ReferentielInvalide():
            return Code.DONNEES
        case _:
            return None
