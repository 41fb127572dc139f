"""Who prepares a session without being a juré: asked once, at the first change, remembered, changed where J is."""

from __future__ import annotations

import json
from pathlib import Path

from certif_tui.domain.session.responsable import ResponsableNomme
from tests.services.desk import CLAIRE, Desk
from tests.ui.conftest import OpenApp

QUESTION = "Qui prépare cette session"


def named(desk: Desk) -> list[str]:
    return [it.nom for it in desk.open_session().live.evenements if isinstance(it, ResponsableNomme)]


def remembered(tmp_path: Path) -> str | None:
    [entry] = json.loads((tmp_path / "memoire.json").read_text("utf-8"))["terminaux"].values()
    nom: str | None = entry["responsable"]
    return nom


async def test_it_is_asked_at_the_first_change_once_and_remembered(
    open_app: OpenApp, desk: Desk, tmp_path: Path
) -> None:
    async with open_app(session=desk.slug, responsable=None) as juror:
        await juror.press("escape")
        assert not juror.sees(QUESTION)
        await juror.press("backspace")
        assert juror.sees(QUESTION) and juror.sees("Continuer sans nom")
        await juror.press("1")
        await juror.type("DURAND Anne")
        await juror.press("enter")
        assert juror.sees("Motif du retrait")
        await juror.type("malade")
        await juror.press("enter", "backspace")
        assert juror.saved()
        assert not juror.sees(QUESTION)
    assert named(desk) == ["DURAND Anne"]
    assert remembered(tmp_path) == "DURAND Anne"
    assert len(desk.open_session().session.jures) == 2
    async with open_app(session=desk.slug, responsable=None) as juror:
        assert not juror.sees("Qui êtes-vous") and juror.sees("responsable DURAND Anne")
        await juror.press("home", "backspace")
        assert not juror.sees(QUESTION)


async def test_one_may_go_on_without_a_name_and_is_not_asked_again(open_app: OpenApp, desk: Desk) -> None:
    async with open_app(session=desk.slug, responsable=None) as juror:
        await juror.press("escape", "backspace", "2")
        assert juror.sees("Motif du retrait")
        await juror.press("escape", "backspace")
        assert juror.sees("Motif du retrait")
    assert named(desk) == []


async def test_a_question_closed_changes_nothing_and_comes_again(open_app: OpenApp, desk: Desk) -> None:
    async with open_app(session=desk.slug, responsable=None) as juror:
        await juror.press("escape", "backspace", "escape")
        assert not juror.sees("Motif du retrait")
        await juror.press("backspace")
        assert juror.sees(QUESTION)


async def test_a_jure_is_never_asked_and_signs_what_they_change(open_app: OpenApp, desk: Desk) -> None:
    async with open_app(session=desk.slug, responsable=None) as juror:
        await juror.press("1", "home", "backspace")
        assert juror.sees("Motif du retrait")
        await juror.type("malade")
        await juror.press("enter")
        assert juror.saved()
    last = desk.open_session().live.evenements[-1]
    assert (last.type_name(), last.auteur) == ("candidat_retire", "martin-paul")
    assert named(desk) == []


async def test_whoever_prepares_says_so_where_a_jure_says_who_they_are(
    open_app: OpenApp, desk: Desk, tmp_path: Path
) -> None:
    async with open_app(session=desk.slug, responsable=None) as juror:
        assert juror.sees("Je prépare la session")
        await juror.press("5")
        await juror.type("DURAND Anne")
        await juror.press("enter", "j", "5")
        assert juror.sees("DURAND Anne")
        await juror.type("MOREL Luc")
        await juror.press("enter", "home", "backspace")
        await juror.type("malade")
        await juror.press("enter")
        assert juror.saved()
    assert named(desk) == ["MOREL Luc"]
    assert remembered(tmp_path) == "MOREL Luc"
    assert desk.open_session().session.candidat(CLAIRE).retire is not None


async def test_a_session_is_created_by_whom_the_form_names(open_app: OpenApp, desk: Desk, tmp_path: Path) -> None:
    async with open_app(responsable=None) as juror:
        await juror.press("a", "tab", "tab")
        await juror.type("Paris")
        await juror.press("tab", "tab", "tab")
        await juror.type("DURAND Anne")
        await juror.press("ctrl+s")
        assert juror.saved()
        desk.slug = next(it for it in desk.journal.sessions() if "paris" in it)
    assert named(desk) == ["DURAND Anne"]
    assert desk.open_session().session.jures == ()
    assert remembered(tmp_path) == "DURAND Anne"
