"""What a grid is reproached with, where, and in which words."""

from __future__ import annotations

import copy
import re
from typing import Any

import pytest

from certif_tui.domain.referentiel.findings import Finding, examine, findings
from certif_tui.domain.referentiel.model import Referentiel
from certif_tui.domain.referentiel.places import human_place

Brut = dict[str, Any]
Chemin = tuple[str | int, ...]


@pytest.fixture
def brut(officiel: Referentiel) -> Brut:
    """The official grid as a raw object a test may spoil."""
    return copy.deepcopy(officiel.model_dump(mode="json", exclude_none=True))


def errors(brut: object) -> list[Finding]:
    referentiel, all_found = examine(brut)
    found = [finding for finding in all_found if finding.is_error]
    assert (referentiel is None) == bool(found)
    return found


def sole_error(brut: object) -> Finding:
    [finding] = errors(brut)
    return finding


def test_the_official_grid_has_one_contradiction_and_no_error(officiel: Referentiel, brut: Brut) -> None:
    assert errors(brut) == []
    [finding] = findings(officiel)
    assert finding.severity == "avertissement"
    assert finding.bloc == "BLOC 3"
    assert finding.message == (
        "Le texte officiel annonce 3 compétences, il en décrit 2\u00a0: "
        "la validation porte sur les 2 compétences décrites."
    )


def test_findings_are_asked_for_one_bloc(officiel: Referentiel) -> None:
    assert findings(officiel, "BLOC 1") == ()
    assert findings(officiel, "BLOC 3") == findings(officiel)


def test_announcing_fewer_competences_than_described_is_a_contradiction_too(brut: Brut) -> None:
    brut["blocs"][0]["condition"]["regle"]["competences_annoncees"] = 1
    _, all_found = examine(brut)
    assert [finding.bloc for finding in all_found] == ["BLOC 1", "BLOC 3"]
    assert all_found[0].message.startswith("Le texte officiel annonce 1 compétence, il en décrit 3")


def test_announcing_nothing_is_no_contradiction(brut: Brut) -> None:
    del brut["blocs"][2]["condition"]["regle"]["competences_annoncees"]
    assert examine(brut)[1] == ()


@pytest.mark.parametrize(
    ("chemin", "lieu"),
    [
        (("blocs", 1), "2e bloc"),
        (("blocs", 1, "activites", 1), "BLOC 2 › 2e activité"),
        (("blocs", 0, "competences", 1), "BLOC 1 › 2e compétence"),
        (("blocs", 0, "competences", 1, "criteres", 3), "BLOC 1 › C1.2 › 4e critère"),
        (("blocs", 2, "epreuve", "oral", "phases", 1), "BLOC 3 › epreuve › oral › 2e phase"),
    ],
)
def test_a_duplicate_code_is_an_error_at_the_second_bearer(brut: Brut, chemin: Chemin, lieu: str) -> None:
    second = _at(brut, chemin)
    second["code"] = _at(brut, (*chemin[:-1], 0))["code"].upper() if chemin[-2] != "phases" else "expose"
    duplicate = next(finding for finding in errors(brut) if "déjà pris" in finding.message)
    assert duplicate.place == lieu
    assert duplicate.path == (*chemin, "code")


def test_a_critere_of_another_bloc_cannot_have_the_same_code(brut: Brut) -> None:
    brut["blocs"][2]["competences"][0]["criteres"][0]["code"] = "cr1.1.1"
    assert sole_error(brut).message == ("Le code «\u00a0cr1.1.1\u00a0» est déjà pris (BLOC 1 › C1.1 › 1er critère).")


def test_two_epreuves_may_use_the_same_phase_codes(officiel: Referentiel) -> None:
    assert officiel.blocs[0].epreuve.oral.phases[0].code == officiel.blocs[1].epreuve.oral.phases[0].code


@pytest.mark.parametrize("espece", ["blocs", "competences", "criteres"])
@pytest.mark.parametrize("code", [None, ""])
def test_a_missing_or_empty_code_is_an_error(brut: Brut, espece: str, code: str | None) -> None:
    chemin: Chemin = {
        "blocs": ("blocs", 0),
        "competences": ("blocs", 0, "competences", 0),
        "criteres": ("blocs", 0, "competences", 0, "criteres", 0),
    }[espece]
    objet = _at(brut, chemin)
    if code is None:
        del objet["code"]
    else:
        objet["code"] = code
    finding = sole_error(brut)
    assert finding.message == ("Il manque le champ «\u00a0code\u00a0»." if code is None else "Le code est vide.")
    assert finding.place.endswith(
        {"blocs": "1er bloc", "competences": "1re compétence", "criteres": "1er critère"}[espece]
    )


