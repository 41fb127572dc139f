"""A draw told group by group, at the pace of whoever reads it aloud; it was recorded before the first one shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from certif_tui.domain.ecrit.evenements import TirageEffectue
from certif_tui.ui.commands import command
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.verbes import Verbe
from certif_tui.ui.widgets.key_line import KeyLine
from certif_tui.ui.widgets.page import Page, Rang
from certif_tui.ui.widgets.title_line import TitleLine
from certif_tui.wording.text import NBSP, clean


class Revelation(Ecran[None]):
    """Groups appear one a key, without animation."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("revelation.suivant", Verbe.OUVRIR, "suivant", "Groupe suivant", "Montre un groupe de plus", show=True),
        command("revelation.tout", Verbe.TOUS, "tout", "Tout montrer", "Montre tous les groupes", show=True),
        command("revelation.fermer", Verbe.RETOUR, "fermer", "Fermer", "Revient aux groupes", show=True),
    ]

    def __init__(self, tirage: TirageEffectue, noms: Mapping[str, str], session: str, affichage: Affichage) -> None:
        """`noms` by slug, fit for a terminal; `session` is the slug that the command to replay the draw names."""
        super().__init__()
        self._tirage, self._noms, self._session, self._affichage = tirage, noms, session, affichage
        self._shown = 0

    def compose(self) -> ComposeResult:
        """Title, page, keys."""
        yield TitleLine(id="entete")
        yield Page(id="page")
        yield KeyLine(id="touches")

    def on_mount(self) -> None:
        """Show how many groups there are, and none of them yet."""
        self.query_one(TitleLine).show(f"TIRAGE AU SORT · {len(self._tirage.candidats)} candidats")
        self.query_one(Page).focus()
        self._paint()

    def _paint(self) -> None:
        self.query_one(Page).show([*self._rows()])

    def _rows(self) -> Iterator[Rang]:
        for rang, groupe in enumerate(self._tirage.groupes):
            if rang < self._shown:
                cas = f" · {clean(groupe.cas, limit=300)}" if groupe.cas else ""
                yield Rang(f"{groupe.code}{cas}", "titre")
                yield from (Rang(self._noms.get(it, it), indent=5) for it in groupe.membres)
            else:
                yield Rang(f"{groupe.code} {self._affichage.glyphs.suite}", "discret")
        if self._shown >= len(self._tirage.groupes):
            yield Rang()
            seed = clean(self._tirage.graine, limit=200)
            yield Rang(f"Graine {seed}, algorithme {clean(self._tirage.algorithme, limit=100)}", "discret")
            yield Rang(f"Pour rejouer ce tirage{NBSP}: certif-tui tirage {self._session} --rejouer", "discret")

    def action_suivant(self) -> None:
        """Show one more group; after the last one, go back."""
        if self._shown >= len(self._tirage.groupes):
            self.dismiss(None)
            return
        self._shown += 1
        self._paint()
        page = self.query_one(Page)
        shown = sum(len(it.membres) + 1 for it in self._tirage.groupes[: self._shown])
        page.go_to(shown - 1)

    def action_tout(self) -> None:
        """Show every group."""
        self._shown = len(self._tirage.groupes)
        self._paint()

    def action_fermer(self) -> None:
        """Go back to the groups."""
        self.dismiss(None)
