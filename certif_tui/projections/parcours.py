"""The parcours of everybody met in the data folder: names first, sheets only for whom they are asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import NamedTuple

from pydantic import ValidationError

from certif_tui.domain.evenements.base import Ouverture
from certif_tui.domain.grille.state import Grille
from certif_tui.domain.personnes.annuaire import Annuaire, Evalue, IdentifiantOf, SessionLue, annuaire_of, numero_of
from certif_tui.domain.personnes.identites import Identite, Ref
from certif_tui.domain.personnes.parcours import Certification, Passage, Personne, personne_of
from certif_tui.domain.referentiel.frozen import parse_frozen
from certif_tui.domain.referentiel.model import Referentiel
from certif_tui.domain.refus import Refus
from certif_tui.domain.resultat.feuilles import FeuilleLue
from certif_tui.domain.resultat.resultat import waited_for
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.state import Session, fold
from certif_tui.journal.journal import Journal, JournalError
from certif_tui.journal.kinds import SESSION
from certif_tui.journal.proof import defaut_of_referentiel
from certif_tui.journal.sheets import sheets_of
from certif_tui.journal.stamps import Stamp
from certif_tui.journal.streams import Stream
from certif_tui.projections.coup_d_oeil import feuille_at, glanced, read_in_full, session_events, sheet_state
from certif_tui.projections.feuilles_vues import FeuillesVues
from certif_tui.projections.kept import Kept, Stamps, Streams

Progres = Callable[[int, int], None]
"""Told how many sessions were read, out of how many."""
Partiel = Callable[[Annuaire], None]
"""Told who was met so far."""
PARTIELS = frozenset(50 * 2**power for power in range(12))
"""After how many sessions that is told: all those tellings together cost no more than the last one."""


class Lecteur:
    """Reads sessions and sheets, each once a change; any thread may ask, one after the other."""

    def __init__(
        self, journal: Journal, identifiant: IdentifiantOf = numero_of, vues: FeuillesVues | None = None
    ) -> None:
        """`vues` are the sheets that former runs read."""
        self._journal, self._identifiant, self._vues = journal, identifiant, vues
        self._last: _Lecture | None = None
        self._sessions: Kept[str, SessionLue] = Kept(journal)
        self._passages: Kept[Ref, Passage] = Kept(journal)
        self._certifications: dict[str, Certification] = {}
        self._lock = threading.Lock()

    @property
    def last(self) -> Annuaire | None:
        """Everybody as they were last read, null before."""
        return self._last.annuaire if self._last is not None else None

    def read(self, progres: Progres = lambda _done, _total: None, partiel: Partiel | None = None) -> Annuaire:
        """Everybody there is, demonstrations left out; withdrawn candidats are told. Raises `StorageFailure`.

        `partiel` is told whom it met so far, ever less often.
        """
        slugs = sorted(self._journal.sessions())
        pannes: list[str] = []
        readable: list[SessionLue] = []
        with self._lock:
            for done, slug in enumerate(slugs, 1):
                try:
                    readable.append(self._session(slug))
                except (JournalError, Refus) as error:
                    pannes.append(str(error))
                progres(done, len(slugs))
                if partiel is not None and done in PARTIELS and done < len(slugs):
                    partiel(self._annuaire(readable, pannes).annuaire)
            if self._last is None or not self._last.stands(readable, pannes, self._is_graded):
                self._last = self._annuaire(readable, pannes)
            return self._last.annuaire

    def _annuaire(self, readable: Sequence[SessionLue], pannes: Sequence[str]) -> _Lecture:
        asked: list[tuple[Session, Candidat, bool]] = []

        def is_graded(session: Session, candidat: Candidat) -> bool:
            asked.append((session, candidat, self._is_graded(session, candidat)))
            return asked[-1][-1]

        sessions = [it.session for it in readable]
        annuaire = annuaire_of(sessions, self._identifiant, is_graded, tuple(pannes))
        return _Lecture(annuaire, tuple(readable), tuple(pannes), tuple(asked))

    def personne(self, groupe: Identite) -> Personne:
        """That person, their sheets read."""
        with self._lock:
            return personne_of(groupe, [self._passage(ref) for ref in groupe.membres])

    def keep(self) -> None:
        """Keep for the next run what the sheets read amount to."""
        with self._lock:
            if self._vues is not None and self._last is not None:
                self._vues.keep({it.session.slug for it in self._last.sessions})

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
        return self._passages.get(ref, sheets, lambda stamps: self._folded(lue, ref[1], sheets, stamps), given=lue)

    def _folded(self, lue: SessionLue, candidat: str, sheets: Streams, stamps: Stamps) -> Passage:
        waited = waited_for(lue.session, candidat)
        stamp_of = dict(zip(sheets, stamps, strict=True))

        def state(sheet: Stream[Grille]) -> FeuilleLue:
            return self._feuille(sheet, stamp_of[sheet])

        feuilles = [feuille_at(self._journal, lue.session.slug, candidat, jure, state) for jure in waited]
        return lue.passage(lue.session.candidat(candidat), self._identifiant, feuilles)

    def _feuille(self, sheet: Stream[Grille], stamp: Stamp | None) -> FeuilleLue:
        vues = self._vues
        if vues is None:
            return sheet_state(self._journal, sheet)
        of_session = self._sessions.stamps(sheet.session)
        address = sheet.session, of_session[0] if of_session else None, sheet.below, stamp
        etat = vues.get(*address)
        if etat is None:
            etat = glanced(self._journal, sheet)
            if etat is None:
                return read_in_full(self._journal, sheet)
            vues.put(*address, etat)
        return FeuilleLue(etat)


class _Lecture(NamedTuple):
    """Everybody as read, and what that rests on: the sessions, what was wrong, who was asked to be graded or not."""

    annuaire: Annuaire
    sessions: tuple[SessionLue, ...]
    pannes: tuple[str, ...]
    asked: tuple[tuple[Session, Candidat, bool], ...]

    def stands(self, sessions: Sequence[SessionLue], pannes: Sequence[str], is_graded: Evalue) -> bool:
        """Whether reading them again comes to the same."""
        same = (self.sessions, self.pannes) == (tuple(sessions), tuple(pannes))
        return same and all(is_graded(session, candidat) is was for session, candidat, was in self.asked)


def _sheets(session: Session, candidat: str) -> Streams:
    return tuple(it for jure in waited_for(session, candidat) for it in sheets_of(session.slug, candidat, jure))
