"""A line to type in, quiet on the wire: its cursor does not blink."""

from __future__ import annotations

from textual.widgets import Input


class Champ(Input):
    """A one-line field without borders."""

    DEFAULT_CSS = """
    Champ, Champ:focus { border: none; height: 1; padding: 0; background: $panel; color: $foreground; }
    """

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(value, placeholder=placeholder, id=id, select_on_focus=False)
        self.cursor_blink = False
