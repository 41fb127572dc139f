"""The session screen: who passes, who is there, how far each has come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.jury import Jure
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.ui.dialogs.recherche import Fouille, RechercheVive
from certif_tui.ui.ecran import Ecran, breakpoints
from certif_tui.ui.flows.identification import Identification
from certif_tui.ui.flows.passage import Passages
from certif_tui.ui.flows.prenotation import Prenotation, Tell
from certif_tui.ui.flows.tutoriel import Accompagnement
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.candidats import LARGEURS, designation
from certif_tui.ui.screens.session.appel import Appel
from certif_tui.ui.screens.session.commandes import COMMANDES, offered
from certif_tui.ui.screens.session.etat import summary
from certif_tui.ui.screens.session.jour import LigneDuJour
from certif_tui.ui.screens.session.list_changes import ListChanges
from certif_tui.ui.screens.session.voisins import Voisins
from certif_tui.ui.screens.session.vue import Vue
from certif_tui.ui.screens.travail import show_travail
from certif_tui.ui.tutoriel import TUTORIEL
from certif_tui.ui.widgets.bandeau import Bandeau
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.key_line import KeyLine
from certif_tui.ui.widgets.row_list import Headings
from certif_tui.ui.widgets.title_line import TitleLine
from certif_tui.ui.widgets.travail_line import TravailLine

if TYPE_CHECKING:
    from certif_tui.platform.preferences import Dernier
    from certif_tui.services.bureau import Bureau

LOOK_S = 2.0
"""Seconds between two looks at what other programs wrote."""
SHOWN_S = 0.04
"""Seconds after the first frame at which what nobody sees yet is done: the list is painted by then."""


class SessionScreen(Ecran[None]):
    """Dismissed when the juror goes back home."""

    BINDINGS: ClassVar[list[BindingType]] = COMMANDES
    HORIZONTAL_BREAKPOINTS = LARGEURS

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
        self.add_class(*breakpoints(type(self), self.app.size))
        self.bureau, self.ouverte, self.affichage = bureau, ouverte, affichage
        self._resume, self._at, self._importing = resume, at, False
        at_work = (bureau.resuming_jure(ouverte, resume) if resume else None) or bureau.known_jure(ouverte)
        qui = self._identification = Identification(self, bureau, ouverte, at_work, self._begin_work)
        self._vue = Vue(self, bureau, ouverte, affichage, lambda: self.jure)
        self._jour = LigneDuJour(ouverte, id="horaires")
        self._voisins = Voisins(bureau, ouverte, affichage, lambda: self.jure)
        changes = ListChanges(self, ouverte, affichage, self._voisins, self._vue.liste)
        appel = Appel(self, ouverte, self._vue.liste, lambda: self.jure)
        beside = self._voisins.actions(self, lambda: self.current, self.note_ecrit)
        self.answer_with({**changes.actions(lambda: self.current), **appel.actions(lambda: self.current), **beside})
        self.answer_with({"restes": self._vue.narrow, "chercher": lambda: self._passages.tell(self._find())})
        self._prenotation = Prenotation(self, bureau, ouverte, affichage, qui)
        follow, lignes = self._vue.liste.follow_candidat, self._vue.lignes
        self._passages = Passages(self, bureau, ouverte, affichage, qui, lignes, follow)
        self.accompagnement = Accompagnement(self, affichage) if ouverte.session.demonstration else None

    def begin_with_import(self) -> None:
        """Ask for a file of candidats first, once the screen is there."""
        self._importing = True

    def compose(self) -> ComposeResult:
        """Title, summary, candidats under their headings, banner, keys."""
        yield TitleLine(id="entete")
        yield Cell(id="resume", style="discret")
        yield TravailLine(id="travail")
        yield self._jour
        yield self._vue.corps()
        yield Bandeau(glyphs=self.affichage.glyphs, id="bandeau")
        yield KeyLine(id="touches")

    def on_mount(self) -> None:
        """Show the candidats; go straight back to one when asked."""
        self.set_focus(self._vue.liste)
        self.paint()
        if self._at is None:
            self._vue.go_to_first()
        else:
            self._vue.liste.follow_candidat(self._at)
        self.call_after_refresh(self.set_timer, SHOWN_S, self._vue.begin)
        self.set_interval(LOOK_S, self.look)
        self.call_after_refresh(self._identification.sit)
        if self.accompagnement is not None:
            self.call_after_refresh(self.accompagnement.begin)
        if self._resume is not None:
            self.call_after_refresh(self._take_up, self._resume.candidat)
        elif self._importing:
            self.call_after_refresh(self.run_action, "importer")
        elif self.jure is None and self.ouverte.responsable.nom is None:
            self.call_after_refresh(self.action_jure)

    def _take_up(self, candidat: str) -> None:
        self._passages.tell(self._passages.resume(candidat))

    def offered(self) -> Sequence[Binding]:
        """What can be done with a session that is written, or only read; the tutorial only in a demonstration."""
        here = [it for it in super().offered() if self.accompagnement is not None or it != TUTORIEL]
        return offered(here, lecture_seule=self.ouverte.live.refused is not None)

    # State flows down

    @property
    def jure(self) -> Jure | None:
        """The juré at work: null until they are known, and once they are no longer in the jury."""
        return self._identification.jure

    @property
    def current(self) -> Candidat | None:
        """The candidat under the cursor."""
        return self._vue.current

    def paint(self) -> None:
        """Show the session as it is now."""
        session, live = self.ouverte.session, self.ouverte.live
        self._vue.paint()
        seance, alerte = self.ouverte.presences.proposed, self.affichage.glyphs.alerte
        self.query_one("#resume", Cell).put(*summary(session, self.ouverte.defauts, alerte, seance))
        self.query_one(Headings).display = bool(session.candidats)
        self.tell_saving(live)
        self._jour.look()
        self._paint_travail()

    def _paint_travail(self) -> None:
        """Show what is left of the work, unless nobody sees it."""
        if self.is_current:
            show_travail(self.query_one(TravailLine), self.ouverte, self.affichage)

    def _begin_work(self) -> None:
        self.paint()
        self._vue.go_to_first()

    # Facts flow up

    def on_travail_line_ticked(self) -> None:
        """Show what is left of the work now."""
        self._paint_travail()

    def on_row_list_seen(self) -> None:
        """Read what came into view."""
        self._vue.wake()

    def on_line_list_chosen(self) -> None:
        """A second click on a candidat opens their sheet."""
        self.action_evaluer()

    def on_screen_resume(self) -> None:
        """Show what another screen changed."""
        super().on_screen_resume()
        if self._vue.liste.rangees:
            self.paint()
        self._identification.check()

    def saved(self) -> None:
        """Tell the truth about what is on the disk, the rows' included."""
        self.tell_saving(self.ouverte.live)
        self._vue.saved()

    def look(self) -> None:
        """Take in what other programs wrote, and the minutes that passed."""
        if not self.is_current:
            return
        if self.ouverte.live.refresh():
            self.paint()
        self._vue.look()
        if self.app.screen is self:  # no question comes over another
            self._identification.check()

    async def _find(self) -> None:
        """Go to the candidats whose name or number holds the words, as they are typed."""
        liste = self._vue.liste
        fouille = Fouille(liste.matches, lambda row: designation(liste.rangees[row]), liste.go_to, "Aucun candidat")
        await self._passages.ask(RechercheVive(fouille, "nom ou numéro d'un candidat", liste.cursor))

    # Commands: `list_changes.py` changes the list, `appel.py` calls the roll, `voisins.py` leads to other screens

    def action_evaluer(self) -> None:
        """Grade the candidat under the cursor."""
        self._passages.tell(self._passages.evaluate(self.current))

    def action_bilan(self) -> None:
        """Show the result of the candidat under the cursor."""
        self._passages.tell(self._passages.look(self.current))

    def action_jure(self) -> None:
        """Ask which juré this is."""
        self._identification.tell(self._identification.identify())

    def action_jury(self) -> None:
        """Correct the jury."""
        self._identification.tell(self._identification.correct())

    def action_ecrit(self) -> None:
        """Note the written work of the candidat under the cursor."""
        self._prenotation.tell(self._prenotation.note_of(self.current))

    def note_ecrit(self, remettant: str, refuse: Tell) -> None:
        """Note the written work of that group or candidat; `refuse` says why not."""
        self._prenotation.tell(self._prenotation.note(remettant, refuse))

    def action_retour(self) -> None:
        """Show everybody again where the list is narrowed; then go back to the sessions."""
        if not self._vue.widen():
            self.dismiss(None)
