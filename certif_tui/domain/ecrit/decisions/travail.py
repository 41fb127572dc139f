"""The work's clock, the dossiers that come and when they are due.

The rules a manager may count on:

- a work that is timed starts once, after the groups are drawn where they write it; correcting when asks for a motif;
- who had a longer time at the start is kept: their group's time no longer shrinks when they leave it;
- a dossier is received once, of those who owe one; correcting when asks for a motif;
- a dossier that came keeps the deadline that held then, unless a later one is set since;
- a work that is not timed has dates: due within its days, by default at noon of the middle one;
- a work begun before the draw or without a case, a week of another number of days, and orals planned before the
  deadline or beyond the week, take a motif;
- nothing is noted of an hour to come.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from certif_tui.domain.ecrit.decisions.tirage import check_draw_kept
from certif_tui.domain.ecrit.evenements import (
    DossierRecu,
    EcheanceFixee,
    Formation,
    TempsMajore,
    TravailDemarre,
)
from certif_tui.domain.ecrit.regles import justified, of_echeance, of_start, of_week
from certif_tui.domain.ecrit.travail import Rendu, is_collectif, rendus, sitting_ms
from certif_tui.domain.evenements.acte import Acte
from certif_tui.domain.facteurs import PLEIN_TEMPS
from certif_tui.domain.frozen import Frozen
from certif_tui.domain.fuseaux import zone_of
from certif_tui.domain.planning.placement import oraux
from certif_tui.domain.referentiel.model import Bloc
from certif_tui.domain.refus import Refus, decision, granted
from certif_tui.domain.session.state import Session
from certif_tui.domain.textes import checked_motif

MILLISECONDE = timedelta(milliseconds=1)
MIDI = time(12)
PAS_ENCORE = "Cette heure n'est pas encore passée."


class Dates(Frozen):
    """The first and the last day of a work over several days, and when its dossiers are due."""

    debut: date | None = None
    fin: date | None = None
    echeance: datetime | None = None


@decision
def start(
    session: Session, acte: Acte, bloc: Bloc, *, debut: datetime | None = None, motif: str | None = None
) -> Sequence[TravailDemarre]:
    """Start the work, now or as of `debut`; a motif corrects the start of one that runs."""
    duree, given = sitting_ms(bloc.epreuve.ecrit), _motif(motif)
    if duree is None:
        raise Refus(
            "L'écrit de ce bloc ne se chronomètre pas\u00a0: fixez plutôt ses dates et l'échéance des dossiers."
        )
    ecoule_ms = _before(debut, acte.instant)
    if is_collectif(bloc) and session.groupes.tirage is None:
        raise Refus("Les groupes ne sont pas encore tirés\u00a0: tirez-les avant de démarrer le travail.")
    if session.groupes.travail is not None and given is None:
        raise Refus("Le travail a déjà démarré\u00a0: donnez l'heure exacte et le motif de la correction.")
    ecarts = justified(of_start(session, bloc, debut or acte.instant), given)
    started = TravailDemarre(
        **acte.entete(),
        repere=acte.maintenant.repere,
        duree_ms=duree,
        ecoule_ms=ecoule_ms,
        majores=_majores(session),
        motif=given,
        ecarts=ecarts,
    )
    return [started]


def _majores(session: Session) -> tuple[TempsMajore, ...]:
    """Who has a longer time now and, where a start is corrected, who had it then and was withdrawn since."""
    started = (session.groupes.travail.majores or ()) if session.groupes.travail else ()
    here = {it.slug for it in session.presentes}
    gone = (it for it in started if it.candidat not in here)
    longer = (it for it in session.presentes if it.facteur != PLEIN_TEMPS)
    return (*(TempsMajore(candidat=it.slug, facteur=it.facteur) for it in longer), *gone)


@decision
def receive(
    session: Session,
    acte: Acte,
    bloc: Bloc,
    remettant: str,
    *,
    vu: Formation | None,
    recu: datetime | None = None,
    motif: str | None = None,
) -> Sequence[DossierRecu]:
    """Record that a dossier came, now or at `recu`; a motif corrects the time of one that had come."""
    given = _motif(motif)
    check_draw_kept(session, vu)
    owed = find_rendu(session, bloc, remettant)
    if owed.dossier is not None and given is None:
        raise Refus(f"Le dossier de {remettant} est déjà reçu\u00a0: donnez le motif de la correction.")
    tirage = session.groupes.tirage
    received = DossierRecu(
        **acte.entete(),
        repere=acte.maintenant.repere,
        remettant=remettant,
        tirage=tirage.id if tirage and is_collectif(bloc) else None,
        avant_ms=_before(recu, acte.instant),
        echeance=owed.echeance,
        motif=given,
    )
    return [received]


@decision
def receive_all(
    session: Session, acte: Acte, bloc: Bloc, *, vu: Formation | None, recu: datetime | None = None
) -> Sequence[DossierRecu]:
    """Record that all the dossiers still missing came, now or at `recu`. Refused where none is missing."""
    missing = [it.remettant for it in rendus(session, bloc) if it.dossier is None and it.membres]
    if not missing:
        raise Refus("Il ne manque aucun dossier\u00a0: il n'y a rien à recevoir.")
    decided, lot = (receive(session, acte, bloc, it, vu=vu, recu=recu) for it in missing), acte.ident()
    return [dossier.model_copy(update={"lot": lot}) for each in decided for dossier in granted(each)]


@decision
def set_echeance(
    session: Session, acte: Acte, bloc: Bloc, dates: Dates, motif: str | None = None
) -> Sequence[EcheanceFixee]:
    """Set when dossiers are due, and the days of the work.

    Refused for a work that is timed, for dates that make no sense, and without a motif when they correct earlier ones.
    """
    if bloc.epreuve.ecrit is None:
        raise Refus("Cette épreuve n'a pas de partie écrite\u00a0: il n'y a pas de date à fixer.")
    if sitting_ms(bloc.epreuve.ecrit) is not None:
        raise Refus("L'heure de remise suit le chrono du travail\u00a0: démarrez ou corrigez le travail.")
    given = _motif(motif)
    if session.groupes.echeance is not None and given is None:
        raise Refus("Une date est déjà fixée\u00a0: donnez le motif de la correction.")
    due = _due(dates, session.fuseau)
    plan = session.planning.plan
    planned = of_echeance(session, due, dates.fin, oraux(plan.creneaux if plan else ()))
    ecarts = justified(of_week(session, bloc, dates.debut, dates.fin) | planned, given)
    head = acte.entete()
    return [EcheanceFixee(**head, debut=dates.debut, fin=dates.fin, echeance=due, motif=given, ecarts=ecarts)]


def _due(dates: Dates, fuseau: str) -> datetime:
    debut, fin, echeance = dates.debut, dates.fin, dates.echeance
    if debut is None or fin is None:
        if echeance is None or debut or fin:
            raise Refus("Donnez le premier et le dernier jour, ou seulement l'échéance.")
        return echeance
    if fin < debut:
        raise Refus("Le dernier jour vient avant le premier.")
    due = echeance or _instant(debut + (fin - debut) // 2, MIDI, fuseau)
    if not _instant(debut, time(), fuseau) <= due <= _instant(fin + timedelta(days=1), time(), fuseau):
        raise Refus("L'échéance tombe hors de ces dates.")
    return due


def _instant(jour: date, heure: time, fuseau: str) -> datetime:
    return datetime.combine(jour, heure, zone_of(fuseau)).astimezone(UTC)


def find_rendu(session: Session, bloc: Bloc, remettant: str) -> Rendu:
    """The dossier owed by that group or candidat. Raises `Refus` when none is."""
    for rendu in rendus(session, bloc):
        if rendu.remettant == remettant:
            return rendu
    raise Refus(f"Aucun dossier n'est attendu de «\u00a0{remettant}\u00a0».")


def _before(moment: datetime | None, now: datetime) -> int:
    """Milliseconds from `moment` to now, none when it is null. Raises `Refus` for one to come."""
    if moment is None:
        return 0
    if moment > now:
        raise Refus(PAS_ENCORE)
    return (now - moment) // MILLISECONDE


def _motif(motif: str | None) -> str | None:
    return checked_motif(motif, "") if motif is not None and motif.strip() else None
