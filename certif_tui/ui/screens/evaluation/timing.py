"""The half of the grading screen that keeps time: start, pause, phases, minutes given or taken, reasons."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from certif_tui.domain.chrono.state import Marche
from certif_tui.ui.commands import command
from certif_tui.ui.ecran import Ecran

if TYPE_CHECKING:
    from certif_tui.services.oral.passage import ChronoOuvert

ACTIONS = {
    "phase_demarree": "le changement de phase",
    "pause": "la pause",
    "reprise": "la reprise",
    "ajustement": "la minute ajoutée ou retirée",
    "fin": "la fin de l'oral",
    "confirmation": "la confirmation du temps",
}


class Timing(Ecran[str]):
    """Runs the clock; it never takes the focus and never asks before acting, except to end the oral."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("chrono.bascule", "c", "bascule", "Chrono", "Démarre, met en pause ou reprend le chrono", show=True),
        command(
            "chrono.phase",
            "p",
            "phase",
            "Phase",
            "Passe à la phase suivante\u00a0; sur la dernière, termine",
            show=True,
        ),
        command("chrono.plus", "greater_than_sign", "minute(1)", "Une minute de plus", "Donne une minute à la phase"),
        command("chrono.moins", "less_than_sign", "minute(-1)", "Une minute de moins", "Retire une minute à la phase"),
        command("chrono.annuler", "a", "annuler_chrono", "Annuler le chrono", "Annule la dernière action du chrono"),
        command("chrono.motif", "m", "motif", "Motif", "Donne après coup la raison de la dernière action du chrono"),
        command("chrono.confirmer", "v", "confirmer", "Confirmer le temps", "Confirme un temps affiché avec ≈"),
    ]

    chrono: ChronoOuvert

    def paint_clock(self) -> None:
        """Show the clock as it is now."""
        raise NotImplementedError

    def _clocked(self, use_case: Callable[[], object]) -> bool:
        done = self.manage(use_case)
        self.paint_clock()
        return done

    def action_bascule(self) -> None:
        """Start, pause or resume, at once."""
        self._clocked(self.chrono.toggle)

    def action_phase(self) -> None:
        """Go to the next phase; on the last one, end the oral after a confirmation."""
        moved: list[bool] = []
        if self._clocked(lambda: moved.append(self.chrono.next_phase())) and not moved[0]:
            self._confirm_end()

    def _confirm_end(self) -> None:
        from certif_tui.ui.dialogs.confirmation import Confirmation

        def answered(yes: bool | None) -> None:
            if yes:
                self._clocked(self.chrono.end)

        question = "Terminer l'oral de ce candidat\u00a0? Le chrono s'arrête\u00a0; la grille reste ouverte."
        if self.chrono.chrono.marche is Marche.PRET:
            self.say("L'oral n'a pas commencé\u00a0: C démarre le chrono.")
        else:
            self.app.push_screen(
                Confirmation("Dernière phase", question, "Terminer l'oral", "Continuer l'oral"), answered
            )

    def action_minute(self, minutes: int) -> None:
        """Give or take a minute."""
        self._clocked(lambda: self.chrono.adjust(minutes))

    def action_annuler_chrono(self) -> None:
        """Take back the last clock action and say which it was."""
        undone: list[str] = []
        if self._clocked(lambda: undone.append(self.chrono.undo().type)):  # type: ignore[attr-defined]
            self.say(f"Annulation faite\u00a0: {ACTIONS[undone[0]]}." if undone else None)

    def action_confirmer(self) -> None:
        """Vouch for an approximate time."""
        self._clocked(self.chrono.confirm)

    def action_motif(self) -> None:
        """Give the reason of the last clock action, after the fact."""
        from certif_tui.ui.dialogs.saisie import Saisie

        last = self.chrono.chrono.annulable
        if last is None:
            self.say("Le chrono n'a pas encore servi\u00a0: il n'y a rien à motiver.")
            return

        def given(texte: str | None) -> None:
            if texte and texte.strip():
                self._clocked(lambda: self.chrono.give_reason(texte.strip()))

        quoi = ACTIONS[last.type]  # type: ignore[attr-defined]
        self.app.push_screen(
            Saisie("Motif", f"Pourquoi {quoi}\u00a0?", self.chrono.chrono.motifs.get(last.id, "")), given
        )
