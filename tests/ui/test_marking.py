from __future__ import annotations

from certif_tui.domain.chrono.state import Marche
from certif_tui.domain.grille.evenements import Avis
from certif_tui.journal import kinds
from certif_tui.ui.screens.evaluation import Evaluation
from tests.services.desk import CLAIRE, MALGRE, Desk, fill
from tests.ui.conftest import OpenApp

JURE = "martin-paul"


def kept(desk: Desk, code: str) -> Avis | None:
    return desk.journal.read(kinds.GRILLE.at(desk.slug, CLAIRE, JURE)).state.avis(code)


async def test_a_key_marks_the_critere_under_the_cursor_and_goes_on(grade: OpenApp, desk: Desk) -> None:
    async with grade() as juror:
        await juror.press("space", "n", "o")
        assert juror.evaluation.checklist.current.code == "CR3.1.4"
        assert "■" in juror.line_with("CR3.1.1") and "×" in juror.line_with("CR3.1.2")
        assert juror.saved()
    assert [kept(desk, f"CR3.1.{rank}") for rank in (1, 2, 3, 4)] == [Avis.VALIDE, Avis.NON_VALIDE, Avis.VALIDE, None]


async def test_caps_lock_changes_nothing(grade: OpenApp, desk: Desk) -> None:
    async with grade() as juror:
        await juror.press("O", "N")
        assert juror.saved()
    assert [kept(desk, "CR3.1.1"), kept(desk, "CR3.1.2")] == [Avis.VALIDE, Avis.NON_VALIDE]


async def test_the_statuts_follow_each_mark(grade: OpenApp) -> None:
    async with grade() as juror:
        assert juror.sees("C3.1 0/5 il en manque 3")
        await juror.press("o", "o")
        assert juror.sees("C3.1 2/5 il en manque 1")
        await juror.press("o")
        assert juror.sees("C3.1 3/5 VALIDÉE")
        await juror.press("2", "n", "n", "n", "n", "n")
        assert juror.sees("C3.2 0/9 HORS D'ATTEINTE") and juror.sees("BLOC 3 HORS D'ATTEINTE")


async def test_backspace_clears_and_stays(grade: OpenApp, desk: Desk) -> None:
    async with grade() as juror:
        await juror.press("o", "up", "backspace")
        assert juror.evaluation.checklist.current.code == "CR3.1.1"
        assert juror.saved()
    assert kept(desk, "CR3.1.1") is None


async def test_sans_objet_is_refused_with_its_reason(grade: OpenApp, desk: Desk) -> None:
    async with grade() as juror:
        await juror.press("s")
        assert juror.sees("« Sans objet » n'est pas permis pour CR3.1.1")
        assert juror.saved()
    assert kept(desk, "CR3.1.1") is None


async def test_a_competence_cannot_be_marked_and_says_so(grade: OpenApp) -> None:
    async with grade() as juror:
        await juror.press("up", "o")
        assert juror.sees("C3.1 est une compétence")


async def test_the_number_row_works_with_and_without_shift(grade: OpenApp) -> None:
    async with grade() as juror:
        await juror.press("é")
        assert juror.evaluation.checklist.current.code == "CR3.2.1"
        await juror.press("1")
        assert juror.evaluation.checklist.current.code == "CR3.1.1"
        await juror.press("9")
        assert juror.sees("Ce bloc n'a que 2 compétences.")


async def test_tab_goes_round_the_competences(grade: OpenApp) -> None:
    async with grade() as juror:
        seen = []
        for key in ("tab", "tab", "shift+tab", "left"):
            await juror.press(key)
            seen.append(juror.evaluation.checklist.current.code)
        assert seen == ["CR3.2.1", "CR3.1.1", "CR3.2.1", "CR3.1.1"]


async def test_undo_survives_a_restart(grade: OpenApp, desk: Desk) -> None:
    async with grade() as juror:
        await juror.press("o", "n")
        assert juror.saved()
    async with grade() as juror:
        await juror.press("u")
        assert juror.evaluation.checklist.current.code == "CR3.1.2"
        assert juror.evaluation.grille.grille.avis("CR3.1.2") is None
        await juror.press("ctrl+y")
        assert juror.evaluation.grille.grille.avis("CR3.1.2") is Avis.NON_VALIDE
        await juror.press("ctrl+z", "u", "u")
        assert juror.sees("Rien à annuler.")


