"""What every screen shares: its commands in the footer and in help, and refusals said instead of raised."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar, runtime_checkable

from textual import events
from textual.app import ScreenStackError
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.screen import ModalScreen, Screen

from certif_tui.ui.attempt import Unless, given
from certif_tui.ui.commands import Actions, Commande, command, declared, gather
from certif_tui.ui.verbes import Verbe
from certif_tui.ui.widgets.bandeau import Bandeau
from certif_tui.ui.widgets.drawn import blank_lines
from certif_tui.ui.widgets.enregistrement import Enregistrement
from certif_tui.ui.widgets.key_line import KeyLine
from certif_tui.ui.widgets.title_line import TitleLine
from certif_tui.ui.widgets.trop_petit import cover

if TYPE_CHECKING:
    from certif_tui.services.gate.live import Live

T = TypeVar("T")
R = TypeVar("R")


@runtime_checkable
class Keeper(Protocol):
    """A screen in which something is being typed that must not go with the program."""

    def keep_draft(self) -> None:
        """Keep what is typed so far."""


class Ecran(Screen[T]):
    """A full screen with a key line at the bottom and, where it has one, a banner that says what cannot be done."""

    BLANK = True
    render_lines = blank_lines

    any_size = False
    """Whether it can be used in a terminal of any size, and says itself where nothing can be shown."""

    worried = False
    """Whether it told that something is not saved."""

    @dataclass
    class InSight(Message):
        """This screen came in sight, and may have missed what became of what was done on others."""

        screen: Ecran[Any]

    BINDINGS: ClassVar[list[BindingType]] = [
        command("aide", Verbe.AIDE, "app.aide", "Aide", "Cherche et lance une commande", show=True),
    ]

    @property
    def is_current(self) -> bool:
        """Whether this screen is in sight: on top, or with only dialogs over it.

        Textual also counts the screen under an opaque one, which would repaint the top one for what nobody sees.
        """
        try:
            stack = self.app.screen_stack
        except ScreenStackError:
            return False
        return self in stack and all(isinstance(it, ModalScreen) for it in stack[stack.index(self) + 1 :])

    def offered(self) -> Sequence[Binding]:
        """The commands of this screen that make sense as things stand; the key of any other says why it does not."""
        return declared(type(self))

    def commandes(self) -> tuple[Commande, ...]:
        """Every command that works here now, as footer and help list them."""
        active = [it.binding for it in self.active_bindings.values() if it.enabled]
        return gather(active, declared(type(self)), (*declared(Ecran), *self.offered()))

    def answer_with(self, actions: Actions) -> None:
        """Have these actions answer the commands of this screen, as its own `action_…` do."""
        for name, does in actions.items():
            setattr(self, f"action_{name}", does)

    def on_screen_resume(self) -> None:
        """Show this screen's main keys."""
        self.show_keys()
        cover(self)
        self.post_message(self.InSight(self))

    def show_keys(self) -> None:
        """Show this screen's main keys as they are set now."""
        for line in self.query(KeyLine):
            line.show(self.commandes())

    def on_resize(self, _event: events.Resize) -> None:
        """Show nothing but one line where there is no room for the screen."""
        cover(self)

    def on_bandeau_folded(self, message: Bandeau.Folded) -> None:
        """Lend the banner a second line, or take it back."""
        self.set_class(message.double, "-bandeau-double")

    async def on_key_line_pressed(self, message: KeyLine.Pressed) -> None:
        """Run the command whose label was clicked."""
        await self.run_action(message.action)

    def attempt(self, use_case: Callable[[], R]) -> R | None:
        """What the use case gives; null when it is refused, and why is said."""
        result = given(use_case, self.say)
        return result[0] if result else None

    def manage(self, use_case: Callable[[], object], *, unless: Unless = None) -> bool:
        """Whether a use case was done; when it is refused, why is said, `unless` it is a refusal the caller answers."""
        return given(use_case, self.say, unless) is not None

    def say(self, message: str | None) -> None:
        """Say something in the banner until the next key, or clear what was said."""
        bandeau = self.query_one_optional("#bandeau", Bandeau)
        if bandeau is not None:
            bandeau.say("info", message)

    def paint(self) -> None:
        """Show what there is now; a screen that nobody else changes has nothing to do."""

    def tell_rejected(self, error: Exception) -> None:
        """Show what stands once something shown as done did not, since others wrote first, and say why."""
        from certif_tui.documents.faits import refusal_words

        self.paint()
        self.say(f"Non enregistré. {refusal_words(error)}")

    def saved(self) -> None:
        """The writer acknowledged or was refused something: screens that write say more than `tell` did."""

    def tell(self, told: Enregistrement) -> None:
        """Tell the truth about all that is on its way to the disk, wherever it was done."""
        self.worried = told.pending > 0
        # By their ids: Textual remembers where those stand, and this is told three times a mark.
        bandeau, entete = self.query_one_optional("#bandeau", Bandeau), self.query_one_optional("#entete", TitleLine)
        if bandeau is not None:
            bandeau.tell(told)
        if entete is not None:
            entete.tell(told)

    def tell_saving(self, live: Live[Any], lecture_seule: Exception | None = None, defauts: Sequence[str] = ()) -> None:
        """Tell the truth about what is on the disk, what was left behind on other screens included.

        `live` is the stream this screen writes, `lecture_seule` why nothing can be changed on it although it could be
        written, `defauts` why what it shows is no proof, where nothing else on it says so.
        """
        self.tell(Enregistrement.of(live, lecture_seule, defauts))


def breakpoints(screen: type[Screen[Any]], size: Size) -> Iterator[str]:
    """The classes a screen bears at that size. Textual gives them after a first frame, painted without them."""
    for dimension, steps in zip(size, (screen.HORIZONTAL_BREAKPOINTS, screen.VERTICAL_BREAKPOINTS), strict=True):
        if steps:
            yield max(step for step in steps if step[0] <= dimension)[1]
