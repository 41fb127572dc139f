"""The kinds of stream there are. One more is one more line here: it is then read, written, listed and verified."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar, get_args

from certif_tui.domain.chrono import state as chronos
from certif_tui.domain.chrono.evenements import EvenementChrono
from certif_tui.domain.chrono.state import Chrono
from certif_tui.domain.grille import state as grilles
from certif_tui.domain.grille.evenements import EvenementGrille
from certif_tui.domain.grille.state import Grille
from certif_tui.domain.session import state as sessions
from certif_tui.domain.session.evenements import EvenementSession
from certif_tui.domain.session.state import Session
from certif_tui.journal import places
from certif_tui.journal.streams import Kind, Kinds, Stream

S = TypeVar("S")


def _wherever(fold: Callable[[Iterable[Any]], S]) -> Callable[[Stream[S], Iterable[Any]], S]:
    """A fold that does not ask which stream the events come from."""
    return lambda _stream, evenements: fold(evenements)


SESSION: Kind[Session] = Kind(
    "session",
    places.SESSION,
    get_args(EvenementSession),
    lambda stream, evenements: sessions.fold(stream.session, evenements),
    sessions.step,
)
"""A session itself, its jury and its candidats."""

CHRONO: Kind[Chrono] = Kind(
    "chrono de {candidat}", places.CHRONO, get_args(EvenementChrono), _wherever(chronos.fold), chronos.apply
)
"""The clock of a candidat's oral."""

GRILLE: Kind[Grille] = Kind(
    "grille de {candidat} par {jure}",
    places.GRILLE,
    get_args(EvenementGrille),
    _wherever(grilles.fold),
    grilles.apply,
    writer="jure",
)
"""A juré's sheet for a candidat."""

ECRIT: Kind[Grille] = Kind(
    "écrit de {cible} noté par {jure}",
    places.ECRIT,
    get_args(EvenementGrille),
    _wherever(grilles.fold),
    grilles.apply,
    writer="jure",
    au_registre=False,
)
"""What a juré ticked on the written work of a candidat or group: hints, never counted."""

KINDS = Kinds(SESSION, CHRONO, GRILLE, ECRIT)
"""Every kind there is."""
