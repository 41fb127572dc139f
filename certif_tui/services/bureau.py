"""The application's services put together over one data folder."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from certif_tui.domain.referentiel.model import Referentiel
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.decisions.creation import Projet
from certif_tui.domain.session.inscription import checked_nom
from certif_tui.domain.session.jury import Jure
from certif_tui.domain.session.state import Session
from certif_tui.domain.slugs import slug_of
from certif_tui.journal.holds import Holds
from certif_tui.journal.journal import Journal, JournalError
from certif_tui.journal.kinds import SESSION
from certif_tui.journal.presences import Presences
from certif_tui.journal.tinydb_journal import TinyDBJournal
from certif_tui.platform.clock import SystemClock
from certif_tui.platform.phrases import FichierPhrases
from certif_tui.platform.preferences import Dernier, MemoryFile
from certif_tui.projections.apercu import LigneSession, Progression
from certif_tui.projections.apercu_session import ApercuSession
from certif_tui.projections.tableau import progression, session_row
from certif_tui.services.demarrage import Demarrage
from certif_tui.services.gate.contexte import Clock, Contexte, Responsable
from certif_tui.services.gate.writers import ThreadWriter
from certif_tui.services.grille.evaluation import is_held
from certif_tui.services.grille.phrases import PhrasesPretes
from certif_tui.services.grille.poste import Poste
from certif_tui.services.grille.siege import Siege
from certif_tui.services.preparation.sessions import SessionOuverte, create_session

if TYPE_CHECKING:
    from certif_tui.projections.parcours import Lecteur


class Bureau:
    """The data folder's sessions, the worker that writes, and what is remembered of this user."""

    def __init__(
        self,
        demarrage: Demarrage,
        clock: Clock | None = None,
        journal: Journal | None = None,
        presences: Presences | None = None,
    ) -> None:
        """`clock`, `journal` and `presences` replace the machine's clock and the data folder."""
        kept = journal or TinyDBJournal(demarrage.sessions)
        self.writer = ThreadWriter()
        self.memory = demarrage.memory()
        who = _responsable(self.memory)
        held = presences or Holds(demarrage.sessions)
        self.phrases = PhrasesPretes(kept, FichierPhrases(demarrage.phrases))
        self.contexte = Contexte(kept, clock or SystemClock(), os_user(), held, who, self.phrases)
        self.apercu = ApercuSession(demarrage.vue, demarrage.sessions)
        self.siege = Siege(held)
        self._demarrage = demarrage
        self._lecteur: Lecteur | None = None

    def slugs(self) -> list[str]:
        """Every session, the most recent first: slugs begin with the date."""
        return sorted(self.contexte.journal.sessions(), reverse=True)

    def row(self, slug: str) -> LigneSession:
        """A session's row, without its progress."""
        return session_row(self.contexte.journal, slug)

    def nom_of(self, dernier: Dernier) -> str:
        """The name of the candidat of an oral to go back to, their slug when the session cannot say.

        With the juré's when it was left at another terminal, where somebody else may have been.
        """
        try:
            session = self.contexte.journal.read(SESSION.at(dernier.session)).state
            nom = session.designation(session.candidat(dernier.candidat))
            mine = dernier == self.memory.memoire.dernier
            return nom if mine else f"{nom}, juré {session.jure(dernier.jure).nom}"
        except (JournalError, KeyError):
            return dernier.candidat

    def progression(self, slug: str) -> Progression:
        """How many of the session's candidats to be graded have a sheet handed in. Raises `JournalError`."""
        return progression(self.contexte.journal, slug)

    @property
    def lecteur(self) -> Lecteur:
        """Who reads the parcours of everybody: one for the whole run, what was read once is there at once."""
        from certif_tui.projections.feuilles_vues import FeuillesVues
        from certif_tui.projections.parcours import Lecteur

        if self._lecteur is None:
            vues = FeuillesVues(self._demarrage.feuilles, self._demarrage.sessions)
            self._lecteur = Lecteur(self.contexte.journal, vues=vues)
        return self._lecteur

    def referentiel(self) -> tuple[Referentiel, bytes]:
        """The référentiel new sessions are created with, and its text as they keep it. Raises `ReferentielInvalide`."""
        from certif_tui.services.referentiel import loading as referentiels

        path = self._demarrage.referentiel or referentiels.default_referentiel_path()
        referentiel, _sha = referentiels.load_referentiel(path)
        return referentiel, referentiels.canonical_bytes(referentiel)

    def create(self, projet: Projet) -> str:
        """Create a session and return its slug. Raises `Refus`, `ReferentielInvalide`, `JournalError`."""
        return create_session(self.contexte, *self.referentiel(), projet)

    def latest_demonstration(self) -> Session | None:
        """The most recent demonstration there is, null when there is none."""
        from certif_tui.services.preparation.demonstration import latest_demonstration

        return latest_demonstration(self.contexte.journal)

    def create_demonstration(self) -> str:
        """Create the demonstration and return its slug. Raises like `create`."""
        from certif_tui.services.preparation.demonstration import create_demonstration

        return create_demonstration(self.contexte, *self.referentiel())

    def open_session(self, slug: str) -> SessionOuverte:
        """Open a session. Raises `JournalError`, `Refus`."""
        return SessionOuverte(self.contexte, self.writer, slug)

    def put_down(self, path: Path, document: bytes, *, replace: bool = False) -> Path:
        """Write a document outside the data folder and return where it went. Raises `DejaLa`, `Refus`."""
        from certif_tui.services.depot import put_down

        return put_down(path, document, sessions=self._demarrage.sessions, replace=replace)

    def known_jure(self, ouverte: SessionOuverte) -> Jure | None:
        """The juré of the session this terminal is known to be, null when they must be asked."""
        return _named(ouverte, self.memory.memoire.jure)

    def unknown_jure(self, ouverte: SessionOuverte) -> str:
        """The name given for this run that nobody in the jury bears, empty when there is none."""
        given = self._demarrage.jure
        return given if given and _named(ouverte, given) is None else ""

    def likely_jure(self, ouverte: SessionOuverte) -> Jure | None:
        """Whom the user was last known as at another terminal: to be asked, never to be taken for granted."""
        return _named(ouverte, self.memory.ailleurs.jure)

    def resuming_jure(self, ouverte: SessionOuverte, dernier: Dernier) -> Jure | None:
        """Who was grading in that oral: its row names them. Null when they still are at another terminal, or may be."""
        mine = dernier == self.memory.memoire.dernier
        return _named(ouverte, dernier.jure) if mine or not self._may_be_going_on(dernier) else None

    def _may_be_going_on(self, oral: Dernier) -> bool:
        try:
            return is_held(self.contexte, oral.session, oral.candidat, oral.jure)
        except JournalError:
            return True

    def forget_jure(self) -> None:
        """Be no juré any more at this terminal."""
        self.memory.remember_jure(None)

    def poste(self, ouverte: SessionOuverte, jure: Jure) -> Poste:
        """The desk of that juré, remembered for next time."""
        if self.memory.memoire.jure != jure.nom:
            self.memory.remember_jure(jure.nom)
        return Poste(ouverte, jure, self.writer)


def _named(ouverte: SessionOuverte, nom: str | None) -> Jure | None:
    """The juré of that name or slug."""
    slug = slug_of(nom) if nom is not None else None
    return next((jure for jure in ouverte.session.jures if slug in (*jure.slugs, slug_of(jure.nom))), None)


def _responsable(memory: MemoryFile) -> Responsable:
    """Who works at this terminal without being a juré, to be asked while nobody that can be recorded is known."""
    said, elsewhere = memory.memoire.responsable, memory.ailleurs.responsable or ""
    try:
        nom = checked_nom(said) if said else None
    except Refus:
        return Responsable(None, True, memory.remember_responsable)
    return Responsable(nom, said is None, memory.remember_responsable, elsewhere)


def os_user() -> str:
    """The operating-system user, who signs what is done before a juré is known."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "inconnu"
