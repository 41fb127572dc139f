"""What a juré may answer to the sheet read aloud: a judgement, an order, or a whole line as `evaluer` takes them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final, TypeAlias

from certif_tui.cli.grille.saisie import MOTS, AvisSaisi, parse_saisie
from certif_tui.domain.frozen import Frozen
from certif_tui.domain.grille.evenements import Avis
from certif_tui.domain.grille.statut import is_allowed
from certif_tui.domain.referentiel.designation import CodeInconnu, split_code
from certif_tui.domain.referentiel.model import Bloc, Critere
from certif_tui.domain.refus import Refus
from certif_tui.wording.text import NBSP, clean, sort_key


class Ordre(StrEnum):
    """What may be asked for besides a judgement, by the word that `aide` gives for it."""

    PASSER = "passer"
    PRECEDENT = "précédent"
    SUIVANT = "suivant"
    ALLER = "aller"
    RELIRE = "relire"
    REMARQUE = "remarque"
    ANNULER = "annuler"
    RETABLIR = "rétablir"
    STATUT = "statut"
    RESTE = "reste"
    BILAN = "bilan"
    TEMPS = "temps"
    CHRONO = "chrono"
    PHASE = "phase"
    TERMINER = "terminer"
    REMETTRE = "remettre"
    AIDE = "aide"
    QUITTER = "quitter"


WITH_MORE: Final = frozenset({Ordre.ALLER, Ordre.REMARQUE, Ordre.ANNULER})
"""The orders that something may follow: a code, the text, « chrono »."""
_ORDRES: Final[Mapping[str, Ordre]] = MappingProxyType(
    {sort_key(ordre): ordre for ordre in Ordre}
    | {"r": Ordre.REMARQUE, "u": Ordre.ANNULER, "?": Ordre.AIDE, "q": Ordre.QUITTER, "precedente": Ordre.PRECEDENT}
)
_AVIS: Final[Mapping[str, Avis | None]] = MappingProxyType(
    {"o": Avis.VALIDE, "oui": Avis.VALIDE, "n": Avis.NON_VALIDE, "non": Avis.NON_VALIDE, "s": Avis.SANS_OBJET}
    | {"valider": Avis.VALIDE, "effacer": None}
    | {word.replace("_", " "): avis for word, avis in MOTS.items()}
)


class AvisRepondu(Frozen):
    """The judgement on the critère that was asked about; null clears it."""

    avis: Avis | None


class OrdreDit(Frozen):
    """An order, and what was said behind it, empty where nothing was."""

    ordre: Ordre
    suite: str = ""


ReponseDite: TypeAlias = AvisRepondu | OrdreDit | AvisSaisi


def read_reponse(bloc: Bloc, critere: Critere | None, line: str) -> ReponseDite:
    """What was answered to the question on `critere`, null where all are evaluated. Case and accents do not count.

    A code alone goes there; with a judgement behind it, it is a line as `evaluer` takes them. Raises `Refus` for what
    means nothing there, or is not allowed.
    """
    said = " ".join(clean(line, limit=len(line) + 1).split())
    plain = sort_key(said).replace("_", " ").replace("-", " ")
    if plain in _AVIS:
        return AvisRepondu(_allowed(critere, _AVIS[plain]))
    word, _, suite = said.partition(" ")
    ordre = _ORDRES.get(sort_key(said)) or _ORDRES.get(sort_key(word))
    if ordre is not None and (not suite or ordre in WITH_MORE):
        return OrdreDit(ordre, suite)
    return _line(bloc, said)


def read_oui_non(line: str) -> bool:
    """Whether the answer is yes. Raises `Refus` for what is neither yes nor no: nothing is done by mistake."""
    plain = sort_key(line.strip())
    if plain in ("o", "oui"):
        return True
    if plain in ("n", "non"):
        return False
    raise Refus("Répondez oui ou non.")


def _allowed(critere: Critere | None, avis: Avis | None) -> Avis | None:
    if critere is None:
        example = f"«{NBSP}aller{NBSP}» et son code"
        raise Refus(f"Tous les critères sont évalués{NBSP}: pour en revoir un, tapez {example}.")
    if not is_allowed(critere, avis):
        raise Refus(
            f"Sans objet n'est pas permis pour {critere.code}{NBSP}: il n'est pas «{NBSP}le cas échéant{NBSP}»."
        )
    return avis


def _line(bloc: Bloc, said: str) -> ReponseDite:
    try:
        code, rest = split_code(bloc, said)
    except CodeInconnu as error:
        if error.proches:
            raise
        word = clean(said, limit=40)
        heard = f"«{NBSP}{word}{NBSP}» n'est pas compris." if said else "Rien n'a été tapé."
        raise Refus(f"{heard} Tapez o, n, passer, ou aide pour tout ce qui peut se taper.") from error
    return parse_saisie(bloc, said) if rest else OrdreDit(Ordre.ALLER, code)
