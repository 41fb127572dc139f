"""Noting where a candidat is: what may be noted, and when a change must say why."""

from __future__ import annotations

from collections.abc import Sequence

from certif_tui.domain.chrono.epreuve import MS_PER_MINUTE, PhasePrevue
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import ModeRetard, Presence, PresenceNotee
from certif_tui.domain.session.presence import Retard, needs_motif
from certif_tui.domain.session.state import Session
from certif_tui.domain.textes import checked_texte
from certif_tui.journal.journal import Journal, JournalError
from certif_tui.journal.kinds import CHRONO, GRILLE
from certif_tui.services.gate.contexte import Contexte
from certif_tui.services.oral.passage import MOST_MINUTES


class MotifManquant(Refus):
    """The change must say why: asked for again with a motif, it is done."""


def presence_noted(
    contexte: Contexte,
    session: Session,
    candidat: Candidat,
    plan: Sequence[PhasePrevue],
    presence: Presence,
    retard: Retard | None,
    motif: str,
) -> list[PresenceNotee]:
    """The event that notes a presence, none where nothing would change. `plan` is the oral had they come in time.

    Raises `MotifManquant` when the change must say why, `Refus` for a delay that does not fit.
    """
    if retard is not None:
        _check_retard(plan, presence, retard)
    if presence is candidat.presence and (presence is not Presence.RETARD or retard == candidat.retard):
        return []
    if not motif.strip():
        _check_no_motif_needed(contexte.journal, session, candidat, presence)
    return [
        PresenceNotee(
            **contexte.entete(),
            candidat=candidat.slug,
            presence=presence,
            minutes=retard.minutes if retard else None,
            mode=retard.mode if retard else None,
            motif=checked_texte(motif.strip()),
        )
    ]


def _check_retard(plan: Sequence[PhasePrevue], presence: Presence, retard: Retard) -> None:
    if presence is not Presence.RETARD:
        raise Refus("Des minutes de retard ne vont qu'avec la présence «\u00a0retard\u00a0».")
    if not 1 <= retard.minutes <= MOST_MINUTES:
        raise Refus(f"Retard refusé\u00a0: {retard.minutes}. Donnez de 1 à {MOST_MINUTES} minutes.")
    if retard.mode is ModeRetard.DUREE_ENTIERE:
        return
    durees = [phase.prevu_ms for phase in plan]
    if None in durees:
        raise Refus(
            "Une phase de cet oral n'a pas de durée fixée\u00a0: il n'y a pas d'heure de fin à garder. "
            "Fixez sa durée, ou laissez la durée entière."
        )
    total = sum(duree or 0 for duree in durees)
    if retard.retire_ms >= total:
        raise Refus(
            f"Ce retard ({retard.minutes} min) ne laisse rien de l'oral ({total // MS_PER_MINUTE} min)\u00a0: "
            "laissez la durée entière, ou notez l'absence."
        )


def _check_no_motif_needed(journal: Journal, session: Session, candidat: Candidat, presence: Presence) -> None:
    avant = candidat.presence
    if not needs_motif(avant, presence, entame=False) and not (
        needs_motif(avant, presence, entame=True) and _is_begun(journal, session, candidat.slug)
    ):
        return
    if presence is Presence.FRAUDE:
        raise MotifManquant("Signaler une fraude demande un motif\u00a0: les faits constatés.")
    raise MotifManquant("Corriger ce qui est déjà noté demande un motif.")


def _is_begun(journal: Journal, session: Session, candidat: str) -> bool:
    """Whether a clock has run or a mark was given for them; what cannot be read counts as begun."""
    try:
        if journal.read(CHRONO.at(session.slug, candidat)).state.actions:
            return True
        sheets = (GRILLE.at(session.slug, candidat, jure.slug) for jure in session.jures)
        return any(not journal.read(stream).state.is_vierge for stream in sheets)
    except JournalError:
        return True
