"""The registre of a session: everything noted that day, in the order in which it happened, as things stood then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from certif_tui.documents import changements
from certif_tui.documents.ecrit import ecarts_words
from certif_tui.documents.faits import Faits, Nature
from certif_tui.documents.presence import duree_words
from certif_tui.documents.registre_chrono import GesteChrono, gestes
from certif_tui.documents.signature import Signature, signature
from certif_tui.domain.chrono.evenements import EvenementChrono
from certif_tui.domain.durees import MS_PER_MINUTE
from certif_tui.domain.ecrit.regles import of_oral
from certif_tui.domain.evenements import base
from certif_tui.domain.frozen import Frozen, replace
from certif_tui.domain.grille.evenements import (
    AvisDonne,
    EcritPartage,
    EvenementGrille,
    GrilleRecue,
    GrilleTransferee,
    PriseEnMain,
    RemarqueEcrite,
    Remise,
    Reouverture,
    Retablissement,
)
from certif_tui.domain.grille.pieces import manques_words
from certif_tui.domain.incidents.evenements import IncidentCorrige, IncidentNote
from certif_tui.domain.incidents.state import Incident
from certif_tui.domain.resultat.resultat import Resultat
from certif_tui.domain.session.evenements import EvenementAnnule, EvenementSession
from certif_tui.domain.session.state import Session
from certif_tui.wording.dates import heure
from certif_tui.wording.text import NBSP

TARD = timedelta(minutes=2)
"""From this long after the fact on, the registre says when an incident was noted."""


class LigneRegistre(Frozen):
    """A fact and its time; `candidat` is null for one of the whole session, `motif` empty when none was given.

    `nom` is how the candidat was then named, « Session » where it is about none. `numero` and `ident` name the event
    of the session it tells of, null for a clock's or a sheet's. `annulation` is what took it back, null when it stands.
    """

    instant: datetime
    nature: Nature
    candidat: str | None
    texte: str
    signature: Signature
    motif: str = ""
    nom: str = ""
    numero: int | None = None
    ident: str | None = None
    annulation: EvenementAnnule | None = None


class Registre(Frozen):
    """The rows in order of time, what the session made of each candidat by slug, in French what could not be read."""

    session: Session
    faits: Faits
    lignes: tuple[LigneRegistre, ...]
    resultats: Mapping[str, Resultat]
    pannes: tuple[str, ...] = ()


def build_registre(
    session: Session,
    evenements: Sequence[EvenementSession],
    chronos: Mapping[str, Sequence[EvenementChrono]],
    grilles: Mapping[tuple[str, str], Sequence[EvenementGrille]],
    resultats: Mapping[str, Resultat],
    pannes: Iterable[str] = (),
) -> Registre:
    """The registre out of the events of the session, of its clocks by candidat, of its sheets by candidat and juré."""
    actions = {candidat: tuple(gestes(events, session.fuseau)) for candidat, events in chronos.items()}
    rendus = {geste.ident for each in actions.values() for geste in each if not geste.annule}
    faits = Faits(session, evenements)
    told = _incidents(faits, rendus)
    lignes = [
        *(_noted(faits, it, told.get(it.id)) for it in evenements if not isinstance(it, base.Ouverture)),
        *(_signed(faits, _clocked(faits, candidat, geste)) for candidat, each in actions.items() for geste in each),
        *(
            _signed(faits, it)
            for (candidat, _jure), events in grilles.items()
            for it in _sheet(faits, candidat, events)
        ),
    ]
    told_in_order = tuple(sorted(lignes, key=lambda ligne: ligne.instant))
    return Registre(session, faits, told_in_order, resultats, tuple(pannes))


def _noted(faits: Faits, evenement: EvenementSession, ligne: LigneRegistre | None) -> LigneRegistre:
    """The row of an event of the session, as its own room tells it or else in plain words."""
    if ligne is None:
        fait = faits.dit(evenement)
        motif = getattr(evenement, "motif", None) or ""
        ligne = _ligne(evenement, fait.nature, fait.candidat, fait.texte + fait.detail, motif)
    numero, annulation = faits.numero(evenement.id), faits.annules.get(evenement.id)
    nom = faits.nom_of(evenement, ligne.candidat)
    signed = faits.signature(evenement)
    return replace(ligne, signature=signed, nom=nom, numero=numero, ident=evenement.id, annulation=annulation)


def _incidents(faits: Faits, rendus: set[str]) -> dict[str, LigneRegistre]:
    """The rows of incidents that still are some, by the id of their event."""
    session = faits.session
    known = {incident.ident: incident for incident in session.incidents}
    standing = [it for it in faits.evenements if it.id not in faits.annules]
    corriges = {each.ident for each in standing if isinstance(each, IncidentCorrige)}
    lignes = {}
    told = (it for it in faits.evenements if isinstance(it, IncidentNote | IncidentCorrige | EvenementAnnule))
    for evenement in told:
        incident = known.get(_ident(faits, evenement))
        if incident is not None:
            since = _since(incident, corrige=incident.ident in corriges)
            lignes[evenement.id] = _of_incident(faits, evenement, incident, rendus, since)
    return lignes


def _ident(faits: Faits, evenement: IncidentNote | IncidentCorrige | EvenementAnnule) -> str:
    """The incident an event is about, empty when it is about none."""
    about = faits.cible(evenement) if isinstance(evenement, EvenementAnnule) else evenement
    return about.ident if isinstance(about, IncidentNote | IncidentCorrige) else ""


def _of_incident(
    faits: Faits,
    evenement: IncidentNote | IncidentCorrige | EvenementAnnule,
    incident: Incident,
    rendus: set[str],
    since: str,
) -> LigneRegistre:
    given = incident.ajustement in rendus
    match evenement:
        case IncidentNote():
            texte = _told(evenement, incident, given) + _late(faits.session, evenement) + since
            ligne = _ligne(evenement, Nature.INCIDENT, evenement.candidat, texte)
            return replace(ligne, instant=evenement.instant_vecu)
        case IncidentCorrige():
            before = faits.histoire.before(evenement)
            change = changements.incident(before, evenement, lambda slug: faits.nom(slug, before), rendu=given)
            texte = f"correction de l'incident n°{NBSP}{incident.numero}{NBSP}: {change}"
            return _ligne(evenement, Nature.INCIDENT, evenement.candidat, texte, evenement.motif)
        case EvenementAnnule():
            texte = f"incident n°{NBSP}{incident.numero} annulé"
            return _ligne(evenement, Nature.INCIDENT, incident.candidat, texte, evenement.motif or "")


def _told(evenement: IncidentNote, incident: Incident, rendu: bool) -> str:
    minutes = None if evenement.duree_ms is None else evenement.duree_ms // MS_PER_MINUTE
    return f"incident n°{NBSP}{incident.numero}{NBSP}: {evenement.texte}{duree_words(minutes, rendu=rendu)}"


def _late(session: Session, evenement: IncidentNote) -> str:
    late = evenement.instant - evenement.instant_vecu > TARD
    return f", noté à {heure(evenement.instant, session.fuseau)}" if late else ""


def _since(incident: Incident, *, corrige: bool) -> str:
    if incident.annule is not None:
        return " [annulé depuis]"
    return " [corrigé depuis]" if corrige else ""


def _sheet(faits: Faits, candidat: str, evenements: Sequence[EvenementGrille]) -> Iterator[LigneRegistre]:
    for evenement in evenements:
        then = faits.histoire.at(evenement.instant)
        nom = faits.nom(candidat, then)
        match evenement:
            case Remise():
                lacking = f" malgré{NBSP}: {manques_words(evenement.manques)}" if evenement.manques else ""
                yield _ligne(evenement, Nature.GRILLE, candidat, f"grille remise{lacking}", evenement.malgre or "", nom)
            case Reouverture():
                yield _ligne(evenement, Nature.GRILLE, candidat, "grille rouverte", evenement.motif, nom)
            case GrilleTransferee():
                texte = f"grille remplie par erreur pour ce candidat, déplacée vers {faits.nom(evenement.vers, then)}"
                yield _ligne(evenement, Nature.GRILLE, candidat, texte, evenement.motif, nom)
            case (
                base.Ouverture()
                | PriseEnMain()
                | AvisDonne()
                | RemarqueEcrite()
                | base.Annulation()
                | Retablissement()
                | GrilleRecue()
                | EcritPartage()
            ):
                pass  # the sheet itself tells it


def _signed(faits: Faits, ligne: LigneRegistre) -> LigneRegistre:
    """The same, signed by who it was at that time."""
    signed = signature(ligne.signature.auteur, faits.session.jury, faits.histoire.at(ligne.instant))
    return replace(ligne, signature=signed)


def _clocked(faits: Faits, candidat: str, geste: GesteChrono) -> LigneRegistre:
    then = faits.histoire.at(geste.instant)
    texte = f"{geste.texte} {faits.nom(geste.autre, then)}" if geste.autre else geste.texte
    if geste.debut is not None:
        texte += ecarts_words(tuple(of_oral(then, [(geste.debut, geste.debut)])))
    texte += " [annulé depuis]" if geste.annule else ""
    nom, signed = faits.nom(candidat, then), Signature(geste.auteur)
    return LigneRegistre(geste.instant, Nature.CHRONO, candidat, texte, signed, geste.motif, nom)


def _ligne(
    evenement: Any, nature: Nature, candidat: str | None, texte: str, motif: str = "", nom: str = ""
) -> LigneRegistre:
    return LigneRegistre(evenement.instant, nature, candidat, texte, Signature(evenement.auteur), motif, nom)
