"""Noting an incident from wherever the juror stands: what happened, how long it lasted, whether its time is given back.

The clock goes on meanwhile; closing any of the questions notes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from certif_tui.domain.chrono.state import Marche
from certif_tui.domain.frozen import replace
from certif_tui.domain.incidents.decisions import RIEN, Recit
from certif_tui.domain.incidents.state import Incident
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.candidats import Candidat
from certif_tui.services.oral.incidents import CarnetIncidents, instant_of, note_words, told_at
from certif_tui.services.oral.passage import ChronoOuvert
from certif_tui.ui.dialogs.choix import Choix
from certif_tui.ui.dialogs.saisie import Saisie
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.responsable import FlowSigne
from certif_tui.ui.typed import read_minutes
from certif_tui.wording.dates import heure
from certif_tui.wording.durations import whole_minutes
from certif_tui.wording.text import NBSP, clean, name_of

R = TypeVar("R")
TITRE = "Incident"
INVITE = f"Ce qui s'est passé{NBSP}; commencez par 14:05 si ce n'est pas maintenant"
DUREE = f"Interruption en minutes{NBSP}; vide s'il n'y en a pas"
CORRIGER, ANNULER = "corriger", "annuler"


class Signalement(FlowSigne):
    """Notes an incident, or corrects or cancels one already noted."""

    def __init__(self, screen: Ecran[Any], carnet: CarnetIncidents, done: Callable[[], None]) -> None:
        """`done` shows what changed."""
        super().__init__(screen, carnet.ouverte)
        self._carnet, self._done = carnet, done

    def ask_whom(self, candidat: Candidat | None) -> None:
        """Begin by asking whom it is about: the candidat in hand, the session, or an incident already noted."""
        self.tell(self._about(candidat))

    async def _about(self, candidat: Candidat | None) -> None:
        session = self._carnet.ouverte.session
        options: list[tuple[Candidat | Incident | None, str]] = []
        if candidat is not None:
            options.append((candidat, name_of(session, candidat)))
        options.append((None, "Toute la session"))
        noted = [it for it in session.incidents if it.annule is None]
        options += [(it, f"Corriger ou annuler{NBSP}: {self._summary(it)}") for it in reversed(noted)]
        if len(options) == 1:
            await self._note(None)
            return
        # The dialog gives null for a question that was closed: what is chosen goes in a tuple.
        chosen = await self.ask(Choix(TITRE, [((value,), words) for value, words in options]))
        if chosen is None:
            return
        if isinstance(chosen[0], Incident):
            await self._change(chosen[0])
        else:
            await self._note(chosen[0].slug if chosen[0] else None)

    def _summary(self, incident: Incident) -> str:
        quand = heure(incident.instant_vecu, self._carnet.ouverte.session.fuseau)
        return f"n°{NBSP}{incident.numero}, {quand}, {clean(incident.texte, limit=60)}"

    # Noting

    async def _note(self, candidat: str | None) -> None:
        told = await self.ask_until(
            lambda refusal, typed: Saisie(TITRE, refusal or INVITE, typed or ""),
            lambda text: self._read(Recit("", candidat), text),
        )
        lasted = None if told is None else await self._ask_duree()
        if told is None or lasted is None:
            return
        recit = replace(told[0], minutes=lasted[0])
        rendre = await self._ask_rendre(recit)
        if rendre is None:
            return
        noted = self._record(lambda: self._carnet.note(recit, rendre=rendre))
        if noted is not None:
            self.screen.say(f"{note_words(noted[0], rendues=recit.minutes if rendre else None)} X l'annule.")

    def _read(self, recit: Recit, text: str) -> Recit:
        """What was typed, its time of day apart. Raises `Refus`."""
        typed, texte = told_at(text)
        if not texte:
            raise Refus(RIEN)
        now = self._carnet.contexte.clock.now().instant
        instant = instant_of(typed, self._carnet.ouverte.session, now) if typed else recit.instant
        return replace(recit, texte=texte, instant=instant)

    async def _ask_duree(self) -> tuple[int | None] | None:
        """How long it lasted, null within where nothing was interrupted; null when closed."""
        return await self.ask_until(
            lambda refusal, typed: Saisie(TITRE, refusal[:1].upper() + refusal[1:] or DUREE, typed or ""), read_minutes
        )

    async def _ask_rendre(self, recit: Recit) -> bool | None:
        """Whether to give the time back, asked where an oral is under way; where none is, noting says why not.

        Another program may pause or end the oral while the question stands: it says nothing that would not hold.
        """
        if recit.candidat is None or recit.minutes is None:
            return False
        try:
            chrono = self._adjustable(recit.candidat, recit.minutes)
        except Refus:
            return True
        options = [
            (True, f"Rendre {whole_minutes(recit.minutes)}, si l'oral n'est pas terminé"),
            (False, "Ne pas rendre ce temps"),
        ]
        paused = chrono.chrono.marche is Marche.PAUSE
        if paused:  # the clock has not run meanwhile: there may be nothing to give back
            options.reverse()
        invite = "le chrono était en pause" if paused else ""
        return await self.ask(Choix("Rendre le temps", options, invite=invite))

    def _adjustable(self, candidat: str, minutes: int) -> ChronoOuvert:
        """Their clock as it stands on the disk. Raises `Refus` where these minutes cannot be given."""
        chrono = self._carnet.chrono(candidat)
        chrono.live.refresh()
        chrono.check_adjustable(minutes)
        return chrono

    # Changing

    async def _change(self, incident: Incident) -> None:
        options = [(CORRIGER, "Corriger le texte ou l'heure"), (ANNULER, "Annuler cet incident, noté par erreur")]
        what = await self.ask(Choix(TITRE, options, invite=f"n°{NBSP}{incident.numero}"))
        if what == CORRIGER:
            await self._correct(incident)
        elif what == ANNULER:
            await self._cancel(incident)

    async def _correct(self, incident: Incident) -> None:
        quand = heure(incident.instant_vecu, self._carnet.ouverte.session.fuseau)[:5]
        shown = f"{quand} {incident.texte}"

        def read(text: str) -> Recit:
            unchanged = told_at(text)[0] == quand
            return self._read(Recit.of(incident), told_at(text)[1] if unchanged else text)

        told = await self.ask_until(
            lambda refusal, typed: Saisie("Corriger l'incident", refusal or INVITE, shown if typed is None else typed),
            read,
        )
        if told is None:
            return
        done = await self.settle(
            "Corriger l'incident", "Motif", lambda motif: self._carnet.correct(incident, told[0], motif)
        )
        self._tell_done(incident, done, "corrigé")

    async def _cancel(self, incident: Incident) -> None:
        done = await self.settle("Annuler l'incident", "Motif", lambda motif: self._carnet.cancel(incident, motif))
        self._tell_done(incident, done, "annulé")

    def _tell_done(self, incident: Incident, done: bool, what: str) -> None:
        self._done()
        if done:
            self.screen.say(f"Incident n°{NBSP}{incident.numero} {what}.")

    def _record(self, use_case: Callable[[], R]) -> tuple[R] | None:
        """What the use case gives; null when it was refused, and why is said. What there is now is shown."""
        given = self.screen.attempt(lambda: (use_case(),))
        self._done()
        return given
