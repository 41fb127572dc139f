"""Drawing the groups of a session by lot, and changing them by hand."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from certif_tui.domain.ecrit.decisions import formation
from certif_tui.domain.ecrit.decisions import tirage as decisions
from certif_tui.domain.ecrit.decisions.formation import Former
from certif_tui.domain.ecrit.decisions.tirage import Tirer
from certif_tui.domain.ecrit.evenements import TirageEffectue

if TYPE_CHECKING:
    from certif_tui.services.gate.session_tenue import SessionTenue

GRAINE_OCTETS = 8
Composition = Sequence[tuple[str, tuple[str, ...]]]
"""The slugs of each group, by its code."""


class GroupesTenus:
    """The groups of a session held open."""

    def __init__(self, ouverte: SessionTenue) -> None:
        self._ouverte = ouverte

    def draw(
        self,
        *,
        cas: Sequence[str] = (),
        graine: str | None = None,
        nombre: int | None = None,
        motif: str | None = None,
    ) -> TirageEffectue:
        """Draw the groups of those present and record the draw with its seed, a fresh one when none is given.

        `nombre` is how many groups, where there is a choice. Refused as `decisions.draw`.
        """
        seed = secrets.token_hex(GRAINE_OCTETS) if graine is None else graine
        tirer = Tirer(seed, self._ouverte.session.groupes.tirage, tuple(cas), nombre, motif)
        acte, bloc = self._ouverte.contexte.acte(), self._ouverte.bloc
        [drawn] = self._ouverte.record_or_raise(lambda session: decisions.draw(session, acte, bloc, tirer))
        return drawn

    def form(self, groupes: Composition, *, source: Literal["formateur", "liste"], motif: str | None = None) -> None:
        """Form the groups without lots, each by its code. Refused as `formation.form`."""
        former = Former(tuple(groupes), source, self._ouverte.session.groupes.tirage, motif)
        acte, bloc = self._ouverte.contexte.acte(), self._ouverte.bloc
        self._ouverte.record_or_raise(lambda session: formation.form(session, acte, bloc, former))

    def form_as_listed(self, motif: str | None = None) -> None:
        """Form the groups as the list's « Groupe » column says. Refused as `formation.listed` and `form`."""
        self.form(formation.listed(self._ouverte.session), source="liste", motif=motif)

    def move(self, candidat: str, groupe: str | None, motif: str) -> None:
        """Put a candidat in a group by hand, or out of theirs. Refused as `decisions.move`."""
        acte, bloc, vu = self._ouverte.contexte.acte(), self._ouverte.bloc, self._ouverte.session.groupes.tirage
        self._ouverte.record_or_raise(
            lambda session: decisions.move(session, acte, bloc, candidat, groupe, motif, vu=vu)
        )

    def change_cas(self, groupe: str, cas: str, motif: str) -> None:
        """Give a group another case by hand. Refused as `decisions.change_cas`."""
        acte, vu = self._ouverte.contexte.acte(), self._ouverte.session.groupes.tirage
        self._ouverte.record_or_raise(lambda session: decisions.change_cas(session, acte, groupe, cas, motif, vu=vu))
