"""The screens next to that of a session; those with much of their own are imported when they are first shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.jury import Jure
from certif_tui.services.oral.incidents import CarnetIncidents
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.ui.commands import Actions
from certif_tui.ui.dialogs.dialogue import Dialogue
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.prenotation import Tell
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.infos import Infos
from certif_tui.ui.screens.session.infos import rows_of_session

if TYPE_CHECKING:
    from certif_tui.services.bureau import Bureau


class Voisins:
    """Makes them, with what they need."""

    def __init__(
        self, bureau: Bureau, ouverte: SessionOuverte, affichage: Affichage, jure: Callable[[], Jure | None]
    ) -> None:
        """`jure` tells who is at work, who signs what is noted."""
        self._bureau, self._ouverte, self._affichage, self._jure = bureau, ouverte, affichage, jure

    def actions(self, show: Callable[[Ecran[Any]], object], note_ecrit: Callable[[str, Tell], None]) -> Actions:
        """What the commands do that lead to them; `show` brings a screen in sight."""
        return {
            "registre": lambda: show(self.registre()),
            "groupes": lambda: show(self.groupes(note_ecrit)),
            "horaires": lambda: show(self.horaires()),
            "infos": lambda: show(self.infos()),
        }

    def carnet(self) -> CarnetIncidents:
        """The incidents, as the juré at work notes them."""
        jure, contexte = self._jure(), self._ouverte.contexte
        signed = contexte.signed_by(jure.slug) if jure else contexte
        return CarnetIncidents(self._ouverte, signed, self._bureau.writer)

    def registre(self) -> Ecran[Any]:
        """Everything that was noted."""
        from certif_tui.ui.screens.registre import RegistreScreen

        return RegistreScreen(self.carnet(), self._affichage)

    def groupes(self, noter: Callable[[str, Tell], None]) -> Ecran[Any]:
        """The groups and the dossiers; `noter` notes the written work of one of them."""
        from certif_tui.ui.screens.groupes import GroupesScreen

        return GroupesScreen(self._ouverte, self._affichage, noter)

    def horaires(self) -> Ecran[Any]:
        """The plan of the orals against the real time."""
        from certif_tui.ui.screens.horaires import HorairesScreen

        return HorairesScreen(self._bureau, self._ouverte, self._affichage)

    def infos(self) -> Ecran[Any]:
        """The session, its épreuve and rule, and what the référentiel contradicts itself in."""
        preface = rows_of_session(self._ouverte.session)
        return Infos(self._ouverte.bloc, self._ouverte.referentiel, self._affichage, preface)

    def fiche(self, candidat: Candidat) -> Dialogue[bool]:
        """The form of all that is said of a candidat."""
        from certif_tui.ui.screens.session.fiche import Fiche

        return Fiche(self._ouverte, candidat)
