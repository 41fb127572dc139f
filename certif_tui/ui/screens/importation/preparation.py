"""An importation on its way: a file read, its columns understood, its rows looked at, the list recorded."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from enum import Enum
from pathlib import Path

from certif_tui.domain.frozen import Frozen, field, replace
from certif_tui.services.importation.candidats import Importation, plan
from certif_tui.services.importation.colonnes import TableauCompris, understand
from certif_tui.services.importation.doublons import ChoixImport as Sort
from certif_tui.services.importation.enregistrement import BilanImport, Choices, Importations
from certif_tui.services.importation.feuilles import choose
from certif_tui.services.importation.lecteur import LecteurTableur
from certif_tui.services.importation.lecture import Classeur, read_classeur
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.ui.screens.importation.progress_line import Attente


class Issue(Frozen):
    """How the preview was left: `bilan` of what was imported, or `refus`, why the file cannot be read."""

    bilan: BilanImport | None = None
    rejets: int = 0
    refus: str | None = None


class Etape(Enum):
    """Where the importation has come to."""

    LECTURE = "Lecture du fichier"
    LIGNES = "Lecture des lignes"
    PRETE = "à importer"
    IMPORT = "Import"
    QUITTEE = "quittée"


class ListeLue(Frozen):
    """What is known of the file and was decided of it; `lecture` and `importation` are null as long as neither is.

    `feuilles` are the sheets that hold something, `cachees` those of them that the spreadsheet hides, `alertes` what
    should be looked at of the others, `codage` is the
    encoding of a text, `trier` whether the candidats are sorted by name afterwards.
    """

    feuilles: tuple[str, ...] = ()
    cachees: tuple[str, ...] = ()
    alertes: tuple[str, ...] = ()
    feuille: str | None = None
    codage: str | None = None
    lecture: TableauCompris | None = None
    importation: Importation | None = None
    choices: Choices = field(default_factory=dict)
    trier: bool = False


class PreparationImport:
    """Takes a file from step to step. A step is begun, then gone through; none begins while another is under way."""

    def __init__(self, ouverte: SessionOuverte, path: Path) -> None:
        self._ouverte, self._path = ouverte, path
        self._classeur: Classeur | None = None
        self.etape, self.apercu = Etape.PRETE, ListeLue()
        self.attente: Attente | None = None
        """What somebody waits for, null when nothing is under way."""

    @property
    def is_free(self) -> bool:
        """Whether nothing is under way, and nobody left."""
        return self.etape is Etape.PRETE

    def begin(self, etape: Etape) -> bool:
        """Begin a step at once, so that a key that repeats begins it once; false where another is under way."""
        if not self.is_free:
            return False
        self.etape, self.attente = etape, Attente(etape.value, time.monotonic())
        return True

    def leave(self) -> bool:
        """Leave, whatever is under way; false when that was done already."""
        first = self.etape is not Etape.QUITTEE
        self.etape, self.attente = Etape.QUITTEE, None
        return first

    def _end(self) -> None:
        if self.etape is not Etape.QUITTEE:
            self.etape, self.attente = Etape.PRETE, None

    # Steps

    async def read(self, codage: str | None = None) -> None:
        """Read the file, a text in that `codage`, and the columns of its first sheet.

        Raises `Refus` when it cannot be read or is empty; what was read before then stays.
        """
        lecteur = LecteurTableur()
        try:
            self._classeur = await asyncio.to_thread(read_classeur, self._path, lecteur, codage)
            feuilles = tuple(it.nom for it in self._classeur.feuilles if it.lignes)
            self.apercu = replace(
                self.apercu, feuilles=feuilles, cachees=self._classeur.cachees, codage=self._classeur.codage
            )
            await self._understand(None)
        finally:
            lecteur.stop()  # who leaves the screen, or the program, does not wait for the end of the file
            self._end()

    async def take_feuille(self, nom: str) -> None:
        """Read another sheet; what was decided of the one before goes."""
        try:
            await self._understand(nom)
        finally:
            self._end()

    async def _understand(self, nom: str | None) -> None:
        if self._classeur is not None:
            chosen = choose(self._classeur, nom)
            feuille = chosen.feuille
            self.apercu = replace(self.apercu, alertes=chosen.alertes("F en lit une"))
            lecture = await asyncio.to_thread(understand, feuille)
            self._read_anew(lecture, feuille.nom)

    def take_lecture(self, lecture: TableauCompris) -> None:
        """Read the rows with other columns; what was decided of them goes."""
        self._read_anew(lecture, self.apercu.feuille)

    def _read_anew(self, lecture: TableauCompris, feuille: str | None) -> None:
        self.apercu = replace(self.apercu, feuille=feuille, lecture=lecture, importation=None, choices={})

    async def plan(self) -> None:
        """Look at each row. Raises `Refus` when no column holds the names."""
        lecture = self.apercu.lecture
        try:
            if lecture is not None:
                candidats = self._ouverte.session.candidats
                importation = await asyncio.to_thread(plan, lecture, candidats, self._advance)
                self.apercu = replace(self.apercu, importation=importation)
        finally:
            self._end()

    def _advance(self, rows: int) -> None:
        attente, lecture = self.attente, self.apercu.lecture
        if attente is not None and lecture is not None:
            self.attente = replace(attente, done=rows, total=len(lecture.lignes))

    async def record(self, importation: Importation, motif: str = "") -> Issue:
        """Import what is listed, all at once. Refused as `Importations.record`."""
        record, choices = Importations(self._ouverte).record, self.apercu.choices
        try:
            bilan = await asyncio.to_thread(record, importation, choices, self._path.name, motif)
            if self.apercu.trier:
                self._ouverte.candidats.sort_by_name()
        finally:
            self._end()
        return Issue(bilan, len(importation.rejets))

    # Decisions

    def choose(self, lignes: Sequence[int], sort: Sort) -> None:
        """Do that with the doublons on those rows."""
        self.apercu = replace(self.apercu, choices={**self.apercu.choices, **dict.fromkeys(lignes, sort)})

    def turn_trier(self) -> None:
        """Sort the candidats by name afterwards, or not."""
        self.apercu = replace(self.apercu, trier=not self.apercu.trier)
