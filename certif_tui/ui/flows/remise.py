"""Handing a sheet in, or reopening it; the pen is taken first where the juror only looked."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from certif_tui.documents.presence import empechement_words
from certif_tui.domain.chrono.state import Marche
from certif_tui.domain.grille.decisions import GrilleIncomplete
from certif_tui.domain.grille.state import Grille
from certif_tui.domain.grille.statut import first_hole
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.presence import Empechement
from certif_tui.domain.session.state import Session
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
TERMINER = f"La grille est remise. Terminer aussi l'oral de ce candidat, s'il ne l'est pas déjà{NBSP}?"


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
        """Hand the sheet in, or give the code of its first hole. Of somebody noted absent or the like, ask first."""
        ouverte = self._poste.ouverte
        ouverte.live.refresh()  # what is asked is true of what others noted, too
        candidat, hole = ouverte.session.candidat(self._candidat), first_hole(ouverte.bloc, self.grille.avis)
        empeche = candidat.empechement if hole is None and self.grille.remise is None else None
        if empeche is not None and not await self.ask(hand_in_question(ouverte.session, candidat, empeche)):
            return None
        if self.tenue is None and hole is not None:
            return hole.code  # the sheet opens there, and says how many are left
        tenue = await self._take()
        if tenue is None:
            return None
        await asyncio.to_thread(self._wait_for_disk)
        try:
            done = self.screen.manage(tenue.hand_in, unless=GrilleIncomplete)
        except GrilleIncomplete as refusal:
            return refusal.critere.code
        if done:
            await self._tell_handed_in()
        return None

    async def _tell_handed_in(self) -> None:
        self._chrono.live.refresh()
        self._done()
        self.screen.say("Grille remise. Ctrl+N passe au candidat suivant.")
        if self._chrono.chrono.marche in (Marche.EN_COURS, Marche.PAUSE):
            await self._offer_end()

    async def _offer_end(self) -> None:
        """A clock left running would go on unseen once the next candidat is called.

        Another program may end the oral while the question stands: it says nothing of the clock that would not hold.
        """
        yes = await self.ask(YesNo("Chrono", TERMINER, "Terminer l'oral", "Ne pas toucher au chrono"))
        self._chrono.live.refresh()
        over = self._chrono.chrono.marche is Marche.FINI
        ended = bool(yes) and not over and self.screen.manage(self._chrono.end)
        self._done()
        if over or ended:
            already = "déjà " if over else ""
            self.screen.say(f"Grille remise, oral {already}terminé. Ctrl+N passe au candidat suivant.")

    async def reopen(self) -> None:
        """Reopen a sheet that was handed in, with a motif."""
        if self.grille.remise is None:
            self.screen.say(OUVERTE)
            return
        motif = await self.ask(Saisie("Rouvrir la grille", "Motif de la réouverture"))
        tenue = None if motif is None else await self._take()
        if tenue is not None and motif is not None and self.screen.manage(lambda: tenue.reopen(motif)):
            self._done()

    async def _take(self) -> GrilleOuverte | None:
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
    noted = f"{name_of(session, candidat, limit=40)} est noté «{NBSP}{empechement_words(empeche)}{NBSP}»"
    question = f"{noted}{NBSP}: sa grille ne dira rien de son résultat. La remettre quand même{NBSP}?"
    return YesNo("Remettre la grille", question, "Remettre la grille")
