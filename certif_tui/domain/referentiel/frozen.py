"""The référentiel a session was opened with, as it keeps it."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from certif_tui.domain.referentiel.model import Referentiel


@lru_cache(maxsize=8)
def parse_frozen(frozen: bytes) -> tuple[Referentiel, str]:
    """The référentiel a session was opened with, and its SHA-256. Raises pydantic's `ValidationError` when damaged."""
    return Referentiel.model_validate_json(frozen), hashlib.sha256(frozen).hexdigest()
