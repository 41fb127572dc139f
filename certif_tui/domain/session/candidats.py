"""The candidats of a session folded from their events: who they are, their order, where they are, their time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from certif_tui.domain.facteurs import PLEIN_TEMPS, Facteur
from certif_tui.domain.frozen import Frozen, replace
from certif_tui.domain.session.evenements import (
    AmenagementFixe,
    CandidatAjoute,
    CandidatDeplace,
    CandidatPrecise,
    CandidatRenomme,
    CandidatRetabli,
    CandidatRetire,
    EvenementCandidats,
    OrdreFixe,
    Precisions,
    Presence,
    PresenceNotee,
    Seance,
)
from certif_tui.domain.session.presence import PARTIS, Constat, Empechement, Retard, empechement, retard_of

PRECISIONS = tuple(Precisions.model_fields)
"""The names of what is said of a candidat beside their name."""


class Candidat(Frozen):
    """A candidat of the session. `facteur` lengthens their time; `retire` is the motif of a withdrawal.

    `ecrit` and `oral` are what was noted of them at each sitting, null as long as nothing was; `at` says what counts.
    From `numero` to `naissance`: what the office says of them, as in `Precisions`. `importation` is shared by those who
    came out of one file.
    """

    slug: str
    nom: str
    facteur: Facteur = PLEIN_TEMPS
    ecrit: Constat | None = None
    oral: Constat | None = None
    retire: str | None = None
    numero: str | None = None
    email: str | None = None
    groupe: str | None = None
    horaire: str | None = None
    naissance: date | None = None
    importation: str | None = None

    def at(self, seance: Seance) -> Constat:
        """Where they count as being at a sitting: the one answer for groups, dossiers, plan, clock and result.

        Who was absent from the written work, or left it, is not expected at the oral until somebody notes them there:
        that oral is about the work. A delay, or a fraud, of the written part says nothing of the oral.
        """
        ecrit = self.ecrit or Constat()
        if seance is Seance.ECRIT:
            return ecrit
        return self.oral or (Constat(ecrit.presence) if ecrit.presence in PARTIS else Constat())

    @property
    def presence(self) -> Presence:
        """Where they are at the oral, which sheets, clocks and the plan are about."""
        return self.at(Seance.ORAL).presence

    @property
    def retard(self) -> Retard | None:
        """The delay they came to the oral with, null for those in time or whose delay has no length."""
        return self.at(Seance.ORAL).retard

    @property
    def empechement(self) -> Empechement | None:
        """What keeps a result from being told of them, null when nothing does."""
        return empechement(self.ecrit, self.oral)

    @property
    def sans_resultat(self) -> bool:
        """Whether no result may be told of them: absent, gone, or said to have cheated."""
        return self.empechement is not None

    @property
    def evalue(self) -> bool:
        """Whether their sheet says something of them: of one withdrawn it does not, whatever their presence."""
        return self.retire is None and not self.sans_resultat

    @property
    def precisions(self) -> Precisions:
        """What the office says of them, all together."""
        return Precisions(**{champ: getattr(self, champ) for champ in PRECISIONS})


Changement = PresenceNotee | AmenagementFixe | CandidatPrecise | CandidatRenomme | CandidatRetire | CandidatRetabli
"""What is said of one candidat, whatever their place in the list."""
Candidats = tuple[Candidat, ...]
"""In the order of passage, withdrawn ones included."""


def apply(candidats: Candidats, evenement: EvenementCandidats) -> Candidats:
    """The candidats after one more event.

    One about an unknown candidat changes nothing, nor does a candidat added under a slug already taken: two people
    never share a file.
    """
    match evenement:
        case CandidatAjoute():
            return added(candidats, (evenement,))
        case OrdreFixe():
            rangs = {slug: rang for rang, slug in enumerate(evenement.ordre)}
            return tuple(sorted(candidats, key=lambda candidat: rangs.get(candidat.slug, len(rangs))))
        case CandidatDeplace():
            return _moved(candidats, evenement)
        case _:
            slug = evenement.candidat
            return tuple(_changed(each, evenement) if each.slug == slug else each for each in candidats)


def _changed(candidat: Candidat, evenement: Changement) -> Candidat:
    match evenement:
        case PresenceNotee():
            return _on_presence(candidat, evenement)
        case AmenagementFixe():
            return replace(candidat, facteur=evenement.facteur)
        case CandidatPrecise():
            return _precise(candidat, evenement)
        case CandidatRenomme():
            return replace(candidat, nom=evenement.nom)
        case CandidatRetire():
            return replace(candidat, retire=evenement.motif)
        case CandidatRetabli():
            return replace(candidat, retire=None)


def added(candidats: Candidats, evenements: Iterable[CandidatAjoute]) -> Candidats:
    """The candidats and those these events add, looked at together: a list of hundreds is folded each time it opens."""
    taken = {candidat.slug for candidat in candidats}
    nouveaux = []
    for evenement in evenements:
        if evenement.candidat not in taken:
            taken.add(evenement.candidat)
            nouveaux.append(_nouveau(evenement))
    return (*candidats, *nouveaux) if nouveaux else candidats


def _nouveau(evenement: CandidatAjoute) -> Candidat:
    return Candidat(
        evenement.candidat,
        evenement.nom,
        evenement.facteur,
        numero=evenement.numero,
        email=evenement.email,
        groupe=evenement.groupe,
        horaire=evenement.horaire,
        naissance=evenement.naissance,
        importation=evenement.importation,
    )


def _moved(candidats: Candidats, evenement: CandidatDeplace) -> Candidats:
    moved = [candidat for candidat in candidats if candidat.slug == evenement.candidat]
    others = [candidat for candidat in candidats if candidat.slug != evenement.candidat]
    return (*others[: evenement.rang], *moved, *others[evenement.rang :])


def _precise(candidat: Candidat, said: Precisions) -> Candidat:
    return replace(
        candidat,
        numero=said.numero,
        email=said.email,
        groupe=said.groupe,
        horaire=said.horaire,
        naissance=said.naissance,
    )


def _on_presence(candidat: Candidat, evenement: PresenceNotee) -> Candidat:
    ecrit, oral = candidat.ecrit, candidat.oral
    if evenement.seance is not Seance.ORAL:
        ecrit = _noted(ecrit, evenement)
    if evenement.seance is not Seance.ECRIT:
        oral = _noted(oral, evenement)
    return replace(candidat, ecrit=ecrit, oral=oral)


def _noted(before: Constat | None, evenement: PresenceNotee) -> Constat:
    # Somebody late who then gives up or is reported keeps the oral their delay left them.
    stays = before is not None and evenement.presence in (Presence.ABANDON, Presence.FRAUDE)
    return Constat(evenement.presence, before.retard if before and stays else retard_of(evenement))
