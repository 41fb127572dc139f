"""The day of the orals: the plan against the real time (`screen`), the form that establishes it (`planification`)."""

from certif_tui.ui.screens.horaires.screen import HorairesScreen as HorairesScreen
