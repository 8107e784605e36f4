"""Two arrays side by side: entry under entry, and the differing ones marked."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from runner.suite.arrays import comparable, differing, listed, table


def sides(right: Any, mine: Any, tolerance: float | None = None) -> tuple[str, str]:
    """The two texts, for lists or arrays."""
    a, b = np.array(right), np.array(mine)
    return table(a, b, differing(a, b, tolerance))


def marks(right: Any, mine: Any, tolerance: float | None = None) -> list[bool]:
    """For each entry, whether it differs."""
    found: list[bool] = differing(np.array(right), np.array(mine), tolerance).tolist()
    return found


@pytest.mark.parametrize(
    ("right", "mine", "text"),
    [
        ([1.0, 2.5, 100.0], [1.0, -2.25, 100.0], "[1,   2.5, 100]\n[1, -2.25, 100]\n    ^^^^^"),
        (
            [0.09003057317038046, 0.24472847105479764, 0.6652409557748218],
            [0.106507, 0.24472847105479764, 0.78698604216159851],
            "[0.0900306, 0.244728, 0.665241]\n[ 0.106507, 0.244728, 0.786986]\n  ^^^^^^^^            ^^^^^^^^",
        ),
        ([math.nan, math.inf], [1.0, -math.inf], "[nan,  inf]\n[  1, -inf]\n   ^  ^^^^"),
        ([math.nan, 1.0], [math.nan, 2.0], "[nan, 1]\n[nan, 2]\n      ^"),
        ([12345678, 1], [12345678, 2], "[12345678, 1]\n[12345678, 2]\n           ^"),
    ],
)
def test_entries_stand_under_each_other(right: Any, mine: Any, text: str) -> None:
    """Carets under those that differ; six digits where they show the difference."""
    assert "\n".join(sides(right, mine)) == text


def test_matrices_stand_row_by_row() -> None:
    """Columns have one width over all rows; a line of carets only under rows that differ."""
    assert sides([[1, 2], [3, 4]], [[1.0, 2.0], [30.0, 4.0]]) == ("[ 1, 2]\n[ 3, 4]", "[ 1, 2]\n[30, 4]\n ^^")
    assert sides([[0.5, 0.25], [0.125, 1 / 3]], [[0.5, 0.25], [0.125, 0.75]]) == (
        "[  0.5,     0.25]\n[0.125, 0.333333]",
        "[  0.5,     0.25]\n[0.125,     0.75]\n            ^^^^",
    )


@pytest.mark.parametrize(
    ("right", "mine", "texts"),
    [
        (1 / 3, 0.5, ("0.333333", "0.5")),
        (1 / 3, 1 / 3 + 1e-8, ("0.33333333", "0.33333334")),
        (1 / 3, np.nextafter(1 / 3, 1), ("0.3333333333333333", "0.3333333333333334")),
        (1.0, 1.0 + 1e-12, ("1.000000000000", "1.000000000001")),
        (1e6 + 1, 1e6, ("1000001", "1000000")),
        (1e6, math.nan, ("1e+06", "nan")),
    ],
)
def test_as_many_digits_as_it_takes(right: float, mine: float, texts: tuple[str, str]) -> None:
    """At least six; entries that agree have no more than that."""
    found = listed(np.array([right]), np.array([mine]), np.array([True]))
    assert found == [("[0]", *texts)]
    assert sides([1 / 3, 1.0], [1 / 3, 2.0])[0] == "[0.333333, 1]"


def test_a_rounding_error_is_marked_where_nothing_else_differs() -> None:
    """First what is more than rounding, then what is more than the suite allows, then the last bit."""
    last_bit = float(np.nextafter(2.0, 3))
    assert marks([1.0, 2.0, 3.0], [1.0 + 1e-10, last_bit, 4.0], 1e-12) == [False, False, True]
    assert marks([1.0, 2.0, 3.0], [1.0 + 1e-10, last_bit, 3.0], 1e-12) == [True, False, False]
    assert marks([1.0, 2.0, math.nan], [1.0, last_bit, math.nan], 1e-12) == [False, True, False]
    assert marks([1.0, 2.0, 3.0], [1.0 + 1e-10, last_bit, 3.0]) == [True, True, False]
    assert marks([0.0, math.inf], [1e-13, math.inf], 1e-10) == [True, False]
    assert marks([1.0], [1.0]) == [False]


def test_of_a_large_array_there_is_no_table() -> None:
    """Nobody reads a hundred numbers: a few of those that differ are listed, with their places."""
    right = np.zeros((2, 3, 40))
    mine = right.copy()
    mine[1, 2, 17:] = 5.0
    found = differing(right, mine, None)
    assert table(right, mine, found) == ("", "")
    assert listed(right, mine, found) == [(f"[1, 2, {j}]", "0", "5") for j in (17, 18, 19, 20)]
    assert sides(np.zeros((2, 9)), np.ones((2, 9))) == sides(np.zeros((1, 1, 1)), np.ones((1, 1, 1))) == ("", "")


@pytest.mark.parametrize("other", [1.0, [1.0], np.array(1.0), np.array([]), np.array([1.0, 2.0]), np.array(["a"]),
                                   np.ma.MaskedArray([1.0]), np.array([1j]), np.array([True])])  # fmt: skip
def test_arrays_of_one_shape_are_compared_by_entries(other: Any) -> None:
    """Only those of real numbers."""
    assert comparable(np.array([1.0]), np.array([2], dtype=np.int8))
    assert not comparable(np.array([1.0]), other)
    assert not comparable(other, np.array([1.0]))
