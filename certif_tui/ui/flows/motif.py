"""Recording what may have to say why: the motif is asked for where it is missing, and only there."""

from __future__ import annotations

from collections.abc import Callable

from certif_tui.domain.refus import MotifManquant, Refus
from certif_tui.ui.flows.flow import Flow


async def with_motif(
    flow: Flow,
    titre: str,
    record: Callable[[str], object],
    *,
    unless: tuple[type[Refus], ...] = (),
) -> bool:
    """Record it, asking for a motif where one is missing; false when it was refused or given up.

    Raises the refusals `unless` names, which the caller answers.
    """
    screen = flow.screen
    try:
        return screen.manage(lambda: record(""), unless=(MotifManquant, *unless))
    except MotifManquant as refusal:
        missing = str(refusal)
    return await flow.settle(titre, missing, record)
