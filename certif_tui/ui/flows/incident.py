"""Noting an incident from wherever the juror stands: what happened, how long it lasted, whether its time is given back.

The clock goes on meanwhile; closing any of the questions notes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from certif_tui.domain.chrono.state import Marche
from certif_tui.domain.incidents.decisions import RIEN, Recit
from certif_tui.domain.incidents.state import Incident
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.candidats import Candidat
from certif_tui.services.oral.incidents import CarnetIncidents, Note, instant_of, note_words, told_at
from certif_tui.ui.dialogs.choix import Choix
from certif_tui.ui.dialogs.saisie import Saisie
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.screens.creation.typed import read_minutes
from certif_tui.wording.dates import heure
from certif_tui.wording.text import NBSP, clean, name_of

TITRE = "Incident"
INVITE = f"Ce qui s'est passé{NBSP}; commencez par 14:05 si ce n'est pas maintenant"
DUREE = f"Interruption en minutes{NBSP}; vide s'il n'y en a pas"
CORRIGER, ANNULER = "corriger", "annuler"


@dataclass(frozen=True, slots=True)
class Signalement:
    """The questions asked over `screen`; `done` shows what changed."""

    screen: Ecran[None] | Ecran[str]
    carnet: CarnetIncidents
    done: Callable[[], None]

    def ask_whom(self, candidat: Candidat | None) -> None:
        """Ask whom it is about: the candidat in hand, the session, or an incident already noted, to change it."""
        options: list[tuple[Candidat | Incident | None, str]] = []
        if candidat is not None:
            options.append((candidat, name_of(self.carnet.ouverte.session, candidat)))
        options.append((None, "Toute la session"))
        noted = [it for it in self.carnet.ouverte.session.incidents if it.annule is None]
        options += [(it, f"Corriger ou annuler{NBSP}: {self._summary(it)}") for it in reversed(noted)]
        if len(options) == 1:
            self._ask_text(None)
            return
        # The dialog gives null for a question that was closed: what is chosen goes in a tuple.
        wrapped = [((value,), words) for value, words in options]
        self.screen.app.push_screen(Choix(TITRE, wrapped), lambda chosen: self._chosen(chosen))

    def _chosen(self, chosen: tuple[Candidat | Incident | None] | None) -> None:
        if chosen is None:
            return
        if isinstance(chosen[0], Incident):
            self._ask_change(chosen[0])
        else:
            self._ask_text(chosen[0].slug if chosen[0] else None)

    def _summary(self, incident: Incident) -> str:
        quand = heure(incident.instant_vecu, self.carnet.ouverte.session.fuseau)
        return f"n°{NBSP}{incident.numero}, {quand}, {clean(incident.texte, limit=60)}"

    # Noting

    def _ask_text(self, candidat: str | None, typed: str = "", invite: str = INVITE) -> None:
        def given(text: str | None) -> None:
            if text is None:
                return
            try:
                recit = self._read(Recit("", candidat), text)
            except Refus as refusal:
                self._ask_text(candidat, text, str(refusal))
            else:
                self._ask_duree(recit)

        self.screen.app.push_screen(Saisie(TITRE, invite, typed), given)

    def _read(self, recit: Recit, text: str) -> Recit:
        """What was typed, its time of day apart. Raises `Refus`."""
        typed, texte = told_at(text)
        if not texte:
            raise Refus(RIEN)
        now = self.carnet.contexte.clock.now().instant
        instant = instant_of(typed, self.carnet.ouverte.session, now) if typed else recit.instant
        return replace(recit, texte=texte, instant=instant)

    def _ask_duree(self, recit: Recit, typed: str = "", invite: str = DUREE) -> None:
        def given(text: str | None) -> None:
            if text is None:
                return
            try:
                timed = replace(recit, minutes=read_minutes(text))
            except Refus as refusal:
                said = str(refusal)
                self._ask_duree(recit, text, said[:1].upper() + said[1:])
            else:
                self._ask_rendre(timed)

        self.screen.app.push_screen(Saisie(TITRE, invite, typed), given)

    def _ask_rendre(self, recit: Recit) -> None:
        """Offer to give the time back where an oral is under way; where none is, noting says why not.

        Another program may pause or end the oral while the question stands: it says nothing that would not hold.
        """
        if recit.candidat is None or recit.minutes is None:
            self._note(recit, rendre=False)
            return
        try:
            chrono = self.carnet.chrono(recit.candidat)
            chrono.live.refresh()
            chrono.check_adjustable(recit.minutes)
        except Refus:
            self._note(recit, rendre=True)
            return
        options = [
            (True, f"Rendre {recit.minutes}{NBSP}min, si l'oral n'est pas terminé"),
            (False, "Ne pas rendre ce temps"),
        ]
        paused = chrono.chrono.marche is Marche.PAUSE
        if paused:  # the clock has not run meanwhile: there may be nothing to give back
            options.reverse()
        invite = "le chrono était en pause" if paused else ""

        def chosen(rendre: bool | None) -> None:
            if rendre is not None:
                self._note(recit, rendre=rendre)

        self.screen.app.push_screen(Choix("Rendre le temps", options, invite=invite), chosen)

    def _note(self, recit: Recit, *, rendre: bool) -> None:
        noted: list[Note] = []
        if self._change(lambda: noted.append(self.carnet.note(recit, rendre=rendre))):
            self.screen.say(note_words(noted[0], rendues=recit.minutes if rendre else None))

    # Changing

    def _ask_change(self, incident: Incident) -> None:
        def chosen(what: str | None) -> None:
            if what == CORRIGER:
                self._ask_correction(incident)
            elif what == ANNULER:
                self._ask_motif("Annuler l'incident", lambda motif: self._cancel(incident, motif))

        options = [(CORRIGER, "Corriger le texte ou l'heure"), (ANNULER, "Annuler cet incident, noté par erreur")]
        self.screen.app.push_screen(Choix(TITRE, options, invite=f"n°{NBSP}{incident.numero}"), chosen)

    def _ask_correction(self, incident: Incident, typed: str | None = None, invite: str = INVITE) -> None:
        quand = heure(incident.instant_vecu, self.carnet.ouverte.session.fuseau)[:5]
        shown = f"{quand} {incident.texte}" if typed is None else typed

        def given(text: str | None) -> None:
            if text is None:
                return
            unchanged = told_at(text)[0] == quand
            try:
                recit = self._read(Recit.of(incident), told_at(text)[1] if unchanged else text)
            except Refus as refusal:
                self._ask_correction(incident, text, str(refusal))
            else:
                self._ask_motif("Corriger l'incident", lambda motif: self._correct(incident, recit, motif))

        self.screen.app.push_screen(Saisie("Corriger l'incident", invite, shown), given)

    def _ask_motif(self, titre: str, then: Callable[[str], None]) -> None:
        self.screen.app.push_screen(Saisie(titre, "Motif"), lambda motif: None if motif is None else then(motif))

    def _correct(self, incident: Incident, recit: Recit, motif: str) -> None:
        if self._change(lambda: self.carnet.correct(incident, recit, motif)):
            self.screen.say(f"Incident n°{NBSP}{incident.numero} corrigé.")

    def _cancel(self, incident: Incident, motif: str) -> None:
        if self._change(lambda: self.carnet.cancel(incident, motif)):
            self.screen.say(f"Incident n°{NBSP}{incident.numero} annulé.")

    def _change(self, use_case: Callable[[], object]) -> bool:
        done = self.screen.manage(use_case)
        self.done()
        return done
