"""Events, streams and a second opinion on the format of the files, for the tests of the journal."""

from __future__ import annotations

import hashlib
import json
import time
import uuid
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from certif_tui.domain.evenements.base import Moment, Ouverture
from certif_tui.domain.evenements.catalogue import EvenementConnu
from certif_tui.domain.grille.evenements import Avis, AvisDonne
from certif_tui.domain.session.evenements import JureAjoute
from certif_tui.journal import kinds
from certif_tui.journal.journal import Content, Journal
from certif_tui.journal.streams import Stream

SESSION = "2026-06-12-bloc-3-lyon"
OWN = kinds.SESSION.at(SESSION)
GRILLE = kinds.GRILLE.at(SESSION, "dupont-claire", "martin-paul")
REFERENTIEL = '{"blocs": ["été"]}'.encode()

Documents = dict[int, dict[str, Any]]


def head(auteur: str = "martin-paul") -> dict[str, Any]:
    """What every event carries, with an id of its own."""
    return {"id": uuid.uuid4().hex, "instant": datetime(2026, 6, 12, 9, 30, tzinfo=UTC), "auteur": auteur}


def opening(stream: Stream[Any] = GRILLE, session: str | None = None) -> Ouverture:
    """The first event of a stream, bound to the session whose opening has that id."""
    sha = hashlib.sha256(REFERENTIEL).hexdigest()
    return Ouverture(**head(), flux=stream.path, referentiel=sha, session=session)


def mark(rang: int = 1, auteur: str = "martin-paul") -> EvenementConnu:
    """A juré's mark on the critère of that rank."""
    return AvisDonne(
        **head(auteur), critere=f"CR3.1.{rang}", avis=Avis.VALIDE, moment=Moment(phase="expose", ecoule_ms=1000)
    )


def joining() -> JureAjoute:
    """A juré who joins the session."""
    return JureAjoute(**head(), jure="petit-anne", nom="Anne Petit")


def open_session(journal: Journal) -> None:
    """Create the session the tests work in."""
    journal.create(SESSION, REFERENTIEL, [opening(OWN)])


def ids(content: Content[Any]) -> list[str]:
    """The ids of the known events, in order."""
    return [record.evenement.id for record in content.records]


def fingerprint(document: Mapping[str, Any], previous: str) -> str:
    """The fingerprint as the format describes it, computed without the code under test."""
    body = {name: value for name, value in document.items() if name != "empreinte"}
    text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256((previous + text).encode()).hexdigest()


def rechained(documents: Documents) -> Documents:
    """The same stored events with the fingerprints of a chain nobody has touched."""
    previous, chained = "", {}
    for seq in sorted(documents):
        previous = fingerprint(documents[seq], previous)
        chained[seq] = {**documents[seq], "empreinte": previous}
    return chained


def load_file(path: Path) -> Documents:
    """The stored events of a stream's file, as plain TinyDB JSON."""
    return {int(key): document for key, document in json.loads(path.read_bytes())["journal"].items()}


def save_file(path: Path, documents: Documents) -> None:
    """Write stored events as somebody with an editor would."""
    path.write_text(
        json.dumps({"journal": {str(seq): documents[seq] for seq in documents}}, ensure_ascii=False), "utf-8"
    )


def witness(root: Path, stream: Stream[Any]) -> Path:
    """The file of a stream's witness."""
    session, *place = stream.path.split("/")
    return root / session / ".verrous" / f"{'.'.join(place)}.temoin"


def wait_until(happened: Callable[[], bool]) -> None:
    """Wait for something another process does."""
    deadline = time.monotonic() + 20
    while not happened():
        assert time.monotonic() < deadline, "l'autre processus n'a rien fait"
        time.sleep(0.002)
