"""The written part: the page of groups and dossiers (`screen`), and the draw told group by group (`revelation`)."""

from certif_tui.ui.screens.groupes.screen import GroupesScreen as GroupesScreen
