"""What is looked at from the sheet and comes back to it, and the clock that stays in sight over it all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.screen import Screen
from textual.widget import Widget

from certif_tui.domain.session.candidats import Candidat
from certif_tui.services.grille.poste import Poste
from certif_tui.services.oral.passage import ChronoOuvert
from certif_tui.ui.commands import Actions
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.flow import Flow
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.evaluation.grand import ChronoEnGrand
from certif_tui.ui.screens.evaluation.titre import written_rows
from certif_tui.ui.screens.infos import Infos
from certif_tui.ui.widgets.chrono_vivant import ChronoVivant

LINE_BOTTOM, DIGITS_BOTTOM = 2, 6
"""Lines of the screen above which the clock stands: on one line, in digits."""


class Views(Flow):
    """Shows the clock alone, or the information page; `clock` makes a line of the clock, null on a written work."""

    def __init__(
        self,
        screen: Ecran[Any],
        poste: Poste,
        candidat: Candidat,
        clock: Callable[[], ChronoVivant] | None,
        done: Callable[[], None],
    ) -> None:
        """`done` shows the sheet as it is now."""
        super().__init__(screen)
        self._poste, self._candidat, self._clock, self._done = poste, candidat, clock, done

    def actions(self, chrono: ChronoOuvert, affichage: Affichage) -> Actions:
        """What the commands that show something do."""
        return {
            "grand": lambda: self.tell(self._show(ChronoEnGrand(chrono, affichage))),
            "infos": lambda: self.tell(self._show(self._infos(affichage))),
        }

    async def _show(self, screen: Screen[None]) -> None:
        await self.ask(screen)
        self._done()

    def _infos(self, affichage: Affichage) -> Infos:
        """The written work, the épreuve, its rule and what the référentiel contradicts itself in."""
        ouverte, rows = self._poste.ouverte, written_rows(self._poste, self._candidat)
        return Infos(ouverte.bloc, ouverte.referentiel, affichage, rows, self._clock)

    def clock_line(self) -> tuple[Widget | None, int]:
        """The clock for a question that covers it; on a wide terminal its digits stand lower."""
        return (self._clock() if self._clock else None, DIGITS_BOTTOM if is_wide(self.screen) else LINE_BOTTOM)


def is_wide(screen: Screen[Any]) -> bool:
    """Whether the side column has its place: it would not show the verdict on a terminal too low."""
    return screen.has_class("-large") and not screen.has_class("-bas")
