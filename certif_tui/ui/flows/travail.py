"""The time of the written work: when it starts, when dossiers are due, and taking back what was noted last."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import islice

from certif_tui.documents.ecrit import gesture_words
from certif_tui.domain.ecrit.decisions.annulation import RIEN
from certif_tui.domain.ecrit.feries import territoire_of
from certif_tui.domain.ecrit.regles import working_days
from certif_tui.domain.ecrit.travail import sitting_ms
from certif_tui.domain.jours import jour_court
from certif_tui.ui.flows.ecrit import FlowEcrit
from certif_tui.ui.typed import read_date
from certif_tui.wording.text import NBSP

ECHEANCE = "Dossiers attendus, par exemple 12/06/2026 12:00"
A_FORTNIGHT = timedelta(days=14)


class Travail(FlowEcrit):
    """Starts the work, dates it, and takes back the last thing noted of the written part."""

    async def start(self) -> None:
        """Start the work at once; started already, correct when."""
        if self.ouverte.session.groupes.travail is None:
            await self.justify(
                "Démarrer le travail", lambda motif: self.ouverte.ecrit.start(motif=motif), "Travail démarré."
            )
            return
        invite = f"Heure exacte du départ, par exemple {self.example(time(8, 30))}"
        given = await self.ask_read("Corriger le départ du travail", invite, self.read)
        motif = await self.ask_motif("Corriger le départ") if given else None
        if given and motif is not None:
            [debut] = given
            self.record(lambda: self.ouverte.ecrit.start(debut=debut, motif=motif))

    async def set_dates(self) -> None:
        """Set when dossiers are due and, for a work over several days, which."""
        ecrit = self.ouverte.bloc.epreuve.ecrit
        if ecrit is None or sitting_ms(ecrit) is not None:
            self.record(lambda: self.ouverte.ecrit.set_echeance())  # refused, with the reason
        elif ecrit.duree_heures is None:
            fixed = self.ouverte.session.groupes.echeance
            shown = self.typed(fixed.echeance) if fixed else ""
            due = await self.ask_read("Échéance", ECHEANCE, self._due, shown, offered=True)
            if due is not None:
                await self._fix(None, None, *due)
        else:
            await self._set_week()

    async def _set_week(self) -> None:
        """Ask for its days, five working ones from the session's being offered, then for when dossiers are due."""
        session = self.ouverte.session
        fixed = session.groupes.echeance
        debut = await self._ask_day("Premier jour, JJ/MM/AAAA", fixed.debut if fixed else session.date)
        if debut is None:
            return
        last = fixed.fin if fixed and fixed.fin else self._end_of_week(debut)
        fin = await self._ask_day("Dernier jour, JJ/MM/AAAA", last)
        if fin is None:
            return
        invite = f"{ECHEANCE}{NBSP}; vide{NBSP}: au milieu, à midi"
        due = self.typed(fixed.echeance) if fixed and (fixed.debut, fixed.fin) == (debut, fin) else ""
        given = await self.ask_read("Semaine", invite, self._due, due, offered=True)
        if given is not None:
            await self._fix(debut, fin, *given)

    def _due(self, text: str) -> datetime | None:
        """When dossiers are due, null where nothing was typed. Raises `Refus`."""
        return self.read(text, past=False) if text else None

    def _end_of_week(self, debut: date) -> date:
        """The last of five working days from that one."""
        days = working_days(debut, debut + A_FORTNIGHT, territoire_of(self.ouverte.session.fuseau))
        return list(islice(days, 5))[-1]

    async def _ask_day(self, invite: str, offered: date | None) -> date | None:
        """The day typed; null when closed."""
        shown = jour_court(offered) if offered else ""
        session_day = self.ouverte.session.date
        read = partial(read_date, annee=session_day.year if session_day else None)
        given = await self.ask_read("Semaine", invite, read, shown, offered=True)
        return given[0] if given else None

    async def _fix(self, debut: date | None, fin: date | None, echeance: datetime | None) -> None:
        motif = None
        if self.ouverte.session.groupes.echeance is not None:
            motif = await self.ask_motif("Corriger l'échéance")
            if motif is None:
                return
        await self.justify(
            "Semaine" if debut else "Échéance",
            lambda said: self.ouverte.ecrit.set_echeance(debut=debut, fin=fin, echeance=echeance, motif=said or motif),
        )

    async def undo(self) -> None:
        """Undo the last gesture with a motif, and say which it was."""
        session = self.ouverte.session
        last = session.groupes.dernier_geste
        if not last:
            self.screen.say(RIEN)
            return
        motif = await self.ask_motif(f"Annuler {gesture_words(session, last)}")
        if motif is not None:
            self.record(
                lambda: self.ouverte.ecrit.undo_last(motif, last),
                lambda undone: f"Annulé{NBSP}: {gesture_words(self.ouverte.session, undone)}.",
            )
