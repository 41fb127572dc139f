from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from textual import events
from textual.screen import ModalScreen

from certif_tui.journal import kinds
from certif_tui.ui.dialogs import remarque
from certif_tui.ui.dialogs.choix import Choix
from certif_tui.ui.dialogs.information import Information
from certif_tui.ui.dialogs.remarque import Remarque
from certif_tui.ui.dialogs.saisie import Saisie
from certif_tui.ui.dialogs.yes_no import YesNo
from certif_tui.ui.screens.accueil import Accueil
from tests.ui.folder import Folder, harmless, paste
from tests.ui.juror import Juror

CHOICES = [(number, words) for number, words in enumerate(("attendu", "présent", "absent", "Écarté", "abandon"))]


class Asker(Juror):
    """A juror whom dialogs ask; what they answered stands in `answers`."""

    answers: list[Any]

    async def ask(self, dialog: ModalScreen[Any], *keys: str) -> Any:
        """The last answer, after these keys; `...` when there is none yet."""
        self.answers = []
        self.app.push_screen(dialog, self.answers.append)
        await self.settle()
        await self.press(*keys)
        return self.answers[-1] if self.answers else ...


@pytest.fixture
async def asker(folder: Folder) -> AsyncIterator[Asker]:
    async with folder.open() as juror:
        yield Asker(juror.app, juror.pilot, juror.machine)


async def test_a_line_is_given_with_enter_and_dropped_with_escape(asker: Asker) -> None:
    assert await asker.ask(Saisie("Titre", "Invite", "déjà"), "!", "enter") == "déjà!"
    assert await asker.ask(Saisie("Titre", "Invite"), "a", "escape") is None


async def test_several_lines_are_given_with_ctrl_s(asker: Asker) -> None:
    assert await asker.ask(Saisie("Titre", "Invite", multiligne=True), "a", "enter", "b", "ctrl+s") == "a\nb"


async def test_a_pasted_line_is_kept_whole_and_harmless(asker: Asker) -> None:
    await asker.ask(Saisie("Titre", "Invite"))
    await paste(asker, "DUPONT\r\nClaire \x1b]52;c;QUFB\x07\u202e [/]")
    assert harmless(asker.text) and asker.sees("[/]")
    await asker.press("enter")
    assert asker.answers == ["DUPONT Claire \ufffd]52;c;QUFB\ufffd\ufffd [/]"]


async def test_a_line_too_long_is_cut_not_refused(asker: Asker) -> None:
    await asker.ask(Saisie("Titre", "Invite"))
    await paste(asker, "x" * 400)
    await asker.press("y", "enter")
    assert asker.answers == ["x" * 300]


async def test_the_safe_answer_is_under_the_cursor_and_every_other_key_says_no(asker: Asker) -> None:
    for keys, expected in (
        (("enter",), False),
        (("down", "enter"), True),
        (("t",), True),
        (("T",), True),
        (("f",), False),
        (("F",), False),
        (("o",), ...),
        (("n",), ...),
        (("escape",), False),
        (("x",), ...),
    ):
        assert await asker.ask(YesNo("Titre", "Question ?", "Terminer"), *keys) is expected
    assert asker.sees("► Fermer") and asker.sees("Terminer") and not asker.sees("Annuler")


async def test_a_choice_is_made_by_arrows_numbers_or_first_letters(asker: Asker) -> None:
    for keys, expected in (
        (("enter",), 0),
        (("down", "down", "enter"), 2),
        (("2",), 1),
        (("é",), 1),
        (("É",), 1),
        (("apostrophe",), 3),
        (("p", "enter"), 1),
        (("a", "A", "enter"), 4),
        (("e", "enter"), 3),
        (("9",), ...),
        (("escape",), None),
    ):
        await asker.press(*["escape"] * isinstance(asker.app.screen, Choix))
        assert await asker.ask(Choix("Présence", CHOICES), *keys) == expected


async def test_a_choice_starts_on_the_present_value(asker: Asker) -> None:
    assert await asker.ask(Choix("Présence", CHOICES, actuel=2), "enter") == 2


