from __future__ import annotations

from certif_tui.documents.builders.bilan import bilan_document
from certif_tui.documents.renderers.text import text_of as rendered
from certif_tui.domain.grille.evenements import Avis
from tests.documents.conftest import BilanOf
from tests.services.desk import CLAIRE, INES, MALGRE, Desk, fill

MINUTE = 60_000


def text_of(bilan_of: BilanOf, *args: str) -> str:
    return rendered(bilan_document(bilan_of(*args))).replace("\u00a0", " ")


def test_a_page_fits_80_columns_whatever_was_written(desk: Desk, bilan_of: BilanOf) -> None:
    grille = desk.open_grille()
    fill(grille, Avis.NON_VALIDE)
    grille.write_remarque("CR3.1.1", "anticonstitutionnellement " * 20 + "x" * 300 + "\n\nfin")
    desk.open_session().candidats.rename(CLAIRE, "D" * 200, "faute de frappe")
    assert max(map(len, text_of(bilan_of).splitlines())) <= 80


def test_it_says_who_when_and_where(bilan_of: BilanOf) -> None:
    text = text_of(bilan_of, INES)
    assert "Candidat : LEFÈVRE Inès (tiers-temps)" in text
    assert "Juré : MARTIN Paul" in text
    assert "Session : vendredi 12 juin 2026, Lyon" in text
    assert "Exposé : prévu 26:40, utilisé 00:00" in text
    assert "DÉMONSTRATION" not in text


def test_each_competence_says_its_count_its_need_and_its_statut(desk: Desk, bilan_of: BilanOf) -> None:
    grille = desk.open_grille()
    for number in (1, 2, 3):
        grille.evaluate(f"CR3.1.{number}", Avis.VALIDE)
    grille.evaluate("CR3.2.1", Avis.VALIDE)
    text = text_of(bilan_of)
    assert "3 critères validés sur 5, 3 requis : VALIDÉE" in text
    assert "1 critère validé sur 9, 5 requis : il en manque 4" in text
    assert "Statut du bloc : possible" in text
    assert "Grille non remise, 10 critères à évaluer" in text


def test_what_is_not_validated_stands_in_full_with_its_remarque(desk: Desk, bilan_of: BilanOf) -> None:
    grille = desk.open_grille()
    grille.evaluate("CR3.2.5", Avis.NON_VALIDE)
    grille.write_remarque("CR3.2.5", "aucun chiffre")
    grille.evaluate("CR3.2.7", Avis.VALIDE)
    grille.write_remarque("CR3.2.7", "très clair")
    grille.write_remarque("C3.2", "plan solide")
    text = text_of(bilan_of)
    assert "  CR3.2.5 Le budget global est calculé\n    Remarque : aucun chiffre\n" in text
    assert "Remarques sur d'autres critères\n  CR3.2.7 La forme des livrables" in text
    assert "    Remarque : très clair" in text
    assert "  Remarque : plan solide" in text
    assert "Critères non évalués\n  CR3.1.1 Un process de veille" in text


def test_time_over_is_said_and_so_is_a_time_to_confirm(desk: Desk, bilan_of: BilanOf) -> None:
    chrono = desk.open_chrono()
    chrono.toggle()
    desk.machine.pass_time(21 * MINUTE)
    desk.machine.reboot(down_ms=10_000)
    text = text_of(bilan_of)
    assert "Temps de l'oral, en cours" in text
    assert "Exposé : prévu 20:00, utilisé 21:10, dépassement 01:10" in text
    assert "Temps approché, à confirmer par un juré" in text
    assert "Dialogue – questions/réponses : prévu 20:00, utilisé 00:00" in text


def test_a_sheet_handed_in_shows_when_and_the_fingerprint_of_what_was_handed_in(desk: Desk, bilan_of: BilanOf) -> None:
    grille = desk.open_grille()
    fill(grille)
    grille.hand_in(MALGRE)
    text = text_of(bilan_of)
    assert "Statut du bloc : VALIDÉ" in text
    assert "Grille remise le 23 novembre 2026 à 09:00" in text
    assert grille.grille.remise is not None
    assert f"Empreinte : {grille.grille.remise.tete}" in text
    grille.reopen("erreur de frappe")
    text = text_of(bilan_of)
    assert "Grille complète, non remise" in text
    assert "Réouvertures\n  Le 23 novembre 2026 à 09:00 : erreur de frappe" in text


def test_what_was_changed_after_the_end_is_named(desk: Desk, bilan_of: BilanOf) -> None:
    poste = desk.poste()
    chrono = poste.open_chrono(CLAIRE)
    chrono.toggle()
    chrono.end()
    poste.open_grille(CLAIRE, chrono).evaluate("CR3.1.4", Avis.VALIDE)
    assert "Modifié après la fin de l'oral\n  CR3.1.4" in text_of(bilan_of)


def test_no_escape_no_hidden_direction_reaches_the_page(desk: Desk, bilan_of: BilanOf) -> None:
    desk.open_session().candidats.rename(CLAIRE, "DU\x1b[31mPONT \u202eClaire [/] [b]", "faute de frappe")
    text = text_of(bilan_of)
    assert "DU\ufffd[31mPONT \ufffdClaire [/] [b]" in text
    assert "\x1b" not in text and "\u202e" not in text


def test_the_contradiction_of_the_official_text_is_printed(bilan_of: BilanOf) -> None:
    assert "Avertissements du référentiel\n  Le texte officiel annonce 3 compétences" in text_of(bilan_of)
