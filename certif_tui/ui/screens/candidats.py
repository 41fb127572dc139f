"""The list of candidats, the same on the session screen and on what stands in for it. Imports nothing heavy.

It is handed rows, plain values, and paints those that changed; presence and progress are two things, shown apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from certif_tui.domain.personnes.numeros import numero_key
from certif_tui.projections.apercu_session import Avancee, Rangee, Rapport
from certif_tui.ui.theme import BLOCK_OF_STATUT
from certif_tui.ui.widgets.row_list import Cellule, RowList, inside, room
from certif_tui.wording.durations import facteur
from certif_tui.wording.signs import Glyphs
from certif_tui.wording.statuts import (
    AVANCEMENTS,
    PRESENCES,
    STATUTS_BLOC,
    VERDICTS,
    resultat_court,
    resultat_words,
    sans_resultat_words,
)
from certif_tui.wording.text import NBSP, clean, sort_key, told_apart

NARROW, MIDDLE, WIDE = 69, 79, 109
"""Cells of a row from which the columns are those of a terminal of 70, 80, 110 columns."""
LARGEURS = [(0, "-seule"), (110, "-large")]
"""The widths of a terminal from which a screen shows the list alone, and the bilan beside it."""
ATTENDU, PRESENT, RETARD = "attendu", "present", "retard"
A_PASSER, REMISE, EXCUSE = "a_passer", "remise", "excuse"
PRESENCE_CELLS = {
    RETARD: {NARROW: "+ en retard", WIDE: "+ en retard"},
    "absent_justifie": {NARROW: "– abs. just", WIDE: "– absent justifié"},
    "absent_non_justifie": {NARROW: "– abs. inj.", WIDE: "– abs. injustifié"},
    "abandon": {NARROW: "– abandon", WIDE: "– abandon"},
    "fraude": {NARROW: "! fraude", WIDE: "! fraude signalée"},
}
"""What fits the presence's column: on a narrow terminal, and elsewhere."""
GONE = {"absent_justifie": "absent", "absent_non_justifie": "absent", "abandon": "abandon"}
SANS_PREUVE = f"! {VERDICTS['sans_preuve']}"
EN_SUSPENS, DECIDENT = ("a_passer", "en_cours"), ("acquis", "non_acquis")
NO_PROOF = ("sans_preuve", "illisible")
ECARTENT = ("absent", "abandon", "retire", "resultat_reserve")
"""Verdicts by their values: what is shown before the domain can be imported."""
COURTS = {
    "valide_a_proclamer": "validé, à proc.",
    "non_valide_a_proclamer": "non v., à proc.",
    "en_attente_de_deliberation": "à délibérer",
}
"""A verdict in a list that is not wide."""
TRES_COURTS = {
    "valide": "VALIDÉ",
    "possible": "possible",
    "hors_atteinte": "HORS ATT.",
    "non_valide": "NON VAL.",
    "valide_a_proclamer": "→ validé",
    "non_valide_a_proclamer": "→ non v.",
    "en_attente_de_deliberation": "à délib.",
    "resultat_reserve": "réservé",
    "sans_preuve": "à revoir",
}
"""A statut or a verdict in a narrow one, where an arrow leads to what is not proclaimed yet."""
STYLE_OF_VERDICT = {
    "valide_a_proclamer": "valide!",
    "non_valide_a_proclamer": "non_valide!",
    "en_attente_de_deliberation": "titre",
    "en_attente_de_grilles": "texte",
}
STYLE_OF_AVANCEMENT = {
    A_PASSER: "discret",
    EXCUSE: "discret",
    "en_cours": "valide",
    "incomplete": "non_valide",
    "a_remettre": "non_valide",
    REMISE: "texte",
}


def widths(width: int) -> Sequence[int]:
    """Rank, name, longer time, presence, progress, statut: narrower columns in a narrow list."""
    if width < NARROW:
        return (3, 0, 4, 11, 10, 9)
    if width < MIDDLE:
        return (3, 0, 4, 12, 10, 15)
    if width < WIDE:
        return (3, 0, 4, 17, 10, 15)
    return (4, 0, 11, 21, 10, 15, 27)


def titles(width: int) -> Sequence[str]:
    """The columns' headings."""
    temps, statut = "Tps" if width < WIDE else "Temps", "Bloc" if width < NARROW else "Statut du bloc"
    return ("N°", "Candidat", temps, "Présence", "Avancement", statut, "Compétences")


