"""Finding somebody by what a person types for them: a slug, a number, or a name when only one bears it."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Protocol, TypeVar

from certif_tui.domain.personnes.numeros import identifies_nobody, numero_key
from certif_tui.domain.slugs import slug_of


class Person(Protocol):
    """Anybody with a slug and a name."""

    @property
    def slug(self) -> str:
        """What names their files."""

    @property
    def nom(self) -> str:
        """Their name."""


P = TypeVar("P", bound=Person)


def find_person(people: Sequence[P], text: str) -> list[P]:
    """Everybody that `text` may mean: of that slug, else of that number, of that name, of a name it is a part of.

    Accents, case and the order of the words do not count, nor do the zeros before a number.
    """
    for rule in (_has_slug, _has_numero, _has_name, _has_words):
        found = [person for person in people if rule(person, text)]
        if found:
            return found
    return []


def nearest(text: str, slugs: Sequence[str]) -> list[str]:
    """The slugs that may have been meant, those that hold what was typed first; none where nothing looks like it.

    Of a name mistyped in part, or whose words come in another order, each word is looked for by itself.
    """
    typed = slug_of(text, default="")
    holding = sorted((slug for slug in slugs if typed and typed in slug), reverse=True)
    return holding or get_close_matches(typed, slugs, 12, 0.5) or _nearest_by_word(text, slugs)


def _nearest_by_word(text: str, slugs: Sequence[str]) -> list[str]:
    known = sorted({word for slug in slugs for word in slug.split("-")})
    meant = {near for word in _words(text) for near in get_close_matches(word, known, 3, 0.7)}
    return sorted(
        (slug for slug in slugs if not meant.isdisjoint(slug.split("-"))), key=lambda slug: -_shared(slug, meant)
    )


def _shared(slug: str, words: set[str]) -> int:
    return len(words.intersection(slug.split("-")))


def _has_slug(person: Person, text: str) -> bool:
    return text in getattr(person, "slugs", (person.slug,))  # a juré found to be another keeps naming their files


def _has_numero(person: Person, text: str) -> bool:
    if identifies_nobody(text):
        return False
    numero = getattr(person, "numero", None)
    return numero is not None and numero_key(numero) == numero_key(text)


def _has_name(person: Person, text: str) -> bool:
    return sorted(_words(person.nom)) == sorted(_words(text))


def _has_words(person: Person, text: str) -> bool:
    asked = _words(text)
    return bool(asked) and asked <= _words(person.nom)


def _words(text: str) -> set[str]:
    words = (slug_of(word, default="") for word in text.replace("-", " ").replace("'", " ").split())
    return {word for word in words if word}
