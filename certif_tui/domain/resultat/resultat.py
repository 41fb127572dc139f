"""The one function that says what a session made of a candidat, whoever asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Final

from certif_tui.domain.frozen import Frozen
from certif_tui.domain.resultat.feuilles import EtatBloc, FeuilleLue
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import Presence
from certif_tui.domain.session.jury import Jure
from certif_tui.domain.session.state import Session


class Verdict(StrEnum):
    """What a session made of its bloc for a candidat.

    `en_attente_de_grilles`: some jurés have handed their sheet in, others have not; `en_attente`: all have, and do not
    say the same; `…_a_proclamer`: they do; `reserve`: the jury has yet to say what it is worth, after a fraud or a
    sitting missed; `illisible`: a sheet cannot be read; `sans_preuve`: what it rests on was changed, cut off, or is not
    all understood.
    """

    ACQUIS = "acquis"
    NON_ACQUIS = "non_acquis"
    VALIDE_A_PROCLAMER = "valide_a_proclamer"
    NON_VALIDE_A_PROCLAMER = "non_valide_a_proclamer"
    EN_ATTENTE = "en_attente_de_deliberation"
    EN_ATTENTE_DE_GRILLES = "en_attente_de_grilles"
    EN_COURS = "en_cours"
    A_PASSER = "a_passer"
    RESERVE = "resultat_reserve"
    ABSENT = "absent"
    ABANDON = "abandon"
    RETIRE = "retire"
    ILLISIBLE = "illisible"
    SANS_PREUVE = "sans_preuve"


DECIDENT: Final = frozenset({Verdict.ACQUIS, Verdict.NON_ACQUIS})
"""The verdicts that stand."""
EN_SUSPENS: Final = frozenset({Verdict.A_PASSER, Verdict.EN_COURS})
"""Those as long as nothing was handed in: there is nothing to tell yet but the marks."""
SANS_RESULTAT: Final = frozenset({Verdict.A_PASSER, Verdict.ABSENT, Verdict.ABANDON, Verdict.RETIRE})
"""Those after which the bloc is still to be taken."""
ECARTENT: Final = (SANS_RESULTAT - EN_SUSPENS) | {Verdict.RESERVE}
"""Those of somebody withdrawn, absent, gone or reported: whatever their sheets hold, it says nothing of them."""

SANS_PREUVE: Final = frozenset({Verdict.ILLISIBLE, Verdict.SANS_PREUVE})
"""Those of what is no proof."""


class Resultat(Frozen):
    """What a session made of a candidat; `remises` sheets out of `attendues` were handed in.

    `defauts` tell in French what it rests on that is no proof or cannot be read, `retire` is the motif of a withdrawal.
    """

    verdict: Verdict = Verdict.A_PASSER
    remises: int = 0
    attendues: int = 1
    defauts: tuple[str, ...] = ()
    retire: str = ""

    @property
    def ecarte(self) -> bool:
        """Whether sheets were handed in that count for nothing as long as they are withdrawn, absent or gone."""
        return self.remises > 0 and self.verdict in SANS_RESULTAT


def waited_for(session: Session, candidat: str) -> tuple[Jure, ...]:
    """The jurés whose sheet a candidat's result waits for: those of the session who are not excused."""
    return session.jury.siegeant(candidat)


def resultat_of(
    session: Session, candidat: Candidat, feuilles: Sequence[FeuilleLue], defauts: Iterable[str] = ()
) -> Resultat:
    """What a session made of a candidat; `defauts` are those of the session itself, `feuilles` one a juré waited for.

    A session that is no proof proves nothing of anybody. Whatever was handed in, nothing decides about a candidat
    withdrawn, absent, gone or reported for a fraud. A sheet that is no proof gives no verdict, whatever the others say.
    The sheet of a jury of one decides; those of several are waited for, then wait for the deliberation, be there one.
    """
    own = tuple(defauts)
    return Resultat(
        _verdict(session, candidat, [feuille.etat for feuille in feuilles]) if not own else Verdict.SANS_PREUVE,
        sum(feuille.etat.remise for feuille in feuilles),
        len(feuilles),
        (*own, *(feuille.defaut for feuille in feuilles if feuille.defaut)),
        candidat.retire or "",
    )


def _verdict(session: Session, candidat: Candidat, etats: list[EtatBloc]) -> Verdict:
    if candidat.retire is not None:
        return Verdict.RETIRE
    empeche = candidat.empechement
    if empeche is not None:
        return Verdict.RESERVE if empeche.reserve else _WITHOUT_RESULT[empeche.presence]
    return _of_sheets(etats, _AGREED if len(session.jures) > 1 else _DECIDES)


def _of_sheets(etats: list[EtatBloc], said: Mapping[EtatBloc, Verdict]) -> Verdict:
    for etat, verdict in _NO_PROOF:
        if etat in etats:
            return verdict
    remises = [etat for etat in etats if etat.remise]
    if not remises:
        return Verdict.EN_COURS if EtatBloc.EN_COURS in etats else Verdict.A_PASSER
    if len(remises) < len(etats):
        return Verdict.EN_ATTENTE_DE_GRILLES
    first, *others = set(remises)
    return Verdict.EN_ATTENTE if others else said[first]


_NO_PROOF = ((EtatBloc.ILLISIBLE, Verdict.ILLISIBLE), (EtatBloc.SANS_PREUVE, Verdict.SANS_PREUVE))
_DECIDES = {EtatBloc.VALIDE: Verdict.ACQUIS, EtatBloc.NON_VALIDE: Verdict.NON_ACQUIS}
_AGREED = {EtatBloc.VALIDE: Verdict.VALIDE_A_PROCLAMER, EtatBloc.NON_VALIDE: Verdict.NON_VALIDE_A_PROCLAMER}
_WITHOUT_RESULT = {
    Presence.ABSENT_JUSTIFIE: Verdict.ABSENT,
    Presence.ABSENT_NON_JUSTIFIE: Verdict.ABSENT,
    Presence.ABANDON: Verdict.ABANDON,
}
