"""Who signed something: a juré, the person who worked under a login then, or nobody but that login."""

from __future__ import annotations

from typing import NamedTuple

from certif_tui.domain.evenements.base import Evenement
from certif_tui.domain.session.jury import Jury
from certif_tui.domain.session.state import Session


class Signature(NamedTuple):
    """The `auteur` as recorded, and the `personne` it was, null when nobody was named."""

    auteur: str
    personne: str | None = None
    responsable: bool = False

    @property
    def words(self) -> str:
        """« MARTIN Paul », « DURAND Anne, responsable », « root »."""
        named = self.personne or self.auteur
        return f"{named}, responsable" if self.responsable else named


def kept_signature(session: Session, evenement: Evenement) -> Signature:
    """Whose an event was that the session keeps as it is."""
    return _signature(session.jury, evenement.auteur, session.personnes.get(evenement.id))


def signature(auteur: str, jury: Jury, then: Session) -> Signature:
    """Whose `auteur` was as the session stood `then`; a juré is named as in the jury of today."""
    return _signature(jury, auteur, then.responsables.get(auteur))


def _signature(jury: Jury, auteur: str, responsable: str | None) -> Signature:
    if (jure := dict(jury.named()).get(auteur)) is not None:
        return Signature(auteur, jure)
    return Signature(auteur, responsable, responsable=responsable is not None)
