from __future__ import annotations

import pytest

from certif_tui.domain.referentiel import Referentiel
from tests.services.desk import Desk


@pytest.fixture
def desk(officiel: Referentiel) -> Desk:
    """A session of the official Bloc 3 with three candidats and two jurés."""
    return Desk(officiel)
