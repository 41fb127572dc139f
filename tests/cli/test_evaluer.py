from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from certif_tui.cli.atelier import open_session
from certif_tui.cli.paths import Options
from certif_tui.journal.holds import Holds
from certif_tui.journal.tinydb_journal import TinyDBJournal
from certif_tui.platform.clock import SystemClock
from certif_tui.services.gate.contexte import Contexte
from certif_tui.services.gate.writers import DirectWriter
from certif_tui.services.grille.poste import Poste
from certif_tui.services.preparation.sessions import SessionOuverte
from tests.cli.conftest import LYON, Certif, plain
from tests.cli.test_ecrit import arrive, kept


def marks(certif: Certif, *more: str) -> dict[str, Any]:
    shape = json.loads(certif("bilan", LYON, "dupont-claire", "--json", *more).stdout)
    return {it["code"]: (it["avis"], it["remarque"]) for it in shape["criteres"] if it["avis"] or it["remarque"]}


def test_every_change_is_acknowledged_with_its_number_and_code(lyon: Certif) -> None:
    done = lyon.evaluer("CR3.1.1 valide", "CR3.1.2 non_valide Aucune source citée", "C3.1 - Bonne lecture")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == "ok 3 CR3.1.1\nok 4 CR3.1.2\nok 5 CR3.1.2\nok 6 C3.1\n"
    assert marks(lyon) == {"CR3.1.1": ("valide", None), "CR3.1.2": ("non_valide", "Aucune source citée")}
    assert "Remarque : Bonne lecture" in plain(lyon("bilan", LYON, "dupont-claire").stdout)


def test_case_accents_tabs_and_spaces_do_not_matter(lyon: Certif) -> None:
    done = lyon.evaluer("  cr3.1.1\tValidé", "CR3.1.2   NON_VALIDE   trop   court  ")
    assert done.exit_code == 0
    assert marks(lyon) == {"CR3.1.1": ("valide", None), "CR3.1.2": ("non_valide", "trop   court")}


def test_a_mark_and_a_remarque_are_each_cleared_alone(lyon: Certif) -> None:
    lyon.evaluer("CR3.1.1 valide clair", "CR3.1.2 valide clair", "CR3.1.3 valide clair")
    lyon.evaluer("CR3.1.1 efface", "CR3.1.2 -", "CR3.1.3 non_valide")
    assert marks(lyon) == {
        "CR3.1.1": (None, "clair"),
        "CR3.1.2": ("valide", None),
        "CR3.1.3": ("non_valide", "clair"),
    }


def test_blank_lines_and_comments_are_passed_over_but_counted(lyon: Certif) -> None:
    done = lyon.evaluer("# feuille de Claire", "", "CR9 valide", "   ", "CR3.1.1 valide")
    assert (done.exit_code, done.stdout) == (3, "ok 3 CR3.1.1\n")
    assert plain(done.stderr).startswith("Ligne 3 : code inconnu dans BLOC 3 : « CR9 ».")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("CR3.1.1 peut-être", "« peut-être »"),
        ("CR3.1.1", "il manque l'avis"),
        ("CR3.1.1 sans_objet", "le cas échéant"),
        ("CR3.1.11 valide", "CR3.1.11"),
        ("C3.1 valide", "C3.1 est une compétence"),
        ("CR1.1.1 valide", "BLOC 3"),
        ("CR3.1.1 valide " + "x" * 4001, "4001 caractères"),
        ("CR3.1.1 valide " + "x" * 70_000, "trop longue"),
        (b"CR3.1.1 valide \x81", "UTF-8"),
        (b"CR3.1.1 valide \0", "texte"),
    ],
)
def test_a_refused_line_is_named_the_rest_done_and_the_code_is_3(lyon: Certif, line: str | bytes, said: str) -> None:
    done = lyon.evaluer("CR3.1.2 valide", line, "CR3.1.3 valide")
    assert (done.exit_code, done.stdout) == (3, "ok 3 CR3.1.2\nok 4 CR3.1.3\n")
    assert plain(done.stderr).startswith("Ligne 2 : ") and said in plain(done.stderr)
    assert plain(done.stderr).endswith("1 ligne refusée, le reste est enregistré.\n")
    assert set(marks(lyon)) == {"CR3.1.2", "CR3.1.3"}


def test_where_every_line_is_refused_nothing_is_said_to_be_kept(lyon: Certif) -> None:
    done = lyon.evaluer("# rien de bon", "CR9 valide")
    assert plain(done.stderr).endswith("1 ligne refusée, rien n'est enregistré.\n")


