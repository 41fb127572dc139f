from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from certif_tui.domain.ecrit.evenements import GroupeTire
from certif_tui.domain.ecrit.travail import rendus
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.evenements import TIERS_TEMPS, Presence
from certif_tui.domain.session.inscription import Inscription
from certif_tui.services.ecrit.tirage import (
    GroupesImpossibles,
    change_cas,
    draw_groups,
    is_replayed,
    move_candidat,
    possibilites,
)
from certif_tui.services.ecrit.travail import (
    find_rendu,
    forget_dossier,
    forget_work,
    receive_dossier,
    set_echeance,
    start_work,
    undo_last,
)
from certif_tui.services.oral.heures import read_instant
from certif_tui.services.preparation.sessions import SessionOuverte
from tests.domain.factory import HOUR, MATIN, MINUTE
from tests.services.desk import PROJET, Desk

NOMS = ["ADAM", "BLAIN", "CARON", "DORE", "ESPIN", "FABRE", "GALL", "HUET", "IMBERT", "JOLY", "KLEIN", "LORY"]


def arrive(desk: Desk, nombre: int, bloc: str = "BLOC 1") -> SessionOuverte:
    """A session of that bloc whose candidats are all there."""
    people = tuple(map(Inscription, NOMS[:nombre]))
    desk.slug = desk.create(replace(PROJET, bloc=bloc, lieu=f"Salle {nombre}", candidats=people))
    ouverte = desk.open_session()
    for candidat in ouverte.session.candidats:
        ouverte.presences.note(candidat.slug, Presence.PRESENT)
    return ouverte


def members(ouverte: SessionOuverte) -> list[tuple[str, ...]]:
    return [groupe.membres for groupe in ouverte.session.groupes.groupes]


def test_a_draw_is_found_again_by_another_program_and_replays_the_same(desk: Desk) -> None:
    tirage = draw_groups(arrive(desk, 7), cas=["Alpha", " Bêta  SA ", "", "alpha"])
    again = desk.open_session()
    assert again.session.groupes.tirage == tirage and is_replayed(tirage)
    assert tirage.cas == ("Alpha", "Bêta SA") and tirage.tailles == (4, 3)
    assert sorted(slug for group in members(again) for slug in group) == sorted(map(str.lower, NOMS[:7]))


def test_a_draw_that_was_tampered_with_does_not_replay(desk: Desk) -> None:
    tirage = draw_groups(arrive(desk, 7))
    [first, second] = tirage.groupes
    swapped = replace_members(first, second)
    assert not is_replayed(tirage.model_copy(update={"groupes": swapped}))
    assert not is_replayed(tirage.model_copy(update={"candidats": tirage.candidats[:-1]}))
    with pytest.raises(Refus, match="règle inconnue"):
        is_replayed(tirage.model_copy(update={"algorithme": "autre-2"}))


def replace_members(first: GroupeTire, second: GroupeTire) -> tuple[GroupeTire, GroupeTire]:
    mine, theirs = first.membres, second.membres
    return (
        first.model_copy(update={"membres": (theirs[0], *mine[1:])}),
        second.model_copy(update={"membres": (mine[0], *theirs[1:])}),
    )


def test_each_draw_has_a_seed_of_its_own_unless_one_is_given(desk: Desk) -> None:
    ouverte = arrive(desk, 6)
    seeds = [draw_groups(ouverte, motif="Essai").graine for _ in range(3)]
    assert len(set(seeds)) == 3
    given = [draw_groups(ouverte, graine=" 2026 ", motif="Essai") for _ in range(2)]
    assert given[0].graine == "2026" and given[0].groupes == given[1].groupes
    for unusable in ("", " ", "a\x1bb", "x" * 201):
        with pytest.raises(Refus):
            draw_groups(ouverte, graine=unusable, motif="Essai")


def test_only_those_present_or_late_take_part_and_nobody_is_left_expected(desk: Desk) -> None:
    ouverte = arrive(desk, 8)
    ouverte.presences.note("adam", Presence.ATTENDU, motif="noté trop tôt")
    with pytest.raises(Refus, match=r"encore attendu.*P dans la session"):
        draw_groups(ouverte)
    ouverte.presences.note("adam", Presence.ABSENT_JUSTIFIE, motif="malade")
    ouverte.presences.note("blain", Presence.RETARD, motif="arrivé à 9:10")
    ouverte.candidats.withdraw("caron", "Désistement")
    assert set(draw_groups(ouverte).candidats) == {"blain", "dore", "espin", "fabre", "gall", "huet"}


