"""The bilan as rows of its page: a sign before each critère, and beside what is to be done the key that does it."""

from __future__ import annotations

from collections.abc import Iterator

from certif_tui.documents.bilan import Bilan
from certif_tui.documents.builders.bilan import APPROCHE, REMISE, STATUT, bilan_document, ecrit_facts, presence_fact
from certif_tui.documents.renderers.rows import Marks, Row, rows_of
from certif_tui.domain.frozen import replace
from certif_tui.ui.screens.document_rows import rang_of
from certif_tui.ui.theme import BLOCK_OF_STATUT
from certif_tui.ui.widgets.page import Rang
from certif_tui.wording.signs import Glyphs


def rangs_of(bilan: Bilan, glyphs: Glyphs, *, keys: bool = True) -> Iterator[Rang]:
    """Every row of the page; only those of a critère or a compétence lead somewhere.

    `keys` tells the key beside what is to be done: those of the bilan's own screen.
    """
    codes = {it.statut.code for it in bilan.competences} | {it.code for it in bilan.criteres}
    for row in _rows(bilan, glyphs, keys=keys):
        rang = rang_of(row if row.key in codes else replace(row, key=None))
        yield replace(rang, style=BLOCK_OF_STATUT[bilan.statut.statut]) if row.key == STATUT else rang


def _rows(bilan: Bilan, glyphs: Glyphs, *, keys: bool) -> tuple[Row, ...]:
    signs = {it.code: glyphs.of_avis(it.avis) for it in bilan.criteres}
    hints = {
        REMISE: "Ctrl+O la rouvre, avec un motif." if bilan.remise else "Ctrl+S la remet.",
        APPROCHE: "F9 le confirme, sur la grille.",
    }
    late = [presence_fact(bilan)] if bilan.candidat.retard else []
    return rows_of([*late, *ecrit_facts(bilan), *bilan_document(bilan).sections], Marks(signs, hints if keys else {}))
