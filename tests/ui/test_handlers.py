"""Textual finds a handler by its name alone: one that is named after no message is never called, and nobody is told."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from inspect import isfunction

from textual.message import Message
from textual.message_pump import MessagePump

import certif_tui.ui


def kinds(of: type[object]) -> Iterator[type[object]]:
    """Every class derived from that one."""
    for kind in of.__subclasses__():
        yield kind
        yield from kinds(kind)


def test_every_handler_is_named_after_a_message() -> None:
    for module in pkgutil.walk_packages(certif_tui.ui.__path__, "certif_tui.ui."):
        importlib.import_module(module.name)
    known = {kind.handler_name for kind in kinds(Message) if issubclass(kind, Message)}
    ours = [kind for kind in kinds(MessagePump) if kind.__module__.startswith("certif_tui.")]
    handlers = {
        f"{kind.__name__}.{name}"
        for kind in ours
        for name, value in vars(kind).items()
        if name.startswith("on_") and isfunction(value) and name not in known
    }
    assert ours and handlers == set()
