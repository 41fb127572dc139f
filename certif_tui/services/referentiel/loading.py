"""Loading a référentiel file, and saying all that is wrong with one."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Any, Final, NamedTuple

import orjson

from certif_tui.domain.frozen import replace
from certif_tui.domain.referentiel.findings import Finding, examine
from certif_tui.domain.referentiel.model import Referentiel
from certif_tui.domain.refus import Refus
from certif_tui.journal.json_positions import lines_by_path
from certif_tui.journal.strict_json import InvalidJson, decode_utf8, loads_strict
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
    """The file is no usable référentiel; `findings` holds every error found, each with its place and its remedy."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        first = findings[0]
        others = f" (et {len(findings) - 1} autre{'s' if len(findings) > 2 else ''})" if len(findings) > 1 else ""
        super().__init__(f"{first.place}\u00a0: {first.message} {first.remedy}{others}")
        self.findings = findings


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
    referentiel, findings = examine(_parse(data, source))
    if referentiel is None:
        raise ReferentielInvalide(_located([finding for finding in findings if finding.is_error], data, source))
    return ReferentielCharge(referentiel, sha256(canonical_bytes(referentiel)).hexdigest())


def check_referentiel(path: Path) -> tuple[Finding, ...]:
    """Everything wrong with a file, errors and warnings, in the order of the lines. Never raises for content."""
    try:
        data = _read(path)
        raw = _parse(data, str(path))
    except ReferentielInvalide as error:
        return error.findings
    return _located(examine(raw)[1], data, str(path))


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
            reason = "c'est un dossier" if S_ISDIR(mode) else "ce n'est pas un fichier ordinaire"
            raise _unreadable(path, reason)
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise _unreadable(path, _reason(error)) from None


def _reason(error: OSError | ValueError) -> str:
    match error:
        case FileNotFoundError():
            return "le fichier n'existe pas"
        case PermissionError():
            return "la lecture en est interdite"
        case OSError(errno=int(number)):
            return f"le système refuse de le lire (erreur {number})"
        case _:
            return "ce n'est pas un nom de fichier"


def _unreadable(path: Path, reason: str) -> ReferentielInvalide:
    remedy = "Donnez le chemin d'un fichier référentiel (.json) que vous pouvez lire."
    return ReferentielInvalide((Finding("erreur", str(path), f"Fichier illisible\u00a0: {reason}.", remedy),))


def _parse(data: bytes, source: str) -> object:
    try:
        return loads_strict(data, max_bytes=MAX_BYTES, max_depth=MAX_DEPTH)
    except InvalidJson as error:
        where = source if error.line is None else f"{source}, ligne {error.line}, colonne {error.column}"
        message = f"Fichier JSON incorrect\u00a0: {error.reason}."
        raise ReferentielInvalide((Finding("erreur", where, message, error.remedy),)) from None


def _located(findings: Iterable[Finding], data: bytes, source: str) -> tuple[Finding, ...]:
    """The findings in the order of the lines, with file and line in front of their place."""
    lines = lines_by_path(decode_utf8(data))

    def line_of(finding: Finding) -> int:
        # What is missing has no line of its own: its container's is the nearest.
        path = finding.path
        while path not in lines:
            path = path[:-1]
        return lines[path]

    return tuple(
        replace(finding, place=", ".join(filter(None, (source, f"ligne {line_of(finding)}", finding.place))))
        for finding in sorted(findings, key=line_of)
    )
