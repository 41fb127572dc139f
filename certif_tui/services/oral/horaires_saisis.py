"""Times of day and breaks as a person types them, in a form or on a command line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from certif_tui.domain.durees import MOST_MINUTES
from certif_tui.domain.ecrit.feries import Territoire
from certif_tui.domain.heures import TYPED, hh_mm, time_of
from certif_tui.domain.jours import typed_day
from certif_tui.domain.planning.evenements import MOST_JURY, PausePrevue, Plage
from certif_tui.domain.refus import Refus
from certif_tui.domain.slugs import slug_of
from certif_tui.domain.textes import checked_texte

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
_HEURE = r"[0-9]{1,2}\s*[:hH]\s*(?:[0-9]{2})?"
PLAGE = re.compile(
    rf"(?:(?P<jour>[0-9]{{1,2}}/[0-9]{{1,2}}/[0-9]{{4}}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})\s+)?"
    rf"(?P<debut>{_HEURE})(?:\s*[-–]\s*(?P<fin>{_HEURE}))?"
    rf"(?P<pauses>(?:\s+{_HEURE}\s*\+\s*[0-9]+)*)(?:\s+(?P<jury>\S.*))?"
)
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


def read_jury(text: str) -> str:
    """The name of a jury or of its room. Raises `Refus`."""
    name = " ".join(text.split())
    if len(name) > MOST_JURY:
        raise Refus(f"nom de jury trop long, {MOST_JURY} caractères au plus.")
    return checked_texte(name)


def read_jurys(text: str) -> tuple[str, ...]:
    """The names of juries between commas or semicolons; the only one, without a name, when empty. Raises `Refus`."""
    names = [name for part in re.split(r"[,;]", text) if (name := read_jury(part))]
    if len({slug_of(it) for it in names}) < len(names):
        raise Refus("deux jurys portent le même nom.")
    return tuple(names) or ("",)


def read_plage(text: str, jour: date | None = None) -> Plage:
    """Hours of a jury, `2026-06-12 09:00-17:00 12:30+60 Salle A`: the day, from when to when, breaks, who.

    The day (then `jour`), the end, the breaks and the jury may be left out. Raises `Refus`.
    """
    found = PLAGE.fullmatch(text.strip())
    day = typed_day(found["jour"], jour.year if jour else None) if found and found["jour"] else jour
    if found is None or day is None or not 1900 <= day.year < 3000:
        raise Refus(f"«\u00a0{text.strip()}\u00a0»\u00a0: écrivez JJ/MM/AAAA HH:MM-HH:MM, puis le jury s'il y en a un.")
    return Plage(
        jour=day,
        debut=read_heure(found["debut"]),
        fin=read_heure(found["fin"]) if found["fin"] else None,
        jury=read_jury(found["jury"] or ""),
        pauses=read_pauses(found["pauses"]),
    )


def read_plages(text: str) -> tuple[Plage, ...]:
    """Hours of juries between semicolons, as `read_plage` reads each; none when empty. Raises `Refus`."""
    return tuple(read_plage(part) for part in text.split(";") if part.strip())


def one_spelling(plages: Sequence[Plage]) -> tuple[Plage, ...]:
    """The same, a jury named as it is first: « salle a » is « Salle A »."""
    names: dict[str, str] = {}
    return tuple(it.model_copy(update={"jury": names.setdefault(slug_of(it.jury), it.jury)}) for it in plages)
