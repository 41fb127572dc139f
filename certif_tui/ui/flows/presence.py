"""Noting where a candidat is, by how much they are late, and why it is changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import ModeRetard, Presence
from certif_tui.domain.session.presence import Retard
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.ui.dialogs.choix import Choix
from certif_tui.ui.dialogs.saisie import Saisie
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.flow import SHORT, Flow
from certif_tui.ui.flows.motif import with_motif
from certif_tui.ui.screens.creation.typed import read_minutes
from certif_tui.wording.durations import minutes
from certif_tui.wording.statuts import PRESENCES
from certif_tui.wording.text import NBSP, name_of

MINUTES_DE_RETARD = f"Minutes de retard{NBSP}; vide{NBSP}: pas encore connu"


class Pointage(Flow):
    """One key for most, a second step for a delay, a motif for a correction."""

    def __init__(
        self, screen: Ecran[Any], ouverte: SessionOuverte, auteur: str | None, done: Callable[[], None]
    ) -> None:
        """`auteur` is the slug of the juré at work, null while they are not known; `done` shows what changed."""
        super().__init__(screen)
        self._ouverte, self._auteur, self._done = ouverte, auteur, done

    async def note(self, candidat: Candidat) -> None:
        """Ask where a candidat is, and record it."""
        options = [(presence, PRESENCES[presence]) for presence in Presence]
        who = name_of(self._ouverte.session, candidat, limit=SHORT)
        presence = await self.ask(Choix("Présence", options, invite=who, actuel=candidat.presence))
        if presence is None:
            return
        retard = None
        if presence is Presence.RETARD:
            late = await self._ask_minutes(candidat)
            if late is None:
                return
            retard = await self._ask_retard(candidat, late[0])
            if retard is None and late[0] is not None:
                return
        await self._record(candidat, presence, retard)

    async def _ask_minutes(self, candidat: Candidat) -> tuple[int | None] | None:
        """The delay, null within while it is not known; null when closed."""
        before = str(candidat.retard.minutes) if candidat.retard else ""
        return await self.ask_until(
            lambda refusal, typed: Saisie(
                "Retard", _sentence(refusal) or MINUTES_DE_RETARD, before if typed is None else typed
            ),
            read_minutes,
        )

    async def _ask_retard(self, candidat: Candidat, late: int | None) -> Retard | None:
        """Ask whether the oral ends when it was to end, with the time that leaves; null too for a delay not known."""
        if late is None:
            return None
        durees = [phase.prevu_ms for phase in self._ouverte.full_plan(candidat.slug)]
        total = None if None in durees else sum(duree or 0 for duree in durees)
        left = "" if total is None else f" ({minutes(max(0, total - late * 60_000))} d'oral)"
        whole = "" if total is None else f" ({minutes(total)} d'oral)"
        options = [
            (ModeRetard.MEME_FIN, f"même heure de fin, l'oral est raccourci{left}"),
            (ModeRetard.DUREE_ENTIERE, f"durée entière, l'oral finit plus tard{whole}"),
        ]
        actuel = candidat.retard.mode if candidat.retard else None
        invite = f"{late}{NBSP}min, {name_of(self._ouverte.session, candidat, limit=SHORT)}"
        mode = await self.ask(Choix("Retard", options, invite=invite, actuel=actuel))
        return None if mode is None else Retard(late, mode)

    async def _record(self, candidat: Candidat, presence: Presence, retard: Retard | None) -> None:
        titre = "Fraude signalée" if presence is Presence.FRAUDE else f"Motif{NBSP}: {PRESENCES[presence]}"
        await with_motif(
            self,
            titre,
            lambda motif: self._ouverte.presences.note(candidat.slug, presence, retard, motif, auteur=self._auteur),
        )
        self._done()


def _sentence(said: str) -> str:
    return said[:1].upper() + said[1:]
