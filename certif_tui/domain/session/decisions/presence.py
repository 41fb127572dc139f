"""Noting where a candidat is: what may be noted, and when a change must say why.

Some rules turn on whether their oral or a sheet has begun (`entame`): it is read for who `turns_on_entame` says.
"""

from __future__ import annotations

from collections.abc import Sequence

from certif_tui.domain.chrono.epreuve import PhasePrevue
from certif_tui.domain.durees import MOST_MINUTES, MS_PER_MINUTE
from certif_tui.domain.evenements.acte import Acte
from certif_tui.domain.frozen import Frozen
from certif_tui.domain.referentiel.model import Bloc
from certif_tui.domain.refus import MotifManquant, Refus, decision
from certif_tui.domain.session.annulations import annules
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import (
    EvenementAnnule,
    EvenementSession,
    ModeRetard,
    Presence,
    PresenceNotee,
    Seance,
)
from certif_tui.domain.session.presence import MODE_PAR_DEFAUT, Constat, Retard, needs_motif, seances_of
from certif_tui.domain.session.state import Session
from certif_tui.domain.textes import checked_motif, checked_texte


class PresenceDite(Frozen):
    """Where somebody is said to be, by how much they are late, and why what was noted before changes.

    `seance` is null where the épreuve has one sitting only.
    """

    candidat: str
    presence: Presence
    retard: Retard | None = None
    motif: str = ""
    seance: Seance | None = None


@decision
def note(
    session: Session, acte: Acte, bloc: Bloc, dite: PresenceDite, *, phases: Sequence[PhasePrevue], entame: bool
) -> Sequence[PresenceNotee]:
    """Note a presence, nothing where nothing would change. `phases` are the oral had they come in time.

    Refused for a sitting the épreuve has not, for a delay that does not fit and, without a motif (`MotifManquant`), for
    a change that must say why.
    """
    candidat, presence, seance = session.candidat(dite.candidat), dite.presence, checked_seance(bloc, dite.seance)
    retard = None if dite.retard is None else _checked_retard(phases, dite, seance)
    if _is_noted(candidat, Constat(presence, retard), seance):
        return []
    motif = checked_texte(dite.motif.strip())
    if not motif:
        _check_no_motif_needed(noted_at(candidat, seance).presence, presence, entame=entame)
    minutes, mode = (retard.minutes, retard.mode) if retard else (None, None)
    noted = PresenceNotee(
        **acte.entete(),
        candidat=candidat.slug,
        presence=presence,
        seance=seance,
        minutes=minutes,
        mode=mode,
        motif=motif,
    )
    return [noted]


@decision
def note_all_present(session: Session, acte: Acte, bloc: Bloc, seance: Seance | None) -> Sequence[PresenceNotee]:
    """Note present, at once, all those still expected at a sitting. Refused where nobody is."""
    where = checked_seance(bloc, seance)
    expected = [it for it in session.presentes if it.at(where or Seance.ORAL).presence is Presence.ATTENDU]
    if not expected:
        raise Refus("Personne n'est encore attendu\u00a0: chaque présence est déjà notée.")
    lot, present = acte.ident(), Presence.PRESENT
    return [
        PresenceNotee(**acte.entete(), candidat=it.slug, presence=present, seance=where, lot=lot) for it in expected
    ]


@decision
def take_back_all_present(
    acte: Acte, evenements: Sequence[EvenementSession], seance: Seance | None, motif: str
) -> Sequence[EvenementAnnule]:
    """Take back the last time that all were noted present at a sitting; who was noted otherwise since stays so.

    `evenements` are those of the session. Refused where there is nothing to take back, and without a motif.
    """
    taken = annules(evenements)
    notes = [it for it in evenements if isinstance(it, PresenceNotee) and it.seance is seance and it.id not in taken]
    lot = next((it.lot for it in reversed(notes) if it.lot is not None), None)
    stands = [it for it in {it.candidat: it for it in notes}.values() if it.lot is not None and it.lot == lot]
    if not stands:
        raise Refus("Personne n'a été noté présent avec tous les autres\u00a0: il n'y a rien à annuler.")
    why = checked_motif(motif, "L'annulation demande un motif.")
    return [EvenementAnnule(**acte.entete(), cible=it.id, motif=why) for it in stands]


