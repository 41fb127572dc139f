"""Whether a référentiel gives its certification a title: the official document may head its text with a section's."""

from __future__ import annotations

import re

_RUBRIQUE = re.compile(r"\A\s*\d+(?:\.\d+)*\s*[-–—.)]+\s+\S")
"""« 5 - REFERENTIELS »: a numbered section of the form that the document is a part of."""
_MOT_SEUL = re.compile(r"\A\W*r[ée]f[ée]rentiels?\W*\Z", re.IGNORECASE)


def titre_of(intitule: str) -> str | None:
    """The title of a certification in what heads its référentiel; null when that only names a section of a form."""
    heading = _RUBRIQUE.match(intitule) or _MOT_SEUL.match(intitule)
    return None if heading else intitule
