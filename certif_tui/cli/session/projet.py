"""What a session is created from, out of the words of a command line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

import click

from certif_tui.cli.arguments.lines import decode_line, is_said, read_lines, standard_input
from certif_tui.cli.output import warn
from certif_tui.domain.durees import MOST_MINUTES
from certif_tui.domain.facteurs import TIERS_TEMPS
from certif_tui.domain.frozen import replace
from certif_tui.domain.personnes.designes import find_person
from certif_tui.domain.referentiel.model import Bloc, Referentiel
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.inscription import Inscription
from certif_tui.services.preparation.inscriptions import read_lignes
from certif_tui.wording.text import NBSP, clean


def code_of_bloc(referentiel: Referentiel, text: str) -> str:
    """The code of the bloc meant by `text`: its case, spaces and hyphens do not count, its number is enough.

    Raises `click.BadParameter`.
    """
    codes = [bloc.code for bloc in referentiel.blocs]
    for is_meant in (_is_spelled, _is_numbered):
        meant = [code for code in codes if is_meant(code, text)]
        if len(meant) == 1:
            return meant[0]
    known = ", ".join(codes)
    raise click.BadParameter(f"«{NBSP}{text}{NBSP}» n'est pas l'un des blocs{NBSP}: {known}.", param_hint=["--bloc"])


def _is_spelled(code: str, text: str) -> bool:
    def letters(written: str) -> str:
        return re.sub(r"[\s_-]+", "", written.casefold())

    return letters(code) == letters(text)


def _is_numbered(code: str, text: str) -> bool:
    number = re.search(r"[0-9]+$", code)
    typed = re.fullmatch(r"[0-9]+", text.strip())
    return bool(number and typed) and number[0].lstrip("0") == typed[0].lstrip("0")  # type: ignore[index]


def read_candidats(file: Path | None) -> list[Inscription]:
    """The candidats of a file (`-` is standard input), one a line. Raises `Refus`, naming the line."""
    if file is None:
        return []
    if str(file) == "-":
        return _candidats(standard_input(), "entrée standard")
    try:
        with file.open("rb") as stream:
            return _candidats(stream, str(file))
    except OSError as error:
        raise Refus(f"{file} ne peut pas être lu. Donnez un fichier de texte, un nom par ligne.") from error


def _candidats(stream: BinaryIO, source: str) -> list[Inscription]:
    candidats: list[Inscription] = []
    lines: list[str] = []
    for number, raw in enumerate(read_lines(stream), 1):
        try:
            line = decode_line(raw)
        except Refus as error:
            raise Refus(f"{source}, ligne {number}{NBSP}: {error}") from error
        lines.append(line if is_said(line) else "")
    for number, lue in read_lignes(lines):
        if isinstance(lue, Refus):
            raise Refus(f"{source}, ligne {number}{NBSP}: {lue}") from lue
        candidats += lue.nommes
        if lue.laisse:
            warn(f"{source}, ligne {number}{NBSP}: {clean(lue.laisse, limit=400)}")
    return candidats


def inscriptions(candidats: Sequence[Inscription], tiers_temps: Sequence[str]) -> tuple[Inscription, ...]:
    """The candidats to add; those named in `tiers_temps` get a third more. Raises `click.BadParameter`."""
    people = [Candidat(str(number), each.nom, each.facteur) for number, each in enumerate(candidats)]
    longer = {_one(people, text).slug for text in tiers_temps}
    return tuple(
        replace(each, facteur=TIERS_TEMPS) if str(number) in longer else each for number, each in enumerate(candidats)
    )


def _one(people: Sequence[Candidat], text: str) -> Candidat:
    found = find_person(people, text)
    if len(found) == 1:
        return found[0]
    problem = "désigne plusieurs candidats" if found else "n'est pas parmi les candidats donnés"
    raise click.BadParameter(f"«{NBSP}{text}{NBSP}» {problem}.", param_hint=["--tiers-temps"])


def duree(bloc: Bloc, text: str) -> tuple[str, int]:
    """A phase of the oral and its minutes, from `PHASE=MIN`. Raises `click.BadParameter`."""
    code, equals, minutes = text.partition("=")
    phases = [phase.code for phase in bloc.epreuve.oral.phases]
    number = int(minutes) if equals and minutes.isascii() and minutes.isdigit() and len(minutes) < 5 else 0
    if code.strip() in phases and 1 <= number <= MOST_MINUTES:
        return code.strip(), number
    expected = f"écrivez PHASE=MINUTES, la phase parmi {', '.join(phases)}, les minutes de 1 à {MOST_MINUTES}."
    raise click.BadParameter(f"«{NBSP}{text}{NBSP}»{NBSP}: {expected}", param_hint=["--duree"])
