"""An importation decided upon is recorded in the session, all in one go; and a wrong one is taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from certif_tui.domain.frozen import Frozen, replace
from certif_tui.domain.refus import Refus, granted
from certif_tui.domain.session.decisions.importation import (
    Arrivee,
    Complement,
    ListeImportee,
    import_list,
    last_import,
    undo_import,
)
from certif_tui.domain.session.evenements import EvenementSession
from certif_tui.domain.session.inscription import completed
from certif_tui.domain.session.state import Session
from certif_tui.services.importation.candidats import Importation
from certif_tui.services.importation.doublons import ChoixImport, Doublon
from certif_tui.services.preparation.sessions import SessionOuverte

Choices = Mapping[int, ChoixImport]
"""What to do with each doublon, by the number of its row; what is not said is done as proposed."""


class BilanImport(Frozen):
    """What an importation did; `importation` is what it was found to change in the end."""

    importation: Importation
    ajoutes: int
    fusionnes: int
    retablis: int
    ignores: int


def choice(doublon: Doublon, choices: Choices) -> ChoixImport:
    """What is to be done with a doublon: what was chosen, where it can be done, else what is proposed."""
    chosen = choices.get(doublon.arrivee.ligne, doublon.propose)
    return chosen if chosen in doublon.possibles else doublon.propose


def undecided(importation: Importation, choices: Choices) -> list[Doublon]:
    """Those who may be somebody known, are left out, and of whom nobody said what to do."""
    return [it for it in importation.doublons if it.propose is ChoixImport.IGNORER and it.arrivee.ligne not in choices]


class Importations:
    """The lists imported into a session held open."""

    def __init__(self, ouverte: SessionOuverte) -> None:
        self._ouverte = ouverte

    def record(self, importation: Importation, choices: Choices, fichier: str, motif: str = "") -> BilanImport:
        """Record an importation at once, found anew where the candidats have changed since it was.

        Refused as `import_list`; nothing is then changed.
        """
        found, acte = importation, self._ouverte.contexte.acte()

        def decide(session: Session) -> Sequence[EvenementSession] | Refus:
            nonlocal found
            found = importation.among(session.candidats)
            return import_list(session, acte, _liste(found, choices, fichier, motif))

        self._ouverte.record_or_raise(decide)
        return _bilan(found, choices)

    def rehearse(self, importation: Importation, choices: Choices, fichier: str, motif: str = "") -> None:
        """Raise the `Refus` that `record` would on the session as it stands; nothing is changed."""
        liste = _liste(importation, choices, fichier, motif)
        granted(import_list(self._ouverte.session, self._ouverte.contexte.acte(), liste))

    def undo(self, motif: str) -> int:
        """Withdraw the candidats of the last importation, and say how many. Refused as `undo_import`."""
        last, acte = last_import(self._ouverte.session), self._ouverte.contexte.acte()
        importation = last[0].importation if last else None
        return len(self._ouverte.record_or_raise(lambda session: undo_import(session, acte, importation, motif)))


def _liste(importation: Importation, choices: Choices, fichier: str, motif: str) -> ListeImportee:
    return ListeImportee(
        fichier, tuple(_complements(importation, choices)), tuple(_ajouts(importation, choices)), motif
    )


def _bilan(importation: Importation, choices: Choices) -> BilanImport:
    chosen = [(doublon, choice(doublon, choices)) for doublon in importation.doublons]
    done = [it for _doublon, it in chosen]
    retablis = {doublon.candidat.slug for doublon, it in chosen if it is ChoixImport.RETABLIR and doublon.candidat}
    added = len(_ajouts(importation, choices))
    return BilanImport(
        importation, added, done.count(ChoixImport.FUSIONNER), len(retablis), done.count(ChoixImport.IGNORER)
    )


def _complements(importation: Importation, choices: Choices) -> list[Complement]:
    """The rows that complete or put back the candidats of the session; one put back once needs no second row."""
    complements: list[Complement] = []
    retablis: set[str] = set()
    for doublon in importation.doublons:
        candidat, chosen = doublon.candidat, choice(doublon, choices)
        if candidat is None or chosen in (ChoixImport.AJOUTER, ChoixImport.IGNORER) or candidat.slug in retablis:
            continue
        complements.append(Complement(candidat.slug, doublon.arrivee))
        if chosen is ChoixImport.RETABLIR:
            retablis.add(candidat.slug)
    return complements


def _ajouts(importation: Importation, choices: Choices) -> list[Arrivee]:
    """The candidats to add: new ones, completed by the rows that name them again, and the doublons added apart."""
    rows = {arrivee.ligne: arrivee for arrivee in importation.ajouts}
    for doublon in importation.doublons:
        arrivee, chosen = doublon.arrivee, choice(doublon, choices)
        if chosen is ChoixImport.AJOUTER:
            rows[arrivee.ligne] = arrivee
        elif chosen is ChoixImport.FUSIONNER and doublon.premiere is not None:
            first = rows[doublon.premiere]
            rows[doublon.premiere] = replace(first, inscription=completed(first.inscription, arrivee.inscription))
    return [rows[number] for number in sorted(rows)]
