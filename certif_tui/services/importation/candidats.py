"""What importing a list would change in a session: who is new, who is there already, who may be, what is rejected.

Pure: nothing is changed before `services.importation.enregistrement` records it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from certif_tui.domain.refus import Refus
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.decisions.importation import Arrivee
from certif_tui.domain.session.evenements import PLEIN_TEMPS, Precisions
from certif_tui.domain.session.homonymes import homonymes, numero_sign, told_apart
from certif_tui.domain.session.inscription import Inscription, completed, inscription_like, numero_key
from certif_tui.domain.slugs import name_key
from certif_tui.services.importation.colonnes import TableauCompris
from certif_tui.services.importation.rangees import Doute, inscription_of
from certif_tui.services.importation.roles import Role

MOST_CANDIDATS = 2_000
"""Candidats one session can hold: more come from the wrong file, or from a whole year's list."""
STEP = 50
"""Rows between two words about how far the work has come."""
NOMMES = {"numero": "numéro", "email": "e-mail", "groupe": "groupe", "horaire": "horaire", "naissance": "naissance"}


class ChoixImport(StrEnum):
    """What to do with somebody who may be there already."""

    FUSIONNER = "fusionner"
    AJOUTER = "ajouter"
    IGNORER = "ignorer"
    RETABLIR = "retablir"


@dataclass(frozen=True, slots=True)
class Doublon:
    """Somebody who may be there already: as `candidat` of the session, or in the row `premiere` of the same file.

    `raison` says what is alike and what is not, `propose` what is best done.
    """

    arrivee: Arrivee
    raison: str
    propose: ChoixImport
    candidat: Candidat | None = None
    premiere: int | None = None

    @property
    def possibles(self) -> tuple[ChoixImport, ...]:
        """What can be done."""
        if self.candidat is not None and self.candidat.retire is not None:
            return (ChoixImport.IGNORER, ChoixImport.RETABLIR, ChoixImport.AJOUTER)
        return (ChoixImport.FUSIONNER, ChoixImport.AJOUTER, ChoixImport.IGNORER)


@dataclass(frozen=True, slots=True)
class Rejet:
    """A row that cannot be imported, and why."""

    ligne: int
    raison: str


@dataclass(frozen=True, slots=True)
class Importation:
    """What importing `lecture` would change among `candidats`.

    `signes` tells those who share their name with somebody else apart, by row; `doutes` what of a row is left out.
    """

    ajouts: tuple[Arrivee, ...] = ()
    deja: tuple[Arrivee, ...] = ()
    doublons: tuple[Doublon, ...] = ()
    rejets: tuple[Rejet, ...] = ()
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


@dataclass(slots=True)
class _Connu:
    """Somebody known so far, as the rows read so far complete them."""

    inscription: Inscription
    candidat: Candidat | None = None
    ligne: int | None = None

    @property
    def is_retire(self) -> bool:
        return self.candidat is not None and self.candidat.retire is not None


class _Tri:
    """Sorts rows out one by one among the people known so far, who are found by number and by name."""

    def __init__(self, candidats: Sequence[Candidat]) -> None:
        self.ajouts: list[Arrivee] = []
        self.deja: list[Arrivee] = []
        self.doublons: list[Doublon] = []
        self.signes: dict[int, str] = {}
        self._homonymes = homonymes(tuple(candidats))
        self._by_numero: dict[str, list[_Connu]] = {}
        self._by_nom: dict[tuple[str, ...], list[_Connu]] = {}
        for candidat in candidats:
            self._know(_Connu(inscription_like(candidat), candidat=candidat))

    def take(self, arrivee: Arrivee) -> None:
        """Say whether a row names somebody new, known, or perhaps known."""
        found = self._like(arrivee.inscription)
        if not found:
            self.ajouts.append(arrivee)
            self._know(_Connu(arrivee.inscription, ligne=arrivee.ligne))
        elif same := next((it for it in found if not _brings(it, arrivee.inscription)), None):
            self.deja.append(arrivee)
            self._sign(arrivee, same)
        else:
            self._doubt(arrivee, min(found, key=lambda it: it.is_retire))

    def _sign(self, arrivee: Arrivee, connu: _Connu) -> None:
        """Keep what tells whom the session knows from their homonyms in it."""
        if connu.candidat is not None and (sign := self._homonymes.get(connu.candidat.slug)):
            self.signes[arrivee.ligne] = sign

    def _know(self, connu: _Connu) -> None:
        self._by_nom.setdefault(name_key(connu.inscription.nom), []).append(connu)
        self._number(connu)

    def _number(self, connu: _Connu) -> None:
        if numero := connu.inscription.precisions.numero:
            self._by_numero.setdefault(numero_key(numero), []).append(connu)

    def _like(self, inscription: Inscription) -> list[_Connu]:
        """Who may be that person: same number, else same name with nothing that tells them apart."""
        numero = inscription.precisions.numero
        if numero and (same := self._by_numero.get(numero_key(numero))):
            return same
        namesakes = self._by_nom.get(name_key(inscription.nom), [])
        return [it for it in namesakes if not _told_apart(it.inscription.precisions, inscription.precisions)]

    def _doubt(self, arrivee: Arrivee, connu: _Connu) -> None:
        raison, propose = _compared(connu, arrivee.inscription)
        self.doublons.append(Doublon(arrivee, raison, propose, connu.candidat, connu.ligne))
        self._sign(arrivee, connu)
        if propose is ChoixImport.FUSIONNER:  # the next row of that name is compared with what this one makes of them
            unnumbered = not connu.inscription.precisions.numero
            connu.inscription = completed(connu.inscription, arrivee.inscription)
            if unnumbered:
                self._number(connu)