@pytest.mark.parametrize("nombre", [1, 2])
def test_too_few_for_a_group_is_explained_with_the_options(desk: Desk, nombre: int) -> None:
    ouverte = arrive(desk, nombre)
    with pytest.raises(GroupesImpossibles) as refusal:
        draw_groups(ouverte)
    assert "de 3 à 4" in str(refusal.value) and f"avec un motif, un groupe de {nombre}" in str(refusal.value)
    with pytest.raises(Refus, match="motif"):
        draw_groups(ouverte, nombre=1)
    assert draw_groups(ouverte, nombre=1, motif="Accord du certificateur").tailles == (nombre,)


def test_five_may_be_one_group_or_three_and_two_with_a_motif(desk: Desk) -> None:
    ouverte = arrive(desk, 5)
    with pytest.raises(GroupesImpossibles) as refusal:
        draw_groups(ouverte, motif="Un motif ne choisit pas")
    assert "un groupe de 5 ou 1 groupe de 3 et 1 groupe de 2" in str(refusal.value)
    assert ouverte.session.groupes.tirage is None
    assert draw_groups(ouverte, nombre=2, motif="Accord").tailles == (3, 2)
    assert draw_groups(ouverte, nombre=1, motif="Accord").tailles == (5,)


def test_nobody_there_is_no_draw(desk: Desk) -> None:
    with pytest.raises(Refus, match="présences"):
        draw_groups(arrive(desk, 0))


def test_twelve_make_three_groups_or_four_and_no_other_number(desk: Desk) -> None:
    ouverte = arrive(desk, 12)
    assert draw_groups(ouverte).tailles == (4, 4, 4)
    assert draw_groups(ouverte, nombre=4, motif="m").tailles == (3, 3, 3, 3)
    with pytest.raises(Refus, match="3 groupes de 4, 4 groupes de 3"):
        draw_groups(ouverte, nombre=2, motif="m")


def test_a_redraw_demands_a_motif_and_keeps_the_old_one(desk: Desk) -> None:
    ouverte = arrive(desk, 8)
    first = draw_groups(ouverte)
    for missing in (None, " "):
        with pytest.raises(Refus, match="motif"):
            draw_groups(ouverte, motif=missing)
    second = draw_groups(ouverte, motif="Cas oublié")
    assert desk.open_session().session.groupes.tirages == (first, second)


def test_a_draw_whose_groups_handed_something_in_stays(desk: Desk) -> None:
    ouverte = arrive(desk, 8)
    draw_groups(ouverte)
    receive_dossier(ouverte, "G1")
    with pytest.raises(Refus, match="annulez d'abord sa réception"):
        draw_groups(ouverte, motif="m")
    forget_dossier(ouverte, "G1", "Mauvais groupe")
    draw_groups(ouverte, motif="m")


def test_two_programs_that_draw_at_once_end_with_one_draw(desk: Desk) -> None:
    mine, theirs = arrive(desk, 8), desk.open_session()
    first = draw_groups(mine)
    with pytest.raises(Refus, match="Un autre poste"):
        draw_groups(theirs)
    assert desk.open_session().session.groupes.tirages == (first,)


def test_bloc_2_groups_are_as_many_as_is_said_for_the_referentiel_says_no_size(desk: Desk) -> None:
    ouverte = arrive(desk, 5, "BLOC 2")
    assert possibilites(ouverte.session, ouverte.bloc).bornes is None
    with pytest.raises(Refus, match="combien de groupes"):
        draw_groups(ouverte)
    for impossible in (0, 6):
        with pytest.raises(Refus, match="de 1 à 5"):
            draw_groups(ouverte, nombre=impossible)
    assert draw_groups(ouverte, nombre=2).tailles == (3, 2)


def test_bloc_3_draws_no_groups(desk: Desk) -> None:
    with pytest.raises(Refus, match="seul"):
        draw_groups(arrive(desk, 8, "BLOC 3"))


