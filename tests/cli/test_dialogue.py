from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

import pytest

from certif_tui.cli.dialogue import conversation
from certif_tui.domain.grille.evenements import AvisDonne
from certif_tui.journal.journal import Receipt, StorageFailure
from certif_tui.journal.streams import Stream
from certif_tui.journal.tinydb_journal import TinyDBJournal
from tests.cli.conftest import LYON, Certif, plain

OFFICIAL = 14
"""The critères of Bloc 3."""


def talk(certif: Certif, *answers: str, more: tuple[str, ...] = ()) -> Any:
    """What is said when these are answered, then nothing more."""
    where = ("evaluer", LYON, "dupont-claire", "--jure", "martin-paul", "--dialogue", *more)
    return certif(*where, input="".join(f"{it}\n" for it in answers))


def avis(certif: Certif) -> dict[str, str]:
    shape = json.loads(certif("bilan", LYON, "dupont-claire", "--jure", "martin-paul", "--json").stdout)
    return {it["code"]: it["avis"] for it in shape["criteres"] if it["avis"]}


def asked(said: str) -> list[str]:
    """The critères asked about, in the order they were."""
    return re.findall(r"^(CR[\d.]+), votre avis \?$", plain(said), re.MULTILINE)


def test_it_says_who_what_how_many_and_how_to_answer_then_asks_in_full(lyon: Certif) -> None:
    done = talk(lyon)
    said = plain(done.stdout)
    assert done.exit_code == 0
    for words in (
        "Candidat : DUPONT Claire.",
        "Juré : MARTIN Paul.",
        "Épreuve : Plan d'action stratégique",
        "14 critères, 0 évalué.",
        "Répondez o pour validé",
        "Compétence C3.1 : Analyser le marché",
        "5 critères, 3 requis.",
        "permettre d'identifier rapidement des opportunités à saisir\nCR3.1.1, votre avis ?\n",
        "Fin. 0 évalué sur 14, tout est enregistré, grille non remise.",
    ):
        assert words in said
    assert not re.search(r"[\x1b\r■×□►●…≈]", done.output)


def test_each_answer_is_on_the_disk_and_said_and_the_statut_only_when_it_changes(lyon: Certif) -> None:
    said = plain(talk(lyon, "o", "oui", "n", "Validé", "n").stdout)
    assert avis(lyon) == {
        "CR3.1.1": "valide",
        "CR3.1.2": "valide",
        "CR3.1.3": "non_valide",
        "CR3.1.4": "valide",
        "CR3.1.5": "non_valide",
    }
    assert "CR3.1.1 : validé, enregistré.\n" in said
    assert "CR3.1.4 : validé, enregistré. C3.1 validée, 3 sur 5.\n" in said
    assert said.count("C3.1 validée") == 1
    assert said.count("Compétence C3.1") == said.count("Compétence C3.2") == 1


def test_out_of_reach_and_possible_again_are_said_too(lyon: Certif) -> None:
    said = plain(talk(lyon, "n", "n", "n", "u").stdout)
    assert "C3.1 hors d'atteinte, 0 sur 5, 3 requis. BLOC 3 hors d'atteinte.\n" in said
    assert (
        "Annulé. CR3.1.3 : non évalué, enregistré. C3.1 possible, 0 sur 5, il en manque 3. BLOC 3 possible.\n" in said
    )
    assert asked(said)[-1] == "CR3.1.3"


def test_a_refused_answer_is_said_with_its_reason_and_asked_again(lyon: Certif) -> None:
    said = plain(talk(lyon, "s", "peut-être", "C3.1.4", "o").stdout)
    assert "Sans objet n'est pas permis pour CR3.1.1" in said
    assert "« peut-être » n'est pas compris." in said
    assert "Code inconnu dans BLOC 3 : « C3.1.4 ». Vouliez-vous dire CR3.1.4 ?\nCR3.1.1, votre avis ?\n" in said
    assert asked(said) == ["CR3.1.1"] * 4 + ["CR3.1.2"]
    assert avis(lyon) == {"CR3.1.1": "valide"}


