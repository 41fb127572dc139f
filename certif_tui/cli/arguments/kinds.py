"""What a word of the command line must be to stand in an event."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

import click

from certif_tui.domain.jours import typed_day
from certif_tui.domain.refus import Refus
from certif_tui.platform.clock import SystemClock
from certif_tui.services.oral.horaires_saisis import read_attente
from certif_tui.wording.text import NBSP

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


def days(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[date, ...]:
    """Several days, each as `day` reads it (option callback). Raises `click.BadParameter`."""
    return tuple(day(ctx, param, text) for text in value)


def minutes(_ctx: click.Context, _param: click.Parameter, value: str | None) -> int | None:
    """Minutes, from none to a day, null when not given (option callback). Raises `click.BadParameter`."""
    try:
        return None if value is None else read_attente(value)
    except Refus as error:
        raise click.BadParameter(str(error)) from error


def day_or_none(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """The day as `day` reads it, null when none was given (option callback). Raises `click.BadParameter`."""
    return None if value is None else day(ctx, param, value)


def day(_ctx: click.Context, _param: click.Parameter, value: str) -> date:
    """The day written `2026-06-12`, `12/06/2026` or `12/06` of this year (option callback). Raises `BadParameter`."""
    found = typed_day(value, SystemClock().now().instant.astimezone().year)
    if found is None:
        remedy = "Écrivez AAAA-MM-JJ (ou JJ/MM/AAAA), par exemple 2026-06-12."
        raise click.BadParameter(f"«{NBSP}{value}{NBSP}» n'est pas une date. {remedy}")
    return found
