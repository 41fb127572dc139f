from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Certif, plain


@pytest.mark.parametrize("args", [(), ("--sans-ouvrir",)])
def test_without_a_terminal_the_demonstration_is_created_and_named(certif: Certif, args: tuple[str, ...]) -> None:
    done = certif("demo", *args)
    assert (done.exit_code, done.stderr) == (0, "")
    [shape] = json.loads(certif("session", "liste", "--json").stdout)
    assert (shape["session"], shape["demonstration"]) == (done.stdout.strip(), True)
    assert "DÉMONSTRATION" in certif("session", "liste").stdout


def test_its_graded_candidat_has_a_bilan_and_the_next_one_can_be_graded(certif: Certif) -> None:
    slug = certif("demo").stdout.strip()
    bilan = certif("bilan", slug, "dupont").stdout
    assert bilan.startswith("DÉMONSTRATION\n") and "Grille remise le" in bilan
    done = certif("evaluer", slug, "bernard", "--jure", "martin", input="CR3.1.1 valide\n")
    assert (done.exit_code, done.stdout) == (0, "ok 3 CR3.1.1\n")
    assert "tout est intact" in plain(certif("verifier", slug).stdout)


def test_two_demonstrations_do_not_mix(certif: Certif) -> None:
    assert certif("demo").stdout != certif("demo").stdout
