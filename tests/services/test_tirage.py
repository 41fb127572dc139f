from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from certif_tui.domain.ecrit.decisions.tirage import is_replayed
from certif_tui.domain.ecrit.travail import rendus
from certif_tui.domain.facteurs import PLEIN_TEMPS, TIERS_TEMPS
from certif_tui.domain.frozen import replace
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.evenements import Presence
from certif_tui.domain.session.inscription import Inscription
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
    tirage = arrive(desk, 7).groupes.draw(cas=["Alpha", " Bêta  SA ", "", "alpha"], motif="Essai")
    again = desk.open_session()
    assert again.session.groupes.tirage == tirage and is_replayed(tirage)
    assert tirage.cas == ("Alpha", "Bêta SA") and tirage.tailles == (4, 3)
    assert sorted(slug for group in members(again) for slug in group) == sorted(map(str.lower, NOMS[:7]))


def test_each_draw_has_a_seed_of_its_own_unless_one_is_given(desk: Desk) -> None:
    ouverte = arrive(desk, 6)
    seeds = [ouverte.groupes.draw(motif="Essai").graine for _ in range(3)]
    assert len(set(seeds)) == 3
    given = [ouverte.groupes.draw(graine=" 2026 ", motif="Essai") for _ in range(2)]
    assert given[0].graine == "2026" and given[0].groupes == given[1].groupes


def test_a_redraw_demands_a_motif_and_keeps_the_old_one(desk: Desk) -> None:
    ouverte = arrive(desk, 8)
    first = ouverte.groupes.draw(motif="Essai")
    for missing in (None, " "):
        with pytest.raises(Refus, match="motif"):
            ouverte.groupes.draw(motif=missing)
    second = ouverte.groupes.draw(motif="Cas oublié")
    assert desk.open_session().session.groupes.tirages == (first, second)


def test_two_programs_that_draw_at_once_end_with_one_draw(desk: Desk) -> None:
    mine, theirs = arrive(desk, 8), desk.open_session()
    first = mine.groupes.draw(motif="Essai")
    with pytest.raises(Refus, match="Un autre poste"):
        theirs.groupes.draw(motif="Essai")
    assert desk.open_session().session.groupes.tirages == (first,)


def test_a_change_by_hand_demands_a_motif_a_group_and_a_change(desk: Desk) -> None:
    ouverte = arrive(desk, 8)
    ouverte.groupes.draw(cas=["Alpha", "Bêta"], motif="Essai")
    mine = ouverte.session.groupes.groupe_of("adam")
    assert mine is not None
    other = "G2" if mine.code == "G1" else "G1"
    for groupe, motif in ((other, " "), (mine.code, "m"), ("G3", "m")):
        with pytest.raises(Refus):
            ouverte.groupes.move("adam", groupe, motif)
    ouverte.groupes.move("adam", other, "Conflit d'intérêts")
    assert "adam" in ouverte.session.groupes.groupe(other).membres
    with pytest.raises(Refus, match="autre cas"):
        ouverte.groupes.change_cas("g1", str(ouverte.session.groupes.groupe("G1").cas), "m")
    ouverte.groupes.change_cas("g1", "Gamma", "Cas connu d'un membre")
    assert ouverte.session.groupes.groupe("G1").cas == "Gamma"


# Work and dossiers


def test_the_work_starts_once_groups_are_drawn_and_again_only_with_a_motif(desk: Desk) -> None:
    ouverte = arrive(desk, 8)
    with pytest.raises(Refus, match="tirez-les"):
        ouverte.ecrit.start()
    ouverte.groupes.draw(motif="Essai")
    assert ouverte.ecrit.start().duree_ms == 8 * HOUR
    with pytest.raises(Refus, match="déjà démarré"):
        ouverte.ecrit.start()
    desk.machine.pass_time(HOUR)
    assert ouverte.ecrit.start(debut=MATIN + timedelta(minutes=10), motif="Oubli").ecoule_ms == 50 * MINUTE
    with pytest.raises(Refus, match="pas encore passée"):
        ouverte.ecrit.start(debut=MATIN + timedelta(hours=3), motif="Oubli")
    ouverte.ecrit.forget_work("Faux départ")
    assert desk.open_session().session.groupes.travail == ouverte.session.groupes.travail
    assert ouverte.session.groupes.travail is not None and ouverte.session.groupes.travail.ecoule_ms == 0


