"""The session screen: who passes, who is there, how far each has come."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.ui.commands import command
from certif_tui.ui.dialogs.saisie import Saisie
from certif_tui.ui.flows.presence import Pointage
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.session.grading import Grading
from certif_tui.ui.screens.session.groups import Groups
from certif_tui.ui.screens.session.importing import Importing
from certif_tui.ui.screens.session.incidents import Recording
from certif_tui.ui.screens.session.jury import WhoAmI
from certif_tui.ui.screens.session.keeping import Keeping
from certif_tui.ui.screens.session.listing import LOOK_S, SHOWN_S
from certif_tui.ui.screens.session.preparing import Preparing
from certif_tui.ui.screens.session.scheduling import Scheduling
from certif_tui.wording.text import clean, sort_key

if TYPE_CHECKING:
    from certif_tui.platform.preferences import Dernier
    from certif_tui.services.bureau import Bureau


class SessionScreen(Groups, Keeping, WhoAmI, Recording, Importing, Preparing, Grading, Scheduling):
    """Dismissed when the juror goes back home."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command(
            "session.chercher", "slash,colon", "chercher", "Chercher", "Va au candidat qui porte ce nom", show=True
        ),
        command("session.presence", "p", "presence", "Présence", "Note présent, absent, en retard…", show=True),
        command("session.infos", "i", "infos", "Session et épreuve", "Date, jury, modalités, condition de validation"),
        command("session.retour", "escape", "retour", "Sessions", "Revient à la liste des sessions"),
    ]

    def __init__(
        self,
        bureau: Bureau,
        ouverte: SessionOuverte,
        affichage: Affichage,
        *,
        resume: Dernier | None = None,
        at: str | None = None,
    ) -> None:
        """`resume` is the oral to go straight back to, `at` the candidat the cursor already stands on."""
        super().__init__()
        self.bureau, self.ouverte, self.affichage = bureau, ouverte, affichage
        self._resume = resume.candidat if resume else None
        self._at_work = (bureau.resuming_jure(ouverte, resume) if resume else None) or bureau.known_jure(ouverte)
        self._at = at
        self._sought = ""

    def on_mount(self) -> None:
        """Show the candidats; go straight back to one when asked."""
        self.set_focus(self.table)
        self.paint()
        if self._at is None:
            self.go_to_first()
        else:
            self.follow(self._at)
        self.call_after_refresh(self.set_timer, SHOWN_S, self.after_first_paint)
        self.set_interval(LOOK_S, self.look)
        self.follow_plan()
        if self._resume is not None:
            self.call_after_refresh(self._go_back)
        elif self.jure is None:
            self.call_after_refresh(self.action_jure)

    def _go_back(self) -> None:
        wanted = next((it for it in self.ouverte.session.presentes if it.slug == self._resume), None)
        if wanted is None:
            self.bureau.memory.remember_place(None)
            self.say("Le candidat que vous évaluiez n'est plus dans cette session.")
        else:
            self.follow(wanted.slug)
            self.grade(wanted)

    def on_screen_resume(self) -> None:
        """Show what another screen changed."""
        super().on_screen_resume()
        if self._listed:
            self.paint()
        self.check_jure()

    def look(self) -> None:
        """Take in what other programs wrote."""
        super().look()
        if self.app.screen is self:  # no question comes over another
            self.check_jure()

    def on_line_list_chosen(self) -> None:
        """A second click on a candidat opens their sheet."""
        self.action_evaluer()

    def action_chercher(self) -> None:
        """Go to the next candidat whose name holds the words; Enter alone looks for the same again."""

        def found(words: str | None) -> None:
            if words and words.strip():
                self._sought = words.strip()
                self._find(self._sought)

        self.app.push_screen(Saisie("Chercher", "Nom d'un candidat", self._sought), found)

    def _find(self, words: str) -> None:
        start, session = self.table.cursor + 1, self.ouverte.session
        order = (*self._listed[start:], *self._listed[:start])
        match = next((it for it in order if sort_key(words) in sort_key(session.designation(it))), None)
        if match is None:
            self.say(f"Aucun candidat ne contient «\u00a0{clean(words, limit=40)}\u00a0».")
        else:
            self.say(None)
            self.follow(match.slug)

    def action_presence(self) -> None:
        """Record where the candidat under the cursor is."""
        candidat = self.current
        if candidat is not None:
            pointage = Pointage(self, self.ouverte, self.jure.slug if self.jure else None, self.paint)
            pointage.tell(pointage.note(candidat))

    def action_infos(self) -> None:
        """Show the session, its épreuve and rule, and what the référentiel contradicts itself in."""
        from certif_tui.ui.screens.infos import Infos
        from certif_tui.ui.screens.session.infos import rows_of_session

        self.app.push_screen(
            Infos(self.ouverte.bloc, self.ouverte.referentiel, preface=rows_of_session(self.ouverte.session))
        )

    def action_retour(self) -> None:
        """Go back to the sessions."""
        self.dismiss(None)
