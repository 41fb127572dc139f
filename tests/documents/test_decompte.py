from __future__ import annotations

import pytest

from certif_tui.documents.decompte import countdown
from certif_tui.domain.facteurs import TIERS_TEMPS, Facteur
from certif_tui.domain.frozen import replace
from certif_tui.domain.session.evenements import Presence
from certif_tui.domain.session.inscription import Inscription
from certif_tui.services.preparation.sessions import SessionOuverte
from tests.domain.factory import HOUR, MINUTE
from tests.services.desk import PROJET, Desk

WIDTHS = (200, 79, 59)


@pytest.fixture
def travail(desk: Desk) -> SessionOuverte:
    """Three groups at work; of two of them somebody has a longer time."""
    noms = tuple(map(Inscription, "ABCDEFGHI"))
    desk.slug = desk.create(replace(PROJET, bloc="BLOC 1", candidats=noms))
    ouverte = desk.open_session()
    for candidat in ouverte.session.candidats:
        ouverte.presences.note(candidat.slug, Presence.PRESENT)
    groupes = ouverte.groupes.draw(nombre=3, motif="Essai").groupes
    ouverte.candidats.set_facteur(groupes[1].membres[0], Facteur(numerateur=5, denominateur=4))
    ouverte.candidats.set_facteur(groupes[2].membres[0], TIERS_TEMPS)
    ouverte.ecrit.start()
    return ouverte


def said(ouverte: SessionOuverte, width: int) -> str:
    counted = countdown(ouverte.session, ouverte.bloc, ouverte.contexte.clock.now(), width=width)
    assert counted is not None
    return counted.phrase.replace("\u00a0", " ")


def test_a_short_line_keeps_the_first_end_and_counts_the_others(travail: SessionOuverte) -> None:
    assert [said(travail, width) for width in WIDTHS] == [
        "Travail de groupe 8:00:00 restantes, fin à 17:00 · G2 (× 5/4) 19:00 · G3 (tiers-temps) 19:40",
        "Travail de groupe 8:00:00 restantes, fin à 17:00 · + 2 autres fins",
        "Travail de groupe 8:00:00, fin à 17:00 · + 2 autres fins",
    ]


def test_a_short_line_counts_the_missing_dossiers_once_it_cannot_name_them(desk: Desk, travail: SessionOuverte) -> None:
    desk.machine.pass_time(8 * HOUR + MINUTE)
    assert [said(travail, width) for width in WIDTHS] == [
        "Travail de groupe 1:59:00 restantes, fin à 19:00 pour G2 · G3 (tiers-temps) 19:40 · 1 dossier manquant : G1",
        "Travail de groupe 1:59:00, fin à 19:00 · + 1 autre fin · 1 dossier manquant",
        "Travail 1:59:00, fin à 19:00 · + 1 autre fin · 1 manquant",
    ]


def test_no_line_is_wider_than_its_room_where_it_can_be_said_shorter(desk: Desk, travail: SessionOuverte) -> None:
    for _hour in range(12):
        for width in range(60, 140):
            assert len(said(travail, width)) <= width
        desk.machine.pass_time(HOUR)
