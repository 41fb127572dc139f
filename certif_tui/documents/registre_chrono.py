"""What a clock went through, for the registre: the oral's start and end, and whatever was out of the ordinary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from certif_tui.domain.chrono import state as chronos
from certif_tui.domain.chrono.evenements import (
    ActionChrono,
    Ajustement,
    ChronoRecu,
    ChronoTransfere,
    Confirmation,
    DebutCorrige,
    EvenementChrono,
    Fin,
    MotifDonne,
    Pause,
    PhaseDemarree,
    Reprise,
)
from certif_tui.domain.chrono.state import Chrono, Marche
from certif_tui.domain.evenements.base import Annulation, Ouverture
from certif_tui.domain.frozen import Frozen, replace
from certif_tui.wording.dates import heure
from certif_tui.wording.durations import minutes
from certif_tui.wording.text import NBSP, counted

APPROCHE = "temps approché depuis la dernière action, l'ordinateur a redémarré ou changé"


class GesteChrono(Frozen):
    """Something done to a clock; `debut` is when the oral began where it began then.

    `autre` is the slug of another candidat the text ends with, `annule` that it was undone since.
    """

    ident: str
    instant: datetime
    auteur: str
    texte: str
    motif: str = ""
    autre: str = ""
    annule: bool = False
    debut: datetime | None = None


def gestes(evenements: Sequence[EvenementChrono], fuseau: str) -> Iterator[GesteChrono]:
    """What a clock went through, in the order of its journal; a mere change of phase is not told."""
    made: list[GesteChrono] = []
    motifs: dict[str, str] = {}
    chrono = Chrono()
    for evenement in evenements:
        after = chronos.apply(chrono, evenement)
        if isinstance(evenement, MotifDonne):
            motifs[evenement.cible] = evenement.texte
        elif isinstance(evenement, Annulation):
            gone = {action.id for action in chrono.actions} - {action.id for action in after.actions}
            made = [replace(geste, annule=True) if geste.ident in gone else geste for geste in made]
        made += [
            GesteChrono(
                evenement.id,
                evenement.instant,
                evenement.auteur,
                texte,
                _motif(evenement),
                autre,
                debut=after.debut if after.debut != chrono.debut else None,
            )
            for texte, autre in _told(chrono, after, evenement, fuseau)
        ]
        chrono = after
    return (replace(geste, motif=geste.motif or motifs.get(geste.ident, "")) for geste in made)


def _motif(evenement: EvenementChrono) -> str:
    return evenement.motif if isinstance(evenement, DebutCorrige) else ""


def _told(before: Chrono, after: Chrono, evenement: EvenementChrono, fuseau: str) -> Iterator[tuple[str, str]]:
    match evenement:
        case ChronoTransfere():
            yield "chrono lancé par erreur pour ce candidat, déplacé vers", evenement.vers
        case ChronoRecu():
            if after.recu is evenement:
                yield "chrono repris, lancé par erreur pour", evenement.depuis
        case PhaseDemarree() | Pause() | Reprise() | Ajustement() | Fin() | Confirmation() | DebutCorrige():
            if len(after.actions) > len(before.actions):
                yield from _acted(before, after, evenement, fuseau)
        case Ouverture() | MotifDonne() | Annulation():
            pass


def _acted(before: Chrono, after: Chrono, evenement: ActionChrono, fuseau: str) -> Iterator[tuple[str, str]]:
    if after.approche and not before.approche:
        yield APPROCHE, ""
    words = _action(before, evenement, fuseau)
    if words:
        yield words, ""


def _action(before: Chrono, evenement: ActionChrono, fuseau: str) -> str:
    match evenement:
        case PhaseDemarree():
            starts = {
                Marche.PRET: "oral commencé",
                Marche.PAUSE: "phase suivante, chrono repris",
                Marche.FINI: "oral repris après sa fin",
            }
            return starts.get(before.marche, "")
        case Pause():
            return "chrono en pause"
        case Reprise():
            return "chrono repris"
        case Ajustement(ajout_ms=ajout):
            return adjusted_words(ajout)
        case Fin():
            return "oral terminé"
        case Confirmation():
            return "temps approché, confirmé"
        case DebutCorrige(debut=debut):
            known = f" (noté avant{NBSP}: {heure(before.debut, fuseau)})" if before.debut else ""
            return f"oral commencé à {heure(debut, fuseau)}, départ corrigé{known}"


def adjusted_words(ajout_ms: int) -> str:
    """« 5 minutes données à l'oral », « 1 minute retirée de l'oral »; seconds only where there are some."""
    whole, rest = divmod(abs(ajout_ms), 60_000)
    if rest:
        return f"{minutes(abs(ajout_ms))} {'donné à' if ajout_ms > 0 else 'retiré de'} l'oral"
    done = "donnée" if ajout_ms > 0 else "retirée"
    where = "à" if ajout_ms > 0 else "de"
    return f"{counted(whole, f'minute{NBSP}{done}', f'minutes{NBSP}{done}s')} {where} l'oral"
