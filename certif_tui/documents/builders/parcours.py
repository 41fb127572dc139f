"""A person's parcours: each bloc, acquired when and where, failed, or still to be taken; and everybody's on a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from certif_tui.documents.parcours import (
    alerte,
    doute,
    en_bref,
    of_ref,
    resultat,
    said_words,
    titre,
    undecided_words,
    when_words,
)
from certif_tui.documents.tree import (
    Aside,
    Column,
    Document,
    Fact,
    Line,
    Node,
    Note,
    Paragraph,
    Section,
    Table,
    Tone,
    Value,
)
from certif_tui.domain.personnes.identites import Reponse
from certif_tui.domain.personnes.parcours import BlocParcours, Parcours, Passage, Personne
from certif_tui.domain.resultat.resultat import Verdict
from certif_tui.wording.statuts import LIENS, TITRE_INCONNU, VERDICTS
from certif_tui.wording.text import NBSP

TONES = {
    Verdict.ACQUIS: Tone.GOOD,
    Verdict.NON_ACQUIS: Tone.BAD,
    Verdict.VALIDE_A_PROCLAMER: Tone.ALERT,
    Verdict.NON_VALIDE_A_PROCLAMER: Tone.ALERT,
    Verdict.EN_ATTENTE: Tone.ALERT,
    Verdict.EN_ATTENTE_DE_GRILLES: Tone.ALERT,
    Verdict.RESERVE: Tone.ALERT,
    Verdict.ILLISIBLE: Tone.ALERT,
    Verdict.SANS_PREUVE: Tone.ALERT,
}
PERSONNE = "Aucun candidat dans les sessions, démonstrations mises à part."


def parcours_document(personne: Personne, reponses: Iterable[Reponse] = ()) -> Document:
    """Everything there is to say of a person, with the answers that were given about them."""
    answers = tuple(reponses)
    said = (
        Paragraph(titre(personne), Tone.TITLE),
        *(node for it in personne.parcours for node in _certification(it, presume=personne.groupe.presume)),
        *_identity(personne, answers),
    )
    values = {**_values(personne), "reponses": [_answer(each) for each in answers]}
    return Document((), (Section("", said),), values)


def people_document(people: Sequence[Personne]) -> Document:
    """One line a person: who, the blocs of each certification, the certification, what is not sure."""
    lines = tuple(
        Line((titre(it), " | ".join(map(en_bref, it.parcours)), _certified(it), _unsure(it))) for it in people
    )
    sections = (Table((Column(),) * 4, lines),) if lines else (Paragraph(PERSONNE),)
    return Document((), sections, [_values(each) for each in people])


def _certified(personne: Personne) -> str:
    return "certification acquise" if any(parcours.acquise for parcours in personne.parcours) else ""


def _unsure(personne: Personne) -> str:
    return ", ".join(filter(None, (alerte(personne), doute(personne))))


def _certification(parcours: Parcours, *, presume: bool) -> Iterator[Node]:
    tone = Tone.GOOD if parcours.acquise and not presume else Tone.TITLE
    yield Paragraph(parcours.certification.titre or TITRE_INCONNU.capitalize(), Tone.QUIET)
    yield Section(resultat(parcours, presume=presume).capitalize(), tuple(map(_bloc, parcours.blocs)), tone)


def _bloc(bloc: BlocParcours) -> Fact:
    words = said_words(bloc.decisif) if bloc.decisif else VERDICTS[(bloc.empeche or bloc).verdict]
    return Fact(bloc.code, words, TONES.get(bloc.verdict, Tone.NORMAL), details=tuple(_passages(bloc)))


def _passages(bloc: BlocParcours) -> Iterator[Node]:
    """What the passage that decides rests on, then those that do not decide."""
    if bloc.decisif:
        yield from _defauts(bloc.decisif)
    for passage in bloc.passages:
        if passage is not bloc.decisif:
            yield Fact(when_words(passage), undecided_words(passage), Tone.QUIET)
            yield from _defauts(passage)


def _defauts(passage: Passage) -> Iterator[Note]:
    return (Note(Aside.ATTENTION, defaut) for defaut in passage.resultat.defauts)


def _identity(personne: Personne, reponses: tuple[Reponse, ...]) -> Iterator[Section]:
    questions = personne.groupe.questions
    if questions:
        why = "le nom seul les rapproche" if personne.groupe.presume else "plusieurs homonymes, à distinguer"
        pairs = tuple(Paragraph(f"{of_ref(one)} et {of_ref(other)}", Tone.ALERT) for one, other in questions)
        yield Section(f"Même personne{NBSP}? {why.capitalize()}", pairs, Tone.ALERT)
    if reponses:
        yield Section("Réponses données", tuple(map(_given, reponses)), Tone.QUIET)


def _given(reponse: Reponse) -> Fact:
    assert reponse.lien is not None
    motif = f" ({reponse.motif})" if reponse.motif else ""
    return Fact(" et ".join(map(of_ref, reponse.paire)), LIENS[reponse.lien] + motif, Tone.QUIET)


def _values(personne: Personne) -> dict[str, Value]:
    return {
        "nom": personne.nom,
        "identifiants": personne.identifiants,
        "candidatures": [of_ref(ref) for ref in personne.groupe.membres],
        "presumee": personne.groupe.presume,
        "questions": [[of_ref(ref) for ref in paire] for paire in personne.groupe.questions],
        "defauts": personne.defauts,
        "parcours": [
            {
                "certification": parcours.certification.titre,
                "acquise": parcours.acquise,
                "blocs": [_bloc_values(bloc) for bloc in parcours.blocs],
            }
            for parcours in personne.parcours
        ],
    }


def _bloc_values(bloc: BlocParcours) -> Value:
    return {
        "bloc": bloc.code,
        "verdict": bloc.verdict,
        "acquis": _passage(bloc.acquis) if bloc.acquis else None,
        "passages": [_passage(each) for each in bloc.passages],
    }


def _passage(passage: Passage) -> Value:
    resultat = passage.resultat
    return {
        "candidature": of_ref(passage.candidature.ref),
        "date": passage.date,
        "lieu": passage.lieu,
        "verdict": resultat.verdict,
        "retire": resultat.retire or None,
        "grilles_remises": resultat.remises,
        "grilles_attendues": resultat.attendues,
        "grille_ecartee": resultat.ecarte,
        "defaut": " ".join(resultat.defauts) or None,
    }


def _answer(reponse: Reponse) -> Value:
    return {
        "candidatures": [of_ref(ref) for ref in reponse.paire],
        "lien": reponse.lien,
        "motif": reponse.motif or None,
        "auteur": reponse.auteur,
        "personne": reponse.personne,
        "instant": reponse.instant,
    }
