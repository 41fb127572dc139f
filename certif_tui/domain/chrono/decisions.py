"""What may be done on the clock of an oral, and the events it comes to: `decide(chrono, …) -> events | Refus`, pure.

An action means nothing once somebody else moved the clock: each is asked for with what the clock showed then.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TypeAlias

from certif_tui.domain.chrono.epreuve import PhasePrevue
from certif_tui.domain.chrono.evenements import (
    ActionChrono,
    Ajustement,
    ChronoRecu,
    ChronoTransfere,
    Confirmation,
    DebutCorrige,
    EvenementHorodate,
    Fin,
    MotifDonne,
    Pause,
    PhaseDemarree,
    Reprise,
)
from certif_tui.domain.chrono.state import Chrono, Lecture, Marche, read
from certif_tui.domain.durees import MOST_MINUTES, MS_PER_MINUTE
from certif_tui.domain.evenements.acte import Acte
from certif_tui.domain.evenements.base import Annulation
from certif_tui.domain.frozen import Frozen
from certif_tui.domain.refus import MotifManquant, Refus, decision
from certif_tui.domain.textes import checked_texte

NOT_STEPS = (Ajustement, Confirmation, DebutCorrige)
"""What is done to a clock without it stopping or going on to another phase."""
Position: TypeAlias = tuple[Marche, str | None]
"""What an action on the clock depends on: whether it runs, and in which phase."""


class OralFini(Refus):
    """The oral has ended: only an undo takes it up again."""

    def __init__(self) -> None:
        super().__init__("L'oral est terminé\u00a0: Ctrl+U annule la dernière action du chrono et le reprend.")


class AgiAilleurs(Refus):
    """Somebody else moved the clock since it was looked at."""

    def __init__(self) -> None:
        super().__init__("Un autre poste vient d'agir sur ce chrono\u00a0: regardez où il en est.")


class DejaCouru(Refus):
    """The clock has run: it takes no other one in."""

    def __init__(self) -> None:
        super().__init__("Le chrono de ce candidat a déjà servi\u00a0: chacun garde le sien.")


class DemandeChrono(Frozen):
    """What every action on the clock brings: who acts and when, what the clock showed then, the phases planned."""

    acte: Acte
    vu: Position
    plan: Sequence[PhasePrevue]


class EnvoiChrono(Frozen):
    """A clock run for the wrong candidat, `depuis`, on its way to the right one; `tete` is its chain's head."""

    depuis: str
    chrono: Chrono
    tete: str
    motif: str


class DebutDit(Frozen):
    """When an oral is said to have begun, why, and the instant before which no oral of the session can have."""

    debut: datetime
    motif: str = ""
    pas_avant: datetime | None = None


def position(chrono: Chrono) -> Position:
    """Where the clock stands, for whoever acts on it."""
    return chrono.marche, chrono.phase


@decision
def toggle(chrono: Chrono, demande: DemandeChrono) -> list[ActionChrono]:
    """Start, pause or resume."""
    _check_unmoved(chrono, demande)
    match chrono.marche:
        case Marche.PRET:
            return [_phase(demande, demande.plan[0].code)]
        case Marche.EN_COURS:
            return [Pause(**demande.acte.entete(), repere=demande.acte.maintenant.repere)]
        case Marche.PAUSE:
            return [Reprise(**demande.acte.entete(), repere=demande.acte.maintenant.repere)]
        case Marche.FINI:
            raise OralFini


@decision
def next_phase(chrono: Chrono, demande: DemandeChrono) -> list[ActionChrono]:
    """Go to the next phase; nothing to do on the last one, where only the end is left."""
    _check_unmoved(chrono, demande)
    if chrono.marche is Marche.FINI:
        raise OralFini
    suivante = _reading(chrono, demande).suivante
    return [] if suivante is None else [_phase(demande, suivante.phase.code)]


@decision
def end(chrono: Chrono, demande: DemandeChrono) -> list[ActionChrono]:
    """End the oral."""
    _check_unmoved(chrono, demande)
    _check_started(chrono.marche)
    return [Fin(**demande.acte.entete(), repere=demande.acte.maintenant.repere)]


@decision
def adjust(chrono: Chrono, demande: DemandeChrono, minutes: int) -> list[ActionChrono]:
    """Give (positive) or take (negative) minutes to the phase under way."""
    return [_adjustment(chrono, demande, minutes)]


@decision
def give_back(
    chrono: Chrono, demande: DemandeChrono, minutes: int, motif: str, *, ident: str
) -> list[Ajustement | MotifDonne]:
    """Give the phase under way the minutes an incident took, by an event of that id, with the reason."""
    given = _adjustment(chrono, demande, minutes).model_copy(update={"id": ident})
    return [given, MotifDonne(**demande.acte.entete(), cible=ident, texte=checked_texte(motif))]


def check_adjustable(lecture: Lecture, minutes: int) -> None:
    """Raise `Refus`, with the reason, when a clock that reads so cannot be given (or taken) these minutes."""
    _check_started(lecture.marche)
    courante = lecture.courante
    if courante is None or courante.prevu_ms is None:
        raise Refus("Cette phase n'a pas de durée fixée\u00a0: il n'y a rien à ajuster.")
    if courante.prevu_ms + minutes * MS_PER_MINUTE < 0:
        raise Refus("La phase ne peut pas durer moins de zéro minute.")
    if abs(minutes) > MOST_MINUTES:
        raise Refus(f"Ajustement refusé\u00a0: {minutes}. Donnez {MOST_MINUTES} minutes au plus à la fois.")


