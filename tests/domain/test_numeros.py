"""What stands in the place of a number identifies nobody."""

from __future__ import annotations

import pytest

from certif_tui.domain.personnes.numeros import identifies_nobody


@pytest.mark.parametrize(
    "numero",
    [
        *(
            "-",
            "—",
            "?",
            "??",
            "...",
            '"',
            "0",
            "0000",
            "0,0",
            "n.c.",
            "ND",
            "N/A",
            "#N/A",
            "#REF!",
            "#DIV/0!",
            "Err:502",
        ),
        *(
            "à attribuer",
            "en attente",
            "en cours d'attribution",
            "pas encore",
            "sans n°",
            "pas de n°",
            "cf. mail",
            "TBC",
        ),
        *("XXXX", "N°", "numéro", "à compléter ultérieurement", "nouveau", "n° à venir"),
    ],
)
def test_a_placeholder_is_nobody_s_number(numero: str) -> None:
    assert identifies_nobody(numero)


@pytest.mark.parametrize("numero", ["A12", "12", "00007", "2026-001", "n° 12", "dupcla", "A 12", "INE 12 AB"])
def test_a_number_is_somebody_s(numero: str) -> None:
    assert not identifies_nobody(numero)
