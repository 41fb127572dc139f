"""What importing a list would change in a session: who is new, who is there already, who may be, what is rejected.

Pure: nothing is changed before `services.importation.enregistrement` records it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from certif_tui.domain.refus import Refus
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.decisions.importation import Arrivee
from certif_tui.domain.session.homonymes import numero_sign, told_apart
from certif_tui.domain.session.inscription import inscription_like
from certif_tui.services.importation.adresses import shared_addresses
from certif_tui.services.importation.colonnes import TableauCompris
from certif_tui.services.importation.doublons import Doublon
from certif_tui.services.importation.lecture import LigneLue
from certif_tui.services.importation.naissances import Naissances
from certif_tui.services.importation.numeros import NumeroEcarte, identified
from certif_tui.services.importation.rangees import Doute, inscription_of
from certif_tui.services.importation.roles import Role
from certif_tui.services.importation.tri import TriDesRangees

MOST_CANDIDATS = 2_000
"""Candidats one session can hold: more come from the wrong file, or from a whole year's list."""
STEP = 50
"""Rows between two words about how far the work has come."""


@dataclass(frozen=True, slots=True)
class Rejet:
    """A row that cannot be imported, and why."""

    ligne: int
    raison: str


@dataclass(frozen=True, slots=True)
class Importation:
    """What importing `lecture` would change among `candidats`.

    `signes` tells those who share their name with somebody else apart, by row. What is not taken although its people
    come: `numeros_ecartes`, which identify nobody, and `doutes`, cells.
    """

    ajouts: tuple[Arrivee, ...] = ()
    deja: tuple[Arrivee, ...] = ()
    doublons: tuple[Doublon, ...] = ()
    rejets: tuple[Rejet, ...] = ()
    numeros_ecartes: tuple[NumeroEcarte, ...] = ()
    signes: Mapping[int, str] = field(default_factory=dict)
    doutes: tuple[Doute, ...] = ()
    lecture: TableauCompris | None = field(default=None, compare=False)
    candidats: tuple[Candidat, ...] = field(default=(), compare=False)

    def among(self, candidats: tuple[Candidat, ...]) -> Importation:
        """What importing the same file would change among those candidats. Raises as `plan`."""
        return self if self.lecture is None or candidats == self.candidats else plan(self.lecture, candidats)

    def signe(self, arrivee: Arrivee) -> str:
        """What tells somebody of the file from their homonyms, empty for who has none."""
        return self.signes.get(arrivee.ligne, "")


def plan(
    lecture: TableauCompris, candidats: Sequence[Candidat], advance: Callable[[int], None] = lambda _rows: None
) -> Importation:
    """What importing these rows would change among those `candidats`; `advance` is told how many rows were looked at.

    Raises `Refus` when no column holds the names, or the list is too long for a session.
    """
    if lecture.rang(Role.NOM) is None:
        known = ", ".join(it.titre or it.lettre for it in lecture.colonnes)
        raise Refus(f"Aucune colonne ne porte le nom. Colonnes du fichier\u00a0: {known}. Dites laquelle est le nom.")
    tri, naissances = TriDesRangees(candidats), Naissances(lecture)
    read, rejets, doutes = _read(lecture)
    born = {ligne.numero: naissances.of(ligne) for ligne, _arrivee in read}
    arrivees, ecartes = identified([arrivee for _ligne, arrivee in read])
    for rank, arrivee in enumerate(arrivees):
        if rank % STEP == 0:
            advance(rank)
        _check_number(tri.take(arrivee, born[arrivee.ligne]), len(candidats))
    ajouts = tri.ajouts
    signes = {**tri.signes, **_signes(ajouts, candidats)}
    found = tuple(ajouts), tuple(tri.deja), tuple(tri.doublons), rejets, ecartes
    addresses = shared_addresses(((it.ligne, it.inscription) for it in arrivees), map(inscription_like, candidats))
    doutes += tuple(Doute(ligne, raison, Role.EMAIL) for ligne, raison in addresses)
    return Importation(*found, signes, doutes, lecture, tuple(candidats))


def _read(lecture: TableauCompris) -> tuple[list[tuple[LigneLue, Arrivee]], tuple[Rejet, ...], tuple[Doute, ...]]:
    """The rows that name somebody, those that cannot be imported, and what of the first is left out."""
    read, rejets, doutes = list[tuple[LigneLue, Arrivee]](), list[Rejet](), list[Doute]()
    for ligne in lecture.retenues:
        try:
            rangee = inscription_of(lecture, ligne)
        except Refus as error:
            rejets.append(Rejet(ligne.numero, str(error)))
        else:
            if rangee.inscription is not None:
                doutes += rangee.doutes
                read.append((ligne, Arrivee(ligne.numero, rangee.inscription)))
    return read, tuple(rejets), tuple(doutes)


def _check_number(ajouts: int, deja: int) -> None:
    """Stop at the first candidat too many: the rows that follow would each be compared with all of them."""
    if ajouts + deja > MOST_CANDIDATS:
        added, most = f"{ajouts} candidats ou plus", f"une session en reçoit {MOST_CANDIDATS} au plus"
        raise Refus(f"Ce fichier ajouterait {added}\u00a0: {most}. Est-ce la bonne liste\u00a0?")


def _signes(ajouts: Sequence[Arrivee], candidats: Sequence[Candidat]) -> Mapping[int, str]:
    """What tells new people from their homonyms, of the file and of the session: their number, else their row."""
    here = [(it.slug, it.nom, (numero_sign(it.numero), it.slug)) for it in candidats]
    new = [
        (it.ligne, it.inscription.nom, (numero_sign(it.inscription.precisions.numero), f"ligne\u00a0{it.ligne}"))
        for it in ajouts
    ]
    return {whom: sign for whom, sign in told_apart([*here, *new]).items() if isinstance(whom, int)}
