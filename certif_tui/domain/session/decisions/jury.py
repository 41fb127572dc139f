"""The jury of a session, and how long the phases of its orals last.

The rules a manager may count on:

- a name one letter away from a juré's, or another writing of it, is added once it is said to be somebody else's;
- a juré's name is corrected with a motif, and their sheets follow;
- a juré added twice is made one again, unless both graded one candidat: which sheet counts is not for us to choose;
- who graded nobody can be removed, who graded somebody cannot;
- who takes no part for some candidats is excused for them with a motif, and somebody is always left to grade.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from certif_tui.domain.evenements.acte import Acte
from certif_tui.domain.personnes.ressemblance import is_near, ressemble
from certif_tui.domain.referentiel.model import Bloc
from certif_tui.domain.referentiel.places import cite
from certif_tui.domain.refus import Refus, decision
from certif_tui.domain.session.evenements import (
    DureeFixee,
    JureAjoute,
    JureExcuse,
    JureFusionne,
    JureRenomme,
    JureRetire,
)
from certif_tui.domain.session.inscription import checked_nom
from certif_tui.domain.session.jury import Jure
from certif_tui.domain.session.state import Session
from certif_tui.domain.slugs import slug_of
from certif_tui.domain.textes import checked_minutes, checked_motif

MOST_NAMED = 5
"""Candidats named in a refusal before « … »."""


class JureProche(Refus):
    """The name is one letter away from that of `jure`, and was not said to be somebody else's."""

    def __init__(self, nom: str, jure: Jure) -> None:
        super().__init__(f"{nom}\u00a0: est-ce {jure.nom}, déjà dans le jury\u00a0?")
        self.jure = jure


class Notation(NamedTuple):
    """A sheet that holds something: whose, and of which candidat, or work when it is the one on the written part."""

    jure: str
    cible: str
    ecrit: bool = False


@decision
def add(session: Session, acte: Acte, nom: str, *, autre: bool = True) -> Sequence[JureAjoute]:
    """Add a juré, even under a name of the jury. Refused for an unusable name, and as `join` unless it is `autre`."""
    if not autre:
        _check_nobody_near(session, nom)
    return jures_added(acte, [nom], _taken(session))


@decision
def join(session: Session, acte: Acte, nom: str, *, autre: bool = True) -> Sequence[JureAjoute]:
    """Add a juré unless one of that name is in the jury.

    Refused for an unusable name, and (`JureProche`) for one near a juré's unless it is said to be `autre`.
    """
    if named(session, nom):
        return []
    if not autre:
        _check_nobody_near(session, nom)
    return jures_added(acte, [nom], _taken(session))


def _check_nobody_near(session: Session, nom: str) -> None:
    near = next((it for it in session.jures if ressemble(it.nom, nom) or is_near(it.nom, nom)), None)
    if near is not None:
        raise JureProche(checked_nom(nom), near)


def jures_added(acte: Acte, noms: Iterable[str], taken: Iterable[str] = ()) -> list[JureAjoute]:
    """The events that add jurés, under slugs that are not `taken`. Raises `Refus`."""
    used = set(taken)
    added = []
    for nom in map(checked_nom, noms):
        slug = slug_of(nom, used, default="jure")
        used.add(slug)
        added.append(JureAjoute(**acte.entete(), jure=slug, nom=nom))
    return added


def _taken(session: Session) -> set[str]:
    return {slug for slug, _nom in session.jury.named()}


def named(session: Session, nom: str) -> list[Jure]:
    """The first juré of that name, if there is one; case, accents and spaces do not count."""
    return [jure for jure in session.jures if slug_of(jure.nom) == slug_of(nom)][:1]


@decision
def rename(session: Session, acte: Acte, jure: str, nom: str, motif: str) -> Sequence[JureRenomme]:
    """Correct a juré's name; nothing when it was so. Refused without a motif, and for the name of another juré."""
    before, wanted = session.jure(jure), checked_nom(nom)
    if wanted == before.nom:
        return []
    given = checked_motif(motif, "Corriger le nom d'un juré demande un motif.")
    other = next((it for it in named(session, wanted) if it.slug != jure), None)
    if other is not None:
        raise Refus(f"{cite(other.nom)} est déjà dans le jury\u00a0: si c'est la même personne, fusionnez les deux.")
    return [JureRenomme(**acte.entete(), jure=jure, nom=wanted, motif=given)]


