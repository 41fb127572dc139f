"""Four programs that decide on the same state at once: what is acknowledged stands, what cannot stand is refused."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from certif_tui.cli.atelier import open_session
from certif_tui.cli.paths import Options
from certif_tui.domain.chrono.state import Marche
from certif_tui.domain.ecrit.evenements import TirageEffectue
from certif_tui.domain.session.evenements import Presence
from certif_tui.domain.session.state import Session
from certif_tui.journal import kinds
from certif_tui.journal.tinydb_journal import TinyDBJournal
from certif_tui.wording.text import NBSP
from tests.cli import processes
from tests.cli.conftest import LYON, Certif, plain
from tests.cli.processes import Told
from tests.services.importation.fichiers import make_csv

FOUR = range(4)
ROUNDS = 3
PARIS, TOURS = "2026-06-10-bloc-1-paris", "2026-06-11-bloc-2-tours"


class Together:
    """Four processes forked from one that has everything imported, each with words of its own."""

    def __init__(self, sessions: Path) -> None:
        self._sessions = sessions
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload([processes.__name__])

    def __call__(self, words: Sequence[Sequence[str]], target: Callable[..., None] | None = None) -> list[Told]:
        """What each told, in the order of `words`."""
        decided = self._context.Barrier(len(words))
        queues = [self._context.Queue() for _each in words]
        started: list[Any] = []
        try:
            for each, queue in zip(words, queues, strict=True):
                arguments = (decided, queue, self._sessions, *each)
                started.append(self._context.Process(target=target or processes.run_command, args=arguments))
                started[-1].start()
            return [queue.get(timeout=processes.LONG_S) for queue in queues]
        finally:
            for process in started:
                process.kill()
                process.join()

    def commands(self, *lines: str) -> list[Told]:
        """What each command told; words are parted at spaces, a name's own are underlined."""
        return self([[word.replace("_", " ") for word in line.split()] for line in lines])


@pytest.fixture
def together(certif: Certif) -> Together:
    return Together(certif.sessions)


@pytest.fixture
def paris(certif: Certif) -> Certif:
    """The command line, with a session of bloc 1 whose candidats are there."""
    people = [word for nom in ("ANA", "BOB", "CYD", "DEE") for word in ("--candidat", nom)]
    run(certif, "session", "creer", "--bloc", "1", "--date", "2026-06-10", "--lieu", "Paris", *people)
    run(certif, "session", "presence", PARIS, "ana", "bob", "cyd", "dee", "present")
    return certif


def run(certif: Certif, *words: str) -> str:
    done = certif(*words)
    assert done.exit_code == 0, done.output
    return plain(done.stdout).strip()


def state(certif: Certif, slug: str) -> Session:
    return open_session(Options(certif.sessions), slug).session


def only(told: Sequence[Told], refused: str) -> Told:
    """The one that was acknowledged; each of the others must be refused with this reason, and say nothing as done."""
    [done] = [it for it in told if it.code == 0]
    for it in told:
        assert it is done or (it.code == 3 and it.stdout == "" and refused in plain(it.stderr)), it
    return done


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_homonyms_added_at_once_are_all_there_each_with_what_was_said_of_them(
    lyon: Certif, together: Together, _round: int
) -> None:
    told = together.commands(*(f"candidat ajouter {LYON} ROUX_Jean --numero N{it} --homonyme" for it in FOUR))
    assert [it.code for it in told] == [0] * 4
    there = {it.slug: it.numero for it in state(lyon, LYON).candidats if it.nom == "ROUX Jean"}
    assert there == {it.stdout: f"N{rank}" for rank, it in enumerate(told)}


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_a_name_added_at_once_without_saying_homonym_is_added_once(
    lyon: Certif, together: Together, _round: int
) -> None:
    told = together.commands(*(f"candidat ajouter {LYON} ROUX_Jean --numero N{it}" for it in FOUR))
    done = only(told, "ROUX Jean est déjà dans cette session. Si c'est un homonyme, ajoutez --homonyme.")
    [there] = [it for it in state(lyon, LYON).candidats if it.nom == "ROUX Jean"]
    assert (there.slug, there.numero) == (done.stdout, f"N{told.index(done)}")