def test_a_change_by_hand_demands_a_motif_a_group_and_a_change(desk: Desk) -> None:
    ouverte = arrive(desk, 8)
    draw_groups(ouverte, cas=["Alpha", "Bêta"])
    mine = ouverte.session.groupes.groupe_of("adam")
    assert mine is not None
    other = "G2" if mine.code == "G1" else "G1"
    for groupe, motif in ((other, " "), (mine.code, "m"), ("G3", "m")):
        with pytest.raises(Refus):
            move_candidat(ouverte, "adam", groupe, motif)
    move_candidat(ouverte, "adam", other, "Conflit d'intérêts")
    assert "adam" in ouverte.session.groupes.groupe(other).membres
    with pytest.raises(Refus, match="autre cas"):
        change_cas(ouverte, "g1", str(ouverte.session.groupes.groupe("G1").cas), "m")
    change_cas(ouverte, "g1", "Gamma", "Cas connu d'un membre")
    assert ouverte.session.groupes.groupe("G1").cas == "Gamma"


# Work and dossiers


def test_the_work_starts_once_groups_are_drawn_and_again_only_with_a_motif(desk: Desk) -> None:
    ouverte = arrive(desk, 8)
    with pytest.raises(Refus, match="tirez-les"):
        start_work(ouverte)
    draw_groups(ouverte)
    assert start_work(ouverte).duree_ms == 8 * HOUR
    with pytest.raises(Refus, match="déjà démarré"):
        start_work(ouverte)
    desk.machine.pass_time(HOUR)
    assert start_work(ouverte, debut=MATIN + timedelta(minutes=10), motif="Oubli").ecoule_ms == 50 * MINUTE
    with pytest.raises(Refus, match="pas encore passée"):
        start_work(ouverte, debut=MATIN + timedelta(hours=3), motif="Oubli")
    forget_work(ouverte, "Faux départ")
    assert desk.open_session().session.groupes.travail == ouverte.session.groupes.travail
    assert ouverte.session.groupes.travail is not None and ouverte.session.groupes.travail.ecoule_ms == 0


@pytest.mark.parametrize("bloc", ["BLOC 2", "BLOC 3"])
def test_a_work_over_days_or_of_no_length_has_dates_and_no_clock(desk: Desk, bloc: str) -> None:
    ouverte = arrive(desk, 6, bloc)
    with pytest.raises(Refus, match="dates"):
        start_work(ouverte)


def test_a_dossier_is_received_corrected_and_forgotten_with_motifs(desk: Desk) -> None:
    ouverte = arrive(desk, 7)
    ouverte.candidats.set_facteur("adam", TIERS_TEMPS)
    draw_groups(ouverte)
    start_work(ouverte)
    desk.machine.pass_time(11 * HOUR)
    longer = ouverte.session.groupes.groupe_of("adam")
    assert longer is not None
    late = {it: receive_dossier(ouverte, it).retard_ms for it in ("G1", "G2")}
    assert late.pop(longer.code) == 20 * MINUTE and list(late.values()) == [3 * HOUR]
    with pytest.raises(Refus, match="déjà reçu"):
        receive_dossier(ouverte, "G1")
    receive_dossier(ouverte, "G1", recu=MATIN + timedelta(hours=8), motif="Heure du message")
    assert find_rendu(desk.open_session(), "G1").recu == MATIN + timedelta(hours=8)
    with pytest.raises(Refus, match="motif"):
        forget_dossier(ouverte, "G1", " ")
    forget_dossier(ouverte, "G1", "Erreur")
    assert find_rendu(ouverte, "G1").recu == MATIN + timedelta(hours=11)
    forget_dossier(ouverte, "G1", "Erreur encore")
    with pytest.raises(Refus, match="pas reçu"):
        forget_dossier(ouverte, "G1", "Erreur")
    with pytest.raises(Refus, match="Aucun dossier"):
        receive_dossier(ouverte, "G9")


def test_a_dossier_noted_by_who_had_not_seen_the_redraw_is_refused(desk: Desk) -> None:
    mine = arrive(desk, 8)
    draw_groups(mine)
    theirs = desk.open_session()
    draw_groups(mine, motif="Cas divulgué")
    with pytest.raises(Refus, match="vient de tirer les groupes"):
        receive_dossier(theirs, "G1")
    assert find_rendu(desk.open_session(), "G1").dossier is None


