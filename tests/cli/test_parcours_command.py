from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import Result

from certif_tui.journal.presences import MemoryPresences
from certif_tui.journal.tinydb_journal import TinyDBJournal
from certif_tui.platform.clock import SystemClock
from certif_tui.services.gate.contexte import Contexte
from certif_tui.services.gate.writers import DirectWriter
from certif_tui.services.preparation.sessions import SessionOuverte
from tests.cli.conftest import LYON, Certif, plain

PARIS = "2026-09-01-bloc-1-paris"
PAIRE = (f"{LYON}/dupont-claire", f"{PARIS}/dupont-claire")


@pytest.fixture
def twice(lyon: Certif) -> Certif:
    """The command line, with Claire met in Lyon and in Paris."""
    where = ("--bloc", "BLOC 1", "--date", "2026-09-01", "--lieu", "Paris", "--jure", "MARTIN Paul")
    assert lyon("session", "creer", *where, "--candidat", "Dupont Claire").stdout.strip() == PARIS
    return lyon


def test_everybody_has_a_line(twice: Certif) -> None:
    twice.evaluer("CR3.1.1 valide")
    done = twice("parcours")
    assert done.exit_code == 0
    claire, ines = plain(done.stdout).splitlines()
    assert claire.startswith("Dupont Claire") and "BLOC 3 en cours" in claire and "BLOC 2 –" in claire
    assert claire.endswith("même personne présumée") and ines.startswith("LEFÈVRE Inès")


def test_one_person_is_shown_in_full(twice: Certif) -> None:
    shown = plain(twice("parcours", "claire").stdout)
    assert "0 bloc acquis sur 3" in shown and "BLOC 3 : pas encore passé" in shown
    assert "12/06/2026, Lyon : inscrit" in shown
    assert "Même personne ?" in shown and f"{PAIRE[0]} et" in shown


def test_as_json_for_another_program(twice: Certif) -> None:
    found = json.loads(twice("parcours", "claire", "--json").stdout)
    assert found["presumee"] and found["questions"] == [list(PAIRE)]
    assert [bloc["verdict"] for bloc in found["parcours"][0]["blocs"]] == ["a_passer"] * 3
    assert len(json.loads(twice("parcours", "--json").stdout)) == 2


def test_an_unknown_name_is_a_usage_error_as_everywhere(twice: Certif) -> None:
    done = twice("parcours", "Zorro")
    assert done.exit_code == 2 and "aucun candidat" in done.stderr and done.stdout == ""
    assert "Vouliez-vous dire" not in done.stderr
    assert twice("parcours", "").exit_code == 2


@pytest.mark.parametrize("typed", ["dupnt claire", "Clair DUPOND", "duponc"])
def test_the_names_that_may_have_been_meant_are_proposed(twice: Certif, typed: str) -> None:
    done = twice("parcours", typed)
    assert done.exit_code == 2 and done.stdout == ""
    assert f"Vouliez-vous dire :\n  {PAIRE[1]}  Dupont Claire" in plain(done.stderr)
    assert "lefevre" not in done.stderr


def test_homonyms_told_apart_are_listed_with_what_names_them(twice: Certif) -> None:
    assert twice("identite", *PAIRE, "--distincts").exit_code == 0
    done = twice("parcours", "dupont claire")
    assert done.exit_code == 2 and all(ref in done.stderr for ref in PAIRE)
    assert twice("parcours", PAIRE[1]).exit_code == 0


def test_an_answer_is_corrected_with_a_reason_and_taken_back(twice: Certif) -> None:
    assert twice("identite", *PAIRE).exit_code == 2
    assert twice("identite", "claire", PAIRE[1], "--meme").exit_code == 2
    twice("identite", *PAIRE, "--distincts")
    assert twice("identite", *PAIRE, "--meme").exit_code == 3
    assert twice("identite", *reversed(PAIRE), "--meme", "--motif", "Même carte").stdout.startswith("ok ")
    shown = plain(twice("parcours", "claire").stdout)
    assert "même personne (Même carte)" in shown and "Même personne ?" not in shown
    assert twice("identite", *PAIRE, "--oublier", "--motif", "Doute").exit_code == 0
    assert json.loads(twice("parcours", "claire", "--json").stdout)["presumee"]
    assert twice("verifier").exit_code == 0


def bloc_3(certif: Certif) -> dict[str, Any]:
    """What the JSON tells of Claire's Bloc 3."""
    person = json.loads(certif("parcours", "claire", "--json").stdout)
    [bloc] = [it for it in person["parcours"][0]["blocs"] if it["bloc"] == "BLOC 3"]
    return dict(bloc)


