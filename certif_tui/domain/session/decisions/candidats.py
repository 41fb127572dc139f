"""Adding, correcting, withdrawing and putting back candidats.

The rules a manager may count on:

- what was not said yet is said without a motif; what was said changes, or goes, with one alone;
- two candidats never bear one number;
- who bears the name of somebody there, or one like it, is added once they are said to be somebody else;
- somebody is withdrawn, never removed: their files are theirs for ever, and what was recorded of them stays.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Sequence

from certif_tui.domain.evenements.acte import Acte
from certif_tui.domain.facteurs import PLEIN_TEMPS
from certif_tui.domain.frozen import Frozen
from certif_tui.domain.personnes.ressemblance import Ressemblances
from certif_tui.domain.refus import MotifManquant, Refus, decision
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import (
    AmenagementFixe,
    CandidatAjoute,
    CandidatPrecise,
    CandidatRenomme,
    CandidatRetabli,
    CandidatRetire,
    EvenementCandidats,
)
from certif_tui.domain.session.inscription import Inscription, Numeros, checked_nom, inscription_like
from certif_tui.domain.session.state import Session
from certif_tui.domain.slugs import name_key, slug_of
from certif_tui.domain.textes import checked_motif, checked_texte

MOTIF_CORRECTION = "Corriger ce qui était déjà dit demande un motif."
MOTIF_RETRAIT = "Le retrait demande un motif."


class HomonymeRefuse(Refus):
    """Somebody of that name, or of one like it, may be there already, and was not said to be somebody else."""


class Correction(Frozen):
    """What somebody says of a candidat anew, in the place of what they saw (`vu`), and why.

    `origine` is the reason that a file of the office brings with it for all but a name and an aménagement.
    """

    candidat: str
    dit: Inscription
    vu: Inscription
    motif: str = ""
    origine: str = ""


class Origine(Frozen):
    """The list that candidats come out of: what those of one file share, and the file's name."""

    importation: str | None = None
    fichier: str | None = None


SAISIE = Origine()
"""Added one by one, by hand."""


@decision
def add(
    session: Session, acte: Acte, inscriptions: Sequence[Inscription], *, homonymes: Container[str] | None = None
) -> Sequence[CandidatAjoute]:
    """Add candidats at the end of the list: all of them or, where one is refused, none.

    Refused: an unusable name, a number somebody bears, and a name that somebody of the session bears or one like it,
    unless it is one of the `homonymes` (null: any may be one).
    """
    numeros, alike = Numeros(session), known_names(session)
    for inscription in inscriptions:
        numeros.take(inscription)
        if homonymes is not None and inscription.nom not in homonymes:
            _check_nobody_like(session, alike, inscription.nom)
    return added(acte, inscriptions, session.candidats)


def _check_nobody_like(session: Session, alike: Ressemblances[Candidat], nom: str) -> None:
    there = alike.of(nom)
    if any(name_key(it.nom) == name_key(nom) for it in there):
        raise HomonymeRefuse(f"{nom} est déjà dans cette session.")
    if there:
        raise HomonymeRefuse(f"{nom} est peut-être déjà dans cette session\u00a0: {session.designation(there[0])}.")


def known_names(session: Session) -> Ressemblances[Candidat]:
    """The candidats of a session, withdrawn ones included, found under any writing of their names."""
    alike: Ressemblances[Candidat] = Ressemblances()
    for candidat in session.candidats:
        alike.add(candidat.nom, candidat)
    return alike


def added(
    acte: Acte, inscriptions: Sequence[Inscription], deja: Collection[Candidat], origine: Origine = SAISIE
) -> list[CandidatAjoute]:
    """The events that add candidats to those `deja` there, from `origine`. Raises `Refus`."""
    taken = {candidat.slug for candidat in deja}
    events = []
    for inscription in inscriptions:
        nom = checked_nom(inscription.nom)
        slug = slug_of(nom, taken, default="candidat")
        taken.add(slug)
        said = inscription.precisions.model_dump()
        event = CandidatAjoute(
            **acte.entete(),
            **said,
            candidat=slug,
            nom=nom,
            facteur=inscription.facteur,
            importation=origine.importation,
            fichier=origine.fichier,
        )
        events.append(event)
    return events


