"""Incidents folded from their events: free text with its time, corrected or cancelled with a reason, never lost."""

from __future__ import annotations

from datetime import datetime

from certif_tui.domain.frozen import Frozen, replace
from certif_tui.domain.incidents.evenements import EvenementIncidents, IncidentCorrige, IncidentNote
from certif_tui.domain.session.evenements import EvenementAnnule


class Incident(Frozen):
    """An incident as it stands. `numero` counts from 1 in the order they were noted and never changes.

    `candidat` is null for one of the whole session, `duree_ms` for one that interrupted nothing, `annule` (the motif
    of its cancellation) for one that stands. `ajustement` is the id of the clock's event that gave its time back.
    """

    ident: str
    numero: int
    candidat: str | None
    texte: str
    instant_vecu: datetime
    duree_ms: int | None = None
    ajustement: str | None = None
    annule: str | None = None


Incidents = tuple[Incident, ...]


def apply(incidents: Incidents, evenement: EvenementIncidents) -> Incidents:
    """The incidents after one more event; one about an unknown incident, or noted twice, changes nothing."""
    known = any(incident.ident == evenement.ident for incident in incidents)
    if isinstance(evenement, IncidentNote):
        return incidents if known else (*incidents, _noted(evenement, len(incidents) + 1))
    return tuple(_changed(each, evenement) if each.ident == evenement.ident else each for each in incidents)


def _noted(evenement: IncidentNote, numero: int) -> Incident:
    return Incident(
        evenement.ident,
        numero,
        evenement.candidat,
        evenement.texte,
        evenement.instant_vecu,
        evenement.duree_ms,
        evenement.ajustement,
    )


def taken_back(incidents: Incidents, annulation: EvenementAnnule) -> Incidents:
    """The incidents, the one that `annulation` names cancelled with its motif, if it is there."""
    motif = annulation.motif or ""
    return tuple(replace(it, annule=motif) if it.ident == annulation.cible else it for it in incidents)


def _changed(incident: Incident, evenement: IncidentCorrige) -> Incident:
    return replace(
        incident,
        candidat=evenement.candidat,
        texte=evenement.texte,
        instant_vecu=evenement.instant_vecu,
        duree_ms=evenement.duree_ms,
        annule=None,
    )


def standing(incidents: Incidents, candidat: str | None) -> Incidents:
    """The incidents not cancelled of that candidat (null: of the whole session), the earliest first."""
    kept = (it for it in incidents if it.annule is None and it.candidat == candidat)
    return tuple(sorted(kept, key=lambda it: (it.instant_vecu, it.numero)))
