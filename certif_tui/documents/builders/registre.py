"""The registre of a session: the results, then each day, when, by what number, what was noted, by whom and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from certif_tui.documents.faits import Nature
from certif_tui.documents.registre import LigneRegistre, Registre
from certif_tui.documents.resultat import resultat_values
from certif_tui.documents.tree import Align, Column, Document, Fact, Line, Node, Section, Table, Tone, Value
from certif_tui.domain.resultat.resultat import Verdict
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import EvenementAnnule
from certif_tui.wording.dates import heure, jour, local_day
from certif_tui.wording.statuts import AVIS, resultat_words
from certif_tui.wording.text import NBSP

COLONNES = (Column(), Column(align=Align.RIGHT, least=3), Column())
"""The time, the number by which an event of the session is taken back, what was noted."""
DISCRETS = {Nature.PREPARATION, Nature.CHRONO, Nature.AMENAGEMENT, Nature.RESPONSABLE}


def registre_document(registre: Registre) -> Document:
    """The registre; the key of a line is the event it tells of, empty for one of a clock or of a sheet."""
    session = registre.session
    return Document(
        title=(Fact("Registre", f"{session.bloc}, {session.lieu}"),),
        warnings=tuple(Fact("Illisible ou sans preuve", panne, Tone.ALERT) for panne in registre.pannes),
        sections=(*_resultats(registre), *(_day(registre, day, lignes) for day, lignes in _by_day(registre))),
        values=_values(registre),
    )


def _by_day(registre: Registre) -> Iterator[tuple[date, list[LigneRegistre]]]:
    """The rows under the day they happened on, where the session takes place."""
    days: dict[date, list[LigneRegistre]] = {}
    for ligne in registre.lignes:
        days.setdefault(local_day(ligne.instant, registre.session.fuseau), []).append(ligne)
    yield from days.items()


def _resultats(registre: Registre) -> Iterator[Node]:
    """What the session made of each candidat as things stand; nothing where there is none."""
    if registre.session.candidats:
        yield Section("Résultats", tuple(_resultat(registre, it) for it in registre.session.candidats))


def _resultat(registre: Registre, candidat: Candidat) -> Fact:
    resultat = registre.resultats[candidat.slug]
    words = resultat_words(resultat.verdict, resultat.remises, resultat.attendues)
    if resultat.verdict is Verdict.A_PASSER:  # their oral may be over: it is their sheets that are blank
        words = AVIS[None]
    return Fact(registre.session.designation(candidat), words, Tone.ALERT if resultat.defauts else Tone.NORMAL)


def _day(registre: Registre, day: date, lignes: list[LigneRegistre]) -> Node:
    return Section(jour(day), (Table(COLONNES, tuple(_line(registre, it) for it in lignes), flows=True),))


def _line(registre: Registre, ligne: LigneRegistre) -> Line:
    when, number = heure(ligne.instant, registre.session.fuseau), str(ligne.numero or "")
    return Line((when, number, _words(registre, ligne)), _tone(ligne), ligne.ident or "")


def _words(registre: Registre, ligne: LigneRegistre) -> str:
    """« DUPONT Claire : présent. Motif : … (MARTIN Paul) », without its time."""
    motif = f". Motif{NBSP}: {ligne.motif}" if ligne.motif else ""
    signed = "" if ligne.nature is Nature.RESPONSABLE else f" ({ligne.signature.words})"
    words = f"{ligne.nom}{NBSP}: {ligne.texte}{motif}{signed}"
    return words + _taken_back(registre, ligne)


def _taken_back(registre: Registre, ligne: LigneRegistre) -> str:
    if ligne.annulation is None:
        return ""
    motif = f", motif{NBSP}: {ligne.annulation.motif}" if ligne.annulation.motif else ""
    return f" [annulé par {registre.faits.signature(ligne.annulation).words}{motif}]"


def _tone(ligne: LigneRegistre) -> Tone:
    if ligne.annulation is not None or ligne.nature in DISCRETS:
        return Tone.QUIET
    return Tone.TITLE if ligne.nature is Nature.INCIDENT else Tone.NORMAL


def _values(registre: Registre) -> Value:
    """Null for what is not there; instants are UTC."""
    return {
        "session": registre.session.slug,
        "lignes": [
            {
                "instant": ligne.instant,
                "nature": ligne.nature,
                "candidat": ligne.candidat,
                "nom": ligne.nom if ligne.candidat else None,
                "texte": ligne.texte,
                "motif": ligne.motif or None,
                "auteur": ligne.signature.auteur,
                "personne": ligne.signature.personne,
                "numero": ligne.numero,
                "annule": _annule(registre, ligne.annulation) if ligne.annulation else None,
            }
            for ligne in registre.lignes
        ],
        "resultats": [
            {"candidat": it.slug, "nom": it.nom, **resultat_values(registre.resultats[it.slug])}
            for it in registre.session.candidats
        ],
        "pannes": registre.pannes,
    }


def _annule(registre: Registre, annulation: EvenementAnnule) -> Value:
    signed = registre.faits.signature(annulation)
    return {
        "instant": annulation.instant,
        "motif": annulation.motif or None,
        "auteur": signed.auteur,
        "personne": signed.personne,
    }
