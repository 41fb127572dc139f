from __future__ import annotations

import json
from pathlib import Path

import pytest

from certif_tui.journal import places
from certif_tui.journal.stamps import stamp_in
from certif_tui.projections.apercu_session import ApercuSession, Avancee, LigneVue, Rangee, Rapport, Resume, VueSession

LYON, CLAIRE, HUGO, PAUL = "2026-06-12-bloc-3-lyon", "dupont-claire", "bernard-hugo", "martin-paul"
RESULTAT = Resume("en_attente_de_grilles", 1, 2)
REMISE = Avancee("remise", "valide", (("C3.1", 4, 5), ("C3.2", 6, 9)))


@pytest.fixture
def sessions(tmp_path: Path) -> Path:
    for path in ("session", f"grilles/{CLAIRE}/{PAUL}", f"passages/{CLAIRE}/chrono"):
        file = tmp_path / "s" / LYON / f"{path}.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("{}")
    return tmp_path / "s"


@pytest.fixture
def vue(sessions: Path) -> VueSession:
    grille = stamp_in(sessions, places.GRILLE, LYON, CLAIRE, PAUL)
    etats = grille, stamp_in(sessions, places.CHRONO, LYON, CLAIRE), None
    lignes = (
        LigneVue(
            Rangee(CLAIRE, "DUPONT Claire", "n° 4", None, Rapport(4, 3), "retard", 10, 2, RESULTAT, REMISE),
            etats,
            ("sophie",),
        ),
        LigneVue(Rangee(HUGO, "BERNARD Hugo", retire="malade")),
    )
    etat = stamp_in(sessions, places.SESSION, LYON)
    return VueSession(LYON, etat, PAUL, PAUL, "BLOC 3", " 2 candidats", (("F1", "Aide"),), 1, lignes)


@pytest.fixture
def apercu(tmp_path: Path, sessions: Path, vue: VueSession) -> ApercuSession:
    kept = ApercuSession(tmp_path / "candidats.json", sessions)
    kept.keep(vue)
    return kept


def test_the_list_comes_back_as_it_was_seen_and_is_nobody_else_s(
    apercu: ApercuSession, vue: VueSession, tmp_path: Path
) -> None:
    assert apercu.load(LYON, PAUL) == vue
    assert all(apercu.stands(vue, ligne) for ligne in vue.lignes)
    assert (tmp_path / "candidats.json").stat().st_mode & 0o077 == 0


def test_a_list_that_somebody_else_saw_is_not_given(apercu: ApercuSession) -> None:
    assert apercu.load(LYON, "petit-sophie") is None


def test_another_session_s_list_and_another_folder_s_are_not_given(
    apercu: ApercuSession, tmp_path: Path, sessions: Path
) -> None:
    assert apercu.load("2026-06-10-bloc-1-metz", PAUL) is None
    sessions.rename(tmp_path / "autre")
    assert ApercuSession(tmp_path / "candidats.json", tmp_path / "autre").load(LYON, PAUL) is None


def test_the_list_of_a_session_that_changed_or_went_is_not_given(apercu: ApercuSession, sessions: Path) -> None:
    session = sessions / LYON / "session.json"
    session.write_text("{ }")
    assert apercu.load(LYON, PAUL) is None
    session.unlink()
    assert apercu.load(LYON, PAUL) is None


@pytest.mark.parametrize("path", [f"grilles/{CLAIRE}/{PAUL}", f"grilles/{CLAIRE}/sophie", f"passages/{CLAIRE}/chrono"])
def test_a_row_whose_sheets_or_clock_changed_no_longer_stands(
    apercu: ApercuSession, vue: VueSession, sessions: Path, path: str
) -> None:
    (sessions / LYON / f"{path}.json").write_text("{ }")
    assert not apercu.stands(vue, vue.lignes[0])


def test_a_row_without_files_no_longer_stands_once_there_is_one(
    apercu: ApercuSession, vue: VueSession, sessions: Path
) -> None:
    (sessions / LYON / "grilles" / HUGO).mkdir()
    (sessions / LYON / "grilles" / HUGO / f"{PAUL}.json").write_text("{}")
    assert not apercu.stands(vue, vue.lignes[1])


@pytest.mark.parametrize(
    "damage", ["", "[]", "null", '{"forme": 1}', "[" * 100_000, {"lignes": [3]}, {"lignes": []}, {"etat": [1]}]
)
def test_a_damaged_file_costs_nothing_but_time(
    apercu: ApercuSession, tmp_path: Path, damage: str | dict[str, object]
) -> None:
    file = tmp_path / "candidats.json"
    kept = json.loads(file.read_text())
    file.write_text(damage if isinstance(damage, str) else json.dumps(kept | {"vu": kept["vu"] | damage}))
    assert apercu.load(LYON, PAUL) is None


def test_a_list_too_long_to_be_read_quickly_is_not_kept(apercu: ApercuSession, vue: VueSession) -> None:
    apercu.keep(vue._replace(depart=0, lignes=vue.lignes * 501))
    assert apercu.load(LYON, PAUL) == vue
