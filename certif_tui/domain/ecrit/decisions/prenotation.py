"""Whose written work is pre-graded, and which sheet its hints are kept on.

The rules a juré may count on:

- the work of a group that was drawn is noted once for all its members, whichever of them it is opened from; those
  withdrawn are left out;
- members of two groups have no common work;
- a work already noted for the same people goes on where it was; one noted for somebody alone is theirs;
- a group of the next draw is another group, even under the same code.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from certif_tui.domain.ecrit.state import Groupe
from certif_tui.domain.ecrit.travail import is_collectif
from certif_tui.domain.evenements.acte import Acte
from certif_tui.domain.frozen import Frozen
from certif_tui.domain.grille.evenements import EcritPartage
from certif_tui.domain.referentiel.model import Bloc
from certif_tui.domain.refus import Refus, decision
from certif_tui.domain.session.state import Session


class EcritNote(Frozen):
    """A written work that the juré noted: what its stream is about, and the candidats it was noted for."""

    cible: str
    membres: tuple[str, ...]


class EcritVise(Frozen):
    """The written work meant: what its stream is about, and whom the sheet must say it is of.

    `membres` is empty where it has nothing to say: it is of those it was noted for.
    """

    cible: str
    membres: tuple[str, ...] = ()


@decision
def aim(session: Session, bloc: Bloc, membres: Sequence[str], notes: Collection[EcritNote]) -> EcritVise:
    """The work of those `membres`, among the `notes` of the juré. Refused for members of several groups."""
    groupe = _groupe_of_all(session, bloc, membres)
    wanted = tuple(dict.fromkeys(membres))
    if groupe is None:
        found = next((note.cible for note in notes if membres[0] in note.membres), membres[0])
        return EcritVise(found, wanted if len(wanted) > 1 else ())
    present = {it.slug for it in session.presentes}
    wanted = tuple(slug for slug in groupe.membres if slug in present) or wanted
    return EcritVise(_cible_of_groupe(session, groupe, wanted, notes), wanted)


def share(deja: tuple[str, ...], acte: Acte, vise: EcritVise) -> list[EcritPartage]:
    """Say on the sheet whose work it is, unless it says so (`deja`) or has nothing to say."""
    if not vise.membres or vise.membres == deja:
        return []
    return [EcritPartage(**acte.entete(), membres=vise.membres)]


def is_work_of(session: Session, bloc: Bloc, candidat: str, note: EcritNote) -> bool:
    """Whether a candidat's hints come from that work.

    The work of a group in force is that of whoever is in it now; any other one, of those it was noted for.
    """
    owner = next((it for it in session.groupes.groupes if _own_cible(session, it) == note.cible), None)
    if owner is None:
        return candidat in note.membres
    groupe = _groupe_of(session, bloc, candidat)
    return groupe is not None and groupe.code == owner.code


def _groupe_of_all(session: Session, bloc: Bloc, membres: Sequence[str]) -> Groupe | None:
    """The group they are all of, null where each works alone. Raises `Refus`."""
    first, *others = (session.candidat(slug) for slug in membres)
    groupe = _groupe_of(session, bloc, first.slug)
    for other in others:
        theirs = _groupe_of(session, bloc, other.slug)
        if theirs != groupe:
            one, another = session.designation(other), session.designation(first)
            raise Refus(
                f"{one} {_where(theirs)}, {another} {_where(groupe)}\u00a0: "
                "leur écrit n'est pas le même, notez-les à part."
            )
    return groupe


def _where(groupe: Groupe | None) -> str:
    return f"est dans le groupe {groupe.code}" if groupe else "n'est dans aucun groupe"


def _groupe_of(session: Session, bloc: Bloc, candidat: str) -> Groupe | None:
    """The group whose work that candidat shares, null where each works alone or none was drawn."""
    return session.groupes.groupe_of(candidat) if is_collectif(bloc) else None


def _cible_of_groupe(session: Session, groupe: Groupe, membres: Sequence[str], notes: Collection[EcritNote]) -> str:
    """The group's own stream, unless only another one was noted for the same people."""
    own = _own_cible(session, groupe)
    noted = [note.cible for note in notes if note.cible == own or set(note.membres) == set(membres)]
    return own if own in noted or not noted else noted[0]


def _own_cible(session: Session, groupe: Groupe) -> str:
    tirage = session.groupes.tirage
    return f"{groupe.code.lower()}-{tirage.id[:8]}" if tirage else groupe.code.lower()
