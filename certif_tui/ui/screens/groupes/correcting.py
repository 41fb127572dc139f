"""The part of the groups' screen that corrects: times, cases, groups changed by hand, dates; each with a motif."""

from __future__ import annotations

from datetime import date, time, timedelta
from functools import partial
from typing import ClassVar

from textual.binding import BindingType

from certif_tui.documents.ecrit import fact_words
from certif_tui.domain.ecrit.evenements import FaitEcrit
from certif_tui.domain.ecrit.travail import is_collectif, sitting_ms
from certif_tui.services.ecrit.tirage import change_cas, move_candidat
from certif_tui.services.ecrit.travail import (
    find_rendu,
    forget_dossier,
    receive_dossier,
    set_echeance,
    start_work,
    undo_last,
)
from certif_tui.ui.commands import command
from certif_tui.ui.dialogs.choix import Choix
from certif_tui.ui.screens.creation.typed import read_date
from certif_tui.ui.screens.groupes.base import PERSONNE, GroupesBase
from certif_tui.wording.dates import jour_court
from certif_tui.wording.text import NBSP, name_of

ECHEANCE = "Dossiers attendus, par exemple 12/06/2026 12:00"
FIVE_DAYS = timedelta(days=4)
"""From the first day of a week of work to its last."""


class Correcting(GroupesBase):
    """Corrects and undoes what was noted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("groupes.corriger", "c", "corriger", "Corriger", "Heure d'un dossier, cas, candidat", show=True),
        command("groupes.travail", "d", "travail", "Démarrer", "Démarre le travail, ou corrige son départ", show=True),
        command("groupes.dates", "e", "dates", "Échéance", "Fixe les dates de l'écrit", show=True),
        command("groupes.annuler", "a", "annuler", "Annuler", "Annule la dernière opération, avec un motif", show=True),
    ]

    def action_corriger(self) -> None:
        """Correct what was noted of the group or candidat under the cursor."""
        who = self.remettant
        options = [] if who is None else [*self._corrections(who)]
        if who is None or not options:
            self.say(PERSONNE if who is None else f"Ce dossier n'est pas reçu{NBSP}: Entrée note sa réception.")
            return
        actions = {
            "heure": self._correct_time,
            "oubli": self._forget,
            "cas": self._change_cas,
            "membre": self._move,
        }
        self.app.push_screen(
            Choix("Corriger", options, invite=who), lambda chosen: actions[chosen](who) if chosen else None
        )

    def _corrections(self, who: str) -> list[tuple[str, str]]:
        options = []
        if who in self.ouverte.session.groupes.dossiers:
            options += [("heure", "Heure de réception du dossier"), ("oubli", "Annuler la réception du dossier")]
        if is_collectif(self.ouverte.bloc):
            options += [("cas", "Donner un autre cas"), ("membre", "Changer un candidat de groupe")]
        return options

    def _correct_time(self, who: str) -> None:
        def given(text: str) -> None:
            recu = self.instant(text)
            self.ask_motif(
                "Corriger l'heure",
                lambda motif: self.change(lambda: receive_dossier(self.ouverte, who, recu=recu, motif=motif)),
            )

        recu = find_rendu(self.ouverte, who).recu
        self.ask("Corriger l'heure", self.reception, given, self.typed(recu) if recu else "")

    def _forget(self, who: str) -> None:
        self.ask_motif(
            "Annuler la réception", lambda motif: self.change(lambda: forget_dossier(self.ouverte, who, motif))
        )

    def _change_cas(self, code: str) -> None:
        def given(cas: str) -> None:
            self.ask_motif("Autre cas", lambda motif: self.change(lambda: change_cas(self.ouverte, code, cas, motif)))

        self.ask("Autre cas", f"Cas de {code}", given)

    def _move(self, code: str) -> None:
        """Choose a candidat, those of this group first, then their new group."""
        session = self.ouverte.session
        here = {it.slug: session.groupes.groupe_of(it.slug) for it in session.presentes}
        order = sorted(session.presentes, key=lambda it: _code(here[it.slug]) != code)
        options = [(it.slug, f"{name_of(session, it, limit=200)} ({_code(here[it.slug])})") for it in order]
        self.app.push_screen(Choix("Quel candidat", options), lambda slug: self._ask_group(slug) if slug else None)

    def _ask_group(self, slug: str) -> None:
        groups = [(it.code, it.code) for it in self.ouverte.session.groupes.groupes]
        options: list[tuple[str, str]] = [*groups, ("", "Aucun groupe")]

        def chosen(code: str | None) -> None:
            if code is not None:
                self.ask_motif(
                    "Changer de groupe",
                    lambda motif: self.change(lambda: move_candidat(self.ouverte, slug, code or None, motif)),
                )

        self.app.push_screen(Choix("Vers quel groupe", options), chosen)

    def action_travail(self) -> None:
        """Start the work at once; started already, correct when."""
        if self.ouverte.session.groupes.travail is None:
            self.change(lambda: start_work(self.ouverte), "Travail démarré.")
            return

        def given(text: str) -> None:
            debut = self.instant(text)
            self.ask_motif(
                "Corriger le départ",
                lambda motif: self.change(lambda: start_work(self.ouverte, debut=debut, motif=motif)),
            )

        invite = f"Heure exacte du départ, par exemple {self.example(time(8, 30))}"
        self.ask("Corriger le départ du travail", invite, given)

    def action_dates(self) -> None:
        """Set when dossiers are due and, for a work over several days, which."""
        ecrit = self.ouverte.bloc.epreuve.ecrit
        if ecrit is None or sitting_ms(ecrit) is not None:
            self.change(lambda: set_echeance(self.ouverte))  # refused, with the reason
        elif ecrit.duree_heures is None:
            fixed = self.ouverte.session.groupes.echeance
            shown = self.typed(fixed.echeance) if fixed else ""
            self.ask("Échéance", ECHEANCE, lambda text: self._fix(None, None, text), shown, offered=True)
        else:
            self._ask_week()

    def _ask_week(self) -> None:
        """Ask for its days, the session's and the four after it being offered, then for when dossiers are due."""
        session = self.ouverte.session
        fixed = session.groupes.echeance
        first = fixed.debut if fixed else session.date

        def begun(text: str) -> None:
            debut = read_date(text)
            last = fixed.fin if fixed and fixed.fin else debut + FIVE_DAYS
            self.ask("Semaine", "Dernier jour, JJ/MM/AAAA", partial(ended, debut), _day(last), offered=True)

        def ended(debut: date, text: str) -> None:
            fin = read_date(text)
            invite = f"{ECHEANCE}{NBSP}; vide{NBSP}: au milieu, à midi"
            due = self.typed(fixed.echeance) if fixed and (fixed.debut, fixed.fin) == (debut, fin) else ""
            self.ask("Semaine", invite, lambda text: self._fix(debut, fin, text), due, offered=True)

        self.ask("Semaine", "Premier jour, JJ/MM/AAAA", begun, _day(first), offered=True)

    def _fix(self, debut: date | None, fin: date | None, text: str) -> None:
        echeance = self.instant(text, past=False) if text else None

        def fix(motif: str | None) -> None:
            self.change(lambda: set_echeance(self.ouverte, debut=debut, fin=fin, echeance=echeance, motif=motif))

        if self.ouverte.session.groupes.echeance is None:
            fix(None)
        else:
            self.ask_motif("Corriger l'échéance", fix)

    def action_annuler(self) -> None:
        """Undo the last operation with a motif, and say which it was."""
        last = self.ouverte.session.groupes.dernier
        if last is None:
            self.say(f"Rien n'est encore noté ici{NBSP}: il n'y a rien à annuler.")
            return
        undone: list[FaitEcrit] = []

        def given(motif: str) -> None:
            if self.change(lambda: undone.append(undo_last(self.ouverte, motif))):
                self.say(f"Annulé{NBSP}: {fact_words(self.ouverte.session, undone[0])}.")

        self.ask_motif(f"Annuler {fact_words(self.ouverte.session, last)}", given)


def _day(day: date | None) -> str:
    return jour_court(day) if day else ""


def _code(groupe: object) -> str:
    return str(getattr(groupe, "code", "sans groupe"))
