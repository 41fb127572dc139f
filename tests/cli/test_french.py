"""French down to click's own words.

When a new click says something new, add it to `certif_tui/locale/fr/LC_MESSAGES/click.po` and compile:
`pybabel compile -D click -d certif_tui/locale`.
"""

from __future__ import annotations

import gettext
import io
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from certif_tui.cli.french import DOMAIN, LOCALE
from certif_tui.cli.lazy_group import DeferredCommand
from certif_tui.cli.programme import programme
from tests.cli.conftest import Certif, plain

CATALOGUE = LOCALE / "fr" / "LC_MESSAGES"
ENGLISH = re.compile(
    r"\b(the|is|are|was|not|no such|usage:|option[s]?:|show|this|message|exit|error|missing|invalid|value|try|for help|"
    r"did you|got|unexpected|requires?|takes|file|directory|path|text|integer|default|required|please|aborted)\b",
    re.IGNORECASE,
)
FRENCH_TOO = re.compile(r"\[OPTIONS\]|Options ?:|--\w[\w-]*|Message|Usage ?:")


def said_by_click() -> Iterator[str]:
    """Every message of the installed click that goes through gettext."""
    folder = Path(click.__file__).parent
    for _, _, message, _, _ in extract_from_dir(
        str(folder), method_map=[("**.py", "python")], keywords={"_": None, "ngettext": (1, 2)}
    ):
        yield message[0] if isinstance(message, tuple) else message


def commands(group: click.Group = programme, *above: str) -> Iterator[tuple[str, ...]]:
    yield above
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, *above, name)
        else:
            yield (*above, name)


def english_words(text: str) -> list[str]:
    return ENGLISH.findall(FRENCH_TOO.sub("", plain(text)))


def test_everything_click_may_say_is_translated() -> None:
    with (CATALOGUE / "click.po").open("rb") as file:
        catalogue = read_po(file, locale="fr")
    missing = [message for message in said_by_click() if not catalogue[message] or not catalogue[message].string]
    assert not missing


def test_the_compiled_catalogue_is_that_of_the_text() -> None:
    with (CATALOGUE / "click.po").open("rb") as file:
        catalogue = read_po(file, locale="fr")
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    fresh = gettext.GNUTranslations(io.BytesIO(compiled.getvalue()))
    shipped = gettext.translation(DOMAIN, LOCALE, ["fr"])
    assert isinstance(shipped, gettext.GNUTranslations)
    assert vars(shipped)["_catalog"] == vars(fresh)["_catalog"]


def test_a_translation_asks_for_nothing_the_message_does_not_give() -> None:
    with (CATALOGUE / "click.po").open("rb") as file:
        catalogue = read_po(file, locale="fr")
    for message in catalogue:
        if not message.id:
            continue
        asked = set(re.findall(r"{(\w[\w.]*)", str(message.string)))
        assert asked <= set(re.findall(r"{(\w[\w.]*)", str(message.id))), message.id


@pytest.mark.parametrize("command", list(commands()), ids=" ".join)
def test_the_help_of_every_command_is_french(certif: Certif, command: tuple[str, ...]) -> None:
    done = certif(*command, "--help")
    assert done.exit_code == 0
    assert plain(done.stdout).startswith("Usage : certif-tui ")
    assert english_words(done.stdout) == []
    assert certif(*command, "-h").stdout == done.stdout


@pytest.mark.parametrize("command", list(commands()), ids=" ".join)
def test_every_command_and_option_says_what_it_is_for(command: tuple[str, ...]) -> None:
    found: click.Command = programme
    for name in command:
        assert isinstance(found, click.Group)
        found = found.commands[name]
    found = found.load() if isinstance(found, DeferredCommand) else found
    assert found.help
    for option in found.params:
        assert isinstance(option, click.Argument) or (isinstance(option, click.Option) and option.help)


@pytest.mark.parametrize(
    "args",
    [
        ("--inconnue",),
        ("--session",),
        ("inconnue",),
        ("bilann",),
        ("session",),
        ("session", "cree"),
        ("session", "creer"),
        ("session", "creer", "--date", "demain"),
        ("session", "creer", "--candidats", "/nulle/part"),
        ("session", "creer", "--candidats", "/"),
        ("--sessoin", "x"),
        ("bilan", "a", "b", "--jsn"),
        ("session", "creer", "--bloc"),
        ("bilan",),
        ("bilan", "a"),
        ("bilan", "a", "b", "c", "d"),
        ("bilan", "a", "b", "--texte=oui"),
        ("evaluer", "a", "b"),
        ("evaluer", "a", "b", "--prendre-la-main=oui"),
        ("referentiel", "schema", "x"),
    ],
    ids=" ".join,
)
def test_every_usage_error_is_french_with_the_code_2(certif: Certif, args: tuple[str, ...]) -> None:
    done = certif(*args)
    assert (done.exit_code, done.stdout) == (2, "")
    assert plain(done.stderr).startswith(("Usage : certif-tui ", "Erreur : "))
    assert english_words(done.stderr) == []
    assert not re.search(r"(?<!\w)'|%", done.stderr)


@pytest.mark.parametrize("group", ["", "session", "referentiel"])
def test_a_narrow_terminal_cuts_no_summary_of_a_command(
    certif: Certif, monkeypatch: pytest.MonkeyPatch, group: str
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert "..." not in certif(*group.split(), "--help").stdout


def test_french_does_not_depend_on_the_language_of_the_system(certif: Certif, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LANG"):
        monkeypatch.setenv(name, "en_US.UTF-8")
    assert "Il manque l'argument" in certif("bilan").stderr


def test_double_signs_follow_a_no_break_space(certif: Certif) -> None:
    for command in commands():
        help_text = certif(*command, "--help").stdout
        loose = re.findall(r"\w+ [:;!?](?=\s)|« | »", help_text)
        assert loose == [], (command, loose)
