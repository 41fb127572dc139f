"""The keys of the settings file, held against every command of every screen."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from textual.binding import Binding
from textual.keys import Keys

from certif_tui.ui import screens
from certif_tui.ui.commands import KEY_NAMES, Commande, chapitre_of, command_keys, declared, key_name
from certif_tui.ui.ecran import Ecran
from certif_tui.wording.text import NBSP, clean

Keymap = dict[str, list[str]]
"""The keys of each command that can be reached from one screen."""
KNOWN = {key.value for key in Keys} | set(KEY_NAMES)
SHAPES = re.compile(r"\w|f[0-9]{1,2}|(ctrl|shift|alt)\+[^,\s]+")


def checked(touches: Mapping[str, str], common: Iterable[Any]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The lines of the settings file that can be applied, and what is wrong with the others, in French.

    `common` are the bindings of the application itself. Imports every screen.
    """
    keymaps = [keymap_of(cls, common) for cls in every_screen()]
    known = {ident for keymap in keymaps for ident in keymap}
    kept, fautes = {}, []
    for ident, keys in touches.items():
        fault = _fault(ident, keys, known)
        if fault:
            fautes.append(fault)
        else:
            kept[ident] = keys
    while found := next(_clashes(keymaps, kept), None):
        key, idents = found
        fautes.append(f"{key_name(key)} mènerait à {_joined(idents)}{NBSP}; touches d'origine gardées.")
        kept = {ident: keys for ident, keys in kept.items() if ident not in idents}
    return kept, tuple(fautes)


def every_screen() -> Iterator[type[Ecran[Any]]]:
    """Every screen of the program, imported."""
    for module in pkgutil.walk_packages(screens.__path__, f"{screens.__name__}."):
        importlib.import_module(module.name)
    waiting: list[type[Ecran[Any]]] = [Ecran]
    while waiting:
        cls = waiting.pop()
        waiting += cls.__subclasses__()
        if cls.__module__.startswith(screens.__name__):
            yield cls


def every_command(common: Iterable[Any], touches: Mapping[str, str]) -> list[Commande]:
    """Every command of every screen and the application's, once each, with its own keys or those that were set.

    Imports every screen.
    """
    screens_first = (binding for cls in every_screen() for binding in declared(cls))
    named = (it for it in (*screens_first, *common) if isinstance(it, Binding) and it.id)
    first: dict[str, Binding] = {}
    for binding in named:
        first.setdefault(str(binding.id), binding)
    return [_commande(it, command_keys(touches[ident]) if ident in touches else it.key) for ident, it in first.items()]


def _commande(binding: Binding, keys: str) -> Commande:
    names = tuple(dict.fromkeys(map(key_name, keys.split(","))))
    return Commande(
        str(binding.id), names, binding.action, binding.description, binding.tooltip, binding.show, chapitre_of(binding)
    )


def keymap_of(cls: type, common: Iterable[Any]) -> Keymap:
    """The keys of the commands a screen declares, with those of the application."""
    declared = (binding for base in cls.__mro__ for binding in base.__dict__.get("BINDINGS", ()))
    named = (it for it in (*declared, *common) if isinstance(it, Binding) and it.id)
    return {str(it.id): it.key.split(",") for it in named}


def _fault(ident: str, keys: str, known: set[str]) -> str | None:
    if ident not in known:
        return f"commande inconnue, «{NBSP}{clean(ident, limit=40)}{NBSP}»{NBSP}; l'aide (F1) dit le nom de chacune."
    for key in command_keys(keys).split(","):
        if key not in KNOWN and not SHAPES.fullmatch(key):
            named = f"«{NBSP}{clean(key, limit=20)}{NBSP}»"
            return f'{ident}{NBSP}: touche inconnue, {named}{NBSP}; par exemple "v", "espace", "f5" ou "ctrl+t".'
    return None


def _clashes(keymaps: Iterable[Keymap], touches: Mapping[str, str]) -> Iterator[tuple[str, Sequence[str]]]:
    """Each key that would lead to several commands of one screen, because of what was set."""
    for keymap in keymaps:
        leads: dict[str, list[str]] = {}
        for ident, own in keymap.items():
            for key in command_keys(touches[ident]).split(",") if ident in touches else own:
                leads.setdefault(key, []).append(ident)
        for key, idents in leads.items():
            if len(set(idents)) > 1 and any(ident in touches for ident in idents):
                yield key, sorted(set(idents))


def _joined(idents: Sequence[str]) -> str:
    return " et à ".join(idents)
