"""In which encoding a text was written: by its mark, else by how French it reads. Pure."""

from __future__ import annotations

import re

from certif_tui.domain.refus import Refus

CODAGES = {
    "utf-8": "UTF-8",
    "cp1252": "Windows (Europe)",
    "iso8859_15": "Latin-9",
    "mac_roman": "Mac",
    "cp850": "DOS",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16 (BE)",
}
"""What a file may be read in, and how it is called."""
AUTRES = dict.fromkeys(("windows1252", "windows", "ansi", "latin1", "iso88591"), "cp1252") | {
    "macintosh": "mac_roman",
    "mac": "mac_roman",
    "macroman": "mac_roman",
    "dos": "cp850",
    "utf16": "utf-16-le",
    "latin9": "iso8859_15",
    "iso885915": "iso8859_15",
    "utf8": "utf-8",
}
MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
OLD = ("cp1252", "iso8859_15", "mac_roman", "cp850")
"""One byte a letter: any of them reads any bytes or nearly, the likeliest first."""
COMMON = dict(zip("éèêàçïëôîâûùü", (10, 6, 4, 4, 4, 4, 4, 3, 3, 2, 2, 2, 2), strict=True))
CAPITALS = {letter.upper(): weight - 1 for letter, weight in COMMON.items()}
FREQUENT = COMMON | CAPITALS | dict(zip("œŒöñáí", (3, 2, 2, 2, 1, 1), strict=True))
PONCTUATION = frozenset("’‘“”«»°–—…•€\u00a0№º")
UNUSUAL, FOREIGN, CONTROL, MISPLACED = -2, -4, -12, -6
LATIN_SHARE, NEARLY_ALL = 0.7, 0.95
TWICE = re.compile(
    "[\u00c3\u00c2][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
"""An accent of UTF-8 read as two letters of Windows."""
SONDE = 4000
"""Letters other than ASCII looked at: they tell enough."""


def codage_called(text: str) -> str:
    """The encoding somebody names, as Python calls it. Raises `Refus`."""
    wanted = re.sub(r"[^a-z0-9]", "", text.casefold())
    named = {re.sub(r"[^a-z0-9]", "", it): it for it in CODAGES} | AUTRES
    if wanted not in named:
        raise Refus(f"Codage inconnu\u00a0: {text}. Choisissez parmi\u00a0: {', '.join(CODAGES)}.")
    return named[wanted]


def decoded(nom: str, content: bytes, codage: str | None = None) -> tuple[str, str]:
    """The text of a file and the encoding it was read in, `codage` where one is asked for. Raises `Refus`."""
    for mark, encoding in MARKS:
        if content.startswith(mark) and codage in (None, encoding):
            return _read(nom, content[len(mark) :], encoding), encoding
    if codage is not None:
        return _read(nom, content, codage), codage
    if b"\0" in content:
        wide = _wide(content)
        text = content.decode(wide, "replace") if wide else ""
        if wide is None or "\0" in text or not _is_latin(text):
            raise no_text(nom)
        return text, wide
    try:
        return _repaired(content.decode("utf-8")), "utf-8"
    except UnicodeDecodeError:
        return _likeliest(nom, content)


def _read(nom: str, content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refus(f"{nom} ne se lit pas en {CODAGES[encoding]}. Choisissez un autre codage.") from error
    if "\0" in text:
        raise no_text(nom)
    return text


def _repaired(text: str) -> str:
    """The text, read once more where its UTF-8 had been taken for Windows before it was saved: « PrÃ©nom »."""
    if not TWICE.search(text):
        return text
    try:
        return b"".join(map(_byte, text)).decode("utf-8")
    except UnicodeError:
        return text


def _byte(letter: str) -> bytes:
    return letter.encode("latin-1" if letter < "\u00a0" else "cp1252")


def _wide(content: bytes) -> str | None:
    """UTF-16, if a zero stands beside nearly every letter; a few zeros are a fault of the file."""
    half = len(content) // 2
    even, odd = content[::2].count(0), content[1::2].count(0)
    if max(even, odd) < half * LATIN_SHARE or min(even, odd) * 10 > max(even, odd):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _is_latin(text: str) -> bool:
    return sum(1 for letter in text if letter < "\u0250") >= NEARLY_ALL * len(text)


def _likeliest(nom: str, content: bytes) -> tuple[str, str]:
    best: tuple[int, str, str] | None = None
    for encoding in OLD:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        score = _plausibility(text)
        if best is None or score > best[0]:
            best = (score, text, encoding)
    if best is None or (best[0] < 0 and best[2] != "cp1252"):
        raise no_text(nom)
    return best[1], best[2]


def _plausibility(text: str) -> int:
    """How French a text reads: its letters, and whether capitals stand where they may."""
    score = 0
    for rank, found in enumerate(re.finditer(r"[^\x00-\x7f]", text)):
        if rank > SONDE:
            break
        before, letter, after = text[found.start() - 1 : found.start()], found[0], text[found.end() : found.end() + 1]
        if letter < "\u00a0":
            score += CONTROL
        elif letter in PONCTUATION:
            score += 1
        else:
            score += FREQUENT.get(letter, UNUSUAL if letter.isalpha() else FOREIGN)
            score += MISPLACED * _is_misplaced(before, letter, after)
    return score


def _is_misplaced(before: str, letter: str, after: str) -> int:
    """A capital inside a word, a small letter inside capitals, a sign or another such letter right before."""
    if not letter.isalpha():
        return int(before.isalpha() and after.isalpha())
    inside = before.islower() and letter.isupper()
    shouted = letter.islower() and before.isupper() and after.isupper()
    return inside + shouted + (before.isalpha() and not before.isascii())


def no_text(nom: str) -> Refus:
    """The refusal of what is neither a spreadsheet nor a text."""
    remedy = "Enregistrez la liste en .xlsx, ou en CSV UTF-8, puis recommencez."
    return Refus(f"{nom} n'est ni un tableur ni un texte lisible. {remedy}")
