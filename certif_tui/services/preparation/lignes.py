"""One line of a pasted list, cut into the people it names and what it says of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from certif_tui.domain.facteurs import PLEIN_TEMPS, Facteur
from certif_tui.domain.referentiel.places import cite
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.evenements import Precisions
from certif_tui.domain.session.inscription import Inscription, checked_nom
from certif_tui.services.importation.pieds import says_foot
from certif_tui.services.importation.roles import Role
from certif_tui.services.importation.titres import CIVILITE, read_titre, words_of
from certif_tui.services.importation.totaux import is_total
from certif_tui.services.preparation import formes
from certif_tui.services.preparation.amenagements import (
    is_amenagement,
    is_yes_or_no,
    read_amenagement,
    split_amenagement,
)
from certif_tui.services.preparation.formes import AROUND, is_double, is_whole
from certif_tui.services.preparation.textes import NOT_A_NAME, read_horaire

NAME_CELLS = 2
"""A name and a given name: a third word in a cell of its own is something else."""
BESIDE = "ce qui est entre parenthèses"
"""Not quoted: it may be a diagnosis."""


class Nomme(NamedTuple):
    """Somebody a line names, and what stands beside their name that is not taken."""

    inscription: Inscription
    laisses: tuple[str, ...] = ()


class LigneComprise(NamedTuple):
    """Whom a line names, and what of it is not taken, in words."""

    nommes: tuple[Inscription, ...]
    laisse: str = ""


def read_ligne(line: str) -> LigneComprise:
    """Whom a line names and what of it is left aside; nobody where it is a heading or a count. Raises `Refus`."""
    if is_total([line]) or formes.is_activite(line):
        return LigneComprise((), _nobody(line))
    if formes.is_prose(line) or says_foot(line):
        return LigneComprise((), "" if _are_titles([line]) else _nobody(line))
    nommes = [nomme for part in _parts(line) if (nomme := _one(part)) is not None]
    laisses = [it for nomme in nommes for it in nomme.laisses]
    told = f"{', '.join(dict.fromkeys(laisses))} n'est pas pris." if laisses else ""
    return LigneComprise(tuple(it.inscription for it in nommes), told)


def _nobody(line: str) -> str:
    return f"{cite(line.strip()[:60])} ne nomme personne."


def _parts(line: str) -> Sequence[str]:
    """The line, cut where it names several people: an address each, as in an e-mail, or whole names in a row."""
    addressed = [*formes.ADDRESSED.finditer(line)]
    if len(addressed) > 1:
        rest = line[addressed[-1].end() :].strip(AROUND)
        return [part for it in addressed for part in _addressed(it)] + ([rest] if rest else [])
    for between in formes.ALSO:
        parts = [it.strip() for it in between.split(line) if it.strip()]
        names = [it for it in parts if not _is_extra(it)]
        if (len(names) > 1 and all(map(is_whole, names))) or (len(names) > NAME_CELLS and all(map(is_double, names))):
            return _rejoined(parts)
    return [line]


def _addressed(found: re.Match[str]) -> Iterator[str]:
    """Somebody and their address, behind those who are named without one."""
    *others, last = found[1].split(";")
    yield from (it.strip(AROUND) for it in others if is_double(it.strip(AROUND)) or is_whole(it))
    yield f"{last.strip(AROUND)} <{found[2]}>"


def _rejoined(parts: Sequence[str]) -> Sequence[str]:
    """What is said of somebody stays with them: what follows their name, up to the next one."""
    people: list[str] = []
    for part in parts:
        if people and _is_extra(part):
            people[-1] += f";{part}"
        else:
            people.append(part)
    return people


def _is_extra(cell: str) -> bool:
    plain = cell.strip(AROUND)
    shapes = (NOT_A_NAME, formes.HOURS, formes.NUMBER)
    return any(it.fullmatch(plain) for it in shapes) or _is_longer(plain)


def _is_longer(cell: str) -> bool:
    return is_amenagement(cell) or is_yes_or_no(cell)


def _one(part: str) -> Nomme | None:
    """The person a part of a line names; null when it is the headings of the list, or empty."""
    said = _Dit()
    cells = _cells(said.without_beside(part))
    if not re.search(r"[^\W_]", part) or (cells and _are_titles(cells)):
        return None
    names = [name for rank, cell in enumerate(cells) if (name := said.take(cell, first=rank == 0))]
    if not names:
        raise Refus("cette ligne ne porte pas de nom.")
    kept = 1 if is_whole(names[0]) else NAME_CELLS
    return said.nomme(" ".join(names[:kept]), names[kept:])


def _cells(text: str) -> list[str]:
    """The cells of a line; without any, what commas cut, and what is set apart behind a whole name."""
    cells = [stripped for cell in formes.SEPARATORS.split(text) if (stripped := cell.strip(AROUND + "*"))]
    if len(cells) == 1 and "," in cells[0]:
        cells = [stripped for cell in cells[0].split(",") if (stripped := cell.strip(AROUND))]
    pieces = formes.ASIDE.split(cells[0]) if cells else []
    return [*pieces, *cells[1:]] if len(pieces) > 1 and is_whole(pieces[0]) else cells


def _are_titles(cells: Sequence[str]) -> bool:
    named = [read_titre(cell) for cell in cells]
    listed = len(cells) > 1 and bool({"nom", "noms", "prenom", "name"} & set(words_of(cells[0])))
    return any(it.role in (Role.NOM, Role.PRENOM) for it in named) and (listed or all(it.known for it in named))


class _Dit:
    """What a line says of somebody beside their name."""

    def __init__(self) -> None:
        self.email: str | None = None
        self._numero: str | None = None
        self._horaire: str | None = None
        self._facteur: Facteur | None = None
        self._laisses: list[str] = []

    def without_beside(self, text: str) -> str:
        """The text without bullet nor telephone, and the address it holds, which is kept."""
        found = formes.MAIL.search(text)
        if found is not None:
            self.email = found[0].removeprefix("mailto:")
            text = re.sub(r"<\s*>|\(\s*\)", " ", text[: found.start()] + text[found.end() :])
        text = self._unmarked(formes.FIELD.sub("", formes.PHONE.sub(" ", text)))
        return formes.BRACKETS.sub(self._bracket, text)

    def _unmarked(self, text: str) -> str:
        """The text without bullet; a tick in front of a name is told, as it may mean what one behind it does."""
        bullet = formes.BULLET.match(text)
        if bullet is None:
            return text
        if tick := formes.TICK.search(bullet[0]):
            self._leave_tick(tick[0])
        return text[bullet.end() :]

    def _leave_tick(self, tick: str) -> None:
        self._laisses.append(f"{cite(tick)} devant le nom (un tiers-temps s'écrit derrière)")

    def _bracket(self, found: re.Match[str]) -> str:
        """What is left of what stands in brackets: another name, or what is read behind a name."""
        words = words_of(found[1])
        if not found.string[: found.start()].strip():
            return f"{found[1]} "
        if set(words) & formes.OTHER_NAME or re.match(r"\s*[^\W\d_]", found.string[found.end() :]):
            return found[0]
        shapes = (formes.LAST_HOUR, formes.LAST_NUMBER)
        if _is_longer(found[1]) or any(it.fullmatch(f" {found[1]}") for it in shapes):
            return f" {found[1]} "
        if not (set(words) <= formes.ROLES or CIVILITE.fullmatch("".join(words))):
            self._laisses.append(BESIDE)
        return " "

    def take(self, cell: str, *, first: bool) -> str:
        """Keep what a cell says; the name in it, empty where it holds none."""
        if first:
            cell = self._without(formes.SIGNED_NUMBER, self._unmarked(cell), "_numero")
            cell = self._unmarked(formes.RANK.sub("", cell, count=1))
            cell = self._without(formes.FIRST_HOUR, cell, "_horaire")
            cell = self._without(formes.FIRST_NUMBER, cell, "_numero")
            if cell in ("x", "X"):
                self._leave_tick(cell)
                return ""
        if formes.HOURS.fullmatch(cell):
            self._horaire = read_horaire(cell)
        elif not first and cell in ("0", "1"):
            self._facteur = read_amenagement(cell)
        elif formes.NUMBER.fullmatch(cell) and not formes.DATE.fullmatch(cell):
            self._numero = self._numero or cell
        elif not first and _is_longer(cell):
            self._facteur = read_amenagement(cell)
        elif CIVILITE.fullmatch("".join(words_of(cell))):
            return ""
        elif not NOT_A_NAME.fullmatch(cell):
            return self._name(cell)
        return ""

    def _name(self, cell: str) -> str:
        cell = self._without(formes.LAST_HOUR, formes.LAST_DATE.sub("", cell), "_horaire")
        cell = self._without(formes.LAST_NUMBER, cell, "_numero")
        nom, facteur = split_amenagement(cell)
        self._facteur = facteur or self._facteur
        if leftover := formes.LEFTOVER.search(nom):
            self._laisses.append(cite(leftover[0].strip(AROUND)))
            nom = nom[: leftover.start()]
        if birth := formes.NEE.search(nom):
            self._laisses.append(cite(birth[0].strip(AROUND)))
        return formes.bare_name(nom).strip(AROUND)

    def _without(self, shape: re.Pattern[str], text: str, what: str) -> str:
        found = shape.search(text)
        if found is None:
            return text
        setattr(self, what, getattr(self, what) or found[1])
        return (text[: found.start()] + text[found.end() :]).strip(AROUND)

    def nomme(self, nom: str, others: Sequence[str]) -> Nomme:
        """The candidat of that name; the `others` are cells that are not taken. Raises `Refus`."""
        said = Precisions(numero=self._numero, email=self.email, horaire=self._horaire)
        inscription = Inscription(checked_nom(nom), self._facteur or PLEIN_TEMPS, said)
        return Nomme(inscription, (*self._laisses, *map(cite, others)))
