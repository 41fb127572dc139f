"""The jury of a session, and how long the phases of its orals last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from certif_tui.domain.session.decisions import jury as decisions
from certif_tui.domain.session.decisions.jury import Notation
from certif_tui.domain.session.jury import Jure
from certif_tui.journal.kinds import ECRIT
from certif_tui.journal.sheets import sheet_of, written

if TYPE_CHECKING:
    from certif_tui.services.gate.session_tenue import SessionTenue


class JuryTenu:
    """The jurés of a session held open."""

    def __init__(self, ouverte: SessionTenue) -> None:
        self._ouverte = ouverte

    def add(self, nom: str, *, autre: bool = True) -> Jure:
        """Add a juré to the jury. Refused as `decisions.add`."""
        acte = self._ouverte.contexte.acte()
        [added] = self._ouverte.record_or_raise(lambda session: decisions.add(session, acte, nom, autre=autre))
        return Jure(added.jure, added.nom)

    def join(self, nom: str, *, autre: bool = True) -> Jure:
        """The juré of that name, added unless they are in the jury, or just joined it elsewhere.

        Refused as `decisions.join`.
        """
        acte = self._ouverte.contexte.acte()
        self._ouverte.record_or_raise(lambda session: decisions.join(session, acte, nom, autre=autre))
        [jure] = decisions.named(self._ouverte.session, nom)
        return jure

    def rename(self, jure: str, nom: str, motif: str) -> bool:
        """Correct a juré's name; false when it was so already. Refused as `decisions.rename`."""
        acte = self._ouverte.contexte.acte()
        return bool(self._ouverte.record_or_raise(lambda session: decisions.rename(session, acte, jure, nom, motif)))

    def merge(self, jure: str, dans: str, motif: str) -> None:
        """Have the sheets of a juré added twice be those of `dans`. Refused as `decisions.merge`."""
        acte = self._ouverte.contexte.acte()
        self._ouverte.record_or_raise(lambda session: decisions.merge(session, acte, jure, dans, motif, self._notes()))

    def remove(self, jure: str, motif: str) -> None:
        """Remove a juré who graded nobody. Refused as `decisions.remove`."""
        acte = self._ouverte.contexte.acte()
        self._ouverte.record_or_raise(lambda session: decisions.remove(session, acte, jure, motif, self._notes()))

    def excuse(self, jure: str, candidats: Sequence[str], motif: str) -> tuple[str, ...]:
        """Say that a juré takes no part for these candidats; those it had not been said of. As `decisions.excuse`."""
        acte = self._ouverte.contexte.acte()
        events = self._ouverte.record_or_raise(lambda session: decisions.excuse(session, acte, jure, candidats, motif))
        return tuple(slug for it in events for slug in it.candidats)

    def ungraded(self, jure: Jure) -> list[str]:
        """The candidats there are whose sheet that juré has not handed in. Raises `JournalError`."""
        journal, slug = self._ouverte.contexte.journal, self._ouverte.slug
        sheets = {it.slug: sheet_of(journal, slug, it.slug, jure) for it in self._ouverte.session.presentes}
        return [candidat for candidat, sheet in sheets.items() if journal.read(sheet).state.remise is None]

    def _notes(self) -> list[Notation]:
        """What was graded in the session."""
        sheets = written(self._ouverte.contexte.journal, self._ouverte.slug)
        return [Notation(stream.slugs[1], stream.slugs[0], stream.kind is ECRIT) for stream in sheets]


class DureesTenues:
    """How long the phases of the orals of a session held open last."""

    def __init__(self, ouverte: SessionTenue) -> None:
        self._ouverte = ouverte

    def set(self, phase: str, minutes: int | None) -> None:
        """Set how many minutes a phase lasts in this session; null lets it count up. Refused for no length."""
        acte, bloc = self._ouverte.contexte.acte(), self._ouverte.bloc
        self._ouverte.record_or_raise(lambda session: decisions.set_duree(session, acte, bloc, phase, minutes))
