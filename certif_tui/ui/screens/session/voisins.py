"""The screens next to that of a session; those with much of their own are imported when they are first shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.jury import Jure
from certif_tui.services.grille.phrases import Chez
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.ui.commands import Actions
from certif_tui.ui.dialogs.dialogue import Dialogue
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.prenotation import Tell
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.session.infos import rows_of_session

if TYPE_CHECKING:
    from certif_tui.services.bureau import Bureau
    from certif_tui.services.oral.incidents import CarnetIncidents

NoterEcrit: TypeAlias = Callable[[str, Tell], None]


class Voisins:
    """Makes them, with what they need."""

    def __init__(
        self, bureau: Bureau, ouverte: SessionOuverte, affichage: Affichage, jure: Callable[[], Jure | None]
    ) -> None:
        """`jure` tells who is at work, who signs what is noted."""
        self._bureau, self._ouverte, self._affichage, self._jure = bureau, ouverte, affichage, jure

    def actions(self, screen: Ecran[Any], current: Callable[[], Candidat | None], noter: NoterEcrit) -> Actions:
        """What the commands that lead elsewhere do; `noter` notes the written work of a group or of a candidat."""
        return {
            "incident": lambda: self._note_incident(screen, current()),
            "registre": lambda: screen.app.push_screen(self.registre()),
            "groupes": lambda: screen.app.push_screen(self.groupes(noter)),
            "horaires": lambda: screen.app.push_screen(self.horaires()),
            "infos": lambda: screen.app.push_screen(self.infos()),
            "phrases": lambda: screen.app.push_screen(self.phrases()),
        }

    def _note_incident(self, screen: Ecran[Any], candidat: Candidat | None) -> None:
        """Note an incident, of that candidat or of the session."""
        from certif_tui.ui.flows.incident import Signalement

        Signalement(screen, self.carnet(), screen.paint).ask_whom(candidat)

    def carnet(self) -> CarnetIncidents:
        """The incidents, as the juré at work notes them."""
        from certif_tui.services.oral.incidents import CarnetIncidents

        jure, contexte = self._jure(), self._ouverte.contexte
        signed = contexte.signed_by(jure.slug) if jure else contexte
        return CarnetIncidents(self._ouverte, signed, self._bureau.writer)

    def registre(self) -> Ecran[Any]:
        """Everything that was noted."""
        from certif_tui.ui.screens.registre import RegistreScreen

        return RegistreScreen(self.carnet(), self._affichage)

    def groupes(self, noter: NoterEcrit) -> Ecran[Any]:
        """The groups and the dossiers; `noter` notes the written work of one of them."""
        from certif_tui.ui.screens.groupes import GroupesScreen

        return GroupesScreen(self._ouverte, self._affichage, noter)

    def horaires(self) -> Ecran[Any]:
        """The plan of the orals against the real time."""
        from certif_tui.ui.screens.horaires import HorairesScreen

        return HorairesScreen(self._bureau, self._ouverte, self._affichage)

    def infos(self) -> Ecran[Any]:
        """The session, its épreuve and rule, and what the référentiel contradicts itself in."""
        from certif_tui.ui.screens.infos import Infos

        preface = rows_of_session(self._ouverte.session)
        return Infos(self._ouverte.bloc, self._ouverte.referentiel, self._affichage, preface)

    def phrases(self) -> Ecran[Any]:
        """The ready remarques of the bloc."""
        from certif_tui.ui.screens.phrases import PhrasesScreen

        jure, pretes = self._jure(), self._bureau.phrases
        chez = Chez(self._ouverte.slug, jure.slug) if jure else None
        return PhrasesScreen(self._ouverte.bloc, pretes, chez, self._affichage)

    def fiche(self, candidat: Candidat) -> Dialogue[bool]:
        """The form of all that is said of a candidat."""
        from certif_tui.ui.screens.session.fiche import Fiche

        return Fiche(self._ouverte, candidat)
