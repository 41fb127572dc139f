"""The grading screen: the whole bloc, its clock, its live statuts, the critère under the cursor in full."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from certif_tui.domain.chrono import Marche
from certif_tui.domain.session import Candidat
from certif_tui.services.evaluation import GrilleOuverte
from certif_tui.services.passage import ChronoOuvert
from certif_tui.services.poste import Poste
from certif_tui.ui.commands import command
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.evaluation.alertes import alert_of, elapsed_words
from certif_tui.ui.screens.evaluation.marking import Marking
from certif_tui.ui.screens.evaluation.timing import Timing
from certif_tui.ui.widgets.bandeau import Bandeau
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.checklist import Checklist
from certif_tui.ui.widgets.chrono_bar import ChronoBar
from certif_tui.ui.widgets.entete import Entete
from certif_tui.ui.widgets.key_line import KeyLine
from certif_tui.ui.widgets.side_column import SideColumn
from certif_tui.ui.widgets.statut_strip import StatutStrip
from certif_tui.wording import clean, facteur

LOOK_S = 2.0
"""Seconds between two looks at what other programs wrote: the shared clock, a sheet taken over."""
AWAY_S = 60
"""Seconds without an action after which a clock still running is worth a word on coming back."""


class Evaluation(Marking, Timing):
    """Grades one candidat. Dismissed with what to do next: a slug of `Suite`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("evaluation.bilan", "b", "bilan", "Bilan", "Résultat du candidat, remise de la grille", show=True),
        command("evaluation.masquer", "h", "masquer", "Masquer les statuts", "Cache ou montre ce qui est validé"),
        command("evaluation.deplacer", "d", "deplacer", "Déplacer la grille", "Grille remplie pour un autre candidat"),
        command("evaluation.infos", "i", "infos", "Épreuve et règle", "Modalités, condition de validation, remarques"),
        command("evaluation.retour", "escape", "retour", "Retour", "Revient à la liste des candidats"),
    ]
