"""Sorts the rows of a list among the people known so far: new, there already, perhaps there already. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from certif_tui.domain.facteurs import PLEIN_TEMPS
from certif_tui.domain.personnes.numeros import numero_key
from certif_tui.domain.personnes.ressemblance import Ressemblances, ressemble
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.decisions.importation import Arrivee
from certif_tui.domain.session.homonymes import homonymes
from certif_tui.domain.session.inscription import Inscription, completed, inscription_like, same_numero
from certif_tui.domain.slugs import name_key
from certif_tui.services.importation.doublons import ChoixImport, Doublon
from certif_tui.services.importation.naissances import told_apart_otherwise, with_naissance

NOMMES = {"numero": "numéro", "email": "e-mail", "groupe": "groupe", "horaire": "horaire", "naissance": "naissance"}


@dataclass(slots=True, eq=False)
class Connu:
    """Somebody known so far, as the rows read so far complete them; `ne` is when they were born, where that is said."""

    inscription: Inscription
    candidat: Candidat | None = None
    ligne: int | None = None
    ne: date | None = None

    @property
    def is_retire(self) -> bool:
        """Whether they were withdrawn from the session."""
        return self.candidat is not None and self.candidat.retire is not None


class TriDesRangees:
    """Sorts rows out one by one among the people known so far, who are found by number and by name."""

    def __init__(self, candidats: Sequence[Candidat]) -> None:
        self.deja: list[Arrivee] = []
        self.doublons: list[Doublon] = []
        self.signes: dict[int, str] = {}
        self._ajouts: list[Arrivee] = []
        self._dates: dict[int, date] = {}
        self._homonymes = homonymes(tuple(candidats))
        self._by_numero: dict[str, list[Connu]] = {}
        self._by_nom: Ressemblances[Connu] = Ressemblances()
        for candidat in candidats:
            self._know(Connu(inscription_like(candidat), candidat=candidat, ne=candidat.naissance))

    @property
    def ajouts(self) -> list[Arrivee]:
        """Those nobody knew, with their date of birth where it alone tells them from somebody else."""
        return [with_naissance(it, self._dates[it.ligne]) if it.ligne in self._dates else it for it in self._ajouts]

    def take(self, arrivee: Arrivee, ne: date | None) -> int:
        """Say whether a row names somebody new, known, or perhaps known; how many are new so far."""
        found = self._like(arrivee, ne)
        if not found:
            self._ajouts.append(arrivee)
            self._know(Connu(arrivee.inscription, ligne=arrivee.ligne, ne=ne))
        elif same := next((it for it in found if not _brings(it, arrivee.inscription)), None):
            self.deja.append(arrivee)
            same.ne = same.ne or ne
            self._sign(arrivee, same)
        else:
            self._doubt(arrivee, found, ne)
        return len(self._ajouts)

    def _sign(self, arrivee: Arrivee, connu: Connu) -> None:
        """Keep what tells whom the session knows from their homonyms in it."""
        if connu.candidat is not None and (sign := self._homonymes.get(connu.candidat.slug)):
            self.signes[arrivee.ligne] = sign

    def _know(self, connu: Connu) -> None:
        self._by_nom.add(connu.inscription.nom, connu)
        self._number(connu)

    def _number(self, connu: Connu) -> None:
        if numero := connu.inscription.precisions.numero:
            self._by_numero.setdefault(numero_key(numero), []).append(connu)

    def _like(self, arrivee: Arrivee, ne: date | None) -> list[Connu]:
        """Who may be that person, the likeliest first: same number, else a name like theirs and nothing against it."""
        nom, numero = arrivee.inscription.nom, arrivee.inscription.precisions.numero
        if numero and (same := self._by_numero.get(numero_key(numero))):
            return same
        alike = [it for it in self._by_nom.of(nom) if not self._are_two(it, arrivee, ne)]
        return sorted(alike, key=lambda it: (it.is_retire, not _same_name(it.inscription, nom), ne != it.ne))

    def _are_two(self, connu: Connu, arrivee: Arrivee, ne: date | None) -> bool:
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

    def _doubt(self, arrivee: Arrivee, found: Sequence[Connu], ne: date | None) -> None:
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


def _compared(connu: Connu, new: Inscription) -> tuple[str, ChoixImport]:
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


def _only_named(connu: Connu, new: Inscription, ne: date | None) -> bool:
    """Whether a name is all that two rows of a file have in common, and the second brings nothing more."""
    email = connu.inscription.precisions.email
    same = same_numero(connu.inscription, new) or (email and email == new.precisions.email) or (ne and ne == connu.ne)
    return (
        not same and _same_name(connu.inscription, new.nom) and completed(connu.inscription, new) == connu.inscription
    )


def _same_name(connu: Inscription, nom: str) -> bool:
    """Whether a name is that of somebody known, but for its case, accents and spaces."""
    return connu.nom == nom or name_key(connu.nom) == name_key(nom)


def _added(old: Inscription, new: Inscription) -> list[str]:
    said = dict(old.precisions)
    words = [NOMMES[champ] for champ, value in new.precisions if value is not None and said[champ] is None]
    return words + (["aménagement"] if new.facteur != PLEIN_TEMPS and old.facteur == PLEIN_TEMPS else [])


def _contradicted(old: Inscription, new: Inscription) -> list[str]:
    said = dict(completed(new, old).precisions)
    words = [NOMMES[champ] for champ, value in new.precisions if value is not None and value != said[champ]]
    other = PLEIN_TEMPS not in (old.facteur, new.facteur) and old.facteur != new.facteur
    return words + (["aménagement"] if other else [])


def _brings(connu: Connu, inscription: Inscription) -> bool:
    """Whether a row would change anything of somebody: of who is not in the list, always."""
    return connu.candidat is None or connu.is_retire or _news(connu.inscription, inscription)


def _news(known: Inscription, inscription: Inscription) -> bool:
    """Whether the file says something of somebody that is not known yet."""
    return not _same_name(known, inscription.nom) or completed(known, inscription) != known
