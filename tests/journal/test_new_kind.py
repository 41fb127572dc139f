"""A kind of stream made up on the spot: it is a line in a table, and the journal and what reads it know it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

import pytest

from certif_tui.domain.evenements.base import Evenement, Ouverture
from certif_tui.journal.journal import Journal, StreamDamaged
from certif_tui.journal.kinds import KINDS, SESSION
from certif_tui.journal.memory_journal import MemoryJournal
from certif_tui.journal.places import Place
from certif_tui.journal.proof import defaut_of
from certif_tui.journal.salvage import Salvage
from certif_tui.journal.streams import Kind, Kinds, Stream
from certif_tui.journal.tinydb_journal import TinyDBJournal
from certif_tui.services.registre.reading import noted_of
from certif_tui.services.verification.verification import VerificationReport, verify_session
from tests.journal.bricks import GRILLE, OWN, head, load_file, mark, open_session, opening, save_file, witness
from tests.journal.bricks import SESSION as SLUG


class VoixDonnee(Evenement):
    """A voice given for or against."""

    type: Literal["voix_donnee"] = "voix_donnee"
    pour: bool


class VoixReprise(Evenement):
    """The last voice taken back."""

    type: Literal["voix_reprise"] = "voix_reprise"


def _fold(_stream: Stream[int], evenements: Iterable[Any]) -> int:
    voix: list[int] = []
    for evenement in evenements:
        if isinstance(evenement, VoixDonnee):
            voix.append(1 if evenement.pour else -1)
        elif isinstance(evenement, VoixReprise) and voix:
            voix.pop()
    return sum(voix)


VOTE: Kind[int] = Kind(
    "vote sur {candidat} par {jure}",
    Place("passages/{candidat}/votes/{jure}"),
    (Ouverture, VoixDonnee, VoixReprise),
    _fold,
    writer="jure",
)
TABLE = Kinds(*KINDS, VOTE)
CLAIRE = VOTE.at(SLUG, "dupont-claire", "martin-paul")


def voix(*, pour: bool = True) -> VoixDonnee:
    return VoixDonnee(**head(), pour=pour)


@pytest.fixture(params=["disk", "memory"])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Journal:
    """A journal that knows the new kind, with a session in it."""
    made: Journal = TinyDBJournal(tmp_path, kinds=TABLE) if request.param == "disk" else MemoryJournal(TABLE)
    open_session(made)
    return made


def verify(journal: Journal) -> VerificationReport:
    return verify_session(journal, SLUG, lambda _stream: Salvage(0, 0))


def test_it_is_written_and_read_as_what_it_folds_to(journal: Journal) -> None:
    journal.append(CLAIRE, [opening(CLAIRE), voix(), voix(pour=False)], after=0)
    assert journal.read(CLAIRE).state == 0
    journal.append(CLAIRE, [VoixReprise(**head()), voix()], after=3)
    assert journal.read(CLAIRE).state == 2
    assert journal.read(VOTE.at(SLUG, "bernard-hugo", "martin-paul")).state == 0


def test_it_is_listed_with_the_others_and_alone(journal: Journal) -> None:
    journal.append(GRILLE, [opening(GRILLE)], after=0)
    journal.append(CLAIRE, [opening(CLAIRE)], after=0)
    assert set(journal.streams(SLUG)) == {OWN, GRILLE, CLAIRE}
    assert journal.streams_of(SLUG, VOTE) == (CLAIRE,)


def test_its_address_tells_whom_it_is_about_and_who_writes_it() -> None:
    assert TABLE.stream(f"{SLUG}/passages/dupont-claire/votes/martin-paul") == CLAIRE
    assert (CLAIRE.slug("candidat"), CLAIRE.writer, CLAIRE.slug("cible")) == ("dupont-claire", "martin-paul", None)
    assert CLAIRE.nom == "vote sur dupont-claire par martin-paul"
    assert KINDS.stream(CLAIRE.path) is None


def test_events_of_another_kind_have_no_place_in_it(journal: Journal) -> None:
    with pytest.raises(ValueError, match="AvisDonne"):
        journal.append(CLAIRE, [opening(CLAIRE), mark()], after=0)
    with pytest.raises(ValueError, match="VoixDonnee"):
        journal.append(GRILLE, [opening(GRILLE), voix()], after=0)
    assert journal.streams(SLUG) == (OWN,)


def test_the_registre_reads_it(journal: Journal) -> None:
    said = voix()
    journal.append(CLAIRE, [opening(CLAIRE), said], after=0)
    assert noted_of(journal, SLUG).of(VOTE)["dupont-claire", "martin-paul"][1:] == (said,)


def test_verifier_checks_whom_it_names_and_its_events(journal: Journal) -> None:
    journal.append(CLAIRE, [opening(CLAIRE), voix()], after=0)
    rapport = verify(journal)
    assert (rapport.flux, rapport.evenements) == (2, 3)
    assert {defaut.message for defaut in rapport.defauts if defaut.fichier == journal.label(CLAIRE)} == {
        "le candidat dupont-claire n'est pas dans la session",
        "le juré martin-paul n'est pas dans la session",
    }


def test_what_was_done_to_its_file_is_told_like_that_of_any_other(tmp_path: Path) -> None:
    journal = TinyDBJournal(tmp_path, kinds=TABLE)
    open_session(journal)
    journal.append(CLAIRE, [opening(CLAIRE), voix(), voix()], after=0)
    path = tmp_path / f"{CLAIRE.path}.json"
    stored = load_file(path)
    save_file(path, stored | {2: stored[2] | {"pour": False}})
    assert "l'événement 2 a été modifié" in defaut_of(TinyDBJournal(tmp_path, kinds=TABLE).read(CLAIRE))
    save_file(path, stored | {2: stored[2] | {"pour": "peut-être"}})
    with pytest.raises(StreamDamaged, match="l'événement 2 est invalide"):
        TinyDBJournal(tmp_path, kinds=TABLE).read(CLAIRE)
    path.unlink()
    [gone] = TinyDBJournal(tmp_path, kinds=TABLE).removed(SLUG)
    assert (gone.stream, witness(tmp_path, CLAIRE).exists()) == (CLAIRE, True)


def test_a_program_that_does_not_know_it_reads_the_session_all_the_same(tmp_path: Path) -> None:
    journal = TinyDBJournal(tmp_path, kinds=TABLE)
    open_session(journal)
    journal.append(CLAIRE, [opening(CLAIRE), voix()], after=0)
    former = TinyDBJournal(tmp_path)
    assert (former.streams(SLUG), former.removed(SLUG)) == ((OWN,), ())
    assert former.read(SESSION.at(SLUG)).faults == ()


def test_a_garbled_voice_is_not_counted_among_what_can_be_recovered(tmp_path: Path) -> None:
    journal = TinyDBJournal(tmp_path, kinds=TABLE)
    open_session(journal)
    journal.append(CLAIRE, [opening(CLAIRE), voix(), voix(pour=False), voix()], after=0)
    path = tmp_path / f"{CLAIRE.path}.json"
    path.write_bytes(path.read_bytes().replace(b'"pour":false', b'"pour":"peut-etre"').removesuffix(b"}}\n"))
    assert journal.salvage(CLAIRE) == Salvage(intact=2, lisibles=3)
