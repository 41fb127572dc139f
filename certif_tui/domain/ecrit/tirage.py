"""Drawing lots that anybody can draw again: `docs/tirage.md` says how, in any language.

Integers only. The same seed, candidats, sizes and cases always give the same groups; a change of the rule is a new name
in `ALGORITHME`, never another result under the old one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import Final, TypeVar

from certif_tui.domain.ecrit.evenements import GroupeTire, TirageEffectue

ALGORITHME: Final = "sha256-fisher-yates-1"
MOTS: Final = 2**32
"""How many values a number drawn from the seed may have, from 0."""

T = TypeVar("T")


class AlgorithmeInconnu(ValueError):
    """The draw was made by a rule this program does not know: a newer one made it."""


def balanced(nombre: int, groupes: int) -> tuple[int, ...]:
    """The sizes of that many groups of `nombre` persons, as even as can be, the larger first."""
    taille, reste = divmod(nombre, groupes)
    return (taille + 1,) * reste + (taille,) * (groupes - reste)


def partitions(nombre: int, minimum: int, maximum: int) -> tuple[tuple[int, ...], ...]:
    """Every way to make even groups of `minimum` to `maximum` persons, the fewest groups first; none for 5 in 3 to 4.

    Where some number of groups is possible at all, even groups of that number are.
    """
    fewest, most = -(-nombre // maximum), nombre // minimum
    return tuple(balanced(nombre, groupes) for groupes in range(max(1, fewest), most + 1))


def exceptions(nombre: int, minimum: int, maximum: int) -> tuple[tuple[int, ...], ...]:
    """What comes nearest when `partitions` has nothing to offer: groups too large, or one too small; 5, or 3 and 2."""
    if nombre < 1 or partitions(nombre, minimum, maximum):
        return ()
    fewer, more = max(1, nombre // minimum), -(-nombre // maximum)
    return tuple(balanced(nombre, groupes) for groupes in sorted({fewer, more}))


def mots(graine: str) -> Iterator[int]:
    """The numbers of a seed: the first 32 bits of SHA-256 over the seed, a colon and a counter from 0, as text."""
    for compteur in count():
        digest = hashlib.sha256(f"{graine}:{compteur}".encode()).digest()
        yield int.from_bytes(digest[:4], "big")


def below(bound: int, hasard: Iterator[int], total: int = MOTS) -> int:
    """A number from 0 to `bound` - 1, each as likely as any other.

    `hasard` gives numbers below `total`. Those beyond the last whole multiple of `bound` are passed over: they would
    favour the small ones.
    """
    limit = total - total % bound
    return next(mot for mot in hasard if mot < limit) % bound


def shuffled(items: Iterable[T], hasard: Iterator[int], total: int = MOTS) -> list[T]:
    """The items in an order drawn by lot (Fisher–Yates, from the last down to the second)."""
    deck = list(items)
    for last in range(len(deck) - 1, 0, -1):
        chosen = below(last + 1, hasard, total)
        deck[last], deck[chosen] = deck[chosen], deck[last]
    return deck


def draw(
    graine: str, candidats: Iterable[str], tailles: Sequence[int], cas: Sequence[str] = ()
) -> tuple[GroupeTire, ...]:
    """The groups G1, G2… of those sizes, drawn with that seed, each with a case when `cas` holds some.

    The order `candidats` come in changes nothing, that of `tailles` and `cas` does. No case comes twice before all
    have come. Raises `ValueError` when the sizes do not add up to the candidats, or somebody is there twice.
    """
    slugs = sorted(candidats)
    if sum(tailles) != len(slugs) or len(set(slugs)) != len(slugs):
        raise ValueError("the sizes do not add up, or a candidat is there twice")
    hasard = mots(graine)
    deck = iter(shuffled(slugs, hasard))
    membres = [tuple(next(deck) for _place in range(taille)) for taille in tailles]
    cases = _cases(cas, len(tailles), hasard)
    return tuple(
        GroupeTire(code=f"G{rang}", membres=who, cas=case)
        for rang, (who, case) in enumerate(zip(membres, cases, strict=True), start=1)
    )


def _cases(cas: Sequence[str], groupes: int, hasard: Iterator[int]) -> list[str | None]:
    if not cas:
        return [None] * groupes
    drawn: list[str | None] = []
    while len(drawn) < groupes:
        drawn += shuffled(cas, hasard)
    return drawn[:groupes]


def replay(tirage: TirageEffectue) -> tuple[GroupeTire, ...]:
    """The groups that draw gives when it is drawn again. Raises `AlgorithmeInconnu`, `ValueError`."""
    if tirage.algorithme != ALGORITHME:
        raise AlgorithmeInconnu(tirage.algorithme)
    return draw(tirage.graine, tirage.candidats, tirage.tailles, tirage.cas)