def test_whoever_leaves_a_group_at_work_takes_no_time_from_the_others(desk: Desk) -> None:
    ouverte = arrive(desk, 7)
    ouverte.candidats.set_facteur("adam", TIERS_TEMPS)
    ouverte.candidats.set_facteur("blain", TIERS_TEMPS)
    ouverte.candidats.withdraw("blain", "Parti avant le départ")
    ouverte.groupes.form(
        [("G1", ("adam", "caron", "dore")), ("G2", ("espin", "fabre", "gall"))], source="formateur", motif="Essai"
    )
    ouverte.ecrit.start(motif="Essai")
    due = {it.remettant: it.echeance for it in rendus(ouverte.session, ouverte.bloc)}
    assert due == {"G1": MATIN + timedelta(hours=10, minutes=40), "G2": MATIN + timedelta(hours=8)}
    desk.machine.pass_time(HOUR)
    ouverte.candidats.withdraw("adam", "Malade")
    for gone in (ouverte, desk.open_session()):
        assert {it.remettant: it.echeance for it in rendus(gone.session, gone.bloc)} == due
    ouverte.ecrit.start(debut=MATIN - timedelta(minutes=10), motif="Oubli")
    assert ouverte.ecrit.rendu("G1").echeance == MATIN + timedelta(hours=10, minutes=30)
    ouverte.ecrit.receive("G1")
    assert ouverte.ecrit.rendu("G1").retard_ms == -(9 * HOUR + 30 * MINUTE)
    ouverte.ecrit.forget_dossier("G1", "Erreur")
    ouverte.ecrit.undo_last("Bonne heure")
    ouverte.candidats.restore("adam")
    ouverte.candidats.set_facteur("adam", PLEIN_TEMPS, "Mauvaise ligne")
    assert ouverte.ecrit.rendu("G1").echeance == MATIN + timedelta(hours=8)


def test_whoever_is_put_out_of_a_group_at_work_leaves_it_its_time(desk: Desk) -> None:
    ouverte = arrive(desk, 6)
    ouverte.candidats.set_facteur("adam", TIERS_TEMPS)
    ouverte.groupes.form(
        [("G1", ("adam", "blain", "caron")), ("G2", ("dore", "espin", "fabre"))], source="formateur", motif="Essai"
    )
    ouverte.ecrit.start(motif="Essai")
    longer = ouverte.ecrit.rendu("G1").echeance
    ouverte.groupes.move("adam", "G2", "Conflit")
    assert [ouverte.ecrit.rendu(it).echeance for it in ("G1", "G2")] == [longer, longer]
    ouverte.ecrit.start(debut=MATIN, motif="Heure exacte")
    assert ouverte.ecrit.rendu("G1").echeance == longer
    ouverte.groupes.draw(motif="Tout refaire")
    mine = ouverte.session.groupes.groupe_of("adam")
    others = [it for it in rendus(ouverte.session, ouverte.bloc) if mine and it.remettant != mine.code]
    assert [it.echeance for it in others] == [MATIN + timedelta(hours=8)]


