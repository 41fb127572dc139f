"""Draws the images of the documentation with the program itself: the demonstration, opened and graded for a while.

Run it with `make screenshot`; it writes `connexion.svg`, `evaluation.svg` and `bilan.svg` beside itself.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from certif_tui.domain.chrono.evenements import Repere
from certif_tui.domain.chrono.state import Maintenant
from certif_tui.services.demarrage import Demarrage

HERE = Path(__file__).parent
START = datetime(2026, 6, 12, 7, 30, tzinfo=UTC)
MINUTE_17 = (2 * 60 + 18) * 1000
MARKS = "ononooonoo"


class StudioClock:
    """A clock that passes only when told, so that the images are the same every time."""

    def __init__(self) -> None:
        self.ms = 0

    def now(self) -> Maintenant:
        """The present of the studio."""
        return Maintenant(START + timedelta(milliseconds=self.ms), Repere(boot="studio", boottime_ms=self.ms))


async def draw(folder: Path) -> None:
    """Grade the second candidat of the demonstration and save what the juror sees."""
    from certif_tui.ui.app import CertifApp

    clock = StudioClock()
    demarrage = Demarrage(folder / "s", folder / "reglages", folder / "memoire", folder / "erreurs")
    app = CertifApp(demarrage, clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("v")
        await pilot.pause()
        save(app.export_screenshot(), HERE / "connexion.svg")
        for key in ("1", "home", "down", "enter", "c", *MARKS, "up"):
            await pilot.press(key)
            await pilot.pause()
            app.bureau().writer.flush(5)
        clock.ms += MINUTE_17
        await pilot.press("down")
        await pilot.pause(1.1)
        save(app.export_screenshot(), HERE / "evaluation.svg")
        await pilot.press("b")
        await pilot.pause()
        save(app.export_screenshot(), HERE / "bilan.svg")


def save(image: str, path: Path) -> None:
    """Keep an image without the fonts it would fetch from elsewhere each time it is looked at."""
    path.write_text(re.sub(r"@font-face \{.*?\n    \}", "", image, flags=re.DOTALL), encoding="utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        asyncio.run(draw(Path(temporary)))
