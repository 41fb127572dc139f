"""The registre of a session: everything noted that day, in the order in which it happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from certif_tui.documents.presence import duree_words, presence_words
from certif_tui.documents.registre_chrono import Geste, gestes
from certif_tui.domain.epreuve import MS_PER_MINUTE
from certif_tui.domain.evenements.grille import GrilleTransferee, Remise, Reouverture
from certif_tui.domain.evenements.incidents import IncidentAnnule, IncidentCorrige, IncidentNote
from certif_tui.domain.evenements.session import (
    AmenagementFixe,
    CandidatPrecise,
    CandidatRenomme,
    CandidatRetabli,
    CandidatRetire,
    Presence,
    PresenceNotee,
)
from certif_tui.domain.incidents import Incident
from certif_tui.domain.presence import retard_of
from certif_tui.domain.session import Session
from certif_tui.wording import NBSP, facteur, heure

TARD = timedelta(minutes=2)
"""From this long after the fact on, the registre says when an incident was noted."""


class Nature(StrEnum):
    """What a row of the registre tells of."""

    PRESENCE = "presence"
    INCIDENT = "incident"
    RETRAIT = "retrait"
    AMENAGEMENT = "amenagement"
    FICHE = "fiche"
    GRILLE = "grille"
    CHRONO = "chrono"


@dataclass(frozen=True, slots=True)
class LigneRegistre:
    """A fact and its time; `candidat` is null for one of the whole session, `motif` empty when none was given."""

    instant: datetime
    nature: Nature
    candidat: str | None
    texte: str
    auteur: str
    motif: str = ""


@dataclass(frozen=True, slots=True)
class Registre:
    """The rows in order of time, and in French what could not be read (`pannes`)."""

    session: Session
    lignes: tuple[LigneRegistre, ...]
    pannes: tuple[str, ...] = ()

    def nom(self, ligne: LigneRegistre) -> str:
        """Whom a row is about."""
        known = {candidat.slug: candidat.nom for candidat in self.session.candidats}
        return known.get(ligne.candidat, ligne.candidat) if ligne.candidat else "Session"

    def auteur(self, ligne: LigneRegistre) -> str:
        """Who noted it: a juré's name, else the user's."""
        return {jure.slug: jure.nom for jure in self.session.jures}.get(ligne.auteur, ligne.auteur)


def build_registre(
    session: Session,
    evenements: Sequence[Any],
    chronos: Mapping[str, Sequence[Any]],
    grilles: Mapping[tuple[str, str], Sequence[Any]],
    pannes: Iterable[str] = (),
) -> Registre:
    """The registre out of the events of the session, of its clocks by candidat, of its sheets by candidat and juré."""
    actions = {candidat: tuple(gestes(events)) for candidat, events in chronos.items()}
    rendus = {geste.ident for each in actions.values() for geste in each if not geste.annule}
    lignes = [
        *_presences(evenements),
        *_incidents(session, evenements, rendus),
        *_changes(evenements),
        *(_clocked(session, candidat, geste) for candidat, each in actions.items() for geste in each),
        *(ligne for (candidat, _jure), events in grilles.items() for ligne in _sheet(session, candidat, events)),
    ]
    return Registre(session, tuple(sorted(lignes, key=lambda ligne: ligne.instant)), tuple(pannes))


def _presences(evenements: Sequence[Any]) -> Iterator[LigneRegistre]:
    before: dict[str, str] = {}
    for evenement in evenements:
        if isinstance(evenement, PresenceNotee):
            words = presence_words(evenement.presence, retard_of(evenement))
            known = before.get(evenement.candidat)
            texte = f"{words} (noté avant{NBSP}: {known})" if known else words
            before[evenement.candidat] = "" if evenement.presence is Presence.ATTENDU else words
            yield _ligne(evenement, Nature.PRESENCE, evenement.candidat, texte, evenement.motif)


def _incidents(session: Session, evenements: Sequence[Any], rendus: set[str]) -> Iterator[LigneRegistre]:
    known = {incident.ident: incident for incident in session.incidents}
    corriges = {each.ident for each in evenements if isinstance(each, IncidentCorrige)}
    for evenement in evenements:
        incident = known.get(evenement.ident) if isinstance(evenement, IncidentNote | IncidentCorrige) else None
        if isinstance(evenement, IncidentNote) and incident is not None:
            since = _since(incident, corrige=incident.ident in corriges)
            texte = _told(evenement, incident, evenement.ajustement in rendus) + _late(session, evenement) + since
            ligne = _ligne(evenement, Nature.INCIDENT, evenement.candidat, texte)
            yield replace(ligne, instant=evenement.instant_vecu)
        elif isinstance(evenement, IncidentCorrige) and incident is not None:
            quand = heure(evenement.instant_vecu, session.fuseau)
            texte = f"correction, {quand}, {_told(evenement, incident, incident.ajustement in rendus)}"
            yield _ligne(evenement, Nature.INCIDENT, evenement.candidat, texte, evenement.motif)
        elif isinstance(evenement, IncidentAnnule) and evenement.ident in known:
            cancelled = known[evenement.ident]
            texte = f"incident n°{NBSP}{cancelled.numero} annulé"
            yield _ligne(evenement, Nature.INCIDENT, cancelled.candidat, texte, evenement.motif)


def _told(evenement: IncidentNote | IncidentCorrige, incident: Incident, rendu: bool) -> str:
    minutes = None if evenement.duree_ms is None else evenement.duree_ms // MS_PER_MINUTE
    return f"incident n°{NBSP}{incident.numero}{NBSP}: {evenement.texte}{duree_words(minutes, rendu=rendu)}"


def _late(session: Session, evenement: IncidentNote) -> str:
    late = evenement.instant - evenement.instant_vecu > TARD
    return f", noté à {heure(evenement.instant, session.fuseau)}" if late else ""


def _since(incident: Incident, *, corrige: bool) -> str:
    if incident.annule is not None:
        return " [annulé depuis]"
    return " [corrigé depuis]" if corrige else ""


def _changes(evenements: Sequence[Any]) -> Iterator[LigneRegistre]:
    for evenement in evenements:
        match evenement:
            case CandidatRetire():
                yield _ligne(evenement, Nature.RETRAIT, evenement.candidat, "retiré de la session", evenement.motif)
            case CandidatRetabli():
                yield _ligne(evenement, Nature.RETRAIT, evenement.candidat, "rétabli dans la session")
            case AmenagementFixe():
                words = facteur(evenement.facteur) or "aucun"
                texte = f"aménagement{NBSP}: {words}"
                yield _ligne(evenement, Nature.AMENAGEMENT, evenement.candidat, texte, evenement.motif)
            case CandidatRenomme() if evenement.motif:
                yield _ligne(evenement, Nature.FICHE, evenement.candidat, "nom corrigé", evenement.motif)
            case CandidatPrecise() if evenement.motif:
                yield _ligne(evenement, Nature.FICHE, evenement.candidat, "fiche corrigée", evenement.motif)


def _sheet(session: Session, candidat: str, evenements: Sequence[Any]) -> Iterator[LigneRegistre]:
    for evenement in evenements:
        match evenement:
            case Remise():
                yield _ligne(evenement, Nature.GRILLE, candidat, "grille remise")
            case Reouverture():
                yield _ligne(evenement, Nature.GRILLE, candidat, "grille rouverte", evenement.motif)
            case GrilleTransferee():
                texte = f"grille remplie par erreur pour ce candidat, déplacée vers {_nom(session, evenement.vers)}"
                yield _ligne(evenement, Nature.GRILLE, candidat, texte, evenement.motif)


def _clocked(session: Session, candidat: str, geste: Geste) -> LigneRegistre:
    texte = f"{geste.texte} {_nom(session, geste.autre)}" if geste.autre else geste.texte
    texte += " [annulé depuis]" if geste.annule else ""
    return LigneRegistre(geste.instant, Nature.CHRONO, candidat, texte, geste.auteur, geste.motif)


def _nom(session: Session, slug: str) -> str:
    return next((candidat.nom for candidat in session.candidats if candidat.slug == slug), slug)


def _ligne(evenement: Any, nature: Nature, candidat: str | None, texte: str, motif: str = "") -> LigneRegistre:
    return LigneRegistre(evenement.instant, nature, candidat, texte, evenement.auteur, motif)
