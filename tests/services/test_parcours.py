from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certif_tui.domain.frozen import replace
from certif_tui.domain.grille.evenements import Avis
from certif_tui.domain.personnes.identites import Paire, paire_of
from certif_tui.domain.personnes.parcours import Personne
from certif_tui.domain.referentiel.model import Referentiel
from certif_tui.domain.refus import Refus
from certif_tui.domain.resultat.resultat import Verdict
from certif_tui.domain.session.annulations import standing
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.decisions.candidats import Origine, added
from certif_tui.domain.session.evenements import EvenementAnnule, JureAjoute, Lien, Presence, PresenceNotee
from certif_tui.domain.session.inscription import Inscription
from certif_tui.domain.session.state import Session
from certif_tui.journal import kinds
from certif_tui.journal.journal import Content, Journal, NotWritable, StreamDamaged
from certif_tui.journal.salvage import Salvage
from certif_tui.journal.streams import Stream
from certif_tui.projections.parcours import Lecteur
from certif_tui.services.gate.contexte import new_id
from certif_tui.services.gate.writers import DirectWriter
from certif_tui.services.grille.poste import Poste
from certif_tui.services.importation.enregistrement import Importations
from certif_tui.services.personnes.identites import answer
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.services.verification.verification import verify_session
from tests.services.desk import CLAIRE, MALGRE, PROJET, Desk, fill

SEUL = replace(PROJET, jures=PROJET.jures[:1])


@pytest.fixture
def desk(officiel: Referentiel) -> Desk:
    """A folder whose sessions have a jury of one: its sheet decides."""
    return Desk(officiel, projet=SEUL)


@pytest.fixture
def jury(officiel: Referentiel) -> Desk:
    """A folder whose session has a jury of three."""
    return Desk(officiel, projet=replace(PROJET, jures=(*PROJET.jures, "ROUX Anne")))


def hold(desk: Desk, bloc: str, jour: int, avis: Avis | None = None, *, demonstration: bool = False) -> str:
    """Another session with Claire alone, her sheet handed in when an avis is given."""
    projet = replace(
        SEUL,
        bloc=bloc,
        date=date(2026, 9, jour),
        candidats=(Inscription("Dupont  claire"),),
        demonstration=demonstration,
    )
    slug = desk.create(projet)
    if avis:
        ouverte = SessionOuverte(desk.contexte, DirectWriter(), slug)
        poste = Poste(ouverte, ouverte.session.jures[0], DirectWriter())
        grille = poste.open_grille(CLAIRE, poste.open_chrono(CLAIRE))
        fill(grille, avis)
        grille.hand_in(MALGRE)
        grille.close()
    return slug


def hand_in(desk: Desk, jure: int = 0, avis: Avis = Avis.VALIDE) -> None:
    grille = desk.open_grille(jure=jure)
    fill(grille, avis)
    grille.hand_in(MALGRE)
    grille.close()


def everybody(journal: Journal) -> Iterable[Personne]:
    lecteur = Lecteur(journal)
    return [lecteur.personne(groupe) for groupe in lecteur.read().groupes]


def claire(desk: Desk) -> Personne:
    [found] = [it for it in everybody(desk.journal) if "claire" in it.nom.casefold()]
    return found


def verdicts(personne: Personne) -> list[Verdict]:
    return [bloc.verdict for bloc in personne.parcours[0].blocs]


def pair(desk: Desk, other: str) -> Paire:
    return paire_of((desk.slug, CLAIRE), (other, CLAIRE))


def test_somebody_met_in_three_sessions_has_their_blocs_together(desk: Desk) -> None:
    hand_in(desk)
    hold(desk, "BLOC 1", 1, Avis.VALIDE)
    hold(desk, "BLOC 2", 2, Avis.NON_VALIDE)
    found = claire(desk)
    assert verdicts(found) == [Verdict.ACQUIS, Verdict.NON_ACQUIS, Verdict.ACQUIS]
    assert found.groupe.presume and found.parcours[0].blocs[0].passages[0].date == date(2026, 9, 1)


def test_the_sheets_of_all_the_jures_are_waited_for_then_their_deliberation(jury: Desk) -> None:
    for rang, verdict in enumerate([Verdict.EN_ATTENTE_DE_GRILLES] * 2 + [Verdict.VALIDE_A_PROCLAMER]):
        hand_in(jury, jure=rang)
        assert verdicts(claire(jury))[2] is verdict
        [passage] = claire(jury).passages
        assert (passage.resultat.remises, passage.resultat.attendues) == (rang + 1, 3)


