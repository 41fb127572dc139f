"""Handing a sheet in, saying what it lacks, or reopening it; the pen is taken where the juror only looked."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

from certif_tui.documents.presence import empechement_words
from certif_tui.domain.chrono.state import Marche
from certif_tui.domain.grille.decisions import GrilleIncomplete
from certif_tui.domain.grille.pieces import PiecesManquantes, manques_words
from certif_tui.domain.grille.state import Grille
from certif_tui.domain.grille.statut import first_hole
from certif_tui.domain.referentiel.model import Piece
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.presence import Empechement
from certif_tui.domain.session.state import Session
from certif_tui.domain.textes import checked_motif
from certif_tui.journal.journal import JournalError
from certif_tui.services.grille.evaluation import GrilleOuverte, GrilleTenue
from certif_tui.services.grille.poste import Poste
from certif_tui.services.oral.passage import ChronoOuvert
from certif_tui.ui.dialogs.saisie import Saisie
from certif_tui.ui.dialogs.yes_no import YesNo
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.flow import Flow
from certif_tui.ui.flows.prise import take_over_question
from certif_tui.wording.text import NBSP, name_of

PATIENCE_S = 2.0
"""Seconds the disk is given to acknowledge the last marks before a sheet is refused for being unsaved."""
OUVERTE = f"La grille n'est pas remise{NBSP}: elle est déjà ouverte."
TERMINER = f"Le chrono de ce candidat n'est pas arrêté. Terminer son oral avant de remettre la grille{NBSP}?"
MALGRE = "Remettre malgré tout"


class RemiseDeGrille(Flow):
    """Hands in or reopens the juré's sheet for one candidat."""

    def __init__(
        self,
        screen: Ecran[Any],
        poste: Poste,
        candidat: str,
        grille: GrilleOuverte | Grille,
        chrono: ChronoOuvert,
        done: Callable[[], None],
    ) -> None:
        """`grille` is the sheet held open, or as it was read by who only looks; `done` shows what changed."""
        super().__init__(screen)
        self._poste, self._candidat, self._chrono, self._done = poste, candidat, chrono, done
        self._seen = grille if isinstance(grille, Grille) else Grille()
        self.tenue = None if isinstance(grille, Grille) else grille
        """The sheet when it is held open, null as long as the juror only looks."""

    @property
    def grille(self) -> Grille:
        """The sheet as it stands."""
        return self.tenue.grille if self.tenue else self._seen

    async def hand_in(self) -> str | None:
        """Hand the sheet in, or give the code of its first hole.

        What the épreuve requires and is not there is named first, and asks for a motif; of somebody noted absent or the
        like, whether it is meant.
        """
        hole = first_hole(self._poste.ouverte.bloc, self.grille.avis)
        if hole is not None:
            return hole.code  # the sheet opens there, and says how many are left
        motif = "" if self.grille.remise else await self._agreed()
        tenue = None if motif is None else await self.take()
        if tenue is None or motif is None:
            return None
        await asyncio.to_thread(self._wait_for_disk)
        try:
            done = self.screen.manage(lambda: tenue.hand_in(motif), unless=GrilleIncomplete)
        except GrilleIncomplete as refusal:  # a mark was cleared elsewhere while it was asked
            return refusal.critere.code
        if done:
            self._tell_handed_in(tenue.grille)
        return None

    async def _agreed(self) -> str | None:
        """The motif of handing in all the same, empty where nothing asks for one; null when it is given up."""
        await self._end_oral()
        lacking = self._poste.manques(self._candidat, self._chrono)
        session = self._poste.ouverte.session
        candidat = session.candidat(self._candidat)
        if not lacking:
            empeche = candidat.empechement
            asks = empeche is not None and not await self.ask(hand_in_question(session, candidat, empeche))
            return None if asks else ""
        if not await self.ask(lacking_question(session, candidat, lacking)):
            return None
        return await self._motif(f"Motif de la remise malgré{NBSP}: {manques_words(lacking)}")

    async def _motif(self, invite: str) -> str | None:
        missing = "Sans motif, la grille n'est pas remise. Échap la laisse comme elle est."
        given = await self.ask_until(
            lambda refused, typed: Saisie(MALGRE, refused or invite, typed or ""),
            lambda typed: checked_motif(typed, missing),
        )
        return given[0] if given else None

    async def _end_oral(self) -> None:
        """Offer to end an oral whose clock runs: left so, it would go on unseen once the next candidat is called.

        Another program may end it while the question stands.
        """
        if not self._is_running():
            return
        yes = await self.ask(YesNo("Chrono", TERMINER, "Terminer l'oral", "Ne pas toucher au chrono"))
        if yes and self._is_running():
            self.screen.manage(self._chrono.end)
        self._done()

    def _is_running(self) -> bool:
        self._chrono.live.refresh()
        return self._chrono.chrono.marche in (Marche.EN_COURS, Marche.PAUSE)

    def _tell_handed_in(self, grille: Grille) -> None:
        self._chrono.live.refresh()
        self._done()
        lacking = grille.remise.manques if grille.remise else ()
        despite = f" malgré{NBSP}: {manques_words(lacking)}" if lacking else ""
        self.screen.say(f"Grille remise{despite}. Ctrl+N passe au candidat suivant, Ctrl+O la rouvre.")

    async def reopen(self) -> None:
        """Reopen a sheet that was handed in, with a motif."""
        if self.grille.remise is None:
            self.screen.say(OUVERTE)
            return
        tenue = await self.take()
        if tenue is not None and await self.settle("Rouvrir la grille", "Motif de la réouverture", tenue.reopen):
            self._done()

    async def take(self) -> GrilleOuverte | None:
        """Take the pen, once it is agreed where the sheet is open elsewhere; null when it is left there or refused."""
        if self.tenue is not None:
            return self.tenue
        try:
            self.tenue = self._open(take_over=False)
        except GrilleTenue as refusal:
            if await self.ask(take_over_question(str(refusal))):
                self.tenue = self.screen.attempt(lambda: self._open(take_over=True))
        except (Refus, JournalError) as error:
            self.screen.say(str(error))
        return self.tenue

    def _open(self, *, take_over: bool) -> GrilleOuverte:
        return self._poste.open_grille(self._candidat, self._chrono, take_over=take_over)

    def _wait_for_disk(self) -> None:
        flush = getattr(self._poste.writer, "flush", None)
        if flush:
            flush(PATIENCE_S)


def hand_in_question(session: Session, candidat: Candidat, empeche: Empechement) -> YesNo:
    """Ask whether a sheet is really to be handed in for somebody of whom no result may be told."""
    question = f"{without_result(session, candidat, empeche)} La remettre quand même{NBSP}?"
    return YesNo("Remettre la grille", question, "Remettre la grille")


def without_result(session: Session, candidat: Candidat, empeche: Empechement) -> str:
    """Why the sheet of somebody absent or the like decides nothing."""
    noted = f"{name_of(session, candidat, limit=40)} est noté «{NBSP}{empechement_words(empeche)}{NBSP}»"
    return f"{noted}{NBSP}: sa grille ne dira rien de son résultat."


def lacking_question(session: Session, candidat: Candidat, manques: Sequence[Piece]) -> YesNo:
    """Ask whether a sheet is to be handed in without what the épreuve requires; the safe answer goes and notes it."""
    told = [str(PiecesManquantes(manques))]
    if candidat.empechement is not None:
        told.append(without_result(session, candidat, candidat.empechement))
    told.append(f"Dans la liste, E note une présence et G, un dossier{NBSP}; C, sur la grille, tient le chrono.")
    return YesNo("Remettre la grille", " ".join(told), MALGRE, "Continuer")
