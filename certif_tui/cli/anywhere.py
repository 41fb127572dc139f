"""The options of the programme, which are taken after the name of a command too: nobody remembers where they go."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from typing import Any, Final, TypeVar

import click

from certif_tui.cli.arguments.files import PossiblePath
from certif_tui.cli.paths import Options
from certif_tui.cli.responsable import METAVAR, checked
from certif_tui.domain.frozen import replace

C = TypeVar("C", bound=click.Command)
F = TypeVar("F", bound=Callable[..., Any])

OPTIONS: Final[dict[str, dict[str, Any]]] = {
    "sessions": {
        "metavar": "DOSSIER",
        "type": PossiblePath(),
        "help": "Dossier des sessions (à défaut\u00a0: la variable CERTIF_TUI_SESSIONS, puis le dossier habituel).",
    },
    "referentiel": {
        "metavar": "FICHIER",
        "type": PossiblePath(),
        "help": "Référentiel des sessions créées\u00a0; une session existante garde le sien.",
    },
    "jure": {
        "metavar": "JURÉ",
        "help": "Juré que vous êtes (à défaut\u00a0: la variable CERTIF_TUI_JURE, celui de ce terminal, ou la "
        "question).",
    },
    "responsable": {
        "metavar": METAVAR,
        "help": "Responsable que vous êtes, sans être juré (à défaut\u00a0: la variable CERTIF_TUI_RESPONSABLE, celui "
        "de ce terminal).",
    },
    "ascii": {"is_flag": True, "default": None, "help": "Signes en ASCII\u00a0: V validé, N non validé, S sans objet."},
}
"""What each field of `Options` is asked for by."""
_PREFIX = "programme_"
"""Keeps the options from the arguments of a command: several have one named « jure »."""


def takes_programme_options(function: F) -> F:
    """Have the programme itself take them."""
    for name in reversed(OPTIONS):
        function = click.option(f"--{name}", callback=_checked, **OPTIONS[name])(function)
    return function


def with_programme_options(command: C) -> C:
    """The same command, which takes after its name what the programme takes before; its own options of a name win."""
    taking = copy(command)
    own = {name for param in command.params for name in param.opts}
    taking.params = [*command.params, *(_hidden(name) for name in OPTIONS if f"--{name}" not in own)]
    return taking


def _hidden(name: str) -> click.Option:
    decls = [f"--{name}", _PREFIX + name]
    return click.Option(decls, expose_value=False, hidden=True, callback=_take, **OPTIONS[name])


def _checked(ctx: click.Context, param: click.Parameter, value: Any) -> Any:
    return checked(ctx, param, value) if param.opts == ["--responsable"] else value


def _take(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    """Keep what is given for whoever asks for the options of the programme (option callback)."""
    given = _checked(ctx, param, value)
    if given is not None and isinstance(ctx.obj, Options):
        ctx.obj = replace(ctx.obj, **{str(param.name).removeprefix(_PREFIX): given})
