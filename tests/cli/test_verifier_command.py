from __future__ import annotations

import pytest

from tests.cli.conftest import LYON, Certif, plain

SHEET = "grilles/dupont-claire/martin-paul.json"


@pytest.fixture
def graded(lyon: Certif) -> Certif:
    lyon.evaluer("CR3.1.1 valide", "CR3.1.2 non_valide", "CR3.1.3 valide")
    return lyon


def test_a_whole_folder_is_whole(graded: Certif) -> None:
    done = graded("verifier")
    assert done.exit_code == 0
    assert plain(done.stdout).strip() == f"{LYON} : 2 fichiers, 11 événements : tout est intact."
    assert plain(graded("verifier", LYON).stdout) == plain(done.stdout)


def test_an_empty_folder_has_no_fault(certif: Certif) -> None:
    done = certif("verifier")
    assert (done.exit_code, "Aucune session" in done.stdout) == (0, True)


def swapped(lines: list[bytes], one: int, other: int) -> list[bytes]:
    """Two events in each other's place: their numbers stay, what they say is exchanged."""
    (first, said_first), (second, said_second) = (lines[place].split(b": ", 1) for place in (one, other))
    lines[one], lines[other] = first + b": " + said_second, second + b": " + said_first
    return lines


@pytest.mark.parametrize(
    ("spoil", "event"),
    [
        (lambda lines: [line.replace(b'"avis":"non_valide"', b'"avis":"valide"') for line in lines], 4),
        (lambda lines: [*lines[:3], *lines[4:]], 3),
        (lambda lines: swapped(lines, 3, 4), 3),
    ],
    ids=["changed", "removed", "reordered"],
)
def test_an_event_changed_removed_or_reordered_is_named_with_its_file(graded: Certif, spoil, event: int) -> None:  # type: ignore[no-untyped-def]
    path = graded.sessions / LYON / SHEET
    path.write_bytes(b"\n".join(spoil(path.read_bytes().split(b"\n"))))
    done = graded("verifier")
    assert done.exit_code == 3
    assert f"{LYON}/{SHEET}, événement {event} : " in plain(done.stdout)


def test_two_swapped_sheets_are_both_named(graded: Certif) -> None:
    graded.evaluer("CR3.1.1 valide", candidat="ines")
    one, other = (
        graded.sessions / LYON / "grilles" / who / "martin-paul.json" for who in ("dupont-claire", "lefevre-ines")
    )
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)
    done = graded("verifier", LYON)
    assert done.exit_code == 3
    for who in ("dupont-claire", "lefevre-ines"):
        assert f"{LYON}/grilles/{who}/martin-paul.json, événement 1 : " in plain(done.stdout)


def test_a_truncated_file_says_what_can_be_recovered(graded: Certif) -> None:
    path = graded.sessions / LYON / SHEET
    path.write_bytes(path.read_bytes()[:-60])
    done = graded("verifier")
    assert done.exit_code == 3
    assert "les événements 1 à 4 sont intacts" in done.stdout


def test_one_faulty_session_does_not_hide_the_others(graded: Certif) -> None:
    graded("demo")
    (graded.sessions / LYON / "session.json").write_bytes(b"")
    done = graded("verifier")
    assert done.exit_code == 3
    assert "tout est intact" in done.stdout and f"{LYON}/session.json" in done.stdout


def test_an_unknown_session_is_a_usage_error(graded: Certif) -> None:
    assert graded("verifier", "nulle-part").exit_code == 2


def test_a_tail_cut_off_and_a_file_taken_away_are_faults(graded: Certif) -> None:
    graded.evaluer("CR3.1.1 valide", candidat="ines")
    path = graded.sessions / LYON / SHEET
    *lines, _last, end = path.read_bytes().splitlines()
    path.write_bytes(b"\n".join([*lines[:-1], lines[-1].rstrip(b","), end, b""]))
    other = f"{LYON}/grilles/lefevre-ines/martin-paul.json"
    (graded.sessions / other).unlink()
    done = graded("verifier", LYON)
    told = plain(done.stdout)
    assert done.exit_code == 3
    assert f"{LYON}/{SHEET}, événement 5 : l'événement 5 manque : la fin du fichier a été retirée" in told
    assert f"{other} : le fichier a été retiré : ses 3 événements manquent" in told
    assert "la fin du fichier a été retirée" in plain(graded("bilan", LYON, "dupont-claire").stderr)
