"""A disk that is slow, refuses and comes back, under every screen that writes: nothing ends, nothing is lost."""

from __future__ import annotations

import errno
import json
import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from textual._context import active_app
from textual.app import App

from certif_tui.services.gate import writers
from certif_tui.services.gate.unsaved import Unsaved
from certif_tui.ui import saving
from certif_tui.ui.saving import Saving
from certif_tui.ui.screens.session import keeping
from certif_tui.ui.touches import every_screen
from certif_tui.ui.widgets import save_indicator
from certif_tui.ui.widgets.bandeau import Bandeau
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.enregistrement import unsaved_words
from certif_tui.ui.widgets.save_indicator import SaveIndicator
from certif_tui.wording.text import NBSP
from tests.journal.faulty_files import CHANGES, SpoiltFiles
from tests.services.importation.fichiers import make_csv
from tests.ui.folder import PAUL, Folder, paste, read
from tests.ui.juror import Juror

NAMES = ("DUPONT Claire", "BERNARD Hugo", "NOÉ Léa")
LONG_S = 10.0
"""More than any of this takes: a test that fails must not leave a thread waiting."""


class Disk:
    """A disk that refuses every change while `refuses`, and whose flushes end only while it is `awake`."""

    def __init__(self) -> None:
        self.refuses = False
        self.awake = threading.Event()
        self.files = SpoiltFiles(self._tell)

    def _tell(self, _number: int, name: str) -> None:
        if name == "fsync":
            self.awake.wait(LONG_S)
        if self.refuses and name in CHANGES:
            raise OSError(errno.EIO, os.strerror(errno.EIO))


@dataclass(frozen=True)
class Gesture:
    """The keys to a screen, those that write there, and the event this leaves on the disk."""

    way: tuple[str, ...]
    keys: tuple[str, ...]
    event: str


GESTURES = {
    "presence": Gesture(("e",), ("2",), "presence_notee"),
    "candidat": Gesture(("a", "Z", "E", "enter"), ("ctrl+s",), "candidat_ajoute"),
    "mark": Gesture(("enter",), ("o",), "avis_donne"),
    "clock": Gesture(("enter",), ("c",), "phase_demarree"),
    "remarque": Gesture(("enter", "r"), ("x", "enter"), "remarque_ecrite"),
    "incident": Gesture(("enter", "x", "1", "b", "enter"), ("enter",), "incident_note"),
    "bilan": Gesture(("enter",), ("o", "b"), "avis_donne"),
    "registre": Gesture(("e",), ("2", "z"), "presence_notee"),
    "horaires": Gesture(("q", "m"), ("ctrl+s",), "plan_etabli"),
    "groupes": Gesture(("g", "enter"), ("enter",), "dossier_recu"),
}
LEAVING = ("presence", "mark", "groupes")


@pytest.fixture
def disk() -> Iterator[Disk]:
    disk = Disk()
    disk.awake.set()
    yield disk
    disk.awake.set()


