"""The settings: chosen with one key, in force and kept at once; the keys of every command; who one is."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from certif_tui.ui.commands import Commande, command
from certif_tui.ui.dialogs.recherche import Fouille, RechercheVive
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.flow import Flow
from certif_tui.ui.flows.reglages import ChangementDeTouches, QuiJeSuis
from certif_tui.ui.reglages import Reglable
from certif_tui.ui.screens.reglages.rows import CHOIX, QUI, LigneReglage, cells_of, lignes_of, widths
from certif_tui.ui.verbes import Verbe
from certif_tui.ui.widgets.bandeau import Bandeau
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.key_line import KeyLine
from certif_tui.ui.widgets.row_list import Cellule, RowList
from certif_tui.ui.widgets.title_line import TitleLine
from certif_tui.wording.text import NBSP, clean, sort_key

if TYPE_CHECKING:
    from certif_tui.services.bureau import Bureau

AILLEURS = f"Une session est ouverte{NBSP}: J, sur sa liste, dit quel juré vous êtes."
RIEN = "Cette ligne est un titre."


class ReglagesScreen(Ecran[None]):
    """Lists every setting; Enter changes the one under the cursor."""

    DEFAULT_CSS = "ReglagesScreen #detail { height: 2; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        command("reglages.changer", Verbe.OUVRIR, "changer", "Changer", "Passe à la valeur suivante", show=True),
        command("reglages.origine", Verbe.EFFACER, "origine", "D'origine", "Revient à la valeur d'origine", show=True),
        command(
            "reglages.chercher", Verbe.CHERCHER, "chercher", "Chercher", "Va à un réglage ou à une touche", show=True
        ),
        command("reglages.fermer", Verbe.RETOUR, "fermer", "Fermer", "Revient à l'écran précédent", show=True),
    ]

    def __init__(
        self, reglages: Reglable, bureau: Callable[[], Bureau], *, jure: Callable[[], object] | None, ouverte: bool
    ) -> None:
        """`jure` asks the session below which juré this is, null where none is there; `ouverte`: some session is."""
        super().__init__()
        self._reglages, self._bureau, self._jure, self._ouverte = reglages, bureau, jure, ouverte
        self._commandes: list[Commande] = []
        self._lignes: list[LigneReglage] = []
        self._flow = Flow(self)

    def compose(self) -> ComposeResult:
        """Title, settings, the one under the cursor in full, banner, keys."""
        yield TitleLine("Réglages, gardés aussitôt changés", id="entete")
        yield RowList(self._cells, widths, glyphs=self._reglages.affichage.glyphs, id="reglages")
        yield Bandeau(glyphs=self._reglages.affichage.glyphs, id="bandeau")
        yield Cell(inset=1, id="detail")
        yield KeyLine(id="touches")

    @property
    def table(self) -> RowList:
        """The list."""
        return self.query_one("#reglages", RowList)

    def on_mount(self) -> None:
        """Show the settings, then the keys, for which every screen must be known."""
        self.set_focus(self.table)
        self.watch(self.table, "cursor", self._tell, init=False)
        self.paint()
        self.say(self._reglages.reglages.erreur)
        self.run_worker(self._gather())

    async def _gather(self) -> None:
        self._commandes = await asyncio.to_thread(self._reglages.commandes)
        self.paint()

    def paint(self) -> None:
        """Show the settings as they are now."""
        memoire = self._bureau().memory.memoire
        self._commandes = self._reglages.commandes() if self._commandes else []
        self._lignes = lignes_of(self._reglages.reglages, memoire, self._commandes)
        self.table.show(len(self._lignes))
        self._tell()

    def _cells(self, row: int) -> Sequence[Cellule]:
        return cells_of(self._lignes[row])

    @property
    def _current(self) -> LigneReglage:
        return self._lignes[self.table.cursor]

    def _tell(self) -> None:
        """Say of the row under the cursor what it does, and its name in the juror's file."""
        ligne = self._current
        named = f" ({ligne.nom})" if ligne.nom not in (None, QUI) else ""
        where = clean(str(self._reglages.path), limit=200)
        self.query_one("#detail", Cell).put(
            f"{ligne.explication}{named}" if ligne.nom else f"Le fichier{NBSP}: {where}"
        )

    def _matches(self, words: str) -> list[int]:
        """The rows that hold the words."""
        sought = sort_key(words)
        return [row for row, ligne in enumerate(self._lignes) if sought in sort_key(_said(ligne))]

    def on_line_list_chosen(self) -> None:
        """A second click on a row changes it."""
        self.action_changer()

    def action_changer(self) -> None:
        """Take the next value, or ask for one."""
        ligne = self._current
        choix = next((it for it in CHOIX if it.nom == ligne.nom), None)
        if choix is not None:
            value = choix.following(self._reglages.reglages)
            self._change(choix.nom, value)
        elif ligne.nom == QUI:
            self._say_who()
        elif ligne.nom is None:
            self.say(RIEN)
        else:
            flow = ChangementDeTouches(self)
            flow.tell(flow.give(self._reglages, next(it for it in self._commandes if it.ident == ligne.nom)))

    def action_origine(self) -> None:
        """Go back to what holds where nothing is set."""
        ligne = self._current
        if ligne.est_touche and ligne.nom:
            self.manage(lambda: self._give_back(str(ligne.nom)))
            self.paint()
        elif any(it.nom == ligne.nom for it in CHOIX):
            self._change(str(ligne.nom), None)

    def _give_back(self, ident: str) -> None:
        self._reglages.check_touches(ident, None)
        self._reglages.change_touches(ident, None)

    def _change(self, nom: str, value: bool | str | None) -> None:
        self.manage(lambda: self._reglages.change(nom, value))
        self.paint()

    def _say_who(self) -> None:
        if self._jure is not None:
            self.dismiss(None)
            self._jure()
        elif self._ouverte:
            self.say(AILLEURS)
        else:
            qui = QuiJeSuis(self)
            qui.tell(qui.say(self._bureau()))

    def action_chercher(self) -> None:
        """Go to the row that holds some words."""
        self._flow.tell(self._find())

    async def _find(self) -> None:
        fouille = Fouille(self._matches, lambda row: self._lignes[row].libelle, self.table.go_to, "Aucune ligne")
        await self._flow.ask(RechercheVive(fouille, "un mot d'un réglage ou d'une commande", self.table.cursor))

    def action_fermer(self) -> None:
        """Go back."""
        self.dismiss(None)


def _said(ligne: LigneReglage) -> str:
    return f"{ligne.libelle} {ligne.explication} {ligne.nom or ''}" if ligne.nom else ""
