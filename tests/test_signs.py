"""No sign means two things, whichever signs are drawn."""

from __future__ import annotations

from dataclasses import asdict

from certif_tui.wording.signs import ASCII, WGL4

ALIKE = str.maketrans({"×": "x", "–": "-", "─": "-", "│": "|", "•": "*", "≈": "~", "░": "#", "█": "#"})
"""What a sign looks like on a bad screen."""
MARKS = ("valide", "non_valide", "sans_objet", "vide")


def test_every_sign_of_ascii_is_in_ascii_and_its_own() -> None:
    signs = list(asdict(ASCII).values())
    assert all(sign.isascii() for sign in signs)
    assert len(set(signs)) == len(signs)


def test_a_mark_looks_like_no_other_sign_of_either_kind() -> None:
    for name in MARKS:
        mark = getattr(ASCII, name).casefold()
        others = [getattr(glyphs, it) for glyphs in (WGL4, ASCII) for it in asdict(glyphs) if it != name]
        assert mark not in [other.translate(ALIKE).casefold() for other in others], name
