"""The half of the grading screen that marks: one key a judgement, remarques, finding, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from certif_tui.domain.grille.evenements import Avis
from certif_tui.ui.commands import NUMBER_ROW, Commande, command
from certif_tui.ui.ecran import Ecran

if TYPE_CHECKING:
    from certif_tui.services.grille.evaluation import GrilleOuverte
    from certif_tui.ui.widgets.checklist import Checklist


def _number_bindings() -> list[BindingType]:
    return [
        command(
            f"evaluation.competence_{rank}",
            keys,
            f"competence({rank - 1})",
            f"Compétence {rank}",
            "Va à cette compétence (rangée des chiffres, avec ou sans Maj)",
        )
        for rank, keys in enumerate(NUMBER_ROW, start=1)
    ]


class Marking(Ecran[str]):
    """Marks the critère under the cursor; `paint` is called after every change."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command(
            "evaluation.valide",
            "space,o",
            "avis('valide')",
            "Validé",
            "Valide le critère, passe au suivant",
            show=True,
        ),
        command(
            "evaluation.non_valide",
            "n",
            "avis('non_valide')",
            "Non validé",
            "Refuse le critère, passe au suivant",
            show=True,
        ),
        command(
            "evaluation.remarque", "r", "remarque", "Remarque", "Note une remarque sur la ligne du curseur", show=True
        ),
        command(
            "evaluation.sans_objet",
            "s",
            "avis('sans_objet')",
            "Sans objet",
            "Critère «\u00a0le cas échéant\u00a0» non rencontré",
        ),
        command("evaluation.effacer", "backspace", "effacer", "Effacer", "Efface l'avis, reste sur le critère"),
        command(
            "evaluation.annuler", "u,ctrl+z", "annuler", "Annuler", "Annule le dernier avis ou la dernière remarque"
        ),
        command("evaluation.retablir", "ctrl+y", "retablir", "Rétablir", "Rétablit ce qui vient d'être annulé"),
        command("evaluation.suivante", "tab,right", "voisine(1)", "Compétence suivante", "Va à la compétence suivante"),
        command(
            "evaluation.precedente",
            "shift+tab,left",
            "voisine(-1)",
            "Compétence précédente",
            "Va à la compétence précédente",
        ),
        command(
            "evaluation.chercher", "slash,colon", "chercher", "Chercher", "Cherche un critère par son texte ou son code"
        ),
        *_number_bindings(),
    ]

    grille: GrilleOuverte
    checklist: Checklist

    def commandes(self) -> tuple[Commande, ...]:
        """The commands of the screen, without the number row's keys that lead nowhere in this bloc."""
        beyond = len(self.grille.place.bloc.competences) + 1
        nowhere = {f"evaluation.competence_{rank}" for rank in range(beyond, 10)}
        return tuple(commande for commande in super().commandes() if commande.ident not in nowhere)

    def paint(self) -> None:
        """Show the state as it is now."""
        raise NotImplementedError

    def mark(self, avis: Avis | None) -> bool:
        """Give or clear a judgement on the critère under the cursor; false when it was refused."""
        ligne = self.checklist.current
        if ligne.titre:
            self.say(f"{ligne.code} est une compétence\u00a0: placez le curseur sur un de ses critères.")
            return False
        if self.grille.grille.avis(ligne.code) == avis and not self.grille.lecture_seule:
            self.say(None)
            return True
        return self.manage(lambda: self.grille.evaluate(ligne.code, avis))

    def action_avis(self, avis: str) -> None:
        """Judge the critère under the cursor and go to the next one."""
        if self.mark(Avis(avis)):
            self.advance()
            self.paint()

    def action_effacer(self) -> None:
        """Clear the judgement and stay."""
        if self.mark(None):
            self.paint()

    def advance(self) -> None:
        """Go to the next critère, past headings; stay on the last one."""
        rows = self.checklist.rows
        following = range(self.checklist.cursor + 1, len(rows))
        self.checklist.go_to(next((row for row in following if not rows[row].titre), self.checklist.cursor))

    def action_annuler(self) -> None:
        """Take back the last change and show where it was."""
        self._travel(self.grille.undo)

    def action_retablir(self) -> None:
        """Do it again and show where it was."""
        self._travel(self.grille.redo)

    def _travel(self, use_case: object) -> None:
        touched: list[str] = []
        if self.manage(lambda: touched.append(use_case())):  # type: ignore[operator]
            self.go_to_code(touched[0])
            self.paint()

    def go_to_code(self, code: str) -> None:
        """Put the cursor on a critère or compétence."""
        row = self.checklist.rank.get(code)
        if row is not None:
            self.checklist.go_to(row)

    def action_voisine(self, step: int) -> None:
        """Go to the heading of a neighbouring compétence, around the ends."""
        headings = [row for row, ligne in enumerate(self.checklist.rows) if ligne.titre]
        current = self.checklist.current.competence
        rank = [self.checklist.rows[row].code for row in headings].index(current)
        self.checklist.go_to(headings[(rank + step) % len(headings)] + 1)

    def action_competence(self, rank: int) -> None:
        """Go to the first critère of the nth compétence."""
        headings = [row for row, ligne in enumerate(self.checklist.rows) if ligne.titre]
        if rank < len(headings):
            self.checklist.go_to(headings[rank] + 1)
        else:
            self.say(f"Ce bloc n'a que {len(headings)} compétences.")

    def action_chercher(self) -> None:
        """Find a row by its words."""
        from certif_tui.ui.dialogs.saisie import Saisie

        def found(words: str | None) -> None:
            if not words or not words.strip():
                return
            row = self.checklist.find(words, start=self.checklist.cursor + 1)
            if row is None:
                self.say(f"Aucun critère ne contient «\u00a0{words.strip()}\u00a0».")
            else:
                self.say(None)
                self.checklist.go_to(row)

        self.app.push_screen(Saisie("Chercher", "Mot ou code d'un critère"), found)

    def action_remarque(self) -> None:
        """Write the remarque of the row under the cursor."""
        from certif_tui.ui.dialogs.remarque import Remarque

        ligne = self.checklist.current
        if self.grille.lecture_seule:
            self.say(self.grille.lecture_seule)
            return

        def keep(texte: str, brouillon: bool) -> None:
            if brouillon or texte != self.grille.grille.remarque(ligne.code):
                self.manage(lambda: self.grille.write_remarque(ligne.code, texte, brouillon=brouillon))

        editor = Remarque(ligne.code, self.grille.grille.remarque(ligne.code), keep)
        self.app.push_screen(editor, lambda _result: self.paint())
