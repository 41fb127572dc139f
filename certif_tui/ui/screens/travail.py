"""What is left of the written work, as every screen that shows it does."""

from __future__ import annotations

from certif_tui.documents.decompte import countdown
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.widgets.travail_line import TravailLine


def show_travail(line: TravailLine, ouverte: SessionOuverte, affichage: Affichage) -> None:
    """Show in a line what is left of the work now."""
    now = ouverte.contexte.clock.now()
    line.show(countdown(ouverte.session, ouverte.bloc, now, affichage.glyphs.environ, line.room))
