from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from certif_tui.cli.atelier import open_session
from certif_tui.cli.paths import Options
from certif_tui.domain.ecrit.evenements import TirageEffectue
from certif_tui.domain.session.evenements import Presence, Seance
from certif_tui.domain.session.state import Session
from tests.cli.conftest import Certif, plain

BLOC_1, BLOC_2, BLOC_3 = (f"2026-06-12-bloc-{number}-lyon" for number in (1, 2, 3))
NOMS = ("ADAM", "BLAIN", "CARON", "DORE", "ESPIN", "FABRE", "GALL")


def arrive(certif: Certif, nombre: int = 7, bloc: str = "1") -> str:
    """A session of that bloc whose candidats are all there."""
    people = [word for nom in NOMS[:nombre] for word in ("--candidat", nom)]
    done = certif("session", "creer", "--bloc", bloc, "--date", "2026-06-12", "--lieu", "Lyon", *people)
    slug = done.stdout.strip()
    ouverte = open_session(Options(certif.sessions, None), slug)
    for candidat in ouverte.session.candidats:
        ouverte.presences.note(candidat.slug, Presence.PRESENT)
    return slug


def kept(certif: Certif, slug: str) -> Session:
    return open_session(Options(certif.sessions, None), slug).session


def test_a_draw_is_shown_with_its_seed_and_its_cases_and_replays(certif: Certif, tmp_path: Path) -> None:
    cas = tmp_path / "cas.txt"
    cas.write_text("# les entreprises\nSociété Alpha\n\nBêta SARL\n", "utf-8")
    done = certif(
        "tirage", "--motif", "Essai", arrive(certif), "--cas", str(cas), "--cas-nom", "Gamma", "--graine", "essai 1"
    )
    assert done.exit_code == 0, done.output
    tirage = kept(certif, BLOC_1).groupes.tirage
    assert isinstance(tirage, TirageEffectue) and tirage.cas == ("Société Alpha", "Bêta SARL", "Gamma")
    for groupe in tirage.groupes:
        assert f"{groupe.code} · {groupe.cas} · dossier attendu" in done.stdout
    assert "graine essai 1, algorithme sha256-fisher-yates-1" in done.stdout
    again = certif("tirage", BLOC_1, "--rejouer")
    assert (again.exit_code, "identique" in again.stdout) == (0, True)


def test_a_draw_taken_back_is_replayed_and_stays_told_with_its_groups_and_its_seed(certif: Certif) -> None:
    slug = arrive(certif, 6)
    certif("tirage", "--motif", "Essai", slug, "--graine", "premier", "--cas-nom", "Alpha")
    members = kept(certif, slug).groupes.groupes
    certif("tirage", slug, "--annuler", "--motif", "Alpha est connu de tous")
    certif("tirage", "--motif", "Essai", slug, "--graine", "second", "--cas-nom", "Bêta")
    again = plain(certif("tirage", slug, "--rejouer").stdout)
    assert "Tirage 1 (annulé), graine premier" in again and "Tirage 2 (en vigueur), graine second" in again
    told = " ".join(plain(certif("session", "registre", slug).stdout).split())
    groups = " ; ".join(f"{it.code} (Alpha) {', '.join(map(str.upper, it.membres))}" for it in members)
    assert f"tirage au sort, 2 groupes : {groups} ; graine premier" in told
    assert "[annulé par" in told


def test_a_draw_whose_record_was_changed_replays_with_the_code_of_bad_data(certif: Certif) -> None:
    certif("tirage", "--motif", "Essai", arrive(certif), "--graine", "essai")
    path = certif.sessions / BLOC_1 / "session.json"
    path.write_text(path.read_text("utf-8").replace('"graine":"essai"', '"graine":"truqué"'), "utf-8")
    again = certif("tirage", BLOC_1, "--rejouer")
    assert (again.exit_code, "DIFFÉRENT" in again.stdout) == (3, True)


