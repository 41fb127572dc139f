"""The part of the home screen that starts: paint, import what is heavy behind what is shown, read; open sessions."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from textual import events, on
from textual.app import ComposeResult

from certif_tui.projections.apercu import Apercu
from certif_tui.ui.held import HeldKeys
from certif_tui.ui.screens.accueil.listing import Listing
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.last_seen import LastSeen

if TYPE_CHECKING:
    from certif_tui.platform.preferences import Dernier
    from certif_tui.services.bureau import Bureau
    from certif_tui.ui.screens.session import SessionScreen

R = TypeVar("R")
FIRST_PAINT_S = 0.02
"""Seconds after mounting at which heavy modules may be imported: the first frame is then on its way."""


@dataclass(frozen=True, slots=True)
class Depart:
    """How the program starts: the slug of the session to open at once, and that session as it was last seen.

    `dernier` is the oral that was interrupted, `erreur` what is wrong with the settings file, `held` what keeps the
    keys pressed before they can be answered.
    """

    held: HeldKeys
    session: str | None = None
    vue: LastSeen | None = None
    dernier: Dernier | None = None
    erreur: str | None = None


class Starting(Listing):
    """Shows what was last seen, the list or the session asked for, then reads."""

    def __init__(self, bureau: Callable[[], Bureau], affichage: Affichage, apercu: Apercu, depart: Depart) -> None:
        super().__init__(bureau, affichage, apercu)
        self._depart = depart
        self._started = False
        self._composed = depart.vue is None

    def compose(self) -> ComposeResult:
        """Nothing as long as a session as it was last seen hides this screen: what nobody sees comes after it."""
        if self._composed:
            yield from super().compose()

    def on_mount(self) -> None:
        """Paint first, then read."""
        vue = self._depart.vue
        if vue is None:
            self._say_first()
            self.show_last_seen(self._depart.dernier)
        else:
            self.app.push_screen(vue)
        self._depart.held.begin()
        (vue or self).call_after_refresh(self.set_timer, FIRST_PAINT_S, self._begin)

    def _say_first(self) -> None:
        self.set_focus(self.table)
        self.say(self._depart.erreur)

    async def _compose_hidden(self) -> None:
        if not self._composed:
            self._composed = True
            await self.recompose()
            self._say_first()

    @on(events.ScreenResume)
    async def _come_back(self) -> None:
        """Read again what may have changed on another screen."""
        if self.is_current:
            await self._compose_hidden()
        if self._started:
            self.read_sessions()

    def _begin(self) -> None:
        self.run_worker(self._load_and_begin())

    async def _load_and_begin(self) -> None:
        held = self._depart.held
        await held.load()
        if self.app.return_code is not None:  # leaving: the screens are being taken down
            return
        self._started = True
        if self._depart.session is None:
            self._read_under(held)
        else:
            await self._open_first(self._depart.session)
        await held.release()

    def _read_under(self, held: HeldKeys) -> None:
        """Read the sessions; what is pressed already goes to the one that was in sight, or to none."""
        seen = self.current if held.pending else None
        self.read_sessions()
        if seen is not None and not self.go_back_to(seen):
            held.forget()

    async def _open_first(self, slug: str) -> None:
        """Open the session the program was started on, in place of what was last seen of it."""
        vue, held = self._depart.vue, self._depart.held
        seen = vue.current if vue is not None and (vue.moved or held.pending) else None
        screen = self._opened(slug, at=seen)
        if screen is None:
            held.forget()
            return
        shown: Awaitable[object] = self.app.push_screen(screen) if vue is None else self.app.switch_screen(screen)
        await shown
        await self._compose_hidden()
        # What was pressed meant the candidat in sight, and the juré that was named: anything else is not to be guessed.
        if screen.jure is None or (seen is not None and (screen.current is None or screen.current.slug != seen)):
            held.forget()

    def open_session(self, slug: str, *, resume: Dernier | None = None) -> None:
        """Open a session, on the oral to resume when given; say why when it cannot be."""
        screen = self._opened(slug, resume=resume)
        if screen is not None:
            self.app.push_screen(screen)

    def _opened(self, slug: str, *, resume: Dernier | None = None, at: str | None = None) -> SessionScreen | None:
        from certif_tui.ui.screens.session import SessionScreen

        ouverte = self.given("Cette session ne peut pas être ouverte", lambda: self.bureau.open_session(slug))
        if ouverte is None:
            return None
        self.say(None)
        return SessionScreen(self.bureau, ouverte, self.affichage, resume=resume, at=at)

    def given(self, titre: str, use_case: Callable[[], R]) -> R | None:
        """What the use case gives; null when it is refused, for reasons that are told in full."""
        from certif_tui.domain.refus import Refus
        from certif_tui.journal.journal import JournalError
        from certif_tui.ui.dialogs.information import Information

        try:
            return use_case()
        except (Refus, JournalError) as error:
            if self.app.screen is self._depart.vue:
                self.app.pop_screen()
            elif self.slugs is None:
                self.read_sessions()
            self.app.push_screen(Information(titre, str(error)))
            return None
