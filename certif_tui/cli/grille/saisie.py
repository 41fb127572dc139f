"""A judgement typed as one line: `CR3.1.1 valide Clair et chiffré`."""

from __future__ import annotations

from certif_tui.domain.frozen import Frozen
from certif_tui.domain.grille.evenements import Avis
from certif_tui.domain.grille.statut import is_allowed
from certif_tui.domain.referentiel.designation import CodeInconnu, split_code
from certif_tui.domain.referentiel.model import Bloc
from certif_tui.domain.refus import Refus
from certif_tui.wording.text import NBSP, clean, sort_key

MOTS: dict[str, Avis | None] = {**{avis.value: avis for avis in Avis}, "efface": None}
SANS_AVIS = ("-", "–", "—")
MAX_REMARQUE = 4000


class AvisSaisi(Frozen):
    """What a line asks of `code`: a judgement if `has_avis` (null clears it), a remarque (null leaves it as it is)."""

    code: str
    has_avis: bool
    avis: Avis | None
    remarque: str | None


def parse_saisie(bloc: Bloc, line: str) -> AvisSaisi:
    """What a line `CODE valide|non_valide|sans_objet|efface [remarque…]` or `CODE - [remarque…]` asks for.

    Case and accents do not count; a code may be typed as the document prints it. Raises `Refus` for whatever the sheet
    of this bloc would refuse.
    """
    code, rest = _code(bloc, line)
    word, remarque = _word(rest)
    if len(remarque) > MAX_REMARQUE:
        raise Refus(f"remarque trop longue ({len(remarque)} caractères, {MAX_REMARQUE} au plus).")
    if word in SANS_AVIS:
        return AvisSaisi(code, False, None, remarque)
    return AvisSaisi(code, True, _avis(bloc, code, word), remarque or None)


def _code(bloc: Bloc, line: str) -> tuple[str, str]:
    """The code a line begins with, as the référentiel writes it, and the rest of the line."""
    try:
        return split_code(bloc, clean(line, limit=len(line) + 1))
    except CodeInconnu as error:
        if error.proches:
            raise
        example = f"Écrivez par exemple «{NBSP}{next(iter(bloc.critere_by_code))} valide{NBSP}»."
        raise Refus(f"{error} {example}") from error


def _word(rest: str) -> tuple[str, str]:
    """The word of the judgement and what follows it; « sans objet » and « non validé » are one, written apart too."""
    first, _, after = rest.partition(" ")
    second, _, beyond = after.strip().partition(" ")
    together = f"{sort_key(first)}_{sort_key(second)}"
    return (together, beyond.strip()) if together in MOTS else (first, after.strip())


def _avis(bloc: Bloc, code: str, word: str) -> Avis | None:
    critere = bloc.critere_by_code.get(code)
    if critere is None:
        raise Refus(f"{code} est une compétence, elle n'a pas d'avis. Écrivez «{NBSP}{code} - remarque{NBSP}».")
    plain = sort_key(word).replace("-", "_")
    if plain not in MOTS:
        problem = f"avis inconnu{NBSP}: {_cited(word)}" if word else f"il manque l'avis sur {code}"
        raise Refus(f"{problem}. Avis possibles{NBSP}: {', '.join(MOTS)}.")
    avis = MOTS[plain]
    if not is_allowed(critere, avis):
        raise Refus(
            f"«{NBSP}sans_objet{NBSP}» n'est pas permis pour {code}{NBSP}: il n'est pas «{NBSP}le cas échéant{NBSP}»."
        )
    return avis


def _cited(word: str) -> str:
    return f"«{NBSP}{clean(word, limit=40)}{NBSP}»"
