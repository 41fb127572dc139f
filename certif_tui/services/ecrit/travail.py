"""Running the written part: the work's clock, the dossiers that come, their dates; each can be undone with a motif."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from certif_tui.domain.ecrit.decisions import annulation
from certif_tui.domain.ecrit.decisions import travail as decisions
from certif_tui.domain.ecrit.decisions.travail import Dates
from certif_tui.domain.ecrit.evenements import DossierRecu, EcheanceFixee, FaitEcrit, TravailDemarre
from certif_tui.domain.ecrit.travail import Rendu
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.evenements import EvenementAnnule
from certif_tui.services.registre.taking_back import evenements_of, take_back

if TYPE_CHECKING:
    from certif_tui.services.gate.session_tenue import SessionTenue


class EcritTenu:
    """The written part of a session held open."""

    def __init__(self, ouverte: SessionTenue) -> None:
        self._ouverte = ouverte

    def rendu(self, remettant: str) -> Rendu:
        """The dossier owed by that group or candidat. Raises `Refus` when none is."""
        return decisions.find_rendu(self._ouverte.session, self._ouverte.bloc, remettant)

    def start(self, *, debut: datetime | None = None, motif: str | None = None) -> TravailDemarre:
        """Start the work, now or as of `debut`; a motif corrects the start of one that runs.

        Refused as `decisions.start`.
        """
        acte, bloc = self._ouverte.contexte.acte(), self._ouverte.bloc
        [started] = self._ouverte.record_or_raise(
            lambda session: decisions.start(session, acte, bloc, debut=debut, motif=motif)
        )
        return started

    def receive(self, remettant: str, *, recu: datetime | None = None, motif: str | None = None) -> Rendu:
        """Record that a dossier came, now or at `recu`; a motif corrects the time of one that had come.

        Refused as `decisions.receive`.
        """
        acte, bloc, vu = self._ouverte.contexte.acte(), self._ouverte.bloc, self._ouverte.session.groupes.tirage
        self._ouverte.record_or_raise(
            lambda session: decisions.receive(session, acte, bloc, remettant, vu=vu, recu=recu, motif=motif)
        )
        return self.rendu(remettant)

    def receive_all(self, *, recu: datetime | None = None) -> Sequence[DossierRecu]:
        """Record that all the dossiers still missing came, now or at `recu`. Refused as `decisions.receive_all`."""
        acte, bloc, vu = self._ouverte.contexte.acte(), self._ouverte.bloc, self._ouverte.session.groupes.tirage
        return self._ouverte.record_or_raise(
            lambda session: decisions.receive_all(session, acte, bloc, vu=vu, recu=recu)
        )

    def set_echeance(
        self,
        *,
        debut: date | None = None,
        fin: date | None = None,
        echeance: datetime | None = None,
        motif: str | None = None,
    ) -> EcheanceFixee:
        """Set when dossiers are due, and the days of the work; without `echeance`, the middle of these days, at noon.

        Refused as `decisions.set_echeance`.
        """
        acte, bloc, dates = self._ouverte.contexte.acte(), self._ouverte.bloc, Dates(debut, fin, echeance)
        [fixed] = self._ouverte.record_or_raise(
            lambda session: decisions.set_echeance(session, acte, bloc, dates, motif)
        )
        return fixed

    def forget_dossier(self, remettant: str, motif: str) -> None:
        """Undo the reception of a dossier: an earlier time that it corrected comes back. Refused as `undo`."""
        dossier = self.rendu(remettant).dossier
        if dossier is None:
            raise Refus(f"Le dossier de {remettant} n'est pas reçu\u00a0: il n'y a rien à annuler.")
        self.undo(dossier, motif)

    def forget_work(self, motif: str) -> None:
        """Undo the start of the work: an earlier start that it corrected comes back. Refused as `undo`."""
        travail = self._ouverte.session.groupes.travail
        if travail is None:
            raise Refus("Le travail n'a pas démarré\u00a0: il n'y a rien à annuler.")
        self.undo(travail, motif)

    def undo(self, fait: FaitEcrit, motif: str) -> None:
        """Undo one operation of the written part; both are kept.

        Refused without a motif, and by `Dependant` when something else needs it, as for any event of the session.
        """
        take_back(self._ouverte, self._ouverte.contexte, fait, motif)

    def undo_last(self, motif: str, vus: Sequence[FaitEcrit] | None = None) -> Sequence[FaitEcrit]:
        """Undo the last gesture that stands, `vus` where somebody saw it, and return it.

        Refused as `annulation.take_back_last`.
        """
        ouverte = self._ouverte
        faits = ouverte.session.groupes.dernier_geste if vus is None else vus
        acte = ouverte.contexte.acte()
        ouverte.record_or_raise(
            lambda session: annulation.take_back_last(session, acte, evenements_of(ouverte), motif, vus=faits)
        )
        return faits

    def forget_all_received(self, motif: str) -> Sequence[EvenementAnnule]:
        """Undo the last `receive_all` at once. Refused as `annulation.take_back_all_received`."""
        ouverte, acte = self._ouverte, self._ouverte.contexte.acte()
        return ouverte.record_or_raise(
            lambda session: annulation.take_back_all_received(session, acte, evenements_of(ouverte), motif)
        )
