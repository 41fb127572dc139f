"""The clock of the sheet alone, as large as the terminal allows: what marks does nothing here."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from certif_tui.documents.horloge import of_oral
from certif_tui.domain.chrono.state import Marche
from certif_tui.services.oral.passage import ChronoOuvert
from certif_tui.ui.commands import command
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.verbes import Verbe
from certif_tui.ui.widgets.bandeau import Bandeau
from certif_tui.ui.widgets.chrono_bar import until_next_second
from certif_tui.ui.widgets.grand_chrono import GrandChrono
from certif_tui.ui.widgets.key_line import KeyLine
from certif_tui.ui.widgets.title_line import TitleLine

LOOK_S = 1.0
"""Seconds between two looks at what the other jurés did with the clock."""


class ChronoEnGrand(Ecran[None]):
    """Reads the clock that the sheet holds, and changes nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("grand.fermer", (Verbe.RETOUR, Verbe.VOIR), "fermer", "Grille", "Revient à la grille", show=True),
    ]
    any_size = True

    def __init__(self, chrono: ChronoOuvert, affichage: Affichage) -> None:
        super().__init__()
        self._chrono, self._glyphs = chrono, affichage.glyphs
        self._grand = GrandChrono(glyphs=affichage.glyphs, id="grand")
        self._timer: asyncio.TimerHandle | None = None

    def compose(self) -> ComposeResult:
        """The clock, what is not saved, how to leave it; no name, for the screen may be turned to the candidat."""
        yield TitleLine("CHRONO", id="entete")
        yield self._grand
        yield Bandeau(glyphs=self._glyphs, id="bandeau")
        yield KeyLine(id="touches")

    def on_mount(self) -> None:
        """Show the clock and follow it."""
        self.set_interval(LOOK_S, self._look)
        self.paint()

    def on_unmount(self) -> None:
        """Let the timer go with the screen."""
        self._disarm()

    def paint(self) -> None:
        """Show the second there is, and come back at the next one while the clock runs."""
        lecture = self._chrono.read()
        self._grand.show(of_oral(lecture))
        self._disarm()
        if lecture.marche is Marche.EN_COURS and lecture.courante is not None:
            self._timer = asyncio.get_running_loop().call_later(until_next_second(lecture.courante), self.paint)

    def _look(self) -> None:
        if self.is_current and self._chrono.live.refresh():
            self.paint()

    def _disarm(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None

    def action_fermer(self) -> None:
        """Go back to the sheet."""
        self.dismiss(None)
