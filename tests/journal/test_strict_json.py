"""What is no sound JSON is refused, in French, with its place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certif_tui.journal.json_positions import lines_by_path, tokens
from certif_tui.journal.strict_json import InvalidJson, loads_strict

SCALAIRES = (
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False)
)
VALUES = st.recursive(
    SCALAIRES | st.text(st.characters(exclude_categories=["Cs"])),
    lambda enfants: st.lists(enfants, max_size=4) | st.dictionaries(st.text(max_size=5), enfants, max_size=4),
    max_leaves=25,
)


def load(data: bytes | str, *, max_bytes: int = 10_000_000, max_depth: int = 20) -> object:
    return loads_strict(data.encode() if isinstance(data, str) else data, max_bytes=max_bytes, max_depth=max_depth)


def refusal(data: bytes | str, **limits: int) -> InvalidJson:
    with pytest.raises(InvalidJson) as refused:
        load(data, **limits)
    return refused.value


@given(VALUES, st.sampled_from([None, 1]))
def test_sound_json_is_read_as_it_was_written(value: object, indent: int | None) -> None:
    assert load(json.dumps(value, indent=indent), max_depth=60) == value


def test_a_utf8_byte_order_mark_is_tolerated() -> None:
    assert load(b'\xef\xbb\xbf{"a": 1}') == {"a": 1}


@pytest.mark.parametrize("data", [b"", b"  \n\t", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    refused = refusal(data)
    assert (refused.line, refused.column) == (None, None)
    assert str(refused) == "le fichier est vide. Reprenez une copie intacte."


@pytest.mark.parametrize(
    ("text", "line", "column", "field"),
    [
        ('{"a": 1, "a": 2}', 1, 10, "a"),
        ('{"a": {"b": 1,\n "c": [{"d": 1}, {"d": 2, "e": "},",\n  "d": 3}]}}', 3, 3, "d"),
        ('{"caf\\u00e9": 1,\n"café": 2}', 2, 1, "café"),
        ('[{"a": 1}, {"a": 1, "b": "a", "a": 1}, ]', 1, 31, "a"),
        ('\n{"a": {"b": 1},\n "b": "}",\n   "a": 2,\n "c": 3}\n', 4, 4, "a"),
    ],
)
def test_a_repeated_key_is_refused_at_its_second_place(text: str, line: int, column: int, field: str) -> None:
    refused = refusal(text)
    assert (refused.line, refused.column) == (line, column)
    assert refused.reason == f"le champ «\u00a0{field}\u00a0» est écrit deux fois dans le même objet"
    assert refused.remedy == "Gardez celui des deux qui est juste."


def test_the_same_key_in_two_objects_is_no_repetition() -> None:
    assert load('[{"a": 1}, {"a": 1}]') == [{"a": 1}, {"a": 1}]


@pytest.mark.parametrize(
    "number", ["NaN", "Infinity", "-Infinity", "1e999", "-1e999", "9" * 20, "9" * 6000, str(2**63), str(-(2**63) - 1)]
)
def test_a_number_that_is_none_is_refused(number: str) -> None:
    refused = refusal('{"a": "NaN",\n "b": [1, ' + number + "]}")
    assert (refused.line, refused.column) == (2, 11)
    assert refused.reason.startswith(number[:20])
    assert len(refused.reason) < 60


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("NaN", 1, 1),
        ('\n{"a": NaN,\n "b": 1\n}', 2, 7),
        ('{"NaN": "NaN, [NaN", "b": [{"c": "\\" NaN"}],\n\n  "d": NaN\n}', 3, 8),
        ("[1,\n 2, NaNo]", 2, 5),
        ("[1,\n NaN1]", 2, 2),
    ],
)
def test_nan_is_refused_where_it_stands(text: str, line: int, column: int) -> None:
    refused = refusal(text)
    assert (refused.line, refused.column) == (line, column)
    assert refused.reason == "NaN n'est pas un nombre admis"
    assert refused.remedy == "Écrivez un nombre ordinaire, ou null si la valeur est inconnue."


@pytest.mark.parametrize(
    ("text", "column"),
    [
        (f"[{'9' * 20}.5, {'9' * 20}]", 26),
        (f"[{'9' * 20}e1, {'9' * 20}]", 26),
        ("[1, 1e999.5]", 5),
        ("[1e99, 1e999e5]", 8),
        ("[1, -1e999x, 1e999]", 5),
        (f"[0, {'9' * 20}.]", 5),
    ],
)
def test_a_number_that_is_none_is_told_from_those_it_looks_like(text: str, column: int) -> None:
    assert refusal(text).column == column


@pytest.mark.parametrize(
    ("number", "told"), [("9" * 20, "9" * 20), ("9" * 24, "9" * 24), ("9" * 25, "9" * 24 + "…"), ("NaN", "NaN")]
)
def test_a_number_too_long_is_told_by_its_start(number: str, told: str) -> None:
    assert refusal(f"[{number}]").reason == f"{told} n'est pas un nombre admis"


@pytest.mark.parametrize("number", [2**63 - 1, -(2**63), 0, -1, 1.5, 1e300])
def test_the_largest_numbers_are_kept_exactly(number: float) -> None:
    assert load(json.dumps([number])) == [number]


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}"), ('[{"b":', "}]"), ("[[],", "]")])
@pytest.mark.parametrize("times", [21, 900, 200_000])
def test_absurd_depth_is_refused_where_it_starts(opening: str, closing: str, times: int) -> None:
    refused = refusal(opening * times + "0" + closing * times, max_depth=20)
    assert "plus de 20 niveaux" in refused.reason
    assert refused.line == 1
    assert refused.column in range(1, 20 * len(opening) + 2)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("[[[[0]]]]", 1, 4),
        ('\n["[[[[", [1], {"a": 1}, [[1], [1],\n  [[0]], 1]\n]', 3, 4),
        ('{"a": {"{": 1}, "b": {"c": {"]": 1}, "d": "}}",\n"e": [{"f": 1}]}}', 2, 7),
    ],
)
def test_the_first_object_or_list_too_deep_is_named(text: str, line: int, column: int) -> None:
    refused = refusal(text, max_depth=3)
    assert (refused.line, refused.column) == (line, column)
    assert refused.remedy == "Corrigez le fichier à cet endroit, ou reprenez une copie intacte."


def test_the_allowed_depth_is_allowed() -> None:
    assert load("[" * 20 + "]" * 20, max_depth=20)
    assert refusal("[" * 21 + "]" * 21, max_depth=20).column == 21


def test_too_many_bytes_are_refused() -> None:
    assert load(b"[1]", max_bytes=3) == [1]
    assert "trop gros" in refusal(b"[11]", max_bytes=3).reason


@pytest.mark.parametrize(
    ("data", "byte", "line", "column"),
    [
        (b'{"a":\n "\xe9t\xe9"}', "0xE9", 2, 3),
        ('{"é": "'.encode() + b'\xff"}', "0xFF", 1, 8),
        (b'\xef\xbb\xbf["\xc3"]', "0xC3", 1, 3),
        (b'["\xed\xa0\x80"]', "0xED", 1, 3),
    ],
)
def test_bytes_that_are_no_utf8_are_refused_with_their_line(data: bytes, byte: str, line: int, column: int) -> None:
    refused = refusal(data)
    assert byte in refused.reason
    assert (refused.line, refused.column) == (line, column)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-16-le"])
def test_utf16_is_refused(encoding: str) -> None:
    refusal(('{"a": 1}').encode(encoding))
    assert "UTF-16" in refusal("\ufeff{}".encode("utf-16-le")).reason


@pytest.mark.parametrize("escaped", ["\\ud800", "\\uDC00", "\\ud800\\u0041", "\\uDBFFx"])
def test_a_lone_surrogate_is_refused(escaped: str) -> None:
    refused = refusal('{"a": 1,\n"b": "' + escaped + '"}')
    assert refused.line == 2
    assert "moitié d'un caractère" in refused.reason


def test_a_surrogate_pair_and_an_escaped_backslash_are_accepted() -> None:
    assert load('["\\ud83d\\ude00", "\\\\ud800"]') == ["\U0001f600", "\\ud800"]


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [
        ("{", "un nom de champ", 1),
        ("[1,\n2", "une virgule ou une fermeture", 2),
        ("[1,]", "", 1),
        ('{"a": 1,}', "", 1),
        ('{"a" 1}', "deux-points", 1),
        ("{'a': 1}", "un nom de champ", 1),
        ("[1] [2]", "du texte après la fin", 1),
        ('["a', "jamais fermé", 1),
        ('["a\nb"]', "coupe un texte", 1),
        ('["\\x"]', "barre oblique", 1),
        ('["\\u12"]', "hexadécimaux", 1),
        ("bonjour", "une valeur est attendue", 1),
        ("[1] \x00", "du texte après la fin", 1),
    ],
)
def test_a_slip_of_syntax_is_named_in_french(text: str, reason: str, line: int) -> None:
    refused = refusal(text)
    assert reason in refused.reason
    assert refused.reason[0].islower()
    assert refused.line == line
    assert str(refused).startswith(f"ligne {line}, colonne {refused.column}\u00a0: ")


@given(VALUES)
def test_every_place_of_a_sound_document_has_its_token(value: Any) -> None:
    text = json.dumps(value, indent=1)
    paths = {token.path for token in tokens(text)}
    assert paths == set(_paths(value))


def test_lines_are_those_of_keys_and_elements() -> None:
    lines = lines_by_path('{\n "a": [\n  1,\n  {"b": "é\\n:,{"}\n ],\n "c":\n  2\n}')
    assert lines == {(): 1, ("a",): 2, ("a", 0): 3, ("a", 1): 4, ("a", 1, "b"): 4, ("c",): 6}


def test_lines_are_counted_from_the_first_even_when_it_is_blank() -> None:
    assert lines_by_path('\n{"a":\n1}') == {(): 2, ("a",): 2}


def _paths(value: Any, ici: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield ici
    enfants = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for cle, enfant in enfants:
        yield from _paths(enfant, (*ici, cle))
