"""Recording what may have to say why: the motif is asked for where it is missing, and only there."""

from __future__ import annotations

from collections.abc import Callable

from certif_tui.domain.refus import MotifManquant, Refus
from certif_tui.ui.dialogs.saisie import Saisie
from certif_tui.ui.flows.flow import Flow


async def with_motif(
    flow: Flow,
    titre: str,
    record: Callable[[str], object],
    *,
    given: str = "",
    unless: tuple[type[Refus], ...] = (),
) -> bool:
    """Record it, asking for a motif where the one `given` is missing; false when it was refused or given up.

    Raises the refusals `unless` names, which the caller answers.
    """
    screen = flow.screen
    try:
        return screen.manage(lambda: record(given), unless=(MotifManquant, *unless))
    except MotifManquant as refusal:
        missing = str(refusal)
    motif = await flow.ask(Saisie(titre, missing))
    if motif is not None and motif.strip():
        return screen.manage(lambda: record(motif), unless=unless)
    if motif is not None:
        screen.say(missing)
    return False
