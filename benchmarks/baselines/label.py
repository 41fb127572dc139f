"""A bare Textual application that shows one label."""

from textual.app import App, ComposeResult
from textual.widgets import Label


class LabelApp(App[None]):
    def compose(self) -> ComposeResult:
        yield Label("PRET")


if __name__ == "__main__":
    LabelApp().run()
