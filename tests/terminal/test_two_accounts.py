"""Two jurés with an account each on one machine, the data folder prepared for their group: the first use there is."""

from __future__ import annotations

import json
import shutil
import stat
from collections.abc import Iterator

import pytest

from tests.installed import Installed
from tests.terminal.accounts import Account, accounts, missing
from tests.terminal.terminal import Terminal

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing())

LYON = "2026-06-12-bloc-3-lyon"


@pytest.fixture
def paul_and_sophie(installed: Installed) -> Iterator[tuple[Account, Account]]:
    """Paul, whose umask lets his group in, and Sophie, whose umask does not; Paul made the session."""
    with accounts(installed, ("002", "077")) as (paul, sophie):
        people = ("--jure", "MARTIN Paul", "--jure", "PETIT Sophie", "--candidat", "DUPONT Claire")
        made = paul("session", "creer", "--bloc", "BLOC 3", "--date", "2026-06-12", "--lieu", "Lyon", *people)
        assert made.stdout.strip() == LYON, made.stderr
        yield paul, sophie


def evaluer(account: Account, jure: str, *lines: str) -> int:
    """Mark as that juré; the exit code."""
    return account("evaluer", LYON, "dupont-claire", "--jure", jure, told="\n".join(lines)).returncode


def test_each_works_on_what_the_other_made(paul_and_sophie: tuple[Account, Account]) -> None:
    paul, sophie = paul_and_sophie
    assert LYON in sophie("session", "liste").stdout
    for account, presence in ((sophie, "present"), (paul, "attendu"), (sophie, "present")):
        done = account("session", "presence", LYON, "dupont-claire", presence, "--motif", "pointage")
        assert done.returncode == 0, done.stderr
    assert evaluer(sophie, "petit-sophie", "CR3.1.1 valide") == 0
    assert evaluer(paul, "martin-paul", "CR3.1.1 valide") == 0
    for account in (paul, sophie):
        checked = account("verifier")
        assert (checked.returncode, "tout est intact" in checked.stdout) == (0, True), checked.stdout
        [listed] = json.loads(account("session", "liste", "--json").stdout)
        assert [it["presence"] for it in listed["candidats"]] == ["present"]


def test_both_grade_at_their_terminals(paul_and_sophie: tuple[Account, Account]) -> None:
    terminals = []
    for account, answer, nom in zip(paul_and_sophie, "12", ("MARTIN Paul", "PETIT Sophie"), strict=True):
        terminal = Terminal(["/usr/bin/env", *account.command("ouvrir", LYON)], account.environment)
        terminals.append(terminal)
        terminal.wait_for("Qui êtes-vous ?")
        terminal.send(answer)
        terminal.wait_for(f"juré {nom}")
        terminal.send("\r")
        terminal.wait_for("►□ CR3.1.1")
    for terminal in terminals:
        terminal.send("oo")
        terminal.wait_for("C3.1 2/5")
        terminal.wait_for("enregistré")
    for terminal in terminals:
        terminal.send("\x11")
        assert terminal.ended() == 0


@pytest.mark.parametrize("closed", [".", "session.json"])
def test_what_one_may_not_read_is_named_by_every_list(paul_and_sophie: tuple[Account, Account], closed: str) -> None:
    paul, sophie = paul_and_sophie
    (paul.sessions / LYON / closed).chmod(0o700)
    for command in (("session", "liste"), ("session", "liste", "--json"), ("verifier",), ("parcours",)):
        told = sophie(*command)
        assert (told.returncode, LYON in told.stdout + told.stderr) == (3, True), command
        assert "l'accès est refusé" in told.stdout + told.stderr
    home = Terminal(["/usr/bin/env", *sophie.command()], sophie.environment)
    home.wait_for("12/06/2026 illisible")
    home.send("\r")
    home.wait_for("l'accès est refusé")
    home.send("\x11")
    assert home.ended() == 0


@pytest.mark.parametrize("closed", ["grilles/dupont-claire/petit-sophie.json", "grilles/dupont-claire", "grilles"])
def test_a_closed_sheet_is_named_and_locks_nobody_out(paul_and_sophie: tuple[Account, Account], closed: str) -> None:
    paul, sophie = paul_and_sophie
    assert evaluer(sophie, "petit-sophie", "CR3.1.1 valide") == 0
    place = paul.sessions / LYON / closed
    shutil.chown(place, user=sophie.nom)
    place.chmod(0o700)
    assert LYON in paul("session", "liste").stdout
    for command in (("session", "liste", "--json"), ("verifier",), ("parcours",), ("bilan", LYON, "claire")):
        told = paul(*command)
        said = " ".join((told.stdout + told.stderr).split())
        assert told.returncode != 0 and f"Impossible de lire {LYON}/{closed}" in said, (command, said)
        assert "l'accès est refusé" in said
    assert paul("session", "presence", LYON, "dupont-claire", "present").returncode == 0


def test_a_file_of_another_group_never_lets_a_wrong_one_in(paul_and_sophie: tuple[Account, Account]) -> None:
    """Sophie may not give a file to Paul's own group: rewritten by her it stays hers, and opens to no other group."""
    paul, sophie = paul_and_sophie
    own = paul.sessions / LYON / "session.json"
    shutil.chown(own, group=paul.nom)  # of which nobody else is
    own.chmod(0o664)
    assert sophie("session", "presence", LYON, "dupont-claire", "present").returncode == 0
    assert stat.S_IMODE(own.stat().st_mode) == 0o604
