"""Documents printed, in the form that was asked for."""

from __future__ import annotations

from certif_tui.cli.output import say, say_json
from certif_tui.documents.renderers.json import json_of
from certif_tui.documents.renderers.text import text_of
from certif_tui.documents.tree import Document


def show(document: Document, *, as_json: bool) -> None:
    """Print a document as lines or as JSON. Raises `OSError` when standard output takes no more."""
    if as_json:
        say_json(json_of(document))
    else:
        say(text_of(document).rstrip("\n"))
