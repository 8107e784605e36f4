"""The facts of a failure, as a learner sees them."""

from __future__ import annotations

import math
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from runner.engine.explain import Explanation, Frame
from runner.engine.messages import NO_CARD, FailureCard
from runner.suite.calls import Call, Outcome, Uncopied
from runner.suite.card import card_of, literal, shown_side_by_side, typed

SUITES = Frame("test_dot.py", 9, "test_dot", "assert dot(x) == 1", False)
OWN = Frame("dot.py", 3, "dot", "return 1 / 0", True)


def call(outcome: Outcome, *arguments: Any, test: str = "test_dot", **keywords: Any) -> Call:
    """A recorded call; nothing was done to its arguments unless the outcome says so."""
    after = outcome.after or (*arguments, *keywords.values())
    return Call(test, arguments, keywords, Outcome(outcome.value, outcome.raised, after))


def card(calls: dict[str, list[Call]], reference: Any, tolerance: float | None = None, **told: Any) -> FailureCard:
    """The card of the test `test_dot`."""
    return card_of("test_dot", Explanation("no", **told), calls, reference, tolerance)


def sides(right: Any, mine: Any) -> tuple[str, str]:
    """Expected and got for two values."""
    return both(Outcome(right), Outcome(mine))


def both(right: Outcome, mine: Outcome) -> tuple[str, str]:
    """Expected and got for two outcomes."""
    found = shown_side_by_side(right, mine)
    return found.expected, found.got


DOUBLE = SimpleNamespace(double=lambda x: 2.0 * x)


def test_the_last_differing_call_of_the_test_is_shown() -> None:
    """Hypothesis runs its smallest example last; calls of other tests and right answers are passed over."""
    calls = [
        call(Outcome(99.0), 9.0),
        call(Outcome(7.0), 3.0),
        call(Outcome(4.0), 2.0),
        call(Outcome(0.5), 1.0, test="test_other"),
    ]
    assert card({"double": calls}, DOUBLE) == FailureCard(call="double(3.0)", expected="6.0", got="7.0")


def test_without_a_differing_call_the_line_is_shown() -> None:
    """The learner's own line if there is one, else the suite's; and the example."""
    found = card({"double": [call(Outcome(2.0), 1.0)]}, DOUBLE, example="x=1", steps=(SUITES, OWN))
    assert found == FailureCard(example="x=1", where="dot.py:3", code="return 1 / 0")
    assert card({}, DOUBLE, steps=(SUITES,)) == FailureCard(where="test_dot.py:9", code=SUITES.code)
    assert card({"helper": [call(Outcome(2.0), 1.0)]}, DOUBLE) == NO_CARD
    assert card({"double": [call(Outcome(7.0), 3.0)]}, None) == NO_CARD


