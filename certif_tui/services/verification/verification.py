"""Checking what is on the disk: every file there and readable, every chain whole, every sheet as handed in."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

from certif_tui.domain.evenements.base import Ouverture
from certif_tui.domain.frozen import Frozen
from certif_tui.domain.referentiel.model import Bloc, Referentiel
from certif_tui.domain.session.state import Session
from certif_tui.journal.journal import Content, Fault, Journal, JournalError, StreamDamaged
from certif_tui.journal.kinds import CHRONO, GRILLE, SESSION
from certif_tui.journal.salvage import Salvage
from certif_tui.journal.streams import Stream
from certif_tui.services.referentiel.loading import ReferentielInvalide, parse_referentiel
from certif_tui.services.verification.grilles import Contents, Faute, clock_faults, sheet_faults, stranger_faults
from certif_tui.services.verification.tirages import tirage_faults

Salvager = Callable[[Stream[Any]], Salvage]
"""What can be recovered of a stream that cannot be read; raises `OSError`."""


class Defaut(Frozen):
    """A fault of one file, below the data folder; `evenement` is the number of the event, null for the whole file."""

    fichier: str
    evenement: int | None
    message: str


class VerificationReport(Frozen):
    """What checking a session found: how many streams and events were read, and every fault, in the files' order.

    `non_lies` are the streams that a former version opened: their names alone bind them to the session.
    """

    session: str
    flux: int
    evenements: int
    defauts: tuple[Defaut, ...]
    non_lies: int = 0


def verify_session(journal: Journal, slug: str, salvage: Salvager) -> VerificationReport:
    """Check one session; `salvage` is asked of what strict reading refused, to say what can be recovered.

    Never raises for what is on the disk.
    """
    own = journal.kinds.own.at(slug)
    try:
        streams = (own, *(stream for stream in journal.streams(slug) if stream != own))
    except JournalError as error:
        return VerificationReport(slug, 0, 0, (Defaut(slug, None, _why(error)),))
    defauts: list[Defaut] = []
    contents = _readable(journal, streams, salvage, defauts)
    session = contents[own].state if own in contents else None
    opened_with = _opened_with(contents.get(own))
    bloc = _check_referentiel(journal, slug, opened_with, session, defauts)
    for content in contents.values():
        fichier = content.label
        defauts += (Defaut(fichier, fault.seq or None, _told(fault)) for fault in content.faults)
        if content.read_only:
            defauts.append(Defaut(fichier, content.unknown[0].seq if content.unknown else None, content.read_only))
        if opened_with and _opened_with(content) not in (None, opened_with):
            defauts.append(Defaut(fichier, 1, "ce flux a été ouvert avec un autre référentiel que la session"))
        if session is not None:
            defauts += (Defaut(fichier, seq, message) for seq, message in stranger_faults(content.stream, session))
        defauts += (Defaut(fichier, seq, message) for seq, message in _own_faults(content, contents, bloc))
    defauts += (Defaut(gone.label, None, _told(fault)) for gone in journal.removed(slug) for fault in gone.faults)
    read = sum(len(content.records) + len(content.unknown) for content in contents.values())
    non_lies = sum(stream != own and _is_unbound(content) for stream, content in contents.items())
    return VerificationReport(slug, len(contents), read, tuple(defauts), non_lies)


def _why(error: JournalError) -> str:
    return f"{error.reason} {error.remedy}" if isinstance(error, StreamDamaged) else str(error)


def _told(fault: Fault) -> str:
    return f"{fault.message}. {fault.remedy}" if fault.remedy else fault.message


def _readable(
    journal: Journal, streams: Iterable[Stream[Any]], salvage: Salvager, defauts: list[Defaut]
) -> dict[Stream[Any], Content[Any]]:
    """Every stream that can be read; the others go to `defauts`."""
    contents: dict[Stream[Any], Content[Any]] = {}
    for stream in streams:
        try:
            contents[stream] = journal.read(stream)
        except StreamDamaged as error:
            defauts.append(Defaut(error.path, None, f"{error.reason} {_recoverable(stream, salvage)}"))
        except JournalError as error:
            defauts.append(Defaut(journal.label(stream), None, str(error)))
    return contents


def _recoverable(stream: Stream[Any], salvage: Salvager) -> str:
    """What is left of a damaged file, in French."""
    try:
        found = salvage(stream)
    except OSError:
        return "Rien n'est récupérable\u00a0: reprenez une copie intacte."
    if not found.lisibles:
        return "Aucun événement n'y est récupérable\u00a0: reprenez une copie intacte."
    others = found.lisibles - found.intact
    intact = f"les événements 1 à {found.intact} sont intacts" if found.intact else "aucun n'est intact pour sûr"
    more = f", {others} {'autres sont lisibles' if others > 1 else 'autre est lisible'}" if others else ""
    return (
        f"Récupérable dans ce fichier\u00a0: {intact}{more}. Gardez-le, et reprenez une copie intacte si vous en avez."
    )


def _own_faults(content: Content[Any], contents: Contents, bloc: Bloc | None) -> Iterator[Faute]:
    """What only its kind can say of a stream: events that have no place there, then what they must agree with."""
    kind = content.stream.kind
    for record in content.records:
        if type(record.evenement) not in kind.evenements:
            yield record.seq, f"cet événement n'a pas sa place dans\u00a0: {content.stream.nom}"
    if kind is SESSION:
        yield from tirage_faults(content)
    elif kind is GRILLE:
        yield from sheet_faults(content, contents, bloc)
    elif kind is CHRONO:
        yield from clock_faults(content, contents)


def _is_unbound(content: Content[Any]) -> bool:
    first = content.records[0].evenement if content.records else None
    return isinstance(first, Ouverture) and first.session is None


def _opened_with(content: Content[Any] | None) -> str | None:
    """The SHA-256 of the référentiel a stream was opened with, null when its opening cannot be read."""
    first = content.records[0].evenement if content and content.records else None
    return first.referentiel if isinstance(first, Ouverture) else None


def _check_referentiel(
    journal: Journal, slug: str, opened_with: str | None, session: Session | None, defauts: list[Defaut]
) -> Bloc | None:
    """The bloc of the session, null when its frozen référentiel cannot be used."""
    fichier = f"{slug}/referentiel.json"
    try:
        frozen = journal.referentiel(slug)
    except JournalError as error:
        defauts.append(Defaut(fichier, None, _why(error)))
        return None
    defauts += (Defaut(fichier, None, message) for message in _faults_of_frozen(frozen, fichier, opened_with))
    return _bloc(frozen, fichier, session)


def _faults_of_frozen(frozen: bytes, fichier: str, opened_with: str | None) -> Iterator[str]:
    if opened_with and hashlib.sha256(frozen).hexdigest() != opened_with:
        yield "le référentiel a changé\u00a0: ce n'est plus celui avec lequel la session a été ouverte"
    try:
        _parsed(frozen, fichier)
    except ReferentielInvalide as error:
        yield from (f"{it.place}\u00a0: {it.message} {it.remedy}" for it in error.findings)


def _bloc(frozen: bytes, fichier: str, session: Session | None) -> Bloc | None:
    try:
        return _parsed(frozen, fichier).bloc(session.bloc) if session else None
    except (ReferentielInvalide, KeyError):
        return None


def _parsed(frozen: bytes, fichier: str) -> Referentiel:
    """The référentiel in these bytes. Raises `ReferentielInvalide`, which names `fichier`."""
    try:
        return _sound(frozen)
    except ReferentielInvalide:
        return parse_referentiel(frozen, fichier).referentiel


@lru_cache(maxsize=8)
def _sound(frozen: bytes) -> Referentiel:
    """The same, once for the hundreds of sessions that froze the same."""
    return parse_referentiel(frozen, "").referentiel