@decision
def merge(
    session: Session, acte: Acte, jure: str, dans: str, motif: str, notes: Sequence[Notation]
) -> Sequence[JureFusionne]:
    """Make one of two jurés who are one person. Refused without a motif, and where both graded one candidat."""
    one, other = session.jure(jure), session.jure(dans)
    given = checked_motif(motif, "Fusionner deux jurés demande un motif.")
    if one is other:
        raise Refus("Il faut deux jurés\u00a0: celui-ci est donné deux fois.")
    graded = {(it.cible, it.ecrit) for it in _of(one, notes)}
    both = [it for it in _of(other, notes) if (it.cible, it.ecrit) in graded]
    if both:
        raise Refus(
            f"{one.nom} et {other.nom} ont noté tous les deux {_people(session, both)}"
            "\u00a0: deux grilles ne font pas celle d'un seul juré."
        )
    _check_not_excused_there(session, one, _of(other, notes))
    _check_not_excused_there(session, other, _of(one, notes))
    return [JureFusionne(**acte.entete(), jure=jure, dans=dans, motif=given)]


def _check_not_excused_there(session: Session, jure: Jure, notes: Sequence[Notation]) -> None:
    """Refuse to make two jurés one where what one graded would no longer count, the other being excused there."""
    lost = [it for it in notes if session.jury.excuse(jure, it.cible) is not None]
    if lost:
        raise Refus(
            f"{jure.nom} est excusé pour {_people(session, lost)}, que l'autre a noté"
            "\u00a0: annulez d'abord son excuse, depuis le registre."
        )


@decision
def excuse(session: Session, acte: Acte, jure: str, candidats: Sequence[str], motif: str) -> Sequence[JureExcuse]:
    """Say that a juré takes no part for these candidats; nothing for those for whom it was said.

    Refused without a motif or a candidat, and where nobody would be left to grade one of them.
    """
    someone, whom = session.jure(jure), [session.candidat(it) for it in dict.fromkeys(candidats)]
    given = checked_motif(motif, "Excuser un juré demande un motif.")
    if not whom:
        raise Refus("Il faut dire pour quels candidats ce juré est excusé.")
    new = [it for it in whom if session.jury.excuse(someone, it.slug) is None]
    alone = [session.designation(it) for it in new if session.jury.siegeant(it.slug) == (someone,)]
    if alone:
        raise Refus(f"{someone.nom} est seul à noter {_listed(alone)}\u00a0: ajoutez d'abord un autre juré.")
    slugs = tuple(it.slug for it in new)
    return [JureExcuse(**acte.entete(), jure=jure, candidats=slugs, motif=given)] if slugs else []


@decision
def remove(session: Session, acte: Acte, jure: str, motif: str, notes: Sequence[Notation]) -> Sequence[JureRetire]:
    """Remove a juré from the jury. Refused without a motif, and for one who graded somebody."""
    someone = session.jure(jure)
    given = checked_motif(motif, "Retirer un juré demande un motif.")
    graded = _of(someone, notes)
    if graded:
        raise Refus(
            f"{someone.nom} a noté {_people(session, graded)}\u00a0: ce juré ne se retire plus. "
            "Corrigez son nom ou, si c'est un doublon, fusionnez-le avec l'autre."
        )
    return [JureRetire(**acte.entete(), jure=jure, motif=given)]


def _of(jure: Jure, notes: Sequence[Notation]) -> list[Notation]:
    return [it for it in notes if it.jure in jure.slugs]


def _people(session: Session, notes: Sequence[Notation]) -> str:
    known = {it.slug: session.designation(it) for it in session.candidats}
    # The written work of a group is kept under its code and its draw: « g1-6cdf3acf ».
    groupes = {it.cible: f"le groupe {it.cible.partition('-')[0].upper()}" for it in notes if it.ecrit}
    return _listed(list(dict.fromkeys((groupes | known).get(it.cible, it.cible) for it in notes)))


def _listed(noms: Sequence[str]) -> str:
    return ", ".join(noms[:MOST_NAMED]) + ("…" if len(noms) > MOST_NAMED else "")


@decision
def set_duree(_session: Session, acte: Acte, bloc: Bloc, phase: str, minutes: int | None) -> Sequence[DureeFixee]:
    """Set how many minutes a phase lasts in this session; null lets it count up. Refused for what is no length."""
    check_duree(bloc, phase, minutes)
    return [DureeFixee(**acte.entete(), phase=phase, minutes=minutes)]


def check_duree(bloc: Bloc, phase: str, minutes: int | None) -> None:
    """Refuse what is no phase of the oral, and what is no length. Raises `Refus`."""
    known = [each.code for each in bloc.epreuve.oral.phases]
    if phase not in known:
        raise Refus(f"Phase inconnue\u00a0: {phase}. Phases de {bloc.code}\u00a0: {', '.join(known)}.")
    if minutes is not None:
        checked_minutes(minutes)
