from __future__ import annotations

import pytest

from certif_tui.domain.lettres import plain
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.homonymes import homonymes
from certif_tui.domain.slugs import name_key, slug_of
from certif_tui.wording.text import sort_key


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Élodie", "elodie"), ("ŒUVRÉ", "oeuvre"), ("Æther", "aether"), ("N\u0303andú", "nandu"), ("STRAẞE", "strasse")],
)
def test_names_are_folded_alike_wherever_they_are_compared(text: str, folded: str) -> None:
    assert plain(text) == sort_key(text) == slug_of(text) == folded
    assert name_key(text) == name_key(folded)


def test_a_ligature_makes_a_homonym_of_who_is_written_without_it() -> None:
    people = (Candidat("duboeuf", "DUBŒUF Jean"), Candidat("duboeuf-2", "Duboeuf Jean"))
    assert set(homonymes(people)) == {"duboeuf", "duboeuf-2"}
