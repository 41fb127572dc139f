"""Times of day and breaks as a person types them, in a form or on a command line."""

from __future__ import annotations

import re

from certif_tui.domain.durees import MOST_MINUTES
from certif_tui.domain.ecrit.feries import Territoire
from certif_tui.domain.heures import TYPED, hh_mm, time_of
from certif_tui.domain.planning.evenements import PausePrevue
from certif_tui.domain.refus import Refus
from certif_tui.domain.slugs import slug_of

TERRITOIRES = {
    "metropole": Territoire.METROPOLE,
    "alsace-moselle": Territoire.ALSACE_MOSELLE,
    "guadeloupe": Territoire.GUADELOUPE,
    "guyane": Territoire.GUYANE,
    "martinique": Territoire.MARTINIQUE,
    "mayotte": Territoire.MAYOTTE,
    "reunion": Territoire.REUNION,
    "saint-barthelemy": Territoire.SAINT_BARTHELEMY,
    "saint-martin": Territoire.SAINT_MARTIN,
    "nouvelle-caledonie": Territoire.NOUVELLE_CALEDONIE,
    "polynesie": Territoire.POLYNESIE,
}
"""Whose public holidays are told, as one types it."""
HEURE = re.compile(rf"\s*{TYPED}?\s*")


def read_heure(text: str) -> str:
    """A time of day, `9:00`, `09h30`, `9h`, as `09:00`. Raises `Refus`."""
    typed = HEURE.fullmatch(text)
    heure = time_of(typed) if typed else None
    if heure is None:
        raise Refus("tapez HH:MM, par exemple 09:00.")
    return hh_mm(heure)


def read_attente(text: str) -> int:
    """Minutes, from none to a day. Raises `Refus`."""
    typed = text.strip()
    if re.fullmatch(r"[0-9]{1,4}", typed) and int(typed) <= MOST_MINUTES:
        return int(typed)
    raise Refus(f"tapez un nombre de minutes, de 0 à {MOST_MINUTES}.")


def read_pause(text: str) -> PausePrevue:
    """A break, `12:30+60`: when it begins and its minutes. Raises `Refus`."""
    heure, plus, minutes = text.partition("+")
    try:
        if plus and (length := read_attente(minutes)):
            return PausePrevue(heure=read_heure(heure), minutes=length)
    except Refus:
        pass
    raise Refus("écrivez HH:MM+MINUTES, par exemple 12:30+60.")


def read_pauses(text: str) -> tuple[PausePrevue, ...]:
    """Breaks between commas, semicolons or spaces; none when empty. Raises `Refus`."""
    joined = re.sub(r"\s*\+\s*", "+", text)
    return tuple(map(read_pause, filter(None, re.split(r"[,;\s]+", joined))))


def read_territoire(text: str) -> Territoire:
    """A territory, `Alsace-Moselle` or `la Réunion`; all of France when empty. Raises `Refus`."""
    typed = slug_of(text, default="metropole").removeprefix("la-")
    known = [territoire for name, territoire in TERRITOIRES.items() if name.startswith(typed)]
    if len(known) != 1:
        raise Refus(f"tapez {', '.join(TERRITOIRES)}.")
    return known[0]
