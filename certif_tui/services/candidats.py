"""The candidats of a session: adding, correcting, ordering, withdrawing them, setting their time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from certif_tui.domain.candidats import Candidat
from certif_tui.domain.evenements.session import (
    PLEIN_TEMPS,
    AmenagementFixe,
    CandidatAjoute,
    CandidatDeplace,
    CandidatPrecise,
    CandidatRenomme,
    CandidatRetabli,
    CandidatRetire,
    Facteur,
    OrdreFixe,
    Precisions,
)
from certif_tui.domain.noms import cle_de_tri
from certif_tui.services.contexte import Contexte
from certif_tui.services.horaires import Horaires
from certif_tui.services.refus import Refus
from certif_tui.services.session_tenue import SessionTenue
from certif_tui.services.slugs import slug_of
from certif_tui.services.textes import checked_motif, checked_texte

MAX_NOM = 300
SANS_PRECISIONS = Precisions()


@dataclass(frozen=True, slots=True)
class Inscription:
    """A candidat to add: their name, the factor that lengthens their time, what else is said of them."""

    nom: str
    facteur: Facteur = PLEIN_TEMPS
    precisions: Precisions = SANS_PRECISIONS


def checked_nom(nom: str) -> str:
    """The name without needless spaces. Raises `Refus` when it is empty or too long."""
    short = " ".join(nom.split())
    if not short:
        raise Refus("Le nom est vide\u00a0: tapez un nom.")
    if len(short) > MAX_NOM:
        raise Refus(f"Ce nom est trop long\u00a0: {len(short)} caractères, {MAX_NOM} au plus.")
    return checked_texte(short)


def candidats_added(
    contexte: Contexte, inscriptions: Sequence[Inscription], deja: Sequence[Candidat], importation: str | None = None
) -> list[CandidatAjoute]:
    """The events that add candidats to those `deja` there; `importation` marks those of one file."""
    taken = {candidat.slug for candidat in deja}
    added = []
    for inscription in inscriptions:
        nom = checked_nom(inscription.nom)
        slug = slug_of(nom, taken, default="candidat")
        taken.add(slug)
        added.append(
            CandidatAjoute(
                **contexte.entete(),
                **inscription.precisions.model_dump(),
                candidat=slug,
                nom=nom,
                facteur=inscription.facteur,
                importation=importation,
            )
        )
    return added


class CandidatsTenus(SessionTenue):
    """What can be changed of the candidats of a session held open."""

    def add_candidats(self, inscriptions: Sequence[Inscription]) -> None:
        """Add candidats at the end of the list. Raises `Refus` for an unusable name; then none is added."""
        self.record(*candidats_added(self.contexte, inscriptions, self.session.candidats))

    def rename(self, candidat: str, nom: str) -> None:
        """Correct a candidat's name. Raises `Refus` for an unusable one."""
        self.record(CandidatRenomme(**self.contexte.entete(), candidat=candidat, nom=checked_nom(nom)))

    def move(self, candidat: str, by: int) -> None:
        """Move a candidat up (negative) or down the order of passage, among those not withdrawn.

        Where both have a passage in the plan, these are exchanged. Raises `Refus` when one has begun.
        """
        shown = [each.slug for each in self.session.presentes]
        target = shown.index(candidat) + by
        plan = self.session.planning.plan
        if not 0 <= target < len(shown):
            return
        if plan is not None and {candidat, shown[target]} <= set(plan.ordre):
            Horaires(self).exchange(candidat, shown[target])
        else:
            slugs = [each.slug for each in self.session.candidats]
            rang = slugs.index(shown[target])
            self.record(CandidatDeplace(**self.contexte.entete(), candidat=candidat, rang=rang))

    def sort_by_name(self) -> bool:
        """Put the candidats in the order of their names, the French way; false when they were in it."""
        ordered = sorted(self.session.candidats, key=lambda candidat: cle_de_tri(candidat.nom))
        if tuple(ordered) == self.session.candidats:
            return False
        self.set_ordre([candidat.slug for candidat in ordered])
        return True

    def set_ordre(self, ordre: Sequence[str]) -> None:
        """Set the order of passage, withdrawn candidats included; those not named come after."""
        self.record(OrdreFixe(**self.contexte.entete(), ordre=tuple(ordre)))

    def precise(self, candidat: str, precisions: Precisions, motif: str) -> None:
        """Set what is said of a candidat beside their name. Raises `Refus` for an unusable motif."""
        motif = checked_motif(motif, "La correction demande un motif.")
        fields = precisions.model_dump()
        self.record(CandidatPrecise(**self.contexte.entete(), **fields, candidat=candidat, motif=motif))

    def withdraw(self, candidat: str, motif: str) -> None:
        """Withdraw a candidat; what was recorded about them stays. Raises `Refus` for an unusable motif."""
        self.record(CandidatRetire(**self.contexte.entete(), candidat=candidat, motif=checked_texte(motif)))

    def restore(self, candidat: str) -> None:
        """Put a withdrawn candidat back in the list."""
        self.record(CandidatRetabli(**self.contexte.entete(), candidat=candidat))

    def set_facteur(self, candidat: str, facteur: Facteur) -> None:
        """Set the factor that lengthens a candidat's time."""
        self.record(AmenagementFixe(**self.contexte.entete(), candidat=candidat, facteur=facteur))
