"""The written work pre-graded before the oral: ticks that are shown on the sheet as hints, and never counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from certif_tui.domain.ecrit.decisions import prenotation as decisions
from certif_tui.domain.ecrit.decisions.prenotation import EcritNote
from certif_tui.domain.ecrit.indices import Indice, indices_of, members_of
from certif_tui.domain.grille.state import Grille
from certif_tui.domain.refus import granted
from certif_tui.journal.journal import Journal, JournalError
from certif_tui.journal.kinds import ECRIT
from certif_tui.journal.sheets import sheet_of
from certif_tui.services.grille.evaluation import GrilleOuverte, GrillePlace
from certif_tui.services.grille.poste import Poste


def open_ecrit(poste: Poste, membres: Sequence[str], *, take_over: bool = False) -> GrilleOuverte:
    """Open what the juré ticks on a written work: one candidat's, or a group's, noted once for all its members.

    Of a group that was drawn, any of its `membres` opens the work of them all. Otherwise one candidat alone is looked
    up among the works already noted. It is a sheet like another, with undo and takeover, that is never handed in.
    Raises `Refus` for members of several groups, else as `GrilleOuverte`.
    """
    ouverte = poste.ouverte
    notes = [note for note, _grille in _noted(poste)]
    vise = granted(decisions.aim(ouverte.session, ouverte.bloc, membres, notes))
    _cible, jure = sheet_of(poste.contexte.journal, ouverte.slug, vise.cible, poste.jure, ECRIT).slugs
    place = GrillePlace(ouverte.slug, ouverte.attache, ouverte.bloc, vise.cible, jure, ecrit=True)
    ecrit = GrilleOuverte(
        poste.contexte, poste.writer, place, absence=lambda: poste.absence(vise.cible), take_over=take_over
    )
    if not ecrit.live.refused:
        acte = poste.contexte.acte()
        ecrit.live.record_or_raise(
            lambda _grille: decisions.share(members_of(ecrit.live.evenements, vise.cible), acte, vise)
        )
    return ecrit


def membres_of(journal: Journal, session: str, cible: str, jure: str) -> tuple[str, ...]:
    """Whose written work is noted there. Raises `JournalError`."""
    return members_of(journal.read(ECRIT.at(session, cible, jure)).evenements, cible)


def read_indices(poste: Poste, candidat: str) -> Mapping[str, Indice]:
    """What the juré noted on the candidat's written work, by code; nothing where it cannot be read."""
    session, bloc, found = poste.ouverte.session, poste.ouverte.bloc, dict[str, Indice]()
    for note, grille in _noted(poste):
        if decisions.is_work_of(session, bloc, candidat, note):
            found |= indices_of(grille)
    return found


def _noted(poste: Poste) -> Iterator[tuple[EcritNote, Grille]]:
    """The written works that juré noted, those that can be read: whose they are, and what was ticked."""
    journal = poste.contexte.journal
    try:
        streams = journal.streams_of(poste.ouverte.slug, ECRIT)
    except JournalError:
        return
    for stream in streams:
        cible, noted_by = stream.slugs
        if noted_by in poste.jure.slugs:
            with suppress(JournalError):
                content = journal.read(stream)
                yield EcritNote(cible, members_of(content.evenements, cible)), content.state
