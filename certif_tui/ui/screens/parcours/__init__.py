"""The parcours: everybody's list (`screen`), one person in full and the questions about them (`personne`)."""

from certif_tui.ui.screens.parcours.screen import ParcoursScreen as ParcoursScreen