async def test_coming_back_stands_on_the_first_hole_after_the_last_mark(grade: OpenApp) -> None:
    async with grade() as juror:
        await juror.press("o", "down", "o")
        assert juror.saved()
    async with grade() as juror:
        assert juror.evaluation.checklist.current.code == "CR3.1.4"


async def test_a_remarque_is_kept_and_shown(grade: OpenApp, desk: Desk) -> None:
    async with grade((100, 30)) as juror:
        await juror.press("r")
        await juror.type("très clair [/]")
        await juror.press("enter")
        assert juror.sees("• très clair [/]")
        assert "□•CR3.1.1" in juror.line_with("CR3.1.1 Un process")
        assert juror.saved()
    grille = desk.journal.read(kinds.GRILLE.at(desk.slug, CLAIRE, JURE)).state
    assert grille.remarque("CR3.1.1") == "très clair [/]"


async def test_escape_keeps_a_remarque_and_undo_takes_it_back(grade: OpenApp) -> None:
    async with grade() as juror:
        await juror.press("r")
        await juror.type("oui")
        await juror.press("escape")
        assert juror.evaluation.grille.grille.remarque("CR3.1.1") == "oui"
        await juror.press("u")
        assert juror.evaluation.grille.grille.remarque("CR3.1.1") == ""


async def test_finding_follows_what_is_typed_without_accents_and_says_when_nothing_matches(grade: OpenApp) -> None:
    async with grade() as juror:
        await juror.press("home", "slash")
        await juror.type("reglementaire")
        assert juror.evaluation.checklist.current.code == "CR3.1.1" and juror.sees("1/2 CR3.1.1")
        await juror.type("s")
        assert juror.evaluation.checklist.current.code == "CR3.2.4" and juror.sees("1/1 CR3.2.4")
        await juror.press("ctrl+u")
        assert juror.evaluation.checklist.cursor == 0
        await juror.type("objectifs")
        seen = [juror.evaluation.checklist.current.code]
        for _ in range(3):
            await juror.press("enter")
            seen.append(juror.evaluation.checklist.current.code)
        assert len(set(seen)) > 1 and seen == sorted(seen[:2]) + seen[2:]
        await juror.press("escape", "colon")
        assert not juror.sees("objectifs ") or juror.sees("Le curseur suit")
        await juror.type("xyz")
        assert juror.sees("Aucun critère ne contient « xyz ».")
        await juror.press("enter", "escape")
        assert juror.evaluation.grille.grille.is_vierge


async def test_hiding_the_statuts_hides_every_verdict(grade: OpenApp) -> None:
    async with grade() as juror:
        await juror.press("o", "o", "o", "h")
        assert juror.sees("statuts masqués") and not juror.sees("VALIDÉE")
        await juror.press("h")
        assert juror.sees("C3.1 3/5 VALIDÉE")


async def test_a_click_moves_then_turns_the_mark(grade: OpenApp) -> None:
    async with grade() as juror:
        await juror.pilot.click("#grille", offset=(10, 3))
        await juror.settle()
        assert juror.evaluation.checklist.current.code == "CR3.1.3"
        for expected in (Avis.VALIDE, Avis.NON_VALIDE, None):
            await juror.pilot.click("#grille", offset=(10, 3))
            await juror.settle()
            assert juror.evaluation.grille.grille.avis("CR3.1.3") is expected


async def test_a_sheet_filled_for_the_wrong_candidat_moves_with_its_reason(grade: OpenApp, desk: Desk) -> None:
    async with grade() as juror:
        await juror.press("o", "o")
        assert juror.saved()
        await juror.press("d", "1")
        await juror.type("mauvais candidat")
        await juror.press("enter")
        assert juror.sees("Grille déplacée : vous êtes sur BERNARD Hugo.") and juror.sees("2/3 BERNARD Hugo")
        assert juror.evaluation.grille.grille.avis("CR3.1.2") is Avis.VALIDE
        assert juror.saved()
    assert desk.journal.read(kinds.GRILLE.at(desk.slug, CLAIRE, JURE)).state.is_vierge
    moved = desk.journal.read(kinds.GRILLE.at(desk.slug, "bernard-hugo", JURE)).state
    assert moved.avis("CR3.1.2") is Avis.VALIDE and moved.recue is not None
    assert moved.recue.motif == "mauvais candidat"


