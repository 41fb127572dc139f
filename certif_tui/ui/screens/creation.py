"""The form that creates a session: bloc, date, place, time zone, jury, candidats."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import TextArea

from certif_tui.domain.evenements.session import PLEIN_TEMPS
from certif_tui.domain.referentiel import Bloc
from certif_tui.services.inscriptions import Releve, read_list
from certif_tui.services.refus import Refus
from certif_tui.services.sessions import Projet
from certif_tui.ui.commands import command
from certif_tui.ui.screens.dialogs.champ import Champ
from certif_tui.ui.screens.dialogs.confirmation import Confirmation
from certif_tui.ui.screens.ecran import Ecran
from certif_tui.ui.screens.session.preparing import read_minutes
from certif_tui.ui.widgets.bandeau import Bandeau
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.entete import Entete
from certif_tui.ui.widgets.key_line import KeyLine
from certif_tui.ui.widgets.page import Page, Rang
from certif_tui.wording import counted, jour_court

if TYPE_CHECKING:
    from certif_tui.services.bureau import Bureau

DATE = "JJ/MM/AAAA"


class Faute(Refus):
    """A field that must be corrected: `champ` is its identifier."""

    def __init__(self, champ: str, message: str) -> None:
        super().__init__(message)
        self.champ = champ


class Creation(Ecran[str]):
    """Dismissed with the slug of the session created, null when left."""

    DEFAULT_CSS = """
    Creation .ligne { height: 1; }
    Creation .etiquette { width: 14; }
    Creation #blocs { height: auto; max-height: 6; }
    Creation #candidats { height: 1fr; min-height: 2; border: none; padding: 0; background: $panel; }
    Creation #releve { height: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        command("creation.creer", "ctrl+s", "creer", "Créer", "Crée la session et l'ouvre", show=True),
        command("creation.suivant", "tab", "app.focus_next", "Champ suivant", "Passe au champ suivant", show=True),
        command("creation.fermer", "escape", "fermer", "Fermer", "Revient à l'accueil", show=True),
    ]

    def __init__(self, bureau: Bureau) -> None:
        """Raises `ReferentielInvalide` when the référentiel cannot be used."""
        super().__init__()
        self.bureau = bureau
        self._blocs = bureau.referentiel()[0].blocs

    def compose(self) -> ComposeResult:
        """One field a line, the candidats below."""
        today = jour_court(self.bureau.contexte.clock.now().instant.astimezone().date())
        yield Entete(id="entete")
        yield Page(id="blocs")
        yield from self._field("date", f"Date {DATE}", today)
        yield from self._field("lieu", "Lieu", "", "ville, salle")
        yield from self._field("fuseau", "Fuseau", "Europe/Paris")
        yield from self._field("jury", "Jury", "", "noms séparés par des virgules")
        yield from self._field("duree", "Durée oral", "", "minutes, si le référentiel n'en donne pas ; vide : libre")
        yield Cell(" Candidats, un par ligne : NOM Prénom, puis « ; tiers-temps » s'il y a lieu", "titre")
        yield TextArea(id="candidats", soft_wrap=True, show_line_numbers=False, tab_behavior="focus")
        yield Cell(id="releve", style="discret")
        yield Bandeau(id="bandeau")
        yield KeyLine(id="touches")

    def _field(self, ident: str, label: str, value: str, placeholder: str = "") -> ComposeResult:
        with Horizontal(classes="ligne"):
            yield Cell(f" {label}", "discret", classes="etiquette")
            yield Champ(value, placeholder=placeholder, id=ident)

    def on_mount(self) -> None:
        """Start on the choice of the bloc."""
        self.query_one(Entete).show("Nouvelle session")
        self.query_one(Entete).indicator.display = False
        page = self.query_one(Page)
        page.show([Rang(f"{bloc.code} · {bloc.epreuve.intitule}", one_line=True) for bloc in self._blocs])
        page.cursor = len(self._blocs) - 1
        page.focus()
        area = self.query_one(TextArea)
        area.cursor_blink = False
        self.on_text_area_changed()

    @property
    def bloc(self) -> Bloc:
        """The bloc under the cursor of the list."""
        return self._blocs[self.query_one(Page).cursor]

    def _typed(self, ident: str) -> str:
        return self.query_one(f"#{ident}", Champ).value.strip()

    def _releve(self) -> Releve:
        return read_list(self.query_one(TextArea).text)

    def on_text_area_changed(self) -> None:
        """Say how the candidats typed so far are understood."""
        releve = self._releve()
        said = [counted(len(releve.inscriptions), "candidat")]
        longer = sum(it.facteur != PLEIN_TEMPS for it in releve.inscriptions)
        if longer:
            said.append(f"dont {longer} avec aménagement")
        if releve.doublons:
            said.append(counted(len(releve.doublons), "doublon ignoré", "doublons ignorés"))
        said += releve.refus
        self.query_one("#releve", Cell).put(" " + ", ".join(said), "alerte" if releve.refus else "discret")

    def action_creer(self) -> None:
        """Create the session, or stand on the field to correct and say how."""
        made: list[str] = []
        try:
            projet = self._projet()
        except Faute as faute:
            self.say(str(faute))
            self.query_one(f"#{faute.champ}").focus()
            return
        if self.attempt(lambda: made.append(self.bureau.create(projet))):
            self.dismiss(made[0])

    def _projet(self) -> Projet:
        releve = self._releve()
        if releve.refus:
            raise Faute("candidats", " ".join(releve.refus))
        if not self._typed("lieu"):
            raise Faute("lieu", "Le lieu manque : indiquez la ville ou la salle.")
        return Projet(
            bloc=self.bloc.code,
            date=read_date(self._typed("date")),
            lieu=self._typed("lieu"),
            fuseau=self._typed("fuseau"),
            jures=tuple(nom for nom in map(str.strip, self._typed("jury").replace(";", ",").split(",")) if nom),
            candidats=releve.inscriptions,
            durees=self._durees(),
        )

    def _durees(self) -> tuple[tuple[str, int], ...]:
        """The duration typed, for the phases to which the référentiel gives none."""
        try:
            minutes = read_minutes(self._typed("duree"))
        except Refus as error:
            raise Faute("duree", str(error)) from error
        free = [phase.code for phase in self.bloc.epreuve.oral.phases if phase.minutes is None]
        if minutes is not None and not free:
            raise Faute("duree", f"Le référentiel fixe la durée de l'oral du {self.bloc.code} : laissez ce champ vide.")
        return tuple((code, minutes) for code in free if minutes is not None)

    def action_fermer(self) -> None:
        """Leave; with something typed, ask first."""
        if not (self._typed("lieu") or self._typed("jury") or self.query_one(TextArea).text.strip()):
            self.dismiss(None)
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self.dismiss(None)

        question = "Ce que vous avez tapé ne sera pas gardé."
        self.app.push_screen(Confirmation("Quitter le formulaire", question, "Quitter sans créer"), answered)


def read_date(text: str) -> date:
    """A date as typed, `12/06/2026` or `2026-06-12`. Raises `Faute`."""
    for shape in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text, shape).date()
        except ValueError:
            continue
    raise Faute("date", f"Date : tapez {DATE}, par exemple 12/06/2026.")
