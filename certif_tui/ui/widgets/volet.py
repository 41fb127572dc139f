"""What stands beside a list: a pane with a title, and the beginning of a page. No key goes there."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Region

from certif_tui.ui.widgets.drawn import Drawn
from certif_tui.ui.widgets.page import WIDEST, Rang
from certif_tui.ui.widgets.row_list import Cellule
from certif_tui.ui.widgets.text import cut, folded
from certif_tui.wording.signs import WGL4, Glyphs


class Glance(Drawn):
    """The rows of a page from its first on; where they do not all fit, the last line says so."""

    DEFAULT_CSS = "Glance { width: 1fr; height: 1fr; }"

    def __init__(self, more: str, *, suite: str, id: str | None = None) -> None:
        """`more` tells how to read the rest."""
        super().__init__(id=id)
        self._more = f"{suite} {more}"
        self._rangs: tuple[Rang, ...] = ()

    def show(self, rangs: Sequence[Rang]) -> None:
        """Show these rows; only the lines that differ are painted again."""
        if tuple(rangs) == self._rangs:
            return
        before, self._rangs = self._lines(), tuple(rangs)
        after = self._lines()
        if not before or not self.extent:
            self.refresh()
            return
        blank: list[Cellule] = [("", "texte")] * abs(len(before) - len(after))
        pairs = zip(before + blank, after + blank, strict=False)
        changed = [y for y, (old, new) in enumerate(pairs) if old != new]
        self.refresh(*(Region(0, y, self.extent.width, 1) for y in changed))

    def _lines(self) -> list[Cellule]:
        width, height = min(self.extent.width, WIDEST), self.extent.height
        lines = [
            (" " * (rang.indent - 1) + text, rang.style)
            for rang in self._rangs
            for text in folded(rang.text, max(8, width - rang.indent + 1))
        ]
        if len(lines) > height > 0:
            lines[height - 1 :] = [(cut(self._more, width), "discret")]
        return lines

    def line(self, y: int) -> list[Segment]:
        """One line of a row."""
        lines, styles = self._lines(), self.palette.styles
        text, style = lines[y] if y < len(lines) else ("", "texte")
        margin, blank = len(text) - len(text.lstrip()), styles["texte"]
        return [Segment(text[:margin], blank), Segment(text[margin:], styles[style]), Segment("", blank)]


class TopOfFrame(Drawn):
    """The upper edge of a frame with a title in it: Textual would paint the whole frame again for another title."""

    DEFAULT_CSS = "TopOfFrame { width: 1fr; height: 1; }"

    def __init__(self) -> None:
        super().__init__()
        self._titre = ""

    def show(self, titre: str) -> None:
        """Show another title."""
        if titre != self._titre:
            self._titre = titre
            self.refresh()

    def line(self, y: int) -> list[Segment]:
        """The edge, its title where there is one."""
        width, styles = self.extent.width, self.palette.styles
        titre = f" {cut(self._titre, width - 6)} " if self._titre else ""
        edge = f"{'─' * (width - 3 - cell_len(titre))}┐"
        return [Segment("┌─", styles["discret"]), Segment(titre, styles["titre"]), Segment(edge, styles["discret"])]


class Volet(Vertical):
    """A pane that says in its frame whose page it shows."""

    DEFAULT_CSS = """
    Volet { width: 1fr; height: 1fr; }
    Volet > Vertical { height: 1fr; border: solid $discret; border-top: none; padding: 0 1; }
    """

    def __init__(self, more: str = "", *, glyphs: Glyphs = WGL4, id: str | None = None) -> None:
        super().__init__(id=id)
        self._top, self._glance = TopOfFrame(), Glance(more, suite=glyphs.suite)

    def compose(self) -> ComposeResult:
        """The edge with the title, the page in the rest of the frame."""
        yield self._top
        yield Vertical(self._glance)

    def show(self, titre: str, rangs: Sequence[Rang]) -> None:
        """Show a page under its title, empty for none."""
        self._top.show(titre)
        self._glance.show(rangs)
