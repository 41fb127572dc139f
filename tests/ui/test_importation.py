from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events

from certif_tui.domain.facteurs import TIERS_TEMPS, Facteur
from certif_tui.domain.frozen import replace
from certif_tui.domain.session.state import Session
from certif_tui.journal import kinds
from certif_tui.services.importation import lecteur
from certif_tui.ui.screens.importation import ImportationScreen, progress_line
from certif_tui.ui.screens.session import SessionScreen
from tests.conftest import DATA, Started
from tests.services.importation.fichiers import make_csv, make_xlsx
from tests.ui.folder import HOSTILE, PAUL, Folder, harmless, paste
from tests.ui.juror import Juror

ROWS = ("N°;Nom;Prénom;Groupe", "A1;NOÉ;Léa;B", "A2;DUPONT;Claire;B", "A3;;Jean;", "A4;BERNARD;Hugo;C")


@pytest.fixture
def slug(folder: Folder) -> str:
    folder.bureau().memory.remember_jure(PAUL)
    return folder.create("DUPONT Claire")


def session(folder: Folder, slug: str) -> Session:
    return folder.bureau().contexte.journal.read(kinds.SESSION.at(slug)).state


async def eventually(juror: Juror, true: Callable[[], bool]) -> bool:
    """Wait for what another process does; false when it does not come."""
    for _ in range(500):
        if true():
            return True
        await juror.pilot.pause(0.01)
    return False


async def preview(juror: Juror, path: object) -> None:
    await juror.press("f")
    await paste(juror, str(path))
    await juror.press("enter")
    assert await juror.until("à ajouter")


async def test_a_list_is_previewed_then_imported_with_one_key(folder: Folder, slug: str, tmp_path: Path) -> None:
    path = make_csv(tmp_path / "ma liste.csv", *ROWS)
    async with folder.open(session=slug) as juror:
        await preview(juror, f"'{path}'")
        assert juror.sees("2 à ajouter · 0 déjà là · 1 doublon · 1 refusée")
        assert juror.sees("Nom : NOÉ") and juror.sees("le nom manque.")
        assert len(session(folder, slug).candidats) == 1
        await juror.press("ctrl+t", "ctrl+s")
        assert await juror.until("2 candidats ajoutés, 1 fusionné, 1 ligne refusée.") and juror.saved()
    people = session(folder, slug).candidats
    assert [it.nom for it in people] == ["BERNARD Hugo", "DUPONT Claire", "NOÉ Léa"]
    assert people[1].numero == "A2"


async def test_a_key_that_repeats_imports_once(folder: Folder, slug: str, tmp_path: Path) -> None:
    async with folder.open(session=slug) as juror:
        await preview(juror, make_csv(tmp_path / "l.csv", *ROWS))
        for _ in range(3):
            juror.app.post_message(events.Key("ctrl+s", None))
        assert await juror.until("3 candidats") and isinstance(juror.app.screen, SessionScreen)
        assert juror.saved()
    assert len(session(folder, slug).candidats) == 3


async def test_a_column_is_given_another_role(folder: Folder, slug: str, tmp_path: Path) -> None:
    path = make_csv(tmp_path / "l.csv", "Qui;Prénom;Nom", "ROUX;Jean;PETIT", "NOÉ;Léa;GRAND")
    async with folder.open(session=slug) as juror:
        await preview(juror, path)
        await juror.press("enter", "1")
        assert await juror.until("ROUX Jean") and not juror.sees("PETIT Jean")
        assert "ignorée" in juror.line_with("PETIT")
        await juror.press("enter", "9")
        assert await juror.until("Aucune colonne ne porte le nom") and juror.sees("rien à importer")
        await juror.press("ctrl+s")
        assert juror.sees("dites quelle colonne porte le nom") and isinstance(juror.app.screen, ImportationScreen)


async def test_doublons_are_settled_one_by_one_or_all_at_once(folder: Folder, slug: str, tmp_path: Path) -> None:
    async with folder.open(session=slug) as juror:
        await preview(juror, make_csv(tmp_path / "l.csv", *ROWS))
        await juror.press("down", "down", "down", "down", "down", "enter")
        assert juror.sees("ajouter à part")
        await juror.press("3")
        assert "ignorer" in juror.line_with("DUPONT Claire, déjà")
        await juror.press("y", "2")
        assert "ajouter à part" in juror.line_with("DUPONT Claire, déjà")
        await juror.press("ctrl+s")
        assert await juror.until("3 candidats ajoutés") and juror.saved()
    assert [it.slug for it in session(folder, slug).candidats].count("dupont-claire-2") == 1