def test_a_competence_without_critere_is_an_error(brut: Brut) -> None:
    brut["blocs"][1]["competences"][2]["criteres"] = []
    finding = sole_error(brut)
    assert (finding.place, finding.message) == ("BLOC 2 › C2.3 › criteres", "La compétence n'a aucun critère.")


def test_a_list_whose_elements_are_all_faulty_is_not_said_to_be_empty(brut: Brut) -> None:
    brut["blocs"][0]["epreuve"]["oral"]["phases"] = ["oral"]
    finding = sole_error(brut)
    assert (finding.place, finding.message) == ("BLOC 1 › epreuve › oral › 1re phase", "Un objet est attendu.")


@pytest.mark.parametrize("part", [[2, 2], [1, 1], [3, 2]])
def test_a_rule_nobody_can_meet_is_an_error(brut: Brut, part: list[int]) -> None:
    brut["blocs"][0]["condition"]["regle"]["criteres_plus_de"] = part
    finding = sole_error(brut)
    assert finding.place == "BLOC 1 › condition › regle › criteres_plus_de"
    assert f"{part[0]}/{part[1]}" in finding.message


def test_the_most_demanding_rule_that_can_be_met_is_accepted(brut: Brut) -> None:
    brut["blocs"][0]["condition"]["regle"]["criteres_plus_de"] = [99, 100]
    assert errors(brut) == []


@pytest.mark.parametrize("part", [[1], [1, 2, 3], [0, 2], [1.5, 2], "1/2", {"1": 2}, None])
def test_a_share_is_two_whole_numbers(brut: Brut, part: object) -> None:
    brut["blocs"][0]["condition"]["regle"]["criteres_plus_de"] = part
    assert sole_error(brut).place.startswith("BLOC 1 › condition › regle")


def test_a_competence_stems_from_an_activite_of_its_own_bloc(brut: Brut) -> None:
    brut["blocs"][0]["competences"][0]["activite"] = "A2.1"
    finding = sole_error(brut)
    assert finding.place == "BLOC 1 › C1.1 › activite"
    assert finding.message == "L'activité «\u00a0A2.1\u00a0» n'existe pas dans ce bloc."


def test_an_unknown_field_is_an_error_and_the_nearest_known_one_is_offered(brut: Brut) -> None:
    critere = brut["blocs"][0]["competences"][0]["criteres"][2]
    critere["libele"] = "Faute de frappe"
    finding = sole_error(brut)
    assert finding.place == "BLOC 1 › C1.1 › CR1.1.3 › libele"
    assert finding.message == "Champ inconnu\u00a0: «\u00a0libele\u00a0»."
    assert finding.remedy.startswith("Vouliez-vous dire «\u00a0libelle\u00a0»")


@pytest.mark.parametrize("code", ["avant", "apres"])
def test_the_codes_of_the_chrono_are_no_phase_codes(brut: Brut, code: str) -> None:
    brut["blocs"][0]["epreuve"]["oral"]["phases"][0]["code"] = code
    assert sole_error(brut).message == f"Le code de phase «\u00a0{code}\u00a0» est réservé au chrono."


def test_a_group_cannot_have_a_minimum_above_its_maximum(brut: Brut) -> None:
    brut["blocs"][0]["epreuve"]["ecrit"]["groupes"] |= {"minimum": 5}
    assert sole_error(brut).message == "Groupes impossibles\u00a0: au moins 5 personnes et au plus 4."


@pytest.mark.parametrize(
    ("chemin", "valeur", "message"),
    [
        (("blocs",), {}, "Une liste est attendue."),
        (("blocs",), [], "Le référentiel n'a aucun bloc."),
        (("blocs", 0), "BLOC 1", "Un objet est attendu."),
        (("blocs", 0, "intitule"), 3, "Un texte est attendu."),
        (("blocs", 0, "intitule"), "  ", "Le texte est vide ou blanc."),
        (
            ("blocs", 0, "intitule"),
            "a\nb",
            "Le texte contient un retour à la ligne ou un caractère invisible interdit.",
        ),
        (("blocs", 0, "intitule"), "x" * 4001, "Le texte dépasse 4000 caractères."),
        (("blocs", 0, "epreuve", "oral", "phases", 0, "minutes"), "30", "Un nombre entier est attendu."),
        (("blocs", 0, "epreuve", "oral", "phases", 0, "minutes"), 0, "Nombre hors limites\u00a0: «\u00a00\u00a0»."),
        (("blocs", 0, "epreuve", "oral", "individuel"), 1, "«\u00a0true\u00a0» ou «\u00a0false\u00a0» est attendu."),
        (("blocs", 0, "epreuve", "ecrit", "forme"), "oral", "Valeur inconnue\u00a0: «\u00a0oral\u00a0»."),
        (("format",), "certif-tui/referentiel/9", "Valeur inconnue\u00a0: «\u00a0certif-tui/referentiel/9\u00a0»."),
    ],
)
def test_a_value_of_the_wrong_kind_is_named_in_french(brut: Brut, chemin: Chemin, valeur: object, message: str) -> None:
    _at(brut, chemin[:-1])[chemin[-1]] = valeur
    finding = sole_error(brut)
    assert (finding.path, finding.message) == (chemin, message)


