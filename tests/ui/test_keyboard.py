"""Whatever bytes come, they are understood or left out, and what comes next is understood."""

from __future__ import annotations

import random
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from certif_tui.ui import terminal
from certif_tui.ui.keyboard import ALONE_S, FAR_S, PATIENCE_S, Burst, Keyboard, TerminalDecoder

AGES = 0.01
"""Seconds a test may be ahead of what it waits for."""


class Desk:
    """A keyboard, and the time that passes at it."""

    def __init__(self, wait_s: float = ALONE_S) -> None:
        self.now = 0.0
        self.keyboard = Keyboard(lambda: self.now, wait_s)

    def type(self, data: bytes) -> str:
        """The letters of what comes; a key without one is named between angle brackets."""
        keys = [it for it in self.keyboard.hear(data) if isinstance(it, events.Key)]
        return "".join(key.character or f"<{key.key}>" for key in keys)

    def wait(self, seconds: float) -> str:
        """The letters that come of waiting."""
        self.now += seconds
        return self.type(b"")


@pytest.mark.parametrize(
    ("data", "letters"),
    [
        ("déjà « noté »".encode(), "déjà « noté »"),
        ("déjà « noté »".encode("cp1252"), "déjà « noté »"),
        (b"\xe9t\xe9 ", "été "),
        (b"\xe0\xe9.", "àé."),
        (b"\x80\x93\x94.", "€“”."),
        (b"\x81\x8d\x8f\x90\x9d.", "\ufffd" * 5 + "."),
        (b"\xff\xfe\xc0\xaf.", "ÿþÀ¯."),
        (b"\xed\xa0\x80.", "í\xa0€."),
        (b"\xf0\x9f\x98\x80", "\U0001f600"),
    ],
)
def test_what_is_no_utf_8_is_cp1252(data: bytes, letters: str) -> None:
    assert Desk().type(data) == letters


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30), st.data())
def test_a_text_cut_anywhere_is_the_same_text(text: str, data: st.DataObject) -> None:
    octets, decoder = text.encode(), TerminalDecoder()
    at = data.draw(st.integers(0, len(octets)))
    assert decoder.decode(octets[:at]) + decoder.decode(octets[at:]) == text
    assert not decoder.is_waiting


def test_a_letter_whose_rest_comes_late_is_one_letter() -> None:
    desk = Desk()
    assert (desk.type(b"a\xc3"), desk.wait(PATIENCE_S - AGES), desk.type(b"\xa9")) == ("a", "", "é")


def test_a_letter_whose_rest_never_comes_was_a_whole_one() -> None:
    desk = Desk()
    assert (desk.type(b"\xe9"), desk.wait(PATIENCE_S - AGES), desk.wait(2 * AGES)) == ("", "", "é")
    assert (desk.wait(PATIENCE_S), desk.type("é".encode())) == ("", "é")


def test_a_key_does_not_wait_behind_a_letter() -> None:
    assert Desk().type(b"\xe9\r") == "é\r"


@pytest.mark.parametrize("arrow", [b"\x1b[C", b"\x1b[1;5C", b"\x1bOC"])
@pytest.mark.parametrize("cut", [1, 2])
def test_an_arrow_cut_in_two_by_a_slow_line_is_that_arrow(arrow: bytes, cut: int) -> None:
    desk = Desk(FAR_S)
    assert (desk.type(arrow[:cut]), desk.wait(FAR_S - AGES)) == ("", "")
    assert desk.type(arrow[cut:] + b"o").endswith("right>o")


def test_escape_is_escape_once_nothing_more_came() -> None:
    desk = Desk(FAR_S)
    assert (desk.type(b"\x1b"), desk.wait(FAR_S - AGES), desk.wait(2 * AGES)) == ("", "", "\x1b")


@pytest.mark.parametrize("letters", ["n", "O", "Onn", "\r"])
def test_what_is_typed_after_escape_over_a_slow_line_is_no_part_of_it(letters: str) -> None:
    desk = Desk(FAR_S)
    desk.type(b"\x1b")
    assert desk.wait(ALONE_S + AGES) == ""
    typed = desk.type(letters[:1].encode()) + desk.type(letters[1:].encode()) + desk.wait(FAR_S)
    assert typed == "\x1b" + letters


@pytest.mark.parametrize("report", [b"\x1b[M \xc3\xa9", b"\x1b[M\xe2\x80\xa6", b"\x1b[M#\xff\xff", b"\x1b[M   "])
@pytest.mark.parametrize("cut", range(7))
def test_an_old_report_of_the_mouse_takes_no_key_with_it_and_types_none(report: bytes, cut: int) -> None:
    desk = Desk()
    sent = report + report + b"o\xc3\xa9"
    assert desk.type(sent[:cut]) + desk.type(sent[cut:]) == "oé"


@pytest.mark.parametrize(
    "sequence",
    [
        b"\x1b[48;99999999;99999999;1;1t",
        b"\x1b[48;0;0;0;0t",
        b"\x1b[48;24;80;0;0t\x1b[<35;5;5M",
        b"\x1b[200~\x1b[48;24;80;0;0t\xe9\x1b[201~",
    ],
)
def test_a_reply_no_terminal_should_send_leaves_the_next_key_alone(sequence: bytes) -> None:
    desk = Desk()
    heard = list(desk.keyboard.hear(sequence))
    assert all(it.size.area == 80 * 24 for it in heard if isinstance(it, events.Resize))
    assert desk.type(b"o") == "o"


@pytest.mark.parametrize("text", ["55296", "99999999", "1:2", ""])
def test_a_key_of_the_kitty_protocol_that_cannot_be_is_left_out(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("textual.constants.DISABLE_KITTY_KEY", False)
    desk = Desk()
    desk.type(f"\x1b[97;1:9;{text}u\x1b[99999999u\x1b[97;1;55296u".encode())
    assert desk.type(b"o") == "o"


def test_noise_ends_nothing_and_sends_nothing_that_cannot_be_written() -> None:
    rng = random.Random(2026)
    desk = Desk()
    for _ in range(2000):
        desk.type(rng.randbytes(rng.randrange(1, 12))).encode()
        desk.wait(rng.choice([0.0, PATIENCE_S]))
    desk.wait(PATIENCE_S)
    assert desk.type(b"\x1b[201~o").endswith("o")


@pytest.mark.parametrize(("name", "value"), [("sys.platform", "win32"), ("constants.DRIVER", "some.module:Driver")])
def test_where_textual_knows_better_the_driver_is_its_choice(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert terminal.driver_class() is not None or sys.platform == "win32"
    monkeypatch.setattr(f"certif_tui.ui.terminal.{name}", value)
    assert terminal.driver_class() is None


@pytest.mark.parametrize(
    ("data", "told"), [(b"on a", "on a"), ("cité".encode(), "cité"), (b"ono", None), (b"on\ron", None)]
)
def test_letters_that_come_all_at_once_are_told_before_they_are_keys(data: bytes, told: str | None) -> None:
    messages = list(Keyboard(lambda: 0.0).hear(data))
    bursts = [it.text for it in messages if isinstance(it, Burst)]
    assert bursts == ([] if told is None else [told]) and (not bursts or isinstance(messages[0], Burst))
