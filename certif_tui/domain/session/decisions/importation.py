"""Importing a list, and undoing it: one decision on the session, by the rules that hold for a form filled in by hand.

- What the list adds or corrects is refused as `candidats.add` and `candidats.correct` refuse it: nobody is given a
  number that somebody bears, and no name nor aménagement said before changes without a motif. Of all else the office's
  file is reason enough.
- A list is imported whole, or not at all.
- Undoing it withdraws those it added: they are never removed, and nobody else shall ever be given their files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import reduce

from certif_tui.domain.evenements.acte import Acte
from certif_tui.domain.frozen import Frozen, replace
from certif_tui.domain.personnes.ressemblance import ressemble
from certif_tui.domain.refus import Refus, decision
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.decisions.candidats import Correction, Origine, added, corrected
from certif_tui.domain.session.evenements import CandidatRetabli, CandidatRetire, EvenementCandidats
from certif_tui.domain.session.inscription import Inscription, Numeros, completed, inscription_like
from certif_tui.domain.session.state import Session, apply
from certif_tui.domain.textes import checked_motif, checked_texte

MAX_ORIGINE = 300


class Arrivee(Frozen):
    """A candidat a file names, and the row that does."""

    ligne: int
    inscription: Inscription


class Complement(Frozen):
    """A row that says more of a `candidat` of the session, who is put back if they were withdrawn."""

    candidat: str
    arrivee: Arrivee


class ListeImportee(Frozen):
    """What a file brings to a session; `motif` is why it corrects names and aménagements, empty when none is given."""

    fichier: str
    complements: tuple[Complement, ...] = ()
    ajouts: tuple[Arrivee, ...] = ()
    motif: str = ""


@decision
def import_list(session: Session, acte: Acte, liste: ListeImportee) -> Sequence[EvenementCandidats]:
    """Complete, correct and put back those the list names, then add the others, all at once."""
    made: list[EvenementCandidats] = []
    numeros = Numeros(session)
    for complement in liste.complements:
        with _at(complement.arrivee.ligne):
            events = _taken_up(session.candidat(complement.candidat), acte, complement, liste, numeros)
        session = reduce(apply, events, session)
        made += events
    for arrivee in liste.ajouts:
        with _at(arrivee.ligne):
            numeros.take(arrivee.inscription)
    nouveaux = [arrivee.inscription for arrivee in liste.ajouts]
    origine = Origine(acte.ident(), checked_texte(liste.fichier[:MAX_ORIGINE]) or None)
    return [*made, *added(acte, nouveaux, session.candidats, origine)]


def _taken_up(
    candidat: Candidat, acte: Acte, complement: Complement, liste: ListeImportee, numeros: Numeros
) -> list[EvenementCandidats]:
    said, seen = complement.arrivee.inscription, inscription_like(candidat)
    nom = seen.nom if ressemble(seen.nom, said.nom) else said.nom
    origine = f"import de {liste.fichier}"[:MAX_ORIGINE]
    correction = Correction(candidat.slug, replace(completed(seen, said), nom=nom), seen, liste.motif, origine)
    back = [CandidatRetabli(**acte.entete(), candidat=candidat.slug)] if candidat.retire is not None else []
    return [*back, *corrected(candidat, acte, correction, lambda: numeros)]


@contextmanager
def _at(ligne: int) -> Iterator[None]:
    """Have what is refused name the row of the file it stands in."""
    try:
        yield
    except Refus as refus:
        refus.args = (f"{refus} Rien n'est importé\u00a0: voyez la ligne {ligne} du fichier.",)
        raise


def last_import(session: Session) -> list[Candidat]:
    """The candidats of the last importation not taken back, in the order of passage; none when there is none."""
    by_import: dict[str | None, list[Candidat]] = {it: [] for it in session.importations}
    for candidat in session.presentes:
        by_import.setdefault(candidat.importation, []).append(candidat)
    return next((by_import[it] for it in reversed(session.importations) if by_import[it]), [])


@decision
def undo_import(session: Session, acte: Acte, importation: str | None, motif: str) -> Sequence[CandidatRetire]:
    """Withdraw the candidats of an importation. Refused without a motif, and where nobody of it is left."""
    given = checked_motif(motif, "Défaire un import demande un motif.")
    if importation is None:
        raise Refus("Aucun candidat de cette session ne vient d'un import.")
    people = [it for it in session.presentes if it.importation == importation]
    if not people:
        raise Refus("Cet import vient d'être défait.")
    return [CandidatRetire(**acte.entete(), candidat=it.slug, motif=given) for it in people]