@pytest.mark.parametrize("brut", [None, 3, "x", [], [[]], {"blocs": [None, 3, [], {"competences": 4, "epreuve": 1}]}])
def test_anything_at_all_can_be_examined(brut: object) -> None:
    assert errors(brut)


def test_several_faults_are_all_reported_at_once(brut: Brut) -> None:
    brut["blocs"][0]["competences"][0]["criteres"][1]["code"] = "CR1.1.1"
    del brut["blocs"][1]["intitule"]
    brut["blocs"][2]["condition"]["regle"]["criteres_plus_de"] = [2, 2]
    assert {finding.bloc for finding in errors(brut)} == {"BLOC 1", "BLOC 2", "BLOC 3"}


def test_no_control_character_of_the_file_comes_out_in_a_finding(brut: Brut) -> None:
    brut["blocs"][0]["code"] = "\x1b[2J\u202e"
    brut["\x1b]52;c;aGk=\x07"] = 1
    for finding in errors(brut):
        assert finding.place.isprintable()
        assert (finding.message + finding.remedy).replace("\u00a0", " ").isprintable()


def test_every_message_is_set_as_french_wants_it(brut: Brut) -> None:
    brut["blocs"][0]["code"] = brut["blocs"][1]["code"]
    brut["blocs"][0]["competences"] = [{"code": 1, "libele": "", "criteres": [], "activite": "x"}]
    brut["blocs"][1]["condition"]["regle"] = {"criteres_plus_de": [2, 2], "competences": "une"}
    brut["blocs"][2]["epreuve"]["oral"]["phases"][0] |= {"minutes": 0, "code": "É"}
    brut["blocs"][2]["epreuve"]["oral"]["phases"][1]["code"] = "avant"
    _, all_found = examine(brut)
    assert len(all_found) > 8
    for finding in all_found:
        assert not re.search(r"[^\u00a0][:;!?»]|«[^\u00a0]", finding.message + " " + finding.remedy), finding


def test_a_place_is_told_by_codes_and_the_element_at_fault_by_its_rank(brut: Brut) -> None:
    assert human_place(brut, ("blocs", 0, "competences", 1, "criteres", 3, "code")) == "BLOC 1 › C1.2 › 4e critère"
    assert (
        human_place(brut, ("blocs", 0, "competences", 1, "criteres", 3, "libelle"))
        == "BLOC 1 › C1.2 › CR1.2.4 › libelle"
    )
    assert human_place(brut, ("blocs", 0, "metiers_vises", 1)) == "BLOC 1 › 2e élément de metiers_vises"
    assert human_place(brut, ()) == ""


def _at(brut: Any, chemin: Chemin) -> Any:
    for pas in chemin:
        brut = brut[pas]
    return brut


@pytest.mark.parametrize(
    ("bloc", "pieces", "said"),
    [
        (2, ["presence", "cas"], "« cas » est exigé d'une épreuve qui n'a pas d'écrit collectif."),
        (2, ["tirage"], "« tirage » est exigé d'une épreuve qui n'a pas d'écrit collectif."),
        (2, ["copie"], "Valeur inconnue : « copie »."),
    ],
)
def test_what_the_epreuve_gives_no_occasion_to_bring_is_not_required(
    brut: Any, bloc: int, pieces: list[str], said: str
) -> None:
    brut["blocs"][bloc]["epreuve"]["remise_exige"] = pieces
    finding = sole_error(brut)
    assert finding.message.replace("\u00a0", " ") == said and "exigence" in finding.place


def test_a_dossier_is_not_required_of_an_epreuve_without_a_written_part(brut: Any) -> None:
    del brut["blocs"][2]["epreuve"]["ecrit"]
    assert sole_error(brut).message == "Un dossier est exigé d'une épreuve sans partie écrite."
