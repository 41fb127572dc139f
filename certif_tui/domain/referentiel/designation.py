"""Finding a critère or a compétence by what a person types for it: its code, or what the official document prints."""

from __future__ import annotations

from difflib import get_close_matches
from string import ascii_lowercase

from certif_tui.domain.referentiel.model import Bloc
from certif_tui.domain.refus import Refus


class CodeInconnu(Refus):
    """No critère nor compétence of the bloc is called so; `proches` are the codes that may have been meant."""

    def __init__(self, message: str, proches: tuple[str, ...] = ()) -> None:
        meant = f" Vouliez-vous dire {', '.join(proches)}\u00a0?" if proches else ""
        super().__init__(message + meant)
        self.proches = proches


def split_code(bloc: Bloc, line: str) -> tuple[str, str]:
    """The code a line begins with, normalised, and the rest of the line.

    Case and blanks do not count: « cr 3.1.2 » is CR3.1.2, and « CR6 » is what the document prints for CR1.1.6. A code
    goes before the printed one of another. Raises `CodeInconnu`, also where two are printed alike.
    """
    for spellings in (_codes(bloc), _printed(bloc)):
        # The longest first: the code of a compétence may hold spaces, and begin another.
        for spelling in sorted(spellings, key=len, reverse=True):
            rest = _after(line, spelling)
            if rest is not None:
                return _only(sorted(spellings[spelling]), spelling), rest.strip()
    typed = _first(line)
    raise CodeInconnu(f"code inconnu dans {bloc.code}\u00a0: «\u00a0{typed}\u00a0».", _near(bloc, typed))


def _codes(bloc: Bloc) -> dict[str, set[str]]:
    return {_squeezed(code): {code} for code in (*bloc.critere_by_code, *bloc.competence_by_code)}


def _printed(bloc: Bloc) -> dict[str, set[str]]:
    spellings: dict[str, set[str]] = {}
    printed = [(it.code_source, it.code) for it in bloc.competences] + [
        (it.code_source, it.code) for it in bloc.criteres
    ]
    for source, code in printed:
        spellings.setdefault(_squeezed(source), set()).add(code)
    return spellings


def _squeezed(code: str) -> str:
    return "".join(code.split()).casefold()


def _after(line: str, spelling: str) -> str | None:
    """What follows the code in the line, null where the line does not begin with it as a word of its own."""
    at = 0
    for letter in spelling:
        while at < len(line) and line[at].isspace():
            at += 1
        if line[at : at + 1].casefold() != letter:
            return None
        at += 1
    return line[at:] if at == len(line) or line[at].isspace() else None


def _only(codes: list[str], spelling: str) -> str:
    if len(codes) > 1:
        message = f"«\u00a0{spelling.upper()}\u00a0» est imprimé pour plusieurs critères."
        raise CodeInconnu(message, tuple(codes))
    return codes[0]


def _first(line: str) -> str:
    """What was typed in place of a code: the first word, and the next where the first holds no figure."""
    words = line.split()
    alone = not words[1:] or any(letter.isdigit() for letter in words[0]) or not words[1][0].isdigit()
    return _cut(" ".join(words[:1] if alone else words[:2]))


def _cut(word: str) -> str:
    return word if len(word) <= 40 else word[:39] + "…"


def _near(bloc: Bloc, typed: str) -> tuple[str, ...]:
    """The codes that bear the same figures, else those that look like what was typed."""
    known = {_squeezed(code): code for code in (*bloc.critere_by_code, *bloc.competence_by_code)}
    wanted = _squeezed(typed)
    figures = wanted.lstrip(ascii_lowercase)
    same = [code for key, code in known.items() if "." in figures and key.lstrip(ascii_lowercase) == figures]
    return tuple(same or (known[key] for key in get_close_matches(wanted, known, 3, 0.8)))