async def test_the_clock_run_for_the_wrong_candidat_goes_along_and_runs_on(grade: OpenApp, desk: Desk) -> None:
    async with grade() as juror:
        await juror.press("c", "o")
        await juror.wait(3 * 60_000)
        assert juror.saved()
        await juror.press("d", "1")
        assert juror.sees("1  Déplacer aussi le chrono") and juror.sees("2  Laisser le chrono à DUPONT Claire")
        await juror.press("enter")
        await juror.type("mauvais candidat")
        await juror.press("enter")
        assert juror.sees("Grille et chrono déplacés : vous êtes sur BERNARD Hugo.") and juror.sees("EXPOSÉ 17:00")
        assert juror.saved()
    desk.machine.pass_time(60_000)
    moved = desk.open_chrono("bernard-hugo")
    assert moved.read().ecoule_ms == 4 * 60_000 and moved.read().marche is Marche.EN_COURS
    assert moved.chrono.recu is not None and moved.chrono.recu.motif == "mauvais candidat"
    assert desk.open_chrono(CLAIRE).chrono.marche is Marche.PRET


async def test_a_clock_never_goes_over_one_that_has_run(grade: OpenApp, desk: Desk) -> None:
    desk.open_chrono("bernard-hugo").toggle()
    async with grade() as juror:
        await juror.press("c", "o")
        assert juror.saved()
        await juror.press("d", "1")
        await juror.type("mauvais candidat")
        await juror.press("enter")
        assert juror.sees("vous êtes sur BERNARD Hugo. Son chrono a servi") and juror.saved()
    assert desk.open_chrono(CLAIRE).chrono.marche is Marche.EN_COURS


async def test_help_finds_a_command_and_runs_it(grade: OpenApp) -> None:
    async with grade() as juror:
        await juror.press("f1")
        assert juror.sees("Non validé") and not juror.sees("Compétence 3")
        await juror.type("masquer")
        await juror.press("enter")
        assert juror.sees("statuts masqués")


async def test_full_wordings_stand_in_the_list_where_they_all_fit(grade: OpenApp) -> None:
    async with grade((120, 40)) as juror:
        assert juror.sees("permettre d'identifier rapidement des opportunités à saisir")
        assert "…" not in juror.line_with("CR3.1.1")


async def test_any_size_can_be_survived(grade: OpenApp) -> None:
    async with grade((120, 40)) as juror:
        await juror.press("o")
        for size in ((60, 16), (20, 5), (200, 60), (80, 23)):
            await juror.pilot.resize_terminal(*size)
            await juror.settle()
            await juror.press("o")  # which nobody sees at 20×5, where it does nothing
        assert juror.sees("C3.1 4/5 VALIDÉE") and juror.sees("F1 Aide")
        assert juror.sees(juror.evaluation.checklist.current.code)


async def test_a_disk_that_refuses_is_said_and_nothing_is_lost_once_it_answers(grade: OpenApp, desk: Desk) -> None:
    async with grade() as juror:
        assert juror.saved()
        desk.journal.full = True
        await juror.press("o", "n")
        assert await juror.until("non enregistré")
        assert juror.sees("Le disque est plein.") and "■" in juror.line_with("CR3.1.1")
        await juror.press("ctrl+q")
        assert await juror.until("Quitter et perdre 2 avis")
        await juror.press("q", "f")
        assert juror.sees("Quitter et perdre 2 avis")  # no letter answers it
        await juror.press("enter")
        desk.journal.full = False
        juror.app.bureau().writer.retry()
        assert juror.saved()
        await juror.settle()
        assert not juror.sees("Le disque est plein.")
    assert [kept(desk, "CR3.1.1"), kept(desk, "CR3.1.2")] == [Avis.VALIDE, Avis.NON_VALIDE]


async def test_an_impatient_ctrl_q_asks_one_question_and_may_be_given_again_after_a_no(
    grade: OpenApp, desk: Desk
) -> None:
    async with grade() as juror:
        assert juror.saved()
        desk.journal.full = True
        await juror.press("o")
        for _twice in range(2):
            await juror.press("ctrl+q", "ctrl+q")
            assert await juror.until("Quitter et perdre 1 avis")
            await juror.press("enter")
            assert not juror.sees("Quitter et perdre") and juror.sees("C3.1 1/5")


async def test_the_list_tells_of_a_mark_that_its_sheet_was_left_with(grade: OpenApp, desk: Desk) -> None:
    async with grade() as juror:
        assert juror.saved()
        desk.journal.full = True
        await juror.press("o", "escape")
        assert await juror.until("1 non enregistré") and juror.sees("Le disque est plein.")
        await juror.press("ctrl+q")
        assert await juror.until("1 avis à enregistrer")
        await juror.press("enter")
        desk.journal.full = False
        juror.app.bureau().writer.retry()
        assert juror.saved()
        assert await juror.until("      enregistré") and not juror.sees("Le disque est plein.")


