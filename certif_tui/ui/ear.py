"""What hears the keys of a screen before its commands do, where a screen has such a thing."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from textual import events

from certif_tui.ui.keyboard import Burst


class Ear(Protocol):
    """May keep a key for itself."""

    def keep(self, event: events.Key) -> bool:
        """Whether the key is kept, and runs nothing."""

    def expect(self, event: Burst) -> None:
        """Letters that come all at once are about to be pressed."""


@runtime_checkable
class HasEar(Protocol):
    """A screen that hears its keys first."""

    ear: Ear
