"""What is decided of a list before it is imported: columns, sheet, doublons, why what was known of somebody changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from certif_tui.domain.frozen import replace
from certif_tui.domain.refus import MotifManquant, Refus
from certif_tui.journal.journal import JournalError
from certif_tui.services.importation.avertissements import told_rows
from certif_tui.services.importation.candidats import Importation
from certif_tui.services.importation.codages import CODAGES
from certif_tui.services.importation.colonnes import TableauCompris
from certif_tui.services.importation.doublons import ChoixImport as Sort
from certif_tui.services.importation.doublons import Doublon
from certif_tui.services.importation.roles import LIBELLES, Role
from certif_tui.ui.dialogs.choix import Choix
from certif_tui.ui.dialogs.saisie import Saisie
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.flow import Flow
from certif_tui.ui.screens.importation.preparation import Etape, Issue, PreparationImport
from certif_tui.wording.statuts import DOUBLONS
from certif_tui.wording.text import clean


class Decisions(Flow):
    """Takes an importation from step to step as the juror decides; the keys stay alive while a step takes its time."""

    def __init__(self, screen: Ecran[Any], preparation: PreparationImport, leave: Callable[[Issue], None]) -> None:
        super().__init__(screen)
        self._preparation, self._leave = preparation, leave

    # Reading

    def read(self) -> None:
        """Read the file, then its rows; one that cannot be read is left with the reason."""
        if self._preparation.begin(Etape.LECTURE):
            self.screen.run_worker(self._read())

    async def _read(self) -> None:
        try:
            await self._preparation.read()
        except Refus as refusal:
            self._leave(Issue(refus=str(refusal)))
        else:
            await self._go_on()

    async def _go_on(self) -> None:
        """Look at the rows of the sheet just read, unless the juror left meanwhile."""
        if self._preparation.begin(Etape.LIGNES):
            await self._plan()

    async def _plan(self) -> None:
        self.screen.paint()
        try:
            await self._preparation.plan()
        except Refus as refusal:
            self.screen.say(str(refusal))
        self.screen.paint()

    async def change_feuille(self) -> None:
        """Choose which sheet to read."""
        apercu = self._preparation.apercu
        options = [(it, it) for it in apercu.feuilles]
        nom = await self.ask(Choix("Feuille", options, actuel=apercu.feuille))
        if nom is not None and self._preparation.begin(Etape.LIGNES):
            self.screen.run_worker(self._take_feuille(nom))

    async def _take_feuille(self, nom: str) -> None:
        await self._preparation.take_feuille(nom)
        await self._go_on()

    async def change_codage(self) -> None:
        """Choose in which encoding a text is read."""
        actuel = self._preparation.apercu.codage
        codage = await self.ask(Choix("Codage du fichier", list(CODAGES.items()), actuel=actuel))
        if codage is not None and self._preparation.begin(Etape.LECTURE):
            self.screen.run_worker(self._read_in(codage))

    async def _read_in(self, codage: str) -> None:
        try:
            await self._preparation.read(codage)
        except Refus as refusal:
            self.screen.say(str(refusal))
        else:
            await self._go_on()

    async def turn_hidden(self) -> None:
        """Choose whether the rows that the spreadsheet hides are read."""
        lecture = self._preparation.apercu.lecture
        if lecture is None:
            return
        invite = f"lignes {told_rows(sorted(lecture.masquees))}"
        options = [(False, "les laisser de côté"), (True, "les prendre")]
        taken = await self.ask(Choix("Lignes masquées", options, invite=invite, actuel=lecture.avec_masquees))
        if taken is not None:
            self._take(replace(lecture, avec_masquees=taken))

    async def correct(self, number: int) -> None:
        """Have another text read in a cell of the row of that number."""
        apercu = self._preparation.apercu
        lecture, importation = apercu.lecture, apercu.importation
        ligne = next((it for it in lecture.lignes if it.numero == number), None) if lecture else None
        if lecture is None or importation is None or ligne is None:
            return
        why = {it.role: it.raison for it in importation.doutes if it.ligne == number}
        read = [(rank, LIBELLES[it.role]) for rank, it in enumerate(lecture.colonnes) if it.role is not Role.IGNOREE]
        doubted = next((rank for rank, _words in read if lecture.colonnes[rank].role in why), None)
        rank = await self.ask(Choix("Corriger", read, invite=f"ligne {number}", actuel=doubted))
        if rank is None:
            return
        role = lecture.colonnes[rank].role
        hidden = role is Role.AMENAGEMENT and role in why  # it may be a diagnosis, which is not shown to who stands by
        asked = Saisie(LIBELLES[role], why.get(role, f"Ligne {number}"), "" if hidden else lecture.cell(ligne, rank))
        text = await self.ask(asked)
        if text is not None:
            self._take(lecture.with_cell(number, rank, text))

    def _take(self, lecture: TableauCompris) -> None:
        """Look at the rows again, read in another way."""
        if self._preparation.begin(Etape.LIGNES):
            self._preparation.take_lecture(lecture)
            self.screen.run_worker(self._plan())

    async def change_role(self, rank: int) -> None:
        """Choose what the column of that rank is."""
        lecture = self._preparation.apercu.lecture
        if lecture is None:
            return
        colonne = lecture.colonnes[rank]
        invite = clean(colonne.titre or colonne.exemple, limit=40)
        role = await self.ask(Choix("Colonne", list(LIBELLES.items()), invite=invite, actuel=colonne.role))
        if role is not None:
            self._take(lecture.with_role(rank, role))

    # Doublons

    async def change_sort(self, doublon: Doublon) -> None:
        """Choose what to do with a doublon."""
        await self._choose("Doublon", doublon.possibles, [doublon.arrivee.ligne])

    async def change_all(self, doublons: Sequence[Doublon]) -> None:
        """Choose what to do with each; what cannot be done for one stays as it was proposed."""
        possibles = dict.fromkeys(it for doublon in doublons for it in doublon.possibles)
        await self._choose("Tous les doublons", tuple(possibles), [it.arrivee.ligne for it in doublons])

    async def _choose(self, titre: str, possibles: Sequence[Sort], lignes: Sequence[int]) -> None:
        actuel = self._preparation.apercu.choices.get(lignes[0])
        sort = await self.ask(Choix(titre, [(it, DOUBLONS[it]) for it in possibles], actuel=actuel))
        if sort is not None:
            self._preparation.choose(lignes, sort)
            self.screen.paint()

    # Importing

    def record(self, importation: Importation, motif: str = "") -> None:
        """Import what is listed, unless that is under way."""
        if self._preparation.begin(Etape.IMPORT):
            self.screen.run_worker(self._record(importation, motif))

    async def _record(self, importation: Importation, motif: str) -> None:
        try:
            issue = await self._preparation.record(importation, motif)
        except MotifManquant as refusal:
            self.tell(self._give_motif(importation, str(refusal)))
        except (Refus, JournalError) as refusal:
            self.screen.say(str(refusal))
        else:
            self._leave(issue)

    async def _give_motif(self, importation: Importation, why: str) -> None:
        """Ask why what was said of somebody changes, then import."""
        motif = await self.ask(Saisie("Motif de l'import", why))
        if motif is None or not motif.strip():
            self.screen.say(why)
        else:
            self.record(importation, motif)
