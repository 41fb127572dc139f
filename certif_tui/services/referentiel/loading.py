"""Loading a référentiel file, and saying all that is wrong with one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Any, Final, NamedTuple

import orjson

from certif_tui.domain.referentiel.findings import Constat, examine
from certif_tui.domain.referentiel.model import Referentiel
from certif_tui.domain.refus import Refus
from certif_tui.journal.json_positions import lines_by_path
from certif_tui.journal.strict_json import JsonInvalide, decode_utf8, loads_strict
from certif_tui.services.referentiel.schema import build_schema

MAX_BYTES: Final = 4_000_000
"""A référentiel file is at most that big, in bytes: a hundred times the official one."""

MAX_DEPTH: Final = 32
"""Containers of a référentiel file nest at most that deep; the format itself needs 8."""


class ReferentielCharge(NamedTuple):
    """A référentiel and the SHA-256, in hexadecimal, of its canonical bytes."""

    referentiel: Referentiel
    sha256: str


class ReferentielInvalide(Refus):
    """The file is no usable référentiel; `constats` holds every error found, each with its place and its remedy."""

    def __init__(self, constats: tuple[Constat, ...]) -> None:
        premier = constats[0]
        suite = f" (et {len(constats) - 1} autre{'s' if len(constats) > 2 else ''})" if len(constats) > 1 else ""
        super().__init__(f"{premier.lieu}\u00a0: {premier.message} {premier.remede}{suite}")
        self.constats = constats


def default_referentiel_path() -> Path:
    """The official référentiel: the checkout's when the program runs from one, else the copy inside the wheel."""
    package = Path(__file__).resolve().parents[2]
    checkout = package.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / "referentiel.json").is_file():
        return checkout / "referentiel.json"
    return package / "referentiel.json"


def load_referentiel(path: Path) -> ReferentielCharge:
    """The référentiel of a file. Raises `ReferentielInvalide` when it cannot be read or has an error."""
    return parse_referentiel(_read(path), str(path))


def parse_referentiel(data: bytes, source: str) -> ReferentielCharge:
    """The référentiel that bytes hold; `source` names them in errors. Raises `ReferentielInvalide`."""
    referentiel, constats = examine(_parse(data, source))
    if referentiel is None:
        raise ReferentielInvalide(_located([constat for constat in constats if constat.is_erreur], data, source))
    return ReferentielCharge(referentiel, sha256(canonical_bytes(referentiel)).hexdigest())


def check_referentiel(path: Path) -> tuple[Constat, ...]:
    """Everything wrong with a file, errors and warnings, in the order of the lines. Never raises for content."""
    try:
        data = _read(path)
        brut = _parse(data, str(path))
    except ReferentielInvalide as erreur:
        return erreur.constats
    return _located(examine(brut)[1], data, str(path))


def canonical_bytes(referentiel: Referentiel) -> bytes:
    """The one JSON form of a référentiel (sorted keys, no nulls): what a session freezes and its SHA-256 is taken of.

    Reading it back gives the same référentiel, hence the same SHA-256.
    """
    return orjson.dumps(referentiel.model_dump(mode="json", exclude_none=True), option=orjson.OPT_SORT_KEYS)


def referentiel_schema() -> dict[str, Any]:
    """The JSON Schema of a référentiel file, its titles and descriptions in French."""
    return build_schema()


def _read(path: Path) -> bytes:
    """The bytes of a file, one more than allowed at most. Raises `ReferentielInvalide`."""
    try:
        mode = path.stat().st_mode
        if not S_ISREG(mode):
            raison = "c'est un dossier" if S_ISDIR(mode) else "ce n'est pas un fichier ordinaire"
            raise _unreadable(path, raison)
        with path.open("rb") as fichier:
            return fichier.read(MAX_BYTES + 1)
    except (OSError, ValueError) as erreur:
        raise _unreadable(path, _reason(erreur)) from None


def _reason(erreur: OSError | ValueError) -> str:
    match erreur:
        case FileNotFoundError():
            return "le fichier n'existe pas"
        case PermissionError():
            return "la lecture en est interdite"
        case OSError(errno=int(numero)):
            return f"le système refuse de le lire (erreur {numero})"
    return "ce n'est pas un nom de fichier"


def _unreadable(path: Path, raison: str) -> ReferentielInvalide:
    remede = "Donnez le chemin d'un fichier référentiel (.json) que vous pouvez lire."
    return ReferentielInvalide((Constat("erreur", str(path), f"Fichier illisible\u00a0: {raison}.", remede),))


def _parse(data: bytes, source: str) -> object:
    try:
        return loads_strict(data, max_bytes=MAX_BYTES, max_depth=MAX_DEPTH)
    except JsonInvalide as erreur:
        lieu = source if erreur.ligne is None else f"{source}, ligne {erreur.ligne}, colonne {erreur.colonne}"
        message = f"Fichier JSON incorrect\u00a0: {erreur.raison}."
        raise ReferentielInvalide((Constat("erreur", lieu, message, erreur.remede),)) from None


def _located(constats: Iterable[Constat], data: bytes, source: str) -> tuple[Constat, ...]:
    """The findings in the order of the lines, with file and line in front of their place."""
    lignes = lines_by_path(decode_utf8(data))

    def line_of(constat: Constat) -> int:
        # What is missing has no line of its own: its container's is the nearest.
        chemin = constat.chemin
        while chemin not in lignes:
            chemin = chemin[:-1]
        return lignes[chemin]

    return tuple(
        replace(constat, lieu=", ".join(filter(None, (source, f"ligne {line_of(constat)}", constat.lieu))))
        for constat in sorted(constats, key=line_of)
    )
