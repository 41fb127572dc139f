"""An importation decided upon becomes events of the session, all in one go; and a wrong one is taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from certif_tui.domain.refus import Refus
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import (
    AmenagementFixe,
    CandidatPrecise,
    CandidatRenomme,
    CandidatRetabli,
    CandidatRetire,
    EvenementSession,
)
from certif_tui.domain.session.state import Session
from certif_tui.domain.slugs import name_key
from certif_tui.domain.textes import checked_motif
from certif_tui.services.gate.contexte import Contexte, new_id
from certif_tui.services.importation.candidats import Choix, Doublon, Importation, completed
from certif_tui.services.preparation.candidats import Inscription, candidats_added, inscription_like
from certif_tui.services.preparation.sessions import SessionOuverte

Choices = Mapping[int, Choix]
"""What to do with each doublon, by the number of its row; what is not said is done as proposed."""


@dataclass(frozen=True, slots=True)
class Bilan:
    """What an importation did; `importation` is what it was found to change in the end."""

    importation: Importation
    ajoutes: int
    fusionnes: int
    retablis: int
    ignores: int


def choice(doublon: Doublon, choices: Choices) -> Choix:
    """What is to be done with a doublon: what was chosen, where it can be done, else what is proposed."""
    chosen = choices.get(doublon.arrivee.ligne, doublon.propose)
    return chosen if chosen in doublon.possibles else doublon.propose


def import_candidats(ouverte: SessionOuverte, importation: Importation, choices: Choices, fichier: str) -> Bilan:
    """Record an importation at once, found anew where the candidats have changed since it was.

    Raises `Refus` where the session can only be read; nothing is then changed.
    """
    found = importation

    def decide(session: Session) -> Sequence[EvenementSession]:
        nonlocal found
        found = importation.among(session.candidats)
        changes = _all_changes(ouverte.contexte, found, choices, fichier)
        return [*changes, *candidats_added(ouverte.contexte, _added(found, choices), session.candidats, new_id())]

    ouverte.record(decide)
    return _bilan(found, choices)


def _bilan(importation: Importation, choices: Choices) -> Bilan:
    chosen = [(doublon, choice(doublon, choices)) for doublon in importation.doublons]
    done = [it for _doublon, it in chosen]
    retablis = {doublon.candidat.slug for doublon, it in chosen if it is Choix.RETABLIR and doublon.candidat}
    added = len(_added(importation, choices))
    return Bilan(importation, added, done.count(Choix.FUSIONNER), len(retablis), done.count(Choix.IGNORER))


def _all_changes(
    contexte: Contexte, importation: Importation, choices: Choices, fichier: str
) -> list[EvenementSession]:
    """What completes or puts back the candidats of the session that the file names."""
    changes: list[EvenementSession] = []
    known: dict[str, Inscription] = {}
    retablis: set[str] = set()
    for doublon in importation.doublons:
        candidat, chosen = doublon.candidat, choice(doublon, choices)
        if candidat is None or chosen in (Choix.AJOUTER, Choix.IGNORER) or candidat.slug in retablis:
            continue  # somebody put back once needs no second row
        changes += _changes(contexte, doublon, candidat, known, fichier)
        if chosen is Choix.RETABLIR:
            retablis.add(candidat.slug)
    return changes


def _added(importation: Importation, choices: Choices) -> list[Inscription]:
    """The candidats to add: new ones, completed by the rows that name them again, and the doublons added apart."""
    rows = {arrivee.ligne: arrivee.inscription for arrivee in importation.ajouts}
    for doublon in importation.doublons:
        arrivee, chosen = doublon.arrivee, choice(doublon, choices)
        if chosen is Choix.AJOUTER:
            rows[arrivee.ligne] = arrivee.inscription
        elif chosen is Choix.FUSIONNER and doublon.premiere is not None:
            rows[doublon.premiere] = completed(rows[doublon.premiere], arrivee.inscription)
    return [rows[number] for number in sorted(rows)]


def _changes(
    contexte: Contexte, doublon: Doublon, candidat: Candidat, known: dict[str, Inscription], fichier: str
) -> list[EvenementSession]:
    """What completes or puts back a candidat of the session; `known` is what earlier rows already made of them."""
    old = known.get(candidat.slug) or inscription_like(candidat)
    new = replace(completed(old, doublon.arrivee.inscription), nom=doublon.arrivee.inscription.nom)
    known[candidat.slug] = new
    slug, events = candidat.slug, list[EvenementSession]()
    if candidat.retire is not None:
        events.append(CandidatRetabli(**contexte.entete(), candidat=slug))
    if name_key(new.nom) != name_key(old.nom):
        events.append(CandidatRenomme(**contexte.entete(), candidat=slug, nom=new.nom))
    if new.precisions != old.precisions:
        motif = f"import de {fichier}"[:300]
        said = new.precisions.model_dump()
        events.append(CandidatPrecise(**contexte.entete(), **said, candidat=slug, motif=motif))
    if new.facteur != old.facteur:
        events.append(AmenagementFixe(**contexte.entete(), candidat=slug, facteur=new.facteur))
    return events


def last_import(session: Session) -> list[Candidat]:
    """The candidats of the last importation not taken back, in the order of passage; none when there is none."""
    by_import: dict[str | None, list[Candidat]] = {it: [] for it in session.importations}
    for candidat in session.presentes:
        by_import.setdefault(candidat.importation, []).append(candidat)
    return next((by_import[it] for it in reversed(session.importations) if by_import[it]), [])


def cancel_import(ouverte: SessionOuverte, motif: str) -> int:
    """Withdraw the candidats of the last importation, and say how many; nothing recorded about them is lost.

    They are withdrawn, never removed: nobody else shall ever be given their files. Raises `Refus`.
    """
    motif = checked_motif(motif, "Défaire un import demande un motif.")
    last = last_import(ouverte.session)
    if not last:
        raise Refus("Aucun candidat de cette session ne vient d'un import.")

    def decide(session: Session) -> Sequence[CandidatRetire]:
        people = [it for it in session.presentes if it.importation == last[0].importation]
        if not people:
            raise Refus("Cet import vient d'être défait.")
        return [CandidatRetire(**ouverte.contexte.entete(), candidat=it.slug, motif=motif) for it in people]

    return len(ouverte.record(decide))