async def test_one_click_chooses(asker: Asker) -> None:
    await asker.ask(Choix("Présence", CHOICES))
    await asker.pilot.click("#options", offset=(4, 3))
    await asker.settle()
    assert asker.answers == [3]
    await asker.ask(Choix("Présence", CHOICES))
    await asker.pilot.click("Dialogue KeyLine", offset=(18, 0))
    await asker.settle()
    assert asker.answers == [None]


async def test_a_dialog_leaves_the_top_of_the_screen_in_sight(asker: Asker) -> None:
    await asker.ask(Choix("Présence", [(number, f"choix {number}") for number in range(500)]))
    assert asker.sees("certif-tui · évaluation") and asker.sees("choix 9") and not asker.sees("choix 10")
    await asker.press("end")
    assert asker.sees("choix 499")


async def test_answering_twice_in_a_hurry_closes_one_screen(asker: Asker) -> None:
    asker.app.push_screen(Information("Dessous", "Un texte"))
    await asker.ask(Saisie("Titre", "Invite"))
    dialog = asker.app.screen
    assert isinstance(dialog, Saisie)
    dialog.action_donner()
    dialog.action_donner()
    await asker.settle()
    assert asker.answers == [""] and isinstance(asker.app.screen, Information)


async def type_at_once(asker: Asker, dialog: ModalScreen[Any]) -> None:
    asker.app.push_screen(dialog, lambda answer: asker.answers.append(answer))
    for key in ("a", "b", "c"):
        asker.app.post_message(events.Key(key, key))
    await asker.settle()
    await asker.press("enter")


async def test_what_is_typed_before_a_dialog_is_drawn_is_not_lost(asker: Asker) -> None:
    asker.answers = []
    await type_at_once(asker, Saisie("Titre", "Invite"))
    assert asker.answers == ["abc"]
    kept: list[str] = []
    await type_at_once(asker, Remarque("C3.1", "", lambda text, _draft: kept.append(text)))
    assert kept == ["abc"]


@pytest.mark.parametrize("key", ["enter", "escape"])
async def test_a_remarque_is_kept_however_it_is_left(asker: Asker, key: str) -> None:
    kept: list[tuple[str, bool]] = []
    await asker.ask(Remarque("CR3.1.1", "été", lambda text, draft: kept.append((text, draft))), "s", "space", key)
    assert kept == [("étés", False)] and isinstance(asker.app.screen, Accueil)


async def test_a_draft_is_kept_after_a_rest_once_for_each_change(asker: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remarque, "IDLE_S", 0.001)
    kept: asyncio.Queue[tuple[str, bool]] = asyncio.Queue()
    dialog = Remarque("CR3.1.1", "", lambda text, draft: kept.put_nowait((text, draft)))
    await asker.ask(dialog, "a")
    assert await asyncio.wait_for(kept.get(), 5) == ("a", True)
    dialog.keep_draft()
    await asker.press("enter")
    assert await asyncio.wait_for(kept.get(), 5) == ("a", False) and kept.empty()


async def test_a_remarque_has_lines_and_ends_at_4000_characters(asker: Asker) -> None:
    kept: list[str] = []
    await asker.ask(Remarque("C3.1", "", lambda text, _draft: kept.append(text)), "a", "ctrl+j", "b")
    assert not asker.sees("caractère")
    await paste(asker, "\r\n" + "é" * 3900)
    assert asker.sees("Encore 96 caractères au plus.")
    await paste(asker, "à" * 200)
    assert asker.sees("Trop long : 104 caractères écartés, 4000 au plus.")
    await asker.press("x")
    assert asker.sees("Trop long : 1 caractère écarté, 4000 au plus.")
    await asker.press("backspace", "y")
    assert asker.sees("La remarque est pleine")
    await asker.press("escape")
    assert kept == ["a\nb\n" + "é" * 3900 + "à" * 95 + "y"]


