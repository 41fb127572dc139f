"""The jury of a session, and how long the phases of its orals last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certif_tui.domain.session.decisions import jury as decisions
from certif_tui.domain.session.state import Jure

if TYPE_CHECKING:
    from certif_tui.services.gate.session_tenue import SessionTenue


class JuryTenu:
    """The jurés of a session held open."""

    def __init__(self, ouverte: SessionTenue) -> None:
        self._ouverte = ouverte

    def add(self, nom: str) -> Jure:
        """Add a juré to the jury. Refused as `decisions.add`."""
        acte = self._ouverte.contexte.acte()
        [added] = self._ouverte.record_or_raise(lambda session: decisions.add(session, acte, nom))
        return Jure(added.jure, added.nom)

    def join(self, nom: str) -> Jure:
        """The juré of that name, added unless they are in the jury, or just joined it elsewhere. Refused as `add`."""
        acte = self._ouverte.contexte.acte()
        self._ouverte.record_or_raise(lambda session: decisions.join(session, acte, nom))
        [jure] = decisions.named(self._ouverte.session, nom)
        return jure


class DureesTenues:
    """How long the phases of the orals of a session held open last."""

    def __init__(self, ouverte: SessionTenue) -> None:
        self._ouverte = ouverte

    def set(self, phase: str, minutes: int | None) -> None:
        """Set how many minutes a phase lasts in this session; null lets it count up. Refused for no length."""
        acte, bloc = self._ouverte.contexte.acte(), self._ouverte.bloc
        self._ouverte.record_or_raise(lambda session: decisions.set_duree(session, acte, bloc, phase, minutes))
