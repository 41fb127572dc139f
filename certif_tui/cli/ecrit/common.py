"""What the commands of the written part have in common."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from certif_tui.cli.arguments.lines import decode_line, is_said, read_lines, standard_input
from certif_tui.cli.output import say
from certif_tui.cli.show import show
from certif_tui.documents.builders.ecrit import ecrit_document
from certif_tui.documents.decompte import countdown
from certif_tui.domain.refus import Refus
from certif_tui.services.oral.heures import read_instant
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.wording.text import NBSP


def read_cas(file: Path | None) -> list[str]:
    """The cases of a file (`-` is standard input), one a line. Raises `Refus`, naming the line."""
    if file is None:
        return []
    if str(file) == "-":
        return _cases(standard_input(), "entrée standard")
    try:
        with file.open("rb") as stream:
            return _cases(stream, str(file))
    except OSError as error:
        raise Refus(f"{file} ne peut pas être lu. Donnez un fichier de texte, un cas par ligne.") from error


def _cases(stream: BinaryIO, source: str) -> list[str]:
    found = []
    for number, raw in enumerate(read_lines(stream), 1):
        try:
            line = decode_line(raw)
        except Refus as error:
            raise Refus(f"{source}, ligne {number}{NBSP}: {error}") from error
        if is_said(line):
            found.append(line)
    return found


def instant(ouverte: SessionOuverte, text: str | None, *, past: bool = True) -> datetime | None:
    """The instant typed, null when none was. Raises `Refus`."""
    if text is None:
        return None
    return read_instant(text, ouverte.session.fuseau, ouverte.contexte.clock.now().instant, past=past)


def say_ecrit(ouverte: SessionOuverte, *, as_json: bool = False) -> None:
    """Print where the written part stands, as text or as JSON."""
    now = ouverte.contexte.clock.now()
    count = countdown(ouverte.session, ouverte.bloc, now)
    document = ecrit_document(ouverte.session, ouverte.bloc, now, count)
    if as_json or document.title or document.sections:
        show(document, as_json=as_json, folded=False)
    else:
        say("Rien n'est encore noté de l'écrit de cette session.")
