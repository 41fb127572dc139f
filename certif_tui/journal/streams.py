"""Kinds of stream and the addresses of streams: what one is, where it stands, what it folds to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from certif_tui.journal.places import Place, checked

if TYPE_CHECKING:
    from certif_tui.domain.evenements.base import Evenement

S = TypeVar("S")


@dataclass(frozen=True, eq=False)
class Kind(Generic[S]):
    """A kind of stream, that folds to an `S`.

    `nom` is its French name, with the names of its `place` for whom it is about. `step` adds one event to a state,
    where that gives the same as folding all again; null says it does not. `writer` is the name in its place of the juré
    who alone writes it, empty where anybody in the session may. `au_registre` tells whether the registre shows it.
    """

    nom: str
    place: Place
    evenements: tuple[type[Evenement], ...]
    fold: Callable[[Stream[S], Iterable[Any]], S]
    step: Callable[[S, Any], S | None] | None = None
    writer: str = ""
    au_registre: bool = True

    @cached_property
    def types(self) -> Mapping[str, type[Evenement]]:
        """The events it may hold, by their type."""
        return {model.type_name(): model for model in self.evenements}

    def at(self, session: str, *slugs: str) -> Stream[S]:
        """The stream of this kind about those. Raises `ValueError` when a part is not a slug, or their number is."""
        self.place.path(session, *slugs)
        return Stream(self, session, slugs)


class Stream(NamedTuple, Generic[S]):
    """One stream of events: its kind, the session it belongs to, and the slugs that say which of that kind."""

    kind: Kind[S]
    session: str
    slugs: tuple[str, ...]

    @property
    def path(self) -> str:
        """Its address below the data folder, whatever keeps it: what its opening binds it to."""
        return self.kind.place.path(self.session, *self.slugs)

    @property
    def below(self) -> str:
        """Its address below its session."""
        return self.kind.place.below(*self.slugs)

    @property
    def nom(self) -> str:
        """What it is called in French."""
        return self.kind.nom.format(**dict(zip(self.kind.place.names, self.slugs, strict=True)))

    def slug(self, name: str) -> str | None:
        """The slug that stands for `name` in its address, null when its kind has no such name."""
        names = self.kind.place.names
        return self.slugs[names.index(name)] if name in names else None

    @property
    def writer(self) -> str | None:
        """The juré who alone writes it, null where anybody in the session may."""
        return self.slug(self.kind.writer)


class Kinds:
    """A table of kinds: `own`, that of a session itself, then the others, in the order they are listed."""

    def __init__(self, own: Kind[Any], *others: Kind[Any]) -> None:
        self.own, self.others = own, others

    def __iter__(self) -> Iterator[Kind[Any]]:
        return iter((self.own, *self.others))

    def stream(self, path: str) -> Stream[Any] | None:
        """The stream at that address below the data folder, null when no kind stands there."""
        session, *words = path.split("/")
        for kind in self:
            slugs = kind.place.slugs_of(words)
            if slugs is not None:
                return Stream(kind, checked(session), slugs)
        return None
