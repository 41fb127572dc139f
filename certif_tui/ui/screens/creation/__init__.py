"""The form that creates a session: its fields (`fields`), what is typed in them (`typed`), the form (`screen`)."""

from certif_tui.ui.screens.creation.screen import Creation as Creation
