"""The written work pre-graded before the oral: ticks that are shown on the sheet as hints, and never counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from certif_tui.domain.ecrit.indices import Indice, indices_of, members_of
from certif_tui.domain.ecrit.state import Groupe
from certif_tui.domain.ecrit.travail import is_collectif
from certif_tui.domain.grille.evenements import EcritPartage
from certif_tui.domain.grille.state import Grille
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.jury import Jure
from certif_tui.domain.session.state import Session
from certif_tui.journal.journal import Content, Journal, JournalError
from certif_tui.journal.kinds import ECRIT
from certif_tui.journal.sheets import sheet_of
from certif_tui.services.grille.evaluation import GrilleOuverte, GrillePlace
from certif_tui.services.grille.poste import Poste
from certif_tui.services.preparation.sessions import SessionOuverte


def open_ecrit(poste: Poste, membres: Sequence[str], *, take_over: bool = False) -> GrilleOuverte:
    """Open what the juré ticks on a written work: one candidat's, or a group's, noted once for all its members.

    Of a group that was drawn, any of its `membres` opens the work of them all. Otherwise one candidat alone is looked
    up among the works already noted. It is a sheet like another, with undo and takeover, that is never handed in.
    Raises `Refus` for members of several groups, else as `GrilleOuverte`.
    """
    ouverte, journal = poste.ouverte, poste.contexte.journal
    check_groupe(ouverte, membres)
    groupe, wanted = _groupe_of(ouverte, membres[0]), tuple(dict.fromkeys(membres))
    if groupe is None:
        cible = _cible_of(journal, ouverte.slug, membres[0], poste.jure)
    else:
        present = {it.slug for it in ouverte.session.presentes}
        wanted = tuple(slug for slug in groupe.membres if slug in present) or wanted
        cible = _cible_of_groupe(poste, groupe.code, wanted)
    _cible, jure = sheet_of(journal, ouverte.slug, cible, poste.jure, ECRIT).slugs
    place = GrillePlace(ouverte.slug, ouverte.attache, ouverte.bloc, cible, jure, ecrit=True)
    ecrit = GrilleOuverte(poste.contexte, poste.writer, place, absence=poste.absence, take_over=take_over)
    said = groupe is not None or len(wanted) > 1
    if said and not ecrit.live.refused and wanted != members_of(journal.read(place.stream).evenements, cible):
        shared = EcritPartage(**poste.contexte.entete(), membres=wanted)
        ecrit.live.record(lambda _grille: [shared]).events_or_raise()
    return ecrit


def check_groupe(ouverte: SessionOuverte, membres: Sequence[str]) -> None:
    """Raises `Refus` when one of them is not of the group of the first: their written works are not the same."""
    first, *others = (ouverte.session.candidat(slug) for slug in membres)
    groupe = _groupe_of(ouverte, first.slug)
    for other in others:
        theirs = _groupe_of(ouverte, other.slug)
        if theirs != groupe:
            one, another = ouverte.session.designation(other), ouverte.session.designation(first)
            raise Refus(
                f"{one} {_where(theirs)}, {another} {_where(groupe)}\u00a0: "
                "leur écrit n'est pas le même, notez-les à part."
            )


def _where(groupe: Groupe | None) -> str:
    return f"est dans le groupe {groupe.code}" if groupe else "n'est dans aucun groupe"


def _groupe_of(ouverte: SessionOuverte, candidat: str) -> Groupe | None:
    """The group whose work that candidat shares, null where each works alone or none was drawn."""
    return ouverte.session.groupes.groupe_of(candidat) if is_collectif(ouverte.bloc) else None


def _cible_of(journal: Journal, session: str, candidat: str, jure: Jure) -> str:
    """The name of the stream that is about that candidat: their group's when it is noted, else their own."""
    noted = _noted(journal, session, jure)
    return next((cible for cible, content in noted if candidat in members_of(content.evenements, cible)), candidat)


def _cible_of_groupe(poste: Poste, groupe: str, membres: Sequence[str]) -> str:
    """The name of the stream about that group of the draw in force: its own, or one already noted for the same people.

    A group of the next draw is another group, even under the same code.
    """
    own = _own_cible(poste.ouverte.session, groupe)
    noted = [
        cible
        for cible, content in _noted(poste.contexte.journal, poste.ouverte.slug, poste.jure)
        if cible == own or set(members_of(content.evenements, cible)) == set(membres)
    ]
    return own if own in noted or not noted else noted[0]


def _own_cible(session: Session, groupe: str) -> str:
    tirage = session.groupes.tirage
    return f"{groupe.lower()}-{tirage.id[:8]}" if tirage else groupe.lower()


def membres_of(journal: Journal, session: str, cible: str, jure: str) -> tuple[str, ...]:
    """Whose written work is noted there. Raises `JournalError`."""
    return members_of(journal.read(ECRIT.at(session, cible, jure)).evenements, cible)


def read_indices(poste: Poste, candidat: str) -> Mapping[str, Indice]:
    """What the juré noted on the candidat's written work, by code; nothing where it cannot be read.

    The work of a group in force is that of whoever is in it now; any other one, of those it was noted for.
    """
    ouverte, found = poste.ouverte, dict[str, Indice]()
    owners = {_own_cible(ouverte.session, it.code): it.code for it in ouverte.session.groupes.groupes}
    groupe = _groupe_of(ouverte, candidat)
    for cible, content in _noted(poste.contexte.journal, ouverte.slug, poste.jure):
        owner, noted_for = owners.get(cible), members_of(content.evenements, cible)
        mine = groupe is not None and groupe.code == owner if owner else candidat in noted_for
        if mine:
            found |= indices_of(content.state)
    return found


def _noted(journal: Journal, session: str, jure: Jure) -> Iterator[tuple[str, Content[Grille]]]:
    """The written works that juré noted, those that can be read: the stream's name and what it holds."""
    try:
        streams = journal.streams_of(session, ECRIT)
    except JournalError:
        return
    for stream in streams:
        cible, noted_by = stream.slugs
        if noted_by in jure.slugs:
            with suppress(JournalError):
                yield cible, journal.read(stream)
