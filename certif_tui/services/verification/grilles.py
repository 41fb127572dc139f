"""Checking sheets and clocks against the session they belong to, and what was handed in against the marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from certif_tui.domain.chrono.evenements import ChronoRecu
from certif_tui.domain.chrono.state import Chrono
from certif_tui.domain.grille.evenements import GrilleRecue, Remise
from certif_tui.domain.grille.state import Grille
from certif_tui.domain.grille.statut import VERSION_REGLE, statut_bloc
from certif_tui.domain.referentiel.model import Bloc
from certif_tui.domain.session.state import Session
from certif_tui.journal.journal import Content
from certif_tui.journal.kinds import CHRONO, GRILLE
from certif_tui.journal.streams import Stream

Faute = tuple[int | None, str]
"""The number of the event at fault (null for the whole file) and what is wrong, in French."""

Contents = Mapping[Stream[Any], Content[Any]]
"""What the streams of a session hold, those that can be read."""


def stranger_faults(stream: Stream[Any], session: Session) -> Iterator[Faute]:
    """Whom the address of a stream names and the session does not know."""
    candidat, jure = stream.slug("candidat"), stream.writer
    if candidat is not None and candidat not in {it.slug for it in session.candidats}:
        yield None, f"le candidat {candidat} n'est pas dans la session"
    if jure is not None and jure not in dict(session.jury.named()):
        yield None, f"le juré {jure} n'est pas dans la session"


def sheet_faults(content: Content[Grille], contents: Contents, bloc: Bloc | None) -> Iterator[Faute]:
    """What is wrong with a sheet beside its chain."""
    _candidat, jure = content.stream.slugs
    for rang, record in enumerate(content.records):
        if isinstance(record.evenement, Remise):
            yield from ((record.seq, message) for message in _remise_faults(content, rang, record.evenement, bloc))
        elif isinstance(record.evenement, GrilleRecue):
            source = contents.get(GRILLE.at(content.stream.session, record.evenement.depuis, jure))
            if source and record.evenement.tete not in _heads(source):
                yield record.seq, f"la grille reçue de {record.evenement.depuis} n'est pas celle qui y est gardée"


def clock_faults(content: Content[Chrono], contents: Contents) -> Iterator[Faute]:
    """A clock received from another candidat must be the one kept there, and as it stood when it was received."""
    for record in content.records:
        recu = record.evenement
        if not isinstance(recu, ChronoRecu):
            continue
        source = contents.get(CHRONO.at(content.stream.session, recu.depuis))
        if source and recu.tete not in _heads(source):
            yield record.seq, f"le chrono reçu de {recu.depuis} n'est pas celui qui y est gardé"
        elif source and not source.unknown and not _gives(source, recu):
            yield record.seq, f"les temps du chrono reçu de {recu.depuis} ne sont pas ceux qui y sont gardés"


def _gives(source: Content[Chrono], recu: ChronoRecu) -> bool:
    """Whether the clock of `source`, at the head that was received, is the one received."""
    heads = [record.empreinte for record in source.records]
    chrono = source.upto(heads.index(recu.tete) + 1).state
    return (chrono.actions, dict(chrono.motifs)) == (recu.actions, recu.motifs)


def _remise_faults(content: Content[Grille], rang: int, remise: Remise, bloc: Bloc | None) -> Iterator[str]:
    before = content.upto(rang)
    if not content.unknown and remise.tete != before.head:
        yield "ce qui précède n'est plus ce qui a été remis (l'empreinte de la remise diffère)"
    if bloc is None or content.unknown or remise.regle != VERSION_REGLE:
        return
    statut = statut_bloc(bloc, before.state.avis, remise=True)
    counted = [(each.code, each.valides, each.total, each.requis) for each in statut.competences]
    announced = [(each.competence, each.valides, each.total, each.requis) for each in remise.decomptes]
    if counted != announced or statut.statut != remise.statut:
        yield "les décomptes de la remise ne sont pas ceux des avis"


def _heads(content: Content[Any]) -> set[str]:
    return {record.empreinte for record in content.records}
