"""Changing the plan of the orals: exchanging two passages, putting one off, taking the last change back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from certif_tui.documents.plan import FAITS, LignePlan, jury_words
from certif_tui.domain.heures import hh_mm
from certif_tui.domain.planning.decisions import SANS_PLAN, destinations
from certif_tui.domain.planning.suivi import Etat
from certif_tui.domain.refus import Refus
from certif_tui.services.oral.horaires import Horaires
from certif_tui.ui.dialogs.choix import Choix
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.flow import SHORT
from certif_tui.ui.flows.responsable import FlowSigne
from certif_tui.wording.dates import jour
from certif_tui.wording.text import NBSP

PERSONNE = f"Personne d'autre n'attend{NBSP}: l'ordre ne peut plus changer."
FACULTATIF = f"Motif (facultatif){NBSP}; Entrée pour continuer"


class Remaniement(FlowSigne):
    """Changes the order in which candidats pass, or takes back what was changed of the plan."""

    def __init__(self, screen: Ecran[Any], horaires: Horaires, done: Callable[[], None]) -> None:
        """`done` shows the plan as it is now."""
        super().__init__(screen, horaires.ouverte)
        self._horaires, self._done = horaires, done

    async def exchange(self, row: LignePlan | None, rows: Sequence[LignePlan]) -> str | None:
        """Exchange a passage with another one to come; the candidat who was moved, null when none was."""
        moved = self.screen.attempt(lambda: _movable(row))
        if moved is None:
            return None
        waiting = [it for it in rows if it.etat in (Etat.A_VENIR, Etat.ECARTE) and it.candidat != moved.candidat]
        other = await self._ask_other(f"Échanger {moved.named(SHORT)} avec", waiting)
        if other is None:
            return None
        done = await self._done_with_motif(
            "Échanger",
            FACULTATIF,
            lambda motif: self._horaires.exchange(moved.candidat, other.candidat, motif),
            "Passages échangés. U annule l'échange.",
        )
        return moved.candidat if done else None

    async def postpone(self, row: LignePlan | None, rows: Sequence[LignePlan]) -> str | None:
        """Put a passage off, behind one to come; the candidat who was moved, null when none was."""
        moved = self.screen.attempt(lambda: _movable(row))
        if moved is None:
            return None
        # The end first: somebody who is not there is most often put last.
        later = [*reversed(rows[moved.rang :])]
        if not later and moved.rang > 1:
            self.screen.say(f"{moved.named(SHORT)} passe déjà en dernier{NBSP}: Ctrl+E échange deux passages.")
            return None
        other = await self._ask_other(f"Reporter {moved.named(SHORT)} après", later)
        if other is None:
            return None
        done = await self._done_with_motif(
            "Reporter",
            f"Motif du report de {moved.named(SHORT)}",
            lambda motif: self._horaires.postpone(moved.candidat, other.candidat, motif),
            "Passage reporté. U annule le report.",
        )
        return moved.candidat if done else None

    async def move(self, row: LignePlan | None) -> str | None:
        """Put a candidat before another jury, or on another day; the candidat who was moved, null when none was."""
        moved = self.screen.attempt(lambda: _movable(row))
        if moved is None:
            return None
        others = destinations(self._horaires.plan)
        if len(others) < 2:
            self.screen.say(
                f"Le plan n'a qu'un jury et qu'un jour{NBSP}: Ctrl+E échange, Ctrl+R reporte, M refait le plan."
            )
            return None
        named = [(it, " ".join(filter(None, [jour(it.jour), jury_words(it.jury)]))) for it in others]
        vers = await self.ask(Choix(f"Déplacer {moved.named(SHORT)}", named))
        if vers is None:
            return None
        done = await self._done_with_motif(
            "Déplacer",
            FACULTATIF,
            lambda motif: self._horaires.move(moved.candidat, vers, motif),
            "Passage déplacé. U annule le déplacement.",
        )
        return moved.candidat if done else None

    async def undo(self) -> None:
        """Take back the last change of the plan."""
        actions = self._horaires.planning.actions
        if not actions:
            self.screen.say(f"{SANS_PLAN} Il n'y a rien à annuler.")
            return
        what = FAITS[actions[-1].type]
        await self._done_with_motif(
            f"Annuler{NBSP}: {what}", FACULTATIF, self._horaires.undo, f"Annulation faite{NBSP}: {what}."
        )

    async def _ask_other(self, titre: str, others: Sequence[LignePlan]) -> LignePlan | None:
        if not others:
            self.screen.say(PERSONNE)
            return None
        return await self.ask(Choix(titre, [(it, _choice(it, others)) for it in others]))

    async def _done_with_motif(self, titre: str, invite: str, change: Callable[[str], object], said: str) -> bool:
        """Change the plan once it is said why; whether it was."""
        done = await self.settle(titre, invite, change)
        self._done()
        if done:
            self.screen.say(said)
        return done


def _choice(row: LignePlan, others: Sequence[LignePlan]) -> str:
    """Who passes when, on which day and before whom where that differs."""
    day = f"{row.debut:%d/%m} " if len({it.debut.date() for it in others}) > 1 else ""
    jury = f" ({row.jury})" if len({it.jury for it in others}) > 1 else ""
    return f"{day}{hh_mm(row.debut)} {row.named(60)}{jury}"


def _movable(row: LignePlan | None) -> LignePlan:
    """The passage, while it is still to come. Raises `Refus`."""
    if row is None:
        raise Refus(SANS_PLAN)
    if row.etat in (Etat.EN_COURS, Etat.PASSE):
        raise Refus(f"{row.named(SHORT)} est déjà passé devant le jury{NBSP}: ce passage ne change plus.")
    return row
