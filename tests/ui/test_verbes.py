"""One table of verbs and keys for the whole program: a key means one verb on every screen, or nothing."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterator
from string import ascii_letters

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

from certif_tui import ui
from certif_tui.ui.app import CertifApp
from certif_tui.ui.commands import with_caps_lock
from certif_tui.ui.dialogs.yes_no import letters_of
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.touches import every_screen, keymap_of
from certif_tui.ui.verbes import MARQUES, Verbe
from tests.keys import SENT

VERB_OF = {key: verbe for verbe in Verbe for key in with_caps_lock(verbe).split(",")}
MARKING = {
    Verbe.VALIDE: {"evaluation.valide"},
    Verbe.NON_VALIDE: {"evaluation.non_valide"},
    Verbe.SANS_OBJET: {"evaluation.sans_objet"},
    Verbe.REMARQUE: {"evaluation.remarque", "bilan.remarque"},
}
HARD_TO_REVERSE = {
    "bilan.remettre",
    "bilan.rouvrir",
    "bilan.suivant",
    "creation.creer",
    "groupes.tirer",
    "importation.importer",
    "planification.etablir",
    "session.defaire_import",
    "session.retirer",
    "session.trier",
}


def test_no_key_has_two_verbs() -> None:
    keys = Counter(key for verbe in Verbe for key in verbe.split(","))
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_key_reaches_the_program_from_a_french_keyboard() -> None:
    assert set(VERB_OF) <= SENT | {"ctrl+q"}


def bound() -> Iterator[tuple[str, Binding]]:
    """Each key that is bound anywhere in the interface, with what declares it."""
    for module in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}."):
        for cls in vars(importlib.import_module(module.name)).values():
            if isinstance(cls, type) and issubclass(cls, DOMNode) and cls.__module__ == module.name:
                for binding in Binding.make_bindings(cls.__dict__.get("BINDINGS", ())):
                    yield f"{cls.__name__} {binding.id or binding.action}", binding


def test_a_letter_leads_to_a_command_of_its_verb_and_to_nothing_else() -> None:
    lawless = [who for who, it in bound() if it.key in ascii_letters and (not it.id or it.key not in VERB_OF)]
    assert lawless == []


@pytest.mark.parametrize("screen", list(every_screen()), ids=lambda it: it.__name__)
def test_a_command_has_all_the_keys_of_its_verbs(screen: type[Ecran[object]]) -> None:
    for ident, keys in keymap_of(screen, CertifApp.BINDINGS).items():
        whole = {key for it in keys for key in with_caps_lock(VERB_OF[it]).split(",")}
        assert set(keys) == whole, ident


@pytest.mark.parametrize("screen", list(every_screen()), ids=lambda it: it.__name__)
def test_marking_letters_mark_or_mean_nothing_and_no_letter_commits(screen: type[Ecran[object]]) -> None:
    for ident, keys in keymap_of(screen, CertifApp.BINDINGS).items():
        for verbe in {VERB_OF[it] for it in keys} & set(MARQUES):
            assert ident in MARKING[verbe]
        assert ident not in HARD_TO_REVERSE or not any(it in ascii_letters for it in keys)


@pytest.mark.parametrize(
    ("answers", "letters"),
    [
        (("Fermer", "Quitter sans créer"), "fq"),
        (("Continuer l'oral", "Terminer l'oral"), "ct"),
        (("Fermer", "Ouvrir la grille"), "fg"),
        (("Fermer", "Remettre la grille"), "fg"),
        (("Fermer", "Former"), "fm"),
        (("Garder cet ordre", "Ranger par nom"), "gp"),
    ],
)
def test_each_answer_has_a_letter_of_its_own_words_that_does_not_mark(answers: tuple[str, ...], letters: str) -> None:
    assert "".join(letters_of(answers)) == letters