@decision
def correct(session: Session, acte: Acte, correction: Correction) -> Sequence[EvenementCandidats]:
    """Make what stands of a candidat what is said, all at once; nothing when it was so already.

    Refused: an unusable name, a number somebody else bears, and without a motif (`MotifManquant`) what changes
    something said before.
    """
    return corrected(session.candidat(correction.candidat), acte, correction, lambda: Numeros(session))


def corrected(
    candidat: Candidat, acte: Acte, correction: Correction, numeros: Callable[[], Numeros]
) -> list[EvenementCandidats]:
    """The events of `correct` on a candidat; `numeros` are asked for where theirs changes.

    Raises `Refus`, `MotifManquant`.
    """
    slug, before = candidat.slug, inscription_like(candidat)
    after = _changed(before, correction.vu, correction.dit)
    motif = checked_texte(correction.motif.strip())
    made: list[EvenementCandidats] = []
    if after.nom != before.nom:
        made.append(CandidatRenomme(**acte.entete(), candidat=slug, nom=checked_nom(after.nom), motif=motif))
    if after.facteur != before.facteur:
        made.append(AmenagementFixe(**acte.entete(), candidat=slug, facteur=after.facteur, motif=motif))
    if after.precisions != before.precisions:
        if after.precisions.numero != before.precisions.numero:
            numeros().take(after, candidat)
        said, why = after.precisions.model_dump(), motif or correction.origine
        made.append(CandidatPrecise(**acte.entete(), **said, candidat=slug, motif=why))
    if not motif and (_renames(before, after) or (not correction.origine and _contradicts(before, after))):
        raise MotifManquant(MOTIF_CORRECTION)
    return made


def _changed(now: Inscription, seen: Inscription, said: Inscription) -> Inscription:
    """What stands now, with what was said in the place of what was seen: the rest may have changed meanwhile."""
    old, new = seen.precisions.model_dump(), said.precisions.model_dump()
    update = {field: value for field, value in new.items() if value != old[field]}
    return Inscription(
        said.nom if said.nom != seen.nom else now.nom,
        said.facteur if said.facteur != seen.facteur else now.facteur,
        now.precisions.model_copy(update=update),
    )


def _renames(before: Inscription, after: Inscription) -> bool:
    """Whether a name, or an aménagement given before, is said otherwise."""
    return after.nom != before.nom or before.facteur not in (PLEIN_TEMPS, after.facteur)


def _contradicts(before: Inscription, after: Inscription) -> bool:
    """Whether something else said before is said otherwise, or not any longer."""
    told, said = before.precisions.model_dump(exclude_none=True), after.precisions.model_dump()
    return any(said[field] != value for field, value in told.items())


@decision
def withdraw(session: Session, acte: Acte, candidat: str, motif: str) -> Sequence[CandidatRetire]:
    """Withdraw a candidat. Refused without a motif, and for somebody withdrawn before."""
    given = checked_motif(motif, MOTIF_RETRAIT)
    if session.candidat(candidat).retire is not None:
        raise Refus("Ce candidat est déjà retiré de la session.")
    return [CandidatRetire(**acte.entete(), candidat=candidat, motif=given)]


@decision
def restore(session: Session, acte: Acte, candidat: str) -> Sequence[CandidatRetabli]:
    """Put a withdrawn candidat back in the list. Refused for somebody who is in it."""
    if session.candidat(candidat).retire is None:
        raise Refus("Ce candidat n'est pas retiré de la session.")
    return [CandidatRetabli(**acte.entete(), candidat=candidat)]
