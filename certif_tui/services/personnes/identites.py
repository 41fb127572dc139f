"""Saying whether two candidats of one name are one person; the answer can be corrected or taken back, with a reason."""

from __future__ import annotations

from collections.abc import Sequence

from certif_tui.domain.personnes.identites import Paire, Reponse, in_force, paire_of
from certif_tui.domain.refus import DisqueRefuse, Refus
from certif_tui.domain.session.evenements import IdentitePrecisee, Lien
from certif_tui.domain.session.state import Session
from certif_tui.domain.textes import checked_motif, checked_texte
from certif_tui.services.gate.contexte import Contexte
from certif_tui.services.gate.writers import DirectWriter
from certif_tui.services.personnes.parcours import Annuaire, answers_in
from certif_tui.services.preparation.sessions import SessionOuverte


def answer(contexte: Contexte, annuaire: Annuaire, paire: Paire, lien: Lien | None, motif: str = "") -> None:
    """Record what is known of a pair; a null `lien` takes the answer in force back.

    It goes with the later of the two sessions, with the other one where that one can only be read. Changing an answer
    takes a motif. Raises `Refus`, `JournalError`.
    """
    given = _checked(annuaire, paire, lien, motif)
    later, earlier = sorted(paire, reverse=True)
    kept = annuaire.reponses.get(paire)
    try:
        _record(contexte, (later, earlier), kept, lien, given)
    except DisqueRefuse:
        _record(contexte, (earlier, later), kept, lien, given)


def _checked(annuaire: Annuaire, paire: Paire, lien: Lien | None, motif: str) -> str:
    """The motif as it is kept. Raises `Refus` when the answer says nothing new, or lacks a motif."""
    unknown = next((ref for ref in paire if ref not in annuaire.noms), None)
    if unknown is not None:
        raise Refus(f"Candidat inconnu\u00a0: {'/'.join(unknown)}. Donnez la session et l'identifiant du candidat.")
    if paire[0] == paire[1]:
        raise Refus("Il faut deux candidats\u00a0: celui-ci est donné deux fois.")
    kept = annuaire.reponses.get(paire)
    if (kept.lien if kept else None) is lien:
        raise Refus("Cette réponse est déjà enregistrée." if lien else "Il n'y a pas de réponse à reprendre.")
    if kept is not None:
        return checked_motif(motif, "Changer une réponse demande un motif.")
    return checked_texte(motif.strip())


def _record(contexte: Contexte, refs: Paire, kept: Reponse | None, lien: Lien | None, motif: str) -> None:
    """Record an answer with the first of two; `kept` is the one in force that it was given knowing of."""
    (slug, candidat), autre = refs
    ouverte = SessionOuverte(contexte, DirectWriter(), slug)

    def decide(session: Session) -> Sequence[IdentitePrecisee]:
        if _in_force(session, paire_of(*refs), kept) != kept:
            raise Refus("Un autre poste vient de répondre pour ces deux candidats\u00a0: regardez sa réponse.")
        said = IdentitePrecisee(
            **contexte.entete(),
            candidat=candidat,
            autre_session=autre[0],
            autre_candidat=autre[1],
            lien=lien,
            motif=motif,
        )
        return [said]

    ouverte.record(decide)


def _in_force(session: Session, paire: Paire, kept: Reponse | None) -> Reponse | None:
    """The answer in force, given the one known of and those this session holds."""
    here = [reponse for reponse in answers_in(session) if reponse.paire == paire]
    return in_force([*here, kept] if kept else here).get(paire)
