"""What is wrong, or contradictory, in a grid: pure findings over the raw object of a référentiel file, or its model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from pydantic import ValidationError

from certif_tui.domain.frozen import Frozen
from certif_tui.domain.referentiel.model import Referentiel
from certif_tui.domain.referentiel.places import JsonPath, children, cite, human_place
from certif_tui.domain.referentiel.shape_faults import faults_of_shape

Severity = Literal["erreur", "avertissement"]

_ALONE: Final = (None, "individuel", "non_precise")
"""The forms of a written part that makes no groups, none at all included."""
RESERVED_PHASES: Final = frozenset({"avant", "apres"})
"""Codes the chrono keeps for what happens before and after an oral: no phase may bear them."""


class Finding(Frozen):
    """One finding: how grave, where in a juror's words, what, and what to do about it.

    `path` is the path of the faulty place in the raw object (keys and indexes), from which a line can be found;
    `bloc` is the code of the bloc it lies in, if any.
    """

    severity: Severity
    place: str
    message: str
    remedy: str
    path: JsonPath = ()
    bloc: str | None = None

    @property
    def is_error(self) -> bool:
        """Whether the grid cannot be used as it is; a warning only has to be shown."""
        return self.severity == "erreur"


def findings(referentiel: Referentiel, bloc: str | None = None) -> tuple[Finding, ...]:
    """The findings of a grid already loaded, in official order; only those of the bloc of code `bloc` when given."""
    found = _meaning(referentiel.model_dump(mode="json", exclude_none=True))
    return tuple(finding for finding in found if bloc is None or finding.bloc == bloc)


def examine(raw: object) -> tuple[Referentiel | None, tuple[Finding, ...]]:
    """The grid a raw object describes, or None when there is an error, and every finding, faults of shape first."""
    referentiel: Referentiel | None = None
    shape: tuple[Finding, ...] = ()
    try:
        referentiel = Referentiel.model_validate(raw)
    except ValidationError as error:
        shape = tuple(_finding(raw, "erreur", *fault) for fault in faults_of_shape(error))
    found = (*shape, *_meaning(raw))
    if any(finding.is_error for finding in found):
        return None, found
    return referentiel, found


def _finding(raw: object, severity: Severity, path: JsonPath, message: str, remedy: str) -> Finding:
    return Finding(severity, human_place(raw, path), message, remedy, path, _bloc_of(raw, path))


def _bloc_of(raw: object, path: JsonPath) -> str | None:
    for here, bloc in children(raw, (), "blocs"):
        if here == path[:2]:
            code = bloc.get("code")
            return code if isinstance(code, str) else None
    return None


def _meaning(raw: object) -> Iterator[Finding]:
    """The faults no type can tell. Tolerant: whatever is not of the right shape is passed over, already reported."""
    yield from _duplicates(raw)
    for path, bloc in children(raw, (), "blocs"):
        yield from _unknown_activites(raw, path, bloc)
        yield from _phases(raw, path, bloc)
        yield from _groups(raw, path, bloc)
        yield from _pieces(raw, path, bloc)
        yield from _rule(raw, path, bloc)


def _duplicates(raw: object) -> Iterator[Finding]:
    blocs = list(children(raw, (), "blocs"))
    competences = [child for path, bloc in blocs for child in children(bloc, path, "competences")]
    activites = [child for path, bloc in blocs for child in children(bloc, path, "activites")]
    criteres = [child for path, competence in competences for child in children(competence, path, "criteres")]
    for kind in (blocs, activites, competences, criteres):
        yield from _same_codes(raw, kind)


def _same_codes(raw: object, siblings: list[tuple[JsonPath, dict[str, object]]]) -> Iterator[Finding]:
    firsts: dict[str, JsonPath] = {}
    for path, fields in siblings:
        code = fields.get("code")
        if not isinstance(code, str):
            continue
        first = firsts.setdefault(code.casefold(), path)
        if first != path:
            message = f"Le code {cite(code)} est déjà pris ({human_place(raw, (*first, 'code'))})."
            remedy = "Donnez un autre code\u00a0; «\u00a0code_source\u00a0» garde le code tel qu'il est imprimé."
            yield _finding(raw, "erreur", (*path, "code"), message, remedy)


def _unknown_activites(raw: object, path: JsonPath, bloc: dict[str, object]) -> Iterator[Finding]:
    known = [activite.get("code") for _, activite in children(bloc, path, "activites")]
    for here, competence in children(bloc, path, "competences"):
        code = competence.get("activite")
        if isinstance(code, str) and code not in known:
            remedy = "Écrivez le code d'une activité de ce bloc, ou ajoutez celle-ci au bloc."
            message = f"L'activité {cite(code)} n'existe pas dans ce bloc."
            yield _finding(raw, "erreur", (*here, "activite"), message, remedy)


def _phases(raw: object, path: JsonPath, bloc: dict[str, object]) -> Iterator[Finding]:
    oral = _within(bloc, "epreuve", "oral")
    phases = list(children(oral, (*path, "epreuve", "oral"), "phases"))
    yield from _same_codes(raw, phases)
    for here, phase in phases:
        code = phase.get("code")
        if isinstance(code, str) and code in RESERVED_PHASES:
            message = f"Le code de phase {cite(code)} est réservé au chrono."
            yield _finding(raw, "erreur", (*here, "code"), message, "Donnez un autre code à cette phase.")


def _groups(raw: object, path: JsonPath, bloc: dict[str, object]) -> Iterator[Finding]:
    match _within(bloc, "epreuve", "ecrit", "groupes"):
        case {"minimum": int(minimum), "maximum": int(maximum)} if minimum > maximum:
            message = f"Groupes impossibles\u00a0: au moins {minimum} personnes et au plus {maximum}."
            here = (*path, "epreuve", "ecrit", "groupes", "minimum")
            yield _finding(raw, "erreur", here, message, "Écrivez un minimum inférieur ou égal au maximum.")


def _pieces(raw: object, path: JsonPath, bloc: dict[str, object]) -> Iterator[Finding]:
    """What the épreuve gives no occasion to bring would keep every sheet from being handed in without a motif."""
    asked = _within(bloc, "epreuve").get("remise_exige")
    ecrit = _within(bloc, "epreuve", "ecrit")
    for rank, piece in enumerate(asked if isinstance(asked, (list, tuple)) else ()):
        here = (*path, "epreuve", "remise_exige", rank)
        if piece == "dossier" and not ecrit:
            remedy = "Retirez cette exigence, ou décrivez la partie écrite («\u00a0ecrit\u00a0»)."
            yield _finding(raw, "erreur", here, "Un dossier est exigé d'une épreuve sans partie écrite.", remedy)
        elif piece in ("tirage", "cas") and ecrit.get("forme") in _ALONE:
            message = f"{cite(piece)} est exigé d'une épreuve qui n'a pas d'écrit collectif."
            remedy = "Retirez cette exigence, ou donnez à «\u00a0ecrit\u00a0» la forme «\u00a0collectif\u00a0»."
            yield _finding(raw, "erreur", here, message, remedy)


def _rule(raw: object, path: JsonPath, bloc: dict[str, object]) -> Iterator[Finding]:
    regle = _within(bloc, "condition", "regle")
    here = (*path, "condition", "regle")
    match regle.get("criteres_plus_de"):
        case [int(numerator), int(denominator)] if 0 < denominator <= numerator:
            message = f"Règle impossible\u00a0: nul ne peut valider plus de {numerator}/{denominator} des critères."
            remedy = "Écrivez une part inférieure à 1, par exemple [1, 2] pour «\u00a0plus de 50\u00a0%\u00a0»."
            yield _finding(raw, "erreur", (*here, "criteres_plus_de"), message, remedy)
    announced, described = regle.get("competences_annoncees"), len(list(children(bloc, path, "competences")))
    if isinstance(announced, int) and announced > 0 and described and announced != described:
        yield _contradiction(raw, (*here, "competences_annoncees"), announced, described)


def _within(fields: dict[str, object], *keys: str) -> dict[str, object]:
    """The object found by following `keys`; an empty one where there is none."""
    here = fields
    for key in keys:
        following = here.get(key)
        here = following if isinstance(following, dict) else {}
    return here


def _contradiction(raw: object, path: JsonPath, announced: int, described: int) -> Finding:
    message = (
        f"Le texte officiel annonce {_competences(announced)}, il en décrit {described}\u00a0: "
        f"la validation porte sur {_described(described)}."
    )
    remedy = "Faites confirmer ce point par l'organisme certificateur."
    return _finding(raw, "avertissement", path, message, remedy)


def _competences(number: int) -> str:
    return f"{number} compétence" + ("s" if number > 1 else "")


def _described(number: int) -> str:
    return "la seule compétence décrite" if number == 1 else f"les {number} compétences décrites"
