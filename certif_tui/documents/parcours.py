"""A person's blocs in words: acquired when and where, failed, or still to be taken."""

from __future__ import annotations

from certif_tui.domain.jours import jour_court
from certif_tui.domain.personnes.identites import Ref
from certif_tui.domain.personnes.parcours import BlocParcours, Parcours, Passage, Personne
from certif_tui.domain.resultat.resultat import DECIDENT, Verdict
from certif_tui.wording.statuts import VERDICTS, resultat_court, resultat_words
from certif_tui.wording.text import NBSP, counted

SIGNES = {Verdict.A_PASSER: "–", Verdict.EN_ATTENTE: "à délibérer"}
"""A verdict on one line with others."""


def titre(personne: Personne) -> str:
    """The name of a person, with what they are registered under."""
    numeros = ", ".join(f"n°{NBSP}{it}" for it in personne.identifiants)
    return personne.nom + (f" ({numeros})" if numeros else "")


def resultat(parcours: Parcours, *, presume: bool) -> str:
    """What the blocs acquired make of a certification."""
    if parcours.acquise:
        return "certification acquise, si c'est bien la même personne" if presume else "certification acquise"
    return f"{counted(parcours.acquis, 'bloc acquis', 'blocs acquis')} sur {len(parcours.blocs)}"


def en_bref(parcours: Parcours, *, court: bool = False, rangs: bool = False) -> str:
    """The blocs of a certification on one line, a `court` one where there is little room.

    With `rangs`, the word all their codes begin with is left out: « 1 acquis · 2 non ».
    """
    codes = [bloc.code for bloc in parcours.blocs]
    if rangs and len({code.rpartition(" ")[0] for code in codes}) == 1:
        codes = [code.rpartition(" ")[2] for code in codes]
    return " · ".join(f"{code} {_sign(bloc, court=court)}" for code, bloc in zip(codes, parcours.blocs, strict=True))


def _sign(bloc: BlocParcours, *, court: bool) -> str:
    if bloc.decisif is None:
        return VERDICTS[bloc.empeche.verdict] if bloc.empeche else SIGNES[Verdict.A_PASSER]
    return _short(bloc.decisif) if court else SIGNES.get(bloc.verdict) or _words(bloc.decisif)


def doute(personne: Personne) -> str:
    """What is not sure about who this is; empty when all is."""
    if personne.groupe.presume:
        return "même personne présumée"
    return "homonyme à distinguer" if personne.groupe.questions else ""


def alerte(personne: Personne) -> str:
    """That something told of a person is no proof; empty when all is one."""
    return "fichier à vérifier" if personne.defauts else ""


def of_ref(ref: Ref) -> str:
    """A candidat of a session as commands name them."""
    return "/".join(ref)


def undecided_words(passage: Passage) -> str:
    """What became of a passage that does not decide."""
    resultat = passage.resultat
    words = "inscrit" if resultat.verdict is Verdict.A_PASSER else _words(passage)
    if resultat.verdict is Verdict.RETIRE and resultat.retire:
        words += f" ({resultat.retire})"
    if not resultat.ecarte:
        return words
    return words + (", sa grille remise ne compte pas" if resultat.remises == 1 else ", ses grilles ne comptent pas")


def said_words(passage: Passage) -> str:
    """The verdict of the passage that decides, with when and where it was."""
    words, when = _words(passage), when_words(passage)
    decided = passage.verdict in DECIDENT and passage.date
    return f"{words} le {when}" if decided else f"{words}, session du {when}" if passage.date else f"{words}, {when}"


def _words(passage: Passage) -> str:
    """What the session made of a passage, with how many sheets came where others are waited for."""
    return resultat_words(passage.verdict, passage.resultat.remises, passage.resultat.attendues)


def _short(passage: Passage) -> str:
    return resultat_court(passage.verdict, passage.resultat.remises, passage.resultat.attendues)


def when_words(passage: Passage) -> str:
    """When and where a passage was: « 12/06/2026, Lyon »."""
    day = f"{jour_court(passage.date)}, " if passage.date else ""
    return day + passage.lieu
