"""The home screen: list (`vue`, `liste`, `rows`), start (`starting`), commands (`screen`). Nothing heavy here."""

from certif_tui.ui.screens.accueil.screen import Accueil as Accueil
