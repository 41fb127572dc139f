"""Strict reading of JSON kept on disk: what is not exactly one sound document is refused, its place named in French."""

from __future__ import annotations

import json
from math import isfinite
from typing import Final

import orjson

from certif_tui.domain.referentiel.places import cite
from certif_tui.journal.json_positions import line_and_column, place_of_depth, place_of_number, repeated_key

_SAVE_AS_UTF8: Final = "Ouvrez-le dans un éditeur de texte et enregistrez-le en UTF-8."
_CORRECT_IT: Final = "Corrigez le fichier à cet endroit, ou reprenez une copie intacte."
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
_BOM: Final = b"\xef\xbb\xbf"
_SYNTAX: Final = {
    "Expecting value": "une valeur est attendue",
    "Expecting ',' delimiter": "une virgule ou une fermeture est attendue",
    "Expecting ':' delimiter": "deux-points sont attendus après le nom du champ",
    "Expecting property name enclosed in double quotes": "un nom de champ entre guillemets droits est attendu",
    "Illegal trailing comma before end of object": "il y a une virgule de trop",
    "Illegal trailing comma before end of array": "il y a une virgule de trop",
    "Extra data": "il y a du texte après la fin du document",
    "Unterminated string starting at": "un texte s'ouvre et n'est jamais fermé",
    "Invalid control character at": "un retour à la ligne, une tabulation ou un caractère invisible coupe un texte",
    "Invalid \\escape": "une barre oblique inverse est suivie d'un caractère qu'elle ne peut précéder",
    "Invalid \\uXXXX escape": "un «\u00a0\\u\u00a0» n'est pas suivi de quatre chiffres hexadécimaux",
}


class InvalidJson(ValueError):
    """Bytes that are no sound JSON: `reason` and `remedy` in French, line and column (from 1) when known."""

    def __init__(self, reason: str, remedy: str, line: int | None = None, column: int | None = None) -> None:
        place = f"ligne {line}, colonne {column}\u00a0: " if line is not None else ""
        super().__init__(f"{place}{reason}. {remedy}")
        self.reason, self.remedy, self.line, self.column = reason, remedy, line, column


class _RepeatedKey(Exception):
    """An object of the text bears the same key twice."""


class _RefusedNumber(Exception):
    """A number of the text is NaN, infinite, or wider than 64 bits."""


def loads_strict(data: bytes, *, max_bytes: int, max_depth: int) -> object:
    """The value a JSON document holds; a UTF-8 byte order mark is tolerated.

    Raises `InvalidJson` for anything else than one UTF-8 document of at most `max_bytes` bytes and `max_depth` nested
    containers, without repeated key, NaN, infinity, integer wider than 64 bits nor lone surrogate.
    """
    if len(data) > max_bytes:
        raise InvalidJson(
            f"le fichier est trop gros ({len(data)} octets, {max_bytes} au plus)",
            "Vérifiez que c'est le bon fichier.",
        )
    text = decode_utf8(data)
    if not text.strip():
        raise InvalidJson("le fichier est vide", "Reprenez une copie intacte.")
    value = _parse(text, max_depth)
    _check_depth(value, text, max_depth)
    _check_surrogates(text)
    return value


def decode_utf8(data: bytes) -> str:
    """The text of UTF-8 bytes, without its byte order mark. Raises `InvalidJson`, with the place of the bad byte."""
    if data.startswith(_UTF16):
        raise InvalidJson("le fichier est en UTF-16, non en UTF-8", _SAVE_AS_UTF8)
    useful = data.removeprefix(_BOM)
    try:
        return useful.decode("utf-8")
    except UnicodeDecodeError as error:
        before = useful[: error.start]
        start_of_line = before.rfind(b"\n") + 1
        reason = f"l'octet 0x{useful[error.start]:02X} n'est pas de l'UTF-8"
        line, column = before.count(b"\n") + 1, len(before[start_of_line:].decode("utf-8")) + 1
        raise InvalidJson(reason, _SAVE_AS_UTF8, line, column) from None


def _parse(text: str, max_depth: int) -> object:
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as error:
        reason = _SYNTAX.get(error.msg, "ce n'est pas du JSON correct")
        raise InvalidJson(reason, _CORRECT_IT, error.lineno, error.colno) from None
    except _RepeatedKey:
        raise _repeated_key(text) from None
    except _RefusedNumber as error:
        raise _refused_number(text, str(error)) from None
    except RecursionError:
        raise _too_deep(text, max_depth) from None


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    built = dict(pairs)
    if len(built) != len(pairs):
        raise _RepeatedKey
    return built


def _integer(digits: str) -> int:
    # Python refuses to convert thousands of digits: the length is looked at first.
    number = int(digits) if len(digits) <= 20 else None
    if number is None or not -(2**63) <= number < 2**63:
        raise _RefusedNumber(digits)
    return number


def _real(digits: str) -> float:
    number = float(digits)
    if not isfinite(number):
        raise _RefusedNumber(digits)
    return number


def _constant(name: str) -> None:
    raise _RefusedNumber(name)


_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=_integer, parse_float=_real, parse_constant=_constant
)


def _check_depth(value: object, text: str, max_depth: int) -> None:
    level, depth = [value] if isinstance(value, (dict, list)) else [], 0
    while level:
        depth += 1
        if depth > max_depth:
            raise _too_deep(text, max_depth)
        level = [
            child
            for container in level
            for child in (container.values() if type(container) is dict else container)
            if type(child) is dict or type(child) is list
        ]


def _check_surrogates(text: str) -> None:
    if "\\ud" not in text and "\\uD" not in text:
        return
    try:
        orjson.loads(text)
    except orjson.JSONDecodeError as error:
        reason = "un «\u00a0\\u\u00a0» donne la moitié d'un caractère seulement"
        raise InvalidJson(reason, _CORRECT_IT, error.lineno, error.colno) from None


def _repeated_key(text: str) -> InvalidJson:
    found = repeated_key(text)
    if found is None:
        return InvalidJson("un champ est écrit deux fois dans le même objet", _CORRECT_IT)
    key, where = found
    reason = f"le champ {cite(key)} est écrit deux fois dans le même objet"
    return InvalidJson(reason, "Gardez celui des deux qui est juste.", *line_and_column(text, where))


def _refused_number(text: str, number: str) -> InvalidJson:
    short = number if len(number) <= 24 else number[:24] + "…"
    remedy = "Écrivez un nombre ordinaire, ou null si la valeur est inconnue."
    where = line_and_column(text, place_of_number(text, number))
    return InvalidJson(f"{short} n'est pas un nombre admis", remedy, *where)


def _too_deep(text: str, max_depth: int) -> InvalidJson:
    reason = f"les objets et listes s'emboîtent sur plus de {max_depth} niveaux"
    return InvalidJson(reason, _CORRECT_IT, *line_and_column(text, place_of_depth(text, max_depth)))