@pytest.fixture
def slug(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> str:
    """A session which MARTIN Paul has been in before; its list is kept as soon as it changes."""
    monkeypatch.setattr(keeping, "KEEP_S", 0.01)
    folder.bureau().memory.remember_jure(PAUL)
    return folder.create(*NAMES)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[App[Any] | None]:
    """Each time the screens were told of a writing, in whose context: in nobody's, a timer set there would crash."""
    told: list[App[Any] | None] = []
    tell = Saving.look

    def telling(it: Saving) -> None:
        told.append(active_app.get(None))
        tell(it)

    monkeypatch.setattr(Saving, "look", telling)
    return told


def written(folder: Folder, slug: str) -> list[str]:
    """The type of every event on the disk, read without the program's help."""
    streams = (folder.demarrage.sessions / slug).rglob("*.json")
    documents = [json.loads(path.read_bytes()) for path in streams if path.name != "referentiel.json"]
    return [event["type"] for document in documents for event in document["journal"].values()]


async def go(juror: Juror, gesture: Gesture) -> None:
    """Go to the screen, on a disk that answers."""
    await juror.press(*gesture.way)
    assert juror.saved()
    await read(juror)


async def leave(juror: Juror) -> None:
    """Go back to the list of sessions, then quit, as many times as it takes to be there."""
    await juror.press("escape", "escape", "escape", "ctrl+q")
    assert juror.app.return_code == 0


@pytest.mark.parametrize("gesture", GESTURES.values(), ids=GESTURES)
async def test_what_a_slow_disk_takes_its_time_for_is_kept_and_every_screen_goes_on(
    folder: Folder, slug: str, disk: Disk, told: list[App[Any] | None], gesture: Gesture
) -> None:
    async with folder.open(session=slug, files=disk.files) as juror:
        await go(juror, gesture)
        before = written(folder, slug).count(gesture.event)
        disk.awake.clear()
        await juror.press(*gesture.keys)
        assert juror.app.saving.unsaved and written(folder, slug).count(gesture.event) == before
        disk.awake.set()
        assert juror.saved()
        await juror.settle()
        assert told and set(told) == {juror.app}
        await leave(juror)
    assert written(folder, slug).count(gesture.event) == before + 1


@pytest.mark.parametrize("gesture", GESTURES.values(), ids=GESTURES)
async def test_what_a_disk_refuses_is_kept_once_it_is_back_with_a_dialog_over_every_screen(
    folder: Folder, slug: str, disk: Disk, told: list[App[Any] | None], gesture: Gesture
) -> None:
    async with folder.open(session=slug, files=disk.files) as juror:
        await go(juror, gesture)
        before = written(folder, slug).count(gesture.event)
        disk.refuses = True
        await juror.press(*gesture.keys, "f1")
        for _attempt in range(3):
            juror.app.bureau().writer.retry()
            await juror.settle()
        assert juror.app.saving.unsaved and juror.app.bureau().writer.trouble
        disk.refuses = False
        juror.app.bureau().writer.retry()
        assert juror.saved()
        await juror.settle()
        assert told and set(told) == {juror.app}
        await leave(juror)
    assert written(folder, slug).count(gesture.event) == before + 1


@pytest.mark.parametrize("name", LEAVING)
async def test_quitting_while_the_disk_takes_its_time_waits_for_it_and_is_no_error(
    folder: Folder, slug: str, disk: Disk, name: str
) -> None:
    gesture = GESTURES[name]
    async with folder.open(session=slug, files=disk.files) as juror:
        await go(juror, gesture)
        before = written(folder, slug).count(gesture.event)
        disk.awake.clear()
        await juror.press(*gesture.keys)
        threading.Timer(0.1, disk.awake.set).start()
        await juror.press("ctrl+q")
        assert juror.app.return_code == 0
    assert written(folder, slug).count(gesture.event) == before + 1


async def refuse(juror: Juror, disk: Disk) -> None:
    """Let the disk refuse what waits, again."""
    disk.refuses = True
    juror.app.bureau().writer.retry()
    await juror.settle()


async def come_back(juror: Juror, disk: Disk) -> None:
    """Let the disk take what waits."""
    disk.refuses = False
    juror.app.bureau().writer.retry()
    assert juror.saved()
    await juror.settle()


def told_by(juror: Juror) -> tuple[str, str]:
    """What the screen in sight says of saving: in its title line, in its banner."""
    screen = juror.app.screen
    indicator, banner = screen.query_one(SaveIndicator).text, screen.query_one(Bandeau).text
    return indicator.strip().replace(NBSP, " "), banner.strip("─ ")


WAYS = {
    "SessionScreen": (),
    "Evaluation": ("enter",),
    "ChronoEnGrand": ("enter", "v"),
    "BilanScreen": ("b",),
    "RegistreScreen": ("z",),
    "Infos": ("i",),
    "PhrasesScreen": ("k",),
    "GroupesScreen": ("g",),
    "HorairesScreen": ("q",),
    "Planification": ("q", "m"),
    "ImportationScreen": ("f",),
    "ReglagesScreen": ("f4",),
    "Accueil": ("escape",),
    "Creation": ("escape", "a"),
    "ParcoursScreen": ("escape", "l"),
    "PersonneScreen": ("escape", "l", "enter"),
}
"""From the list of candidats to each screen there is, but for three."""
ELSEWHERE = {"LastSeen", "Revelation", "EcranSalle"}
"""The first is gone once the session is read, the second shows a draw already made, the last is a program that writes
nothing: none of them stays while one waits for the disk."""


def test_a_disk_that_refuses_is_tried_under_every_screen() -> None:
    assert {*WAYS, *ELSEWHERE} == {it.__name__ for it in every_screen()}


@pytest.mark.parametrize("silent", [False, True], ids=["refuses", "keeps silent"])
@pytest.mark.parametrize("screen", WAYS)
async def test_what_is_not_saved_is_told_on_every_screen_until_it_is_and_the_program_ends_well(
    folder: Folder, slug: str, disk: Disk, monkeypatch: pytest.MonkeyPatch, screen: str, silent: bool
) -> None:
    monkeypatch.setattr(save_indicator, "PATIENCE_S", 0.0)
    async with folder.open(session=slug, files=disk.files) as juror:
        await go(juror, GESTURES["presence"])
        disk.refuses = not silent
        if silent:
            disk.awake.clear()
        await juror.press("2")
        await (juror.settle() if silent else refuse(juror, disk))
        await juror.press(*WAYS[screen])
        if screen == "ImportationScreen":
            await paste(juror, str(make_csv(folder.root / "liste.csv", "Nom;Prénom", "ROUX;Jean")))
            await juror.press("enter")
        await until_shown(juror, screen)
        indicator, banner = told_by(juror)
        assert indicator == ("enregistrement…" if silent else "1 non enregistré")
        assert silent or "Le disque signale une erreur" in banner
        disk.awake.set()
        await come_back(juror, disk)
        indicator, banner = told_by(juror)
        assert indicator == "enregistré" and "disque" not in banner
        await juror.press("ctrl+q")
        assert juror.app.return_code == 0
    assert written(folder, slug).count("presence_notee") == 1


async def until_shown(juror: Juror, screen: str) -> None:
    """Wait for a screen that another thread reads for."""
    for _look in range(200):
        if type(juror.app.screen).__name__ == screen:
            return
        await juror.settle()
    raise AssertionError(f"{screen} is not shown, {type(juror.app.screen).__name__} is")


async def test_a_screen_that_missed_the_saving_says_so_once_it_is_back_in_sight(
    folder: Folder, slug: str, disk: Disk
) -> None:
    async with folder.open(session=slug, files=disk.files) as juror:
        await go(juror, GESTURES["presence"])
        disk.refuses = True
        await juror.press("2")
        await refuse(juror, disk)
        await juror.press("escape")
        assert told_by(juror)[0] == "1 non enregistré"
        await juror.press("l")
        await come_back(juror, disk)
        await juror.press("escape")
        assert told_by(juror) == ("enregistré", "")


async def test_a_disk_that_keeps_silent_is_told_until_it_answers(
    folder: Folder, slug: str, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writers, "HANG_S", 0.0)
    monkeypatch.setattr(save_indicator, "PATIENCE_S", 0.0)
    monkeypatch.setattr(save_indicator, "LONG_S", 0.0)
    async with folder.open(session=slug, files=disk.files) as juror:
        await go(juror, GESTURES["mark"])
        disk.awake.clear()
        await juror.press("o")
        while not told_by(juror)[1].startswith("● Le disque ne répond plus"):
            await juror.settle()
        assert told_by(juror)[0] == "1 non enregistré"
        disk.awake.set()
        assert juror.saved()
        await juror.settle()
        assert told_by(juror) == ("enregistré", "")


async def test_the_question_before_quitting_counts_what_the_person_did_and_needs_no_answer_once_all_is_saved(
    folder: Folder, slug: str, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "PATIENCE_S", 0.0)
    async with folder.open(session=slug, files=disk.files) as juror:
        disk.refuses = True
        await juror.press("enter", "o", "c", "n", "ctrl+q")
        question = juror.app.screen.query_one("#question", Cell).text.replace(NBSP, " ")
        assert "2 avis et 1 autre changement à enregistrer" in question
        assert juror.app.return_code is None
        await come_back(juror, disk)
        assert juror.app.return_code == 0


def test_what_would_be_lost_is_told_in_words() -> None:
    counts = {
        (2, 0): "2 avis",
        (0, 1): "1 changement",
        (0, 2): "2 changements",
        (1, 2): "1 avis et 2 autres changements",
    }
    assert {it: unsaved_words(Unsaved(*it)).replace(NBSP, " ") for it in counts} == counts