@pytest.mark.parametrize("how", ["ctrl+q", "hang up"])
async def test_a_remarque_being_typed_does_not_go_with_the_program(folder: Folder, how: str) -> None:
    slug = folder.create("DUPONT Claire")
    async with folder.open(session=slug) as juror:
        await juror.press("1", "enter", "r", "o", "k")
        await juror.press("ctrl+q") if how == "ctrl+q" else juror.app.hang_up()
    journal = folder.bureau().contexte.journal
    assert journal.read(kinds.GRILLE.at(slug, "dupont-claire", "martin-paul")).state.remarque("CR3.1.1") == "ok"


async def test_a_hostile_remarque_left_untouched_is_given_back_as_it_was(asker: Asker) -> None:
    kept: list[str] = []
    await asker.ask(Remarque("C3.1", "\x1b[2J ici", lambda text, _draft: kept.append(text)))
    assert harmless(asker.text) and asker.sees("ici")
    await asker.press("enter")
    assert kept == ["\x1b[2J ici"]


async def test_help_finds_a_command_whatever_the_accents_and_runs_it(asker: Asker) -> None:
    await asker.press("f1")
    assert asker.sees("F3 Guide") and asker.sees("F4 Réglages")
    await asker.type("demonstr")
    assert asker.sees("Ouvre une session fictive.") and asker.sees("accueil.demonstration")
    await asker.press("enter")
    assert asker.sees("DÉMONSTRATION · BLOC 3")


@pytest.mark.parametrize("size", [(60, 16), (80, 23), (120, 40)])
async def test_help_is_never_cut_and_shows_the_keys_of_the_settings_file(folder: Folder, size: tuple[int, int]) -> None:
    folder.demarrage.reglages.write_text('ascii = true\n[touches]\n"accueil.creer" = "k,f9"\n')
    async with folder.open(size) as juror:
        assert juror.sees("K Nouvelle session")
        await juror.press("f1")
        assert "K F9" in juror.line_with("Nouvelle session")
        assert "> Entrée" in juror.text and juror.sees("Ligne 2 sur") and juror.sees("accueil.ouvrir")
        assert juror.sees("Échap Fermer") and not juror.sees("…")


async def test_a_search_that_finds_nothing_before_help_was_painted_says_so(asker: Asker) -> None:
    for key, character in (("f1", None), ("z", "z"), ("q", "q"), ("x", "x")):
        asker.app.post_message(events.Key(key, character))
    await asker.settle()
    assert asker.sees("Aucune commande ne correspond.")


async def test_help_says_when_no_command_matches(asker: Asker) -> None:
    await asker.press("?")
    await asker.type("zzz")
    assert asker.sees("Aucune commande ne correspond.")
    await asker.press("enter")
    assert asker.sees("Aucune commande ne correspond.")
    await asker.press("escape")
    assert isinstance(asker.app.screen, Accueil)


async def test_the_arrows_choose_in_help_while_typing(asker: Asker) -> None:
    await asker.press("ctrl+p", "e", "s", "down")
    chosen = asker.line_with("► ")
    await asker.press("up")
    assert asker.line_with("► ") != chosen


@pytest.mark.parametrize("size", [(60, 16), (20, 5)])
@pytest.mark.parametrize(
    "dialog",
    [
        lambda: Saisie("Titre", "Invite", "valeur"),
        lambda: Saisie("Titre", "Invite", "valeur", multiligne=True),
        lambda: Choix("Titre", CHOICES),
        lambda: YesNo("Titre", "Une question assez longue pour deux lignes au moins ?", "Oui"),
        lambda: Information("Titre", "mot " * 200),
        lambda: Remarque("C3.1", "texte", lambda _text, _draft: None),
    ],
)
async def test_a_dialog_survives_any_size(asker: Asker, dialog: Any, size: tuple[int, int]) -> None:
    await asker.ask(dialog())
    await asker.pilot.resize_terminal(*size)
    await asker.settle()
    await asker.pilot.resize_terminal(80, 24)
    await asker.settle()
    assert asker.sees("Titre") or asker.sees("Remarque sur C3.1")
    await asker.press("escape")
    assert isinstance(asker.app.screen, Accueil)
