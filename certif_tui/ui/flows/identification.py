"""Knowing which juré is at work: asked once, remembered, changed at will, asked again once they left the jury."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from certif_tui.domain.session.jury import Jure
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.ui.dialogs.choix import Choix
from certif_tui.ui.dialogs.saisie import Saisie
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.flow import SHORT, Flow
from certif_tui.wording.text import NBSP, clean

if TYPE_CHECKING:
    from certif_tui.services.bureau import Bureau

WHO = f"Qui êtes-vous{NBSP}?"
INVITE = "Votre nom, par exemple MARTIN Paul"
AUTRE = "autre"


class Identification(Flow):
    """Holds who is at work, and asks."""

    def __init__(
        self,
        screen: Ecran[Any],
        bureau: Bureau,
        ouverte: SessionOuverte,
        at_work: Jure | None,
        done: Callable[[], None],
    ) -> None:
        """`at_work` is null while nobody is known; `done` shows who is, once it was said."""
        super().__init__(screen)
        self._bureau, self._ouverte, self._at_work, self._done = bureau, ouverte, at_work, done

    @property
    def jure(self) -> Jure | None:
        """The juré at work: null until they are known, and once they are no longer in the jury."""
        chosen = self._at_work
        return next((it for it in self._ouverte.session.jures if chosen and it.slug == chosen.slug), None)

    def check(self) -> None:
        """Ask again who one is when the juré at work left the jury: what they would mark counts for nothing."""
        gone = self._at_work
        if gone is not None and self.jure is None:
            self._at_work = None
            self.screen.paint()
            self.tell(self.identify(f"{clean(gone.nom, limit=SHORT)} n'est plus dans le jury"))

    async def known(self) -> Jure | None:
        """The juré at work, asked for while nobody is; null when that question is closed."""
        if self.jure is None:
            await self.identify()
        return self.jure

    async def identify(self, why: str = "") -> None:
        """Ask which juré this is, and `why` it is asked when it was known; remember it."""
        jures = self._ouverte.session.jures
        choice = await self._choose(jures, why) if jures else AUTRE
        if choice == AUTRE:
            await self._ask_name(why)
        elif isinstance(choice, Jure):
            self._become(choice)

    async def _choose(self, jures: tuple[Jure, ...], why: str) -> Jure | str | None:
        options: list[tuple[Jure | str, str]] = [(it, clean(it.nom, limit=60)) for it in jures]
        likely = self.jure or self._bureau.likely_jure(self._ouverte)
        choix = Choix(WHO, [*options, (AUTRE, "Un autre nom…")], invite=why, actuel=likely)
        choix.to_be_read = self.jure is None
        return await self.ask(choix)

    async def _ask_name(self, why: str) -> None:
        """Be the juré of the name that is typed, who joins the jury unless they are in it already."""
        nom = await self.ask(Saisie(f"{WHO} · {why}" if why else WHO, INVITE))
        if nom is None:
            return
        joined = self.screen.attempt(lambda: self._ouverte.jury.join(nom))
        if joined is not None:
            self._become(joined)

    def _become(self, jure: Jure) -> None:
        self._at_work = jure
        self._bureau.poste(self._ouverte, jure)
        self._done()
