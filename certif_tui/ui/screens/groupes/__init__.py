"""The written part: the page of groups and dossiers (`screen`), the draw (`drawing`) and its reveal, corrections."""

from certif_tui.ui.screens.groupes.screen import GroupesScreen as GroupesScreen
