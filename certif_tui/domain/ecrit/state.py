"""The written part folded from its events: the groups, the work's start, the dossiers that came.

The rules a manager may count on:

- a draw, a start, a reception or a date without a motif never replaces one that stands: of two made at once on two
  machines, the first one counts;
- what belongs to a draw (a candidat moved by hand, a dossier) counts only while that draw is in force: undoing a redraw
  brings the earlier draw back as it was;
- what was undone never happened, but is kept with its motif.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType

from certif_tui.domain.ecrit.evenements import (
    CasModifie,
    DossierRecu,
    EcheanceFixee,
    FaitEcrit,
    GroupeModifie,
    TirageEffectue,
    TravailDemarre,
)
from certif_tui.domain.session.evenements import EvenementAnnule


@dataclass(frozen=True, slots=True)
class Groupe:
    """A group as it stands; `membres` are slugs."""

    code: str
    membres: tuple[str, ...]
    cas: str | None = None


@dataclass(frozen=True, slots=True)
class Groupes:
    """The written part as it stands.

    `tirages` are the draws that stand, the one in force last, those it replaced before it; `groupes` the groups with
    what was changed by hand; `dossiers` who handed in what. `faits` are the events that stand, `annules` those that
    were undone, each with what undid it.
    """

    tirages: tuple[TirageEffectue, ...] = ()
    groupes: tuple[Groupe, ...] = ()
    travail: TravailDemarre | None = None
    dossiers: MappingProxyType[str, DossierRecu] = field(default_factory=lambda: MappingProxyType({}))
    echeance: EcheanceFixee | None = None
    faits: tuple[FaitEcrit, ...] = ()
    annules: tuple[tuple[FaitEcrit, EvenementAnnule], ...] = ()

    @property
    def tirage(self) -> TirageEffectue | None:
        """The draw in force."""
        return self.tirages[-1] if self.tirages else None

    @property
    def dernier(self) -> FaitEcrit | None:
        """The last event that stands, which an undo would take back."""
        return self.faits[-1] if self.faits else None

    def groupe(self, code: str) -> Groupe:
        """The group of that code. Raises `KeyError` when there is none."""
        for groupe in self.groupes:
            if groupe.code == code:
                return groupe
        raise KeyError(code)

    def groupe_of(self, candidat: str) -> Groupe | None:
        """The group that candidat is in, null when they are in none."""
        return next((groupe for groupe in self.groupes if candidat in groupe.membres), None)


def apply(groupes: Groupes, evenement: FaitEcrit) -> Groupes:
    """The written part after one more event; one that means nothing there changes nothing, then or later."""
    after = _applied(groupes, evenement)
    return groupes if after is None else replace(after, faits=(*groupes.faits, evenement))


def taken_back(groupes: Groupes, annulation: EvenementAnnule) -> Groupes:
    """The written part without the event that `annulation` names, if it stands there."""
    undone = next((fait for fait in groupes.faits if fait.id == annulation.cible), None)
    if undone is None:
        return groupes
    without = Groupes(annules=(*groupes.annules, (undone, annulation)))
    for fait in groupes.faits:
        if fait is not undone:
            without = apply(without, fait)
    return without


def _applied(groupes: Groupes, evenement: FaitEcrit) -> Groupes | None:
    match evenement:
        case TirageEffectue(motif=motif) if motif or groupes.tirage is None:
            drawn = tuple(Groupe(it.code, it.membres, it.cas) for it in evenement.groupes)
            return replace(groupes, tirages=(*groupes.tirages, evenement), groupes=drawn, dossiers=MappingProxyType({}))
        case GroupeModifie() if _in_force(groupes, evenement.tirage):
            return _moved(groupes, evenement)
        case CasModifie() if _in_force(groupes, evenement.tirage):
            return _given_case(groupes, evenement)
        case TravailDemarre(motif=motif) if motif or groupes.travail is None:
            return replace(groupes, travail=evenement)
        case DossierRecu():
            return _received(groupes, evenement)
        case EcheanceFixee(motif=motif) if motif or groupes.echeance is None:
            return replace(groupes, echeance=evenement)
        case _:
            return None


def _in_force(groupes: Groupes, tirage: str) -> bool:
    return groupes.tirage is not None and groupes.tirage.id == tirage


def _moved(groupes: Groupes, evenement: GroupeModifie) -> Groupes | None:
    here = groupes.groupe_of(evenement.candidat)
    known = {groupe.code for groupe in groupes.groupes}
    if evenement.groupe == (here.code if here else None) or (evenement.groupe or "") not in {*known, ""}:
        return None
    changed = tuple(_with(groupe, evenement) for groupe in groupes.groupes)
    return replace(groupes, groupes=changed)


def _with(groupe: Groupe, evenement: GroupeModifie) -> Groupe:
    others = tuple(slug for slug in groupe.membres if slug != evenement.candidat)
    return replace(groupe, membres=(*others, evenement.candidat) if groupe.code == evenement.groupe else others)


def _given_case(groupes: Groupes, evenement: CasModifie) -> Groupes | None:
    changed = tuple(
        replace(groupe, cas=evenement.cas) if groupe.code == evenement.groupe else groupe for groupe in groupes.groupes
    )
    return None if changed == groupes.groupes else replace(groupes, groupes=changed)


def _received(groupes: Groupes, evenement: DossierRecu) -> Groupes | None:
    if evenement.tirage is not None and not _in_force(groupes, evenement.tirage):
        return None
    if evenement.remettant in groupes.dossiers and not evenement.motif:
        return None
    return replace(groupes, dossiers=MappingProxyType({**groupes.dossiers, evenement.remettant: evenement}))
