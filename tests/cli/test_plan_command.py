from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import LYON, Certif, plain

ETABLIR = ("plan", LYON, "--jour", "2026-06-19", "--debut", "9h")


def passages(certif: Certif) -> list[tuple[str, str]]:
    """Who passes and when, as another program reads it."""
    shape: dict[str, Any] = json.loads(certif("plan", LYON, "--json").stdout)
    return [(it["candidat"], it["debut"][11:16]) for it in shape["passages"]]


@pytest.fixture
def planned(lyon: Certif) -> Certif:
    assert lyon(*ETABLIR).exit_code == 0
    return lyon


def test_a_plan_is_established_and_shown(lyon: Certif) -> None:
    assert "--debut" in lyon("plan", LYON).stdout
    assert lyon("plan", LYON, "--json").stdout.strip() == "null"
    shown = plain(lyon(*ETABLIR, "--pause", "9:50+20", "--deliberation", "5").stdout)
    assert "oraux du vendredi 19 juin 2026, Lyon" in shown
    assert "  1  09:00–09:40  DUPONT Claire" in shown
    assert "  2  10:10–10:50  LEFÈVRE Inès" in shown
    assert passages(lyon) == [("dupont-claire", "09:00"), ("lefevre-ines", "10:10")]


def test_bloc_1_is_planned_one_week_after_and_a_weekend_is_told(certif: Certif) -> None:
    where = ("--bloc", "1", "--date", "2026-06-13", "--lieu", "Tours", "--candidat", "DUPONT Claire")
    slug = certif("session", "creer", *where).stdout.strip()
    shown = plain(certif("plan", slug, "--debut", "09:00").stdout)
    assert "oraux du samedi 20 juin 2026" in shown
    assert "Attention : le samedi 20 juin 2026 tombe un week-end." in shown


def test_a_plan_is_made_anew_for_a_reason_and_keeps_what_is_not_said(planned: Certif) -> None:
    refused = planned("plan", LYON, "--deliberation", "0")
    assert (refused.exit_code, "pourquoi" in refused.stderr) == (3, True)
    assert planned("plan", LYON, "--deliberation", "0", "--motif", "jury réduit").exit_code == 0
    assert passages(planned) == [("dupont-claire", "09:00"), ("lefevre-ines", "09:45")]
    assert "jury réduit" in planned("plan", LYON).stdout


def test_breaks_are_given_and_taken_away(planned: Certif) -> None:
    planned("plan", LYON, "--pause", "09:50+30", "--motif", "café")
    assert passages(planned)[1] == ("lefevre-ines", "10:20")
    planned("plan", LYON, "--sans-pause", "--motif", "pas de café")
    assert passages(planned)[1] == ("lefevre-ines", "09:55")


def test_passages_are_exchanged_postponed_and_taken_back(planned: Certif) -> None:
    ines_first = [("lefevre-ines", "09:00"), ("dupont-claire", "09:55")]
    planned("plan", LYON, "--echanger", "claire", "inès")
    assert passages(planned) == ines_first
    planned("plan", LYON, "--annuler")
    assert passages(planned)[0][0] == "dupont-claire"
    assert planned("plan", LYON, "--reporter", "claire").exit_code == 3
    planned("plan", LYON, "--reporter", "claire", "--apres", "ines", "--motif", "train")
    assert passages(planned) == ines_first


def test_the_calendar_goes_to_a_file_or_to_the_output_and_overwrites_nothing(planned: Certif, tmp_path: Path) -> None:
    target = tmp_path / "oraux.ics"
    done = planned("plan", LYON, "--ics", str(target))
    assert (done.exit_code, str(target) in done.stdout) == (0, True)
    assert planned("plan", LYON, "--ics", "-").stdout_bytes == target.read_bytes()
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    target.write_bytes(b"mine")
    again = planned("plan", LYON, "--ics", str(target))
    assert (again.exit_code, target.read_bytes()) == (3, b"mine")
    assert planned("plan", LYON, "--ics", str(planned.sessions / "oraux.ics")).exit_code == 3


@pytest.mark.parametrize(
    "words",
    [
        ("--debut", "25:00"),
        ("--changement", "-1"),
        ("--changement", "dix"),
        ("--pause", "12:30"),
        ("--jour", "2026-13-01"),
        ("--jour", "0001-01-01", "--motif", "x"),
        ("--ferme", "demain"),
        ("--apres", "claire"),
        ("--annuler", "--echanger", "claire", "ines"),
        ("--pause", "12:30+60", "--sans-pause"),
        ("--json", "--ics", "-"),
        ("--echanger", "claire", "zoe"),
    ],
)
def test_words_that_make_no_sense_change_nothing(planned: Certif, words: tuple[str, ...]) -> None:
    before = (planned.sessions / LYON / "session.json").read_bytes()
    assert planned("plan", LYON, *words).exit_code == 2
    assert (planned.sessions / LYON / "session.json").read_bytes() == before


