from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.css.stylesheet import Stylesheet

from certif_tui.services.demarrage import Demarrage
from tests.services.desk import Desk
from tests.ui.calm import wait_for_calm
from tests.ui.folder import Folder
from tests.ui.juror import Juror

OpenApp = Callable[..., AbstractAsyncContextManager[Juror]]


@pytest.fixture(autouse=True)
def calm(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys, clicks and pauses of Pilot wait for what there is to do, and no longer."""
    for module in ("app", "pilot"):
        monkeypatch.setattr(f"textual.{module}.wait_for_idle", wait_for_calm)


@pytest.fixture(scope="session", autouse=True)
def parsed_once() -> Iterator[None]:
    """Have the rules of a style read once for all the applications of the run: a tenth of what their tests take."""
    parse, known = Stylesheet._parse_rules, dict[Any, Any]()

    def parse_once(sheet: Stylesheet, *css: Any, **more: Any) -> Any:
        key = (*sorted(sheet._variables.items()), css, *sorted(more.items()))
        if key not in known:
            known[key] = parse(sheet, *css, **more)
        return known[key]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Stylesheet, "_parse_rules", parse_once)
        yield


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """An empty data folder on the disk."""
    return Folder(tmp_path)


@pytest.fixture
def open_app(desk: Desk, tmp_path: Path) -> OpenApp:
    """Opens the real application over the desk's folder; opened twice, it is the same user coming back."""

    @asynccontextmanager
    async def open_it(
        size: tuple[int, int] = (80, 24), *, session: str | None = None, responsable: str | None = ""
    ) -> AsyncIterator[Juror]:
        from certif_tui.ui.app import CertifApp

        demarrage = Demarrage(
            sessions=tmp_path / "sessions",
            reglages=tmp_path / "reglages.toml",
            memoire=tmp_path / "memoire.json",
            journal_log=tmp_path / "erreurs.log",
            session=session,
            responsable=responsable,
        )
        app = CertifApp(demarrage, clock=desk.machine, journal=desk.journal, presences=desk.presences)
        async with app.run_test(size=size, notifications=True) as pilot:
            juror = Juror(app, pilot, desk.machine)
            await juror.started()
            yield juror
            app.leave()

    return open_it


@pytest.fixture
def grade(open_app: OpenApp, desk: Desk) -> OpenApp:
    """Opens the application on the grading screen of the first candidat, as MARTIN Paul."""

    @asynccontextmanager
    async def open_it(size: tuple[int, int] = (80, 24)) -> AsyncIterator[Juror]:
        async with open_app(size, session=desk.slug) as juror:
            if not juror.sees("CLAIRE") and juror.sees("Qui êtes-vous"):
                await juror.press("1")
            await juror.press("home", "enter")
            yield juror

    return open_it