@pytest.mark.parametrize(
    ("answers", "then"),
    [
        (["passer"], "CR3.1.2"),
        (["passer", "précédent"], "CR3.1.1"),
        (["aller CR3.2.9", "passer"], "CR3.1.1"),
        (["aller C3.2"], "CR3.2.1"),
        (["cr 3.2.4"], "CR3.2.4"),
        (["o", "precedent"], "CR3.1.1"),
        (["o", "précédent", "suivant"], "CR3.1.2"),
        (["précédent"], "CR3.1.1"),
        (["CR3.2.4 validé"], "CR3.1.1"),
        (["CR3.1.1 validé clair"], "CR3.1.2"),
        (["aller"], "CR3.1.1"),
    ],
)
def test_the_sheet_is_gone_through_in_any_order(lyon: Certif, answers: list[str], then: str) -> None:
    assert asked(talk(lyon, *answers).stdout)[-1] == then


def test_what_is_marked_already_is_not_asked_again_but_told_where_one_goes_back(lyon: Certif) -> None:
    lyon.evaluer("CR3.1.1 valide très clair")
    said = plain(talk(lyon, "précédent").stdout)
    assert "14 critères, 1 évalué." in said
    assert asked(said) == ["CR3.1.2", "CR3.1.1"]
    assert "Déjà évalué : validé.\nRemarque : très clair\n" in said


def test_a_remarque_is_typed_behind_the_word_or_when_asked_and_taken_back(lyon: Certif) -> None:
    said = plain(talk(lyon, "r trop court", "remarque", "bien mieux", "r", "", "u", "rétablir", "r efface").stdout)
    assert said.count("CR3.1.1 : remarque enregistrée.") == 4
    assert "CR3.1.1 : remarque retirée." in said
    assert "Remarque : trop court" in said


def test_the_clock_is_run_and_told_by_words(lyon: Certif) -> None:
    said = plain(
        talk(lyon, "temps", "chrono", "chrono", "phase", "phase", "terminer", "chrono", "annuler chrono").stdout
    )
    for words in (
        "Oral : prêt.",
        "Oral : Exposé, en cours, reste 20:00.",
        "Oral : Exposé, en pause, reste",
        "Oral : Dialogue – questions/réponses, en cours, reste 20:00.",
        "C'est la dernière phase : « terminer » finit l'oral.",
        "Oral : oral terminé,",
    ):
        assert words in said
    assert re.findall(r"Oral : .*", said)[-1].startswith("Oral : Dialogue")


def test_statut_reste_bilan_and_aide_answer_and_ask_again(lyon: Certif) -> None:
    said = plain(talk(lyon, "o", "statut", "reste", "bilan", "aide", "relire").stdout)
    assert "C3.1 possible, 1 sur 5, il en manque 2, 4 à évaluer.\n" in said
    assert "13 critères à évaluer : CR3.1.2," in said
    assert "Statut du bloc : possible" in said
    assert "relire : redire la question." in said
    assert asked(said)[1:] == ["CR3.1.2"] * 6


def test_a_sheet_with_holes_is_not_handed_in_and_the_first_is_asked_about(lyon: Certif) -> None:
    said = plain(talk(lyon, "aller CR3.2.1", "remettre").stdout)
    assert "14 critères à évaluer" in said
    assert asked(said)[-1] == "CR3.1.1"


def test_handing_in_takes_a_motif_where_something_lacks_then_a_yes(lyon: Certif) -> None:
    done = talk(
        lyon, *["o"] * OFFICIAL, "remettre", "", "remettre", "vu à l'oral", "non", "remettre", "vu", "peut-être", "oui"
    )
    said = plain(done.stdout)
    assert "Tous les critères sont évalués. Que faire ?" in said
    assert said.count("Il manque à cette grille ce que l'épreuve exige : présence à l'oral non notée") == 3
    assert said.count("La grille n'est pas remise.") == 2
    assert "Répondez oui ou non." in said
    assert "Grille remise : BLOC 3 VALIDÉ" in said and done.exit_code == 0
    assert "grille remise malgré" in plain(done.stderr)
    assert talk(lyon, "o").exit_code == 3


