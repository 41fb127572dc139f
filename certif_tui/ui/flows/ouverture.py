"""Opening a session from the home screen: one that is there, a new one, the demonstration. Imports nothing heavy."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from certif_tui.domain.jours import jour_court
from certif_tui.domain.refus import Refus
from certif_tui.ui.dialogs.choix import Choix
from certif_tui.ui.dialogs.information import Information
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.flow import Flow
from certif_tui.ui.screens.affichage import Affichage

if TYPE_CHECKING:
    from certif_tui.domain.session.state import Session
    from certif_tui.platform.preferences import Dernier
    from certif_tui.services.bureau import Bureau
    from certif_tui.ui.screens.session import SessionScreen

R = TypeVar("R")


class OuvertureDeSession(Flow):
    """Says in full why a session cannot be opened or created."""

    def __init__(
        self,
        screen: Ecran[Any],
        bureau: Callable[[], Bureau],
        affichage: Affichage,
        reveal: Callable[[], None],
        created: Callable[[str], None],
    ) -> None:
        """`reveal` brings the screen in sight before anything is said, `created` shows a new session on it."""
        super().__init__(screen)
        self._bureau, self._affichage, self._reveal, self._created = bureau, affichage, reveal, created

    def open(self, slug: str, *, resume: Dernier | None = None, importing: bool = False) -> None:
        """Open a session, on the oral to resume when given, or on the importation of its candidats."""
        opened = self.opened(slug, resume=resume)
        if opened is not None and importing:
            opened.begin_with_import()
        if opened is not None:
            self.screen.app.push_screen(opened)

    def opened(self, slug: str, *, resume: Dernier | None = None, at: str | None = None) -> SessionScreen | None:
        """The screen of a session, the cursor `at` a candidat when given; null when it cannot be opened."""
        from certif_tui.ui.screens.session import SessionScreen

        ouverte = self._given("Cette session ne peut pas être ouverte", lambda: self._bureau().open_session(slug))
        if ouverte is None:
            return None
        self.screen.say(None)
        return SessionScreen(self._bureau(), ouverte, self._affichage, resume=resume, at=at)

    async def create(self, *, importing: bool = False) -> None:
        """Ask for all that makes a session, create it and open it, to import its candidats when asked."""
        from certif_tui.ui.screens.creation import Creation

        form = self._given("Aucune session ne peut être créée", lambda: Creation(self._bureau(), self._affichage))
        if form is not None:
            slug = await self.ask(form)
            self._begin(slug, importing=importing)

    async def demonstrate(self) -> None:
        """Open the demonstration: the one that is there or a new one, as is said; the first time nothing is asked."""
        looked = self._given(
            "La démonstration ne peut pas être ouverte", lambda: (self._bureau().latest_demonstration(),)
        )
        if looked is None:
            return
        slug = await self._ask_which(looked[0]) if looked[0] is not None else ""
        if slug:
            self.open(slug)
        elif slug is not None:
            titre = "La démonstration ne peut pas être créée"
            self._begin(self._given(titre, lambda: self._bureau().create_demonstration()))

    async def _ask_which(self, latest: Session) -> str | None:
        """The slug of the one that is there, empty for a new one, null when the question is closed."""
        quand = f" du {jour_court(latest.date)}" if latest.date else ""
        options = [(latest.slug, f"Rouvrir la démonstration{quand}"), ("", "En créer une nouvelle")]
        return await self.ask(Choix("Démonstration", options))

    def _begin(self, slug: str | None, *, importing: bool = False) -> None:
        if slug is not None:
            self._created(slug)
            self.open(slug, importing=importing)

    def _given(self, titre: str, use_case: Callable[[], R]) -> R | None:
        """What the use case gives; null when it is refused, for reasons that are told in full."""
        from certif_tui.journal.journal import JournalError

        try:
            return use_case()
        except (Refus, JournalError) as error:
            self._reveal()
            self.screen.app.push_screen(Information(titre, str(error)))
            return None
