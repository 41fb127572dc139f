"""Two people of one name on the command line: told apart wherever named, asked about wherever meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import LYON, Certif, plain
from tests.services.importation.fichiers import make_csv

ANCIENNE, NOUVELLE = "DUPONT Claire (n° A1)", "DUPONT Claire (place 3)"


@pytest.fixture
def twins(lyon: Certif) -> Certif:
    """A session in which DUPONT Claire bears the number A1, and another DUPONT Claire passes third."""
    assert lyon("candidat", "modifier", LYON, "dupont-claire", "--numero", "A1").exit_code == 0
    assert lyon("candidat", "ajouter", LYON, "DUPONT Claire", "--homonyme").stdout.strip() == "dupont-claire-2"
    return lyon


@pytest.mark.parametrize(
    "words",
    [
        ("bilan", LYON, "{}"),
        ("chrono", LYON, "{}"),
        ("evaluer", LYON, "{}", "--jure", "martin-paul"),
        ("evaluer", LYON, "dupont-claire", "--jure", "martin-paul", "--ecrit", "--avec", "{}"),
        ("session", "presence", LYON, "{}", "present"),
        ("session", "incident", LYON, "Malaise", "--candidat", "{}"),
        ("candidat", "modifier", LYON, "{}", "--groupe", "B"),
        ("candidat", "renommer", LYON, "{}", "DUPOND Claire", "--motif", "faute"),
        ("candidat", "retirer", LYON, "{}", "--motif", "abandon"),
        ("candidat", "deplacer", LYON, "{}", "--place", "1"),
        ("candidat", "deplacer", LYON, "lefevre-ines", "--avant", "{}"),
        ("groupes", LYON, "--deplacer", "{}", "--vers", "aucun", "--motif", "x"),
        ("dossier", LYON, "{}"),
        ("plan", LYON, "--reporter", "{}", "--motif", "x"),
        ("plan", LYON, "--echanger", "{}", "lefevre-ines", "--motif", "x"),
    ],
)
@pytest.mark.parametrize("typed", ["DUPONT Claire", "Claire Dupont", "claire"])
def test_an_ambiguous_name_is_refused_with_the_choices(twins: Certif, words: tuple[str, ...], typed: str) -> None:
    stored = (twins.sessions / LYON / "session.json").read_bytes()
    done = twins(*(word.format(typed) for word in words))
    assert done.exit_code == 2, done.output
    assert "plusieurs personnes répondent" in done.stderr
    told = plain(done.stderr)
    assert "dupont-claire (DUPONT Claire, n° A1), dupont-claire-2 (DUPONT Claire, place 3)" in told
    assert (twins.sessions / LYON / "session.json").read_bytes() == stored


def test_every_command_that_names_one_tells_them_apart(twins: Certif, tmp_path: Path) -> None:
    def told(*words: str) -> str:
        done = twins(*words)
        assert done.exit_code == 0, done.output
        return plain(done.stdout)

    for slug, nom in (("dupont-claire", ANCIENNE), ("dupont-claire-2", NOUVELLE)):
        assert f"Candidat : {nom}" in told("bilan", LYON, slug, "--texte")
        assert told("chrono", LYON, slug).startswith(f"{nom} :")
        assert told("session", "presence", LYON, slug, "present") == f"{nom} : présent\n"
        assert told("candidat", "modifier", LYON, slug, "--groupe", "B").startswith(f"{nom} :")
        assert f"{nom} · dossier attendu" in told("groupes", LYON)
    plan = told("plan", LYON, "--jour", "2026-06-12", "--debut", "09:00")
    assert plan.count(ANCIENNE) == plan.count(NOUVELLE) == 1
    calendar = told("plan", LYON, "--ics", "-").replace("\r\n ", "")
    assert f"Oral BLOC 3 : {ANCIENNE}" in calendar and f"Délibération : {NOUVELLE}" in calendar
    registre = " ".join(told("session", "registre", LYON).split())
    assert f"{ANCIENNE} : présent" in registre and f"{NOUVELLE} : présent" in registre
    assert told("candidat", "deplacer", LYON, "lefevre-ines", "--place", "3").startswith("LEFÈVRE Inès :")
    assert told("candidat", "retirer", LYON, "dupont-claire-2", "--motif", "abandon").startswith("DUPONT Claire (place")


def test_an_import_tells_them_apart_by_number_else_by_line(lyon: Certif, tmp_path: Path) -> None:
    rows = ("Nom;Prénom;N°;Naissance", "DUPONT;Claire;A7;", "NOÉ;Léa;;12/03/1999", "NOÉ;Léa;;13/04/2000")
    path = make_csv(tmp_path / "l.csv", *rows)
    lyon("candidat", "modifier", LYON, "dupont-claire", "--numero", "A1")
    wish = ("--colonne", "Naissance=Naissance")
    done = plain(lyon("session", "importer", LYON, str(path), *wish).stdout)
    assert "DUPONT Claire (n° A7)" in done
    assert "NOÉ Léa (ligne 3)" in done and "NOÉ Léa (ligne 4)" in done
    again = lyon("session", "importer", LYON, str(path), *wish)
    assert "4 candidats" not in again.stdout and "3 candidats déjà dans la session" in plain(again.stdout)
