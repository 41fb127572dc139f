"""Telling apart people who bear one name, wherever a name is all that is read of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from certif_tui.domain.lettres import plain
from certif_tui.domain.session.candidats import Candidats

P = TypeVar("P")
RETIRE = "retiré"


def homonymes(candidats: Candidats) -> Mapping[str, str]:
    """What tells each homonym of the list from the others, by slug; nothing for those whose name is theirs alone.

    Their number where it is theirs alone, else their place in the order of passage, else that they are withdrawn, else
    their slug.
    """
    namesakes = _namesakes([(it.slug, it.nom) for it in candidats])
    if not namesakes:
        return {}
    places = {it.slug: rang for rang, it in enumerate((it for it in candidats if it.retire is None), 1)}
    known = {it.slug: it for it in candidats}

    def signs(slug: str) -> tuple[str, ...]:
        place = f"place\u00a0{places[slug]}" if slug in places else RETIRE
        return numero_sign(known[slug].numero), place, slug

    return {slug: sign for group in namesakes for slug, sign in _signs(group, signs).items()}


def told_apart(people: Iterable[tuple[P, str, Sequence[str]]]) -> Mapping[P, str]:
    """The same of any people: whom, their name, and the signs that may tell them apart, the best first.

    A sign is empty where it is not known; the last one is borne by one only.
    """
    listed = [*people]
    signs = {whom: given for whom, _nom, given in listed}
    groups = _namesakes([(whom, nom) for whom, nom, _given in listed])
    return {whom: sign for group in groups for whom, sign in _signs(group, signs.__getitem__).items()}


def numero_sign(numero: str | None) -> str:
    """« n° A12 », empty where there is no number."""
    return f"n°\u00a0{numero}" if numero else ""


def designation(nom: str, sign: str) -> str:
    """A name and what tells its bearer apart: « DUPONT Claire (n° A12) », or the name alone."""
    return f"{nom} ({sign})" if sign else nom


def _namesakes(people: Sequence[tuple[P, str]]) -> list[list[P]]:
    """Those who share a name, together. Names alike but for case, accents and hyphens are one to who reads them."""
    groups: dict[str, list[P]] = {}
    for whom, nom in people:
        groups.setdefault(_key(nom), []).append(whom)
    return [group for group in groups.values() if len(group) > 1]


def _key(nom: str) -> str:
    return " ".join(plain(nom).replace("-", " ").split())


def _signs(group: Sequence[P], signs: Callable[[P], Sequence[str]]) -> dict[P, str]:
    """The first sign of each that nobody else of the group bears."""
    rows = {whom: signs(whom) for whom in group}
    counts = [Counter(column) for column in zip(*rows.values(), strict=True)]
    return {
        whom: next((sign for sign, count in zip(row, counts, strict=True) if sign and count[sign] == 1), row[-1])
        for whom, row in rows.items()
    }
