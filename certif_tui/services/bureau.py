"""The application's services put together over one data folder."""

from __future__ import annotations

import getpass
from pathlib import Path

from certif_tui.domain.referentiel import Referentiel
from certif_tui.domain.session import Jure, Session
from certif_tui.journal.journal import Journal, JournalError
from certif_tui.journal.tinydb_journal import TinyDBJournal
from certif_tui.services.apercu import LigneSession, Progression
from certif_tui.services.apercu_session import ApercuSession
from certif_tui.services.clock import SystemClock
from certif_tui.services.contexte import Clock, Contexte
from certif_tui.services.demarrage import Demarrage
from certif_tui.services.poste import Poste
from certif_tui.services.preferences import Dernier, MemoryFile
from certif_tui.services.sessions import Projet, SessionOuverte, create_session
from certif_tui.services.slugs import slug_of
from certif_tui.services.tableau import progression, read_session, session_row
from certif_tui.services.writers import ThreadWriter


class Bureau:
    """The data folder's sessions, the worker that writes, and what is remembered of this user."""

    def __init__(self, demarrage: Demarrage, clock: Clock | None = None, journal: Journal | None = None) -> None:
        """`clock` and `journal` replace the machine's clock and the data folder."""
        kept = journal or TinyDBJournal(demarrage.sessions)
        self.contexte = Contexte(kept, clock or SystemClock(), os_user())
        self.writer = ThreadWriter()
        self.memory = MemoryFile(demarrage.memoire)
        self.apercu = ApercuSession(demarrage.vue, demarrage.sessions)
        self._demarrage = demarrage

    def slugs(self) -> list[str]:
        """Every session, the most recent first: slugs begin with the date."""
        return sorted(self.contexte.journal.sessions(), reverse=True)

    def row(self, slug: str) -> LigneSession:
        """A session's row, without its progress."""
        return session_row(self.contexte.journal, slug)

    def nom_of(self, dernier: Dernier) -> str:
        """The name of the candidat this user was last grading, their slug when the session cannot say."""
        try:
            session = read_session(self.contexte.journal, dernier.session)
            return session.designation(session.candidat(dernier.candidat))
        except (JournalError, KeyError):
            return dernier.candidat

    def progression(self, slug: str) -> Progression:
        """How many of the session's candidats to be graded have a sheet handed in. Raises `JournalError`."""
        return progression(self.contexte.journal, slug)

    def referentiel(self) -> tuple[Referentiel, bytes]:
        """The référentiel new sessions are created with, and its text as they keep it. Raises `ReferentielInvalide`."""
        from certif_tui.services import referentiels

        path = self._demarrage.referentiel or referentiels.default_referentiel_path()
        referentiel, _sha = referentiels.load_referentiel(path)
        return referentiel, referentiels.canonical_bytes(referentiel)

    def create(self, projet: Projet) -> str:
        """Create a session and return its slug. Raises `Refus`, `ReferentielInvalide`, `JournalError`."""
        return create_session(self.contexte, *self.referentiel(), projet)

    def latest_demonstration(self) -> Session | None:
        """The most recent demonstration there is, null when there is none."""
        from certif_tui.services.demonstration import latest_demonstration

        return latest_demonstration(self.contexte.journal)

    def create_demonstration(self) -> str:
        """Create the demonstration and return its slug. Raises like `create`."""
        from certif_tui.services.demonstration import create_demonstration

        return create_demonstration(self.contexte, *self.referentiel())

    def open_session(self, slug: str) -> SessionOuverte:
        """Open a session. Raises `JournalError`, `Refus`."""
        return SessionOuverte(self.contexte, self.writer, slug)

    def put_down(self, path: Path, document: bytes, *, replace: bool = False) -> Path:
        """Write a document outside the data folder and return where it went. Raises `DejaLa`, `Refus`."""
        from certif_tui.services.depot import put_down

        return put_down(path, document, sessions=self._demarrage.sessions, replace=replace)

    def known_jure(self, ouverte: SessionOuverte) -> Jure | None:
        """The juré of the session this user was last known as, null when they must be asked."""
        nom = self.memory.memoire.jure
        if nom is None:
            return None
        return next((jure for jure in ouverte.session.jures if slug_of(jure.nom) == slug_of(nom)), None)

    def poste(self, ouverte: SessionOuverte, jure: Jure) -> Poste:
        """The desk of that juré, remembered for next time."""
        if self.memory.memoire.jure != jure.nom:
            self.memory.remember_jure(jure.nom)
        return Poste(ouverte, jure, self.writer)


def os_user() -> str:
    """The operating-system user, who signs what is done before a juré is known."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "inconnu"
