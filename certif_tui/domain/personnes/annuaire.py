"""Who is met in a set of sessions, out of the sessions alone, and what one of them says of a candidat."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterator, Sequence

from certif_tui.domain.frozen import Frozen, field
from certif_tui.domain.personnes.identites import (
    Candidature,
    Identite,
    Paire,
    Ref,
    Reponse,
    answers_in,
    in_force,
    recognise,
)
from certif_tui.domain.personnes.parcours import Certification, Passage
from certif_tui.domain.resultat.feuilles import FeuilleLue
from certif_tui.domain.resultat.resultat import resultat_of
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.state import Session
from certif_tui.domain.slugs import name_key

IdentifiantOf = Callable[[Candidat], str | None]
"""What a candidat is registered under, null where nobody says."""
Evalue = Callable[[Session, Candidat], bool]
"""Whether anybody has a sheet for a candidat."""


class Annuaire(Frozen):
    """Who is met in the data folder, before any sheet is read. `pannes` tell in French what could not be read."""

    groupes: tuple[Identite, ...] = ()
    noms: dict[Ref, str] = field(default_factory=dict)
    identifiants: dict[Ref, str] = field(default_factory=dict)
    reponses: dict[Paire, Reponse] = field(default_factory=dict)
    pannes: tuple[str, ...] = ()

    def nom(self, groupe: Identite) -> str:
        """The name of a person, as the last session they are met in writes it: slugs begin with the date."""
        return self.noms[groupe.membres[-1]]

    def identifiants_of(self, groupe: Identite) -> tuple[str, ...]:
        """What a person is registered under."""
        return tuple(sorted({self.identifiants[ref] for ref in groupe.membres if ref in self.identifiants}))

    def groupe_of(self, ref: Ref) -> Identite | None:
        """The person a candidat is, null when they are not there any more."""
        return next((groupe for groupe in self.groupes if ref in groupe.membres), None)

    def answers_of(self, groupe: Identite) -> tuple[Reponse, ...]:
        """The answers in force about a person."""
        membres = set(groupe.membres)
        return tuple(each for paire, each in sorted(self.reponses.items()) if not membres.isdisjoint(paire))


class SessionLue(Frozen, eq=False):
    """A session as it was read, with the certification it belongs to; `defauts` tell why it is no proof."""

    session: Session
    certification: Certification
    defauts: tuple[str, ...]

    def passage(self, candidat: Candidat, identifiant: IdentifiantOf, feuilles: Sequence[FeuilleLue]) -> Passage:
        """What it says of one of its candidats, from the sheets of those of its jurés who are waited for."""
        session = self.session
        return Passage(
            candidature_of(session.slug, candidat, identifiant),
            candidat.nom,
            session.bloc,
            session.date,
            session.lieu,
            self.certification,
            resultat_of(session, candidat, feuilles, self.defauts),
        )


def numero_of(candidat: Candidat) -> str | None:
    """What a candidat is registered under, null where the office does not say."""
    return candidat.numero


def candidature_of(session: str, candidat: Candidat, identifiant: IdentifiantOf) -> Candidature:
    """A candidat as that session knows them."""
    return Candidature((session, candidat.slug), name_key(candidat.nom), identifiant(candidat))


def annuaire_of(
    sessions: Collection[Session], identifiant: IdentifiantOf, evalue: Evalue, pannes: tuple[str, ...]
) -> Annuaire:
    """Everybody met in these sessions, demonstrations left out; withdrawn candidats are told.

    `pannes` say why other sessions could not be read.
    """
    counted = [session for session in sessions if not session.demonstration]
    known = [(session.slug, candidat) for session in counted for candidat in _told(session, evalue)]
    reponses = in_force(each for session in counted for each in answers_in(session))
    candidatures = [candidature_of(slug, candidat, identifiant) for slug, candidat in known]
    noms = {(slug, candidat.slug): candidat.nom for slug, candidat in known}
    identifiants = {it.ref: it.identifiant for it in candidatures if it.identifiant is not None}
    return Annuaire(recognise(candidatures, reponses.values()), noms, identifiants, reponses, pannes)


def _told(session: Session, evalue: Evalue) -> Iterator[Candidat]:
    """The candidats to tell of: one withdrawn too, unless they are in the list anew or came in by mistake."""
    kept = session.presentes
    if len(kept) == len(session.candidats):
        yield from kept
        return
    standing = {candidat.importation for candidat in kept}
    for candidat in session.candidats:
        if candidat.retire is None or not (
            _again(session, candidat) or (_taken_back(candidat, standing) and not evalue(session, candidat))
        ):
            yield candidat


def _taken_back(candidat: Candidat, standing: Container[str | None]) -> bool:
    """Whether a withdrawn candidat came out of an import taken back as a whole: a mistake, if nobody graded them."""
    return candidat.importation is not None and candidat.importation not in standing


def _again(session: Session, retire: Candidat) -> bool:
    """Whether somebody of the same name, and of no other number, is in the session besides, or was withdrawn later."""
    here = [it for it in session.candidats if name_key(it.nom) == name_key(retire.nom)]
    same = [it for it in here if None in (it.numero, retire.numero) or it.numero == retire.numero]
    return any(it.retire is None for it in same) or same[-1] is not retire
