"""Strict reading of JSON kept on disk: what is not exactly one sound document is refused, its place named in French."""

from __future__ import annotations

import json
from math import isfinite
from typing import Final

import orjson

from certif_tui.domain.referentiel.places import cite
from certif_tui.journal.json_positions import line_and_column, tokens

_ENREGISTRER_UTF8: Final = "Ouvrez-le dans un éditeur de texte et enregistrez-le en UTF-8."
_CORRIGER: Final = "Corrigez le fichier à cet endroit, ou reprenez une copie intacte."
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
_BOM: Final = b"\xef\xbb\xbf"
_SYNTAXE: Final = {
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


class JsonInvalide(ValueError):
    """Bytes that are no sound JSON: `raison` and `remede` in French, line and column (from 1) when known."""

    def __init__(self, raison: str, remede: str, ligne: int | None = None, colonne: int | None = None) -> None:
        lieu = f"ligne {ligne}, colonne {colonne}\u00a0: " if ligne is not None else ""
        super().__init__(f"{lieu}{raison}. {remede}")
        self.raison, self.remede, self.ligne, self.colonne = raison, remede, ligne, colonne


class _CleRepetee(Exception):
    """An object of the text bears the same key twice."""


class _NombreRefuse(Exception):
    """A number of the text is NaN, infinite, or wider than 64 bits."""


def loads_strict(data: bytes, *, max_bytes: int, max_depth: int) -> object:
    """The value a JSON document holds; a UTF-8 byte order mark is tolerated.

    Raises `JsonInvalide` for anything else than one UTF-8 document of at most `max_bytes` bytes and `max_depth` nested
    containers, without repeated key, NaN, infinity, integer wider than 64 bits nor lone surrogate.
    """
    if len(data) > max_bytes:
        raise JsonInvalide(
            f"le fichier est trop gros ({len(data)} octets, {max_bytes} au plus)",
            "Vérifiez que c'est le bon fichier.",
        )
    texte = decode_utf8(data)
    if not texte.strip():
        raise JsonInvalide("le fichier est vide", "Reprenez une copie intacte.")
    valeur = _parse(texte, max_depth)
    _check_depth(valeur, texte, max_depth)
    _check_surrogates(texte)
    return valeur


def decode_utf8(data: bytes) -> str:
    """The text of UTF-8 bytes, without its byte order mark. Raises `JsonInvalide`, with the place of the bad byte."""
    if data.startswith(_UTF16):
        raise JsonInvalide("le fichier est en UTF-16, non en UTF-8", _ENREGISTRER_UTF8)
    utile = data.removeprefix(_BOM)
    try:
        return utile.decode("utf-8")
    except UnicodeDecodeError as erreur:
        avant = utile[: erreur.start]
        debut = avant.rfind(b"\n") + 1
        raison = f"l'octet 0x{utile[erreur.start]:02X} n'est pas de l'UTF-8"
        ligne, colonne = avant.count(b"\n") + 1, len(avant[debut:].decode("utf-8")) + 1
        raise JsonInvalide(raison, _ENREGISTRER_UTF8, ligne, colonne) from None


def _parse(texte: str, max_depth: int) -> object:
    try:
        return _DECODEUR.decode(texte)
    except json.JSONDecodeError as erreur:
        raison = _SYNTAXE.get(erreur.msg, "ce n'est pas du JSON correct")
        raise JsonInvalide(raison, _CORRIGER, erreur.lineno, erreur.colno) from None
    except _CleRepetee:
        raise _repeated_key(texte) from None
    except _NombreRefuse as erreur:
        raise _refused_number(texte, str(erreur)) from None
    except RecursionError:
        raise _too_deep(texte, max_depth) from None


def _object(paires: list[tuple[str, object]]) -> dict[str, object]:
    objet = dict(paires)
    if len(objet) != len(paires):
        raise _CleRepetee
    return objet


def _integer(chiffres: str) -> int:
    # Python refuses to convert thousands of digits: the length is looked at first.
    nombre = int(chiffres) if len(chiffres) <= 20 else None
    if nombre is None or not -(2**63) <= nombre < 2**63:
        raise _NombreRefuse(chiffres)
    return nombre


def _real(chiffres: str) -> float:
    nombre = float(chiffres)
    if not isfinite(nombre):
        raise _NombreRefuse(chiffres)
    return nombre


def _constant(nom: str) -> None:
    raise _NombreRefuse(nom)


_DECODEUR: Final = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=_integer, parse_float=_real, parse_constant=_constant
)


def _check_depth(valeur: object, texte: str, max_depth: int) -> None:
    etage, profondeur = [valeur] if isinstance(valeur, (dict, list)) else [], 0
    while etage:
        profondeur += 1
        if profondeur > max_depth:
            raise _too_deep(texte, max_depth)
        etage = [
            enfant
            for contenant in etage
            for enfant in (contenant.values() if type(contenant) is dict else contenant)
            if type(enfant) is dict or type(enfant) is list
        ]


def _check_surrogates(texte: str) -> None:
    if "\\ud" not in texte and "\\uD" not in texte:
        return
    try:
        orjson.loads(texte)
    except orjson.JSONDecodeError as erreur:
        raison = "un «\u00a0\\u\u00a0» donne la moitié d'un caractère seulement"
        raise JsonInvalide(raison, _CORRIGER, erreur.lineno, erreur.colno) from None


def _repeated_key(texte: str) -> JsonInvalide:
    vus: set[tuple[str | int, ...]] = set()
    for jeton in tokens(texte):
        if jeton.is_cle and jeton.chemin in vus:
            raison = f"le champ {cite(jeton.chemin[-1])} est écrit deux fois dans le même objet"
            return JsonInvalide(raison, "Gardez celui des deux qui est juste.", *line_and_column(texte, jeton.position))
        if jeton.is_cle:
            vus.add(jeton.chemin)
    return JsonInvalide("un champ est écrit deux fois dans le même objet", _CORRIGER)


def _refused_number(texte: str, nombre: str) -> JsonInvalide:
    ou = next((jeton.position for jeton in tokens(texte) if jeton.texte == nombre and not jeton.is_cle), 0)
    court = nombre if len(nombre) <= 24 else nombre[:24] + "…"
    remede = "Écrivez un nombre ordinaire, ou null si la valeur est inconnue."
    return JsonInvalide(f"{court} n'est pas un nombre admis", remede, *line_and_column(texte, ou))


def _too_deep(texte: str, max_depth: int) -> JsonInvalide:
    trop_profonds = (jeton for jeton in tokens(texte) if jeton.texte in "{[" and len(jeton.chemin) >= max_depth)
    ou = next((jeton.position for jeton in trop_profonds), 0)
    raison = f"les objets et listes s'emboîtent sur plus de {max_depth} niveaux"
    return JsonInvalide(raison, _CORRIGER, *line_and_column(texte, ou))
