"""The home screen: its list (`listing`), its rows in words (`rows`), its commands (`screen`). Nothing heavy here."""

from certif_tui.ui.screens.accueil.screen import Accueil as Accueil
