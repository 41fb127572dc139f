"""What a presence means: at which sitting, who has a result, how a delay shortens the oral, what must say why.

The rules a jury may count on:

- the written part and the oral of an épreuve are two sittings, days apart: what is noted of one says nothing of the
  other, but that who was gone from the work is not waited for at the oral;
- a result rests on the whole épreuve: whoever is gone from the oral has none; of whoever was gone from the work and
  passed the oral all the same, the jury says what it is worth, and until then the result is reserved, as for a fraud.

Source: the modalités of the référentiel's épreuves, a work then an oral about it. They say nothing of who took one of
the two, so nothing is decided for the jury.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from certif_tui.domain.durees import MS_PER_MINUTE
from certif_tui.domain.frozen import Frozen
from certif_tui.domain.referentiel.model import Bloc
from certif_tui.domain.session.evenements import ModeRetard, Presence, PresenceNotee, Seance

ABSENTS: Final = frozenset({Presence.ABSENT_JUSTIFIE, Presence.ABSENT_NON_JUSTIFIE})
PARTIS: Final = ABSENTS | {Presence.ABANDON}
"""Who is not there, or no longer."""
SANS_RESULTAT: Final = PARTIS | {Presence.FRAUDE}
"""Those whose sheet says nothing of them: whatever it holds, they are never shown as validated or failed."""
MODE_PAR_DEFAUT: Final = ModeRetard.DUREE_ENTIERE
"""Whoever asks: an oral is never shortened unless it was said."""
_A_DAY_H: Final = 24
_FOLLOWS: Final = {
    Presence.ATTENDU: frozenset(Presence),
    Presence.PRESENT: frozenset({Presence.ABANDON, Presence.FRAUDE}),
    Presence.RETARD: frozenset({Presence.ABANDON, Presence.FRAUDE}),
}
"""What the day itself brings after a presence, so that it corrects nothing."""


class Retard(Frozen):
    """A delay in minutes; with `meme_fin` the oral ends when it was to end, and is shortened by it.

    `mode` is null at the written part, whose end is that of all.
    """

    minutes: int
    mode: ModeRetard | None = None

    @property
    def retire_ms(self) -> int:
        """The milliseconds it takes off the oral."""
        return self.minutes * MS_PER_MINUTE if self.mode is ModeRetard.MEME_FIN else 0


class Constat(Frozen):
    """What was noted of a candidat at a sitting."""

    presence: Presence = Presence.ATTENDU
    retard: Retard | None = None


class Empechement(Frozen):
    """What keeps a result from being told: a presence, and at which sitting, null where it is said of the épreuve.

    `reserve`: the jury has yet to say what the rest is worth.
    """

    presence: Presence
    seance: Seance | None = None
    reserve: bool = False


def empechement(ecrit: Constat | None, oral: Constat | None) -> Empechement | None:
    """What keeps a result from being told of whoever was noted so at the sittings; null when nothing does."""
    if ecrit is None and oral is None:
        return None
    at_ecrit, at_oral = (it.presence if it else Presence.ATTENDU for it in (ecrit, oral))
    if at_oral in SANS_RESULTAT and at_oral is at_ecrit:
        return Empechement(at_oral, None, reserve=at_oral is Presence.FRAUDE)
    if Presence.FRAUDE in (at_ecrit, at_oral):
        where = Seance.ORAL if at_oral is Presence.FRAUDE else Seance.ECRIT
        return Empechement(Presence.FRAUDE, where, reserve=True)
    if at_oral in SANS_RESULTAT:
        return Empechement(at_oral, Seance.ORAL)
    if at_ecrit in SANS_RESULTAT:
        return Empechement(at_ecrit, Seance.ECRIT, reserve=oral is not None and at_oral is not Presence.ATTENDU)
    return None


def seances_of(bloc: Bloc) -> tuple[Seance, ...]:
    """The sittings of an épreuve: two where its written part has hours of its own; a dossier to hand in is none."""
    ecrit = bloc.epreuve.ecrit
    return tuple(Seance) if ecrit is not None and ecrit.duree_heures is not None else (Seance.ORAL,)


class Jours(Frozen):
    """What is known of the days of a session: those of the written work, and the first one planned for the orals.

    `formes`: the groups that do the work are made.
    """

    ecrit: Sequence[date]
    oraux: date | None = None
    formes: bool = False


def proposed(bloc: Bloc, today: date, jours: Jours) -> Seance | None:
    """The sitting of `today`, null where there is one only.

    Without a plan, the oral is what comes once the written work is over: on the day after, or after the week it takes.
    A work of groups that are not made yet has not begun, whatever the day.
    """
    ecrit = bloc.epreuve.ecrit
    if ecrit is None or ecrit.duree_heures is None:
        return None
    if jours.oraux is not None:
        return Seance.ORAL if today >= jours.oraux else Seance.ECRIT
    if not jours.ecrit or (ecrit.forme == "collectif" and not jours.formes):
        return Seance.ECRIT
    week = timedelta(days=6 if ecrit.duree_heures > _A_DAY_H else 0)
    return Seance.ECRIT if today <= max(*jours.ecrit, min(jours.ecrit) + week) else Seance.ORAL


def retard_of(evenement: PresenceNotee) -> Retard | None:
    """The delay a presence tells of, null for any other presence and where its length was not noted."""
    if evenement.presence is not Presence.RETARD or evenement.minutes is None:
        return None
    if evenement.seance is Seance.ECRIT:
        return Retard(evenement.minutes)
    return Retard(evenement.minutes, evenement.mode or MODE_PAR_DEFAUT)


def needs_motif(avant: Presence, apres: Presence, *, entame: bool) -> bool:
    """Whether noting `apres` over `avant` must say why.

    A correction must, and so must what makes nothing of marks or of an oral already there (`entame`), and a fraude,
    whose motif are the facts.
    """
    if apres is Presence.FRAUDE or (entame and apres in {*ABSENTS, Presence.ATTENDU}):
        return True
    return apres not in _FOLLOWS.get(avant, frozenset())
