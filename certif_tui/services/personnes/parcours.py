"""The parcours of everybody met in the data folder: names first, sheets only for whom they are asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from pydantic import ValidationError

from certif_tui.domain.evenements.base import Ouverture
from certif_tui.domain.personnes.identites import (
    Candidature,
    Groupe,
    Paire,
    Ref,
    Reponse,
    in_force,
    paire_of,
    recognise,
)
from certif_tui.domain.personnes.parcours import Certification, Passage, Personne, personne_of, verdict_of
from certif_tui.domain.referentiel.model import Referentiel
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.state import Session, fold
from certif_tui.domain.slugs import name_key
from certif_tui.journal.journal import Journal, JournalError
from certif_tui.journal.kinds import GRILLE, SESSION
from certif_tui.journal.stamps import Stamp
from certif_tui.projections.coup_d_oeil import session_events, sheet_state
from certif_tui.services.gate.session_tenue import parse_frozen

CHANGE = "{}/referentiel.json\u00a0: ce n'est plus le référentiel avec lequel la session a été ouverte."
Progres = Callable[[int, int], None]
"""Told how many sessions were read, out of how many."""


@dataclass(frozen=True, slots=True)
class Annuaire:
    """Who is met in the data folder, before any sheet is read. `pannes` tell in French what could not be read."""

    groupes: tuple[Groupe, ...] = ()
    noms: dict[Ref, str] = field(default_factory=dict)
    identifiants: dict[Ref, str] = field(default_factory=dict)
    reponses: dict[Paire, Reponse] = field(default_factory=dict)
    pannes: tuple[str, ...] = ()

    def nom(self, groupe: Groupe) -> str:
        """The name of a person, as the last session they are met in writes it: slugs begin with the date."""
        return self.noms[groupe.membres[-1]]

    def identifiants_of(self, groupe: Groupe) -> tuple[str, ...]:
        """What a person is registered under."""
        return tuple(sorted({self.identifiants[ref] for ref in groupe.membres if ref in self.identifiants}))

    def groupe_of(self, ref: Ref) -> Groupe | None:
        """The person a candidat is, null when they are not there any more."""
        return next((groupe for groupe in self.groupes if ref in groupe.membres), None)

    def answers_of(self, groupe: Groupe) -> tuple[Reponse, ...]:
        """The answers in force about a person."""
        membres = set(groupe.membres)
        return tuple(each for paire, each in sorted(self.reponses.items()) if not membres.isdisjoint(paire))


@dataclass(frozen=True, slots=True)
class _Feuille:
    """A session as last read, with the certification it belongs to; `defauts` tell why it is no proof."""

    stamp: Stamp | None
    session: Session
    certification: Certification
    defauts: tuple[str, ...]


def numero_of(candidat: Candidat) -> str | None:
    """What a candidat is registered under, null where the office does not say."""
    return candidat.numero


class Lecteur:
    """Reads sessions and sheets, each once a change; any thread may ask, one after the other."""

    def __init__(self, journal: Journal, identifiant: Callable[[Candidat], str | None] = numero_of) -> None:
        self._journal, self._identifiant = journal, identifiant
        self._feuilles: dict[str, _Feuille] = {}
        self._certifications: dict[str, Certification] = {}
        self._passages: dict[Ref, tuple[object, Passage]] = {}
        self._lock = threading.Lock()

    def read(self, progres: Progres = lambda _done, _total: None) -> Annuaire:
        """Everybody there is, demonstrations left out; withdrawn candidats are told. Raises `StorageFailure`."""
        slugs = sorted(self._journal.sessions())
        pannes: list[str] = []
        readable: list[Session] = []
        with self._lock:
            for done, slug in enumerate(slugs, 1):
                try:
                    feuille = self._feuilles[slug] = self._read_session(slug)
                    readable.append(feuille.session)
                except (JournalError, Refus) as error:
                    pannes.append(str(error))
                progres(done, len(slugs))
        return self._annuaire([it for it in readable if not it.demonstration], tuple(pannes))

    def personne(self, groupe: Groupe) -> Personne:
        """That person, their sheets read."""
        with self._lock:
            return personne_of(groupe, [self._passage(ref) for ref in groupe.membres])

    def _annuaire(self, sessions: Sequence[Session], pannes: tuple[str, ...]) -> Annuaire:
        known = [(session.slug, candidat) for session in sessions for candidat in self._told(session)]
        reponses = in_force(each for session in sessions for each in answers_in(session))
        candidatures = [self._candidature(slug, candidat) for slug, candidat in known]
        noms = {(slug, candidat.slug): candidat.nom for slug, candidat in known}
        identifiants = {it.ref: it.identifiant for it in candidatures if it.identifiant is not None}
        return Annuaire(recognise(candidatures, reponses.values()), noms, identifiants, reponses, pannes)

    def _told(self, session: Session) -> Iterator[Candidat]:
        """The candidats to tell of: one withdrawn too, unless they are in the list anew or came in by mistake."""
        kept = session.presentes
        if len(kept) == len(session.candidats):
            yield from kept
            return
        standing = {candidat.importation for candidat in kept}
        for candidat in session.candidats:
            if candidat.retire is None or not (
                _again(session, candidat) or self._mistaken(session, candidat, standing)
            ):
                yield candidat

    def _mistaken(self, session: Session, candidat: Candidat, standing: Container[str | None]) -> bool:
        """Whether a withdrawn candidat came out of an import taken back as a whole, and nobody ever graded them."""
        if candidat.importation is None or candidat.importation in standing:
            return False
        streams = (GRILLE.at(session.slug, candidat.slug, jure.slug) for jure in session.jures)
        return all(self._journal.stamp(stream) is None for stream in streams)

    def _candidature(self, session: str, candidat: Candidat) -> Candidature:
        return Candidature((session, candidat.slug), name_key(candidat.nom), self._identifiant(candidat))

    def _read_session(self, slug: str) -> _Feuille:
        stamp, known = self._journal.stamp(SESSION.at(slug)), self._feuilles.get(slug)
        if known is not None and stamp is not None and known.stamp == stamp:
            return known
        evenements, defaut = session_events(self._journal, slug)
        first = evenements[0] if evenements else None
        sha = first.referentiel if isinstance(first, Ouverture) else ""
        certification, changed = self._certification(slug, sha)
        return _Feuille(stamp, fold(slug, evenements), certification, tuple(filter(None, (defaut, changed))))

    def _certification(self, slug: str, sha: str) -> tuple[Certification, str]:
        """The certification of the référentiel whose SHA-256 the session was opened with, read once for all.

        Then why it is no proof, empty when it is one.
        """
        if sha not in self._certifications:
            referentiel, found = self._frozen(slug)
            certification = Certification(referentiel.intitule, tuple(bloc.code for bloc in referentiel.blocs))
            if found != sha:
                return certification, CHANGE.format(slug)
            self._certifications[sha] = certification
        return self._certifications[sha], ""

    def _frozen(self, slug: str) -> tuple[Referentiel, str]:
        try:
            return parse_frozen(self._journal.referentiel(slug))
        except ValidationError as error:
            raise Refus(f"{slug}/referentiel.json est illisible.") from error

    def _passage(self, ref: Ref) -> Passage:
        feuille = self._feuilles[ref[0]]
        streams = [GRILLE.at(*ref, jure.slug) for jure in feuille.session.jures]
        stamps = (feuille, tuple(self._journal.stamp(stream) for stream in streams))
        kept = self._passages.get(ref)
        if kept is None or kept[0] != stamps:
            kept = self._passages[ref] = (stamps, self._folded(feuille, ref))
        return kept[1]

    def _folded(self, feuille: _Feuille, ref: Ref) -> Passage:
        session = feuille.session
        candidat = session.candidat(ref[1])
        sheets = [sheet_state(self._journal, GRILLE.at(*ref, jure.slug)) for jure in session.jures]
        etats, retire = [etat for etat, _ in sheets], candidat.retire
        return Passage(
            self._candidature(session.slug, candidat),
            candidat.nom,
            session.bloc,
            session.date,
            session.lieu,
            feuille.certification,
            verdict_of(etats, candidat.presence, retire=retire is not None, prouve=not feuille.defauts),
            defauts=(*feuille.defauts, *(defaut for _, defaut in sheets if defaut)),
            retire=retire or "",
            remises=sum(etat.remise for etat in etats),
            jures=len(etats),
        )


def _again(session: Session, retire: Candidat) -> bool:
    """Whether somebody of the same name, and of no other number, is in the session besides, or was withdrawn later."""
    here = [it for it in session.candidats if name_key(it.nom) == name_key(retire.nom)]
    same = [it for it in here if None in (it.numero, retire.numero) or it.numero == retire.numero]
    return any(it.retire is None for it in same) or same[-1] is not retire


def answers_in(session: Session) -> Iterator[Reponse]:
    """The answers a session keeps about its candidats, those taken back included.

    None is older than the one recorded before it, whatever the machine's clock said.
    """
    instants = accumulate((each.instant for each in session.identites), max)
    for rang, (each, instant) in enumerate(zip(session.identites, instants, strict=True)):
        paire = paire_of((session.slug, each.candidat), (each.autre_session, each.autre_candidat))
        yield Reponse(paire, each.lien, instant, rang, each.auteur, each.motif)
