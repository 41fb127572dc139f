"""The paths a command line may give."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click


class PossiblePath(click.Path):
    """Where something is, if it is: whoever opens it tells what is wrong there, in French and with a remedy."""

    def __init__(self) -> None:
        super().__init__(readable=False, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path. Raises `click.BadParameter` for an empty word, which would mean the current folder."""
        if not str(value):
            raise click.BadParameter("le chemin est vide.", ctx, param)
        return super().convert(value, param, ctx)


class ReadableFile(click.Path):
    """A file that can be read, or `-`. click names it in the language it had when it was imported: English."""

    def __init__(self) -> None:
        super().__init__(exists=True, dir_okay=False, allow_dash=True, path_type=Path)
        self.name = "fichier"
