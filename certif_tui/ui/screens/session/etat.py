"""What the session screen shows, out of the session and of what was read of the candidats' files. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from certif_tui.documents.presence import LIEUX, empechement_words
from certif_tui.domain.chrono.state import Lecture, Marche
from certif_tui.domain.jours import jour_court
from certif_tui.domain.resultat.resultat import resultat_of
from certif_tui.domain.session.avancement import Avancement
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import Seance
from certif_tui.domain.session.jury import Jure
from certif_tui.domain.session.state import Session
from certif_tui.projections.apercu_session import Avancee, LigneVue, Rangee, Rapport, Resume
from certif_tui.projections.kept import Stamps
from certif_tui.projections.tableau import LigneCandidat
from certif_tui.ui.flows.flow import SHORT
from certif_tui.ui.widgets.row_list import Cellule
from certif_tui.wording.durations import clock_minutes
from certif_tui.wording.text import NBSP, clean, counted

NOBODY = f"Aucun candidat{NBSP}: A en ajoute{NBSP}; F importe un fichier."
GRADED = (Avancement.REMISE, Avancement.A_REMETTRE, Avancement.EXCUSE)

Lues = Mapping[str, LigneCandidat | None]
"""What was read of the candidats' files, by slug; nothing of those not read yet."""
Horloge = Callable[[Candidat, LigneCandidat], str]
"""What a clock that runs says."""


NOT_READ = Resume(attendues=0)
"""What is known of somebody whose files were not read yet, as long as the session alone decides nothing."""


def listed(session: Session) -> tuple[Candidat, ...]:
    """The candidats in their order, the withdrawn ones last."""
    return (*session.presentes, *(it for it in session.candidats if it.retire is not None))


class RangeesTenues:
    """The rows of the list: each is made again only where the session, what was read of its files or its clock changed.

    A long list is shown again with every slice of files that was read.
    """

    def __init__(self) -> None:
        self._ground: tuple[Session, tuple[str, ...], Seance] | None = None
        self._order: tuple[Candidat, ...] = ()
        self._incidents: Counter[str | None] = Counter()
        self._made: dict[str, tuple[LigneCandidat | None, Rangee]] = {}

    def of(
        self, session: Session, lues: Lues, horloge: Horloge, defauts: Sequence[str], *, seance: Seance = Seance.ORAL
    ) -> tuple[Rangee, ...]:
        """The rows, presences those of `seance`.

        `defauts` tell why the session is no proof: it then makes nothing of anybody.
        """
        ground = (session, tuple(defauts), seance)
        if self._ground != ground:
            self._ground, self._order, self._made = ground, listed(session), {}
            self._incidents = Counter(it.candidat for it in session.incidents if it.annule is None)
        for it in self._order:
            lue = lues.get(it.slug) if it.retire is None else None
            said = horloge(it, lue) if lue is not None and lue.chrono.marche is Marche.EN_COURS else ""
            made = self._made.get(it.slug)
            if made is None or made[0] is not lue or made[1].horloge != said:
                self._made[it.slug] = lue, self._rangee(*ground, it, lue, said)
        return tuple(self._made[it.slug][1] for it in self._order)

    def _rangee(
        self,
        session: Session,
        defauts: Sequence[str],
        seance: Seance,
        candidat: Candidat,
        lue: LigneCandidat | None,
        horloge: str,
    ) -> Rangee:
        at = candidat.at(seance)
        return Rangee(
            candidat.slug,
            candidat.nom,
            session.homonymes.get(candidat.slug, ""),
            candidat.retire,
            Rapport(candidat.facteur.numerateur, candidat.facteur.denominateur),
            at.presence.value,
            at.retard.minutes if at.retard is not None else None,
            self._incidents[candidat.slug],
            resume_of(session, candidat, lue, defauts),
            avancee_of(lue) if lue is not None else None,
            horloge,
            candidat.numero or "",
        )


def resume_of(session: Session, candidat: Candidat, ligne: LigneCandidat | None, defauts: Sequence[str]) -> Resume:
    """What the session made of a candidat, from what was read of their files."""
    if ligne is None and not defauts and candidat.evalue:  # most of a long list, most of the time
        return NOT_READ
    resultat = resultat_of(session, candidat, ligne.feuilles if ligne is not None else (), defauts)
    where = empechement_words(candidat.empechement) if candidat.empechement else ""
    return Resume(resultat.verdict.value, resultat.remises, resultat.attendues, where)


def avancee_of(ligne: LigneCandidat) -> Avancee:
    """What a candidat's files say."""
    statut = ligne.statut
    if ligne.panne or ligne.avancement is None or statut is None:
        return Avancee(panne=ligne.panne or "")
    counts = tuple((it.code, it.valides, it.total) for it in statut.competences)
    return Avancee(ligne.avancement.value, statut.statut.value, counts)


def clock_words(lecture: Lecture, environ: str) -> str:
    """A clock that runs, in minutes: its row changes once a minute, not once a second; empty for others.

    `environ` is the sign of a time that is only approximate.
    """
    if lecture.marche is not Marche.EN_COURS:
        return ""
    return f"chrono{environ if lecture.approche else ' '}{clock_minutes(lecture)}"


def first_to_grade(rangees: Sequence[Rangee]) -> int | None:
    """The row of the first who is still to be graded, null when none is known to be."""
    known = ((row, it.avancee.avancement) for row, it in enumerate(rangees) if it.avancee is not None)
    return next((row for row, avancement in known if avancement and avancement not in GRADED), None)


def seen(
    rangees: Sequence[Rangee], stamps: Callable[[str], Stamps | None], others: Callable[[str], tuple[str, ...]]
) -> Iterator[LigneVue]:
    """The rows to keep; a clock that runs and a sheet that cannot be read are left to the next reading.

    `others` are the jurés besides the one at work whose sheets a row was read from.
    """
    for it in rangees:
        steady = it.avancee is not None and it.avancee.avancement and not it.horloge
        etats = stamps(it.candidat) if steady else None
        if etats is None:
            yield LigneVue(it._replace(avancee=None, horloge=""))
        else:
            yield LigneVue(it, etats, others(it.candidat))


def title(session: Session, jure: Jure | None, responsable: str | None = None, reste: str = "") -> str:
    """The bloc, what the list is narrowed to (`reste`), who is at work, the place.

    `responsable` is who prepares the session, named where nobody marks.
    """
    moi = f"juré {clean(jure.nom, limit=SHORT)}" if jure else f"juré{NBSP}? J pour le dire"
    if jure is None and responsable:
        moi = f"responsable {clean(responsable, limit=SHORT)}"
    demo = "DÉMONSTRATION" if session.demonstration else ""
    parts = (demo, clean(session.bloc, limit=20), reste, moi, clean(session.lieu, limit=60))
    return " · ".join(filter(None, parts))


def summary(session: Session, defauts: Sequence[str], alerte: str, seance: Seance | None = None) -> Cellule:
    """The line above the list, with the `seance` whose presences it shows.

    That the session is no proof, and why, comes first, and stays.
    """
    quand = f"{jour_court(session.date)} · " if session.date else ""
    count = quand + counted(len(session.presentes), "candidat")
    noted = sum(incident.annule is None for incident in session.incidents)
    count += f" · {counted(noted, 'incident')}" if noted else ""
    count += f" · présences {LIEUX[seance]}" if seance and session.candidats else ""
    if defauts:
        return f" {alerte} {clean(defauts[0], limit=300)} · {count}", "alerte"
    return (f" {count}" if session.candidats else f" {NOBODY}"), "discret"