async def test_the_next_sheet_and_its_bilan_tell_of_a_mark_the_disk_refused_on_the_one_before(
    grade: OpenApp, desk: Desk
) -> None:
    async with grade() as juror:
        assert juror.saved()
        await juror.press("escape", "down", "enter")  # the next sheet, opened while the disk still answers
        assert juror.saved()
        await juror.press("escape", "up", "enter")
        assert juror.saved()
        desk.journal.full = True
        await juror.press("o")
        assert await juror.until("1 non enregistré")
        await juror.press("escape", "down", "enter")
        assert juror.evaluation.candidat.slug != CLAIRE
        assert await juror.until("1 non enregistré")  # the mark; the pen taken on this sheet is nothing they did
        assert juror.sees("Le disque est plein.")
        await juror.press("b")
        assert await juror.until("BILAN")
        assert juror.sees("1 non enregistré") and juror.sees("Le disque est plein.")
        await juror.press("escape")
        desk.journal.full = False
        juror.app.bureau().writer.retry()
        assert juror.saved()
        assert await juror.until("      enregistré") and not juror.sees("Le disque est plein.")
    assert kept(desk, "CR3.1.1") is Avis.VALIDE


async def test_a_sheet_handed_in_shows_the_keys_that_work_and_says_why_the_others_do_not(
    grade: OpenApp, desk: Desk
) -> None:
    grille = desk.open_grille(CLAIRE)
    fill(grille)
    grille.hand_in(MALGRE)
    grille.close()
    async with grade((120, 40)) as juror:
        keys = juror.text.splitlines()[-1]
        for words in ("F1 Aide", "B Bilan", "/ Chercher", "Ctrl+N Suivant", "Échap Retour"):
            assert words in keys
        assert not any(words in keys for words in ("Validé", "Remarque", "Chrono", "Phase"))
        for key in ("n", "r", "backspace", "u"):
            await juror.press("x", "escape", key)
            assert isinstance(juror.app.screen, Evaluation) and juror.sees("La grille est remise")
        offered = {it.ident for it in juror.evaluation.commandes()}
        assert "evaluation.valide" not in offered and "chrono.bascule" not in offered
        await juror.press("b", "ctrl+o")
        await juror.type("erreur")
        await juror.press("enter", "escape")
        assert "Espace Validé" in juror.text.splitlines()[-1]


async def test_a_sheet_taken_elsewhere_turns_read_only(grade: OpenApp, desk: Desk) -> None:
    async with grade() as juror:
        await juror.press("o")
        assert juror.saved()
        other = desk.open_grille(CLAIRE, take_over=True)
        other.evaluate("CR3.1.5", Avis.VALIDE)
        juror.evaluation._look()
        await juror.settle()
        assert juror.sees("prise en main ailleurs") and juror.sees("lecture seule")
        keys = juror.text.splitlines()[-1]
        assert all(words in keys for words in ("C Chrono", "B Bilan", "/ Chercher", "Échap Retour"))
        assert not any(words in keys for words in ("Validé", "Non validé", "Remarque"))
        await juror.press("n")
        assert juror.evaluation.grille.grille.avis("CR3.1.2") is None
        assert juror.evaluation.grille.grille.avis("CR3.1.5") is Avis.VALIDE


async def test_a_file_that_vanishes_leaves_the_marks_on_screen_and_is_written_once_it_is_back(
    grade: OpenApp, desk: Desk
) -> None:
    stream = kinds.GRILLE.at(desk.slug, CLAIRE, JURE)
    async with grade() as juror:
        await juror.press("o")
        assert juror.saved()
        kept_documents = desk.journal.documents(stream)
        desk.journal.overwrite(stream, {1: kept_documents[1]})
        await juror.press("n")
        assert await juror.until("1 non enregistré")
        juror.evaluation._look()
        await juror.settle()
        assert "■" in juror.line_with("CR3.1.1") and "×" in juror.line_with("CR3.1.2")
        desk.journal.overwrite(stream, kept_documents)
        juror.app.bureau().writer.retry()
        assert juror.saved()
    assert [kept(desk, "CR3.1.1"), kept(desk, "CR3.1.2")] == [Avis.VALIDE, Avis.NON_VALIDE]
