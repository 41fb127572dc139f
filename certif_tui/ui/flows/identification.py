"""Knowing which juré is at work: asked once, remembered, changed at will, asked again once they left the jury."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from certif_tui.domain.session.decisions.jury import JureProche
from certif_tui.domain.session.jury import Jure
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.ui.dialogs.choix import Choix
from certif_tui.ui.dialogs.saisie import Saisie
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.flow import SHORT, Flow
from certif_tui.ui.flows.jury import CorrectionJury
from certif_tui.ui.flows.responsable import ask_name
from certif_tui.wording.text import NBSP, clean

if TYPE_CHECKING:
    from certif_tui.services.bureau import Bureau

WHO = f"Qui êtes-vous{NBSP}?"
INVITE = "Votre nom, par exemple MARTIN Paul"
AUTRE, CORRIGER, RESPONSABLE = "autre", "corriger", "responsable"
PREPARE = "Je prépare la session, je ne suis pas juré…"


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
        ouverte.work_as(at_work.slug if at_work else None)

    @property
    def jure(self) -> Jure | None:
        """The juré at work: null until they are known, and once they are no longer in the jury."""
        chosen = self._at_work
        return next((it for it in self._ouverte.session.jures if chosen and it.slug == chosen.slug), None)

    def check(self) -> bool:
        """Ask again who one is when the juré at work left the jury: what they would mark counts for nothing.

        False when they did not.
        """
        gone = self._at_work
        if gone is None or self.jure is not None:
            return False
        self._leave()
        self.screen.paint()
        why = self._ouverte.session.jury.absence(gone.slug)
        self.tell(self.identify(f"{clean(gone.nom, limit=SHORT)} {clean(why, limit=SHORT + 40)}"))
        return True

    async def known(self) -> Jure | None:
        """The juré at work, asked for while nobody is; null when that question is closed."""
        if self.jure is None:
            await self.identify()
        return self.jure

    async def identify(self, why: str = "") -> None:
        """Ask which juré this is, and `why` it is asked when it was known; remember it."""
        jures = self._ouverte.session.jures
        unknown = self._bureau.unknown_jure(self._ouverte)
        if unknown and not why and self.jure is None:
            why = f"{clean(unknown, limit=SHORT)} n'est pas dans ce jury"
        choice = await self._choose(jures, why) if jures else AUTRE
        if choice == CORRIGER:
            await self.correct()
        elif choice == RESPONSABLE:
            await self._prepare()
        elif choice == AUTRE:
            await self._ask_name(why)
        elif isinstance(choice, Jure):
            self._become(choice)

    async def correct(self) -> None:
        """Correct the jury; who is at work is asked again when they left it."""
        await CorrectionJury(self.screen, self._ouverte).correct()
        self.check()

    async def _choose(self, jures: tuple[Jure, ...], why: str) -> Jure | str | None:
        options: list[tuple[Jure | str, str]] = [(it, clean(it.nom, limit=60)) for it in jures]
        likely = self.jure or self._bureau.likely_jure(self._ouverte)
        options += [(AUTRE, "Un autre nom…"), (CORRIGER, "Corriger le jury…"), (RESPONSABLE, PREPARE)]
        choix = Choix(WHO, options, invite=why, actuel=likely)
        choix.to_be_read = self.jure is None
        return await self.ask(choix)

    async def _ask_name(self, why: str) -> None:
        """Be the juré of the name that is typed, who joins the jury unless they are in it already."""
        nom = await self.ask(Saisie(f"{WHO} · {why}" if why else WHO, INVITE))
        if nom is None:
            return
        joined = self.screen.attempt(lambda: self._join(nom))
        if isinstance(joined, JureProche):
            joined = await self._settle(nom, joined)
        if joined is not None:
            self._become(joined)

    async def _prepare(self) -> None:
        """Be somebody who prepares the session and marks nobody."""
        if await ask_name(self, self._ouverte.responsable):
            self._leave()
            self._bureau.forget_jure()
            self._done()

    def _leave(self) -> None:
        """Be no juré any more."""
        self._at_work = None
        self._ouverte.work_as(None)
        self._bureau.siege.leave_soon()

    def _join(self, nom: str) -> Jure | JureProche:
        try:
            return self._ouverte.jury.join(nom, autre=False)
        except JureProche as near:
            return near

    async def _settle(self, nom: str, near: JureProche) -> Jure | None:
        """The juré whose name is near the one typed, or somebody new, as the juror says; null when closed."""
        known, typed = clean(near.jure.nom, limit=SHORT), clean(nom, limit=SHORT)
        options = [(True, f"Oui, {known}"), (False, f"Non, {typed} est quelqu'un d'autre")]
        same = await self.ask(Choix(f"{typed}{NBSP}: est-ce {known}{NBSP}?", options))
        if same is None:
            return None
        return near.jure if same else self.screen.attempt(lambda: self._ouverte.jury.join(nom))

    def _become(self, jure: Jure) -> None:
        self._at_work = jure
        self._ouverte.work_as(jure.slug)
        self._bureau.poste(self._ouverte, jure)
        self._done()
        self.sit()

    def sit(self) -> None:
        """Be at work as the juré known, and say so where another terminal is under the same name."""
        jure, app = self.jure, self.screen.app

        def tell() -> None:
            with suppress(RuntimeError):  # the loop is closed: the program has left
                app.call_later(self._tell_taken, jure)

        if jure is not None:
            self._bureau.siege.take_later(self._ouverte.slug, jure.slug, tell)

    def _tell_taken(self, jure: Jure) -> None:
        if self.jure == jure:
            nom = clean(jure.nom, limit=SHORT)
            self.screen.say(f"{nom} est aussi au travail sur un autre terminal. Ce n'est pas vous{NBSP}? J le dit.")
