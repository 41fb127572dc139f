"""The preview of an importation: what each column is taken for, who comes, who may be there, what is rejected."""

from certif_tui.ui.screens.importation.preparation import Issue as Issue
from certif_tui.ui.screens.importation.screen import ImportationScreen as ImportationScreen
