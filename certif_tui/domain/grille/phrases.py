"""The ready remarques: which phrases are offered on a critère, and where each comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple


class Provenance(StrEnum):
    """Where a phrase comes from; its value is its words. They are offered in this order."""

    REFERENTIEL = "référentiel"
    GARDEE = "gardée"
    TAPEE = "déjà tapée"


class PhrasePrete(NamedTuple):
    """A remarque to be taken up and edited."""

    texte: str
    origine: Provenance


def offered(
    referentiel: Iterable[str], gardees: Iterable[str], tapees: Iterable[str], *, sauf: str = ""
) -> tuple[PhrasePrete, ...]:
    """The phrases of a critère, each once however it is spaced and cased; not the one that stands there (`sauf`)."""
    return tuple(_each_once(referentiel, gardees, tapees, sauf))


def _each_once(
    referentiel: Iterable[str], gardees: Iterable[str], tapees: Iterable[str], sauf: str
) -> Iterator[PhrasePrete]:
    known = {"", key_of(sauf)}
    for origine, textes in zip(Provenance, (referentiel, gardees, tapees), strict=True):
        for texte in textes:
            if key_of(texte) not in known:
                known.add(key_of(texte))
                yield PhrasePrete(texte.strip(), origine)


def key_of(texte: str) -> str:
    """What makes two phrases the same: neither case nor blanks nor a full stop tell them apart."""
    return " ".join(texte.casefold().split()).rstrip(". ")
