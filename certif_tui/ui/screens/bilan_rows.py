"""The bilan as rows of a page: verdict, compétences, critères not validated, time, what changed after the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from certif_tui.documents.bilan import Bilan, LigneCompetence, LigneCritere
from certif_tui.documents.bilan_texte import duration_words, incident_lines
from certif_tui.documents.presence import presence_words, resultat_words
from certif_tui.domain.grille.evenements import Avis
from certif_tui.domain.session.evenements import Presence
from certif_tui.ui.widgets.page import Rang
from certif_tui.ui.widgets.statut_strip import STYLES
from certif_tui.wording.dates import heure_du_jour
from certif_tui.wording.signs import Glyphs
from certif_tui.wording.statuts import MARCHES, STATUTS_BLOC, manque
from certif_tui.wording.text import NBSP, clean, counted

BLANK = Rang()


def rows_of(bilan: Bilan, glyphs: Glyphs) -> tuple[Rang, ...]:
    """Every row of the page, sections that say nothing left out."""
    told = bilan.dit
    sections = (
        _verdict(bilan),
        (row for competence in bilan.competences for row in _competence(competence, told)),
        _criteres("Non validés", bilan.with_avis(Avis.NON_VALIDE), glyphs, "non_valide"),
        _criteres("Non évalués", bilan.with_avis(None), glyphs, "discret"),
        _criteres("Sans objet", bilan.with_avis(Avis.SANS_OBJET), glyphs, "discret"),
        _criteres("Validés avec une remarque", _remarked(bilan.with_avis(Avis.VALIDE)), glyphs, "valide"),
        _temps(bilan),
        _listed("Incidents", [clean(line) for line in incident_lines(bilan)]),
        _listed("Modifié après la fin de l'oral", [", ".join(bilan.modifies_apres)] if bilan.modifies_apres else []),
        _listed("Réouvertures", _reouvertures(bilan)),
        _listed("À savoir du référentiel", bilan.avertissements),
    )
    rows: list[Rang] = []
    for section in map(list, sections):
        rows += [BLANK, *section] if rows and section else section
    return tuple(rows)


def _verdict(bilan: Bilan) -> Iterator[Rang]:
    statut, resultat = bilan.statut, resultat_words(bilan.candidat, bilan.doutes)
    if resultat:
        yield Rang(f"{bilan.bloc} · {resultat}", "alerte" if bilan.doutes.resultat else "titre")
    else:
        yield Rang(f"{bilan.bloc}{NBSP}: {STATUTS_BLOC[statut.statut]}", STYLES[statut.statut])
    for doute in bilan.doutes.tous:
        yield Rang(f"! {clean(doute)}", "alerte")
    if bilan.candidat.retard:
        yield Rang(f"Arrivé {presence_words(Presence.RETARD, bilan.candidat.retard)}.", "discret")
    if bilan.remise:
        yield Rang(
            f"Grille remise le {heure_du_jour(bilan.remise.instant, bilan.fuseau)}. O la rouvre, avec un motif.",
            "discret",
        )
    elif statut.restants:
        yield Rang(f"Grille non remise{NBSP}: il reste {counted(statut.restants, 'critère')} à évaluer.", "discret")
    else:
        yield Rang(f"Grille complète, pas encore remise{NBSP}: R la remet.", "non_valide")


def _competence(competence: LigneCompetence, told: bool) -> Iterator[Rang]:
    statut = competence.statut
    words = f"{statut.code}  {statut.valides}/{statut.total}  ({statut.requis} requis)"
    if told:
        yield Rang(f"{words}  {manque(statut)}", STYLES[statut.statut], code=statut.code)
    else:
        yield Rang(words, "texte", code=statut.code)
    yield Rang(competence.libelle, "discret", indent=3, code=statut.code)
    yield from _remarque(competence.remarque, statut.code)


def _criteres(title: str, criteres: Iterable[LigneCritere], glyphs: Glyphs, style: str) -> Iterator[Rang]:
    listed = list(criteres)
    if listed:
        yield Rang(f"{title} ({len(listed)})", "titre")
    for critere in listed:
        sign = glyphs.of_avis(critere.avis)
        yield Rang(f"{sign} {critere.code} {critere.libelle}", style, code=critere.code)
        yield from _remarque(critere.remarque, critere.code)


def _remarked(criteres: Iterable[LigneCritere]) -> Iterator[LigneCritere]:
    return (critere for critere in criteres if critere.remarque.strip())


def _remarque(remarque: str, code: str) -> Iterator[Rang]:
    if remarque.strip():
        yield Rang(f"Remarque{NBSP}: {clean(remarque, multiline=True)}", "texte", indent=5, code=code)


def _temps(bilan: Bilan) -> Iterator[Rang]:
    yield Rang(f"Temps de l'oral ({MARCHES[bilan.marche]})", "titre")
    for temps in bilan.temps:
        over = temps.depassement_s > 0
        yield Rang(f"{temps.intitule}{NBSP}: {duration_words(temps)}", "non_valide" if over else "texte", indent=3)
    if bilan.approche:
        yield Rang("Temps approché, à confirmer par un juré (V sur la grille).", "non_valide", indent=3)


def _reouvertures(bilan: Bilan) -> list[str]:
    return [f"{heure_du_jour(it.instant, bilan.fuseau)}{NBSP}: {clean(it.motif)}" for it in bilan.reouvertures]


def _listed(title: str, items: Iterable[str]) -> Iterator[Rang]:
    listed = list(items)
    if listed:
        yield Rang(title, "titre")
        yield from (Rang(item, "discret", indent=3) for item in listed)
