"""Going to grade: opening a candidat's sheet and clock, looking at their result, then calling the next one."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Protocol

from certif_tui.domain.frozen import Frozen
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.presence import PARTIS
from certif_tui.journal.journal import JournalError
from certif_tui.platform.preferences import Dernier
from certif_tui.services.grille.evaluation import GrilleOuverte, JureParti
from certif_tui.services.grille.poste import Poste
from certif_tui.services.oral.passage import ChronoOuvert
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.ui.dialogs.yes_no import YesNo
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.flow import SHORT, Flow
from certif_tui.ui.flows.identification import Identification
from certif_tui.ui.flows.prise import take
from certif_tui.ui.flows.rappel import Rappel
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.evaluation import Evaluation
from certif_tui.ui.screens.suite import Suite, Vers
from certif_tui.wording.statuts import PRESENCES
from certif_tui.wording.text import NBSP, name_of

if TYPE_CHECKING:
    from certif_tui.services.bureau import Bureau
    from certif_tui.ui.screens.bilan import BilanScreen

NOBODY = f"La liste est vide{NBSP}: A ajoute des candidats."
WITHDRAWN = f"Ce candidat est retiré de la session{NBSP}: Ret.arr. le rétablit."
ALL_DONE = "Tous les candidats présents ont leur grille remise."
GONE = "Le candidat que vous évaluiez n'est plus dans cette session."


class Avancees(Protocol):
    """What is known of how far the candidats have come."""

    def running(self) -> Iterable[Candidat]:
        """Those whose clock was last seen running."""

    def is_done(self, candidat: Candidat) -> bool:
        """Whether the juré at work handed that candidat's sheet in."""


class OralOuvert(Frozen):
    """A candidat before the juré: their sheet and their clock are open."""

    poste: Poste
    candidat: Candidat
    grille: GrilleOuverte
    chrono: ChronoOuvert


class Appele(Frozen):
    """The candidat who comes next, and what is to be said over their sheet."""

    candidat: Candidat
    dit: str = ""


