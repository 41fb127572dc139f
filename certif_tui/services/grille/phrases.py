"""The ready remarques of a juré in a session: out of the référentiel, of their own file, of what they typed already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from certif_tui.domain.frozen import Frozen
from certif_tui.domain.grille.phrases import PhrasePrete, Provenance, key_of, offered
from certif_tui.domain.grille.state import Grille
from certif_tui.domain.referentiel.model import Bloc
from certif_tui.journal.journal import Journal, JournalError
from certif_tui.journal.kinds import GRILLE
from certif_tui.journal.stamps import Stamp
from certif_tui.journal.streams import Stream
from certif_tui.platform.phrases import MOST, FichierPhrases, Phrases, PhrasesRefusees

MOST_TAPEES = 8
"""Remarques typed before on one critère that are offered: those of the sheets listed first."""

Remarques = Mapping[str, str]
"""A sheet's remarques by code."""


class PhrasesPretes:
    """What is offered on each critère; keeps, changes and removes what is the juré's own."""

    def __init__(self, journal: Journal, fichier: FichierPhrases) -> None:
        self._journal, self.fichier = journal, fichier
        self._lues: dict[Stream[Grille], tuple[Stamp | None, Remarques]] = {}

    def of(self, bloc: Bloc, code: str, chez: Chez | None, *, sauf: str = "") -> tuple[PhrasePrete, ...]:
        """The phrases of a critère or compétence, as the juré at work has them; not the text that stands there.

        Those of a file that cannot be read are left out: `faute` says why.
        """
        return self._found(bloc, code, self._gardees(), self._tapees(chez), sauf)

    def of_all(self, bloc: Bloc, chez: Chez | None) -> dict[str, tuple[PhrasePrete, ...]]:
        """The same for every compétence of a bloc, each before its critères, by code."""
        gardees, tapees = self._gardees(), self._tapees(chez)
        codes = (code for it in bloc.competences for code in (it.code, *(critere.code for critere in it.criteres)))
        return {code: self._found(bloc, code, gardees, tapees, "") for code in codes}

    def _found(
        self, bloc: Bloc, code: str, gardees: Phrases, tapees: Sequence[Remarques], sauf: str
    ) -> tuple[PhrasePrete, ...]:
        critere = bloc.critere_by_code.get(code)
        typed = [it[code] for it in tapees if it.get(code)]
        return offered((critere and critere.phrases) or (), gardees.get(code, ()), typed[:MOST_TAPEES], sauf=sauf)

    @property
    def faute(self) -> str | None:
        """What is wrong with the juré's own file, in French; null when it can be read or is not there."""
        try:
            self.fichier.read()
        except PhrasesRefusees as refus:
            return str(refus)
        return None

    def keep(self, code: str, texte: str) -> None:
        """Keep a phrase. Raises `PhrasesRefusees`."""
        fit = _fit(texte)

        def kept(own: Sequence[str]) -> Sequence[str]:
            if key_of(fit) in map(key_of, own):
                raise PhrasesRefusees("Cette phrase est déjà gardée.")
            return (*own, fit)

        self.fichier.change(code, kept)

    def change(self, code: str, avant: str, apres: str) -> None:
        """Put a phrase in the place of another. Raises `PhrasesRefusees`."""
        fit = _fit(apres)
        self.fichier.change(code, lambda own: [fit if key_of(it) == key_of(avant) else it for it in own])

    def remove(self, code: str, texte: str) -> None:
        """Remove a phrase. Raises `PhrasesRefusees`."""
        self.fichier.change(code, lambda own: [it for it in own if key_of(it) != key_of(texte)])

    def gardees(self, code: str) -> tuple[str, ...]:
        """The juré's own phrases on a critère. Raises `PhrasesRefusees`."""
        return self.fichier.read().get(code, ())

    def restore(self, code: str, phrases: Sequence[str]) -> None:
        """Have these phrases again. Raises `PhrasesRefusees`."""
        self.fichier.change(code, lambda _own: phrases)

    def _gardees(self) -> Phrases:
        try:
            return self.fichier.read()
        except PhrasesRefusees:
            return {}

    def _tapees(self, chez: Chez | None) -> list[Remarques]:
        """The remarques of the juré's other sheets of the session; nobody else's is read."""
        if chez is None:
            return []
        try:
            streams = [it for it in self._journal.streams_of(chez.session, GRILLE) if chez.is_another(it)]
        except JournalError:
            return []
        return [self._read(it, stamp) for it, stamp in zip(streams, self._journal.stamps(streams), strict=True)]

    def _read(self, stream: Stream[Grille], stamp: Stamp | None) -> Remarques:
        kept = self._lues.get(stream)
        if kept is None or kept[0] != stamp:
            kept = self._lues[stream] = stamp, self._remarques(stream)
        return kept[1]

    def _remarques(self, stream: Stream[Grille]) -> Remarques:
        try:
            cases = self._journal.read(stream).state.cases
        except JournalError:
            return {}
        return {code: case.remarque for code, case in cases.items() if case.remarque}


class Chez(Frozen):
    """The juré at work in a session, and whose sheet they are writing (null: nobody's)."""

    session: str
    jure: str
    candidat: str | None = None

    def is_another(self, stream: Stream[Grille]) -> bool:
        """Whether a sheet is the juré's, for somebody else than that candidat."""
        candidat, jure = stream.slugs
        return jure == self.jure and candidat != self.candidat


def _fit(texte: str) -> str:
    fit = texte.strip()[:MOST]
    if not fit:
        raise PhrasesRefusees("Une phrase vide ne sert à rien\u00a0: Ret.arr. en retire une.")
    return fit


def is_own(phrase: PhrasePrete) -> bool:
    """Whether it is the juré's to change."""
    return phrase.origine is Provenance.GARDEE
