"""The part of the day's screen that changes the plan: establishing, exchanging, postponing, taking back, exporting."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from certif_tui.documents.plan import FAITS, LignePlan, heure
from certif_tui.domain.planning.decisions import SANS_PLAN
from certif_tui.domain.planning.suivi import Etat
from certif_tui.domain.refus import Refus
from certif_tui.services.oral.horaires import Horaires
from certif_tui.ui.commands import command
from certif_tui.ui.dialogs.choix import Choix
from certif_tui.ui.dialogs.saisie import Saisie
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.wording.text import NBSP, clean

if TYPE_CHECKING:
    from certif_tui.services.bureau import Bureau
    from certif_tui.services.preparation.sessions import SessionOuverte

PERSONNE = f"Personne d'autre n'attend{NBSP}: l'ordre ne peut plus changer."
FACULTATIF = f"Motif (facultatif){NBSP}; Entrée pour continuer"


class Changing(Ecran[None]):
    """Changes the plan of the session."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("horaires.planifier", "p", "planifier", "Planifier", "Établit ou refait le plan des oraux", show=True),
        command("horaires.echanger", "e", "echanger", "Échanger", "Échange le passage avec un autre", show=True),
        command("horaires.reporter", "r", "reporter", "Reporter", "Fait passer plus tard, avec un motif", show=True),
        command("horaires.annuler", "u,ctrl+z", "annuler", "Annuler", "Annule le dernier changement du plan"),
        command("horaires.exporter", "x", "exporter", "Exporter", "Écrit le plan dans un fichier .ics", show=True),
    ]

    bureau: Bureau
    ouverte: SessionOuverte
    affichage: Affichage
    horaires: Horaires
    rows: tuple[LignePlan, ...]

    @property
    def current(self) -> LignePlan | None:
        """The passage under the cursor, null without a plan."""
        raise NotImplementedError

    def paint(self) -> None:
        """Show the plan as it is now."""
        raise NotImplementedError

    def follow(self, candidat: str) -> None:
        """Put the cursor on a candidat's passage."""
        raise NotImplementedError

    def _change(self, use_case: Callable[[], object], said: str, candidat: str | None = None) -> None:
        done = self.manage(use_case)
        self.paint()
        if done:
            self.say(said)
            if candidat is not None:
                self.follow(candidat)

    def action_planifier(self) -> None:
        """Establish the plan, or replace it."""
        from certif_tui.ui.screens.horaires.planification import Planification

        def left(done: bool | None) -> None:
            self.paint()
            if done:
                self.say("Plan établi.")

        self.app.push_screen(Planification(self.horaires, self.affichage), left)

    def _ask_other(self, titre: str, others: list[LignePlan], then: Callable[[LignePlan], None]) -> None:
        if not others:
            self.say(PERSONNE)
            return
        options = [(it, f"{heure(it.debut)} {it.named(60)}") for it in others]
        self.app.push_screen(Choix(titre, options), lambda it: then(it) if it else None)

    def _movable(self) -> LignePlan | None:
        """The passage under the cursor, while it is still to come; says why when it cannot change."""
        row = self.current
        if row is None:
            self.say(SANS_PLAN)
        elif row.etat in (Etat.EN_COURS, Etat.PASSE):
            self.say(f"{row.named(40)} est déjà passé devant le jury{NBSP}: ce passage ne change plus.")
        else:
            return row
        return None

    def action_echanger(self) -> None:
        """Exchange the passage under the cursor with another one to come."""
        row = self._movable()
        if row is None:
            return

        def chosen(other: LignePlan) -> None:
            self.app.push_screen(Saisie("Échanger", FACULTATIF), lambda motif: given(other, motif))

        def given(other: LignePlan, motif: str | None) -> None:
            if motif is not None:
                said = "Passages échangés. U annule l'échange."
                self._change(lambda: self.horaires.exchange(row.candidat, other.candidat, motif), said, row.candidat)

        waiting = [it for it in self.rows if it.etat in (Etat.A_VENIR, Etat.ECARTE) and it.candidat != row.candidat]
        self._ask_other(f"Échanger {row.named(40)} avec", waiting, chosen)

    def action_reporter(self) -> None:
        """Put the passage under the cursor off, behind one to come."""
        row = self._movable()
        if row is None:
            return

        def chosen(other: LignePlan) -> None:
            invite = f"Motif du report de {row.named(40)}"
            self.app.push_screen(Saisie("Reporter", invite), lambda motif: given(other, motif))

        def given(other: LignePlan, motif: str | None) -> None:
            if motif is not None:
                said = "Passage reporté. U annule le report."
                self._change(lambda: self.horaires.postpone(row.candidat, other.candidat, motif), said, row.candidat)

        # The end first: somebody who is not there is most often put last.
        later = [*reversed(self.rows[row.rang :])]
        if not later and row.rang > 1:
            self.say(f"{row.named(40)} passe déjà en dernier{NBSP}: E échange deux passages.")
            return
        self._ask_other(f"Reporter {row.named(40)} après", later, chosen)

    def action_annuler(self) -> None:
        """Take back the last change of the plan."""
        actions = self.horaires.planning.actions
        if not actions:
            self.say(f"{SANS_PLAN} Il n'y a rien à annuler.")
            return
        what = FAITS[actions[-1].type]

        def given(motif: str | None) -> None:
            if motif is not None:
                self._change(lambda: self.horaires.undo(motif), f"Annulation faite{NBSP}: {what}.")

        self.app.push_screen(Saisie(f"Annuler{NBSP}: {what}", FACULTATIF), given)

    def action_exporter(self) -> None:
        """Write the plan to an `.ics` file, at a path that is asked for."""
        from certif_tui.documents.plan_ics import proposed_name

        if self.ouverte.session.planning.plan is None:
            self.say(SANS_PLAN)
            return
        self._ask_path(f"~/{proposed_name(self.ouverte.session)}")

    def _ask_path(self, path: str) -> None:
        def given(typed: str | None) -> None:
            if typed and typed.strip():
                self._export(typed.strip())

        self.app.push_screen(Saisie("Exporter le plan", "Fichier .ics à écrire", path), given)

    def _export(self, path: str, *, replace: bool = False) -> None:
        from certif_tui.documents.plan_ics import plan_ics
        from certif_tui.services.depot import DejaLa

        try:
            document = plan_ics(self.ouverte.session, len(self.ouverte.live.evenements))
            target = self.bureau.put_down(Path(path), document, replace=replace)
        except DejaLa:
            self._ask_replace(path)
        except Refus as error:
            self.say(str(error))
        else:
            self.say(f"Plan écrit dans {clean(str(target), limit=200)}")

    def _ask_replace(self, path: str) -> None:
        from certif_tui.ui.dialogs.confirmation import Confirmation

        def answered(yes: bool | None) -> None:
            if yes:
                self._export(path, replace=True)

        question = f"{clean(path, limit=200)} existe déjà. Le remplacer{NBSP}?"
        self.app.push_screen(Confirmation("Fichier existant", question, "Remplacer le fichier"), answered)
