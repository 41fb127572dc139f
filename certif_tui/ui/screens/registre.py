"""The registre on screen: everything noted of the session, in the order in which it happened."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from certif_tui.documents.registre import Nature, Registre, build_registre
from certif_tui.documents.registre_texte import VIDE, by_day, ligne_words
from certif_tui.journal.journal import JournalError
from certif_tui.services.registre import read_flux
from certif_tui.services.sessions import SessionOuverte
from certif_tui.ui.commands import command
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.ecran import Ecran
from certif_tui.ui.widgets.bandeau import Bandeau
from certif_tui.ui.widgets.entete import Entete
from certif_tui.ui.widgets.key_line import KeyLine
from certif_tui.ui.widgets.page import Page, Rang
from certif_tui.wording import NBSP, clean, heure, jour

STYLES = {Nature.INCIDENT: "titre", Nature.CHRONO: "discret", Nature.AMENAGEMENT: "discret", Nature.FICHE: "discret"}


class RegistreScreen(Ecran[None]):
    """The registre of a session; read in the background, and again when something reaches the disk."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("registre.fermer", "escape,z", "fermer", "Fermer", "Revient aux candidats", show=True),
    ]

    def __init__(self, ouverte: SessionOuverte, affichage: Affichage) -> None:
        super().__init__()
        self._ouverte, self._affichage = ouverte, affichage

    def compose(self) -> ComposeResult:
        """Title, page, banner, keys."""
        yield Entete(id="entete")
        yield Page(id="page")
        yield Bandeau(glyphs=self._affichage.glyphs, id="bandeau")
        yield KeyLine(id="touches")

    def on_mount(self) -> None:
        """Read it."""
        session = self._ouverte.session
        self.query_one(Entete).show(f"REGISTRE · {clean(session.bloc, limit=20)} · {clean(session.lieu, limit=60)}")
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
            self.query_one(Page).show(tuple(rows_of(registre)))

    def _read(self) -> Registre:
        ouverte = self._ouverte
        flux = read_flux(ouverte.contexte.journal, ouverte.slug)
        return build_registre(ouverte.session, flux.session, flux.chronos, flux.grilles, flux.pannes)

    def action_fermer(self) -> None:
        """Go back."""
        self.dismiss(None)


def rows_of(registre: Registre) -> Iterator[Rang]:
    """The rows of the page, a heading a day."""
    for panne in registre.pannes:
        yield Rang(f"Illisible ou sans preuve{NBSP}: {clean(panne)}", "alerte")
    if not registre.lignes:
        yield Rang(VIDE, "discret")
    for day, lignes in by_day(registre):
        yield Rang(jour(day), "titre")
        for ligne in lignes:
            quand = heure(ligne.instant, registre.session.fuseau)
            yield Rang(f"{quand}  {ligne_words(registre, ligne)}", STYLES.get(ligne.nature, "texte"), indent=3)
        yield Rang()
