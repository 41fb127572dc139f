"""Sessions that version 0.1.0 wrote are read, told, verified and graded on as they were; what differs is meant."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from certif_tui.cli.atelier import open_session
from certif_tui.cli.paths import JURE, Options
from certif_tui.domain.grille.evenements import Avis
from certif_tui.services.gate.writers import DirectWriter
from certif_tui.services.grille.poste import Poste
from tests.cli.conftest import Certif, plain
from tests.cli.former import DATA, SESSIONS, copy_sessions, diff, ecarts, paroles

TYPES = {
    "ajustement",
    "amenagement_fixe",
    "annulation",
    "avis_donne",
    "candidat_ajoute",
    "candidat_deplace",
    "candidat_precise",
    "candidat_renomme",
    "candidat_retabli",
    "candidat_retire",
    "cas_modifie",
    "chrono_recu",
    "chrono_transfere",
    "confirmation",
    "dossier_recu",
    "duree_fixee",
    "echeance_fixee",
    "ecrit_partage",
    "evenement_annule",
    "fin",
    "grille_recue",
    "grille_transferee",
    "groupe_modifie",
    "identite_precisee",
    "incident_annule",
    "incident_corrige",
    "incident_note",
    "jure_ajoute",
    "motif_donne",
    "operation_annulee",
    "ordre_fixe",
    "ouverture",
    "passage_reporte",
    "passages_echanges",
    "pause",
    "phase_demarree",
    "plan_etabli",
    "planning_annule",
    "presence_notee",
    "prise_en_main",
    "remarque_ecrite",
    "remise",
    "reouverture",
    "reprise",
    "retablissement",
    "session_creee",
    "tirage_effectue",
    "travail_demarre",
}
"""Every type of event that 0.1.0 could write."""

EVERYWHERE = "toutes"
TO_GRADE = (
    ("2026-03-02-bloc-1-nantes", "blanc-theo", "garcia-ines"),
    ("2026-06-12-bloc-3-nantes", "legrand-ana", "garcia-ines"),
    ("2025-10-06-bloc-3-lyon", "bensaid-yasmine", "petit-sophie"),
)


@pytest.fixture
def former(tmp_path: Path, private_home: Path, monkeypatch: pytest.MonkeyPatch) -> Certif:
    """The command line over a copy of the sessions of 0.1.0."""
    monkeypatch.delenv(JURE, raising=False)
    return Certif(copy_sessions(tmp_path / "sessions"))


def about(session: str) -> list[str]:
    """The commands that were recorded of a session, or of all of them together."""
    named = {command: set(SESSIONS) & {part.split("/")[0] for part in command.split()} for command in paroles()}
    return [command for command, which in named.items() if which == ({session} & set(SESSIONS))]


@pytest.mark.parametrize("session", [EVERYWHERE, *SESSIONS])
def test_all_is_told_as_before_but_what_is_meant(former: Certif, session: str) -> None:
    said, commands = paroles(), about(session)
    assert commands
    wrong = {}
    for command in commands:
        done = former(*shlex.split(command))
        found, meant = diff(command, said[command], done.exit_code, done.stdout), ecarts(command)
        if found != meant:
            wrong[command] = sorted((found - meant).elements()), sorted((meant - found).elements())
    assert wrong == {}, "by command: what differs and is not meant, what was meant and does not differ"


def test_every_meant_difference_is_of_a_command_that_was_recorded() -> None:
    by_reason = json.loads((DATA / "ecarts.json").read_text("utf-8"))
    assert {command for commands in by_reason.values() for command in commands} <= set(paroles())


@pytest.mark.parametrize(("session", "candidat", "jure"), TO_GRADE, ids=lambda it: it)
def test_grading_goes_on_where_it_stood(former: Certif, session: str, candidat: str, jure: str) -> None:
    ouverte = open_session(Options(former.sessions), session)
    poste = Poste(ouverte, next(it for it in ouverte.session.jures if it.slug == jure), DirectWriter())
    grille = poste.open_grille(candidat, poste.open_chrono(candidat))
    missing = [it.code for it in ouverte.bloc.criteres if grille.grille.avis(it.code) is None]
    grille.evaluate(missing[0], Avis.NON_VALIDE)
    assert poste.look_at(candidat).avis(missing[0]) is Avis.NON_VALIDE
    assert grille.undo() == missing[0]
    assert poste.look_at(candidat).avis(missing[0]) is None
    grille.close()
    marks = "\n".join(f"{code} valide" for code in missing)
    done = former("evaluer", session, candidat, "--jure", jure, "--remettre", input=marks)
    assert (done.exit_code, "Grille remise" in done.stdout) == (0, True), done.output
    checked = former("verifier", session)
    assert (checked.exit_code, "tout est intact" in plain(checked.stdout)) == (0, True), checked.output


def test_the_sessions_hold_every_event_that_could_be_written() -> None:
    files = [json.loads(path.read_text("utf-8")) for session in SESSIONS for path in (DATA / session).rglob("*.json")]
    events = [event for file in files for event in file.get("journal", {}).values()]
    assert len(TYPES) == 48
    assert {event["type"] for event in events} == TYPES
