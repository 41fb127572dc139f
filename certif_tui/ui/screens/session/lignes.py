"""What is known of each candidat's files, as the juré at work sees them: read when it is wanted, no key waits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from certif_tui.domain.chrono.state import Marche
from certif_tui.domain.resultat.resultat import waited_for
from certif_tui.domain.session.avancement import Avancement
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.jury import Jure
from certif_tui.journal.journal import Journal
from certif_tui.projections.kept import Stamps
from certif_tui.projections.tableau import LigneCandidat, TableauSession
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.screens.reading import Reading
from certif_tui.ui.screens.session.etat import listed

FAIT = (Avancement.REMISE, Avancement.EXCUSE)


class Lignes:
    """The files of the candidats of a session; nothing is read of them while nobody is at work."""

    def __init__(
        self,
        screen: Ecran[Any],
        journal: Journal,
        ouverte: SessionOuverte,
        wanted: Callable[[], Iterable[Candidat]],
        looked_at: Callable[[], Iterable[Candidat]],
        show: Callable[[], None],
    ) -> None:
        """`wanted` gives whose files to read, the most wanted first; `show` is called once some were.

        `looked_at` gives those of whom a look asks whether their files changed.
        """
        self._journal, self._ouverte, self._wanted = journal, ouverte, wanted
        self._tableau: TableauSession | None = None
        self._jury = ouverte.session.jury
        self._order: tuple[Candidat, ...] = ()
        self._candidats: dict[str, Candidat] = {}
        self._reading: Reading[LigneCandidat | None] = Reading(
            screen,
            lambda: self._readable(self._wanted()),
            self._read,
            lambda _changed: show(),
            changed=self._changed,
            looked_at=lambda: self._readable(looked_at()),
        )

    @property
    def lues(self) -> dict[str, LigneCandidat | None]:
        """What was read, by slug."""
        return self._reading.values

    @property
    def order(self) -> tuple[Candidat, ...]:
        """The candidats as they were last seen, in the order they are listed."""
        return self._order

    def of(self, jure: Jure | None) -> None:
        """See the candidats as they are now with the eyes of that juré, who sees nothing of what others marked."""
        session = self._ouverte.session
        self._order = listed(session)
        self._candidats = {it.slug: it for it in self._order}
        if session.jury != self._jury:  # which sheets a result waits for changed, though none of them did
            self._jury = session.jury
            self.lues.clear()
        if jure is not None and (self._tableau is None or self._tableau.jure != jure):
            ouverte = self._ouverte
            self._tableau = TableauSession(self._journal, ouverte.slug, ouverte.bloc, jure, self._waited)
            self.lues.clear()

    def read_now(self, candidats: Iterable[Candidat]) -> None:
        """Read again at once what changed of these."""
        self._reading.expire()
        self._reading.read_now(self._readable(candidats))

    def wake(self) -> None:
        """Read in the background what is wanted and not read yet."""
        self._reading.wake()

    def look(self) -> None:
        """Read again in the background what changed of what is looked at."""
        self._reading.look()

    def _readable(self, candidats: Iterable[Candidat]) -> Iterator[str]:
        if self._tableau is not None:
            yield from (it.slug for it in candidats if it.retire is None)

    def _read(self, slug: str) -> LigneCandidat | None:
        candidat, tableau = self._candidats.get(slug), self._tableau
        return tableau.row(candidat) if tableau is not None and candidat is not None else None

    def _changed(self, slugs: Sequence[str]) -> frozenset[str]:
        return self._tableau.changed(slugs) if self._tableau is not None else frozenset()

    def _waited(self, candidat: str) -> tuple[Jure, ...]:
        return waited_for(self._ouverte.session, candidat)

    # What others ask

    def stamps(self, candidat: str) -> Stamps | None:
        """The stamps of the files a candidat's row was read from, null when it never was."""
        return self._tableau.stamps(candidat) if self._tableau is not None else None

    def others(self, candidat: str) -> tuple[str, ...]:
        """The jurés besides the one at work whose sheets the candidat's row is read from."""
        own = self._tableau.jure if self._tableau is not None else None
        return tuple(jure.slug for jure in self._waited(candidat) if jure != own)

    def running(self) -> Iterator[Candidat]:
        """The candidats whose clock was last seen running: no file is read for it."""
        lues = self.lues
        for slug, candidat in self._candidats.items():
            ligne = lues.get(slug)
            if ligne is not None and ligne.chrono.marche is Marche.EN_COURS:
                yield candidat

    def is_done(self, candidat: Candidat) -> bool:
        """Whether the juré at work handed that candidat's sheet in, or takes no part for them."""
        return self._tableau is not None and self._tableau.row(candidat).avancement in FAIT
