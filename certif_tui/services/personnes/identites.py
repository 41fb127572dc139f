"""Saying whether two candidats of one name are one person; the answer can be corrected or taken back, with a reason."""

from __future__ import annotations

from certif_tui.domain.personnes import decisions
from certif_tui.domain.personnes.annuaire import Annuaire
from certif_tui.domain.personnes.decisions import Precision
from certif_tui.domain.personnes.identites import Paire, Ref
from certif_tui.domain.refus import DisqueRefuse
from certif_tui.domain.session.evenements import Lien
from certif_tui.services.gate.contexte import Contexte
from certif_tui.services.gate.writers import DirectWriter
from certif_tui.services.preparation.sessions import SessionOuverte


def answer(contexte: Contexte, annuaire: Annuaire, paire: Paire, lien: Lien | None, motif: str = "") -> None:
    """Record what is known of a pair; a null `lien` takes the answer in force back.

    It goes with the later of the two sessions, with the other one where that one can only be read. Refused as
    `decisions.answer`; raises `JournalError`.
    """
    precision = Precision(paire, lien, annuaire.reponses.get(paire), motif)
    decisions.check(precision, annuaire.noms)
    later, earlier = sorted(paire, reverse=True)
    try:
        _record(contexte, annuaire, later, precision)
    except DisqueRefuse:
        _record(contexte, annuaire, earlier, precision)


def _record(contexte: Contexte, annuaire: Annuaire, ici: Ref, precision: Precision) -> None:
    """Record an answer in the session of `ici`."""
    ouverte, acte = SessionOuverte(contexte, DirectWriter(), ici[0]), contexte.acte()
    ouverte.record_or_raise(lambda session: decisions.answer(session, acte, ici, precision, connus=annuaire.noms))
