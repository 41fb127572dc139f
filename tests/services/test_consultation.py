"""In a folder that can only be read everything can be looked at, nothing is tried, and the reason is told."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from certif_tui.domain.grille.evenements import Avis
from certif_tui.domain.referentiel.model import Referentiel
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.candidats import Candidat
from certif_tui.journal.holds import Holds
from certif_tui.journal.tinydb_journal import TinyDBJournal
from certif_tui.services.gate.contexte import Contexte
from certif_tui.services.gate.outcome import Consultation
from certif_tui.services.gate.writers import DirectWriter
from certif_tui.services.grille.evaluation import GrilleTenue
from certif_tui.services.grille.poste import Poste
from certif_tui.services.preparation.sessions import SessionOuverte, create_session
from certif_tui.services.referentiel.loading import canonical_bytes
from tests.domain.factory import Machine
from tests.journal.faulty_files import SpoiltFiles
from tests.services.desk import CLAIRE, PROJET, Desk


@pytest.fixture
def desk(officiel: Referentiel) -> Desk:
    """A desk with one mark given, in a folder that has since become read-only."""
    desk = Desk(officiel)
    grille = desk.open_grille()
    grille.evaluate("CR3.1.1", Avis.VALIDE)
    grille.close()
    desk.journal.read_only = True
    return desk


def test_a_sheet_is_there_to_be_looked_at_and_refuses_every_change(desk: Desk) -> None:
    grille = desk.open_grille()
    assert grille.grille.avis("CR3.1.1") is Avis.VALIDE
    assert isinstance(grille.lecture_seule, Consultation)
    with pytest.raises(Refus, match="lecture seule"):
        grille.evaluate("CR3.1.2", Avis.VALIDE)
    assert grille.live.pending == 0
    grille.close()


def test_a_clock_is_there_to_be_looked_at_and_refuses_to_start(desk: Desk) -> None:
    chrono = desk.open_chrono()
    with pytest.raises(Refus, match="lecture seule"):
        chrono.toggle()
    assert chrono.live.pending == 0


def test_a_session_is_there_to_be_looked_at_and_refuses_every_change(desk: Desk) -> None:
    ouverte = desk.open_session()
    before = ouverte.session
    for change in (
        lambda: ouverte.jury.add("NOUVEAU Juré"),
        lambda: ouverte.candidats.rename(CLAIRE, "AUTRE Nom", "faute de frappe"),
        lambda: ouverte.candidats.withdraw(CLAIRE, "motif"),
    ):
        with pytest.raises(Refus, match="lecture seule"):
            change()
    assert (ouverte.session, ouverte.live.pending) == (before, 0)


def test_a_sheet_that_others_hold_can_be_looked_at_too(desk: Desk) -> None:
    desk.journal.read_only = False
    held = desk.open_grille()
    with pytest.raises(GrilleTenue):
        desk.open_grille()
    desk.journal.read_only = True
    assert isinstance(desk.open_grille().lecture_seule, Consultation)
    assert held.lecture_seule is None


def test_the_folder_is_writable_again_for_who_opens_then(desk: Desk) -> None:
    desk.open_grille().close()
    desk.journal.read_only = False
    assert desk.open_grille().lecture_seule is None


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES, errno.EPERM], ids=lambda code: errno.errorcode[code])
@pytest.mark.parametrize("refused", ["check_writable", "sync_folder"])
def test_on_disk_a_folder_that_takes_no_file_is_enough_to_consult(
    tmp_path: Path, officiel: Referentiel, refused: str, code: int
) -> None:
    contexte = Contexte(TinyDBJournal(tmp_path / "sessions"), Machine(), "secretariat", Holds(tmp_path / "sessions"))
    slug = create_session(contexte, officiel, canonical_bytes(officiel), PROJET)

    def tell(_number: int, name: str) -> None:
        if name == refused:
            raise OSError(code, "refus")

    root, files = tmp_path / "sessions", SpoiltFiles(tell)
    spoilt = Contexte(TinyDBJournal(root, files=files), Machine(), "secretariat", Holds(root, files=files))
    ouverte = SessionOuverte(spoilt, DirectWriter(), slug)
    poste = Poste(ouverte, ouverte.session.jures[0], DirectWriter())
    someone: Candidat = ouverte.session.candidats[0]
    grille = poste.open_grille(someone.slug, poste.open_chrono(someone.slug))
    assert isinstance(grille.lecture_seule, Consultation)
    assert not (tmp_path / "sessions" / f"{grille.place.stream.path}.json").exists()
    grille.close()
