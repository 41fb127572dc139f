"""The settings screen."""

from certif_tui.ui.screens.reglages.screen import ReglagesScreen as ReglagesScreen
