"""A person's parcours in lines: each bloc, acquired when and where, failed, or still to be taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import wrap

from certif_tui.domain.personnes.identites import Ref, Reponse
from certif_tui.domain.personnes.parcours import BlocParcours, Parcours, Passage, Personne, Verdict
from certif_tui.wording.dates import jour_court
from certif_tui.wording.statuts import LIENS, VERDICTS
from certif_tui.wording.text import NBSP, clean, counted

STEP = 2
"""Columns by which each level is indented."""
STYLES = {
    Verdict.ACQUIS: "valide",
    Verdict.NON_ACQUIS: "non_valide",
    Verdict.EN_ATTENTE: "alerte",
    Verdict.EN_ATTENTE_DE_GRILLES: "alerte",
    Verdict.RESERVE: "alerte",
    Verdict.ILLISIBLE: "alerte",
    Verdict.SANS_PREUVE: "alerte",
}
SIGNES = {Verdict.ACQUIS: "acquis", Verdict.A_PASSER: "–", Verdict.EN_ATTENTE: "en attente"}
"""A verdict on one line with others."""
COURTS = SIGNES | {
    Verdict.NON_ACQUIS: "non",
    Verdict.EN_ATTENTE: "attente",
    Verdict.RESERVE: "réservé",
    Verdict.SANS_PREUVE: "à revoir",
}
"""A verdict where there is little room."""


@dataclass(frozen=True, slots=True)
class LigneParcours:
    """A line: how deep it stands, its words, the name of its style."""

    niveau: int
    texte: str
    style: str = "texte"


def lines_of(personne: Personne, reponses: Iterable[Reponse] = ()) -> Iterator[LigneParcours]:
    """Everything there is to say of a person, with the answers that were given about them."""
    yield LigneParcours(0, titre(personne), "titre")
    for parcours in personne.parcours:
        yield from _certification(parcours, presume=personne.groupe.presume)
    yield from _identity(personne, tuple(reponses))


def titre(personne: Personne) -> str:
    """The name of a person, with what they are registered under."""
    numeros = ", ".join(f"n°{NBSP}{clean(it, limit=60)}" for it in personne.identifiants)
    return clean(personne.nom, limit=200) + (f" ({numeros})" if numeros else "")


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
        return VERDICTS[Verdict.RETIRE] if bloc.retire else SIGNES[Verdict.A_PASSER]
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


def _certification(parcours: Parcours, *, presume: bool) -> Iterator[LigneParcours]:
    style = "valide" if parcours.acquise and not presume else "titre"
    yield LigneParcours(0, clean(parcours.certification.intitule, limit=300), "discret")
    yield LigneParcours(0, resultat(parcours, presume=presume).capitalize(), style)
    for bloc in parcours.blocs:
        yield from _bloc(bloc)


def _bloc(bloc: BlocParcours) -> Iterator[LigneParcours]:
    decisif = bloc.decisif
    words = _said(decisif) if decisif else VERDICTS[Verdict.A_PASSER]
    yield LigneParcours(1, f"{bloc.code}{NBSP}: {words}", STYLES.get(bloc.verdict, "texte"))
    yield from _defauts(decisif)
    for passage in bloc.passages:
        if passage is not decisif:
            yield LigneParcours(2, f"{_when(passage)}{NBSP}: {_undecided(passage)}", "discret")
            yield from _defauts(passage)


def _defauts(passage: Passage | None) -> Iterator[LigneParcours]:
    for defaut in passage.defauts if passage else ():
        yield LigneParcours(2, f"Attention{NBSP}: {clean(defaut)}", "alerte")


def _undecided(passage: Passage) -> str:
    """What became of a passage that does not decide."""
    words = "inscrit" if passage.verdict is Verdict.A_PASSER else _words(passage)
    if passage.verdict is Verdict.RETIRE and passage.retire:
        words += f" ({clean(passage.retire, limit=200)})"
    if not passage.ecartee:
        return words
    return words + (", sa grille remise ne compte pas" if passage.remises == 1 else ", ses grilles ne comptent pas")


def _said(passage: Passage) -> str:
    words, when = _words(passage), _when(passage)
    decided = passage.verdict in (Verdict.ACQUIS, Verdict.NON_ACQUIS) and passage.date
    return f"{words} le {when}" if decided else f"{words}, session du {when}" if passage.date else f"{words}, {when}"


def _words(passage: Passage) -> str:
    """The verdict of a passage, with how many sheets came where others are waited for."""
    words = VERDICTS[passage.verdict]
    if passage.verdict is not Verdict.EN_ATTENTE_DE_GRILLES:
        return words
    return f"{words} ({counted(passage.remises, 'grille')} sur {passage.jures})"


def _short(passage: Passage) -> str:
    if passage.verdict is Verdict.EN_ATTENTE_DE_GRILLES:
        return f"att. {passage.remises}/{passage.jures}"
    return COURTS.get(passage.verdict, VERDICTS[passage.verdict])


def _when(passage: Passage) -> str:
    day = f"{jour_court(passage.date)}, " if passage.date else ""
    return day + clean(passage.lieu, limit=80)


def _identity(personne: Personne, reponses: tuple[Reponse, ...]) -> Iterator[LigneParcours]:
    questions = personne.groupe.questions
    if questions:
        why = "le nom seul les rapproche" if personne.groupe.presume else "plusieurs homonymes, à distinguer"
        yield LigneParcours(0, f"Même personne{NBSP}? {why.capitalize()}", "alerte")
    for one, other in questions:
        yield LigneParcours(1, f"{of_ref(one)} et {of_ref(other)}", "alerte")
    if reponses:
        yield LigneParcours(0, "Réponses données", "discret")
    for each in reponses:
        assert each.lien is not None
        words = f"{of_ref(each.paire[0])} et {of_ref(each.paire[1])}{NBSP}: {LIENS[each.lien]}"
        motif = f" ({clean(each.motif, limit=300)})" if each.motif else ""
        yield LigneParcours(1, words + motif, "discret")


def parcours_texte(personne: Personne, reponses: Iterable[Reponse] = (), width: int = 80) -> str:
    """The parcours in lines of at most `width` columns."""
    rows: list[str] = []
    for line in lines_of(personne, reponses):
        margin = " " * (STEP * line.niveau)
        rows += wrap(line.texte, width, initial_indent=margin, subsequent_indent=margin, break_on_hyphens=False)
    return "\n".join(rows)


def _certified(personne: Personne) -> str:
    return "certification acquise" if any(parcours.acquise for parcours in personne.parcours) else ""


def _unsure(personne: Personne) -> str:
    return ", ".join(filter(None, (alerte(personne), doute(personne))))


def table_texte(people: Iterable[Personne]) -> list[str]:
    """One line a person, in columns: who, the blocs of each certification, the certification, what is not sure."""
    rows = [(titre(it), " | ".join(map(en_bref, it.parcours)), _certified(it), _unsure(it)) for it in people]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
