from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from textual import events
from textual.widgets import Input

from certif_tui.domain.frozen import replace
from certif_tui.domain.session.evenements import Presence
from certif_tui.journal.journal import StorageFailure
from certif_tui.platform.preferences import Dernier
from certif_tui.projections.apercu import LigneSession
from certif_tui.services.bureau import Bureau
from certif_tui.ui.app import CertifApp
from certif_tui.ui.held import HeldKeys
from certif_tui.ui.screens.accueil import Accueil
from certif_tui.ui.screens.evaluation import Evaluation
from certif_tui.ui.screens.session import SessionScreen
from tests.services.desk import MALGRE, fill
from tests.ui.folder import PAUL, Folder, read
from tests.ui.juror import Juror

TODAY = date(2026, 11, 23)
MOMENTS_OF = re.compile(r"Aujourd'hui|À venir|Passées|jour -?\d+")


def rows(juror: Juror) -> list[str]:
    return [line.replace("\u00a0", " ") for line in juror.text.splitlines() if "/20" in line]


async def test_an_empty_folder_names_the_next_keys(folder: Folder) -> None:
    async with folder.open() as juror:
        assert juror.sees("Aucune session : V essaie, A crée, F importe une liste")
        keys = juror.text.splitlines()[-1]
        for words in ("Entrée Choisir", "V Démonstration", "A Nouvelle session", "F Importer"):
            assert words in keys
        assert "Chercher" not in keys and "Parcours" not in keys
        for key in ("slash", "l"):
            await juror.press("home", key)
            assert isinstance(juror.app.screen, Accueil) and juror.sees("● Aucune session")


@pytest.mark.parametrize(
    ("down", "seen"), [(0, "DÉMONSTRATION · BLOC 3"), (1, "Nouvelle session"), (2, "Nouvelle session")]
)
async def test_each_way_in_of_a_first_start_is_opened_by_enter(folder: Folder, down: int, seen: str) -> None:
    async with folder.open((60, 16)) as juror:
        assert "Essayer" in juror.line_with("►")
        await juror.press(*["down"] * down, "enter")
        assert juror.sees(seen)


async def test_importing_on_a_first_start_creates_the_session_and_asks_for_the_file(folder: Folder) -> None:
    async with folder.open() as juror:
        await juror.press("f")
        juror.app.screen.dismiss(folder.create(lieu="Nantes"))
        await juror.settle()
        assert juror.sees("Importer des candidats") and juror.sees("Nantes")


async def test_a_folder_that_cannot_be_read_is_no_first_start(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_bureau: Bureau) -> list[str]:
        raise StorageFailure("dossier illisible")

    monkeypatch.setattr(Bureau, "slugs", refused)
    async with folder.open() as juror:
        assert juror.sees("dossier illisible") and not juror.sees("Essayer")


async def test_the_demonstration_is_one_key_away_and_labelled(folder: Folder) -> None:
    async with folder.open() as juror:
        await juror.press("v")
        assert juror.sees("DÉMONSTRATION · BLOC 3") and juror.sees("8 candidats")
        await juror.press("escape", "escape")
        await read(juror)
        assert "DÉMONSTRATION" in rows(juror)[0] and "1/16 remises" in rows(juror)[0]


async def test_a_demonstration_that_is_there_is_opened_again_unless_a_new_one_is_asked_for(folder: Folder) -> None:
    async with folder.open() as juror:
        await juror.press("v", "j", "1")
        await juror.press("escape", "v")
        assert juror.sees("1  Rouvrir la démonstration du 23/11/2026") and juror.sees("2  En créer une nouvelle")
        await juror.press("escape")
        assert len(folder.bureau().slugs()) == 1
        await juror.press("v", "enter")
        assert juror.sees("DÉMONSTRATION · BLOC 3") and len(folder.bureau().slugs()) == 1
        await juror.press("escape", "v", "2")
        assert juror.sees("DÉMONSTRATION · BLOC 3") and len(folder.bureau().slugs()) == 2


