"""The part of the session screen that lists the candidats: those on screen are read, the others when they come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.app import ComposeResult

from certif_tui.domain.chrono.state import Marche, read
from certif_tui.domain.incidents.state import standing
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.state import Avancement
from certif_tui.projections.tableau import LigneCandidat, TableauSession
from certif_tui.ui.screens.candidats import titles, widths
from certif_tui.ui.screens.reading import Reading
from certif_tui.ui.screens.session.base import SessionBase, short
from certif_tui.ui.screens.session.rows import cells, clock_words
from certif_tui.ui.widgets.bandeau import Bandeau
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.entete import Entete
from certif_tui.ui.widgets.key_line import KeyLine
from certif_tui.ui.widgets.table import Cellule, Headings, Table, inside
from certif_tui.ui.widgets.travail_line import TravailLine
from certif_tui.wording.dates import jour_court
from certif_tui.wording.text import NBSP, clean, counted

LOOK_S = 2.0
"""Seconds between two looks at what other programs wrote."""
SHOWN_S = 0.04
"""Seconds after the first frame at which what nobody sees yet is done: the list is painted by then."""
NOBODY = f"Aucun candidat{NBSP}: A en ajoute{NBSP}; O importe un tableur."
GRADED = (Avancement.REMISE, Avancement.A_REMETTRE)


class Listing(SessionBase):
    """Shows the candidats in their order, the withdrawn ones last, with presence and progress apart."""

    def __init__(self) -> None:
        super().__init__()
        self._tableau: TableauSession | None = None
        self._listed: tuple[Candidat, ...] = ()
        self._clocks: dict[str, str] = {}
        self._shown = False
        self._lignes: Reading[LigneCandidat | None] = Reading(self, self._wanted, self._read, self._repaint)

    @property
    def table(self) -> Table:
        """The list."""
        return self.query_one(Table)

    def compose(self) -> ComposeResult:
        """Title, summary, candidats under their headings, banner, keys."""
        yield Entete(id="entete")
        yield Cell(id="resume", style="discret")
        yield TravailLine(id="travail")
        yield Cell(id="horaires")
        yield Headings(titles, widths, id="colonnes")
        yield Table(self._cells, widths, glyphs=self.affichage.glyphs, id="candidats")
        yield Bandeau(glyphs=self.affichage.glyphs, id="bandeau")
        yield KeyLine(id="touches")

    # What the list is made of

    @property
    def current(self) -> Candidat | None:
        """The candidat under the cursor."""
        return self._listed[self.table.cursor] if self._listed else None

    def tableau(self) -> TableauSession | None:
        """The rows of the candidats as the juré at work sees them, null until they are known."""
        if self.jure is not None and (self._tableau is None or self._tableau.jure != self.jure.slug):
            journal = self.bureau.contexte.journal
            self._tableau = TableauSession(journal, self.ouverte.slug, self.ouverte.bloc, self.jure.slug)
            self._lignes.values.clear()
        return self._tableau

    def _read(self, slug: str) -> LigneCandidat | None:
        candidat = next((it for it in self._listed if it.slug == slug), None)
        tableau = self._tableau
        return tableau.row(candidat) if tableau is not None and candidat is not None else None

    def _wanted(self) -> Iterable[str]:
        """The candidats on screen, then those a page away, forwards first: a page turned is painted once.

        The window goes half its height past the cursor, which goes a page: two heights hold what comes.
        """
        seen, far = self.table.rows_on_screen, 2 * self.table.size.height
        around = (*self._listed[seen.stop : seen.stop + far], *self._listed[max(0, seen.start - far) : seen.start])
        yield from self._readable((*self._on_screen(), *around))

    def _readable(self, candidats: Iterable[Candidat]) -> Iterable[str]:
        """Those whose row can be read, as soon as the juré is known."""
        if self.tableau() is not None:
            yield from (it.slug for it in candidats if it.retire is None)

    def _on_screen(self) -> Sequence[Candidat]:
        # Before the first layout nothing is on screen yet: what will be is no more than the terminal is high.
        return [self._listed[row] for row in self.table.rows_on_screen] or self._listed[: self.app.size.height]

    def _cells(self, row: int) -> Sequence[Cellule]:
        candidat = self._listed[row]
        ligne = self._lignes.values.get(candidat.slug)
        clock = self._clocks[candidat.slug] = self._clock(candidat, ligne)
        hidden = self.affichage.statuts_masques
        sign = self._incident_sign(candidat)
        signe = self.ouverte.session.homonymes.get(candidat.slug, "")
        width = self.row_width
        prouve = not self.ouverte.live.defaut
        return cells(
            row + 1,
            candidat,
            ligne,
            hidden=hidden,
            width=width,
            signe=signe,
            clock=clock,
            incidents=sign,
            prouve=prouve,
        )

    @property
    def row_width(self) -> int:
        """How wide the rows are, which decides their columns."""
        return inside(self.size.width)

    def _incident_sign(self, candidat: Candidat) -> str:
        """How many incidents stand about a candidat, empty for none."""
        noted = len(standing(self.ouverte.session.incidents, candidat.slug))
        return f" {self.affichage.glyphs.alerte}{noted}" if noted else ""

    def _clock(self, candidat: Candidat, ligne: LigneCandidat | None) -> str:
        """What the candidat's clock says while it runs."""
        if ligne is None or ligne.chrono.marche is not Marche.EN_COURS:
            return ""
        lecture = read(ligne.chrono, self.ouverte.plan(candidat.slug), self.bureau.contexte.clock.now())
        return clock_words(lecture, self.affichage.glyphs.environ)

    def seen_running(self) -> Iterable[Candidat]:
        """The candidats whose clock was last seen running: no file is read for it."""
        lignes = self._lignes.values
        for candidat in self._listed:
            ligne = lignes.get(candidat.slug)
            if ligne is not None and ligne.chrono.marche is Marche.EN_COURS:
                yield candidat

    def _tick(self) -> None:
        """Paint again the rows whose clock has come to another minute."""
        for row in self.table.rows_on_screen:
            candidat = self._listed[row]
            clock = self._clock(candidat, self._lignes.values.get(candidat.slug))
            if clock and clock != self._clocks.get(candidat.slug):
                self.table.repaint(row)

    def _repaint(self, slugs: Sequence[str]) -> None:
        self.table.repaint(*(row for row in self.table.rows_on_screen if self._listed[row].slug in slugs))

    def on_table_seen(self) -> None:
        """Read what came into view; the first window is read already, the rows around it wait for its painting."""
        if self._shown:
            self._lignes.wake()

    def after_first_paint(self) -> None:
        """Read the rows around those on screen."""
        self._shown = True
        self._lignes.wake()

    # Painting

    def paint(self) -> None:
        """Show the session as it is now; the rows on screen are read at once when their files changed."""
        session = self.ouverte.session
        self._listed = (*session.presentes, *(it for it in session.candidats if it.retire is not None))
        self.table.show(len(self._listed))
        self._lignes.expire()
        self._lignes.read_now(self._readable(self._on_screen()))
        self.query_one(Entete).show(self._title())
        quand = f"{jour_court(session.date)} · " if session.date else ""
        count = counted(len(session.presentes), "candidat")
        noted = sum(incident.annule is None for incident in session.incidents)
        count += f" · {counted(noted, 'incident')}" if noted else ""
        self.query_one("#resume", Cell).put(*self._summary(f"{quand}{count}"))
        self.query_one(Headings).display = bool(self._listed)
        self.tell_saving(self.ouverte.live)
        self.look_at_plan()

    def _summary(self, count: str) -> Cellule:
        """The line above the list; that the session is no proof comes first, and stays."""
        if self.ouverte.live.defaut:
            return f" {self.affichage.glyphs.alerte} {clean(self.ouverte.live.defaut, limit=300)} · {count}", "alerte"
        return (f" {count}" if self._listed else f" {NOBODY}"), "discret"

    def _title(self) -> str:
        session = self.ouverte.session
        moi = f"juré {short(self.jure.nom)}" if self.jure else f"juré{NBSP}? J pour le dire"
        parts = [clean(session.bloc, limit=20), moi, clean(session.lieu, limit=60)]
        return " · ".join(["DÉMONSTRATION", *parts] if session.demonstration else parts)

    def saved(self) -> None:
        """Tell the truth about what is on the disk, the rows' included."""
        self.tell_saving(self.ouverte.live)
        self._lignes.expire()
        self._lignes.wake()

    def look(self) -> None:
        """Take in what other programs wrote."""
        if not self.is_current:
            return
        if self.ouverte.live.refresh():
            self.paint()
        self._tick()
        self._lignes.expire()
        self._lignes.wake()

    # Moving

    def follow(self, candidat: str) -> None:
        """Put the cursor on a candidat."""
        slugs = [it.slug for it in self._listed]
        if candidat in slugs:
            self.table.go_to(slugs.index(candidat))

    def go_to_first(self) -> None:
        """Stand on the first candidat on screen still to be graded; further ones are not worth reading for it."""
        first = self.first_to_grade(self._on_screen())
        if first is not None:
            self.follow(first.slug)

    def first_to_grade(self, candidats: Iterable[Candidat]) -> Candidat | None:
        """The first of these who is still to be graded, null when none is known to be."""
        for candidat in candidats:
            ligne = self._lignes.values.get(candidat.slug)
            if ligne is not None and ligne.avancement is not None and ligne.avancement not in GRADED:
                return candidat
        return None
