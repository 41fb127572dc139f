"""What the preview lists: columns, doublons, rejected rows, candidats to add. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from certif_tui.domain.frozen import Frozen
from certif_tui.domain.session.decisions.importation import Arrivee
from certif_tui.services.importation.avertissements import told_rows, warnings_of
from certif_tui.services.importation.candidats import Importation
from certif_tui.services.importation.codages import CODAGES
from certif_tui.services.importation.colonnes import TableauCompris
from certif_tui.services.importation.doublons import Doublon
from certif_tui.services.importation.enregistrement import Choices, choice
from certif_tui.services.importation.naissances import told_role
from certif_tui.services.importation.roles import Role
from certif_tui.ui.widgets.row_list import Cellule
from certif_tui.wording.durations import facteur
from certif_tui.wording.statuts import DOUBLONS
from certif_tui.wording.text import NBSP, clean, counted, told_apart


class PreviewRow(Frozen):
    """A row of the preview: a place in the file, words, what is made of it.

    `colonne` is the rank of the column it shows, `doublon` the doublon, `ligne` the number of the row of the file: what
    Enter changes; all null elsewhere.
    """

    place: str
    words: str
    sort: str
    style: str = "texte"
    colonne: int | None = None
    doublon: Doublon | None = None
    ligne: int | None = None

    @property
    def cells(self) -> Sequence[Cellule]:
        """The cells of the table."""
        return ((self.place, "discret"), (self.words, self.style), (self.sort, self.style))


def widths(width: int) -> Sequence[int]:
    """GrillePlace in the file, words, what is made of them."""
    return (6, 0, 18 if width > 70 else 14)


def rows_of(
    lecture: TableauCompris,
    importation: Importation | None,
    choices: Choices,
    cachees: Sequence[str] = (),
    feuilles: Sequence[str] = (),
) -> tuple[PreviewRow, ...]:
    """All the rows; those that want a decision first. `importation` is null as long as no column holds the names.

    `cachees` are the sheets that are hidden and not read, `feuilles` what should be looked at of the others.
    """
    rows = [
        *(PreviewRow("!", clean(it, limit=400), "à vérifier", "alerte") for it in feuilles),
        *_alertes(lecture, importation),
        *_columns(lecture),
    ]
    if cachees:
        names = ", ".join(f"«{NBSP}{clean(it, limit=40)}{NBSP}»" for it in cachees)
        rows.append(PreviewRow("", f"Feuilles cachées{NBSP}: {names} (F en lit une).", "non lues", "discret"))
    if importation is not None:
        rows += _doublons(importation, choices)
        rows += _numeros(importation)
        rows += _rejets(importation)
        rows += _people(importation)
    return tuple(rows)


def _title(words: str) -> PreviewRow:
    return PreviewRow("", words.upper(), "", "titre")


def _alertes(lecture: TableauCompris, importation: Importation | None) -> Iterator[PreviewRow]:
    """What should be looked at, of the sheet then row by row."""
    sheet, doutes = warnings_of(lecture), importation.doutes if importation is not None else ()
    if sheet or doutes:
        yield _title(f"{len(sheet) + len(doutes)}{NBSP}à vérifier")
    for it in sheet:
        place = "!" if it.colonne is None else f"! {lecture.colonnes[it.colonne].lettre}"
        yield PreviewRow(place, it.texte, "à vérifier", "alerte", colonne=it.colonne)
    for doute in doutes:
        words = clean(doute.raison, limit=400)
        yield PreviewRow(f"! {doute.ligne}", words, "à vérifier", "alerte", ligne=doute.ligne)


def _columns(lecture: TableauCompris) -> Iterator[PreviewRow]:
    yield _title("Colonnes")
    for rank, colonne in enumerate(lecture.colonnes):
        example = clean(colonne.exemple, limit=60)
        titre = clean(colonne.titre, limit=60)
        if titre and colonne.role is Role.AMENAGEMENT:
            example = ""  # it may be a diagnosis
        words = f"{titre}{NBSP}: {example}" if titre and example else titre or example
        ignored = colonne.role is Role.IGNOREE
        yield PreviewRow(colonne.lettre, words, told_role(colonne), "discret" if ignored else "texte", colonne=rank)
    if lecture.fusionnees:
        where = told_rows(lecture.fusionnees)
        yield PreviewRow("", f"Cellules fusionnées, aussi lues aux lignes {where}", "", "discret")


def _doublons(importation: Importation, choices: Choices) -> Iterator[PreviewRow]:
    if importation.doublons:
        yield _title(counted(len(importation.doublons), "doublon"))
    for it in importation.doublons:
        words = f"{_nom(importation, it.arrivee)}, {clean(it.raison, limit=400)}"
        yield PreviewRow(str(it.arrivee.ligne), words, DOUBLONS[choice(it, choices)], "non_valide", doublon=it)


def _numeros(importation: Importation) -> Iterator[PreviewRow]:
    if importation.numeros_ecartes:
        yield _title(counted(len(importation.numeros_ecartes), "numéro écarté", "numéros écartés"))
    for it in importation.numeros_ecartes:
        yield PreviewRow(str(it.lignes[0]), clean(it.raison, limit=400), "sans numéro", "alerte")


def _rejets(importation: Importation) -> Iterator[PreviewRow]:
    if importation.rejets:
        yield _title(counted(len(importation.rejets), "ligne refusée", "lignes refusées"))
    for it in importation.rejets:
        yield PreviewRow(str(it.ligne), clean(it.raison, limit=400), "refusée", "alerte", ligne=it.ligne)


def _nom(importation: Importation, arrivee: Arrivee) -> str:
    return told_apart(arrivee.inscription.nom, importation.signe(arrivee), limit=300)


def _people(importation: Importation) -> Iterator[PreviewRow]:
    yield _title(counted(len(importation.ajouts), "candidat à ajouter", "candidats à ajouter"))
    flagged = {it.ligne for it in importation.doutes}
    for it in importation.ajouts:
        place = f"! {it.ligne}" if it.ligne in flagged else str(it.ligne)
        yield PreviewRow(place, _nom(importation, it), facteur(it.inscription.facteur), ligne=it.ligne)
    if importation.deja:
        yield _title(counted(len(importation.deja), "candidat déjà là", "candidats déjà là"))
    for it in importation.deja:
        yield PreviewRow(str(it.ligne), _nom(importation, it), "déjà là", "discret")


def summary(importation: Importation | None, *, trier: bool, codage: str | None = None) -> str:
    """How many there are of each, and the encoding of a text; `trier` tells that candidats are sorted afterwards."""
    if importation is None:
        return "rien à importer"
    said = [
        f"{len(importation.ajouts)}{NBSP}à ajouter",
        f"{len(importation.deja)}{NBSP}déjà là",
        counted(len(importation.doublons), "doublon"),
        counted(len(importation.rejets), "refusée"),
    ]
    sheet = warnings_of(importation.lecture) if importation.lecture is not None else ()
    if doubts := len(sheet) + len(importation.doutes):
        said.append(f"{doubts}{NBSP}à vérifier")
    return " · ".join([*said, *([CODAGES[codage]] if codage else ()), *(["puis tri par nom"] if trier else ())])
