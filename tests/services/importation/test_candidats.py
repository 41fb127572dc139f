from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certif_tui.domain.facteurs import PLEIN_TEMPS, TIERS_TEMPS, Facteur
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.candidats import Candidat
from certif_tui.services.importation.candidats import MOST_CANDIDATS, Importation, plan
from certif_tui.services.importation.colonnes import understand, with_wishes
from certif_tui.services.importation.doublons import ChoixImport
from certif_tui.services.importation.enregistrement import Importations
from certif_tui.services.importation.lecture import Feuille, LigneLue
from certif_tui.services.importation.rangees import read_naissance
from certif_tui.services.importation.roles import Role
from certif_tui.services.preparation.amenagements import read_amenagement
from certif_tui.services.preparation.sessions import SessionOuverte
from tests.services.desk import CLAIRE, HUGO, INES, Desk

PLANNED = (Candidat(CLAIRE, "DUPONT Claire"), Candidat(HUGO, "BERNARD Hugo", numero="B1"))


def planned(*rows: str, candidats: Sequence[Candidat] = (), naissance: str | None = None) -> Importation:
    cells = [tuple(cell.strip() for cell in row.split("|")) for row in rows]
    lecture = understand(Feuille("", tuple(LigneLue(n, it) for n, it in enumerate(cells, 1))))
    return plan(with_wishes(lecture, {Role.NAISSANCE: naissance} if naissance else {}), candidats)


def names(importation: Importation) -> list[str]:
    return [it.inscription.nom for it in importation.ajouts]


def test_a_row_becomes_a_candidat_with_what_the_office_says() -> None:
    importation = planned(
        "N°|Nom|Prénom|Email|Groupe|Horaire|Aménagement|Date de naissance",
        "A1|DE LA FONTAINE|Jean|j@ex.fr|B|9h30|5/4|08/07/2001",
    )
    [arrivee] = importation.ajouts
    said = arrivee.inscription
    assert (said.nom, said.facteur) == ("DE LA FONTAINE Jean", Facteur(numerateur=5, denominateur=4))
    assert dict(said.precisions) == {
        "numero": "A1",
        "email": "j@ex.fr",
        "groupe": "B",
        "horaire": "9h30",
        "naissance": None,
    }


def test_every_row_and_cell_left_out_is_told_by_its_number_and_its_reason() -> None:
    importation = planned(
        "Nom|Prénom|Groupe|Aménagement",
        "DUPONT|Claire|A|",
        "Groupe B|||",
        "|Léa|A|",
        "Total|2||",
        "É" * 301 + "|x||",
        "123|456||",
        "ROUX|Jean|A|dyslexie",
        "NOÉ|Léa|" + "g" * 301 + "|",
    )
    assert names(importation) == ["DUPONT Claire", "ROUX Jean", "NOÉ Léa"]
    assert [it.ligne for it in importation.rejets] == [3, 4, 5, 6, 7]
    assert [(it.ligne, it.role) for it in importation.doutes] == [(8, Role.AMENAGEMENT), (9, Role.GROUPE)]
    reasons = " ".join([it.raison for it in importation.rejets] + [it.raison for it in importation.doutes])
    assert "dyslexie" not in reasons  # a diagnosis is never kept, not even to be told
    assert "301 caractères, 300 au plus" in reasons


def test_a_quote_never_closed_is_named_where_it_swallows_the_next_rows() -> None:
    (rejet,) = planned("Nom|Prénom", "DUPONT;Claire\nNOÉ;Léa\n|").rejets
    assert "guillemet" in rejet.raison and "prénom" in rejet.raison


def test_headings_printed_again_on_each_page_are_nobody() -> None:
    importation = planned("Nom|Prénom", "DUPONT|Claire", "Nom|Prénom", "NOÉ|Léa")
    assert names(importation) == ["DUPONT Claire", "NOÉ Léa"] and importation.rejets == ()


