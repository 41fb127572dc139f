"""Lengths of time as a clock or a sentence shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from certif_tui.wording.text import NBSP

if TYPE_CHECKING:
    from certif_tui.domain.chrono.state import Lecture


def minutes(milliseconds: int) -> str:
    """A duration as a clock shows it: `17:42`, `1:02:03` from an hour on, `+0:31` never; negative gets a `-`."""
    seconds = abs(milliseconds) // 1000
    sign = "-" if milliseconds < 0 and seconds else ""
    hours, rest = divmod(seconds, 3600)
    shown = f"{hours}:{rest // 60:02d}:{rest % 60:02d}" if hours else f"{rest // 60:02d}:{rest % 60:02d}"
    return sign + shown


def overtime(milliseconds: int) -> str:
    """How far a time is exceeded, in a sentence: « 2:10 », « 1:02:03 »."""
    shown = minutes(milliseconds)
    return shown[1:] if shown.startswith("0") else shown


def whole_minutes(number: int) -> str:
    """So many minutes in a sentence: « 12 min »."""
    return f"{number}{NBSP}min"


def clock_face(lecture: Lecture) -> str:
    """The time a juror looks at: what remains (rounded up to the second), overtime as `+0:31`, or what has elapsed."""
    courante = lecture.courante
    if courante is None:
        suivante = lecture.suivante
        prevu = suivante.prevu_ms if suivante else None
        return minutes(prevu or 0)
    reste = courante.reste_ms
    if reste is None:
        return minutes(courante.utilise_ms)
    if reste > 0:
        return minutes(-(-reste // 1000) * 1000)
    return "+" + minutes(-reste)


def clock_minutes(lecture: Lecture) -> str:
    """The same time in whole minutes, for where seconds would be restless: `12'`, `<1'` left, `+3'` over."""
    courante = lecture.courante
    if courante is None:
        return ""
    reste = courante.reste_ms
    whole = abs(courante.utilise_ms if reste is None else reste) // 60_000
    sign = "" if reste is None else "+" if reste <= 0 else "<" if whole == 0 else ""
    return f"{sign}{max(1, whole) if sign == '<' else whole}'"


class Fraction(Protocol):
    """A factor by which a time is lengthened."""

    @property
    def numerateur(self) -> int:
        """What is divided."""

    @property
    def denominateur(self) -> int:
        """What it is divided by."""


def facteur(value: Fraction) -> str:
    """A factor in words: « tiers-temps », « × 5/4 », empty for nobody's longer time."""
    if value.numerateur == value.denominateur:
        return ""
    if 3 * value.numerateur == 4 * value.denominateur:
        return "tiers-temps"
    return f"×{NBSP}{value.numerateur}/{value.denominateur}"
