"""A candidat's row in words: presence and progress are two things, shown apart."""

from __future__ import annotations

from collections.abc import Sequence

from certif_tui.domain.session import Avancement
from certif_tui.domain.statut import StatutBloc
from certif_tui.services.tableau import LigneCandidat
from certif_tui.ui.widgets.statut_strip import STYLES
from certif_tui.ui.widgets.table import Cellule
from certif_tui.wording import AVANCEMENTS, PRESENCES, STATUTS_BLOC, clean, facteur

STYLE_OF_AVANCEMENT = {
    Avancement.A_PASSER: "discret",
    Avancement.EN_COURS: "valide",
    Avancement.INCOMPLETE: "non_valide",
    Avancement.A_REMETTRE: "non_valide",
    Avancement.REMISE: "texte",
}


def widths(width: int) -> Sequence[int]:
    """Rank, name, presence, progress, statut: fewer columns on a narrow terminal."""
    if width < 70:
        return (3, 0, 11, 10)
    if width < 110:
        return (3, 0, 12, 10, 24)
    return (4, 0, 22, 12, 44)


def cells(rank: int, ligne: LigneCandidat, *, hidden: bool, width: int) -> Sequence[Cellule]:
    """The cells of a candidat's row."""
    candidat = ligne.candidat
    amenagement = facteur(candidat.facteur)
    nom = clean(candidat.nom, limit=300) + (f" ({amenagement})" if amenagement else "")
    if candidat.retire is not None:
        return (
            ("–", "discret"),
            (nom, "discret"),
            ("retiré", "discret"),
            (clean(candidat.retire, limit=80), "discret"),
        )
    if ligne.panne or ligne.avancement is None or ligne.statut is None:
        return ((str(rank), "discret"), (nom, "alerte"), ("illisible", "alerte"), (clean(ligne.panne or ""), "alerte"))
    progress = (AVANCEMENTS[ligne.avancement], STYLE_OF_AVANCEMENT[ligne.avancement])
    seen = ligne.avancement is not Avancement.A_PASSER and not (hidden and ligne.avancement is not Avancement.REMISE)
    statut = (statut_words(ligne.statut, width), STYLES[ligne.statut.statut]) if seen else ("", "texte")
    return ((str(rank), "discret"), (nom, "texte"), (PRESENCES[candidat.presence], "discret"), progress, statut)


def statut_words(statut: StatutBloc, width: int) -> str:
    """The bloc's statut, with each compétence's count where there is room."""
    words = STATUTS_BLOC[statut.statut]
    if width < 110:
        return words
    return " ".join(f"{it.code} {it.valides}/{it.total}" for it in statut.competences) + f"  {words}"
