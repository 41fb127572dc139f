"""The thread that writes outlives the screens when a disk is slow: it then speaks to nobody."""

from __future__ import annotations

from typing import Any

from certif_tui.services.gate.writers import ThreadWriter
from certif_tui.ui.saving import Saving


class ClosedApp:
    """An application whose loop is closed."""

    def __init__(self, return_code: int | None) -> None:
        self.return_code, self.called = return_code, 0

    def call_later(self, *_call: Any) -> None:
        self.called += 1
        raise RuntimeError("Event loop is closed")


def following(app: Any) -> tuple[Saving, ThreadWriter]:
    saving, writer = Saving(app, lambda: None), ThreadWriter()
    saving.follow(writer)
    return saving, writer


def test_once_the_program_leaves_the_writer_calls_nobody() -> None:
    app = ClosedApp(None)
    saving, writer = following(app)
    saving.end()
    writer.on_change()
    assert app.called == 0


def test_a_program_that_has_left_is_not_called() -> None:
    app = ClosedApp(0)
    _saving, writer = following(app)
    writer.on_change()
    assert app.called == 0


def test_a_loop_closed_while_it_is_called_ends_no_thread() -> None:
    app = ClosedApp(None)
    _saving, writer = following(app)
    writer.on_change()
    assert app.called == 1