def test_a_number_given_at_once_is_one_person_s(lyon: Certif, together: Together) -> None:
    told = together.commands(*(f"candidat ajouter {LYON} {nom} --numero 7" for nom in ("ANA", "BOB", "CYD", "DEE")))
    done = only(told, "Ce numéro est déjà celui de")
    assert [it.slug for it in state(lyon, LYON).candidats if it.numero == "7"] == [done.stdout]


def test_a_number_that_files_give_at_once_is_one_person_s(lyon: Certif, together: Together, tmp_path: Path) -> None:
    noms = ("ANA", "BOB", "CYD", "DEE")
    files = [make_csv(tmp_path / f"{nom}.csv", "Nom;Prénom;Numéro", f"{nom};Lou;7", f"AVEC;{nom};") for nom in noms]
    told = together([["session", "importer", LYON, str(it), "--doublons", "ajouter"] for it in files])
    [nom] = [nom for nom, it in zip(noms, told, strict=True) if it.code == 0]
    refused = [it for it in told if it.code != 0]
    assert all(it.code == 3 and f"déjà celui de « {nom} Lou »" in plain(it.stderr) for it in refused)
    assert all("ajouté" not in it.stdout for it in refused)
    assert [(it.nom, it.numero) for it in state(lyon, LYON).candidats][2:] == [
        (f"{nom} Lou", "7"),
        (f"AVEC {nom}", None),
    ]


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_files_imported_at_once_are_all_imported(lyon: Certif, together: Together, tmp_path: Path, _round: int) -> None:
    noms = [[f"ROUX Jean;2{it}", f"{'ABCD'[it]}LAIN Rose;1{it}"] for it in FOUR]
    files = [make_csv(tmp_path / f"liste-{it}.csv", "Nom;Numéro", *noms[it]) for it in FOUR]
    told = together([["session", "importer", LYON, str(file)] for file in files])
    assert [it.code for it in told] == [0] * 4
    assert all("2 candidats ajoutés" in it.stdout for it in told)
    there = [f"{it.nom};{it.numero}" for it in state(lyon, LYON).candidats if it.numero]
    assert sorted(there) == sorted(nom for each in noms for nom in each)


def test_one_file_imported_four_times_at_once_is_imported_once_and_each_tells_what_it_did(
    lyon: Certif, together: Together, tmp_path: Path
) -> None:
    file = make_csv(tmp_path / "liste.csv", "Nom", "ROUX Jean", "ALAIN Rose")
    told = together([["session", "importer", LYON, str(file), "--trier"] for _it in FOUR])
    assert [it.code for it in told] == [0] * 4
    assert sum("2 candidats ajoutés" in it.stdout for it in told) == 1
    assert sum("2 candidats déjà dans la session" in it.stdout for it in told) == 3
    assert len(state(lyon, LYON).candidats) == 4


def test_an_import_is_taken_back_once_and_the_one_before_stays(
    lyon: Certif, together: Together, tmp_path: Path
) -> None:
    for name in ("AVANT", "APRES"):
        run(lyon, "session", "importer", LYON, str(make_csv(tmp_path / f"{name}.csv", "Nom;Prénom", f"{name};Lou")))
    told = together.commands(*(f"session defaire-import {LYON} --motif erreur" for _it in FOUR))
    only(told, "Cet import vient d'être défait.")
    assert [it.nom for it in state(lyon, LYON).candidats if it.retire] == ["APRES Lou"]


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_a_first_plan_is_established_once(lyon: Certif, together: Together, _round: int) -> None:
    told = together.commands(*(f"plan {LYON} --debut 1{it}:00" for it in FOUR))
    done = only(told, "Un plan est déjà établi")
    plan = state(lyon, LYON).planning.plan
    assert plan is not None and plan.cadre.debut == f"1{told.index(done)}:00"


