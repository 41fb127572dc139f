"""Preparing and running a session: creating it, its jury, its candidats, their presence and their time."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from certif_tui.domain.evenements.base import Ouverture
from certif_tui.domain.fuseaux import known_zone
from certif_tui.domain.referentiel.model import Bloc, Referentiel
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.evenements import DureeFixee, EvenementSession, JureAjoute, Presence, SessionCreee
from certif_tui.domain.session.presence import Retard
from certif_tui.domain.session.state import Jure, Session
from certif_tui.domain.slugs import slug_of
from certif_tui.domain.textes import checked_minutes, checked_texte
from certif_tui.journal.journal import SessionExists
from certif_tui.journal.kinds import SESSION
from certif_tui.services.gate.contexte import Contexte
from certif_tui.services.oral.presence import presence_noted
from certif_tui.services.preparation.candidats import CandidatsTenus, Inscription, candidats_added, checked_nom


@dataclass(frozen=True, slots=True)
class Projet:
    """What a session is created from; `durees` in minutes by phase code."""

    bloc: str
    date: date
    lieu: str
    fuseau: str = "Europe/Paris"
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
        _check_duree(referentiel.bloc(projet.bloc), phase, minutes)
    if known_zone(projet.fuseau) is None:
        raise Refus(f"Fuseau horaire inconnu\u00a0: {projet.fuseau}. Exemple\u00a0: Europe/Paris.")
    for nom in (*projet.jures, *(candidat.nom for candidat in projet.candidats)):
        checked_nom(nom)


def _check_duree(bloc: Bloc, phase: str, minutes: int | None) -> None:
    known = [each.code for each in bloc.epreuve.oral.phases]
    if phase not in known:
        raise Refus(f"Phase inconnue\u00a0: {phase}. Phases de {bloc.code}\u00a0: {', '.join(known)}.")
    if minutes is not None:
        checked_minutes(minutes)


def _first_events(contexte: Contexte, slug: str, frozen: bytes, projet: Projet) -> list[EvenementSession]:
    sha = hashlib.sha256(frozen).hexdigest()
    return [
        Ouverture(**contexte.entete(), flux=SESSION.at(slug).path, referentiel=sha),
        SessionCreee(
            **contexte.entete(),
            bloc=projet.bloc,
            date=projet.date,
            lieu=projet.lieu.strip(),
            fuseau=projet.fuseau,
            demonstration=projet.demonstration,
        ),
        *(DureeFixee(**contexte.entete(), phase=phase, minutes=minutes) for phase, minutes in projet.durees),
        *jures_added(contexte, projet.jures, ()),
        *candidats_added(contexte, projet.candidats, ()),
    ]


def jures_added(contexte: Contexte, noms: Sequence[str], deja: Sequence[Jure]) -> list[JureAjoute]:
    """The events that add jurés to those `deja` there."""
    taken = {jure.slug for jure in deja}
    added = []
    for nom in map(checked_nom, noms):
        slug = slug_of(nom, taken, default="jure")
        taken.add(slug)
        added.append(JureAjoute(**contexte.entete(), jure=slug, nom=nom))
    return added


class SessionOuverte(CandidatsTenus):
    """A session held open: its candidats, its jury, its day, and what can be changed in it."""

    def add_jure(self, nom: str) -> Jure:
        """Add a juré to the jury. Raises `Refus` for an unusable name."""
        [added] = self.record(lambda session: jures_added(self.contexte, [nom], session.jures))
        assert isinstance(added, JureAjoute)
        return Jure(added.jure, added.nom)

    def join_jury(self, nom: str) -> Jure:
        """The juré of that name, added unless they are in the jury, or just joined it elsewhere. Raises `Refus`."""

        def decide(session: Session) -> Sequence[JureAjoute]:
            return [] if _named(session, nom) else jures_added(self.contexte, [nom], session.jures)

        self.record(decide)
        [jure] = _named(self.session, nom)
        return jure

    def note_presence(
        self,
        candidat: str,
        presence: Presence,
        retard: Retard | None = None,
        motif: str = "",
        *,
        auteur: str | None = None,
    ) -> None:
        """Record where a candidat is, as `auteur` (the slug of a juré) says; the same again records nothing.

        Raises `MotifManquant` when the change must say why, `Refus` for a delay the oral cannot be shortened by.
        """
        contexte = self.contexte.signed_by(auteur) if auteur else self.contexte

        def decide(session: Session) -> Sequence[EvenementSession]:
            someone, plan = session.candidat(candidat), self.full_plan(candidat)
            return presence_noted(contexte, session, someone, plan, presence, retard, motif)

        self.record(decide)

    def set_duree(self, phase: str, minutes: int | None) -> None:
        """Set how many minutes a phase lasts in this session; null lets it count up. Raises `Refus` for no length."""
        _check_duree(self.bloc, phase, minutes)
        self.record(lambda _session: [DureeFixee(**self.contexte.entete(), phase=phase, minutes=minutes)])


def _named(session: Session, nom: str) -> list[Jure]:
    """The first juré of that name, if there is one; case, accents and spaces do not count."""
    return [jure for jure in session.jures if slug_of(jure.nom) == slug_of(nom)][:1]
