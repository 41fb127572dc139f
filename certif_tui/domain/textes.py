"""Texts and lengths of time as events can hold them; whatever they cannot is refused in French."""

from __future__ import annotations

from typing import Final

from certif_tui.domain.refus import Refus

MAX_TEXTE: Final = 4000
MAX_MINUTES: Final = 10_000
MOST_MINUTES: Final = 24 * 60
"""Minutes a delay or an incident may last."""


def checked_texte(texte: str, most: int = MAX_TEXTE) -> str:
    """The text itself. Raises `Refus` when it is too long, or holds bytes that are no character."""
    if len(texte) > most:
        raise Refus(f"Texte trop long\u00a0: {len(texte)} caractères, {most} au plus. Raccourcissez-le.")
    if not texte.isascii() and any("\ud800" <= letter <= "\udfff" for letter in texte):
        raise Refus("Ce texte contient un caractère illisible\u00a0: retapez-le.")
    return texte


def checked_motif(motif: str, missing: str) -> str:
    """The motif without spaces around it. Raises `Refus` when it is empty (saying `missing`) or unusable."""
    if not motif.strip():
        raise Refus(missing)
    return checked_texte(motif.strip())


def checked_minutes(minutes: int) -> int:
    """The length of a phase. Raises `Refus` when it is none."""
    if not 1 <= minutes <= MAX_MINUTES:
        raise Refus(f"Durée refusée\u00a0: {minutes}. Donnez de 1 à {MAX_MINUTES} minutes.")
    return minutes