class Passages(Flow):
    """Goes from candidat to candidat, once the juré is known and the sheet is free."""

    def __init__(
        self,
        screen: Ecran[Any],
        bureau: Bureau,
        ouverte: SessionOuverte,
        affichage: Affichage,
        identification: Identification,
        avancees: Avancees,
        follow: Callable[[str], None],
    ) -> None:
        """`follow` puts the cursor on the candidat who is called."""
        super().__init__(screen)
        self._bureau, self._ouverte, self._affichage = bureau, ouverte, affichage
        self._identification, self._avancees, self._follow = identification, avancees, follow
        self._rappel = Rappel(self._named)

    async def evaluate(self, candidat: Candidat | None) -> None:
        """Grade a candidat, once it is agreed where they are noted absent."""
        listed = self._listed(candidat)
        if listed is None:
            return
        if listed.presence in PARTIS:
            noted = f"{self._named(listed)} est noté {PRESENCES[listed.presence]}."
            question = f"{noted} Ouvrir quand même sa grille{NBSP}?"
            if not await self.ask(YesNo("Candidat absent", question, "Ouvrir la grille")):
                return
        await self._go_on(await self._graded(listed))

    async def resume(self, slug: str) -> None:
        """Go straight back to the candidat whose oral was interrupted."""
        wanted = next((it for it in self._ouverte.session.presentes if it.slug == slug), None)
        if wanted is None:
            self._bureau.memory.remember_place(None)
            self.screen.say(GONE)
        else:
            await self._go_on(Appele(wanted))

    async def look(self, candidat: Candidat | None) -> None:
        """Show the result without taking the pen: a look creates nothing and disturbs nobody."""
        from certif_tui.ui.screens.bilan import BilanScreen

        listed = self._listed(candidat)
        jure = await self._identification.known() if listed is not None else None
        if listed is None or jure is None:
            return
        poste = self._bureau.poste(self._ouverte, jure)
        try:
            chrono, grille = poste.open_chrono(listed.slug), poste.look_at(listed.slug)
        except JournalError as error:
            self.screen.say(str(error))
            return
        bilan = BilanScreen(poste, listed, grille, chrono, self._affichage)
        result = await self.ask(bilan)
        await self._looked(bilan, result)

    async def _looked(self, bilan: BilanScreen, result: str | None) -> None:
        """Back from a look: to the list, to the next candidat, or to the sheet on the row that was chosen."""
        if result is None or result in (Suite.RETOUR, Suite.SUIVANT):
            if bilan.tenue is not None:
                bilan.tenue.close()
            await self._go_on(self._left(bilan.candidat, bilan.chrono, result))
        elif bilan.tenue is not None:
            oral = OralOuvert(bilan.poste, bilan.candidat, bilan.tenue, bilan.chrono)
            await self._go_on(await self._evaluated(oral, code=result))
        else:
            await self._go_on(await self._graded(bilan.candidat, code=result))

    def _listed(self, candidat: Candidat | None) -> Candidat | None:
        """A candidat who can be graded; says why when there is none."""
        if candidat is None:
            self.screen.say(NOBODY)
        elif candidat.retire is not None:
            self.screen.say(WITHDRAWN)
        else:
            return candidat
        return None

    # From one candidat to the next

    async def _go_on(self, following: Appele | None) -> None:
        """Grade the candidat who is called, and those after them, until nobody is."""
        while following is not None:
            self._follow(following.candidat.slug)
            following = await self._graded(following.candidat, dit=following.dit)

    async def _graded(self, candidat: Candidat, *, code: str | None = None, dit: str = "") -> Appele | None:
        """Grade a candidat, on a row of their sheet when given; who is called next, null for nobody."""
        oral = await self._opened(candidat)
        return await self._evaluated(oral, code=code, dit=dit) if oral is not None else None

    async def _opened(self, candidat: Candidat) -> OralOuvert | None:
        """Their sheet and clock; null when they cannot be had, which is said, or are not wanted after all."""
        jure = await self._identification.known()
        if jure is None:
            return None
        poste = self._bureau.poste(self._ouverte, jure)
        try:
            chrono = poste.open_chrono(candidat.slug)
            grille = await take(self, lambda over: poste.open_grille(candidat.slug, chrono, take_over=over))
        except JureParti as parti:
            if not self._identification.check():
                self.screen.say(str(parti))
            return None
        except (Refus, JournalError) as error:
            self.screen.say(str(error))
            return None
        return OralOuvert(poste, candidat, grille, chrono) if grille is not None else None

    async def _evaluated(self, oral: OralOuvert, *, code: str | None = None, dit: str = "") -> Appele | None:
        """Grade the candidat before the juré; who is called next, null for nobody."""
        slug = oral.candidat.slug
        self._bureau.memory.remember_place(Dernier(self._ouverte.slug, slug, oral.poste.jure.slug))
        self._watch_others(oral.poste)
        evaluation = Evaluation(
            oral.poste,
            oral.candidat,
            oral.grille,
            oral.chrono,
            self._affichage,
            lambda: self._rappel.words(sauf=oral.candidat),
            at=code,
            dit=dit,
        )
        suite = await self.ask(evaluation)
        return self._left(oral.candidat, oral.chrono, suite)

    def _left(self, candidat: Candidat, chrono: ChronoOuvert, suite: str | Vers | None) -> Appele | None:
        """Back from a candidat, whose clock may run on; who is called next, null for nobody."""
        self._rappel.watch(candidat, chrono)
        self._bureau.memory.remember_place(None)
        self.screen.paint()
        if isinstance(suite, Vers):
            return Appele(self._ouverte.session.candidat(suite.candidat), suite.dit)
        if suite != Suite.SUIVANT:
            return None
        following = self._next_after(candidat.slug)
        if following is None:
            self.screen.say(ALL_DONE)
        return Appele(following) if following is not None else None

    def _next_after(self, slug: str) -> Candidat | None:
        """The next candidat, around the end, who is there and whose sheet is not handed in."""
        shown = self._ouverte.session.presentes
        rank = next((rank for rank, it in enumerate(shown) if it.slug == slug), -1)
        around = (*shown[rank + 1 :], *shown[: max(0, rank)])
        there = (it for it in around if it.presence not in PARTIS)
        return next((it for it in there if not self._avancees.is_done(it)), None)

    def _watch_others(self, poste: Poste) -> None:
        """Watch the clocks seen running that this program did not start itself."""
        for other in self._avancees.running():
            if not self._rappel.is_watched(other):
                with contextlib.suppress(JournalError):  # their row says what is wrong
                    self._rappel.watch(other, poste.open_chrono(other.slug))

    def _named(self, candidat: Candidat) -> str:
        return name_of(self._ouverte.session, candidat, limit=SHORT)
