"""The clock on a screen of the room: it follows whichever oral runs, and shows neither name nor verdict."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from certif_tui.documents.horloge import HorlogeSalle, of_room
from certif_tui.domain.chrono.state import Maintenant
from certif_tui.projections.salle import EtatSalle, Salle
from certif_tui.services.gate.contexte import Clock
from certif_tui.ui.commands import command
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.verbes import Verbe
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.chrono_bar import until_next_second
from certif_tui.ui.widgets.grand_chrono import GrandChrono
from certif_tui.wording.text import NBSP

LOOK_S = 1.0
"""Seconds between two looks at the files; a disk that answers nothing holds back the next look, not the clock."""
ILLISIBLE = f"Fichiers illisibles pour l'instant{NBSP}: le temps continue d'après ce qui était connu."
ATTENTE = "Lecture de la session…"


class EcranSalle(Ecran[None]):
    """Reads alone. It is the whole of its program, and leaves nothing behind."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("salle.sens", Verbe.TEMPS, "sens", "Restant / écoulé", "Montre le temps qui reste, ou le temps écoulé"),
    ]
    any_size = True
    DEFAULT_CSS = "EcranSalle #panne { height: 1; }"

    def __init__(self, salle: Salle, clock: Clock, affichage: Affichage, *, ecoule: bool = False) -> None:
        super().__init__()
        self._salle, self._clock, self._ecoule = salle, clock, ecoule
        self._cloche, self._etat, self._looking = affichage.cloche, EtatSalle(), False
        self._grand = GrandChrono(glyphs=affichage.glyphs, id="grand")
        self._panne = Cell(inset=1, id="panne")
        self._timer: asyncio.TimerHandle | None = None

    def compose(self) -> ComposeResult:
        """The clock, and a line for what cannot be read."""
        yield self._grand
        yield self._panne

    def on_mount(self) -> None:
        """Look at once, then again and again."""
        self._grand.show(HorlogeSalle(mots=ATTENTE))
        self.set_interval(LOOK_S, lambda: self.run_worker(self.look()))
        self.run_worker(self.look())

    def on_unmount(self) -> None:
        """Let the timer go with the screen."""
        self._disarm()

    def on_resize(self, _event: events.Resize) -> None:
        """Take the room there is: the line below goes first."""
        self._panne.display = self.app.size.height > 3

    async def look(self) -> None:
        """Take in what was written meanwhile, unless the look before still waits for the disk."""
        if self._looking:
            return
        self._looking = True
        try:
            self._etat = await asyncio.to_thread(self._salle.look, self._clock.now())
        finally:
            self._looking = False
        self._panne.put(ILLISIBLE if self._etat.panne else "", "non_valide")
        self.paint()

    def paint(self) -> None:
        """Show the second there is, and come back at the next one while something runs."""
        now = self._clock.now()
        horloge = self.horloge(now)
        self._grand.show(horloge)
        self._disarm()
        if horloge.en_marche:
            self._timer = asyncio.get_running_loop().call_later(self._next_s(now), self.paint)

    def horloge(self, now: Maintenant) -> HorlogeSalle:
        """What is shown `now`."""
        return of_room(self._etat.lecture(now), self._etat.attente, now.instant, ecoule=self._ecoule)

    def _next_s(self, now: Maintenant) -> float:
        lecture, attente = self._etat.lecture(now), self._etat.attente
        if lecture is not None and lecture.courante is not None:
            return until_next_second(lecture.courante)
        reste = attente.reste_ms(now.instant) if attente else 0
        return ((reste % 1000 or 1000) + 2) / 1000

    def _disarm(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None

    def action_sens(self) -> None:
        """Turn from the time that remains to the time used, and back."""
        self._ecoule = not self._ecoule
        self.paint()