def test_five_present_are_refused_with_the_options_to_type(certif: Certif) -> None:
    slug = arrive(certif, 5)
    done = certif("tirage", slug)
    assert done.exit_code == 3
    assert "Ajoutez --groupes 1 ou --groupes 2, et --motif." in plain(done.stderr)
    assert certif("tirage", slug, "--groupes", "1").exit_code == 3
    assert certif("tirage", slug, "--groupes", "2", "--motif", "Accord du certificateur").exit_code == 0
    assert [len(groupe.membres) for groupe in kept(certif, slug).groupes.groupes] == [3, 2]


def test_too_few_cases_are_said(certif: Certif) -> None:
    done = certif("tirage", "--motif", "Essai", arrive(certif), "--cas-nom", "Alpha")
    assert "1 cas pour 2 groupes : tous les groupes ont le même." in plain(done.stdout)


def test_a_redraw_demands_a_motif_keeps_the_old_one_and_can_be_undone(certif: Certif) -> None:
    slug = arrive(certif)
    certif("tirage", "--motif", "Essai", slug, "--graine", "un")
    assert certif("tirage", slug).exit_code == 3
    done = certif("tirage", slug, "--graine", "deux", "--motif", "Cas divulgué")
    assert "Motif : Cas divulgué" in plain(done.stdout) and "Tirage remplacé, conservé" in done.stdout
    assert certif("tirage", slug, "--annuler").exit_code == 3
    done = certif("tirage", slug, "--annuler", "--motif", "Fausse alerte")
    assert done.exit_code == 0 and "Annulé le" in done.stdout
    tirage = kept(certif, slug).groupes.tirage
    assert isinstance(tirage, TirageEffectue) and tirage.graine == "un"


@pytest.mark.parametrize("words", [("--rejouer", "--annuler"), ("--rejouer", "--graine", "a"), ("--groupes", "0")])
def test_a_draw_asked_for_in_two_ways_is_badly_written(certif: Certif, words: tuple[str, ...]) -> None:
    assert certif("tirage", arrive(certif), *words).exit_code == 2


def test_without_a_draw_there_is_nothing_to_replay(certif: Certif) -> None:
    slug = arrive(certif)
    for words in (("--rejouer",), ("--annuler", "--motif", "m")):
        done = certif("tirage", slug, *words)
        assert (done.exit_code, "pas encore tirés" in done.stderr) == (3, True)


def test_the_work_starts_is_told_and_is_undone(certif: Certif) -> None:
    slug = arrive(certif)
    assert "Aucun travail" in certif("travail", slug).stdout
    assert certif("travail", slug, "demarrer").exit_code == 3
    certif("tirage", "--motif", "Essai", slug)
    done = certif("travail", slug, "demarrer")
    assert re.match(r"Travail de groupe (8:00:00|7:59:5\d) restantes, fin ", done.stdout)
    assert certif("travail", slug, "demarrer").exit_code == 3
    assert certif("travail", slug, "etat", "--debut", "8:00").exit_code == 2
    assert certif("travail", slug, "annuler").exit_code == 3
    assert certif("travail", slug, "annuler", "--motif", "Faux départ").exit_code == 0
    assert kept(certif, slug).groupes.travail is None


def test_a_work_whose_dossiers_came_is_refused_in_the_words_of_the_general_undo(certif: Certif) -> None:
    slug = arrive(certif)
    certif("tirage", "--motif", "Essai", slug)
    certif("travail", slug, "demarrer")
    certif("dossier", slug, "g1")
    events = len(open_session(Options(certif.sessions, None), slug).live.evenements)
    refused = certif("travail", slug, "annuler", "--motif", "Faux départ")
    general = certif("session", "annuler", slug, str(events - 1), "--motif", "Faux départ")
    assert (refused.exit_code, general.exit_code, refused.stderr) == (3, 3, general.stderr)
    assert f"Annulez d'abord le n° {events}, dossier reçu de G1" in plain(refused.stderr)
    assert certif("tirage", slug, "--annuler", "--motif", "Erreur").stderr == general.stderr
    assert kept(certif, slug).groupes.travail is not None


