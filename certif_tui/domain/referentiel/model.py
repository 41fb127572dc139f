"""The official grid: blocs, activités, compétences, critères, épreuves, and the rule that validates a bloc.

A field added later must default to `None`: nulls are left out of the canonical form, so the SHA-256 of the copies
frozen in past sessions does not move.
"""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from certif_tui.domain.frozen_model import FrozenModel

# Control, bidi-override and line-separator characters would reach the juror's terminal, or break a line of the list.
_FORBIDDEN = r"\x00-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff"

Wording = Annotated[
    str, StringConstraints(max_length=4000, pattern=rf"^[^{_FORBIDDEN}]*[^\s{_FORBIDDEN}][^{_FORBIDDEN}]*$")
]
CodeOfficiel = Annotated[
    str, StringConstraints(max_length=40, pattern=rf"^[^\s{_FORBIDDEN}]([^{_FORBIDDEN}]*[^\s{_FORBIDDEN}])?$")
]
CodeCritere = Annotated[str, StringConstraints(max_length=40, pattern=rf"^[^\s{_FORBIDDEN}]+$")]
CodePhase = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,30}$")]
Whole = Annotated[int, Field(strict=True, ge=1, le=10_000)]
Flag = Annotated[bool, Field(strict=True)]
Piece = Literal["presence", "dossier", "oral", "tirage", "cas"]
"""What a sheet rests on: the candidat's presence noted, their dossier or their group's received, their oral held and
ended, the group and the case they drew."""


class Critere(FrozenModel):
    """One evaluation criterion, its wording to the letter.

    `code` holds no space: it is one word of the command line. `conditionnel` marks a critère that is wholly
    « le cas échéant » (CR2.1.5): it alone may be `sans_objet`. `phrases` are remarques a juré may take up and edit:
    the official text has none.
    """

    code: CodeCritere
    code_source: Wording
    libelle: Wording
    conditionnel: Flag = False
    phrases: Annotated[tuple[Wording, ...], Field(min_length=1)] | None = None


class Competence(FrozenModel):
    """A compétence and its critères; `activite` is the code of the activité it stems from.

    `rubrique` is the heading printed above the critères (« SAVOIR-FAIRE : … »), which is not itself a critère.
    """

    code: CodeOfficiel
    code_source: Wording
    activite: CodeOfficiel
    libelle: Wording
    rubrique: Wording | None = None
    criteres: tuple[Critere, ...] = Field(min_length=1)


class Activite(FrozenModel):
    """An activity of the référentiel d'activités."""

    code: CodeOfficiel
    code_source: Wording
    libelle: Wording


class Phase(FrozenModel):
    """A timed part of an oral. `minutes` is null when the référentiel gives no duration: the clock then counts up."""

    code: CodePhase
    intitule: Wording
    minutes: Whole | None = None


class Groupes(FrozenModel):
    """How the groups of a written part are made: sizes in persons, whether by lot, and the official words for it."""

    minimum: Whole | None = None
    maximum: Whole | None = None
    tirage_au_sort: Flag | None = None
    constitution: Wording | None = None


class Ecrit(FrozenModel):
    """The written part of an épreuve; its duration in hours, everything else in the official words.

    `cadre` is the setting (« semaine banalisée »), `moyens` what candidats may use, `echeance` when the work is due.
    """

    forme: Literal["collectif", "individuel", "non_precise"]
    duree_heures: Whole | None = None
    cadre: Wording | None = None
    groupes: Groupes | None = None
    sujet: Wording | None = None
    moyens: tuple[Wording, ...] | None = None
    remise: Wording
    echeance: Wording | None = None


class Oral(FrozenModel):
    """The oral part of an épreuve: the phases timed by the chrono, and its delay after the written part in days.

    `individuel` is null when the référentiel does not say; `role_du_jury` is whom the jury plays.
    """

    forme: Wording
    individuel: Flag | None = None
    delai_apres_ecrit_jours: Whole | None = None
    role_du_jury: Wording | None = None
    phases: tuple[Phase, ...] = Field(min_length=1)


class Epreuve(FrozenModel):
    """The exam of a bloc. `modalites` is the official text, paragraph by paragraph.

    `remise_exige` is what a sheet must rest on to be handed in without saying why not. Null, as in every grid written
    before it was asked, is nothing: a session goes on under the rules it was opened with.
    """

    intitule: Wording
    modalites: tuple[Wording, ...]
    ecrit: Ecrit | None = None
    oral: Oral
    remise_exige: tuple[Piece, ...] | None = None


class Regle(FrozenModel):
    """When a bloc is validated: all its compétences, each with strictly more than `criteres_plus_de` of its critères.

    `criteres_plus_de` is (numérateur, dénominateur); `competences_annoncees` is the number the official text gives.
    """

    competences: Literal["toutes"] = "toutes"
    criteres_plus_de: tuple[Whole, Whole] = (1, 2)
    competences_annoncees: Whole | None = None

    def is_met(self, valides: int, total: int) -> bool:
        """Whether `valides` critères out of `total` validate a compétence."""
        return valides >= self.requis(total)

    def requis(self, total: int) -> int:
        """The smallest number of validated critères that is strictly more than the share of `total`, exactly."""
        numerator, denominator = self.criteres_plus_de
        return numerator * total // denominator + 1


class Condition(FrozenModel):
    """The validation condition of a bloc, as printed (`texte`) and as applied (`regle`)."""

    texte: Wording
    regle: Regle = Field(default_factory=Regle)


class Bloc(FrozenModel):
    """A bloc of compétences with its épreuve: the unit a session grades and a jury validates.

    `rubrique_metiers` is the heading printed above the métiers visés.
    """

    code: CodeOfficiel
    code_source: Wording
    intitule: Wording
    activites: tuple[Activite, ...] = ()
    competences: tuple[Competence, ...] = Field(min_length=1)
    epreuve: Epreuve
    condition: Condition
    rubrique_metiers: Wording | None = None
    metiers_vises: tuple[Wording, ...] = ()

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


class Colonne(FrozenModel):
    """A column of the official table: its heading, what it is said to hold, and the headings of its sub-columns."""

    intitule: Wording
    definition: Wording | None = None
    colonnes: tuple[Wording, ...] | None = None


class Referentiel(FrozenModel):
    """The whole official grid of one certification.

    `preambule` is what is printed above the table, `colonnes` the headings of the table, `complements` what is
    printed below it.
    """

    format: Literal["certif-tui/referentiel/1"] = "certif-tui/referentiel/1"
    intitule: Wording
    preambule: tuple[Wording, ...] = ()
    colonnes: tuple[Colonne, ...] | None = None
    blocs: tuple[Bloc, ...] = Field(min_length=1)
    complements: tuple[Wording, ...] | None = None

    def bloc(self, code: str) -> Bloc:
        """The bloc of that code. Raises `KeyError` when there is none."""
        for bloc in self.blocs:
            if bloc.code == code:
                return bloc
        raise KeyError(code)
