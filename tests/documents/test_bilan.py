from __future__ import annotations

from certif_tui.domain.chrono.state import Marche
from certif_tui.domain.grille.evenements import Avis, Statut
from tests.documents.conftest import BilanOf
from tests.services.desk import CLAIRE, INES, MALGRE, Desk, fill

MINUTE = 60_000


def test_a_candidat_without_a_sheet_has_a_bilan_of_nothing(bilan_of: BilanOf) -> None:
    bilan = bilan_of(jure=None)
    assert [critere.avis for critere in bilan.criteres] == [None] * 14
    assert (bilan.statut.statut, bilan.jure, bilan.remise) == (Statut.POSSIBLE, None, None)
    assert [(temps.prevu_s, temps.utilise_s) for temps in bilan.temps] == [(1200, 0), (1200, 0)]


def test_each_competence_has_its_count_its_need_and_its_critere_in_official_order(
    desk: Desk, bilan_of: BilanOf
) -> None:
    grille = desk.open_grille()
    for number in (1, 2, 3):
        grille.evaluate(f"CR3.1.{number}", Avis.VALIDE)
    for number in range(1, 6):
        grille.evaluate(f"CR3.2.{number}", Avis.NON_VALIDE)
    first, second = bilan_of().competences
    assert (first.statut.valides, first.statut.total, first.statut.requis) == (3, 5, 3)
    assert [first.statut.statut, second.statut.statut] == [Statut.VALIDE, Statut.HORS_ATTEINTE]
    assert [critere.code for critere in first.criteres] == [f"CR3.1.{number}" for number in range(1, 6)]
    assert [critere.code for critere in bilan_of().with_avis(Avis.NON_VALIDE)] == [f"CR3.2.{n}" for n in range(1, 6)]


def test_the_statut_is_the_live_one_until_the_sheet_is_handed_in(desk: Desk, bilan_of: BilanOf) -> None:
    grille = desk.open_grille()
    fill(grille, Avis.NON_VALIDE)
    assert bilan_of().statut.statut is Statut.HORS_ATTEINTE
    grille.hand_in(MALGRE)
    assert bilan_of().statut.statut is Statut.NON_VALIDE
    assert bilan_of().remise is not None


def test_the_time_of_a_running_phase_is_read_now_with_what_was_given(desk: Desk, bilan_of: BilanOf) -> None:
    chrono = desk.open_chrono()
    chrono.toggle()
    chrono.adjust(1)
    desk.machine.pass_time(22 * MINUTE + 999)
    expose, dialogue = bilan_of().temps
    assert (expose.prevu_s, expose.utilise_s, expose.depassement_s) == (1260, 1320, 60)
    assert (dialogue.utilise_s, dialogue.depassement_s) == (0, 0)
    assert bilan_of().marche is Marche.EN_COURS


def test_a_tiers_temps_and_a_phase_that_counts_up_show_in_the_time_planned(desk: Desk, bilan_of: BilanOf) -> None:
    desk.open_session().durees.set("dialogue", None)
    assert [temps.prevu_s for temps in bilan_of(INES).temps] == [1600, None]


def test_what_was_changed_after_the_end_is_listed_in_official_order(desk: Desk, bilan_of: BilanOf) -> None:
    poste = desk.poste()
    chrono = poste.open_chrono(CLAIRE)
    grille = poste.open_grille(CLAIRE, chrono)
    fill(grille)
    chrono.toggle()
    chrono.end()
    grille.evaluate("CR3.2.2", Avis.NON_VALIDE)
    grille.write_remarque("C3.2", "revu")
    grille.evaluate("CR3.1.5", Avis.NON_VALIDE)
    assert bilan_of().modifies_apres == ("CR3.1.5", "C3.2", "CR3.2.2")


def test_a_contradiction_of_the_official_text_is_told_for_its_bloc(bilan_of: BilanOf) -> None:
    [avertissement] = bilan_of().avertissements
    assert "3 compétences" in avertissement


def test_reopenings_are_kept_with_their_motif(desk: Desk, bilan_of: BilanOf) -> None:
    grille = desk.open_grille()
    fill(grille)
    grille.hand_in(MALGRE)
    grille.reopen("erreur de frappe")
    assert [each.motif for each in bilan_of().reouvertures] == ["erreur de frappe"]
    assert bilan_of().remise is None