def test_a_work_that_was_over_long_ago_is_told_as_such(certif: Certif) -> None:
    slug = arrive(certif)
    certif("tirage", "--motif", "Essai", slug)
    done = certif("travail", slug, "demarrer", "--debut", "02/03/2020 09:00", "--motif", "Essai")
    assert (done.exit_code, plain(done.stdout)) == (0, "Travail démarré le 2 mars 2020 à 09:00, terminé.\n")


def test_several_dossiers_come_at_once_and_none_when_one_is_unknown(certif: Certif) -> None:
    slug = arrive(certif)
    certif("tirage", "--motif", "Essai", slug)
    assert certif("dossier", slug, "g1", "g9").exit_code == 3
    assert kept(certif, slug).groupes.dossiers == {}
    assert "2/2 dossiers reçus" in plain(certif("dossier", slug, "g1", "g2").stdout)


def test_a_dossier_is_received_listed_and_undone(certif: Certif) -> None:
    slug = arrive(certif)
    certif("tirage", "--motif", "Essai", slug)
    done = certif("dossier", slug, "g1")
    assert "1/2 dossiers reçus · à recevoir : G2" in plain(done.stdout)
    assert certif("dossier", slug, "g1").exit_code == 3
    assert certif("dossier", slug, "g1", "--recu", "00:00", "--motif", "Heure du message").exit_code == 0
    assert certif("dossier", slug, "g3").exit_code == 3
    assert certif("dossier", slug, "g1", "--recu", "8:00", "--annuler").exit_code == 2
    assert certif("dossier", slug, "--annuler").exit_code == 2
    for _correction_then_reception in range(2):
        assert certif("dossier", slug, "g1", "--annuler", "--motif", "Erreur").exit_code == 0
    assert "0/2 dossiers reçus" in plain(certif("dossier", slug).stdout)


def test_bloc_3_dossiers_are_the_candidats(certif: Certif) -> None:
    slug = arrive(certif, 3, "3")
    assert certif("tirage", slug).exit_code == 3
    done = certif("echeance", slug, "--dossiers", "01/01/2020 12:00")
    assert "dossier manquant, attendu pour le 01/01/2020 à 12:00" in done.stdout
    done = certif("dossier", slug, "blain")
    assert re.search(r"^BLAIN · dossier reçu à .*, en retard de \d+.jours", done.stdout, re.MULTILINE)
    assert "à recevoir : ADAM, CARON" in plain(done.stdout)


def test_bloc_2_has_a_week_and_its_dossiers_are_due_in_the_middle(certif: Certif) -> None:
    slug = arrive(certif, 5, "2")
    assert certif("tirage", "--motif", "Essai", slug, "--groupes", "2").exit_code == 0
    done = certif("echeance", slug, "--debut", "2036-06-09", "--fin", "2036-06-13")
    assert "attendus pour le 11 juin 2036 à 12:00" in done.stdout
    assert certif("echeance", slug, "--debut", "2036-06-09", "--fin", "2036-06-13").exit_code == 3
    assert certif("echeance", slug).exit_code == 3


def test_a_candidat_and_a_case_are_changed_by_hand_with_a_motif(certif: Certif) -> None:
    slug = arrive(certif)
    certif("tirage", "--motif", "Essai", slug, "--cas-nom", "Alpha", "--cas-nom", "Bêta", "--graine", "essai")
    mine = kept(certif, slug).groupes.groupe_of("adam")
    assert mine is not None
    other = "G2" if mine.code == "G1" else "G1"
    assert certif("groupes", slug, "--deplacer", "adam", "--vers", other).exit_code == 3
    assert certif("groupes", slug, "--deplacer", "adam").exit_code == 2
    done = certif("groupes", slug, "--deplacer", "adam", "--vers", other, "--motif", "Conflit d'intérêts")
    assert f"À la main : ADAM dans {other}. Motif : Conflit d'intérêts" in plain(done.stdout)
    assert certif("groupes", slug, "--deplacer", "adam", "--vers", "aucun", "--motif", "Parti").exit_code == 0
    assert kept(certif, slug).groupes.groupe_of("adam") is None
    assert certif("groupes", slug, "--cas", "G1", "--motif", "m").exit_code == 2
    assert "G1 · Gamma · " in certif("groupes", slug, "--cas", "G1=Gamma", "--motif", "Cas connu").stdout
    assert certif("groupes", slug, "--annuler", "--motif", "Erreur").exit_code == 0
    assert kept(certif, slug).groupes.groupe("G1").cas != "Gamma"