def test_a_change_of_the_plan_is_taken_back_once(lyon: Certif, together: Together) -> None:
    run(lyon, "plan", LYON, "--debut", "09:00")
    run(lyon, "plan", LYON, "--echanger", "claire", "ines")
    only(together.commands(*(f"plan {LYON} --annuler" for _it in FOUR)), "C'est déjà annulé.")
    plan = state(lyon, LYON).planning.plan
    assert plan is not None and plan.ordre == ("dupont-claire", "lefevre-ines")


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_a_clock_is_started_once_and_runs(lyon: Certif, together: Together, _round: int) -> None:
    told = together.commands(*(f"chrono {LYON} claire demarrer" for _it in FOUR))
    only(told, "Un autre poste vient d'agir sur ce chrono")
    chrono = TinyDBJournal(lyon.sessions).read(kinds.CHRONO.at(LYON, "dupont-claire")).state
    assert (chrono.marche, len(chrono.actions)) == (Marche.EN_COURS, 1)


@pytest.mark.parametrize("action", ["pause", "phase", "terminer", "annuler"])
def test_a_clock_obeys_one_of_those_who_act_at_once(lyon: Certif, together: Together, action: str) -> None:
    run(lyon, "chrono", LYON, "claire", "demarrer")
    before = len(TinyDBJournal(lyon.sessions).read(kinds.CHRONO.at(LYON, "dupont-claire")).records)
    only(together.commands(*(f"chrono {LYON} claire {action}" for _it in FOUR)), "chrono")
    assert len(TinyDBJournal(lyon.sessions).read(kinds.CHRONO.at(LYON, "dupont-claire")).records) == before + 1


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_groups_are_drawn_once_and_the_draw_told_is_the_one_that_stands(
    paris: Certif, together: Together, _round: int
) -> None:
    done = only(
        together.commands(*(f"tirage {PARIS} --motif Essai" for _it in FOUR)),
        "Un autre poste vient de tirer les groupes",
    )
    [tirage] = state(paris, PARIS).groupes.tirages
    assert isinstance(tirage, TirageEffectue) and f"graine {tirage.graine}" in done.stdout


def test_the_written_part_obeys_one_of_those_who_act_at_once(paris: Certif, certif: Certif, together: Together) -> None:
    run(paris, "tirage", "--motif", "Essai", PARIS)
    only(together.commands(*(f"travail {PARIS} demarrer" for _it in FOUR)), "Le travail a déjà démarré")
    only(together.commands(*(f"dossier {PARIS} G1" for _it in FOUR)), "Le dossier de G1 est déjà reçu")
    only(together.commands(*(f"groupes {PARIS} --annuler --motif erreur" for _it in FOUR)), "C'est déjà annulé")
    groupes = state(paris, PARIS).groupes
    assert groupes.travail is not None and not groupes.dossiers
    run(certif, *["session", "creer", "--bloc", "2", "--date", "2026-06-11", "--lieu", "Tours", "--candidat", "ANA"])
    due = [f"echeance {TOURS} --dossiers 2026-06-1{it}_12:00" for it in FOUR]
    only(together.commands(*due), "Une date est déjà fixée")


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_a_candidat_is_withdrawn_once(lyon: Certif, together: Together, _round: int) -> None:
    told = together.commands(*(f"candidat retirer {LYON} claire --motif m{it}" for it in FOUR))
    done = only(told, "Ce candidat est déjà retiré de la session.")
    assert state(lyon, LYON).candidat("dupont-claire").retire == f"m{told.index(done)}"


