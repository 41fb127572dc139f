"""The time zone a session takes place in."""

from __future__ import annotations

from datetime import UTC, tzinfo
from typing import Final

FUSEAU: Final = "Europe/Paris"
"""Where a session takes place unless it is said."""


def known_zone(fuseau: str) -> tzinfo | None:
    """The time zone of that IANA name, null where this machine does not know it."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(fuseau)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def zone_of(fuseau: str) -> tzinfo:
    """The time zone of that IANA name; UTC where this machine does not know it."""
    return known_zone(fuseau) or UTC
