"""The title of the grading screen: who is graded by whom, however narrow the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from certif_tui.documents.ecrit import SituationEcrit
from certif_tui.domain.session.candidats import Candidat
from certif_tui.services.grille.poste import Poste
from certif_tui.ui.widgets.page import Rang
from certif_tui.wording.durations import facteur
from certif_tui.wording.text import clean, name_of

SHORT_CAS = 24
"""Letters of a company's name where there is little room; what stands in brackets behind it is left out first."""
SAVE_INDICATOR = 18
"""Columns of the title line that the save indicator takes."""


def title(poste: Poste, candidat: Candidat, width: int) -> str:
    """The fullest title that fits in `width` columns; the juré's name is the last thing to be cut."""
    session, bloc = poste.ouverte.session, poste.ouverte.bloc.code
    shown = session.presentes
    rank = next((str(number) for number, it in enumerate(shown, 1) if it.slug == candidat.slug), "–")
    nom = f"{rank}/{len(shown)} {name_of(session, candidat)}"
    jure = f"juré {clean(poste.jure.nom, limit=40)}"
    fraction = f"{candidat.facteur.numerateur}/{candidat.facteur.denominateur}" if facteur(candidat.facteur) else ""
    known = next((it for it in session.candidats if it.slug == candidat.slug), candidat)
    retard = f"retard {known.retard.minutes}'" if known.retard and known.retard.retire_ms else ""
    demo, short_demo = ("DÉMONSTRATION", "DÉMO") if session.demonstration else ("", "")
    ecrit = situation(poste, known)
    groupe, cas, dossier = ecrit.groupe, clean(ecrit.cas, limit=60), ecrit.dossier
    company = clean(ecrit.cas.partition(" (")[0], limit=SHORT_CAS)
    forms = (
        (demo, bloc, nom, facteur(candidat.facteur), retard, groupe, cas, dossier, jure),
        (short_demo, bloc, nom, fraction, retard, groupe, company, dossier, jure),
        (short_demo, bloc, nom, fraction, retard, company, dossier, jure),
        (demo, bloc, nom, facteur(candidat.facteur), retard, company, jure),
        (short_demo, bloc, nom, fraction, retard, company, jure),
        (short_demo, nom, fraction, retard, company, jure),
        (short_demo, nom, fraction, retard, jure),
        (short_demo, nom, fraction, jure),
        (short_demo, nom, jure),
        (nom, jure),
    )
    titles = [" · ".join(part for part in form if part) for form in forms]
    return next((it for it in titles if cell_len(it) <= width - SAVE_INDICATOR), titles[-1])


def situation(poste: Poste, candidat: Candidat) -> SituationEcrit:
    """The candidat's written work, as the jury that plays their company's director is to have it in mind."""
    epreuve = poste.ouverte.bloc.epreuve
    return SituationEcrit.of(poste.ouverte.session, candidat, exige="dossier" in (epreuve.remise_exige or ()))


def written_title(poste: Poste, membres: Sequence[Candidat], groupe: str = "") -> str:
    """The title of the screen that notes a written work: whose it is and who notes it."""
    jure, whose = clean(poste.jure.nom, limit=40), ", ".join(name_of(poste.ouverte.session, it) for it in membres)
    return " · ".join(part for part in ("ÉCRIT", groupe, whose, f"juré {jure}") if part)


def written_rows(poste: Poste, candidat: Candidat) -> Iterator[Rang]:
    """The same in full, where a narrow title has no room for it; nothing where there is nothing to say."""
    words = situation(poste, candidat).words(poste.ouverte.session.fuseau)
    if words:
        yield Rang(f"Écrit de {name_of(poste.ouverte.session, candidat)}", "titre")
        yield Rang(clean(words), indent=3)
        yield Rang()
