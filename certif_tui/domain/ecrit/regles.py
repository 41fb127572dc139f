"""The épreuve's own rules for the written part and its oral: what departs from them is said, and done with a motif."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

from certif_tui.domain.ecrit.ecarts import Ecart
from certif_tui.domain.ecrit.feries import Territoire, ferie, territoire_of
from certif_tui.domain.ecrit.travail import LONGEST_SITTING_H, PRESENTS, is_collectif
from certif_tui.domain.fuseaux import zone_of
from certif_tui.domain.jours import jour_court
from certif_tui.domain.referentiel.model import Bloc
from certif_tui.domain.refus import MotifManquant
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import Seance
from certif_tui.domain.session.presence import PARTIS
from certif_tui.domain.session.state import Session

HOURS_A_DAY = 7
"""Of a work counted in hours over several days: 35 are a week of five."""
CONTINUER = "Donnez un motif pour continuer."
SANS_CAS = "chaque groupe en tire un, et aucun n'est donné"
DONNER_LES_CAS = f"Donnez les cas d'entreprise, ou un motif pour tirer sans eux\u00a0: {SANS_CAS}."
Constats = dict[Ecart, str]
"""What departs from the rules of the épreuve, each in one sentence."""


class EcartAuxRegles(MotifManquant):
    """What is asked departs from the rules of the épreuve, and needs a motif; `ecarts` tell by what."""

    def __init__(self, ecarts: Constats) -> None:
        remedied = DONNER_LES_CAS in ecarts.values()
        super().__init__(" ".join((*ecarts.values(), *([] if remedied else [CONTINUER]))))
        self.ecarts, self.constats = tuple(ecarts), dict(ecarts)


def justified(ecarts: Constats, motif: str | None) -> tuple[Ecart, ...]:
    """What the event shall say of them. Raises `EcartAuxRegles` where there are some and no motif."""
    if ecarts and not (motif or "").strip():
        raise EcartAuxRegles(ecarts)
    return tuple(ecarts)


def of_draw(session: Session, bloc: Bloc, now: datetime, cas: Sequence[str], tailles: Sequence[int]) -> Constats:
    """A draw on another day than the sitting, one without cases, groups of one."""
    found: dict[Ecart, str] = {}
    today = now.astimezone(zone_of(session.fuseau)).date()
    if by_lot(bloc) and session.date is not None and today != session.date:
        when = f"l'écrit est le {jour_court(session.date)}, ce tirage a lieu le {jour_court(today)}"
        found[Ecart.AUTRE_JOUR] = f"Le tirage se fait le matin même\u00a0: {when}."
    if by_lot(bloc) and not cas:
        found[Ecart.SANS_CAS] = DONNER_LES_CAS
    return found | _alone(tailles)


def of_groups(session: Session, bloc: Bloc, groupes: Sequence[Sequence[str]]) -> Constats:
    """Groups not drawn by lot, of a size that is not the référentiel's; candidats left out, absent ones put in."""
    found: dict[Ecart, str] = {}
    people, tailles = {slug for group in groupes for slug in group}, [len(it) for it in groupes]
    if by_lot(bloc):
        found[Ecart.SANS_TIRAGE] = "Le référentiel fait tirer ces groupes au sort."
    wrong = sorted({it for it in tailles if not fits(bloc, it)})
    if wrong:
        found[Ecart.TAILLE] = f"Un groupe compte {_bornes(bloc)}\u00a0: {', '.join(map(str, wrong))} ici."
    gone = [it for it in (session.candidat(slug) for slug in sorted(people)) if it.at(Seance.ECRIT).presence in PARTIS]
    if gone:
        found[Ecart.ABSENT] = f"Dans un groupe sans être présent\u00a0: {_noms(session, gone)}."
    out = [it for it in session.presentes if it.slug not in people and it.at(Seance.ECRIT).presence not in PARTIS]
    if out:
        found[Ecart.SANS_GROUPE] = f"Dans aucun groupe\u00a0: {_noms(session, out)}."
    return found


def of_start(session: Session, bloc: Bloc, debut: datetime) -> Constats:
    """A work started on another day than the sitting, before the draw, or while a group has no case.

    What was said of the draw is not said again.
    """
    tirage = session.groupes.tirage
    if tirage is None or not by_lot(bloc):
        return {}
    found: dict[Ecart, str] = {}
    zone = zone_of(session.fuseau)
    day, drawn = debut.astimezone(zone).date(), tirage.instant.astimezone(zone).date()
    if session.date is not None and day != session.date and (Ecart.AUTRE_JOUR not in tirage.ecarts or day != drawn):
        when = f"l'écrit est le {jour_court(session.date)}, le travail commencerait le {jour_court(day)}"
        found[Ecart.AUTRE_JOUR] = f"Le travail se fait le jour de l'écrit\u00a0: {when}."
    if debut < tirage.instant:
        found[Ecart.AVANT_LE_TIRAGE] = "Le travail commencerait avant le tirage des groupes et de leurs cas."
    without = [it.code for it in session.groupes.groupes if it.cas is None and it.membres]
    if without and Ecart.SANS_CAS not in tirage.ecarts:
        found[Ecart.SANS_CAS] = f"Sans cas d'entreprise\u00a0: {', '.join(without)}."
    return found


