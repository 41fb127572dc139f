"""A session's candidats: the list (`screen`), what can be changed in it (`preparing`), going to grade (`grading`)."""

from certif_tui.ui.screens.session.screen import SessionScreen as SessionScreen
