"""The form that establishes the plan: days, hours, juries, what comes between the passages; it says how it ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from pydantic import ValidationError
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input

from certif_tui.documents.plan import essai_words
from certif_tui.domain.planning.etablissement import NeTientPas, SiTrop
from certif_tui.domain.planning.evenements import Cadre
from certif_tui.domain.refus import Refus
from certif_tui.services.oral.horaires import Horaires
from certif_tui.ui.commands import command
from certif_tui.ui.dialogs.choix import Choix
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.flow import Flow
from certif_tui.ui.flows.motif import with_motif
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.creation.fields import Rubrique
from certif_tui.ui.screens.creation.screen import at_once
from certif_tui.ui.screens.horaires.rubriques import cadre_of, rubriques
from certif_tui.ui.verbes import Verbe
from certif_tui.ui.widgets.bandeau import Bandeau
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.key_line import KeyLine
from certif_tui.ui.widgets.title_line import TitleLine
from certif_tui.wording.text import counted

CHOIX = (
    (SiTrop.LAISSER, "Planifier ceux qui tiennent, les autres restent sans horaire"),
    (SiTrop.DEBORDER, "Finir aussi tard qu'il le faut"),
)


class Planification(Ecran[bool]):
    """Dismissed with true once the plan is established, null when left."""

    DEFAULT_CSS = """
    Planification #formulaire { height: 1fr; scrollbar-size-vertical: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        command("planification.etablir", Verbe.ENGAGER, "etablir", "Établir", "Établit le plan des oraux", show=True),
        at_once(
            command(
                "planification.suivant",
                Verbe.SUIVANTE,
                "app.focus_next",
                "Champ suivant",
                "Passe au champ suivant",
                show=True,
            )
        ),
        at_once(
            command(
                "planification.precedent",
                Verbe.PRECEDENTE,
                "app.focus_previous",
                "Champ précédent",
                "Revient d'un champ",
            )
        ),
        command("planification.fermer", Verbe.RETOUR, "fermer", "Fermer", "Revient aux horaires", show=True),
    ]

    def __init__(self, horaires: Horaires, affichage: Affichage) -> None:
        super().__init__()
        self._horaires, self._affichage = horaires, affichage
        self._flow = Flow(self)
        self._commences: frozenset[str] = frozenset()

    def compose(self) -> ComposeResult:
        """One field a line, and below them how the orals would end."""
        replacing = self._horaires.planning.plan is not None
        yield TitleLine("Refaire le plan des oraux" if replacing else "Établir le plan des oraux", id="entete")
        with VerticalScroll(id="formulaire", can_focus=False):
            yield from rubriques(self._horaires, replacing=replacing)
        yield Cell(id="essai", style="texte", inset=1)
        yield Bandeau(glyphs=self._affichage.glyphs, id="bandeau")
        yield KeyLine(id="touches")

    def on_mount(self) -> None:
        """Start on the day; the clocks are read once, to know who keeps their passage."""
        self._commences = self._horaires.commences()
        self.set_focus(self.query(Rubrique).first().champ)
        self._try()

    def on_input_changed(self, _event: Input.Changed) -> None:
        """Say how it would end now."""
        self._try()

    def _try(self) -> None:
        """Say how the orals would end; nothing while some field makes no sense."""
        try:
            values = {str(it.champ.id): it.read() for it in self.query(Rubrique)}
            values.pop("motif", None)
            cadre, placement = self._horaires.essayer(cadre_of(values), self._commences)
            words = essai_words(placement, cadre, self._horaires.ouverte.session.fuseau)
        except (Refus, ValidationError, OverflowError):
            placement, words = None, ""
        self.query_one("#essai", Cell).put(words, "alerte" if placement and placement.hors_plage else "texte")

    def action_etablir(self) -> None:
        """Establish the plan, or say beside each field what to correct, and stand on the first of them."""
        rubriques = list(self.query(Rubrique))
        values: dict[str, Any] = {str(it.champ.id): it.value() for it in rubriques}
        wrong = next((it for it in rubriques if it.fault), None)
        if wrong is not None:
            self.set_focus(wrong.champ)
            self.say(wrong.fault)
            return
        self._flow.tell(self._establish(values, values.pop("motif", None)))

    async def _establish(self, values: dict[str, Any], motif: str | None) -> None:
        """Establish it; where some do not fit, ask what to do of them, and for a motif where rules say so."""
        try:
            cadre = cadre_of(values)
        except Refus as refusal:
            self.say(str(refusal))
            return
        if await self._established(cadre, motif):
            self.dismiss(True)

    async def _established(self, cadre: Cadre, motif: str | None) -> bool:
        try:
            return await self._agreed(cadre, motif, SiTrop.REFUSER)
        except NeTientPas as refusal:
            si_trop = await self._flow.ask(Choix("Tous ne tiennent pas", CHOIX, invite=_some(refusal.noms)))
            return si_trop is not None and await self._agreed(cadre, motif, si_trop)

    async def _agreed(self, cadre: Cadre, motif: str | None, si_trop: SiTrop) -> bool:
        return await with_motif(
            self._flow,
            "Plan des oraux",
            lambda said: self._horaires.establish(cadre, said or motif, si_trop),
            unless=(NeTientPas,),
        )

    def on_input_submitted(self, _event: Input.Submitted) -> None:
        """Enter goes to the next field."""
        self.focus_next()

    def action_fermer(self) -> None:
        """Leave: the plan stays as it was."""
        self.dismiss(None)


def _some(noms: Sequence[str]) -> str:
    """Two of these names, and how many there are besides."""
    more = len(noms) - 2
    return ", ".join(noms[:2]) + (f" et {counted(more, 'autre')}" if more > 0 else "")