def test_sans_objet_is_taken_where_the_critere_allows_it(certif: Certif) -> None:
    certif(
        "session",
        "creer",
        "--bloc",
        "BLOC 2",
        "--date",
        "2026-06-12",
        "--lieu",
        "Lyon",
        "--jure",
        "A",
        "--candidat",
        "B",
    )
    done = certif("evaluer", "2026-06-12-bloc-2-lyon", "b", "--jure", "a", input="CR2.1.5 sans_objet\n")
    assert (done.exit_code, done.stdout) == (0, "ok 3 CR2.1.5\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_text_from_any_editor_is_understood(lyon: Certif, encoding: str, ending: str) -> None:
    text = f"CR3.1.1 valide étayé{ending}CR3.1.2 non_valide{ending}"
    assert lyon.evaluer(text.encode(encoding)).exit_code == 0
    assert marks(lyon) == {"CR3.1.1": ("valide", "étayé"), "CR3.1.2": ("non_valide", None)}


def test_utf_16_is_refused_before_anything_is_done(lyon: Certif) -> None:
    done = lyon.evaluer("CR3.1.1 valide".encode("utf-16"))
    assert (done.exit_code, done.stdout) == (3, "")
    assert "UTF-16" in done.stderr
    assert marks(lyon) == {}


@pytest.mark.parametrize("candidat", ["dupont-claire", "DUPONT Claire", "claire dupont", "Dupont", "CLAIRE"])
@pytest.mark.parametrize("jure", ["martin-paul", "Paul"])
def test_people_are_named_by_slug_or_by_an_unambiguous_name(lyon: Certif, candidat: str, jure: str) -> None:
    assert lyon.evaluer("CR3.1.1 valide", candidat=candidat, jure=jure).exit_code == 0
    assert marks(lyon, "--jure", "martin-paul") == {"CR3.1.1": ("valide", None)}


def test_an_ambiguous_name_lists_who_is_meant(certif: Certif) -> None:
    certif.create("--candidat", "DUPONT Jean")
    done = certif.evaluer("CR3.1.1 valide", candidat="dupont")
    assert done.exit_code == 2
    assert "dupont-claire (DUPONT Claire), dupont-jean (DUPONT Jean)" in done.stderr


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((LYON, "zoe", "--jure", "paul"), "dupont-claire (DUPONT Claire)"),
        ((LYON, "claire", "--jure", "zoe"), "petit-sophie (PETIT Sophie)"),
        (("2026-06-12-bloc-3-lion", "claire", "--jure", "paul"), f"Vouliez-vous dire {LYON} ?"),
        (("../etc", "claire", "--jure", "paul"), "il n'y a pas de session"),
        ((LYON, "claire"), "Il manque l'option « --jure »"),
    ],
)
def test_somebody_or_something_unknown_is_a_usage_error(lyon: Certif, args: tuple[str, ...], said: str) -> None:
    done = lyon("evaluer", *args, input="CR3.1.1 valide\n")
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in plain(done.stderr)


def test_a_sheet_handed_in_takes_no_more_lines(certif: Certif) -> None:
    slug = certif("demo").stdout.strip()
    done = certif("evaluer", slug, "claire", "--jure", "paul", input="CR3.1.1 valide\n")
    assert (done.exit_code, done.stdout) == (3, "")
    assert "remise" in done.stderr


def test_a_damaged_sheet_is_named_and_left_as_it_is(lyon: Certif) -> None:
    lyon.evaluer("CR3.1.1 valide")
    sheet = lyon.sessions / LYON / "grilles/dupont-claire/martin-paul.json"
    spoilt = sheet.read_bytes()[:-20]
    sheet.write_bytes(spoilt)
    done = lyon.evaluer("CR3.1.2 valide")
    assert (done.exit_code, done.stdout) == (3, "")
    assert f"{LYON}/grilles/dupont-claire/martin-paul.json" in done.stderr
    assert sheet.read_bytes() == spoilt
    assert lyon.evaluer("CR3.1.1 valide", candidat="ines").exit_code == 0


def changed(journal: dict[str, Any]) -> None:
    journal["3"]["avis"] = "non_valide"


def removed(journal: dict[str, Any]) -> None:
    del journal["4"]


def reordered(journal: dict[str, Any]) -> None:
    journal["3"], journal["4"] = journal["4"], journal["3"]


@pytest.mark.parametrize("tamper", [changed, removed, reordered])
def test_a_tampered_sheet_is_told_as_the_bilan_tells_it_and_takes_its_marks(
    lyon: Certif, tamper: Callable[[dict[str, Any]], None]
) -> None:
    lyon.evaluer("CR3.1.1 valide", "CR3.1.2 valide", "CR3.1.3 valide")
    sheet = lyon.sessions / LYON / "grilles/dupont-claire/martin-paul.json"
    events = json.loads(sheet.read_bytes())
    tamper(events["journal"])
    sheet.write_text(json.dumps(events))
    told = lyon("bilan", LYON, "dupont-claire").stderr
    assert plain(told).startswith(f"Attention : {LYON}/grilles/dupont-claire/martin-paul.json, événement ")
    done = lyon.evaluer("CR3.1.4 valide")
    assert (done.exit_code, done.stderr) == (0, told)
    assert done.stdout.startswith("ok ") and done.stdout.endswith(" CR3.1.4\n")
    assert marks(lyon)["CR3.1.4"] == ("valide", None)


