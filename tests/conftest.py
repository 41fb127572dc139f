"""The grids every test may use."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from certif_tui.domain.referentiel import Referentiel

DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="session")
def officiel() -> Referentiel:
    """The official grid: 3 blocs, 46 critères."""
    from certif_tui.services.referentiels import default_referentiel_path, load_referentiel

    return load_referentiel(default_referentiel_path()).referentiel


@pytest.fixture(scope="session")
def sommellerie_path() -> Path:
    """The file of a made-up certification of another shape: other codes, other rules, three phases in an oral."""
    return DATA / "sommellerie.json"


@pytest.fixture(scope="session")
def sommellerie(sommellerie_path: Path) -> Referentiel:
    """That made-up certification."""
    from certif_tui.services.referentiels import load_referentiel

    return load_referentiel(sommellerie_path).referentiel
