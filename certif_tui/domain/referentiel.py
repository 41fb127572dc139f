"""The official grid: blocs, activités, compétences, critères, épreuves, and the rule that validates a bloc."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, PositiveInt, StringConstraints

from certif_tui.domain.modele import Modele

Texte = Annotated[str, StringConstraints(min_length=1, max_length=4000)]
Code = Annotated[
    str, StringConstraints(min_length=1, max_length=40, pattern=r"^[^\s\x00-\x1f]([^\x00-\x1f]*[^\s\x00-\x1f])?$")
]
CodePhase = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,30}$")]


class Critere(Modele):
    """One evaluation criterion, its wording to the letter.

    `conditionnel` marks a critère that is wholly « le cas échéant » (CR2.1.5): it alone may be `sans_objet`.
    """

    code: Code
    code_source: Texte
    libelle: Texte
    conditionnel: bool = False


class Competence(Modele):
    """A compétence and its critères; `activite` is the code of the activité it stems from.

    `rubrique` is the heading printed above the critères (« SAVOIR-FAIRE : … »), which is not itself a critère.
    """

    code: Code
    code_source: Texte
    activite: Code
    libelle: Texte
    rubrique: Texte | None = None
    criteres: tuple[Critere, ...] = Field(min_length=1)


class Activite(Modele):
    """An activity of the référentiel d'activités."""

    code: Code
    code_source: Texte
    libelle: Texte


class Phase(Modele):
    """A timed part of an oral. `minutes` is null when the référentiel gives no duration: the clock then counts up."""

    code: CodePhase
    intitule: Texte
    minutes: PositiveInt | None = None


class Groupes(Modele):
    """How the groups of a written part are made: sizes in persons, and how people are assigned."""

    minimum: PositiveInt | None = None
    maximum: PositiveInt | None = None
    constitution: Texte | None = None


class Ecrit(Modele):
    """The written part of an épreuve; durations in hours."""

    forme: Literal["collectif", "individuel", "non_precise"]
    duree_heures: PositiveInt | None = None
    groupes: Groupes | None = None
    remise: Texte


class Oral(Modele):
    """The oral part of an épreuve: the phases timed by the chrono, and its delay after the written part in days."""

    forme: Texte
    individuel: bool = True
    delai_apres_ecrit_jours: PositiveInt | None = None
    phases: tuple[Phase, ...] = Field(min_length=1)


class Epreuve(Modele):
    """The exam of a bloc. `modalites` is the official text, paragraph by paragraph."""

    intitule: Texte
    modalites: tuple[Texte, ...]
    ecrit: Ecrit | None = None
    oral: Oral


class Regle(Modele):
    """When a bloc is validated: all its compétences, each with strictly more than `numerateur/denominateur` of its critères."""

    competences: Literal["toutes"] = "toutes"
    criteres_plus_de: tuple[PositiveInt, PositiveInt] = (1, 2)
    competences_annoncees: PositiveInt | None = None

    def is_met(self, valides: int, total: int) -> bool:
        """Whether `valides` critères out of `total` validate a compétence: strictly more than the share, exactly."""
        numerateur, denominateur = self.criteres_plus_de
        return denominateur * valides > numerateur * total

    def requis(self, total: int) -> int:
        """The smallest number of validated critères that validates a compétence of `total` critères."""
        numerateur, denominateur = self.criteres_plus_de
        return numerateur * total // denominateur + 1


class Condition(Modele):
    """The validation condition of a bloc, as printed (`texte`) and as applied (`regle`)."""

    texte: Texte
    regle: Regle = Regle()


class Bloc(Modele):
    """A bloc of compétences with its épreuve: the unit a session grades and a jury validates."""

    code: Code
    code_source: Texte
    intitule: Texte
    activites: tuple[Activite, ...] = ()
    competences: tuple[Competence, ...] = Field(min_length=1)
    epreuve: Epreuve
    condition: Condition
    metiers_vises: tuple[Texte, ...] = ()

    @cached_property
    def criteres(self) -> tuple[Critere, ...]:
        """Every critère of the bloc, in official order."""
        return tuple(critere for competence in self.competences for critere in competence.criteres)

    @cached_property
    def critere_by_code(self) -> dict[str, Critere]:
        """The critères of the bloc by normalised code."""
        return {critere.code: critere for critere in self.criteres}

    @cached_property
    def competence_by_code(self) -> dict[str, Competence]:
        """The compétences of the bloc by normalised code."""
        return {competence.code: competence for competence in self.competences}


class Referentiel(Modele):
    """The whole official grid of one certification."""

    format: Literal["certif-tui/referentiel/1"] = "certif-tui/referentiel/1"
    intitule: Texte
    preambule: tuple[Texte, ...] = ()
    blocs: tuple[Bloc, ...] = Field(min_length=1)

    def bloc(self, code: str) -> Bloc:
        """The bloc of that code. Raises `KeyError` when there is none."""
        for bloc in self.blocs:
            if bloc.code == code:
                return bloc
        raise KeyError(code)
