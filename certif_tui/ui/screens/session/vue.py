"""The list of the session screen: its rows, what is read for them, what is kept of them for the next start."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from certif_tui.domain.chrono.state import read
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import Seance
from certif_tui.domain.session.jury import Jure
from certif_tui.domain.slugs import slug_of
from certif_tui.projections.apercu_session import Rangee, VueSession
from certif_tui.projections.tableau import LigneCandidat
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.candidats import ListeCandidats, titles, widths
from certif_tui.ui.screens.session.a_cote import BilanACote
from certif_tui.ui.screens.session.etat import RangeesTenues, clock_words, first_to_grade, seen, summary, title
from certif_tui.ui.screens.session.keeping import Keeping
from certif_tui.ui.screens.session.lignes import Lignes
from certif_tui.ui.screens.session.restes import Reste, following, narrowed, narrowed_words
from certif_tui.ui.widgets.drawn import OneBelowAnother, SideBySide
from certif_tui.ui.widgets.key_line import MOST
from certif_tui.ui.widgets.row_list import Headings
from certif_tui.ui.widgets.title_line import TitleLine
from certif_tui.wording.text import NBSP

if TYPE_CHECKING:
    from certif_tui.services.bureau import Bureau

SANS_JURE = f"Ce qui reste est celui d'un juré{NBSP}: J dit lequel vous êtes."
AROUND_LOOKS = 5
"""One look in so many is at the rows around the screen too."""


class Vue:
    """Hands the list its rows: out of the session at once, out of the candidats' files as they are read."""

    def __init__(
        self,
        screen: Ecran[Any],
        bureau: Bureau,
        ouverte: SessionOuverte,
        affichage: Affichage,
        jure: Callable[[], Jure | None],
    ) -> None:
        """`jure` tells who is at work, whose marks the rows show."""
        self._screen, self._ouverte, self._affichage, self._jure = screen, ouverte, affichage, jure
        self._shown = False
        self._reste: Reste | None = None
        self._made, self._rangees = RangeesTenues(), tuple[Rangee, ...]()
        self.liste = ListeCandidats(masques=affichage.statuts.actif, glyphs=affichage.glyphs, id="candidats")
        self._looks = 0
        self.lignes = Lignes(screen, bureau.contexte.journal, ouverte, self._wanted, self._looked_at, self.show)
        self.a_cote = BilanACote(screen, ouverte, affichage, jure, lambda: self.current)
        self._keeping = Keeping(screen, bureau.apercu, self._seen)

    def corps(self) -> Widget:
        """The list under its headings, and the bilan beside it."""
        headings = Headings(titles, widths, id="colonnes")
        return SideBySide(OneBelowAnother(headings, self.liste, id="liste"), self.a_cote.volet, id="corps")

    @property
    def current(self) -> Candidat | None:
        """The candidat under the cursor."""
        rangee = self.liste.current
        return next((it for it in self._ouverte.session.candidats if rangee and it.slug == rangee.candidat), None)

    def paint(self) -> None:
        """Show the session as it is now; the rows on screen are read at once when their files changed."""
        self.liste.mask(self._affichage.statuts.actif)
        self._reste = self._reste if self._jure() is not None else None
        self.lignes.of(self._jure())
        order = self._order
        self.lignes.read_now(order[row] for row in self.liste.window(len(order)))
        self.show()
        self.wake()
        self._keeping.soon()
        if self._shown:
            self.a_cote.look()

    def show(self) -> None:
        """Show what is known now."""
        session, defauts = self._ouverte.session, self._ouverte.defauts
        seance = self._ouverte.presences.proposed or Seance.ORAL
        self._rangees = self._made.of(session, self.lignes.lues, self._horloge, defauts, seance=seance)
        if self._take():
            self._keeping.soon()

    def _take(self, *, moved: bool = False) -> bool:
        """Show what the list is narrowed to, the cursor on the candidat it was on, or on the first one behind them."""
        reste, current, now = self._reste, self.liste.current, self._ouverte.contexte.clock.now().instant
        rangs = narrowed(self._rangees, reste, self._ouverte.session, now)
        shown = tuple(self._rangees[rang] for rang in rangs)
        rang = next((rang for rang, it in enumerate(self._rangees) if current and it.candidat == current.candidat), 0)
        stays = bisect_left(rangs, rang) if reste is not None or moved else None
        self._paint_title(narrowed_words(reste, len(rangs), self._rangees))
        return self.liste.take(shown, cursor=stays, rangs=rangs if reste is not None else None)

    def _paint_title(self, reste: str) -> None:
        entete = self._screen.query_one_optional("#entete", TitleLine)
        if entete is not None:
            entete.show(title(self._ouverte.session, self._jure(), self._ouverte.responsable.nom, reste))

    def narrow(self) -> None:
        """Narrow the list to the next kind of what remains, then to nothing; say where nothing of a kind does."""
        if self._jure() is None:
            self._screen.say(SANS_JURE)
            return
        self._reste = following(self._reste)
        self._take(moved=True)
        self.wake()
        if self._reste is not None and not self.liste.rangees:
            self._screen.say(f"Personne ici{NBSP}: {self._reste.value}. La virgule passe à la suite, puis à tous.")

    def widen(self) -> bool:
        """Show everybody again; false where everybody is shown."""
        if self._reste is None:
            return False
        self._reste = None
        self._take(moved=True)
        self.wake()
        return True

    def _horloge(self, candidat: Candidat, ligne: LigneCandidat) -> str:
        lecture = read(ligne.chrono, self._ouverte.plan(candidat.slug), self._ouverte.contexte.clock.now())
        return clock_words(lecture, self._affichage.glyphs.environ)

    def begin(self) -> None:
        """The list was painted: do what nobody sees yet."""
        self._shown = True
        self.wake()
        self._keeping.begin()
        self.a_cote.look()
        self._screen.watch(self.liste, "cursor", self.a_cote.follow, init=False)

    def wake(self) -> None:
        """Read what came into view; the first window is read already, the rows around it wait for its painting."""
        if self._shown:
            self.lignes.wake()

    def look(self) -> None:
        """Read what other programs wrote, and show the minutes that passed of the clocks that run."""
        if self._reste is not None:
            self.show()
        else:
            self._tell_minutes()
        self.lignes.look()
        self.a_cote.look()

    def _tell_minutes(self) -> None:
        """Show the minutes of the clocks that run: their rows alone are made again, and only where one passed."""
        lues = self.lignes.lues
        told = {it.slug: self._horloge(it, ligne) for it in self.lignes.running() if (ligne := lues[it.slug])}
        if any(told.get(it.candidat, it.horloge) != it.horloge for it in self._rangees):
            self._rangees = tuple(it._replace(horloge=told.get(it.candidat, it.horloge)) for it in self._rangees)
            self._take()

    def saved(self) -> None:
        """Read what was written, and keep it."""
        self.lignes.look()
        self.a_cote.look()
        self._keeping.soon()

    def go_to_first(self) -> None:
        """Stand on the first candidat on screen still to be graded; further ones are not worth reading for it."""
        window = self.liste.window(len(self.liste.rangees))
        first = first_to_grade(self.liste.rangees[window.start : window.stop])
        if first is not None:
            self.liste.go_to(window.start + first)

    @property
    def _order(self) -> Sequence[Candidat]:
        """The candidats in the order of the rows."""
        order = self.lignes.order
        if self._reste is None:
            return order
        there = {it.candidat for it in self.liste.rangees}
        return [it for it in order if it.slug in there]

    def _wanted(self) -> Iterable[Candidat]:
        """The candidats on screen, then those a page away, forwards first; all where the list is narrowed."""
        order, around = self._order, self.liste.around()
        window = self.liste.window(len(order))
        yield from order[window.start : window.stop]
        yield from order[window.stop : around.stop]
        yield from order[around.start : window.start]
        if self._reste is not None:
            yield from self.lignes.order

    def _looked_at(self) -> Iterable[Candidat]:
        """The candidats on screen; those a page away once in a while, for nobody sees them yet."""
        self._looks += 1
        if self._reste is not None or self._looks % AROUND_LOOKS == 0:
            return self._wanted()
        order = self.lignes.order
        return (order[row] for row in self.liste.window(len(order)))

    def _seen(self) -> VueSession | None:
        """The list as it is seen; null while it is not wholly on the disk, or nobody is at work in it."""
        session, live, jure, rangees = self._ouverte.session, self._ouverte.live, self._jure(), self._rangees
        if jure is None or live.pending or live.refused or not self._screen.size.width:
            return None
        touches = [commande for commande in self._screen.commandes() if commande.show][:MOST]
        return VueSession(
            self._ouverte.slug,
            live.stamp,
            slug_of(jure.nom),
            jure.slug,
            title(session, jure),
            summary(session, self._ouverte.defauts, self._affichage.glyphs.alerte, self._ouverte.presences.proposed)[0],
            tuple((commande.touche, commande.libelle) for commande in touches),
            first_to_grade(rangees[: self._screen.app.size.height]) or 0,
            tuple(seen(rangees, self.lignes.stamps, self.lignes.others)),
        )
