"""Saying whether two candidats of one name are one person; the answer can be corrected or taken back, with a reason."""

from __future__ import annotations

from certif_tui.domain.evenements.session import IdentitePrecisee, Lien
from certif_tui.domain.identites import Paire, Ref
from certif_tui.journal.journal import FolderReadOnly, StorageFailure
from certif_tui.services.contexte import Contexte
from certif_tui.services.parcours import Annuaire
from certif_tui.services.refus import Refus
from certif_tui.services.sessions import SessionOuverte
from certif_tui.services.textes import checked_motif, checked_texte
from certif_tui.services.writers import DirectWriter


def answer(contexte: Contexte, annuaire: Annuaire, paire: Paire, lien: Lien | None, motif: str = "") -> None:
    """Record what is known of a pair; a null `lien` takes the answer in force back.

    It goes with the later of the two sessions, with the other one where that one can only be read. Changing an answer
    takes a motif. Raises `Refus`, `JournalError`.
    """
    given = _checked(annuaire, paire, lien, motif)
    later, earlier = sorted(paire, reverse=True)
    try:
        _record(contexte, later, earlier, lien, given)
    except FolderReadOnly:
        _record(contexte, earlier, later, lien, given)


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


def _record(contexte: Contexte, ref: Ref, autre: Ref, lien: Lien | None, motif: str) -> None:
    session, candidat = ref
    ouverte = SessionOuverte(contexte, DirectWriter(), session)
    if ouverte.live.refused:
        raise FolderReadOnly(ouverte.live.refused)
    ouverte.live.record(
        IdentitePrecisee(
            **contexte.entete(),
            candidat=candidat,
            autre_session=autre[0],
            autre_candidat=autre[1],
            lien=lien,
            motif=motif,
        )
    )
    if ouverte.live.refused or ouverte.live.pending:
        raise StorageFailure(ouverte.live.refused or ouverte.live.trouble or "La réponse n'a pas pu être enregistrée.")
