"""The registre on screen: everything noted of the session, in the order in which it happened; any event taken back."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from certif_tui.documents.builders.registre import registre_document
from certif_tui.documents.registre import Registre, build_registre
from certif_tui.documents.renderers.rows import rows_of
from certif_tui.documents.tree import Section
from certif_tui.journal.journal import JournalError
from certif_tui.projections.resultats import resultats_of
from certif_tui.services.oral.incidents import CarnetIncidents
from certif_tui.services.registre.annulations import Annulations
from certif_tui.services.registre.reading import noted_of
from certif_tui.ui.commands import command
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.annulation import FlowAnnulation
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.document_rows import rang_of
from certif_tui.ui.verbes import Verbe
from certif_tui.ui.widgets.bandeau import Bandeau
from certif_tui.ui.widgets.key_line import KeyLine
from certif_tui.ui.widgets.page import Page, Rang
from certif_tui.ui.widgets.title_line import TitleLine
from certif_tui.wording.text import NBSP, clean

AILLEURS = f"Cette ligne vient d'une grille ou d'un chrono{NBSP}: elle se corrige là où elle a été notée."
PERSONNE = "Placez le curseur sur une ligne qui porte un numéro."


class RegistreScreen(Ecran[None]):
    """The registre of a session; read in the background, and again when something reaches the disk."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command(
            "registre.annuler",
            Verbe.ANNULER,
            "annuler",
            "Annuler",
            "Annule l'événement choisi, avec un motif",
            show=True,
        ),
        command(
            "registre.fermer", (Verbe.RETOUR, Verbe.REGISTRE), "fermer", "Fermer", "Revient aux candidats", show=True
        ),
    ]

    def __init__(self, carnet: CarnetIncidents, affichage: Affichage) -> None:
        super().__init__()
        self._annulations, self._affichage = Annulations(carnet), affichage
        self._annulation = FlowAnnulation(self, lambda: carnet)
        self._ouverte = carnet.ouverte

    def compose(self) -> ComposeResult:
        """Title, page, banner, keys."""
        yield TitleLine(id="entete")
        yield Page(glyphs=self._affichage.glyphs, id="page")
        yield Bandeau(glyphs=self._affichage.glyphs, id="bandeau")
        yield KeyLine(id="touches")

    def on_mount(self) -> None:
        """Read it."""
        session = self._ouverte.session
        self.query_one(TitleLine).show(f"REGISTRE · {clean(session.bloc, limit=20)} · {clean(session.lieu, limit=60)}")
        self.query_one(Page).focus()
        self.saved()

    def saved(self) -> None:
        """Something reached the disk: read it again."""
        self.run_worker(self._show(), exclusive=True)

    async def _show(self) -> None:
        try:
            registre = await asyncio.to_thread(self._read)
        except JournalError as error:
            self.say(str(error))
        else:
            page = self.query_one(Page)
            first, rangs = page.current is None, tuple(rangs_of(registre))
            page.show(rangs)
            if first:  # what was noted last is what is looked for
                page.go_to(max((row for row, it in enumerate(rangs) if it.code), default=0))

    def _read(self) -> Registre:
        session, journal = self._ouverte.session, self._ouverte.contexte.journal
        flux, resultats = noted_of(journal, session.slug), resultats_of(journal, session, self._ouverte.defauts)
        return build_registre(session, flux.session, flux.chronos, flux.grilles, resultats, flux.pannes)

    def action_annuler(self) -> None:
        """Take back the event under the cursor, once a motif is given; where it cannot be, say why."""
        rang = self.query_one(Page).current
        found = next((it for it in self._annulations.evenements if rang and it.id == rang.code), None)
        if found is None:
            self.say(PERSONNE if rang is None or rang.code is None else AILLEURS)
        else:
            self._annulation.tell(self._annulation.take_back(found))

    def action_fermer(self) -> None:
        """Go back."""
        self.dismiss(None)


def rangs_of(registre: Registre) -> Iterator[Rang]:
    """The rows of the page, a heading a day; below the last there is room for what it says once it is taken back."""
    document = registre_document(registre)
    yield from map(rang_of, rows_of([Section("", document.warnings), *document.sections]))
    yield Rang()
