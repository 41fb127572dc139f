"""A candidat's presence, and an incident, in the words every document uses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from certif_tui.domain.durees import MS_PER_MINUTE
from certif_tui.domain.incidents.state import Incident
from certif_tui.domain.session.evenements import ModeRetard, Presence
from certif_tui.domain.session.presence import Retard
from certif_tui.wording.dates import heure
from certif_tui.wording.statuts import PRESENCES
from certif_tui.wording.text import NBSP

MODES = {ModeRetard.MEME_FIN: "même heure de fin", ModeRetard.DUREE_ENTIERE: "durée entière"}


def presence_words(presence: Presence, retard: Retard | None) -> str:
    """« présent », « en retard de 10 min, même heure de fin »."""
    if retard is None or presence is not Presence.RETARD:
        return PRESENCES[presence]
    return f"en retard de {retard.minutes}{NBSP}min, {MODES[retard.mode]}"


@dataclass(frozen=True, slots=True)
class LigneIncident:
    """An incident as documents tell it; `rendu` says whether its length was given back to the oral."""

    numero: int
    candidat: str | None
    instant: datetime
    texte: str
    minutes: int | None
    rendu: bool

    @classmethod
    def of(cls, incident: Incident, ajustements: tuple[str, ...] = ()) -> LigneIncident:
        """The row of an incident; `ajustements` are the minutes given that still count on the candidat's clock."""
        minutes = None if incident.duree_ms is None else incident.duree_ms // MS_PER_MINUTE
        rendu = incident.ajustement in ajustements
        return cls(incident.numero, incident.candidat, incident.instant_vecu, incident.texte, minutes, rendu)

    def words(self, fuseau: str) -> str:
        """« 09:12 Alarme incendie (5 min, temps rendu) »."""
        return f"{heure(self.instant, fuseau)} {self.texte}{duree_words(self.minutes, rendu=self.rendu)}"


def duree_words(minutes: int | None, *, rendu: bool) -> str:
    """What follows the text of an incident that interrupted the oral: « (5 min, temps rendu) »."""
    if minutes is None:
        return ""
    return f" ({minutes}{NBSP}min{', temps rendu' if rendu else ''})"