async def test_an_amenagement_is_corrected_once_it_is_said_why(folder: Folder, slug: str, tmp_path: Path) -> None:
    folder.bureau().open_session(slug).candidats.set_facteur("dupont-claire", TIERS_TEMPS)
    path = make_csv(tmp_path / "l.csv", "Nom;Prénom;Aménagement", "DUPONT;Claire;3/2", "NOÉ;Léa;")
    async with folder.open(session=slug) as juror:
        await preview(juror, path)
        await juror.press("y", "1", "ctrl+s")
        assert await juror.until("demande un motif")
        await juror.press("enter")
        assert juror.sees("demande un motif") and len(session(folder, slug).candidats) == 1
        await juror.press("ctrl+s")
        assert await juror.until("Motif de l'import")
        await juror.press(*"ordonnance")
        await juror.press("enter")
        assert await juror.until("1 candidat ajouté") and juror.saved()
    assert session(folder, slug).candidat("dupont-claire").facteur == Facteur(numerateur=3, denominateur=2)


async def test_another_sheet_is_read(folder: Folder, slug: str, tmp_path: Path) -> None:
    path = make_xlsx(tmp_path / "l.xlsx", {"Un": [["Nom", "Prénom"], ["ROUX", "Jean"]], "Deux": [["Nom"], ["Zed Z"]]})
    async with folder.open(session=slug) as juror:
        await preview(juror, path)
        assert juror.sees("feuille Un") and juror.sees("ROUX Jean")
        await juror.press("f", "2")
        assert await juror.until("feuille Deux") and await juror.until("Zed Z")


async def test_a_file_that_cannot_be_read_is_asked_for_again(folder: Folder, slug: str, tmp_path: Path) -> None:
    async with folder.open(session=slug) as juror:
        await juror.press("f")
        await paste(juror, str(tmp_path / "absent.csv"))
        await juror.press("enter")
        assert await juror.until("Fichier introuvable") and juror.sees("absent.csv")
        await juror.press("escape")
        assert isinstance(juror.app.screen, SessionScreen)


async def test_leaving_changes_nothing(folder: Folder, slug: str, tmp_path: Path) -> None:
    async with folder.open((60, 16), session=slug) as juror:
        await preview(juror, make_csv(tmp_path / "l.csv", *ROWS))
        await juror.press("escape")
        assert isinstance(juror.app.screen, SessionScreen)
    assert len(session(folder, slug).candidats) == 1


async def test_leaving_while_a_file_is_read_ends_the_reading(
    folder: Folder, slug: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, started: Started
) -> None:
    monkeypatch.setattr(lecteur, "PROGRAMME", "import threading; threading.Event().wait()")
    async with folder.open(session=slug) as juror:
        await juror.press("f")
        await paste(juror, str(make_csv(tmp_path / "l.csv", *ROWS)))
        await juror.press("enter")
        assert await eventually(juror, lambda: started() != [])
        await juror.press("escape")
        assert isinstance(juror.app.screen, SessionScreen)
        assert await eventually(juror, lambda: started() == [])
        await juror.press("ctrl+t")
        assert juror.sees("rangés par nom")


async def test_an_importation_is_taken_back_with_a_motif(folder: Folder, slug: str, tmp_path: Path) -> None:
    async with folder.open(session=slug) as juror:
        await juror.press("ctrl+k")
        assert juror.sees("ne vient d'un import")
        await preview(juror, make_csv(tmp_path / "l.csv", *ROWS))
        await juror.press("ctrl+s")
        assert await juror.until("2 candidats ajoutés")
        await juror.press("ctrl+k", "enter")
        assert juror.sees("demande un motif")
        await paste(juror, "mauvaise liste")
        await juror.press("enter")
        assert juror.sees("1 candidat") and juror.saved()
    assert [it.retire for it in session(folder, slug).candidats] == [None, "mauvaise liste", "mauvaise liste"]


async def test_hostile_cells_steer_no_terminal(folder: Folder, slug: str, tmp_path: Path) -> None:
    hostile = [name.replace(";", ",") for name in HOSTILE]
    path = make_csv(tmp_path / "l.csv", "Nom;Prénom;[/red]\x1b[2J", *(f"{name};Z;{name}" for name in hostile))
    async with folder.open(session=slug) as juror:
        await preview(juror, path)
        assert harmless(juror.text) and juror.sees("[/] [@click=app.quit]Cliquez[/]")
        await juror.press("ctrl+s")
        assert await juror.until("3 candidats ajoutés, 1 ligne refusée") and harmless(juror.text)


async def test_a_bar_shows_how_far_a_long_work_has_come(folder: Folder, slug: str, tmp_path: Path) -> None:
    async with folder.open(session=slug) as juror:
        await preview(juror, make_csv(tmp_path / "l.csv", *ROWS))
        screen = juror.at(ImportationScreen)
        waiting = progress_line.Attente("Lecture des lignes", time.monotonic(), done=1, total=2)
        screen.preparation.attente = waiting
        screen.paint()
        await juror.settle()
        assert not juror.sees("1/2")
        screen.preparation.attente = replace(
            waiting, since=waiting.since - progress_line.PATIENCE_S
        )  # for a second now
        screen.paint()
        await juror.settle()
        assert juror.sees("Lecture des lignes") and juror.sees("1/2") and juror.sees("█" * 15 + "░" * 15)
        screen.preparation.attente = None
        screen.paint()
        await juror.settle()
        assert not juror.sees("1/2")