def test_a_tampered_session_is_told_by_whoever_reads_it(lyon: Certif) -> None:
    session = lyon.sessions / LYON / "session.json"
    session.write_bytes(session.read_bytes().replace("LEFÈVRE".encode(), b"LEFEVRE"))
    for done, code in ((lyon.evaluer("CR3.1.1 valide"), 0), (lyon("bilan", LYON, "dupont-claire"), 3)):
        assert done.exit_code == code
        assert plain(done.stderr).startswith(f"Attention : {LYON}/session.json, événement ")


def test_an_unreadable_clock_does_not_keep_from_grading(lyon: Certif) -> None:
    clock = lyon.sessions / LYON / "passages/dupont-claire/chrono.json"
    clock.parent.mkdir(parents=True)
    clock.write_bytes(b"")
    done = lyon.evaluer("CR3.1.1 valide")
    assert (done.exit_code, done.stdout) == (0, "ok 3 CR3.1.1\n")
    assert "chrono.json" in done.stderr


def test_a_mark_is_stamped_with_the_oral_that_runs_elsewhere(lyon: Certif) -> None:
    poste_of(lyon).open_chrono("dupont-claire").toggle()
    lyon.evaluer("CR3.1.1 valide")
    events = json.loads((lyon.sessions / LYON / "grilles/dupont-claire/martin-paul.json").read_bytes())["journal"]
    assert events["3"]["moment"]["phase"] == "expose"


def test_a_candidat_withdrawn_takes_no_marks_but_keeps_a_bilan(lyon: Certif) -> None:
    lyon.evaluer("CR3.1.1 valide")
    poste_of(lyon).ouverte.candidats.withdraw("dupont-claire", "parti")
    done = lyon.evaluer("CR3.1.2 valide")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "DUPONT Claire est retiré" in done.stderr
    assert marks(lyon) == {"CR3.1.1": ("valide", None)}


def poste_of(certif: Certif) -> Poste:
    """The first juré's desk, as another program on the same folder has it."""
    contexte = Contexte(TinyDBJournal(certif.sessions), SystemClock(), "secretariat", Holds(certif.sessions))
    ouverte = SessionOuverte(contexte, DirectWriter(), LYON)
    return Poste(ouverte, ouverte.session.jures[0], DirectWriter())


def test_the_written_work_is_noted_as_hints_that_count_for_nothing(lyon: Certif) -> None:
    done = lyon(
        "evaluer", LYON, "claire", "--jure", "martin-paul", "--ecrit", "--avec", "inès", input="CR3.1.1 valide\n"
    )
    assert done.exit_code == 0 and done.stdout.startswith("ok ")
    assert (lyon.sessions / LYON / "ecrits" / "dupont-claire" / "martin-paul.json").exists()
    assert "0 critère validé sur 5" in lyon("bilan", LYON, "claire").stdout.replace("\u00a0", " ")
    assert lyon("verifier", LYON).exit_code == 0


def test_a_group_has_a_written_work_alone(lyon: Certif) -> None:
    done = lyon("evaluer", LYON, "claire", "--jure", "martin-paul", "--avec", "inès", input="")
    assert done.exit_code == 2 and "--ecrit" in done.stderr


def test_a_written_work_is_not_shared_with_another_group(certif: Certif) -> None:
    slug = arrive(certif)
    certif("tirage", "--motif", "Essai", slug, "--graine", "essai")
    first, second = kept(certif, slug).groupes.groupes
    words = ("evaluer", slug, first.membres[0], "--jure", "martin", "--ecrit", "--avec")
    open_session(Options(certif.sessions, None), slug).jury.add("MARTIN")
    refused = certif(*words, second.membres[0], input="CR1.1.1 valide\n")
    assert (refused.exit_code, refused.stdout) == (3, "")
    assert f"{second.membres[0].upper()} est dans le groupe G2" in plain(refused.stderr)
    assert f"{first.membres[0].upper()} est dans le groupe G1" in plain(refused.stderr)
    assert certif(*words, first.membres[1], input="CR1.1.1 valide\n").exit_code == 0


def every_critere(lyon: Certif, avis: str) -> list[str]:
    shape = json.loads(lyon("bilan", LYON, "dupont-claire", "--json").stdout)
    return [f"{it['code']} {avis}" for it in shape["criteres"]]


def bring(lyon: Certif) -> None:
    """Note what Claire's sheet rests on."""
    lyon("session", "presence", LYON, "claire", "present")
    lyon("dossier", LYON, "claire")
    lyon("chrono", LYON, "claire", "demarrer")
    assert lyon("chrono", LYON, "claire", "terminer").exit_code == 0


