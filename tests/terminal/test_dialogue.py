"""A whole candidat graded without a screen, by somebody who knows nothing but what is printed, in a real terminal."""

from __future__ import annotations

import json
import re
import signal
from collections.abc import Callable

from tests.terminal.room import Room
from tests.terminal.sheets import LYON, sheet
from tests.terminal.terminal import Terminal

START = ("evaluer", LYON, "dupont-claire", "--jure", "martin-paul", "--dialogue")
ESCAPE = b"\x1b"


class Blind:
    """Hears what a terminal prints, line after line, and answers; knows no code, no name, no number beforehand."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal, self._heard = terminal, 0

    def listen(self, question: str) -> str:
        """What was printed since the last answer, up to a line that matches this question."""
        found: list[str] = []

        def asked(terminal: Terminal) -> bool:
            text = terminal.raw.decode("utf-8", "replace").replace("\u00a0", " ").replace("\r\n", "\n")
            fresh = text[self._heard :]
            if re.search(question, fresh, re.MULTILINE) is None or not fresh.endswith("\n"):
                return False
            found.append(fresh)
            self._heard = len(text)
            return True

        self._terminal.wait_for(asked)
        return found[0]

    def answer(self, words: str) -> None:
        self._terminal.send(words + "\n")


def events(room: Room) -> list[dict[str, str]]:
    return list(json.loads(sheet(room.sessions, "dupont-claire").read_bytes())["journal"].values())


def test_a_whole_candidat_is_graded_and_handed_in_by_what_is_printed_alone(room: Room) -> None:
    terminal = room.start(*START)
    juror = Blind(terminal)
    said = juror.listen(r"votre avis \?$")
    total = int(re.search(r"(\d+) critères, 0 évalué", said)[1])  # type: ignore[index]
    yes = re.search(r"(\w+) pour validé", said)[1]  # type: ignore[index]
    expected = []
    while match := re.search(r"^(\S+), votre avis \?$", said, re.MULTILINE):
        expected.append(match[1])
        assert re.search(rf"^{re.escape(match[1])} : \w.{{20,}}$", said, re.MULTILINE), "its wording in full"
        juror.answer(yes)
        said = juror.listen(r"(votre avis|Que faire) \?.*$")
        assert f"{match[1]} : validé, enregistré." in said
    assert len(expected) == len(set(expected)) == total
    assert all(len(line) <= 80 for line in terminal.raw.decode().splitlines()), "folded between words"
    hand_in = re.search(r"Que faire \? (\w+),", said)[1]  # type: ignore[index]
    juror.answer(hand_in)
    juror.listen(r"tapez\s+le\s+motif")
    juror.answer("rien n'était noté")
    juror.listen(r"Oui ou non \?$")
    juror.answer("oui")
    said = juror.listen("Grille remise : ")
    assert terminal.ended() == 0
    assert ESCAPE not in terminal.raw
    stored = events(room)
    assert [it["critere"] for it in stored if it["type"] == "avis_donne"] == expected
    assert [it["type"] for it in stored][-1] == "remise"


def leave(room: Room, how: Callable[[Terminal], None]) -> tuple[int, str]:
    terminal = room.start(*START)
    juror = Blind(terminal)
    juror.listen(r"votre avis \?$")
    juror.answer("o")
    juror.listen(r"votre avis \?$")
    how(terminal)
    code = terminal.ended()
    return code, terminal.raw.decode().replace("\u00a0", " ")


def test_ctrl_c_and_ctrl_d_leave_without_a_traceback_and_say_what_is_kept(room: Room) -> None:
    for key, code in ((b"\x03", 128 + signal.SIGINT), (b"\x04", 0)):
        ended, said = leave(room, lambda terminal, key=key: terminal.send(key))  # type: ignore[misc]
        assert ended == code
        assert "sur 14, tout est enregistré, grille non remise." in said
        assert "Traceback" not in said and "panne" not in said
    assert sum(it["type"] == "avis_donne" for it in events(room)) == 2


def test_a_sheet_taken_over_stops_the_dialogue_and_says_so(room: Room) -> None:
    terminal = room.start(*START)
    juror = Blind(terminal)
    juror.listen(r"votre avis \?$")
    other = room.start(*START, "--prendre-la-main")
    Blind(other).listen(r"votre avis \?$")
    juror.answer("o")
    assert terminal.ended() == 4
    assert "prise en main ailleurs" in terminal.text
    assert not any(it["type"] == "avis_donne" for it in events(room))
