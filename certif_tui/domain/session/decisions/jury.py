"""The jury of a session, and how long the phases of its orals last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from certif_tui.domain.evenements.acte import Acte
from certif_tui.domain.referentiel.model import Bloc
from certif_tui.domain.refus import Refus, decision
from certif_tui.domain.session.evenements import DureeFixee, JureAjoute
from certif_tui.domain.session.inscription import checked_nom
from certif_tui.domain.session.state import Jure, Session
from certif_tui.domain.slugs import slug_of
from certif_tui.domain.textes import checked_minutes


@decision
def add(session: Session, acte: Acte, nom: str) -> Sequence[JureAjoute]:
    """Add a juré, even under a name of the jury. Refused for an unusable name."""
    return jures_added(acte, [nom], session.jures)


@decision
def join(session: Session, acte: Acte, nom: str) -> Sequence[JureAjoute]:
    """Add a juré unless one of that name is in the jury. Refused for an unusable name."""
    return [] if named(session, nom) else jures_added(acte, [nom], session.jures)


def jures_added(acte: Acte, noms: Iterable[str], deja: Iterable[Jure]) -> list[JureAjoute]:
    """The events that add jurés to those `deja` there. Raises `Refus`."""
    taken = {jure.slug for jure in deja}
    added = []
    for nom in map(checked_nom, noms):
        slug = slug_of(nom, taken, default="jure")
        taken.add(slug)
        added.append(JureAjoute(**acte.entete(), jure=slug, nom=nom))
    return added


def named(session: Session, nom: str) -> list[Jure]:
    """The first juré of that name, if there is one; case, accents and spaces do not count."""
    return [jure for jure in session.jures if slug_of(jure.nom) == slug_of(nom)][:1]


@decision
def set_duree(_session: Session, acte: Acte, bloc: Bloc, phase: str, minutes: int | None) -> Sequence[DureeFixee]:
    """Set how many minutes a phase lasts in this session; null lets it count up. Refused for what is no length."""
    check_duree(bloc, phase, minutes)
    return [DureeFixee(**acte.entete(), phase=phase, minutes=minutes)]


def check_duree(bloc: Bloc, phase: str, minutes: int | None) -> None:
    """Refuse what is no phase of the oral, and what is no length. Raises `Refus`."""
    known = [each.code for each in bloc.epreuve.oral.phases]
    if phase not in known:
        raise Refus(f"Phase inconnue\u00a0: {phase}. Phases de {bloc.code}\u00a0: {', '.join(known)}.")
    if minutes is not None:
        checked_minutes(minutes)
