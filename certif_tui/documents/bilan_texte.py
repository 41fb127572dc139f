"""The bilan as plain text: one fact a line, no drawing, so that it prints, pipes and reads aloud well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from certif_tui.documents.bilan import Bilan, LigneCompetence, LigneCritere, LigneTemps
from certif_tui.documents.presence import presence_words, resultat_words
from certif_tui.domain.chrono.state import Marche
from certif_tui.domain.grille.evenements import Avis
from certif_tui.wording.dates import heure_du_jour, jour
from certif_tui.wording.durations import facteur, minutes
from certif_tui.wording.statuts import MARCHES, STATUTS_BLOC, manque
from certif_tui.wording.text import NBSP, clean, counted

WIDTH = 80
STEP = 2
"""Columns by which each level is indented."""


def bilan_texte(bilan: Bilan, width: int = WIDTH) -> str:
    """The bilan in lines of at most `width` columns, ending with a line break."""
    lines: list[str] = []
    for section in _sections(bilan):
        block = [line for level, text in section for line in _wrapped(level, text, width)]
        if block:
            lines += ["", *block] if lines else block
    return "\n".join(lines) + "\n"


Line = tuple[int, str]
"""A level of indentation and a text."""


def _wrapped(level: int, text: str, width: int) -> list[str]:
    margin = " " * (STEP * level)
    shown = clean(text, limit=20_000, multiline=True).splitlines()
    return [
        row
        for line in shown
        for row in wrap(line, width, initial_indent=margin, subsequent_indent=margin, break_on_hyphens=False)
    ]


def _sections(bilan: Bilan) -> Iterator[Iterable[Line]]:
    yield _heading(bilan)
    yield _verdict(bilan)
    for competence in bilan.competences:
        yield _competence(competence, told=bilan.dit)
    yield _in_full("Critères non validés", bilan.with_avis(Avis.NON_VALIDE))
    yield _codes("Critères non évalués", bilan.with_avis(None))
    yield _codes("Critères sans objet", bilan.with_avis(Avis.SANS_OBJET))
    yield _in_full("Remarques sur d'autres critères", _remarked_otherwise(bilan))
    yield _temps(bilan)
    yield _listed("Incidents", incident_lines(bilan))
    yield _listed("Modifié après la fin de l'oral", bilan.modifies_apres)
    yield _reouvertures(bilan)
    yield _listed("Avertissements du référentiel", bilan.avertissements)


def _heading(bilan: Bilan) -> Iterator[Line]:
    if bilan.demonstration:
        yield 0, "DÉMONSTRATION"
    yield 0, f"{bilan.bloc}{NBSP}: {bilan.intitule}"
    amenagement = facteur(bilan.candidat.facteur)
    yield 0, f"Candidat{NBSP}: {bilan.nom}" + (f" ({amenagement})" if amenagement else "")
    yield 0, f"Juré{NBSP}: {bilan.jure.nom if bilan.jure else 'aucun, pas encore de grille'}"
    yield 0, f"Présence{NBSP}: {presence_words(bilan.candidat.presence, bilan.candidat.retard)}"
    quand = f"{jour(bilan.date)}, " if bilan.date else ""
    yield 0, f"Session{NBSP}: {quand}{bilan.lieu}"


def _verdict(bilan: Bilan) -> Iterator[Line]:
    resultat = resultat_words(bilan.candidat, bilan.doutes)
    yield 0, resultat.capitalize() if resultat else f"Statut du bloc{NBSP}: {STATUTS_BLOC[bilan.statut.statut]}"
    yield from ((0, f"Attention{NBSP}: {doute}") for doute in bilan.doutes.tous)
    if bilan.remise:
        yield 0, f"Grille remise le {heure_du_jour(bilan.remise.instant, bilan.fuseau)}"
        yield 0, f"Empreinte{NBSP}: {bilan.remise.tete}"
    elif bilan.statut.restants:
        yield 0, f"Grille non remise, {counted(bilan.statut.restants, 'critère')} à évaluer"
    else:
        yield 0, "Grille complète, non remise"


def _competence(competence: LigneCompetence, *, told: bool) -> Iterator[Line]:
    statut = competence.statut
    yield 0, f"{statut.code} {competence.libelle}"
    valides = counted(statut.valides, "critère validé", "critères validés")
    yield 1, f"{valides} sur {statut.total}, {statut.requis} requis" + (f"{NBSP}: {manque(statut)}" if told else "")
    yield from _remarque(1, competence.remarque)


def _in_full(title: str, criteres: tuple[LigneCritere, ...]) -> Iterator[Line]:
    """Each critère with its wording and its remarque."""
    if criteres:
        yield 0, title
    for critere in criteres:
        yield 1, f"{critere.code} {critere.libelle}"
        yield from _remarque(2, critere.remarque)


def _codes(title: str, criteres: tuple[LigneCritere, ...]) -> Iterator[Line]:
    """The codes alone, on one line."""
    if criteres:
        yield 0, f"{title}{NBSP}: {', '.join(critere.code for critere in criteres)}"


def _remarked_otherwise(bilan: Bilan) -> tuple[LigneCritere, ...]:
    return tuple(it for it in bilan.criteres if it.remarque.strip() and it.avis is not Avis.NON_VALIDE)


def _remarque(level: int, remarque: str) -> Iterator[Line]:
    if remarque.strip():
        yield level, f"Remarque{NBSP}: {remarque}"


def _temps(bilan: Bilan) -> Iterator[Line]:
    yield 0, f"Temps de l'oral, {MARCHES[bilan.marche]}" if bilan.marche is not Marche.FINI else "Temps de l'oral"
    for temps in bilan.temps:
        yield 1, f"{temps.intitule}{NBSP}: {duration_words(temps)}"
    if bilan.approche:
        yield 1, "Temps approché, à confirmer par un juré"


def duration_words(temps: LigneTemps) -> str:
    """The time of a phase in words: « prévu 20:00, utilisé 21:10, dépassement 01:10 »."""
    used = f"utilisé {minutes(temps.utilise_s * 1000)}"
    if temps.prevu_s is None:
        return f"{used} (sans durée fixée)"
    over = f", dépassement {minutes(temps.depassement_s * 1000)}" if temps.depassement_s else ""
    return f"prévu {minutes(temps.prevu_s * 1000)}, {used}{over}"


def incident_lines(bilan: Bilan) -> list[str]:
    """Each incident with its time, those of the whole session named so."""
    return [
        incident.words(bilan.fuseau) + ("" if incident.candidat else ", toute la session")
        for incident in bilan.incidents
    ]


def _listed(title: str, items: Iterable[str]) -> Iterator[Line]:
    listed = list(items)
    if listed:
        yield 0, title
        yield from ((1, item) for item in listed)


def _reouvertures(bilan: Bilan) -> Iterator[Line]:
    return _listed(
        "Réouvertures",
        (f"Le {heure_du_jour(each.instant, bilan.fuseau)}{NBSP}: {each.motif}" for each in bilan.reouvertures),
    )
