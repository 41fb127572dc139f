"""`certif-tui guide`: the juror's guide, page by page on a terminal, or the parts of it that hold some words."""

from __future__ import annotations

import os
import shutil
import sys
from typing import Final

import click

from certif_tui.cli.codes import Code
from certif_tui.cli.output import say, warn
from certif_tui.documents.builders.guide import guide_document
from certif_tui.documents.guide import parse_guide
from certif_tui.documents.renderers.text import WIDTH, text_of
from certif_tui.services.guide import guide_text
from certif_tui.wording.text import NBSP, clean

WIDEST: Final = 100
"""Columns beyond which lines are hard to follow."""
LESS: Final = "FRX"
"""What git asks of `less`: no pages for what one screen holds, and the text stays once it is left."""


@click.command(short_help="Lire le guide du jury, ou ce qu'il dit d'un mot.")
@click.argument("mot", nargs=-1)
def guide(mot: tuple[str, ...]) -> int:
    """Lire le guide du jury, page par page.

    Avec MOT, seules les parties où ce mot figure, sans égard aux accents ni aux majuscules.
    """
    words = " ".join(mot)
    found = parse_guide(guide_text()).about(words)
    if not found.parties:
        whole = f"«{NBSP}certif-tui guide{NBSP}» le montre en entier."
        warn(f"Le guide ne parle pas de «{NBSP}{clean(words, limit=60)}{NBSP}». {whole}")
        return Code.USAGE
    document = guide_document(found)
    if sys.stdout is not None and sys.stdout.isatty():
        _prepare_less(sys.stdout.encoding)
        click.echo_via_pager(text_of(document, min(WIDEST, shutil.get_terminal_size().columns)))
    else:
        say(text_of(document, WIDTH).rstrip("\n"))
    return Code.OK


def _prepare_less(encoding: str) -> None:
    """Have it show accents where no language is set, too: there Python writes UTF-8, and `less` reads ASCII."""
    os.environ.setdefault("LESS", LESS)
    if encoding.lower() == "utf-8":
        os.environ.setdefault("LESSCHARSET", "utf-8")
