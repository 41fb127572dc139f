"""Help over any screen: its commands, searchable, and choosing one runs it; the juror's guide."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from certif_tui.ui.commands import Commande
from certif_tui.ui.flows.flow import Flow


class ChoixCommande(Flow):
    """Shows every command that works on the screen now."""

    async def choose(self, ailleurs: Callable[[], Sequence[Commande]]) -> None:
        """Let a command be chosen, then run it; `ailleurs` gathers those of all screens."""
        from certif_tui.ui.dialogs.aide import Aide

        action = await self.ask(Aide(self.screen.commandes(), ailleurs))
        if action:
            self.screen.call_later(self.screen.run_action, action)


class FlowGuide(Flow):
    """Shows the juror's guide."""

    async def read(self) -> None:
        """Let the guide be read; where it cannot be, say why."""
        from certif_tui.documents.builders.guide import guide_document
        from certif_tui.documents.guide import parse_guide
        from certif_tui.documents.renderers.rows import rows_of
        from certif_tui.services.guide import guide_text
        from certif_tui.ui.dialogs.guide import LectureGuide

        text = self.screen.attempt(guide_text)
        if text is not None:
            guide = parse_guide(text)
            await self.ask(LectureGuide(guide.titre, rows_of(guide_document(guide).sections)))
