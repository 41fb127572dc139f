"""A candidat's presence, and an incident, in the words every document uses."""

from __future__ import annotations

from datetime import datetime

from certif_tui.domain.durees import MS_PER_MINUTE
from certif_tui.domain.frozen import Frozen
from certif_tui.domain.incidents.state import Incident
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import ModeRetard, Presence, PresenceNotee, Seance
from certif_tui.domain.session.presence import Constat, Empechement, Retard, retard_of
from certif_tui.wording.dates import heure
from certif_tui.wording.durations import whole_minutes
from certif_tui.wording.statuts import PRESENCES

MODES = {ModeRetard.MEME_FIN: "même heure de fin", ModeRetard.DUREE_ENTIERE: "durée entière"}
LIEUX = {Seance.ECRIT: "à l'écrit", Seance.ORAL: "à l'oral"}


def presence_words(presence: Presence, retard: Retard | None, seance: Seance | None = None) -> str:
    """« présent », « en retard de 10 min à l'écrit », « en retard de 10 min, même heure de fin »."""
    where = f" {LIEUX[seance]}" if seance else ""
    if retard is None or presence is not Presence.RETARD:
        return f"{PRESENCES[presence]}{where}"
    mode = f", {MODES[retard.mode]}" if retard.mode else ""
    return f"en retard de {whole_minutes(retard.minutes)}{where}{mode}"


def noted_words(evenement: PresenceNotee) -> str:
    """What an event says of somebody's presence."""
    return presence_words(evenement.presence, retard_of(evenement), evenement.seance)


def presences_words(candidat: Candidat) -> str:
    """Where they were at each sitting: « présent à l'écrit, absent (justifié) à l'oral »; once where it is the same."""
    noted = [(seance, it) for seance, it in _noted(candidat) if it is not None]
    if not noted:
        return PRESENCES[Presence.ATTENDU]
    if candidat.ecrit == candidat.oral and candidat.ecrit is not None:
        return presence_words(candidat.ecrit.presence, candidat.ecrit.retard)
    return ", ".join(presence_words(it.presence, it.retard, seance) for seance, it in noted)


def _noted(candidat: Candidat) -> tuple[tuple[Seance, Constat | None], ...]:
    return (Seance.ECRIT, candidat.ecrit), (Seance.ORAL, candidat.oral)


def empechement_words(empeche: Empechement) -> str:
    """« abandon », « absent (justifié) à l'oral »."""
    return presence_words(empeche.presence, None, empeche.seance)


class LigneIncident(Frozen):
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
    return f" ({whole_minutes(minutes)}{', temps rendu' if rendu else ''})"