def plan(
    lecture: TableauCompris, candidats: Sequence[Candidat], advance: Callable[[int], None] = lambda _rows: None
) -> Importation:
    """What importing these rows would change among those `candidats`; `advance` is told how many rows were looked at.

    Raises `Refus` when no column holds the names, or the list is too long for a session.
    """
    if lecture.rang(Role.NOM) is None:
        known = ", ".join(it.titre or it.lettre for it in lecture.colonnes)
        raise Refus(f"Aucune colonne ne porte le nom. Colonnes du fichier\u00a0: {known}. Dites laquelle est le nom.")
    tri, rejets, doutes = _Tri(candidats), list[Rejet](), list[Doute]()
    for rank, ligne in enumerate(lecture.retenues):
        if rank % STEP == 0:
            advance(rank)
        try:
            rangee = inscription_of(lecture, ligne)
        except Refus as error:
            rejets.append(Rejet(ligne.numero, str(error)))
        else:
            if rangee.inscription is not None:
                doutes += rangee.doutes
                tri.take(Arrivee(ligne.numero, rangee.inscription))
                _check_number(len(tri.ajouts), len(candidats))
    signes = {**tri.signes, **_signes(tri.ajouts, candidats)}
    found = tuple(tri.ajouts), tuple(tri.deja), tuple(tri.doublons), tuple(rejets)
    return Importation(*found, signes, tuple(doutes), lecture, tuple(candidats))


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


def _compared(connu: _Connu, new: Inscription) -> tuple[str, ChoixImport]:
    """What is alike and what is not, and what to do about it: completing is safe, contradicting is not."""
    if connu.is_retire:
        return "a été retiré de cette session", ChoixImport.IGNORER
    old = connu.inscription
    same = f"déjà nommé à la ligne {connu.ligne}" if connu.ligne is not None else "déjà dans la session"
    if name_key(old.nom) != name_key(new.nom):
        return f"{same}, même numéro mais autre nom\u00a0: {old.nom}", ChoixImport.IGNORER
    changed = _contradicted(old, new)
    if changed:
        return f"{same}, change\u00a0: {', '.join(changed)}", ChoixImport.IGNORER
    added = _added(old, new)
    return f"{same}, ajoute\u00a0: {', '.join(added)}" if added else same, ChoixImport.FUSIONNER


def _added(old: Inscription, new: Inscription) -> list[str]:
    said = dict(old.precisions)
    words = [NOMMES[champ] for champ, value in new.precisions if value is not None and said[champ] is None]
    return words + (["aménagement"] if new.facteur != PLEIN_TEMPS and old.facteur == PLEIN_TEMPS else [])


def _contradicted(old: Inscription, new: Inscription) -> list[str]:
    said = dict(old.precisions)
    words = [
        NOMMES[champ] for champ, value in new.precisions if None not in (value, said[champ]) and value != said[champ]
    ]
    other = PLEIN_TEMPS not in (old.facteur, new.facteur) and old.facteur != new.facteur
    return words + (["aménagement"] if other else [])


def _brings(connu: _Connu, inscription: Inscription) -> bool:
    """Whether a row would change anything of somebody: of who is not in the list, always."""
    return connu.candidat is None or connu.is_retire or _news(connu.inscription, inscription)


def _news(known: Inscription, inscription: Inscription) -> bool:
    """Whether the file says something of somebody that is not known yet."""
    return name_key(known.nom) != name_key(inscription.nom) or completed(known, inscription) != known


def _told_apart(one: Precisions, other: Precisions) -> bool:
    """Whether two people of one name are two: their numbers differ, or their birth dates."""
    numeros = one.numero, other.numero
    if all(numeros):
        return numero_key(str(numeros[0])) != numero_key(str(numeros[1]))
    return None not in (one.naissance, other.naissance) and one.naissance != other.naissance
