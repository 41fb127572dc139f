"""The bilan says the same on paper and on the screen."""

from __future__ import annotations

import re

import pytest

from certif_tui.documents.bilan import Bilan
from certif_tui.documents.builders.bilan import bilan_document
from certif_tui.documents.renderers.rows import rows_of
from certif_tui.documents.renderers.text import text_of
from certif_tui.documents.tree import Document, Entries
from certif_tui.domain.grille.evenements import Avis
from certif_tui.domain.incidents.decisions import Recit
from certif_tui.domain.session.evenements import ModeRetard, Presence
from certif_tui.domain.session.presence import Retard
from certif_tui.services.gate.writers import DirectWriter
from certif_tui.services.oral.incidents import CarnetIncidents
from tests.documents.conftest import BilanOf
from tests.services.desk import CLAIRE, MALGRE, Desk, fill

MINUTE = 60_000


def nothing_yet(desk: Desk) -> None:
    """A candidat of whom nothing was noted."""


def half_marked(desk: Desk) -> None:
    grille = desk.open_grille()
    for number, avis in enumerate((Avis.VALIDE, Avis.NON_VALIDE, Avis.NON_VALIDE), 1):
        grille.evaluate(f"CR3.2.{number}", avis)
    for code in ("CR3.2.1", "CR3.2.2", "CR3.1.5", "C3.2"):
        grille.write_remarque(code, f"vu sur {code}\x1b\n\nà revoir")


def handed_in_after_a_hard_day(desk: Desk) -> None:
    desk.open_session().presences.note(CLAIRE, Presence.RETARD, Retard(10, ModeRetard.MEME_FIN))
    desk.open_chrono().toggle()
    desk.machine.pass_time(25 * MINUTE)
    desk.machine.reboot(down_ms=10_000)
    ouverte = desk.open_session()
    for whom in (CLAIRE, None):
        CarnetIncidents(ouverte, ouverte.contexte, DirectWriter()).note(Recit("Alarme", whom, minutes=2))
    desk.open_chrono().end()
    grille = desk.open_grille()
    fill(grille)
    grille.hand_in(MALGRE)
    grille.reopen("une erreur")
    grille.evaluate("CR3.2.2", Avis.NON_VALIDE)
    grille.hand_in(MALGRE)


def gone(desk: Desk) -> None:
    half_marked(desk)
    desk.open_session().presences.note(CLAIRE, Presence.ABANDON)


def paper(document: Document) -> list[str]:
    return words(text_of(Document((), document.sections)))


def screen(document: Document) -> list[str]:
    return words(" ".join(row.text for row in rows_of(document.sections)))


def words(text: str) -> list[str]:
    """The words, in no order: a screen puts a verdict beside its code, paper below it."""
    return sorted(re.findall(r"[\w'.:\-]+", text))


def on_screen_alone(document: Document) -> list[str]:
    """How many entries there are under a title."""
    return words(" ".join(str(len(it.entries)) for it in document.sections if isinstance(it, Entries)))


@pytest.mark.parametrize("day", [nothing_yet, half_marked, handed_in_after_a_hard_day, gone])
def test_paper_and_screen_hold_the_same_words(desk: Desk, bilan_of: BilanOf, day: object) -> None:
    assert callable(day)
    day(desk)
    bilan: Bilan = bilan_of()
    document = bilan_document(bilan)
    assert sorted(paper(document) + on_screen_alone(document)) == sorted(screen(document))
