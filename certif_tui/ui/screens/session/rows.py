"""A candidat's row in words: presence and progress are two things, shown apart."""

from __future__ import annotations

from collections.abc import Sequence

from certif_tui.documents.presence import resultat_words
from certif_tui.domain.chrono.state import Lecture, Marche
from certif_tui.domain.grille.statut import StatutBloc
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import Presence
from certif_tui.domain.session.state import Avancement
from certif_tui.projections.tableau import LigneCandidat
from certif_tui.ui.screens.candidats import NARROW, WIDE, widths
from certif_tui.ui.widgets.statut_strip import STYLES
from certif_tui.ui.widgets.table import Cellule, room
from certif_tui.wording.durations import clock_minutes, facteur
from certif_tui.wording.statuts import AVANCEMENTS, PRESENCES, STATUTS_BLOC, VERDICTS
from certif_tui.wording.text import NBSP, clean, told_apart

PRESENCE_CELLS = {
    Presence.RETARD: {NARROW: "+ en retard", WIDE: "+ en retard"},
    Presence.ABSENT_JUSTIFIE: {NARROW: "– abs. just", WIDE: "– absent justifié"},
    Presence.ABSENT_NON_JUSTIFIE: {NARROW: "– abs. inj.", WIDE: "– abs. injustifié"},
    Presence.ABANDON: {NARROW: "– abandon", WIDE: "– abandon"},
    Presence.FRAUDE: {NARROW: "! fraude", WIDE: "! fraude signalée"},
}
"""What fits the presence's column: on a narrow terminal, and elsewhere."""
GONE = {
    Presence.ABSENT_JUSTIFIE: "absent",
    Presence.ABSENT_NON_JUSTIFIE: "absent",
    Presence.ABANDON: "abandon",
}
SANS_PREUVE = f"! {VERDICTS['sans_preuve']}"
KNOWN = 4
"""How many of a row's cells the session alone fills; those after them come from the candidat's own files."""
STYLE_OF_AVANCEMENT = {
    Avancement.A_PASSER: "discret",
    Avancement.EN_COURS: "valide",
    Avancement.INCOMPLETE: "non_valide",
    Avancement.A_REMETTRE: "non_valide",
    Avancement.REMISE: "texte",
}


def cells(
    rank: int,
    candidat: Candidat,
    ligne: LigneCandidat | None,
    *,
    hidden: bool,
    width: int,
    signe: str = "",
    clock: str = "",
    incidents: str = "",
    prouve: bool = True,
) -> Sequence[Cellule]:
    """The cells of a candidat's row; `ligne` is null until it is read, `hidden` keeps verdicts from the marker.

    Where the session is no proof (not `prouve`), nor is what the row makes of the sheet.

    `signe` tells homonyms apart, `clock` is what a clock that runs says, in as few letters as `clock_words` gives,
    `incidents` the sign of theirs.
    """
    nom = told_apart(candidat.nom, signe, limit=room(widths, width)) if signe else clean(candidat.nom, limit=300)
    if candidat.retire is not None:
        motif = clean(candidat.retire, limit=200)
        return tuple((text, "discret") for text in ("–", nom, "", "retiré", "", motif))
    known = (
        (str(rank), "discret"),
        (nom, "texte"),
        (longer(candidat, width), "discret"),
        (presence_cell(candidat, width) + incidents, "titre" if incidents or is_out_of_order(candidat) else "discret"),
    )
    if ligne is None:
        return known
    if ligne.panne or ligne.avancement is None or ligne.statut is None:
        return (*known, ("illisible", "alerte"), (clean(ligne.panne or "", limit=200), "alerte"))
    progress = (clock, "alerte") if clock else progress_cell(candidat, ligne.avancement)
    if ligne.defaut or not prouve:
        return (*known, progress, (SANS_PREUVE, "alerte"))
    if candidat.sans_resultat:
        return (*known, progress, (resultat_cell(candidat, width), "discret"))
    seen = ligne.avancement is not Avancement.A_PASSER and not (hidden and ligne.avancement is not Avancement.REMISE)
    return (
        *known,
        progress,
        (statut_words(ligne.statut, width), STYLES[ligne.statut.statut]) if seen else ("", "texte"),
    )


def is_out_of_order(candidat: Candidat) -> bool:
    """Whether their presence is one the jury must not overlook."""
    return candidat.presence not in (Presence.ATTENDU, Presence.PRESENT)


def presence_cell(candidat: Candidat, width: int) -> str:
    """Where they are: a sign where it is out of the ordinary (– gone, + late, ! reported), then words that fit."""
    if candidat.presence is Presence.RETARD and candidat.retard is not None:
        late = f"{candidat.retard.minutes}'"
        return f"+ retard {late}" if width >= NARROW else f"+ {late}"
    return PRESENCE_CELLS.get(candidat.presence, {}).get(_size(width), PRESENCES[candidat.presence])


def progress_cell(candidat: Candidat, avancement: Avancement) -> Cellule:
    """How far they have come; of those who are not there, that, unless their sheet was handed in."""
    if candidat.presence in GONE and avancement is not Avancement.REMISE:
        return (GONE[candidat.presence], "discret")
    return (AVANCEMENTS[avancement], STYLE_OF_AVANCEMENT[avancement])


def resultat_cell(candidat: Candidat, width: int) -> str:
    """What stands where the statut would, for those of whom none may be told."""
    words = resultat_words(candidat) or ""
    return words if width >= WIDE else words.rpartition(f"{NBSP}: ")[2].removeprefix("résultat ")


def _size(width: int) -> int:
    return NARROW if width < NARROW else WIDE


def clock_words(lecture: Lecture, environ: str) -> str:
    """A clock that runs, in minutes: its row is painted again once a minute, not once a second; empty for others.

    `environ` is the sign of a time that is only approximate.
    """
    if lecture.marche is not Marche.EN_COURS:
        return ""
    return f"chrono{environ if lecture.approche else ' '}{clock_minutes(lecture)}"


def longer(candidat: Candidat, width: int) -> str:
    """By how much the candidat's time is lengthened: « tiers-temps », « × 5/4 », or the bare fraction."""
    words = facteur(candidat.facteur)
    fraction = f"{candidat.facteur.numerateur}/{candidat.facteur.denominateur}"
    return words if width >= WIDE or not words else fraction


def statut_words(statut: StatutBloc, width: int) -> str:
    """The bloc's statut, with each compétence's count where there is room."""
    words = STATUTS_BLOC[statut.statut]
    if width < WIDE:
        return words
    return " ".join(f"{it.code} {it.valides}/{it.total}" for it in statut.competences) + f"  {words}"
