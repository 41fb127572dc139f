"""The grids every test may use."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest

if TYPE_CHECKING:
    from certif_tui.domain.referentiel.model import Referentiel
    from tests.installed import Installed
    from tests.services.desk import Desk

Started = Callable[[], list[psutil.Process]]
"""The processes this one began since the test did, and that live."""

DATA = Path(__file__).parent / "data"
LONGEST = Path(__file__).parent / "terminal"


MEMORY, ENOUGH = Path("/dev/shm"), 2**30
"""Where Linux keeps files in memory, and the bytes free from which the tests keep theirs there."""


def pytest_configure() -> None:
    """Keep what tests write in memory where there is room: flushing it to a disk, and deleting it there, takes long.

    A disk that is slow, full or ill is one of the tests' own making. `PYTEST_DEBUG_TEMPROOT` says another place.
    """
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK):
        said = os.statvfs(MEMORY)
        if said.f_bavail * said.f_frsize >= ENOUGH and not said.f_flag & os.ST_NOEXEC:
            os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes many seconds a test: begun last, one such test is all that half the machine still does."""
    items.sort(key=lambda item: not item.path.is_relative_to(LONGEST))


@pytest.fixture(scope="session")
def officiel() -> Referentiel:
    """The official grid: 3 blocs, 46 critères."""
    from certif_tui.services.referentiel.loading import default_referentiel_path, load_referentiel

    return load_referentiel(default_referentiel_path()).referentiel


@pytest.fixture(scope="session")
def sommellerie_path() -> Path:
    """The file of a made-up certification of another shape: other codes, other rules, three phases in an oral."""
    return DATA / "sommellerie.json"


@pytest.fixture(scope="session")
def sommellerie(sommellerie_path: Path) -> Referentiel:
    """That made-up certification."""
    from certif_tui.services.referentiel.loading import load_referentiel

    return load_referentiel(sommellerie_path).referentiel


@pytest.fixture
def started() -> Started:
    """Whoever the test starts; those of earlier tests that serve them all are none of its business."""
    before = psutil.Process().children()
    return lambda: [child for child in psutil.Process().children() if child not in before]


@pytest.fixture
def private_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of this test alone: its settings, its memory and its crash log are nobody else's."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "CERTIF_TUI_SESSIONS"):
        monkeypatch.delenv(name, raising=False)
    return home


@pytest.fixture
def desk(officiel: Referentiel) -> Desk:
    """A session of the official Bloc 3 with three candidats and two jurés."""
    from tests.services.desk import Desk

    return Desk(officiel)


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Installed:
    """The wheel, built and installed once for all the processes of this run."""
    from tests.installed import installed_once

    mine = tmp_path_factory.getbasetemp()
    return installed_once(mine if worker_id == "master" else mine.parent)
