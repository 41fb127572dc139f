"""What departs from the rules of the épreuves asks for a motif, and is kept with it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from certif_tui.domain.ecrit.decisions.formation import Former, form
from certif_tui.domain.ecrit.decisions.tirage import Tirer, change_cas, draw, move
from certif_tui.domain.ecrit.decisions.travail import Dates, set_echeance, start
from certif_tui.domain.ecrit.ecarts import Ecart
from certif_tui.domain.ecrit.feries import Territoire, territoire_of
from certif_tui.domain.ecrit.regles import EcartAuxRegles, of_oral, standing
from certif_tui.domain.frozen import replace
from certif_tui.domain.referentiel.model import Bloc, Referentiel
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import Presence
from certif_tui.domain.session.presence import Constat
from certif_tui.domain.session.state import Session
from tests.domain.deciding import acte, after, refused
from tests.domain.factory import MATIN

SESSION = Session(
    "lyon",
    date=MATIN.date(),
    candidats=tuple(Candidat(it, it.upper(), ecrit=Constat(Presence.PRESENT)) for it in "abcdef"),
)
CAS = ("Alpha",)


@pytest.fixture
def bloc(officiel: Referentiel) -> Bloc:
    return officiel.bloc("BLOC 1")


@pytest.fixture
def drawn(bloc: Bloc) -> Session:
    return after(SESSION, draw(SESSION, acte(), bloc, Tirer("2026", None, CAS)))


def test_a_draw_that_morning_with_cases_needs_no_motif(drawn: Session) -> None:
    assert drawn.groupes.tirage is not None and drawn.groupes.tirage.ecarts == ()


def test_a_draw_on_another_day_is_done_with_a_motif_and_says_so(bloc: Bloc) -> None:
    other = replace(SESSION, date=MATIN.date() + timedelta(days=1))
    assert "le matin même" in refused(draw(other, acte(), bloc, Tirer("2026", None, CAS)))
    told = after(other, draw(other, acte(), bloc, Tirer("2026", None, CAS, motif="Salle fermée"))).groupes.tirage
    assert told is not None and (told.ecarts, told.motif) == ((Ecart.AUTRE_JOUR,), "Salle fermée")


def test_nothing_is_drawn_without_a_case_nor_started_on_one_unless_it_is_said_why(bloc: Bloc) -> None:
    decided = draw(SESSION, acte(), bloc, Tirer("2026", None))
    assert isinstance(decided, EcartAuxRegles) and decided.ecarts == (Ecart.SANS_CAS,)
    without = after(SESSION, draw(SESSION, acte(), bloc, Tirer("2026", None, motif="Cas remis sur papier")))
    assert after(without, start(without, acte(), bloc)).groupes.travail is not None  # it was said already


def test_a_draw_without_cases_is_told_to_be_given_them_first(bloc: Bloc) -> None:
    give = "Donnez les cas d'entreprise, ou un motif pour tirer sans eux"
    assert refused(draw(SESSION, acte(), bloc, Tirer("2026", None))) == (
        f"{give} : chaque groupe en tire un, et aucun n'est donné."
    )


def test_a_work_begun_while_groups_have_no_case_names_them(bloc: Bloc) -> None:
    groupes = (("G1", tuple("abc")), ("G2", tuple("def")))
    formed = after(SESSION, form(SESSION, acte(), bloc, Former(groupes, "formateur", None, "Groupes du formateur")))
    given = after(formed, change_cas(formed, acte(), "G1", "Alpha", "Remis", vu=formed.groupes.tirage))
    said = refused(start(given, acte(), bloc))
    assert said == "Sans cas d'entreprise : G2. Donnez un motif pour continuer."
    assert "Sans cas d'entreprise : G1, G2." in refused(start(formed, acte(), bloc))


def test_a_work_begun_before_the_draw_takes_a_motif(bloc: Bloc, drawn: Session) -> None:
    early = MATIN - timedelta(minutes=10)
    assert "avant le tirage" in refused(start(drawn, acte(), bloc, debut=early))
    travail = after(drawn, start(drawn, acte(), bloc, debut=early, motif="Noté après coup")).groupes.travail
    assert travail is not None and travail.ecarts == (Ecart.AVANT_LE_TIRAGE,)


def test_a_work_on_another_day_than_the_sitting_takes_a_motif_unless_the_draw_said_it(
    bloc: Bloc, drawn: Session
) -> None:
    later = replace(drawn, date=MATIN.date() + timedelta(days=1))
    assert "le jour de l'écrit" in refused(start(later, acte(), bloc))
    travail = after(later, start(later, acte(), bloc, motif="Salle fermée")).groupes.travail
    assert travail is not None and travail.ecarts == (Ecart.AUTRE_JOUR,)
    other = replace(SESSION, date=later.date)
    said = after(other, draw(other, acte(), bloc, Tirer("2026", None, CAS, motif="Salle fermée")))
    assert after(said, start(said, acte(), bloc)).groupes.travail is not None


def test_groups_left_out_of_the_sizes_by_hand_are_named_and_stay_told(bloc: Bloc, drawn: Session) -> None:
    mine = drawn.groupes.groupe_of("a")
    other = next(it.code for it in drawn.groupes.groupes if it != mine)
    assert "3 à 4 membres" in refused(move(drawn, acte(), bloc, "a", other, "", vu=drawn.groupes.tirage))
    [moved] = move(drawn, acte(), bloc, "a", other, "Conflit", vu=drawn.groupes.tirage)  # type: ignore[misc]
    assert moved.ecarts == (Ecart.TAILLE,)
    [out] = move(drawn, acte(), bloc, "a", None, "Malade", vu=drawn.groupes.tirage)  # type: ignore[misc]
    assert out.ecarts == (Ecart.TAILLE, Ecart.SANS_GROUPE)
    assert [it.replace("\u00a0", " ") for it in standing(after(drawn, [out]), bloc)][-1:] == [
        "A est présent et n'est dans aucun groupe."
    ]


def test_a_member_who_is_absent_since_is_told(bloc: Bloc, drawn: Session) -> None:
    gone = tuple(replace(it, ecrit=Constat(Presence.ABANDON)) if it.slug == "a" else it for it in drawn.candidats)
    assert any("A n'est pas présent" in it for it in standing(replace(drawn, candidats=gone), bloc))
    assert list(standing(drawn, bloc)) == []


@pytest.mark.parametrize(
    ("debut", "fin", "ecarts"),
    [
        (date(2026, 6, 8), date(2026, 6, 12), ()),
        (date(2026, 6, 8), date(2026, 6, 11), (Ecart.SEMAINE,)),
        (date(2026, 5, 11), date(2026, 5, 15), (Ecart.SEMAINE,)),  # the Thursday is Ascension
    ],
)
def test_the_week_is_of_five_working_days(
    officiel: Referentiel, debut: date, fin: date, ecarts: tuple[Ecart, ...]
) -> None:
    decided = set_echeance(SESSION, acte(), officiel.bloc("BLOC 2"), Dates(debut, fin), "Accord")
    fixed = after(SESSION, decided).groupes.echeance
    assert fixed is not None and fixed.ecarts == ecarts


def test_orals_stand_between_the_deadline_and_the_end_of_the_week(officiel: Referentiel) -> None:
    week = Dates(date(2026, 6, 8), date(2026, 6, 12))
    fixed = after(SESSION, set_echeance(SESSION, acte(), officiel.bloc("BLOC 2"), week))

    def at(day: int, hour: int) -> datetime:
        return datetime(2026, 6, day, hour, tzinfo=UTC)

    assert tuple(of_oral(fixed, [(at(10, 9), at(12, 9))])) == (Ecart.ORAL_AVANT_DOSSIER,)
    assert tuple(of_oral(fixed, [(at(12, 9), at(15, 9))])) == (Ecart.ORAL_HORS_SEMAINE,)
    assert not of_oral(fixed, [(at(11, 9), at(12, 16))]) and not of_oral(SESSION, [(at(1, 9), at(1, 10))])


def test_a_group_of_one_takes_a_motif(officiel: Referentiel) -> None:
    bloc, two = officiel.bloc("BLOC 2"), replace(SESSION, candidats=SESSION.candidats[:2])
    decided = draw(two, acte(), bloc, Tirer("2026", None, nombre=2))
    assert isinstance(decided, EcartAuxRegles) and decided.ecarts == (Ecart.SEUL,)


def test_a_time_zone_gives_its_territory() -> None:
    assert territoire_of("Indian/Reunion") is Territoire.REUNION
    assert territoire_of("Pacific/Noumea") is Territoire.NOUVELLE_CALEDONIE
    assert territoire_of("America/Guadeloupe") is Territoire.GUADELOUPE
    assert territoire_of("Europe/Paris") is Territoire.METROPOLE
