"""What a screen in the room follows: the oral that runs, else what the jury waits for. It never writes."""

from __future__ import annotations

from collections.abc import Sequence

from certif_tui.domain.chrono.epreuve import PhasePrevue, plan_for
from certif_tui.domain.chrono.state import Chrono, Lecture, Maintenant, Marche, read
from certif_tui.domain.frozen import Frozen
from certif_tui.domain.planning.attente import AttenteJury, attente
from certif_tui.domain.referentiel.model import Epreuve
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.state import Session
from certif_tui.journal.journal import Journal
from certif_tui.journal.kinds import CHRONO, SESSION
from certif_tui.projections.observer import Observer
from certif_tui.projections.suivi import SuiviDuJour


class EtatSalle(Frozen):
    """The clock of the oral before the jury with its `phases`, or what it waits for; both null when nothing goes on.

    `panne` says in French what cannot be read now: what is shown is then what was last known.
    """

    chrono: Chrono | None = None
    phases: tuple[PhasePrevue, ...] = ()
    attente: AttenteJury | None = None
    panne: str = ""

    def lecture(self, now: Maintenant) -> Lecture | None:
        """What the clock shows `now`, null where no oral is under way."""
        return None if self.chrono is None else read(self.chrono, self.phases, now)


class Salle:
    """Follows one session, or one of its juries; a file is read again only when it changed.

    What cannot be read for a moment, or was removed, leaves what was last known in its place: a clock that
    disappears from the wall in the middle of an oral helps nobody.
    """

    def __init__(self, journal: Journal, session: str, epreuve: Epreuve, jury: str | None = None) -> None:
        """`jury` is the one followed where several sit, null for whichever oral began last."""
        self._stream, self._epreuve, self._jury = SESSION.at(session), epreuve, jury
        self._journal, self._observer = journal, Observer(journal)
        self._suivi = SuiviDuJour(journal, epreuve)
        self._session: Session | None = None
        self._known: dict[str, Chrono] = {}

    def look(self, now: Maintenant) -> EtatSalle:
        """The room as its files stand. Never raises."""
        seen = self._observer.seen(self._stream)
        gone = seen.panne or ("" if seen.state.slug else f"{self._stream.path} a disparu.")
        if not gone:
            self._session = seen.state
        session = self._session
        if session is None:
            return EtatSalle(panne=gone)
        pannes = [gone, *(self._look(session, it) for it in session.candidats)]
        panne = next(filter(None, pannes), "")
        running = self._running(session, now)
        if running is not None:
            candidat, chrono = running
            return EtatSalle(chrono, plan_for(self._epreuve, session, candidat), panne=panne)
        return EtatSalle(attente=self._awaited(session, now), panne=panne)

    def _look(self, session: Session, candidat: Candidat) -> str:
        """Read the clock of a candidat, and say why where it cannot be."""
        stream = CHRONO.at(session.slug, candidat.slug)
        seen, known = self._observer.seen(stream), self._known.get(candidat.slug)
        gone = seen.panne
        if not gone and known and known.actions and self._journal.stamp(stream) is None:
            gone = f"{stream.path} a disparu."
        if gone:
            return gone if known and known.actions else ""
        self._known[candidat.slug] = seen.state
        return ""

    def _running(self, session: Session, now: Maintenant) -> tuple[Candidat, Chrono] | None:
        """Whose clock runs, or is in a pause where none does; the one started last of several."""
        clocks = [(it, self._known[it.slug]) for it in self._heard(session) if it.slug in self._known]
        return max(
            (it for it in clocks if it[1].marche in (Marche.EN_COURS, Marche.PAUSE)),
            key=lambda it: (it[1].marche is Marche.EN_COURS, it[1].debut or now.instant),
            default=None,
        )

    def _heard(self, session: Session) -> Sequence[Candidat]:
        """The candidats whose oral may be before this jury: all, where it is the only one."""
        plan = session.planning.plan
        if self._jury is None or plan is None:
            return session.candidats
        elsewhere = {it.candidat for it in plan.creneaux if it.jury != self._jury}
        return [it for it in session.candidats if it.slug not in elsewhere]

    def _awaited(self, session: Session, now: Maintenant) -> AttenteJury | None:
        """What is due first, of this jury or of all."""
        plan, day = session.planning.plan, self._suivi.read(session, now)
        if plan is None or day is None:
            return None
        own = [it for nom, it in day.jurys if self._jury in (None, nom)] or [day]
        due = [it for each in own if (it := attente(plan, each, now.instant, session.fuseau))]
        return min(due, key=lambda it: it.echeance, default=None)