@pytest.mark.parametrize("nom", ["../x", "=cmd|calc", "[/] b", "ESC\x1b[2J", "\u202eeruel", "李雷", "O'BRIEN"])
def test_a_hostile_name_stays_a_name(nom: str, desk: Desk) -> None:
    lecture = understand(Feuille("", (LigneLue(1, ("Nom", "Prénom")), LigneLue(2, (nom, "Zoé")))))
    ouverte = desk.open_session()
    Importations(ouverte).record(plan(lecture, ouverte.session.candidats), {}, "l.csv")
    candidat = ouverte.session.candidats[-1]
    assert candidat.nom == f"{nom} Zoé" and set(candidat.slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@pytest.mark.parametrize(
    ("text", "facteur"),
    [
        ("tiers-temps", TIERS_TEMPS),
        ("Tiers temps oral", TIERS_TEMPS),
        ("1/3", TIERS_TEMPS),
        ("Oui", TIERS_TEMPS),
        ("X", TIERS_TEMPS),
        ("5/4", Facteur(numerateur=5, denominateur=4)),
        ("1,5", Facteur(numerateur=3, denominateur=2)),
        ("non", PLEIN_TEMPS),
        ("néant", PLEIN_TEMPS),
        ("-", PLEIN_TEMPS),
        ("", PLEIN_TEMPS),
    ],
)
def test_an_amenagement_is_an_exact_factor(text: str, facteur: Facteur) -> None:
    assert read_amenagement(text) == facteur


@pytest.mark.parametrize("text", ["dyspraxie", "RQTH", "1h de plus", "9/1"])
def test_anything_else_is_refused_without_being_quoted(text: str) -> None:
    with pytest.raises(Refus) as refusal:
        read_amenagement(text)
    assert text not in str(refusal.value)


def dates(importation: Importation) -> list[date | None]:
    return [it.inscription.precisions.naissance for it in importation.ajouts]


def test_a_birth_date_is_kept_where_it_is_asked_for_or_alone_tells_two_people_apart() -> None:
    rows = ("Nom|Prénom|Né le", "MARTIN|Paul|12/03/1999", "MARTIN|Paul|2001-01-31", "NOÉ|Léa|2001-01-31")
    assert dates(planned(*rows)) == [date(1999, 3, 12), date(2001, 1, 31), None]
    assert dates(planned(*rows, naissance="Né le")) == [date(1999, 3, 12), date(2001, 1, 31), date(2001, 1, 31)]
    with pytest.raises(Refus):
        read_naissance("hier")


def test_somebody_there_is_known_by_number_else_by_name() -> None:
    importation = planned("N°|Nom|Prénom", "B1|Bernard|HUGO", "|dupont|claire", candidats=PLANNED)
    assert [it.ligne for it in importation.deja] == [2, 3] and not importation.ajouts and not importation.doublons


def test_homonyms_with_different_numbers_are_two_people() -> None:
    importation = planned("N°|Nom|Prénom", "B2|BERNARD|Hugo", "B3|BERNARD|Hugo", candidats=PLANNED)
    assert [it.ligne for it in importation.ajouts] == [2, 3]


def test_the_first_of_two_homonyms_completes_the_one_without_a_number() -> None:
    importation = planned("N°|Nom|Prénom", "C1|DUPONT|Claire", "C2|DUPONT|Claire", candidats=PLANNED)
    assert [(it.arrivee.ligne, it.propose) for it in importation.doublons] == [(2, ChoixImport.FUSIONNER)]
    assert [it.ligne for it in importation.ajouts] == [3]


def test_completing_is_proposed_and_contradicting_is_not() -> None:
    importation = planned(
        "N°|Nom|Prénom|Email",
        "B1|BERNARD|Hugo|h@ex.fr",
        "B1|BERNARD|Hugo|autre@ex.fr",
        candidats=PLANNED,
    )
    assert [it.propose for it in importation.doublons] == [
        ChoixImport.FUSIONNER,
        ChoixImport.IGNORER,
    ]
    [other] = planned("N°|Nom|Prénom", "B1|PETIT|Luc", candidats=PLANNED).doublons
    assert "e-mail" in importation.doublons[1].raison
    assert "autre nom" in other.raison and other.propose is ChoixImport.IGNORER


def test_a_list_without_names_or_longer_than_any_session_is_refused() -> None:
    with pytest.raises(Refus, match="nom"):
        planned("12|34", "56|78")
    with pytest.raises(Refus, match="2000 au plus"):
        planned("Nom|Prénom", *(f"NOM{chr(65 + n % 26)}|P{n:05d}" for n in range(MOST_CANDIDATS * 5)))


def test_a_list_of_too_many_homonyms_is_not_read_to_its_end() -> None:
    rows = tuple(LigneLue(n, (f"X{n}", "DUPONT", "Claire")) for n in range(2, MOST_CANDIDATS * 2))
    lecture = understand(Feuille("", (LigneLue(1, ("N°", "Nom", "Prénom")), *rows)))
    looked_at: list[int] = []
    with pytest.raises(Refus, match=f"{MOST_CANDIDATS} au plus"):
        plan(lecture, (), looked_at.append)
    assert looked_at[-1] == MOST_CANDIDATS


def importing(desk: Desk, *rows: str, choices: dict[int, ChoixImport] | None = None, motif: str = "") -> SessionOuverte:
    ouverte = desk.open_session()
    importation = planned(*rows, candidats=ouverte.session.candidats)
    Importations(ouverte).record(importation, choices or {}, "liste.csv", motif)
    return ouverte


LISTE = ("N°|Nom|Prénom|Groupe|Aménagement", "A1|DUPONT|Claire|B|tiers-temps", "A2|DURAND|Ana|B|", "A3|DURAND|Ana|C|")


def test_importing_adds_completes_and_is_kept(desk: Desk) -> None:
    importing(desk, *LISTE)
    session = desk.open_session().session
    assert [it.slug for it in session.candidats] == [CLAIRE, HUGO, INES, "durand-ana", "durand-ana-2"]
    claire = session.candidat(CLAIRE)
    assert (claire.numero, claire.groupe, claire.facteur) == ("A1", "B", TIERS_TEMPS)


def test_importing_twice_adds_nothing(desk: Desk) -> None:
    importing(desk, *LISTE)
    before = desk.open_session().live.seq
    assert importing(desk, *LISTE).live.seq == before


CELLS = st.sampled_from(["", "A1", "A2", "DUPONT", "dupont", "NOÉ", "Léa", "tiers-temps", "x@y.fr", "B", "../x", "=1"])


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.lists(CELLS, min_size=5, max_size=5).map("|".join), max_size=8))
def test_whatever_the_list_importing_it_again_changes_nothing(rows: list[str]) -> None:
    from certif_tui.services.referentiel.loading import default_referentiel_path, load_referentiel

    desk = Desk(load_referentiel(default_referentiel_path()).referentiel)
    liste = ("N°|Nom|Prénom|Groupe|Aménagement", "Z9|ZED|Zoé||", *rows)
    importing(desk, *liste)
    before = desk.open_session().session
    importing(desk, *liste)
    assert desk.open_session().session == before


