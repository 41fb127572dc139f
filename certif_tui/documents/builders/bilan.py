"""The result page of one candidat by one juré: verdict, compétences, critères to explain, time, what changed since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from certif_tui.documents.bilan import Bilan, LigneCompetence, LigneCritere, LigneTemps
from certif_tui.documents.presence import LigneIncident, presences_words
from certif_tui.documents.resultat import beside_statut, instead_of_statut, resultat_values
from certif_tui.documents.tree import (
    Aside,
    Document,
    Entries,
    Entry,
    Fact,
    FreeText,
    Node,
    Note,
    Paragraph,
    Section,
    Tone,
    Value,
)
from certif_tui.domain.chrono.state import Marche
from certif_tui.domain.grille.evenements import Avis, Remise, Statut
from certif_tui.domain.grille.pieces import manques_words
from certif_tui.domain.resultat.resultat import SANS_PREUVE
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import Seance
from certif_tui.wording.dates import heure, heure_du_jour, jour
from certif_tui.wording.durations import facteur, minutes
from certif_tui.wording.statuts import MARCHES, STATUTS_BLOC, manque
from certif_tui.wording.text import NBSP, counted

PRESENCE, STATUT, REMISE, APPROCHE = "presence", "statut", "remise", "approche"
"""Keys of what a screen adds something to."""
TONES = {
    Statut.VALIDE: Tone.GOOD,
    Statut.POSSIBLE: Tone.NORMAL,
    Statut.HORS_ATTEINTE: Tone.ALERT,
    Statut.NON_VALIDE: Tone.ALERT,
}


def bilan_document(bilan: Bilan) -> Document:
    """The bilan; sections that say nothing are left out."""
    sections: tuple[Node, ...] = (
        Section("", tuple(_verdict(bilan))),
        *(_competence(competence, told=bilan.dit) for competence in bilan.competences),
        *_entries("Critères non validés", bilan.with_avis(Avis.NON_VALIDE), Tone.BAD),
        *_entries("Critères non évalués", bilan.with_avis(None), Tone.QUIET, noted=False),
        *_entries("Critères sans objet", bilan.with_avis(Avis.SANS_OBJET), Tone.QUIET, noted=False),
        *_entries("Remarques sur d'autres critères", _remarked_otherwise(bilan), Tone.NORMAL),
        _temps(bilan),
        *_listed("Incidents", (Paragraph(it, Tone.QUIET) for it in _incidents(bilan))),
        *_listed("Modifié après la fin de l'oral", _modifies(bilan)),
        *_listed("Réouvertures", _reouvertures(bilan)),
        *_listed("Avertissements du référentiel", (Paragraph(it, Tone.QUIET) for it in bilan.avertissements)),
    )
    return Document(tuple(_title(bilan)), sections, _values(bilan))


def _title(bilan: Bilan) -> Iterator[Node]:
    if bilan.demonstration:
        yield Paragraph("DÉMONSTRATION")
    yield Fact(bilan.bloc, bilan.intitule)
    amenagement = facteur(bilan.candidat.facteur)
    yield Fact("Candidat", bilan.nom + (f" ({amenagement})" if amenagement else ""))
    yield Fact("Juré", bilan.jure.nom if bilan.jure else "aucun, pas encore de grille")
    yield presence_fact(bilan)
    yield from ecrit_facts(bilan)
    yield Fact("Session", (f"{jour(bilan.date)}, " if bilan.date else "") + bilan.lieu)


def presence_fact(bilan: Bilan) -> Fact:
    """Where the candidat was, at each sitting."""
    return Fact("Présence", presences_words(bilan.candidat), Tone.QUIET, PRESENCE)


def ecrit_facts(bilan: Bilan) -> Iterator[Fact]:
    """What was handed in of the written part, and for which company; nothing where there is nothing to say."""
    words = bilan.ecrit.words(bilan.fuseau)
    if words:
        rendu = bilan.ecrit.rendu
        fine = rendu is not None and rendu.dossier is not None and not rendu.is_late
        yield Fact("Écrit", words, Tone.QUIET if fine else Tone.BAD)


def _verdict(bilan: Bilan) -> Iterator[Node]:
    alert = Tone.ALERT if bilan.resultat.verdict in SANS_PREUVE or bilan.fondement.feuille else None
    if bilan.dit:
        statut = bilan.statut.statut
        yield Fact("Statut du bloc", STATUTS_BLOC[statut], TONES[statut], STATUT)
        words = beside_statut(bilan.resultat)
        yield from [Fact("Résultat", words, alert or Tone.TITLE)] if words else []
    else:
        words = instead_of_statut(bilan.candidat, bilan.fondement)
        yield Paragraph(words.capitalize(), alert or Tone.TITLE)
    if bilan.dispense and bilan.jure is not None:
        yield Note(Aside.ATTENTION, f"{bilan.jure.nom} {bilan.dispense}{NBSP}: cette grille ne compte pas.")
    yield from (Note(Aside.ATTENTION, defaut) for defaut in bilan.fondement.defauts)
    if not bilan.lisible:
        return
    if bilan.remise:
        when = heure_du_jour(bilan.remise.instant, bilan.fuseau)
        yield Paragraph(f"Grille remise le {when}", Tone.QUIET, REMISE)
        if bilan.remise.manques:
            words = f"{manques_words(bilan.remise.manques)} (motif{NBSP}: {bilan.remise.malgre})"
            yield Fact("Remise malgré", words, Tone.BAD)
        yield Fact("Empreinte", bilan.remise.tete, Tone.QUIET)
    elif bilan.statut.restants:
        yield Paragraph(f"Grille non remise, {counted(bilan.statut.restants, 'critère')} à évaluer", Tone.QUIET)
    else:
        yield Paragraph("Grille complète, non remise", Tone.BAD, REMISE)


def _competence(competence: LigneCompetence, *, told: bool) -> Entry:
    statut = competence.statut
    valides = counted(statut.valides, "critère validé", "critères validés")
    words = f"{valides} sur {statut.total}, {statut.requis} requis" + (f"{NBSP}: {manque(statut)}" if told else "")
    tone = TONES[statut.statut] if told else Tone.NORMAL
    return Entry(statut.code, competence.libelle, tone, words, _remarque(competence.remarque, statut.code))


def _entries(title: str, criteres: Iterable[LigneCritere], tone: Tone, *, noted: bool = True) -> Iterator[Entries]:
    """Critères under a title; the remarques of those not `noted` stand with those of others."""
    entries = tuple(
        Entry(it.code, it.libelle, tone, notes=_remarque(it.remarque, it.code) if noted else ()) for it in criteres
    )
    if entries:
        yield Entries(title, entries)


def _remarked_otherwise(bilan: Bilan) -> Iterator[LigneCritere]:
    return (it for it in bilan.criteres if it.remarque.strip() and it.avis is not Avis.NON_VALIDE)


def _remarque(remarque: str, code: str) -> tuple[Note, ...]:
    return (Note(Aside.REMARQUE, remarque, code),) if remarque.strip() else ()


def _temps(bilan: Bilan) -> Section:
    title = "Temps de l'oral" + ("" if bilan.marche is Marche.FINI else f", {MARCHES[bilan.marche]}")
    facts = [
        Fact(it.intitule, _duration_words(it), Tone.BAD if it.depassement_s else Tone.NORMAL) for it in bilan.temps
    ]
    if bilan.debut_corrige is not None:
        facts.insert(0, Fact("Commencé", f"à {heure(bilan.debut_corrige, bilan.fuseau)} (corrigé)"))
    confirm = [Paragraph("Temps approché, à confirmer par un juré", Tone.BAD, APPROCHE)] if bilan.approche else []
    return Section(title, (*facts, *confirm))


def _duration_words(temps: LigneTemps) -> str:
    """The time of a phase in words: « prévu 20:00, utilisé 21:10, dépassement 01:10 »."""
    used = f"utilisé {minutes(temps.utilise_s * 1000)}"
    if temps.prevu_s is None:
        return f"{used} (sans durée fixée)"
    over = f", dépassement {minutes(temps.depassement_s * 1000)}" if temps.depassement_s else ""
    return f"prévu {minutes(temps.prevu_s * 1000)}, {used}{over}"


def _incidents(bilan: Bilan) -> Iterator[str]:
    """Each incident with its time, those of the whole session named so."""
    for incident in bilan.incidents:
        yield incident.words(bilan.fuseau) + ("" if incident.candidat else ", toute la session")


def _modifies(bilan: Bilan) -> Iterator[Node]:
    if bilan.modifies_apres:
        yield Paragraph(", ".join(bilan.modifies_apres), Tone.QUIET)


def _reouvertures(bilan: Bilan) -> Iterator[Node]:
    for each in bilan.reouvertures:
        yield Fact(f"Le {heure_du_jour(each.instant, bilan.fuseau)}", each.motif, Tone.QUIET)


def _listed(title: str, items: Iterable[Node]) -> Iterator[Section]:
    content = tuple(items)
    if content:
        yield Section(title, content)


def _values(bilan: Bilan) -> Value:
    """Enums as the journal has them, times in whole seconds; of whom no statut may be told none is.

    `grille_comptee` is there only where the juré takes no part for them.
    """
    told = bilan.dit
    return {
        "bloc": bilan.bloc,
        "statut": bilan.statut.statut if told else None,
        "resultat": resultat_values(bilan.resultat) | ({"grille_comptee": False} if bilan.dispense else {}),
        "competences": [
            {
                "code": it.code,
                "valides": it.valides,
                "total": it.total,
                "requis": it.requis,
                "statut": it.statut if told else None,
            }
            for it in (competence.statut for competence in bilan.competences)
        ],
        "criteres": [
            {"code": it.code, "avis": it.avis, "remarque": FreeText(it.remarque) if it.remarque else None}
            for it in bilan.criteres
        ],
        "temps": [{"phase": it.code, "prevu_s": it.prevu_s, "utilise_s": it.utilise_s} for it in bilan.temps],
        "presence": _presence(bilan.candidat),
        "incidents": [_incident(it) for it in bilan.incidents],
        "defauts": bilan.fondement.defauts,
        "ecrit": bilan.ecrit.values,
        "remise": _remise(bilan.remise) if bilan.remise else None,
    }


def _remise(remise: Remise) -> Value:
    """When the sheet was handed in, what it lacked of what the épreuve requires and why all the same."""
    malgre = FreeText(remise.malgre) if remise.malgre else None
    return {"instant": remise.instant, "manques": remise.manques, "malgre": malgre}


def _presence(candidat: Candidat) -> Value:
    """Where the candidat was; when `evalue` is false, no statut is told of them.

    `ecrit` is there only where the written sitting was noted apart: the rest is then of the oral.
    """
    apart = candidat.ecrit is not None and candidat.ecrit != candidat.oral
    return {
        "presence": candidat.presence,
        "retard_min": candidat.retard.minutes if candidat.retard else None,
        "mode_retard": candidat.retard.mode if candidat.retard else None,
        "evalue": candidat.evalue,
        **({"ecrit": candidat.at(Seance.ECRIT).presence} if apart else {}),
    }


def _incident(incident: LigneIncident) -> Value:
    return {
        "numero": incident.numero,
        "candidat": incident.candidat,
        "instant": incident.instant,
        "texte": FreeText(incident.texte),
        "minutes": incident.minutes,
        "rendu": incident.rendu,
    }
