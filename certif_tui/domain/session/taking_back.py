"""Taking one event of a session back, whatever it is, or saying why it cannot be: the one rule there is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias, TypeVar

from certif_tui.domain.evenements.acte import Acte
from certif_tui.domain.frozen import Frozen
from certif_tui.domain.incidents.evenements import IncidentNote
from certif_tui.domain.refus import Refus, decision
from certif_tui.domain.session.annulations import ACTIONS_DU_PLAN, FAITS_ECRITS, FONDATEURS, annules, cible_of
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.dependances import Dependance, dependance
from certif_tui.domain.session.evenements import EvenementAnnule, EvenementSession
from certif_tui.domain.session.jury import Jure
from certif_tui.domain.session.responsable import ResponsableNomme
from certif_tui.domain.session.state import Session, fold
from certif_tui.domain.textes import checked_motif

P = TypeVar("P", Candidat, Jure)

Fichier: TypeAlias = tuple[str, str]
"""Of whom, and by whom, something is kept beside the session; nobody's name is empty."""

ESSAI = "0" * 32
"""The id of a taking back that is only tried."""


class Target(Frozen):
    """An event to take back, among those that made the session."""

    evenement: EvenementSession
    parmi: Sequence[EvenementSession]


class DejaAnnule(Refus):
    """The event is taken back already."""

    def __init__(self) -> None:
        super().__init__("C'est déjà annulé.")


class Dependant(Refus):
    """Another event needs the one to take back, or (`revient`) what would count again needs one taken back since.

    `session` and its `evenements` are those it was refused in, for whoever tells it in words.
    """

    def __init__(self, session: Session, evenements: Sequence[EvenementSession], needing: Dependance) -> None:
        numero = 1 + next(rang for rang, it in enumerate(evenements) if it.id == needing.evenement.id)
        remedy = "rétablissez-le d'abord" if needing.revient else "annulez-le d'abord"
        needs = "a besoin d'un événement annulé depuis" if needing.revient else "en dépend"
        super().__init__(f"L'événement n°\u00a0{numero} {needs}\u00a0: {remedy}.")
        self.session, self.evenements = session, tuple(evenements)
        self.evenement, self.revient = needing.evenement, needing.revient


@decision
def take_back(
    session: Session, acte: Acte, target: Target, motif: str | None, fichiers: Iterable[Fichier] = ()
) -> list[EvenementAnnule]:
    """Take an event back; a null motif is for the plan alone."""
    if motif is None and isinstance(target.evenement, ACTIONS_DU_PLAN):
        said = None
    else:
        said = checked_motif(motif or "", "L'annulation demande un motif.")
    check_takeable(session, target, fichiers)
    return [EvenementAnnule(**acte.entete(), cible=cible_of(target.evenement), motif=said)]


def check_takeable(session: Session, target: Target, fichiers: Iterable[Fichier] = ()) -> None:
    """Raise `Refus` where that event cannot be taken back, `Dependant` where another one must be before."""
    if isinstance(target.evenement, FONDATEURS):
        raise Refus("La création de la session ne s'annule pas.")
    if isinstance(target.evenement, ResponsableNomme):
        raise Refus("Le nom d'un responsable ne s'annule pas\u00a0: dites qui vous êtes, la suite sera à votre nom.")
    if target.evenement.id in annules(target.parmi):
        raise DejaAnnule
    _check_in_place(session, target.evenement)
    if isinstance(target.evenement, IncidentNote):
        return  # an incident is cancelled as it stands, with what corrected it
    after = without(target)
    _check_kept(session, fold(session.slug, after), fichiers)
    needing = dependance(session.slug, target.parmi, after)
    if needing is not None:
        raise Dependant(session, target.parmi, needing)


def without(target: Target) -> tuple[EvenementSession, ...]:
    """The events of the session, and one more that takes that one back."""
    head = {"id": ESSAI, "instant": target.evenement.instant, "auteur": target.evenement.auteur}
    return (*target.parmi, EvenementAnnule.model_validate({**head, "cible": cible_of(target.evenement)}))


def _check_kept(before: Session, after: Session, fichiers: Iterable[Fichier]) -> None:
    """Raise `Refus` where somebody who has a sheet or a clock would vanish from the session."""
    candidats = {it.slug: before.designation(it) for it in _gone(before.candidats, after.candidats)}
    jures = {it.slug: it.nom for it in _gone(before.jures, after.jures)}
    for candidat, jure in fichiers if candidats or jures else ():
        if candidat in candidats:
            gone = candidats[candidat]
            raise Refus(f"{gone} a déjà une grille ou un chrono\u00a0: retirez plutôt ce candidat de la liste.")
        if jure in jures:
            raise Refus(f"{jures[jure]} a déjà ouvert une grille\u00a0: son ajout au jury ne s'annule plus.")


def _gone(before: Sequence[P], after: Sequence[P]) -> list[P]:
    """Those who are no longer there."""
    kept = {it.slug for it in after}
    return [it for it in before if it.slug not in kept]


def _check_in_place(session: Session, evenement: EvenementSession) -> None:
    """Raise `Refus` for what its own room has taken back already, or took no account of."""
    if isinstance(evenement, IncidentNote):
        gone = {it.ident for it in session.incidents if it.annule is not None}
        known = {it.ident for it in session.incidents}
    elif isinstance(evenement, FAITS_ECRITS):
        gone, known = {it.id for it, _by in session.groupes.annules}, {it.id for it in session.groupes.faits}
    elif isinstance(evenement, ACTIONS_DU_PLAN):
        known = {it.id for it in session.planning.actions}
        gone = {it.id for it in session.planning.faits} - known
    else:
        return
    cible = cible_of(evenement)
    if cible in gone:
        raise DejaAnnule
    if cible not in known:
        raise Refus("Cela n'a rien changé\u00a0: il n'y a rien à annuler.")
