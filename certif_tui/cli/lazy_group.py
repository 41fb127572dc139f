"""A group of commands that imports the module of a command only when that command is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, NamedTuple

import click

from certif_tui.cli.anywhere import with_programme_options


class CommandEntry(NamedTuple):
    """Where a command is, as `module:name`, and what `--help` and completion say of it."""

    place: str
    short_help: str


class DeferredCommand(click.Command):
    """A command of which only the short help is known; `load` gives the command itself."""

    def __init__(self, name: str, entry: CommandEntry) -> None:
        super().__init__(name, short_help=entry.short_help)
        self._place = entry.place

    def load(self) -> click.Command:
        """Import the module that holds the command."""
        module, _, attribute = self._place.partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return with_programme_options(command)


class LazyGroup(click.Group):
    """A group that lists its commands out of a table, and loads the one that is run, or whose options are completed."""

    def __init__(self, *args: Any, table: Mapping[str, CommandEntry], **extra: Any) -> None:
        super().__init__(*args, **extra)
        for name, entry in table.items():
            self.add_command(DeferredCommand(name, entry))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that `args` begin with, loaded; click asks for it here alone."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, command.load() if isinstance(command, DeferredCommand) else command, rest
