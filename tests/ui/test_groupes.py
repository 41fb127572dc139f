from __future__ import annotations

from datetime import date

import pytest

from certif_tui.domain.facteurs import TIERS_TEMPS
from certif_tui.domain.session.evenements import Precisions, Presence, Seance
from certif_tui.domain.session.inscription import Inscription
from certif_tui.domain.session.state import Session
from certif_tui.journal import kinds
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.ui.screens.groupes import GroupesScreen
from certif_tui.ui.screens.groupes.revelation import Revelation
from certif_tui.ui.screens.session import SessionScreen
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.travail_line import TravailLine
from tests.domain.factory import HOUR, MINUTE
from tests.ui.folder import HOSTILE, PAUL, Folder, harmless, paste
from tests.ui.juror import Juror

NOMS = ("ADAM Ana", "BLAIN Bob", "CARON Cyd", "DORE Dan", "ESPIN Eve", "FABRE Fay", "GALL Gus")


def arrive(folder: Folder, nombre: int = 7, bloc: str = "BLOC 1", *, present: bool = True) -> str:
    folder.bureau().memory.remember_jure(PAUL)
    slug = folder.create(*NOMS[:nombre], bloc=bloc)
    if present:
        bureau = folder.bureau()
        ouverte = bureau.open_session(slug)
        for candidat in ouverte.session.candidats:
            ouverte.presences.note(candidat.slug, Presence.PRESENT)
        assert bureau.writer.flush(5)
    return slug


def other_program(folder: Folder, slug: str) -> SessionOuverte:
    return folder.bureau().open_session(slug)


def session(folder: Folder, slug: str) -> Session:
    return folder.bureau().contexte.journal.read(kinds.SESSION.at(slug)).state


async def draw(juror: Juror, cas: str = "Alpha\nBêta") -> None:
    """From the groups' screen, draw with these cases; the reveal is on screen."""
    await juror.press("ctrl+s", "1")
    await paste(juror, cas)
    await juror.press("ctrl+s")
    if not isinstance(juror.app.screen, Revelation):  # the written part is on another day: it asks why
        await type_motif(juror)
    assert isinstance(juror.app.screen, Revelation)


async def type_motif(juror: Juror, motif: str = "Un motif") -> None:
    await paste(juror, motif)
    await juror.press("enter")


async def test_the_empty_screen_names_the_key_and_counts_those_present(folder: Folder) -> None:
    slug = arrive(folder)
    async with folder.open((60, 16), session=slug) as juror:
        await juror.press("g")
        assert juror.sees("Ctrl+S les tire au sort") and juror.sees("7 candidats présents")
        assert juror.sees("groupes de 3 à 4 personnes") and juror.sees("Ctrl+S Tirer")
        await juror.press("enter")
        assert juror.sees("Placez le curseur")
        await juror.press("escape")
        assert isinstance(juror.app.screen, SessionScreen)


async def test_the_row_that_a_key_acts_on_is_told_by_a_sign_too(folder: Folder) -> None:
    slug = arrive(folder)
    other_program(folder, slug).groupes.draw(graine="essai", motif="Essai")
    async with folder.open(session=slug) as juror:
        await juror.press("g")
        assert juror.sees("►G1 · dossier") and juror.text.count("►") == 1
        await juror.press("down", "down")
        assert juror.sees("►G2 · dossier") and juror.text.count("►") == 1


async def test_expected_candidats_are_to_be_noted_first(folder: Folder) -> None:
    async with folder.open(session=arrive(folder, present=False)) as juror:
        await juror.press("g", "ctrl+s", "1")
        assert juror.sees("7 candidats sont attendus") and isinstance(juror.app.screen, GroupesScreen)


async def test_groups_are_revealed_one_a_key_and_the_draw_was_recorded_before(folder: Folder) -> None:
    slug = arrive(folder)
    async with folder.open(session=slug) as juror:
        await juror.press("g")
        await draw(juror)
        assert juror.saved()
        first, second = (tirage := session(folder, slug).groupes.tirage).groupes  # type: ignore[union-attr]
        names = {it.slug: it.nom for it in session(folder, slug).candidats}
        assert not any(juror.sees(nom) for nom in NOMS) and juror.sees("G2 …")
        await juror.press("enter")
        assert all(juror.sees(names[it]) for it in first.membres) and juror.sees(f"G1 · {first.cas}")
        assert not any(juror.sees(names[it]) for it in second.membres) and not juror.sees("Graine")
        await juror.press("enter")
        assert all(juror.sees(nom) for nom in NOMS)
        assert juror.sees(f"Graine {tirage.graine}") and juror.sees(f"certif-tui tirage {slug} --rejouer")  # type: ignore[union-attr]
        await juror.press("enter")
        assert isinstance(juror.app.screen, GroupesScreen) and juror.sees("0/2 dossiers reçus")
        await juror.press("f8")
        assert juror.sees("le tirage rejoué est identique")
        await juror.press("v", "y")
        assert all(juror.sees(nom) for nom in NOMS)


