"""What rests on a file that was changed, cut off, taken away or is newer says so everywhere, and is no verdict."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Certif, plain

SESSION = "2026-06-12-bloc-3-lyon"
SHEET, OWN = f"{SESSION}/grilles/dupont-claire/martin-paul.json", f"{SESSION}/session.json"


@pytest.fixture
def seul(certif: Certif) -> Certif:
    """A session whose only juré failed Claire: the sheet that decides is on the disk."""
    where = ("--bloc", "BLOC 3", "--date", "2026-06-12", "--lieu", "Lyon", "--jure", "MARTIN Paul")
    certif("session", "creer", *where, "--candidat", "DUPONT Claire", "--candidat", "LEFÈVRE Inès")
    codes = [f"CR3.{competence}.{rang}" for competence, most in ((1, 5), (2, 9)) for rang in range(1, most + 1)]
    lines = "\n".join(f"{code} non_valide" for code in codes)
    done = certif(
        "evaluer", SESSION, "dupont-claire", "--jure", "martin", "--remettre", "--malgre", "papier", input=lines
    )
    assert done.exit_code == 0, done.output
    return certif


def change(path: Path, before: bytes, after: bytes) -> None:
    data = path.read_bytes()
    head, found, tail = data.rpartition(before)
    assert found
    path.write_bytes(head + after + tail)


def validate(sessions: Path) -> None:
    change(sessions / SHEET, b'"statut":"non_valide"', b'"statut":"valide"')


def cut(sessions: Path) -> None:
    """Take the last event away, which is the remise."""
    path = sessions / SHEET
    lines = path.read_bytes().split(b"\n")
    path.write_bytes(b"\n".join([*lines[:-4], lines[-4].removesuffix(b","), *lines[-2:]]))


def remove(sessions: Path) -> None:
    (sessions / SHEET).unlink()


def spoil(sessions: Path) -> None:
    (sessions / SHEET).write_bytes(b"")


def renew(sessions: Path) -> None:
    """Make the remise one of a newer program; its chain and its witness are made anew."""
    from certif_tui.journal.chain import fingerprint

    path = sessions / SHEET
    documents = json.loads(path.read_bytes())["journal"]
    last, before = str(len(documents)), str(len(documents) - 1)
    documents[last]["v"] = 99
    documents[last]["empreinte"] = fingerprint(documents[last], documents[before]["empreinte"])
    path.write_bytes(json.dumps({"journal": documents}).encode())
    for witness in (sessions / SESSION / ".verrous").glob("grilles*.temoin"):
        witness.unlink()


def rewrite_session(sessions: Path) -> None:
    change(sessions / OWN, "LEFÈVRE".encode(), b"LEFEVRE")


DAMAGES: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "validated by hand": (validate, "sans_preuve", "a été modifié"),
    "cut off": (cut, "sans_preuve", "la fin du fichier a été retirée"),
    "taken away": (remove, "sans_preuve", "le fichier a été retiré"),
    "emptied": (spoil, "illisible", "le fichier est vide"),
    "newer": (renew, "sans_preuve", "version plus récente"),
    "session": (rewrite_session, "sans_preuve", "session.json, événement"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_no_verdict_comes_from_a_file_that_proves_nothing(seul: Certif, damage: str) -> None:
    assert seul("parcours").exit_code == 0
    hurt, verdict, why = DAMAGES[damage]
    hurt(seul.sessions)
    for who in (["claire"], []):
        done = seul("parcours", *who)
        shown, told = plain(done.stdout), plain(done.stderr)
        assert done.exit_code == 3 and why in told and f"certif-tui verifier {SESSION}" in told
        claire = next(line for line in shown.splitlines() if line.startswith("DUPONT"))
        assert who or claire.endswith("fichier à vérifier")
        assert "acquis le" not in shown and "BLOC 3 acquis" not in shown and "BLOC 3 non acquis" not in shown
    alone = " ".join(plain(seul("parcours", "claire").stdout).split())
    assert f"BLOC 3 : {verdict.replace('_', ' ')}, session du 12/06/2026, Lyon Attention : " in alone and why in alone
    person = json.loads(seul("parcours", "claire", "--json").stdout)
    [bloc] = [it for it in person["parcours"][0]["blocs"] if it["passages"]]
    assert bloc["verdict"] == verdict and why in plain(bloc["passages"][0]["defaut"])
    assert [why in plain(defaut) for defaut in person["defauts"]] == [True]
    assert seul("verifier").exit_code == 3


def test_an_absence_stands_beside_a_sheet_that_proves_nothing(seul: Certif) -> None:
    seul("session", "presence", SESSION, "claire", "absent-justifie", "--motif", "Certificat")
    validate(seul.sessions)
    done = seul("parcours", "claire")
    assert done.exit_code == 3 and "12/06/2026, Lyon : absent" in plain(done.stdout)


@pytest.mark.parametrize("damage", DAMAGES)
def test_the_bilan_tells_no_statut_of_a_file_that_proves_nothing(seul: Certif, damage: str) -> None:
    assert "Statut du bloc : NON VALIDÉ" in plain(seul("bilan", SESSION, "claire").stdout)
    hurt, verdict, why = DAMAGES[damage]
    hurt(seul.sessions)
    done = seul("bilan", SESSION, "claire")
    shown = plain(done.stdout)
    assert done.exit_code == 3 and why in plain(done.stderr) and why in " ".join(shown.split())
    assert (
        f"{verdict.replace('_', ' ').capitalize()}, fichier à vérifier" in shown
        and "VALIDÉ" not in shown
        and "possible" not in shown
    )
    found = json.loads(seul("bilan", SESSION, "claire", "--json").stdout)
    assert found["statut"] is None and {it["statut"] for it in found["competences"]} <= {None}
    assert [why in plain(defaut) for defaut in found["defauts"]] == [True]


def test_a_clock_that_proves_nothing_is_told_and_leaves_the_statut(seul: Certif) -> None:
    for what in ("demarrer", "terminer"):
        assert seul("chrono", SESSION, "claire", what).exit_code == 0
    change(seul.sessions / SESSION / "passages" / "dupont-claire" / "chrono.json", b'"auteur":"', b'"auteur":"x')
    done = seul("bilan", SESSION, "claire")
    assert done.exit_code == 3 and "chrono.json, événement" in plain(done.stdout)
    assert "Statut du bloc : NON VALIDÉ" in plain(done.stdout)


def test_the_list_of_sessions_tells_which_one_proves_nothing(seul: Certif) -> None:
    assert seul("session", "liste").exit_code == 0
    rewrite_session(seul.sessions)
    done = seul("session", "liste")
    assert done.exit_code == 3 and done.stdout.rstrip().endswith("sans preuve") and "a été modifié" in done.stderr
    [found] = json.loads(seul("session", "liste", "--json").stdout)
    assert "a été modifié" in found["defaut"]


def test_the_registre_tells_of_a_sheet_that_is_there_no_more(seul: Certif) -> None:
    assert seul("session", "registre", SESSION).exit_code == 0
    remove(seul.sessions)
    done = seul("session", "registre", SESSION)
    assert done.exit_code == 3 and "le fichier a été retiré" in " ".join(plain(done.stdout).split())


def test_blocs_left_out_of_the_frozen_referentiel_make_no_certification(seul: Certif) -> None:
    path = seul.sessions / SESSION / "referentiel.json"
    grid = json.loads(path.read_bytes())
    grid["blocs"] = grid["blocs"][2:]
    path.write_text(json.dumps(grid), "utf-8")
    done = seul("parcours", "claire")
    assert done.exit_code == 3 and "certification acquise" not in done.stdout.casefold()
    assert "BLOC 3 : sans preuve" in plain(done.stdout)
