"""What the sheet on the grading screen is of, the oral or the written work, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from textual.actions import parse
from textual.binding import Binding

from certif_tui.domain.session.candidats import Candidat
from certif_tui.services.grille.poste import Poste
from certif_tui.ui.commands import Volet, command
from certif_tui.ui.screens.evaluation import hinting, marking, timing
from certif_tui.ui.screens.evaluation.titre import title, written_title
from certif_tui.ui.verbes import Verbe
from certif_tui.wording.text import NBSP

passage, resultat = (partial(command, volet=it) for it in (Volet.PASSAGE, Volet.RESULTAT))
INCIDENT = passage(
    "evaluation.incident", Verbe.INCIDENT, "incident", "Incident", f"Note un incident{NBSP}; peut rendre du temps"
)
BILAN = resultat(
    "evaluation.bilan", Verbe.BILAN, "bilan", "Bilan", "Résultat du candidat, remise de la grille", show=True
)
MASQUER = resultat(
    "evaluation.masquer", Verbe.MASQUER, "masquer", "Masquer les statuts", "Cache ou montre ce qui est validé"
)
DEPLACER = passage(
    "evaluation.deplacer", Verbe.DEPLACER, "deplacer", "Déplacer la grille", "Grille remplie pour un autre candidat"
)
INFOS = passage(
    "evaluation.infos", Verbe.INFOS, "infos", "Épreuve et règle", "Modalités, condition de validation, remarques"
)
SUIVANT = passage("evaluation.suivant", Verbe.SUIVANT, "suivant", "Candidat suivant", "Passe au candidat suivant")
RETOUR = passage("evaluation.retour", Verbe.RETOUR, "retour", "Retour", "Revient à la liste des candidats")


@dataclass(frozen=True, slots=True)
class Variant:
    """What a sheet offers; `title` says whose it is, in so many columns."""

    commandes: tuple[Binding, ...]
    title: Callable[[Poste, Candidat, int], str]
    clocked: bool
    """Whether the candidat is heard meanwhile: the clock is shown, and what the marks make of the bloc."""

    def offer(self, competences: int) -> Sequence[Binding]:
        """What can be done in a bloc of so many compétences: the other keys of the number row lead nowhere."""
        nowhere = marking.COMPETENCES[competences:]
        return [it for it in self.commandes if it not in nowhere]


ORAL = Variant(
    (
        INCIDENT,
        *marking.COMMANDES,
        hinting.CONFIRMER,
        *timing.COMMANDES,
        BILAN,
        SUIVANT,
        MASQUER,
        DEPLACER,
        INFOS,
        RETOUR,
    ),
    title,
    clocked=True,
)


def ecrit(membres: Sequence[Candidat], groupe: str = "") -> Variant:
    """The written work of one candidat, or once that of all the `membres` of a group.

    What is ticked becomes hints, without clock or verdict. `groupe` is the code of a group that was drawn.
    """
    return Variant(
        (INCIDENT, *marking.COMMANDES, INFOS, RETOUR),
        lambda poste, _candidat, _width: written_title(poste, membres, groupe),
        clocked=False,
    )


def actions_of(commandes: Iterable[Binding]) -> frozenset[str]:
    """The names of the actions that commands run."""
    return frozenset(parse(it.action)[1] for it in commandes)
