"""The keys of each screen: those that lead to a command, and those still free. `make keys` prints them."""

from __future__ import annotations

from string import ascii_lowercase
from typing import Any

from certif_tui.ui.app import CertifApp
from certif_tui.ui.commands import key_name, with_caps_lock
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.touches import every_screen, keymap_of
from certif_tui.ui.verbes import NUMBER_ROW

NEVER_SENT = "abhijm"
"""Letters that Ctrl makes another key of, or that screen and tmux keep to themselves."""
TAKEN_EVERYWHERE = "c"
"""The letter with which Ctrl stops other programs: here it says how to quit."""
SIGNS = ("question_mark", "comma", "slash", "colon", "less_than_sign", "greater_than_sign")
MOVES = ("space", "up", "down", "left", "right", "tab", "shift+tab", "enter", "escape", "backspace")

COMMANDS = (
    *ascii_lowercase,
    *(f"f{number}" for number in range(1, 10)),
    *(f"ctrl+{letter}" for letter in ascii_lowercase if letter not in NEVER_SENT + TAKEN_EVERYWHERE),
    *NUMBER_ROW,
    *SIGNS,
)
"""The keys a command may have: an AZERTY keyboard sends them over any line, with or without Caps Lock."""
SENT = {key for keys in (*COMMANDS, *MOVES) for key in with_caps_lock(keys).split(",")}


def taken(screen: type[Ecran[Any]]) -> dict[str, list[str]]:
    """Each key of a screen, with the names of the commands it leads to."""
    leads: dict[str, list[str]] = {}
    for ident, keys in keymap_of(screen, CertifApp.BINDINGS).items():
        for key in keys:
            leads.setdefault(key, []).append(ident)
    return leads


def free(screen: type[Ecran[Any]]) -> list[str]:
    """The keys that lead nowhere on a screen yet; those that are one key of the number row together."""
    known = taken(screen)
    return [keys for keys in COMMANDS if not any(key in known for key in keys.split(","))]


def told(screen: type[Ecran[Any]]) -> str:
    """The keys of a screen in lines, a capital left out where its letter does the same."""
    lines = [
        f"  {key_name(key):<10} {' '.join(idents)}"
        for key, idents in taken(screen).items()
        if key == key.lower() or idents != taken(screen).get(key.lower())
    ]
    names = " ".join("".join(map(key_name, keys.split(","))) for keys in free(screen))
    return "\n".join([f"{screen.__name__} ({screen.__module__})", *lines, f"  free: {names}"])


if __name__ == "__main__":
    print("\n\n".join(map(told, sorted(every_screen(), key=lambda screen: screen.__module__))))
