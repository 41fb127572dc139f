"""A list obeys the rules of the form, and is imported whole or not at all."""

from __future__ import annotations

import pytest

from certif_tui.domain.facteurs import TIERS_TEMPS, Facteur
from certif_tui.domain.frozen import replace
from certif_tui.domain.refus import MotifManquant, Refus
from certif_tui.domain.session.decisions.candidats import withdraw
from certif_tui.domain.session.decisions.importation import (
    Arrivee,
    Complement,
    ListeImportee,
    import_list,
    last_import,
    undo_import,
)
from certif_tui.domain.session.evenements import CandidatAjoute, Precisions
from certif_tui.domain.session.inscription import Inscription, NumeroPris
from certif_tui.domain.session.state import Session
from tests.domain.deciding import CLAIRE, HUGO, INES, SESSION, acte, after, refused

TROIS_DEMIS = Facteur(numerateur=3, denominateur=2)


def row(ligne: int, nom: str, facteur: Facteur | None = None, **precisions: str) -> Arrivee:
    inscription = Inscription(nom, precisions=Precisions.model_validate(precisions))
    return Arrivee(ligne, replace(inscription, facteur=facteur) if facteur else inscription)


def liste(*ajouts: Arrivee, complements: tuple[tuple[str, Arrivee], ...] = (), motif: str = "") -> ListeImportee:
    return ListeImportee("liste.csv", tuple(Complement(*it) for it in complements), ajouts, motif)


def test_a_number_somebody_bears_is_given_to_nobody_else_and_the_row_is_told() -> None:
    decided = import_list(SESSION, acte(), liste(row(2, "ROUX Jean"), row(3, "NOÉ Léa", numero="b1")))
    assert isinstance(decided, NumeroPris)
    assert "BERNARD Hugo" in refused(decided) and "ligne 3" in refused(decided)


def test_a_number_comes_once_in_a_list() -> None:
    decided = import_list(SESSION, acte(), liste(row(2, "ROUX Jean", numero="C1"), row(3, "NOÉ Léa", numero="C1")))
    assert isinstance(decided, NumeroPris) and "ROUX Jean" in refused(decided)


def test_a_number_the_list_gives_somebody_of_the_session_is_theirs() -> None:
    numbered = (CLAIRE, row(2, "DUPONT Claire", numero="C1"))
    decided = import_list(SESSION, acte(), liste(row(3, "NOÉ Léa", numero="C1"), complements=(numbered,)))
    assert isinstance(decided, NumeroPris) and "DUPONT Claire" in refused(decided)


@pytest.mark.parametrize(
    "complement",
    [(INES, row(2, "LEFÈVRE Inès", TROIS_DEMIS)), (HUGO, row(2, "PETIT Luc", numero="B1"))],
    ids=["amenagement", "nom"],
)
def test_a_name_or_an_amenagement_said_before_changes_with_a_motif_and_only_so(complement: tuple[str, Arrivee]) -> None:
    decided = import_list(SESSION, acte(), liste(complements=(complement,)))
    assert isinstance(decided, MotifManquant) and "ligne 2" in refused(decided)
    done = after(SESSION, import_list(SESSION, acte(), liste(complements=(complement,), motif="décision du 3 juin")))
    found, wanted = done.candidat(complement[0]), complement[1].inscription
    assert found.nom == wanted.nom and wanted.facteur in (found.facteur, Facteur())


def test_one_row_refused_and_nothing_is_imported() -> None:
    fine = (CLAIRE, row(2, "DUPONT Claire", groupe="B"))
    wrong = (INES, row(3, "LEFÈVRE Inès", TROIS_DEMIS))
    assert isinstance(
        import_list(SESSION, acte(), liste(row(4, "ROUX Jean"), complements=(fine, wrong))), MotifManquant
    )


def test_the_file_is_reason_enough_for_all_else() -> None:
    decided = import_list(
        SESSION, acte(), liste(complements=((HUGO, row(2, "BERNARD Hugo", email="autre@exemple.fr")),))
    )
    assert not isinstance(decided, Exception) and [it.motif for it in decided] == ["import de liste.csv"]  # type: ignore[union-attr]


def test_what_was_not_said_is_completed_without_a_motif() -> None:
    complement = (CLAIRE, row(2, "dupont claire", TIERS_TEMPS, groupe="B"))
    claire = after(SESSION, import_list(SESSION, acte(), liste(complements=(complement,)))).candidat(CLAIRE)
    assert (claire.nom, claire.facteur, claire.groupe) == ("DUPONT Claire", TIERS_TEMPS, "B")


def test_a_list_that_says_nothing_of_an_amenagement_takes_none_away() -> None:
    complement = (INES, row(2, "LEFÈVRE Inès", groupe="B"))
    assert (
        after(SESSION, import_list(SESSION, acte(), liste(complements=(complement,)))).candidat(INES).facteur
        == TIERS_TEMPS
    )


def test_who_was_withdrawn_is_put_back() -> None:
    gone = after(SESSION, withdraw(SESSION, acte(), CLAIRE, "absente"))
    complement = (CLAIRE, row(2, "DUPONT Claire"))
    assert after(gone, import_list(gone, acte(), liste(complements=(complement,)))) == SESSION


def imported(session: Session, *noms: str) -> Session:
    rows = [row(number, nom) for number, nom in enumerate(noms, 2)]
    return after(session, import_list(session, acte(), liste(*rows)))


def test_the_last_list_that_is_left_is_undone_first() -> None:
    session = imported(imported(SESSION, "ROUX Jean"), "NOÉ Léa", "ZOLA Émile")
    for expected in (["NOÉ Léa", "ZOLA Émile"], ["ROUX Jean"]):
        people = last_import(session)
        assert [it.nom for it in people] == expected
        session = after(session, undo_import(session, acte(), people[0].importation, "mauvaise liste"))
    assert session.presentes == SESSION.presentes and last_import(session) == []


def test_who_a_list_adds_came_out_of_its_file_together() -> None:
    added = import_list(SESSION, acte(), liste(row(2, "ROUX Jean"), row(3, "NOÉ Léa")))
    assert not isinstance(added, Refus)
    assert [it.fichier for it in added if isinstance(it, CandidatAjoute)] == ["liste.csv", "liste.csv"]
    assert len({it.importation for it in after(SESSION, added).candidats[-2:]}) == 1


def test_a_number_the_list_takes_from_somebody_is_free_for_who_comes_after() -> None:
    renumbered = (HUGO, row(2, "BERNARD Hugo", numero="B2"))
    done = after(
        SESSION, import_list(SESSION, acte(), liste(row(3, "NOÉ Léa", numero="B1"), complements=(renumbered,)))
    )
    assert [(it.nom, it.numero) for it in done.candidats if it.numero] == [("BERNARD Hugo", "B2"), ("NOÉ Léa", "B1")]


def test_undoing_asks_why_and_for_a_list_to_undo() -> None:
    session = imported(SESSION, "ROUX Jean")
    [roux] = last_import(session)
    assert "motif" in refused(undo_import(session, acte(), roux.importation, " "))
    assert "ne vient d'un import" in refused(undo_import(SESSION, acte(), None, "erreur"))
    undone = after(session, undo_import(session, acte(), roux.importation, "erreur"))
    assert "vient d'être défait" in refused(undo_import(undone, acte(), roux.importation, "erreur"))
