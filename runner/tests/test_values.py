"""When two values are the same answer, and copies of values."""

from __future__ import annotations

import copy as copies
import math
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from runner.suite.values import alike, identical, is_number, snapshot

NAN, INF = math.nan, math.inf
RAGGED = np.array([[1.0], [1.0, 2.0]], dtype=object)


class AlwaysEqual:
    """Equal to everything."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        return True

    def __repr__(self) -> str:
        return "AlwaysEqual()"


class NeverCompared:
    """Refuses to be compared."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        raise RuntimeError

    def __repr__(self) -> str:
        return "NeverCompared()"


def masked(mask: list[bool], fill: float = 7.0) -> Any:
    """1, 2, 3 with some entries masked."""
    array = np.ma.MaskedArray([1.0, 2.0, 3.0], mask=mask)
    array.data[np.array(mask)] = fill
    return array


SAME = [
    (1, 1.0),
    (1.0, np.float64(1.0)),
    (1.0, np.float32(1.0)),
    (1, np.int8(1)),
    (1.0, np.array(1.0)),
    (np.array(1), 1.0),
    (0.1 + 0.2, 0.3),
    (1e300, 1e300 * (1 + 1e-12)),
    (0.0, 1e-13),
    (0.0, -0.0),
    (NAN, NAN),
    (NAN, np.float64(NAN)),
    (INF, INF),
    (-INF, np.float64(-INF)),
    (Fraction(1, 3), Fraction(2, 6)),
    (Fraction(2), 2),
    (10**400, 10**400),
    (True, True),
    (True, np.bool_(True)),
    (None, None),
    ("a", "a"),
    (1 + 2j, 1 + 2j),
    ([1, 2.0], [1.0, 2]),
    ((1, [NAN]), (1.0, [NAN])),
    ([NAN, 1], [-NAN, 1]),
    ([], []),
    ({"a": np.array([1.0]), "b": 2}, {"b": 2.0, "a": np.array([1.0])}),
    (np.array([1.0, NAN, INF]), np.array([1.0 + 1e-12, NAN, INF])),
    (np.array([1, 2]), np.array([1.0, 2.0])),
    (np.array([0.1, NAN], dtype=np.float32), np.array([0.1, NAN])),
    (np.float32(0.1), 0.1),
    (np.zeros((0, 3)), np.zeros((0, 3))),
    (np.array([True, False]), np.array([True, False])),
    (np.array(["a", "b"]), np.array(["a", "b"])),
    (np.array([1 + 2j]), np.array([1 + 2j])),
    (RAGGED, copies.deepcopy(RAGGED)),
    (masked([False, True, False]), masked([False, True, False], fill=8.0)),
    (masked([True, True, True]), masked([True, True, True])),
]
DIFFERENT = [
    (1, 2),
    (1.0, 1.0 + 1e-7),
    (0.0, 1e-9),
    (NAN, 1.0),
    (INF, -INF),
    (INF, NAN),
    (INF, 1e308),
    (1, True),
    (0.0, False),
    (True, False),
    (True, np.bool_(False)),
    (np.array(1.0), np.array([1.0])),
    (1.0, [1.0]),
    (1.0, None),
    (1.0, "1.0"),
    (1.0, 1.0 + 0j),
    (Fraction(1, 3), Fraction(1, 4)),
    (Fraction(1, 3), 1 / 3),  # exact arithmetic is another kind
    (np.float64(0.5), Fraction(1, 2)),
    (10**400, 10**400 + 1),
    (10**400, INF),
    ([1, 2], (1, 2)),
    ([1, 0.0], [True, 0.0]),
    ((0, 1), (False, 1)),
    (np.zeros(2), np.zeros(2, dtype=bool)),
    ([1, 2], [1, 2, 3]),
    ([1, 2], [2, 1]),
    ([1.0], np.array([1.0])),
    (np.array([1.0]), [1.0]),
    ({"a": 1}, {"b": 1}),
    ({"a": 1}, {"a": 2}),
    (np.zeros(3), np.zeros((3, 1))),
    (np.zeros((1, 3)), np.zeros((3, 1))),
    (np.zeros(3), np.zeros(())),
    (np.zeros((0, 3)), np.zeros((3, 0))),
    (np.array([1.0, 2.0]), np.array([1.0, 2.1])),
    (np.array([1.0, 2.0], dtype=np.float32), np.array([1.0, 2.001])),
    (np.float32(1.0), 1.001),
    (np.array([1.0, NAN]), np.array([1.0, 2.0])),
    (np.array([True]), np.array([1])),
    (np.array(["a"]), np.array([1.0])),
    (np.array(True), True),
    (RAGGED, np.array([[1.0], [1.0, 3.0]], dtype=object)),
    (RAGGED, np.array([1.0, 2.0])),
    (masked([False, True, False]), masked([True, False, False])),
    (masked([False, True, False]), np.array([1.0, 7.0, 3.0])),
    (np.ma.masked, 0.0),
    (np.zeros(2).view(np.recarray), np.zeros(2)),
    (AlwaysEqual(), 1.0),
    (1.0, AlwaysEqual()),
    (AlwaysEqual(), np.zeros(2)),
    (NeverCompared(), NeverCompared()),
]


