from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from certif_tui.cli.dialogue.voix import folded


def test_lines_are_folded_between_words_and_never_before_a_high_sign() -> None:
    assert folded("un deux trois\nquatre\u00a0: cinq", 9) == "un deux\ntrois\nquatre\u00a0:\ncinq"


@given(st.text("ab é\n", max_size=80), st.integers(5, 30))
def test_folding_loses_no_word_and_joins_no_lines(text: str, width: int) -> None:
    assert folded(text, width).split() == text.split()
    assert len(folded(text, width).split("\n")) >= len(text.split("\n"))
