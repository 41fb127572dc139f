"""Help over any screen: its commands, searchable, and choosing one runs it."""

from __future__ import annotations

from certif_tui.ui.flows.flow import Flow


class ChoixCommande(Flow):
    """Shows every command that works on the screen now."""

    async def choose(self) -> None:
        """Let a command be chosen, then run it."""
        from certif_tui.ui.dialogs.aide import Aide

        action = await self.ask(Aide(self.screen.commandes()))
        if action:
            self.screen.call_later(self.screen.run_action, action)
