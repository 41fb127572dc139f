"""The part of the session screen that leads to the groups, and keeps the work's countdown in sight."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from certif_tui.documents.decompte import countdown
from certif_tui.ui.commands import command
from certif_tui.ui.screens.session.ecrit import PreGrading
from certif_tui.ui.widgets.travail_line import TravailLine


class Groups(PreGrading):
    """Comes before the list among the bases of the screen, whose painting it completes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("session.groupes", "g", "groupes", "Groupes et dossiers", "Tirage, travail de groupe, dossiers reçus"),
    ]

    def action_groupes(self) -> None:
        """Show the groups and the dossiers."""
        from certif_tui.ui.screens.groupes import GroupesScreen

        self.app.push_screen(GroupesScreen(self.ouverte, self.affichage, self.note_ecrit))

    def paint(self) -> None:
        """Show the session as it is now, its countdown too."""
        super().paint()
        self.paint_travail()

    def paint_travail(self) -> None:
        """Show what is left of the work, unless nobody sees it."""
        if not self.is_current:
            return
        line = self.query_one(TravailLine)
        line.tick = self.paint_travail
        now = self.ouverte.contexte.clock.now()
        environ = self.affichage.glyphs.environ
        line.show(countdown(self.ouverte.session, self.ouverte.bloc, now, environ, line.room))
