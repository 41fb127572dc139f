"""A file of candidats becomes sheets of rows of text, each row with the number it has in the file."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from certif_tui.domain.frozen import Frozen
from certif_tui.domain.refus import Refus
from certif_tui.services.importation.bornes import FeuilleBrute, SheetRows
from certif_tui.services.importation.lecteur import LecteurTableur


class LigneLue(Frozen):
    """A row that holds something: its number in the file, from 1, and its cells."""

    numero: int
    cellules: tuple[str, ...]


class Feuille(Frozen):
    """A sheet of the file; a CSV has one, without a name.

    `masquees` are the numbers of the rows it hides, `fusionnees` of those given the value of a merged cell;
    `cachee` tells that the spreadsheet does not show it, `sans_resultat` in which rows a formula has no value.
    """

    nom: str
    lignes: tuple[LigneLue, ...]
    masquees: frozenset[int] = frozenset()
    fusionnees: tuple[int, ...] = ()
    cachee: bool = False
    sans_resultat: tuple[int, ...] = ()


class Classeur(Frozen):
    """All that a file holds; `codage` is the encoding of a text, null for a spreadsheet."""

    nom: str
    feuilles: tuple[Feuille, ...]
    codage: str | None = None

    @property
    def cachees(self) -> tuple[str, ...]:
        """The sheets that hold something and that the spreadsheet does not show."""
        return tuple(it.nom for it in self.feuilles if it.cachee and it.lignes)

    def feuille(self, nom: str | None = None) -> Feuille:
        """The sheet of that name, by default the first shown that holds something. Raises `Refus`."""
        if nom is None:
            held = [it for it in self.feuilles if it.lignes]
            found = min(held, key=lambda it: it.cachee, default=None)
            if found is None:
                raise Refus(f"{self.nom} est vide\u00a0: il n'y a aucune ligne à importer.")
            return found
        for feuille in self.feuilles:
            if feuille.nom.strip().casefold() == nom.strip().casefold():
                return feuille
        known = ", ".join(it.nom for it in self.feuilles if it.nom) or "une seule, sans nom"
        raise Refus(f"Pas de feuille «\u00a0{nom}\u00a0» dans {self.nom}. Feuilles\u00a0: {known}.")


def typed_path(text: str) -> Path:
    """The file meant by what was typed, or dropped into a terminal: quoted, escaped, or as a `file://` address.

    Raises `Refus` for an empty text or one no file can be named.
    """
    typed = text.strip()
    if not typed or "\0" in typed:
        raise Refus("Le chemin est vide\u00a0: tapez celui du fichier, ou déposez le fichier dans le terminal.")
    if typed.startswith("file://"):
        typed = unquote(urlsplit(typed).path)
    elif typed[0] == typed[-1] and typed[0] in "'\"" and len(typed) > 2:
        typed = typed[1:-1]
    elif os.sep == "/" and "\\" in typed and not os.path.lexists(typed):
        try:
            typed = " ".join(shlex.split(typed))
        except ValueError as error:
            raise Refus("Ce chemin se termine par «\u00a0\\\u00a0»\u00a0: retapez-le.") from error
    try:
        return Path(typed).expanduser()
    except RuntimeError as error:
        raise Refus("Ce dossier personnel est inconnu\u00a0: tapez le chemin en entier.") from error


def read_classeur(path: Path, lecteur: LecteurTableur | None = None, codage: str | None = None) -> Classeur:
    """What the file holds, read in a process apart, which `lecteur` can stop; text in that `codage`. Raises `Refus`."""
    contenu = (lecteur or LecteurTableur()).read(path, codage)
    return Classeur(path.name, tuple(map(_feuille, contenu.feuilles)), contenu.codage)


def _feuille(brute: FeuilleBrute) -> Feuille:
    lignes = tuple(_lignes(brute.rows))
    hidden = frozenset(brute.masquees)
    return Feuille(brute.nom, lignes, hidden, tuple(brute.fusionnees), brute.cachee, tuple(brute.sans_resultat))


def _lignes(rows: SheetRows) -> Iterator[LigneLue]:
    return (LigneLue(number, tuple(cells)) for number, cells in rows)
