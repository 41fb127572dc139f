from __future__ import annotations

import threading
from datetime import date
from typing import Any

import pytest

from certif_tui.domain.grille.evenements import Avis
from certif_tui.domain.personnes.annuaire import Annuaire
from certif_tui.domain.session.decisions.creation import Projet
from certif_tui.domain.session.evenements import Precisions, Presence
from certif_tui.domain.session.inscription import Inscription
from certif_tui.journal.chain import StoredEvent
from certif_tui.journal.streams import Stream
from certif_tui.journal.tinydb_journal import TinyDBJournal
from certif_tui.projections import parcours
from certif_tui.projections.parcours import Lecteur, Partiel, Progres
from certif_tui.services.gate.writers import DirectWriter
from certif_tui.services.grille.poste import Poste
from certif_tui.services.preparation.sessions import SessionOuverte
from tests.services.desk import MALGRE, fill
from tests.ui.folder import PAUL, Folder, read
from tests.ui.juror import Juror


def hand_in(folder: Folder, slug: str, candidat: str) -> None:
    ouverte = SessionOuverte(folder.bureau().contexte, DirectWriter(), slug)
    poste = Poste(ouverte, ouverte.session.jures[0], DirectWriter())
    grille = poste.open_grille(candidat, poste.open_chrono(candidat))
    fill(grille, Avis.VALIDE)
    grille.hand_in(MALGRE)
    grille.close()


async def people(juror: Juror) -> None:
    await juror.press("l")
    await read(juror)
    await read(juror)


async def test_everybody_is_listed_with_their_blocs(folder: Folder) -> None:
    lyon = folder.create("DUPONT Claire", "BERNARD Hugo", jures=(PAUL,))
    folder.create("Dupont Claire", bloc="BLOC 1", lieu="Paris", jour=date(2026, 9, 1))
    hand_in(folder, lyon, "dupont-claire")
    async with folder.open() as juror:
        await people(juror)
        assert juror.sees("2 personnes")
        claire = juror.line_with("Dupont Claire")
        assert "BLOC 1 – · BLOC 2 – · BLOC 3 acquis" in claire and claire.rstrip().endswith("?")
        await juror.press("down", "enter")
        await read(juror)
        assert juror.sees("BLOC 3 : acquis le 12/06/2026, Lyon") and juror.sees("1 bloc acquis sur 3")
        await juror.press("escape", "escape")
        assert juror.sees("A Nouvelle session")


@pytest.mark.parametrize(
    ("size", "words"),
    [((60, 16), "certification acquise"), ((80, 24), "certification acquise"), ((120, 30), "acquise")],
)
async def test_a_certification_is_told_in_words_and_not_by_its_colour_alone(
    folder: Folder, size: tuple[int, int], words: str
) -> None:
    for bloc in ("BLOC 1", "BLOC 2", "BLOC 3"):
        claire = Inscription("DUPONT Claire", precisions=Precisions(numero="C-7"))
        known = (claire, Inscription("BERNARD Hugo"))
        slug = folder.bureau().create(
            Projet(bloc=bloc, date=date(2026, 6, 12), lieu="Lyon", jures=(PAUL,), candidats=known)
        )
        hand_in(folder, slug, "dupont-claire")
    async with folder.open(size) as juror:
        await people(juror)
        assert juror.line_with("DUPONT").rstrip().endswith(words) and words not in juror.line_with("BERNARD")
        told = "1 – · 2 – · 3 –" if size[0] == 60 else "BLOC 1 – · BLOC 2 – · BLOC 3 –"
        assert f" {told} " in juror.line_with("BERNARD")


async def test_the_question_is_answered_then_corrected_with_a_reason(folder: Folder) -> None:
    folder.create("DUPONT Claire")
    folder.create("DUPONT Claire", bloc="BLOC 1", lieu="Paris", jour=date(2026, 9, 1))
    async with folder.open() as juror:
        await people(juror)
        await juror.press("enter")
        await read(juror)
        assert juror.sees("Le nom seul les rapproche")
        await juror.press("M", "2")
        await read(juror)
        assert juror.sees("deux personnes") and not juror.sees("Le nom seul")
        await juror.press("m", "1", "1", "enter")
        await read(juror)
        assert juror.sees("Changer une réponse demande un motif.")
        await juror.type("carte vue")
        await juror.press("enter")
        await read(juror)
        assert juror.sees("même personne (carte vue)")
        await juror.press("escape")
        await read(juror)
        assert juror.sees("1 personne") and not juror.line_with("DUPONT").rstrip().endswith("?")


