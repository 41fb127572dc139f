from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import Result

from certif_tui.journal.journal import StreamBusy
from certif_tui.journal.tinydb_journal import TinyDBJournal
from tests.cli.conftest import LYON, Certif, plain
from tests.cli.test_completion import proposed

CLAIRE, INES = "dupont-claire", "lefevre-ines"


def run(lyon: Certif, verb: str, *args: str) -> Result:
    return lyon("candidat", verb, LYON, *args)


def done(lyon: Certif, verb: str, *args: str) -> str:
    result = run(lyon, verb, *args)
    assert result.exit_code == 0, result.stderr
    return plain(result.stdout).strip()


def people(lyon: Certif) -> list[dict[str, Any]]:
    return list(json.loads(run(lyon, "liste", "--json").stdout))


def order(lyon: Certif) -> list[str]:
    return [it["candidat"] for it in people(lyon) if it["place"] is not None]


def test_a_candidat_is_added_with_all_that_is_said_of_them(lyon: Certif) -> None:
    said = (
        "--numero",
        "A12",
        "--email",
        "j@exemple.fr",
        "--groupe",
        "G1",
        "--horaire",
        "9h30",
        "--amenagement",
        "1,25",
    )
    assert done(lyon, "ajouter", " ROUX  Jean ", *said, "--amenagement", "1,25") == "roux-jean"
    assert people(lyon)[-1] == {
        "place": 3,
        "candidat": "roux-jean",
        "nom": "ROUX Jean",
        "numero": "A12",
        "email": "j@exemple.fr",
        "groupe": "G1",
        "horaire": "9h30",
        "naissance": None,
        "facteur": "5/4",
        "presence": "attendu",
        "retire": None,
    }


def test_a_name_already_there_is_added_only_as_a_homonym(lyon: Certif) -> None:
    refused = run(lyon, "ajouter", "dupont claire")
    assert refused.exit_code == 3 and "--homonyme" in refused.stderr
    assert done(lyon, "ajouter", "dupont claire", "--homonyme") == "dupont-claire-2"
    assert len(people(lyon)) == 3


def test_a_name_is_corrected_with_a_motif_and_the_files_stay(lyon: Certif) -> None:
    refused = run(lyon, "renommer", "claire", "DUPOND Claire")
    assert refused.exit_code == 3 and "--motif" in refused.stderr
    assert people(lyon)[0]["nom"] == "DUPONT Claire"
    assert done(lyon, "renommer", "claire", "DUPOND Claire", "--motif", "faute") == f"{CLAIRE} : DUPOND Claire"
    assert (people(lyon)[0]["candidat"], people(lyon)[0]["nom"]) == (CLAIRE, "DUPOND Claire")
    assert "nom corrigé : DUPONT Claire → DUPOND Claire. Motif : faute" in " ".join(
        plain(lyon("session", "registre", LYON).stdout).split()
    )
    assert done(lyon, "renommer", "claire", "DUPOND Claire") == "Rien n'a changé."


def test_completing_asks_for_nothing_correcting_and_emptying_for_a_motif(lyon: Certif) -> None:
    assert done(lyon, "modifier", "claire", "--numero", "A1", "--groupe", "G1") == "DUPONT Claire : n° A1, groupe G1"
    for change in (("--numero", "A2"), ("--groupe", "")):
        refused = run(lyon, "modifier", "claire", *change)
        assert refused.exit_code == 3 and "--motif" in refused.stderr
    assert done(lyon, "modifier", "claire", "--groupe", "", "--motif", "refaits") == "DUPONT Claire : n° A1"
    assert done(lyon, "modifier", "claire", "--amenagement", "tiers-temps") == "DUPONT Claire : n° A1, tiers-temps"
    claire = people(lyon)[0]
    assert (claire["numero"], claire["groupe"], claire["facteur"]) == ("A1", None, "4/3")


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("modifier", "claire"), 2),
        (("modifier", "claire", "--email", "claire"), 2),
        (("modifier", "claire", "--horaire", "25:99"), 2),
        (("modifier", "claire", "--amenagement", "0"), 2),
        (("modifier", "claire", "--amenagement", "10"), 2),
        (("modifier", "claire", "--naissance", "31/02/2000"), 2),
        (("modifier", "claire", "--numero", "a\x07"), 2),
        (("modifier", "claire", "--groupe", "x" * 301), 2),
        (("modifier", "personne", "--groupe", "G1"), 2),
        (("ajouter", "  "), 2),
        (("ajouter", "x" * 301), 2),
        (("renommer", "claire", "\u202eelciar", "--motif", "faute"), 2),
        (("retirer", "claire"), 2),
        (("retirer", "claire", "--motif", " "), 3),
        (("retablir", "claire"), 3),
        (("deplacer", "claire"), 2),
        (("deplacer", "claire", "--place", "2", "--avant", "ines"), 2),
        (("deplacer", "claire", "--place", "0"), 3),
        (("deplacer", "claire", "--place", "3"), 3),
        (("deplacer", "claire", "--avant", "claire"), 3),
        (("deplacer", "claire", "--avant", "personne"), 2),
        (("deplacer", "claire", "--apres", ""), 2),
    ],
)
def test_what_cannot_be_done_is_refused_and_changes_nothing(lyon: Certif, args: tuple[str, ...], code: int) -> None:
    before = people(lyon)
    refused = run(lyon, *args)
    assert (refused.exit_code, refused.stdout) == (code, "") and "Erreur" in refused.stderr
    assert people(lyon) == before


