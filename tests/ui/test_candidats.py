from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from textual.geometry import Region
from textual.screen import ModalScreen

from certif_tui.domain.facteurs import TIERS_TEMPS
from certif_tui.domain.frozen import replace
from certif_tui.domain.grille.evenements import Avis
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import CandidatAjoute, CandidatRenomme, EvenementAnnule, Presence
from certif_tui.domain.session.state import Session
from certif_tui.journal import kinds
from certif_tui.journal.files import Files
from certif_tui.journal.journal import NotWritable
from certif_tui.journal.stamps import FileStamp
from certif_tui.journal.tinydb_journal import TinyDBJournal
from certif_tui.platform.preferences import Dernier
from certif_tui.projections.apercu_session import Rangee
from certif_tui.projections.tableau import LigneCandidat, TableauSession
from certif_tui.services.grille.evaluation import GrilleOuverte
from certif_tui.services.preparation.amenagements import read_facteur
from certif_tui.ui.screens.candidats import ListeCandidats
from certif_tui.ui.screens.evaluation import Evaluation
from certif_tui.ui.screens.session import SessionScreen
from certif_tui.ui.screens.session.vue import AROUND_LOOKS
from tests.services.desk import MALGRE, PROJET, fill
from tests.ui.folder import PAUL, Folder, paste, read
from tests.ui.juror import Juror

NAMES = ("DUPONT Claire", "BERNARD Hugo", "NOÉ Léa")
CLAIRE, HUGO, LEA = "dupont-claire", "bernard-hugo", "noe-lea"
JURE = "martin-paul"


@pytest.fixture
def slug(folder: Folder) -> str:
    """A session of three candidats, which MARTIN Paul has been in before."""
    folder.bureau().memory.remember_jure(PAUL)
    return folder.create(*NAMES)


def session(folder: Folder, slug: str) -> Session:
    return folder.bureau().contexte.journal.read(kinds.SESSION.at(slug)).state


def candidat(folder: Folder, slug: str, who: str = CLAIRE) -> Candidat:
    return session(folder, slug).candidat(who)


def graded(folder: Folder, slug: str, who: str, *, hand_in: bool = False) -> GrilleOuverte:
    """A sheet another program filled; it is left open."""
    bureau = folder.bureau()
    ouverte = bureau.open_session(slug)
    poste = bureau.poste(ouverte, ouverte.session.jures[0])
    grille = poste.open_grille(who, poste.open_chrono(who))
    fill(grille)
    assert bureau.writer.flush(5)
    if hand_in:
        grille.hand_in(MALGRE)
        assert bureau.writer.flush(5)
    return grille


async def test_a_known_juror_grades_with_two_keys_from_the_home_screen(folder: Folder, slug: str) -> None:
    async with folder.open() as juror:
        await juror.press("enter", "enter")
        assert isinstance(juror.app.screen, Evaluation)
        assert juror.sees("1/3 DUPONT Claire") and juror.sees("juré MARTIN Paul")
        assert juror.app.bureau().memory.memoire.dernier == Dernier(slug, CLAIRE, JURE)
        await juror.press("escape")
        assert juror.app.bureau().memory.memoire.dernier is None


async def test_who_i_am_is_asked_once_and_always_visible(folder: Folder) -> None:
    slug = folder.create(*NAMES)
    async with folder.open((60, 16), session=slug) as juror:
        assert juror.sees("Qui êtes-vous ?") and not juror.sees("à passer")
        await juror.press("é")
        assert juror.sees("juré PETIT Sophie") and juror.sees("à passer")
    async with folder.open((60, 16), session=slug) as juror:
        assert juror.sees("juré PETIT Sophie") and not juror.sees("Qui êtes-vous")
        await juror.press("j", "up", "enter")
        assert juror.sees("juré MARTIN Paul")


async def test_another_name_joins_the_jury_once(folder: Folder, slug: str) -> None:
    async with folder.open(session=slug) as juror:
        for name in ("ROUX Jean", "roux jean", "Martin Paul"):
            await juror.press("j", "end", "up", "up", "enter")
            await paste(juror, name)
            await juror.press("enter")
        assert juror.sees("juré MARTIN Paul") and juror.saved()
    assert [jure.nom for jure in session(folder, slug).jures] == [PAUL, "PETIT Sophie", "ROUX Jean"]


