"""Wrong answers that need no author, and harmless adapters, on functions whose answers are known."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from runner.suite.calls import Outcome, outcome_of
from runner.suite.values import alike
from runner.verify.impostors import ADAPTERS, IMPOSTORS, AlwaysAgrees


def double(values: Any, by: float = 2.0) -> Any:
    """An array or a number; refuses nan."""
    if np.any(np.isnan(values)):
        raise ValueError
    return by * np.asarray(values, dtype=float) if np.ndim(values) else by * float(values)


def words(values: Any) -> list[str]:
    """Neither a number nor an array."""
    return [str(v) for v in values]


def nothing() -> float:
    """Has no argument."""
    return 7.0


@pytest.mark.parametrize(
    ("name", "of_number", "of_array"),
    [
        ("returns None", None, None),
        ("returns an empty array", np.array([]), np.array([])),
        ("returns zeros", 0.0, np.zeros(2)),
        ("returns ones", 1.0, np.ones(2)),
        ("returns NaN", math.nan, np.full(2, math.nan)),
        ("returns its first argument", 1.26, [1.26, 34.5]),
        ("rounds to one digit", 3.0, np.array([3.0, 70.0])),
        ("right value, wrong shape", np.array([2.52]), np.array([[2.52], [69.0]])),
        ("a masked array", np.ma.masked, np.ma.MaskedArray(np.zeros(2), mask=True)),
    ],
)
def test_each_impostor_answers_as_its_name_says(name: str, of_number: Any, of_array: Any) -> None:
    """For a number and for an array; and refuses bad input, as it should."""
    impostor = IMPOSTORS[name](double)
    got = impostor(1.26)
    assert got is np.ma.masked if of_number is np.ma.masked else alike(got, of_number)
    assert alike(impostor([1.26, 34.5]), of_array)
    assert impostor.__name__ == "double"
    with pytest.raises(ValueError):
        impostor(math.nan)


def test_an_impostor_of_something_else_than_numbers() -> None:
    """Words have no shape and can't be rounded; without arguments there is no first one."""
    assert IMPOSTORS["rounds to one digit"](words)([1]) == ["1"]
    assert IMPOSTORS["right value, wrong shape"](words)([1]) == [["1"]]
    assert IMPOSTORS["returns its first argument"](nothing)() is None


def test_the_object_that_always_agrees_does() -> None:
    """With everything, in every comparison, after every calculation."""
    thing = IMPOSTORS["an object that always agrees"](nothing)()
    assert isinstance(thing, AlwaysAgrees)
    assert thing == 1 and thing != 1 and thing < 1 and thing > 1 and bool(thing)
    assert abs(thing - 3.0) <= 1e-9
    assert np.float64(3.0) == thing
    assert not alike(thing, 7.0)


def test_the_one_that_changes_its_arguments_is_right() -> None:
    """Arrays, lists, by position or by keyword; what can't be changed stays."""
    impostor = IMPOSTORS["right, but changes its argument"](double)
    array, numbers = np.array([1.0, 2.0]), [1.0, 2.0]
    assert outcome_of(impostor, (array,), {}) == Outcome(pytest.approx([2.0, 4.0]), None, (pytest.approx([2.0, 3.0]),))
    assert impostor(values=numbers).tolist() == [2.0, 4.0]
    assert numbers == [2.0, 1.0, 2.0]
    frozen = np.array([1.0])
    frozen.flags.writeable = False
    assert impostor(frozen).tolist() == [2.0]
    assert impostor(np.array([])).size == 0


@pytest.mark.parametrize(
    ("name", "given", "fed"),
    [
        ("lists", np.array([1.0, 2.0]), [1.0, 2.0]),
        ("lists", [1.0], [1.0]),
        ("arrays", [1.0, 2.0], np.array([1.0, 2.0])),
        ("arrays", [], []),
        ("arrays", [[1.0], [1.0, 2.0]], [[1.0], [1.0, 2.0]]),
        ("arrays", ["a"], ["a"]),
        ("arrays", 3.0, 3.0),
        ("integer arrays", [1.0, 2.0], np.array([1, 2])),
        ("integer arrays", [1.5, 2.0], [1.5, 2.0]),
        ("integer arrays", [math.inf], [math.inf]),
        ("integer arrays", ["a"], ["a"]),
        ("float32 arrays", [1.5, 2.0], np.array([1.5, 2.0], dtype=np.float32)),
        ("float32 arrays", [0.1], [0.1]),
        ("float32 arrays", np.array([]), np.array([])),
    ],
)
def test_each_adapter_feeds_the_same_numbers_in_another_form(name: str, given: Any, fed: Any) -> None:
    """Only where nothing is lost by it; the original is not touched."""
    seen: list[Any] = []

    def spoil(values: Any) -> None:
        seen.append(values)
        if isinstance(values, list):
            values.append("spoilt")

    adapted = ADAPTERS[name](spoil)
    adapted(given)
    adapted(values=given)
    for got in seen:
        got = got[:-1] if isinstance(got, list) else got
        assert type(got) is type(fed)
        assert alike(got, fed)
        assert getattr(got, "dtype", None) == getattr(fed, "dtype", None)
    assert "spoilt" not in (given if isinstance(given, list) else [])
