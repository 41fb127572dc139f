"""The home screen. It paints before anything heavy is imported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from certif_tui.domain.frozen import replace
from certif_tui.projections.apercu import Apercu
from certif_tui.ui.commands import command
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.ouverture import OuvertureDeSession
from certif_tui.ui.screens.accueil.rows import REPRISE, VOIES
from certif_tui.ui.screens.accueil.starting import Depart, Lancement
from certif_tui.ui.screens.accueil.view import NOTHING, SessionsView
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.verbes import Verbe
from certif_tui.ui.widgets.bandeau import Bandeau
from certif_tui.ui.widgets.key_line import KeyLine
from certif_tui.ui.widgets.title_line import TitleLine

if TYPE_CHECKING:
    from certif_tui.services.bureau import Bureau

AUCUNE = "Aucune session ne répond à la recherche."


class Accueil(Ecran[None]):
    """Lists sessions; opens, creates, searches."""

    DEFAULT_CSS = """
    Accueil #tete { height: 1; }
    Accueil #tete Champ { width: 32; margin: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        command("accueil.ouvrir", Verbe.OUVRIR, "ouvrir", "Ouvrir", "Ouvre la session", show=True),
        command("accueil.creer", Verbe.AJOUTER, "creer", "Nouvelle session", "Crée une session d'examen", show=True),
        command(
            "accueil.demonstration",
            Verbe.VOIR,
            "demonstration",
            "Démonstration",
            "Ouvre une session fictive",
            show=True,
        ),
        command("accueil.importer", Verbe.FICHIER, "importer", "Importer", "Crée une session, y importe une liste"),
        command("accueil.chercher", Verbe.CHERCHER, "chercher", "Chercher", "Par date, bloc ou lieu", show=True),
        command("accueil.parcours", Verbe.LISTE, "parcours", "Parcours", "Blocs acquis par les candidats", show=True),
        command("accueil.tout", Verbe.RETOUR, "tout", "Toutes les sessions", "Oublie la recherche"),
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
        depart: Depart,
        instant: Callable[[], datetime],
    ) -> None:
        """`bureau` makes the services on first use, `instant` gives the time it is."""
        super().__init__()
        self._bureau, self._affichage = bureau, affichage
        self._vue = SessionsView(self, bureau, apercu, affichage.glyphs, instant)
        self._ouverture = OuvertureDeSession(self, bureau, affichage, self._reveal, self._show_created)
        self._lancement = Lancement(self, depart, self._vue, self._ouverture)

    def compose(self) -> ComposeResult:
        """Title, summary or search, sessions, banner, keys; nothing as long as another screen hides this one."""
        if not self._lancement.composed:
            return
        yield TitleLine("certif-tui · évaluation des candidats", id="entete")
        with Horizontal(id="tete"):
            yield self._vue.resume
        yield self._vue.liste
        yield Bandeau(glyphs=self._affichage.glyphs, id="bandeau")
        yield KeyLine(id="touches")

    def offered(self) -> Sequence[Binding]:
        """Where there is no session yet, the ways in alone."""
        known = super().offered()
        if not self._vue.is_first_start:
            return known
        ways = [replace(it, show=True) for it in known if it.action in VOIES]
        return [*(replace(it, description="Choisir") for it in known if it.action == "ouvrir"), *ways]

    def on_mount(self) -> None:
        """Paint first, then read."""
        self._lancement.begin()

    @on(events.ScreenResume)
    async def _come_back(self) -> None:
        await self._lancement.come_back()

    def on_row_list_seen(self) -> None:
        """Read what came into view."""
        self._vue.wake()

    def saved(self) -> None:
        """What was waiting reached the disk: a session's folder may be back."""
        self._vue.look()

    # Opening

    def _reveal(self) -> None:
        self._lancement.reveal()

    def _show_created(self, slug: str) -> None:
        self._vue.read()
        self._vue.liste.go_to_key(slug)

    def action_ouvrir(self) -> None:
        """Open the session under the cursor, or go back to the oral that was interrupted."""
        current, dernier = self._vue.liste.current, self._vue.dernier
        if current is None and not self._vue.words:
            self._vue.look()
            current = self._vue.liste.current
        if current is None:
            self.say(AUCUNE if self._vue.words else NOTHING.strip())
        elif current in VOIES:
            getattr(self, f"action_{current}")()
        elif current == REPRISE and dernier:
            self._ouverture.open(dernier.session, resume=dernier)
        else:
            self._ouverture.open(current)

    def on_line_list_chosen(self) -> None:
        """A second click on a session opens it."""
        self.action_ouvrir()

    def action_creer(self) -> None:
        """Create a session."""
        self._ouverture.tell(self._ouverture.create())

    def action_importer(self) -> None:
        """Create a session and import its candidats."""
        self._ouverture.tell(self._ouverture.create(importing=True))

    def action_demonstration(self) -> None:
        """Open the demonstration."""
        self._ouverture.tell(self._ouverture.demonstrate())

    def action_parcours(self) -> None:
        """Show the blocs of everybody, all sessions together."""
        from certif_tui.ui.screens.parcours import ParcoursScreen

        if self._vue.is_first_start:
            self.say(NOTHING.strip())
            return
        bureau = self._bureau()
        self.app.push_screen(ParcoursScreen(bureau.contexte, bureau.lecteur, self._affichage))

    # Searching

    async def action_chercher(self) -> None:
        """Keep the sessions whose date, bloc or place holds the words, as they are typed."""
        from certif_tui.ui.dialogs.champ import Champ

        if self._vue.is_first_start:
            self.say(NOTHING.strip())
            return
        if not self.query(Champ):
            await self.query_one("#tete").mount(Champ(placeholder="date, bloc ou lieu", id="recherche"), before=0)
        self.set_focus(self.query_one("#recherche"))

    def on_input_changed(self) -> None:
        """Search again, unless the field was left before its last letter is told."""
        from certif_tui.ui.dialogs.champ import Champ

        champ = self.query_one_optional("#recherche", Champ)
        if champ is not None:
            self._look_for(champ.value.strip())

    def on_input_submitted(self) -> None:
        """Go to the next one that was found, as in every search."""
        if self._vue.liste.rangees:
            self._vue.liste.go_on()
        else:
            self.say(AUCUNE)

    async def action_tout(self) -> None:
        """Forget the search."""
        if not self.query("#recherche"):
            self.say("Ctrl+Q quitte le programme.")
            return
        await self.query("#recherche").remove()
        self.set_focus(self._vue.liste)
        self._look_for("")

    def _look_for(self, words: str) -> None:
        self._vue.words = words
        self._vue.list_sessions()

    def action_deplacer(self, step: int) -> None:
        """Move in the list while typing."""
        self._vue.liste.action_move(step)

    def action_page(self, direction: int) -> None:
        """Move in the list by a window while typing."""
        self._vue.liste.action_page(direction)
