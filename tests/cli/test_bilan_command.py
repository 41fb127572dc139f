from __future__ import annotations

import json

from tests.cli.conftest import LYON, Certif, plain


def test_a_candidat_nobody_has_graded_has_a_bilan_of_nulls(lyon: Certif) -> None:
    done = lyon("bilan", LYON, "claire", "--json")
    assert done.exit_code == 0
    shape = json.loads(done.stdout)
    assert {(critere["avis"], critere["remarque"]) for critere in shape["criteres"]} == {(None, None)}
    assert "aucun, pas encore de grille" in plain(lyon("bilan", LYON, "claire", "--texte").stdout)


def test_the_only_jure_with_a_sheet_need_not_be_named(lyon: Certif) -> None:
    lyon.evaluer("CR3.1.1 valide", jure="petit-sophie")
    assert "Juré : PETIT Sophie" in plain(lyon("bilan", LYON, "claire").stdout)


def test_with_two_sheets_the_jure_must_be_named_and_both_are_listed(lyon: Certif) -> None:
    lyon.evaluer("CR3.1.1 valide")
    lyon.evaluer("CR3.1.1 non_valide", jure="petit-sophie")
    done = lyon("bilan", LYON, "claire")
    assert done.exit_code == 2
    assert "martin-paul (MARTIN Paul), petit-sophie (PETIT Sophie)" in done.stderr
    shape = json.loads(lyon("bilan", LYON, "claire", "--jure", "sophie", "--json").stdout)
    assert shape["criteres"][0]["avis"] == "non_valide"


def test_with_two_sheets_the_jure_remembered_here_is_meant(lyon: Certif) -> None:
    from certif_tui.cli.paths import memory_file
    from certif_tui.platform.preferences import MemoryFile

    lyon.evaluer("CR3.1.1 valide")
    lyon.evaluer("CR3.1.1 non_valide", jure="petit-sophie")
    MemoryFile(memory_file()).remember_jure("PETIT Sophie")
    assert "Juré : PETIT Sophie" in plain(lyon("bilan", LYON, "claire").stdout)


def test_looking_at_a_bilan_writes_nothing(lyon: Certif) -> None:
    lyon("bilan", LYON, "claire")
    assert sorted(path.name for path in lyon.sessions.rglob("*.json")) == ["referentiel.json", "session.json"]


def test_a_broken_chain_is_told_beside_the_bilan(lyon: Certif) -> None:
    lyon.evaluer("CR3.1.1 valide")
    sheet = lyon.sessions / LYON / "grilles/dupont-claire/martin-paul.json"
    sheet.write_bytes(sheet.read_bytes().replace(b'"avis":"valide"', b'"avis":"non_valide"'))
    done = lyon("bilan", LYON, "claire", "--json")
    assert json.loads(done.stdout)["criteres"][0]["avis"] == "non_valide"
    assert "événement 3" in done.stderr and f"certif-tui verifier {LYON}" in plain(done.stderr)


def test_text_and_json_together_are_refused(lyon: Certif) -> None:
    for forms in (("--json", "--texte"), ("--texte", "--json")):
        done = lyon("bilan", LYON, "claire", *forms)
        assert (done.exit_code, done.stdout) == (2, "")
        assert "--texte et --json ne vont pas ensemble" in done.stderr


def test_a_damaged_sheet_is_bad_data(lyon: Certif) -> None:
    lyon.evaluer("CR3.1.1 valide")
    (lyon.sessions / LYON / "grilles/dupont-claire/martin-paul.json").write_bytes(b"{")
    done = lyon("bilan", LYON, "claire")
    assert (done.exit_code, "martin-paul.json" in done.stderr) == (3, True)
    shown = plain(done.stdout)
    assert "Illisible, fichier à vérifier" in shown and "Critères" not in shown and "à évaluer" not in shown
    found = json.loads(lyon("bilan", LYON, "claire", "--json").stdout)
    assert (found["statut"], found["competences"], found["criteres"]) == (None, [], [])
    assert found["resultat"]["verdict"] == "illisible" and "martin-paul.json" in found["defauts"][0]


def test_brackets_escapes_and_directions_in_names_reach_no_output(certif: Certif) -> None:
    nasty = "[/] \x1b[31mROUGE\x1b]52;c;eA==\x07 \u202eerdro \x9b2J"
    where = ("--bloc", "BLOC 3", "--date", "2026-06-12", "--lieu", nasty)
    slug = certif("session", "creer", *where, "--jure", nasty, "--candidat", nasty).stdout.strip()
    [candidat] = json.loads(certif("session", "liste", "--json").stdout)[0]["candidats"]
    jure = json.loads(certif("session", "liste", "--json").stdout)[0]["jures"][0]["jure"]
    remarque = f"CR3.1.1 valide {nasty}"
    outputs = [
        certif("evaluer", slug, candidat["candidat"], "--jure", jure, input=f"{remarque}\n{nasty} valide\n"),
        certif("bilan", slug, candidat["candidat"]),
        certif("bilan", slug, candidat["candidat"], "--json"),
        certif("bilan", slug, nasty + "x"),
        certif("session", "liste"),
        certif("session", "liste", "--json"),
        certif("verifier", nasty),
        certif(nasty),
        certif(f"--{nasty}"),
    ]
    for done in outputs:
        assert not set(done.output) & {"\x1b", "\x07", "\x9b", "\u202e"}, done.output
    assert "[/] \ufffd[31mROUGE" in outputs[1].stdout
