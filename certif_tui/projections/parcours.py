"""The parcours of everybody met in the data folder: names first, sheets only for whom they are asked."""

from __future__ import annotations

import threading
from collections.abc import Callable

from pydantic import ValidationError

from certif_tui.domain.evenements.base import Ouverture
from certif_tui.domain.personnes.annuaire import Annuaire, IdentifiantOf, SessionLue, annuaire_of, numero_of
from certif_tui.domain.personnes.identites import Identite, Ref
from certif_tui.domain.personnes.parcours import Certification, Passage, Personne, personne_of
from certif_tui.domain.referentiel.frozen import parse_frozen
from certif_tui.domain.referentiel.model import Referentiel
from certif_tui.domain.refus import Refus
from certif_tui.domain.resultat.resultat import waited_for
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.state import Session, fold
from certif_tui.journal.journal import Journal, JournalError
from certif_tui.journal.kinds import SESSION
from certif_tui.journal.proof import defaut_of_referentiel
from certif_tui.journal.sheets import sheets_of
from certif_tui.projections.coup_d_oeil import feuille_at, session_events
from certif_tui.projections.kept import Kept, Streams

Progres = Callable[[int, int], None]
"""Told how many sessions were read, out of how many."""


class Lecteur:
    """Reads sessions and sheets, each once a change; any thread may ask, one after the other."""

    def __init__(self, journal: Journal, identifiant: IdentifiantOf = numero_of) -> None:
        self._journal, self._identifiant = journal, identifiant
        self._sessions: Kept[str, SessionLue] = Kept(journal)
        self._passages: Kept[Ref, Passage] = Kept(journal)
        self._certifications: dict[str, Certification] = {}
        self._lock = threading.Lock()

    def read(self, progres: Progres = lambda _done, _total: None) -> Annuaire:
        """Everybody there is, demonstrations left out; withdrawn candidats are told. Raises `StorageFailure`."""
        slugs = sorted(self._journal.sessions())
        pannes: list[str] = []
        readable: list[Session] = []
        with self._lock:
            for done, slug in enumerate(slugs, 1):
                try:
                    readable.append(self._session(slug).session)
                except (JournalError, Refus) as error:
                    pannes.append(str(error))
                progres(done, len(slugs))
        return annuaire_of(readable, self._identifiant, self._is_graded, tuple(pannes))

    def personne(self, groupe: Identite) -> Personne:
        """That person, their sheets read."""
        with self._lock:
            return personne_of(groupe, [self._passage(ref) for ref in groupe.membres])

    def _is_graded(self, session: Session, candidat: Candidat) -> bool:
        return any(stamp is not None for stamp in self._journal.stamps(_sheets(session, candidat.slug)))

    def _session(self, slug: str) -> SessionLue:
        return self._sessions.get(slug, (SESSION.at(slug),), lambda _stamps: self._read_session(slug))

    def _read_session(self, slug: str) -> SessionLue:
        evenements, defaut = session_events(self._journal, slug)
        first = evenements[0] if evenements else None
        sha = first.referentiel if isinstance(first, Ouverture) else ""
        certification, changed = self._certification(slug, sha)
        return SessionLue(fold(slug, evenements), certification, tuple(filter(None, (defaut, changed))))

    def _certification(self, slug: str, sha: str) -> tuple[Certification, str]:
        """The certification of the référentiel whose SHA-256 the session was opened with, read once for all.

        Then why it is no proof, empty when it is one.
        """
        if sha not in self._certifications:
            referentiel, found = self._frozen(slug)
            certification = Certification(referentiel.intitule, tuple(bloc.code for bloc in referentiel.blocs))
            changed = defaut_of_referentiel(slug, found, sha)
            if changed:
                return certification, changed
            self._certifications[sha] = certification
        return self._certifications[sha], ""

    def _frozen(self, slug: str) -> tuple[Referentiel, str]:
        try:
            return parse_frozen(self._journal.referentiel(slug))
        except ValidationError as error:
            raise Refus(f"{slug}/referentiel.json est illisible.") from error

    def _passage(self, ref: Ref) -> Passage:
        lue = self._sessions.last(ref[0])
        sheets = _sheets(lue.session, ref[1])
        return self._passages.get(ref, sheets, lambda _stamps: self._folded(lue, ref[1]), given=lue)

    def _folded(self, lue: SessionLue, candidat: str) -> Passage:
        waited = waited_for(lue.session, candidat)
        feuilles = [feuille_at(self._journal, lue.session.slug, candidat, jure) for jure in waited]
        return lue.passage(lue.session.candidat(candidat), self._identifiant, feuilles)


def _sheets(session: Session, candidat: str) -> Streams:
    return tuple(it for jure in waited_for(session, candidat) for it in sheets_of(session.slug, candidat, jure))
