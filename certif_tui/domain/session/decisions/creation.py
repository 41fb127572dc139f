"""Creating a session: what one is made of, and what cannot be one.

The rules a manager may count on:

- a session has a bloc of its référentiel, a place and a time zone that exist; its orals have phases of that bloc alone;
- it is created whole, its jury and candidats with it, or not at all;
- two candidats never bear one number, as in a session that stands.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from certif_tui.domain.evenements.acte import Acte
from certif_tui.domain.evenements.base import Ouverture
from certif_tui.domain.frozen import Frozen
from certif_tui.domain.fuseaux import FUSEAU, known_zone
from certif_tui.domain.referentiel.model import Referentiel
from certif_tui.domain.refus import Refus, decision
from certif_tui.domain.session.decisions.candidats import added
from certif_tui.domain.session.decisions.jury import check_duree, jures_added
from certif_tui.domain.session.evenements import DureeFixee, EvenementSession, SessionCreee
from certif_tui.domain.session.inscription import Inscription, Numeros
from certif_tui.domain.session.state import Session
from certif_tui.domain.slugs import slug_of
from certif_tui.domain.textes import checked_texte


class Projet(Frozen):
    """What a session is created from; `durees` in minutes by phase code."""

    bloc: str
    date: date
    lieu: str
    fuseau: str = FUSEAU
    jures: tuple[str, ...] = ()
    candidats: tuple[Inscription, ...] = ()
    durees: tuple[tuple[str, int], ...] = ()
    demonstration: bool = False

    def slug(self, taken: Collection[str]) -> str:
        """What names the session and its folder, among those `taken` already."""
        return slug_of(f"{self.date.isoformat()} {self.bloc} {self.lieu}", taken)


class GrilleGelee(Frozen):
    """The référentiel a session is created on, and the SHA-256 of its text as the session keeps it."""

    referentiel: Referentiel
    sha: str


@decision
def create(acte: Acte, projet: Projet, gelee: GrilleGelee, flux: str) -> Sequence[EvenementSession]:
    """The first events of the stream `flux`, a session's. Refused for what is no session."""
    _check(gelee.referentiel, projet)
    return [
        Ouverture(**acte.entete(), flux=flux, referentiel=gelee.sha),
        SessionCreee(
            **acte.entete(),
            bloc=projet.bloc,
            date=projet.date,
            lieu=projet.lieu.strip(),
            fuseau=projet.fuseau,
            demonstration=projet.demonstration,
        ),
        *(DureeFixee(**acte.entete(), phase=phase, minutes=minutes) for phase, minutes in projet.durees),
        *jures_added(acte, projet.jures, ()),
        *added(acte, projet.candidats, ()),
    ]


def _check(referentiel: Referentiel, projet: Projet) -> None:
    if projet.bloc not in {bloc.code for bloc in referentiel.blocs}:
        connus = ", ".join(bloc.code for bloc in referentiel.blocs)
        raise Refus(f"Bloc inconnu\u00a0: {projet.bloc}. Blocs du référentiel\u00a0: {connus}.")
    if not projet.lieu.strip():
        raise Refus("Le lieu manque\u00a0: indiquez la ville ou la salle.")
    checked_texte(projet.lieu)
    for phase, minutes in projet.durees:
        check_duree(referentiel.bloc(projet.bloc), phase, minutes)
    if known_zone(projet.fuseau) is None:
        raise Refus(f"Fuseau horaire inconnu\u00a0: {projet.fuseau}. Exemple\u00a0: Europe/Paris.")
    numeros = Numeros(Session(""))
    for inscription in projet.candidats:
        numeros.take(inscription)
