"""The list of the session screen: its rows, what is read for them, what is kept of them for the next start."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from certif_tui.domain.chrono.state import read
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import Seance
from certif_tui.domain.session.jury import Jure
from certif_tui.domain.slugs import slug_of
from certif_tui.projections.apercu_session import VueSession
from certif_tui.projections.tableau import LigneCandidat
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.candidats import ListeCandidats, titles, widths
from certif_tui.ui.screens.session.a_cote import BilanACote
from certif_tui.ui.screens.session.etat import clock_words, first_to_grade, listed, rangees_of, seen, summary, title
from certif_tui.ui.screens.session.keeping import Keeping
from certif_tui.ui.screens.session.lignes import Lignes
from certif_tui.ui.widgets.drawn import OneBelowAnother, SideBySide
from certif_tui.ui.widgets.key_line import MOST
from certif_tui.ui.widgets.row_list import Headings

if TYPE_CHECKING:
    from certif_tui.services.bureau import Bureau


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
        self.liste = ListeCandidats(masques=affichage.statuts.actif, glyphs=affichage.glyphs, id="candidats")
        self.lignes = Lignes(screen, bureau.contexte.journal, ouverte, self._wanted, self.show)
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
        self.lignes.of(self._jure())
        order = listed(self._ouverte.session)
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
        if self.liste.take(rangees_of(session, self.lignes.lues, self._horloge, defauts, seance=seance)):
            self._keeping.soon()

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
        if any(True for _ in self.lignes.running()):
            self.show()
        self.lignes.look()
        self.a_cote.look()

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

    def _wanted(self) -> Iterable[Candidat]:
        """The candidats on screen, then those a page away, forwards first."""
        order, around = listed(self._ouverte.session), self.liste.around()
        window = self.liste.window(len(order))
        yield from order[window.start : window.stop]
        yield from order[window.stop : around.stop]
        yield from order[around.start : window.start]

    def _seen(self) -> VueSession | None:
        """The list as it is seen; null while it is not wholly on the disk, or nobody is at work in it."""
        session, live, jure, rangees = self._ouverte.session, self._ouverte.live, self._jure(), self.liste.rangees
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
