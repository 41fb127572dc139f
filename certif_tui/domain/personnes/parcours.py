"""A person's way to the certification: what each session made of a bloc, bloc by bloc, over any number of sessions.

Source: the certification is its blocs, in any order; a bloc acquired stays acquired.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from certif_tui.domain.grille.evenements import Statut
from certif_tui.domain.grille.state import Grille
from certif_tui.domain.personnes.identites import Candidature, Identite, Ref, Reponse, recognise
from certif_tui.domain.session.evenements import Presence
from certif_tui.domain.session.presence import Empechement


class Verdict(StrEnum):
    """What a session made of its bloc for a candidat.

    `en_attente_de_grilles`: some jurés have handed their sheet in, others have not; `reserve`: a fraud was reported,
    or they were gone from the written work and passed the oral: the jury has yet to say;
    `illisible`: their sheet cannot be read; `sans_preuve`: what it says was changed, cut off, or is not all understood.
    """

    ACQUIS = "acquis"
    NON_ACQUIS = "non_acquis"
    EN_ATTENTE = "en_attente_de_deliberation"
    EN_ATTENTE_DE_GRILLES = "en_attente_de_grilles"
    EN_COURS = "en_cours"
    A_PASSER = "a_passer"
    RESERVE = "resultat_reserve"
    ABSENT = "absent"
    ABANDON = "abandon"
    RETIRE = "retire"
    ILLISIBLE = "illisible"
    SANS_PREUVE = "sans_preuve"


SANS_RESULTAT = frozenset({Verdict.A_PASSER, Verdict.ABSENT, Verdict.ABANDON, Verdict.RETIRE})
"""The verdicts after which the bloc is still to be taken."""


class EtatBloc(StrEnum):
    """What a juré's sheet amounts to for a parcours; `vierge` is nobody's, even opened or reopened."""

    VIERGE = "vierge"
    EN_COURS = "en_cours"
    VALIDE = "valide"
    NON_VALIDE = "non_valide"
    ILLISIBLE = "illisible"
    SANS_PREUVE = "sans_preuve"

    @property
    def remise(self) -> bool:
        """Whether it was handed in."""
        return self in (EtatBloc.VALIDE, EtatBloc.NON_VALIDE)


def etat_of(grille: Grille) -> EtatBloc:
    """What a sheet amounts to."""
    if grille.remise is not None:
        return handed_in(grille.remise.statut)
    return EtatBloc.VIERGE if grille.is_vierge else EtatBloc.EN_COURS


def handed_in(statut: Statut) -> EtatBloc:
    """What a sheet handed in with that statut amounts to."""
    return EtatBloc.VALIDE if statut is Statut.VALIDE else EtatBloc.NON_VALIDE


def verdict_of(
    etats: Collection[EtatBloc], empeche: Empechement | None, *, retire: bool = False, prouve: bool = True
) -> Verdict:
    """What the sheets for a candidat amount to, one of each juré of the session; `prouve` when the session is a proof.

    Whatever was handed in, nothing decides about a candidat withdrawn, or `empeche`: absent, gone, reported. The sheet
    of a jury of one decides; that of several waits for all of them, then for the deliberation.
    """
    if not prouve:
        return Verdict.SANS_PREUVE
    if retire:
        return Verdict.RETIRE
    if empeche is not None:
        return Verdict.RESERVE if empeche.reserve else _WITHOUT_RESULT[empeche.presence]
    written = [etat for etat in etats if etat is not EtatBloc.VIERGE]
    if not written:
        return Verdict.A_PASSER
    if len(etats) == 1:
        return _DECIDES[written[0]]
    return _of_several(etats, written)


def _of_several(etats: Collection[EtatBloc], written: Sequence[EtatBloc]) -> Verdict:
    remises = sum(etat.remise for etat in etats)
    if remises:
        return Verdict.EN_ATTENTE if remises == len(etats) else Verdict.EN_ATTENTE_DE_GRILLES
    return Verdict.EN_COURS if EtatBloc.EN_COURS in written else _DECIDES[written[0]]


_DECIDES = {
    EtatBloc.EN_COURS: Verdict.EN_COURS,
    EtatBloc.VALIDE: Verdict.ACQUIS,
    EtatBloc.NON_VALIDE: Verdict.NON_ACQUIS,
    EtatBloc.ILLISIBLE: Verdict.ILLISIBLE,
    EtatBloc.SANS_PREUVE: Verdict.SANS_PREUVE,
}
_WITHOUT_RESULT = {
    Presence.ABSENT_JUSTIFIE: Verdict.ABSENT,
    Presence.ABSENT_NON_JUSTIFIE: Verdict.ABSENT,
    Presence.ABANDON: Verdict.ABANDON,
}


@dataclass(frozen=True, slots=True)
class Certification:
    """A certification as a session knew it: its title, the codes of its blocs in official order."""

    intitule: str
    blocs: tuple[str, ...]

    @property
    def cle(self) -> tuple[str, frozenset[str]]:
        """Equal for two versions of one certification: same blocs, same title whatever its case and spaces."""
        return " ".join(self.intitule.casefold().split()), frozenset(self.blocs)


@dataclass(frozen=True, slots=True)
class Passage:
    """What one session says of one candidat; `defauts` tell in French which files are no proof or unreadable.

    `remises` is how many sheets were handed in, out of those of `jures` jurés. Of one withdrawn, `retire` is the motif.
    """

    candidature: Candidature
    nom: str
    bloc: str
    date: date | None
    lieu: str
    certification: Certification
    verdict: Verdict
    demonstration: bool = False
    defauts: tuple[str, ...] = ()
    retire: str = ""
    remises: int = 0
    jures: int = 1

    @property
    def ecartee(self) -> bool:
        """Whether a sheet was handed in that counts for nothing as long as they are withdrawn, absent or gone."""
        return self.remises > 0 and self.verdict in SANS_RESULTAT

    @property
    def session(self) -> str:
        """The slug of the session."""
        return self.candidature.ref[0]


def _in_time(passage: Passage) -> tuple[date, Ref]:
    return passage.date or date.min, passage.candidature.ref


@dataclass(frozen=True, slots=True)
class BlocParcours:
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
    def retire(self) -> bool:
        """Whether all there is to tell is that they were withdrawn from its last session."""
        return self.decisif is None and bool(self.passages) and self.passages[-1].verdict is Verdict.RETIRE


@dataclass(frozen=True, slots=True)
class Parcours:
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


@dataclass(frozen=True, slots=True)
class Personne:
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
        return tuple(dict.fromkeys(defaut for each in self.passages for defaut in each.defauts))


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
