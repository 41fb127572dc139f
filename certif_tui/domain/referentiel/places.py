"""How a place in a grid is said to a person: « BLOC 1 › C1.2 › 4e critère », from its path in the raw object."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from certif_tui.domain.lettres import REPLACEMENT

JsonPath = tuple[str | int, ...]
"""The path of a place in a raw JSON object: keys and indexes from the root."""

_SINGULAR: Final = {
    "blocs": "bloc",
    "activites": "activité",
    "competences": "compétence",
    "criteres": "critère",
    "phases": "phase",
    "colonnes": "colonne",
    "remise_exige": "exigence",
    "phrases": "phrase",
}
_FEMININE: Final = frozenset({"activites", "competences", "phases", "colonnes", "remise_exige", "phrases"})
_NAMED_BY_CODE: Final = frozenset({"blocs", "activites", "competences", "criteres"})


def children(parent: object, path: JsonPath, key: str) -> Iterator[tuple[JsonPath, dict[str, object]]]:
    """The objects of the list `parent[cle]` with their paths; nothing where the shape is not that one."""
    listed = parent.get(key) if isinstance(parent, dict) else None
    if not isinstance(listed, (list, tuple)):
        return
    for index, element in enumerate(listed):
        if isinstance(element, dict):
            yield (*path, key, index), element


def human_place(raw: object, path: JsonPath) -> str:
    """The place in a person's words. An element is named by its code, or by its rank when its code is at fault."""
    words: list[str] = []
    here, key = raw, ""
    for depth, step in enumerate(path):
        here, rest = _step(here, step), path[depth + 1 :]
        if isinstance(step, int):
            words.append(_element(here, key, step, code_at_fault=rest == ("code",)))
            continue
        key = step
        if path[depth:] != ("code",) and not (rest and isinstance(rest[0], int)):
            words.append(cite(step, quoted=False))
    return " › ".join(words)


def cite(value: object, quoted: bool = True) -> str:
    """A value of the file as it can be shown: one line, cut at 60 characters, whatever is invisible replaced."""
    text = "".join(REPLACEMENT if _is_invisible(letter) else letter for letter in str(value)[:61])
    short = text if len(text) <= 60 else text[:59] + "…"
    return f"«\u00a0{short}\u00a0»" if quoted else short


def _is_invisible(letter: str) -> bool:
    category = unicodedata.category(letter)
    return category.startswith("C") or category in {"Zl", "Zp"}


def _step(here: object, step: str | int) -> object:
    if isinstance(here, dict):
        return here.get(step)
    if isinstance(here, (list, tuple)) and isinstance(step, int) and step < len(here):
        return here[step]
    return None


def _element(element: object, key: str, index: int, *, code_at_fault: bool) -> str:
    code = element.get("code") if isinstance(element, dict) and key in _NAMED_BY_CODE and not code_at_fault else None
    return cite(code, quoted=False) if isinstance(code, str) and code.strip() else _rank(key, index)


def _rank(key: str, index: int) -> str:
    first = "1re" if key in _FEMININE else "1er"
    rank = first if index == 0 else f"{index + 1}e"
    return f"{rank} {_SINGULAR.get(key, f'élément de {key}')}"
