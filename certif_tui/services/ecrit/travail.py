"""Running the written part: the work's clock, the dossiers that come, their dates; each can be undone with a motif."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta

from certif_tui.domain.ecrit.evenements import DossierRecu, EcheanceFixee, FaitEcrit, TravailDemarre
from certif_tui.domain.ecrit.travail import Rendu, is_collectif, rendus, sitting_ms
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.state import Session
from certif_tui.domain.textes import checked_motif
from certif_tui.services.oral.heures import as_instant
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.services.registre.reprise import take_back

MILLISECONDE = timedelta(milliseconds=1)
MIDI = time(12)
TIRE_AILLEURS = "Un autre poste vient de tirer les groupes\u00a0: regardez-les avant de recommencer."
PAS_ENCORE = "Cette heure n'est pas encore passée."


def start_work(ouverte: SessionOuverte, *, debut: datetime | None = None, motif: str | None = None) -> TravailDemarre:
    """Start the work, now or as of `debut`; a motif corrects the start of one that runs. Raises `Refus`."""
    duree = sitting_ms(ouverte.bloc.epreuve.ecrit)
    if duree is None:
        raise Refus(
            "L'écrit de ce bloc ne se chronomètre pas\u00a0: fixez plutôt ses dates et l'échéance des dossiers."
        )
    now = ouverte.contexte.clock.now()
    started = TravailDemarre(
        **ouverte.contexte.entete_at(now),
        repere=now.repere,
        duree_ms=duree,
        ecoule_ms=_before(debut, now.instant),
        motif=_motif(motif),
    )

    def decide(session: Session) -> Sequence[TravailDemarre]:
        if is_collectif(ouverte.bloc) and session.groupes.tirage is None:
            raise Refus("Les groupes ne sont pas encore tirés\u00a0: tirez-les avant de démarrer le travail.")
        if session.groupes.travail is not None and started.motif is None:
            raise Refus("Le travail a déjà démarré\u00a0: donnez l'heure exacte et le motif de la correction.")
        return [started]

    ouverte.record(decide)
    return started


def draw_kept(ouverte: SessionOuverte) -> Callable[[Session], None]:
    """What raises `Refus` of a session whose groups were drawn again since now: G1 is no longer who it was."""
    seen = ouverte.session.groupes.tirage

    def check(session: Session) -> None:
        if session.groupes.tirage != seen:
            raise Refus(TIRE_AILLEURS)

    return check


def _before(moment: datetime | None, now: datetime) -> int:
    """Milliseconds from `moment` to now, none when it is null. Raises `Refus` for one to come."""
    if moment is None:
        return 0
    if moment > now:
        raise Refus(PAS_ENCORE)
    return (now - moment) // MILLISECONDE


def _motif(motif: str | None) -> str | None:
    return checked_motif(motif, "") if motif is not None and motif.strip() else None


def find_rendu(ouverte: SessionOuverte, remettant: str) -> Rendu:
    """The dossier owed by that group or candidat. Raises `Refus` when none is."""
    for rendu in rendus(ouverte.session, ouverte.bloc):
        if rendu.remettant == remettant:
            return rendu
    raise Refus(f"Aucun dossier n'est attendu de «\u00a0{remettant}\u00a0».")


def receive_dossier(
    ouverte: SessionOuverte, remettant: str, *, recu: datetime | None = None, motif: str | None = None
) -> Rendu:
    """Record that a dossier came, now or at `recu`; a motif corrects the time of one that had come. Raises `Refus`."""
    now, given, check_draw = ouverte.contexte.clock.now(), _motif(motif), draw_kept(ouverte)

    def decide(session: Session) -> Sequence[DossierRecu]:
        check_draw(session)
        if find_rendu(ouverte, remettant).dossier is not None and given is None:
            raise Refus(f"Le dossier de {remettant} est déjà reçu\u00a0: donnez le motif de la correction.")
        tirage = session.groupes.tirage
        received = DossierRecu(
            **ouverte.contexte.entete_at(now),
            repere=now.repere,
            remettant=remettant,
            tirage=tirage.id if tirage and is_collectif(ouverte.bloc) else None,
            avant_ms=_before(recu, now.instant),
            motif=given,
        )
        return [received]

    ouverte.record(decide)
    return find_rendu(ouverte, remettant)


def forget_dossier(ouverte: SessionOuverte, remettant: str, motif: str) -> None:
    """Undo the reception of a dossier: an earlier time that it corrected comes back. Raises `Refus`."""
    dossier = find_rendu(ouverte, remettant).dossier
    if dossier is None:
        raise Refus(f"Le dossier de {remettant} n'est pas reçu\u00a0: il n'y a rien à annuler.")
    undo(ouverte, dossier, motif)


def forget_work(ouverte: SessionOuverte, motif: str) -> None:
    """Undo the start of the work: an earlier start that it corrected comes back. Raises `Refus`."""
    travail = ouverte.session.groupes.travail
    if travail is None:
        raise Refus("Le travail n'a pas démarré\u00a0: il n'y a rien à annuler.")
    undo(ouverte, travail, motif)


def set_echeance(
    ouverte: SessionOuverte,
    *,
    debut: date | None = None,
    fin: date | None = None,
    echeance: datetime | None = None,
    motif: str | None = None,
) -> EcheanceFixee:
    """Set when dossiers are due, and the days of the work; without `echeance`, the middle of these days, at noon.

    Raises `Refus` for dates that make no sense, and without a motif when they correct earlier ones.
    """
    if ouverte.bloc.epreuve.ecrit is None:
        raise Refus("Cette épreuve n'a pas de partie écrite\u00a0: il n'y a pas de date à fixer.")
    if sitting_ms(ouverte.bloc.epreuve.ecrit) is not None:
        raise Refus("L'heure de remise suit le chrono du travail\u00a0: démarrez ou corrigez le travail.")
    given = _motif(motif)

    def decide(session: Session) -> Sequence[EcheanceFixee]:
        if session.groupes.echeance is not None and given is None:
            raise Refus("Une date est déjà fixée\u00a0: donnez le motif de la correction.")
        due = _checked_dates(ouverte, debut, fin, echeance)
        return [EcheanceFixee(**ouverte.contexte.entete(), debut=debut, fin=fin, echeance=due, motif=given)]

    [fixed] = ouverte.record(decide)
    assert isinstance(fixed, EcheanceFixee)
    return fixed


def _checked_dates(
    ouverte: SessionOuverte, debut: date | None, fin: date | None, echeance: datetime | None
) -> datetime:
    if debut is None or fin is None:
        if echeance is None or debut or fin:
            raise Refus("Donnez le premier et le dernier jour, ou seulement l'échéance.")
        return echeance
    if fin < debut:
        raise Refus("Le dernier jour vient avant le premier.")
    fuseau = ouverte.session.fuseau
    due = echeance or as_instant(datetime.combine(debut + (fin - debut) // 2, MIDI), fuseau)
    first, after = (
        as_instant(datetime.combine(debut, time()), fuseau),
        datetime.combine(fin, time()) + timedelta(days=1),
    )
    if not first <= due <= as_instant(after, fuseau):
        raise Refus("L'échéance tombe hors de ces dates.")
    return due


def undo(ouverte: SessionOuverte, fait: FaitEcrit, motif: str) -> None:
    """Undo one operation of the written part; both are kept.

    Raises `Refus` without a motif, `Dependant` when something else needs it, as for any event of the session.
    """
    take_back(ouverte, ouverte.contexte, fait, motif)


def undo_last(ouverte: SessionOuverte, motif: str) -> FaitEcrit:
    """Undo the last operation that stands and return it. Raises `Refus`."""
    last = ouverte.session.groupes.dernier
    if last is None:
        raise Refus("Rien n'est encore noté ici\u00a0: il n'y a rien à annuler.")
    undo(ouverte, last, motif)
    return last
