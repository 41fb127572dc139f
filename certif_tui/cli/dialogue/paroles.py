"""What the sheet says when it is read aloud: whole sentences, no sign, nothing that needs eyes or colour."""

from __future__ import annotations

from collections.abc import Iterator

from certif_tui.domain.grille.evenements import Avis, Statut
from certif_tui.domain.grille.state import Grille
from certif_tui.domain.grille.statut import StatutBloc, StatutCompetence
from certif_tui.domain.referentiel.model import Bloc, Competence, Critere
from certif_tui.wording.statuts import AVIS, STATUTS_BLOC, STATUTS_COMPETENCE
from certif_tui.wording.text import NBSP, counted

BREF = (
    f"Répondez o pour validé, n pour non validé, s pour sans objet où il est permis. «{NBSP}aide{NBSP}» dit tout ce "
    f"qui peut se taper, «{NBSP}quitter{NBSP}» arrête{NBSP}: chaque réponse est enregistrée aussitôt."
)
AIDE = f"""o, oui, validé{NBSP}: le critère est validé.
n, non, non validé{NBSP}: il ne l'est pas.
s, sans objet{NBSP}: il ne s'applique pas, où c'est permis.
efface{NBSP}: retirer l'avis donné.
r, remarque{NBSP}: noter une remarque, derrière le mot ou à la question suivante.
passer{NBSP}: au critère suivant qui n'est pas évalué. suivant, précédent{NBSP}: dans l'ordre, évalués compris.
aller, suivi d'un code{NBSP}: à ce critère. Un code seul y va aussi, «{NBSP}CODE validé{NBSP}» l'évalue d'ici.
relire{NBSP}: redire la question.
u, annuler{NBSP}: reprendre le dernier changement. rétablir{NBSP}: le refaire.
statut{NBSP}: où en est chaque compétence. reste{NBSP}: les critères à évaluer. bilan{NBSP}: tout le bilan.
temps{NBSP}: la phase de l'oral et le temps qui reste.
chrono{NBSP}: démarrer, arrêter ou reprendre le chrono. phase{NBSP}: passer à la phase suivante.
terminer{NBSP}: finir l'oral. annuler chrono{NBSP}: reprendre la dernière action du chrono.
remettre{NBSP}: remettre la grille, après confirmation.
quitter{NBSP}: arrêter, tout est gardé. aide{NBSP}: redire ceci."""


def opening_words(nom: str, jure: str, bloc: Bloc, grille: Grille) -> str:
    """Who is graded, by whom, on what, how far the sheet has come and how to answer."""
    total = counted(len(bloc.criteres), "critère")
    return "\n".join(
        (
            f"Candidat{NBSP}: {nom}.",
            f"Juré{NBSP}: {jure}.",
            f"{bloc.code}{NBSP}: {bloc.intitule}",
            f"Épreuve{NBSP}: {bloc.epreuve.intitule}",
            f"{total}, {_evaluated(bloc, grille)}.",
            BREF,
        )
    )


def question_words(bloc: Bloc, critere: Critere, grille: Grille, before: str | None) -> str:
    """The critère in full, its compétence where `before`, the one told last, is another; then what is asked."""
    return "\n".join((*_heading(bloc, critere, before), *_told(critere, grille), f"{critere.code}, votre avis{NBSP}?"))


def _heading(bloc: Bloc, critere: Critere, before: str | None) -> Iterator[str]:
    competence = competence_of(bloc, critere)
    if competence.code != before:
        requis = bloc.condition.regle.requis(len(competence.criteres))
        yield f"Compétence {competence.code}{NBSP}: {competence.libelle}"
        yield f"{counted(len(competence.criteres), 'critère')}, {requis} requis."


def _told(critere: Critere, grille: Grille) -> Iterator[str]:
    yield f"{critere.code}{NBSP}: {critere.libelle}"
    if critere.conditionnel:
        yield "Sans objet est permis."
    avis, remarque = grille.avis(critere.code), grille.remarque(critere.code)
    if avis is not None:
        yield f"Déjà évalué{NBSP}: {AVIS[avis]}."
    if remarque:
        yield f"Remarque{NBSP}: {remarque}"


def end_question_words(*, ecrit: bool) -> str:
    """What is asked once every critère is evaluated."""
    hand_in = "" if ecrit else "remettre, "
    return f"Tous les critères sont évalués. Que faire{NBSP}? {hand_in}bilan, statut, aller, quitter ou aide."


def competence_of(bloc: Bloc, critere: Critere) -> Competence:
    """The compétence of a critère of the bloc."""
    return next(it for it in bloc.competences if critere in it.criteres)


def recorded_words(code: str, avis: Avis | None) -> str:
    """That a judgement is on the disk: « CR3.1.1 : validé, enregistré. »."""
    return f"{code}{NBSP}: {AVIS[avis]}, enregistré."


def changed_words(code: str, before: Grille, now: Grille) -> str:
    """What became of a code whose judgement or remarque is another than before."""
    if before.avis(code) is not now.avis(code):
        return recorded_words(code, now.avis(code))
    return f"{code}{NBSP}: remarque {'enregistrée' if now.remarque(code) else 'retirée'}."


def as_sentence(words: str) -> str:
    """The same words with a capital first: refusals of lines are told behind their number."""
    return words[:1].upper() + words[1:]


def changes_words(before: StatutBloc, after: StatutBloc) -> Iterator[str]:
    """What became of compétences, and of the bloc, whose statut is another than before: « C3.1 validée, 3 sur 5. »."""
    for old, new in zip(before.competences, after.competences, strict=True):
        if old.statut is not new.statut:
            yield f"{competence_words(new)}."
    if before.statut is not after.statut:
        yield f"{after.code} {STATUTS_BLOC[after.statut].lower()}."


def competence_words(statut: StatutCompetence) -> str:
    """A compétence in a sentence: « C3.1 validée, 3 sur 5 », « C3.2 possible, 2 sur 9, il en manque 3 »."""
    said = f"{statut.code} {STATUTS_COMPETENCE[statut.statut].lower()}, {statut.valides} sur {statut.total}"
    if statut.statut is Statut.POSSIBLE:
        return f"{said}, il en manque {statut.manque}"
    return said if statut.statut is Statut.VALIDE else f"{said}, {statut.requis} requis"


def statut_words(statut: StatutBloc) -> str:
    """Where every compétence and the bloc stand, one a line."""
    lines = [f"{competence_words(it)}{_left(it.restants)}." for it in statut.competences]
    return "\n".join((*lines, f"{statut.code} {STATUTS_BLOC[statut.statut].lower()}."))


def _left(restants: int) -> str:
    return f", {restants} à évaluer" if restants else ""


def left_words(bloc: Bloc, grille: Grille) -> str:
    """The critères still to evaluate, by their codes."""
    codes = [it.code for it in bloc.criteres if grille.avis(it.code) is None]
    if not codes:
        return "Tous les critères sont évalués."
    return f"{counted(len(codes), 'critère')} à évaluer{NBSP}: {', '.join(codes)}."


def kept_words(bloc: Bloc, grille: Grille) -> str:
    """What stays when the juré leaves."""
    remise = "grille remise" if grille.remise else "grille non remise"
    return f"Fin. {_evaluated(bloc, grille).capitalize()} sur {len(bloc.criteres)}, tout est enregistré, {remise}."


def _evaluated(bloc: Bloc, grille: Grille) -> str:
    return counted(sum(grille.avis(it.code) is not None for it in bloc.criteres), "évalué")
