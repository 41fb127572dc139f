"""Saying whether two candidats of one name are one person.

The rules a manager may count on:

- an answer is given once; changing it, or taking it back, asks for a motif, and all of them are kept;
- an answer given without having seen another one is refused: who gives it looks at the other first.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from certif_tui.domain.evenements.acte import Acte
from certif_tui.domain.frozen import Frozen
from certif_tui.domain.personnes.identites import Paire, Ref, Reponse, answers_in, in_force, paire_of
from certif_tui.domain.refus import Refus, decision
from certif_tui.domain.session.evenements import IdentitePrecisee, Lien
from certif_tui.domain.session.state import Session
from certif_tui.domain.textes import checked_motif, checked_texte


class Precision(Frozen):
    """What somebody says of a pair, having seen the answer `vue` (null for none); a null `lien` takes that one back."""

    paire: Paire
    lien: Lien | None
    vue: Reponse | None = None
    motif: str = ""


@decision
def answer(
    session: Session, acte: Acte, ici: Ref, precision: Precision, *, connus: Container[Ref]
) -> Sequence[IdentitePrecisee]:
    """Keep an answer with `ici`, that of the pair who is in this session. `connus` are the candidats there are.

    Refused for who is unknown, for what was answered already, and without a motif where another answer changes.
    """
    motif = check(precision, connus)
    if _in_force(session, precision) != precision.vue:
        raise Refus("Un autre poste vient de répondre pour ces deux candidats\u00a0: regardez sa réponse.")
    [autre] = (ref for ref in precision.paire if ref != ici)
    said = IdentitePrecisee(
        **acte.entete(),
        candidat=ici[1],
        autre_session=autre[0],
        autre_candidat=autre[1],
        lien=precision.lien,
        motif=motif,
    )
    return [said]


def check(precision: Precision, connus: Container[Ref]) -> str:
    """The motif as it is kept. Raises `Refus` for who is unknown, when nothing new is said, or where it lacks."""
    one, other = precision.paire
    unknown = next((ref for ref in (one, other) if ref not in connus), None)
    if unknown is not None:
        raise Refus(f"Candidat inconnu\u00a0: {'/'.join(unknown)}. Donnez la session et l'identifiant du candidat.")
    if one == other:
        raise Refus("Il faut deux candidats\u00a0: celui-ci est donné deux fois.")
    vue, lien = precision.vue, precision.lien
    if (vue.lien if vue else None) is lien:
        raise Refus("Cette réponse est déjà enregistrée." if lien else "Il n'y a pas de réponse à reprendre.")
    if vue is not None:
        return checked_motif(precision.motif, "Changer une réponse demande un motif.")
    return checked_texte(precision.motif.strip())


def _in_force(session: Session, precision: Precision) -> Reponse | None:
    """The answer in force, given the one that was seen and those this session holds."""
    paire = paire_of(*precision.paire)
    here = [reponse for reponse in answers_in(session) if reponse.paire == paire]
    return in_force([*here, precision.vue] if precision.vue else here).get(paire)
