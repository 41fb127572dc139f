"""Grading a candidat live: the checklist (`marking`), the clock (`timing`), and the screen that shows both."""

from certif_tui.ui.screens.bilan import Suite as Suite
from certif_tui.ui.screens.evaluation.screen import Evaluation as Evaluation
