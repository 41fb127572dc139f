"""The written work pre-graded before the oral: ticks that are shown on the sheet as hints, and never counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from certif_tui.domain import grille as grilles
from certif_tui.domain.evenements.grille import Avis, EcritPartage
from certif_tui.domain.indices import indices_of, members_of
from certif_tui.journal.journal import Journal, JournalError
from certif_tui.journal.streams import Stream, ecrit_stream
from certif_tui.services.evaluation import GrilleOuverte, Place
from certif_tui.services.poste import Poste


def open_ecrit(
    poste: Poste, membres: Sequence[str], *, cible: str | None = None, take_over: bool = False
) -> GrilleOuverte:
    """Open what the juré ticks on a written work: one candidat's, or a group's, noted once for all its `membres`.

    One candidat alone is looked up in the groups already noted. `cible` names the stream where a group has a slug of
    its own, the first member does otherwise. It is a sheet like another, with undo and takeover, that is never handed
    in. Raises as `GrilleOuverte`.
    """
    ouverte, journal = poste.ouverte, poste.contexte.journal
    found = cible or cible_of(journal, ouverte.slug, membres[0], poste.jure.slug)
    place = Place(ouverte.slug, ouverte.sha, ouverte.bloc, found, poste.jure.slug, ecrit=True)
    ecrit = GrilleOuverte(poste.contexte, poste.writer, place, take_over=take_over)
    wanted = tuple(dict.fromkeys(membres))
    if (cible is not None or len(wanted) > 1) and wanted != members_of(_events(journal, place.stream), found):
        ecrit.live.record(EcritPartage(**poste.contexte.entete(), membres=wanted))
    return ecrit


def cible_of(journal: Journal, session: str, candidat: str, jure: str) -> str:
    """The name of the stream that is about that candidat: their group's when it is noted, else their own."""
    streams = _noted(journal, session, jure)
    return next((cible for cible, evenements in streams if candidat in members_of(evenements, cible)), candidat)


def cible_of_groupe(poste: Poste, groupe: str, membres: Sequence[str]) -> str:
    """The name of the stream about that group of the draw in force: its own, or one already noted for the same people.

    A group of the next draw is another group, even under the same code.
    """
    journal, tirage = poste.contexte.journal, poste.ouverte.session.groupes.tirage
    own = f"{groupe.lower()}-{tirage.id[:8]}" if tirage else groupe.lower()
    noted = [
        cible
        for cible, evenements in _noted(journal, poste.ouverte.slug, poste.jure.slug)
        if cible == own or set(members_of(evenements, cible)) == set(membres)
    ]
    return own if own in noted or not noted else noted[0]


def membres_of(journal: Journal, session: str, cible: str, jure: str) -> tuple[str, ...]:
    """Whose written work is noted there. Raises `JournalError`."""
    return members_of(_events(journal, ecrit_stream(session, cible, jure)), cible)


def read_indices(journal: Journal, session: str, candidat: str, jure: str) -> Mapping[str, Avis]:
    """What that juré ticked on the candidat's written work, by critère; nothing where it cannot be read."""
    found: dict[str, Avis] = {}
    for cible, evenements in _noted(journal, session, jure):
        if candidat in members_of(evenements, cible):
            found |= indices_of(grilles.fold(evenements))  # type: ignore[arg-type]
    return found


def _noted(journal: Journal, session: str, jure: str) -> Iterator[tuple[str, list[object]]]:
    """The written works that juré noted, those that can be read: the stream's name and its events."""
    try:
        parts = [stream.path.split("/") for stream in journal.streams(session)]
    except JournalError:
        return
    for place in parts:
        if place[1] == "ecrits" and place[3] == jure:
            with suppress(JournalError):
                yield place[2], _events(journal, ecrit_stream(session, place[2], jure))


def _events(journal: Journal, stream: Stream) -> list[object]:
    return [record.evenement for record in journal.read(stream).records]
