"""Text typed or exported elsewhere, read line by line: UTF-8, or the Windows-1252 of an old export."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import BinaryIO

import click

from certif_tui.domain.refus import Refus
from certif_tui.wording.text import NBSP

MAX_LINE = 65_536
"""Bytes of a line beyond which it is nobody's typing."""
_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_A_ENREGISTRER = "Enregistrez ce texte en UTF-8, puis recommencez."


def standard_input() -> BinaryIO:
    """Where lines are typed or piped. Raises `click.UsageError` when it is closed."""
    if sys.stdin is None:
        remedy = f"Donnez-lui un texte, par exemple en ajoutant «{NBSP}< lignes.txt{NBSP}»."
        raise click.UsageError(f"l'entrée standard est fermée. {remedy}")
    return sys.stdin.buffer


def read_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Each line as soon as it has come, without its ending; one too long is cut just past `MAX_LINE`.

    Raises `Refus` for UTF-16, and for what cannot be read.
    """
    first = True
    while raw := _next(stream):
        if first and raw.startswith(_UTF16):
            raise Refus(f"Ce texte est en UTF-16. {_A_ENREGISTRER}")
        yield from (raw.removeprefix(_BOM) if first else raw).rstrip(b"\r\n").split(b"\r")
        first = False
        while len(raw) > MAX_LINE and not raw.endswith(b"\n"):
            raw = _next(stream)


def _next(stream: BinaryIO) -> bytes:
    try:
        return stream.readline(MAX_LINE + 1)
    except OSError as error:
        raise Refus("Ce texte ne peut pas être lu. Donnez un fichier de texte qui soit ouvert en lecture.") from error


def decode_line(raw: bytes) -> str:
    """The text of a line. Raises `Refus` for what is neither UTF-8 nor Windows-1252, or too long."""
    if len(raw) > MAX_LINE:
        raise Refus("Cette ligne est trop longue\u00a0: raccourcissez-la.")
    if b"\0" in raw:
        raise Refus(f"Cette ligne n'est pas du texte. {_A_ENREGISTRER}")
    for encoding in ("utf-8", "cp1252"):
        try:
            return raw.decode(encoding).strip()
        except UnicodeDecodeError:
            continue
    raise Refus(f"Ce texte n'est ni en UTF-8 ni en Windows-1252. {_A_ENREGISTRER}")


def is_said(line: str) -> bool:
    """Whether a line says something: neither blank nor a `#` comment."""
    return bool(line) and not line.startswith("#")
