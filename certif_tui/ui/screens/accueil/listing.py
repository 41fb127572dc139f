"""The half of the home screen that lists: sessions, the most recent first, those on screen read first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal

from certif_tui.projections.apercu import Apercu, LigneSession, Progression
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.screens.accueil.rows import cells, matches, resume_cells, widths
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.reading import Reading
from certif_tui.ui.widgets.bandeau import Bandeau
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.key_line import KeyLine
from certif_tui.ui.widgets.table import Cellule, Table
from certif_tui.wording.text import NBSP, counted

if TYPE_CHECKING:
    from certif_tui.platform.preferences import Dernier
    from certif_tui.services.bureau import Bureau

READING = " lecture des sessions…"
NOTHING = f" Aucune session{NBSP}: N en crée une, D ouvre la démonstration."
REPRISE = ""
"""The key of the row that goes back to the oral that was interrupted."""


class Listing(Ecran[None]):
    """Lists the sessions that answer to the search; reads no more of them than it must."""

    def __init__(self, bureau: Callable[[], Bureau], affichage: Affichage, apercu: Apercu) -> None:
        super().__init__()
        self._make_bureau, self.affichage, self._apercu = bureau, affichage, apercu
        self.words = ""
        self.slugs: list[str] | None = None
        self.dernier: Dernier | None = None
        self._nom_a_reprendre = "…"
        self._listed: list[str] = []
        self._lignes: Reading[LigneSession] = Reading(
            self, self._wanted, lambda slug: self.bureau.row(slug), self._on_read
        )
        self._remises: Reading[Progression | None] = Reading(
            self, self._countable, self._count, self._repaint, at_once=1
        )

    @property
    def bureau(self) -> Bureau:
        """The services."""
        return self._make_bureau()

    @property
    def table(self) -> Table:
        """The list."""
        return self.query_one(Table)

    def compose(self) -> ComposeResult:
        """Title, summary or search, sessions, banner, keys."""
        yield Cell(" certif-tui · évaluation des candidats", "titre", id="titre")
        with Horizontal(id="tete"):
            yield Cell(READING, "discret", id="resume")
        yield Table(self._cells, widths, glyphs=self.affichage.glyphs, id="sessions")
        yield Bandeau(glyphs=self.affichage.glyphs, id="bandeau")
        yield KeyLine(id="touches")

    @property
    def current(self) -> str | None:
        """The slug of the session under the cursor, `REPRISE` on that row, null when nothing is listed."""
        return self._listed[self.table.cursor] if self._listed else None

    # Reading

    def show_last_seen(self, dernier: Dernier | None) -> None:
        """Show the rows last seen, which takes no heavy import, below the oral of `dernier`; then comes the folder."""
        self._lignes.values.update((ligne.slug, ligne) for ligne in self._apercu.load())
        self.dernier, seen = dernier, list(self._lignes.values)
        self._listed = [*([REPRISE] if dernier else []), *seen]
        self.table.show(len(self._listed))
        if seen:
            self._summarise(len(seen))

    def keep_seen(self) -> None:
        """Keep the rows on screen for the next start."""
        values = self._lignes.values
        self._apercu.keep(values[slug] for slug in self.slugs or () if slug in values)

    def read_sessions(self) -> None:
        """List the folder afresh; what is on screen is read at once, the rest when it is wanted."""
        from certif_tui.journal.journal import JournalError

        untouched = self.slugs is None and self.table.cursor == 0
        try:
            self.slugs = self.bureau.slugs()
        except JournalError as error:
            self.slugs = []
            self.say(str(error))
        self._lignes.expire()
        self._remises.expire()
        self._find_what_to_resume(self.slugs)
        self.list_sessions()
        if untouched:
            self.table.go_to(0)
        self._lignes.read_now(slug for slug in self._on_screen() if slug != REPRISE)
        self.table.refresh()
        self._remises.wake()
        self.keep_seen()

    def _find_what_to_resume(self, slugs: Sequence[str]) -> None:
        """Where this user was grading, when the program last stopped without being told to."""
        dernier = self.bureau.memory.interrupted
        self.dernier = dernier if dernier and dernier.session in slugs else None
        if self.dernier is not None:
            self._nom_a_reprendre = self.bureau.nom_of(self.dernier)
            self._lignes.read_now([self.dernier.session])

    def list_sessions(self) -> None:
        """List the sessions that answer to the search, the cursor on the one it was on."""
        current, slugs = self.current, self.slugs or []
        if self.words:
            self._listed = [slug for slug in slugs if matches(self.words, slug, self._lignes.values.get(slug))]
        else:
            self._listed = [*([REPRISE] if self.dernier else []), *slugs]
        self.table.show(len(self._listed), cursor=self._listed.index(current) if current in self._listed else 0)
        self._summarise(len(slugs))

    def go_back_to(self, key: str) -> bool:
        """Put the cursor on a row; false when it is not listed."""
        if key not in self._listed:
            return False
        self.table.go_to(self._listed.index(key))
        return True

    def _summarise(self, total: int) -> None:
        if self.words:
            found = counted(len(self._listed), "session") if self._listed else "Aucune session"
            words = f"{found} · Échap{NBSP}: toutes"
        else:
            words = f" {counted(total, 'session')}" if total else NOTHING
        self.query_one("#resume", Cell).put(words, "discret" if total else "titre")

    def _on_screen(self) -> list[str]:
        return [self._listed[row] for row in self.table.rows_on_screen]

    def _wanted(self) -> Iterable[str]:
        """The sessions on screen, then, while searching, those whose place is not known yet."""
        yield from (slug for slug in self._on_screen() if slug != REPRISE)
        if self.words:
            yield from (slug for slug in self.slugs or () if slug not in self._lignes.values)

    def _on_read(self, slugs: Sequence[str]) -> None:
        if self.words and any(it not in self._listed and self._answers(it) for it in slugs):
            self.list_sessions()
        self._repaint(slugs)
        self._remises.wake()

    def _answers(self, slug: str) -> bool:
        return matches(self.words, slug, self._lignes.values.get(slug))

    def _countable(self) -> Iterable[str]:
        lignes = self._lignes.values
        return (slug for slug in self._on_screen() if slug in lignes and not lignes[slug].panne)

    def _count(self, slug: str) -> Progression | None:
        from certif_tui.journal.journal import JournalError

        try:
            return self.bureau.progression(slug)
        except JournalError:
            return None  # the session's row says what is wrong

    def _repaint(self, slugs: Sequence[str]) -> None:
        self.table.repaint(*(row for row in self.table.rows_on_screen if self._listed[row] in slugs))

    def on_table_seen(self) -> None:
        """Read what came into view."""
        if self.slugs is not None:
            self._lignes.wake()
            self._remises.wake()

    def _cells(self, row: int) -> Sequence[Cellule]:
        key, lignes = self._listed[row], self._lignes.values
        if key == REPRISE:
            return resume_cells(lignes.get(self.dernier.session) if self.dernier else None, self._nom_a_reprendre)
        return cells(key, lignes.get(key), self._remises.values.get(key))
