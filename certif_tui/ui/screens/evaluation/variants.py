"""What the sheet on the grading screen is of, the oral or the written work, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from textual.actions import parse
from textual.binding import Binding

from certif_tui.domain.chrono.state import Marche
from certif_tui.domain.frozen import Frozen, replace
from certif_tui.domain.session.candidats import Candidat
from certif_tui.services.grille.evaluation import GrilleOuverte
from certif_tui.services.grille.poste import Poste
from certif_tui.services.oral.passage import ChronoOuvert
from certif_tui.ui.commands import Chapitre, command
from certif_tui.ui.screens.evaluation import hinting, marking, timing
from certif_tui.ui.screens.evaluation.titre import title, written_title
from certif_tui.ui.verbes import Verbe
from certif_tui.wording.text import NBSP

passage, resultat = (partial(command, chapitre=it) for it in (Chapitre.PASSAGE, Chapitre.RESULTAT))
INCIDENT = passage(
    "evaluation.incident", Verbe.INCIDENT, "incident", "Incident", f"Note un incident{NBSP}; peut rendre du temps"
)
BILAN = resultat(
    "evaluation.bilan", Verbe.BILAN, "bilan", "Bilan", "Résultat du candidat, remise de la grille", show=True
)
MASQUER = resultat(
    "evaluation.masquer", Verbe.MASQUER, "masquer", "Masquer les statuts", "Cache ou montre ce qui est validé"
)
GRAND = passage(
    "evaluation.grand", Verbe.VOIR, "grand", "Voir le chrono en grand", "Montre le chrono seul, sur tout l'écran"
)
DEPLACER = passage(
    "evaluation.deplacer", Verbe.DEPLACER, "deplacer", "Déplacer la grille", "Grille remplie pour un autre candidat"
)
INFOS = passage(
    "evaluation.infos", Verbe.INFOS, "infos", "Épreuve et règle", "Modalités, condition de validation, remarques"
)
PHRASES = passage(
    "evaluation.phrases", Verbe.PHRASES, "phrases", "Remarques prêtes", "Phrases proposées par critère, et les vôtres"
)
SUIVANT = passage("evaluation.suivant", Verbe.SUIVANT, "suivant", "Candidat suivant", "Passe au candidat suivant")
RETOUR = passage("evaluation.retour", Verbe.RETOUR, "retour", "Retour", "Revient à la liste des candidats")


MARQUER = tuple(it for it in marking.COMMANDES if parse(it.action)[1] in marking.CHANGENT)
EN_LECTURE = {BILAN: "Bilan", marking.CHERCHER: "Chercher", SUIVANT: "Suivant", RETOUR: "Retour"}
"""The main keys of a sheet that is only looked at, in words short enough to stand together."""


class EtatFeuille(Frozen):
    """Whether a sheet is closed (handed in, taken over, in a folder that is only read), and whether its clock can run.

    No clock starts on a sheet handed in; one that runs is still paused and ended.
    """

    fermee: bool = False
    chrono: bool = True

    @classmethod
    def of(cls, grille: GrilleOuverte, chrono: ChronoOuvert) -> EtatFeuille:
        """How a sheet and its clock stand."""
        runs = chrono.chrono.marche in (Marche.EN_COURS, Marche.PAUSE)
        can_run = chrono.live.refused is None and (runs or grille.grille.remise is None)
        return cls(grille.lecture_seule is not None, can_run)

    @property
    def nowhere(self) -> tuple[Binding, ...]:
        """The commands that lead nowhere."""
        marks = (*MARQUER, hinting.CONFIRMER, DEPLACER) if self.fermee else ()
        return marks if self.chrono else (*marks, *timing.DONNENT_LE_TEMPS)


class Variant(Frozen):
    """What a sheet offers; `title` says whose it is, in so many columns."""

    commandes: tuple[Binding, ...]
    title: Callable[[Poste, Candidat, int], str]
    clocked: bool
    """Whether the candidat is heard meanwhile: the clock is shown, and what the marks make of the bloc."""

    def offer(self, competences: int, etat: EtatFeuille) -> Sequence[Binding]:
        """What can be done in a bloc of so many compétences: the other keys of the number row lead nowhere.

        Of a sheet that is closed, what can still be done: its main keys are then the first to be shown.
        """
        nowhere = (*marking.COMPETENCES[competences:], *etat.nowhere)
        there = [it for it in self.commandes if it not in nowhere]
        if not etat.fermee:
            return there
        shown = [(it, EN_LECTURE.get(it)) for it in there]
        return [replace(it, show=True, description=words) if words else it for it, words in shown]


ORAL = Variant(
    (
        INCIDENT,
        *marking.COMMANDES,
        hinting.CONFIRMER,
        *timing.COMMANDES,
        GRAND,
        BILAN,
        SUIVANT,
        MASQUER,
        DEPLACER,
        INFOS,
        PHRASES,
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
        (INCIDENT, *marking.COMMANDES, INFOS, PHRASES, RETOUR),
        lambda poste, _candidat, _width: written_title(poste, membres, groupe),
        clocked=False,
    )


def actions_of(commandes: Iterable[Binding]) -> frozenset[str]:
    """The names of the actions that commands run."""
    return frozenset(parse(it.action)[1] for it in commandes)
