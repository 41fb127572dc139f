"""A session's candidats: the list (`vue`, `etat`, `lignes`), what can be done (`commandes`), the screen (`screen`)."""

from certif_tui.ui.screens.session.screen import SessionScreen as SessionScreen
