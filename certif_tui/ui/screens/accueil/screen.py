"""The home screen. It paints before anything heavy is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from certif_tui.ui.commands import command
from certif_tui.ui.screens.accueil.listing import NOTHING, REPRISE
from certif_tui.ui.screens.accueil.starting import Starting
from certif_tui.wording.dates import jour_court

if TYPE_CHECKING:
    from certif_tui.domain.session.state import Session


class Accueil(Starting):
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

    # Opening

    def action_ouvrir(self) -> None:
        """Open the session under the cursor, or go back to the oral that was interrupted."""
        current = self.current
        if current is None:
            self.say("Aucune session ne répond à la recherche." if self.words else NOTHING.strip())
        elif current == REPRISE and self.dernier:
            self.open_session(self.dernier.session, resume=self.dernier)
        else:
            self.open_session(current)

    def on_line_list_chosen(self) -> None:
        """A second click on a session opens it."""
        self.action_ouvrir()

    def action_creer(self) -> None:
        """Create a session."""
        from certif_tui.ui.screens.creation import Creation

        form = self.given("Aucune session ne peut être créée", lambda: Creation(self.bureau, self.affichage))
        if form is not None:
            self.app.push_screen(form, self._created)

    def action_demonstration(self) -> None:
        """Open the demonstration: the one that is there or a new one, as is said; the first time nothing is asked."""
        latest = self.given("La démonstration ne peut pas être ouverte", self.bureau.latest_demonstration)
        if latest is None:
            self._create_demonstration()
        else:
            self._ask_demonstration(latest)

    def _ask_demonstration(self, latest: Session) -> None:
        from certif_tui.ui.dialogs.choix import Choix

        def chosen(slug: str | None) -> None:
            if slug:
                self.open_session(slug)
            elif slug is not None:
                self._create_demonstration()

        quand = f" du {jour_court(latest.date)}" if latest.date else ""
        options = [(latest.slug, f"Rouvrir la démonstration{quand}"), ("", "En créer une nouvelle")]
        self.app.push_screen(Choix("Démonstration", options), chosen)

    def _create_demonstration(self) -> None:
        self._created(self.given("La démonstration ne peut pas être créée", self.bureau.create_demonstration))

    def _created(self, slug: str | None) -> None:
        if slug is not None:
            self.read_sessions()
            self.go_back_to(slug)
            self.open_session(slug)

    def action_parcours(self) -> None:
        """Show the blocs of everybody, all sessions together."""
        from certif_tui.ui.screens.parcours import ParcoursScreen

        self.app.push_screen(ParcoursScreen(self.bureau.contexte, self.affichage))

    # Searching

    async def action_chercher(self) -> None:
        """Keep the sessions whose date, bloc or place holds the words, as they are typed."""
        from certif_tui.ui.dialogs.champ import Champ

        if not self.query(Champ):
            await self.query_one("#tete").mount(Champ(placeholder="date, bloc ou lieu", id="recherche"), before=0)
        self.set_focus(self.query_one("#recherche"))

    def on_input_changed(self) -> None:
        """Search again, unless the field was left before its last letter is told."""
        from certif_tui.ui.dialogs.champ import Champ

        champ = self.query_one_optional("#recherche", Champ)
        if champ is not None:
            self.words = champ.value.strip()
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
