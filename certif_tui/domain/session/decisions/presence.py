"""Noting where a candidat is: what may be noted, and when a change must say why.

Some rules turn on whether their oral or a sheet has begun (`entame`): it is read for who `turns_on_entame` says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from certif_tui.domain.chrono.epreuve import PhasePrevue
from certif_tui.domain.durees import MOST_MINUTES, MS_PER_MINUTE
from certif_tui.domain.evenements.acte import Acte
from certif_tui.domain.refus import MotifManquant, Refus, decision
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import ModeRetard, Presence, PresenceNotee
from certif_tui.domain.session.presence import Retard, needs_motif
from certif_tui.domain.session.state import Session
from certif_tui.domain.textes import checked_texte


@dataclass(frozen=True, slots=True)
class PresenceDite:
    """Where somebody is said to be, by how much they are late, and why what was noted before changes."""

    candidat: str
    presence: Presence
    retard: Retard | None = None
    motif: str = ""


@decision
def note(
    session: Session, acte: Acte, dite: PresenceDite, *, phases: Sequence[PhasePrevue], entame: bool
) -> Sequence[PresenceNotee]:
    """Note a presence, nothing where nothing would change. `phases` are the oral had they come in time.

    Refused for a delay that does not fit and, without a motif (`MotifManquant`), for a change that must say why.
    """
    candidat, presence, retard = session.candidat(dite.candidat), dite.presence, dite.retard
    if retard is not None:
        _check_retard(phases, presence, retard)
    if presence is candidat.presence and (presence is not Presence.RETARD or retard == candidat.retard):
        return []
    motif = checked_texte(dite.motif.strip())
    if not motif:
        _check_no_motif_needed(candidat.presence, presence, entame=entame)
    minutes, mode = (retard.minutes, retard.mode) if retard else (None, None)
    return [
        PresenceNotee(
            **acte.entete(), candidat=candidat.slug, presence=presence, minutes=minutes, mode=mode, motif=motif
        )
    ]


def turns_on_entame(candidat: Candidat, presence: Presence) -> bool:
    """Whether noting that presence must say why only where their oral, or a sheet, has begun."""
    return needs_motif(candidat.presence, presence, entame=True) and not needs_motif(
        candidat.presence, presence, entame=False
    )


def _check_retard(phases: Sequence[PhasePrevue], presence: Presence, retard: Retard) -> None:
    if presence is not Presence.RETARD:
        raise Refus("Des minutes de retard ne vont qu'avec la présence «\u00a0retard\u00a0».")
    if not 1 <= retard.minutes <= MOST_MINUTES:
        raise Refus(f"Retard refusé\u00a0: {retard.minutes}. Donnez de 1 à {MOST_MINUTES} minutes.")
    if retard.mode is ModeRetard.DUREE_ENTIERE:
        return
    durees = [phase.prevu_ms for phase in phases]
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


def _check_no_motif_needed(avant: Presence, apres: Presence, *, entame: bool) -> None:
    if not needs_motif(avant, apres, entame=entame):
        return
    if apres is Presence.FRAUDE:
        raise MotifManquant("Signaler une fraude demande un motif\u00a0: les faits constatés.")
    raise MotifManquant("Corriger ce qui est déjà noté demande un motif.")
