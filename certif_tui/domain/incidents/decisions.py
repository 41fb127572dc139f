"""Noting, correcting and cancelling incidents.

The rules a manager may count on:

- an incident is told with words, at a time that has passed; what it interrupted lasts from a minute to a day;
- correcting and cancelling ask for a motif, and what was said before is kept;
- whose incident it is and how long it lasted no longer change once its time was given back to the oral (`rendu`):
  cancelling it takes the time back, and it is noted anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from certif_tui.domain.durees import MOST_MINUTES, MS_PER_MINUTE
from certif_tui.domain.evenements.acte import Acte
from certif_tui.domain.frozen import Frozen
from certif_tui.domain.incidents.evenements import IncidentCorrige, IncidentNote
from certif_tui.domain.incidents.state import Incident
from certif_tui.domain.refus import Refus, decision
from certif_tui.domain.session.state import Session
from certif_tui.domain.textes import checked_motif

RIEN = "Dites ce qui s'est passé."
RENDU = (
    "Le temps de cet incident a été rendu au candidat\u00a0: annulez l'incident (le temps est repris), "
    "puis notez-le de nouveau."
)


class Recit(Frozen):
    """What is told of an incident; a null `instant` is now, a null `minutes` interrupted nothing."""

    texte: str
    candidat: str | None = None
    instant: datetime | None = None
    minutes: int | None = None

    @classmethod
    def of(cls, incident: Incident) -> Recit:
        """What an incident says as it stands."""
        minutes = None if incident.duree_ms is None else incident.duree_ms // MS_PER_MINUTE
        return cls(incident.texte, incident.candidat, incident.instant_vecu, minutes)


@decision
def note(
    session: Session, acte: Acte, recit: Recit, *, ident: str, rendre: bool = False, ajustement: str | None = None
) -> Sequence[IncidentNote]:
    """Note an incident under `ident`; `ajustement` gave its length back to the clock.

    Refused for what cannot be an incident and, with `rendre`, where there is no candidat or no length to give back.
    """
    if rendre and (recit.candidat is None or recit.minutes is None):
        raise Refus("Pour rendre du temps, il faut un candidat et une durée en minutes.")
    _check_known(session, recit)
    noted = IncidentNote(
        **acte.entete(),
        ident=ident,
        candidat=recit.candidat,
        texte=checked_motif(recit.texte, RIEN),
        instant_vecu=_instant(recit, acte),
        duree_ms=_duree_ms(recit),
        ajustement=ajustement,
    )
    return [noted]


@decision
def correct(
    session: Session, acte: Acte, ident: str, recit: Recit, motif: str, *, rendu: bool
) -> Sequence[IncidentCorrige]:
    """Say an incident anew; a cancelled one stands again. Refused without a motif, and for what cannot be one."""
    _check_known(session, recit)
    now, duree_ms = found(session, ident), _duree_ms(recit)
    given = checked_motif(motif, "La correction demande un motif.")
    if rendu and (duree_ms, recit.candidat) != (now.duree_ms, now.candidat):
        raise Refus(RENDU)
    corrected = IncidentCorrige(
        **acte.entete(),
        ident=ident,
        candidat=recit.candidat,
        texte=checked_motif(recit.texte, RIEN),
        instant_vecu=_instant(recit, acte),
        duree_ms=duree_ms,
        motif=given,
    )
    return [corrected]


def check_cancellable(session: Session, ident: str) -> None:
    """Refuse to cancel what is cancelled already. Raises `Refus`."""
    incident = found(session, ident)
    if incident.annule is not None:
        raise Refus(f"L'incident n°\u00a0{incident.numero} est déjà annulé.")


def found(session: Session, ident: str) -> Incident:
    """The incident of that identifier. Raises `Refus` where there is none any more."""
    for incident in session.incidents:
        if incident.ident == ident:
            return incident
    raise Refus("Cet incident n'est plus dans la session\u00a0: il vient d'être annulé.")


def _check_known(session: Session, recit: Recit) -> None:
    if recit.candidat is not None:
        session.candidat(recit.candidat)


def _instant(recit: Recit, acte: Acte) -> datetime:
    if recit.instant is not None and recit.instant > acte.instant:
        raise Refus("Cette heure n'est pas encore passée\u00a0: vérifiez-la.")
    return recit.instant or acte.instant


def _duree_ms(recit: Recit) -> int | None:
    if recit.minutes is None:
        return None
    if not 1 <= recit.minutes <= MOST_MINUTES:
        raise Refus(f"Durée refusée\u00a0: {recit.minutes}. Donnez de 1 à {MOST_MINUTES} minutes.")
    return recit.minutes * MS_PER_MINUTE
