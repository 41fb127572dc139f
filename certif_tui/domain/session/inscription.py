"""What is said of a candidat when they are added or corrected: by hand, in a pasted list, in the office's file."""

from __future__ import annotations

from certif_tui.domain.facteurs import PLEIN_TEMPS, Facteur
from certif_tui.domain.frozen import Frozen, replace
from certif_tui.domain.personnes.numeros import identifies_nobody, numero_key
from certif_tui.domain.referentiel.places import cite
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import Precisions
from certif_tui.domain.session.state import Session
from certif_tui.domain.textes import checked_texte

MAX_NOM = 300
SANS_PRECISIONS = Precisions()


class NumeroPris(Refus):
    """Somebody of the session bears that number already."""


class Inscription(Frozen):
    """A candidat to add: their name, the factor that lengthens their time, what else is said of them."""

    nom: str
    facteur: Facteur = PLEIN_TEMPS
    precisions: Precisions = SANS_PRECISIONS


def inscription_like(candidat: Candidat) -> Inscription:
    """A candidat of the session as a list would name them."""
    return Inscription(candidat.nom, candidat.facteur, candidat.precisions)


def completed(old: Inscription, new: Inscription) -> Inscription:
    """The first with what the second says besides: what the second says counts, what it does not say stays.

    So does a number that the second only writes otherwise.
    """
    said = {champ: value for champ, value in new.precisions if value is not None}
    if same_numero(old, new):
        said["numero"] = old.precisions.numero
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


def same_numero(one: Inscription, other: Inscription) -> bool:
    """Whether both are registered under one number, however it is written."""
    mine, theirs = one.precisions.numero, other.precisions.numero
    if not mine or not theirs:
        return False
    return mine == theirs or numero_key(mine) == numero_key(theirs)


class Numeros:
    """The numbers borne so far: two candidats never bear one, whether withdrawn or still to be added.

    Made once for all that one operation changes: a list of hundreds would look at them all for each.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._bearers: dict[str, Candidat | Inscription] = {
            numero_key(it.numero): it for it in reversed(session.candidats) if it.numero is not None
        }

    def take(self, inscription: Inscription, bearer: Candidat | None = None) -> None:
        """Have somebody new, or a candidat of the session, bear the number they are said to, and no other any longer.

        Raises `NumeroPris`, `Refus` for what identifies nobody.
        """
        numero = inscription.precisions.numero
        if numero is not None:
            self._check_free(numero, bearer)
            self._bearers[numero_key(numero)] = bearer or inscription
        before = numero_key(bearer.numero) if bearer is not None and bearer.numero is not None else None
        if before is not None and before != numero_key(numero or "") and _is(self._bearers.get(before), bearer):
            del self._bearers[before]

    def _check_free(self, numero: str, bearer: Candidat | None) -> None:
        if identifies_nobody(numero):
            raise Refus(f"{cite(numero)} n'est le numéro de personne\u00a0: laissez-le vide.")
        other = self._bearers.get(numero_key(numero))
        if other is not None and not _is(other, bearer):
            whose = self._session.designation(other) if isinstance(other, Candidat) else other.nom
            raise NumeroPris(f"Ce numéro est déjà celui de {cite(whose)}\u00a0: donnez-en un autre.")


def _is(one: Candidat | Inscription | None, other: Candidat | None) -> bool:
    return isinstance(one, Candidat) and other is not None and one.slug == other.slug
