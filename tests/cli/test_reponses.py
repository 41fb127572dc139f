from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certif_tui.cli.dialogue.reponses import AvisRepondu, Ordre, OrdreDit, read_oui_non, read_reponse
from certif_tui.cli.grille.saisie import AvisSaisi
from certif_tui.domain.grille.evenements import Avis
from certif_tui.domain.refus import Refus
from tests.domain.factory import bloc_of

BLOC = bloc_of(2, 2, conditionnels=("CR2.1",))
FIRST, LAST = BLOC.criteres[0], BLOC.critere_by_code["CR2.1"]


@pytest.mark.parametrize(
    ("said", "avis"),
    [(it, Avis.VALIDE) for it in ("o", "O", "oui", " Oui ", "valide", "Validé", "VALIDER")]
    + [(it, Avis.NON_VALIDE) for it in ("n", "non", "non valide", "non_valide", "Non  validé", "non-validé")]
    + [(it, Avis.SANS_OBJET) for it in ("s", "sans objet", "Sans_objet", "sans-objet")]
    + [(it, None) for it in ("efface", "effacer", "effacé")],
)
def test_a_judgement_is_a_french_word_or_the_letter_of_the_screen(said: str, avis: Avis | None) -> None:
    assert read_reponse(BLOC, LAST, said) == AvisRepondu(avis)


def test_sans_objet_is_refused_where_the_critere_does_not_allow_it() -> None:
    with pytest.raises(Refus, match="le cas échéant"):
        read_reponse(BLOC, FIRST, "s")


@pytest.mark.parametrize("ordre", list(Ordre))
def test_every_order_is_heard_with_and_without_its_accents(ordre: Ordre) -> None:
    bare = ordre.replace("é", "e").upper()
    assert read_reponse(BLOC, FIRST, ordre) == read_reponse(BLOC, None, bare) == OrdreDit(ordre)


@pytest.mark.parametrize(
    ("said", "reponse"),
    [
        ("r trop Court", OrdreDit(Ordre.REMARQUE, "trop Court")),
        ("u", OrdreDit(Ordre.ANNULER)),
        ("annuler chrono", OrdreDit(Ordre.ANNULER, "chrono")),
        ("aller CR2.1", OrdreDit(Ordre.ALLER, "CR2.1")),
        ("cr 2.1", OrdreDit(Ordre.ALLER, "CR2.1")),
        ("cr 2.1 sans objet", AvisSaisi("CR2.1", True, Avis.SANS_OBJET, None)),
        ("CR1.1 - déjà vu", AvisSaisi("CR1.1", False, None, "déjà vu")),
    ],
)
def test_orders_and_lines_bring_what_follows_them(said: str, reponse: object) -> None:
    assert read_reponse(BLOC, FIRST, said) == reponse


@pytest.mark.parametrize("said", ["", "   ", "ok", "o n", "passer tout", "quitter maintenant", "CR9.9", "ouii"])
def test_what_means_nothing_is_refused_and_changes_nothing(said: str) -> None:
    with pytest.raises(Refus):
        read_reponse(BLOC, FIRST, said)


def test_no_judgement_is_read_where_nothing_is_asked_about() -> None:
    with pytest.raises(Refus, match="aller"):
        read_reponse(BLOC, None, "o")


@given(st.text(max_size=60))
def test_whatever_is_typed_is_read_or_refused_in_one_sentence(said: str) -> None:
    for critere in (FIRST, LAST, None):
        try:
            reponse = read_reponse(BLOC, critere, said)
        except Refus as refused:
            assert str(refused) and "\n" not in str(refused)
        else:
            assert critere is not None or not isinstance(reponse, AvisRepondu)


@given(st.text("ouinUO é", max_size=5))
def test_only_yes_is_yes(said: str) -> None:
    try:
        agreed = read_oui_non(said)
    except Refus:
        return
    assert agreed is (said.strip().casefold() in ("o", "oui"))
