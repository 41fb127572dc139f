"""The clock of the oral while the sheet is read aloud."""

from __future__ import annotations

from certif_tui.cli.dialogue.locuteurs import Locuteurs
from certif_tui.cli.dialogue.voix import tell
from certif_tui.cli.oral.chrono import oral_words, warn_of_start
from certif_tui.domain.chrono.state import Marche
from certif_tui.domain.refus import Refus
from certif_tui.services.oral.passage import ChronoOuvert
from certif_tui.wording.signs import WGL4
from certif_tui.wording.text import NBSP


class OralParle:
    """Runs the clock, and says where it stands after each action."""

    def __init__(self, qui: Locuteurs) -> None:
        self._qui = qui

    @property
    def is_running(self) -> bool:
        """Whether the oral has begun and not ended, as the disk has it now."""
        chrono = self._qui.chrono
        if chrono is None:
            return False
        chrono.live.refresh()
        return chrono.chrono.marche in (Marche.EN_COURS, Marche.PAUSE)

    def tell_at_first(self) -> None:
        """Say where the oral stands, where it has a clock."""
        if self._qui.chrono is not None:
            self.tell()

    def tell(self) -> None:
        """Say the phase and the time left. Raises `Refus` where there is no clock."""
        said = oral_words(self._opened().read()).replace(WGL4.environ, f"environ{NBSP}")
        tell(f"Oral{NBSP}: {said}.")

    def toggle(self) -> None:
        """Start, pause or resume. Raises `Refus` once the oral has ended."""
        chrono = self._opened()
        starts = chrono.chrono.marche is Marche.PRET
        chrono.toggle()
        if starts:
            warn_of_start(self._qui.poste.ouverte, self._qui.candidat, chrono)
        self.tell()

    def next_phase(self) -> None:
        """Go to the next phase. Raises `Refus` on the last one, and once the oral has ended."""
        if not self._opened().next_phase():
            raise Refus(f"C'est la dernière phase{NBSP}: «{NBSP}terminer{NBSP}» finit l'oral.")
        self.tell()

    def end(self) -> None:
        """End the oral. Raises `Refus` when it has not started or has ended already."""
        self._opened().end()
        self.tell()

    def undo(self) -> None:
        """Take back the last action on the clock. Raises `Refus` when there is none."""
        self._opened().undo()
        self.tell()

    def _opened(self) -> ChronoOuvert:
        if self._qui.chrono is None:
            why = "l'écrit n'en a pas" if self._qui.grille.place.ecrit else "le sien ne peut pas être lu"
            raise Refus(f"Pas de chrono{NBSP}: {why}.")
        self._qui.chrono.live.refresh()
        return self._qui.chrono
