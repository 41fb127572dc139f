"""One juré's sheet for one candidat, folded from its events: marks, remarques, undo, remise, who holds the pen."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from certif_tui.domain.evenements.base import Annulation, Moment, Ouverture
from certif_tui.domain.frozen import Frozen, field, replace
from certif_tui.domain.grille.evenements import (
    Avis,
    AvisDonne,
    EcritPartage,
    EvenementGrille,
    GrilleRecue,
    GrilleTransferee,
    PriseEnMain,
    RemarqueEcrite,
    Remise,
    Reouverture,
    Retablissement,
)

AVANT = "avant"
"""The `Moment.phase` of what is done before the oral has started, or with no oral to tell."""

APRES = "apres"
"""The `Moment.phase` of what is done once the oral has ended."""


class Case(Frozen):
    """What the sheet says of one code: a judgement and a remarque, and the moment of their last change."""

    avis: Avis | None = None
    remarque: str = ""
    moment: Moment | None = None

    def says_as(self, other: Case) -> bool:
        """Whether both say the same, whenever it was said."""
        return (self.avis, self.remarque) == (other.avis, other.remarque)


VIDE = Case()


class Geste(Frozen):
    """A change that can be undone: the event's id, the code it touched, that code's case before and after."""

    id: str
    code: str
    avant: Case
    apres: Case
    brouillon: bool = False


class Grille(Frozen):
    """The sheet as it stands. `cases` holds only what was ever touched; an absent code is not yet evaluated.

    `faits` can be undone, `defaits` redone, the last one first. `a_la_fin` are the cases as the end of the oral left
    them, null as long as nothing was done after it.
    """

    cases: MappingProxyType[str, Case] = field(default_factory=lambda: MappingProxyType({}))
    faits: tuple[Geste, ...] = ()
    defaits: tuple[Geste, ...] = ()
    remise: Remise | None = None
    reouvertures: tuple[Reouverture, ...] = ()
    jeton: str | None = None
    recue: GrilleRecue | None = None
    transferee: GrilleTransferee | None = None
    dernier_code: str | None = None
    a_la_fin: MappingProxyType[str, Case] | None = None

    def avis(self, code: str) -> Avis | None:
        """The judgement on a critère, null when not yet evaluated."""
        return self.cases.get(code, VIDE).avis

    def remarque(self, code: str) -> str:
        """The remarque on a critère or a compétence, empty when there is none."""
        return self.cases.get(code, VIDE).remarque

    @property
    def is_vierge(self) -> bool:
        """Whether nothing stands on the sheet: no mark, no remarque."""
        return not any(case.avis or case.remarque for case in self.cases.values())

    @property
    def changed_after_end(self) -> tuple[str, ...]:
        """The codes that say something else than when the oral ended; what was changed back is not among them."""
        if self.a_la_fin is None:
            return ()
        return tuple(code for code, case in self.cases.items() if not case.says_as(self.a_la_fin.get(code, VIDE)))


def apply(grille: Grille, evenement: EvenementGrille) -> Grille:
    """The sheet after one more event.

    What cannot be done in the state of the sheet changes nothing: a mark on a sheet handed in, an undo or a redo whose
    turn it is not, the reopening of an open sheet.
    """
    match evenement:
        case AvisDonne() | RemarqueEcrite() | Annulation() | Retablissement():
            return grille if grille.remise else _changed(_at(grille, evenement.moment), evenement)
        case PriseEnMain():
            return replace(grille, jeton=evenement.jeton)
        case Remise():
            return grille if grille.remise else replace(grille, remise=evenement, faits=(), defaits=())
        case Reouverture():
            return _reopened(grille, evenement)
        case GrilleRecue():
            return _received(grille, evenement)
        case GrilleTransferee():
            return replace(_emptied(grille), transferee=evenement)
        case Ouverture() | EcritPartage():
            pass
    return grille


def fold(evenements: Iterable[EvenementGrille]) -> Grille:
    """The sheet its events make."""
    grille = Grille()
    for evenement in evenements:
        grille = apply(grille, evenement)
    return grille


def _changed(grille: Grille, evenement: AvisDonne | RemarqueEcrite | Annulation | Retablissement) -> Grille:
    match evenement:
        case AvisDonne():
            return _marked(grille, evenement)
        case RemarqueEcrite():
            return _written(grille, evenement)
        case Annulation():
            return _undone(grille, evenement)
        case Retablissement():
            return _redone(grille, evenement)


def _at(grille: Grille, moment: Moment | None) -> Grille:
    """The sheet, told where the oral stands: the first act after its end fixes what later changes are told from."""
    if moment is None or moment.phase == AVANT:
        return grille
    if moment.phase != APRES:
        # The end was taken back and the oral went on: nothing is late any more.
        return grille if grille.a_la_fin is None else replace(grille, a_la_fin=None)
    return grille if grille.a_la_fin is not None else replace(grille, a_la_fin=grille.cases)


def _with_case(grille: Grille, code: str, case: Case) -> MappingProxyType[str, Case]:
    return MappingProxyType({**grille.cases, code: case})


def _marked(grille: Grille, evenement: AvisDonne) -> Grille:
    avant = grille.cases.get(evenement.critere, VIDE)
    apres = Case(evenement.avis, avant.remarque, evenement.moment)
    return _do(grille, Geste(evenement.id, evenement.critere, avant, apres))


def _written(grille: Grille, evenement: RemarqueEcrite) -> Grille:
    avant = grille.cases.get(evenement.cible, VIDE)
    apres = Case(avant.avis, evenement.texte, evenement.moment)
    last = grille.faits[-1] if grille.faits else None
    if last and last.brouillon and last.code == evenement.cible:
        # A text kept while it was being typed and its final form are one gesture to whoever undoes it.
        grille, avant = replace(grille, faits=grille.faits[:-1]), last.avant
    return _do(grille, Geste(evenement.id, evenement.cible, avant, apres, evenement.brouillon))


def _do(grille: Grille, geste: Geste) -> Grille:
    """The sheet after the gesture. Saying again what stands is no change: an undo that shows nothing looks broken."""
    current = grille.cases.get(geste.code, VIDE)
    if geste.apres.says_as(current):
        geste = replace(geste, apres=current)
    if geste.apres.says_as(geste.avant):
        geste, faits = replace(geste, apres=geste.avant), grille.faits
    else:
        faits = (*grille.faits, geste)
    return replace(
        grille,
        cases=_with_case(grille, geste.code, geste.apres),
        faits=faits,
        defaits=grille.defaits if geste.apres.says_as(current) else (),
        dernier_code=geste.code,
    )


def _undone(grille: Grille, evenement: Annulation) -> Grille:
    if not grille.faits or grille.faits[-1].id != evenement.cible:
        return grille
    geste = grille.faits[-1]
    return replace(
        grille,
        cases=_with_case(grille, geste.code, geste.avant),
        faits=grille.faits[:-1],
        defaits=(*grille.defaits, geste),
        dernier_code=geste.code,
    )


def _redone(grille: Grille, evenement: Retablissement) -> Grille:
    if not grille.defaits or grille.defaits[-1].id != evenement.cible:
        return grille
    geste = grille.defaits[-1]
    return replace(
        grille,
        cases=_with_case(grille, geste.code, geste.apres),
        faits=(*grille.faits, replace(geste, brouillon=False)),
        defaits=grille.defaits[:-1],
        dernier_code=geste.code,
    )


def _reopened(grille: Grille, evenement: Reouverture) -> Grille:
    if grille.remise is None:
        return grille
    return replace(grille, remise=None, reouvertures=(*grille.reouvertures, evenement))


def _received(grille: Grille, evenement: GrilleRecue) -> Grille:
    codes = [*evenement.avis, *(code for code in evenement.remarques if code not in evenement.avis)]
    cases = {code: Case(evenement.avis.get(code), evenement.remarques.get(code, "")) for code in codes}
    return replace(_emptied(grille), cases=MappingProxyType(cases), recue=evenement)


def _emptied(grille: Grille) -> Grille:
    """A blank sheet held by the same hand, its reopenings still known."""
    return Grille(jeton=grille.jeton, reouvertures=grille.reouvertures)
