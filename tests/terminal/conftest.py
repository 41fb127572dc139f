from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.installed import Installed
    from tests.terminal.room import Room

collect_ignore_glob = [] if os.name == "posix" else ["test_*.py"]
"""Without pseudo-terminals and signals nothing in this folder can even be imported."""


@pytest.fixture
def room(installed: Installed, tmp_path: Path) -> Iterator[Room]:
    """The session `LYON`, ready to be graded with the installed program."""
    from tests.terminal.room import Room
    from tests.terminal.sheets import create_session

    room = Room(installed, tmp_path)
    create_session(room.sessions)
    yield room
    room.close()
