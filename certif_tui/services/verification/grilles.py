"""Checking sheets and clocks against the session they belong to, and what was handed in against the marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from certif_tui.domain.chrono import state as chronos
from certif_tui.domain.chrono.evenements import ChronoRecu
from certif_tui.domain.grille import state as grilles
from certif_tui.domain.grille.evenements import GrilleRecue, Remise
from certif_tui.domain.grille.statut import VERSION_REGLE, statut_bloc
from certif_tui.domain.referentiel.model import Bloc
from certif_tui.domain.session.state import Session
from certif_tui.journal.journal import Content
from certif_tui.journal.streams import Stream, chrono_stream, grille_stream

Faute = tuple[int | None, str]
"""The number of the event at fault (null for the whole file) and what is wrong, in French."""


def grille_faults(
    stream: Stream, contents: Mapping[Stream, Content], session: Session | None, bloc: Bloc | None
) -> Iterator[Faute]:
    """What is wrong with a clock or a sheet beside its chain; nothing for the session's own stream."""
    place = stream.path.split("/")
    if session is not None:
        yield from _strangers(place, session)
    content = contents[stream]
    if place[1] == "grilles":
        yield from _sheet_faults(place, content, contents, bloc)
    elif place[1] == "passages":
        yield from _clock_faults(place, content, contents)


def _sheet_faults(
    place: list[str], content: Content, contents: Mapping[Stream, Content], bloc: Bloc | None
) -> Iterator[Faute]:
    for rang, record in enumerate(content.records):
        if isinstance(record.evenement, Remise):
            yield from ((record.seq, message) for message in _remise_faults(content, rang, record.evenement, bloc))
        elif isinstance(record.evenement, GrilleRecue):
            source = contents.get(grille_stream(place[0], record.evenement.depuis, place[3]))
            if source and record.evenement.tete not in _heads(source):
                yield record.seq, f"la grille reçue de {record.evenement.depuis} n'est pas celle qui y est gardée"


def _clock_faults(place: list[str], content: Content, contents: Mapping[Stream, Content]) -> Iterator[Faute]:
    """A clock received from another candidat must be the one kept there, and as it stood when it was received."""
    for record in content.records:
        recu = record.evenement
        if not isinstance(recu, ChronoRecu):
            continue
        source = contents.get(chrono_stream(place[0], recu.depuis))
        if source and recu.tete not in _heads(source):
            yield record.seq, f"le chrono reçu de {recu.depuis} n'est pas celui qui y est gardé"
        elif source and not source.unknown and not _gives(source, recu):
            yield record.seq, f"les temps du chrono reçu de {recu.depuis} ne sont pas ceux qui y sont gardés"


def _gives(source: Content, recu: ChronoRecu) -> bool:
    """Whether the clock of `source`, at the head that was received, is the one received."""
    heads = [record.empreinte for record in source.records]
    before = source.records[: heads.index(recu.tete) + 1]
    chrono = chronos.fold(record.evenement for record in before)  # type: ignore[misc]
    return (chrono.actions, dict(chrono.motifs)) == (recu.actions, recu.motifs)


def _strangers(place: list[str], session: Session) -> Iterator[Faute]:
    if len(place) > 2 and place[1] != "ecrits" and place[2] not in {candidat.slug for candidat in session.candidats}:
        yield None, f"le candidat {place[2]} n'est pas dans la session"
    if place[1] in ("grilles", "ecrits") and place[3] not in {jure.slug for jure in session.jures}:
        yield None, f"le juré {place[3]} n'est pas dans la session"


def _remise_faults(content: Content, rang: int, remise: Remise, bloc: Bloc | None) -> Iterator[str]:
    before = content.records[:rang]
    if not content.unknown and (not before or remise.tete != before[-1].empreinte):
        yield "ce qui précède n'est plus ce qui a été remis (l'empreinte de la remise diffère)"
    if bloc is None or content.unknown or remise.regle != VERSION_REGLE:
        return
    grille = grilles.fold(record.evenement for record in before)  # type: ignore[misc]
    statut = statut_bloc(bloc, grille.avis, remise=True)
    counted = [(each.code, each.valides, each.total, each.requis) for each in statut.competences]
    announced = [(each.competence, each.valides, each.total, each.requis) for each in remise.decomptes]
    if counted != announced or statut.statut != remise.statut:
        yield "les décomptes de la remise ne sont pas ceux des avis"


def _heads(content: Content) -> set[str]:
    return {record.empreinte for record in content.records}
