"""The Textual application: themes, settings, first screen, and leaving in good order whatever happens."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.filter import LineFilter, NoColor

from certif_tui.domain.slugs import slug_of
from certif_tui.platform.terminals import in_browser, in_multiplexer
from certif_tui.projections.apercu import Apercu
from certif_tui.projections.apercu_session import ApercuSession
from certif_tui.services.demarrage import Demarrage
from certif_tui.ui import terminal
from certif_tui.ui.commands import command
from certif_tui.ui.ear import HasEar
from certif_tui.ui.ecran import Ecran, Keeper
from certif_tui.ui.flows.aide import ChoixCommande, FlowGuide
from certif_tui.ui.held import HeldKeys
from certif_tui.ui.keyboard import Burst
from certif_tui.ui.reglages import EnVigueur, Identifie
from certif_tui.ui.saving import PATIENCE_S, Saving
from certif_tui.ui.screens.accueil import Accueil
from certif_tui.ui.screens.accueil.starting import Depart
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.last_seen import LastSeen
from certif_tui.ui.sight import Sight
from certif_tui.ui.theme import CLAIR, SOMBRE
from certif_tui.ui.verbes import Verbe
from certif_tui.ui.widgets.line_list import LineList
from certif_tui.ui.widgets.trop_petit import is_too_small
from certif_tui.wording.text import NBSP

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.screen import Screen

    from certif_tui.journal.journal import Journal
    from certif_tui.journal.presences import Presences
    from certif_tui.services.bureau import Bureau
    from certif_tui.services.gate.contexte import Clock


LEAVING_S = 0.5
"""Seconds the disk is given to forget under which name one worked; the system does it anyway."""
QUITTING = ("ctrl+q", "ctrl+c")
"""The keys that work on a terminal too small to show anything."""


class CertifApp(App[int]):
    """Grades candidats live. Its services are made after the first paint: they import more than the screen does."""

    TITLE = "certif-tui"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        command("application.guide", Verbe.GUIDE, "app.guide", "Guide du jury", "Ouvre le guide, où chercher un mot"),
        command(
            "application.reglages",
            Verbe.REGLAGES,
            "reglages",
            "Réglages",
            "Thème, sonnerie, signes, touches, qui vous êtes",
        ),
        command("application.theme", Verbe.THEME, "theme", "Thème", "Passe du thème sombre au thème clair"),
        command(
            "application.repeindre",
            Verbe.REPEINDRE,
            "repeindre",
            "Repeindre",
            "Repeint l'écran, si un message l'a brouillé",
        ),
        Binding(
            "ctrl+q",
            "quitter",
            "Quitter",
            show=False,
            priority=True,
            id="application.quitter",
            tooltip="Quitte le programme",
        ),
        Binding("ctrl+c", "comment_quitter", show=False, system=True, priority=False),
    ]

    def __init__(
        self,
        demarrage: Demarrage,
        *,
        clock: Clock | None = None,
        journal: Journal | None = None,
        presences: Presences | None = None,
    ) -> None:
        """`clock`, `journal` and `presences` replace the machine's clock and the data folder."""
        super().__init__(driver_class=terminal.driver_class())
        self.demarrage = demarrage
        self._clock, self._journal, self._presences = clock, journal, presences
        self._bureau: Bureau | None = None
        self.sight = Sight(self)
        self._held = HeldKeys(self, self.sight)
        self.saving = Saving(self, self.leave)
        self.reglages = EnVigueur(self, demarrage)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every line goes through. Without colour there is none: Textual would leave greys."""
        filters = [NoColor()] if self.no_color else super().get_line_filters()
        return [*filters, *self.reglages.filters]

    def on_mount(self) -> None:
        """Show the first screen and listen for the end of the terminal."""
        self.sight.watch()
        reglages, affichage = self.reglages.reglages, self.reglages.affichage
        apercu = Apercu(self.demarrage.accueil, self.demarrage.sessions)
        session = self.demarrage.session
        memory = self.demarrage.memory()
        jure = memory.memoire.jure
        vue = self._last_seen(session, jure, affichage) if session and jure else None
        told = reglages.erreur or self.demarrage.dossier or self.reglages.signes
        depart = Depart(self._held, session, vue, memory.interrupted, told)
        self.push_screen(Accueil(self.bureau, affichage, apercu, depart, self._instant))
        terminal.watch(self)
        if reglages.touches:
            self.call_after_refresh(lambda: self.run_worker(self._check_keys()))

    async def _check_keys(self) -> None:
        """Say what is wrong with the keys of the settings file: every screen must be known for it."""
        fautes = await asyncio.to_thread(self.reglages.check_all)
        await self._held.freed()
        if fautes and self.return_code is None:
            self.reglages.press_again()
            others = f" Voir aussi «{NBSP}certif-tui diagnostic{NBSP}»." if fautes[1:] else ""
            screen = self._ecran
            screen.show_keys()
            screen.say(f"Réglages, [touches]{NBSP}: {fautes[0]}{others}")

    def _last_seen(self, session: str, jure: str, affichage: Affichage) -> LastSeen | None:
        """The session as this user, `jure`, last saw it, null when it would not be shown so now."""
        apercu = ApercuSession(self.demarrage.vue, self.demarrage.sessions)
        vue = apercu.load(session, slug_of(jure))
        return LastSeen(vue, affichage, lambda ligne: apercu.stands(vue, ligne)) if vue else None

    async def on_event(self, event: events.Event) -> None:
        """Let no key act on what cannot be seen, except to quit; a key ends what the one before had said."""
        if isinstance(event, events.InputEvent | events.Paste) and not event.is_forwarded:
            if self._is_leaving or self._held.hold(event):
                return
            if self._shows_nothing and not (isinstance(event, events.Key) and event.key in QUITTING):
                return
            if isinstance(event, events.Key) and isinstance(self.screen, Ecran):
                self.screen.say(None)
                if isinstance(self.focused, LineList):
                    # One that leads to nothing goes no further: it would come back when another screen is on top.
                    if not self._is_kept(event):
                        await self._run_at_once(event.key)
                    return
        if isinstance(event, Burst):
            self._held.expect(event)
            if isinstance(self.screen, HasEar):
                self.screen.ear.expect(event)
        await super().on_event(event)

    @property
    def _shows_nothing(self) -> bool:
        """Whether the terminal is too small for what is in sight."""
        return is_too_small(self.size) and not (isinstance(self.screen, Ecran) and self.screen.any_size)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Take note of what the juror sees; Textual tells nobody when the first frame of a screen is there."""
        self.sight.shown(screen)
        super()._display(screen, renderable)

    def _is_kept(self, key: events.Key) -> bool:
        """Whether the screen keeps a key for itself."""
        return isinstance(self.screen, HasEar) and self.screen.ear.keep(key)

    async def _run_at_once(self, key: str) -> bool:
        """Run what a key is bound to where nothing is typed, before the next key is looked at.

        A key that goes round the widgets is overtaken by those that do not: over a slow line, that sends several at
        once, a mark would go to another critère than the one the key before it leads to.
        """
        return await self._check_bindings(key) or await self._check_bindings(key, priority=True)

    def _instant(self) -> datetime:
        """The time it is, before the services are made too."""
        return self._clock.now().instant if self._clock is not None else datetime.now(UTC)

    def bureau(self) -> Bureau:
        """The services, made on first use."""
        if self._bureau is None:
            from certif_tui.services.bureau import Bureau

            gc.freeze()
            gc.enable()
            self._bureau = Bureau(self.demarrage, self._clock, self._journal, self._presences)
            self.saving.follow(self._bureau.writer)
        return self._bureau

    def on_ecran_in_sight(self, message: Ecran.InSight) -> None:
        """Tell a screen that comes back what is still not saved, or no longer."""
        self.saving.look_at(message.screen)

    def on_save_indicator_silent(self) -> None:
        """A disk that answers nothing does not call either."""
        self.saving.look()

    @property
    def _is_leaving(self) -> bool:
        """Whether the screens are being taken down: what is meant for them is too late, and the exit code is known."""
        return self.return_code is not None

    @property
    def _ecran(self) -> Ecran[Any]:
        """The screen in sight: dialogs over it leave it there."""
        return next(it for it in reversed(self.screen_stack) if isinstance(it, Ecran))

    def action_aide(self) -> None:
        """Open help: every command of the screen in sight, searchable; choosing one runs it."""
        choice = ChoixCommande(self._ecran)
        choice.tell(choice.choose(self.reglages.commandes))

    def action_guide(self) -> None:
        """Open the juror's guide, searchable."""
        guide = FlowGuide(self._ecran)
        guide.tell(guide.read())

    def action_theme(self) -> None:
        """Go from the dark theme to the light one and back, for the next starts too."""
        other = CLAIR.nom if self.theme == SOMBRE.nom else SOMBRE.nom
        self._ecran.manage(lambda: self.reglages.change("theme", other))

    def action_reglages(self) -> None:
        """Open the settings, or close them."""
        from certif_tui.ui.screens.reglages import ReglagesScreen

        screen = self._ecran
        if isinstance(screen, ReglagesScreen):
            screen.action_fermer()
        else:
            ouvertes = [it for it in self.screen_stack if isinstance(it, Identifie)]
            jure = screen.action_jure if isinstance(screen, Identifie) else None
            self.push_screen(ReglagesScreen(self.reglages, self.bureau, jure=jure, ouverte=bool(ouvertes)))

    def action_tutoriel(self) -> None:
        """Leave the tutorial of a demonstration, or take it up again."""
        from certif_tui.ui.flows.tutoriel import turn_tutoriel

        turn_tutoriel(self._ecran, self.screen_stack)

    def action_repeindre(self) -> None:
        """Paint the whole screen anew: something else wrote on the terminal."""
        self.screen.refresh(layout=True)

    async def action_quitter(self) -> None:
        """Quit once all is saved; when the disk refuses, ask before losing anything."""
        self._keep_drafts()
        await self.saving.leave_once_saved(self._ecran)

    def _keep_drafts(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, Keeper):
                screen.keep_draft()

    def on_exit_app(self) -> None:
        """The page of a browser that shows the program was closed: keep what is being typed."""
        self._keep_drafts()

    def on_unmount(self) -> None:
        """Let the writer go before the loop it speaks to; a crash or a closed page may leave it something to write."""
        self.saving.end(PATIENCE_S if self.return_code or in_browser() else 0)
        if self._bureau is not None:
            self._bureau.siege.leave_soon(LEAVING_S)

    def leave(self, code: int = 0) -> None:
        """Leave at once."""
        self.saving.end()
        self.exit(code)

    def hang_up(self) -> None:
        """The terminal is gone or the system asks us to stop: write what is pending and leave."""
        if self._is_leaving:
            return
        self._keep_drafts()
        lost = self.saving.end(PATIENCE_S)
        self.exit(1 if lost else 0, message=lost)

    @property
    def code(self) -> int:
        """The exit code, were the program to end now."""
        return 1 if self.saving.unsaved else self.return_code or 0

    def action_comment_quitter(self) -> None:
        """Say how to quit, where Ctrl+C would lose an oral."""
        if isinstance(self.screen, Ecran):
            self.screen.say("Ctrl+Q quitte le programme.")

    def _handle_exception(self, error: Exception) -> None:
        """Leave one French line on the screen and the whole trace, which may hold names, in a private file."""
        if self.is_headless:  # under test: the crash should reach the caller
            super()._handle_exception(error)
            return
        self.fall(terminal.crash_line(error, self.demarrage.journal_log))

    def fall(self, line: str) -> None:
        """Leave on an error with this line on the screen; what fails while leaving is only in the log."""
        if not self._is_leaving:
            self._return_code = 1
            self.panic(line)


def run_app(demarrage: Demarrage) -> int:
    """Run the application and return the exit code of the program."""
    app = CertifApp(demarrage)
    terminal.catch_threads(app, demarrage.journal_log)
    # GNU screen keeps Escape to itself, for as long as a report of the mouse takes, while one is asked for.
    souris = app.reglages.reglages.souris
    code = app.run(mouse=in_multiplexer() != "screen" if souris is None else souris)
    terminal.let_go()
    return code if code is not None else app.return_code or 0