async def test_a_session_without_a_jury_asks_for_a_name(folder: Folder) -> None:
    slug = folder.bureau().create(replace(PROJET, jures=()))
    async with folder.open(session=slug) as juror:
        await paste(juror, "ROUX Jean")
        await juror.press("enter", "enter")
        assert isinstance(juror.app.screen, Evaluation) and juror.sees("juré ROUX Jean")


async def test_presence_is_recorded_and_progress_computed_apart(folder: Folder, slug: str) -> None:
    graded(folder, slug, HUGO).close()
    async with folder.open(session=slug) as juror:
        await juror.press("home", "e", "2")
        assert "présent" in juror.line_with("DUPONT") and "à passer" in juror.line_with("DUPONT")
        row = juror.line_with("BERNARD")
        assert "attendu" in row and "à remettre" in row and "VALIDÉ" in row
        assert juror.saved()
    assert candidat(folder, slug).presence is Presence.PRESENT


async def test_an_absent_candidat_is_graded_only_after_a_confirmation(folder: Folder, slug: str) -> None:
    async with folder.open(session=slug) as juror:
        await juror.press("e", "4", "home", "enter")
        assert juror.sees("DUPONT Claire est noté absent (justifié).")
        await juror.press("enter")
        assert isinstance(juror.app.screen, SessionScreen)
        await juror.press("enter", "g")
        assert isinstance(juror.app.screen, Evaluation)


async def test_the_next_candidat_is_neither_absent_nor_handed_in(folder: Folder, slug: str) -> None:
    graded(folder, slug, CLAIRE, hand_in=True).close()
    async with folder.open(session=slug) as juror:
        await juror.press("home", "down", "e", "5", "home", "b", "ctrl+n")
        assert juror.sees("3/3 NOÉ Léa")
        await juror.press("b", "ctrl+n")
        assert isinstance(juror.app.screen, SessionScreen)
        assert juror.sees("Tous les candidats présents ont leur grille remise.")


async def test_candidats_are_pasted_into_the_list(folder: Folder, slug: str) -> None:
    async with folder.open(session=slug) as juror:
        await juror.press("a")
        await paste(juror, "ROUX\tJean\ttiers-temps\r\nNOÉ\tLéa\r\n")
        await juror.press("ctrl+s")
        assert juror.sees("NOÉ Léa : est-ce NOÉ Léa ?")
        await juror.press("1")
        assert juror.sees("1 candidat ajouté, 1 doublon ignoré.") and "4/3" in juror.line_with("ROUX Jean")
        assert juror.saved()
    assert candidat(folder, slug, "roux-jean").facteur == TIERS_TEMPS


async def test_homonyms_are_typed_and_said_to_be_two(folder: Folder, slug: str) -> None:
    async with folder.open(session=slug) as juror:
        await juror.press("a")
        await paste(juror, "NOÉ Léa Rose\nROUX Jean\nROUX Jean\n")
        await juror.press("ctrl+s", "escape")
        assert juror.sees("Ajouter des candidats") and juror.sees("NOÉ Léa Rose")  # nothing typed is lost
        await juror.press("ctrl+s", "2", "2")
        assert juror.sees("3 candidats ajoutés.") and juror.saved()
    assert candidat(folder, slug, "noe-lea-rose") and candidat(folder, slug, "roux-jean-2")


async def test_a_pasted_list_with_a_fault_is_given_back_whole(folder: Folder, slug: str) -> None:
    async with folder.open(session=slug) as juror:
        await juror.press("a")
        await paste(juror, "ROUX Jean\n0123456789")
        await juror.press("ctrl+s")
        assert juror.sees("Ligne 2 :") and juror.sees("0123456789") and juror.sees("ROUX Jean")
        await juror.type("NOÉ")
        assert juror.sees("0123456789NOÉ")
        await juror.press("escape")
    assert len(session(folder, slug).candidats) == 3


async def test_a_name_is_corrected_and_left_alone_when_nothing_changed(folder: Folder, slug: str) -> None:
    async with folder.open(session=slug) as juror:
        await juror.press("m", "enter")
        await juror.press("m")
        await juror.type("-Anne")
        await juror.press("enter")
        assert juror.sees("Corriger ce qui était déjà dit demande un motif.")
        await juror.type("second prénom")
        await juror.press("enter")
        assert juror.sees("DUPONT Claire-Anne") and juror.saved()
        assert juror.at(SessionScreen).ouverte.live.seq == session_events(folder, slug)
    assert candidat(folder, slug).nom == "DUPONT Claire-Anne"


