"""Changing the list of candidats from the session screen: who is in it, in which order, with how much time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from certif_tui.domain.session.candidats import Candidat
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.ui.commands import Actions
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.amenagement import Amenagement
from certif_tui.ui.flows.annulation import FlowAnnulation
from certif_tui.ui.flows.apport import Apport
from certif_tui.ui.flows.candidats import FlowCandidats
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.candidats import ListeCandidats
from certif_tui.ui.screens.session.voisins import Voisins


class ListChanges:
    """The flows that change it, and which command begins each."""

    def __init__(
        self,
        screen: Ecran[Any],
        ouverte: SessionOuverte,
        affichage: Affichage,
        voisins: Voisins,
        liste: ListeCandidats,
    ) -> None:
        self._screen, self._ouverte, self._affichage, self._liste = screen, ouverte, affichage, liste
        self._flow = FlowCandidats(screen, ouverte, voisins.fiche)
        self._amenagement = Amenagement(screen, ouverte)
        self._apport = Apport(screen, ouverte, affichage)
        self._annulation = FlowAnnulation(screen, voisins.carnet)

    def actions(self, current: Callable[[], Candidat | None]) -> Actions:
        """What the commands do, those of one candidat to the `current` one."""

        def of_current(does: Callable[..., None]) -> Callable[..., None]:
            def act(*parameters: int) -> None:
                if (candidat := current()) is not None:
                    does(candidat, *parameters)

            return act

        changes, amenagement, apport, annulation = self._flow, self._amenagement, self._apport, self._annulation
        return {
            "ajouter": lambda: changes.tell(changes.add()),
            "modifier": of_current(lambda candidat: changes.tell(changes.correct(candidat))),
            "retirer": of_current(lambda candidat: changes.tell(changes.withdraw(candidat))),
            "trier": lambda: changes.tell(changes.sort()),
            "deplacer": of_current(self._move),
            "temps": of_current(lambda candidat: amenagement.tell(amenagement.lengthen(candidat))),
            "duree": lambda: amenagement.tell(amenagement.set_duree()),
            "importer": lambda: apport.tell(apport.bring()),
            "defaire_import": lambda: apport.tell(apport.take_back()),
            "masquer": self._mask,
            "annuler": lambda: annulation.tell(annulation.take_back_last()),
        }

    def _mask(self) -> None:
        """Hide the verdicts of sheets that are not handed in, or show them again, here and on every sheet."""
        statuts = self._affichage.statuts
        statuts.turn()
        self._screen.paint()
        self._screen.say("Statuts masqués, ici et sur les grilles." if statuts.actif else "Statuts montrés.")

    def _move(self, candidat: Candidat, step: int) -> None:
        """Move a candidat in the order of passage; the cursor goes along."""
        if candidat.retire is None:
            self._flow.change(lambda: self._ouverte.candidats.move(candidat.slug, step))
            self._liste.follow_candidat(candidat.slug)
