"""Marking from the grading screen: one key a judgement, remarques, finding, undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from textual.binding import Binding

from certif_tui.domain.grille.evenements import Avis
from certif_tui.domain.grille.state import Geste
from certif_tui.services.grille.evaluation import GrilleOuverte
from certif_tui.ui.commands import Actions, Chapitre, command
from certif_tui.ui.dialogs.recherche import Fouille, RechercheVive
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.annotation import write_remarque
from certif_tui.ui.flows.flow import Flow
from certif_tui.ui.screens.evaluation.egare import TexteEgare
from certif_tui.ui.screens.evaluation.rafale import Rafale
from certif_tui.ui.verbes import NUMBER_ROW, Verbe
from certif_tui.ui.widgets.checklist import Checklist
from certif_tui.wording.text import NBSP, counted

aller = partial(command, chapitre=Chapitre.LIGNES)
COMPETENCES = tuple(
    aller(
        f"evaluation.competence_{rank}",
        verbe,
        f"competence({rank - 1})",
        f"Compétence {rank}",
        "Va à cette compétence (rangée des chiffres, avec ou sans Maj)",
    )
    for rank, verbe in enumerate(NUMBER_ROW, start=1)
)
CHERCHER = aller(
    "evaluation.chercher", Verbe.CHERCHER, "chercher", "Chercher", "Cherche un critère par son texte ou son code"
)
CHANGENT = ("avis", "remarque", "effacer", "annuler", "retablir")
"""The actions that change a sheet."""
COMMANDES: tuple[Binding, ...] = (
    command(
        "evaluation.valide", Verbe.VALIDE, "avis('valide')", "Validé", "Valide le critère, passe au suivant", show=True
    ),
    command(
        "evaluation.non_valide",
        Verbe.NON_VALIDE,
        "avis('non_valide')",
        "Non validé",
        "Refuse le critère, passe au suivant",
        show=True,
    ),
    command(
        "evaluation.remarque",
        Verbe.REMARQUE,
        "remarque",
        "Remarque",
        "Note une remarque sur la ligne du curseur",
        show=True,
    ),
    command(
        "evaluation.sans_objet",
        Verbe.SANS_OBJET,
        "avis('sans_objet')",
        "Sans objet",
        f"Critère «{NBSP}le cas échéant{NBSP}» non rencontré",
    ),
    command("evaluation.effacer", Verbe.EFFACER, "effacer", "Effacer", "Efface l'avis, reste sur le critère"),
    command(
        "evaluation.annuler", Verbe.ANNULER, "annuler", "Annuler", "Annule le dernier avis ou la dernière remarque"
    ),
    command("evaluation.retablir", Verbe.RETABLIR, "retablir", "Rétablir", "Rétablit ce qui vient d'être annulé"),
    aller(
        "evaluation.suivante",
        (Verbe.SUIVANTE, Verbe.DROITE),
        "voisine(1)",
        "Compétence suivante",
        "Va à la compétence suivante",
    ),
    aller(
        "evaluation.precedente",
        (Verbe.PRECEDENTE, Verbe.GAUCHE),
        "voisine(-1)",
        "Compétence précédente",
        "Va à la compétence précédente",
    ),
    CHERCHER,
    *COMPETENCES,
)
TURN: dict[Avis | None, Avis | None] = {None: Avis.VALIDE, Avis.VALIDE: Avis.NON_VALIDE}
"""What a click makes of a mark; any other one is cleared."""


COMPLETE = f"Grille complète{NBSP}: B montre le bilan."
LAST = "Ret.arr. efface son avis, U l'annule."
AVIS_DONNES = {Avis.VALIDE: "validés", Avis.NON_VALIDE: "non validés", Avis.SANS_OBJET: "sans objet"}


class Marking(Flow):
    """Marks the critère under the cursor of the checklist."""

    def __init__(
        self,
        screen: Ecran[Any],
        grille: GrilleOuverte,
        checklist: Checklist,
        egare: TexteEgare,
        done: Callable[[], None],
    ) -> None:
        """`egare` is what was typed outside a remarque, `done` shows the sheet as it is now."""
        super().__init__(screen)
        self._grille, self._checklist, self._egare, self._done = grille, checklist, egare, done
        self._rafale, self._is_spent = Rafale(), False

    def actions(self) -> Actions:
        """What the commands of a sheet do."""
        return {
            "avis": lambda avis: self.judge(Avis(avis)),
            "effacer": self.clear,
            "annuler": self.undo,
            "retablir": self.redo,
            "voisine": self.go_to_neighbour,
            "competence": self.go_to_competence,
            "chercher": lambda: self.tell(self.find()),
            "remarque": lambda: self.tell(self.write_remarque(self._checklist.current.code)),
        }

    def judge(self, avis: Avis) -> None:
        """Judge the critère under the cursor and go to the next one; the last one is not judged twice in a row."""
        code = self._checklist.current.code
        known = self._grille.grille.avis(code)
        if self._is_spent and known is not None:
            self.screen.say(COMPLETE if not self._grille.statut.restants else f"{code} est le dernier{NBSP}: {LAST}")
            return
        if self._mark(avis):
            before = self._checklist.cursor
            self._advance()
            self._is_spent = self._checklist.cursor == before
            self._done()
            self._tell_gesture(avis, known)

    def _tell_gesture(self, avis: Avis, before: Avis | None) -> None:
        """Say what the last mark ends: a key held down, which one undo takes back, or the sheet."""
        grille, statut = self._grille.grille, self._grille.statut
        if avis == before or not grille.faits:
            return
        count = self._rafale.take(grille.faits[-1].id, avis, self._grille.contexte.clock.now().repere.boottime_ms)
        if count > 1:
            self.screen.say(f"{counted(count, 'critère')} {AVIS_DONNES[avis]} d'un coup{NBSP}: U annule tout.")
        elif not statut.restants:
            self.screen.say(COMPLETE)

    def moved(self) -> None:
        """The cursor stands elsewhere: what it left is behind."""
        self._is_spent = False

    def clear(self) -> None:
        """Clear the judgement and stay."""
        if self._mark(None):
            self._is_spent = False
            self._done()

    def turn(self) -> None:
        """Turn the mark under the cursor: not evaluated, validé, non validé."""
        if self._mark(TURN.get(self._grille.grille.avis(self._checklist.current.code))):
            self._done()

    def _mark(self, avis: Avis | None) -> bool:
        """Whether the critère under the cursor was given that judgement, or had it."""
        ligne = self._checklist.current
        if ligne.titre:
            self.screen.say(f"{ligne.code} est une compétence{NBSP}: placez le curseur sur un de ses critères.")
            return False
        if self._grille.grille.avis(ligne.code) == avis and not self._grille.lecture_seule:
            self.screen.say(None)
            return True
        return self.screen.manage(lambda: self._grille.evaluate(ligne.code, avis))

    def _advance(self) -> None:
        """Go to the next critère, past headings; stay on the last one."""
        rows = self._checklist.rows
        following = range(self._checklist.cursor + 1, len(rows))
        self._checklist.go_to(next((row for row in following if not rows[row].titre), self._checklist.cursor))

    def undo(self) -> None:
        """Take back the last change and show where it was."""
        self._travel(self._grille.undo, self._grille.grille.faits)

    def redo(self) -> None:
        """Do it again and show where it was."""
        self._travel(self._grille.redo, self._grille.grille.defaits)

    def _travel(self, use_case: Callable[[int], str], changes: Sequence[Geste]) -> None:
        code = self.screen.attempt(lambda: use_case(self._rafale.length(changes)))
        if code is not None:
            self._is_spent = False
            self._checklist.go_to_code(code)
            self._done()

    def go_to_neighbour(self, step: int) -> None:
        """Go to the first critère of a neighbouring compétence, around the ends."""
        headings, rows = self._checklist.headings, self._checklist.rows
        rank = [rows[row].code for row in headings].index(self._checklist.current.competence)
        self._checklist.go_to(headings[(rank + step) % len(headings)] + 1)

    def go_to_competence(self, rank: int) -> None:
        """Go to the first critère of the nth compétence."""
        headings = self._checklist.headings
        if rank < len(headings):
            self._checklist.go_to(headings[rank] + 1)
        else:
            self.screen.say(f"Ce bloc n'a que {len(headings)} compétences.")

    def go_to_first(self) -> None:
        """Go to the first hole behind the last mark, else to the first hole, else to the top."""
        rows, grille = self._checklist.rows, self._grille.grille
        last = self._checklist.rank.get(grille.dernier_code or "", 0)
        order = [*range(last, len(rows)), *range(last)]
        holes = (row for row in order if not rows[row].titre and grille.avis(rows[row].code) is None)
        self._checklist.cursor = next(holes, 1)

    def return_to(self, code: str) -> None:
        """Go to the critère or compétence the bilan sends back to, and say how many critères are left."""
        self._checklist.go_to_code(code)
        restants = self._grille.statut.restants
        if restants and self._grille.grille.avis(code) is None:
            self.screen.say(f"Il reste {counted(restants, 'critère')} à évaluer.")

    async def find(self) -> None:
        """Go to the rows that hold the words, as they are typed."""
        checklist = self._checklist

        def named(row: int) -> str:
            return f"{checklist.rows[row].code} {checklist.rows[row].libelle}"

        fouille = Fouille(checklist.matches, named, checklist.go_to, "Aucun critère")
        await self.ask(RechercheVive(fouille, "mot ou code d'un critère", checklist.cursor))

    async def write_remarque(self, code: str) -> None:
        """Have the remarque on that critère or compétence written: the row the key was pressed on.

        What was typed on the sheet just before, as a text is, stands in it already.
        """
        await write_remarque(self, self._grille, code, ajout=self._egare.give())
        self._done()
