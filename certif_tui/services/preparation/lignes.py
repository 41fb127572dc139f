"""One line of a pasted list, cut into the people it names and what it says of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from certif_tui.domain.refus import Refus
from certif_tui.domain.session.evenements import PLEIN_TEMPS, Facteur, Precisions
from certif_tui.domain.session.inscription import Inscription, checked_nom
from certif_tui.services.importation.roles import Role
from certif_tui.services.importation.titres import CIVILITE, read_titre, words_of
from certif_tui.services.importation.totaux import is_total
from certif_tui.services.preparation.amenagements import (
    is_amenagement,
    is_yes_or_no,
    read_amenagement,
    split_amenagement,
)
from certif_tui.services.preparation.textes import NOT_A_NAME, read_horaire

SEPARATORS = re.compile(r"[;\t|]")
BULLET = re.compile(r"^[\s•·●◦○■□▪▫►▸→‣⁃☐☑*>–—-]+(?=[^\W\d_]|\d|\")")
RANK = re.compile(
    r"^\s*(?:n\s?[°o.]\s?)?\d{1,3}(?:\s*(?:[.)°/:](?!\d)|[-–](?=\s)|e(?=\s))\s*|\s+(?=[^\W\d_]{2}))", re.IGNORECASE
)
HOUR = r"(?:[01]?\d|2[0-3])\s?(?:[hH](?:[0-5]\d)?|:[0-5]\d)"
HOURS = re.compile(rf"{HOUR}(?:\s?[-–à]\s?{HOUR})?")
FIRST_HOUR = re.compile(rf"^({HOURS.pattern})(?![\w@])[\s,:–-]*(?=\S)")
LAST_HOUR = re.compile(rf"[\s,(–-]+(?:à\s+)?({HOURS.pattern})\)?\s*$")
NUMBER = re.compile(r"(?=\S*\d)(?:[A-Za-z]{1,8}[-_/.]?\d[\w/.-]{0,20}|\d{4,9}|\d{2,6}[-_/.]\d{2,6})")
FIRST_NUMBER = re.compile(rf"^({NUMBER.pattern})[\s:,–-]+(?=[^\W\d_])")
DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d")
LAST_DATE = re.compile(rf"[\s,/(–-]+(?:née?\s+le\s+)?{DATE.pattern}\)?\s*$", re.IGNORECASE)
MAIL = re.compile(r"[^\s<>;,()\"']+@[^\s<>;,()\"']+")
ADDRESSED = re.compile(r"([^<>]*)<\s*([^<>\s]+@[^<>\s]+)\s*>")
AROUND = " \t\u00a0\"'«»,;:()[]–—-"
NAME_CELLS = 2
"""A name and a given name: a third word in a cell of its own is something else."""


def people_of(line: str) -> Iterator[Inscription]:
    """Each person a line names, none where it is a heading or a count. Raises `Refus`."""
    if is_total([line]):
        return
    for part in _parts(line):
        inscription = _one(part)
        if inscription is not None:
            yield inscription


def _parts(line: str) -> Sequence[str]:
    """The line, cut where it names several people: an address each, as in an e-mail, or whole names in a row."""
    addressed = [*ADDRESSED.finditer(line)]
    if len(addressed) > 1:
        rest = line[addressed[-1].end() :].strip(AROUND)
        return [f"{it[1].strip(AROUND)} <{it[2]}>" for it in addressed] + ([rest] if rest else [])
    for separator in (";", ",", "\t"):
        parts = [it.strip() for it in line.split(separator) if it.strip()]
        names = [it for it in parts if not _is_extra(it)]
        if len(names) > 1 and all(map(_is_whole, names)):
            return _rejoined(parts, separator)
    return [line]


def _rejoined(parts: Sequence[str], separator: str) -> Sequence[str]:
    """What is said of somebody stays with them: what follows their name, up to the next one."""
    people: list[str] = []
    for part in parts:
        if people and _is_extra(part):
            people[-1] += f"{separator}{part}"
        else:
            people.append(part)
    return people


def _is_extra(cell: str) -> bool:
    plain = cell.strip(AROUND)
    return bool(NOT_A_NAME.fullmatch(plain) or HOURS.fullmatch(plain) or NUMBER.fullmatch(plain)) or _is_longer(plain)


def _is_whole(cell: str) -> bool:
    """Whether a cell is a name and a given name: a word in capitals and one that is not."""
    words = [it for it in re.findall(r"[^\W\d_][^\W\d_'’-]+", BULLET.sub("", cell)) if len(it) > 1]
    return any(it.isupper() for it in words) and any(it[0].isupper() and not it.isupper() for it in words)


def _is_longer(cell: str) -> bool:
    return is_amenagement(cell) or is_yes_or_no(cell)


def _one(part: str) -> Inscription | None:
    """The person a part of a line names; null when it is the headings of the list, or empty."""
    said = _Dit()
    cells = [stripped for cell in SEPARATORS.split(said.without_mail(part)) if (stripped := cell.strip(AROUND + "*"))]
    if len(cells) == 1 and "," in cells[0]:
        cells = [stripped for cell in cells[0].split(",") if (stripped := cell.strip(AROUND))]
    if (not cells and said.email is None) or _are_titles(cells):
        return None
    names = [name for rank, cell in enumerate(cells) if (name := said.take(cell, first=rank == 0))]
    if not names:
        raise Refus("cette ligne ne porte pas de nom.")
    if len(names) > NAME_CELLS:
        raise Refus(f"{len(names)} cases de lettres\u00a0: gardez le nom, le prénom, un tiers-temps éventuel.")
    return said.inscription(" ".join(names))


def _are_titles(cells: Sequence[str]) -> bool:
    named = [read_titre(cell) for cell in cells]
    return any(it.role in (Role.NOM, Role.PRENOM) for it in named) and all(it.known for it in named)


class _Dit:
    """What a line says of somebody beside their name."""

    def __init__(self) -> None:
        self.email: str | None = None
        self._numero: str | None = None
        self._horaire: str | None = None
        self._facteur: Facteur | None = None

    def without_mail(self, text: str) -> str:
        """The text without the address it holds, which is kept."""
        found = MAIL.search(text)
        if found is None:
            return text
        self.email = found[0].removeprefix("mailto:")
        return re.sub(r"<\s*>|\(\s*\)", " ", text[: found.start()] + text[found.end() :])

    def take(self, cell: str, *, first: bool) -> str:
        """Keep what a cell says; the name in it, empty where it holds none."""
        if first:
            cell = RANK.sub("", BULLET.sub("", cell), count=1)
            cell = self._without(FIRST_NUMBER, self._without(FIRST_HOUR, cell, "_horaire"), "_numero")
        if HOURS.fullmatch(cell):
            self._horaire = read_horaire(cell)
        elif not first and cell in ("0", "1"):
            self._facteur = read_amenagement(cell)
        elif NUMBER.fullmatch(cell) and not DATE.fullmatch(cell):
            self._numero = self._numero or cell
        elif not first and _is_longer(cell):
            self._facteur = read_amenagement(cell)
        elif CIVILITE.fullmatch("".join(words_of(cell))):
            return ""
        elif not NOT_A_NAME.fullmatch(cell):
            return self._name(cell)
        return ""

    def _name(self, cell: str) -> str:
        cell = self._without(LAST_HOUR, LAST_DATE.sub("", cell), "_horaire")
        nom, facteur = split_amenagement(cell)
        self._facteur = facteur or self._facteur
        civilite, _, rest = nom.partition(" ")
        if rest and civilite.casefold() in ("m.", "mr", "mme", "mlle", "monsieur", "madame", "mademoiselle"):
            return rest.strip()
        return nom.strip(AROUND)

    def _without(self, shape: re.Pattern[str], text: str, what: str) -> str:
        found = shape.search(text)
        if found is None:
            return text
        setattr(self, what, found[1])
        return (text[: found.start()] + text[found.end() :]).strip(AROUND)

    def inscription(self, nom: str) -> Inscription:
        """The candidat of that name. Raises `Refus`."""
        said = Precisions(numero=self._numero, email=self.email, horaire=self._horaire)
        return Inscription(checked_nom(nom), self._facteur or PLEIN_TEMPS, said)