def test_what_is_completed_at_once_is_completed_whole(lyon: Certif, together: Together) -> None:
    said = ("--numero A1", "--email claire@exemple.fr", "--groupe B", "--horaire 09:30")
    assert [it.code for it in together.commands(*(f"candidat modifier {LYON} claire {it}" for it in said))] == [0] * 4
    claire = state(lyon, LYON).candidat("dupont-claire")
    assert (claire.numero, claire.email, claire.groupe, claire.horaire) == ("A1", "claire@exemple.fr", "B", "09:30")


def test_one_thing_said_otherwise_at_once_is_said_once(lyon: Certif, together: Together) -> None:
    told = together.commands(*(f"candidat modifier {LYON} claire --numero A{it}" for it in FOUR))
    done = only(told, "Corriger ce qui était déjà dit demande un motif.")
    assert state(lyon, LYON).candidat("dupont-claire").numero == f"A{told.index(done)}"


def test_of_two_presences_noted_at_once_one_stands_and_the_other_must_say_why(lyon: Certif, together: Together) -> None:
    noted = ("absent-justifie", "absent-non-justifie") * 2
    told = together.commands(*(f"session presence {LYON} claire {it}" for it in noted))
    stands = state(lyon, LYON).candidat("dupont-claire").presence
    for words, it in zip(noted, told, strict=True):
        agrees = Presence(words.replace("-", "_")) is stands
        assert it.code == (0 if agrees else 3)
        assert agrees or (it.stdout == "" and "demande un motif" in it.stderr)


def test_incidents_noted_at_once_have_each_their_number_and_are_cancelled_once(
    lyon: Certif, together: Together
) -> None:
    told = together.commands(*(f"session incident {LYON} Alarme_{it}" for it in FOUR))
    incidents = {f"Incident n° {it.numero} noté.": it.texte for it in state(lyon, LYON).incidents}
    assert incidents == {it.stdout: f"Alarme {rank}" for rank, it in enumerate(told)}
    cancelled = together.commands(*(f"session incident {LYON} --annuler 1 --motif erreur" for _it in FOUR))
    only(cancelled, "est déjà annulé")


def test_an_event_is_taken_back_once(lyon: Certif, together: Together) -> None:
    run(lyon, "candidat", "renommer", LYON, "claire", "DUPOND", "--motif", "faute")
    only(together.commands(*(f"session annuler {LYON} --motif erreur" for _it in FOUR)), "C'est déjà annulé.")
    assert state(lyon, LYON).candidat("dupont-claire").nom == "DUPONT Claire"


def test_one_answers_who_two_candidats_are(lyon: Certif, together: Together) -> None:
    run(lyon, *f"session creer --bloc 3 --date 2026-06-20 --lieu Dijon --candidat DUPONT{NBSP}Claire".split(" "))
    other = "2026-06-20-bloc-3-dijon"
    pair = f"{LYON}/dupont-claire {other}/dupont-claire"
    told = together.commands(*(f"identite {pair} {it}" for it in ("--meme", "--distincts") * 2))
    done = only(told, "Un autre poste vient de répondre")
    [said] = state(lyon, other).identites
    assert done.stdout.endswith(str(said.lien))


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_jures_of_one_name_added_at_once_are_all_in_the_jury(lyon: Certif, together: Together, _round: int) -> None:
    told = together([[LYON, "DURAND Anne"] for _it in FOUR], processes.add_jure)
    assert [it.code for it in told] == [0] * 4
    there = [jure.slug for jure in state(lyon, LYON).jures if jure.nom == "DURAND Anne"]
    assert sorted(there) == sorted(it.stdout for it in told)


def test_one_jure_who_joins_from_four_screens_at_once_is_one(lyon: Certif, together: Together) -> None:
    told = together([[LYON, "DURAND Anne"] for _it in FOUR], processes.join_jury)
    assert [it.stdout for it in told] == ["durand-anne"] * 4
    assert [jure.slug for jure in state(lyon, LYON).jures][2:] == ["durand-anne"]