async def test_people_are_found_as_their_name_is_typed(folder: Folder) -> None:
    folder.create("DUPONT Claire", "BERNARD Hugo", "LEFÈVRE Inès")
    async with folder.open() as juror:
        await people(juror)
        await juror.press("slash")
        await juror.type("lefevre")
        assert juror.sees("1 personne") and juror.sees("LEFÈVRE") and not juror.sees("BERNARD")
        await juror.type("zz")
        assert juror.sees("Personne · Échap : tout le monde")
        await juror.press("escape")
        assert juror.sees("3 personnes") and juror.sees("BERNARD")


async def test_without_anybody_the_screen_says_so(folder: Folder) -> None:
    folder.create()
    async with folder.open() as juror:
        await people(juror)
        assert juror.sees("Personne : les candidats des sessions")
        await juror.press("enter")
        assert juror.sees("● Personne")


async def test_a_withdrawn_candidat_is_told_and_never_failed(folder: Folder) -> None:
    lyon = folder.create("DUPONT Claire", "BERNARD Hugo")
    hand_in(folder, lyon, "dupont-claire")
    ouverte = SessionOuverte(folder.bureau().contexte, DirectWriter(), lyon)
    for candidat in ("dupont-claire", "bernard-hugo"):
        ouverte.candidats.withdraw(candidat, "Désistement")
    async with folder.open() as juror:
        await people(juror)
        assert "BLOC 3 retiré" in juror.line_with("DUPONT") and "BLOC 3 retiré" in juror.line_with("BERNARD")
        await juror.press("down", "enter")
        await read(juror)
        assert juror.sees("12/06/2026, Lyon : retiré (Désistement), sa grille remise ne compte pas")
        assert juror.sees("BLOC 3 : retiré") and not juror.sees("non acquis")


@pytest.mark.parametrize(
    ("size", "row"), [((80, 24), "BLOC 3 att. 1/2"), ((130, 30), "BLOC 3 en attente (1\u00a0grille sur 2)")]
)
async def test_one_sheet_of_two_acquires_nothing(folder: Folder, size: tuple[int, int], row: str) -> None:
    hand_in(folder, folder.create("DUPONT Claire"), "dupont-claire")
    async with folder.open(size) as juror:
        await people(juror)
        assert row in juror.line_with("DUPONT")
        await juror.press("enter")
        await read(juror)
        assert juror.sees("BLOC 3 : en attente (1 grille sur 2), session du 12/06/2026, Lyon")
        assert juror.sees("0 bloc acquis sur 3")


@pytest.mark.parametrize(("size", "row"), [((80, 24), "BLOC 3 réservé"), ((130, 30), "BLOC 3 résultat réservé")])
@pytest.mark.parametrize("handed_in", [False, True])
async def test_a_reported_fraud_keeps_the_result_back_with_and_without_a_sheet(
    folder: Folder, size: tuple[int, int], row: str, handed_in: bool
) -> None:
    lyon = folder.create("DUPONT Claire", jures=(PAUL,))
    ouverte = SessionOuverte(folder.bureau().contexte, DirectWriter(), lyon)
    ouverte.presences.note("dupont-claire", Presence.FRAUDE, motif="Téléphone")
    if handed_in:
        hand_in(folder, lyon, "dupont-claire")
    async with folder.open(size) as juror:
        await people(juror)
        assert row in juror.line_with("DUPONT")
        await juror.press("enter")
        await read(juror)
        assert juror.sees("BLOC 3 : résultat réservé, session du 12/06/2026, Lyon") and juror.sees("0 bloc acquis")


@pytest.mark.parametrize(("size", "row"), [((80, 24), "BLOC 3 à revoir"), ((130, 30), "BLOC 3 sans preuve")])
async def test_a_sheet_changed_by_hand_is_told_in_the_row_and_in_full(
    folder: Folder, size: tuple[int, int], row: str
) -> None:
    lyon = folder.create("DUPONT Claire", jures=(PAUL,))
    hand_in(folder, lyon, "dupont-claire")
    spoil(folder, lyon)
    async with folder.open(size) as juror:
        await people(juror)
        told = juror.line_with("DUPONT").rstrip()
        assert row in told and told.endswith("!" if size[0] == 80 else "fichier à vérifier")
        await juror.press("enter")
        await read(juror)
        assert juror.sees("BLOC 3 : sans preuve, session du 12/06/2026, Lyon") and juror.sees("0 bloc acquis")
        assert juror.sees("Attention : 2026-06-12-bloc-3-lyon/grilles") and juror.sees("● 2026-06-12-bloc-3-lyon/")


