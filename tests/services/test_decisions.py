"""What was decided on a state that others changed before it was on the disk is decided again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from certif_tui.domain.chrono.state import Marche
from certif_tui.domain.refus import DisqueRefuse, Refus
from certif_tui.domain.session.evenements import Presence
from certif_tui.domain.session.inscription import Inscription
from certif_tui.journal.journal import StorageFailure, StreamBusy
from certif_tui.services.gate import writers
from certif_tui.services.gate.contexte import Contexte
from certif_tui.services.gate.writers import DeferredWriter, DirectWriter, ThreadWriter
from certif_tui.services.oral.incidents import CarnetIncidents
from certif_tui.services.preparation import demonstration
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.services.registre.annulations import Annulations
from tests.domain.factory import MINUTE
from tests.services.desk import CLAIRE, HUGO, INES, Desk, FullDisk

LONG_S = 10.0
"""More than any of these writes takes, on any machine."""


@pytest.fixture
def writer() -> Iterator[ThreadWriter]:
    writer = ThreadWriter()
    yield writer
    writer.close(0)


class Neighbour(FullDisk):
    """Another program's journal over the same memory, whose appends the disk takes."""

    def __init__(self, shared: FullDisk) -> None:
        super().__init__()
        self.__dict__ |= {name: value for name, value in vars(shared).items() if name not in ("full", "append")}


def neighbour(desk: Desk) -> SessionOuverte:
    contexte = Contexte(Neighbour(desk.journal), desk.machine, "secretariat", desk.presences)
    return SessionOuverte(contexte, DirectWriter(), desk.slug)


def noms(desk: Desk) -> list[str]:
    return [it.nom for it in desk.open_session().session.presentes]


def test_what_waits_for_the_disk_is_decided_again_one_after_the_other(desk: Desk) -> None:
    mine = desk.open_session(writer := DeferredWriter())
    mine.candidats.add([Inscription("ROUX Jean")])
    mine.candidats.withdraw(CLAIRE, "malade")
    mine.candidats.sort_by_name()
    desk.open_session().candidats.add([Inscription("ROUX Jean"), Inscription("ALAIN Rose")])
    writer.flush()
    assert noms(desk) == ["ALAIN Rose", "BERNARD Hugo", "LEFÈVRE Inès", "ROUX Jean", "ROUX Jean"]
    assert mine.session == desk.open_session().session


def test_what_no_longer_stands_is_dropped_alone_and_its_reason_told_once(desk: Desk, writer: ThreadWriter) -> None:
    mine = desk.open_session(writer)
    desk.journal.full = True
    mine.candidats.withdraw(CLAIRE, "malade")
    mine.candidats.withdraw(HUGO, "malade")
    neighbour(desk).candidats.withdraw(CLAIRE, "abandon")
    desk.journal.full = False
    writer.retry()
    assert writer.flush(LONG_S)
    assert [str(it) for it in writer.take_rejected()] == ["Ce candidat est déjà retiré de la session."]
    assert writer.take_rejected() == []
    kept = desk.open_session().session
    assert (kept.candidat(CLAIRE).retire, kept.candidat(HUGO).retire) == ("abandon", "malade")
    assert mine.session == kept


def test_a_look_at_the_disk_decides_again_what_waits_for_it(desk: Desk) -> None:
    mine = desk.open_session(DeferredWriter())
    mine.candidats.withdraw(CLAIRE, "malade")
    desk.open_session().candidats.withdraw(CLAIRE, "abandon")
    assert mine.live.refresh()
    assert (mine.live.pending, mine.session.candidat(CLAIRE).retire) == (0, "abandon")
    assert [type(it) for it in mine.live.take_rejected()] == [Refus]


def test_what_was_decided_again_keeps_the_instant_it_was_asked_for(desk: Desk) -> None:
    mine = desk.open_session(writer := DeferredWriter())
    asked = desk.machine.now().instant
    mine.presences.note(CLAIRE, Presence.PRESENT)
    desk.open_session().jury.add("DURAND Anne")
    desk.machine.pass_time(MINUTE)
    writer.flush()
    assert desk.open_session().live.evenements[-1].instant == asked


def test_who_is_no_longer_in_the_session_is_told(desk: Desk) -> None:
    mine = desk.open_session(DeferredWriter())
    mine.presences.note(INES, Presence.PRESENT)
    theirs = desk.open_session()
    added = next(it for it in theirs.live.evenements if getattr(it, "candidat", None) == INES)
    Annulations(CarnetIncidents(theirs, theirs.contexte, DirectWriter())).take_back(added, "erreur")  # type: ignore[arg-type]
    mine.live.refresh()
    [rejected] = mine.live.take_rejected()
    assert "n'est plus dans cette session" in str(rejected)


def test_who_waits_for_the_disk_comes_back_later_when_others_always_write_first(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writers, "MOST_ATTEMPTS", 3)
    mine, tries = desk.open_session(), list[int]()
    append = desk.journal.append

    def overtaken(*arguments: object, **extra: int) -> object:
        tries.append(len(tries))
        neighbour(desk).durees.set("expose", len(tries))
        return append(*arguments, **extra)  # type: ignore[arg-type]

    monkeypatch.setattr(desk.journal, "append", overtaken)
    with pytest.raises(StreamBusy, match="d'autres programmes écrivent"):
        mine.jury.add("DURAND Anne")
    assert (len(tries), mine.live.pending) == (3, 0)


def test_in_a_folder_that_can_only_be_read_it_is_the_disk_that_refuses(desk: Desk) -> None:
    desk.journal.read_only = True
    with pytest.raises(DisqueRefuse):
        desk.open_session().jury.add("DURAND Anne")


def test_a_pause_that_somebody_else_made_first_is_not_taken_for_a_resumption(desk: Desk) -> None:
    paul, sophie = desk.poste(0).open_chrono(CLAIRE), desk.poste(1).open_chrono(CLAIRE)
    paul.toggle()
    sophie.live.refresh()
    paul.toggle()
    with pytest.raises(Refus, match="Un autre poste"):
        sophie.toggle()
    assert (sophie.chrono, sophie.chrono.marche) == (paul.chrono, Marche.PAUSE)


def test_a_clock_on_which_somebody_acted_meanwhile_is_not_given_away(desk: Desk) -> None:
    source = desk.open_chrono(CLAIRE)
    source.toggle()
    desk.open_chrono(CLAIRE).toggle()
    with pytest.raises(Refus, match="Un autre poste"):
        source.give_away(source.send("mauvaise ligne"), INES)
    assert desk.open_chrono(CLAIRE).chrono.marche is Marche.PAUSE


def test_a_demonstration_the_disk_refuses_in_part_is_not_told_as_made(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.journal, "full", True, raising=False)
    with pytest.raises(StorageFailure):
        demonstration.create_demonstration(desk.contexte, desk.referentiel, desk.frozen)