async def test_five_candidats_are_explained_and_accepted_only_with_a_motif(folder: Folder) -> None:
    slug = arrive(folder, 5)
    async with folder.open(session=slug) as juror:
        await juror.press("g", "ctrl+s", "1")
        assert juror.sees("5 présents ne se répartissent pas en groupes de 3 à 4")
        assert juror.sees("Accepter un groupe de 5") and juror.sees("Accepter 1 groupe de 3 et 1 groupe de 2")
        await juror.press("enter")
        assert isinstance(juror.app.screen, GroupesScreen)
        await juror.press("ctrl+s", "1", "3", "enter")
        assert juror.sees("Il faut un motif")
        await type_motif(juror, "Accord du certificateur")
        await juror.press("ctrl+s", "y", "escape")
        assert juror.sees("Motif : Accord du certificateur") and juror.saved()
    assert [len(it.membres) for it in session(folder, slug).groupes.groupes] == [3, 2]


async def test_a_redraw_asks_why_and_the_old_draw_stays_readable(folder: Folder) -> None:
    slug = arrive(folder)
    async with folder.open((100, 40), session=slug) as juror:
        await juror.press("g")
        await draw(juror)
        await juror.press("escape", "ctrl+s", "1")
        assert juror.sees("Nouveau tirage, l'ancien est conservé")
        await type_motif(juror, "Cas divulgué")
        assert juror.sees("Alpha") and juror.sees("Bêta")
        await juror.press("ctrl+s", "escape")
        assert juror.sees("Motif : Cas divulgué") and juror.sees("Tirage remplacé, conservé")
        await juror.press("u")
        await type_motif(juror, "Fausse alerte")
        assert juror.sees("Annulé : le tirage du") and not juror.sees("Tirage remplacé")
        assert juror.saved()
    kept = session(folder, slug).groupes
    assert len(kept.tirages) == 1 and len(kept.annules) == 1


async def test_the_countdown_stands_below_the_summary_and_survives_a_restart(folder: Folder) -> None:
    slug = arrive(folder)
    async with folder.open(session=slug) as juror:
        assert not juror.app.screen.query_one(TravailLine).display
        await juror.press("g", "c")
        assert juror.sees("tirez-les avant de démarrer")
        await draw(juror)
        await juror.press("escape", "c")
        assert juror.sees("Travail démarré.") and juror.sees("Travail de groupe 8:00:00 restantes, fin à 17:00")
        await juror.press("escape")
        assert juror.text.splitlines()[2].strip().startswith("Travail de groupe 8:00:00 restantes, fin à 17:00")
        assert juror.saved()
    folder.machine.pass_time(48 * MINUTE)
    folder.machine.step_wall_clock(-2 * HOUR)
    async with folder.open((60, 16), session=slug) as juror:
        assert juror.sees("Travail de groupe 7:12:00 restantes, fin à 15:00")
        folder.machine.pass_time(1000)
        juror.app.screen.query_one(TravailLine).post_message(TravailLine.Ticked())
        await juror.settle()
        assert juror.sees("7:11:59")


