"""The fields of the form that establishes the plan, and what a plan is made from out of what they hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any

from certif_tui.documents.feries import TERRITOIRES
from certif_tui.domain.jours import jour_court
from certif_tui.domain.planning.etablissement import plage_words
from certif_tui.domain.planning.evenements import MOST_PLAGES, Cadre, Plage
from certif_tui.domain.planning.placement import SOIR
from certif_tui.domain.refus import Refus
from certif_tui.services.oral.horaires import Horaires
from certif_tui.services.oral.horaires_saisis import (
    one_spelling,
    read_attente,
    read_heure,
    read_jurys,
    read_pauses,
    read_plages,
    read_territoire,
)
from certif_tui.ui.screens.creation.fields import Rubrique
from certif_tui.ui.typed import read_date, read_minutes


def rubriques(horaires: Horaires, *, replacing: bool) -> Iterator[Rubrique[Any]]:
    """The fields, holding the plan that stands or the one that is proposed."""
    cadre = horaires.proposed()
    alike, others = _alike(cadre.plages) if cadre else ((), ())
    first = alike[0] if alike else None
    jours = ", ".join(dict.fromkeys(jour_court(it.jour) for it in alike))
    annee = horaires.ouverte.session.date.year if horaires.ouverte.session.date else None
    yield Rubrique("jours", "Jours", partial(read_jours, annee=annee), jours, hint="JJ/MM/AAAA, JJ/MM/AAAA", joint=", ")
    yield Rubrique("debut", "Début", read_heure, first.debut if first else "", hint="09:00")
    yield Rubrique("fin", "Jusqu'à", read_fin, (first.fin or "") if first else "", hint=f"{SOIR} à défaut")
    pauses = ", ".join(f"{it.heure}+{it.minutes}" for it in first.pauses) if first else ""
    yield Rubrique("pauses", "Pauses", read_pauses, pauses, hint="12:30+60 (heure+minutes)", joint=", ")
    jurys = ", ".join(dict.fromkeys(it.jury for it in alike if it.jury))
    yield Rubrique("jurys", "Jurys", read_jurys, jurys, hint="Salle A, Salle B", joint=", ")
    own = "; ".join(map(plage_words, others))
    yield Rubrique("autres", "Autres heures", read_plages, own, hint="JJ/MM/AAAA 9h-12h Salle", joint="; ")
    yield from _between(horaires, cadre, annee)
    if replacing:
        yield Rubrique("motif", "Motif", str.strip, hint="pourquoi le refaire")


def _between(horaires: Horaires, cadre: Cadre | None, annee: int | None) -> Iterator[Rubrique[Any]]:
    if horaires.is_free:
        held = str(cadre.nominale or "") if cadre else ""
        yield Rubrique("nominale", "Par passage", read_minutes, held, hint="minutes (oral libre)")
    yield Rubrique("deliberation", "Délibération", read_attente, str(cadre.deliberation if cadre else 0))
    yield Rubrique("changement", "Changement", read_attente, str(cadre.changement if cadre else 0))
    fermes = ", ".join(map(jour_court, cadre.fermes)) if cadre else ""
    yield Rubrique(
        "fermes", "Jours fermés", partial(read_dates, annee=annee), fermes, hint="JJ/MM/AAAA, JJ/MM/AAAA", joint=", "
    )
    feries = TERRITOIRES[cadre.territoire] if cadre else ""
    hint = "métropole, Alsace-Moselle, Guadeloupe, Guyane, Martinique, Mayotte, La Réunion"
    yield Rubrique("territoire", "Jours fériés", read_territoire, feries, hint=hint)


def _alike(plages: Sequence[Plage]) -> tuple[Sequence[Plage], Sequence[Plage]]:
    """Those that are the same hours on each day before each jury, as the fields say them, and the others."""
    first = plages[0]
    same = [it for it in plages if (it.debut, it.fin, it.pauses) == (first.debut, first.fin, first.pauses)]
    every = {(it.jour, it.jury) for it in same}
    whole = {(day.jour, jury.jury) for day in same for jury in same}
    alike = same if every == whole and len(every) == len(same) else [first]
    return alike, [it for it in plages if it not in alike]


def cadre_of(values: dict[str, Any]) -> Cadre:
    """What was typed, as a plan is made from it. Raises `Refus` for days no plan can hold."""
    rest = dict(values)
    jours, jurys, autres = rest.pop("jours"), rest.pop("jurys"), rest.pop("autres")
    hours = {name: rest.pop(name) for name in ("debut", "fin", "pauses")}
    if any(not 1900 <= it.year < 3000 for it in jours):
        raise Refus("Vérifiez l'année du jour des oraux.")
    plages = (*(Plage(jour=jour, jury=jury, **hours) for jour in jours for jury in jurys), *autres)
    if len(plages) > MOST_PLAGES:
        raise Refus(f"Trop de jours et de jurys\u00a0: {MOST_PLAGES} plages d'heures au plus.")
    return Cadre(plages=one_spelling(plages), **rest)


def read_jours(text: str, annee: int | None = None) -> tuple[date, ...]:
    """The days, at least one, those without a year in that one. Raises `Refus`."""
    jours = tuple(sorted(set(read_dates(text, annee))))
    return jours or (read_date(text),)


def read_fin(text: str) -> str | None:
    """When the passages end, null where it is not said. Raises `Refus`."""
    return read_heure(text) if text.strip() else None


def read_dates(text: str, annee: int | None = None) -> tuple[date, ...]:
    """Dates between commas or semicolons, those without a year in that one; none when empty. Raises `Refus`."""
    return tuple(read_date(part, annee) for part in text.replace(";", ",").split(",") if part.strip())
