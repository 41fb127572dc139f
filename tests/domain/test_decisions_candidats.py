"""What may be added, corrected and withdrawn, and when it must say why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from certif_tui.domain.facteurs import PLEIN_TEMPS, TIERS_TEMPS
from certif_tui.domain.frozen import replace
from certif_tui.domain.refus import MotifManquant, Refus
from certif_tui.domain.session.decisions.candidats import Correction, HomonymeRefuse, add, correct, restore, withdraw
from certif_tui.domain.session.evenements import EvenementCandidats, Precisions
from certif_tui.domain.session.inscription import Inscription, NumeroPris, inscription_like
from certif_tui.domain.session.state import Inconnu, Session
from tests.domain.deciding import CLAIRE, HUGO, INES, SESSION, acte, after, refused

FAUTE = "faute de frappe"


def correcting(
    dit: Inscription,
    motif: str = "",
    *,
    session: Session = SESSION,
    candidat: str = HUGO,
    vu: Inscription | None = None,
) -> Sequence[EvenementCandidats] | Refus:
    seen = vu or inscription_like(session.candidat(candidat))
    return correct(session, acte(), Correction(candidat, dit, seen, motif))


def said(candidat: str = HUGO, **precisions: object) -> Inscription:
    before = inscription_like(SESSION.candidat(candidat))
    return replace(before, precisions=before.precisions.model_copy(update=precisions))


def numbered(nom: str, numero: str) -> Inscription:
    return Inscription(nom, precisions=Precisions(numero=numero))


def test_what_was_not_said_yet_is_said_without_a_motif() -> None:
    whole = replace(said(groupe="G1", horaire="09:30"), facteur=TIERS_TEMPS)
    done = after(SESSION, correcting(whole))
    assert inscription_like(done.candidat(HUGO)) == whole


@pytest.mark.parametrize(
    "changed",
    [
        replace(said(), nom="BERNART Hugo"),
        said(numero="B2", groupe="G1"),
        said(email=None),
    ],
    ids=["nom", "numero", "emptied"],
)
def test_what_was_said_changes_with_a_motif_and_only_so(changed: Inscription) -> None:
    unexplained = correcting(changed, "  ")
    assert isinstance(unexplained, MotifManquant)
    assert refused(unexplained) == "Corriger ce qui était déjà dit demande un motif."
    done = correcting(changed, f" {FAUTE} ")
    assert inscription_like(after(SESSION, done).candidat(HUGO)) == changed
    assert not isinstance(done, Refus) and {it.motif for it in done} == {FAUTE}  # type: ignore[union-attr]


def test_an_amenagement_is_given_freely_and_changed_for_a_reason() -> None:
    without = replace(said(INES), facteur=PLEIN_TEMPS)
    assert isinstance(correcting(without, candidat=INES), MotifManquant)
    assert after(SESSION, correcting(without, FAUTE, candidat=INES)).candidat(INES).facteur == PLEIN_TEMPS
    assert after(SESSION, correcting(replace(said(), facteur=TIERS_TEMPS))).candidat(HUGO).facteur == TIERS_TEMPS


def test_what_changed_meanwhile_and_is_not_said_anew_stays() -> None:
    seen = said()
    now = after(SESSION, correcting(said(groupe="G2")))
    done = after(now, correcting(said(horaire="10:00"), session=now, vu=seen))
    assert (done.candidat(HUGO).groupe, done.candidat(HUGO).horaire) == ("G2", "10:00")


def test_a_name_and_an_amenagement_changed_meanwhile_stay_too() -> None:
    seen = said()
    now = after(SESSION, correcting(replace(said(), nom="BERNART Hugo", facteur=TIERS_TEMPS), FAUTE))
    done = after(now, correcting(said(horaire="10:00"), session=now, vu=seen)).candidat(HUGO)
    assert (done.nom, done.facteur, done.horaire) == ("BERNART Hugo", TIERS_TEMPS, "10:00")


def test_a_birthday_is_kept_and_goes_when_it_is_said_no_longer() -> None:
    born = after(SESSION, correcting(said(naissance=date(2001, 5, 7))))
    assert born.candidat(HUGO).naissance == date(2001, 5, 7)
    gone = after(born, correcting(said(), FAUTE, session=born))
    assert gone.candidat(HUGO).naissance is None


def test_nobody_is_corrected_who_is_not_there() -> None:
    with pytest.raises(Inconnu) as refus:
        SESSION.candidat("noe-lea")
    assert refused(refus.value) == "« noe-lea » n'est plus dans cette session : son ajout a été annulé."


def test_saying_the_same_again_is_nothing() -> None:
    assert correcting(said()) == []


@pytest.mark.parametrize("numero", ["B1", "b1", " B1 "])
def test_two_people_never_bear_one_number(numero: str) -> None:
    assert isinstance(add(SESSION, acte(), [numbered("ROUX Jean", numero)]), NumeroPris)
    assert isinstance(correcting(said(CLAIRE, numero=numero), candidat=CLAIRE), NumeroPris)


def test_whose_number_it_is_is_told() -> None:
    assert "« BERNARD Hugo »" in refused(add(SESSION, acte(), [numbered("ROUX Jean", "B1")]))


def test_a_number_comes_once_among_those_added_together() -> None:
    assert isinstance(add(SESSION, acte(), [numbered("ROUX Jean", "C1"), numbered("NOÉ Léa", "c1")]), NumeroPris)


def test_who_is_withdrawn_keeps_their_number() -> None:
    gone = after(SESSION, withdraw(SESSION, acte(), HUGO, "parti"))
    assert isinstance(add(gone, acte(), [numbered("ROUX Jean", "B1")]), NumeroPris)


def test_somebody_may_write_their_own_number_otherwise() -> None:
    done = after(SESSION, correcting(said(numero="b1"), "en minuscules"))
    assert done.candidat(HUGO).numero == "b1"


def test_homonyms_are_added_only_when_they_are_said_to_be() -> None:
    twin = [Inscription("Dupont  CLAIRE")]
    same = add(SESSION, acte(), twin, homonymes=())
    assert isinstance(same, HomonymeRefuse)
    assert refused(same) == "Dupont  CLAIRE est déjà dans cette session."
    said = "LEFEVRE Inès Rose est peut-être déjà dans cette session : LEFÈVRE Inès."
    assert refused(add(SESSION, acte(), [Inscription("LEFEVRE Inès Rose")], homonymes=())) == said
    assert len(after(SESSION, add(SESSION, acte(), twin, homonymes=["Dupont  CLAIRE"])).candidats) == 4
    assert after(SESSION, add(SESSION, acte(), twin)).candidats[-1].slug == "dupont-claire-2"


def test_a_name_without_latin_letters_names_the_files_of_a_candidat() -> None:
    done = after(SESSION, add(SESSION, acte(), [Inscription("王明"), Inscription("李娜")]))
    assert [(it.slug, it.nom) for it in done.candidats[-2:]] == [("candidat", "王明"), ("candidat-2", "李娜")]


@pytest.mark.parametrize("nom", ["   ", "x" * 301])
def test_one_unusable_name_and_none_is_added(nom: str) -> None:
    assert isinstance(add(SESSION, acte(), [Inscription("GARCIA Lucas"), Inscription(nom)]), Refus)


def test_who_is_withdrawn_is_not_withdrawn_again_nor_put_back_twice() -> None:
    assert "motif" in refused(withdraw(SESSION, acte(), HUGO, "  "))
    gone = after(SESSION, withdraw(SESSION, acte(), HUGO, " parti "))
    assert gone.candidat(HUGO).retire == "parti"
    assert "déjà retiré" in refused(withdraw(gone, acte(), HUGO, "autre"))
    back = after(gone, restore(gone, acte(), HUGO))
    assert back == SESSION
    assert "pas retiré" in refused(restore(back, acte(), HUGO))
