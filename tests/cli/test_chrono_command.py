from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.cli.conftest import LYON, Certif, plain


def chrono(lyon: Certif, *actions: str) -> list[str]:
    """What each action says, on standard output when it is done, on standard error when it is refused."""
    done = [lyon("chrono", LYON, "claire", action) for action in actions]
    return [plain(it.stdout if it.exit_code == 0 else it.stderr).strip() for it in done]


def test_an_oral_is_run_from_its_first_phase_to_its_end(lyon: Certif) -> None:
    said = chrono(lyon, "etat", "demarrer", "pause", "reprendre", "phase", "terminer")
    begun = [it.rpartition(", ")[0] for it in said]
    exposed = "DUPONT Claire : Exposé"
    assert said[0] == "DUPONT Claire : prêt"
    assert begun[1:4] == [f"{exposed}, en cours", f"{exposed}, en pause", f"{exposed}, en cours"]
    assert begun[4] == "DUPONT Claire : Dialogue – questions/réponses, en cours"
    assert begun[5] == "DUPONT Claire : oral terminé"
    assert "reste 20:00" in said[4]
    assert lyon("verifier", LYON).exit_code == 0


@pytest.mark.parametrize(
    ("before", "action", "said"),
    [
        ((), "pause", "Ce chrono est prêt"),
        ((), "terminer", "n'a pas commencé"),
        ((), "annuler", "rien à annuler"),
        (("demarrer",), "demarrer", "Ce chrono est en cours"),
        (("demarrer",), "reprendre", "Ce chrono est en cours"),
        (("demarrer", "phase"), "phase", "dernière phase"),
        (("demarrer", "terminer"), "pause", "L'oral est terminé"),
    ],
)
def test_what_means_nothing_is_refused_and_changes_nothing(
    lyon: Certif, before: tuple[str, ...], action: str, said: str
) -> None:
    chrono(lyon, *before)
    files = sorted((lyon.sessions / LYON / "passages").rglob("*.json"))
    kept = [it.read_bytes() for it in files]
    done = lyon("chrono", LYON, "claire", action)
    assert done.exit_code == 3 and said in plain(done.stderr)
    assert [it.read_bytes() for it in files] == kept


def test_the_last_action_is_undone(lyon: Certif) -> None:
    assert "Exposé, en cours" in chrono(lyon, "demarrer", "terminer", "annuler")[2]


def test_an_interruption_is_given_back_to_an_oral_run_from_here(lyon: Certif) -> None:
    chrono(lyon, "demarrer")
    done = lyon("session", "incident", LYON, "Alarme", "--candidat", "claire", "--duree", "5", "--rendre")
    assert done.exit_code == 0, done.stderr
    reste = chrono(lyon, "pause")[0].rpartition("reste ")[2]
    assert "24:00" <= reste <= "25:00"


def test_a_candidat_withdrawn_has_no_oral(lyon: Certif) -> None:
    from tests.cli.test_evaluer import poste_of

    poste_of(lyon).ouverte.candidats.withdraw("dupont-claire", "parti")
    assert lyon("chrono", LYON, "claire", "demarrer").exit_code == 2
    assert lyon("chrono", LYON, "claire").exit_code == 0


def test_the_start_of_an_oral_is_corrected_and_told(lyon: Certif) -> None:
    assert "demande une heure" in plain(lyon("chrono", LYON, "claire", "commence").stderr)
    assert "demande une heure" in plain(lyon("chrono", LYON, "claire", "pause", "14:02").stderr)
    lyon("chrono", LYON, "claire", "demarrer")
    begun = datetime.now(ZoneInfo("Europe/Paris")) - timedelta(minutes=2)
    words = f"{begun:%d/%m/%Y %H:%M}"
    done = lyon("chrono", LYON, "claire", "commence", words)
    assert f"Départ corrigé : oral commencé à {begun:%H:%M}." in plain(done.stdout), done.output
    assert "Commencé : à" in plain(lyon("bilan", LYON, "claire").stdout)
    assert "départ corrigé" in plain(lyon("session", "registre", LYON).stdout)
    lyon("chrono", LYON, "claire", "terminer")
    refused = lyon("chrono", LYON, "claire", "commence", f"{begun - timedelta(minutes=1):%d/%m/%Y %H:%M}")
    assert refused.exit_code != 0 and "--motif" in plain(refused.stderr)
    assert lyon("verifier", LYON).exit_code == 0


def test_an_oral_of_somebody_noted_absent_begins_and_says_so(lyon: Certif) -> None:
    lyon("session", "presence", LYON, "claire", "absent-justifie")
    started = lyon("chrono", LYON, "claire", "demarrer")
    assert started.exit_code == 0
    assert "DUPONT Claire est noté absent (justifié)" in plain(started.stderr)
    lyon("session", "presence", LYON, "ines", "present")
    assert "Attention" not in lyon("chrono", LYON, "ines", "demarrer").stderr


def test_an_oral_before_the_deadline_of_the_dossiers_is_told_and_kept_in_the_registre(certif: Certif) -> None:
    nice = "2026-06-12-bloc-2-nice"
    people = ("--candidat", "DUPONT Claire")
    certif("session", "creer", "--bloc", "BLOC 2", "--date", "12/06/2026", "--lieu", "Nice", *people)
    fixed = certif("echeance", nice, "--dossiers", "31/12/2099 12:00")
    assert fixed.exit_code == 0, fixed.stderr
    said = plain(certif("chrono", nice, "claire", "demarrer").stderr)
    assert "oral commencé hors règle (oral avant l'échéance des dossiers)" in said
    registre = " ".join(plain(certif("session", "registre", nice).stdout).split())
    assert "oral commencé, hors règle : oral avant l'échéance des dossiers" in registre