def session_events(folder: Folder, slug: str) -> int:

    content = folder.bureau().contexte.journal.read(kinds.SESSION.at(slug))
    renamed = [it for it in content.records if isinstance(it.evenement, CandidatRenomme)]
    assert len(renamed) == 1
    return content.seq


async def test_the_order_of_passage_changes_and_the_cursor_goes_along(folder: Folder, slug: str) -> None:
    async with folder.open(session=slug) as juror:
        await juror.press("home", "greater_than_sign", "greater_than_sign", "greater_than_sign", "less_than_sign")
        assert "► 2" in juror.line_with("DUPONT") and juror.saved()
    assert [it.slug for it in session(folder, slug).candidats] == [HUGO, CLAIRE, LEA]


async def test_a_withdrawn_candidat_stands_last_with_the_motif_and_can_come_back(folder: Folder, slug: str) -> None:
    async with folder.open((120, 40), session=slug) as juror:
        await juror.press("home", "backspace", "enter")
        assert juror.sees("Le retrait demande un motif.")
        await juror.press("s")
        await paste(juror, "désistement")
        await juror.press("enter", "end")
        assert (
            "► –" in juror.line_with("DUPONT")
            and "retiré" in juror.line_with("DUPONT")
            and juror.sees("désistement")
            and juror.sees("2 candidats")
        )
        for key in ("enter", "b"):
            await juror.press(key)
            assert juror.sees("● Ce candidat est retiré de la session : Ret.arr. le rétablit.")
        await juror.press("backspace")
        assert not juror.sees("désistement") and juror.sees("3 candidats")
        assert juror.saved()
    assert candidat(folder, slug).retire is None


async def test_a_longer_time_is_set_by_name_or_by_fraction(folder: Folder, slug: str) -> None:
    async with folder.open((200, 60), session=slug) as juror:
        await juror.press("home", "t", "2")
        assert "tiers-temps" in juror.line_with("  DUPONT")
        await juror.press("t", "3", "5", "/", "4", "enter")
        assert "tiers-temps" in juror.line_with("  DUPONT") and juror.sees("demande un motif")
        await juror.type("certificat")
        await juror.press("enter")
        assert "× 5/4" in juror.line_with("  DUPONT").replace("\u00a0", " ")
        await juror.press("t", "3", "1", "/", "2", "enter")
        assert juror.sees("Fraction : entre 1") and juror.sees("1/2")


@pytest.mark.parametrize("text", ["1e999999999", "5/0", "1/3", "5", "-4/3", "4/3/2", "quatre", "", "1.0000000001"])
def test_what_is_no_fraction_of_the_time_is_refused(text: str) -> None:
    with pytest.raises(Refus):
        read_facteur(text)


async def test_finding_a_candidat_follows_what_is_typed_and_enter_goes_round(folder: Folder, slug: str) -> None:
    async with folder.open(session=slug) as juror:
        await juror.press("home", "slash", "n", "o", "e")
        assert "►" in juror.line_with("NOÉ Léa  ") and juror.sees("1/1 NOÉ Léa")
        await juror.press("escape", ":")
        assert not juror.sees("noe")
        await juror.press("a")
        assert "►" in juror.line_with("NOÉ Léa  ") and juror.sees("3/3 NOÉ Léa")
        await juror.press("enter")
        assert "►" in juror.line_with("DUPONT Claire  ") and juror.sees("1/3 DUPONT Claire")
        await juror.press("enter", "up", "up")
        assert juror.sees("3/3 NOÉ Léa")
        await juror.press("x", "y")
        assert juror.sees("Aucun candidat ne contient « axy ».")
        await juror.press("escape", "e")
        assert juror.sees("NOÉ Léa") and isinstance(juror.app.screen, ModalScreen)


async def test_a_sheet_open_elsewhere_is_taken_over_only_after_a_question(folder: Folder, slug: str) -> None:
    other = graded(folder, slug, CLAIRE)
    async with folder.open(session=slug) as juror:
        await juror.press("home", "enter")
        assert juror.sees("déjà ouverte ailleurs") and juror.sees("La prendre en main")
        await juror.press("escape")
        assert isinstance(juror.app.screen, SessionScreen) and other.lecture_seule is None
        await juror.press("enter", "p")
        assert isinstance(juror.app.screen, Evaluation) and juror.saved()
    assert other.live.refresh() and other.lecture_seule is not None


