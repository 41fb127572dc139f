"""Help: in the order of the work, in whole sentences, with every sign, and other words find where a command is."""

from __future__ import annotations

from pathlib import Path

import pytest

from certif_tui.ui.app import CertifApp
from certif_tui.ui.commands import Chapitre, Commande
from certif_tui.ui.dialogs.aide import Aide
from certif_tui.ui.dialogs.liste_aide import ListeAide
from certif_tui.ui.dialogs.trouvailles import found
from certif_tui.ui.touches import every_command
from certif_tui.wording.aide import LIEUX, legende
from certif_tui.wording.signs import ASCII, WGL4
from tests.ui.conftest import OpenApp
from tests.ui.folder import read
from tests.ui.juror import Juror

EVERYWHERE = {"aide", "application"}
BILAN = Commande("evaluation.bilan", ("B",), "bilan", "Bilan", "Résultat du candidat", True, Chapitre.RESULTAT)
VALIDE = Commande("evaluation.valide", ("Espace", "O"), "v", "Validé", "Valide le critère", True, Chapitre.NOTER)
REMETTRE = Commande("bilan.remettre", ("Ctrl+S", "F5"), "remettre", "Remettre", "Remet la grille", True)


def said(words: str, *ailleurs: Commande) -> list[str]:
    return [it.libelle or it.explication for it in found(words, (BILAN, VALIDE), ailleurs, WGL4) if not it.titre]


def headings(juror: Juror) -> list[str]:
    return [it.libelle for it in juror.app.screen.query_one(ListeAide)._rangs if it.titre]


def test_commands_come_in_the_order_of_the_work_under_their_headings() -> None:
    rows = found("", (BILAN, VALIDE), (), WGL4)
    assert [it.libelle for it in rows[:4]] == ["Noter", "Validé", "Résultat", "Bilan"]


def test_what_is_on_another_screen_is_found_with_the_way_and_the_key() -> None:
    assert said("remettre", REMETTRE) == ["Remettre\u00a0: dans le bilan (B), Ctrl+S. Remet la grille."]


def test_other_words_find_it_too_and_what_has_nothing_to_do_with_it_does_not() -> None:
    assert said("rendre", REMETTRE) == said("remettre", REMETTRE)
    assert said("verdict") == ["Bilan"] and said("xyz", REMETTRE) == []


def test_a_command_that_is_here_is_not_told_to_be_elsewhere() -> None:
    assert said("bilan", BILAN) == ["Bilan"]


def test_words_as_short_as_two_letters_find_no_likes() -> None:
    assert "Bilan" not in said("ve")


def test_every_screen_with_commands_is_named() -> None:
    prefixes = {it.ident.partition(".")[0] for it in every_command(CertifApp.BINDINGS, {})}
    assert prefixes - EVERYWHERE <= set(LIEUX)


@pytest.mark.parametrize("glyphs", [WGL4, ASCII])
def test_the_legend_tells_every_sign_of_the_mode_in_use_once(glyphs: object) -> None:
    signs = [sign for sign, _meaning in legende(WGL4 if glyphs is WGL4 else ASCII)]
    assert len(signs) == len(set(signs))
    assert set(signs) >= (set("■×–□•·≈●+!►") if glyphs is WGL4 else set("VNS.*'~!+>"))


async def test_on_the_sheet_the_work_comes_first_and_the_program_last(grade: OpenApp) -> None:
    async with grade() as juror:
        await juror.press("f1")
        assert headings(juror) == [
            *("Noter", "Aller à une ligne", "Chronomètre", "Résultat", "Faire passer", "Programme", "Les signes"),
        ]


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40)])
async def test_every_sentence_is_whole_at_any_width(grade: OpenApp, size: tuple[int, int]) -> None:
    async with grade(size) as juror:
        await juror.press("f1")
        seen: list[str] = []
        liste = juror.at(Aide).query_one(ListeAide)
        for row in range(liste.count):
            liste.go_to(row)
            await juror.settle()
            seen.append(" ".join(juror.text.replace("\u00a0", " ").split()))
        assert "…" not in " ".join(seen).replace("commencé à…", "")
        for wanted in ("Donne après coup la raison", "Épreuve et règle", "Le critère n'est pas encore évalué."):
            assert any(wanted in it for it in seen)


async def test_the_cursor_steps_over_headings_both_ways(grade: OpenApp) -> None:
    async with grade() as juror:
        await juror.press("f1")
        liste = juror.at(Aide).query_one(ListeAide)
        for key in (*["down"] * 70, *["up"] * 70, "pagedown", "pageup"):
            await juror.press(key)
            assert liste.current is not None and not liste.current.titre
        assert liste.cursor == 1 and juror.sees("Noter")


async def test_remettre_typed_on_the_sheet_says_where_and_enter_goes_there(grade: OpenApp) -> None:
    async with grade() as juror:
        await juror.press("f1")
        await juror.type("remettre")
        await read(juror)
        assert juror.sees("Remettre : dans le bilan (B), Ctrl+S. Remet la grille : elle ne change plus.")
        await juror.press("down", "enter")
        assert juror.sees("BILAN ·")


async def test_a_key_of_ones_own_is_named_for_another_screen_too(grade: OpenApp, tmp_path: Path) -> None:
    (tmp_path / "reglages.toml").write_text('[touches]\n"bilan.remettre" = "f9"\n')
    async with grade() as juror:
        await juror.press("f1")
        await juror.type("remettre")
        await read(juror)
        assert juror.sees("dans le bilan (B), F9.")


async def test_settings_are_a_key_away_from_help(grade: OpenApp) -> None:
    async with grade() as juror:
        await juror.press("f1", "f4")
        assert juror.sees("Réglages, gardés aussitôt")