def checked_seance(bloc: Bloc, seance: Seance | None) -> Seance | None:
    """The sitting to note of, null where there is one only. Raises `Refus` for one that is not, or is not said."""
    seances = seances_of(bloc)
    if len(seances) > 1:
        if seance is None:
            raise Refus("Cette épreuve a deux séances\u00a0: dites laquelle, l'écrit ou l'oral.")
        return seance
    if seance is not None and seance not in seances:
        raise Refus("L'écrit de ce bloc est un dossier à remettre\u00a0: seule la présence à l'oral se note.")
    return None


def noted_at(candidat: Candidat, seance: Seance | None) -> Constat:
    """What was noted of them at that sitting, or at the only one; of whoever was not, that they are expected."""
    return (candidat.ecrit if seance is Seance.ECRIT else candidat.oral) or Constat()


def turns_on_entame(candidat: Candidat, presence: Presence, seance: Seance | None) -> bool:
    """Whether noting that presence must say why only where their oral, or a sheet, has begun."""
    avant = noted_at(candidat, seance).presence
    return needs_motif(avant, presence, entame=True) and not needs_motif(avant, presence, entame=False)


def _is_noted(candidat: Candidat, constat: Constat, seance: Seance | None) -> bool:
    """Whether it says so already. Who was gone from the written part may be said expected at the oral all the same."""
    noted = noted_at(candidat, seance)
    if noted.presence is Presence.ATTENDU:
        return candidat.at(seance or Seance.ORAL) == constat == noted
    late = constat.presence is Presence.RETARD
    return noted == constat if late else noted.presence is constat.presence


def _checked_retard(phases: Sequence[PhasePrevue], dite: PresenceDite, seance: Seance | None) -> Retard:
    """The delay, with what it does to the oral. Raises `Refus` where it does not fit."""
    assert dite.retard is not None
    minutes, mode = dite.retard.minutes, dite.retard.mode
    if dite.presence is not Presence.RETARD:
        raise Refus("Des minutes de retard ne vont qu'avec la présence «\u00a0retard\u00a0».")
    if not 1 <= minutes <= MOST_MINUTES:
        raise Refus(f"Retard refusé\u00a0: {minutes}. Donnez de 1 à {MOST_MINUTES} minutes.")
    if seance is Seance.ECRIT:
        if mode is not None:
            raise Refus("Un retard à l'écrit ne change rien à la durée de l'oral\u00a0: donnez-le sans mode.")
        return dite.retard
    retard = Retard(minutes, mode or MODE_PAR_DEFAUT)
    if retard.mode is ModeRetard.MEME_FIN:
        _check_something_left(phases, retard)
    return retard


def _check_something_left(phases: Sequence[PhasePrevue], retard: Retard) -> None:
    durees = [phase.prevu_ms for phase in phases]
    if None in durees:
        raise Refus(
            "Une phase de cet oral n'a pas de durée fixée\u00a0: il n'y a pas d'heure de fin à garder. "
            "Fixez sa durée, ou laissez la durée entière."
        )
    total = sum(duree or 0 for duree in durees)
    if retard.retire_ms >= total:
        raise Refus(
            f"Ce retard ({retard.minutes} min) ne laisse rien de l'oral ({total // MS_PER_MINUTE} min)\u00a0: "
            "laissez la durée entière, ou notez l'absence."
        )


def _check_no_motif_needed(avant: Presence, apres: Presence, *, entame: bool) -> None:
    if not needs_motif(avant, apres, entame=entame):
        return
    if apres is Presence.FRAUDE:
        raise MotifManquant("Signaler une fraude demande un motif\u00a0: les faits constatés.")
    if not needs_motif(avant, apres, entame=False):
        raise MotifManquant("L'oral ou une grille de ce candidat a commencé\u00a0: le noter ainsi demande un motif.")
    raise MotifManquant("Corriger ce qui est déjà noté demande un motif.")
