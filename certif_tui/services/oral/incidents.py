"""Noting incidents: when it happened, of whom, how long it lasted, and the time it gives back to the oral."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from typing import NamedTuple

from certif_tui.domain.fuseaux import zone_of
from certif_tui.domain.heures import TYPED, time_of
from certif_tui.domain.incidents import decisions
from certif_tui.domain.incidents.decisions import Recit, check_cancellable, found
from certif_tui.domain.incidents.evenements import IncidentCorrige, IncidentNote
from certif_tui.domain.incidents.state import Incident
from certif_tui.domain.refus import Refus, granted
from certif_tui.domain.session.evenements import EvenementAnnule
from certif_tui.domain.session.state import Session
from certif_tui.domain.textes import checked_motif
from certif_tui.journal.journal import JournalError
from certif_tui.services.gate.contexte import Contexte, new_id
from certif_tui.services.gate.live import Writer
from certif_tui.services.oral.passage import ChronoOuvert
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.services.registre.taking_back import take_back


class IncidentSignale(NamedTuple):
    """An incident noted; `non_rendu` says in French why its time could not be given back, empty otherwise."""

    incident: Incident
    non_rendu: str = ""


class CarnetIncidents:
    """The incidents of a session held open, noted by whoever `contexte` says.

    `chrono` is a clock already open, used for its candidat instead of opening it once more.
    """

    def __init__(
        self, ouverte: SessionOuverte, contexte: Contexte, writer: Writer, chrono: ChronoOuvert | None = None
    ) -> None:
        self.ouverte, self.contexte, self._writer, self._chrono = ouverte, contexte, writer, chrono

    def note(self, recit: Recit, *, rendre: bool = False) -> IncidentSignale:
        """Note an incident; with `rendre` its length is given back to the phase under way. Refused as `decisions.note`.

        What happened is noted even where no time can be given back: the oral has not begun, or is over. The clock is
        written first: were the program cut off in between, the minutes given would still say why.
        """
        self.ouverte.live.check_open()
        acte, ident = self.contexte.acte(), new_id()
        decide = partial(decisions.note, acte=acte, recit=recit, ident=ident, rendre=rendre)
        granted(decide(self.ouverte.session))  # before the clock is touched for it
        ajustement, why = self._give_back(recit) if rendre else (None, "")
        try:
            self.ouverte.record_or_raise(partial(decide, ajustement=ajustement))
        except (Refus, JournalError):
            if ajustement is not None and recit.candidat is not None:
                self.chrono(recit.candidat).take_back(ajustement)
            raise
        return IncidentSignale(found(self.ouverte.session, ident), why)

    def correct(self, incident: Incident, recit: Recit, motif: str) -> Incident:
        """Say an incident anew, with a motif; a cancelled one stands again. Refused as `decisions.correct`."""
        acte = self.contexte.acte()

        def decide(session: Session) -> Sequence[IncidentCorrige] | Refus:
            rendu = self.is_given_back(found(session, incident.ident))
            return decisions.correct(session, acte, incident.ident, recit, motif, rendu=rendu)

        self.ouverte.record_or_raise(decide)
        return found(self.ouverte.session, incident.ident)

    def cancel(self, incident: Incident, motif: str) -> EvenementAnnule:
        """Cancel an incident noted by mistake, with a motif; the time it gave back is taken again.

        Refused for one that is cancelled already, before the clock is touched.
        """
        given = checked_motif(motif, "L'annulation demande un motif.")
        check_cancellable(self.ouverte.session, incident.ident)
        self.ouverte.live.check_open()
        if incident.ajustement is not None and incident.candidat is not None:
            self.chrono(incident.candidat).take_back(incident.ajustement)
        return take_back(self.ouverte, self.contexte, self._note_of(incident), given)

    def numbered(self, numero: int) -> Incident:
        """The incident of that number. Raises `Refus` when there is none."""
        incidents = self.ouverte.session.incidents
        if not 1 <= numero <= len(incidents):
            known = f"de 1 à {len(incidents)}" if incidents else "aucun n'est noté"
            raise Refus(f"Il n'y a pas d'incident n°\u00a0{numero} dans cette session\u00a0: {known}.")
        return incidents[numero - 1]

    def is_given_back(self, incident: Incident) -> bool:
        """Whether the time of the incident was given back, and this still stands on the clock."""
        if incident.ajustement is None or incident.candidat is None:
            return False
        return any(action.id == incident.ajustement for action in self.chrono(incident.candidat).chrono.actions)

    def chrono(self, candidat: str) -> ChronoOuvert:
        """The clock of that candidat. Raises `JournalError`."""
        if self._chrono is None or self._chrono.candidat != candidat:
            ouverte = self.ouverte
            self._chrono = ChronoOuvert(
                self.contexte,
                self._writer,
                session=ouverte.slug,
                attache=ouverte.attache,
                candidat=candidat,
                plan=lambda: ouverte.plan(candidat),
            )
        return self._chrono

    def _note_of(self, incident: Incident) -> IncidentNote:
        notes = (it for it in self.ouverte.live.evenements if isinstance(it, IncidentNote))
        return next(it for it in notes if it.ident == incident.ident)

    def _give_back(self, recit: Recit) -> tuple[str | None, str]:
        """What gave the time back on the clock, or why nothing could."""
        assert recit.candidat is not None and recit.minutes is not None
        try:
            return self.chrono(recit.candidat).give_back(recit.minutes, recit.texte.strip()), ""
        except Refus as refusal:
            return None, str(refusal)


def note_words(note: IncidentSignale, *, rendues: int | None) -> str:
    """What was done, in one sentence or two: `rendues` is how many minutes were to be given back, null for none."""
    given = "" if rendues is None or note.non_rendu else f", {rendues}\u00a0min rendues"
    said = note.non_rendu[:1].lower() + note.non_rendu[1:]
    why = f" Temps non rendu\u00a0: {said}" if said else ""
    return f"Incident n°\u00a0{note.incident.numero} noté{given}.{why}"


HEURE = re.compile(rf"\s*{TYPED}\b\s*")


def instant_of(heure: str, session: Session, now: datetime) -> datetime:
    """The instant of a time of day (`14:05`, `14h05`) where the session takes place.

    On the session's day once it is over, else today. Raises `Refus` when it is no time of day.
    """
    read = HEURE.fullmatch(heure)
    moment = time_of(read) if read else None
    if moment is None:
        raise Refus(f"Heure refusée\u00a0: {heure}. Tapez par exemple 14:05.")
    zone = zone_of(session.fuseau)
    today = now.astimezone(zone).date()
    day = min(today, session.date) if session.date else today
    return datetime.combine(day, moment, zone).astimezone(UTC)


def told_at(text: str) -> tuple[str, str]:
    """The time of day a text begins with (empty when it does not), and the rest."""
    read = HEURE.match(text)
    return (text[: read.end()].strip(), text[read.end() :].strip()) if read else ("", text.strip())