async def test_the_screen_is_painted_before_the_services_are_made(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[str] = []
    make = CertifApp.bureau

    def watched(app: CertifApp) -> Bureau:
        painted.extend(strip.text for strip in app.screen._compositor.render_strips(app.size) if not app._bureau)
        return make(app)

    monkeypatch.setattr(CertifApp, "bureau", watched)
    async with folder.open():
        assert any("lecture des sessions…" in line for line in painted)
        assert any("F1 Aide" in line for line in painted)


async def test_sessions_are_listed_the_most_recent_first_with_their_progress(folder: Folder) -> None:
    folder.create("DUPONT Claire", jour=date(2026, 6, 12))
    slug = folder.create("DUPONT Claire", "NOÉ Léa", "ROUX Jean", lieu="Nantes", jour=TODAY)
    bureau = folder.bureau()
    ouverte = bureau.open_session(slug)
    poste = bureau.poste(ouverte, ouverte.session.jures[0])
    for candidat in ouverte.session.candidats[:2]:
        grille = poste.open_grille(candidat.slug, poste.open_chrono(candidat.slug))
        fill(grille)
        assert bureau.writer.flush(5)
        grille.hand_in(MALGRE)
        assert bureau.writer.flush(5)
        grille.close()
    async with folder.open() as juror:
        await read(juror)
        first, second = rows(juror)
        assert "23/11/2026" in first and "BLOC 3" in first and "Nantes" in first and "2/6 remises" in first
        assert "12/06/2026" in second and "Lyon" in second and "0/2 remises" in second
        ouverte.presences.note(ouverte.session.candidats[2].slug, Presence.ABSENT_JUSTIFIE)
        assert bureau.writer.flush(5)
        await juror.press("enter", "escape")
        await read(juror)
        assert "2/4 remises" in rows(juror)[0]


async def test_today_comes_first_then_what_is_to_come_then_the_past(folder: Folder) -> None:
    for days in (-1, -3, 0, 40, 2):
        folder.create(lieu=f"jour {days}", jour=TODAY + timedelta(days=days))
    for _start in ("from the folder", "as last seen"):
        async with folder.open() as juror:
            await read(juror)
            shown = [words for line in juror.text.splitlines() for words in MOMENTS_OF.findall(line)]
            assert shown == ["Aujourd'hui", "jour 0", "À venir", "jour 2", "jour 40", "Passées", "jour -1", "jour -3"]
            assert "jour 0" in juror.line_with("►")
            await juror.press("down", "up", "up", "home")
            assert "jour 0" in juror.line_with("►")
            await juror.press("down", "enter", "escape", "escape")
            assert "jour 2" in juror.line_with("►")


async def test_searching_keeps_what_matches_as_it_is_typed(folder: Folder) -> None:
    folder.create(lieu="Saint-Étienne, salle des fêtes du grand théâtre")
    folder.create(lieu="Lyon")
    folder.create(lieu="Lyon", bloc="BLOC 2")
    async with folder.open() as juror:
        await juror.press("slash")
        await juror.type("etienne theatre")
        await read(juror)
        assert [line for line in rows(juror) if "Saint-Étienne" in line] == rows(juror) != []
        await juror.press("escape")
        assert len(rows(juror)) == 3
        await juror.press("/")
        await juror.type("bloc 2")
        assert juror.sees("1 session · Entrée : suivante · Échap : toutes")
        await juror.type("xyz")
        assert juror.sees("Aucune session · Échap : toutes")
        await juror.press("enter")
        assert juror.sees("Aucune session ne répond")


async def test_enter_in_the_search_goes_to_the_next_session_and_it_is_empty_when_opened_again(folder: Folder) -> None:
    for lieu in ("Lyon nord", "Lyon sud", "Metz"):
        folder.create(lieu=lieu)
    async with folder.open() as juror:
        await juror.press("slash", "l", "y")
        first = juror.line_with("►")
        assert juror.sees("2 sessions · Entrée : suivante")
        await juror.press("enter")
        second = juror.line_with("►")
        assert first != second and isinstance(juror.app.screen, Accueil)
        await juror.press("enter")
        assert juror.line_with("►") == first
        await juror.press("escape", "slash")
        assert juror.sees("3 sessions") and juror.app.screen.query_one(Input).value == ""
        await juror.press("escape", "enter")
        assert isinstance(juror.app.screen_stack[2], SessionScreen) and juror.sees(first.split()[4])


async def test_enter_pressed_at_once_goes_back_to_the_oral_and_never_into_the_demonstration(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    slug, bureau = folder.create("DUPONT Claire", "NOÉ Léa"), folder.bureau()
    bureau.create_demonstration()
    async with folder.open() as juror:
        await read(juror)
        assert "DÉMONSTRATION" in juror.line_with("►")
    folder.bureau().memory.remember_place(Dernier(slug, "noe-lea", "petit-sophie"))
    load, first = HeldKeys.load, list[str]()

    async def pressed_first(held: HeldKeys) -> None:
        first.extend(strip.text for strip in held._app.screen._compositor.render_strips(held._app.size))
        held._app.post_message(events.Key("enter", "\r"))
        await load(held)

    monkeypatch.setattr(HeldKeys, "load", pressed_first)
    async with folder.open() as juror:
        assert any("► Reprendre" in line for line in first)
        assert isinstance(juror.app.screen, Evaluation) and juror.sees("2/2 NOÉ Léa")


async def test_a_damaged_session_is_a_row_that_says_what_to_do(folder: Folder) -> None:
    slug = folder.create(lieu="Paris")
    folder.create(lieu="Lyon")
    damaged = folder.demarrage.sessions / slug / "session.json"
    damaged.write_bytes(b"")
    async with folder.open((100, 24)) as juror:
        assert "illisible" in juror.line_with("12/06/2026 illisible") and juror.sees("Lyon")
        await juror.press("home" if "illisible" in rows(juror)[0] else "end", "enter")
        assert juror.sees("Cette session ne peut pas être ouverte") and juror.sees("session.json")
        await juror.press("escape")
        assert isinstance(juror.app.screen, Accueil)
    assert damaged.read_bytes() == b""


async def test_an_interrupted_oral_is_taken_up_again_with_one_key(folder: Folder) -> None:
    slug = folder.create("DUPONT Claire", "NOÉ Léa")
    bureau = folder.bureau()
    bureau.memory.remember_jure(PAUL)
    bureau.memory.remember_place(Dernier(slug, "noe-lea", "petit-sophie"))
    async with folder.open() as juror:
        assert "NOÉ Léa — BLOC 3, Lyon" in juror.line_with("► Reprendre")
        await juror.press("enter")
        assert isinstance(juror.app.screen, Evaluation)
        assert juror.sees("2/2 NOÉ Léa") and juror.sees("juré PETIT Sophie")
        await juror.press("escape", "escape")
        assert not juror.sees("Reprendre")
    assert folder.bureau().memory.memoire.dernier is None


async def test_an_interrupted_oral_is_under_the_cursor_whatever_was_seen_before(folder: Folder) -> None:
    slug = folder.create("DUPONT Claire")
    async with folder.open() as juror:
        await juror.press("enter", "1", "enter")
        assert juror.saved()
    assert folder.bureau().memory.memoire.dernier == Dernier(slug, "dupont-claire", "martin-paul")
    async with folder.open() as juror:
        assert "DUPONT Claire" in juror.line_with("► Reprendre")


async def test_a_candidat_withdrawn_meanwhile_is_not_taken_up_again(folder: Folder) -> None:
    slug = folder.create("DUPONT Claire")
    bureau = folder.bureau()
    bureau.memory.remember_place(Dernier(slug, "dupont-claire", "martin-paul"))
    bureau.open_session(slug).candidats.withdraw("dupont-claire", "désistement")
    assert bureau.writer.flush(5)
    async with folder.open() as juror:
        await juror.press("enter")
        assert isinstance(juror.app.screen, SessionScreen) and juror.sees("n'est plus dans cette session")


async def test_only_the_sessions_on_screen_are_read(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(40):
        folder.create(lieu=f"Salle {number}")
    asked: list[str] = []
    row = Bureau.row

    def told(bureau: Bureau, slug: str) -> LigneSession:
        asked.append(slug)
        return row(bureau, slug)

    monkeypatch.setattr(Bureau, "row", told)
    async with folder.open() as juror:
        await read(juror)
        assert 0 < len(asked) <= 24
        await juror.press("end")
        await read(juror)
        assert "Salle" in rows(juror)[-1] and "0 candidat" in rows(juror)[-1]


async def test_coming_back_stands_on_the_session_that_was_left(folder: Folder) -> None:
    for lieu in ("Brest", "Lyon", "Paris"):
        folder.create(lieu=lieu)
    async with folder.open() as juror:
        await juror.press("down")
        left = juror.line_with("►")
        await juror.press("enter", "escape", "escape")
        await read(juror)
        assert juror.line_with("►") == left


async def test_an_unusable_referentiel_is_refused_in_words(folder: Folder) -> None:
    wrong = folder.root / "faux.json"
    wrong.write_text("{}")
    app = CertifApp(replace(folder.demarrage, referentiel=wrong), clock=folder.machine)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        juror = Juror(app, pilot, folder.machine)
        await juror.settle()
        for key, words in (("a", "Aucune session ne peut être créée"), ("v", "La démonstration ne peut pas")):
            await juror.press(key)
            assert juror.sees(words) and "faux.json" in "".join(juror.text.split())
            await juror.press("escape")
            assert isinstance(app.screen, Accueil)
        app.leave()


@pytest.mark.parametrize("screen", [(), ("l",)], ids=["sessions", "parcours"])
async def test_the_last_letter_of_a_search_told_once_it_was_left_changes_nothing(
    folder: Folder, screen: tuple[str, ...]
) -> None:
    folder.create("DUPONT Claire")
    async with folder.open() as juror:
        await juror.press(*screen, "/", "z")
        late = Input.Changed(juror.app.screen.query_one(Input), "z")
        await juror.press("escape")
        juror.app.screen.post_message(late)
        await juror.settle()
        assert juror.sees("DUPONT Claire" if screen else "Lyon") and not juror.app.screen.query("#recherche")


async def test_a_key_behind_the_one_that_quits_does_nothing_any_more(folder: Folder) -> None:
    async with folder.open() as juror:
        juror.app.post_message(events.Key("ctrl+q", None))
        juror.app.post_message(events.Key("v", "v"))
        await juror.settle()
        assert juror.app.return_code == 0
    assert not folder.bureau().slugs()


async def test_what_fails_while_leaving_is_no_crash(folder: Folder) -> None:
    async with folder.open() as juror:
        juror.app.leave()
        juror.app.fall("Trop tard.")
        assert juror.app.return_code == 0
