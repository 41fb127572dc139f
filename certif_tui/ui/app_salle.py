"""The application on a screen of the room: one clock, read alone; it leaves in good order whatever happens."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from certif_tui.platform.preferences import Reglages
from certif_tui.projections.salle import Salle
from certif_tui.services.gate.contexte import Clock
from certif_tui.ui import terminal
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.salle import EcranSalle
from certif_tui.ui.theme import CLAIR, PALETTES, SOMBRE
from certif_tui.wording.signs import ASCII, WGL4


class AppSalle(App[int]):
    """Shows the clock of a session until it is told to leave; it holds nothing that could be lost."""

    TITLE = "certif-tui"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "theme", show=False),
        Binding("ctrl+l", "repeindre", show=False),
        Binding("ctrl+q", "quitter", show=False, priority=True),
        Binding("ctrl+c", "quitter", show=False, system=True, priority=True),
        Binding("escape", "quitter", show=False),
    ]

    def __init__(self, salle: Salle, clock: Clock, reglages: Reglages, journal_log: Path, *, ecoule: bool) -> None:
        """`journal_log` is the private file crash traces go to; `ecoule` begins with the time used."""
        super().__init__(driver_class=terminal.driver_class())
        affichage = Affichage(ASCII if reglages.ascii else WGL4, reglages.cloche)
        self._first = EcranSalle(salle, clock, affichage, ecoule=ecoule)
        self._journal_log = journal_log
        for palette in PALETTES.values():
            self.register_theme(palette.theme())
        self.theme = reglages.theme
        self.set_class(bool(reglages.ascii), "-ascii")

    def on_mount(self) -> None:
        """Show the clock and listen for the end of the terminal."""
        self.push_screen(self._first)
        terminal.watch(self)

    def action_theme(self) -> None:
        """Go from the dark theme to the light one and back."""
        self.theme = CLAIR.nom if self.theme == SOMBRE.nom else SOMBRE.nom

    def action_repeindre(self) -> None:
        """Paint the whole screen anew: something else wrote on the terminal."""
        self.screen.refresh(layout=True)

    def action_quitter(self) -> None:
        """Leave."""
        self.exit(0)

    def hang_up(self) -> None:
        """The terminal is gone or the system asks us to stop."""
        if self.return_code is None:
            self.exit(0)

    @property
    def code(self) -> int:
        """The exit code, were the program to end now."""
        return self.return_code or 0

    def _handle_exception(self, error: Exception) -> None:
        """Leave one French line on the screen and the whole trace in a private file."""
        if self.is_headless:  # under test: the crash should reach the caller
            super()._handle_exception(error)
            return
        self.fall(terminal.crash_line(error, self._journal_log))

    def fall(self, line: str) -> None:
        """Leave on an error with this line on the screen."""
        if self.return_code is None:
            self._return_code = 1
            self.panic(line)


def run_salle(salle: Salle, clock: Clock, reglages: Reglages, journal_log: Path, *, ecoule: bool) -> int:
    """Show the clock and return the exit code of the program."""
    app = AppSalle(salle, clock, reglages, journal_log, ecoule=ecoule)
    terminal.catch_threads(app, journal_log)
    code = app.run()
    terminal.let_go()
    return code if code is not None else app.return_code or 0