class ListeCandidats(RowList):
    """Shows rows; says which was chosen (`Chosen`) and that others came into view (`Seen`)."""

    def __init__(self, *, masques: bool, glyphs: Glyphs, id: str | None = None) -> None:
        """`masques` keeps verdicts from the marker, as `mask` does later."""
        super().__init__(self._cells_of, widths, glyphs=glyphs, id=id)
        self._masques = masques
        """Whether verdicts are kept from the marker."""
        self.rangees: tuple[Rangee, ...] = ()
        """What is shown."""
        self._rangs: Sequence[int] | None = None

    def take(
        self, rangees: tuple[Rangee, ...], *, cursor: int | None = None, rangs: Sequence[int] | None = None
    ) -> bool:
        """Show these rows, the cursor on one of them when given; only what changed is painted again.

        `rangs` are the ranks of the rows, from 0, where some are left out. False when nothing changed.
        """
        before, self.rangees = (self._rangs, self.rangees), rangees
        self._rangs = rangs
        if (rangs, rangees) == before:
            return False
        return self._paint_changed(before[1], rangees, cursor)

    def _paint_changed(self, before: tuple[Rangee, ...], rangees: tuple[Rangee, ...], cursor: int | None) -> bool:
        if [it.candidat for it in before] != [it.candidat for it in rangees]:
            self.show(len(rangees), cursor=cursor)
        else:
            self.repaint(*(row for row in self.rows_on_screen if before[row] != rangees[row]))
        return True

    @property
    def current(self) -> Rangee | None:
        """The row under the cursor."""
        return self.rangees[self.cursor] if self.rangees else None

    def window(self, count: int) -> range:
        """The rows on screen of a list as long as that; before the first layout, no more than the terminal is high."""
        top = int(self.scroll_offset.y)
        seen = range(min(top, count), min(top + self.size.height, count))
        return seen or range(min(count, self.app.size.height))

    def around(self) -> range:
        """The rows on screen and a page away: a page turned is painted once.

        The window goes half its height past the cursor, which goes a page: two heights hold what comes.
        """
        seen, far = self.rows_on_screen, 2 * self.size.height
        return range(max(0, seen.start - far), min(self.count, seen.stop + far))

    def follow_candidat(self, candidat: str) -> None:
        """Put the cursor on a candidat, if they are listed."""
        row = next((row for row, it in enumerate(self.rangees) if it.candidat == candidat), None)
        if row is not None:
            self.go_to(row)

    def go_past(self, candidat: str) -> None:
        """Put the cursor on the row behind a candidat's, where there is one."""
        row = next((row for row, it in enumerate(self.rangees) if it.candidat == candidat), None)
        if row is not None and row + 1 < len(self.rangees):
            self.go_to(row + 1)

    def matches(self, words: str) -> list[int]:
        """The rows of the candidats of that number, else of those whose name holds the words."""
        sought, numero = sort_key(words), numero_key(words)
        numbered = [row for row, it in enumerate(self.rangees) if it.numero and numero_key(it.numero) == numero]
        return numbered or [row for row, it in enumerate(self.rangees) if sought in sort_key(designation(it))]

    def mask(self, masques: bool) -> None:
        """Hide the verdicts of sheets that are not handed in, or show them again."""
        if masques != self._masques:
            self._masques = masques
            self.refresh()

    def _cells_of(self, row: int) -> Sequence[Cellule]:
        width = inside(self.extent.width or self.screen.size.width)
        rang = row if self._rangs is None else self._rangs[row]
        return cells(rang + 1, self.rangees[row], masques=self._masques, width=width, alerte=self._glyphs.alerte)


def designation(rangee: Rangee) -> str:
    """A candidat's name, and what tells homonyms apart."""
    return f"{rangee.nom} ({rangee.signe})" if rangee.signe else rangee.nom


def cells(rank: int, rangee: Rangee, *, masques: bool, width: int, alerte: str) -> Sequence[Cellule]:
    """The cells of a candidat's row; `alerte` is the sign of an incident."""
    signe = rangee.signe
    nom = told_apart(rangee.nom, signe, limit=room(widths, width)) if signe else clean(rangee.nom, limit=300)
    if rangee.retire is not None:
        known = tuple((text, "discret") for text in ("–", nom, "", "retiré", ""))
        told = rangee.resultat.verdict in NO_PROOF
        return (*known, (SANS_PREUVE, "alerte") if told else (clean(rangee.retire, limit=200), "discret"))
    incidents = f" {alerte}{rangee.incidents}" if rangee.incidents else ""
    striking = bool(incidents) or rangee.presence not in (ATTENDU, PRESENT)
    known = (
        (str(rank), "discret"),
        (nom, "texte"),
        (longer(rangee.facteur, width), "discret"),
        (presence_cell(rangee, width) + incidents, "titre" if striking else "discret"),
    )
    if rangee.avancee is None:
        return known
    return (*known, *_read_cells(rangee, rangee.avancee, width, masques=masques))