def spoil(folder: Folder, slug: str, place: str = "grilles/dupont-claire/martin-paul") -> None:
    """Change a file by hand: its last event is no longer what the chain says."""
    path = folder.root / "sessions" / slug / f"{place}.json"
    head, found, tail = path.read_bytes().rpartition(b'"auteur":"')
    assert found
    path.write_bytes(head + found + b"x" + tail)


async def test_the_list_and_the_bilan_tell_no_statut_of_a_sheet_changed_by_hand(folder: Folder) -> None:
    lyon = folder.create("DUPONT Claire", "BERNARD Hugo", jures=(PAUL,))
    for candidat in ("dupont-claire", "bernard-hugo"):
        hand_in(folder, lyon, candidat)
    spoil(folder, lyon)
    async with folder.open(session=lyon) as juror:
        await juror.press("1")
        await read(juror)
        claire = juror.line_with("DUPONT")
        assert "! sans preuve" in claire and "VALIDÉ" not in claire and "VALIDÉ" in juror.line_with("BERNARD")
        await juror.press("home", "b")
        assert juror.sees("Sans preuve, fichier à vérifier") and not juror.sees("VALIDÉ")
        assert juror.sees("Attention : 2026-06-12-bloc-3-lyon/grilles/dupont-claire/martin-paul.json,")


async def test_a_sheet_changed_by_hand_is_told_as_long_as_it_is_filled_and_among_the_sessions(folder: Folder) -> None:
    lyon = folder.create("DUPONT Claire", jures=(PAUL,))
    async with folder.open(session=lyon) as juror:
        await juror.press("1", "home", "enter", "o")
    spoil(folder, lyon)
    async with folder.open() as juror:
        await read(juror)
        assert juror.sees("! 0/1 remise")
        await juror.press("enter", "n")
        assert juror.sees("● Sans preuve : ") and juror.sees("a été modifié")


async def test_a_session_changed_by_hand_proves_no_row_of_its_list_and_is_told_among_the_sessions(
    folder: Folder,
) -> None:
    lyon = folder.create("DUPONT Claire", "BERNARD Hugo", jures=(PAUL,))
    hand_in(folder, lyon, "dupont-claire")
    spoil(folder, lyon, "session")
    async with folder.open() as juror:
        assert "! sans preuve · Lyon" in juror.line_with("BLOC 3")
        await juror.press("enter", "1")
        await read(juror)
        assert "! sans preuve" in juror.line_with("DUPONT") and "! sans preuve" in juror.line_with("BERNARD")
        assert juror.sees("● 2026-06-12-bloc-3-lyon/session.json, événement")


async def test_names_are_there_while_sessions_are_read_and_what_they_acquired_once_all_are(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.create("BERNARD Hugo", jour=date(2026, 6, 1))
    folder.create("BERNARD Hugo", "DUPONT Claire", bloc="BLOC 1", jour=date(2026, 9, 1))
    monkeypatch.setattr(parcours, "PARTIELS", {1})
    go_on, reading = threading.Event(), Lecteur.read

    def slowly(lecteur: Lecteur, progres: Progres, partiel: Partiel | None) -> Annuaire:
        def tell(annuaire: Annuaire) -> None:
            assert partiel is not None
            partiel(annuaire)
            assert go_on.wait(5)

        return reading(lecteur, progres, tell if partiel else None)

    monkeypatch.setattr(Lecteur, "read", slowly)
    async with folder.open() as juror:
        await juror.press("l")
        assert await juror.until("1 personne")
        assert juror.line_with("BERNARD Hugo").split()[-1] == "…"
        await juror.press("enter")
        assert juror.sees("Les sessions ne sont pas encore toutes lues.")
        go_on.set()
        await read(juror)
        await read(juror)
        assert juror.sees("2 personnes") and "BLOC 1" in juror.line_with("BERNARD Hugo")


async def test_coming_back_to_the_list_reads_no_file_that_did_not_change(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    lyon = folder.create("DUPONT Claire", jures=(PAUL,))
    hand_in(folder, lyon, "dupont-claire")
    looked: list[str] = []
    glance = TinyDBJournal.glance

    def watched(journal: TinyDBJournal, stream: Stream[Any]) -> tuple[StoredEvent, ...] | None:
        looked.append(stream.path)
        return glance(journal, stream)

    async with folder.open() as juror:
        await people(juror)
        await juror.press("escape")
        await read(juror)
        monkeypatch.setattr(TinyDBJournal, "glance", watched)
        await people(juror)
        assert "BLOC 3 acquis" in juror.line_with("DUPONT Claire") and looked == []
    async with folder.open() as juror:  # another day
        looked.clear()
        await people(juror)
        assert "BLOC 3 acquis" in juror.line_with("DUPONT Claire")
        assert looked == [f"{lyon}/session"]
