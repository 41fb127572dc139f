"""What the written part of a session asks now: who owes a dossier, by when, how long is left. Time is a parameter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from certif_tui.domain.chrono.epreuve import PhasePrevue, lengthened
from certif_tui.domain.chrono.state import Chrono, Lecture, Maintenant, Marche, read
from certif_tui.domain.durees import MS_PER_HOUR, MS_PER_SECOND
from certif_tui.domain.ecrit.evenements import DossierRecu, TravailDemarre
from certif_tui.domain.ecrit.state import Groupe
from certif_tui.domain.facteurs import PLEIN_TEMPS, Facteur
from certif_tui.domain.frozen import Frozen
from certif_tui.domain.referentiel.model import Bloc, Ecrit
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import Presence, Seance
from certif_tui.domain.session.presence import PARTIS
from certif_tui.domain.session.state import Session

LONGEST_SITTING_H: Final = 24
"""Hours beyond which a work is a matter of dates and not of a clock."""
TRAVAIL: Final = "travail"
PRESENTS: Final = (Presence.PRESENT, Presence.RETARD)


class Rendu(Frozen):
    """The dossier a group, or a candidat who works alone, owes.

    `facteur` is the longest time of its members, and of those it had when the work started. `echeance` is when it is
    due, null when nothing says so: of one that came, never before what held then, whoever left since. `retard_ms` is
    by how much it came late, zero or less in time, null when it has not come or is not due; `approche` says that this
    had to be taken from the wall clock.
    """

    remettant: str
    membres: tuple[Candidat, ...]
    cas: str | None
    facteur: Facteur
    echeance: datetime | None = None
    dossier: DossierRecu | None = None
    retard_ms: int | None = None
    approche: bool = False

    @property
    def recu(self) -> datetime | None:
        """When the dossier came."""
        if self.dossier is None:
            return None
        return self.dossier.instant - timedelta(milliseconds=self.dossier.avant_ms)

    @property
    def is_late(self) -> bool:
        """Whether the dossier came after it was due."""
        return self.retard_ms is not None and self.retard_ms > 0


class CompteARebours(Frozen):
    """How long those of one `facteur` who still owe a dossier have left, and when their time ends."""

    facteur: Facteur
    remettants: tuple[str, ...]
    lecture: Lecture
    fin: datetime

    @property
    def reste_ms(self) -> int:
        """What remains, negative once it is over."""
        courante = self.lecture.courante
        return (courante.reste_ms or 0) if courante else 0


def is_collectif(bloc: Bloc) -> bool:
    """Whether groups write the dossier."""
    return bloc.epreuve.ecrit is not None and bloc.epreuve.ecrit.forme == "collectif"


def sitting_ms(ecrit: Ecrit | None) -> int | None:
    """How long the work lasts when a clock runs it; null for one over several days, or of no given length."""
    if ecrit is None or ecrit.duree_heures is None or ecrit.duree_heures > LONGEST_SITTING_H:
        return None
    return ecrit.duree_heures * MS_PER_HOUR


def rendus(session: Session, bloc: Bloc) -> tuple[Rendu, ...]:
    """Every dossier that is owed or came: the groups', or the candidats' where each works alone."""
    return tuple(_rendu(session, groupe) for groupe in _parties(session, bloc))


def rendu_of(session: Session, candidat: Candidat) -> Rendu | None:
    """The dossier that answers for a candidat: their group's, else their own; null where none was ever spoken of."""
    groupes = session.groupes
    groupe = groupes.groupe_of(candidat.slug)
    if groupe is not None:
        return _rendu(session, groupe)
    spoken_of = groupes.echeance is not None or groupes.travail is not None or bool(groupes.dossiers)
    alone = Groupe(candidat.slug, (candidat.slug,))
    return _rendu(session, alone) if spoken_of else None


def _parties(session: Session, bloc: Bloc) -> Iterable[Groupe]:
    if bloc.epreuve.ecrit is None:
        return ()
    if is_collectif(bloc):
        return session.groupes.groupes
    dossiers = session.groupes.dossiers
    owing = (it for it in session.presentes if it.slug in dossiers or it.at(Seance.ECRIT).presence not in PARTIS)
    return (Groupe(candidat.slug, (candidat.slug,)) for candidat in owing)


