"""Opening a sheet that another program may hold: it is taken over only once that is agreed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from certif_tui.services.grille.evaluation import GrilleTenue
from certif_tui.ui.dialogs.yes_no import YesNo
from certif_tui.ui.flows.flow import Flow
from certif_tui.wording.text import NBSP

T = TypeVar("T")


async def take(flow: Flow, open_it: Callable[[bool], T]) -> T | None:
    """What `open_it` gives, told whether to take over what is held elsewhere; null where that is not agreed.

    Raises what `open_it` raises, but for `GrilleTenue` the first time.
    """
    try:
        return open_it(False)
    except GrilleTenue as refusal:
        held = str(refusal)
    return open_it(True) if await flow.ask(take_over_question(held)) else None


def take_over_question(reason: str) -> YesNo:
    """Ask whether to take the sheet over; `reason` says where it is held."""
    question = f"{reason} La prendre en main ici{NBSP}? Elle passera là-bas en lecture seule."
    return YesNo("Grille ouverte ailleurs", question, "Prendre en main")
