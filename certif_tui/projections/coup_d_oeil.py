"""Looking hundreds of sessions and sheets up: no more is read than the answer takes, a full reading where in doubt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, get_args

from certif_tui.domain.evenements.base import Ouverture
from certif_tui.domain.evenements.catalogue import EvenementInconnu, EvenementInvalide, parse_evenement
from certif_tui.domain.grille.evenements import (
    EvenementGrille,
    GrilleRecue,
    GrilleTransferee,
    PriseEnMain,
    Remise,
    Reouverture,
    Statut,
)
from certif_tui.domain.grille.state import Grille
from certif_tui.domain.resultat.feuilles import EtatBloc, FeuilleLue, etat_of, handed_in
from certif_tui.domain.session.jury import Jure
from certif_tui.journal.journal import Journal, JournalError
from certif_tui.journal.kinds import SESSION
from certif_tui.journal.proof import defaut_of
from certif_tui.journal.sheets import sheets_of
from certif_tui.journal.streams import Stream

VERSIONS = {model.type_name(): {model.model_fields["v"].default} for model in get_args(EvenementGrille)}
for _former in (Ouverture, Remise):
    VERSIONS[_former.type_name()] |= {1}
"""The events of a sheet, and the versions of each that can be told from its stored form."""
VIDENT = {model.type_name() for model in (Reouverture, GrilleRecue, GrilleTransferee)}
"""After these a sheet is not handed in."""
SANS_MARQUE = {model.type_name() for model in (Ouverture, PriseEnMain)}
REMISE = Remise.type_name()
STATUTS = {str(statut): statut for statut in Statut}


def session_events(journal: Journal, slug: str) -> tuple[list[Any], str]:
    """The events of a session, and in French why they are no proof, empty when they are. Raises `JournalError`."""
    stream = SESSION.at(slug)
    stored = journal.glance(stream)
    if stored is not None:
        try:
            return [parse_evenement({name: it[name] for name in it if name != "empreinte"}) for it in stored], ""
        except (EvenementInconnu, EvenementInvalide):
            pass  # the full reading tells what is wrong, or leaves out what a newer program wrote
    content = journal.read(stream)
    return list(content.evenements), defaut_of(content)


def sheet_state(journal: Journal, stream: Stream[Grille]) -> FeuilleLue:
    """What a juré's sheet amounts to."""
    etat = glanced(journal, stream)
    return FeuilleLue(etat) if etat is not None else read_in_full(journal, stream)


def glanced(journal: Journal, stream: Stream[Grille]) -> EtatBloc | None:
    """What a sheet amounts to, null where a glance does not tell: it then holds nothing that is not on the disk."""
    stored = journal.glance(stream)
    return None if stored is None else etat_stored(stored)


def feuille_at(
    journal: Journal,
    session: str,
    candidat: str,
    jure: Jure,
    state: Callable[[Stream[Grille]], FeuilleLue] | None = None,
) -> FeuilleLue:
    """What a juré's sheet for a candidat amounts to: that of whichever of their slugs holds something.

    `state` tells it of one stream, where that is not read again.
    """
    of = state or partial(sheet_state, journal)
    first, *others = map(of, sheets_of(session, candidat, jure))
    return next((it for it in (first, *others) if it.etat is not EtatBloc.VIERGE), first)


def etat_stored(stored: Iterable[Mapping[str, Any]]) -> EtatBloc | None:
    """What the stored events of a sheet amount to; null when that takes folding them."""
    remise: Mapping[str, Any] | None = None
    marked = False
    for each in stored:
        nom = each.get("type")
        if not isinstance(nom, str) or each.get("v") not in VERSIONS.get(nom, ()):
            return None
        if nom == REMISE and remise is None:
            remise = each
        elif nom in VIDENT:
            remise = None
        marked = marked or nom not in SANS_MARQUE
    if remise is None:
        return None if marked else EtatBloc.VIERGE
    statut = STATUTS.get(str(remise.get("statut")))
    return handed_in(statut) if statut is not None else None


def read_in_full(journal: Journal, stream: Stream[Grille]) -> FeuilleLue:
    """What a sheet amounts to, its events folded; never raises."""
    try:
        content = journal.read(stream)
    except JournalError as error:
        return FeuilleLue(EtatBloc.ILLISIBLE, str(error))
    defaut = defaut_of(content)
    if defaut:
        return FeuilleLue(EtatBloc.SANS_PREUVE, defaut)
    return FeuilleLue(etat_of(content.state))
