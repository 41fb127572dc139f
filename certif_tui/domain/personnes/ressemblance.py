"""Whether two names may be one person's: what a list writes otherwise, never what makes somebody else of them.

Order, case, accents, apostrophes, hyphens, spaces, particles and further given names do not count. Two names that are
alike are only perhaps one person: who asks decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Generic, TypeVar

from certif_tui.domain.lettres import plain

P = TypeVar("P")
Mots = tuple[str, ...]

PARTICULES = frozenset(
    {"d", "de", "du", "des", "l", "la", "le", "les", "da", "das", "del", "della", "den", "der", "di", "do", "dos"}
    | {"el", "al", "van", "von", "y"}
)
LEAST = 2
"""Words that count, without which a name is no part of a longer one."""
MOST = 7
"""Words beyond which a name is only compared whole: its parts double with each."""
SHORTEST = 5
"""Letters under which a name one letter away is another name."""


@lru_cache(maxsize=8192)
def mots(nom: str) -> Mots:
    """The words of a name, as they are compared: JEAN-PAUL D'ALMEIDA has four."""
    return tuple(re.findall(r"[^\W_]+", plain(nom)))


def ressemble(one: str, other: str) -> bool:
    """Whether two names may be one person's."""
    known: Ressemblances[bool] = Ressemblances()
    known.add(one, True)
    return bool(known.of(other))


def shares_a_word(one: str, other: str) -> bool:
    """Whether two names have a word in common, particles left aside."""
    return bool(_counted(mots(one)) & _counted(mots(other)))


def is_near(one: str, other: str) -> bool:
    """Whether two names differ by one letter: one too many, one missing, one for another, two exchanged."""
    pairs = ((mots(one), mots(other)), (sorted(mots(one)), sorted(mots(other))))
    return any(_one_letter_away(" ".join(first), " ".join(second)) for first, second in pairs)


class Ressemblances(Generic[P]):
    """People by their names, found again under any writing of them: looked up, not compared one by one."""

    def __init__(self) -> None:
        self._whole: dict[str, list[tuple[P, Mots]]] = {}
        self._parts: dict[str, list[tuple[P, Mots]]] = {}

    def add(self, nom: str, whom: P) -> None:
        """Know somebody by that name."""
        for written, letters, parts in _ecritures(nom):
            self._whole.setdefault(letters, []).append((whom, written))
            for part, of_part in parts:
                self._parts.setdefault(of_part, []).append((whom, part))

    def of(self, nom: str) -> list[P]:
        """Everybody whose name may be that one, in the order they came to be known."""
        found: dict[int, P] = {}
        for written, letters, parts in _ecritures(nom):
            _meet(found, self._whole.get(letters, ()), written)
            if len(_counted(written)) >= LEAST:
                _meet(found, self._parts.get(letters, ()), written)
            for part, of_part in parts:
                _meet(found, self._whole.get(of_part, ()), part)
        return [*found.values()]


def _meet(found: dict[int, P], known: Iterable[tuple[P, Mots]], written: Mots) -> None:
    """Find those of them who are made of the same words."""
    for whom, theirs in known:
        if _same_words(theirs, written):
            found.setdefault(id(whom), whom)


@lru_cache(maxsize=8192)
def _ecritures(nom: str) -> tuple[tuple[Mots, str, tuple[tuple[Mots, str], ...]], ...]:
    """A name as it may be written, each with its letters, and what shorter lists make of it with theirs.

    Kept: a name is looked for, then known.
    """
    return tuple(
        (written, _letters(written), tuple((part, _letters(part)) for part in _parts(written)))
        for written in _writings(nom)
    )


def _writings(nom: str) -> tuple[Mots, ...]:
    """A name, and the same without its particles where that still names somebody."""
    whole = mots(nom) or (nom,)
    short = tuple(mot for mot in whole if mot not in PARTICULES)
    return (whole, short) if LEAST <= len(short) < len(whole) else (whole,)


def _parts(written: Mots) -> Iterator[Mots]:
    """What a list that writes fewer words could make of a name."""
    if len(written) <= MOST:
        sizes = range(LEAST, len(written))
        yield from (part for size in sizes for part in combinations(written, size) if len(_counted(part)) >= LEAST)


def _counted(written: Mots) -> set[str]:
    return {mot for mot in written if mot not in PARTICULES}


def _letters(written: Mots) -> str:
    """Equal for words in another order, or joined otherwise; rarely for others, whom `_same_words` tells apart."""
    return "".join(sorted("".join(written)))


def _same_words(one: Mots, other: Mots) -> bool:
    return _is_made_of("".join(one), other) or _is_made_of("".join(other), one)


def _is_made_of(text: str, words: Sequence[str]) -> bool:
    """Whether a text is those words one behind the other, in any order."""
    if not words:
        return not text
    if len(words) > MOST:
        return text == "".join(words)
    return any(
        _is_made_of(text[len(word) :], (*words[:rank], *words[rank + 1 :]))
        for rank, word in enumerate(words)
        if text.startswith(word)
    )


def _one_letter_away(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if short == long or len(long) - len(short) > 1 or len(short) < SHORTEST:
        return False
    start = next((rank for rank, letter in enumerate(short) if letter != long[rank]), len(short))
    if len(long) > len(short):
        return short[start:] == long[start + 1 :]
    exchanged = short[:start] + short[start + 1 : start + 2] + short[start] + short[start + 2 :]
    return short[start + 1 :] == long[start + 1 :] or exchanged == long
