"""The part of the session screen that prepares: candidats, their order, their time."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from certif_tui.domain.refus import MotifManquant
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import PLEIN_TEMPS, TIERS_TEMPS, Facteur
from certif_tui.services.preparation.inscriptions import read_facteur, read_list
from certif_tui.ui.commands import command
from certif_tui.ui.dialogs.choix import Choix
from certif_tui.ui.dialogs.saisie import Saisie
from certif_tui.ui.screens.creation.typed import read_minutes
from certif_tui.ui.screens.session.base import SessionBase
from certif_tui.wording.text import NBSP, counted

AUTRE = "autre"


class Preparing(SessionBase):
    """Changes the candidats and their time."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("session.ajouter", "a", "ajouter", "Ajouter", "Ajoute des candidats, tapés ou collés", show=True),
        command("session.modifier", "m", "modifier", "Modifier", "Nom, numéro, e-mail, groupe, horaire, aménagement"),
        command("session.temps", "t", "temps", "Aménagement", "Fixe le tiers-temps ou une autre fraction"),
        command("session.monter", "less_than_sign", "deplacer(-1)", "Monter", "Fait passer le candidat plus tôt"),
        command("session.descendre", "greater_than_sign", "deplacer(1)", "Descendre", "Fait passer plus tard"),
        command("session.retirer", "s", "retirer", "Retirer", "Retire le candidat avec un motif, ou le rétablit"),
        command("session.duree", "d", "duree", "Durées", "Fixe la durée des phases de l'oral dans cette session"),
    ]

    def action_ajouter(self) -> None:
        """Add candidats, typed or pasted."""
        self._ask_candidats(f"Un par ligne{NBSP}: NOM Prénom{NBSP}; tiers-temps éventuel", "")

    def _ask_candidats(self, invite: str, text: str, ligne: int | None = None) -> None:
        self.app.push_screen(Saisie("Ajouter des candidats", invite, text, multiligne=True, ligne=ligne), self._add)

    def _add(self, text: str | None) -> None:
        """Add what was typed; when a line cannot be used, give it all back to be corrected."""
        if text is None or not text.strip():
            return
        releve = read_list(text, [it.nom for it in self.ouverte.session.candidats])
        if releve.refus:
            self._ask_candidats(releve.refus[0], text, releve.fautive)
        elif self.change(lambda: self.ouverte.candidats.add(releve.inscriptions, homonymes=False)):
            said = [counted(len(releve.inscriptions), "candidat ajouté", "candidats ajoutés")]
            if releve.doublons:
                said.append(counted(len(releve.doublons), "doublon ignoré", "doublons ignorés"))
            self.say(f"{', '.join(said)}.")

    def action_modifier(self) -> None:
        """Correct or complete what is said of a candidat."""
        from certif_tui.ui.screens.session.fiche import Fiche

        candidat = self.current
        if candidat is not None:
            self.app.push_screen(Fiche(self.ouverte, candidat), lambda _done: self.paint())

    def action_deplacer(self, step: int) -> None:
        """Move a candidat in the order of passage; the cursor goes along."""
        candidat = self.current
        if candidat is not None and candidat.retire is None:
            self.change(lambda: self.ouverte.candidats.move(candidat.slug, step))
            self.follow(candidat.slug)

    def action_retirer(self) -> None:
        """Withdraw a candidat with a motif, or put a withdrawn one back."""
        candidat = self.current
        if candidat is None:
            return
        if candidat.retire is not None:
            self.change(lambda: self.ouverte.candidats.restore(candidat.slug))
            return

        def given(motif: str | None) -> None:
            if motif is not None:
                self.change(lambda: self.ouverte.candidats.withdraw(candidat.slug, motif))

        self.app.push_screen(Saisie("Retirer de la session", f"Motif du retrait de {self.named(candidat)}"), given)

    def action_temps(self) -> None:
        """Set the factor that lengthens a candidat's time."""
        candidat = self.current
        if candidat is None:
            return

        def chosen(choice: Facteur | str | None) -> None:
            if isinstance(choice, Facteur):
                self._lengthen(candidat, choice)
            elif choice == AUTRE:
                self.app.push_screen(Saisie("Aménagement", "Fraction du temps, par exemple 5/4"), fraction)

        def fraction(text: str | None) -> None:
            if text:
                self.manage(lambda: self._lengthen(candidat, read_facteur(text)))

        options: list[tuple[Facteur | str, str]] = [
            (PLEIN_TEMPS, "aucun"),
            (TIERS_TEMPS, "tiers-temps (4/3)"),
            (AUTRE, "autre fraction…"),
        ]
        self.app.push_screen(
            Choix("Aménagement", options, invite=self.named(candidat), actuel=candidat.facteur), chosen
        )

    def _lengthen(self, candidat: Candidat, facteur: Facteur, motif: str = "") -> None:
        """Set it; when it must say why, ask, then set it."""
        missing: list[str] = []

        def use_case() -> None:
            try:
                self.ouverte.candidats.set_facteur(candidat.slug, facteur, motif)
            except MotifManquant as refusal:
                missing.append(str(refusal))

        self.change(use_case)

        def given(texte: str | None) -> None:
            if texte is not None and texte.strip():
                self._lengthen(candidat, facteur, texte)
            elif texte is not None:
                self.say(missing[0])

        if missing:
            self.app.push_screen(Saisie("Aménagement", missing[0]), given)

    def action_duree(self) -> None:
        """Set how long a phase lasts in this session."""
        phases = self.ouverte.bloc.epreuve.oral.phases

        def chosen(code: str | None) -> None:
            if code is not None:
                invite = f"Minutes de la phase{NBSP}; vide{NBSP}: elle compte sans limite"
                self.app.push_screen(Saisie("Durée", invite), lambda text: minutes(code, text))

        def minutes(code: str, text: str | None) -> None:
            if text is not None:
                self.change(lambda: self.ouverte.durees.set(code, read_minutes(text)))

        durees = self.ouverte.session.durees
        options = [(it.code, f"{it.intitule}{NBSP}: {_minutes(durees.get(it.code, it.minutes))}") for it in phases]
        self.app.push_screen(Choix("Durées de l'oral", options), chosen)


def _minutes(minutes: int | None) -> str:
    return counted(minutes, "minute") if minutes else "libre"
