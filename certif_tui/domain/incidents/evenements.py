"""Incidents of the stream `session.json`: what happened that day, as free text with its time."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from certif_tui.domain.evenements.base import Evenement, Identifiant, Instant, Millisecondes, Slug, TexteLibre

TexteDit = Annotated[TexteLibre, Field(min_length=1)]


class IncidentNote(Evenement):
    """Notes an incident, of one candidat or (null) of the session. `instant_vecu` is when it happened.

    `duree_ms` is how long it interrupted the oral; `ajustement` the id of the event of the candidat's clock that gave
    this time back, null when none was given.
    """

    type: Literal["incident_note"] = "incident_note"
    ident: Identifiant
    candidat: Slug | None
    texte: TexteDit
    instant_vecu: Instant
    duree_ms: Millisecondes | None = None
    ajustement: Identifiant | None = None


class IncidentCorrige(Evenement):
    """Says an incident anew, with the reason; one that was cancelled stands again. What was said before is kept."""

    type: Literal["incident_corrige"] = "incident_corrige"
    ident: Identifiant
    candidat: Slug | None
    texte: TexteDit
    instant_vecu: Instant
    duree_ms: Millisecondes | None = None
    motif: TexteDit


EvenementIncidents = IncidentNote | IncidentCorrige
