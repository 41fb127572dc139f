"""The rows of the lists, sessions and candidats: folded once a change, not once a look."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from certif_tui.domain.chrono.state import Chrono
from certif_tui.domain.grille.state import Grille
from certif_tui.domain.grille.statut import StatutBloc, statut_bloc
from certif_tui.domain.referentiel.model import Bloc
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.jury import Jure
from certif_tui.domain.session.presence import PARTIS
from certif_tui.domain.session.state import Avancement, avancement
from certif_tui.journal.journal import Journal, JournalError, told
from certif_tui.journal.kinds import CHRONO, GRILLE, SESSION
from certif_tui.journal.proof import defaut_of
from certif_tui.journal.sheets import sheet_of
from certif_tui.journal.streams import Stream
from certif_tui.projections.apercu import LigneSession, Progression
from certif_tui.projections.coup_d_oeil import sheet_state
from certif_tui.projections.kept import Stamps
from certif_tui.projections.observer import Observer


@dataclass(frozen=True, slots=True)
class LigneCandidat:
    """A candidat's row: how far they have come, what the marks make of the bloc, their clock.

    `panne` says in French why their files cannot be read; the rest of the row is then empty. `defaut` says why the
    sheet is no proof.
    """

    candidat: Candidat
    avancement: Avancement | None = None
    statut: StatutBloc | None = None
    chrono: Chrono = field(default_factory=Chrono)
    panne: str | None = None
    defaut: str = ""


class TableauSession:
    """The candidats of one session as one juré sees them; a row is read again only when its files changed."""

    def __init__(self, journal: Journal, session: str, bloc: Bloc, jure: Jure) -> None:
        self.jure = jure
        self._session, self._bloc = session, bloc
        self._journal, self._observer = journal, Observer(journal)

    def row(self, candidat: Candidat) -> LigneCandidat:
        """The candidat's row."""
        grille, chrono = self._files(candidat.slug)
        sheet, clock = self._observer.seen(grille), self._observer.seen(chrono)
        panne = sheet.panne or clock.panne
        if panne:
            return LigneCandidat(candidat, panne=panne)
        return replace(row_of(self._bloc, candidat, sheet.state, clock.state), defaut=sheet.defaut)

    def changed(self, candidats: Iterable[str]) -> frozenset[str]:
        """Whose files of these changed since their row was read, or whose never was; no file is read for it."""
        files = {it: self._files(it) for it in candidats}
        changed = self._observer.changed(stream for pair in files.values() for stream in pair)
        return frozenset(it for it, pair in files.items() if not changed.isdisjoint(pair))

    def stamps(self, candidat: str) -> Stamps | None:
        """The stamps of the sheet and the clock that the candidat's row was read from, null when it never was."""
        return self._observer.stamps(self._files(candidat))

    def _files(self, candidat: str) -> tuple[Stream[Grille], Stream[Chrono]]:
        sheet = sheet_of(self._journal, self._session, candidat, self.jure)
        return sheet, CHRONO.at(self._session, candidat)


def row_of(bloc: Bloc, candidat: Candidat, grille: Grille, chrono: Chrono) -> LigneCandidat:
    """A candidat's row from their sheet and clock."""
    statut = statut_bloc(bloc, grille.avis, remise=grille.remise is not None)
    return LigneCandidat(candidat, avancement(bloc, grille, chrono), statut, chrono)


def session_row(journal: Journal, slug: str) -> LigneSession:
    """A session's row without its progress, which takes a look at every sheet."""
    stream = SESSION.at(slug)
    etat = journal.stamp(stream)
    try:
        content = journal.read(stream)
    except JournalError as error:
        return LigneSession(slug, panne=told(error))
    session = content.state
    return LigneSession(
        slug,
        session.bloc,
        session.date,
        session.lieu,
        len(session.presentes),
        demonstration=session.demonstration,
        defaut=defaut_of(content),
        etat=etat,
    )


def progression(journal: Journal, slug: str) -> Progression:
    """How far the session has come: by any juré, of those to be graded.

    Sheets that cannot be read or prove nothing count as not handed in.

    Who is absent or gave up is not waited for, unless a sheet was handed in for them all the same; who was withdrawn is
    in no count. Raises `JournalError`.
    """
    session = journal.read(SESSION.at(slug)).state
    sheets: dict[str, list[Stream[Grille]]] = {}
    for stream in journal.streams_of(slug, GRILLE):
        candidat, _jure = stream.slugs
        sheets.setdefault(candidat, []).append(stream)
    remises = {it.slug for it in session.presentes if _is_handed_in(journal, sheets.get(it.slug, ()))}
    attendus = {it.slug for it in session.presentes if it.presence not in PARTIS}
    return Progression(len(remises), len(attendus | remises))


def _is_handed_in(journal: Journal, streams: Iterable[Stream[Grille]]) -> bool:
    return any(sheet_state(journal, stream)[0].remise for stream in streams)
