"""An event that is declared is kept in a stream and told in words; its folds and what depends on it, mypy asks for."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certif_tui import domain
from certif_tui.documents.faits import Faits
from certif_tui.domain.evenements.base import Evenement, Ouverture
from certif_tui.domain.evenements.catalogue import TYPES, EvenementConnu
from certif_tui.domain.session.dependances import dependance
from certif_tui.domain.session.evenements import CandidatAjoute, EvenementSession
from certif_tui.domain.session.state import fold
from tests.domain.test_evenements import events

OF_A_SESSION = [model.model_fields["type"].default for model in get_args(EvenementSession) if model is not Ouverture]
SOMEBODY = CandidatAjoute(
    id="f" * 32, instant=datetime(2026, 6, 12, tzinfo=UTC), auteur="secretariat", candidat="somebody", nom="X"
)


def declared() -> Iterator[type[Evenement]]:
    """Every kind of event that stands in a module of the domain."""
    for module in pkgutil.walk_packages(domain.__path__, f"{domain.__name__}."):
        importlib.import_module(module.name)
    waiting: list[type[Evenement]] = [Evenement]
    while waiting:
        cls = waiting.pop()
        waiting += cls.__subclasses__()
        if cls.__module__.startswith(domain.__name__) and "type" in cls.model_fields:
            yield cls


def test_every_event_has_a_stream() -> None:
    lost = [cls.__name__ for cls in declared() if cls not in get_args(EvenementConnu)]
    assert not lost, f"{lost} in no stream: into the union of theirs, and that one into EvenementConnu"
    assert len(TYPES) == len(list(declared()))


@pytest.mark.parametrize("nom", OF_A_SESSION)
@settings(max_examples=3)
@given(data=st.data())
def test_every_event_of_a_session_is_told_in_words_and_can_be_asked_what_it_needs(
    nom: str, data: st.DataObject
) -> None:
    evenement: EvenementSession = data.draw(events(nom))  # type: ignore[assignment]
    every = [SOMEBODY, evenement]
    words = Faits(fold("s", every), every).dit(evenement).texte
    assert words.strip(), f"{nom} has no words in documents/faits.py"
    assert words != nom, f"{nom} is told by its type in documents/faits.py"
    assert dependance("s", every, every) is None
