"""The home screen. It paints before anything heavy is imported."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.binding import Binding, BindingType

from certif_tui.services.apercu import Apercu
from certif_tui.ui.commands import command
from certif_tui.ui.screens.accueil.listing import NOTHING, REPRISE, Listing
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.wording import jour_court

if TYPE_CHECKING:
    from certif_tui.domain.session import Session
    from certif_tui.services.bureau import Bureau
    from certif_tui.services.preferences import Dernier

R = TypeVar("R")
FIRST_PAINT_S = 0.02
"""Seconds after mounting at which heavy modules may be imported: the first frame is then on its way."""


class Accueil(Listing):
    """Lists sessions; opens, creates, searches."""

    DEFAULT_CSS = """
    Accueil #tete { height: 1; }
    Accueil #tete Champ { width: 32; margin: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        command("accueil.ouvrir", "enter", "ouvrir", "Ouvrir", "Ouvre la session", show=True),
        command("accueil.creer", "n", "creer", "Nouvelle session", "Crée une session d'examen", show=True),
        command("accueil.demonstration", "d", "demonstration", "Démonstration", "Ouvre une session fictive", show=True),
        command("accueil.chercher", "slash,colon", "chercher", "Chercher", "Par date, bloc ou lieu", show=True),
        command("accueil.parcours", "p", "parcours", "Parcours", "Blocs acquis par les candidats", show=True),
        command("accueil.tout", "escape", "tout", "Toutes les sessions", "Oublie la recherche"),
        Binding("up", "deplacer(-1)", show=False),
        Binding("down", "deplacer(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
    ]

    def __init__(
        self,
        bureau: Callable[[], Bureau],
        affichage: Affichage,
        apercu: Apercu,
        session: str | None = None,
        erreur: str | None = None,
    ) -> None:
        """`session` is the slug of the session to open at once, `erreur` what is wrong with the settings file."""
        super().__init__(bureau, affichage, apercu)
        self._open_first, self._erreur = session, erreur

    def on_mount(self) -> None:
        """Paint first, then read."""
        self.set_focus(self.table)
        self.say(self._erreur)
        self.show_last_seen()
        self.call_after_refresh(self.set_timer, FIRST_PAINT_S, self._begin)

    def _begin(self) -> None:
        self.read_sessions()
        if self._open_first:
            slug, self._open_first = self._open_first, None
            self._open(slug)

    def on_screen_resume(self) -> None:
        """Read again what may have changed on another screen."""
        super().on_screen_resume()
        if self.slugs is not None:
            self.read_sessions()

    # Opening

    def action_ouvrir(self) -> None:
        """Open the session under the cursor, or go back to the oral that was interrupted."""
        current = self.current
        if current is None:
            self.say("Aucune session ne répond à la recherche." if self.words else NOTHING.strip())
        elif current == REPRISE and self.dernier:
            self._open(self.dernier.session, resume=self.dernier)
        else:
            self._open(current)

    def on_line_list_chosen(self) -> None:
        """A second click on a session opens it."""
        self.action_ouvrir()

    def _open(self, slug: str, *, resume: Dernier | None = None) -> None:
        from certif_tui.ui.screens.session import SessionScreen

        ouverte = self._given("Cette session ne peut pas être ouverte", lambda: self.bureau.open_session(slug))
        if ouverte is not None:
            self.say(None)
            self.app.push_screen(SessionScreen(self.bureau, ouverte, self.affichage, resume=resume))

    def _given(self, titre: str, use_case: Callable[[], R]) -> R | None:
        """What the use case gives; null when it is refused, for reasons that are told in full."""
        from certif_tui.journal.journal import JournalError
        from certif_tui.services.refus import Refus
        from certif_tui.ui.screens.dialogs.information import Information

        try:
            return use_case()
        except (Refus, JournalError) as error:
            self.app.push_screen(Information(titre, str(error)))
            return None

    def action_creer(self) -> None:
        """Create a session."""
        from certif_tui.ui.screens.creation import Creation

        form = self._given("Aucune session ne peut être créée", lambda: Creation(self.bureau, self.affichage))
        if form is not None:
            self.app.push_screen(form, self._created)

    def action_demonstration(self) -> None:
        """Open the demonstration: the one that is there or a new one, as is said; the first time nothing is asked."""
        latest = self._given("La démonstration ne peut pas être ouverte", self.bureau.latest_demonstration)
        if latest is None:
            self._create_demonstration()
        else:
            self._ask_demonstration(latest)

    def _ask_demonstration(self, latest: Session) -> None:
        from certif_tui.ui.screens.dialogs.choix import Choix

        def chosen(slug: str | None) -> None:
            if slug:
                self._open(slug)
            elif slug is not None:
                self._create_demonstration()

        quand = f" du {jour_court(latest.date)}" if latest.date else ""
        options = [(latest.slug, f"Rouvrir la démonstration{quand}"), ("", "En créer une nouvelle")]
        self.app.push_screen(Choix("Démonstration", options), chosen)

    def _create_demonstration(self) -> None:
        self._created(self._given("La démonstration ne peut pas être créée", self.bureau.create_demonstration))

    def _created(self, slug: str | None) -> None:
        if slug is not None:
            self._open(slug)

    def action_parcours(self) -> None:
        """Show the blocs of everybody, all sessions together."""
        from certif_tui.ui.screens.parcours import ParcoursScreen

        self.app.push_screen(ParcoursScreen(self.bureau.contexte, self.affichage))

    # Searching

    async def action_chercher(self) -> None:
        """Keep the sessions whose date, bloc or place holds the words, as they are typed."""
        from certif_tui.ui.screens.dialogs.champ import Champ

        if not self.query(Champ):
            await self.query_one("#tete").mount(Champ(placeholder="date, bloc ou lieu", id="recherche"), before=0)
        self.set_focus(self.query_one("#recherche"))

    def on_input_changed(self) -> None:
        """Search again."""
        from certif_tui.ui.screens.dialogs.champ import Champ

        self.words = self.query_one("#recherche", Champ).value.strip()
        self.list_sessions()

    def on_input_submitted(self) -> None:
        """Open what was found."""
        self.action_ouvrir()

    async def action_tout(self) -> None:
        """Forget the search."""
        if not self.query("#recherche"):
            self.say("Ctrl+Q quitte le programme.")
            return
        await self.query("#recherche").remove()
        self.set_focus(self.table)
        self.words = ""
        self.list_sessions()

    def action_deplacer(self, step: int) -> None:
        """Move in the list while typing."""
        self.table.action_move(step)

    def action_page(self, direction: int) -> None:
        """Move in the list by a window while typing."""
        self.table.action_page(direction)
