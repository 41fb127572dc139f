"""The panel of the tutorial: it stands between a screen and its keys, takes room and no key."""

from __future__ import annotations

from certif_tui.ui.widgets.cell import Cell


class PanneauTutoriel(Cell):
    """One step at a time, folded to the width."""

    DEFAULT_CSS = "PanneauTutoriel { height: auto; max-height: 3; }"

    def __init__(self) -> None:
        super().__init__("", "barre", inset=1)

    async def on_click(self) -> None:
        """Leave the tutorial: its panel is in the way."""
        await self.run_action("app.tutoriel")

    def tell(self, words: str) -> None:
        """Say this, on as many lines as it takes; nothing is painted when it is said already."""
        if words != self.text:
            self.put(words, "barre")
            self.refresh(layout=True)
