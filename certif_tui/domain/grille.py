"""One juré's sheet for one candidat, folded from its events: marks, remarques, undo, remise, who holds the pen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from types import MappingProxyType

from certif_tui.domain.evenements.base import Annulation
from certif_tui.domain.evenements.grille import (
    Avis,
    AvisDonne,
    EvenementGrille,
    GrilleRecue,
    GrilleTransferee,
    Moment,
    PriseEnMain,
    RemarqueEcrite,
    Remise,
    Reouverture,
    Retablissement,
)

APRES = "apres"
"""The `Moment.phase` of what is done once the oral has ended."""


@dataclass(frozen=True, slots=True)
class Case:
    """What the sheet says of one code: a judgement and a remarque, each with the moment of its last change."""

    avis: Avis | None = None
    remarque: str = ""
    moment: Moment | None = None


VIDE = Case()


@dataclass(frozen=True, slots=True)
class Geste:
    """A change that can be undone: the event's id, the code it touched, that code's case before and after."""

    id: str
    code: str
    avant: Case
    apres: Case
    brouillon: bool = False


@dataclass(frozen=True, slots=True)
class Grille:
    """The sheet as it stands. `cases` holds only what was ever touched; an absent code is not yet evaluated."""

    cases: MappingProxyType[str, Case] = MappingProxyType({})
    faits: tuple[Geste, ...] = ()
    defaits: tuple[Geste, ...] = ()
    remise: Remise | None = None
    reouvertures: tuple[Reouverture, ...] = ()
    jeton: str | None = None
    recue: GrilleRecue | None = None
    transferee: GrilleTransferee | None = None
    dernier_code: str | None = None

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
        """The codes whose mark or remarque was last changed once the oral had ended."""
        return tuple(code for code, case in self.cases.items() if case.moment and case.moment.phase == APRES)


def apply(grille: Grille, evenement: EvenementGrille) -> Grille:
    """The sheet after one more event."""
    handler = _HANDLERS.get(type(evenement))
    return handler(grille, evenement) if handler else grille


def fold(evenements: Iterable[EvenementGrille]) -> Grille:
    """The sheet its events make."""
    grille = Grille()
    for evenement in evenements:
        grille = apply(grille, evenement)
    return grille


def _with_case(grille: Grille, code: str, case: Case) -> MappingProxyType[str, Case]:
    return MappingProxyType({**grille.cases, code: case})


def _on_avis(grille: Grille, evenement: AvisDonne) -> Grille:
    avant = grille.cases.get(evenement.critere, VIDE)
    apres = replace(avant, avis=evenement.avis, moment=evenement.moment)
    return _do(grille, Geste(evenement.id, evenement.critere, avant, apres))


def _on_remarque(grille: Grille, evenement: RemarqueEcrite) -> Grille:
    avant = grille.cases.get(evenement.cible, VIDE)
    apres = replace(avant, remarque=evenement.texte, moment=evenement.moment)
    last = grille.faits[-1] if grille.faits else None
    if last and last.brouillon and last.code == evenement.cible:
        # A text kept while it was being typed and its final form are one gesture to whoever undoes it.
        grille, avant = replace(grille, faits=grille.faits[:-1]), last.avant
    return _do(grille, Geste(evenement.id, evenement.cible, avant, apres, evenement.brouillon))


def _do(grille: Grille, geste: Geste) -> Grille:
    return replace(
        grille,
        cases=_with_case(grille, geste.code, geste.apres),
        faits=(*grille.faits, geste),
        defaits=(),
        dernier_code=geste.code,
    )


def _on_annulation(grille: Grille, evenement: Annulation) -> Grille:
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


def _on_retablissement(grille: Grille, evenement: Retablissement) -> Grille:
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


def _on_prise_en_main(grille: Grille, evenement: PriseEnMain) -> Grille:
    return replace(grille, jeton=evenement.jeton)


def _on_remise(grille: Grille, evenement: Remise) -> Grille:
    return replace(grille, remise=evenement, faits=(), defaits=())


def _on_reouverture(grille: Grille, evenement: Reouverture) -> Grille:
    return replace(grille, remise=None, reouvertures=(*grille.reouvertures, evenement))


def _on_recue(grille: Grille, evenement: GrilleRecue) -> Grille:
    codes = [*evenement.avis, *(code for code in evenement.remarques if code not in evenement.avis)]
    cases = {code: Case(evenement.avis.get(code), evenement.remarques.get(code, "")) for code in codes}
    return replace(grille, cases=MappingProxyType(cases), faits=(), defaits=(), recue=evenement, transferee=None)


def _on_transferee(grille: Grille, evenement: GrilleTransferee) -> Grille:
    return replace(
        grille,
        cases=MappingProxyType({}),
        faits=(),
        defaits=(),
        recue=None,
        transferee=evenement,
        dernier_code=None,
    )


_HANDLERS: dict[type, Callable[..., Grille]] = {
    AvisDonne: _on_avis,
    RemarqueEcrite: _on_remarque,
    Annulation: _on_annulation,
    Retablissement: _on_retablissement,
    PriseEnMain: _on_prise_en_main,
    Remise: _on_remise,
    Reouverture: _on_reouverture,
    GrilleRecue: _on_recue,
    GrilleTransferee: _on_transferee,
}
