"""What cannot be listed, held or addressed is refused with the name of the place; what is no token is left alone."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from certif_tui.journal import kinds
from certif_tui.journal.holds import Holds
from certif_tui.journal.journal import Content, Fault, StorageFailure
from certif_tui.journal.tinydb_journal import TinyDBJournal
from tests.journal.bricks import GRILLE, OWN, SESSION, mark, opening
from tests.journal.faulty_files import counting, failing_first

JETON, AUTRE = "a" * 32, "b" * 32


def turn_in_circles(folder: Path) -> None:
    """Put a link to itself in the place of a folder: nobody can list that, whatever their rights."""
    if folder.exists():
        folder.rename(folder.with_name("mis-de-cote"))
    folder.symlink_to(folder)


def test_sheets_that_cannot_be_listed_are_told_by_their_folder(root: Path) -> None:
    turn_in_circles(root / SESSION / "grilles")
    journal = TinyDBJournal(root)
    for attempt in (lambda: journal.streams(SESSION), lambda: journal.streams_of(SESSION, kinds.GRILLE)):
        with pytest.raises(StorageFailure) as refusal:
            attempt()
        assert str(refusal.value).startswith(f"Impossible de lire {SESSION}/grilles dans «\u00a0{root}\u00a0»\u00a0: ")
    assert journal.streams_of(SESSION, kinds.ECRIT) == ()


def test_witnesses_that_cannot_be_listed_are_a_fault_of_the_session_as_a_whole(root: Path) -> None:
    turn_in_circles(root / SESSION / ".verrous")
    place = f"{SESSION}/.verrous"
    [found] = TinyDBJournal(root).removed(SESSION)
    [fault] = found.faults
    assert found == Content(OWN, place, faults=(Fault(0, fault.message),))
    assert fault.message.startswith(f"Impossible de lire {place} dans «\u00a0{root}\u00a0»\u00a0: ")
    assert not fault.message.endswith(".")


def test_an_address_with_too_few_slugs_is_refused_with_what_it_should_be() -> None:
    with pytest.raises(ValueError, match=r"adresse refusée.*'grilles/\{candidat\}/\{jure\}' avec \('dupont-claire',\)"):
        kinds.GRILLE.at(SESSION, "dupont-claire")


def test_a_stream_as_it_was_earlier_keeps_its_name(root: Path) -> None:
    journal = TinyDBJournal(root)
    journal.append(GRILLE, [opening()], after=0)
    earlier = journal.read(GRILLE)
    journal.append(GRILLE, [mark()], after=1)
    assert journal.read(GRILLE).upto(1) == earlier


def test_a_link_in_the_place_of_a_token_is_refused_with_its_folder(root: Path, tmp_path: Path) -> None:
    folder = root / ".verrous"
    folder.mkdir()
    (tmp_path / "ailleurs").write_bytes(b"x")
    (folder / f"{JETON}.lock").symlink_to(tmp_path / "ailleurs")
    with pytest.raises(
        StorageFailure, match=f"{JETON}.lock\u00a0» est un lien.*Non enregistré dans «\u00a0{folder}\u00a0»"
    ):
        Holds(root).is_held(JETON)


def test_only_files_of_tokens_are_swept(root: Path) -> None:
    folder = root / ".verrous"
    folder.mkdir()
    for name in ("notes.txt", f"{AUTRE}.lock", f"{AUTRE}.txt", "session.lock"):
        (folder / name).write_bytes(b"")
    holds = Holds(root)
    holds.hold(JETON)
    assert {path.name for path in folder.iterdir()} == {"notes.txt", f"{AUTRE}.txt", "session.lock", f"{JETON}.lock"}


def test_a_program_sweeps_once(root: Path) -> None:
    files = counting()
    holds = Holds(root, files=files)
    for jeton in (JETON, AUTRE):
        holds.hold(jeton)
    assert files.made.count("names") == 1


def test_a_folder_of_tokens_that_cannot_be_listed_keeps_nobody_from_holding_one(root: Path) -> None:
    holds = Holds(root, files=failing_first("names"))
    holds.hold(JETON)
    assert Holds(root).is_held(JETON)


def test_nobody_waits_for_the_tokens_of_others_to_hold_a_free_one(root: Path) -> None:
    others = Holds(root)
    held = [f"{number:032x}" for number in range(4)]
    for jeton in held:
        others.hold(jeton)
    began = time.monotonic()
    Holds(root).hold(JETON)
    assert time.monotonic() - began < 2
    assert all(Holds(root).is_held(jeton) for jeton in held)
