"""The lengths of time everything else is counted in."""

from __future__ import annotations

from typing import Final

MS_PER_SECOND: Final = 1000
MS_PER_MINUTE: Final = 60 * MS_PER_SECOND
MS_PER_HOUR: Final = 60 * MS_PER_MINUTE
MS_PER_DAY: Final = 24 * MS_PER_HOUR

MOST_MINUTES: Final = 24 * 60
"""What somebody types in minutes is at most a day: beyond, it is a slip."""