def _rendu(session: Session, groupe: Groupe) -> Rendu:
    membres = tuple(it for it in session.presentes if it.slug in groupe.membres)
    facteur = max(_facteurs(session, groupe), key=_ratio, default=PLEIN_TEMPS)
    travail, dossier = session.groupes.travail, session.groupes.dossiers.get(groupe.code)
    fixed = session.groupes.echeance
    echeance: datetime | None = None
    late, approche = None, False
    if travail is not None:
        echeance = deadline(travail, facteur)
        late, approche = _late_by_clock(travail, facteur, dossier)
    elif fixed is not None:
        echeance, late = fixed.echeance, _late_by_date(fixed.echeance, dossier)
    if echeance is not None and dossier is not None and dossier.echeance is not None and dossier.echeance > echeance:
        late = None if late is None else late - (dossier.echeance - echeance) // timedelta(milliseconds=1)
        echeance = dossier.echeance
    return Rendu(groupe.code, membres, groupe.cas, facteur, echeance, dossier, late, approche)


def _facteurs(session: Session, groupe: Groupe) -> Iterator[Facteur]:
    """The times of its members, and of those who left it since the work started: theirs was the time of all."""
    travail, here = session.groupes.travail, set[str]()
    for candidat in session.presentes:
        if candidat.slug in groupe.membres:
            here.add(candidat.slug)
            yield candidat.facteur
    started = {*groupe.membres}.union(*(it.membres for it in session.groupes.au_depart if it.code == groupe.code))
    majores = (travail.majores or ()) if travail else ()
    yield from (it.facteur for it in majores if it.candidat in started - here)


def _ratio(facteur: Facteur) -> Fraction:
    return Fraction(facteur.numerateur, facteur.denominateur)


def deadline(travail: TravailDemarre, facteur: Facteur) -> datetime:
    """When the work is over by the wall clock of the machine it was started on."""
    left = lengthened(travail.duree_ms, facteur) - travail.ecoule_ms
    return travail.instant + timedelta(milliseconds=left)


def read_work(travail: TravailDemarre, facteur: Facteur, now: Maintenant) -> Lecture:
    """What the clock of the work shows at `now`: the oral's own rules, restarts, suspend and set clocks included."""
    running = Chrono(
        marche=Marche.EN_COURS,
        phase=TRAVAIL,
        cumuls=MappingProxyType({TRAVAIL: travail.ecoule_ms}),
        depuis=Maintenant(travail.instant, travail.repere),
    )
    return read(running, (PhasePrevue(TRAVAIL, "Travail", lengthened(travail.duree_ms, facteur)),), now)


def _late_by_clock(travail: TravailDemarre, facteur: Facteur, dossier: DossierRecu | None) -> tuple[int | None, bool]:
    if dossier is None:
        return None, False
    lecture = read_work(travail, facteur, Maintenant(dossier.instant, dossier.repere))
    late = -(lecture.phases[0].reste_ms or 0) - dossier.avant_ms
    # Two clocks are read one after the other, at the start and again here: to the second, so that a dossier that came
    # on the stroke of the hour is never late by their difference.
    return (late + MS_PER_SECOND // 2) // MS_PER_SECOND * MS_PER_SECOND, lecture.approche


def _late_by_date(echeance: datetime, dossier: DossierRecu | None) -> int | None:
    if dossier is None:
        return None
    return (dossier.instant - echeance) // timedelta(milliseconds=1) - dossier.avant_ms


def decomptes(session: Session, bloc: Bloc, now: Maintenant) -> tuple[CompteARebours, ...]:
    """The countdowns of those who still owe a dossier, one per length of time, the soonest end first."""
    travail = session.groupes.travail
    if travail is None:
        return ()
    owing: dict[Facteur, list[str]] = {}
    for rendu in sorted(rendus(session, bloc), key=lambda it: _ratio(it.facteur)):
        if rendu.dossier is None and rendu.membres:
            owing.setdefault(rendu.facteur, []).append(rendu.remettant)
    return tuple(_decompte(travail, facteur, codes, now) for facteur, codes in owing.items())


def _decompte(travail: TravailDemarre, facteur: Facteur, codes: list[str], now: Maintenant) -> CompteARebours:
    lecture = read_work(travail, facteur, now)
    left = lecture.phases[0].reste_ms or 0
    # Two clocks are read one after the other: to the second, so that an end at 17:30:00 never shows as 17:29.
    end = now.instant + timedelta(milliseconds=left + 500)
    return CompteARebours(facteur, tuple(codes), lecture, end.replace(microsecond=0))