def test_a_jure_whose_addition_was_taken_back_is_waited_for_no_more(jury: Desk) -> None:
    hand_in(jury)
    take_back_jures(jury, 1)
    assert verdicts(claire(jury))[2] is Verdict.EN_ATTENTE_DE_GRILLES
    take_back_jures(jury, 1)
    assert verdicts(claire(jury))[2] is Verdict.ACQUIS


def take_back_jures(desk: Desk, count: int) -> None:
    """Take back the addition of the last jurés."""
    ouverte = desk.open_session()
    added = [it for it in standing(ouverte.live.evenements) if isinstance(it, JureAjoute)]  # type: ignore[arg-type]
    for each in added[-count:]:
        taken_back = EvenementAnnule(**desk.contexte.entete(), cible=each.id, motif="Ne siège pas")
        ouverte.record_or_raise(partial(_always, taken_back))


def _always(evenement: EvenementAnnule, _session: Session) -> list[EvenementAnnule]:
    """The decision to record that event, whatever the session has become."""
    return [evenement]


NOTED = {
    Presence.ABSENT_JUSTIFIE: Verdict.ABSENT,
    Presence.ABSENT_NON_JUSTIFIE: Verdict.ABSENT,
    Presence.ABANDON: Verdict.ABANDON,
    Presence.FRAUDE: Verdict.RESERVE,
}


@settings(max_examples=40)
@given(
    steps=st.lists(
        st.one_of(
            st.sampled_from(["valide", "non_valide", "reopen", "withdraw", "restore", "take_back"]),
            st.sampled_from(Presence),
        ),
        max_size=8,
    )
)
def test_whatever_happens_and_in_whatever_order_nothing_decides_about_who_has_no_result(
    officiel: Referentiel, steps: list[str | Presence]
) -> None:
    desk = Desk(officiel, projet=replace(SEUL, candidats=SEUL.candidats[:1]))
    for step in steps:
        happen(desk, step)
        candidat = desk.open_session().session.candidat(CLAIRE)
        [told] = [it for it in claire(desk).passages if it.session == desk.slug]
        if candidat.retire is not None:
            assert told.verdict is Verdict.RETIRE
        elif candidat.presence in NOTED:
            assert told.verdict is NOTED[candidat.presence]
        else:
            assert told.verdict not in {*NOTED.values(), Verdict.RETIRE}


def happen(desk: Desk, step: str | Presence) -> None:
    """One thing that happens to Claire, refused where it makes no sense."""
    ouverte = desk.open_session()
    with suppress(Refus):
        if isinstance(step, Presence):
            ouverte.presences.note(CLAIRE, step, motif="Constaté")
        elif step == "withdraw":
            ouverte.candidats.withdraw(CLAIRE, "Désistement")
        elif step == "restore":
            ouverte.candidats.restore(CLAIRE)
        elif step == "take_back":
            last = [it for it in standing(ouverte.live.evenements) if isinstance(it, PresenceNotee)]  # type: ignore[arg-type]
            for each in last[-1:]:
                taken_back = EvenementAnnule(**desk.contexte.entete(), cible=each.id, motif="Erreur")
                ouverte.record_or_raise(partial(_always, taken_back))
        elif step == "reopen":
            reopen(desk)
        else:
            hand_in(desk, avis=Avis(step))


def reopen(desk: Desk) -> None:
    grille = desk.open_grille()
    try:
        grille.reopen("Erreur")
    finally:
        grille.close()


@pytest.mark.parametrize("presence", NOTED)
def test_the_sheet_of_somebody_without_result_is_told_not_to_count(desk: Desk, presence: Presence) -> None:
    desk.open_session().presences.note(CLAIRE, presence, motif="Constaté")
    assert not claire(desk).passages[0].resultat.ecarte
    hand_in(desk)
    [told] = claire(desk).passages
    assert (told.verdict, told.resultat.ecarte) == (NOTED[presence], presence is not Presence.FRAUDE)
    assert not claire(desk).parcours[0].acquis


def test_a_demonstration_is_nobody(desk: Desk) -> None:
    hold(desk, "BLOC 1", 1, Avis.VALIDE, demonstration=True)
    assert len(list(everybody(desk.journal))) == 3
    assert verdicts(claire(desk))[0] is Verdict.A_PASSER


