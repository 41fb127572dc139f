"""Taking back what was done at once in the written part: one gesture, one motif.

The rules a manager may count on:

- the last thing noted is taken back whole: of dossiers received at once, all of them;
- one of them that was corrected since stays as it was corrected.
"""

from __future__ import annotations

from collections.abc import Sequence

from certif_tui.domain.ecrit.evenements import FaitEcrit
from certif_tui.domain.evenements.acte import Acte
from certif_tui.domain.refus import Refus, decision
from certif_tui.domain.session.dependances import dependance
from certif_tui.domain.session.evenements import EvenementAnnule, EvenementSession
from certif_tui.domain.session.state import Session
from certif_tui.domain.session.taking_back import DejaAnnule, Dependant
from certif_tui.domain.textes import checked_motif

RIEN = "Rien n'est encore noté ici\u00a0: il n'y a rien à annuler."
PAS_ENSEMBLE = "Aucun dossier n'a été reçu avec tous les autres\u00a0: il n'y a rien à annuler."
CHANGE = "Un autre poste vient de noter autre chose\u00a0: regardez avant d'annuler."


@decision
def take_back_last(
    session: Session, acte: Acte, evenements: Sequence[EvenementSession], motif: str, *, vus: Sequence[FaitEcrit]
) -> Sequence[EvenementAnnule]:
    """Take back the last gesture of the written part, which is to be the one that was seen (`vus`)."""
    if not vus:
        raise Refus(RIEN)
    if session.groupes.dernier_geste != tuple(vus):
        undone = {it.cible for it in evenements if isinstance(it, EvenementAnnule)}
        raise DejaAnnule if any(it.id in undone for it in vus) else Refus(CHANGE)
    return _taken(session, acte, evenements, vus, motif)


@decision
def take_back_all_received(
    session: Session, acte: Acte, evenements: Sequence[EvenementSession], motif: str
) -> Sequence[EvenementAnnule]:
    """Take back the last time that all missing dossiers were received at once. Refused where there was none."""
    received = session.groupes.recus_ensemble
    if not received:
        raise Refus(PAS_ENSEMBLE)
    return _taken(session, acte, evenements, received, motif)


def _taken(
    session: Session, acte: Acte, evenements: Sequence[EvenementSession], faits: Sequence[FaitEcrit], motif: str
) -> Sequence[EvenementAnnule]:
    why = checked_motif(motif, "L'annulation demande un motif.")
    taken = [EvenementAnnule(**acte.entete(), cible=it.id, motif=why) for it in faits]
    needing = dependance(session.slug, evenements, (*evenements, *taken))
    if needing is not None:
        raise Dependant(session, evenements, needing)
    return taken
