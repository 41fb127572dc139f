from __future__ import annotations

import pytest

from certif_tui.domain.refus import Refus
from certif_tui.services.importation.colonnes import TableauCompris, role_called, understand, with_wishes
from certif_tui.services.importation.lecture import Feuille, LigneLue
from certif_tui.services.importation.roles import Role
from certif_tui.services.importation.titres import read_titre
from certif_tui.services.importation.totaux import is_total


def lecture(*rows: str) -> TableauCompris:
    """The rows of a sheet, cells between bars; empty rows are not kept, as in a file."""
    cells = [tuple(cell.strip() for cell in row.split("|")) for row in rows]
    return understand(Feuille("", tuple(LigneLue(n, it) for n, it in enumerate(cells, 1) if any(it))))


def roles(read: TableauCompris) -> list[Role]:
    return [it.role for it in read.colonnes]


@pytest.mark.parametrize(
    ("titre", "role"),
    [
        ("NOM", Role.NOM),
        ("Nom d'usage", Role.NOM),
        ("Nom et prénom", Role.NOM),
        ("Candidat", Role.NOM),
        ("N°", Role.NUMERO),
        ("Nº candidat", Role.NUMERO),
        ("Matricule", Role.NUMERO),
        ("Adresse e-mail :", Role.EMAIL),
        ("Courriel", Role.EMAIL),
        ("groupe", Role.GROUPE),
        ("Heure de passage", Role.HORAIRE),
        ("Aménagement(s)", Role.AMENAGEMENT),
        ("Tiers-temps", Role.AMENAGEMENT),
        ("Date de naissance", Role.IGNOREE),
        ("Né(e) le", Role.IGNOREE),
    ],
)
def test_usual_headings_are_recognised(titre: str, role: Role) -> None:
    read = lecture(f"Nom|{titre}|Prénom", "DUPONT|B-12|Claire") if role is not Role.NOM else lecture(titre, "DUPONT C")
    assert read.colonnes[0 if role is Role.NOM else 1].role is role


def test_rows_above_the_headings_are_passed_over_and_told() -> None:
    read = lecture("Liste des candidats||", "Session de juin|12/06|", "", "N°|Nom|Prénom", "A1|DUPONT|Claire")
    assert (read.titres, read.passees) == (4, (1, 2))
    assert [it.numero for it in read.lignes] == [5]


def test_a_row_of_headings_is_nobody_even_when_the_name_s_is_an_unusual_one() -> None:
    read = lecture("Qui|Prénom", "DUPONT|Claire")
    assert read.titres == 1 and roles(read) == [Role.IGNOREE, Role.PRENOM]


def test_a_lone_title_is_no_heading_when_headings_follow() -> None:
    assert lecture("Candidats|", "Nom|Prénom", "DUPONT|Claire").titres == 2


def test_the_usual_name_wins_over_the_birth_name() -> None:
    read = lecture("Nom de naissance|Nom d'usage|Prénom", "PETIT|DUPONT|Claire")
    assert roles(read) == [Role.NOM_NAISSANCE, Role.NOM, Role.PRENOM]


def test_a_column_that_only_counts_the_rows_identifies_nobody() -> None:
    assert roles(lecture("N°|Nom", "1|DUPONT", "2|NOÉ", "3|ROUX"))[0] is Role.IGNOREE
    assert roles(lecture("N°|Nom", "1|DUPONT", "4|NOÉ"))[0] is Role.NUMERO


def test_without_headings_columns_are_told_by_what_they_hold() -> None:
    read = lecture("1|DUPONT|Claire|c@ex.fr|tiers-temps", "2|NOÉ|Léa|l@ex.fr|")
    assert read.titres is None and len(read.lignes) == 2
    assert roles(read) == [Role.IGNOREE, Role.NOM, Role.PRENOM, Role.EMAIL, Role.AMENAGEMENT]


def test_a_text_that_is_no_list_of_names_has_no_column_of_names() -> None:
    read = lecture("[project]|", 'name = "x"|3', "dependencies = [1]|<b>")
    assert Role.NOM not in roles(read)


def test_empty_columns_keep_the_letters_of_the_others_right() -> None:
    read = lecture("|Nom||Prénom", "|DUPONT||Claire")
    assert [(it.lettre, it.role) for it in read.colonnes] == [("B", Role.NOM), ("D", Role.PRENOM)]
    assert read.lignes[0].cellules == ("DUPONT", "Claire")


def test_a_wish_names_a_column_by_its_heading_or_its_letter() -> None:
    read = lecture("Nom|Autre nom|Naissance", "DUPONT|PETIT|12/03/1999")
    wished = with_wishes(read, {Role.NOM: "autre NOM", Role.NAISSANCE: "c"})
    assert roles(wished) == [Role.IGNOREE, Role.NOM, Role.NAISSANCE]
    with pytest.raises(Refus, match="Nom, Autre nom, Naissance"):
        with_wishes(read, {Role.NOM: "Prénom"})


def test_what_a_column_gives_is_named_as_on_screen_or_as_a_heading() -> None:
    assert role_called("N°") is Role.NUMERO and role_called("naissance") is Role.NAISSANCE
    assert role_called("courriel") is Role.EMAIL
    with pytest.raises(Refus, match="Choisissez parmi"):
        role_called("couleur")


@pytest.mark.parametrize(
    ("titre", "role"),
    [
        ("Prénom(s)", Role.PRENOM),
        ("Nom du stagiaire", Role.NOM),
        ("Candidat (NOM Prénom)", Role.NOM),
        ("Patronyme", Role.NOM),
        ("Nom de jeune fille", Role.NOM_NAISSANCE),
        ("N° d'inscription", Role.NUMERO),
        ("Code candidat", Role.NUMERO),
        ("Code postal", Role.IGNOREE),
        ("N° de téléphone", Role.IGNOREE),
        ("TIERS-TEMPS (O/N)", Role.AMENAGEMENT),
        ("Temps majoré ?", Role.AMENAGEMENT),
        ("1/3 de temps", Role.AMENAGEMENT),
        ("Heure de l'oral", Role.HORAIRE),
        ("Heure de fin", Role.IGNOREE),
        ("Ordre de passage", Role.IGNOREE),
        ("E-mail de convocation", Role.EMAIL),
        ("E-mail du tuteur", Role.IGNOREE),
        ("Nom de l'entreprise", Role.IGNOREE),
        ("N° de groupe", Role.GROUPE),
        ("Lieu de naissance", Role.IGNOREE),
    ],
)
def test_a_heading_is_read_by_its_words(titre: str, role: Role) -> None:
    assert read_titre(titre).role is role


def test_unusual_headings_over_figures_are_nobody() -> None:
    read = lecture("Qui|Quoi", "DUPONT Claire|c@ex.fr", "NOÉ Léa|l@ex.fr")
    assert read.titres == 1 and len(read.lignes) == 2


@pytest.mark.parametrize(
    ("cells", "total"),
    [
        (("", "Total", "12"), True),
        (("TOTAL GÉNÉRAL", "", "8"), True),
        (("", "", "Nombre de candidats : 8"), True),
        (("12 inscrits",), True),
        (("TOTAL", "Claire"), False),
        (("ROUX", "Jean", "12 candidats"), False),
        (("PERSONNE", "Jean"), False),
    ],
)
def test_a_count_is_known_wherever_the_word_stands(cells: tuple[str, ...], total: bool) -> None:
    assert is_total(cells) is total