@pytest.mark.parametrize("avis", [None, Avis.VALIDE, Avis.NON_VALIDE])
def test_a_withdrawn_candidat_is_told_and_nothing_they_did_counts(desk: Desk, avis: Avis | None) -> None:
    if avis:
        hand_in(desk, avis=avis)
    desk.open_session().candidats.withdraw(CLAIRE, "Désistement")
    bloc = claire(desk).parcours[0].blocs[2]
    assert bloc.verdict is Verdict.A_PASSER and bloc.empeche
    [told] = bloc.passages
    assert (told.verdict, told.resultat.retire, told.resultat.ecarte) == (
        Verdict.RETIRE,
        "Désistement",
        avis is not None,
    )
    desk.open_session().candidats.restore(CLAIRE)
    back = {None: Verdict.A_PASSER, Avis.VALIDE: Verdict.ACQUIS, Avis.NON_VALIDE: Verdict.NON_ACQUIS}
    assert verdicts(claire(desk))[2] is back[avis]


def test_a_withdrawal_from_one_session_leaves_what_another_decided(desk: Desk) -> None:
    hand_in(desk)
    other = hold(desk, "BLOC 3", 1, Avis.NON_VALIDE)
    SessionOuverte(desk.contexte, DirectWriter(), other).candidats.withdraw(CLAIRE, "Doublon")
    bloc = claire(desk).parcours[0].blocs[2]
    assert bloc.verdict is Verdict.ACQUIS and [it.verdict for it in bloc.passages] == [Verdict.ACQUIS, Verdict.RETIRE]


def test_somebody_withdrawn_and_added_again_is_one_person(desk: Desk) -> None:
    ouverte = desk.open_session()
    ouverte.candidats.withdraw(CLAIRE, "Erreur")
    ouverte.candidats.add([Inscription("DUPONT Claire")])
    added = ouverte.session.candidats[-1]
    assert [it.candidature.ref[1] for it in claire(desk).passages] == [added.slug] != [CLAIRE]
    ouverte.candidats.withdraw(added.slug, "Encore une erreur")
    assert [it.resultat.retire for it in claire(desk).passages] == ["Encore une erreur"]


def test_an_import_taken_back_leaves_nobody_but_those_who_were_graded(desk: Desk) -> None:
    ouverte = desk.open_session()
    people = [Inscription("ZOLA Émile"), Inscription("SAND George")]
    ouverte.record_or_raise(
        lambda session: added(ouverte.contexte.acte(), people, session.candidats, Origine(new_id()))
    )
    grille = desk.open_grille(candidat="zola-emile")
    fill(grille, Avis.NON_VALIDE)
    grille.hand_in(MALGRE)
    grille.close()
    Importations(ouverte).undo("Mauvais fichier")
    people_told = {it.nom: it for it in everybody(desk.journal)}
    assert "SAND George" not in people_told
    assert people_told["ZOLA Émile"].passages[0].resultat.ecarte


def test_an_absence_is_said(desk: Desk) -> None:
    desk.open_session().presences.note(CLAIRE, Presence.ABSENT_JUSTIFIE)
    assert claire(desk).passages[0].verdict is Verdict.ABSENT


def test_identifiers_tell_homonyms_apart(desk: Desk) -> None:
    hold(desk, "BLOC 1", 1)
    numbers = {"DUPONT Claire": "42", "Dupont claire": "43"}

    def number(candidat: Candidat) -> str | None:
        return numbers.get(candidat.nom)

    groupes = Lecteur(desk.journal, number).read().groupes
    assert len(groupes) == 4 and not any(it.presume or it.questions for it in groupes)


