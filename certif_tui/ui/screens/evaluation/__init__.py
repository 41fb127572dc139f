"""Grading a candidat live: what marks, keeps time and hints, each an object of its own, and the screen over them."""

from certif_tui.ui.screens.evaluation.screen import Evaluation as Evaluation
