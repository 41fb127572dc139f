"""Rows of a document as rows of a page."""

from __future__ import annotations

from certif_tui.documents.renderers.rows import Row
from certif_tui.documents.renderers.text import STEP
from certif_tui.ui.widgets.page import Rang


def rang_of(row: Row) -> Rang:
    """The row, one column further in than in text: the cursor stands there."""
    return Rang(row.text, row.tone, 1 + STEP * row.level, row.key)
