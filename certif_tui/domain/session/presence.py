"""What a presence means: who has a result, how a delay shortens the oral, when a change must say why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from certif_tui.domain.durees import MS_PER_MINUTE
from certif_tui.domain.session.evenements import ModeRetard, Presence, PresenceNotee

ABSENTS: Final = frozenset({Presence.ABSENT_JUSTIFIE, Presence.ABSENT_NON_JUSTIFIE})
SANS_RESULTAT: Final = ABSENTS | {Presence.ABANDON, Presence.FRAUDE}
"""Those whose sheet says nothing of them: whatever it holds, they are never shown as validated or failed."""
_FOLLOWS: Final = {
    Presence.ATTENDU: frozenset(Presence),
    Presence.PRESENT: frozenset({Presence.ABANDON, Presence.FRAUDE}),
    Presence.RETARD: frozenset({Presence.ABANDON, Presence.FRAUDE}),
}
"""What the day itself brings after a presence, so that it corrects nothing."""


@dataclass(frozen=True, slots=True)
class Retard:
    """A delay in minutes; with `meme_fin` the oral ends when it was to end, and is shortened by it."""

    minutes: int
    mode: ModeRetard

    @property
    def retire_ms(self) -> int:
        """The milliseconds it takes off the oral."""
        return self.minutes * MS_PER_MINUTE if self.mode is ModeRetard.MEME_FIN else 0


def retard_of(evenement: PresenceNotee) -> Retard | None:
    """The delay a presence tells of, null for any other presence and where its length was not noted."""
    if evenement.presence is not Presence.RETARD or evenement.minutes is None:
        return None
    return Retard(evenement.minutes, evenement.mode or ModeRetard.DUREE_ENTIERE)


def needs_motif(avant: Presence, apres: Presence, *, entame: bool) -> bool:
    """Whether noting `apres` over `avant` must say why.

    A correction must, and so must what makes nothing of marks or of an oral already there (`entame`), and a fraude,
    whose motif are the facts.
    """
    if apres is Presence.FRAUDE or (entame and apres in {*ABSENTS, Presence.ATTENDU}):
        return True
    return apres not in _FOLLOWS.get(avant, frozenset())
