"""The day of the orals: each passage as planned, and beside it what really happened or is now expected."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from certif_tui.documents.plan import changement_words, history, jury_words, rows_of, since_words
from certif_tui.documents.renderers.ics import plan_ics, proposed_name
from certif_tui.domain.planning.agenda import TOUT, Entree, Portee, entrees
from certif_tui.domain.planning.decisions import SANS_PLAN
from certif_tui.domain.planning.suivi import Suivi
from certif_tui.projections.suivi import SuiviDuJour
from certif_tui.ui.dialogs.choix import Choix
from certif_tui.ui.dialogs.information import Information
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.export import Export
from certif_tui.ui.flows.flow import SHORT
from certif_tui.ui.flows.plan import Remaniement
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.horaires.commandes import COMMANDES
from certif_tui.ui.screens.horaires.etat import day_words, reserves, title
from certif_tui.ui.screens.horaires.passages import TablePassages
from certif_tui.ui.screens.horaires.planification import Planification
from certif_tui.ui.widgets.bandeau import Bandeau
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.key_line import KeyLine
from certif_tui.ui.widgets.row_list import Headings
from certif_tui.ui.widgets.title_line import TitleLine
from certif_tui.wording.text import NBSP

if TYPE_CHECKING:
    from certif_tui.services.bureau import Bureau
    from certif_tui.services.preparation.sessions import SessionOuverte

LOOK_S = 2.0
"""Seconds between two looks at the clocks and at what other programs wrote."""


class HorairesScreen(Ecran[None]):
    """Dismissed when the juror goes back to the candidats."""

    DEFAULT_CSS = """
    HorairesScreen #reserves { height: auto; max-height: 3; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*COMMANDES]

    def __init__(self, bureau: Bureau, ouverte: SessionOuverte, affichage: Affichage) -> None:
        super().__init__()
        self.bureau, self.ouverte, self.affichage = bureau, ouverte, affichage
        self.horaires = ouverte.horaires
        self._suivi = SuiviDuJour(ouverte.contexte.journal, ouverte.bloc.epreuve)
        self._remaniement = Remaniement(self, self.horaires, self.paint)
        self._export = Export(self, bureau.put_down)
        self._passages = TablePassages(glyphs=affichage.glyphs, id="passages")

    def compose(self) -> ComposeResult:
        """Title, the day in a line, what is to be said against it, the passages, banner, keys."""
        yield TitleLine(id="entete")
        yield Cell(id="resume", style="texte")
        yield Cell(id="reserves", style="alerte", inset=1)
        columns = self._passages
        yield Headings(
            lambda width: columns.colonnes.titles(width), lambda width: columns.colonnes.widths(width), id="colonnes"
        )
        yield self._passages
        yield Bandeau(glyphs=self.affichage.glyphs, id="bandeau")
        yield KeyLine(id="touches")

    def on_mount(self) -> None:
        """Show the plan, the cursor on the next passage."""
        self.set_focus(self._passages)
        self.paint()
        self._passages.go_to_next()
        self.set_interval(LOOK_S, self._look)

    def on_screen_resume(self) -> None:
        """Show what another screen changed."""
        super().on_screen_resume()
        self.paint()

    async def _look(self) -> None:
        """Take in what other programs wrote; the clocks are read in a thread, no key waits for them."""
        if self.is_current:
            changed = self.ouverte.live.refresh()
            self._show(await asyncio.to_thread(self._day))
            if changed:
                self._show_reserves()

    def paint(self) -> None:
        """Show the plan as it is now; what is the same is not painted again."""
        self._show(self._day())
        self._show_reserves()

    def _day(self) -> Suivi | None:
        return self._suivi.read(self.ouverte.session, self.ouverte.contexte.clock.now())

    def _show(self, suivi: Suivi | None) -> None:
        session, now = self.ouverte.session, self.ouverte.contexte.clock.now().instant
        headings, before = self.query_one(Headings), self._passages.colonnes
        self._passages.take(rows_of(session, suivi) if suivi else ())
        headings.display = bool(self._passages.lignes)
        if self._passages.colonnes != before:
            headings.refresh()
        self.query_one(TitleLine).show(title(session))
        self.query_one("#resume", Cell).put(f" {day_words(session, suivi, now, self.size.width - 1)}")
        self.saved()

    def _show_reserves(self) -> None:
        words = reserves(self.ouverte.session, self.horaires)
        cell = self.query_one("#reserves", Cell)
        cell.put(words, "alerte")
        if cell.display != bool(words):
            cell.display = bool(words)

    def saved(self) -> None:
        """Tell the truth about what is on the disk."""
        self.tell_saving(self.ouverte.live, defauts=self.ouverte.defauts)

    # Commands

    def action_planifier(self) -> None:
        """Establish the plan, or replace it."""
        self._remaniement.tell(self._plan())

    async def _plan(self) -> None:
        done = await self._remaniement.ask(Planification(self.horaires, self.affichage))
        self.paint()
        if done:
            self.say("Plan établi.")

    def action_echanger(self) -> None:
        """Exchange the passage under the cursor with another one to come."""
        passages = self._passages
        self._remaniement.tell(self._followed(self._remaniement.exchange(passages.current, passages.lignes)))

    def action_reporter(self) -> None:
        """Put the passage under the cursor off, behind one to come."""
        passages = self._passages
        self._remaniement.tell(self._followed(self._remaniement.postpone(passages.current, passages.lignes)))

    async def _followed(self, change: Coroutine[Any, Any, str | None]) -> None:
        """Put the cursor on the passage that was moved, when one was."""
        moved = await change
        if moved is not None:
            self._passages.go_to_candidat(moved)

    def action_deplacer(self) -> None:
        """Put the passage under the cursor before another jury, or on another day."""
        self._remaniement.tell(self._followed(self._remaniement.move(self._passages.current)))

    def action_annuler(self) -> None:
        """Take back the last change of the plan."""
        self._remaniement.tell(self._remaniement.undo())

    def action_exporter(self) -> None:
        """Write the plan to an `.ics` file, at a path that is asked for."""
        if self.ouverte.session.planning.plan is None:
            self.say(SANS_PLAN)
        else:
            self._export.tell(self._exported())

    async def _exported(self) -> None:
        portee = await self._export.ask(Choix("Exporter", self._portees()))
        if portee is None:
            return
        written: list[Entree] = []

        def document() -> bytes:
            written[:] = entrees(self.ouverte.session, portee)
            return plan_ics(self.ouverte.session, written, self.horaires.revision)

        proposed = f"~/{proposed_name(self.ouverte.session, portee)}"
        await self._export.write(proposed, document, lambda: self.horaires.note_export(written, portee))
        self.paint()

    def _portees(self) -> list[tuple[Portee, str]]:
        """Whose calendar may be written: everybody's, a jury's, that of the candidat under the cursor."""
        offered = [(TOUT, "Tout le plan")]
        jurys = self.horaires.plan.cadre.jurys
        offered += [(Portee(jury=it), f"Jury {jury_words(it)}") for it in jurys if len(jurys) > 1]
        current = self._passages.current
        if current is not None:
            offered.append((Portee(candidat=current.candidat), f"Convocation de {current.named(SHORT)}"))
        return offered

    def action_historique(self) -> None:
        """Show what was done to the plan, when, by whom and why."""
        session = self.ouverte.session
        done, moved = history(session), changement_words(session)
        since = [f"Horaires changés {since_words(session)}{NBSP}:", *moved, ""] if moved else []
        if done:
            self.app.push_screen(Information("Modifications du plan", "\n".join([*since, *done])))
        else:
            self.say(SANS_PLAN)

    def action_retour(self) -> None:
        """Go back to the candidats."""
        self.dismiss(None)
