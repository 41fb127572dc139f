"""The form that establishes the plan: the day, the start, what comes between the passages, the breaks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input

from certif_tui.documents.plan import TERRITOIRES
from certif_tui.domain.planning.evenements import Cadre
from certif_tui.domain.refus import Refus
from certif_tui.services.oral.horaires import Horaires
from certif_tui.services.oral.horaires_saisis import read_attente, read_heure, read_pauses, read_territoire
from certif_tui.ui.commands import command
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.flow import Flow
from certif_tui.ui.flows.motif import with_motif
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.creation.fields import Rubrique
from certif_tui.ui.screens.creation.screen import at_once
from certif_tui.ui.screens.creation.typed import read_date, read_minutes
from certif_tui.ui.widgets.bandeau import Bandeau
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.key_line import KeyLine
from certif_tui.wording.dates import jour_court


class Planification(Ecran[bool]):
    """Dismissed with true once the plan is established, null when left."""

    DEFAULT_CSS = """
    Planification #formulaire { height: 1fr; scrollbar-size-vertical: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        command("planification.etablir", "ctrl+s,f5", "etablir", "Établir", "Établit le plan des oraux", show=True),
        at_once(
            command(
                "planification.suivant", "tab", "app.focus_next", "Champ suivant", "Passe au champ suivant", show=True
            )
        ),
        at_once(
            command(
                "planification.precedent", "shift+tab", "app.focus_previous", "Champ précédent", "Revient d'un champ"
            )
        ),
        command("planification.fermer", "escape", "fermer", "Fermer", "Revient aux horaires", show=True),
    ]

    def __init__(self, horaires: Horaires, affichage: Affichage) -> None:
        super().__init__()
        self._horaires, self._affichage = horaires, affichage

    def compose(self) -> ComposeResult:
        """One field a line."""
        replacing = self._horaires.planning.plan is not None
        yield Cell(" Refaire le plan des oraux" if replacing else " Établir le plan des oraux", "titre", id="titre")
        with VerticalScroll(id="formulaire", can_focus=False):
            yield from self._rubriques(replacing)
        yield Bandeau(glyphs=self._affichage.glyphs, id="bandeau")
        yield KeyLine(id="touches")

    def _rubriques(self, replacing: bool) -> Iterator[Rubrique[Any]]:
        cadre = self._horaires.proposed()
        jour = jour_court(cadre.jour) if cadre else ""
        yield Rubrique("jour", "Jour", read_date, jour, hint="JJ/MM/AAAA")
        yield Rubrique("debut", "Début", read_heure, cadre.debut if cadre else "", hint="09:00")
        if self._horaires.is_free:
            held = str(cadre.nominale or "") if cadre else ""
            yield Rubrique("nominale", "Par passage", read_minutes, held, hint="minutes (oral libre)")
        yield Rubrique("deliberation", "Délibération", read_attente, str(cadre.deliberation if cadre else 0))
        yield Rubrique("changement", "Changement", read_attente, str(cadre.changement if cadre else 0))
        pauses = ", ".join(f"{it.heure}+{it.minutes}" for it in cadre.pauses) if cadre else ""
        yield Rubrique("pauses", "Pauses", read_pauses, pauses, hint="12:30+60 (heure+minutes)", joint=", ")
        fermes = ", ".join(map(jour_court, cadre.fermes)) if cadre else ""
        yield Rubrique("fermes", "Jours fermés", read_dates, fermes, hint="JJ/MM/AAAA, JJ/MM/AAAA", joint=", ")
        feries = TERRITOIRES[cadre.territoire] if cadre else ""
        hint = "métropole, Alsace-Moselle, Guadeloupe, Guyane, Martinique, Mayotte, La Réunion"
        yield Rubrique("territoire", "Jours fériés", read_territoire, feries, hint=hint)
        if replacing:
            yield Rubrique("motif", "Motif", str.strip, hint="pourquoi le refaire")

    def on_mount(self) -> None:
        """Start on the day."""
        self.set_focus(self.query(Rubrique).first().champ)

    def action_etablir(self) -> None:
        """Establish the plan, or say beside each field what to correct, and stand on the first of them."""
        rubriques = list(self.query(Rubrique))
        values: dict[str, Any] = {str(it.champ.id): it.value() for it in rubriques}
        wrong = next((it for it in rubriques if it.fault), None)
        if wrong is not None:
            self.set_focus(wrong.champ)
            self.say(wrong.fault)
            return
        motif = values.pop("motif", None)
        flow = Flow(self)
        flow.tell(self._establish(flow, cadre_of(values), motif))

    async def _establish(self, flow: Flow, cadre: Cadre, motif: str | None) -> None:
        """Establish it, asking for a motif where it departs from the rules of the épreuve."""
        if await with_motif(flow, "Plan des oraux", lambda said: self._horaires.establish(cadre, said or motif)):
            self.dismiss(True)

    def on_input_submitted(self, _event: Input.Submitted) -> None:
        """Enter goes to the next field."""
        self.focus_next()

    def action_fermer(self) -> None:
        """Leave: the plan stays as it was."""
        self.dismiss(None)


def cadre_of(values: dict[str, Any]) -> Cadre:
    """What was typed, as a plan is made from it. Raises `Refus` for a day no plan can hold."""
    if not 1900 <= values["jour"].year < 3000:
        raise Refus("Vérifiez l'année du jour des oraux.")
    return Cadre(**values)


def read_dates(text: str) -> tuple[date, ...]:
    """Dates between commas or semicolons; none when empty. Raises `Refus`."""
    return tuple(read_date(part) for part in text.replace(";", ",").split(",") if part.strip())
