"""What importing a list would change in a session: who is new, who is there already, who may be, what is rejected.

Pure: nothing is changed before `services.importation.enregistrement` records it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from certif_tui.domain.facteurs import PLEIN_TEMPS
from certif_tui.domain.personnes.numeros import numero_key
from certif_tui.domain.personnes.ressemblance import Ressemblances, ressemble
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.decisions.importation import Arrivee
from certif_tui.domain.session.homonymes import homonymes, numero_sign, told_apart
from certif_tui.domain.session.inscription import Inscription, completed, inscription_like, same_numero
from certif_tui.domain.slugs import name_key
from certif_tui.services.importation.colonnes import TableauCompris
from certif_tui.services.importation.lecture import LigneLue
from certif_tui.services.importation.naissances import Naissances, told_apart_otherwise, with_naissance
from certif_tui.services.importation.numeros import NumeroEcarte, identified
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


@dataclass(slots=True, eq=False)
class _Connu:
    """Somebody known so far, as the rows read so far complete them; `ne` is when they were born, where that is said."""

    inscription: Inscription
    candidat: Candidat | None = None
    ligne: int | None = None
    ne: date | None = None

    @property
    def is_retire(self) -> bool:
        return self.candidat is not None and self.candidat.retire is not None


class _Tri:
    """Sorts rows out one by one among the people known so far, who are found by number and by name."""

    def __init__(self, candidats: Sequence[Candidat]) -> None:
        self.deja: list[Arrivee] = []
        self.doublons: list[Doublon] = []
        self.signes: dict[int, str] = {}
        self._ajouts: list[Arrivee] = []
        self._dates: dict[int, date] = {}
        self._homonymes = homonymes(tuple(candidats))
        self._by_numero: dict[str, list[_Connu]] = {}
        self._by_nom: Ressemblances[_Connu] = Ressemblances()
        for candidat in candidats:
            self._know(_Connu(inscription_like(candidat), candidat=candidat, ne=candidat.naissance))

    @property
    def ajouts(self) -> list[Arrivee]:
        """Those nobody knew, with their date of birth where it alone tells them from somebody else."""
        return [with_naissance(it, self._dates[it.ligne]) if it.ligne in self._dates else it for it in self._ajouts]

    def take(self, arrivee: Arrivee, ne: date | None) -> int:
        """Say whether a row names somebody new, known, or perhaps known; how many are new so far."""
        found = self._like(arrivee, ne)
        if not found:
            self._ajouts.append(arrivee)
            self._know(_Connu(arrivee.inscription, ligne=arrivee.ligne, ne=ne))
        elif same := next((it for it in found if not _brings(it, arrivee.inscription)), None):
            self.deja.append(arrivee)
            same.ne = same.ne or ne
            self._sign(arrivee, same)
        else:
            self._doubt(arrivee, found, ne)
        return len(self._ajouts)

    def _sign(self, arrivee: Arrivee, connu: _Connu) -> None:
        """Keep what tells whom the session knows from their homonyms in it."""
        if connu.candidat is not None and (sign := self._homonymes.get(connu.candidat.slug)):
            self.signes[arrivee.ligne] = sign

    def _know(self, connu: _Connu) -> None:
        self._by_nom.add(connu.inscription.nom, connu)
        self._number(connu)

    def _number(self, connu: _Connu) -> None:
        if numero := connu.inscription.precisions.numero:
            self._by_numero.setdefault(numero_key(numero), []).append(connu)

    def _like(self, arrivee: Arrivee, ne: date | None) -> list[_Connu]:
        """Who may be that person, the likeliest first: same number, else a name like theirs and nothing against it."""
        nom, numero = arrivee.inscription.nom, arrivee.inscription.precisions.numero
        if numero and (same := self._by_numero.get(numero_key(numero))):
            return same
        alike = [it for it in self._by_nom.of(nom) if not self._are_two(it, arrivee, ne)]
        return sorted(alike, key=lambda it: (it.is_retire, not _same_name(it.inscription, nom), ne != it.ne))

    def _are_two(self, connu: _Connu, arrivee: Arrivee, ne: date | None) -> bool:
        """Whether two people of names alike are two: their numbers differ, or their dates of birth.

        Where these alone tell them apart, they are kept.
        """
        if all((connu.inscription.precisions.numero, arrivee.inscription.precisions.numero)):
            return True  # one number would have been found by itself
        if ne is None or connu.ne is None or ne == connu.ne:
            return False
        if not told_apart_otherwise(connu.inscription.precisions, arrivee.inscription.precisions):
            self._dates |= {arrivee.ligne: ne, **({} if connu.ligne is None else {connu.ligne: connu.ne})}
        return True

    def _doubt(self, arrivee: Arrivee, found: Sequence[_Connu], ne: date | None) -> None:
        connu, likely = found[0], [it for it in found if not it.is_retire]
        raison, propose = _compared(connu, arrivee.inscription)
        if connu.ligne is not None and connu.candidat is None and _only_named(connu, arrivee.inscription, ne):
            raison, propose = f"{raison}, rien d'autre ne dit si c'est la même personne", ChoixImport.IGNORER
        if (
            len(likely) > 1
            and (ne is None or connu.ne != ne)
            and not same_numero(connu.inscription, arrivee.inscription)
        ):
            raison, propose = f"{raison}\u00a0; {len(likely)} personnes peuvent l'être", ChoixImport.IGNORER
        self.doublons.append(Doublon(arrivee, raison, propose, connu.candidat, connu.ligne))
        self._sign(arrivee, connu)
        if propose is ChoixImport.FUSIONNER:  # the next row of that name is compared with what this one makes of them
            unnumbered = not connu.inscription.precisions.numero
            connu.inscription, connu.ne = completed(connu.inscription, arrivee.inscription), connu.ne or ne
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
    tri, naissances = _Tri(candidats), Naissances(lecture)
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


def _compared(connu: _Connu, new: Inscription) -> tuple[str, ChoixImport]:
    """What is alike and what is not, and what to do: completing is safe, contradicting and guessing are not."""
    old = connu.inscription
    numbered, named = same_numero(old, new), _same_name(old, new.nom)
    if connu.is_retire:
        raison = "a été retiré de cette session"
        return (raison if named or numbered else f"{old.nom} {raison}"), ChoixImport.IGNORER
    same = f"déjà nommé à la ligne {connu.ligne}" if connu.ligne is not None else "déjà dans la session"
    if not named and not (numbered and ressemble(old.nom, new.nom)):
        raison = f"{same}, même numéro mais autre nom" if numbered else f"peut-être {same}"
        return f"{raison}\u00a0: {old.nom}", ChoixImport.IGNORER
    if not named:
        same = f"{same}, nom écrit autrement\u00a0: {old.nom}"
    changed = _contradicted(old, new)
    if changed:
        return f"{same}, change\u00a0: {', '.join(changed)}", ChoixImport.IGNORER
    added = _added(old, new)
    return f"{same}, ajoute\u00a0: {', '.join(added)}" if added else same, ChoixImport.FUSIONNER


def _only_named(connu: _Connu, new: Inscription, ne: date | None) -> bool:
    """Whether a name is all that two rows of a file have in common, and the second brings nothing more."""
    email = connu.inscription.precisions.email
    same = same_numero(connu.inscription, new) or (email and email == new.precisions.email) or (ne and ne == connu.ne)
    return (
        not same and _same_name(connu.inscription, new.nom) and completed(connu.inscription, new) == connu.inscription
    )


def _same_name(connu: Inscription, nom: str) -> bool:
    """Whether a name is that of somebody known, but for its case, accents and spaces."""
    return name_key(connu.nom) == name_key(nom)


def _added(old: Inscription, new: Inscription) -> list[str]:
    said = dict(old.precisions)
    words = [NOMMES[champ] for champ, value in new.precisions if value is not None and said[champ] is None]
    return words + (["aménagement"] if new.facteur != PLEIN_TEMPS and old.facteur == PLEIN_TEMPS else [])


def _contradicted(old: Inscription, new: Inscription) -> list[str]:
    said = dict(completed(new, old).precisions)
    words = [NOMMES[champ] for champ, value in new.precisions if value is not None and value != said[champ]]
    other = PLEIN_TEMPS not in (old.facteur, new.facteur) and old.facteur != new.facteur
    return words + (["aménagement"] if other else [])


def _brings(connu: _Connu, inscription: Inscription) -> bool:
    """Whether a row would change anything of somebody: of who is not in the list, always."""
    return connu.candidat is None or connu.is_retire or _news(connu.inscription, inscription)


def _news(known: Inscription, inscription: Inscription) -> bool:
    """Whether the file says something of somebody that is not known yet."""
    return not _same_name(known, inscription.nom) or completed(known, inscription) != known
