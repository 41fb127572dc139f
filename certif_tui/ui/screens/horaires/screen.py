"""The day of the orals: each passage as planned, and beside it what really happened or is now expected."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from certif_tui.documents.plan import (
    ETATS,
    LignePlan,
    duration_words,
    frame_words,
    heure,
    history,
    reserve_words,
    rows_of,
    summary,
)
from certif_tui.domain.planning.decisions import SANS_PLAN
from certif_tui.domain.planning.suivi import Etat, Suivi
from certif_tui.ui.commands import command
from certif_tui.ui.dialogs.information import Information
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.export import Export
from certif_tui.ui.flows.plan import Remaniement
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.horaires.planification import Planification
from certif_tui.ui.widgets.bandeau import Bandeau
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.key_line import KeyLine
from certif_tui.ui.widgets.row_list import Cellule, Headings, RowList, inside, room
from certif_tui.ui.widgets.title_line import TitleLine
from certif_tui.wording.dates import jour_court
from certif_tui.wording.text import NBSP, clean, counted

if TYPE_CHECKING:
    from certif_tui.services.bureau import Bureau
    from certif_tui.services.preparation.sessions import SessionOuverte

LOOK_S = 2.0
"""Seconds between two looks at the clocks and at what other programs wrote."""
WIDE = 90
"""Cells of a row from which the longer time has a column of its own."""
VIDE = f"Aucun plan{NBSP}: P l'établit."
STYLES = {Etat.A_VENIR: "texte", Etat.EN_COURS: "valide", Etat.PASSE: "discret", Etat.ECARTE: "discret"}


def widths(width: int) -> Sequence[int]:
    """Rank, start, end, name, length, longer time, real times."""
    return (3, 5, 5, 0, 6, 16) if width < WIDE else (4, 6, 6, 0, 8, 12, 18)


def titles(width: int) -> Sequence[str]:
    """The columns' headings."""
    first = ("N°", "Début", "Fin", "Candidat", "Durée")
    return (*first, "Réel") if width < WIDE else (*first, "Temps", "Réel")


