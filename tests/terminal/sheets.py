"""A data folder for programs of their own, and what stands on its sheets as plain JSON tells it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from certif_tui.domain.session.decisions.creation import Projet
from certif_tui.domain.session.inscription import Inscription
from certif_tui.domain.slugs import slug_of
from certif_tui.journal.holds import Holds
from certif_tui.journal.tinydb_journal import TinyDBJournal
from certif_tui.platform.clock import SystemClock
from certif_tui.services.gate.contexte import Contexte
from certif_tui.services.preparation import sessions
from certif_tui.services.referentiel.loading import canonical_bytes, default_referentiel_path, load_referentiel

LYON = "2026-06-12-bloc-3-lyon"
NAMES = (
    "DUPONT Claire",
    "BERNARD Hugo",
    "LEFÈVRE Inès",
    "NGUYEN Minh",
    "ROUSSEAU Amélie",
    "BENALI Karim",
    "GARCIA Lucas",
    "KOWALSKI Zoé",
)
SLUGS = tuple(map(slug_of, NAMES))


def create_session(folder: Path) -> None:
    """The session `LYON` of the official Bloc 3, with eight candidats and one juré."""
    referentiel = load_referentiel(default_referentiel_path()).referentiel
    contexte = Contexte(TinyDBJournal(folder), SystemClock(), "secretariat", Holds(folder))
    people = tuple(map(Inscription, NAMES))
    projet = Projet("BLOC 3", date(2026, 6, 12), "Lyon", jures=("MARTIN Paul",), candidats=people)
    assert sessions.create_session(contexte, referentiel, canonical_bytes(referentiel), projet) == LYON


def sheet(folder: Path, candidat: str) -> Path:
    """The file of the juré's sheet for that candidat."""
    return folder / LYON / "grilles" / candidat / "martin-paul.json"


def marks_on_disk(folder: Path, candidat: str) -> dict[int, str]:
    """The code of every mark on a sheet by its number, read without the program's help."""
    events = json.loads(sheet(folder, candidat).read_bytes())["journal"]
    return {int(seq): event["critere"] for seq, event in events.items() if event["type"] == "avis_donne"}
