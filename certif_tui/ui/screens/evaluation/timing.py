"""Keeping time from the grading screen: start, pause, phases, minutes given or taken, reasons."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.actions import parse
from textual.binding import Binding

from certif_tui.documents.ecrit import ecarts_said
from certif_tui.domain.chrono.state import Marche
from certif_tui.domain.ecrit.regles import of_oral
from certif_tui.services.grille.evaluation import GrilleOuverte
from certif_tui.services.oral.heures import first_instant, read_instant
from certif_tui.services.oral.passage import ChronoOuvert
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.ui.commands import Actions, command
from certif_tui.ui.dialogs.saisie import Saisie
from certif_tui.ui.dialogs.yes_no import YesNo
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.flow import Flow
from certif_tui.ui.flows.motif import with_motif
from certif_tui.ui.verbes import Verbe
from certif_tui.wording.dates import heure, heure_a_taper
from certif_tui.wording.text import NBSP

COMMANDES: tuple[Binding, ...] = (
    command(
        "chrono.bascule", Verbe.CHRONO, "bascule", "Chrono", "Démarre, met en pause ou reprend le chrono", show=True
    ),
    command(
        "chrono.phase",
        Verbe.PHASE,
        "phase",
        "Phase",
        f"Passe à la phase suivante{NBSP}; sur la dernière, termine",
        show=True,
    ),
    command("chrono.plus", Verbe.APRES, "minute(1)", "Une minute de plus", "Donne une minute à la phase"),
    command("chrono.moins", Verbe.AVANT, "minute(-1)", "Une minute de moins", "Retire une minute à la phase"),
    command(
        "chrono.annuler",
        Verbe.ANNULER_CHRONO,
        "annuler_chrono",
        "Annuler le chrono",
        "Annule la dernière action du chrono",
    ),
    command(
        "chrono.motif", Verbe.MODIFIER, "motif", "Motif", "Donne après coup la raison de la dernière action du chrono"
    ),
    command("chrono.commence", Verbe.TEMPS, "commence", "Oral commencé à…", "Corrige l'heure où l'oral a commencé"),
    command("chrono.confirmer", Verbe.CONFIRMER, "confirmer", "Confirmer le temps", "Confirme un temps affiché avec ≈"),
)
DONNENT_LE_TEMPS = tuple(it for it in COMMANDES if parse(it.action)[1] in ("bascule", "phase", "minute"))
"""The commands that run the clock, of those that have something to say of it once it stopped."""
ACTIONS = {
    "phase_demarree": "le changement de phase",
    "pause": "la pause",
    "reprise": "la reprise",
    "ajustement": "la minute ajoutée ou retirée",
    "fin": "la fin de l'oral",
    "confirmation": "la confirmation du temps",
    "debut_corrige": "la correction du départ",
}
PAS_COMMENCE = f"L'oral n'a pas commencé{NBSP}: C démarre le chrono."
JAMAIS_SERVI = f"Le chrono n'a pas encore servi{NBSP}: il n'y a rien à motiver."
DEPART = f"Heure où l'oral a vraiment commencé, par exemple 14:02{NBSP}; les phases sont recalculées."
TERMINER = f"Terminer l'oral de ce candidat{NBSP}? Le chrono s'arrête{NBSP}; la grille reste ouverte."


class Timing(Flow):
    """Runs the clock; it never asks before acting, except to end the oral."""

    def __init__(
        self,
        screen: Ecran[Any],
        ouverte: SessionOuverte,
        chrono: ChronoOuvert,
        grille: GrilleOuverte,
        done: Callable[[], None],
    ) -> None:
        """`done` shows the clock as it is now."""
        super().__init__(screen)
        self._ouverte, self._chrono, self._grille, self._done = ouverte, chrono, grille, done

    def actions(self) -> Actions:
        """What the commands of the clock do."""
        return {
            "bascule": self.toggle,
            "phase": self.next_phase,
            "minute": self.adjust,
            "annuler_chrono": self.undo,
            "confirmer": self.confirm,
            "commence": lambda: self.tell(self.correct_start()),
            "motif": lambda: self.tell(self.give_reason()),
        }

    def toggle(self) -> None:
        """Start, pause or resume, at once; what starts apart from the rules says so and how to give the reason."""
        starts = self._chrono.chrono.marche is Marche.PRET
        if starts and self._grille.grille.remise is not None:
            return  # the banner says it: the sheet is handed in, and how to reopen it
        self._act(self._chrono.toggle)
        started = self._chrono.chrono.debut
        if starts and started is not None:
            ecarts = of_oral(self._ouverte.session, [(started, started)])
            if ecarts:
                self.screen.say(f"Oral commencé hors règle{NBSP}: {ecarts_said(ecarts)}. M en donne le motif.")

    def next_phase(self) -> None:
        """Go to the next phase; on the last one, end the oral after a confirmation."""
        moved = self.screen.attempt(self._chrono.next_phase)
        self._done()
        if moved is not False:
            return
        if self._chrono.chrono.marche is Marche.PRET:
            self.screen.say(PAS_COMMENCE)
        else:
            self.tell(self._end())

    async def _end(self) -> None:
        if await self.ask(YesNo("Dernière phase", TERMINER, "Terminer l'oral", "Continuer l'oral")):
            self._act(self._chrono.end)

    def adjust(self, minutes: int) -> None:
        """Give minutes, or take them when there are less than none."""
        self._act(lambda: self._chrono.adjust(minutes))

    def undo(self) -> None:
        """Take back the last clock action and say which it was."""
        undone = self.screen.attempt(self._chrono.undo)
        self._done()
        if undone is not None:
            self.screen.say(f"Annulation faite{NBSP}: {ACTIONS[undone.type_name()]}.")

    def confirm(self) -> None:
        """Vouch for an approximate time."""
        self._act(self._chrono.confirm)

    async def correct_start(self) -> None:
        """Ask when the oral really began; the time shown, given back untouched, changes nothing."""
        known, session = self._chrono.chrono.debut, self._ouverte.session
        if known is None:
            self.screen.say(PAS_COMMENCE)
            return
        now = self._ouverte.contexte.clock.now().instant
        shown = heure_a_taper(known, now, session.fuseau)
        given = await self.ask_until(
            lambda refusal, typed: Saisie("Oral commencé à", refusal or DEPART, typed or shown, offered=True),
            lambda typed: None if typed.strip() in ("", shown) else read_instant(typed, session.fuseau, now),
        )
        debut = given[0] if given else None
        if debut is not None and await with_motif(
            self,
            "Départ corrigé",
            lambda motif: self._chrono.correct_start(debut, motif, pas_avant=first_instant(session)),
        ):
            self.screen.say(f"Oral commencé à {heure(debut, session.fuseau)}{NBSP}: Ctrl+U annule cette correction.")
        self._done()

    async def give_reason(self) -> None:
        """Ask the reason of the last clock action, after the fact."""
        last = self._chrono.chrono.annulable
        if last is None:
            self.screen.say(JAMAIS_SERVI)
            return
        quoi = ACTIONS[last.type_name()]
        known = self._chrono.chrono.motifs.get(last.id, "")
        texte = await self.ask(Saisie("Motif", f"Pourquoi {quoi}{NBSP}?", known))
        if texte and texte.strip():
            self._act(lambda: self._chrono.give_reason(texte.strip()))

    def _act(self, use_case: Callable[[], object]) -> None:
        self.screen.manage(use_case)
        self._done()
