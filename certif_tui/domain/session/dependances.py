"""What would no longer hold if an event of a session were taken back: later events need what it brought."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from certif_tui.domain.ecrit import state as groupes
from certif_tui.domain.ecrit.evenements import (
    CasModifie,
    DossierRecu,
    EcheanceFixee,
    GroupeModifie,
    GroupesFormes,
    TirageEffectue,
    TravailDemarre,
)
from certif_tui.domain.ecrit.travail import PRESENTS
from certif_tui.domain.evenements.base import Ouverture
from certif_tui.domain.frozen import Frozen
from certif_tui.domain.incidents.evenements import IncidentCorrige, IncidentNote
from certif_tui.domain.planning import state as plannings
from certif_tui.domain.planning.evenements import (
    PassageDeplace,
    PassageReporte,
    PassagesEchanges,
    PlanEtabli,
    PlanExporte,
)
from certif_tui.domain.session import jury
from certif_tui.domain.session.annulations import standing
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
    JureExcuse,
    JureFusionne,
    JureRenomme,
    JureRetire,
    OrdreFixe,
    PresenceNotee,
    Seance,
    SessionCreee,
)
from certif_tui.domain.session.responsable import ResponsableNomme
from certif_tui.domain.session.state import Session, apply


class Dependance(Frozen):
    """An event that would miss something; `revient` when it is the one that would count again."""

    evenement: EvenementSession
    revient: bool


def dependance(slug: str, before: Sequence[EvenementSession], after: Sequence[EvenementSession]) -> Dependance | None:
    """The last event that held in `before` and would not in `after`, which takes one more event back; null for none."""
    held = dict(_lacks(slug, before))
    found = None
    for ident, (evenement, lacking) in _lacks(slug, after):
        if lacking - held.get(ident, (evenement, frozenset()))[1]:
            found = Dependance(evenement, ident not in held)
    return found


def _lacks(
    slug: str, evenements: Sequence[EvenementSession]
) -> Iterator[tuple[str, tuple[EvenementSession, frozenset[str]]]]:
    """What each standing event lacks, when it comes, of what it is about."""
    session = Session(slug)
    for evenement in _left(standing(evenements)):
        yield evenement.id, (evenement, frozenset(_lacking(session, evenement)))
        session = apply(session, evenement)


def _left(evenements: Sequence[EvenementSession]) -> Iterator[EvenementSession]:
    """Those the written part and the plan did not take back, which never happened either; incidents stay."""
    undone = {it.id for it in evenements} & {it.cible for it in evenements if isinstance(it, EvenementAnnule)}
    return (
        it for it in evenements if it.id not in undone and not (isinstance(it, EvenementAnnule) and it.cible in undone)
    )


def _lacking(session: Session, evenement: EvenementSession) -> Iterator[str]:
    known = {candidat.slug for candidat in session.candidats}
    if isinstance(evenement, CandidatAjoute):
        if evenement.candidat in known:
            yield "place"
        return
    yield from (slug for slug in _named(evenement) if slug not in known)
    if _means_nothing(session, evenement):
        yield "prise"
    if isinstance(evenement, DossierRecu) and session.groupes.travail is None:
        yield "travail"
    if isinstance(evenement, TirageEffectue):
        drawn = (it for it in session.candidats if it.slug in evenement.candidats)
        yield from (f"présence de {it.slug}" for it in drawn if it.at(Seance.ECRIT).presence not in PRESENTS)


def _named(evenement: EvenementSession) -> Iterator[str]:
    """The candidats an event is about. An order of passage may name some who are no longer there."""
    match evenement:
        case (
            CandidatPrecise()
            | CandidatRenomme()
            | CandidatDeplace()
            | CandidatRetire()
            | CandidatRetabli()
            | PresenceNotee()
            | AmenagementFixe()
            | IdentitePrecisee()
            | GroupeModifie()
            | PassageDeplace()
        ):
            yield evenement.candidat
        case IncidentNote() | IncidentCorrige():
            yield from filter(None, [evenement.candidat])
        case TirageEffectue(candidats=slugs) | JureExcuse(candidats=slugs):
            yield from slugs
        case GroupesFormes(groupes=formes):
            yield from (slug for groupe in formes for slug in groupe.membres)
        case PlanEtabli(creneaux=creneaux):
            yield from (creneau.candidat for creneau in creneaux)
        case PassagesEchanges(a=a, b=b):
            yield from (a, b)
        case PassageReporte():
            yield from filter(None, [evenement.candidat, evenement.apres])
        case DossierRecu():
            yield from [evenement.remettant] if evenement.tirage is None else []
        case (
            Ouverture()
            | SessionCreee()
            | JureAjoute()
            | JureRenomme()
            | JureFusionne()
            | JureRetire()
            | DureeFixee()
            | CandidatAjoute()
            | OrdreFixe()
            | CasModifie()
            | TravailDemarre()
            | EcheanceFixee()
            | ResponsableNomme()
            | EvenementAnnule()
            | PlanExporte()
        ):
            pass


def _means_nothing(session: Session, evenement: EvenementSession) -> bool:
    match evenement:
        case JureAjoute() | JureRenomme() | JureFusionne() | JureRetire() | JureExcuse():
            return jury.apply(session.jury, evenement) == session.jury
        case CandidatRetabli(candidat=slug):
            return all(candidat.slug != slug or candidat.retire is None for candidat in session.candidats)
        case IncidentCorrige(ident=ident) | EvenementAnnule(cible=ident):
            return all(incident.ident != ident for incident in session.incidents)
        case PlanEtabli() | PassagesEchanges() | PassageReporte() | PassageDeplace():
            return plannings.apply(session.planning, evenement, session.fuseau) is session.planning
        case TirageEffectue() | GroupeModifie() | CasModifie() | TravailDemarre() | DossierRecu() | EcheanceFixee():
            return groupes.apply(session.groupes, evenement) is session.groupes
        case GroupesFormes():
            return groupes.apply(session.groupes, evenement) is session.groupes
        case (
            Ouverture()
            | SessionCreee()
            | DureeFixee()
            | IdentitePrecisee()
            | CandidatAjoute()
            | OrdreFixe()
            | CandidatPrecise()
            | CandidatRenomme()
            | CandidatDeplace()
            | CandidatRetire()
            | PresenceNotee()
            | AmenagementFixe()
            | IncidentNote()
            | ResponsableNomme()
            | EvenementAnnule()
            | PlanExporte()
        ):
            return False
    return False  # one of another stream, in a file changed by hand
