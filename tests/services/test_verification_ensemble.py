"""Many sessions checked at once: the same findings in the same order, whoever checks them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from certif_tui.domain.frozen import replace
from certif_tui.domain.referentiel.model import Referentiel
from certif_tui.journal.holds import Holds
from certif_tui.journal.tinydb_journal import TinyDBJournal
from certif_tui.services.gate.contexte import Contexte
from certif_tui.services.preparation.demonstration import create_demonstration
from certif_tui.services.preparation.sessions import create_session
from certif_tui.services.referentiel.loading import canonical_bytes
from certif_tui.services.verification import ensemble
from certif_tui.services.verification.ensemble import WORTH_SHARING, verify_all, verify_one
from certif_tui.services.verification.verification import VerificationReport
from tests.domain.factory import Machine
from tests.services.desk import PROJET


@pytest.fixture
def root(tmp_path: Path, officiel: Referentiel) -> Path:
    """A data folder with enough sessions to be shared out, some of them spoilt."""
    contexte = Contexte(TinyDBJournal(tmp_path), Machine(), "secretariat", Holds(tmp_path))
    frozen = canonical_bytes(officiel)
    demonstration = create_demonstration(contexte, officiel, frozen)
    for rank in range(WORTH_SHARING):
        projet = replace(PROJET, date=date(2026, 1, 1) + timedelta(days=rank))
        slug = create_session(contexte, officiel, frozen, projet)
        if rank % 5 == 0:
            (tmp_path / slug / "session.json").write_bytes(b'{"journal": {')
        if rank % 7 == 0:
            (tmp_path / slug / "referentiel.json").unlink()
    sheet = tmp_path / demonstration / "grilles" / "dupont-claire" / "martin-paul.json"
    sheet.write_bytes(sheet.read_bytes().replace(b'"valide"', b'"non_valide"', 1))
    return tmp_path


def found(root: Path, workers: int) -> Sequence[VerificationReport]:
    return list(verify_all(root, sorted(TinyDBJournal(root).sessions(), reverse=True), workers=workers))


def test_one_process_and_several_find_the_same_in_the_same_order(root: Path) -> None:
    alone = found(root, 1)
    assert len(alone) == WORTH_SHARING + 1 and sum(bool(it.defauts) for it in alone) > 5
    assert found(root, 2) == found(root, 3) == alone


PARENT = os.getpid()
FATAL = "2026-01-09-bloc-3-lyon"


def dies(root: Path, slug: str) -> VerificationReport:
    """Check a session, unless this is a process of its own and the session is the fatal one."""
    if slug == FATAL and os.getpid() != PARENT:
        os._exit(9)
    return verify_one(root, slug)


def test_what_a_process_that_dies_leaves_is_checked_all_the_same(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = found(root, 1)
    assert FATAL in [it.session for it in alone]
    monkeypatch.setattr(ensemble, "verify_one", dies)
    assert found(root, 2) == alone


def test_a_few_sessions_are_checked_without_beginning_a_process(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ensemble, "ProcessPoolExecutor", None)
    slugs = sorted(TinyDBJournal(root).sessions())[: WORTH_SHARING - 1]
    assert [it.session for it in verify_all(root, slugs, workers=2)] == slugs
