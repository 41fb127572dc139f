from __future__ import annotations

import pytest

from certif_tui.domain.grille.evenements import Avis
from certif_tui.journal.journal import StorageFailure, StreamBusy
from certif_tui.services.gate.writers import DeferredWriter, DirectWriter
from certif_tui.services.grille.evaluation import PriseAilleurs
from tests.services.desk import CLAIRE, Desk

CODE = "CR3.1.1"


def test_a_mark_shows_at_once_and_is_pending_until_the_disk_has_it(desk: Desk) -> None:
    grille = desk.open_grille(writer=DeferredWriter())
    grille.evaluate(CODE, Avis.VALIDE)
    assert grille.grille.avis(CODE) is Avis.VALIDE
    assert grille.live.pending == 3  # the opening of the stream, the taking of the sheet, the mark
    assert desk.journal.read(grille.live.stream).seq == 0
    assert grille.live.write()
    assert (grille.live.pending, grille.live.seq) == (0, 3)
    assert desk.journal.read(grille.live.stream).seq == 3


def test_what_the_disk_refuses_stays_on_screen_with_the_reason_and_is_written_once_it_can_be(desk: Desk) -> None:
    grille = desk.open_grille(writer=DeferredWriter())
    assert grille.live.write()
    desk.journal.full = True
    grille.evaluate(CODE, Avis.VALIDE)
    assert not grille.live.write()
    assert (grille.live.pending, grille.live.trouble) == (1, "Le disque est plein.")
    assert grille.grille.avis(CODE) is Avis.VALIDE
    desk.journal.full = False
    assert grille.live.write()
    assert (grille.live.pending, grille.live.trouble) == (0, None)
    assert desk.open_grille(take_over=True).grille.avis(CODE) is Avis.VALIDE


def test_somebody_else_s_lock_is_told_apart_from_a_disk_that_refuses(desk: Desk) -> None:
    grille = desk.open_grille()
    desk.journal.locked = True
    with pytest.raises(StreamBusy):
        grille.evaluate(CODE, Avis.VALIDE)
    desk.journal.locked, desk.journal.full = False, True
    with pytest.raises(StorageFailure):
        grille.evaluate(CODE, Avis.VALIDE)


def test_what_is_written_at_once_and_refused_by_the_disk_is_nowhere(desk: Desk) -> None:
    ouverte = desk.open_session()
    before = ouverte.session
    desk.journal.full = True
    with pytest.raises(StorageFailure, match="plein"):
        ouverte.jury.add("DURAND Anne")
    assert (ouverte.session, ouverte.live.pending, ouverte.live.trouble) == (before, 0, None)
    desk.journal.full = False
    ouverte.candidats.withdraw(CLAIRE, "désistement")
    assert [jure.nom for jure in desk.open_session().session.jures] == [jure.nom for jure in before.jures]


def test_two_programs_changing_one_session_lose_nothing_of_either(desk: Desk) -> None:
    mine, theirs = desk.open_session(), desk.open_session()
    theirs.candidats.rename(CLAIRE, "DUPONT-MOREAU Claire", "faute de frappe")
    mine.jury.add("DURAND Anne")
    for ouverte in (mine, desk.open_session()):
        assert ouverte.session.candidat(CLAIRE).nom == "DUPONT-MOREAU Claire"
        assert [jure.nom for jure in ouverte.session.jures][-1] == "DURAND Anne"


def test_what_others_wrote_is_taken_in_when_looked_for(desk: Desk) -> None:
    mine, theirs = desk.open_session(), desk.open_session()
    theirs.jury.add("DURAND Anne")
    assert len(mine.session.jures) == 2
    assert mine.live.refresh()
    assert len(mine.session.jures) == 3
    assert not mine.live.refresh()


def test_a_sheet_taken_elsewhere_takes_in_what_is_there_and_refuses_the_rest(desk: Desk) -> None:
    mine = desk.open_grille()
    mine.evaluate(CODE, Avis.VALIDE)
    theirs = desk.open_grille(take_over=True)
    theirs.evaluate(CODE, Avis.NON_VALIDE)
    with pytest.raises(PriseAilleurs):
        mine.evaluate("CR3.1.2", Avis.VALIDE)
    assert isinstance(mine.live.refused, PriseAilleurs)
    assert mine.grille.avis(CODE) is Avis.NON_VALIDE
    assert mine.grille.avis("CR3.1.2") is None
    assert desk.journal.read(theirs.live.stream).seq == theirs.live.seq == 5


def test_a_stream_of_a_newer_program_can_be_read_and_not_written(desk: Desk) -> None:
    grille = desk.open_grille()
    grille.evaluate(CODE, Avis.VALIDE)
    stream = grille.live.stream
    documents = desk.journal.documents(stream)
    desk.journal.overwrite(stream, {**documents, 4: {"type": "signature", "v": 9, "empreinte": "0" * 64}})
    grille.close()
    reopened = desk.open_grille(writer=DirectWriter())
    assert reopened.grille.avis(CODE) is Avis.VALIDE
    assert reopened.lecture_seule is not None
    assert "plus récente" in str(reopened.lecture_seule)
    assert desk.journal.read(stream).seq == 4