@pytest.mark.parametrize(("a", "b"), SAME, ids=repr)
def test_the_same_answer(a: Any, b: Any) -> None:
    """Equal up to rounding, whichever way round; and the same as its own copy."""
    assert alike(a, b)
    assert alike(b, a)
    assert alike(a, snapshot(a))


@pytest.mark.parametrize(("a", "b"), DIFFERENT, ids=repr)
def test_another_answer(a: Any, b: Any) -> None:
    """Another value, kind or shape, whichever way round."""
    assert not alike(a, b)
    assert not alike(b, a)
    assert not identical(a, b)


def test_an_object_is_like_itself() -> None:
    """Also one that can't be compared."""
    thing = NeverCompared()
    assert alike(thing, thing)


def test_identical_is_to_the_last_bit() -> None:
    """nan is nan, but a rounding error is a difference; in lists and arrays too."""
    assert identical(0.3, 0.3)
    assert identical(NAN, np.float64(NAN))
    assert identical([1, (2.0, NAN)], [1.0, (2, NAN)])
    assert identical(np.array([1.0, NAN]), np.array([1.0, NAN]))
    assert not identical(0.1 + 0.2, 0.3)
    assert not identical([0.1 + 0.2], [0.3])
    assert not identical(np.array([0.1 + 0.2]), np.array([0.3]))
    assert not identical([1.0], [1.0, 2.0])
    assert not identical([1.0], (1.0,))
    assert identical(np.random.default_rng(1), np.random.default_rng(1))
    assert not identical(np.random.default_rng(1), np.random.default_rng(2))


def test_one_number_is_a_number_of_any_library() -> None:
    """Python's, NumPy's, or a 0-d array; a truth value, a longer array or a masked one is none."""
    for number in (1, 1.0, Fraction(1), np.float32(1), np.uint8(1), np.array(1), np.array(1.0)):
        assert is_number(number)
    for other in (True, np.bool_(True), np.array(True), np.array([1.0]), 1j, "1", None, [1], np.ma.masked):
        assert not is_number(other)


def test_a_snapshot_does_not_follow_the_original() -> None:
    """Whatever is done to a list, an array or a dict afterwards, deep inside too."""
    inner = [1.0, [2.0]]
    array = np.array([1.0, 2.0])
    mapping = {"a": [1.0]}
    kept = snapshot((inner, array, mapping))
    inner[1].append(3.0)  # type: ignore[attr-defined]
    array[0] = 9.0
    mapping["a"].append(2.0)
    assert kept[0] == [1.0, [2.0]]
    assert kept[1].tolist() == [1.0, 2.0]
    assert kept[2] == {"a": [1.0]}


def test_a_function_is_its_own_snapshot() -> None:
    """Suites pass functions as arguments."""
    assert snapshot(math.sin) is math.sin
    assert snapshot(AlwaysEqual) is AlwaysEqual


def test_what_cannot_be_copied_raises() -> None:
    """The recorder deals with it."""
    with pytest.raises(TypeError):
        snapshot(x for x in ())


def test_a_drawing_is_kept_as_its_lines() -> None:
    """Axes are compared by what they show."""
    figure = pytest.importorskip("matplotlib.figure").Figure()
    axes = figure.subplots()
    axes.plot([0, 1], [2, 3])
    axes.set_xlabel("x")
    before = snapshot(axes)
    axes.plot([0, 1], [4, 5])
    after = snapshot(axes)
    assert before[:3] == ["Axes", "x", ""]
    assert [len(before[3]), len(after[3])] == [1, 2]
    assert not alike(before, after)


def test_random_generators_are_alike_by_what_they_would_draw_next() -> None:
    """A copy is like the original until one of them draws."""
    one = np.random.default_rng(5)
    other = snapshot(one)
    assert alike(one, other)
    other.random()
    assert not alike(one, other)
    assert not alike(one, 5)
