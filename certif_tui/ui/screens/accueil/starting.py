"""How the program starts: paint, import what is heavy behind what is shown, read, or open the session asked for."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING, Any

from certif_tui.domain.frozen import Frozen
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.ouverture import OuvertureDeSession
from certif_tui.ui.held import HeldKeys
from certif_tui.ui.screens.accueil.view import SessionsView
from certif_tui.ui.screens.last_seen import LastSeen

if TYPE_CHECKING:
    from certif_tui.platform.preferences import Dernier

FIRST_PAINT_S = 0.02
"""Seconds after mounting at which heavy modules may be imported: the first frame is then on its way."""


class Depart(Frozen):
    """How the program starts: the slug of the session to open at once, and that session as it was last seen.

    `dernier` is the oral that was interrupted, `erreur` what is wrong with the settings file, `held` what keeps the
    keys pressed before they can be answered.
    """

    held: HeldKeys
    session: str | None = None
    vue: LastSeen | None = None
    dernier: Dernier | None = None
    erreur: str | None = None


class Lancement:
    """Shows what was last seen, the list or the session asked for, then reads."""

    def __init__(
        self, screen: Ecran[Any], depart: Depart, sessions: SessionsView, ouverture: OuvertureDeSession
    ) -> None:
        self._screen, self._depart, self._sessions, self._ouverture = screen, depart, sessions, ouverture
        self._started = False
        self.composed = depart.vue is None
        """Whether the screen has its widgets: a session as it was last seen hides it, and comes before them."""

    def begin(self) -> None:
        """Paint first, then read."""
        vue = self._depart.vue
        if vue is None:
            self._say_first()
            self._sessions.show_last_seen(self._depart.dernier)
        else:
            self._screen.app.push_screen(vue)
        self._depart.held.begin()
        (vue or self._screen).call_after_refresh(self._screen.set_timer, FIRST_PAINT_S, self._begin)

    def _say_first(self) -> None:
        self._screen.set_focus(self._sessions.liste)
        self._screen.say(self._depart.erreur)

    async def come_back(self) -> None:
        """Read again what may have changed on another screen."""
        if self._screen.is_current:
            await self._compose_hidden()
        if self._started:
            self._sessions.read()

    def reveal(self) -> None:
        """Bring the list of sessions in sight, before a refusal is said."""
        if self._screen.app.screen is self._depart.vue:
            self._screen.app.pop_screen()
        elif self._sessions.slugs is None:
            self._sessions.read()

    async def _compose_hidden(self) -> None:
        if not self.composed:
            self.composed = True
            await self._screen.recompose()
            self._say_first()

    def _begin(self) -> None:
        self._screen.run_worker(self._load_and_begin())

    async def _load_and_begin(self) -> None:
        held = self._depart.held
        await held.load()
        if self._screen.app.return_code is not None:  # leaving: the screens are being taken down
            return
        self._started = True
        if self._depart.session is None:
            self._read_under(held)
        else:
            await self._open_first(self._depart.session)
        await held.release()

    def _read_under(self, held: HeldKeys) -> None:
        """Read the sessions; what is pressed already goes to the one that was in sight, or to none."""
        seen = self._sessions.liste.current if held.pending else None
        self._sessions.read()
        if seen is not None and not self._sessions.liste.go_to_key(seen):
            held.forget()

    async def _open_first(self, slug: str) -> None:
        """Open the session the program was started on, in place of what was last seen of it."""
        vue, held, app = self._depart.vue, self._depart.held, self._screen.app
        seen = vue.current if vue is not None and (vue.moved or held.pending) else None
        screen = self._ouverture.opened(slug, at=seen)
        if screen is None:
            held.forget()
            return
        if self._depart.erreur:
            screen.call_after_refresh(screen.say, self._depart.erreur)
        shown: Awaitable[object] = app.push_screen(screen) if vue is None else app.switch_screen(screen)
        await shown
        await self._compose_hidden()
        # What was pressed meant the candidat in sight, and the juré that was named: anything else is not to be guessed.
        if screen.jure is None or (seen is not None and (screen.current is None or screen.current.slug != seen)):
            held.forget()
