"""A use case tried from a screen: what it gives, or why it was refused, in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias, TypeVar

from certif_tui.domain.refus import Refus

R = TypeVar("R")


Unless: TypeAlias = type[Refus] | tuple[type[Refus], ...] | None
"""The refusals that whoever asks answers."""


def given(use_case: Callable[[], R], say: Callable[[str | None], None], unless: Unless = None) -> tuple[R] | None:
    """What the use case gives; null when it is refused, and why is said, `unless` the caller answers that refusal."""
    from certif_tui.journal.journal import JournalError  # heavy, and no use case runs before the first paint

    try:
        result = use_case()
    except (Refus, JournalError) as error:
        if unless is not None and isinstance(error, unless):
            raise
        from certif_tui.documents.faits import refusal_words

        say(refusal_words(error))
        return None
    say(None)
    return (result,)