def test_of_an_answer_that_is_chosen_freely_the_references_is_not_shown() -> None:
    """A function of nothing may answer in many ways; with a default it may not."""
    pairs = SimpleNamespace(pair=lambda: (1, 2), descend=lambda start=0.0: start + 1.0)
    assert card({"pair": [call(Outcome((3, 3)))]}, pairs, steps=(SUITES,)) == FailureCard(
        where="test_dot.py:9", code=SUITES.code
    )
    found = card({"descend": [call(Outcome(7.0))]}, pairs)
    assert (found.call, found.expected, found.got) == ("descend()", "1.0", "7.0")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1, "1"),
        (2.5, "2.5"),
        (math.nan, "nan"),
        (np.float64(2.5), "2.5"),
        (np.int8(3), "3"),
        (np.bool_(True), "True"),
        (Fraction(1, 3), "Fraction(1, 3)"),
        ("a'b", '"a\'b"'),
        (None, "None"),
        (math.sin, "math.sin"),
        (np.tanh, "np.tanh"),
        (len, "len"),
        (float, "float"),
        (literal, "literal"),
        ([1, [2.0, "x"]], "[1, [2.0, 'x']]"),
        ((1,), "(1,)"),
        ((1, 2), "(1, 2)"),
        ((), "()"),
        (np.array([1.0, 0.1]), "np.array([1., 0.1])"),
        (np.array([[-0.5, 10.0], [100.0, 0.0]]), "np.array([[-0.5, 10.], [100., 0.]])"),
        (np.array(["a ,", "[ b"]), "np.array(['a ,', '[ b'])"),
        (np.array([1, 2]), "np.array([1, 2])"),
        (np.array([[1.0], [2.0]]), "np.array([[1.], [2.]])"),
        (np.array([1.0], dtype=np.float32), "np.array([1.], dtype=np.float32)"),
        (np.array([True]), "np.array([True])"),
        (np.array([]), "np.array([])"),
        (np.zeros((0, 3)), "np.zeros((0, 3))"),
        (np.zeros((2, 0), dtype=np.int8), "np.zeros((2, 0), dtype=np.int8)"),
        (np.array(3.0), "np.array(3.)"),
        (list(range(100)), "[0, 1, 2, … 100 entries]"),
        (tuple(range(100)), "(0, 1, 2, … 100 entries)"),
        (np.arange(100), "np.array([0, 1, 2, … 100 entries])"),
        (np.arange(60.0).reshape(12, 5), "np.array([[0., 1., 2., … 12 × 5 entries]])"),
        (np.ones(2000), "np.full(2000, 1.0)"),
        (np.zeros((30, 2), dtype=np.float32), "np.full((30, 2), 0.0, dtype=np.float32)"),
        (Uncopied("generator"), "a generator object"),
        ({"a": 1}, "{'a': 1}"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_values_are_written_as_a_learner_would_type_them(value: Any, text: str) -> None:
    """NumPy's numbers as plain ones, arrays with their dtype where it is not the usual, long ones shortened."""
    assert literal(value) == text


def test_a_value_whose_text_raises_or_has_no_end_is_written_all_the_same() -> None:
    """Inside lists and arrays too."""

    class Evil:
        def __repr__(self) -> str:
            raise KeyError

        def __call__(self) -> None: ...

        def __getattr__(self, name: str) -> Any:
            raise RuntimeError

    assert literal(Evil()) == "<Evil: its __repr__ raises KeyError>"
    assert literal([Evil(), 1]) == "[<Evil: its __repr__ raises KeyError>, 1]"
    array = np.empty(1, dtype=object)
    array[0] = Evil()
    assert literal(array) == "<ndarray: its __repr__ raises KeyError>"
    assert len(literal("x" * 10**6)) < 1100


def test_a_call_is_written_as_typed() -> None:
    """Positions and keywords."""
    assert typed("step", call(Outcome(), 1.0, [2], rate=0.1, f=math.cos)) == "step(1.0, [2], rate=0.1, f=math.cos)"
    assert typed("step", call(Outcome(), math.inf, np.float64(-math.inf), np.array([np.nan]))) == (
        "step(float('inf'), np.float64('-inf'), np.array([np.nan]))"
    )
    assert typed("start", call(Outcome())) == "start()"


@pytest.mark.parametrize(
    ("right", "mine", "expected", "got"),
    [
        (3.0, 4, "3.0", "4"),
        (3.0, None, "3.0  (float)", "None: is there a `return`?"),
        (3.0, True, "3.0  (float)", "True  (bool)"),
        (3.0, "3.0", "3.0  (float)", "'3.0'  (str)"),
        (3.0, [3.0], "3.0  (float)", "[3.0]  (list)"),
        (3.0, np.array([3.0]), "3.0  (float)", "np.array([3.])  (array of shape (1,), float64)"),
        (3.0, Uncopied("generator"), "3.0  (float)", "a generator object: is there a `yield` for a `return`?"),
        (3.0, Uncopied("socket"), "3.0  (float)", "a socket object"),
        (3.0, 3.0 + 0j, "3.0  (float)", "(3+0j)  (complex)"),
        ([1, 2], [1, 3], "[1, 2]", "[1, 3]"),
        (np.zeros(2), np.zeros((2, 1)), "np.array([0., 0.])  (array of shape (2,), float64)",
         "np.array([[0.], [0.]])  (array of shape (2, 1), float64)"),
        (np.zeros(1), np.ma.MaskedArray([0.0], [True]), "np.array([0.])  (array of shape (1,), float64)",
         "np.ma.array([--])  (masked array of shape (1,), float64)"),
        (np.zeros(1), np.array(["a"]), "np.array([0.])  (array of shape (1,), float64)",
         "np.array(['a'])  (array of shape (1,), <U1)"),
    ],
)  # fmt: skip
def test_the_kind_is_told_where_it_is_the_difference(right: Any, mine: Any, expected: str, got: str) -> None:
    """Numbers are compared as numbers; everything else with its type or shape."""
    assert sides(right, mine) == (expected, got)


def test_of_two_arrays_the_differing_entries_are_listed_too() -> None:
    """For a screen that is too narrow for the table; of a large array there is no table."""
    found = shown_side_by_side(Outcome(np.arange(3.0)), Outcome(np.array([0.0, 5.0, 2.0])))
    assert found == FailureCard(expected="[0, 1, 2]", got="[0, 5, 2]\n    ^", entries=(("[1]", "1", "5"),))
    found = shown_side_by_side(Outcome(np.zeros((3, 20))), Outcome(np.ones((3, 20))))
    assert (found.expected, found.got, found.others) == ("", "", 56)
    assert found.entries[-1] == ("[0, 3]", "0", "1")
    found = card({"double": [call(Outcome(2 * np.arange(20) * (1 + 1e-11)), np.arange(20.0))]}, DOUBLE, tolerance=1e-12)
    assert found.entries[0] == ("[1]", "2.00000000000", "2.00000000002")


def test_exceptions_are_told() -> None:
    """On either side."""
    assert both(Outcome(raised=ValueError), Outcome(3.0)) == ("raises ValueError", "3.0")
    assert both(Outcome(3.0), Outcome(raised=TypeError)) == ("3.0", "raises TypeError")
    assert both(Outcome(3.0), Outcome(raised=NotImplementedError)) == ("3.0", "not written yet")


def test_a_changed_argument_is_told_when_the_value_is_right() -> None:
    """The one that was changed, not always the first."""
    reference = SimpleNamespace(add=lambda a, b: sum(a) + sum(b))
    changed = call(Outcome(3.0, after=([1.0], [9.0])), [1.0], [2.0])
    found = card({"add": [changed]}, reference)
    assert found.call == "add([1.0], [2.0])"
    assert found.expected == "its argument left as it was"
    assert found.got == "an argument changed to [9.0]"
    wrong_too = call(Outcome(4.0, after=([1.0], [9.0])), [1.0], [2.0])
    assert card({"add": [wrong_too]}, reference).got == "4.0"
    hardly = call(Outcome(3.0, after=([1.0], [2.0 + 1e-15])), [1.0], [2.0])
    assert card({"add": [hardly]}, reference).got == "an argument changed to [2.000000000000001]"


@pytest.mark.parametrize(
    ("mine", "tolerance", "note"),
    [
        (6.0000004, 1e-9, "They differ by 7e-08 of the value; the suite allows 1e-09."),
        (6.0000006003, 1e-7, "They differ by 1.0005e-07 of the value; the suite allows 1e-07."),
        (6.0000004, None, None),
        (6.5, 1e-9, None),
        (math.nan, 1e-9, None),
        (None, 1e-9, None),
        (np.array(6.0000006), 1e-9, "They differ by 1e-07 of the value; the suite allows 1e-09."),
    ],
)
def test_the_tolerance_is_told_where_it_decides(mine: Any, tolerance: float | None, note: str | None) -> None:
    """Two numbers that look the same are not, for the suite."""
    assert card({"double": [call(Outcome(mine), 3.0)]}, DOUBLE, tolerance).note == (note or "")


def test_a_difference_that_only_the_suite_sees_is_shown() -> None:
    """Nearer than two orders of summation, but further than the suite allows."""
    near = call(Outcome(6.0 * (1 + 1e-11)), 3.0)
    assert card({"double": [near]}, DOUBLE, 1e-12).note == "They differ by 1e-11 of the value; the suite allows 1e-12."
    arrays = call(Outcome(np.array([2.0, 4.0 + 1e-10])), np.array([1.0, 2.0]))
    assert "3e-11" in card({"double": [arrays]}, DOUBLE, 1e-12).note


def test_else_the_last_call_that_is_not_the_same_to_the_last_bit_is_shown() -> None:
    """The suite saw a difference that is none by any other measure; no note says that it allows it."""
    near = call(Outcome(6.0 * (1 + 1e-11)), 3.0)
    right = call(Outcome(8.0), 4.0)
    assert card({"double": [call(Outcome(2.0 + 1e-15), 1.0), near, right]}, DOUBLE, 1e-9) == FailureCard(
        call="double(3.0)", expected="6.0", got="6.00000000006"
    )
    assert card({"double": [near, call(Outcome(8.1), 4.0), near]}, DOUBLE, 1e-9).call == "double(4.0)"
    assert not card({"double": [right]}, DOUBLE, 1e-9).call
    tiny = SimpleNamespace(zero=lambda x: 0.0)
    assert card({"zero": [call(Outcome(1e-16), 3.0)]}, tiny, 1e-12).got == "1e-16"


def test_the_function_in_the_tests_name_comes_first() -> None:
    """Another one that is wrong too has tests of its own."""
    wrong = [call(Outcome(7.0), 3.0)]
    reference = SimpleNamespace(double=lambda x: 2.0 * x, dot=lambda x: x)
    assert card({"double": wrong, "dot": wrong}, reference).call == "dot(3.0)"
    assert card({"double": wrong, "dot": [call(Outcome(3.0), 3.0)]}, reference).call == "double(3.0)"


@pytest.mark.parametrize(
    ("right", "mine", "expected", "got"),
    [
        (0.7999999999893419, Outcome(1.6), "0.8", "1.6"),
        (0.7071067811865475, Outcome(raised=TypeError), "0.707107", "raises TypeError"),
        (0.1234567, Outcome(0.1234568), "0.1234567", "0.1234568"),
        (0.3, Outcome(0.1 + 0.2), "0.3", "0.30000000000000004"),
        (1234567.891, Outcome(2.0), "1.23457e+06", "2.0"),
        (np.array([1 / 3, 2.0]), Outcome(raised=TypeError), "np.array([0.333333, 2.])", "raises TypeError"),
        ((1 / 3, [2 / 3]), Outcome((1 / 3, [1.0])), "(0.333333, [0.666667])", "(0.333333, [1.0])"),
        ((6.0, 1), Outcome((6.00000000006, 1)), "(6.0, 1)", "(6.00000000006, 1)"),
    ],
)
def test_an_answer_has_six_digits_or_as_many_as_tell_it_apart(
    right: Any, mine: Outcome, expected: str, got: str
) -> None:
    """Nobody reads the noise of the last digits; a call is typed, and keeps them all."""
    both = shown_side_by_side(Outcome(right), mine)
    assert (both.expected, both.got) == (expected, got)
    assert typed("f", Call("test", (0.7999999999893419,), {}, mine)) == "f(0.7999999999893419)"
