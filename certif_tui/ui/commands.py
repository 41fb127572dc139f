"""A command is declared once, with its keys, its label and its explanation: footer and help both read it there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum, unique
from typing import TypeAlias

from textual.binding import Binding

from certif_tui.domain.frozen import Frozen
from certif_tui.ui.verbes import Verbe

Actions: TypeAlias = Mapping[str, Callable[..., object]]
"""What each action does, by the name that commands give it."""

KEY_NAMES = {
    "space": "Espace",
    "enter": "Entrée",
    "escape": "Échap",
    "backspace": "Ret.arr.",
    "tab": "Tab",
    "shift+tab": "Maj+Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "Pg préc.",
    "pagedown": "Pg suiv.",
    "home": "Début",
    "end": "Fin",
    "question_mark": "?",
    "slash": "/",
    "colon": ":",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "comma": ",",
    "ampersand": "&",
    "quotation_mark": '"',
    "apostrophe": "'",
    "left_parenthesis": "(",
    "minus": "-",
    "underscore": "_",
    "plus": "+",
}

KEYS_BY_NAME = {name.lower(): key for key, name in KEY_NAMES.items()}


@unique
class Chapitre(StrEnum):
    """The parts of the work, in its order: help shows commands under them."""

    NOTER = "Noter"
    LIGNES = "Aller à une ligne"
    CHRONO = "Chronomètre"
    RESULTAT = "Résultat"
    PASSAGE = "Faire passer"
    CANDIDATS = "Liste des candidats"
    ECRAN = "Sur cet écran"
    SESSION = "Session et jury"
    PROGRAMME = "Programme"


CHAPITRES = {
    "evaluation": Chapitre.NOTER,
    "chrono": Chapitre.CHRONO,
    "bilan": Chapitre.RESULTAT,
    "session": Chapitre.SESSION,
    "aide": Chapitre.PROGRAMME,
    "tutoriel": Chapitre.PROGRAMME,
    "application": Chapitre.PROGRAMME,
}
"""Where commands belong by the first word of their name, unless they say otherwise; all others to their own screen."""


def command(
    ident: str,
    verbes: Verbe | tuple[Verbe, ...],
    action: str,
    label: str,
    explanation: str,
    *,
    show: bool = False,
    chapitre: Chapitre | None = None,
) -> Binding:
    """A command: `ident` is its name in the settings file; its keys are those of its verb, or verbs.

    `chapitre` is the part of the work it belongs to where its name does not tell it.
    """
    keys = ",".join((verbes,) if isinstance(verbes, Verbe) else verbes)
    part = chapitre or CHAPITRES.get(ident.partition(".")[0], Chapitre.ECRAN)
    group = Binding.Group(part)
    return Binding(with_caps_lock(keys), action, label, show=show, tooltip=explanation, id=ident, group=group)


def chapitre_of(binding: Binding) -> Chapitre:
    """The part of the work a command belongs to."""
    return Chapitre(binding.group.description) if binding.group else Chapitre.PROGRAMME


def by_work(commandes: Iterable[Commande]) -> list[Commande]:
    """The commands in the order of the work, those of a part together, in the order they came."""
    parts = list(Chapitre)
    return sorted(commandes, key=lambda it: parts.index(it.chapitre))


def with_caps_lock(keys: str) -> str:
    """The keys, each letter also as Caps Lock sends it."""
    both: list[str] = []
    for key in keys.split(","):
        both.append(key)
        if len(key) == 1 and key.isalpha() and key.upper() != key and len(key.upper()) == 1:
            both.append(key.upper())
    return ",".join(both)


def command_keys(text: str) -> str:
    """The keys as the settings file gives them: blanks and capitals do not count, help's own names will do."""
    typed = (key.strip().lower() for key in text.split(","))
    return with_caps_lock(",".join(KEYS_BY_NAME.get(key, key) for key in typed))


def key_name(key: str) -> str:
    """A key as a French keyboard names it."""
    if key in KEY_NAMES:
        return KEY_NAMES[key]
    if key.startswith("ctrl+"):
        return f"Ctrl+{key[5:].upper()}"
    return key.upper() if len(key) == 1 or (key[0] == "f" and key[1:].isdigit()) else key


class Commande(Frozen):
    """A command as help lists it: its keys in words, and what runs it."""

    ident: str
    touches: tuple[str, ...]
    action: str
    libelle: str
    explication: str
    show: bool
    chapitre: Chapitre = Chapitre.PROGRAMME

    @property
    def touche(self) -> str:
        """The first key, the one the footer shows."""
        return self.touches[0] if self.touches else ""


def declared(cls: type) -> list[Binding]:
    """The commands a class and its bases declare, the bases' first."""
    bindings = [binding for base in reversed(cls.__mro__) for binding in base.__dict__.get("BINDINGS", ())]
    return [binding for binding in bindings if isinstance(binding, Binding) and binding.id]


def gather(active: Iterable[Binding], declared: Iterable[Binding], offered: Iterable[Binding]) -> tuple[Commande, ...]:
    """The commands behind active bindings: those a screen offers, in its order and words, then those of nobody.

    Of what it has `declared` only what is `offered` is listed; bindings that are no command are left out.
    """
    keys: dict[str, list[str]] = {}
    first: dict[str, Binding] = {}
    for binding in active:
        if not binding.id:
            continue
        first.setdefault(binding.id, binding)
        known, name = keys.setdefault(binding.id, []), key_name(binding.key)
        if name not in known:
            known.append(name)
    words = {str(it.id): it for it in offered}
    own = {it.id for it in declared}
    words |= {ident: it for ident, it in first.items() if ident not in words and ident not in own}
    return tuple(
        Commande(ident, tuple(keys[ident]), first[ident].action, it.description, it.tooltip, it.show, chapitre_of(it))
        for ident, it in words.items()
        if ident in first
    )
