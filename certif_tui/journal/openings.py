"""The openings of sessions: what a stream is bound to, so that one of another session of the same name shows."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar

import orjson

from certif_tui.domain.evenements.base import Ouverture
from certif_tui.domain.frozen import replace
from certif_tui.journal.files import Files
from certif_tui.journal.journal import Content, Fault
from certif_tui.journal.layout import Layout
from certif_tui.journal.stamps import FileStamp
from certif_tui.journal.storage import MAX_BYTES
from certif_tui.journal.written import TABLE

S = TypeVar("S")

ETRANGER = "ce fichier vient d'une autre session du même nom"
_REMEDE = "Remettez-le dans la sienne, et ici celui de cette session s'il y en avait un."


Opening = Callable[[], str | None]
"""Asks for the id of a session's opening, null when that cannot be told; only where a stream is bound to one."""


def held_against(content: Content[S], opening: Opening) -> Content[S]:
    """The same content, with one fault more when it was opened in another session than that of this opening."""
    first = content.records[0].evenement if content.records else None
    if not isinstance(first, Ouverture) or not is_foreign(first.session, opening):
        return content
    return replace(content, faults=(*content.faults, Fault(1, ETRANGER, _REMEDE)))


def is_foreign(bound_to: object, opening: Opening) -> bool:
    """Whether a stream is bound to another opening; nothing tells of one that a former version wrote."""
    return bound_to is not None and opening() not in (None, bound_to)


def opening_of(content: Content[Any]) -> str | None:
    """The id of a session's opening, given its own stream; null when that has none."""
    first = content.records[0].evenement if content.records else None
    return first.id if isinstance(first, Ouverture) else None


class Openings:
    """The id of each session's opening, read again only when its file changed; any thread may ask."""

    def __init__(self, layout: Layout, files: Files) -> None:
        self._layout, self._files = layout, files
        self._kept: dict[str, tuple[FileStamp, str | None]] = {}
        self._mutex = threading.Lock()

    def of(self, session: str) -> str | None:
        """The id of the session's opening; null when its file cannot tell, which is said when that is read."""
        with self._mutex:
            path = self._layout.file(self._layout.own(session))
            try:
                stamp, kept = self._files.stamp(path), self._kept.get(session)
                if stamp is None or kept is None or kept[0] != stamp:
                    data, stamp = self._files.read(path, MAX_BYTES + 1)
                    kept = self._kept[session] = stamp, _first_id(data)
            except OSError:
                return None
            return kept[1]


def _first_id(data: bytes) -> str | None:
    """The id of the opening in a file: in the second line of one as we write it, wherever it is in any other."""
    line = data.split(b"\n", 2)[1] if data.count(b"\n", 0, 100) else b""
    try:
        text = line.removeprefix(b'"1": ').removesuffix(b",")
        first = orjson.loads(text) if text != line else orjson.loads(data)[TABLE]["1"]
        return str(first["id"]) if first["type"] == "ouverture" else None
    except (ValueError, LookupError, TypeError):
        return None
