"""What is wrong, or contradictory, in a grid: pure findings over the raw object of a référentiel file, or its model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from pydantic import ValidationError

from certif_tui.domain.referentiel.model import Referentiel
from certif_tui.domain.referentiel.places import Chemin, children, cite, human_place
from certif_tui.domain.referentiel.shape_faults import faults_of_shape

Gravite = Literal["erreur", "avertissement"]

PHASES_RESERVEES: Final = frozenset({"avant", "apres"})
"""Codes the chrono keeps for what happens before and after an oral: no phase may bear them."""


@dataclass(frozen=True, slots=True)
class Constat:
    """One finding: how grave, where in a juror's words, what, and what to do about it.

    `chemin` is the path of the faulty place in the raw object (keys and indexes), from which a line can be found;
    `bloc` is the code of the bloc it lies in, if any.
    """

    gravite: Gravite
    lieu: str
    message: str
    remede: str
    chemin: Chemin = ()
    bloc: str | None = None

    @property
    def is_erreur(self) -> bool:
        """Whether the grid cannot be used as it is; a warning only has to be shown."""
        return self.gravite == "erreur"


def findings(referentiel: Referentiel, bloc: str | None = None) -> tuple[Constat, ...]:
    """The findings of a grid already loaded, in official order; only those of the bloc of code `bloc` when given."""
    constats = _meaning(referentiel.model_dump(mode="json", exclude_none=True))
    return tuple(constat for constat in constats if bloc is None or constat.bloc == bloc)


def examine(brut: object) -> tuple[Referentiel | None, tuple[Constat, ...]]:
    """The grid a raw object describes, or None when there is an error, and every finding, faults of shape first."""
    referentiel: Referentiel | None = None
    forme: tuple[Constat, ...] = ()
    try:
        referentiel = Referentiel.model_validate(brut)
    except ValidationError as erreur:
        forme = tuple(_constat(brut, "erreur", *faute) for faute in faults_of_shape(erreur))
    constats = (*forme, *_meaning(brut))
    if any(constat.is_erreur for constat in constats):
        return None, constats
    return referentiel, constats


def _constat(brut: object, gravite: Gravite, chemin: Chemin, message: str, remede: str) -> Constat:
    return Constat(gravite, human_place(brut, chemin), message, remede, chemin, _bloc_of(brut, chemin))


def _bloc_of(brut: object, chemin: Chemin) -> str | None:
    for ici, bloc in children(brut, (), "blocs"):
        if ici == chemin[:2]:
            code = bloc.get("code")
            return code if isinstance(code, str) else None
    return None


def _meaning(brut: object) -> Iterator[Constat]:
    """The faults no type can tell. Tolerant: whatever is not of the right shape is passed over, already reported."""
    yield from _duplicates(brut)
    for chemin, bloc in children(brut, (), "blocs"):
        yield from _unknown_activites(brut, chemin, bloc)
        yield from _phases(brut, chemin, bloc)
        yield from _groups(brut, chemin, bloc)
        yield from _rule(brut, chemin, bloc)


def _duplicates(brut: object) -> Iterator[Constat]:
    blocs = list(children(brut, (), "blocs"))
    competences = [enfant for chemin, bloc in blocs for enfant in children(bloc, chemin, "competences")]
    activites = [enfant for chemin, bloc in blocs for enfant in children(bloc, chemin, "activites")]
    criteres = [enfant for chemin, competence in competences for enfant in children(competence, chemin, "criteres")]
    for espece in (blocs, activites, competences, criteres):
        yield from _same_codes(brut, espece)


def _same_codes(brut: object, freres: list[tuple[Chemin, dict[str, object]]]) -> Iterator[Constat]:
    premiers: dict[str, Chemin] = {}
    for chemin, objet in freres:
        code = objet.get("code")
        if not isinstance(code, str):
            continue
        premier = premiers.setdefault(code.casefold(), chemin)
        if premier != chemin:
            message = f"Le code {cite(code)} est déjà pris ({human_place(brut, (*premier, 'code'))})."
            remede = "Donnez un autre code\u00a0; «\u00a0code_source\u00a0» garde le code tel qu'il est imprimé."
            yield _constat(brut, "erreur", (*chemin, "code"), message, remede)


def _unknown_activites(brut: object, chemin: Chemin, bloc: dict[str, object]) -> Iterator[Constat]:
    connues = [activite.get("code") for _, activite in children(bloc, chemin, "activites")]
    for ici, competence in children(bloc, chemin, "competences"):
        code = competence.get("activite")
        if isinstance(code, str) and code not in connues:
            remede = "Écrivez le code d'une activité de ce bloc, ou ajoutez celle-ci au bloc."
            message = f"L'activité {cite(code)} n'existe pas dans ce bloc."
            yield _constat(brut, "erreur", (*ici, "activite"), message, remede)


def _phases(brut: object, chemin: Chemin, bloc: dict[str, object]) -> Iterator[Constat]:
    oral = _within(bloc, "epreuve", "oral")
    phases = list(children(oral, (*chemin, "epreuve", "oral"), "phases"))
    yield from _same_codes(brut, phases)
    for ici, phase in phases:
        code = phase.get("code")
        if isinstance(code, str) and code in PHASES_RESERVEES:
            message = f"Le code de phase {cite(code)} est réservé au chrono."
            yield _constat(brut, "erreur", (*ici, "code"), message, "Donnez un autre code à cette phase.")


def _groups(brut: object, chemin: Chemin, bloc: dict[str, object]) -> Iterator[Constat]:
    match _within(bloc, "epreuve", "ecrit", "groupes"):
        case {"minimum": int(minimum), "maximum": int(maximum)} if minimum > maximum:
            message = f"Groupes impossibles\u00a0: au moins {minimum} personnes et au plus {maximum}."
            ici = (*chemin, "epreuve", "ecrit", "groupes", "minimum")
            yield _constat(brut, "erreur", ici, message, "Écrivez un minimum inférieur ou égal au maximum.")


def _rule(brut: object, chemin: Chemin, bloc: dict[str, object]) -> Iterator[Constat]:
    regle = _within(bloc, "condition", "regle")
    ici = (*chemin, "condition", "regle")
    match regle.get("criteres_plus_de"):
        case [int(numerateur), int(denominateur)] if 0 < denominateur <= numerateur:
            message = f"Règle impossible\u00a0: nul ne peut valider plus de {numerateur}/{denominateur} des critères."
            remede = "Écrivez une part inférieure à 1, par exemple [1, 2] pour «\u00a0plus de 50\u00a0%\u00a0»."
            yield _constat(brut, "erreur", (*ici, "criteres_plus_de"), message, remede)
    annoncees, decrites = regle.get("competences_annoncees"), len(list(children(bloc, chemin, "competences")))
    if isinstance(annoncees, int) and annoncees > 0 and decrites and annoncees != decrites:
        yield _contradiction(brut, (*ici, "competences_annoncees"), annoncees, decrites)


def _within(objet: dict[str, object], *cles: str) -> dict[str, object]:
    """The object found by following `cles`; an empty one where there is none."""
    ici = objet
    for cle in cles:
        suivant = ici.get(cle)
        ici = suivant if isinstance(suivant, dict) else {}
    return ici


def _contradiction(brut: object, chemin: Chemin, annoncees: int, decrites: int) -> Constat:
    message = (
        f"Le texte officiel annonce {_competences(annoncees)}, il en décrit {decrites}\u00a0: "
        f"la validation porte sur {_decrites(decrites)}."
    )
    remede = "Faites confirmer ce point par l'organisme certificateur."
    return _constat(brut, "avertissement", chemin, message, remede)


def _competences(nombre: int) -> str:
    return f"{nombre} compétence" + ("s" if nombre > 1 else "")


def _decrites(nombre: int) -> str:
    return "la seule compétence décrite" if nombre == 1 else f"les {nombre} compétences décrites"
