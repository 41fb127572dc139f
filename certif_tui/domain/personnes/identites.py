"""Who is who from one session to another: same name and same identifier, else what somebody answered when asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import accumulate, combinations, pairwise, product

from certif_tui.domain.frozen import Frozen
from certif_tui.domain.personnes.numeros import identifies_nobody, numero_key
from certif_tui.domain.personnes.ressemblance import Ressemblances, is_near, shares_a_word
from certif_tui.domain.session.evenements import Lien
from certif_tui.domain.session.state import Session

Ref = tuple[str, str]
"""A candidat of a session: the session's slug, the candidat's."""
Paire = tuple[Ref, Ref]
"""Two candidats, the smaller first."""


class Candidature(Frozen):
    """A candidat as one session knows them. `cle` is equal for names that differ by case, accents or spaces alone.

    `identifiant` is the number they are registered under, null when the session gives none.
    """

    ref: Ref
    cle: tuple[str, ...]
    identifiant: str | None = None

    @property
    def cle_identifiant(self) -> str | None:
        """Equal for two writings of one identifier; null where none is given, or one that identifies nobody."""
        given = self.identifiant
        return None if given is None or identifies_nobody(given) else numero_key(given)


class Reponse(Frozen):
    """What somebody answered of a pair, when and why; a null `lien` takes the former answer back.

    `rang` is its place among the answers of its session, for two that bear the same instant. `personne` is who worked
    under the login `auteur` then, null when nobody was named.
    """

    paire: Paire
    lien: Lien | None
    instant: datetime
    rang: int = 0
    auteur: str = ""
    motif: str = ""
    personne: str | None = None


class Identite(Frozen):
    """The candidatures that are one person. `presume` when only their name says so.

    `questions` are the pairs to ask about: those that would settle a presumption, or tell which homonym this one is.
    """

    membres: tuple[Ref, ...]
    presume: bool = False
    questions: tuple[Paire, ...] = ()


def paire_of(one: Ref, other: Ref) -> Paire:
    """The pair, whichever of the two comes first."""
    return (one, other) if one <= other else (other, one)


def answers_in(session: Session) -> Iterator[Reponse]:
    """The answers a session keeps about its candidats, those taken back included.

    None is older than the one recorded before it, whatever the machine's clock said.
    """
    instants = accumulate((each.instant for each in session.identites), max)
    for rang, (each, instant) in enumerate(zip(session.identites, instants, strict=True)):
        paire = paire_of((session.slug, each.candidat), (each.autre_session, each.autre_candidat))
        yield Reponse(paire, each.lien, instant, rang, each.auteur, each.motif, session.personnes.get(each.id))


def in_force(reponses: Iterable[Reponse]) -> dict[Paire, Reponse]:
    """The last answer of each pair, without those taken back."""
    last = {each.paire: each for each in sorted(reponses, key=_age)}
    return {paire: each for paire, each in last.items() if each.lien is not None}


def _age(reponse: Reponse) -> tuple[datetime, int, Paire]:
    return reponse.instant, reponse.rang, reponse.paire


def recognise(candidatures: Iterable[Candidature], reponses: Iterable[Reponse] = ()) -> tuple[Identite, ...]:
    """The people the candidatures are, whatever the order they are given in.

    An answer decides; where two contradict each other through a third candidat the last word does. Without answer, two
    candidatures of one name are one person when their identifiers are equal, two when they differ or when one session
    has both. With an identifier missing they are presumed one, unless several homonyms could be meant. Of two names
    alike, or of one identifier under two names near each other, it is asked whether they are one person's.
    """
    known = {each.ref: each for each in candidatures}
    people = _Partage(known)
    for reponse in sorted(in_force(reponses).values(), key=_age, reverse=True):
        people.obey(reponse)
    by_name: dict[tuple[str, ...], list[Ref]] = defaultdict(list)
    for ref in sorted(known):
        by_name[known[ref].cle].append(ref)
    for homonymes in by_name.values():
        people.unite_by_identifiant(homonymes)
    doubts = [doubt for homonymes in by_name.values() for doubt in people.doubts(homonymes)]
    return _groupes(people, doubts)


class _Doubt(Frozen):
    """Groups, by their first member, that a name alone joins: all of them one person, or each apart."""

    heads: tuple[Ref, ...]
    paires: tuple[Paire, ...]
    joined: bool


def _groupes(people: _Partage, doubts: Sequence[_Doubt]) -> tuple[Identite, ...]:
    presumed: set[Ref] = set()
    questions: dict[Ref, list[Paire]] = defaultdict(list)
    for doubt in doubts:
        if doubt.joined:
            for head, other in pairwise(doubt.heads):
                people.unite(head, other)
            presumed.add(people.head(doubt.heads[0]))
    for paire in (*(paire for doubt in doubts for paire in doubt.paires), *people.written_otherwise()):
        for head in {people.head(ref) for ref in paire}:
            questions[head].append(paire)
    return tuple(
        Identite(membres, head in presumed, tuple(sorted(questions[head])))
        for head, membres in sorted(people.groups().items())
    )


@dataclass(slots=True)
class _Partage:
    """The candidatures shared out among people; `_apart` are pairs somebody told apart."""

    known: dict[Ref, Candidature]
    _parent: dict[Ref, Ref] = field(default_factory=dict)
    _members: dict[Ref, list[Ref]] = field(default_factory=dict)
    _apart: dict[Ref, set[Ref]] = field(default_factory=lambda: defaultdict(set))

    def __post_init__(self) -> None:
        self._parent = {ref: ref for ref in self.known}
        self._members = {ref: [ref] for ref in self.known}

    def head(self, ref: Ref) -> Ref:
        """The first member of the group `ref` is in."""
        return self._parent[ref]

    def groups(self) -> dict[Ref, tuple[Ref, ...]]:
        """The members of each group, by the first of them."""
        return {head: tuple(sorted(members)) for head, members in self._members.items()}

    def unite(self, one: Ref, other: Ref) -> None:
        """Make one group of two."""
        first, second = sorted((self.head(one), self.head(other)))
        if first == second:
            return
        moved = self._members.pop(second)
        self._members[first] += moved
        self._parent |= dict.fromkeys(moved, first)

    def obey(self, reponse: Reponse) -> None:
        """Do as was answered, unless a later answer says otherwise."""
        one, other = reponse.paire
        if one not in self.known or other not in self.known:
            return
        if reponse.lien is Lien.DISTINCTS and self.head(one) != self.head(other):
            self._apart[one].add(other)
            self._apart[other].add(one)
        elif reponse.lien is Lien.MEME and not self._told_apart(self.head(one), self.head(other)):
            self.unite(one, other)

    def unite_by_identifiant(self, homonymes: Sequence[Ref]) -> None:
        """Join those of one name that share an identifier, unless somebody told them apart."""
        first: dict[str, Ref] = {}
        for ref in homonymes:
            identifiant = self.known[ref].cle_identifiant
            if identifiant is None:
                continue
            met = first.setdefault(identifiant, ref)
            if not self._told_apart(self.head(met), self.head(ref)):
                self.unite(met, ref)

    def doubts(self, homonymes: Sequence[Ref]) -> Iterator[_Doubt]:
        """The groups of one name that nothing but the name joins."""
        traits = {head: self._trait(head) for head in sorted({self.head(ref) for ref in homonymes})}
        if not self._apart and _all_may_be_one(tuple(traits.values())):
            yield from (
                _Doubt(heads, tuple(pairwise(heads)), joined=True) for heads in [tuple(traits)] if len(heads) > 1
            )
            return
        near: dict[Ref, set[Ref]] = {head: set() for head in traits}
        for (one, first), (other, second) in combinations(traits.items(), 2):
            if first.may_be(second) and not (self._apart and self._told_apart(one, other)):
                near[one].add(other)
                near[other].add(one)
        for together in _components(near):
            if all(len(near[head]) == len(together) - 1 for head in together):
                yield _Doubt(together, tuple(pairwise(together)), joined=True)
            else:
                paires = ((head, other) for head, other in combinations(together, 2) if other in near[head])
                yield _Doubt(together, tuple(paires), joined=False)

    def written_otherwise(self) -> list[Paire]:
        """The groups that may be one person whose name is written in two ways, by the first member of each."""
        named: dict[tuple[str, ...], set[Ref]] = defaultdict(set)
        numbered: dict[str, set[Ref]] = defaultdict(set)
        for ref, each in self.known.items():
            named[each.cle].add(self.head(ref))
            if each.cle_identifiant is not None:
                numbered[each.cle_identifiant].add(self.head(ref))
        alike: Ressemblances[tuple[str, ...]] = Ressemblances()
        for cle in named:
            alike.add(" ".join(cle), cle)
        pairs = {
            paire_of(one, other)
            for cle, heads in named.items()
            for near in alike.of(" ".join(cle))
            if near != cle
            for one, other in product(heads, named[near])
        }
        for heads in numbered.values():
            pairs |= {paire_of(*pair) for pair in combinations(heads, 2) if self._are_near(*pair)}
        return sorted(pair for pair in pairs if self._may_be_one(*pair))

    def _are_near(self, one: Ref, other: Ref) -> bool:
        noms = " ".join(self.known[one].cle), " ".join(self.known[other].cle)
        return noms[0] != noms[1] and (shares_a_word(*noms) or is_near(*noms))

    def _may_be_one(self, one: Ref, other: Ref) -> bool:
        return one != other and not self._told_apart(one, other) and self._trait(one).may_be(self._trait(other))

    def _told_apart(self, one: Ref, other: Ref) -> bool:
        theirs = self._members[other]
        return any(not self._apart[ref].isdisjoint(theirs) for ref in self._members[one] if ref in self._apart)

    def _trait(self, head: Ref) -> _Trait:
        members = self._members[head]
        found = (self.known[ref].cle_identifiant for ref in members)
        return _Trait(
            frozenset(session for session, _ in members),
            frozenset(identifiant for identifiant in found if identifiant is not None),
        )


class _Trait(Frozen):
    """What tells two people of one name apart: the sessions they are in, the identifiers they bear."""

    sessions: frozenset[str]
    identifiants: frozenset[str]

    def may_be(self, other: _Trait) -> bool:
        """Whether both could be one person: never in one session together, nor known under different identifiers."""
        if not self.sessions.isdisjoint(other.sessions):
            return False
        return not (self.identifiants and other.identifiants and self.identifiants.isdisjoint(other.identifiants))


def _all_may_be_one(traits: Sequence[_Trait]) -> bool:
    """Whether any two surely could be one person: the usual case, told without comparing them two by two."""
    sessions = frozenset().union(*(each.sessions for each in traits))
    known = sum(bool(each.identifiants) for each in traits)
    return known <= 1 and len(sessions) == sum(len(each.sessions) for each in traits)


def _components(near: dict[Ref, set[Ref]]) -> Iterator[tuple[Ref, ...]]:
    """The sets of two or more that hang together, each sorted."""
    left = set(near)
    for start in sorted(near):
        if start not in left:
            continue
        found, todo = {start}, [start]
        while todo:
            fresh = near[todo.pop()] - found
            found |= fresh
            todo += fresh
        left -= found
        if len(found) > 1:
            yield tuple(sorted(found))
