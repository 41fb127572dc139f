"""The juror's guide out of its Markdown: nothing of the markup is left, and words find the parts that speak of them."""

from __future__ import annotations

import re

import pytest

from certif_tui.documents.builders.guide import guide_document
from certif_tui.documents.guide import parse_guide
from certif_tui.documents.renderers.text import text_of
from certif_tui.services.guide import guide_text

SMALL = """# Guide

Une touche par **jugement** ; rien de plus.

![Un écran](ecran.svg)

## Pendant l'oral

| touche | effet |
|---|---|
| `Espace` `O` | validé |
| `S` | sans objet (le critère « le cas échéant ») |

- **Perdu** : relancez
  `certif-tui`.
- Voir [une année](annee/README.md).

## Après

La séance est levée.
"""
PRINTED = """Guide

Une touche par jugement ; rien de plus.

Pendant l'oral
  Espace O : validé
  S : sans objet (le critère « le cas échéant »)

  - Perdu : relancez certif-tui.
  - Voir une année.

Après
  La séance est levée.
"""


def printed(words: str = "") -> str:
    return text_of(guide_document(parse_guide(SMALL).about(words))).replace("\u00a0", " ")


def test_it_is_read_as_plain_text() -> None:
    assert printed() == PRINTED


@pytest.mark.parametrize("words", ["seance", "LEVÉE", "apres", "est  levée"])
def test_words_keep_the_parts_that_hold_them_whatever_accents_and_capitals(words: str) -> None:
    assert printed(words) == "Guide\n\nAprès\n  La séance est levée.\n"


def test_words_are_found_across_the_blanks_of_french_signs_and_the_ends_of_lines() -> None:
    assert "Pendant l'oral" in printed("perdu : relancez certif-tui")
    assert parse_guide(SMALL).about("inconnu").parties == ()


def test_nothing_of_the_markup_is_left_in_the_guide() -> None:
    text = text_of(guide_document(parse_guide(guide_text())))
    assert re.findall(r"\*\*|`|\]\(|^\s*\||^\s*#|^\s*---", text, re.MULTILINE) == []
    assert re.findall(r" [:;!?»]|« ", text) == []
    assert len(text) > 10_000 and max(map(len, text.splitlines())) <= 80
