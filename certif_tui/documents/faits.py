"""Every event of a session in words, with its number: what the registre tells, and what taking one back names.

An event is told as things stood when it was recorded: the names are those of then.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from certif_tui.documents import changements
from certif_tui.documents.ecrit import SOURCES, ecarts_words
from certif_tui.documents.jury import jury_words
from certif_tui.documents.signature import Signature, signature
from certif_tui.domain.ecrit.evenements import (
    CasModifie,
    DossierRecu,
    EcheanceFixee,
    FaitEcrit,
    GroupeModifie,
    GroupesFormes,
    TirageEffectue,
    TravailDemarre,
)
from certif_tui.domain.evenements.base import Ouverture
from certif_tui.domain.frozen import Frozen
from certif_tui.domain.incidents.evenements import IncidentCorrige, IncidentNote
from certif_tui.domain.jours import jour_court
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
    EvenementCandidats,
    EvenementJury,
    EvenementSession,
    IdentitePrecisee,
    JureAjoute,
    JureExcuse,
    JureFusionne,
    JureRenomme,
    JureRetire,
    Lien,
    OrdreFixe,
    PresenceNotee,
    SessionCreee,
)
from certif_tui.domain.session.histoire import Histoire
from certif_tui.domain.session.responsable import ResponsableNomme
from certif_tui.domain.session.state import Session
from certif_tui.domain.session.taking_back import Dependant
from certif_tui.wording.text import NBSP, clean, counted

Preparation = SessionCreee | EvenementJury | DureeFixee | IdentitePrecisee
FaitListe = CandidatAjoute | CandidatPrecise | CandidatRenomme | CandidatDeplace | OrdreFixe
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
    RESPONSABLE = "responsable"


class Fait(Frozen):
    """An event in words; `candidat` is null for one of the whole session, `detail` is for the registre alone."""

    nature: Nature
    candidat: str | None
    texte: str
    detail: str = ""


class Faits:
    """The events of a session, numbered from 1 in the order they were recorded."""

    def __init__(self, session: Session, evenements: Sequence[EvenementSession]) -> None:
        self.session, self.evenements = session, tuple(evenements)
        self._cibles = {cible_of(it): it for it in self.evenements}
        self._numbers = {it.id: rang for rang, it in enumerate(self.evenements, 1)}
        self._added = {it.candidat: it.nom for it in self.evenements if isinstance(it, CandidatAjoute)}
        self.histoire = Histoire(session.slug, self.evenements)
        self._jures = {it.jure: it.nom for it in self.evenements if isinstance(it, JureAjoute)}
        self.annules = _taken_back(self.evenements)
        """What took back each event that does not stand, by the id of that event; incidents apart."""

    def numero(self, ident: str) -> int:
        """The number of an event."""
        return self._numbers[ident]

    def nom(self, slug: str | None, session: Session) -> str:
        """Whom something is about as `session` names them, or as they were added when they are not there."""
        if slug is None:
            return "Session"
        found = next((it for it in session.candidats if it.slug == slug), None)
        return self._added.get(slug, slug) if found is None else session.designation(found)

    def nom_of(self, evenement: EvenementSession, slug: str | None) -> str:
        """How somebody was named when that event was recorded."""
        return self.nom(slug, self.histoire.named(evenement))

    def signature(self, evenement: EvenementSession) -> Signature:
        """Who recorded that event."""
        return signature(evenement.auteur, self.session.jury, self.histoire.before(evenement))

    def _jure(self, slug: str) -> str:
        return self._jures.get(slug, slug)

    def phrase(self, evenement: EvenementSession) -> str:
        """« n° 14, DUPONT Claire : présent »."""
        fait = self.dit(evenement)
        whom = self.nom_of(evenement, fait.candidat)
        words = f"{whom}{NBSP}: {fait.texte}" if fait.candidat else fait.texte
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
        candidat, before = getattr(evenement, "candidat", None), self.histoire.before(evenement)
        if isinstance(evenement, FaitEcrit):
            return Fait(Nature.ECRIT, candidat, self._ecrit(evenement), self._detail(evenement))
        if isinstance(evenement, EvenementCandidats):
            return self._candidat(before, evenement)
        match evenement:
            case IncidentNote() | IncidentCorrige():
                return Fait(Nature.INCIDENT, candidat, _incident(evenement))
            case EvenementAnnule():
                return self._taking_back(evenement)
            case PlanEtabli() | PassagesEchanges() | PassageReporte() | PassageDeplace() | PlanExporte():
                hors = ecarts_words(getattr(evenement, "ecarts", ()))
                return Fait(Nature.PLAN, candidat, self._plan(evenement), hors)
            case ResponsableNomme(compte=compte, nom=nom):
                return Fait(Nature.RESPONSABLE, None, f"responsable{NBSP}: {nom} (compte {compte})")
            case Ouverture():
                return Fait(Nature.PREPARATION, None, "ouverture")
            case _:
                return Fait(Nature.PREPARATION, candidat, self._preparation(evenement))

    def _candidat(self, before: Session, evenement: EvenementCandidats) -> Fait:
        """Whether they come, are of the session, have longer time; else what is said of them before the day."""
        candidat = getattr(evenement, "candidat", None)
        match evenement:
            case PresenceNotee():
                return Fait(Nature.PRESENCE, candidat, changements.presence(before, evenement))
            case CandidatRetire():
                return Fait(Nature.RETRAIT, candidat, "retiré de la session")
            case CandidatRetabli():
                return Fait(Nature.RETRAIT, candidat, "rétabli dans la session")
            case AmenagementFixe():
                return Fait(Nature.AMENAGEMENT, candidat, changements.lengthened(before, evenement))
            case _:
                return Fait(Nature.PREPARATION, candidat, _liste(before, evenement))

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
        before = self.histoire.before(evenement)
        match evenement:
            case SessionCreee(bloc=bloc, lieu=lieu):
                return f"création, {bloc}, {lieu}"
            case JureAjoute() | JureRenomme() | JureFusionne() | JureRetire() | JureExcuse():
                return jury_words(evenement, self._jure, lambda slug: self.nom(slug, before))
            case DureeFixee():
                return changements.duree(before, evenement)
            case IdentitePrecisee():
                other = f"{evenement.autre_candidat} ({evenement.autre_session})"
                return f"identité{NBSP}: {LIENS[evenement.lien]} {other}"
        return str(evenement.type)  # one of another stream, in a file changed by hand

    def _ecrit(self, evenement: FaitEcrit) -> str:
        before = self.histoire.before(evenement)
        match evenement:
            case TirageEffectue(groupes=groupes):
                return f"tirage au sort, {counted(len(groupes), 'groupe')}"
            case GroupesFormes(source=source, groupes=groupes):
                return f"{counted(len(groupes), 'groupe formé', 'groupes formés')} {SOURCES[source]}"
            case GroupeModifie():
                return changements.grouped(before, evenement)
            case CasModifie():
                return changements.given_case(before, evenement)
            case TravailDemarre():
                return f"travail démarré{changements.since(before, before.groupes.travail, evenement)}"
            case DossierRecu(remettant=remettant):
                earlier = before.groupes.dossiers.get(remettant)
                whose = self.nom_of(evenement, remettant)
                return f"dossier reçu de {whose}{changements.since(before, earlier, evenement)}"
            case EcheanceFixee():
                return changements.due(before, evenement)

    def _detail(self, evenement: FaitEcrit) -> str:
        hors = ecarts_words(getattr(evenement, "ecarts", ()))
        if not isinstance(evenement, TirageEffectue | GroupesFormes):
            return hors
        return f"{NBSP}: {changements.drawn(evenement, lambda slug: self.nom_of(evenement, slug))}{hors}"

    def _plan(self, evenement: EvenementPlanning | PlanExporte) -> str:
        match evenement:
            case PlanEtabli():
                return f"plan des oraux établi, {jour_court(evenement.jour)} à {evenement.debut}"
            case PassagesEchanges(a=a, b=b):
                return f"passages échangés{NBSP}: {self.nom_of(evenement, a)} et {self.nom_of(evenement, b)}"
            case PassageReporte(apres=apres):
                return f"passage reporté {f'après {self.nom_of(evenement, apres)}' if apres else 'en dernier'}"
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


def _liste(before: Session, evenement: FaitListe) -> str:
    match evenement:
        case CandidatAjoute(fichier=fichier):
            by = f"l'import de {fichier}" if fichier else "un import"
            return f"ajouté par {by}" if evenement.importation else "ajouté à la liste"
        case CandidatPrecise():
            return changements.precised(before, evenement)
        case CandidatRenomme():
            return changements.renamed(before, evenement)
        case CandidatDeplace():
            return changements.moved(before, evenement)
        case OrdreFixe():
            return "ordre de passage fixé"


def _taken_back(evenements: Sequence[EvenementSession]) -> Mapping[str, EvenementAnnule]:
    taken = dict(annules(evenements))
    for annulation, target in taken_in_place(evenements):
        if annulation.id not in taken and not isinstance(target, IncidentNote):
            taken[target.id] = annulation
    return taken