def test_what_changed_is_read_again_and_nothing_else(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    lecteur = Lecteur(desk.journal)
    lecteur.personne(lecteur.read().groupes[0])
    hand_in(desk)
    read: list[str] = []

    def told(reading: Callable[[Stream[Any]], object], stream: Stream[Any]) -> object:
        read.append(stream.path)
        return reading(stream)

    for how in ("read", "glance"):
        monkeypatch.setattr(desk.journal, how, partial(told, getattr(desk.journal, how)))
    annuaire = lecteur.read()
    assert read == []
    people = {annuaire.nom(it): lecteur.personne(it) for it in annuaire.groupes}
    assert verdicts(people["DUPONT Claire"])[2] is Verdict.ACQUIS
    assert read.count(kinds.GRILLE.at(desk.slug, CLAIRE, "martin-paul").path) == 1
    read.clear()
    assert lecteur.personne(annuaire.groupes[0]) and read == []


def test_progress_is_told_session_by_session(desk: Desk) -> None:
    hold(desk, "BLOC 1", 1)
    told: list[tuple[int, int]] = []
    Lecteur(desk.journal).read(lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def test_a_session_that_cannot_be_read_is_told_and_the_others_are_there(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = hold(desk, "BLOC 1", 1)
    reading = desk.journal.read

    def read(stream: Stream[Any]) -> Content[Any]:
        if stream.session == other:
            raise StreamDamaged(f"{stream.path}.json", "le fichier est vide.", "Reprenez une copie.")
        return reading(stream)

    monkeypatch.setattr(desk.journal, "glance", lambda _stream: None)
    monkeypatch.setattr(desk.journal, "read", read)
    annuaire = Lecteur(desk.journal).read()
    assert len(annuaire.groupes) == 3 and other in annuaire.pannes[0]


def test_a_sheet_that_was_tampered_with_is_no_proof(desk: Desk) -> None:
    hand_in(desk)
    stream = kinds.GRILLE.at(desk.slug, CLAIRE, "martin-paul")
    documents = desk.journal.documents(stream)
    desk.journal.overwrite(stream, {**documents, 4: {**documents[4], "avis": "non_valide"}})
    [told] = claire(desk).passages
    assert told.verdict is Verdict.SANS_PREUVE and "l'événement 4 a été modifié" in told.resultat.defauts[0]


# Asking


def test_the_answer_is_kept_in_the_later_session_and_checked_like_the_rest(desk: Desk) -> None:
    other = hold(desk, "BLOC 1", 1)
    answer(desk.contexte, Lecteur(desk.journal).read(), pair(desk, other), Lien.DISTINCTS)
    assert len([it for it in everybody(desk.journal) if "claire" in it.nom.casefold()]) == 2
    kept = SessionOuverte(desk.contexte, DirectWriter(), other).session.identites
    assert [(it.candidat, it.autre_session, it.autre_candidat) for it in kept] == [(CLAIRE, desk.slug, CLAIRE)]
    assert verify_session(desk.journal, other, lambda _stream: Salvage(0, 0)).defauts == ()


def test_changing_an_answer_or_taking_it_back_takes_a_reason(desk: Desk) -> None:
    asked = pair(desk, hold(desk, "BLOC 1", 1))

    def say(lien: Lien | None, motif: str = "") -> None:
        answer(desk.contexte, Lecteur(desk.journal).read(), asked, lien, motif)

    with pytest.raises(Refus, match="pas de réponse"):
        say(None)
    say(Lien.DISTINCTS)
    with pytest.raises(Refus, match="déjà"):
        say(Lien.DISTINCTS, "Encore")
    for lien in (Lien.MEME, None):
        with pytest.raises(Refus, match="motif"):
            say(lien, "  ")
    say(Lien.MEME, "Carte d'identité vue")
    [given] = Lecteur(desk.journal).read().reponses.values()
    assert given.motif == "Carte d'identité vue" and not claire(desk).groupe.presume
    say(None, "Trop vite répondu")
    assert claire(desk).groupe.presume and Lecteur(desk.journal).read().reponses == {}


def test_an_answer_goes_with_the_other_session_when_the_later_one_is_archived(desk: Desk) -> None:
    other = hold(desk, "BLOC 1", 1)

    class Archived(type(desk.journal)):  # type: ignore[misc]
        def refusal(self, stream: Stream[Any]) -> NotWritable | None:
            return NotWritable("Archives.") if stream.session == other else None

    desk.journal.__class__ = Archived
    answer(desk.contexte, Lecteur(desk.journal).read(), pair(desk, other), Lien.MEME)
    assert not claire(desk).groupe.presume
    assert len(desk.open_session().session.identites) == 1


def test_a_clock_set_back_does_not_bring_an_old_answer_back(desk: Desk) -> None:
    asked = pair(desk, hold(desk, "BLOC 1", 1))
    answer(desk.contexte, Lecteur(desk.journal).read(), asked, Lien.DISTINCTS)
    desk.machine.step_wall_clock(-3_600_000)
    answer(desk.contexte, Lecteur(desk.journal).read(), asked, Lien.MEME, "Carte d'identité vue")
    assert not claire(desk).groupe.presume


def test_nobody_unknown_is_answered_about(desk: Desk) -> None:
    annuaire = Lecteur(desk.journal).read()
    with pytest.raises(Refus, match="Candidat inconnu : ailleurs/personne".replace(" :", "\u00a0:")):
        answer(desk.contexte, annuaire, paire_of(("ailleurs", "personne"), (desk.slug, CLAIRE)), Lien.MEME)
    with pytest.raises(Refus, match="deux fois"):
        answer(desk.contexte, annuaire, ((desk.slug, CLAIRE), (desk.slug, CLAIRE)), Lien.MEME)
