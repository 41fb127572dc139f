"""What is kept of sheets between two runs: used as long as it stands, thrown away otherwise."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from certif_tui import __version__
from certif_tui.domain.frozen import replace
from certif_tui.domain.grille.evenements import Avis
from certif_tui.domain.referentiel.model import Referentiel
from certif_tui.domain.resultat.resultat import Verdict
from certif_tui.domain.session.decisions.creation import Projet
from certif_tui.journal import kinds
from certif_tui.journal.chain import StoredEvent
from certif_tui.journal.streams import Stream
from certif_tui.journal.tinydb_journal import TinyDBJournal
from certif_tui.projections import feuilles_vues
from certif_tui.projections.feuilles_vues import FeuillesVues
from certif_tui.projections.parcours import Lecteur
from tests.services.desk import CLAIRE, HUGO, MALGRE, PROJET, Desk, fill

SEUL: Projet = replace(PROJET, jures=PROJET.jures[:1])


class Watched(TinyDBJournal):
    """A data folder that tells which sheets were looked into."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.looked: list[str] = []

    def glance(self, stream: Stream[Any]) -> tuple[StoredEvent, ...] | None:
        if stream.kind is kinds.GRILLE:
            self.looked.append(stream.slugs[0])
        return super().glance(stream)


@dataclass
class Runs:
    """A data folder on the disk and programs that read it one after the other."""

    root: Path
    desk: Desk
    looked: list[str] = field(default_factory=list)

    @property
    def path(self) -> Path:
        return self.root / "feuilles.json"

    def hand_in(self, candidat: str, avis: Avis = Avis.VALIDE) -> None:
        grille = self.desk.open_grille(candidat)
        fill(grille, avis)
        grille.hand_in(MALGRE)
        grille.close()

    def verdicts(self) -> dict[str, Verdict]:
        """What another program tells of each; `looked` is then into whose sheets it looked."""
        journal = Watched(self.root / "sessions")
        lecteur = Lecteur(journal, vues=FeuillesVues(self.path, self.root / "sessions"))
        people = [lecteur.personne(groupe) for groupe in lecteur.read().groupes]
        lecteur.keep()
        self.looked = sorted(journal.looked)
        return {it.passages[0].candidature.ref[1]: it.passages[0].verdict for it in people}

    def sheet(self, candidat: str) -> Path:
        return self.root / "sessions" / f"{kinds.GRILLE.at(self.desk.slug, candidat, 'martin-paul').path}.json"


@pytest.fixture
def runs(tmp_path: Path, officiel: Referentiel) -> Runs:
    """A session in which Claire and Hugo were graded, which a first program has read."""
    journal: Any = TinyDBJournal(tmp_path / "sessions")
    made = Runs(tmp_path, Desk(officiel, projet=SEUL, journal=journal))
    made.hand_in(CLAIRE)
    made.hand_in(HUGO, Avis.NON_VALIDE)
    first = made.verdicts()
    assert (first[CLAIRE], first[HUGO]) == (Verdict.ACQUIS, Verdict.NON_ACQUIS)
    assert {CLAIRE, HUGO} <= set(made.looked)
    return made


def test_sheets_that_stand_are_not_read_again(runs: Runs) -> None:
    again = runs.verdicts()
    assert (again[CLAIRE], again[HUGO]) == (Verdict.ACQUIS, Verdict.NON_ACQUIS)
    assert not {CLAIRE, HUGO} & set(runs.looked)


def test_a_sheet_that_changed_is_read_again_alone(runs: Runs) -> None:
    grille = runs.desk.open_grille(CLAIRE)
    grille.reopen("Erreur de saisie")
    grille.close()
    assert runs.verdicts()[CLAIRE] is Verdict.EN_COURS
    assert CLAIRE in runs.looked and HUGO not in runs.looked


def test_a_sheet_that_is_gone_is_no_proof_however_it_was_last_seen(runs: Runs) -> None:
    runs.sheet(CLAIRE).unlink()
    assert runs.verdicts()[CLAIRE] is Verdict.SANS_PREUVE


def test_a_sheet_tampered_with_is_no_proof_however_often_it_is_read(runs: Runs) -> None:
    sheet = runs.sheet(CLAIRE)
    sheet.write_bytes(sheet.read_bytes().replace(b'"valide"', b'"non_valide"', 1))
    assert [runs.verdicts()[CLAIRE] for _run in range(2)] == [Verdict.SANS_PREUVE] * 2


def test_once_the_session_changed_all_its_sheets_are_read_again(runs: Runs) -> None:
    runs.desk.open_session().candidats.move(HUGO, 1)
    runs.verdicts()
    assert {CLAIRE, HUGO} <= set(runs.looked)


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: "",
        lambda text: text[: len(text) // 2],
        lambda text: text.replace('"valide"', '"parfait"'),
        lambda text: text.replace("sessions/", "ailleurs/").replace('sessions"', 'ailleurs"', 1),
        lambda text: "[" * 100_000,
        lambda text: text.replace('"sessions": {', '"sessions": [{').replace("}}}", "}]}}"),
    ],
)
def test_what_was_kept_is_thrown_away_once_it_is_damaged(runs: Runs, damage: Any) -> None:
    runs.path.write_text(damage(runs.path.read_text()))
    again = runs.verdicts()
    assert (again[CLAIRE], again[HUGO]) == (Verdict.ACQUIS, Verdict.NON_ACQUIS)
    assert {CLAIRE, HUGO} <= set(runs.looked)
    runs.verdicts()
    assert not {CLAIRE, HUGO} & set(runs.looked)


def test_what_another_version_kept_is_thrown_away(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feuilles_vues, "__version__", f"{__version__}.1")
    runs.verdicts()
    assert {CLAIRE, HUGO} <= set(runs.looked)
