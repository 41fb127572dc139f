"""The ready remarques of one operating-system user: a TOML file that they and the program write."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from certif_tui.domain.refus import Refus
from certif_tui.platform import rights
from certif_tui.platform.disk_words import refusal, unreadable
from certif_tui.platform.preferences import toml_fault
from certif_tui.platform.private_files import read_small, write_whole

Phrases = Mapping[str, tuple[str, ...]]
"""The phrases by the code of their critère or compétence."""

HEADER: Final = "# Remarques prêtes de certif-tui\u00a0: une liste de phrases par code de critère ou de compétence.\n"
MOST: Final = 4000
"""Characters of a phrase: those of a remarque."""
LOCK_S: Final = 2.0
"""Seconds to wait for another program of the same user that writes it."""


class PhrasesRefusees(Refus):
    """The file cannot be read or written; the message says where, why and what to do. Nothing of it is lost."""


class FichierPhrases:
    """The file at `path`, read afresh each time: the user may have it open in an editor."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> Phrases:
        """The phrases; none when there is no file. Raises `PhrasesRefusees`."""
        text = self._text()
        return _checked(self._parsed(text), text, self.path)

    def change(self, code: str, change: Callable[[Sequence[str]], Sequence[str]]) -> None:
        """Make something else of the phrases of a critère as they are in the file now. Raises `PhrasesRefusees`.

        Comments stay above the critère they were above. A file that cannot be read is left as it is.
        """
        from filelock import FileLock, Timeout

        target = self.path.resolve()
        try:
            target.parent.mkdir(parents=True, exist_ok=True, mode=rights.OWN_FOLDER)
            with FileLock(target.with_name(f".{target.name}.lock"), timeout=LOCK_S):
                text = self._text()
                before = _checked(self._parsed(text), text, self.path)
                kept = {**before, code: tuple(change(before.get(code, ())))}
                write_whole(target, _rendered(kept, text).encode(), replace=True)
        except Timeout:
            raise PhrasesRefusees(
                f"{self.path}\u00a0: un autre programme y écrit. Recommencez dans un instant."
            ) from None
        except OSError as error:
            cause, remedy = refusal(error)
            raise PhrasesRefusees(f"{self.path}\u00a0: rien n'est gardé, {cause}. {remedy}") from None

    def _text(self) -> str:
        try:
            return read_small(self.path).decode("utf-8-sig").replace("\r\n", "\n")
        except FileNotFoundError:
            return ""
        except OSError as error:
            raise PhrasesRefusees(unreadable(error, self.path.name, self.path.parent)) from None
        except ValueError as error:
            raise self._unfit(toml_fault(error)) from None

    def _parsed(self, text: str) -> dict[str, Any]:
        import tomllib

        try:
            return tomllib.loads(text)
        except (ValueError, RecursionError) as error:
            raise self._unfit(toml_fault(error)) from None

    def _unfit(self, where: str) -> PhrasesRefusees:
        return PhrasesRefusees(f"{self.path}\u00a0: phrases illisibles, {where}. Corrigez ou déplacez ce fichier.")


def _checked(raw: Mapping[str, Any], text: str, path: Path) -> Phrases:
    found: dict[str, tuple[str, ...]] = {}
    for code, value in _flat(raw):
        fit = isinstance(value, list) and all(isinstance(it, str) and it.strip() for it in value)
        if not fit or any(len(it) > MOST for it in value):
            line = _line_of(code, text)
            where = f", ligne {line}" if line else ""
            remedy = f'Écrivez une liste de textes de 1 à {MOST} caractères\u00a0: "{code}" = ["Aucune source citée."]'
            raise PhrasesRefusees(f"{path}{where}, {code}\u00a0: ce n'est pas une liste de phrases. {remedy}")
        found[code] = tuple(value)
    return found


def _flat(raw: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """The lists by code: without quotes, TOML takes the dots of `CR3.1.2` for tables in one another."""
    for key, value in raw.items():
        code = f"{above}.{key}" if above else key
        if isinstance(value, dict) and value:
            yield from _flat(value, code)
        else:
            yield code, value


def _line_of(code: str, text: str) -> int | None:
    known = (number for number, line in enumerate(text.splitlines(), start=1) if _code_on(line) == code)
    return next(known, None)


def _code_on(line: str) -> str | None:
    found = re.match(r"""\s*["']?([^"'=\[\]#]+?)["']?\s*=""", line)
    return found[1].strip() if found else None


def _rendered(phrases: Phrases, before: str) -> str:
    """The file, a phrase a line; the whole-line comments of the one `before` stay above their critère."""
    comments, last = _comments(before)
    parts = [] if before.strip() else [HEADER]
    for code in [*(it for it in comments if it not in phrases), *phrases]:
        parts += comments.get(code, [])
        if phrases.get(code):
            lines = "".join(f"    {_quoted(it)},\n" for it in phrases[code])
            parts.append(f"{_quoted(code)} = [\n{lines}]\n")
    return "".join((*parts, *last))


def _comments(text: str) -> tuple[dict[str, list[str]], list[str]]:
    """The comments above each critère, and those below the last."""
    above: dict[str, list[str]] = {}
    waiting: list[str] = []
    for line in text.splitlines():
        code = _code_on(line)
        if line.lstrip().startswith("#"):
            waiting.append(f"{line}\n")
        elif code is not None and waiting:
            above.setdefault(code, []).extend(waiting)
            waiting = []
    return above, waiting


def _quoted(text: str) -> str:
    """A TOML string: JSON's, but for DEL, which TOML wants escaped too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
