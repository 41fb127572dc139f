"""The rows of the lists, sessions and candidats: folded once a change, not once a look."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from certif_tui.domain.chrono.state import Chrono
from certif_tui.domain.frozen import Frozen, field, replace
from certif_tui.domain.grille.state import Grille
from certif_tui.domain.grille.statut import StatutBloc, statut_bloc
from certif_tui.domain.referentiel.model import Bloc
from certif_tui.domain.resultat.feuilles import EtatBloc, FeuilleLue, etat_of
from certif_tui.domain.resultat.resultat import waited_for
from certif_tui.domain.session.avancement import Avancement, avancement
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.jury import Jure
from certif_tui.domain.session.presence import PARTIS
from certif_tui.journal.journal import Journal, JournalError, told
from certif_tui.journal.kinds import CHRONO, GRILLE, SESSION
from certif_tui.journal.proof import defaut_of
from certif_tui.journal.sheets import sheet_of, sheets_of
from certif_tui.journal.streams import Stream
from certif_tui.projections.apercu import LigneSession, Progression
from certif_tui.projections.coup_d_oeil import feuille_at, sheet_state
from certif_tui.projections.kept import Kept, Stamps
from certif_tui.projections.observer import Observed, Observer


class LigneCandidat(Frozen):
    """A candidat's row: how far they have come, what the marks make of the bloc, their clock.

    `panne` says in French why the sheet of the juré at work or the clock cannot be read; these three are then empty.
    `feuilles` are the sheets their result comes from, those of the other jurés included.
    """

    candidat: Candidat
    avancement: Avancement | None = None
    statut: StatutBloc | None = None
    chrono: Chrono = field(default_factory=Chrono)
    panne: str | None = None
    feuilles: Sequence[FeuilleLue] = ()


class _Files(Frozen):
    """What a candidat's row is read from: the sheet of the juré at work, the clock, the sheets waited for."""

    own: Stream[Grille]
    clock: Stream[Chrono]
    sheets: tuple[Stream[Grille], ...]

    @property
    def seen(self) -> tuple[Stream[Grille], Stream[Chrono]]:
        """Those of which everything is known."""
        return self.own, self.clock

    @property
    def others(self) -> tuple[Stream[Grille], ...]:
        """Those of which it is only known what they amount to."""
        return tuple(it for it in self.sheets if it != self.own)


class TableauSession:
    """The candidats of one session as one juré sees them; a row is read again only when its files changed.

    Of the sheets of the others it knows no mark, only what they amount to.
    """

    def __init__(
        self,
        journal: Journal,
        session: str,
        bloc: Bloc,
        jure: Jure,
        waited: Callable[[str], Sequence[Jure]] | None = None,
    ) -> None:
        """`waited` gives the jurés whose sheets a candidat's result waits for: `jure` alone where it is not given."""
        self.jure = jure
        self._journal, self._session, self._bloc = journal, session, bloc
        self._waited = waited or (lambda _candidat: (jure,))
        self._observer = Observer(journal)
        self._feuilles: Kept[Stream[Grille], FeuilleLue] = Kept(journal)

    def row(self, candidat: Candidat) -> LigneCandidat:
        """The candidat's row."""
        files = self._files(candidat.slug)
        sheet, clock = self._observer.seen(files.own), self._observer.seen(files.clock)
        feuilles = tuple(feuille_of(sheet) if it == files.own else self._feuille(it) for it in files.sheets)
        panne = sheet.panne or clock.panne
        if panne:
            return LigneCandidat(candidat, panne=panne, feuilles=feuilles)
        ligne = row_of(self._bloc, candidat, sheet.state, clock.state)
        excuse = Avancement.EXCUSE if files.own not in files.sheets else ligne.avancement
        return replace(ligne, avancement=excuse, feuilles=feuilles)

    def changed(self, candidats: Iterable[str]) -> frozenset[str]:
        """Whose files of these changed since their row was read, or whose never was; no file is read for it."""
        files = {it: self._files(it) for it in candidats}
        changed: set[Stream[Any]] = set(self._observer.changed(it for each in files.values() for it in each.seen))
        changed |= self._feuilles.changed(it for each in files.values() for it in each.others)
        return frozenset(it for it, each in files.items() if not changed.isdisjoint((*each.seen, *each.others)))

    def stamps(self, candidat: str) -> Stamps | None:
        """The stamps of the files that the candidat's row was read from, null when it never was.

        They are those of the sheet of the juré at work, of the clock, then of the sheets of the others.
        """
        files = self._files(candidat)
        read = [self._observer.stamps(files.seen), *map(self._feuilles.stamps, files.others)]
        return tuple(stamp for stamps in read if stamps for stamp in stamps) if all(read) else None

    def _files(self, candidat: str) -> _Files:
        own = self._sheet(candidat, self.jure)
        sheets = tuple(own if it == self.jure else self._sheet(candidat, it) for it in self._waited(candidat))
        return _Files(own, CHRONO.at(self._session, candidat), sheets)

    def _sheet(self, candidat: str, jure: Jure) -> Stream[Grille]:
        return sheet_of(self._journal, self._session, candidat, jure)

    def _feuille(self, sheet: Stream[Grille]) -> FeuilleLue:
        return self._feuilles.get(sheet, (sheet,), lambda _stamps: sheet_state(self._journal, sheet))


def feuille_of(sheet: Observed[Grille]) -> FeuilleLue:
    """What a sheet that was read in full amounts to."""
    if sheet.panne or sheet.defaut:
        return FeuilleLue(EtatBloc.ILLISIBLE if sheet.panne else EtatBloc.SANS_PREUVE, sheet.panne or sheet.defaut)
    return FeuilleLue(etat_of(sheet.state))


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
        fuseau=session.fuseau,
        defaut=defaut_of(content),
        etat=etat,
    )


def progression(journal: Journal, slug: str) -> Progression:
    """How far the session has come: the sheets of the jurés waited for, for those to be graded.

    Sheets that cannot be read or prove nothing count as not handed in, and are told as `douteuses`.

    Of who is absent or gave up no sheet is waited for, those handed in all the same count; who was withdrawn is in no
    count. Raises `JournalError`.
    """
    session = journal.read(SESSION.at(slug)).state
    there = {*journal.streams_of(slug, GRILLE), *(it.stream for it in journal.removed(slug))}
    remises = attendues = douteuses = 0
    for candidat in session.presentes:
        waited = waited_for(session, candidat.slug)
        graders = [it for it in waited if not there.isdisjoint(sheets_of(slug, candidat.slug, it))]
        feuilles = [feuille_at(journal, slug, candidat.slug, it) for it in graders]
        handed_in = sum(it.etat.remise for it in feuilles)
        remises += handed_in
        attendues += handed_in if candidat.presence in PARTIS else len(waited)
        douteuses += sum(bool(it.defaut) for it in feuilles)
    return Progression(remises, attendues, douteuses)
