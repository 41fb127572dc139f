"""Preparing and running a session: creating it, its jury, its candidats, their presence and their time."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from certif_tui.domain.evenements.base import Ouverture
from certif_tui.domain.fuseaux import FUSEAU, known_zone
from certif_tui.domain.referentiel.model import Referentiel
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.decisions.candidats import added
from certif_tui.domain.session.decisions.jury import check_duree, jures_added
from certif_tui.domain.session.evenements import DureeFixee, EvenementSession, SessionCreee
from certif_tui.domain.session.inscription import Inscription, checked_nom
from certif_tui.domain.slugs import slug_of
from certif_tui.domain.textes import checked_texte
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


@dataclass(frozen=True, slots=True)
class Projet:
    """What a session is created from; `durees` in minutes by phase code."""

    bloc: str
    date: date
    lieu: str
    fuseau: str = FUSEAU
    jures: tuple[str, ...] = ()
    candidats: tuple[Inscription, ...] = ()
    durees: tuple[tuple[str, int], ...] = ()
    demonstration: bool = False


def create_session(contexte: Contexte, referentiel: Referentiel, frozen: bytes, projet: Projet) -> str:
    """Create the session whole and return its slug; `frozen` is the référentiel's text as it is to be kept.

    Raises `Refus` when the bloc or the time zone is unknown or the place empty, `StorageFailure` when the disk refuses.
    """
    _check(referentiel, projet)
    taken = set(contexte.journal.sessions())
    while True:
        slug = slug_of(f"{projet.date.isoformat()} {projet.bloc} {projet.lieu}", taken)
        try:
            contexte.journal.create(slug, frozen, _first_events(contexte, slug, frozen, projet))
        except SessionExists:
            taken.add(slug)
        else:
            return slug


def _check(referentiel: Referentiel, projet: Projet) -> None:
    if projet.bloc not in {bloc.code for bloc in referentiel.blocs}:
        connus = ", ".join(bloc.code for bloc in referentiel.blocs)
        raise Refus(f"Bloc inconnu\u00a0: {projet.bloc}. Blocs du référentiel\u00a0: {connus}.")
    if not projet.lieu.strip():
        raise Refus("Le lieu manque\u00a0: indiquez la ville ou la salle.")
    checked_texte(projet.lieu)
    for phase, minutes in projet.durees:
        check_duree(referentiel.bloc(projet.bloc), phase, minutes)
    if known_zone(projet.fuseau) is None:
        raise Refus(f"Fuseau horaire inconnu\u00a0: {projet.fuseau}. Exemple\u00a0: Europe/Paris.")
    for nom in (*projet.jures, *(candidat.nom for candidat in projet.candidats)):
        checked_nom(nom)


def _first_events(contexte: Contexte, slug: str, frozen: bytes, projet: Projet) -> list[EvenementSession]:
    sha, acte = hashlib.sha256(frozen).hexdigest(), contexte.acte()
    return [
        Ouverture(**acte.entete(), flux=SESSION.at(slug).path, referentiel=sha),
        SessionCreee(
            **acte.entete(),
            bloc=projet.bloc,
            date=projet.date,
            lieu=projet.lieu.strip(),
            fuseau=projet.fuseau,
            demonstration=projet.demonstration,
        ),
        *(DureeFixee(**acte.entete(), phase=phase, minutes=minutes) for phase, minutes in projet.durees),
        *jures_added(acte, projet.jures),
        *added(acte, projet.candidats, ()),
    ]


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
