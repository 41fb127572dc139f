"""What every flow shares: questions asked over a screen, awaited one after the other."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar, runtime_checkable

from textual.screen import Screen

from certif_tui.domain.refus import Refus
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.sight import Sight

if TYPE_CHECKING:
    from certif_tui.ui.dialogs.saisie import Saisie  # heavy, and the first screen has flows too

T = TypeVar("T")
SHORT = 40
"""Characters of a name as a question, a sentence or a title quotes it."""
STORY = "story"
"""The group of the workers that tell stories."""

Question: TypeAlias = "Callable[[str, str | None], Saisie]"
"""The field that asks, given why what was typed is refused (empty at first) and what was typed (null at first)."""


@runtime_checkable
class Sighted(Protocol):
    """An application that knows what the juror has before their eyes."""

    sight: Sight


class Flow:
    """A story told over `screen`, which goes on living behind the questions.

    While it decides, the keys that come are kept for the question it asks next, or for the screen once it is over.
    """

    def __init__(self, screen: Ecran[Any]) -> None:
        self.screen = screen

    def tell(self, story: Coroutine[Any, Any, None]) -> None:
        """Begin the story now; the screen answers no key until it asks something or ends."""
        self._sight.begin_story()
        self.screen.run_worker(self._told(story), group=STORY)

    async def _told(self, story: Coroutine[Any, Any, None]) -> None:
        try:
            await story
        finally:
            self._sight.end_story()

    async def ask(self, dialogue: Screen[T]) -> T | None:
        """What is answered, null when the question is closed without an answer."""
        # Pushed while keys are still kept: none falls between the question before and this one.
        answer = self.screen.app.push_screen(dialogue, wait_for_dismiss=True)
        self._sight.end_story()
        try:
            return await answer
        finally:
            self._sight.begin_story()

    async def ask_until(self, question: Question, read: Callable[[str], T]) -> tuple[T] | None:
        """What `read` makes of the answer; what it refuses stays in its box, with the reason. Null when closed."""
        from certif_tui.documents.faits import refusal_words

        refusal, typed = "", None
        while True:
            typed = await self.ask(question(refusal, typed))
            if typed is None:
                return None
            try:
                return (read(typed),)
            except Refus as error:
                refusal = refusal_words(error)

    async def settle(self, titre: str, invite: str, use_case: Callable[[str], object], typed: str = "") -> bool:
        """Ask for a line, mostly a motif, and do it; what is refused stays in its box, with the reason.

        False when it was closed, or when the disk would not have it, which is said.
        """
        from certif_tui.ui.dialogs.saisie import Saisie

        done = await self.ask_until(
            lambda refusal, given: Saisie(titre, refusal or invite, typed if given is None else given),
            lambda text: self.screen.manage(lambda: use_case(text), unless=Refus),
        )
        self.screen.paint()
        return done == (True,)

    def change(self, use_case: Callable[[], object]) -> bool:
        """Whether a use case was done; done or refused, the screen shows what there is now."""
        done = self.screen.manage(use_case)
        self.screen.paint()
        return done

    @property
    def _sight(self) -> Sight:
        app = self.screen.app
        assert isinstance(app, Sighted)
        return app.sight
