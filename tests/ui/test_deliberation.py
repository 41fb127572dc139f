"""Between two candidats: the bilan counts the deliberation down, then the changeover, as the plan has them."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from certif_tui.domain.planning.evenements import Cadre
from certif_tui.services.oral.horaires import Horaires
from certif_tui.ui.widgets.chrono_vivant import ChronoVivant
from tests.domain.factory import MINUTE
from tests.services.desk import Desk
from tests.ui.conftest import OpenApp
from tests.ui.juror import Juror


def plan_from_now(desk: Desk) -> None:
    """Claire now, ten minutes of deliberation and five of changeover behind each oral of forty minutes."""
    now = (desk.machine.now().instant + timedelta(minutes=1)).astimezone(ZoneInfo("Europe/Paris"))
    cadre = Cadre.un_jour(now.date(), f"{now:%H:%M}", changement=5, deliberation=10)
    Horaires(desk.open_session()).establish(cadre)


async def later(juror: Juror, milliseconds: int) -> None:
    juror.machine.pass_time(milliseconds)
    juror.app.screen.query_one(ChronoVivant).renew()
    await juror.settle()


async def test_the_bilan_counts_down_to_the_end_of_the_deliberation_then_to_the_next_candidat(
    grade: OpenApp, desk: Desk
) -> None:
    plan_from_now(desk)
    async with grade() as juror:
        await juror.press("c")
        await juror.wait(41 * MINUTE)
        await juror.press("p", "p", "t", "b")
        await later(juror, 6 * MINUTE + 40_000)
        assert juror.sees("DÉLIBÉRATION 03:20")
        await later(juror, 4 * MINUTE)
        assert juror.sees("PROCHAIN PASSAGE 04:20")
        await later(juror, 6 * MINUTE + 30_000)
        assert juror.sees("PROCHAIN PASSAGE +02:10") and juror.sees("prochain passage en retard de 2:10")


async def test_without_a_plan_the_bilan_says_that_the_oral_has_ended(grade: OpenApp) -> None:
    async with grade() as juror:
        await juror.press("c", "p", "p", "t", "b")
        await later(juror, MINUTE)
        assert juror.sees("oral terminé") and not juror.sees("DÉLIBÉRATION")