async def test_a_second_paints_the_figures_alone_and_nothing_while_out_of_sight(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    slug = arrive(folder)
    ouverte = other_program(folder, slug)
    ouverte.groupes.draw(motif="Essai")
    ouverte.ecrit.start()
    assert ouverte.live.writer.flush(5)  # type: ignore[attr-defined]
    async with folder.open(session=slug) as juror:
        line = juror.app.screen.query_one(TravailLine)
        assert line.is_ticking
        cells = list(line.query_children(Cell))
        painted: list[str] = []
        with monkeypatch.context() as watching:
            for cell in cells:
                watching.setattr(cell, "refresh", lambda *_regions, _cell=cell, **_how: painted.append(_cell.text))
            folder.machine.pass_time(1000)
            line.post_message(TravailLine.Ticked())
            await juror.settle()
        assert painted == ["7:59:59"]
        await juror.press("g")
        before = cells[1].text
        folder.machine.pass_time(5000)
        line.post_message(TravailLine.Ticked())
        await juror.settle()
        assert cells[1].text == before
        await juror.press("escape")
        assert juror.sees("7:59:54")


async def test_a_group_with_a_longer_time_has_its_own_end_and_lateness_says_by_how_much(folder: Folder) -> None:
    slug = arrive(folder)
    bureau = folder.bureau()
    ouverte = bureau.open_session(slug)
    ouverte.candidats.set_facteur("adam-ana", TIERS_TEMPS)
    ouverte.groupes.draw(motif="Essai")
    ouverte.ecrit.start()
    assert bureau.writer.flush(5)
    longer = ouverte.session.groupes.groupe_of("adam-ana")
    assert longer is not None
    full = next(it.code for it in ouverte.session.groupes.groupes if it.code != longer.code)
    async with folder.open((100, 30), session=slug) as juror:
        assert juror.sees(f"fin à 17:00 · {longer.code} (tiers-temps) 19:40")
        folder.machine.pass_time(8 * HOUR + 12 * MINUTE)
        await juror.press("g")
        assert juror.sees(f"2:28:00 restantes, fin à 19:40 pour {longer.code} · 1 dossier manquant : {full}")
        assert juror.sees("dossier manquant, attendu pour 17:00")
        for code in ("G1", "G2"):
            await juror.press("home")
            while juror.app.screen.remettant != code:  # type: ignore[attr-defined]
                await juror.press("down")
            await juror.press("enter", "enter")
            assert juror.sees("EN RETARD de 12 min") is (code == full)
        assert juror.sees(f"2/2 dossiers reçus · en retard : {full}")
        assert not juror.sees("restantes")
        await juror.press("enter")
        assert juror.sees("déjà reçu")


async def test_a_dossier_that_came_a_while_ago_is_received_in_one_step(folder: Folder) -> None:
    slug = arrive(folder)
    bureau = folder.bureau()
    ouverte = bureau.open_session(slug)
    ouverte.groupes.draw(motif="Essai")
    ouverte.ecrit.start()
    folder.machine.pass_time(8 * HOUR + 5 * MINUTE)
    assert bureau.writer.flush(5)
    async with folder.open((100, 30), session=slug) as juror:
        await juror.press("g", "enter", "escape")
        assert not juror.sees("reçu à") and session(folder, slug).groupes.dossiers == {}
        await juror.press("enter")
        await juror.type("25:00")
        await juror.press("enter")
        assert juror.sees("Il n'y a pas d'heure 25:00") and session(folder, slug).groupes.dossiers == {}
        await juror.press("enter")
        await juror.type("16:58")
        await juror.press("enter")
        assert juror.sees("G1 : dossier reçu à 16:58.") and not juror.sees("en retard")
        await juror.press("down", "down", "enter")
        assert juror.sees("17:05")
        folder.machine.pass_time(3 * MINUTE)
        await juror.press("enter")
        assert "reçu à 17:05, en retard de 5" in juror.line_with("G2 ·") and juror.saved()
    assert session(folder, slug).groupes.dossiers["G1"].motif is None


async def test_a_reception_is_corrected_and_undone_from_its_row(folder: Folder) -> None:
    slug = arrive(folder)
    bureau = folder.bureau()
    ouverte = bureau.open_session(slug)
    ouverte.groupes.draw(motif="Essai")
    ouverte.ecrit.start()
    folder.machine.pass_time(8 * HOUR + 5 * MINUTE)
    ouverte.ecrit.receive("G1")
    assert bureau.writer.flush(5)
    async with folder.open((100, 30), session=slug) as juror:
        await juror.press("g", "m", "1")
        assert juror.sees("17:05")
        await juror.press(*["backspace"] * 5)
        await juror.type("16:58")
        await juror.press("enter")
        await type_motif(juror, "Heure du message")
        assert "dossier reçu à 16:58" in juror.line_with("G1 ·") and not juror.sees("en retard")
        await juror.press("m", "2")
        await type_motif(juror, "Erreur")
        assert "reçu à 17:05, en retard de 5" in juror.line_with("G1 ·")


@pytest.mark.parametrize("key", ["u", "y"])
async def test_all_received_is_one_gesture_that_one_undo_takes_back(folder: Folder, key: str) -> None:
    slug = arrive(folder)
    bureau = folder.bureau()
    bureau.open_session(slug).groupes.draw(motif="Essai")
    assert bureau.writer.flush(5)
    async with folder.open((100, 30), session=slug) as juror:
        await juror.press("g", "y", "enter")
        assert juror.sees("2 dossiers reçus : M corrige l'un d'eux, U ou Y les annule d'un coup.")
        assert juror.sees("2/2 dossiers reçus")
        await juror.press(key)
        assert juror.sees("Annuler la réception de 2 dossiers (G1, G2)") and juror.sees("Motif")
        await juror.press("enter")
        assert juror.sees("Il faut un motif")
        await juror.press(key)
        await type_motif(juror, "Trop tôt")
        assert juror.sees("Annulé : la réception de 2 dossiers (G1, G2).") and juror.sees("0/2 dossiers reçus")
        assert juror.saved()
        if key == "y":
            await juror.press("y")
            assert juror.sees("Tous les dossiers qui manquent sont reçus")
    assert session(folder, slug).groupes.dossiers == {}


async def test_a_reception_of_another_day_is_offered_with_its_day(folder: Folder) -> None:
    slug = arrive(folder, 3, "BLOC 3")
    bureau = folder.bureau()
    bureau.open_session(slug).ecrit.receive("adam-ana")
    assert bureau.writer.flush(5)
    before = other_program(folder, slug).ecrit.rendu("adam-ana").recu
    folder.machine.pass_time(26 * HOUR)
    async with folder.open((100, 30), session=slug) as juror:
        await juror.press("g", "down", "enter")
        assert juror.sees("par exemple 12/06/2026 17:42")
        await juror.press("escape", "up", "m", "1")
        assert juror.sees("23/11/2026 09:00")
        await juror.press("enter")
        await type_motif(juror)
        assert juror.saved()
    assert other_program(folder, slug).ecrit.rendu("adam-ana").recu == before
    assert session(folder, slug).groupes.dossiers["adam-ana"].motif == "Un motif"


async def test_a_candidat_changes_groups_by_hand_with_a_motif(folder: Folder) -> None:
    slug = arrive(folder)
    bureau = folder.bureau()
    ouverte = bureau.open_session(slug)
    ouverte.groupes.draw(cas=["Alpha", "Bêta"], motif="Essai")
    assert bureau.writer.flush(5)
    async with folder.open((100, 30), session=slug) as juror:
        await juror.press("g", "m", "2", "1", "2")
        await type_motif(juror, "Conflit d'intérêts")
        assert juror.sees("À la main") and juror.saved()
        await juror.press("m", "1")
        await type_motif(juror, "Gamma")
        await type_motif(juror, "Cas connu")
        assert "G1 · Gamma ·" in juror.line_with("G1 ·") and juror.saved()
    sizes = [len(it.membres) for it in session(folder, slug).groupes.groupes]
    assert sizes == [3, 4]


async def test_bloc_2_has_groups_and_dates(folder: Folder) -> None:
    slug = arrive(folder, 5, "BLOC 2")
    async with folder.open((100, 30), session=slug) as juror:
        await juror.press("g", "ctrl+s", "1")
        assert juror.sees("combien de groupes")
        await juror.type("deux")
        await juror.press("enter")
        assert juror.sees("Tapez un nombre de groupes")
        await juror.press("ctrl+s", "1", "2", "enter", "ctrl+s", "escape")
        assert juror.sees("0/2 dossiers reçus") and not juror.sees("D Démarrer")
        await juror.press("t")
        for typed in ("08/06/2026", "12/06/2026", ""):
            await paste(juror, typed)
            await juror.press("enter")
        assert juror.sees("attendus pour le 10 juin 2026 à 12:00") and juror.saved()
    fixed = session(folder, slug).groupes.echeance
    assert fixed is not None and (fixed.debut, fixed.fin) == (date(2026, 6, 8), date(2026, 6, 12))


async def test_the_week_is_offered_from_the_day_of_the_session_and_a_deadline_set_is_not_lost(folder: Folder) -> None:
    slug = arrive(folder, 5, "BLOC 2")
    async with folder.open((100, 30), session=slug) as juror:
        await juror.press("g", "t")
        assert juror.sees("12/06/2026")
        await juror.press("enter")
        assert juror.sees("18/06/2026")
        await juror.press("enter")
        await paste(juror, "15/06/2026 18:00")
        await juror.press("enter")
        assert juror.sees("attendus pour le 15 juin 2026 à 18:00")
        await juror.press("t", "enter", "enter", "enter")
        await type_motif(juror)
        assert juror.sees("attendus pour le 15 juin 2026 à 18:00") and juror.saved()
    fixed = session(folder, slug).groupes.echeance
    assert fixed is not None and fixed.motif == "Un motif"


async def test_groups_are_named_by_hand_and_taken_back(folder: Folder) -> None:
    slug = arrive(folder, 5, "BLOC 2")
    async with folder.open((80, 23), session=slug) as juror:
        await juror.press("g", "ctrl+s", "2")
        assert juror.sees("À placer : ADAM Ana, BLAIN Bob, CARON Cyd, DORE Dan, ESPIN Eve")
        await juror.press("ctrl+s")
        assert juror.sees("Aucun groupe n'est nommé")
        await juror.press("tab", "d", "o", "tab", "enter")
        assert juror.sees("ADAM Ana, DORE Dan,") and juror.sees("À placer : BLAIN Bob, CARON Cyd, ESPIN Eve")
        await paste(juror, "caron, adam")
        await juror.press("ctrl+s")
        assert juror.sees("Ligne 2 : ADAM Ana est déjà ligne 1, gardez-en un.") and juror.sees("caron, adam")
        await juror.press(*["backspace"] * len("adam"), "tab")
        await paste(juror, "Personne")
        await juror.press("ctrl+s")
        assert juror.sees("Ligne 2 : aucun candidat ne s'appelle « Personne »")
        await juror.press(*["backspace"] * len("Personne"), "tab")
        assert juror.sees("Tous sont placés.")
        await juror.press("ctrl+s")
        assert juror.sees("Groupes formés.") and juror.sees("par le formateur") and juror.saved()
        formed = session(folder, slug).groupes.groupes
        assert [it.membres for it in formed] == [("adam-ana", "dore-dan"), ("caron-cyd", "blain-bob", "espin-eve")]
        await juror.press("ctrl+s", "2")
        assert juror.sees("ADAM Ana, DORE Dan") and juror.sees("CARON Cyd")
        await juror.press("ctrl+s")
        assert juror.sees("Nouveaux groupes, les anciens sont conservés")
        await type_motif(juror, "Erreur de saisie")
        await juror.press("u")
        await type_motif(juror, "Essai")
        assert juror.sees("Annulé : les groupes formés par le formateur") and juror.saved()
    assert session(folder, slug).groupes.groupes == formed


async def test_naming_groups_where_lots_are_the_rule_asks_why_and_says_what_departs_from_it(folder: Folder) -> None:
    slug = arrive(folder)
    async with folder.open((80, 23), session=slug) as juror:
        await juror.press("g", "ctrl+s", "2")
        await paste(juror, "adam, blain")
        await juror.press("ctrl+s")
        assert juror.sees("Le référentiel fait tirer ces groupes au sort.") and juror.sees("3 à 4 membres : 2 ici")
        assert juror.sees("Donnez un motif.") and juror.sees("FABRE Fay, GALL Gus.")
        await juror.press("escape")
        assert session(folder, slug).groupes.tirage is None
        await juror.press("ctrl+s", "2")
        await paste(juror, "adam, blain")
        await juror.press("ctrl+s")
        await type_motif(juror, "Accord du certificateur")
        assert juror.sees("hors règle") and juror.sees("GALL Gus est présent et n'est dans aucun groupe.")
        assert juror.saved()


@pytest.mark.parametrize("size", [(60, 16), (80, 23), (120, 40)])
async def test_the_form_of_groups_and_what_is_wrong_with_them_are_whole_at_every_width(
    folder: Folder, size: tuple[int, int]
) -> None:
    slug = arrive(folder)
    bureau = folder.bureau()
    ouverte = bureau.open_session(slug)
    groupes = [("G1", ("adam-ana", "blain-bob")), ("G2", ("caron-cyd", "dore-dan", "espin-eve"))]
    ouverte.groupes.form(groupes, source="formateur", motif="Essai")
    ouverte.presences.note("adam-ana", Presence.ABSENT_JUSTIFIE, motif="Malade", seance=Seance.ECRIT)
    assert bureau.writer.flush(5)
    async with folder.open(size, session=slug) as juror:
        await juror.press("g")
        folded = " ".join(juror.text.replace("\u00a0", " ").split())
        for said in (
            "G1 compte 2 membres : 3 à 4 membres sont prévus.",
            "ADAM Ana n'est pas présent et reste dans G1.",
            "FABRE Fay est présent et n'est dans aucun groupe.",
            "GALL Gus est présent et n'est dans aucun groupe.",
        ):
            assert said in folded
        await juror.press("ctrl+s", "2")
        assert juror.sees("À placer : FABRE Fay, GALL Gus") and juror.sees("Ctrl+S Valider") and juror.sees("Tab")
        assert juror.sees("Un groupe par ligne") and juror.sees("ADAM Ana, BLAIN Bob")


async def test_the_groups_of_the_list_are_offered_first_where_lots_are_not_the_rule(folder: Folder) -> None:
    slug = arrive(folder, 4, "BLOC 2")
    bureau = folder.bureau()
    ouverte = bureau.open_session(slug)
    for rang, candidat in enumerate(ouverte.session.candidats):
        listed = Inscription(candidat.nom, precisions=Precisions(groupe=f"Équipe {2 - rang % 2}"))
        ouverte.candidats.correct(candidat.slug, listed)
    assert bureau.writer.flush(5)
    async with folder.open((80, 23), session=slug) as juror:
        await juror.press("g", "ctrl+s")
        assert juror.sees("1  Former les groupes d'après la colonne « Groupe » de la liste")
        assert juror.sees("2  Tirer les groupes au sort") and juror.sees("3  Nommer les groupes à la main")
        await juror.press("1")
        assert juror.sees("Groupes formés d'après la liste.") and juror.saved()
    formed = session(folder, slug).groupes.groupes
    assert [it.membres for it in formed] == [("blain-bob", "dore-dan"), ("adam-ana", "caron-cyd")]


async def test_bloc_3_lists_individual_dossiers_only(folder: Folder) -> None:
    slug = arrive(folder, 3, "BLOC 3")
    async with folder.open(session=slug) as juror:
        await juror.press("g")
        assert juror.sees("DOSSIERS") and not juror.sees("Ctrl+S Tirer") and not juror.sees("D Démarrer")
        await juror.press("ctrl+s", "down", "enter")
        assert juror.sees("Dossier reçu : BLAIN Bob") and juror.sees("09:00")
        await juror.press("enter")
        assert juror.sees("BLAIN Bob : dossier reçu à 09:00.") and juror.sees("1/3 dossiers reçus")
        assert juror.sees("à recevoir : ADAM Ana, CARON Cyd")
        await juror.press("t")
        await paste(juror, "23/11/2026 08:30")
        await juror.press("enter")
        assert juror.sees("en retard de 30 min") and juror.sees("dossier manquant, attendu pour 08:30")


async def test_hostile_names_and_cases_stay_text(folder: Folder) -> None:
    folder.bureau().memory.remember_jure(PAUL)
    slug = folder.create(*HOSTILE)
    slug = folder.create(*HOSTILE, bloc="BLOC 1")
    bureau = folder.bureau()
    ouverte = bureau.open_session(slug)
    for candidat in ouverte.session.candidats:
        ouverte.presences.note(candidat.slug, Presence.PRESENT)
    ouverte.groupes.draw(cas=["[/] [@click=app.quit]x[/]\x1b]52;c;QUFB\x07"], graine="[bold]", motif="Essai")
    assert bureau.writer.flush(5)
    async with folder.open((80, 24), session=slug) as juror:
        await juror.press("g")
        assert juror.sees("[/] [@click=app.quit]x[/]") and harmless(juror.text)
        await juror.press("v", "y")
        assert juror.sees("[/] [@click=app.quit]Cliquez[/]") and harmless(juror.text)


@pytest.mark.parametrize("size", [(60, 16), (80, 23), (200, 60)])
async def test_the_keys_are_whole_at_every_width(folder: Folder, size: tuple[int, int]) -> None:
    async with folder.open(size, session=arrive(folder)) as juror:
        await juror.press("g")
        await draw(juror)
        await juror.press("escape")
        assert juror.sees("F1 Aide") and juror.sees("Dossier reçu") and juror.sees("G1 ·")
