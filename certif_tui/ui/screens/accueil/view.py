"""The sessions of the home screen, today's first: those on screen are read first, no more than must be."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from certif_tui.projections.apercu import Apercu, LigneSession, Progression
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.screens.accueil.jours import by_moment
from certif_tui.ui.screens.accueil.liste import ListeSessions
from certif_tui.ui.screens.accueil.rows import REPRISE, RangeeSession, answering, heading, matches, ways_in
from certif_tui.ui.screens.reading import Reading
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.row_list import Cellule
from certif_tui.wording.signs import Glyphs
from certif_tui.wording.text import NBSP, counted

if TYPE_CHECKING:
    from certif_tui.platform.preferences import Dernier
    from certif_tui.services.bureau import Bureau

READING = " lecture des sessions…"
NOTHING = f" Aucune session{NBSP}: V essaie, A crée, F importe une liste."


class SessionsView:
    """Hands the list the rows of the sessions that answer to the search, and the summary their number."""

    def __init__(
        self,
        screen: Ecran[Any],
        bureau: Callable[[], Bureau],
        apercu: Apercu,
        glyphs: Glyphs,
        instant: Callable[[], datetime],
    ) -> None:
        """`instant` gives the time it is, before the services are there too."""
        self._instant = instant
        self._screen, self._bureau, self._apercu = screen, bureau, apercu
        self.liste = ListeSessions(glyphs=glyphs, id="sessions")
        self.resume = Cell(READING, "discret", id="resume")
        self.words = ""
        """What is looked for, empty for nothing."""
        self.slugs: list[str] | None = None
        """The sessions of the folder, null until it is read."""
        self.dernier: Dernier | None = None
        """The oral that was interrupted."""
        self._nom_a_reprendre = "…"
        self._unread = False
        self._listed: list[str] = []
        self._moments: list[tuple[str, list[str]]] = []
        self._lignes: Reading[LigneSession] = Reading(screen, self._wanted, lambda slug: bureau().row(slug), self._read)
        self._remises: Reading[Progression | None] = Reading(
            screen, self._countable, self._count, lambda _changed: self._show(), at_once=1
        )

    def show_last_seen(self, dernier: Dernier | None) -> None:
        """Show the rows last seen, which takes no heavy import, below the oral of `dernier`; then comes the folder."""
        self._lignes.values.update((ligne.slug, ligne) for ligne in self._apercu.load())
        self.dernier = dernier
        self._list(list(self._lignes.values))
        self._show()
        if self._listed:
            self._summarise(len(self._listed))

    def read(self) -> None:
        """List the folder afresh; what is on screen is read at once, the rest when it is wanted."""
        from certif_tui.journal.journal import JournalError

        untouched = self.slugs is None and self.liste.cursor == 0
        try:
            self.slugs, self._unread = self._bureau().slugs(), False
        except JournalError as error:
            self.slugs, self._unread = [], True
            self._screen.say(str(error))
        self._lignes.expire()
        self._remises.expire()
        self._find_what_to_resume(self.slugs)
        self.list_sessions()
        if untouched:
            self.liste.go_to(0)
        self._lignes.read_now(self._on_screen())
        self._show()
        self._remises.wake()
        values = self._lignes.values  # those on screen, for the next start
        self._apercu.keep(values[slug] for slug in self._listed if slug in values)

    def look(self) -> None:
        """List the folder afresh where sessions came or went since it was read."""
        from certif_tui.journal.journal import JournalError

        with contextlib.suppress(JournalError):  # reading it says what is wrong
            if self.slugs is not None and self._bureau().slugs() != self.slugs:
                self.read()

    def _find_what_to_resume(self, slugs: Sequence[str]) -> None:
        """Where this user was grading, when the program last stopped without being told to."""
        dernier = self._bureau().memory.interrupted
        self.dernier = dernier if dernier and dernier.session in slugs else None
        if self.dernier is not None:
            self._nom_a_reprendre = self._bureau().nom_of(self.dernier)
            self._lignes.read_now([self.dernier.session])

    def list_sessions(self) -> None:
        """List the sessions that answer to the search, the cursor on the one it was on."""
        slugs = self.slugs or []
        self._list(answering(self.words, slugs, self._lignes.values))
        self._show()
        self._summarise(len(slugs))
        self._screen.show_keys()

    def _list(self, slugs: Sequence[str]) -> None:
        self._moments = list(by_moment(slugs, self._lignes.values, self._instant()))
        self._listed = [slug for _moment, sessions in self._moments for slug in sessions]

    @property
    def is_first_start(self) -> bool:
        """Whether there is no session, in a folder that can be read: what is offered then are the ways in."""
        return self.slugs == [] and not self._unread and self.dernier is None

    def _show(self) -> None:
        """Show what is known now of the sessions that are listed."""
        lignes, remises = self._lignes.values, self._remises.values
        rows = list(ways_in()) if self.is_first_start else []
        for moment, slugs in self._moments:
            rows.append(heading(moment, len(slugs)))
            rows += (RangeeSession(slug, lignes.get(slug), remises.get(slug)) for slug in slugs)
        if self.dernier is not None and not self.words:
            rows.insert(0, RangeeSession(REPRISE, lignes.get(self.dernier.session), reprise=self._nom_a_reprendre))
        self.liste.take(tuple(rows))

    def _summarise(self, total: int) -> None:
        self.resume.put(*summary(self.words, len(self._listed), total))

    # Reading

    def wake(self) -> None:
        """Read what came into view."""
        if self.slugs is not None:
            self._lignes.wake()
            self._remises.wake()

    def _on_screen(self) -> Iterable[str]:
        return self.liste.on_screen

    def _wanted(self) -> Iterable[str]:
        """The sessions on screen, then, while searching, those whose place is not known yet."""
        yield from self._on_screen()
        if self.words:
            yield from (slug for slug in self.slugs or () if slug not in self._lignes.values)

    def _read(self, slugs: Sequence[str]) -> None:
        lignes = self._lignes.values
        if self.words and any(it not in self._listed and matches(self.words, it, lignes.get(it)) for it in slugs):
            self.list_sessions()
        elif self._moments != list(by_moment(self._listed, lignes, self._instant())):
            self.list_sessions()  # a session's own date is not that of its folder, or another day began
        self._show()
        self._remises.wake()

    def _countable(self) -> Iterable[str]:
        lignes = self._lignes.values
        return (slug for slug in self._on_screen() if slug in lignes and not lignes[slug].panne)

    def _count(self, slug: str) -> Progression | None:
        from certif_tui.journal.journal import JournalError

        try:
            return self._bureau().progression(slug)
        except JournalError:
            return None  # the session's row says what is wrong


def summary(words: str, found: int, total: int) -> Cellule:
    """What stands above the list of `found` sessions out of `total`."""
    style = "discret" if total else "titre"
    if words:
        found_words = f"{counted(found, 'session')} · Entrée{NBSP}: suivante" if found else "Aucune session"
        return f"{found_words} · Échap{NBSP}: toutes", style
    return (f" {counted(total, 'session')}" if total else NOTHING), style
