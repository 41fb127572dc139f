from __future__ import annotations

import re
from collections import Counter
from itertools import product
from math import factorial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certif_tui.domain.ecrit.evenements import TirageEffectue
from certif_tui.domain.ecrit.tirage import (
    ALGORITHME,
    MOTS,
    AlgorithmeInconnu,
    below,
    draw,
    exceptions,
    mots,
    partitions,
    replay,
    shuffled,
)
from tests.domain.factory import Scribe

DOC = Path(__file__).parents[2] / "docs" / "tirage.md"
SLUGS = st.lists(st.text("abcxyz019-", min_size=1, max_size=12), min_size=3, max_size=40, unique=True)
CAS = st.lists(st.text(min_size=1, max_size=10), max_size=8, unique=True)
SEEDS = st.text(min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("nombre", "tailles"),
    [
        (3, ((3,),)),
        (4, ((4,),)),
        (6, ((3, 3),)),
        (7, ((4, 3),)),
        (8, ((4, 4),)),
        (10, ((4, 3, 3),)),
        (12, ((4, 4, 4), (3, 3, 3, 3))),
    ],
)
def test_groups_of_three_to_four_are_as_few_and_as_even_as_can_be(
    nombre: int, tailles: tuple[tuple[int, ...], ...]
) -> None:
    assert partitions(nombre, 3, 4) == tailles and exceptions(nombre, 3, 4) == ()


@pytest.mark.parametrize(("nombre", "instead"), [(1, ((1,),)), (2, ((2,),)), (5, ((5,), (3, 2)))])
def test_one_two_and_five_make_no_group_of_three_to_four(nombre: int, instead: tuple[tuple[int, ...], ...]) -> None:
    assert partitions(nombre, 3, 4) == () and exceptions(nombre, 3, 4) == instead


def test_nobody_makes_no_group_and_no_exception() -> None:
    assert partitions(0, 3, 4) == () and exceptions(0, 3, 4) == ()


@given(st.integers(1, 200), st.integers(1, 12), st.integers(0, 6))
def test_sizes_are_legal_and_every_possible_number_of_groups_is_there(nombre: int, minimum: int, more: int) -> None:
    maximum = minimum + more
    found = partitions(nombre, minimum, maximum)
    for tailles in found:
        assert sum(tailles) == nombre and all(minimum <= taille <= maximum for taille in tailles)
        assert max(tailles) - min(tailles) <= 1 and list(tailles) == sorted(tailles, reverse=True)
    assert [len(it) for it in found] == [k for k in range(1, nombre + 1) if k * minimum <= nombre <= k * maximum]
    assert bool(found) != bool(exceptions(nombre, minimum, maximum))
    assert all(sum(it) == nombre for it in exceptions(nombre, minimum, maximum))


@given(st.data(), SLUGS, SEEDS, CAS)
def test_everybody_is_drawn_once_and_no_case_comes_twice_while_another_is_left(
    data: st.DataObject, slugs: list[str], graine: str, cas: list[str]
) -> None:
    tailles = data.draw(st.sampled_from(partitions(len(slugs), 3, 4) or exceptions(len(slugs), 3, 4)))
    groupes = draw(graine, slugs, tailles, cas)
    assert sorted(slug for groupe in groupes for slug in groupe.membres) == sorted(slugs)
    assert [len(groupe.membres) for groupe in groupes] == list(tailles)
    assert [groupe.code for groupe in groupes] == [f"G{rang}" for rang in range(1, len(tailles) + 1)]
    times = Counter(groupe.cas for groupe in groupes)
    if cas:
        assert set(times) <= set(cas)
        assert max(times.values()) - min(times[case] for case in cas) <= 1
    else:
        assert set(times) == {None}


@given(SLUGS, SEEDS, CAS, st.randoms())
def test_a_draw_is_given_again_by_its_seed_whatever_order_the_list_is_in(
    slugs: list[str], graine: str, cas: list[str], random: object
) -> None:
    [tailles, *_] = partitions(len(slugs), 3, 4) or exceptions(len(slugs), 3, 4)
    other = sorted(slugs, reverse=True)
    random.shuffle(other)  # type: ignore[attr-defined]
    first = draw(graine, slugs, tailles, cas)
    assert draw(graine, other, tailles, cas) == first
    tirage = made(graine, slugs, tailles, cas)
    assert replay(tirage) == tirage.groupes


def made(graine: str, slugs: list[str], tailles: tuple[int, ...], cas: list[str], **more: object) -> TirageEffectue:
    fields: dict[str, Any] = {"graine": graine, "algorithme": ALGORITHME, "candidats": tuple(slugs), "tailles": tailles}
    drawn = draw(graine, slugs, tailles, cas)
    return Scribe()(TirageEffectue, **{**fields, "cas": tuple(cas), "groupes": drawn, **more})


def test_a_draw_by_a_rule_of_a_newer_program_is_not_judged() -> None:
    with pytest.raises(AlgorithmeInconnu, match="md5-2"):
        replay(made("a", ["ana", "bob", "cyd"], (3,), [], algorithme="md5-2"))


@pytest.mark.parametrize(("slugs", "tailles"), [(["a", "b", "c"], (4,)), (["a", "b", "b"], (3,)), (["a"], ())])
def test_sizes_that_do_not_add_up_or_a_double_are_refused(slugs: list[str], tailles: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="add up"):
        draw("graine", slugs, tailles)


def test_a_number_that_would_favour_somebody_is_passed_over_in_a_shuffle_too() -> None:
    assert shuffled("abc", iter([3, 0, 1]), 4) == shuffled("abc", iter([0, 1]), 4) == ["c", "b", "a"]


@pytest.mark.parametrize("nombre", [1, 2, 3, 4, 5])
def test_every_order_is_as_likely_as_any_other(nombre: int) -> None:
    """Counted, not sampled: over all that chance can give, each order comes exactly as often."""
    choices = product(*(range(bound) for bound in range(nombre, 1, -1)))
    orders = Counter(tuple(shuffled(range(nombre), iter(choice), total=factorial(nombre))) for choice in choices)
    assert set(orders.values()) <= {1} and len(orders) == factorial(nombre)


@pytest.mark.parametrize(("bound", "total"), [(3, 8), (5, 16), (7, 8), (6, 6), (1, 4)])
def test_no_number_is_favoured(bound: int, total: int) -> None:
    """Each number comes as often: what would favour the small ones is passed over for the next."""
    first = [below(bound, iter([mot, 0]), total) for mot in range(total - total % bound)]
    assert set(Counter(first).values()) == {total // bound}
    for mot in range(total - total % bound, total):
        assert below(bound, iter([mot, bound - 1]), total) == bound - 1


def test_the_numbers_of_a_seed_are_those_of_sha256() -> None:
    hasard = mots("essai")
    assert [next(hasard) for _ in range(3)] == [int(digits, 16) for digits in example("hash")]
    assert MOTS == 2**32


def test_the_worked_example_of_the_page_is_what_the_program_draws() -> None:
    [line] = example("groupes")
    groupes = draw("essai", example("candidats"), (4, 3), example("cas"))
    said = " ".join(f"{it.code} {it.cas}: {', '.join(it.membres)}" for it in groupes)
    assert said == line
    assert ALGORITHME in DOC.read_text("utf-8")


def example(what: str) -> list[str]:
    """The lines of a named block of the worked example."""
    found = re.search(rf"```{what}\n(.*?)```", DOC.read_text("utf-8"), re.DOTALL)
    assert found is not None
    return found[1].splitlines()