def test_what_a_manager_did_is_in_the_journal_and_the_chain_holds(certif: Certif) -> None:
    slug = arrive(certif)
    certif("tirage", "--motif", "Essai", slug)
    certif("travail", slug, "demarrer")
    certif("dossier", slug, "g1")
    certif("dossier", slug, "g1", "--annuler", "--motif", "Erreur")
    stored = json.loads((certif.sessions / slug / "session.json").read_text("utf-8"))
    types = [event["type"] for event in stored["journal"].values()]
    assert types[-4:] == ["tirage_effectue", "travail_demarre", "dossier_recu", "evenement_annule"]
    assert certif("verifier", slug).exit_code == 0


def test_a_file_of_cases_that_is_not_text_is_bad_data(certif: Certif, tmp_path: Path) -> None:
    cas = tmp_path / "cas.txt"
    cas.write_bytes(b"Alpha\nB\x81ta")
    done = certif("tirage", "--motif", "Essai", arrive(certif), "--cas", str(cas))
    assert (done.exit_code, "ligne 2" in done.stderr) == (3, True)


def test_groups_are_taken_from_the_list_or_named_and_taken_back(certif: Certif, tmp_path: Path) -> None:
    liste = tmp_path / "liste.csv"
    liste.write_text("Nom;Groupe\nADAM;Équipe 2\nBLAIN;Équipe 1\nCARON;Équipe 2\nDORE;Équipe 1\n", "utf-8")
    done = certif("session", "creer", "--bloc", "2", "--date", "2036-06-09", "--lieu", "Lyon")
    slug = done.stdout.strip()
    assert "importez la colonne" in plain(certif("groupes", slug, "--depuis-liste").stderr)
    certif("session", "importer", slug, str(liste))
    done = certif("groupes", slug, "--depuis-liste")
    assert done.exit_code == 0 and "d'après la liste" in plain(done.stdout), done.output
    formed = kept(certif, slug).groupes.groupes
    assert [(it.code, it.membres) for it in formed] == [("G1", ("blain", "dore")), ("G2", ("adam", "caron"))]
    names = ("--former", "ADAM, BLAIN, CARON", "--former", "DORE")
    assert "déjà tirés" in plain(certif("groupes", slug, *names).stderr)
    done = certif("groupes", slug, *names, "--motif", "Accord du formateur")
    assert "par le formateur, hors règle : taille de groupe hors référentiel" in plain(done.stdout), done.output
    told = " ".join(plain(certif("session", "registre", slug).stdout).split())
    assert "2 groupes formés d'après la liste : G1 BLAIN, DORE ; G2 ADAM, CARON" in told
    assert certif("groupes", slug, "--annuler", "--motif", "Erreur").exit_code == 0
    assert kept(certif, slug).groupes.groupes == formed
    assert certif("verifier", slug).exit_code == 0


def test_all_the_dossiers_still_missing_come_at_once_one_event_each(certif: Certif) -> None:
    slug = arrive(certif)
    certif("tirage", slug, "--cas-nom", "Vélo-Cité", "--motif", "Avancé")
    certif("travail", slug, "demarrer", "--motif", "Avancé")
    certif("dossier", slug, "g1")
    done = certif("dossier", slug, "--tous")
    assert "2/2 dossiers reçus" in plain(done.stdout), done.output
    assert set(kept(certif, slug).groupes.dossiers) == {"G1", "G2"}
    assert "Il ne manque aucun dossier" in plain(certif("dossier", slug, "--tous").stderr)
    assert certif("dossier", slug, "g1", "--tous").exit_code == 2
    assert certif("dossier", slug, "--annuler", "--tous").exit_code == 3
    assert certif("dossier", slug, "--annuler", "--tous", "--motif", "Trop tôt").exit_code == 0
    assert kept(certif, slug).groupes.dossiers.keys() == {"G1"}
    assert "avec tous les autres" in plain(certif("dossier", slug, "--annuler", "--tous", "--motif", "m").stderr)


