"""Every event of a session in words, with its number: what the registre tells, and what taking one back names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from certif_tui.documents.presence import presence_words
from certif_tui.domain.ecrit.evenements import (
    CasModifie,
    DossierRecu,
    EcheanceFixee,
    FaitEcrit,
    GroupeModifie,
    TirageEffectue,
    TravailDemarre,
)
from certif_tui.domain.evenements.base import Ouverture
from certif_tui.domain.incidents.evenements import IncidentCorrige, IncidentNote
from certif_tui.domain.planning.evenements import (
    EvenementPlanning,
    PassageDeplace,
    PassageReporte,
    PassagesEchanges,
    PlanEtabli,
    PlanExporte,
)
from certif_tui.domain.session.annulations import annules, cible_of, taken_in_place
from certif_tui.domain.session.evenements import (
    AmenagementFixe,
    CandidatAjoute,
    CandidatDeplace,
    CandidatPrecise,
    CandidatRenomme,
    CandidatRetabli,
    CandidatRetire,
    DureeFixee,
    EvenementAnnule,
    EvenementSession,
    IdentitePrecisee,
    JureAjoute,
    Lien,
    OrdreFixe,
    PresenceNotee,
    SessionCreee,
)
from certif_tui.domain.session.presence import retard_of
from certif_tui.domain.session.state import Session
from certif_tui.domain.session.taking_back import Dependant
from certif_tui.wording.dates import heure, heure_du_jour, jour_court
from certif_tui.wording.durations import facteur
from certif_tui.wording.text import NBSP, clean, counted

Preparation = (
    SessionCreee
    | JureAjoute
    | DureeFixee
    | CandidatAjoute
    | CandidatPrecise
    | CandidatRenomme
    | CandidatDeplace
    | OrdreFixe
    | IdentitePrecisee
)
LIENS = {Lien.MEME: "même personne que", Lien.DISTINCTS: "autre personne que", None: "réponse retirée sur"}


class Nature(StrEnum):
    """What a row of the registre tells of."""

    PREPARATION = "preparation"
    PRESENCE = "presence"
    INCIDENT = "incident"
    RETRAIT = "retrait"
    AMENAGEMENT = "amenagement"
    ECRIT = "ecrit"
    PLAN = "plan"
    GRILLE = "grille"
    CHRONO = "chrono"
    ANNULATION = "annulation"


@dataclass(frozen=True, slots=True)
class Fait:
    """An event in words; `candidat` is null for one of the whole session."""

    nature: Nature
    candidat: str | None
    texte: str


class Faits:
    """The events of a session, numbered from 1 in the order they were recorded."""

    def __init__(self, session: Session, evenements: Sequence[EvenementSession]) -> None:
        self.session, self.evenements = session, tuple(evenements)
        self._cibles = {cible_of(it): it for it in self.evenements}
        self._numbers = {it.id: rang for rang, it in enumerate(self.evenements, 1)}
        added = {it.candidat: it.nom for it in self.evenements if isinstance(it, CandidatAjoute)}
        self._names = {**added, **{it.slug: session.designation(it) for it in session.candidats}}
        self.annules = _taken_back(self.evenements)
        """What took back each event that does not stand, by the id of that event; incidents apart."""

    def numero(self, ident: str) -> int:
        """The number of an event."""
        return self._numbers[ident]

    def nom(self, slug: str | None) -> str:
        """Whom an event is about, somebody whose addition was taken back too."""
        return self._names.get(slug, slug) if slug else "Session"

    def phrase(self, evenement: EvenementSession) -> str:
        """« n° 14, DUPONT Claire : présent »."""
        fait = self.dit(evenement)
        words = f"{self.nom(fait.candidat)}{NBSP}: {fait.texte}" if fait.candidat else fait.texte
        # Cleaned here, not by a renderer: it is said in refusals and titles, where none stands.
        return clean(f"n°{NBSP}{self.numero(evenement.id)}, {words}", limit=300)

    def obstacle(self, evenement: EvenementSession, *, revient: bool) -> str:
        """Why something cannot be taken back: this event needs it, or could not come back (`revient`) as it would."""
        words = self.phrase(evenement)
        if revient:
            return f"Le {words}, ne peut pas revenir{NBSP}: rétablissez d'abord ce dont il dépend, annulé depuis."
        return f"Annulez d'abord le {words}{NBSP}: il en dépend."

    def dit(self, evenement: EvenementSession) -> Fait:
        """The event in words."""
        candidat = getattr(evenement, "candidat", None)
        if isinstance(evenement, FaitEcrit):
            return Fait(Nature.ECRIT, candidat, self._ecrit(evenement))
        match evenement:
            case PresenceNotee():
                return Fait(Nature.PRESENCE, candidat, presence_words(evenement.presence, retard_of(evenement)))
            case CandidatRetire():
                return Fait(Nature.RETRAIT, candidat, "retiré de la session")
            case CandidatRetabli():
                return Fait(Nature.RETRAIT, candidat, "rétabli dans la session")
            case AmenagementFixe():
                words = facteur(evenement.facteur) or "aucun"
                return Fait(Nature.AMENAGEMENT, candidat, f"aménagement{NBSP}: {words}")
            case IncidentNote() | IncidentCorrige():
                return Fait(Nature.INCIDENT, candidat, _incident(evenement))
            case EvenementAnnule():
                return self._taking_back(evenement)
            case PlanEtabli() | PassagesEchanges() | PassageReporte() | PassageDeplace() | PlanExporte():
                return Fait(Nature.PLAN, candidat, self._plan(evenement))
            case Ouverture():
                return Fait(Nature.PREPARATION, None, "ouverture")
            case _:
                return Fait(Nature.PREPARATION, candidat, self._preparation(evenement))

    def cible(self, annulation: EvenementAnnule) -> EvenementSession | None:
        """What it takes back, null when that is not there before it, as in a file changed by hand."""
        found = self._cibles.get(annulation.cible)
        return found if found is not None and self.numero(found.id) < self.numero(annulation.id) else None

    def _taking_back(self, evenement: EvenementAnnule) -> Fait:
        target = self.cible(evenement)
        if target is None:
            return Fait(Nature.ANNULATION, None, "annulation")
        if isinstance(target, IncidentNote):
            return Fait(Nature.INCIDENT, None, "annulation d'un incident")
        fait, numero = self.dit(target), self.numero(target.id)
        if isinstance(target, EvenementAnnule) and fait.nature is Nature.ANNULATION:
            return Fait(Nature.ANNULATION, fait.candidat, f"retour sur le n°{NBSP}{numero} ({fait.texte})")
        return Fait(Nature.ANNULATION, fait.candidat, f"annulation du n°{NBSP}{numero} ({fait.texte})")

    def _preparation(self, evenement: Preparation) -> str:
        match evenement:
            case SessionCreee(bloc=bloc, lieu=lieu):
                return f"création, {bloc}, {lieu}"
            case JureAjoute(nom=nom):
                return f"juré ajouté{NBSP}: {nom}"
            case DureeFixee(phase=phase, minutes=minutes):
                return f"durée de «{NBSP}{phase}{NBSP}»{NBSP}: {f'{minutes}{NBSP}min' if minutes else 'libre'}"
            case CandidatAjoute():
                return "ajouté par un import" if evenement.importation else "ajouté à la liste"
            case CandidatPrecise():
                return "renseignements corrigés"
            case CandidatRenomme(nom=nom):
                return f"nom corrigé{NBSP}: {nom}"
            case CandidatDeplace(rang=rang):
                return f"déplacé au rang {rang + 1}"
            case OrdreFixe():
                return "ordre de passage fixé"
            case IdentitePrecisee():
                other = f"{evenement.autre_candidat} ({evenement.autre_session})"
                return f"identité{NBSP}: {LIENS[evenement.lien]} {other}"
        return str(evenement.type)  # one of another stream, in a file changed by hand

    def _ecrit(self, evenement: FaitEcrit) -> str:
        match evenement:
            case TirageEffectue(groupes=groupes):
                return f"tirage au sort, {counted(len(groupes), 'groupe')}"
            case GroupeModifie(groupe=groupe):
                return f"placé dans {groupe}" if groupe else "retiré de son groupe"
            case CasModifie(groupe=groupe, cas=cas):
                return f"cas «{NBSP}{cas}{NBSP}» donné à {groupe}"
            case TravailDemarre(ecoule_ms=before):
                return f"travail démarré{self._since(evenement, before)}"
            case DossierRecu(remettant=remettant, avant_ms=before):
                return f"dossier reçu de {self.nom(remettant)}{self._since(evenement, before)}"
            case EcheanceFixee(echeance=echeance):
                return f"dossiers attendus pour le {heure_du_jour(echeance, self.session.fuseau)}"

    def _since(self, evenement: FaitEcrit, before_ms: int) -> str:
        if not before_ms:
            return ""
        try:
            instant = evenement.instant - timedelta(milliseconds=before_ms)
        except OverflowError:
            return ""  # before the calendar: only a file changed by hand says so
        return f" à {heure(instant, self.session.fuseau)}"

    def _plan(self, evenement: EvenementPlanning | PlanExporte) -> str:
        match evenement:
            case PlanEtabli():
                return f"plan des oraux établi, {jour_court(evenement.jour)} à {evenement.debut}"
            case PassagesEchanges(a=a, b=b):
                return f"passages échangés{NBSP}: {self.nom(a)} et {self.nom(b)}"
            case PassageReporte(apres=apres):
                return f"passage reporté {f'après {self.nom(apres)}' if apres else 'en dernier'}"
            case PassageDeplace(jury=jury, jour=jour):
                return f"passage déplacé, {' '.join(filter(None, [jour_court(jour), jury]))}"
            case PlanExporte():
                return "plan des oraux exporté"


def refusal_words(error: Exception) -> str:
    """Why something was refused; what is in the way of a taking back is named as the registre names it."""
    if not isinstance(error, Dependant):
        return str(error)
    return Faits(error.session, error.evenements).obstacle(error.evenement, revient=error.revient)


def _incident(evenement: IncidentNote | IncidentCorrige) -> str:
    kind = "correction d'un incident" if isinstance(evenement, IncidentCorrige) else "incident"
    return f"{kind}{NBSP}: {evenement.texte}"


def _taken_back(evenements: Sequence[EvenementSession]) -> Mapping[str, EvenementAnnule]:
    taken = dict(annules(evenements))
    for annulation, target in taken_in_place(evenements):
        if annulation.id not in taken and not isinstance(target, IncidentNote):
            taken[target.id] = annulation
    return taken
