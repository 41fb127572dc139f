from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from certif_tui.domain.grille.evenements import Avis
from certif_tui.domain.referentiel.model import Referentiel
from certif_tui.domain.session.decisions.creation import Projet
from certif_tui.domain.session.evenements import Presence
from certif_tui.domain.session.inscription import Inscription
from certif_tui.journal.holds import Holds
from certif_tui.journal.tinydb_journal import TinyDBJournal
from certif_tui.services.gate.contexte import Contexte
from certif_tui.services.gate.writers import DirectWriter
from certif_tui.services.grille.evaluation import move_grille
from certif_tui.services.grille.poste import Poste
from certif_tui.services.oral.passage import move_chrono
from certif_tui.services.preparation.demonstration import create_demonstration
from certif_tui.services.preparation.sessions import SessionOuverte, create_session
from certif_tui.services.referentiel.loading import canonical_bytes
from certif_tui.services.verification.verification import Defaut, VerificationReport, verify_session
from tests.domain.factory import Machine
from tests.journal.bricks import Documents, load_file, rechained, save_file

GRILLE = "grilles/dupont-claire/martin-paul.json"
CHRONO = "passages/dupont-claire/chrono.json"


class Folder:
    """A data folder with the demonstration in it, and a hand that spoils its files."""

    def __init__(self, root: Path, referentiel: Referentiel) -> None:
        self.root = root
        self.contexte = Contexte(TinyDBJournal(root), Machine(), "secretariat", Holds(root))
        self.slug = create_demonstration(self.contexte, referentiel, canonical_bytes(referentiel))

    def path(self, place: str) -> Path:
        return self.root / self.slug / place

    def label(self, place: str) -> str:
        return f"{self.slug}/{place}"

    def edit(self, place: str, change: Callable[[Documents], Documents]) -> None:
        save_file(self.path(place), change(load_file(self.path(place))))

    def verify(self) -> VerificationReport:
        journal = TinyDBJournal(self.root)
        return verify_session(journal, self.slug, journal.salvage)

    def faults(self) -> list[Defaut]:
        return list(self.verify().defauts)

    def named(self) -> set[tuple[str, int | None]]:
        return {(defaut.fichier.removeprefix(f"{self.slug}/"), defaut.evenement) for defaut in self.faults()}


@pytest.fixture
def folder(tmp_path: Path, officiel: Referentiel) -> Folder:
    return Folder(tmp_path, officiel)


def test_what_the_program_wrote_is_whole(folder: Folder) -> None:
    rapport = folder.verify()
    assert rapport.defauts == ()
    assert (rapport.flux, rapport.evenements > 30) == (3, True)


def test_a_sheet_moved_to_its_right_candidat_is_whole(folder: Folder) -> None:
    poste = Poste(
        SessionOuverte(folder.contexte, DirectWriter(), folder.slug),
        SessionOuverte(folder.contexte, DirectWriter(), folder.slug).session.jures[1],
        DirectWriter(),
    )
    source, cible = (poste.open_grille(slug, poste.open_chrono(slug)) for slug in ("bernard-hugo", "nguyen-minh"))
    source.evaluate("CR3.1.1", Avis.VALIDE)
    move_grille(source, cible, "mauvaise ligne")
    assert folder.faults() == []


def test_a_changed_event_is_named_with_its_file(folder: Folder) -> None:
    folder.edit(GRILLE, lambda documents: {**documents, 5: {**documents[5], "avis": "non_valide"}})
    assert (GRILLE, 5) in folder.named()


def test_a_removed_event_is_named_with_its_file(folder: Folder) -> None:
    folder.edit(GRILLE, lambda documents: {seq: it for seq, it in documents.items() if seq != 7})
    assert (GRILLE, 7) in folder.named()


def test_events_in_another_order_are_named_with_their_file(folder: Folder) -> None:
    folder.edit(GRILLE, lambda documents: {**documents, 4: documents[6], 6: documents[4]})
    assert {(GRILLE, 4), (GRILLE, 6)} <= folder.named()


def test_a_sheet_swapped_with_another_is_named(folder: Folder) -> None:
    other = folder.path("grilles/bernard-hugo/martin-paul.json")
    other.parent.mkdir()
    folder.path(GRILLE).rename(other)
    [swapped, *_] = folder.faults()
    assert (swapped.fichier, swapped.evenement) == (folder.label("grilles/bernard-hugo/martin-paul.json"), 1)
    assert "dupont-claire" in swapped.message