@decision
def take_back(chrono: Chrono, acte: Acte, cible: str) -> list[Annulation]:
    """Take back an action, wherever it stands; nothing to do where it does not."""
    return [Annulation(**acte.entete(), cible=cible)] if _stands(chrono, cible) else []


@decision
def confirm(chrono: Chrono, demande: DemandeChrono) -> list[ActionChrono]:
    """Vouch for a time taken from the wall clock."""
    _check_unmoved(chrono, demande)
    if not _reading(chrono, demande).approche:
        raise Refus("Le temps affiché est exact\u00a0: il n'y a rien à confirmer.")
    return [Confirmation(**demande.acte.entete(), repere=demande.acte.maintenant.repere)]


@decision
def correct_start(chrono: Chrono, demande: DemandeChrono, dit: DebutDit) -> list[ActionChrono]:
    """Say when the oral really began; nothing to do where it says so already.

    Refused before it began, for a time to come, one before the session's day, one after what was done next on the
    clock and, once the oral is over, without a motif (`MotifManquant`).
    """
    _check_unmoved(chrono, demande)
    if chrono.marche is Marche.PRET:
        raise Refus("L'oral n'a pas commencé\u00a0: démarrez d'abord le chrono, puis corrigez son départ.")
    _check_start(chrono, demande.acte.instant, dit)
    motif = checked_texte(dit.motif.strip())
    if chrono.marche is Marche.FINI and not motif:
        raise MotifManquant("L'oral est terminé\u00a0: corriger son départ demande un motif.")
    if dit.debut == chrono.debut:
        return []
    return [DebutCorrige(**demande.acte.entete(), repere=demande.acte.maintenant.repere, debut=dit.debut, motif=motif)]


def _check_start(chrono: Chrono, now: datetime, dit: DebutDit) -> None:
    if dit.debut > now:
        raise Refus("Cette heure n'est pas encore passée.")
    if dit.pas_avant is not None and dit.debut < dit.pas_avant:
        raise Refus("Cette heure est d'avant le jour de la session.")
    started = chrono.demarrage
    after = next((it.instant for it in chrono.actions if it is not started and not isinstance(it, NOT_STEPS)), now)
    if dit.debut > after:
        raise Refus("Cette heure est d'après ce qui a suivi le départ sur ce chrono, pause, phase ou fin de l'oral.")


@decision
def undo(chrono: Chrono, acte: Acte, vue: EvenementHorodate | None) -> list[Annulation]:
    """Take back the last action, which was `vue`: null when there was none."""
    if vue is None:
        raise Refus("Le chrono n'a pas encore servi\u00a0: rien à annuler.")
    if chrono.annulable is None or chrono.annulable.id != vue.id:
        raise AgiAilleurs
    return [Annulation(**acte.entete(), cible=vue.id)]


@decision
def give_reason(chrono: Chrono, acte: Acte, vue: EvenementHorodate | None, texte: str) -> list[MotifDonne]:
    """Give the reason of the last action, which was `vue`: null when there was none."""
    if vue is None:
        raise Refus("Le chrono n'a pas encore servi\u00a0: il n'y a rien à motiver.")
    given = checked_texte(texte)
    if not _stands(chrono, vue.id):
        raise AgiAilleurs
    return [MotifDonne(**acte.entete(), cible=vue.id, texte=given)]


@decision
def receive(chrono: Chrono, acte: Acte, envoi: EnvoiChrono) -> list[ChronoRecu]:
    """Take in a clock run for the wrong candidat; nothing to do where a move that was cut off did already."""
    recu, actions = chrono.recu, envoi.chrono.actions
    if recu is not None and (recu.depuis, recu.actions) == (envoi.depuis, actions):
        return []
    if chrono.actions:
        raise DejaCouru
    head, motifs = acte.entete(), dict(envoi.chrono.motifs)
    return [ChronoRecu(**head, depuis=envoi.depuis, tete=envoi.tete, actions=actions, motifs=motifs, motif=envoi.motif)]


@decision
def give_away(chrono: Chrono, acte: Acte, envoi: EnvoiChrono, vers: str) -> list[ChronoTransfere]:
    """Void the clock, which now stands under `vers`, unless somebody acted on it since it was sent."""
    if chrono.actions != envoi.chrono.actions:
        raise AgiAilleurs
    return [ChronoTransfere(**acte.entete(), vers=vers, motif=envoi.motif)]


def _phase(demande: DemandeChrono, code: str) -> PhaseDemarree:
    return PhaseDemarree(**demande.acte.entete(), repere=demande.acte.maintenant.repere, phase=code)


def _adjustment(chrono: Chrono, demande: DemandeChrono, minutes: int) -> Ajustement:
    check_adjustable(_reading(chrono, demande), minutes)
    _check_unmoved(chrono, demande)
    now, ajout_ms = demande.acte.maintenant, minutes * MS_PER_MINUTE
    return Ajustement(**demande.acte.entete(), repere=now.repere, ajout_ms=ajout_ms)


def _reading(chrono: Chrono, demande: DemandeChrono) -> Lecture:
    return read(chrono, demande.plan, demande.acte.maintenant)


def _check_started(marche: Marche) -> None:
    if marche is Marche.PRET:
        raise Refus("L'oral n'a pas commencé\u00a0: démarrez d'abord le chrono.")
    if marche is Marche.FINI:
        raise OralFini


def _check_unmoved(chrono: Chrono, demande: DemandeChrono) -> None:
    if position(chrono) != demande.vu:
        raise AgiAilleurs


def _stands(chrono: Chrono, ident: str) -> bool:
    return any(action.id == ident for action in chrono.actions)
