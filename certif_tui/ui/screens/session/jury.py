"""The part of the session screen that knows who the juré is: asked once, remembered, changed at will."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from certif_tui.domain.session.state import Jure
from certif_tui.ui.commands import command
from certif_tui.ui.dialogs.choix import Choix
from certif_tui.ui.dialogs.saisie import Saisie
from certif_tui.ui.screens.session.base import SessionBase, short
from certif_tui.wording.text import NBSP, clean

WHO = f"Qui êtes-vous{NBSP}?"
INVITE = "Votre nom, par exemple MARTIN Paul"
AUTRE = "autre"


class WhoAmI(SessionBase):
    """Asks which juré this is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("session.jure", "j", "jure", "Juré", "Dit quel juré vous êtes", show=True),
    ]

    def action_jure(self) -> None:
        """Ask which juré this is."""
        self.ask_jure(lambda: None)

    def check_jure(self) -> None:
        """Ask again who one is when the juré at work left the jury: what they would mark counts for nothing."""
        gone = self._at_work
        if gone is not None and self.jure is None:
            self._at_work = None
            self.paint()
            self.ask_jure(lambda: None, f"{short(gone.nom)} n'est plus dans le jury")

    def ask_jure(self, then: Callable[[], None], why: str = "") -> None:
        """Ask which juré this is, and `why` it is asked when it was known; remember it, then go on."""
        jures, unasked = self.ouverte.session.jures, self.jure is None

        def chosen(choice: Jure | str | None) -> None:
            if isinstance(choice, Jure):
                self._become(choice, then)
            elif choice == AUTRE:
                ask_name()

        def ask_name() -> None:
            self.app.push_screen(Saisie(f"{WHO} · {why}" if why else WHO, INVITE), named)

        def named(nom: str | None) -> None:
            if nom is not None:
                self._become_named(nom, then)

        options: list[tuple[Jure | str, str]] = [(it, clean(it.nom, limit=60)) for it in jures]
        if options:
            likely = self.jure or self.bureau.likely_jure(self.ouverte)
            choix = Choix(WHO, [*options, (AUTRE, "Un autre nom…")], invite=why, actuel=likely)
            choix.to_be_read = unasked
            self.app.push_screen(choix, chosen)
        else:
            ask_name()

    def _become_named(self, nom: str, then: Callable[[], None]) -> None:
        """Be the juré of that name, who joins the jury unless they are in it already."""
        joined: list[Jure] = []
        if self.change(lambda: joined.append(self.ouverte.jury.join(nom))):
            self._become(joined[0], then)

    def _become(self, jure: Jure, then: Callable[[], None]) -> None:
        self._at_work = jure
        self.bureau.poste(self.ouverte, jure)
        self.paint()
        self.go_to_first()
        then()

    def go_to_first(self) -> None:
        """Stand on the first candidat still to be graded."""
        raise NotImplementedError
