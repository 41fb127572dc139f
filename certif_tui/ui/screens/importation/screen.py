"""The preview of a list before it is imported: nothing changes until one key says so."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.ui.commands import command
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.importation.decisions import Decisions
from certif_tui.ui.screens.importation.liste import ListeApercu
from certif_tui.ui.screens.importation.preparation import Etape, Issue, PreparationImport
from certif_tui.ui.screens.importation.progress_line import ProgressLine
from certif_tui.ui.screens.importation.rows import PreviewRow, rows_of, summary
from certif_tui.ui.verbes import Verbe
from certif_tui.ui.widgets.bandeau import Bandeau
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.key_line import KeyLine
from certif_tui.ui.widgets.title_line import TitleLine
from certif_tui.wording.text import NBSP, clean

TICK_S = 0.1
"""Seconds between two looks at how far the work has come."""


class ImportationScreen(Ecran[Issue]):
    """Dismissed with what was done, null when left without importing."""

    DEFAULT_CSS = "ImportationScreen #detail { height: 2; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        command("importation.importer", Verbe.ENGAGER, "importer", "Importer", "Importe ce qui est listé", show=True),
        command(
            "importation.changer",
            Verbe.OUVRIR,
            "changer",
            "Changer",
            "Change la colonne, le doublon, une cellule",
            show=True,
        ),
        command("importation.doublons", Verbe.TOUS, "doublons", "Doublons", "Décide de tous les doublons à la fois"),
        command(
            "importation.feuille",
            Verbe.FICHIER,
            "feuille",
            "Feuille",
            "Lit une autre feuille, un autre codage",
            show=True,
        ),
        command(
            "importation.masquees",
            Verbe.MASQUER,
            "masquees",
            "Masquées",
            "Prend ou non les lignes que le tableur masque",
        ),
        command(
            "importation.trier", Verbe.TRIER, "trier", "Trier", "Range ou non les candidats par nom ensuite", show=True
        ),
        command("importation.fermer", Verbe.RETOUR, "fermer", "Fermer", "Revient sans importer", show=True),
    ]

    def __init__(self, ouverte: SessionOuverte, path: Path, affichage: Affichage) -> None:
        super().__init__()
        self._path, self._affichage = path, affichage
        self.preparation = PreparationImport(ouverte, path)
        self._decisions = Decisions(self, self.preparation, self._leave)

    def compose(self) -> ComposeResult:
        """Title, counts, rows, the one under the cursor in full, progress, banner, keys."""
        glyphs = self._affichage.glyphs
        yield TitleLine(id="entete")
        yield Cell(id="resume", style="discret")
        yield ListeApercu(glyphs=glyphs, id="apercu")
        yield Cell(id="detail", style="discret", inset=1)
        yield ProgressLine(glyphs=glyphs, id="progres")
        yield Bandeau(glyphs=glyphs, id="bandeau")
        yield KeyLine(id="touches")

    def on_mount(self) -> None:
        """Read the file; the keys stay alive meanwhile."""
        liste = self.query_one(ListeApercu)
        self.watch(liste, "cursor", self._paint_detail, init=False)
        self.set_focus(liste)
        self._paint_title()
        self.set_interval(TICK_S, self._paint_progress)
        self._decisions.read()

    # State flows down

    def paint(self) -> None:
        """Show what is known of the file and decided of it."""
        apercu = self.preparation.apercu
        self._paint_title()
        if apercu.lecture is not None and self.preparation.is_free:
            hidden = [it for it in apercu.cachees if it != apercu.feuille]
            rows = rows_of(apercu.lecture, apercu.importation, apercu.choices, hidden, apercu.alertes)
            self.query_one(ListeApercu).take(rows)
            self._paint_summary()
            self._paint_detail()
        self._paint_progress()

    def _paint_title(self) -> None:
        feuille = self.preparation.apercu.feuille
        where = f", feuille {clean(feuille, limit=40)}" if feuille else ""
        self.query_one(TitleLine).show(f"Importer {clean(self._path.name, limit=60)}{where}")

    def _paint_summary(self) -> None:
        apercu = self.preparation.apercu
        words = summary(apercu.importation, trier=apercu.trier, codage=apercu.codage)
        self.query_one("#resume", Cell).put(f" {words}", "discret")

    def _paint_detail(self) -> None:
        """The row under the cursor in full, where the table had to cut it."""
        rangee = self.query_one(ListeApercu).current or PreviewRow("", "", "")
        what = f"{rangee.words} → {rangee.sort}" if rangee.sort else rangee.words
        self.query_one("#detail", Cell).put(what, "discret")

    def _paint_progress(self) -> None:
        self.query_one(ProgressLine).show(self.preparation.attente)

    # Commands

    def action_changer(self) -> None:
        """Change what the column under the cursor is, or what to do with the doublon."""
        rangee = self.query_one(ListeApercu).current if self.preparation.is_free else None
        if rangee is None:
            return
        if rangee.colonne is not None:
            self._decisions.tell(self._decisions.change_role(rangee.colonne))
        elif rangee.doublon is not None:
            self._decisions.tell(self._decisions.change_sort(rangee.doublon))
        elif rangee.ligne is not None:
            self._decisions.tell(self._decisions.correct(rangee.ligne))
        else:
            self.say(f"Rien à changer ici{NBSP}: placez-vous sur une colonne, un doublon ou une ligne.")

    def on_line_list_chosen(self) -> None:
        """A second click on a row changes it."""
        self.action_changer()

    def action_doublons(self) -> None:
        """Decide of all the doublons at once."""
        importation = self.preparation.apercu.importation
        if importation is None or not importation.doublons:
            self.say("Cette liste n'a pas de doublon.")
        else:
            self._decisions.tell(self._decisions.change_all(importation.doublons))

    def action_feuille(self) -> None:
        """Read another sheet, or a text in another encoding."""
        if self.preparation.apercu.codage is not None and self.preparation.is_free:
            self._decisions.tell(self._decisions.change_codage())
        elif len(self.preparation.apercu.feuilles) < 2 or not self.preparation.is_free:
            self.say("Ce fichier n'a qu'une feuille où il y ait quelque chose.")
        else:
            self._decisions.tell(self._decisions.change_feuille())

    def action_masquees(self) -> None:
        """Read or not the rows that the spreadsheet hides."""
        lecture = self.preparation.apercu.lecture
        if lecture is None or not lecture.masquees or not self.preparation.is_free:
            self.say("Cette feuille n'a pas de ligne masquée.")
        else:
            self._decisions.tell(self._decisions.turn_hidden())

    def action_trier(self) -> None:
        """Sort the candidats by name once they are imported, or not."""
        self.preparation.turn_trier()
        self._paint_summary()

    def action_importer(self) -> None:
        """Import what is listed, all at once."""
        importation = self.preparation.apercu.importation
        if importation is None:
            self.say(f"Rien à importer{NBSP}: dites quelle colonne porte le nom (Entrée sur une colonne).")
        else:
            self._decisions.record(importation)

    def action_fermer(self) -> None:
        """Leave without importing."""
        if self.preparation.etape is Etape.IMPORT:
            self.say(f"L'import est en cours{NBSP}: patientez.")
        else:
            self._leave(None)

    def _leave(self, issue: Issue | None) -> None:
        """Leave once, whatever key comes before the screen is gone."""
        if self.is_current and self.preparation.leave():
            self.dismiss(issue)
