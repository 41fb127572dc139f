"""The written part folded from its events: the groups, the work's start, the dossiers that came.

The rules a manager may count on:

- a draw, a start, a reception or a date without a motif never replaces one that stands: of two made at once on two
  machines, the first one counts;
- what belongs to a draw (a candidat moved by hand, a dossier) counts only while that draw is in force: undoing a redraw
  brings the earlier draw back as it was;
- the groups that started the work are kept: who leaves one since takes no time from the others;
- what was undone never happened, but is kept with its motif.
"""

from __future__ import annotations

from types import MappingProxyType

from certif_tui.domain.ecrit.evenements import (
    CasModifie,
    DossierRecu,
    EcheanceFixee,
    FaitEcrit,
    Formation,
    GroupeModifie,
    GroupesFormes,
    TirageEffectue,
    TravailDemarre,
)
from certif_tui.domain.frozen import Frozen, field, replace
from certif_tui.domain.session.evenements import EvenementAnnule


class Groupe(Frozen):
    """A group as it stands; `membres` are slugs."""

    code: str
    membres: tuple[str, ...]
    cas: str | None = None


class PartieEcrite(Frozen):
    """The written part as it stands.

    `tirages` are the draws that stand, the one in force last, those it replaced before it; `groupes` the groups with
    what was changed by hand, `au_depart` as they were when the work started; `dossiers` who handed in what. `faits` are
    the events that stand, `annules` those that were undone, each with what undid it.
    """

    tirages: tuple[Formation, ...] = ()
    groupes: tuple[Groupe, ...] = ()
    travail: TravailDemarre | None = None
    au_depart: tuple[Groupe, ...] = ()
    dossiers: MappingProxyType[str, DossierRecu] = field(default_factory=lambda: MappingProxyType({}))
    echeance: EcheanceFixee | None = None
    faits: tuple[FaitEcrit, ...] = ()
    annules: tuple[tuple[FaitEcrit, EvenementAnnule], ...] = ()

    @property
    def tirage(self) -> Formation | None:
        """The draw in force, or what formed the groups in its place."""
        return self.tirages[-1] if self.tirages else None

    @property
    def tous_les_tirages(self) -> tuple[TirageEffectue, ...]:
        """Every draw that was made, first to last: in force, replaced, or undone."""
        undone = (fait for fait, _by in self.annules if isinstance(fait, TirageEffectue))
        drawn = (it for it in self.tirages if isinstance(it, TirageEffectue))
        return tuple(sorted((*drawn, *undone), key=lambda it: it.instant))

    @property
    def dernier(self) -> FaitEcrit | None:
        """The last event that stands, which an undo would take back."""
        return self.faits[-1] if self.faits else None

    @property
    def dernier_geste(self) -> tuple[FaitEcrit, ...]:
        """The last event that stands and, of dossiers received at once, all of them: what one undo takes back."""
        last = self.dernier
        if isinstance(last, DossierRecu) and last.lot is not None:
            return self.recus_ensemble
        return (last,) if last else ()

    @property
    def recus_ensemble(self) -> tuple[DossierRecu, ...]:
        """The dossiers received the last time that all were at once, those corrected since left out."""
        lots = [it.lot for it in self.faits if isinstance(it, DossierRecu) and it.lot is not None]
        return tuple(it for it in self.dossiers.values() if lots and it.lot == lots[-1])

    def groupe(self, code: str) -> Groupe:
        """The group of that code. Raises `KeyError` when there is none."""
        for groupe in self.groupes:
            if groupe.code == code:
                return groupe
        raise KeyError(code)

    def groupe_of(self, candidat: str) -> Groupe | None:
        """The group that candidat is in, null when they are in none."""
        return next((groupe for groupe in self.groupes if candidat in groupe.membres), None)


def apply(groupes: PartieEcrite, evenement: FaitEcrit) -> PartieEcrite:
    """The written part after one more event; one that means nothing there changes nothing, then or later."""
    after = _applied(groupes, evenement)
    return groupes if after is None else replace(after, faits=(*groupes.faits, evenement))


def taken_back(groupes: PartieEcrite, annulation: EvenementAnnule) -> PartieEcrite:
    """The written part without the event that `annulation` names, if it stands there."""
    undone = next((fait for fait in groupes.faits if fait.id == annulation.cible), None)
    if undone is None:
        return groupes
    without = PartieEcrite(annules=(*groupes.annules, (undone, annulation)))
    for fait in groupes.faits:
        if fait is not undone:
            without = apply(without, fait)
    return without


def _applied(groupes: PartieEcrite, evenement: FaitEcrit) -> PartieEcrite | None:
    match evenement:
        case TirageEffectue() | GroupesFormes():
            return _drawn(groupes, evenement) if evenement.motif or groupes.tirage is None else None
        case GroupeModifie():
            return _moved(groupes, evenement) if _in_force(groupes, evenement.tirage) else None
        case CasModifie():
            return _given_case(groupes, evenement) if _in_force(groupes, evenement.tirage) else None
        case TravailDemarre():
            return _started(groupes, evenement) if evenement.motif or groupes.travail is None else None
        case DossierRecu():
            return _received(groupes, evenement)
        case EcheanceFixee():
            return replace(groupes, echeance=evenement) if evenement.motif or groupes.echeance is None else None


def _drawn(groupes: PartieEcrite, tirage: Formation) -> PartieEcrite:
    drawn = tuple(Groupe(it.code, it.membres, it.cas) for it in tirage.groupes)
    nobody: MappingProxyType[str, DossierRecu] = MappingProxyType({})
    return replace(groupes, tirages=(*groupes.tirages, tirage), groupes=drawn, au_depart=(), dossiers=nobody)


def _started(groupes: PartieEcrite, travail: TravailDemarre) -> PartieEcrite:
    """Correcting the hour of a start leaves the groups that started as they were."""
    kept = travail.majores is not None
    return replace(groupes, travail=travail, au_depart=(groupes.au_depart or groupes.groupes) if kept else ())


def _in_force(groupes: PartieEcrite, tirage: str) -> bool:
    return groupes.tirage is not None and groupes.tirage.id == tirage


def _moved(groupes: PartieEcrite, evenement: GroupeModifie) -> PartieEcrite | None:
    here = groupes.groupe_of(evenement.candidat)
    known = {groupe.code for groupe in groupes.groupes}
    if evenement.groupe == (here.code if here else None) or (evenement.groupe or "") not in {*known, ""}:
        return None
    changed = tuple(_with(groupe, evenement) for groupe in groupes.groupes)
    return replace(groupes, groupes=changed)


def _with(groupe: Groupe, evenement: GroupeModifie) -> Groupe:
    others = tuple(slug for slug in groupe.membres if slug != evenement.candidat)
    return replace(groupe, membres=(*others, evenement.candidat) if groupe.code == evenement.groupe else others)


def _given_case(groupes: PartieEcrite, evenement: CasModifie) -> PartieEcrite | None:
    changed = tuple(
        replace(groupe, cas=evenement.cas) if groupe.code == evenement.groupe else groupe for groupe in groupes.groupes
    )
    return None if changed == groupes.groupes else replace(groupes, groupes=changed)


def _received(groupes: PartieEcrite, evenement: DossierRecu) -> PartieEcrite | None:
    if evenement.tirage is not None and not _in_force(groupes, evenement.tirage):
        return None
    if evenement.remettant in groupes.dossiers and not evenement.motif:
        return None
    return replace(groupes, dossiers=MappingProxyType({**groupes.dossiers, evenement.remettant: evenement}))
