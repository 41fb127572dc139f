"""The bilan of the candidat under the cursor, beside the list: read in a thread once the cursor rests."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, NamedTuple

from textual.timer import Timer

from certif_tui.documents.bilan import build_bilan
from certif_tui.domain.chrono.state import read
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.jury import Jure
from certif_tui.projections.vu_de_pres import VuesDePres
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.bilan_rows import rangs_of
from certif_tui.ui.widgets.page import Rang
from certif_tui.ui.widgets.volet import Volet
from certif_tui.wording.text import NBSP, clean, name_of

REST_S = 0.15
"""Seconds the cursor rests before anything is read: a key held down reads nothing on its way."""
QUI = f"Dites quel juré vous êtes{NBSP}: J."
MASQUE = f"Statuts masqués{NBSP}: H les montre."
PLUS = "B l'ouvre en entier"


class Montre(NamedTuple):
    """What the pane shows: whose bilan, and its rows."""

    titre: str
    rangs: tuple[Rang, ...]


class BilanACote:
    """Keeps the pane beside the list true; nothing is read while nobody is at work or the pane has no room."""

    def __init__(
        self,
        screen: Ecran[Any],
        ouverte: SessionOuverte,
        affichage: Affichage,
        jure: Callable[[], Jure | None],
        current: Callable[[], Candidat | None],
    ) -> None:
        """`jure` tells who is at work, `current` whom the cursor stands on."""
        self.volet = Volet(PLUS, glyphs=affichage.glyphs, id="volet")
        self._screen, self._ouverte, self._affichage = screen, ouverte, affichage
        self._jure, self._current = jure, current
        self._vues = VuesDePres(ouverte.contexte.journal)
        self._rest: Timer | None = None
        self._asked: Callable[[], Montre] | None = None
        self._running = False

    def follow(self) -> None:
        """The cursor moved: look once it rests."""
        if self._rest is not None:
            self._rest.stop()
        self._rest = self._screen.set_timer(REST_S, self.look) if self.volet.display else None

    def look(self) -> None:
        """Show the bilan as its files are now."""
        if not (self._screen.is_current and self.volet.display):
            return
        candidat, jure = self._current(), self._jure()
        if candidat is None:
            self.volet.show("", ())
        elif jure is None or candidat.retire is not None:
            words = QUI if candidat.retire is None else f"Retiré{NBSP}: {clean(candidat.retire, limit=200)}"
            self.volet.show(name_of(self._ouverte.session, candidat), (Rang(words, "discret"),))
        else:
            self._asked = self._demand(candidat, jure)
            if not self._running:
                self._running = True
                self._screen.run_worker(self._run())

    async def _run(self) -> None:
        """Read what is asked for last, one reading at a time: a disk that hangs takes one thread, not all."""
        try:
            while self._asked is not None:
                asked, self._asked = self._asked, None
                montre = await asyncio.to_thread(asked)
                if self._asked is None and self._screen.is_current:
                    self.volet.show(*montre)
        finally:
            self._running = False

    def _demand(self, candidat: Candidat, jure: Jure) -> Callable[[], Montre]:
        """What reads that bilan, of the session as it stands: asked in a thread."""
        ouverte, glyphs, hidden = self._ouverte, self._affichage.glyphs, self._affichage.statuts.actif
        session, defauts, plan = ouverte.session, ouverte.defauts, ouverte.plan(candidat.slug)
        now = ouverte.contexte.clock.now()
        vues, titre = self._vues, f"Bilan · {name_of(session, candidat)}"

        def bilan() -> Montre:
            vu = vues.get(session, candidat, jure, defauts)
            if vu.panne:
                return Montre(titre, (Rang(clean(vu.panne, limit=300), "alerte"),))
            if hidden and vu.grille.remise is None:
                return Montre(titre, (Rang(MASQUE, "discret"),))
            lecture = read(vu.chrono, plan, now)
            made = build_bilan(session, ouverte.referentiel, candidat, jure, vu.grille, lecture, vu.fondement)
            return Montre(titre, tuple(rangs_of(made, glyphs, keys=False)))

        return bilan