async def test_a_damaged_sheet_is_a_row_that_says_so_and_the_others_work(folder: Folder, slug: str) -> None:
    graded(folder, slug, CLAIRE).close()
    sheet = folder.demarrage.sessions / slug / "grilles" / CLAIRE / f"{JURE}.json"
    sheet.write_bytes(b"{")
    async with folder.open(session=slug) as juror:
        await juror.press("home")
        assert "illisible  ligne 1" in juror.line_with("DUPONT")  # the reason, where the path would fill the room
        await juror.press("enter")
        assert isinstance(juror.app.screen, SessionScreen) and juror.sees("● ") and juror.sees(f"grilles/{CLAIRE}")
        await juror.press("down", "enter")
        assert juror.sees("2/3 BERNARD Hugo")
    assert sheet.read_bytes() == b"{"


async def test_what_another_program_writes_comes_into_view(folder: Folder, slug: str) -> None:
    async with folder.open(session=slug) as juror:
        assert "à passer" in juror.line_with("BERNARD")
        graded(folder, slug, HUGO, hand_in=True).close()
        bureau = folder.bureau()
        ouverte = bureau.open_session(slug)
        ouverte.candidats.rename(LEA, "NOÉ Léa-Marie", "faute de frappe")
        assert bureau.writer.flush(5)
        juror.at(SessionScreen).look()
        await read(juror)
        assert "remise" in juror.line_with("BERNARD") and juror.sees("NOÉ Léa-Marie")