def test_where_nothing_lacks_one_yes_hands_in(lyon: Certif) -> None:
    lyon("session", "presence", LYON, "dupont-claire", "present")
    lyon("dossier", LYON, "dupont-claire")
    done = talk(lyon, "chrono", *["o"] * OFFICIAL, "remettre", "oui", "oui")
    said = plain(done.stdout)
    assert "L'oral n'est pas terminé au chrono. Le terminer ?\nOui ou non ?" in said
    assert "Il manque" not in said
    assert "Grille remise : BLOC 3 VALIDÉ" in said


def test_somebody_absent_is_told_before_the_first_question_and_no_statut_is(lyon: Certif) -> None:
    lyon("session", "presence", LYON, "dupont-claire", "absent-justifie")
    done = talk(lyon, "o", "o", "o", "statut")
    assert "sa grille ne dira rien de son résultat" in plain(done.stderr)
    assert "C3.1 validée" not in plain(done.stdout)
    assert "DUPONT Claire n'est pas évalué : aucun statut ne s'en dit." in plain(done.stdout)


def test_ctrl_c_leaves_with_what_is_kept(lyon: Certif, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_self: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(conversation.Conversation, "hear", interrupted)
    done = talk(lyon)
    assert done.exit_code == 130
    assert plain(done.stdout).endswith("tout est enregistré, grille non remise.\n")


def test_it_is_held_on_the_written_work_without_a_clock_nor_handing_in(lyon: Certif) -> None:
    said = plain(talk(lyon, "o", "temps", "remettre", more=("--ecrit",)).stdout)
    assert "CR3.1.1 : validé, enregistré." in said
    assert "Pas de chrono : l'écrit n'en a pas." in said
    assert "ne se remet pas" in said


def test_remettre_is_asked_for_inside(lyon: Certif) -> None:
    done = talk(lyon, more=("--remettre",))
    assert done.exit_code == 2 and "--dialogue" in done.stderr


def test_what_the_disk_refuses_is_said_and_asked_again(lyon: Certif, monkeypatch: pytest.MonkeyPatch) -> None:
    append = TinyDBJournal.append
    refused: list[Sequence[Any]] = []

    def full_once(journal: TinyDBJournal, stream: Stream[Any], evenements: Sequence[Any], *, after: int) -> Receipt:
        if isinstance(evenements[0], AvisDonne) and not refused:
            refused.append(evenements)
            raise StorageFailure("Le disque est plein.")
        return append(journal, stream, evenements, after=after)

    monkeypatch.setattr(TinyDBJournal, "append", full_once)
    said = plain(talk(lyon, "o", "o").stdout)
    assert "Le disque est plein.\nCR3.1.1, votre avis ?\nCR3.1.1 : validé, enregistré." in said
    assert avis(lyon) == {"CR3.1.1": "valide"}


def test_sans_objet_is_offered_and_taken_where_the_critere_allows_it(certif: Certif) -> None:
    people = ("--jure", "A", "--candidat", "B")
    certif("session", "creer", "--bloc", "BLOC 2", "--date", "2026-06-12", "--lieu", "Lyon", *people)
    where = ("evaluer", "2026-06-12-bloc-2-lyon", "b", "--jure", "a", "--dialogue")
    said = plain(certif(*where, input="s\naller cr 2.1.5\nsans objet\n").stdout)
    assert "Sans objet n'est pas permis pour CR2.1.1" in said
    assert "Sans objet est permis.\nCR2.1.5, votre avis ?\nCR2.1.5 : sans objet, enregistré." in said
