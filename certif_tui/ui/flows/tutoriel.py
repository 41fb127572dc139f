"""The tutorial over the screens of a demonstration: it looks at what was done, and says the next step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.screen import Screen

from certif_tui.ui.ecran import Ecran
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.bilan import BilanScreen
from certif_tui.ui.screens.evaluation import Evaluation
from certif_tui.ui.tutoriel import Lecon, VuDuTutoriel
from certif_tui.ui.widgets.panneau import PanneauTutoriel
from certif_tui.wording.text import NBSP
from certif_tui.wording.tutoriel import BILAN, GRILLE, LISTE, step_words

LOOK_S = 0.25
"""Seconds between two looks at what was done; nothing is read from the disk for it."""
ELSEWHERE = "Le tutoriel accompagne la démonstration, que V ouvre à l'accueil."


class Accompagnement:
    """Accompanies what is done over the list of candidats of a demonstration, until it is left."""

    def __init__(self, liste: Ecran[Any], affichage: Affichage) -> None:
        self._liste, self._affichage = liste, affichage
        self._lecon = Lecon()

    def begin(self) -> None:
        """Look now, and go on looking as long as the list is open."""
        self.look()
        self._liste.set_interval(LOOK_S, self.look)

    def look(self) -> None:
        """Take note of what was done, and say the next step on the screen in sight, where it has a place."""
        stack = self._liste.app.screen_stack
        screen = next((it for it in reversed(stack) if isinstance(it, Ecran)), None)
        if not self._affichage.tutoriel or screen is None or self._liste not in stack:
            return
        ecran = _ecran_of(screen, self._liste)
        vu = _seen(stack, ecran or LISTE)
        self._lecon = self._lecon.after(vu)
        if ecran is not None:
            words = step_words(self._lecon.rang, ecran, (vu.restants, vu.remise), lambda it: _touche(screen, it))
            _panel_of(screen).tell(words)

    def turn(self) -> None:
        """Leave the tutorial where it stands, or take it up there again."""
        self._affichage.tutoriel = not self._affichage.tutoriel
        if self._affichage.tutoriel:
            self.look()
            return
        for screen in self._liste.app.screen_stack:
            screen.query(PanneauTutoriel).remove()


def turn_tutoriel(screen: Ecran[Any], stack: Sequence[Screen[Any]]) -> None:
    """Leave or take up the tutorial of the demonstration that is open; say where there is one when none is."""
    found = next((it for it in map(accompagnement_of, stack) if it is not None), None)
    if found is None:
        screen.say(ELSEWHERE)
    else:
        found.turn()


def accompagnement_of(screen: Screen[Any]) -> Accompagnement | None:
    """What accompanies that screen, null for all but the list of a demonstration."""
    found = getattr(screen, "accompagnement", None)
    return found if isinstance(found, Accompagnement) else None


def _ecran_of(screen: Ecran[Any], liste: Ecran[Any]) -> str | None:
    """Which of the tutorial's screens that is, null for another one."""
    if screen is liste:
        return LISTE
    if isinstance(screen, BilanScreen):
        return BILAN
    return GRILLE if isinstance(screen, Evaluation) and screen.is_clocked else None


def _seen(stack: Sequence[Screen[Any]], ecran: str) -> VuDuTutoriel:
    oral = next((it for it in reversed(stack) if isinstance(it, Evaluation) and it.is_clocked), None)
    if oral is None:
        return VuDuTutoriel(ecran)
    grille = oral.grille
    return VuDuTutoriel.of(ecran, oral.candidat.slug, grille.grille, grille.statut.restants, oral.chrono.chrono)


def _touche(screen: Ecran[Any], ident: str) -> str:
    """The key of a command on that screen, as it is set now."""
    known = next((it.touche for it in screen.commandes() if it.ident == ident), "")
    return known or f"«{NBSP}{ident}{NBSP}»"


def _panel_of(screen: Ecran[Any]) -> PanneauTutoriel:
    panel = screen.query_one_optional(PanneauTutoriel)
    if panel is None:
        panel = PanneauTutoriel()
        screen.mount(panel)
    return panel
