"""Référentiel files: the official one to the letter, any other certification, and every way a file can be bad."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from pathlib import Path

import pytest

from certif_tui.domain.referentiel.frozen import parse_frozen
from certif_tui.domain.referentiel.model import Referentiel
from certif_tui.services.referentiel.loading import (
    MAX_BYTES,
    ReferentielInvalide,
    canonical_bytes,
    check_referentiel,
    default_referentiel_path,
    load_referentiel,
    parse_referentiel,
    referentiel_schema,
)

DATA = Path(__file__).parents[1] / "data"
OFFICIEL = default_referentiel_path()


def spoiled(tmp_path: Path, old: str, new: str) -> Path:
    """A copy of the official file where one passage was changed."""
    texte = OFFICIEL.read_text(encoding="utf-8")
    assert texte.count(old) >= 1
    path = tmp_path / "mauvais.json"
    path.write_text(texte.replace(old, new, 1), encoding="utf-8")
    return path


def line_of(path: Path, passage: str) -> int:
    return path.read_text(encoding="utf-8").split(passage)[0].count("\n") + 1


def refused(path: Path) -> ReferentielInvalide:
    with pytest.raises(ReferentielInvalide) as refus:
        load_referentiel(path)
    assert [finding for finding in check_referentiel(path) if finding.is_error] == list(refus.value.findings)
    return refus.value


def test_the_46_criteres_are_printed_to_the_letter(officiel: Referentiel) -> None:
    imprimes = (DATA / "criteres-officiels.txt").read_text(encoding="utf-8").splitlines()
    nos_criteres = [critere for bloc in officiel.blocs for critere in bloc.criteres]
    assert [f"{critere.code_source}\t{critere.libelle}" for critere in nos_criteres] == imprimes
    assert len(imprimes) == 46


def test_the_official_grid_has_its_official_shape(officiel: Referentiel) -> None:
    assert [len(bloc.activites) for bloc in officiel.blocs] == [3, 3, 2]
    competences = [competence for bloc in officiel.blocs for competence in bloc.competences]
    assert [competence.code for competence in competences] == [
        "C1.1",
        "C1.2",
        "C1.3",
        "C2.1",
        "C2.2",
        "C2.3",
        "C3.1",
        "C3.2",
    ]
    assert [len(competence.criteres) for competence in competences] == [6, 5, 6, 5, 6, 4, 5, 9]
    assert all(
        critere.code == f"CR{competence.code[1:]}.{rang}"
        for competence in competences
        for rang, critere in enumerate(competence.criteres, 1)
    )
    assert all(competence.activite == f"A{competence.code[1:]}" for competence in competences)


def test_the_needs_are_those_of_the_official_rule(officiel: Referentiel) -> None:
    needs = [
        bloc.condition.regle.requis(len(competence.criteres))
        for bloc in officiel.blocs
        for competence in bloc.competences
    ]
    assert needs == [4, 3, 4, 3, 4, 3, 3, 5]


def test_only_the_critere_that_is_wholly_conditional_is_flagged(officiel: Referentiel) -> None:
    flagged = [critere.code for bloc in officiel.blocs for critere in bloc.criteres if critere.conditionnel]
    assert flagged == ["CR2.1.5"]


def test_printed_codes_keep_their_misprints(officiel: Referentiel) -> None:
    odd = {
        critere.code: critere.code_source
        for bloc in officiel.blocs
        for critere in bloc.criteres
        if critere.code != critere.code_source
    }
    assert odd == {"CR1.1.1": "CR1.1", "CR1.1.2": "CR 1.1.2", "CR1.1.6": "CR6"}
    assert officiel.bloc("BLOC 2").competence_by_code["C2.1"].code_source == "C2.1."


def test_the_epreuves_are_timed_as_the_official_text_says(officiel: Referentiel) -> None:
    phases = [[(phase.code, phase.minutes) for phase in bloc.epreuve.oral.phases] for bloc in officiel.blocs]
    assert phases == [[("oral", 30)], [("oral", None)], [("expose", 20), ("dialogue", 20)]]
    etude = officiel.bloc("BLOC 1").epreuve
    assert etude.ecrit is not None and etude.ecrit.groupes is not None
    assert (etude.ecrit.duree_heures, etude.ecrit.groupes.minimum, etude.ecrit.groupes.maximum) == (8, 3, 4)
    assert etude.ecrit.groupes.tirage_au_sort and etude.oral.delai_apres_ecrit_jours == 7


def test_official_words_given_as_data_are_words_of_the_modalites(officiel: Referentiel) -> None:
    for bloc in officiel.blocs:
        imprime, oral, ecrit = " ".join(bloc.epreuve.modalites), bloc.epreuve.oral, bloc.epreuve.ecrit
        assert ecrit is not None
        mots = [bloc.epreuve.intitule, oral.forme, oral.role_du_jury, ecrit.cadre, ecrit.sujet, ecrit.remise]
        mots += [ecrit.echeance, *(ecrit.moyens or ()), ecrit.groupes.constitution if ecrit.groupes else None]
        assert all(mot in imprime for mot in mots if mot)


def test_the_files_of_the_repository_are_set_the_same_way() -> None:
    for path in (OFFICIEL, DATA / "sommellerie.json"):
        texte = path.read_text(encoding="utf-8")
        assert texte == json.dumps(json.loads(texte), ensure_ascii=False, indent=2) + "\n"


def test_another_certification_loads_without_a_change(sommellerie: Referentiel) -> None:
    cave, conseil = sommellerie.blocs
    assert [len(competence.criteres) for competence in cave.competences] == [3, 1, 2]
    assert [cave.condition.regle.requis(total) for total in (3, 1, 2)] == [3, 1, 2]
    assert conseil.condition.regle.requis(7) == 3
    assert [phase.minutes for phase in cave.epreuve.oral.phases] == [25, 15, None]
    assert cave.epreuve.ecrit is None


def test_a_faultless_file_has_no_finding(sommellerie_path: Path) -> None:
    assert check_referentiel(sommellerie_path) == ()


def test_the_contradiction_of_the_official_file_is_found_at_its_line() -> None:
    [finding] = check_referentiel(OFFICIEL)
    assert finding.severity == "avertissement"
    annonces = [
        n for n, ligne in enumerate(OFFICIEL.read_text("utf-8").splitlines(), 1) if "competences_annoncees" in ligne
    ]
    assert finding.place.startswith(f"{OFFICIEL}, ligne {annonces[2]}, BLOC 3 › ")


def test_a_frozen_copy_gives_the_same_sha256(officiel: Referentiel) -> None:
    charge = load_referentiel(OFFICIEL)
    copie = canonical_bytes(charge.referentiel)
    again = parse_referentiel(copie, "copie")
    assert again == charge
    assert charge.sha256 == hashlib.sha256(copie).hexdigest()


def test_the_canonical_form_depends_neither_on_the_order_of_the_fields_nor_on_fields_left_out(
    officiel: Referentiel,
) -> None:
    copie = canonical_bytes(officiel)
    assert b"null" not in copie
    assert copie.decode() == json.dumps(json.loads(copie), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def test_layout_does_not_change_the_sha256_and_one_letter_does(tmp_path: Path) -> None:
    path = tmp_path / "compact.json"
    path.write_text(json.dumps(json.loads(OFFICIEL.read_text("utf-8")), sort_keys=True), encoding="utf-8-sig")
    assert load_referentiel(path).sha256 == load_referentiel(OFFICIEL).sha256
    assert load_referentiel(spoiled(tmp_path, "tableaux de bords", "tableaux de bord")).sha256 != (
        load_referentiel(OFFICIEL).sha256
    )


def test_a_null_and_an_absent_field_are_the_same_grid(tmp_path: Path) -> None:
    absent = spoiled(tmp_path, '"intitule": "Jeu de rôle",\n              "minutes": null', '"intitule": "Jeu de rôle"')
    assert load_referentiel(absent).sha256 == load_referentiel(OFFICIEL).sha256


@pytest.mark.parametrize(
    ("old", "new", "ligne_suivante", "lieu"),
    [
        ('"code": "CR1.2.4"', '"code": "CR1.2.3"', '"code_source": "CR1.2.4"', "BLOC 1 › C1.2 › 4e critère"),
        ('"code": "C2.2"', '"code": "C2.1"', '"code_source": "C2.2"', "BLOC 2 › 2e compétence"),
        ('"code": "BLOC 2"', '"code": "BLOC 1"', '"code_source": "BLOC 2"', "2e bloc"),
        ('"activite": "A1.3"', '"activite": "A1.4"', '"libelle": "Planifier', "BLOC 1 › C1.3 › activite"),
    ],
)
def test_an_error_names_file_line_and_place(tmp_path: Path, old: str, new: str, ligne_suivante: str, lieu: str) -> None:
    path = spoiled(tmp_path, old, new)
    lieux = [finding.place for finding in refused(path).findings]
    assert f"{path}, ligne {line_of(path, ligne_suivante) - 1}, {lieu}" in lieux


def test_a_missing_field_is_found_at_the_line_of_its_object(tmp_path: Path) -> None:
    path = spoiled(tmp_path, '"code": "CR1.2.4",\n', "\n")
    [finding] = refused(path).findings
    ligne = line_of(path, '"code_source": "CR1.2.4"') - 2
    assert finding.place == f"{path}, ligne {ligne}, BLOC 1 › C1.2 › 4e critère"


def test_findings_come_in_the_order_of_the_lines(tmp_path: Path) -> None:
    texte = OFFICIEL.read_text("utf-8")
    texte = texte.replace('"code": "CR3.2.9"', '"code": "CR3.2.8"').replace('"code": "CR1.1.2"', '"code": "CR1.1.1"')
    path = tmp_path / "deux.json"
    path.write_text(texte.replace('"intitule": "Training game"', '"titre": "Training game"'), encoding="utf-8")
    lignes = [int(finding.place.split("ligne ")[1].split(",")[0]) for finding in check_referentiel(path)]
    assert len(lignes) == 5
    assert lignes == sorted(lignes)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "le fichier est vide"),
        (b"{", "un nom de champ entre guillemets"),
        (b'{"format":\n"\xe9"}', "l'octet 0xE9 n'est pas de l'UTF-8"),
        (b"[" * 100_000, "s'emboîtent sur plus de 32 niveaux"),
        (b"[" * 40 + b"]" * 40, "s'emboîtent sur plus de 32 niveaux"),
        (b" " * (MAX_BYTES + 1), "le fichier est trop gros"),
        (b'{"format": 1, "format": 2}', "est écrit deux fois"),
        (b'{"blocs": NaN}', "NaN n'est pas un nombre admis"),
        (b"[]", "Un objet est attendu."),
        (b"null", "Un objet est attendu."),
        (b"{}", "Il manque le champ"),
        (b'{"\\u001b[2J": 1}', "Il manque le champ"),
        (b"PK\x03\x04", "une valeur est attendue"),
    ],
)
def test_a_file_that_is_no_referentiel_is_reported_not_raised(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "n'importe quoi.json"
    path.write_bytes(data)
    premier = check_referentiel(path)[0]
    assert premier.is_error and message in premier.message
    assert premier.place.startswith(str(path))
    assert premier.remedy
    assert message in str(refused(path))


def test_ready_phrases_are_read_and_leave_the_official_grid_its_fingerprint(
    tmp_path: Path, officiel: Referentiel
) -> None:
    assert b"phrases" not in canonical_bytes(officiel)
    path = spoiled(tmp_path, '"code": "CR1.1.1",', '"code": "CR1.1.1", "phrases": ["Aucune source", "Trop vague"],')
    charge, critere = load_referentiel(path), officiel.blocs[0].criteres[0]
    given = charge.referentiel.blocs[0].critere_by_code["CR1.1.1"]
    assert given.phrases == ("Aucune source", "Trop vague")
    assert given.model_copy(update={"phrases": None}) == critere
    assert charge.sha256 != load_referentiel(OFFICIEL).sha256
    assert parse_frozen(canonical_bytes(charge.referentiel)) == charge


@pytest.mark.parametrize(
    ("phrases", "words"),
    [
        ("[]", "Le critère a une liste de phrases vide."),
        ('"seule"', "Une liste est attendue."),
        ('["bonne", ""]', "Le texte est vide ou blanc."),
        ('["bonne", 3]', "Un texte est attendu."),
        ('["deux\\nlignes"]', "retour à la ligne"),
    ],
)
def test_unfit_phrases_are_told_with_their_line(tmp_path: Path, phrases: str, words: str) -> None:
    path = spoiled(tmp_path, '"code": "CR1.1.2",', f'"code": "CR1.1.2",\n"phrases": {phrases},')
    [finding] = refused(path).findings
    assert words in finding.message and f"ligne {line_of(path, chr(34) + 'phrases')}, " in finding.place
    assert "CR1.1.2" in finding.place and finding.remedy


def test_a_syntax_error_names_line_and_column(tmp_path: Path) -> None:
    path = spoiled(tmp_path, '"code": "BLOC 2",', '"code": "BLOC 2"')
    [finding] = check_referentiel(path)
    ligne = line_of(path, '"code_source": "BLOC 2"')
    assert finding.place == f"{path}, ligne {ligne}, colonne 7"


@pytest.mark.parametrize(
    ("nom", "message"),
    [
        ("absent.json", "le fichier n'existe pas"),
        (".", "c'est un dossier"),
        ("x" * 300, f"erreur {errno.ENAMETOOLONG}"),
        ("a\x00b", "pas un nom"),
    ],
)
def test_a_file_that_cannot_be_read_is_reported(tmp_path: Path, nom: str, message: str) -> None:
    [finding] = check_referentiel(tmp_path / nom)
    assert finding.is_error and message in finding.message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "tube")
    [finding] = check_referentiel(tmp_path / "tube")
    assert "pas un fichier ordinaire" in finding.message


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_a_forbidden_file_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "secret.json"
    path.touch(mode=0)
    assert "interdite" in check_referentiel(path)[0].message


def test_the_summary_of_an_invalid_file_counts_the_other_errors(tmp_path: Path) -> None:
    path = spoiled(tmp_path, '"code": "CR1.2.4"', '"code": "CR1.2.3", "x": 1, "y": 2')
    assert str(refused(path)).endswith("(et 2 autres)")


def test_every_field_of_the_schema_is_described_in_french() -> None:
    schema = referentiel_schema()
    for modele in (schema, *schema["$defs"].values()):
        assert modele["additionalProperties"] is False
        assert modele["description"].endswith(".")
        for champ, propriete in modele["properties"].items():
            assert propriete["description"].endswith("."), champ
    assert schema["required"] == ["intitule", "blocs"]


def test_the_default_file_is_the_checkouts_when_run_from_one() -> None:
    assert Path(__file__).parents[2] / "referentiel.json" == OFFICIEL
