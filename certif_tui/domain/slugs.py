"""Short safe names made from people's and places' names; they become file names, so they are generated, never typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache

from certif_tui.domain.lettres import plain

MAX_LENGTH = 40


def slug_of(text: str, taken: Collection[str] = (), *, default: str = "sans-nom") -> str:
    """A slug `[a-z0-9-]{1,40}` for `text`, numbered when `taken` already holds it."""
    base = re.sub(r"[^a-z0-9]+", "-", plain(text)).strip("-")[:MAX_LENGTH].strip("-") or default
    candidate, number = base, 1
    while candidate in taken:
        number += 1
        suffix = f"-{number}"
        candidate = base[: MAX_LENGTH - len(suffix)].rstrip("-") + suffix
    return candidate


@lru_cache(maxsize=16384)
def name_key(nom: str) -> tuple[str, ...]:
    """Equal for two writings of one name: case, accents and spaces do not count."""
    # Word by word: the slug of a whole name is cut short, and that of a name without Latin letters is nobody's.
    words = re.findall(r"\w+", unicodedata.normalize("NFC", nom))
    return tuple(slug_of(word, default=word) for word in words) or (nom,)