def test_marks_changed_with_the_whole_chain_rewritten_no_longer_fit_what_was_handed_in(folder: Folder) -> None:
    def better(documents: Documents) -> Documents:
        failed = max(seq for seq, it in documents.items() if it.get("avis") == "non_valide")
        return rechained({**documents, failed: {**documents[failed], "avis": "valide"}})

    folder.edit(GRILLE, better)
    messages = [defaut.message for defaut in folder.faults() if defaut.fichier.endswith(GRILLE)]
    rewritten, handed_in, counts = messages
    assert "réécrit" in rewritten and "remis" in handed_in and "décomptes" in counts


def test_a_referentiel_edited_after_the_fact_is_named(folder: Folder) -> None:
    path = folder.path("referentiel.json")
    path.write_bytes(path.read_bytes().replace(b'"minutes":20', b'"minutes":25', 1))
    [fault] = folder.faults()
    assert (fault.fichier, fault.evenement) == (folder.label("referentiel.json"), None)
    assert "a changé" in fault.message


@pytest.mark.parametrize("content", [b"", b"{}", b"pas du JSON"])
def test_an_unusable_referentiel_is_named_and_the_streams_are_still_checked(folder: Folder, content: bytes) -> None:
    folder.path("referentiel.json").write_bytes(content)
    folder.edit(CHRONO, lambda documents: {**documents, 2: {**documents[2], "auteur": "x"}})
    assert {("referentiel.json", None), (CHRONO, 2)} <= folder.named()


def test_a_missing_referentiel_is_named(folder: Folder) -> None:
    folder.path("referentiel.json").unlink()
    assert folder.named() == {("referentiel.json", None)}


def test_a_sheet_opened_with_another_referentiel_is_named(folder: Folder) -> None:
    folder.edit(CHRONO, lambda documents: rechained({**documents, 1: {**documents[1], "referentiel": "0" * 64}}))
    assert folder.named() == {(CHRONO, 1), (CHRONO, len(load_file(folder.path(CHRONO))))}


def test_a_truncated_file_tells_which_events_are_still_whole(folder: Folder) -> None:
    path = folder.path(GRILLE)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:9]) + lines[9][:40])
    [fault] = folder.faults()
    assert (fault.fichier, fault.evenement) == (folder.label(GRILLE), None)
    assert "les événements 1 à 8 sont intacts" in fault.message


def test_a_byte_that_is_no_text_spoils_one_event_and_the_others_can_be_read(folder: Folder) -> None:
    path = folder.path(GRILLE)
    lines = path.read_bytes().splitlines(keepends=True)
    total = len(lines) - 2
    lines[4] = lines[4].replace(b"martin", b"mart\xefn")
    path.write_bytes(b"".join(lines))
    [fault] = folder.faults()
    assert "les événements 1 à 3 sont intacts" in fault.message
    assert f"{total - 3} autres sont lisibles" in fault.message


@pytest.mark.parametrize("content", [b"", b"\0" * 500, b"[" * 100_000, b'{"journal": {}', b'{"_default": {}}'])
def test_a_file_with_nothing_left_to_save_says_so(folder: Folder, content: bytes) -> None:
    folder.path(GRILLE).write_bytes(content)
    [fault] = folder.faults()
    assert fault.fichier == folder.label(GRILLE)
    assert "récupérable" in fault.message


def test_a_session_without_its_own_file_is_named_and_its_sheets_still_checked(folder: Folder) -> None:
    folder.path("session.json").unlink()
    folder.edit(GRILLE, lambda documents: {**documents, 5: {**documents[5], "avis": None}})
    assert {("session.json", None), (GRILLE, 5)} <= folder.named()


def test_a_sheet_of_somebody_unknown_to_the_session_is_named(folder: Folder) -> None:
    flux = f"{folder.slug}/grilles/inconnu/martin-paul"
    path = folder.path("grilles/inconnu/martin-paul.json")
    path.parent.mkdir()
    documents = load_file(folder.path(GRILLE))
    save_file(path, rechained({1: {**documents[1], "flux": flux}, 2: documents[2]}))
    assert folder.named() == {("grilles/inconnu/martin-paul.json", None)}


