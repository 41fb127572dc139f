"""Noting the written work before the oral: that of a candidat, or of a group once for all its members."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from certif_tui.domain.ecrit.travail import is_collectif
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.candidats import Candidat
from certif_tui.journal.journal import JournalError
from certif_tui.services.ecrit.prenotation import membres_of, open_ecrit
from certif_tui.services.grille.evaluation import JureParti
from certif_tui.services.grille.poste import Poste
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.flow import Flow
from certif_tui.ui.flows.identification import Identification
from certif_tui.ui.flows.prise import take
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.evaluation import Evaluation
from certif_tui.ui.screens.evaluation.variants import ecrit as ecrit_of
from certif_tui.wording.text import NBSP

if TYPE_CHECKING:
    from certif_tui.services.bureau import Bureau

Tell = Callable[[str], None]
"""Says something to whom asked, on the screen they asked from."""
VIDE = f"Ce groupe n'a plus personne{NBSP}: il n'y a pas d'écrit à noter."
PARTI = "Placez le curseur sur un candidat de la session."


class Prenotation(Flow):
    """Opens the written work, once the juré is known and the sheet is free."""

    def __init__(
        self,
        screen: Ecran[Any],
        bureau: Bureau,
        ouverte: SessionOuverte,
        affichage: Affichage,
        identification: Identification,
    ) -> None:
        super().__init__(screen)
        self._bureau, self._ouverte, self._affichage = bureau, ouverte, affichage
        self._identification = identification

    async def note_of(self, candidat: Candidat | None) -> None:
        """Note the written work of a candidat, that of their group where one was drawn."""
        if candidat is None or candidat.retire is not None:
            self.screen.say(PARTI)
            return
        groupes, collectif = self._ouverte.session.groupes, is_collectif(self._ouverte.bloc)
        groupe = groupes.groupe_of(candidat.slug) if collectif else None
        await self.note(groupe.code if groupe else candidat.slug, self.screen.say)

    async def note(self, remettant: str, refuse: Tell) -> None:
        """Note the written work of that group or candidat; `refuse` says why not."""
        jure = await self._identification.known()
        if jure is None:
            return
        poste = self._bureau.poste(self._ouverte, jure)
        try:
            evaluation = await take(self, lambda over: self._opened(poste, remettant, take_over=over))
        except JureParti as parti:
            if not self._identification.check():
                refuse(str(parti))
        except (Refus, JournalError) as error:
            refuse(str(error))
        else:
            if evaluation is not None:
                await self.ask(evaluation)

    def _opened(self, poste: Poste, remettant: str, *, take_over: bool) -> Evaluation:
        session = self._ouverte.session
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
        return Evaluation(poste, membres[0], ecrit, chrono, self._affichage, variant=ecrit_of(whose, code))