@pytest.mark.parametrize(("avis", "said"), [("valide", "BLOC 3 VALIDÉ"), ("non_valide", "BLOC 3 NON VALIDÉ")])
def test_a_sheet_is_handed_in_with_its_last_line(lyon: Certif, avis: str, said: str) -> None:
    bring(lyon)
    done = lyon("evaluer", LYON, "claire", "--jure", "paul", "--remettre", input="\n".join(every_critere(lyon, avis)))
    assert done.exit_code == 0, done.stderr
    told = [f"Grille remise : {said}", "Résultat : en attente (1 grille sur 2)"]
    assert plain(done.stdout).splitlines()[-2:] == told
    assert "Grille remise le" in plain(lyon("bilan", LYON, "claire").stdout)
    assert lyon("verifier", LYON).exit_code == 0


@pytest.mark.parametrize(
    ("first", "said"),
    [("", "Il reste 1 critère à évaluer"), ("CR3.1.1 valide\nCR3.9 valide", "la grille n'est pas remise")],
)
def test_a_sheet_with_a_hole_or_a_refused_line_is_not_handed_in(lyon: Certif, first: str, said: str) -> None:
    given = "\n".join([first, *every_critere(lyon, "valide")[1:]])
    done = lyon("evaluer", LYON, "claire", "--jure", "paul", "--remettre", input=given)
    assert done.exit_code == 3 and said in plain(done.stderr)
    assert "remise le" not in plain(lyon("bilan", LYON, "claire").stdout)
    assert lyon.evaluer("CR3.1.1 valide").exit_code == 0


def test_handing_in_for_somebody_absent_is_told(lyon: Certif) -> None:
    lyon("session", "presence", LYON, "claire", "absent-justifie")
    given = "\n".join(every_critere(lyon, "valide"))
    words = ("evaluer", LYON, "claire", "--jure", "paul", "--remettre", "--malgre", "vue en visioconférence")
    done = lyon(*words, input=given)
    assert done.exit_code == 0 and "absent (justifié)" in plain(done.stderr)


def test_a_sheet_that_rests_on_nothing_is_not_handed_in_but_for_a_motif(lyon: Certif) -> None:
    words, given = ("evaluer", LYON, "claire", "--jure", "paul", "--remettre"), "\n".join(every_critere(lyon, "valide"))
    refused = lyon(*words, input=given)
    assert refused.exit_code == 3 and "--malgre" in refused.stderr
    lacking = (
        "présence à l'oral non notée (notez-la), dossier manquant (notez sa réception), oral non terminé au chrono"
    )
    assert lacking in plain(refused.stderr)
    assert "Grille complète, non remise" in plain(lyon("bilan", LYON, "claire").stdout)
    assert lyon(*words, "--malgre", "  ", input="").exit_code == 3
    done = lyon(*words, "--malgre", "dossier vu, chrono en panne", input="")
    assert done.exit_code == 0 and "malgré : présence à l'oral non notée, dossier manquant" in plain(done.stderr)
    told = " ".join(plain(lyon("bilan", LYON, "claire").stdout).split())
    assert "Remise malgré : présence à l'oral non notée, dossier manquant, oral non terminé au chrono" in told
    assert "dossier vu, chrono en panne" in told
    shape = json.loads(lyon("bilan", LYON, "claire", "--json").stdout)["remise"]
    assert (shape["manques"], shape["malgre"]) == (["presence", "dossier", "oral"], "dossier vu, chrono en panne")
    assert "Motif : dossier vu, chrono" in " ".join(plain(lyon("session", "registre", LYON).stdout).split())
    assert lyon("verifier", LYON).exit_code == 0


def test_a_motif_that_has_nothing_to_explain_is_said_not_to_be_kept(lyon: Certif) -> None:
    bring(lyon)
    words = ("evaluer", LYON, "claire", "--jure", "paul", "--remettre", "--malgre", "au cas où")
    done = lyon(*words, input="\n".join(every_critere(lyon, "valide")))
    assert done.exit_code == 0 and "Rien ne manque à cette grille" in plain(done.stderr)
    assert "au cas où" not in lyon("bilan", LYON, "claire").stdout


def test_a_motif_goes_with_handing_in_alone(lyon: Certif) -> None:
    done = lyon("evaluer", LYON, "claire", "--jure", "paul", "--malgre", "panne", input="")
    assert done.exit_code == 2 and "--remettre" in done.stderr


def test_the_written_work_is_never_handed_in(lyon: Certif) -> None:
    done = lyon("evaluer", LYON, "claire", "--jure", "paul", "--ecrit", "--remettre", input="")
    assert done.exit_code == 2 and "--remettre" in done.stderr
