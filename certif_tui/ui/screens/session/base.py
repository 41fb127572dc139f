"""What the parts of the session screen share: the session, who is at work, the candidat under the cursor."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.state import Jure
from certif_tui.projections.tableau import TableauSession
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.wording.text import clean, name_of

if TYPE_CHECKING:
    from certif_tui.services.bureau import Bureau

SHORT = 40
"""Characters of a name as a sentence quotes it."""


class SessionBase(Ecran[None]):
    """A session held open, and the juré at work in it (null until they are known)."""

    bureau: Bureau
    ouverte: SessionOuverte
    affichage: Affichage
    _at_work: Jure | None = None
    """The juré who was chosen, whether or not they are still in the jury."""

    @property
    def jure(self) -> Jure | None:
        """The juré at work: null until they are known, and once they are no longer in the jury."""
        chosen = self._at_work
        return next((it for it in self.ouverte.session.jures if chosen and it.slug == chosen.slug), None)

    def paint(self) -> None:
        """Show the session as it is now."""
        raise NotImplementedError

    def follow(self, candidat: str) -> None:
        """Put the cursor on a candidat."""
        raise NotImplementedError

    @property
    def current(self) -> Candidat | None:
        """The candidat under the cursor."""
        raise NotImplementedError

    def tableau(self) -> TableauSession | None:
        """The rows of the candidats as the juré at work sees them, null until they are known."""
        raise NotImplementedError

    def seen_running(self) -> Iterable[Candidat]:
        """The candidats whose clock was last seen running."""
        raise NotImplementedError

    def ask_jure(self, then: Callable[[], None]) -> None:
        """Ask which juré this is, remember it, then go on."""
        raise NotImplementedError

    def check_jure(self) -> None:
        """Ask again who one is when the juré at work left the jury."""
        raise NotImplementedError

    def look_at_plan(self) -> None:
        """Show the day of the orals as it is now."""
        raise NotImplementedError

    def named(self, candidat: Candidat) -> str:
        """A candidat as a sentence names them, a homonym told apart."""
        return name_of(self.ouverte.session, candidat, limit=SHORT)

    def change(self, use_case: Callable[[], object]) -> bool:
        """Change the session and show it; false when it was refused."""
        done = self.manage(use_case)
        self.paint()
        return done


def short(nom: str) -> str:
    """A name as a sentence quotes it."""
    return clean(nom, limit=SHORT)
