"""What is said of a candidat when they are added or corrected: by hand, in a pasted list, in the office's file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from certif_tui.domain.referentiel.places import cite
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import PLEIN_TEMPS, Facteur, Precisions
from certif_tui.domain.session.state import Session
from certif_tui.domain.textes import checked_texte

MAX_NOM = 300
SANS_PRECISIONS = Precisions()


class NumeroPris(Refus):
    """Somebody of the session bears that number already."""


@dataclass(frozen=True, slots=True)
class Inscription:
    """A candidat to add: their name, the factor that lengthens their time, what else is said of them."""

    nom: str
    facteur: Facteur = PLEIN_TEMPS
    precisions: Precisions = SANS_PRECISIONS


def inscription_like(candidat: Candidat) -> Inscription:
    """A candidat of the session as a list would name them."""
    return Inscription(candidat.nom, candidat.facteur, candidat.precisions)


def completed(old: Inscription, new: Inscription) -> Inscription:
    """The first with what the second says besides: what the second says counts, what it does not say stays."""
    said = {champ: value for champ, value in new.precisions if value is not None}
    facteur = old.facteur if new.facteur == PLEIN_TEMPS else new.facteur
    return replace(old, facteur=facteur, precisions=old.precisions.model_copy(update=said))


def checked_nom(nom: str) -> str:
    """The name without needless spaces. Raises `Refus` when it is empty or too long."""
    short = " ".join(nom.split())
    if not short:
        raise Refus("Le nom est vide\u00a0: tapez un nom.")
    if len(short) > MAX_NOM:
        raise Refus(f"Ce nom est trop long\u00a0: {len(short)} caractères, {MAX_NOM} au plus.")
    return checked_texte(short)


def numero_key(numero: str) -> str:
    """Equal for two writings of one number: case and the spaces around it do not count."""
    return numero.strip().casefold()


class Numeros:
    """The numbers borne so far: two candidats never bear one, whether withdrawn or still to be added."""

    def __init__(self, session: Session, but: str | None = None) -> None:
        """Those of a session, `but` (a slug) left out."""
        self._bearers: dict[str, str] = {}
        others: Iterable[Candidat] = (it for it in session.candidats if it.slug != but and it.numero is not None)
        for candidat in others:
            self._bearers.setdefault(numero_key(candidat.numero or ""), session.designation(candidat))

    def take(self, inscription: Inscription) -> None:
        """Have somebody else bear the number they are said to. Raises `NumeroPris`."""
        numero = inscription.precisions.numero
        if numero is None:
            return
        bearer = self._bearers.get(numero_key(numero))
        if bearer is not None:
            raise NumeroPris(f"Ce numéro est déjà celui de {cite(bearer)}\u00a0: donnez-en un autre.")
        self._bearers[numero_key(numero)] = inscription.nom
