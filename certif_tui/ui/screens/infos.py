"""What a bloc asks: its épreuve, its condition of validation, the professions aimed at, its contradictions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget

from certif_tui.domain.grille.pieces import EXIGENCES
from certif_tui.domain.referentiel.findings import findings
from certif_tui.domain.referentiel.model import Bloc, Referentiel
from certif_tui.ui.commands import command
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.verbes import Verbe
from certif_tui.ui.widgets.bandeau import Bandeau
from certif_tui.ui.widgets.key_line import KeyLine
from certif_tui.ui.widgets.page import Page, Rang
from certif_tui.ui.widgets.title_line import TitleLine
from certif_tui.wording.text import NBSP, counted


class Infos(Ecran[None]):
    """The information page of a bloc."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command(
            "infos.fermer", (Verbe.RETOUR, Verbe.INFOS), "fermer", "Fermer", "Revient à l'écran précédent", show=True
        ),
    ]

    def __init__(
        self,
        bloc: Bloc,
        referentiel: Referentiel,
        affichage: Affichage,
        preface: Iterable[Rang] = (),
        clock: Callable[[], Widget] | None = None,
    ) -> None:
        """`preface` are the rows that come above the bloc's; `clock` makes a line of the clock this screen hides."""
        super().__init__()
        self._bloc, self._referentiel, self._preface = bloc, referentiel, tuple(preface)
        self._affichage, self._clock = affichage, clock

    def compose(self) -> ComposeResult:
        """Title, page, banner, keys."""
        yield TitleLine(id="entete")
        if self._clock is not None:
            yield self._clock()
        yield Page(id="page")
        yield Bandeau(glyphs=self._affichage.glyphs, id="bandeau")
        yield KeyLine(id="touches")

    def on_mount(self) -> None:
        """Show the page."""
        self.query_one(TitleLine).show(f"{self._bloc.code} · {self._bloc.intitule}")
        page = self.query_one(Page)
        page.show([*self._preface, *rows_of(self._bloc, self._referentiel)])
        page.focus()

    def action_fermer(self) -> None:
        """Go back."""
        self.dismiss(None)


def rows_of(bloc: Bloc, referentiel: Referentiel) -> Iterator[Rang]:
    """The rows of a bloc's information page."""
    regle = bloc.condition.regle
    yield Rang(f"Épreuve{NBSP}: {bloc.epreuve.intitule}", "titre")
    yield from (Rang(paragraph, indent=3) for paragraph in bloc.epreuve.modalites)
    yield Rang()
    yield Rang("Oral, phase par phase", "titre")
    for phase in bloc.epreuve.oral.phases:
        duree = counted(phase.minutes, "minute") if phase.minutes else "durée libre"
        yield Rang(f"{phase.intitule}{NBSP}: {duree}", indent=3)
    yield Rang()
    yield from _required(bloc)
    yield Rang("Condition de validation", "titre")
    yield Rang(bloc.condition.texte, indent=3)
    for competence in bloc.competences:
        total = len(competence.criteres)
        yield Rang(f"{competence.code}{NBSP}: {regle.requis(total)} critères validés sur {total}", "discret", indent=3)
    if bloc.metiers_vises:
        yield Rang()
        yield Rang("Métiers ou emplois visés", "titre")
        yield from (Rang(metier, indent=3) for metier in bloc.metiers_vises)
    found = findings(referentiel, bloc.code)
    if found:
        yield Rang()
        yield Rang("Contradictions du référentiel", "titre")
        yield from (Rang(f"{it.message} {it.remedy}", "non_valide", indent=3) for it in found)


def _required(bloc: Bloc) -> Iterator[Rang]:
    """What a sheet rests on before it is handed in; nothing where the référentiel requires nothing."""
    required = bloc.epreuve.remise_exige or ()
    if required:
        yield Rang("Avant de remettre une grille", "titre")
        yield from (Rang(EXIGENCES[it], indent=3) for it in EXIGENCES if it in required)
        yield Rang("Ce qui manque est nommé à la remise, qui demande alors un motif.", "discret", indent=3)
        yield Rang()