def test_a_withdrawn_candidat_stands_last_with_the_motif_and_comes_back(lyon: Certif) -> None:
    done(lyon, "retirer", "claire", "--motif", "désistement")
    assert [(it["candidat"], it["retire"]) for it in people(lyon)] == [(INES, None), (CLAIRE, "désistement")]
    assert plain(done(lyon, "liste")).splitlines()[-1].endswith("retiré : désistement")
    assert run(lyon, "retirer", "claire", "--motif", "encore").exit_code == 3
    assert run(lyon, "deplacer", "claire", "--place", "1").exit_code == 3
    assert proposed(lyon, "candidat", "retablir", LYON, "") == [CLAIRE]
    done(lyon, "retablir", "claire")
    assert order(lyon) == [CLAIRE, INES]


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (("--place", "3"), [INES, "roux-jean", CLAIRE]),
        (("--avant", "roux-jean"), [INES, CLAIRE, "roux-jean"]),
        (("--apres", "jean roux"), [INES, "roux-jean", CLAIRE]),
        (("--avant", "inès"), [CLAIRE, INES, "roux-jean"]),
    ],
)
def test_a_candidat_is_moved_to_a_place_or_beside_another(
    lyon: Certif, args: tuple[str, ...], expected: list[str]
) -> None:
    done(lyon, "ajouter", "ROUX Jean")
    said = done(lyon, "deplacer", "claire", *args)
    assert order(lyon) == expected
    place = expected.index(CLAIRE) + 1
    assert said == (f"DUPONT Claire : place {place} sur 3" if place > 1 else "Rien n'a changé.")


def test_the_list_shows_only_the_columns_in_which_something_is_said(lyon: Certif) -> None:
    assert done(lyon, "liste").splitlines()[0].split() == ["place", "identifiant", "nom", "présence"]
    done(lyon, "modifier", "claire", "--email", "c@exemple.fr")
    assert "e-mail" in done(lyon, "liste").splitlines()[0] and "c@exemple.fr" in done(lyon, "liste").splitlines()[1]


def test_hostile_names_are_harmless_in_the_list(lyon: Certif) -> None:
    names = ["[/] [b]" + "É" * 293, "כהן דוד"]
    for name in names:
        done(lyon, "ajouter", name)
    assert [it["nom"] for it in people(lyon)[2:]] == names
    assert max(map(len, done(lyon, "liste").splitlines())) < 120


def test_sessions_and_candidats_are_proposed(lyon: Certif) -> None:
    for verb in ("modifier", "renommer", "retirer", "deplacer"):
        assert proposed(lyon, "candidat", verb, "") == [LYON]
        assert proposed(lyon, "candidat", verb, LYON, "d") == [CLAIRE]
    assert proposed(lyon, "candidat", "deplacer", LYON, CLAIRE, "--apres", "") == [CLAIRE, INES]


@pytest.mark.parametrize(
    "args",
    [
        ("ajouter", "ROUX Jean"),
        ("modifier", "claire", "--groupe", "G1"),
        ("renommer", "claire", "DUPOND", "--motif", "faute"),
        ("retirer", "claire", "--motif", "parti"),
        ("deplacer", "claire", "--place", "2"),
    ],
)
def test_what_did_not_reach_the_disk_is_never_called_done(
    lyon: Certif, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...]
) -> None:
    def busy(*_args: object, **_kept: object) -> None:
        raise StreamBusy("Un autre programme écrit dans cette session.")

    monkeypatch.setattr(TinyDBJournal, "append", busy)
    refused = run(lyon, *args)
    assert (refused.exit_code, refused.stdout) == (4, "") and "autre programme" in refused.stderr


@pytest.mark.parametrize("typed", ["00042", "42"])
def test_a_number_means_whoever_bears_it(lyon: Certif, typed: str) -> None:
    done(lyon, "modifier", CLAIRE, "--numero", "042")
    assert "retiré" in done(lyon, "retirer", typed, "--motif", "abandon")
    assert lyon("bilan", LYON, typed).exit_code != 2


def test_what_identifies_nobody_is_refused_as_a_number(lyon: Certif) -> None:
    refused = run(lyon, "ajouter", "ROUX Ana", "--numero", "en cours")
    assert refused.exit_code != 0 and "n'est le numéro de personne" in plain(refused.stderr)
