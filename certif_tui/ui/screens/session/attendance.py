"""The part of the session screen that notes where a candidat is, by how much they are late, and why it is changed."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from certif_tui.domain.refus import MotifManquant, Refus
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import ModeRetard, Presence
from certif_tui.domain.session.presence import Retard
from certif_tui.ui.commands import command
from certif_tui.ui.screens.creation.typed import read_minutes
from certif_tui.ui.screens.dialogs.choix import Choix
from certif_tui.ui.screens.dialogs.saisie import Saisie
from certif_tui.ui.screens.session.base import SessionBase
from certif_tui.wording.durations import minutes
from certif_tui.wording.statuts import PRESENCES
from certif_tui.wording.text import NBSP

MINUTES_DE_RETARD = f"Minutes de retard{NBSP}; vide{NBSP}: pas encore connu"


class Attendance(SessionBase):
    """Notes presences: one key for most, a second step for a delay, a motif for a correction."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("session.presence", "p", "presence", "Présence", "Note présent, absent, en retard…", show=True),
    ]

    def action_presence(self) -> None:
        """Record where a candidat is."""
        candidat = self.current
        if candidat is None:
            return

        def chosen(presence: Presence | None) -> None:
            if presence is Presence.RETARD:
                self._ask_minutes(candidat)
            elif presence is not None:
                self._note(candidat, presence)

        options = [(presence, PRESENCES[presence]) for presence in Presence]
        self.app.push_screen(Choix("Présence", options, invite=self.named(candidat), actuel=candidat.presence), chosen)

    def _ask_minutes(self, candidat: Candidat, typed: str | None = None, invite: str = MINUTES_DE_RETARD) -> None:
        def given(text: str | None) -> None:
            if text is None:
                return
            try:
                late = read_minutes(text)
            except Refus as refusal:
                said = str(refusal)
                self._ask_minutes(candidat, text, said[:1].upper() + said[1:])
                return
            if late is None:
                self._note(candidat, Presence.RETARD)
            else:
                self._ask_mode(candidat, late)

        before = str(candidat.retard.minutes) if candidat.retard else ""
        self.app.push_screen(Saisie("Retard", invite, before if typed is None else typed), given)

    def _ask_mode(self, candidat: Candidat, late: int) -> None:
        """Ask whether the oral ends when it was to end; with the time that leaves."""

        def chosen(mode: ModeRetard | None) -> None:
            if mode is not None:
                self._note(candidat, Presence.RETARD, Retard(late, mode))

        durees = [phase.prevu_ms for phase in self.ouverte.full_plan(candidat.slug)]
        total = None if None in durees else sum(duree or 0 for duree in durees)
        left = "" if total is None else f" ({minutes(max(0, total - late * 60_000))} d'oral)"
        whole = "" if total is None else f" ({minutes(total)} d'oral)"
        options = [
            (ModeRetard.MEME_FIN, f"même heure de fin, l'oral est raccourci{left}"),
            (ModeRetard.DUREE_ENTIERE, f"durée entière, l'oral finit plus tard{whole}"),
        ]
        actuel = candidat.retard.mode if candidat.retard else None
        invite = f"{late}{NBSP}min, {self.named(candidat)}"
        self.app.push_screen(Choix("Retard", options, invite=invite, actuel=actuel), chosen)

    def _note(self, candidat: Candidat, presence: Presence, retard: Retard | None = None, motif: str = "") -> None:
        """Note it; when it must say why, ask, then note it."""
        missing: list[str] = []

        def use_case() -> None:
            try:
                auteur = self.jure.slug if self.jure else None
                self.ouverte.presences.note(candidat.slug, presence, retard, motif, auteur=auteur)
            except MotifManquant as refusal:
                missing.append(str(refusal))

        self.change(use_case)
        if not missing:
            return

        def given(texte: str | None) -> None:
            if texte is not None and texte.strip():
                self._note(candidat, presence, retard, texte)
            elif texte is not None:
                self.say(missing[0])

        titre = "Fraude signalée" if presence is Presence.FRAUDE else f"Motif{NBSP}: {PRESENCES[presence]}"
        self.app.push_screen(Saisie(titre, missing[0]), given)
