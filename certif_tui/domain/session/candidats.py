"""The candidats of a session folded from their events: who they are, their order, where they are, their time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from certif_tui.domain.session.evenements import (
    PLEIN_TEMPS,
    AmenagementFixe,
    CandidatAjoute,
    CandidatDeplace,
    CandidatPrecise,
    CandidatRenomme,
    CandidatRetabli,
    CandidatRetire,
    EvenementCandidats,
    Facteur,
    OrdreFixe,
    Precisions,
    Presence,
    PresenceNotee,
)
from certif_tui.domain.session.presence import SANS_RESULTAT, Retard, retard_of

PRECISIONS = tuple(Precisions.model_fields)
"""The names of what is said of a candidat beside their name."""


@dataclass(frozen=True, slots=True)
class Candidat:
    """A candidat of the session. `facteur` lengthens their time; `retire` is the motif of a withdrawal.

    `retard` is the delay they came with, null for those who came in time or whose delay has no length.
    From `numero` to `naissance`: what the office says of them, as in `Precisions`. `importation` is shared by those who
    came out of one file.
    """

    slug: str
    nom: str
    facteur: Facteur = PLEIN_TEMPS
    presence: Presence = Presence.ATTENDU
    retire: str | None = None
    retard: Retard | None = None
    numero: str | None = None
    email: str | None = None
    groupe: str | None = None
    horaire: str | None = None
    naissance: date | None = None
    importation: str | None = None

    @property
    def presence_decisive(self) -> Presence:
        """The presence that their result depends on."""
        return self.presence

    @property
    def sans_resultat(self) -> bool:
        """Whether no result may be told of them: absent, gone, or said to have cheated."""
        return self.presence_decisive in SANS_RESULTAT

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
    # Somebody late who then gives up or is reported keeps the oral their delay left them.
    kept = candidat.retard if evenement.presence in (Presence.ABANDON, Presence.FRAUDE) else retard_of(evenement)
    return replace(candidat, presence=evenement.presence, retard=kept)
