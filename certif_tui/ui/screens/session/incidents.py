"""The part of the session screen that keeps the day's record: incidents, and the registre that tells everything."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from certif_tui.ui.commands import command
from certif_tui.ui.screens.session.base import SessionBase

if TYPE_CHECKING:
    from certif_tui.services.oral.incidents import CarnetIncidents


class Recording(SessionBase):
    """Notes incidents and shows the registre."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("session.incident", "x", "incident", "Incident", "Note, corrige ou annule un incident"),
        command(
            "session.registre",
            "z",
            "registre",
            "Registre",
            "Tout ce qui a été noté, et de quoi l'annuler",
        ),
    ]

    def action_incident(self) -> None:
        """Note an incident, of the candidat under the cursor or of the session."""
        from certif_tui.ui.flows.incident import Signalement

        Signalement(self, self._carnet(), self.paint).ask_whom(self.current)

    def _carnet(self) -> CarnetIncidents:
        from certif_tui.services.oral.incidents import CarnetIncidents

        contexte = self.ouverte.contexte.signed_by(self.jure.slug) if self.jure else self.ouverte.contexte
        return CarnetIncidents(self.ouverte, contexte, self.bureau.writer)

    def action_registre(self) -> None:
        """Show everything that was noted."""
        from certif_tui.ui.screens.registre import RegistreScreen

        self.app.push_screen(RegistreScreen(self._carnet(), self.affichage))
