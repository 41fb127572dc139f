"""The preview of a list before it is imported: nothing changes until one key says so."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from certif_tui.domain.refus import MotifManquant, Refus
from certif_tui.journal.journal import JournalError
from certif_tui.services.importation.candidats import ChoixImport as Sort
from certif_tui.services.importation.candidats import Importation, plan
from certif_tui.services.importation.colonnes import LIBELLES, TableauCompris, understand
from certif_tui.services.importation.enregistrement import BilanImport, Importations
from certif_tui.services.importation.lecteur import LecteurTableur
from certif_tui.services.importation.lecture import Classeur, read_classeur
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.ui.commands import command
from certif_tui.ui.dialogs.choix import Choix
from certif_tui.ui.dialogs.saisie import Saisie
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.flow import Flow
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.importation.progress_line import ProgressLine
from certif_tui.ui.screens.importation.rows import PreviewRow, rows_of, widths
from certif_tui.ui.widgets.bandeau import Bandeau
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.key_line import KeyLine
from certif_tui.ui.widgets.row_list import RowList
from certif_tui.wording.statuts import DOUBLONS
from certif_tui.wording.text import NBSP, clean, counted

TICK_S = 0.1
"""Seconds between two looks at how far the work has come."""


@dataclass(frozen=True, slots=True)
class Issue:
    """How the preview was left: `bilan` of what was imported, or `refus`, why the file cannot be read."""

    bilan: BilanImport | None = None
    rejets: int = 0
    refus: str | None = None


class ImportationScreen(Ecran[Issue]):
    """Dismissed with what was done, null when left without importing."""

    DEFAULT_CSS = "ImportationScreen #detail { height: 2; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        command("importation.importer", "i,ctrl+s,f5", "importer", "Importer", "Importe ce qui est listé", show=True),
        command("importation.changer", "enter", "changer", "Changer", "Change la colonne ou le doublon", show=True),
        command("importation.doublons", "d", "doublons", "Doublons", "Décide de tous les doublons à la fois"),
        command("importation.feuille", "f", "feuille", "Feuille", "Lit une autre feuille du classeur", show=True),
        command("importation.trier", "t", "trier", "Trier", "Range ou non les candidats par nom ensuite", show=True),
        command("importation.fermer", "escape", "fermer", "Fermer", "Revient sans importer", show=True),
    ]

    def __init__(self, ouverte: SessionOuverte, path: Path, affichage: Affichage) -> None:
        super().__init__()
        self.ouverte, self.path, self.affichage = ouverte, path, affichage
        self._flow = Flow(self)
        self._classeur: Classeur | None = None
        self._feuille: str | None = None
        self._lecture: TableauCompris | None = None
        self._importation: Importation | None = None
        self._choices: dict[int, Sort] = {}
        self._rows: tuple[PreviewRow, ...] = ()
        self._trier = self._busy = self._importing = self._left = False

    def compose(self) -> ComposeResult:
        """Title, counts, rows, the one under the cursor in full, progress, banner, keys."""
        yield Cell(id="titre", style="titre")
        yield Cell(id="resume", style="discret")
        yield RowList(lambda row: self._rows[row].cells, widths, glyphs=self.affichage.glyphs, id="apercu")
        yield Cell(id="detail", style="discret", inset=1)
        yield ProgressLine(glyphs=self.affichage.glyphs, id="progres")
        yield Bandeau(glyphs=self.affichage.glyphs, id="bandeau")
        yield KeyLine(id="touches")

    def on_mount(self) -> None:
        """Read the file; the keys stay alive meanwhile."""
        table = self.query_one(RowList)
        table.follow = self._detail
        self.set_focus(table)
        self.query_one("#titre", Cell).put(f" Importer {clean(self.path.name, limit=60)}", "titre")
        self.set_interval(TICK_S, self.query_one(ProgressLine).paint)
        self.run_worker(self._read())

    # Reading

    async def _read(self) -> None:
        self._start("Lecture du fichier")
        lecteur = LecteurTableur()
        try:
            self._classeur = await asyncio.to_thread(read_classeur, self.path, lecteur)
            await self._understand(self._classeur)
        except Refus as refusal:
            self._stop()
            self._leave(Issue(refus=str(refusal)))
        finally:
            lecteur.stop()  # who leaves the screen, or the program, does not wait for the end of the file

    async def _understand(self, classeur: Classeur) -> None:
        """Tell the columns of the sheet. Raises `Refus` when there is nothing in it."""
        feuille = classeur.feuille(self._feuille)
        self._lecture = await asyncio.to_thread(understand, feuille)
        self._feuille = feuille.nom
        where = f", feuille {clean(feuille.nom, limit=40)}" if feuille.nom else ""
        self.query_one("#titre", Cell).put(f" Importer {clean(self.path.name, limit=60)}{where}", "titre")
        await self._plan(self._lecture)

    async def _plan(self, lecture: TableauCompris) -> None:
        """Look at each row again with these columns."""
        self._lecture, self._importation = lecture, None
        self._start("Lecture des lignes")
        progres = self.query_one(ProgressLine)
        progres.total = len(lecture.lignes)

        def advance(rows: int) -> None:
            progres.done = rows

        try:
            self._importation = await asyncio.to_thread(plan, lecture, self.ouverte.session.candidats, advance)
        except Refus as refusal:
            self.say(f"{refusal}")
        finally:
            self._stop()
        self._paint(lecture)

    def _start(self, words: str) -> None:
        self._busy = True
        self.query_one(ProgressLine).start(words)

    def _stop(self) -> None:
        self._busy = False
        progres = self.query_one_optional(ProgressLine)  # none is left once the screen was closed meanwhile
        if progres is not None:
            progres.stop()

    def _leave(self, issue: Issue | None) -> None:
        """Leave once, whatever key comes before the screen is gone."""
        if self.is_current and not self._left:
            self._left = self._busy = True
            self.dismiss(issue)

    # Painting

    def _paint(self, lecture: TableauCompris) -> None:
        self._rows = rows_of(lecture, self._importation, self._choices)
        table = self.query_one(RowList)
        table.show(len(self._rows), cursor=max(1, table.cursor))
        self.query_one("#resume", Cell).put(f" {self._counts()}", "discret")
        self._detail(self.query_one(RowList).cursor)

    def _counts(self) -> str:
        plan = self._importation
        if plan is None:
            return "rien à importer"
        said = [
            f"{len(plan.ajouts)}{NBSP}à ajouter",
            f"{len(plan.deja)}{NBSP}déjà là",
            counted(len(plan.doublons), "doublon"),
            counted(len(plan.rejets), "refusée"),
        ]
        return " · ".join([*said, "puis tri par nom"] if self._trier else said)

    def _detail(self, row: int) -> None:
        """The row under the cursor in full, where the table had to cut it."""
        rangee = self._rows[row] if row < len(self._rows) else PreviewRow("", "", "")
        what = f"{rangee.words} → {rangee.sort}" if rangee.sort else rangee.words
        self.query_one("#detail", Cell).put(what, "discret")

    # Deciding

    @property
    def _current(self) -> PreviewRow | None:
        return self._rows[self.query_one(RowList).cursor] if self._rows and not self._busy else None

    def action_changer(self) -> None:
        """Change what the column under the cursor is, or what to do with the doublon."""
        rangee, lecture = self._current, self._lecture
        if rangee is not None and rangee.colonne is not None and lecture is not None:
            self._flow.tell(self._change_role(lecture, rangee.colonne))
        elif rangee is not None and rangee.doublon is not None:
            self._flow.tell(self._change_sort("Doublon", rangee.doublon.possibles, [rangee.doublon.arrivee.ligne]))
        elif rangee is not None:
            self.say(f"Rien à changer ici{NBSP}: placez-vous sur une colonne ou un doublon.")

    def on_line_list_chosen(self) -> None:
        """A second click on a row changes it."""
        self.action_changer()

    async def _change_role(self, lecture: TableauCompris, rank: int) -> None:
        colonne = lecture.colonnes[rank]
        invite = clean(colonne.titre or colonne.exemple, limit=40)
        options = list(LIBELLES.items())
        role = await self._flow.ask(Choix("Colonne", options, invite=invite, actuel=colonne.role))
        if role is not None and not self._busy:
            self._busy, self._choices = True, {}
            self.run_worker(self._plan(lecture.with_role(rank, role)))

    async def _change_sort(self, titre: str, possibles: tuple[Sort, ...], lignes: list[int]) -> None:
        actuel = self._choices.get(lignes[0])
        sort = await self._flow.ask(Choix(titre, [(it, DOUBLONS[it]) for it in possibles], actuel=actuel))
        if sort is not None and self._lecture is not None:
            self._choices |= dict.fromkeys(lignes, sort)
            self._paint(self._lecture)

    def action_doublons(self) -> None:
        """Decide of all the doublons at once; what cannot be done for one stays as it was proposed."""
        doublons = self._importation.doublons if self._importation else ()
        if not doublons:
            self.say("Cette liste n'a pas de doublon.")
            return
        possibles = tuple(dict.fromkeys(it for doublon in doublons for it in doublon.possibles))
        lignes = [it.arrivee.ligne for it in doublons]
        self._flow.tell(self._change_sort("Tous les doublons", possibles, lignes))

    def action_feuille(self) -> None:
        """Read another sheet."""
        classeur = self._classeur
        feuilles = [it for it in classeur.feuilles if it.lignes] if classeur else []
        if classeur is None or len(feuilles) < 2 or self._busy:
            self.say("Ce fichier n'a qu'une feuille où il y ait quelque chose.")
            return
        self._flow.tell(self._change_feuille(classeur, [it.nom for it in feuilles]))

    async def _change_feuille(self, classeur: Classeur, noms: list[str]) -> None:
        nom = await self._flow.ask(Choix("Feuille", [(it, it) for it in noms], actuel=self._feuille))
        if nom is not None and not self._busy:
            self._busy, self._feuille, self._choices = True, nom, {}
            self.run_worker(self._understand(classeur))

    def action_trier(self) -> None:
        """Sort the candidats by name once they are imported, or not."""
        self._trier = not self._trier
        self.query_one("#resume", Cell).put(f" {self._counts()}", "discret")

    # Importing

    def action_importer(self) -> None:
        """Import what is listed, all at once."""
        if self._importation is None:
            self.say(f"Rien à importer{NBSP}: dites quelle colonne porte le nom (Entrée sur une colonne).")
        elif not self._busy:
            self._busy = self._importing = True  # at once: a key that repeats imports once
            self.run_worker(self._import(self._importation))

    async def _import(self, importation: Importation, motif: str = "") -> None:
        self._start("Import")
        record, choices = Importations(self.ouverte).record, dict(self._choices)
        try:
            bilan = await asyncio.to_thread(record, importation, choices, self.path.name, motif)
            if self._trier:
                self.ouverte.candidats.sort_by_name()
        except (Refus, JournalError) as refusal:
            self._importing = False
            self._stop()
            if isinstance(refusal, MotifManquant):
                self._flow.tell(self._give_motif(importation, str(refusal)))
            else:
                self.say(str(refusal))
        else:
            self._leave(Issue(bilan, len(importation.rejets)))

    async def _give_motif(self, importation: Importation, why: str) -> None:
        """Ask why what was said of somebody changes, then import."""
        motif = await self._flow.ask(Saisie("Motif de l'import", why))
        if motif is None or not motif.strip():
            self.say(why)
        elif not self._busy:
            self._busy = self._importing = True
            self.run_worker(self._import(importation, motif))

    def action_fermer(self) -> None:
        """Leave without importing."""
        if self._importing:
            self.say(f"L'import est en cours{NBSP}: patientez.")
        else:
            self._leave(None)
