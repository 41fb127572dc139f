"""The jury of a session folded from its events: who is in it, under which names, who left it or is excused, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from certif_tui.domain.frozen import Frozen, replace
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.evenements import (
    EvenementJury,
    JureAjoute,
    JureExcuse,
    JureFusionne,
    JureRenomme,
    JureRetire,
)
from certif_tui.domain.slugs import name_key


class Jure(Frozen):
    """A member of the jury; `slug` names their files, and so do `autres`, those of the jurés found to be the same."""

    slug: str
    nom: str
    autres: tuple[str, ...] = ()

    @property
    def slugs(self) -> tuple[str, ...]:
        """All that names files of theirs, their own slug first."""
        return (self.slug, *self.autres)


class Sortie(Frozen):
    """Somebody no longer in the jury, and why; `dans` is the juré they were found to be, null for none."""

    slug: str
    nom: str
    motif: str
    dans: str | None = None


class Excuse(NamedTuple):
    """A juré who takes no part for these candidats, and why."""

    jure: str
    candidats: tuple[str, ...]
    motif: str


class Jury(NamedTuple):
    """Those who sit, those who left, and for whom some of those who sit are excused."""

    jures: tuple[Jure, ...] = ()
    partis: tuple[Sortie, ...] = ()
    excuses: tuple[Excuse, ...] = ()

    def excuse(self, jure: Jure, candidat: str) -> Excuse | None:
        """Why that juré takes no part for a candidat, null when they do."""
        return next((it for it in self.excuses if it.jure in jure.slugs and candidat in it.candidats), None)

    def dispense(self, jure: Jure, candidat: str) -> str:
        """In French, that a juré takes no part for a candidat, and why; empty when they do."""
        excuse = self.excuse(jure, candidat)
        return "" if excuse is None else f"est excusé pour ce candidat (motif\u00a0: {excuse.motif})"

    def siegeant(self, candidat: str) -> tuple[Jure, ...]:
        """Those who take part for a candidat."""
        if not self.excuses:  # every row of every list asks
            return self.jures
        return tuple(it for it in self.jures if self.excuse(it, candidat) is None)

    def named(self) -> Iterator[tuple[str, str]]:
        """Every slug that names files of the jury or ever did, and the name to give for it."""
        yield from ((parti.slug, parti.nom) for parti in self.partis)
        yield from ((slug, jure.nom) for jure in self.jures for slug in jure.slugs)

    def absence(self, slug: str) -> str:
        """In French, what became of somebody who is not in the jury."""
        parti = next((it for it in reversed(self.partis) if it.slug == slug), None)
        if parti is None:
            return "n'est plus dans le jury"
        if parti.dans is None:
            return f"n'est plus dans le jury (retiré\u00a0: {parti.motif})"
        nom = dict(self.named()).get(parti.dans, parti.dans)
        return f"n'est plus dans le jury (fusionné avec {nom}\u00a0: {parti.motif})"


def apply(jury: Jury, evenement: EvenementJury) -> Jury:
    """The jury after one more event; one about somebody who is not there, or under a slug taken, changes nothing."""
    if isinstance(evenement, JureAjoute):
        taken = {slug for slug, _nom in jury.named()}
        added = Jure(evenement.jure, evenement.nom)
        return jury if evenement.jure in taken else jury._replace(jures=(*jury.jures, added))
    jure = next((it for it in jury.jures if it.slug == evenement.jure), None)
    if jure is None:
        return jury
    match evenement:
        case JureRenomme(nom=nom):
            return jury._replace(jures=tuple(replace(it, nom=nom) if it is jure else it for it in jury.jures))
        case JureRetire(motif=motif):
            return _without(jury, jure, Sortie(jure.slug, jure.nom, motif))
        case JureFusionne():
            return _merged(jury, jure, evenement)
        case JureExcuse(candidats=candidats, motif=motif):
            return jury._replace(excuses=(*jury.excuses, Excuse(jure.slug, candidats, motif)))


def _merged(jury: Jury, jure: Jure, evenement: JureFusionne) -> Jury:
    if jure.slug == evenement.dans or all(it.slug != evenement.dans for it in jury.jures):
        return jury
    left = _without(jury, jure, Sortie(jure.slug, jure.nom, evenement.motif, evenement.dans))
    grown = (replace(it, autres=(*it.autres, *jure.slugs)) if it.slug == evenement.dans else it for it in left.jures)
    return left._replace(jures=tuple(grown))


def _without(jury: Jury, jure: Jure, depart: Sortie) -> Jury:
    return jury._replace(jures=tuple(it for it in jury.jures if it is not jure), partis=(*jury.partis, depart))


def check_distinct(noms: Sequence[str]) -> None:
    """Raise `Refus` where one name stands twice: nobody could tell whose sheet is whose."""
    keys = [name_key(nom) for nom in noms]
    twice = next((nom for nom, key in zip(noms, keys, strict=True) if keys.count(key) > 1), None)
    if twice is not None:
        raise Refus(f"{twice} y est deux fois\u00a0: un juré n'a qu'une grille par candidat.")
