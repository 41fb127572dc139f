"""What each room of the house loads, asked of an interpreter that has loaded nothing yet."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

IMPORT_ALL = """
import importlib, json, pkgutil, sys

root = importlib.import_module(sys.argv[1])
found = pkgutil.walk_packages(root.__path__, root.__name__ + ".") if hasattr(root, "__path__") else ()
names = [root.__name__, *(module.name for module in found)]
for name in names:
    importlib.import_module(name)
print(json.dumps({"imported": names, "loaded": sorted({name.partition(".")[0] for name in sys.modules})}))
"""


def loaded_by(room: str) -> tuple[list[str], set[str]]:
    """The modules of the room, and every top-level package that importing them all brings in."""
    done = subprocess.run([sys.executable, "-c", IMPORT_ALL, room], capture_output=True, text=True, check=True)
    answer = json.loads(done.stdout)
    return answer["imported"], set(answer["loaded"])


def test_the_domain_loads_pydantic_and_no_framework() -> None:
    imported, loaded = loaded_by("certif_tui.domain")
    assert {"certif_tui.domain.chrono.state", "certif_tui.domain.evenements.catalogue"} <= set(imported)
    assert "pydantic" in loaded
    assert not loaded & {"textual", "rich", "tinydb", "click", "orjson", "filelock", "platformdirs", "babel"}


@pytest.mark.parametrize(
    "room",
    ["certif_tui.journal", "certif_tui.services", "certif_tui.documents", "certif_tui.wording", "certif_tui.cli"],
)
def test_no_room_but_the_interface_loads_textual(room: str) -> None:
    imported, loaded = loaded_by(room)
    assert room in imported
    assert "textual" not in loaded


def test_what_is_shown_before_the_journal_is_read_loads_nothing_heavy() -> None:
    spy = "import certif_tui.ui.app, json, sys; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", spy], capture_output=True, text=True, check=True)
    loaded = set(json.loads(done.stdout))
    assert {"certif_tui.ui.screens.accueil", "certif_tui.ui.screens.last_seen"} <= loaded
    heavy = {"pydantic", "tinydb", "orjson", "filelock", "babel", "click", "tomllib"}
    assert not loaded & (heavy | {"certif_tui.journal.journal", "certif_tui.domain.session.state"})
