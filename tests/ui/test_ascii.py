"""ASCII mode has no other sign at all, on any screen."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from certif_tui.ui.ascii import in_ascii
from certif_tui.wording.signs import WGL4
from tests.services.desk import Desk
from tests.ui.conftest import OpenApp
from tests.ui.juror import Juror

FRENCH = set("àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ")


def others(text: str) -> set[str]:
    """What is neither ASCII nor a French letter."""
    return {char for char in text if not char.isascii()} - FRENCH


@given(st.text())
def test_whatever_is_shown_only_ascii_and_letters_are_left_in_as_many_cells(text: str) -> None:
    left = in_ascii(text)
    assert all(it.isascii() or unicodedata.category(it)[0] in "LM" for it in left)
    assert cell_len(left) == cell_len(text)


@pytest.mark.parametrize("sign", [getattr(WGL4, name) for name in WGL4.__dataclass_fields__])
def test_every_sign_of_ours_has_one_that_is_not_the_unknown_one(sign: str) -> None:
    assert in_ascii(sign).isascii() and in_ascii(sign) != "?"


def test_french_is_read_as_before() -> None:
    assert in_ascii("Où l'œuvre est « validée », 3\u00a0× – n°\u00a04…") == 'Où l\'œuvre est " validée ", 3 * - no 4.'


SCREENS = {
    *("Accueil", "SessionScreen", "Evaluation", "BilanScreen", "Infos", "HorairesScreen", "Planification"),
    *("GroupesScreen", "RegistreScreen", "ParcoursScreen", "Creation", "Remarque"),
}


async def act(juror: Juror, action: str) -> None:
    await juror.app.screen.run_action(action)
    await juror.settle()
    await juror.settle()


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40)])
async def test_no_screen_shows_another_sign(
    open_app: OpenApp, desk: Desk, tmp_path: Path, size: tuple[int, int]
) -> None:
    (tmp_path / "reglages.toml").write_text("ascii = true\n")
    seen: set[str] = set()
    async with open_app(size, session=desk.slug) as juror:

        async def look(action: str) -> None:
            await act(juror, action)
            seen.add(type(juror.app.screen).__name__)
            assert others(juror.text) == set(), (action, juror.app.screen)

        if juror.sees("Qui"):
            await juror.press("1")
        await look("app.aide")
        await juror.press("escape")
        seen.add(type(juror.app.screen).__name__)
        await look("evaluer")
        for action in ("avis('valide')", "avis('non_valide')", "bascule", "remarque"):
            await look(action)
        await juror.type("court")
        await juror.press("enter")
        for action in ("bilan", "grille", "infos"):
            await look(action)
        await juror.press("escape", "escape", "q")
        for action in ("presence", "incident", "horaires", "groupes", "registre", "infos", "ajouter", "retour"):
            await look(action)
            if action == "horaires":
                await look("planifier")
                await juror.press("escape")
            if action != "retour":
                await juror.press("escape")
        await look("parcours")
        await juror.press("escape")
        await look("creer")
    assert seen >= SCREENS, SCREENS - seen
