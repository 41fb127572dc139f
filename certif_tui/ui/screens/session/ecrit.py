"""The part of the session screen that notes the written works before the orals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from certif_tui.domain.candidats import Candidat
from certif_tui.journal.journal import JournalError
from certif_tui.services.ecrits import membres_of, open_ecrit
from certif_tui.services.evaluation import GrilleTenue
from certif_tui.services.refus import Refus
from certif_tui.ui.commands import command
from certif_tui.ui.screens.evaluation.ecrit import EvaluationEcrite
from certif_tui.ui.screens.prise import take_over_question
from certif_tui.ui.screens.session.base import SessionBase


class PreGrading(SessionBase):
    """Opens the written work of a candidat, or of the group it was noted for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("session.ecrit", "w", "ecrit", "Écrit", "Note l'écrit avant l'oral, sans le compter"),
    ]

    def action_ecrit(self) -> None:
        """Note the written work of the candidat under the cursor."""
        if self.current is not None and self.current.retire is None:
            self.note_ecrit([self.current])
        else:
            self.say("Placez le curseur sur un candidat de la session.")

    def note_ecrit(self, membres: Sequence[Candidat], *, take_over: bool = False) -> None:
        """Note the written work of those candidats, once for all of them."""
        if self.jure is None:
            self.ask_jure(lambda: self.note_ecrit(membres))
            return
        poste = self.bureau.poste(self.ouverte, self.jure)
        try:
            chrono = poste.open_chrono(membres[0].slug)
            ecrit = open_ecrit(poste, [it.slug for it in membres], take_over=take_over)
            place = ecrit.place
            slugs = membres_of(poste.contexte.journal, place.session, place.candidat, place.jure)
        except GrilleTenue as refusal:
            self.app.push_screen(
                take_over_question(str(refusal)), lambda yes: self.note_ecrit(membres, take_over=True) if yes else None
            )
            return
        except (Refus, JournalError) as error:
            self.say(str(error))
            return
        whose = membres if len(membres) > 1 else [it for it in self.ouverte.session.candidats if it.slug in slugs]
        self.app.push_screen(EvaluationEcrite(poste, membres[0], ecrit, chrono, self.affichage, whose))