def test_a_doublon_is_settled_as_chosen(desk: Desk) -> None:
    rows = ("Nom|Prénom|Groupe", "DUPONT|Claire|B", "BERNARD|Hugo|B", "ROUX|Jean|", "ROUX|Jean|C")
    ouverte = importing(desk, *rows, choices={2: ChoixImport.AJOUTER, 3: ChoixImport.IGNORER})
    session = ouverte.session
    assert [(it.nom, it.groupe) for it in session.candidats] == [
        ("DUPONT Claire", None),
        ("BERNARD Hugo", None),
        ("LEFÈVRE Inès", None),
        ("DUPONT Claire", "B"),
        ("ROUX Jean", "C"),
    ]


def test_an_importation_is_taken_back_by_withdrawing_and_put_back_by_importing(desk: Desk) -> None:
    ouverte = importing(desk, *LISTE)
    ouverte.candidats.sort_by_name()
    with pytest.raises(Refus, match="motif"):
        Importations(ouverte).undo(" ")
    assert Importations(ouverte).undo("mauvaise liste") == 2
    assert [it.slug for it in ouverte.session.presentes] == [HUGO, CLAIRE, INES]
    with pytest.raises(Refus, match="ne vient d'un import"):
        Importations(ouverte).undo("encore")
    assert len(importing(desk, *LISTE).session.presentes) == 3  # who was withdrawn comes back only when asked to
    back = importing(desk, *LISTE, choices={3: ChoixImport.RETABLIR, 4: ChoixImport.RETABLIR})
    assert len(back.session.presentes) == 5 and back.session.candidat("durand-ana").retire is None


def test_somebody_named_twice_is_put_back_once(desk: Desk) -> None:
    desk.open_session().candidats.withdraw(CLAIRE, "absente")
    before = desk.open_session().live.seq
    rows = ("Nom|Prénom|Groupe", "DUPONT|Claire|", "DUPONT|Claire|C")
    ouverte = importing(desk, *rows, choices={2: ChoixImport.RETABLIR, 3: ChoixImport.RETABLIR})
    assert ouverte.live.seq == before + 1 and ouverte.session.candidat(CLAIRE).groupe is None


def test_sorting_is_one_event_however_many_candidats(desk: Desk) -> None:
    rows = [f"DE NOM{chr(90 - n % 26)}|É{n:03d}" for n in range(200)]
    ouverte = importing(desk, "Nom|Prénom", *rows)
    before = ouverte.live.seq
    assert ouverte.candidats.sort_by_name() and ouverte.live.seq == before + 1
    assert ouverte.session.candidats[0].slug == HUGO and not ouverte.candidats.sort_by_name()


def test_a_session_that_can_only_be_read_imports_nothing(desk: Desk) -> None:
    desk.journal.read_only = True
    with pytest.raises(Refus):
        importing(desk, *LISTE)
    desk.journal.read_only = False
    assert len(desk.open_session().session.candidats) == 3