def hand_in(certif: Certif, jure: str) -> Result:
    """Hand Claire's sheet in, every critère validated."""
    lines = "\n".join(
        f"CR3.{competence}.{rang} valide" for competence, rangs in ((1, 5), (2, 9)) for rang in range(1, rangs + 1)
    )
    done = certif("evaluer", LYON, "dupont-claire", "--jure", jure, "--remettre", "--malgre", "papier", input=lines)
    assert done.exit_code == 0, done.output
    return done


def test_the_sheets_of_all_the_jures_are_waited_for_in_every_form(lyon: Certif) -> None:
    assert "BLOC 3 VALIDÉ" in plain(hand_in(lyon, "martin-paul").stdout)
    assert "BLOC 3 : en attente (1 grille sur 2), session du" in plain(lyon("parcours", "claire").stdout)
    assert "BLOC 3 en attente (1 grille sur 2)" in plain(lyon("parcours").stdout)
    found = bloc_3(lyon)
    assert (found["verdict"], found["acquis"]) == ("en_attente_de_grilles", None)
    assert [(it["grilles_remises"], it["grilles_attendues"]) for it in found["passages"]] == [(1, 2)]
    hand_in(lyon, "petit-sophie")
    assert "BLOC 3 : validé, à proclamer, session du" in plain(lyon("parcours", "claire").stdout)
    assert bloc_3(lyon)["verdict"] == "valide_a_proclamer"


@pytest.mark.parametrize(
    ("presence", "verdict", "words"),
    [
        ("fraude", "resultat_reserve", "BLOC 3 : résultat réservé, session du 12/06/2026, Lyon"),
        ("abandon", "a_passer", "12/06/2026, Lyon : abandon"),
        ("absent-justifie", "a_passer", "12/06/2026, Lyon : absent"),
    ],
)
def test_parcours_and_bilan_say_the_same_of_who_has_no_result(
    lyon: Certif, presence: str, verdict: str, words: str
) -> None:
    lyon("session", "presence", LYON, "claire", presence, "--motif", "Constaté")
    assert words in plain(lyon("parcours", "claire").stdout)
    told = plain(hand_in(lyon, "martin-paul").stdout)
    suite = "résultat réservé" if presence == "fraude" else "non évalué"
    assert told.splitlines()[-1].endswith(f" : {suite}") and "VALIDÉ" not in told
    assert words in plain(lyon("parcours", "claire").stdout) and bloc_3(lyon)["verdict"] == verdict
    shown = json.loads(lyon("bilan", LYON, "claire", "--json").stdout)
    assert shown["statut"] is None and {it["statut"] for it in shown["competences"]} == {None}
    assert suite in plain(lyon("bilan", LYON, "claire").stdout).casefold()


def test_the_bilan_of_a_withdrawn_candidat_validates_nothing(lyon: Certif) -> None:
    hand_in(lyon, "martin-paul")
    lyon("candidat", "retirer", LYON, "claire", "--motif", "Désistement")
    shown = plain(lyon("bilan", LYON, "claire").stdout)
    assert "Retiré de la session : non évalué" in shown and "VALIDÉ" not in shown
    assert json.loads(lyon("bilan", LYON, "claire", "--json").stdout)["statut"] is None


def test_without_session_there_is_nobody(certif: Certif) -> None:
    done = certif("parcours")
    assert done.exit_code == 0 and "Aucun candidat" in done.stdout


def test_a_withdrawn_candidat_is_told_in_every_form(twice: Certif) -> None:
    journal = TinyDBJournal(twice.sessions)
    ouverte = SessionOuverte(Contexte(journal, SystemClock(), "secretariat", MemoryPresences()), DirectWriter(), LYON)
    ouverte.candidats.withdraw("lefevre-ines", "Désistement")
    shown = plain(twice("parcours", "ines").stdout)
    assert "BLOC 3 : retiré\n" in shown and "12/06/2026, Lyon : retiré (Désistement)" in shown
    assert "BLOC 3 retiré" in plain(twice("parcours").stdout)
    [bloc] = [
        it for it in json.loads(twice("parcours", "ines", "--json").stdout)["parcours"][0]["blocs"] if it["passages"]
    ]
    assert bloc["verdict"] == "a_passer"
    assert [(it["verdict"], it["retire"], it["grille_ecartee"]) for it in bloc["passages"]] == [
        ("retire", "Désistement", False)
    ]