class HorairesScreen(Ecran[None]):
    """Dismissed when the juror goes back to the candidats."""

    DEFAULT_CSS = """
    HorairesScreen #reserves { height: auto; max-height: 3; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        command("horaires.planifier", "p", "planifier", "Planifier", "Établit ou refait le plan des oraux", show=True),
        command("horaires.echanger", "e", "echanger", "Échanger", "Échange le passage avec un autre", show=True),
        command("horaires.reporter", "r", "reporter", "Reporter", "Fait passer plus tard, avec un motif", show=True),
        command("horaires.annuler", "u,ctrl+z", "annuler", "Annuler", "Annule le dernier changement du plan"),
        command("horaires.exporter", "x", "exporter", "Exporter", "Écrit le plan dans un fichier .ics", show=True),
        command("horaires.historique", "m", "historique", "Modifications", "Montre ce qui a changé dans le plan"),
        command("horaires.retour", "escape,h", "retour", "Candidats", "Revient à la liste des candidats", show=True),
    ]

    def __init__(self, bureau: Bureau, ouverte: SessionOuverte, affichage: Affichage) -> None:
        from certif_tui.projections.suivi import SuiviDuJour

        super().__init__()
        self.bureau, self.ouverte, self.affichage = bureau, ouverte, affichage
        self.horaires = ouverte.horaires
        self._suivi = SuiviDuJour(ouverte.contexte.journal, ouverte.bloc.epreuve)
        self._remaniement = Remaniement(self, self.horaires, self.paint)
        self._export = Export(self, bureau.put_down)
        self.rows: tuple[LignePlan, ...] = ()

    def compose(self) -> ComposeResult:
        """Title, the day in a line, what is to be said against it, the passages, banner, keys."""
        yield TitleLine(id="entete")
        yield Cell(id="resume", style="texte")
        yield Cell(id="reserves", style="alerte", inset=1)
        yield Headings(titles, widths, id="colonnes")
        yield RowList(self._cells, widths, glyphs=self.affichage.glyphs, id="passages")
        yield Bandeau(glyphs=self.affichage.glyphs, id="bandeau")
        yield KeyLine(id="touches")

    def on_mount(self) -> None:
        """Show the plan, the cursor on the next passage."""
        self.set_focus(self.query_one(RowList))
        self.paint()
        following = next((rank for rank, row in enumerate(self.rows) if row.etat is Etat.A_VENIR), 0)
        self.query_one(RowList).go_to(following)
        self.set_interval(LOOK_S, self._look)

    def on_screen_resume(self) -> None:
        """Show what another screen changed."""
        super().on_screen_resume()
        self.paint()

    @property
    def current(self) -> LignePlan | None:
        """The passage under the cursor, null without a plan."""
        return self.rows[self.query_one(RowList).cursor] if self.rows else None

    def follow(self, candidat: str) -> None:
        """Put the cursor on a candidat's passage."""
        rank = next((rank for rank, row in enumerate(self.rows) if row.candidat == candidat), None)
        if rank is not None:
            self.query_one(RowList).go_to(rank)

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
        rows = rows_of(self.ouverte.session, suivi) if suivi else ()
        table = self.query_one(RowList)
        if len(rows) != len(self.rows):
            self.rows = rows
            table.show(len(rows))
        elif rows != self.rows:
            changed = [rank for rank, row in enumerate(rows) if row != self.rows[rank]]
            self.rows = rows
            table.repaint(*changed)
        self.query_one(Headings).display = bool(rows)
        self.query_one(TitleLine).show(self._title())
        self.query_one("#resume", Cell).put(f" {self._resume(suivi)}")
        self.saved()

    def _title(self) -> str:
        session = self.ouverte.session
        parts = ["HORAIRES", clean(session.bloc, limit=20)]
        if session.planning.plan is not None:
            parts.append(jour_court(session.planning.plan.cadre.jour))
        return " · ".join([*parts, clean(session.lieu, limit=60)])

    def _resume(self, suivi: Suivi | None) -> str:
        plan = self.ouverte.session.planning.plan
        if plan is None or suivi is None:
            return VIDE
        now = self.ouverte.contexte.clock.now().instant
        said = summary(self.ouverte.session, suivi, now, self.size.width - 1)
        return said or frame_words(plan)

    def _show_reserves(self) -> None:
        words = " ".join(it[0].upper() + it[1:] for it in self._reserves())
        cell = self.query_one("#reserves", Cell)
        cell.put(words, "alerte")
        if cell.display != bool(words):
            cell.display = bool(words)

    def _reserves(self) -> Iterator[str]:
        """What there is to say against the plan."""
        if self.ouverte.session.planning.plan is None:
            return
        yield from reserve_words(self.ouverte.session, self.horaires.jour_prevu)
        if self.horaires.sans_horaire:
            yield f"{counted(len(self.horaires.sans_horaire), 'candidat')} sans horaire{NBSP}: P refait le plan."
        if self.horaires.perimes:
            changed = counted(len(self.horaires.perimes), "durée a changé", "durées ont changé")
            yield f"{changed} depuis{NBSP}: P refait le plan."

    def saved(self) -> None:
        """Tell the truth about what is on the disk."""
        self.tell_saving(self.ouverte.live)

    def _cells(self, rank: int) -> Sequence[Cellule]:
        row = self.rows[rank]
        style = STYLES[row.etat]
        late = row.etat is Etat.A_VENIR and row.attendu is not None
        real = (row.reel or ETATS[row.etat], "alerte" if late else style)
        width = inside(self.size.width)
        nom = row.named(room(widths, width))
        words = (str(row.rang), heure(row.debut), heure(row.fin) if row.fin else "libre", nom, duration_words(row))
        planned = tuple((text, style) for text in words)
        return (*planned, real) if width < WIDE else (*planned, (row.amenagement, "discret"), real)

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
        self._remaniement.tell(self._followed(self._remaniement.exchange(self.current, self.rows)))

    def action_reporter(self) -> None:
        """Put the passage under the cursor off, behind one to come."""
        self._remaniement.tell(self._followed(self._remaniement.postpone(self.current, self.rows)))

    async def _followed(self, change: Coroutine[Any, Any, str | None]) -> None:
        """Put the cursor on the passage that was moved, when one was."""
        moved = await change
        if moved is not None:
            self.follow(moved)

    def action_annuler(self) -> None:
        """Take back the last change of the plan."""
        self._remaniement.tell(self._remaniement.undo())

    def action_exporter(self) -> None:
        """Write the plan to an `.ics` file, at a path that is asked for."""
        from certif_tui.documents.plan_ics import proposed_name

        if self.ouverte.session.planning.plan is None:
            self.say(SANS_PLAN)
        else:
            self._export.tell(self._export.write(f"~/{proposed_name(self.ouverte.session)}", self._ics))

    def _ics(self) -> bytes:
        from certif_tui.documents.plan_ics import plan_ics

        return plan_ics(self.ouverte.session, len(self.ouverte.live.evenements))

    def action_historique(self) -> None:
        """Show what was done to the plan, when, by whom and why."""
        done = history(self.horaires.planning, self.ouverte.session)
        if done:
            self.app.push_screen(Information("Modifications du plan", "\n".join(done)))
        else:
            self.say(SANS_PLAN)

    def action_retour(self) -> None:
        """Go back to the candidats."""
        self.dismiss(None)
