"""A person's way to the certification: what each session made of a bloc, bloc by bloc, over any number of sessions.

Source: the certification is its blocs, in any order; a bloc acquired stays acquired.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from certif_tui.domain.frozen import Frozen, field
from certif_tui.domain.personnes.identites import Candidature, Identite, Ref, Reponse, recognise
from certif_tui.domain.referentiel.titres import titre_of
from certif_tui.domain.resultat.resultat import SANS_RESULTAT, Resultat, Verdict


class Certification(Frozen):
    """A certification as a session knew it: what heads its référentiel, the codes of its blocs in official order."""

    intitule: str
    blocs: tuple[str, ...]

    @property
    def titre(self) -> str | None:
        """Its title, null where the référentiel gives none."""
        return titre_of(self.intitule)

    @property
    def cle(self) -> tuple[str, frozenset[str]]:
        """Equal for two versions of one certification: same blocs, same heading whatever its case and spaces."""
        return " ".join(self.intitule.casefold().split()), frozenset(self.blocs)


class Passage(Frozen):
    """What one session says of one candidat."""

    candidature: Candidature
    nom: str
    bloc: str
    date: date | None
    lieu: str
    certification: Certification
    resultat: Resultat = field(default_factory=Resultat)
    demonstration: bool = False

    @property
    def verdict(self) -> Verdict:
        """What the session made of its bloc for them."""
        return self.resultat.verdict

    @property
    def session(self) -> str:
        """The slug of the session."""
        return self.candidature.ref[0]


def _in_time(passage: Passage) -> tuple[date, Ref]:
    return passage.date or date.min, passage.candidature.ref


class BlocParcours(Frozen):
    """A bloc and the passages that tried it, the oldest first."""

    code: str
    passages: tuple[Passage, ...] = ()

    @property
    def acquis(self) -> Passage | None:
        """The passage that first acquired it: whatever comes later, it stays acquired. Null as long as none did."""
        return next((each for each in self.passages if each.verdict is Verdict.ACQUIS), None)

    @property
    def decisif(self) -> Passage | None:
        """The passage that says where the bloc stands, null when it was not taken yet."""
        tried = (each for each in reversed(self.passages) if each.verdict not in SANS_RESULTAT)
        return self.acquis or next(tried, None)

    @property
    def verdict(self) -> Verdict:
        """Where the bloc stands; `a_passer` as long as it was not taken."""
        return self.decisif.verdict if self.decisif else Verdict.A_PASSER

    @property
    def empeche(self) -> Passage | None:
        """Its last passage where nothing decides, and they were absent, gone or withdrawn there; null otherwise."""
        last = self.passages[-1] if self.passages and self.decisif is None else None
        return last if last is not None and last.verdict is not Verdict.A_PASSER else None


class Parcours(Frozen):
    """One certification of one person, all its blocs in official order."""

    certification: Certification
    blocs: tuple[BlocParcours, ...]

    @property
    def acquis(self) -> int:
        """How many blocs are acquired."""
        return sum(bloc.acquis is not None for bloc in self.blocs)

    @property
    def acquise(self) -> bool:
        """Whether the certification is: all its blocs are."""
        return self.acquis == len(self.blocs)


class Personne(Frozen):
    """Somebody met in one or several sessions; `nom` as the last one writes it, `passages` the oldest first."""

    nom: str
    groupe: Identite
    passages: tuple[Passage, ...]
    parcours: tuple[Parcours, ...]

    @property
    def slug(self) -> str:
        """The slug of the last session they are met in."""
        return self.passages[-1].candidature.ref[1]

    @property
    def identifiants(self) -> tuple[str, ...]:
        """The identifiers they are registered under."""
        found = (each.candidature.identifiant for each in self.passages)
        return tuple(sorted({identifiant for identifiant in found if identifiant is not None}))

    @property
    def defauts(self) -> tuple[str, ...]:
        """Why some of what is told of them is no proof, each said once."""
        return tuple(dict.fromkeys(defaut for each in self.passages for defaut in each.resultat.defauts))


def people_of(passages: Iterable[Passage], reponses: Iterable[Reponse] = ()) -> tuple[Personne, ...]:
    """Everybody met, with their blocs, whatever the order the sessions are given in. Demonstrations never count."""
    counted = {each.candidature.ref: each for each in passages if not each.demonstration}
    groupes = recognise((each.candidature for each in counted.values()), reponses)
    return tuple(personne_of(groupe, [counted[ref] for ref in groupe.membres]) for groupe in groupes)


def personne_of(groupe: Identite, passages: Iterable[Passage]) -> Personne:
    """The person a group of candidatures is, from the passages of its members."""
    ordered = tuple(sorted(passages, key=_in_time))
    return Personne(ordered[-1].nom, groupe, ordered, _parcours(ordered))


def _parcours(passages: tuple[Passage, ...]) -> tuple[Parcours, ...]:
    """The passages by certification, the one met first leading; its blocs are as the last session knew them."""
    by_certification: dict[object, list[Passage]] = defaultdict(list)
    for each in passages:
        by_certification[each.certification.cle].append(each)
    return tuple(_one_certification(each) for each in by_certification.values())


def _one_certification(passages: list[Passage]) -> Parcours:
    last = passages[-1].certification
    blocs = (BlocParcours(code, tuple(it for it in passages if it.bloc == code)) for code in last.blocs)
    return Parcours(last, tuple(blocs))
