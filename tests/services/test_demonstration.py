from __future__ import annotations

from datetime import date

from certif_tui.domain.chrono.state import Marche
from certif_tui.domain.frozen import replace
from certif_tui.domain.grille.evenements import Avis, Statut
from certif_tui.domain.referentiel.model import Referentiel
from certif_tui.domain.session.avancement import Avancement
from certif_tui.journal import kinds
from certif_tui.projections.tableau import TableauSession
from certif_tui.services.gate.writers import DirectWriter
from certif_tui.services.preparation.demonstration import create_demonstration, latest_demonstration
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.services.referentiel.loading import canonical_bytes
from tests.services.desk import CLAIRE, PROJET, Desk


def open_demonstration(desk: Desk) -> SessionOuverte:
    desk.slug = create_demonstration(desk.contexte, desk.referentiel, desk.frozen)
    return desk.open_session()


def test_the_demonstration_is_labelled_dated_today_and_ready_to_grade(desk: Desk) -> None:
    session = open_demonstration(desk).session
    assert session.demonstration
    assert (session.bloc, str(session.date)) == ("BLOC 3", "2026-11-23")
    assert (len(session.presentes), len(session.jures)) == (8, 2)
    assert [each.nom for each in session.presentes if each.facteur.numerateur > 1] == ["LEFÈVRE Inès"]


def test_its_first_candidat_is_graded_handed_in_and_the_others_wait(desk: Desk) -> None:
    ouverte = open_demonstration(desk)
    paul = ouverte.session.jure("martin-paul")
    tableau = TableauSession(desk.journal, desk.slug, ouverte.bloc, paul, lambda _candidat: [paul])
    rows = [tableau.row(candidat) for candidat in ouverte.session.presentes]
    assert [row.avancement for row in rows] == [Avancement.REMISE] + 7 * [Avancement.A_PASSER]
    assert rows[0].statut is not None and rows[0].statut.statut is Statut.VALIDE
    grille = desk.journal.read(kinds.GRILLE.at(desk.slug, CLAIRE, "martin-paul")).state
    assert {case.avis for case in grille.cases.values()} >= {Avis.VALIDE, Avis.NON_VALIDE}
    assert grille.remarque("C3.1") and grille.changed_after_end == ()


def test_its_oral_is_over_and_lasted_what_an_oral_lasts(desk: Desk) -> None:
    ouverte = open_demonstration(desk)
    chrono = desk.journal.read(kinds.CHRONO.at(desk.slug, CLAIRE)).state
    assert (chrono.marche, chrono.approche) == (Marche.FINI, False)
    for phase in ouverte.plan(CLAIRE):
        assert phase.prevu_ms is not None
        assert 0 < chrono.cumuls[phase.code] <= phase.prevu_ms


def test_its_candidats_can_be_graded_and_the_graded_one_reopened(desk: Desk) -> None:
    open_demonstration(desk)
    desk.open_grille("bernard-hugo").evaluate("CR3.1.1", Avis.VALIDE)
    grille = desk.open_grille(CLAIRE)
    grille.reopen("pour essayer")
    assert grille.lecture_seule is None


def test_any_certification_has_its_demonstration(desk: Desk, sommellerie: Referentiel) -> None:
    slug = create_demonstration(desk.contexte, sommellerie, canonical_bytes(sommellerie))
    ouverte = SessionOuverte(desk.contexte, DirectWriter(), slug)
    assert ouverte.bloc == sommellerie.blocs[-1]
    assert desk.journal.read(kinds.GRILLE.at(slug, CLAIRE, "martin-paul")).state.remise is not None


def test_the_latest_demonstration_is_found_among_sessions_of_the_same_place(desk: Desk) -> None:
    desk.create(replace(PROJET, lieu="Démonstration", date=date(2099, 1, 1)))
    assert latest_demonstration(desk.journal) is None
    desk.create(replace(PROJET, lieu="Démonstration", date=date(2020, 1, 1), demonstration=True))
    slug = open_demonstration(desk).slug
    latest = latest_demonstration(desk.journal)
    assert latest is not None and latest.slug == slug