async def test_candidats_are_sorted_by_name_once_it_is_agreed(folder: Folder) -> None:
    folder.bureau().memory.remember_jure(PAUL)
    slug = folder.create("NOÉ Léa", "DE BERGERAC Cyr", "ÉTIENNE Ana")
    async with folder.open(session=slug) as juror:
        await juror.press("ctrl+t", "enter")
        assert juror.saved() and not juror.sees("Ranger par nom")
        assert session(folder, slug).candidats[0].nom == "NOÉ Léa"
        await juror.press("ctrl+t")
        assert juror.sees("Ranger par nom") and juror.sees("Garder cet ordre") and juror.sees("3 candidats")
        await juror.press("p")
        assert juror.sees("rangés par nom") and juror.saved()
        await juror.press("ctrl+t")
        assert juror.sees("déjà rangés")
    assert [it.nom for it in session(folder, slug).candidats] == ["DE BERGERAC Cyr", "ÉTIENNE Ana", "NOÉ Léa"]


async def test_a_cell_left_out_is_said_again_in_the_preview(folder: Folder, slug: str, tmp_path: Path) -> None:
    path = make_csv(tmp_path / "l.csv", "Nom;Prénom;Tiers-temps", "ROUX;Anne;dyslexie", "NOÉ;Léa;")
    async with folder.open(session=slug) as juror:
        await preview(juror, path)
        assert juror.sees("1 à vérifier") and juror.sees("Aménagement laissé de côté") and not juror.sees("ROUX Anne →")
        assert juror.line_with("! 2")
        await juror.press("enter", "enter")
        assert juror.sees("fraction du temps") and not juror.sees("dyslexie")
        await juror.press(*"oui", "enter")
        assert await juror.until("tiers-temps") and not juror.sees("à vérifier")
        await juror.press("ctrl+s")
        assert await juror.until("2 candidats ajoutés.") and juror.saved()
    assert session(folder, slug).candidats[1].facteur == TIERS_TEMPS


async def test_hidden_rows_are_told_and_left_to_choose(folder: Folder, slug: str) -> None:
    async with folder.open(session=slug) as juror:
        await preview(juror, DATA / "cases" / "09-lignes-masquees.xlsx")
        assert juror.sees("masquées ou filtrées dans le tableur (3)") and not juror.sees("BERGER Malo")
        await juror.press("h", "2")
        assert await juror.until("4 à ajouter") and not juror.sees("masquées ou filtrées")


async def test_a_text_is_read_in_another_encoding(folder: Folder, slug: str, tmp_path: Path) -> None:
    path = make_csv(tmp_path / "l.csv", "Nom;Prenom", "ROUX;Zoé", encoding="cp1252")
    async with folder.open(session=slug) as juror:
        await preview(juror, path)
        assert juror.sees("Windows (Europe)") and juror.sees("ROUX Zoé")
        await juror.press("f", "1")
        assert await juror.until("ne se lit pas en UTF-8") and juror.sees("ROUX Zoé")
        await juror.press("f", "4")
        assert await juror.until("ROUX ZoÈ")


async def test_the_file_is_completed_and_chosen_not_typed_blind(folder: Folder, slug: str, tmp_path: Path) -> None:
    make_csv(tmp_path / "liste de juin.csv", *ROWS)
    make_csv(tmp_path / "liste de mai.csv", "Nom;Prénom", "ROUX;Anne")
    async with folder.open(session=slug) as juror:
        await juror.press("f")
        await paste(juror, f"{tmp_path}/li")
        assert await juror.until("liste de mai.csv")
        await juror.press("tab")
        assert await juror.until("liste de mai.csv") and juror.sees("liste de juin.csv")
        await juror.press("down", "down", "enter")
        assert await juror.until("1 à ajouter") and juror.sees("ROUX Anne")


async def test_merged_cells_hidden_sheets_and_dates_that_are_compared_are_told(
    folder: Folder, slug: str, tmp_path: Path
) -> None:
    liste: list[list[str | int | float | None]] = [["Groupe", "Nom", "Prénom", "Né le"]]
    liste += [["G1", "ROUX", "Anne", "12/03/1999"], [None, "NOÉ", "Léa", "04/07/2001"]]
    path = make_xlsx(tmp_path / "l.xlsx", {"Liste": liste, "2025": [["Nom"], ["VIEUX"]]}, merged="A2:A3", hidden="2025")
    async with folder.open((80, 40), session=slug) as juror:
        await preview(juror, path)
        assert juror.sees("aussi lues aux lignes 3") and juror.sees("Feuilles cachées : « 2025 »")
        assert juror.sees("comparée")


async def test_what_is_to_be_looked_at_is_counted_once_for_all(folder: Folder, slug: str, tmp_path: Path) -> None:
    path = make_csv(tmp_path / "l.csv", "Nom;Prénom;TT;Mesures", "ROUX;Anne;dyslexie;1/3")
    async with folder.open((80, 40), session=slug) as juror:
        await preview(juror, path)
        assert juror.sees("2 à vérifier") and juror.sees("2 À VÉRIFIER")