def of_move(session: Session, bloc: Bloc, candidat: str, groupe: str | None) -> Constats:
    """Groups a move by hand would leave too small or too large, a present candidat in none, an absent one in one."""
    found: dict[Ecart, str] = {}
    who, here = session.candidat(candidat), session.groupes.groupe_of(candidat)
    sizes = {it.code: len(_members(session, it.membres)) for it in session.groupes.groupes}
    changed = {it: sizes[it] + by for it, by in ((here.code if here else "", -1), (groupe or "", 1)) if it in sizes}
    wrong = [f"{code} compterait {size}" for code, size in changed.items() if size and not fits(bloc, size)]
    if wrong:
        found[Ecart.TAILLE] = f"Un groupe compte {_bornes(bloc)}\u00a0: {', '.join(wrong)}."
    nom = session.designation(who)
    if groupe is None and who.at(Seance.ECRIT).presence in PRESENTS:
        found[Ecart.SANS_GROUPE] = f"{nom} est présent et ne serait dans aucun groupe."
    if groupe is not None and who.at(Seance.ECRIT).presence in PARTIS:
        found[Ecart.ABSENT] = f"{nom} n'est pas présent et serait dans {groupe}."
    return found


def standing(session: Session, bloc: Bloc) -> Iterator[str]:
    """What departs from the rules in the groups as they stand, whoever left or came since, a sentence each."""
    if session.groupes.tirage is None or not is_collectif(bloc):
        return
    for groupe in session.groupes.groupes:
        size = len(_members(session, groupe.membres))
        if size and not fits(bloc, size):
            yield f"{groupe.code} compte {size} membre{'s' if size > 1 else ''}\u00a0: {_bornes(bloc)} sont prévus."
        for gone in (it for it in _members(session, groupe.membres) if it.at(Seance.ECRIT).presence in PARTIS):
            yield f"{session.designation(gone)} n'est pas présent et reste dans {groupe.code}."
    for alone in (it for it in session.presentes if it.at(Seance.ECRIT).presence in PRESENTS):
        if session.groupes.groupe_of(alone.slug) is None:
            yield f"{session.designation(alone)} est présent et n'est dans aucun groupe."


def of_week(session: Session, bloc: Bloc, debut: date | None, fin: date | None) -> Constats:
    """A work over several days that lasts another number of working days than the référentiel gives."""
    hours = bloc.epreuve.ecrit.duree_heures if bloc.epreuve.ecrit else None
    if debut is None or fin is None or hours is None or hours <= LONGEST_SITTING_H:
        return {}
    wanted, found = -(-hours // HOURS_A_DAY), len(list(working_days(debut, fin, territoire_of(session.fuseau))))
    if found == wanted:
        return {}
    days = f"du {jour_court(debut)} au {jour_court(fin)} il y en a {found}"
    return {Ecart.SEMAINE: f"L'épreuve dure {hours} heures, soit {wanted} jours ouvrés\u00a0: {days}."}


def of_oral(session: Session, oraux: Sequence[tuple[datetime, datetime]]) -> Constats:
    """Orals, each by when it begins and ends, before the dossiers are due or beyond the last day of the work."""
    fixed = session.groupes.echeance
    return {} if fixed is None else of_echeance(session, fixed.echeance, fixed.fin, oraux)


def of_echeance(
    session: Session, echeance: datetime, fin: date | None, oraux: Sequence[tuple[datetime, datetime]]
) -> Constats:
    """The same of orals planned, where dossiers would be due at `echeance`, of a work that would end on `fin`."""
    found: dict[Ecart, str] = {}
    if any(debut < echeance for debut, _fin in oraux):
        found[Ecart.ORAL_AVANT_DOSSIER] = "L'oral commencerait avant l'échéance des dossiers."
    zone = zone_of(session.fuseau)
    if fin is not None and any(end.astimezone(zone).date() > fin for _debut, end in oraux):
        found[Ecart.ORAL_HORS_SEMAINE] = f"L'oral finirait après la semaine de travail, close le {jour_court(fin)}."
    return found


def by_lot(bloc: Bloc) -> bool:
    """Whether the référentiel has the groups drawn by lot."""
    groupes = bloc.epreuve.ecrit.groupes if bloc.epreuve.ecrit else None
    return groupes is not None and groupes.tirage_au_sort is True


def fits(bloc: Bloc, size: int) -> bool:
    """Whether a group may be of that size: the référentiel's or, where it gives none, two at least."""
    minimum, maximum = _sizes(bloc)
    return minimum <= size and (maximum is None or size <= maximum)


def working_days(debut: date, fin: date, territoire: Territoire) -> Iterator[date]:
    """The days from one to the other, both included, week-ends and public holidays left out."""
    for rang in range((fin - debut).days + 1):
        day = debut + timedelta(days=rang)
        if day.weekday() < 5 and ferie(day, territoire) is None:
            yield day


def _sizes(bloc: Bloc) -> tuple[int, int | None]:
    groupes = bloc.epreuve.ecrit.groupes if bloc.epreuve.ecrit else None
    return (groupes.minimum or 2, groupes.maximum) if groupes else (2, None)


def _bornes(bloc: Bloc) -> str:
    minimum, maximum = _sizes(bloc)
    return f"{minimum} à {maximum} membres" if maximum else f"au moins {minimum} membres"


def _alone(tailles: Sequence[int]) -> Constats:
    if 1 not in tailles:
        return {}
    return {Ecart.SEUL: "Un groupe d'une seule personne n'en est pas un."}


def _members(session: Session, slugs: Iterable[str]) -> list[Candidat]:
    wanted = set(slugs)
    return [it for it in session.presentes if it.slug in wanted]


def _noms(session: Session, people: Sequence[Candidat]) -> str:
    return ", ".join(session.designation(it) for it in people)