def _read_cells(rangee: Rangee, avancee: Avancee, width: int, *, masques: bool) -> Sequence[Cellule]:
    """Those that come from the candidat's own files and those of the other jurés."""
    return (_progress(rangee, avancee), *_statut(rangee, avancee, width, masques=masques))


def _progress(rangee: Rangee, avancee: Avancee) -> Cellule:
    if not avancee.avancement:
        return ("illisible", "alerte")
    return (rangee.horloge, "alerte") if rangee.horloge else progress_cell(rangee.presence, avancee.avancement)


def _statut(rangee: Rangee, avancee: Avancee, width: int, *, masques: bool) -> Sequence[Cellule]:
    """What the session made of them; as long as that is nothing yet, what their own marks make of the bloc.

    A statut stands in its own cell, the count of each compétence behind it; other words take the room of both.
    """
    verdict = rangee.resultat.verdict
    if verdict in NO_PROOF:
        return ((_doubt(verdict, clean(avancee.panne, limit=200), width), "alerte"),)
    if verdict not in EN_SUSPENS + DECIDENT:
        return ((resultat_cell(rangee, width), STYLE_OF_VERDICT.get(verdict, "discret")),)
    if not avancee.avancement:
        return ((clean(avancee.panne, limit=200), "alerte"),)
    hidden = masques and avancee.avancement != REMISE
    if hidden or avancee.avancement in (A_PASSER, EXCUSE):
        return (("", "texte"),)
    style = BLOCK_OF_STATUT.get(avancee.statut, "texte")
    return ((statut_words(avancee, width), style), (competences_words(avancee), "discret"))


def _doubt(verdict: str, panne: str, width: int) -> str:
    if width < NARROW:
        return TRES_COURTS.get(verdict, VERDICTS[verdict])
    return panne or f"! {VERDICTS[verdict]}"


def presence_cell(rangee: Rangee, width: int) -> str:
    """Where they are: a sign where it is out of the ordinary (– gone, + late, ! reported), then words that fit."""
    if rangee.presence == RETARD and rangee.retard is not None:
        late = f"{rangee.retard}'"
        return f"+ retard {late}" if width >= MIDDLE else f"+ {late}"
    size = NARROW if width < MIDDLE else WIDE
    return PRESENCE_CELLS.get(rangee.presence, {}).get(size, PRESENCES.get(rangee.presence, ""))


def progress_cell(presence: str, avancement: str) -> Cellule:
    """How far they have come; of those who are not there, that, unless their sheet was handed in."""
    if presence in GONE and avancement != REMISE:
        return (GONE[presence], "discret")
    return (AVANCEMENTS.get(avancement, ""), STYLE_OF_AVANCEMENT.get(avancement, "texte"))


def resultat_cell(rangee: Rangee, width: int) -> str:
    """What the session made of them, in the words that fit."""
    verdict, remises, attendues, empechement = rangee.resultat
    if width < NARROW:
        return TRES_COURTS.get(verdict) or resultat_court(verdict, remises, attendues)
    if verdict in ECARTENT:
        words = sans_resultat_words(verdict, empechement)
        return words if width >= WIDE else words.rpartition(f"{NBSP}: ")[2].removeprefix("résultat ")
    if width >= WIDE:
        return resultat_words(verdict, remises, attendues)
    return COURTS.get(verdict) or f"en attente {remises}/{attendues}"


def longer(rapport: Rapport, width: int) -> str:
    """By how much the candidat's time is lengthened: « tiers-temps », « × 5/4 », or the bare fraction."""
    words = facteur(rapport)
    return words if width >= WIDE or not words else f"{rapport.numerateur}/{rapport.denominateur}"


def statut_words(avancee: Avancee, width: int) -> str:
    """The bloc's statut, in the words that fit."""
    return (TRES_COURTS if width < NARROW else STATUTS_BLOC).get(avancee.statut, "")


def competences_words(avancee: Avancee) -> str:
    """How many critères of each compétence are validated."""
    return " ".join(f"{clean(code, limit=20)} {valides}/{total}" for code, valides, total in avancee.competences)