def test_events_of_a_newer_program_are_named_not_mistaken_for_damage(folder: Folder) -> None:
    def newer(documents: Documents) -> Documents:
        return rechained({**documents, len(documents) + 1: {"type": "signature", "v": 3}})

    folder.edit(GRILLE, newer)
    [fault] = folder.faults()
    assert (fault.fichier, fault.evenement) == (folder.label(GRILLE), len(load_file(folder.path(GRILLE))))
    assert "plus récente" in fault.message


def test_a_folder_that_is_gone_is_a_fault_not_a_crash(folder: Folder) -> None:
    folder.slug = "2020-01-01-disparue"
    [fault] = folder.faults()
    assert fault.fichier == "2020-01-01-disparue"


def test_the_recoverable_events_are_those_whose_chain_holds(folder: Folder) -> None:
    path = folder.path(GRILLE)
    text = path.read_text("utf-8").splitlines()
    event = json.loads("{" + text[5].rstrip(",") + "}")["5"]
    text[5] = '"5": ' + json.dumps({**event, "avis": "non_valide"}) + ","
    path.write_text("\n".join(text[:-2]), "utf-8")
    [fault] = folder.faults()
    assert "les événements 1 à 4 sont intacts" in fault.message


def cut(documents: Documents) -> Documents:
    """The stored events without the last three."""
    return {seq: documents[seq] for seq in sorted(documents)[:-3]}


def test_a_tail_cut_off_is_named_with_its_events_and_a_remedy(folder: Folder) -> None:
    last = len(load_file(folder.path(GRILLE)))
    folder.edit(GRILLE, cut)
    [fault] = folder.faults()
    assert (fault.fichier, fault.evenement) == (folder.label(GRILLE), last - 2)
    assert f"les événements {last - 2} à {last} manquent\u00a0: la fin du fichier a été retirée" in fault.message
    assert f"{folder.slug}/.verrous/grilles.dupont-claire.martin-paul.temoin" in fault.message


@pytest.mark.parametrize("place", [GRILLE, CHRONO])
def test_a_file_taken_away_is_named(folder: Folder, place: str) -> None:
    folder.path(place).unlink()
    [fault] = folder.faults()
    assert (fault.fichier, fault.evenement) == (folder.label(place), None)
    assert "le fichier a été retiré" in fault.message


def test_the_remedy_of_a_missing_tail_ends_the_warning(folder: Folder) -> None:
    folder.edit(GRILLE, cut)
    folder.path(".verrous/grilles.dupont-claire.martin-paul.temoin").unlink()
    assert folder.faults() == []


def test_a_session_copied_without_its_locks_says_nothing_of_a_tail(folder: Folder) -> None:
    shutil.rmtree(folder.path(".verrous"))
    folder.edit(GRILLE, cut)
    folder.path(CHRONO).unlink()
    assert folder.faults() == []


# A clock received from another candidat

VERS = "passages/nguyen-minh/chrono.json"


def move_clock(folder: Folder) -> None:
    ouverte = SessionOuverte(folder.contexte, DirectWriter(), folder.slug)
    poste = Poste(ouverte, ouverte.session.jures[0], DirectWriter())
    source = poste.open_chrono("bernard-hugo")
    source.toggle()
    source.toggle()
    move_chrono(source, poste.open_chrono("nguyen-minh"), "Mauvaise ligne")


def received(documents: Documents) -> int:
    return next(seq for seq, it in documents.items() if it["type"] == "chrono_recu")


def test_a_clock_moved_to_its_right_candidat_is_whole(folder: Folder) -> None:
    move_clock(folder)
    assert folder.faults() == []


def test_a_clock_received_under_another_head_is_named_with_its_event(folder: Folder) -> None:
    move_clock(folder)
    seq = received(load_file(folder.path(VERS)))
    folder.edit(VERS, lambda documents: rechained({**documents, seq: {**documents[seq], "tete": "0" * 64}}))
    messages = {it.message for it in folder.faults() if (it.fichier, it.evenement) == (folder.label(VERS), seq)}
    assert "le chrono reçu de bernard-hugo n'est pas celui qui y est gardé" in messages


