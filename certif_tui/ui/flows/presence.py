"""Noting where a candidat is, by how much they are late, and why it is changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from certif_tui.documents.presence import LIEUX
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import ModeRetard, Presence, Seance
from certif_tui.domain.session.presence import MODE_PAR_DEFAUT, Retard
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.ui.dialogs.choix import Choix
from certif_tui.ui.dialogs.saisie import Saisie
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.flow import SHORT
from certif_tui.ui.flows.motif import with_motif
from certif_tui.ui.flows.responsable import FlowSigne
from certif_tui.ui.typed import read_minutes
from certif_tui.wording.durations import minutes, whole_minutes
from certif_tui.wording.statuts import PRESENCES
from certif_tui.wording.text import NBSP, counted, name_of

MINUTES_DE_RETARD = f"Minutes de retard{NBSP}; vide{NBSP}: pas encore connu"


class Pointage(FlowSigne):
    """One key for most, a second step for a delay, a motif for a correction."""

    def __init__(
        self, screen: Ecran[Any], ouverte: SessionOuverte, auteur: str | None, done: Callable[[], None]
    ) -> None:
        """`auteur` is the slug of the juré at work, null while they are not known; `done` shows what changed."""
        super().__init__(screen, ouverte)
        self._ouverte, self._auteur, self._done = ouverte, auteur, done
        self._seance = ouverte.presences.proposed

    async def note(self, candidat: Candidat) -> bool:
        """Ask where a candidat is at the sitting of the day, or at the other, and record it; false where it was not."""
        presence = await self._ask_presence(candidat)
        while isinstance(presence, Seance):
            self._seance = presence
            presence = await self._ask_presence(candidat)
        if presence is None:
            return False
        retard = None
        if presence is Presence.RETARD:
            late = await self._ask_minutes(candidat)
            if late is None:
                return False
            retard = await self._ask_retard(candidat, late[0])
            if retard is None and late[0] is not None:
                return False
        return await self._record(candidat, presence, retard)

    async def note_all_present(self) -> None:
        """Note present all those still expected at the sitting of the day; where nobody is, offer to take it back."""
        presences, where = self._ouverte.presences, _where(self._seance)
        here = self._ouverte.session.presentes
        awaited = [it for it in here if it.at(self._seance or Seance.ORAL).presence is Presence.ATTENDU]
        if not awaited:
            await self._take_back_all_present()
            return
        noted = self.screen.attempt(lambda: presences.note_all_present(seance=self._seance, auteur=self._auteur))
        self._done()
        if noted:
            done = counted(len(noted), "candidat noté présent", "candidats notés présents")
            self.screen.say(f"{done}{where}{NBSP}: E note une exception, Y les annule d'un coup.")

    async def _take_back_all_present(self) -> None:
        presences, seance, taken = self._ouverte.presences, self._seance, list[object]()

        def take_back(motif: str) -> None:
            taken.extend(presences.take_back_all_present(motif, seance=seance, auteur=self._auteur))

        invite = f"Personne n'est encore attendu. Pour annuler le dernier «{NBSP}tous{NBSP}», motif"
        await self.settle("Tous présents", invite, take_back)
        self._done()
        if taken:
            self.screen.say(f"Annulé{NBSP}: {counted(len(taken), 'présence')} de nouveau à noter.")

    async def _ask_presence(self, candidat: Candidat) -> Presence | Seance | None:
        """Where they are, or the other sitting to note of instead."""
        options: list[tuple[Presence | Seance, str]] = [(it, PRESENCES[it]) for it in Presence]
        others = [it for it in self._ouverte.presences.seances if self._seance not in (it, None)]
        options += [(it, f"noter plutôt sa présence {LIEUX[it]}…") for it in others]
        who = name_of(self._ouverte.session, candidat, limit=SHORT)
        actuel = candidat.at(self._seance or Seance.ORAL).presence
        return await self.ask(Choix(f"Présence{_where(self._seance)}", options, invite=who, actuel=actuel))

    async def _ask_minutes(self, candidat: Candidat) -> tuple[int | None] | None:
        """The delay, null within while it is not known; null when closed."""
        known = candidat.at(self._seance or Seance.ORAL).retard
        before = str(known.minutes) if known else ""
        return await self.ask_until(
            lambda refusal, typed: Saisie(
                "Retard", _sentence(refusal) or MINUTES_DE_RETARD, before if typed is None else typed
            ),
            read_minutes,
        )

    async def _ask_retard(self, candidat: Candidat, late: int | None) -> Retard | None:
        """Ask whether the oral ends when it was to end, with the time that leaves; null too for a delay not known."""
        if late is None or self._seance is Seance.ECRIT:
            return None if late is None else Retard(late)
        durees = [phase.prevu_ms for phase in self._ouverte.full_plan(candidat.slug)]
        total = None if None in durees else sum(duree or 0 for duree in durees)
        left = "" if total is None else f" ({minutes(max(0, total - late * 60_000))} d'oral)"
        whole = "" if total is None else f" ({minutes(total)} d'oral)"
        options = [
            (ModeRetard.DUREE_ENTIERE, f"durée entière, l'oral finit plus tard{whole}"),
            (ModeRetard.MEME_FIN, f"même heure de fin, l'oral est raccourci{left}"),
        ]
        actuel = candidat.retard.mode if candidat.retard else MODE_PAR_DEFAUT
        invite = f"{whole_minutes(late)}, {name_of(self._ouverte.session, candidat, limit=SHORT)}"
        mode = await self.ask(Choix("Retard", options, invite=invite, actuel=actuel))
        return None if mode is None else Retard(late, mode)

    async def _record(self, candidat: Candidat, presence: Presence, retard: Retard | None) -> bool:
        titre = "Fraude signalée" if presence is Presence.FRAUDE else f"Motif{NBSP}: {PRESENCES[presence]}"
        presences, seance = self._ouverte.presences, self._seance
        noted = await with_motif(
            self,
            titre,
            lambda motif: presences.note(candidat.slug, presence, retard, motif, seance=seance, auteur=self._auteur),
        )
        self._done()
        if noted:
            who = name_of(self._ouverte.session, candidat, limit=SHORT)
            self.screen.say(f"{who}{NBSP}: {PRESENCES[presence]}{_where(seance)}. U annule.")
        return noted


def _where(seance: Seance | None) -> str:
    return f" {LIEUX[seance]}" if seance else ""


def _sentence(said: str) -> str:
    return said[:1].upper() + said[1:]
