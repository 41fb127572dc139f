"""Preparing and running a session: creating it, its jury, its candidats, their presence and their time."""

from __future__ import annotations

import hashlib

from certif_tui.domain.referentiel.model import Referentiel
from certif_tui.domain.refus import granted
from certif_tui.domain.session.decisions.creation import GrilleGelee, Projet, create
from certif_tui.domain.session.decisions.responsable import named
from certif_tui.domain.session.responsable import PERSONNE
from certif_tui.journal.journal import SessionExists
from certif_tui.journal.kinds import SESSION
from certif_tui.services.ecrit.tirage import GroupesTenus
from certif_tui.services.ecrit.travail import EcritTenu
from certif_tui.services.gate.contexte import Contexte
from certif_tui.services.gate.live import Writer
from certif_tui.services.gate.session_tenue import SessionTenue
from certif_tui.services.oral.horaires import Horaires
from certif_tui.services.oral.presence import PresencesTenues
from certif_tui.services.preparation.candidats import CandidatsTenus
from certif_tui.services.preparation.jury import DureesTenues, JuryTenu


def create_session(contexte: Contexte, referentiel: Referentiel, frozen: bytes, projet: Projet) -> str:
    """Create the session whole and return its slug; `frozen` is the référentiel's text as it is to be kept.

    Raises what `decisions.creation.create` refuses, `StorageFailure` when the disk refuses.
    """
    acte, gelee = contexte.acte(), GrilleGelee(referentiel, hashlib.sha256(frozen).hexdigest())
    taken = set(contexte.journal.sessions())
    while True:
        slug = projet.slug(taken)
        decided = granted(create(acte, projet, gelee, SESSION.at(slug).path))
        evenements = named(decided, contexte.entete(), contexte.responsable.nom, PERSONNE)
        try:
            contexte.journal.create(slug, frozen, evenements)
        except SessionExists:
            taken.add(slug)
        else:
            return slug


class SessionOuverte(SessionTenue):
    """A session held open, and what can be changed in it: an object a matter."""

    def __init__(self, contexte: Contexte, writer: Writer, slug: str) -> None:
        super().__init__(contexte, writer, slug)
        self.candidats = CandidatsTenus(self)
        self.jury = JuryTenu(self)
        self.durees = DureesTenues(self)
        self.presences = PresencesTenues(self)
        self.horaires = Horaires(self)
        self.groupes = GroupesTenus(self)
        self.ecrit = EcritTenu(self)