def test_times_changed_in_a_clock_received_are_named(folder: Folder) -> None:
    move_clock(folder)
    seq = received(load_file(folder.path(VERS)))

    def shorter(documents: Documents) -> Documents:
        return rechained({**documents, seq: {**documents[seq], "actions": documents[seq]["actions"][:1]}})

    folder.edit(VERS, shorter)
    messages = {it.message for it in folder.faults() if (it.fichier, it.evenement) == (folder.label(VERS), seq)}
    assert "les temps du chrono reçu de bernard-hugo ne sont pas ceux qui y sont gardés" in messages


def test_a_clock_whose_source_went_on_and_back_is_still_whole(folder: Folder) -> None:
    move_clock(folder)
    ouverte = SessionOuverte(folder.contexte, DirectWriter(), folder.slug)
    Poste(ouverte, ouverte.session.jures[0], DirectWriter()).open_chrono("bernard-hugo").toggle()
    assert folder.faults() == []


# Draws by lot


@pytest.fixture
def drawn(folder: Folder, officiel: Referentiel) -> Folder:
    """A session of Bloc 1 whose groups were drawn, undone and drawn again."""
    noms = tuple(Inscription(f"NOM{rang} Ana") for rang in range(7))
    projet = Projet(bloc="BLOC 1", date=date(2026, 6, 12), lieu="Lyon", jures=("MARTIN Paul",), candidats=noms)
    folder.slug = create_session(folder.contexte, officiel, canonical_bytes(officiel), projet)
    ouverte = SessionOuverte(folder.contexte, DirectWriter(), folder.slug)
    for candidat in ouverte.session.candidats:
        ouverte.presences.note(candidat.slug, Presence.PRESENT)
    first = ouverte.groupes.draw(cas=["Alpha", "Bêta"], graine="un", motif="Essai")
    ouverte.ecrit.undo(first, "Essai")
    ouverte.groupes.draw(cas=["Alpha", "Bêta"], graine="deux", motif="Essai")
    return folder


def draws(folder: Folder) -> list[int]:
    stored = load_file(folder.path("session.json"))
    return [seq for seq, it in stored.items() if it["type"] == "tirage_effectue"]


def test_draws_that_give_the_same_again_are_whole(drawn: Folder) -> None:
    assert drawn.faults() == [] and len(draws(drawn)) == 2


def swapped_members(draw: dict[str, Any]) -> dict[str, Any]:
    one, other = draw["groupes"]
    moved = [*one["membres"][:-1], other["membres"][0]], [one["membres"][-1], *other["membres"][1:]]
    return {"groupes": [{**one, "membres": moved[0]}, {**other, "membres": moved[1]}]}


def swapped_cases(draw: dict[str, Any]) -> dict[str, Any]:
    one, other = draw["groupes"]
    return {"groupes": [{**one, "cas": other["cas"]}, {**other, "cas": one["cas"]}]}


SPOILED: dict[str, tuple[Callable[[dict[str, Any]], dict[str, Any]], str]] = {
    "members": (swapped_members, "composition de G1, composition de G2"),
    "cases": (swapped_cases, "cas de G1, cas de G2"),
    "seed": (lambda _draw: {"graine": "trois"}, "(graine trois) diffère"),
    "order": (lambda draw: {"groupes": draw["groupes"][::-1]}, "ordre des groupes"),
    "a group gone": (lambda draw: {"groupes": draw["groupes"][:1]}, "G2 manque"),
    "one more group": (
        lambda draw: {"groupes": [*draw["groupes"], {**draw["groupes"][0], "code": "G3"}]},
        "G3 n'a pas été tiré",
    ),
    "sizes": (lambda _draw: {"tailles": [4, 4]}, "ne s'accordent pas"),
    "rule": (lambda _draw: {"algorithme": "dés-1"}, "règle inconnue de ce programme (dés-1)"),
}


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("spoiled", SPOILED)
def test_a_draw_that_does_not_give_its_groups_again_is_named(drawn: Folder, spoiled: str, which: int) -> None:
    change, words = SPOILED[spoiled]
    seq = draws(drawn)[which]
    drawn.edit("session.json", lambda all_: rechained({**all_, seq: {**all_[seq], **change(all_[seq])}}))
    told = [it.message for it in drawn.faults() if (it.fichier, it.evenement) == (drawn.label("session.json"), seq)]
    assert any(words in message for message in told)