def test_a_dossier_is_received_corrected_and_forgotten_with_motifs(desk: Desk) -> None:
    ouverte = arrive(desk, 7)
    ouverte.candidats.set_facteur("adam", TIERS_TEMPS)
    ouverte.groupes.draw(motif="Essai")
    ouverte.ecrit.start()
    desk.machine.pass_time(11 * HOUR)
    longer = ouverte.session.groupes.groupe_of("adam")
    assert longer is not None
    late = {it: ouverte.ecrit.receive(it).retard_ms for it in ("G1", "G2")}
    assert late.pop(longer.code) == 20 * MINUTE and list(late.values()) == [3 * HOUR]
    with pytest.raises(Refus, match="déjà reçu"):
        ouverte.ecrit.receive("G1")
    ouverte.ecrit.receive("G1", recu=MATIN + timedelta(hours=8), motif="Heure du message")
    assert desk.open_session().ecrit.rendu("G1").recu == MATIN + timedelta(hours=8)
    with pytest.raises(Refus, match="motif"):
        ouverte.ecrit.forget_dossier("G1", " ")
    ouverte.ecrit.forget_dossier("G1", "Erreur")
    assert ouverte.ecrit.rendu("G1").recu == MATIN + timedelta(hours=11)
    ouverte.ecrit.forget_dossier("G1", "Erreur encore")
    with pytest.raises(Refus, match="pas reçu"):
        ouverte.ecrit.forget_dossier("G1", "Erreur")
    with pytest.raises(Refus, match="Aucun dossier"):
        ouverte.ecrit.receive("G9")


def test_a_dossier_noted_by_who_had_not_seen_the_redraw_is_refused(desk: Desk) -> None:
    mine = arrive(desk, 8)
    mine.groupes.draw(motif="Essai")
    theirs = desk.open_session()
    mine.groupes.draw(motif="Cas divulgué")
    with pytest.raises(Refus, match="vient de tirer les groupes"):
        theirs.ecrit.receive("G1")
    assert desk.open_session().ecrit.rendu("G1").dossier is None


def test_bloc_3_candidats_hand_in_alone(desk: Desk) -> None:
    ouverte = arrive(desk, 3, "BLOC 3")
    ouverte.ecrit.receive("adam")
    assert [it.remettant for it in rendus(ouverte.session, ouverte.bloc) if it.dossier] == ["adam"]


def test_the_last_operation_is_undone_one_after_the_other(desk: Desk) -> None:
    ouverte = arrive(desk, 6)
    done = [ouverte.groupes.draw(motif="Essai"), ouverte.ecrit.start()]
    for expected in reversed(done):
        assert [it.id for it in ouverte.ecrit.undo_last("Essai")] == [expected.id]
    with pytest.raises(Refus, match="rien à annuler"):
        ouverte.ecrit.undo_last("Essai")
    assert len(desk.open_session().session.groupes.annules) == 2


def test_a_folder_that_can_only_be_read_takes_no_draw(desk: Desk) -> None:
    arrive(desk, 6)
    desk.journal.read_only = True
    with pytest.raises(Refus, match="lecture seule"):
        desk.open_session().groupes.draw(motif="Essai")


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


def test_dossiers_received_at_once_are_taken_back_at_once_and_one_corrected_since_stays(desk: Desk) -> None:
    ouverte = arrive(desk, 9)
    ouverte.groupes.draw(cas=["Alpha"], motif="Essai")
    with pytest.raises(Refus, match="avec tous les autres"):
        ouverte.ecrit.forget_all_received("Erreur")
    ouverte.ecrit.receive("G1")
    ouverte.ecrit.receive_all()
    ouverte.ecrit.undo_last("Trop tôt")
    assert set(ouverte.session.groupes.dossiers) == {"G1"}
    ouverte.ecrit.receive_all()
    with pytest.raises(Refus, match="demande un motif"):
        ouverte.ecrit.forget_all_received(" ")
    ouverte.ecrit.receive("G2", recu=MATIN - timedelta(minutes=5), motif="Heure du message")
    ouverte.ecrit.forget_all_received("Trop tôt")
    assert set(desk.open_session().session.groupes.dossiers) == {"G1", "G2"}


def test_an_undo_that_was_asked_of_something_else_than_the_last_is_refused(desk: Desk) -> None:
    mine = arrive(desk, 6)
    mine.groupes.draw(cas=["Alpha"], motif="Essai")
    mine.ecrit.receive_all()
    seen, theirs = mine.session.groupes.dernier_geste, desk.open_session()
    theirs.ecrit.receive("G1", recu=MATIN - timedelta(minutes=5), motif="Heure du message")
    with pytest.raises(Refus, match="Un autre poste"):
        mine.ecrit.undo_last("Erreur", seen)
    assert set(desk.open_session().session.groupes.dossiers) == {"G1", "G2"}
