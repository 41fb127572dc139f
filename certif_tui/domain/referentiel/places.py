"""How a place in a grid is said to a person: « BLOC 1 › C1.2 › 4e critère », from its path in the raw object."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

Chemin = tuple[str | int, ...]
"""The path of a place in a raw JSON object: keys and indexes from the root."""

_SINGULIERS: Final = {
    "blocs": "bloc",
    "activites": "activité",
    "competences": "compétence",
    "criteres": "critère",
    "phases": "phase",
    "colonnes": "colonne",
}
_FEMININS: Final = frozenset({"activites", "competences", "phases", "colonnes"})
_NOMMES: Final = frozenset({"blocs", "activites", "competences", "criteres"})


def children(parent: object, chemin: Chemin, cle: str) -> Iterator[tuple[Chemin, dict[str, object]]]:
    """The objects of the list `parent[cle]` with their paths; nothing where the shape is not that one."""
    liste = parent.get(cle) if isinstance(parent, dict) else None
    if not isinstance(liste, (list, tuple)):
        return
    for index, objet in enumerate(liste):
        if isinstance(objet, dict):
            yield (*chemin, cle, index), objet


def human_place(brut: object, chemin: Chemin) -> str:
    """The place in a person's words. An element is named by its code, or by its rank when its code is at fault."""
    mots: list[str] = []
    ici, cle = brut, ""
    for profondeur, pas in enumerate(chemin):
        ici, reste = _step(ici, pas), chemin[profondeur + 1 :]
        if isinstance(pas, int):
            mots.append(_element(ici, cle, pas, code_en_cause=reste == ("code",)))
            continue
        cle = pas
        if chemin[profondeur:] != ("code",) and not (reste and isinstance(reste[0], int)):
            mots.append(cite(pas, guillemets=False))
    return " › ".join(mots)


def cite(valeur: object, guillemets: bool = True) -> str:
    """A value of the file as it can be shown: one line, cut at 60 characters, whatever is invisible replaced."""
    texte = "".join("\N{REPLACEMENT CHARACTER}" if _is_invisible(lettre) else lettre for lettre in str(valeur)[:61])
    court = texte if len(texte) <= 60 else texte[:59] + "…"
    return f"«\u00a0{court}\u00a0»" if guillemets else court


def _is_invisible(lettre: str) -> bool:
    categorie = unicodedata.category(lettre)
    return categorie.startswith("C") or categorie in {"Zl", "Zp"}


def _step(ici: object, pas: str | int) -> object:
    if isinstance(ici, dict):
        return ici.get(pas)
    if isinstance(ici, (list, tuple)) and isinstance(pas, int) and pas < len(ici):
        return ici[pas]
    return None


def _element(objet: object, cle: str, index: int, *, code_en_cause: bool) -> str:
    code = objet.get("code") if isinstance(objet, dict) and cle in _NOMMES and not code_en_cause else None
    return cite(code, guillemets=False) if isinstance(code, str) and code.strip() else _rank(cle, index)


def _rank(cle: str, index: int) -> str:
    premier = "1re" if cle in _FEMININS else "1er"
    rang = premier if index == 0 else f"{index + 1}e"
    return f"{rang} {_SINGULIERS.get(cle, f'élément de {cle}')}"
