"""What a plan is made from, out of the words of the command line and of the plan before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import click

from certif_tui.cli.oral.plan_demande import Demande
from certif_tui.domain.planning.evenements import Cadre, PausePrevue, Plage
from certif_tui.domain.refus import Refus
from certif_tui.services.oral.horaires import CHANGEMENT, DEBUT, DELIBERATION, Horaires
from certif_tui.services.oral.horaires_saisis import (
    one_spelling,
    read_heure,
    read_jurys,
    read_pause,
    read_plage,
    read_territoire,
)
from certif_tui.wording.text import NBSP


def cadre_of(horaires: Horaires, demande: Demande) -> Cadre:
    """The plan before, or the référentiel's day, with what was asked in its place. Raises `click.UsageError`."""
    proposed = horaires.proposed()
    jour = demande.jour or (proposed.jour if proposed else None)
    if not demande.plages and (jour is None or not 1900 <= jour.year < 3000):
        raise click.UsageError(f"Donnez --jour{NBSP}: le jour des oraux.")
    first = jour or date.min
    base = proposed or Cadre.un_jour(first, DEBUT, changement=CHANGEMENT, deliberation=DELIBERATION)
    try:
        asked = {
            "plages": _plages(base.plages, demande, jour),
            "changement": demande.changement,
            "deliberation": demande.deliberation,
            "nominale": demande.nominale or None,
            "fermes": demande.fermes or None,
            "territoire": read_territoire(demande.feries) if demande.feries is not None else None,
        }
    except Refus as error:
        raise click.UsageError(str(error)) from error
    cadre = base.model_copy(update={name: value for name, value in asked.items() if value is not None})
    lunch = horaires.planning.plan is None and not (demande.pauses or demande.sans_pause or demande.plages)
    return horaires.with_lunch(cadre) if lunch else cadre


def _plages(before: Sequence[Plage], demande: Demande, jour: date | None) -> tuple[Plage, ...]:
    """The hours asked for. Raises `Refus`."""
    pauses = tuple(map(read_pause, demande.pauses)) or (() if demande.sans_pause else None)
    if demande.plages:
        typed = one_spelling([read_plage(it, jour) for it in demande.plages])
        return tuple(_with(it, pauses=pauses) for it in typed)
    if demande.jour is not None and len({it.jour for it in before}) > 1:
        raise Refus(f"le plan tient sur plusieurs jours{NBSP}: donnez ses heures par --plage.")
    said = {"jour": demande.jour, "debut": _heure(demande.debut), "fin": _heure(demande.fin)}
    return tuple(_with(it, pauses=pauses, **said) for it in _for_jurys(before, demande.jurys))


def _for_jurys(before: Sequence[Plage], jurys: Sequence[str]) -> Iterator[Plage]:
    """The hours before, each of them for each jury where juries are named."""
    if not jurys:
        yield from before
        return
    hours = dict.fromkeys(it.model_copy(update={"jury": ""}) for it in before)
    names = read_jurys(";".join(jurys))
    yield from (it.model_copy(update={"jury": jury}) for it in hours for jury in names)


def _with(plage: Plage, *, pauses: tuple[PausePrevue, ...] | None, **said: date | str | None) -> Plage:
    update = {**said, "pauses": pauses}
    return plage.model_copy(update={name: value for name, value in update.items() if value is not None})


def _heure(text: str | None) -> str | None:
    return None if text is None else read_heure(text)