def test_bloc_3_candidats_hand_in_alone(desk: Desk) -> None:
    ouverte = arrive(desk, 3, "BLOC 3")
    receive_dossier(ouverte, "adam")
    assert [it.remettant for it in rendus(ouverte.session, ouverte.bloc) if it.dossier] == ["adam"]


def test_bloc_2_dossiers_are_due_at_mid_week_unless_said_otherwise(desk: Desk) -> None:
    ouverte = arrive(desk, 6, "BLOC 2")
    first, last = date(2026, 6, 8), date(2026, 6, 12)
    fixed = set_echeance(ouverte, debut=first, fin=last)
    assert fixed.echeance == datetime(2026, 6, 10, 10, tzinfo=UTC)  # Wednesday at noon in Paris
    with pytest.raises(Refus, match="motif"):
        set_echeance(ouverte, debut=first, fin=last)
    moved = datetime(2026, 6, 11, 7, tzinfo=UTC)
    changed = set_echeance(ouverte, debut=first, fin=last, echeance=moved, motif="Jour férié")
    assert changed.echeance == moved


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ({"debut": date(2026, 6, 8)}, "premier et le dernier"),
        ({}, "premier et le dernier"),
        ({"debut": date(2026, 6, 12), "fin": date(2026, 6, 8)}, "avant le premier"),
        (
            {
                "debut": date(2026, 6, 8),
                "fin": date(2026, 6, 12),
                "echeance": datetime(2026, 6, 13, 7, tzinfo=UTC),
            },
            "hors de ces dates",
        ),
    ],
)
def test_dates_that_make_no_sense_are_refused(desk: Desk, dates: dict[str, Any], said: str) -> None:
    ouverte = arrive(desk, 6, "BLOC 2")
    with pytest.raises(Refus, match=said):
        set_echeance(ouverte, **dates)


def test_where_a_clock_runs_the_work_no_date_is_set(desk: Desk) -> None:
    with pytest.raises(Refus, match="chrono"):
        set_echeance(arrive(desk, 6), echeance=MATIN)


def test_the_last_operation_is_undone_one_after_the_other(desk: Desk) -> None:
    ouverte = arrive(desk, 6)
    done = [draw_groups(ouverte), start_work(ouverte)]
    for expected in reversed(done):
        assert undo_last(ouverte, "Essai").id == expected.id
    with pytest.raises(Refus, match="rien à annuler"):
        undo_last(ouverte, "Essai")
    assert len(desk.open_session().session.groupes.annules) == 2


def test_a_folder_that_can_only_be_read_takes_no_draw(desk: Desk) -> None:
    arrive(desk, 6)
    desk.journal.read_only = True
    with pytest.raises(Refus, match="lecture seule"):
        draw_groups(desk.open_session())


# Times as they are typed

NOON = datetime(2026, 6, 12, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "instant"),
    [
        ("11:42", datetime(2026, 6, 12, 9, 42, tzinfo=UTC)),
        ("11h42", datetime(2026, 6, 12, 9, 42, tzinfo=UTC)),
        ("9 h", datetime(2026, 6, 12, 7, tzinfo=UTC)),
        ("12/06/2026 08:05", datetime(2026, 6, 12, 6, 5, tzinfo=UTC)),
        ("2026-06-11 à 23h30", datetime(2026, 6, 11, 21, 30, tzinfo=UTC)),
    ],
)
def test_a_time_is_read_where_the_session_takes_place(typed: str, instant: datetime) -> None:
    assert read_instant(typed, "Europe/Paris", NOON) == instant


def test_an_evening_typed_after_midnight_is_the_day_before() -> None:
    after = datetime(2026, 6, 12, 22, 30, tzinfo=UTC)
    assert read_instant("23:50", "Europe/Paris", after) == datetime(2026, 6, 12, 21, 50, tzinfo=UTC)


@pytest.mark.parametrize("typed", ["", "midi", "25:00", "12:75", "demain 8:00", "1742"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(Refus):
        read_instant(typed, "Europe/Paris", NOON)
