"""Taking back any event of a session with a motif, or saying why it cannot be; taking back a taking back too."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from typing import Any

from certif_tui.domain.incidents.evenements import IncidentNote
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.evenements import EvenementAnnule, EvenementSession
from certif_tui.domain.session.reprise import Fait, Fichier, check_takeable
from certif_tui.journal.journal import JournalError
from certif_tui.journal.kinds import ECRIT
from certif_tui.journal.streams import Stream
from certif_tui.services.ecrit.prenotation import membres_of
from certif_tui.services.oral.incidents import CarnetIncidents
from certif_tui.services.registre.reprise import evenements_of, take_back


class Annulations:
    """What can be taken back in a session held open, as whoever keeps `carnet`."""

    def __init__(self, carnet: CarnetIncidents) -> None:
        self.carnet, self.ouverte = carnet, carnet.ouverte

    @property
    def evenements(self) -> Sequence[EvenementSession]:
        """Every event of the session; the number of each is its rank, from 1."""
        return evenements_of(self.ouverte)

    def numbered(self, numero: int) -> EvenementSession:
        """The event of that number. Raises `Refus` when there is none."""
        if not 1 <= numero <= len(self.evenements):
            raise Refus(
                f"Il n'y a pas d'événement n°\u00a0{numero} dans cette session\u00a0: le registre les numérote."
            )
        return self.evenements[numero - 1]

    def last(self) -> EvenementSession:
        """The last event that can be taken back, those that take back left aside. Raises `Refus` when none can."""
        for evenement in reversed(self.evenements):
            with suppress(Refus):
                if not isinstance(evenement, EvenementAnnule):
                    self.check(evenement)
                    return evenement
        raise Refus("Rien ne peut être annulé dans cette session.")

    def check(self, evenement: EvenementSession) -> None:
        """Raises `Refus` when that event cannot be taken back, `Dependant` when another one must be before."""
        self.ouverte.live.check_open()
        check_takeable(self.ouverte.session, Fait(evenement, self.evenements), self._files())

    def take_back(self, evenement: EvenementSession, motif: str) -> EvenementSession:
        """Take an event back and return what recorded it. Raises `Refus`, `Dependant`, without a motif too.

        An incident takes back the minutes it gave.
        """
        if isinstance(evenement, IncidentNote):
            self.ouverte.live.refresh()
            self.check(evenement)
            incident = next(it for it in self.ouverte.session.incidents if it.ident == evenement.ident)
            return self.carnet.cancel(incident, motif)
        return take_back(self.ouverte, self.carnet.contexte, evenement, motif, self._files)

    def _files(self) -> Iterator[Fichier]:
        """Of whom and by whom something is kept beside the session; nobody's name is empty."""
        journal, slug = self.ouverte.contexte.journal, self.ouverte.slug
        for stream in journal.streams(slug):
            yield from ((candidat, stream.writer or "") for candidat in self._members(stream))

    def _members(self, stream: Stream[Any]) -> Collection[str]:
        if stream.kind is ECRIT:
            cible, jure = stream.slugs
            with suppress(JournalError):
                return {cible, *membres_of(self.ouverte.contexte.journal, self.ouverte.slug, cible, jure)}
            return {cible}
        candidat = stream.slug("candidat")
        return () if candidat is None else (candidat,)
