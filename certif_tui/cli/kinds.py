"""What a word of the command line must be to stand in an event."""

from __future__ import annotations

from typing import TypeVar

import click

from certif_tui.wording import NBSP

MAX_LENGTH = 300

V = TypeVar("V", str, tuple[str, ...])


def short_text(_ctx: click.Context, _param: click.Parameter, value: V) -> V:
    """The names or places as they are (option callback). Raises `click.BadParameter` when no event could hold one."""
    for text in (value,) if isinstance(value, str) else value:
        if len(text) > MAX_LENGTH:
            raise click.BadParameter(f"{len(text)} caractères, {MAX_LENGTH} au plus.")
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise click.BadParameter(f"«{NBSP}{text}{NBSP}» n'est pas en UTF-8.") from error
    return value
