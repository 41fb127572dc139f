"""How a use case says no."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class Refus(Exception):
    """The request cannot be met now; the text says why and what to do, in French, fit for a juror."""


class DisqueRefuse(Refus):
    """The request is sound: it is the disk that refuses, being full, failing or only there to be read."""


class MotifManquant(Refus):
    """The change must say why: asked for again with a motif, it is done."""


def granted(decided: R | Refus) -> R:
    """What was decided. Raises the refusal where it is one."""
    if isinstance(decided, Refus):
        raise decided
    return decided


def decision(decide: Callable[P, R]) -> Callable[P, R | Refus]:
    """The decision that returns, as a value, the refusal its checks raise."""

    @wraps(decide)
    def decided(*args: P.args, **kwargs: P.kwargs) -> R | Refus:
        try:
            return decide(*args, **kwargs)
        except Refus as refus:
            return refus.with_traceback(None)

    return decided