async def test_only_the_candidats_on_screen_and_next_to_it_are_folded(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.bureau().memory.remember_jure(PAUL)
    slug = folder.create(*(f"CANDIDAT N{chr(65 + number // 26)}{chr(65 + number % 26)}" for number in range(200)))
    folded: list[str] = []
    row = TableauSession.row

    def told(table: TableauSession, candidat: Candidat) -> LigneCandidat:
        folded.append(candidat.slug)
        return row(table, candidat)

    monkeypatch.setattr(TableauSession, "row", told)
    async with folder.open(session=slug) as juror:
        await read(juror)
        assert len(set(folded)) <= 72
        await juror.press("end")
        await read(juror)
        assert "à passer" in juror.line_with("CANDIDAT NHR")


async def test_the_information_page_tells_the_session_and_the_contradictions(folder: Folder, slug: str) -> None:
    async with folder.open((100, 40), session=slug) as juror:
        await juror.press("i")
        assert juror.sees("vendredi 12 juin 2026 (fuseau Europe/Paris)") and juror.sees("MARTIN Paul, PETIT Sophie")
        assert juror.sees(slug)
        await juror.press("end")
        assert juror.sees("Contradictions du référentiel")


async def test_the_duration_of_a_phase_is_set_for_the_session(folder: Folder) -> None:
    slug = folder.create(*NAMES, bloc="BLOC 2")
    folder.bureau().memory.remember_jure(PAUL)
    async with folder.open(session=slug) as juror:
        await juror.press("f7", "1", "4", "5", "enter", "enter")
        assert juror.sees("45:00")


async def test_an_empty_list_names_the_next_key(folder: Folder) -> None:
    folder.bureau().memory.remember_jure(PAUL)
    async with folder.open(session=folder.create()) as juror:
        assert juror.sees("Aucun candidat : A en ajoute")
        for key in ("enter", "e", "m", "t", "backspace", "b", "<", ">", "slash"):
            await juror.press(key)
            await juror.press("escape") if key == "slash" else None
        assert isinstance(juror.app.screen, SessionScreen)


async def test_verdicts_hidden_from_the_marker_are_hidden_in_the_list_too(folder: Folder, slug: str) -> None:
    graded(folder, slug, CLAIRE).close()
    graded(folder, slug, HUGO, hand_in=True).close()
    (folder.root / "reglages.toml").write_text("statuts_masques = true\n")
    async with folder.open(session=slug) as juror:
        assert "VALIDÉ" not in juror.line_with("DUPONT") and "en attente 1/2" in juror.line_with("BERNARD")


@pytest.mark.parametrize("size", [(60, 16), (80, 23), (120, 40)])
async def test_presence_and_progress_are_seen_at_any_size(folder: Folder, slug: str, size: tuple[int, int]) -> None:
    async with folder.open(size, session=slug) as juror:
        row = juror.line_with("  DUPONT")
        assert "attendu" in row and "à passer" in row and juror.sees("juré MARTIN Paul") and juror.sees("F1 Aide")


async def test_a_mark_given_by_one_juror_does_not_show_in_the_row_of_another(folder: Folder, slug: str) -> None:
    graded(folder, slug, CLAIRE).close()
    async with folder.open(session=slug) as juror:
        assert "à remettre" in juror.line_with("DUPONT")
        await juror.press("j", "2")
        assert "à passer" in juror.line_with("DUPONT")
    assert (
        folder.bureau().contexte.journal.read(kinds.GRILLE.at(slug, CLAIRE, JURE)).state.avis("CR3.1.1") is Avis.VALIDE
    )


async def keys_too_fast(juror: Juror) -> None:
    await juror.pilot.press("enter", "enter", "enter")
    await juror.settle()


async def test_enter_pressed_too_often_opens_one_screen(folder: Folder, slug: str) -> None:
    async with folder.open() as juror:
        await keys_too_fast(juror)
        assert [type(it) for it in juror.app.screen_stack[2:]] == [SessionScreen, Evaluation]


def start_clock(folder: Folder, slug: str, who: str) -> None:
    """Another program starts a candidat's clock."""
    bureau = folder.bureau()
    ouverte = bureau.open_session(slug)
    bureau.poste(ouverte, ouverte.session.jures[0]).open_chrono(who).toggle()
    assert bureau.writer.flush(5)


@pytest.mark.parametrize("size", [(60, 16), (80, 23), (120, 40)])
async def test_a_clock_that_runs_shows_on_its_row_and_on_no_other(
    folder: Folder, slug: str, size: tuple[int, int]
) -> None:
    start_clock(folder, slug, HUGO)
    async with folder.open(size, session=slug) as juror:
        folder.machine.pass_time(7 * 60_000 + 20_000)
        juror.at(SessionScreen).look()
        await read(juror)
        assert "chrono 12'" in juror.line_with("BERNARD") and "chrono" not in juror.line_with("DUPONT")
        folder.machine.pass_time(13 * 60_000)
        juror.at(SessionScreen).look()
        await read(juror)
        assert "chrono +0'" in juror.line_with("BERNARD")


async def test_a_running_clock_is_painted_once_a_minute_and_a_still_one_never(
    folder: Folder, slug: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    start_clock(folder, slug, HUGO)
    async with folder.open(session=slug) as juror:
        await read(juror)
        painted: list[int] = []
        screen = juror.at(SessionScreen)
        liste = screen.query_one(ListeCandidats)
        monkeypatch.setattr(liste, "repaint", lambda *rows: painted.extend(rows))
        for _ in range(30):
            folder.machine.pass_time(2_000)
            screen.look()
            await juror.settle()
        assert painted == [1]


class Followed(Files):
    """A disk that keeps which files were read."""

    def __init__(self) -> None:
        self.paths: list[Path | str] = []

    def read(self, path: Path | str, limit: int) -> tuple[bytes, FileStamp]:
        self.paths.append(path)
        return super().read(path, limit)


async def test_a_look_reads_what_others_wrote_and_else_neither_reads_nor_shows_anything(
    folder: Folder, slug: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = Followed()
    graded(folder, slug, CLAIRE)
    async with folder.open(session=slug, files=files) as juror:
        await read(juror)
        screen = juror.at(SessionScreen)
        shown: list[object] = []
        take = screen.query_one(ListeCandidats).take

        def told(rangees: tuple[Rangee, ...], **more: Any) -> bool:
            shown.append(rangees)
            return take(rangees, **more)

        monkeypatch.setattr(screen.query_one(ListeCandidats), "take", told)
        files.paths.clear()
        for _ in range(3):
            screen.look()
            await read(juror)
        assert (files.paths, shown) == ([], [])
        graded(folder, slug, HUGO)
        screen.look()
        await read(juror)
        assert "à remettre" in juror.line_with("BERNARD") and len(shown) == 1
        assert files.paths and all(HUGO in str(path) for path in files.paths)


async def test_a_list_that_is_as_it_was_is_not_painted_again_and_of_another_only_the_rows_that_changed(
    folder: Folder, slug: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with folder.open(session=slug) as juror:
        await read(juror)
        liste = juror.app.screen.query_one(ListeCandidats)
        painted: list[tuple[Region, ...]] = []
        monkeypatch.setattr(liste, "refresh", lambda *regions, **_kept: painted.append(regions))
        juror.at(SessionScreen).paint()
        await read(juror)
        assert painted == []
        noted = tuple(it._replace(presence="present") if it.candidat == HUGO else it for it in liste.rangees)
        liste.take(noted)
        assert painted == [(Region(0, 1, liste.line_width, 1),)]


async def test_what_another_juror_saw_of_a_row_is_not_shown_while_it_is_read_again(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.bureau().memory.remember_jure(PAUL)
    names = [f"CANDIDAT N{chr(65 + number // 26)}{chr(65 + number % 26)}" for number in range(60)]
    slug = folder.create(*names)
    last = session(folder, slug).candidats[-1].slug
    graded(folder, slug, last).close()
    async with folder.open(session=slug) as juror:
        await juror.press("end")
        await read(juror)
        assert "à remettre" in juror.line_with(names[-1])
        await juror.press("home", "j", "2")
        slow = threading.Event()
        row = TableauSession.row
        monkeypatch.setattr(TableauSession, "row", lambda table, who: (slow.wait(5), row(table, who))[1])
        await juror.press("end")
        assert "à remettre" not in juror.line_with(names[-1])
        slow.set()
        await read(juror)
        assert "à passer" in juror.line_with(names[-1])


async def test_the_next_candidat_s_sheet_says_that_the_last_one_s_clock_still_runs(folder: Folder, slug: str) -> None:
    async with folder.open(session=slug) as juror:
        await juror.press("home", "enter", "c")
        await juror.wait(2 * 60_000 + 18_000)
        await juror.press("b", "ctrl+n")
        told = "Le chrono de DUPONT Claire tourne encore (17') : Échap, C sur sa grille."
        assert juror.sees("2/3 BERNARD Hugo") and juror.sees(told)
        await juror.press("o")
        assert juror.sees(told)
        await juror.press("escape", "home", "enter")
        assert juror.sees("17:42") and not juror.sees("tourne encore")
        await juror.press("c", "b", "ctrl+n")
        assert juror.sees("2/3 BERNARD Hugo") and not juror.sees("tourne encore")


async def test_a_clock_another_program_stops_is_no_longer_called_running(folder: Folder, slug: str) -> None:
    start_clock(folder, slug, LEA)
    async with folder.open((60, 16), session=slug) as juror:
        await juror.press("home", "enter")
        assert juror.sees("Le chrono de NOÉ Léa tourne encore (20') : Échap")
        start_clock(folder, slug, LEA)  # the same key pauses
        juror.evaluation._look()
        await juror.settle()
        assert not juror.sees("tourne encore")


async def test_a_list_made_shorter_by_another_program_goes_on(folder: Folder, slug: str) -> None:
    async with folder.open(session=slug) as juror:
        await juror.press("end")
        bureau = folder.bureau()
        ouverte = bureau.open_session(slug)
        added = next(it for it in ouverte.live.evenements if isinstance(it, CandidatAjoute) and it.candidat == LEA)
        taken_back = EvenementAnnule(**ouverte.contexte.entete(), cible=added.id, motif="erreur")
        ouverte.record_or_raise(lambda _session: [taken_back])
        assert bureau.writer.flush(5)
        juror.at(SessionScreen).look()
        await juror.settle()
        assert juror.sees("2 candidats") and not juror.sees("NOÉ Léa")
        assert "BERNARD Hugo" in juror.line_with("►")


async def test_a_session_that_is_only_read_shows_the_keys_that_work(
    folder: Folder, slug: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with folder.open(session=slug) as juror:
        assert "E Présence" in juror.text.splitlines()[-1]
        await juror.press("escape")
        monkeypatch.setattr(TinyDBJournal, "refusal", lambda *_args: NotWritable("Ce dossier est en lecture seule."))
        await juror.press("enter")
        keys = juror.text.splitlines()[-1]
        assert "B Bilan" in keys and "Présence" not in keys and "Ajouter" not in keys
        await juror.press("e")
        assert juror.sees("lecture seule")


async def test_a_row_around_the_screen_is_looked_at_now_and_then_and_one_on_it_every_time(folder: Folder) -> None:
    names = [f"CANDIDAT {rank:02}" for rank in range(50)]
    long = folder.create(*names, jures=(PAUL,))
    async with folder.open(session=long, jure=PAUL) as juror:
        await read(juror)
        screen = juror.at(SessionScreen)
        seen, away = names[1].lower().replace(" ", "-"), names[30].lower().replace(" ", "-")
        start_clock(folder, long, seen)
        start_clock(folder, long, away)
        known: list[set[str]] = []
        for _look in range(AROUND_LOOKS):
            screen.look()
            await read(juror)
            known.append({it.slug for it in screen._vue.lignes.running()})
        assert seen in known[0] and away in known[-1] and away not in known[0] & known[-2]
