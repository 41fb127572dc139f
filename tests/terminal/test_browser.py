"""The program in a page of a browser, as Textual's web servers show it: packets on pipes in place of a terminal."""

from __future__ import annotations

import json
import os
import select
import subprocess
import time
from collections.abc import Iterator

import pytest

from tests.terminal.room import Room
from tests.terminal.sheets import LYON, marks_on_disk, sheet
from tests.terminal.terminal import PATIENCE_S

READY = b"__GANGLION__\n"


class Page:
    """A page that shows the program; closing it is a message, as the server sends it."""

    def __init__(self, room: Room, *arguments: str) -> None:
        environment = room.environment | {"TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver"}
        self.process = subprocess.Popen(
            [room.installed.program, *arguments],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.raw = b""

    def send(self, keys: str) -> None:
        """Type."""
        self._packet(b"D", keys.encode())

    def tell(self, **message: str) -> None:
        """Send what the server has to say."""
        self._packet(b"M", json.dumps(message).encode())

    def _packet(self, kind: bytes, payload: bytes) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(kind + len(payload).to_bytes(4, "big") + payload)
        self.process.stdin.flush()

    def wait_for(self, seen: bytes) -> None:
        """Read until the page shows that, since the last time."""
        assert self.process.stdout is not None
        deadline = time.monotonic() + PATIENCE_S
        while seen not in self.raw:
            assert time.monotonic() < deadline, (seen, self.raw[-2000:])
            if select.select([self.process.stdout], [], [], 0.1)[0]:
                read = os.read(self.process.stdout.fileno(), 65536)
                assert read, (seen, self.raw[-2000:], self.process.stderr)
                self.raw += read
        self.raw = b""

    def ended(self) -> int:
        """The exit code, once it ended by itself."""
        self.process.communicate(timeout=PATIENCE_S)
        return self.process.returncode


@pytest.fixture
def page(room: Room) -> Iterator[Page]:
    page = Page(room, "--jure", "MARTIN Paul", "ouvrir", LYON)
    page.wait_for(READY)
    yield page
    page.process.kill()
    page.process.communicate()


def remarques(room: Room) -> list[str]:
    events = json.loads(sheet(room.sessions, "dupont-claire").read_bytes())["journal"].values()
    return [event["texte"] for event in events if event["type"] == "remarque_ecrite"]


@pytest.mark.parametrize("closed", ["quit", "pipe"])
def test_a_page_that_is_closed_keeps_the_remarque_being_written(room: Room, page: Page, closed: str) -> None:
    page.wait_for(b"DUPONT Claire")
    page.send("\r")
    page.wait_for(b"CR3.1.1")
    page.send("r")
    page.wait_for(b"Remarque sur")
    page.send("rien sur les marges")
    page.wait_for(b"marges")
    if closed == "quit":
        page.tell(type="quit")
    else:
        assert page.process.stdin is not None
        page.process.stdin.close()
        page.process.stdin = None
    assert page.ended() == 0
    assert remarques(room) == ["rien sur les marges"]


def test_two_pages_are_two_people(room: Room, page: Page) -> None:
    page.wait_for(b"MARTIN Paul")
    other = Page(room, "ouvrir", LYON)
    other.wait_for("Qui êtes-vous".encode())
    other.tell(type="quit")
    assert other.ended() == 0


def test_marks_shown_when_a_page_is_closed_are_kept(room: Room, page: Page) -> None:
    page.wait_for(b"DUPONT Claire")
    page.send("\r")
    page.wait_for(b"CR3.1.1")
    page.send("on" * 4)
    page.wait_for(b"1/9")
    page.tell(type="quit")
    assert page.ended() == 0
    assert len(marks_on_disk(room.sessions, "dupont-claire")) == 8
