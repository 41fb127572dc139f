"""The part of the session screen that notes the written works before the orals."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from certif_tui.domain.ecrit.travail import is_collectif
from certif_tui.domain.refus import Refus
from certif_tui.journal.journal import JournalError
from certif_tui.services.ecrit.prenotation import membres_of, open_ecrit
from certif_tui.services.grille.evaluation import GrilleTenue, JureParti
from certif_tui.services.grille.poste import Poste
from certif_tui.ui.commands import command
from certif_tui.ui.screens.evaluation import Evaluation
from certif_tui.ui.screens.evaluation.variants import ecrit as ecrit_of
from certif_tui.ui.screens.prise import take_over_question
from certif_tui.ui.screens.session.base import SessionBase
from certif_tui.wording.text import NBSP

Tell = Callable[[str], None]
"""Says something to whom asked, on the screen they asked from."""
VIDE = f"Ce groupe n'a plus personne{NBSP}: il n'y a pas d'écrit à noter."
PARTI = "Placez le curseur sur un candidat de la session."


class PreGrading(SessionBase):
    """Opens the written work of a candidat, or of the group it was noted for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("session.ecrit", "w", "ecrit", "Écrit", "Note l'écrit avant l'oral, sans le compter"),
    ]

    def action_ecrit(self) -> None:
        """Note the written work of the candidat under the cursor, that of their group where one was drawn."""
        candidat = self.current
        if candidat is None or candidat.retire is not None:
            self.say(PARTI)
            return
        groupe = self.ouverte.session.groupes.groupe_of(candidat.slug) if is_collectif(self.ouverte.bloc) else None
        self.note_ecrit(groupe.code if groupe else candidat.slug, self.say)

    def note_ecrit(self, remettant: str, tell: Tell, *, take_over: bool = False) -> None:
        """Note the written work of that group, once for all its members, or of that candidat; `tell` says why not."""
        if self.jure is None:
            self.ask_jure(lambda: self.note_ecrit(remettant, tell))
            return
        poste = self.bureau.poste(self.ouverte, self.jure)
        try:
            self._show_ecrit(poste, remettant, take_over=take_over)
        except GrilleTenue as refusal:
            self.app.push_screen(
                take_over_question(str(refusal)),
                lambda yes: self.note_ecrit(remettant, tell, take_over=True) if yes else None,
            )
        except JureParti:
            self.check_jure()
        except (Refus, JournalError) as error:
            tell(str(error))

    def _show_ecrit(self, poste: Poste, remettant: str, *, take_over: bool) -> None:
        session = self.ouverte.session
        groupe = next((it for it in session.groupes.groupes if it.code == remettant), None)
        known = groupe.membres if groupe else (remettant,)
        membres = [it for it in session.presentes if it.slug in known]
        if not membres:
            raise Refus(VIDE if groupe else PARTI)
        slugs = [it.slug for it in membres]
        chrono = poste.open_chrono(slugs[0])
        ecrit = open_ecrit(poste, slugs, take_over=take_over)
        place = ecrit.place
        noted = membres_of(poste.contexte.journal, place.session, place.candidat, place.jure)
        whose = membres if groupe else [it for it in session.candidats if it.slug in noted]
        code = groupe.code if groupe else ""
        variant = ecrit_of(whose, code)
        self.app.push_screen(Evaluation(poste, membres[0], ecrit, chrono, self.affichage, variant=variant))