def test_a_day_beyond_the_calendar_is_refused_without_a_crash(lyon: Certif) -> None:
    assert lyon("plan", LYON, "--jour", "9999-12-31").exit_code == 2
    assert (
        lyon("plan", LYON, "--jour", "2999-12-31", "--debut", "23:59", "--deliberation", "1440", "--deborder").exit_code
        == 0
    )


def test_the_holidays_of_a_territory_are_told_and_kept_from_plan_to_plan(planned: Certif) -> None:
    why = ("--motif", "Session à Metz")
    assert "férié" not in planned("plan", LYON, "--jour", "2026-12-26", *why).stdout
    assert "la Saint-Étienne" in planned("plan", LYON, "--feries", "Alsace-Moselle", *why).stdout
    assert "la Saint-Étienne" in planned("plan", LYON, "--debut", "10:00", *why).stdout
    wrong = planned("plan", LYON, "--feries", "Corse", *why)
    assert (wrong.exit_code, "alsace-moselle" in wrong.stderr) == (2, True)
    assert "férié" not in planned("plan", LYON, "--feries", "metropole", *why).stdout


def test_juries_days_and_hours_are_given_and_who_does_not_fit_is_told_with_the_remedy(lyon: Certif) -> None:
    refused = lyon(*ETABLIR, "--jusqu-a", "9:50")
    assert refused.exit_code == 3
    assert "1 sur 2 ne tient pas" in plain(refused.stderr) and "--jusqu-a, --jury, --plage" in refused.stderr
    assert lyon(*ETABLIR, "--jusqu-a", "9:50", "--incomplet").exit_code == 0
    assert passages(lyon) == [("dupont-claire", "09:00")]
    assert "sans horaire" in plain(lyon("plan", LYON).stdout)
    hours = ("--plage", "2026-06-19 9h-9:50 Salle A", "--plage", "22/06/2026 14:00-18:00 15:00+30 salle a")
    shown = plain(lyon("plan", LYON, *hours, "--motif", "deux jours").stdout)
    assert "Vendredi 19 juin 2026, Salle A" in shown and "Lundi 22 juin 2026, Salle A" in shown
    assert passages(lyon) == [("dupont-claire", "09:00"), ("lefevre-ines", "14:00")]


def test_a_candidat_is_moved_to_another_jury_and_taken_back(lyon: Certif) -> None:
    assert lyon(*ETABLIR, "--jury", "Salle A", "--jury", "Salle B").exit_code == 0
    assert passages(lyon) == [("dupont-claire", "09:00"), ("lefevre-ines", "09:00")]
    assert lyon("plan", LYON, "--deplacer", "claire", "--jury", "salle b").exit_code == 0
    assert passages(lyon) == [("lefevre-ines", "09:00"), ("dupont-claire", "09:55")]
    assert lyon("plan", LYON, "--deplacer", "claire", "--jury", "Salle C").exit_code == 2
    assert lyon("plan", LYON, "--annuler").exit_code == 0
    assert passages(lyon)[0] == ("dupont-claire", "09:00")


def test_calendars_go_by_jury_and_candidat_and_what_changed_since_is_told(lyon: Certif, tmp_path: Path) -> None:
    none = lyon("plan", LYON, "--ics", "-")
    assert (none.exit_code, none.stdout) == (3, "") and "Aucun plan" in none.stderr
    lyon(*ETABLIR, "--jury", "A", "--jury", "B")
    assert b"LEF" not in lyon("plan", LYON, "--ics", "-", "--jury", "A").stdout_bytes
    summons = lyon("plan", LYON, "--ics", "-", "--candidat", "inès").stdout_bytes
    assert summons.count(b"BEGIN:VEVENT") == 1
    folder = tmp_path / "agendas"
    folder.mkdir()
    assert lyon("plan", LYON, "--ics", str(folder)).exit_code == 0
    assert len(list(folder.iterdir())) == 5
    assert json.loads(lyon("plan", LYON, "--changements", "--json").stdout) == []
    lyon("plan", LYON, "--echanger", "claire", "ines")
    told = plain(lyon("plan", LYON, "--changements").stdout)
    assert "DUPONT Claire : 09:00 A, maintenant 09:00 B" in told
    lyon("plan", LYON, "--annuler")
    assert "Aucun horaire n'a changé" in lyon("plan", LYON, "--changements").stdout
    lyon("plan", LYON, "--reporter", "claire", "--apres", "ines", "--motif", "train")
    [moved] = json.loads(lyon("plan", LYON, "--changements", "--json").stdout)
    assert (moved["candidat"], moved["avant"]["debut"][11:16], moved["apres"]["debut"][11:16]) == (
        "dupont-claire",
        "09:00",
        "09:55",
    )
