"""Writing the settings file: it is the juror's, so one line of it changes, and what they wrote around it stays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from certif_tui.domain.refus import Refus
from certif_tui.platform.disk_words import refusal
from certif_tui.platform.preferences import load_reglages, parsed
from certif_tui.platform.private_files import read_small, write_whole
from certif_tui.platform.rights import OWN_FOLDER

TOUCHES = "touches"
"""The table of the file in which commands are given their keys."""


class ReglageNonGarde(Refus):
    """A setting may be in force, but the file could not be written: it is as it was."""


def keep_reglage(path: Path, name: str, value: bool | str | None, *, table: str | None = None) -> None:
    """Write one setting, in a table when given, or leave it out when null. Raises `ReglageNonGarde`."""
    erreur = load_reglages(path).erreur
    if erreur:
        raise ReglageNonGarde(f"Réglage non gardé. {erreur}")
    target = path.resolve()  # a link to a folder of settings stays one
    try:
        before = read_small(target).decode("utf-8") if target.exists() else ""
        target.parent.mkdir(parents=True, exist_ok=True, mode=OWN_FOLDER)
        write_whole(target, _changed(before, name, value, table).encode("utf-8"), replace=True)
    except OSError as error:
        cause, remedy = refusal(error)
        raise ReglageNonGarde(f"Réglage non gardé dans {target}\u00a0: {cause}. {remedy}") from error
    except ValueError as error:
        raise ReglageNonGarde(f"Réglage non gardé\u00a0: changez vous-même {target}.") from error


def _changed(text: str, name: str, value: bool | str | None, table: str | None) -> str:
    """The text of the file with this setting changed, all others to the letter.

    Raises `ValueError` for a text written in such a way that something else would change with it.
    """
    import tomlkit  # few runs change a setting

    document, wanted = tomlkit.parse(text), parsed(text)
    _put(document, name, value, table)
    _put(wanted, name, value, table)
    written = tomlkit.dumps(document)
    if parsed(written) != wanted:
        raise ValueError(name)
    return written


def _put(settings: Any, name: str, value: bool | str | None, table: str | None) -> None:
    place = settings if table is None else settings.setdefault(table, {})
    if value is not None:
        place[name] = value
    elif name in place:
        del place[name]