def test_a_candidat_is_noted_at_each_sitting(certif: Certif) -> None:
    people = [word for nom in NOMS[:4] for word in ("--candidat", nom)]
    certif("session", "creer", "--bloc", "1", "--date", "2026-06-12", "--lieu", "Lyon", *people)
    presence = ("session", "presence", BLOC_1)
    late = certif(*presence, "adam", "retard", "--minutes", "25", "--seance", "ecrit")
    assert plain(late.stdout) == "ADAM : en retard de 25 min à l'écrit\n", late.output
    everybody = certif(*presence, "--tous", "present", "--seance", "ecrit")
    assert "BLAIN : présent à l'écrit" in plain(everybody.stdout) and "--tous attendu" in everybody.stdout
    absent = certif(*presence, "adam", "absent-justifie", "--seance", "oral")
    assert plain(absent.stdout) == "ADAM : absent (justifié) à l'oral\n", absent.output
    adam = next(it for it in kept(certif, BLOC_1).candidats if it.slug == "adam")
    assert [adam.at(it).presence for it in Seance] == [Presence.RETARD, Presence.ABSENT_JUSTIFIE]
    listed = plain(certif("candidat", "liste", BLOC_1).stdout)
    assert "en retard de 25 min à l'écrit, absent (justifié) à l'oral" in listed
    told = plain(certif("bilan", BLOC_1, "adam").stdout)
    assert "Absent (justifié) à l'oral : non évalué" in told
    assert "absent (justifié) à l'oral" in plain(certif("session", "registre", BLOC_1).stdout)
    taken = certif(*presence, "--tous", "attendu", "--seance", "ecrit", "--motif", "mauvaise session")
    assert "3 présences de nouveau à noter" in plain(taken.stdout), taken.output
    mode = certif(*presence, "blain", "retard", "--minutes", "5", "--mode", "meme-fin", "--seance", "ecrit")
    assert mode.exit_code != 0 and "durée de l'oral" in plain(mode.stderr)
    assert certif("verifier", BLOC_1).exit_code == 0


def test_whom_and_where_must_be_said_once(certif: Certif) -> None:
    slug = arrive(certif, bloc="3")
    assert certif("session", "presence", slug).exit_code == 2
    assert certif("session", "presence", slug, "adam", "--tous", "present").exit_code == 2
    assert certif("session", "presence", slug, "adam", "absent-justifie", "--seance", "ecrit").exit_code != 0


def test_a_draw_without_cases_says_in_one_sentence_how_to_give_them(certif: Certif) -> None:
    refused = certif("tirage", arrive(certif))
    said = " ".join(plain(refused.stderr).split())
    remedy = "Donnez les cas d'entreprise par --cas FICHIER ou --cas-nom NOM, ou ajoutez --motif pour tirer sans eux : "
    assert refused.exit_code == 3 and remedy + "chaque groupe en tire un, et aucun n'est donné." in said, said
    assert "Donnez un motif" not in said and said.count("--motif") == 1


def test_groups_and_dossiers_are_given_to_scripts(certif: Certif) -> None:
    slug = arrive(certif)
    certif("tirage", slug, "--cas-nom", "Vélo-Cité", "--graine", "essai", "--motif", "Avancé")
    certif("dossier", slug, "g1")
    told = json.loads(certif("groupes", slug, "--json").stdout)
    assert json.loads(certif("dossier", slug, "--json").stdout) == told
    first, second = told["dossiers"]
    assert (told["tire"], told["graine"], told["hors_regle"]) == (True, "essai", [])
    assert (first["remettant"], len(first["membres"]), first["cas"], first["facteur"]) == ("G1", 4, "Vélo-Cité", "1/1")
    assert first["recu"] is not None and second["recu"] is None and first["retard_s"] is None
