"""What a picture gets when it asks: the learner's answer in the right kind, or a gap; and what is noted."""

from __future__ import annotations

import math
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from runner.engine.loading import load_source
from runner.picture.learner import Learner, Record

REFERENCE = """
import numpy as np
LETTER: str = "b"
SAME: bool = True
NUMBER: float = 3.0
PAIR: list[float] = [1.0, 2.0]

def double(x):
    if x != x:
        raise ValueError("x must be a number")
    return 2.0 * x

def both(values):
    return 2.0, np.array(values) * 2.0

def table(values):
    return np.outer(values, values)

def letter():
    return "a"
"""
# What `double` does, and what is noted of it.
FAULTS = {
    "raise NotImplementedError": "is not written yet",
    "return ...": "is not written yet",
    "return [x, x]": "gives an array of shape (2,), not one number",
    "return np.ones((2, 3))": "gives an array of shape (2, 3), not one number",
    "return 'twice'": "raises ValueError: could not convert string to float: 'twice'",
    "pass": "gives nothing (no return?), not one number",
    "return x * np.nan": "gives nan",
    "return 1 / 0": "raises ZeroDivisionError: division by zero (double.py, line 3)",
    "raise ValueError": "raises ValueError (double.py, line 3)",
    "raise ValueError('one\\ntwo')": "raises ValueError: one (double.py, line 3)",
    "import sys; sys.exit()": "ends the program",
    "raise KeyboardInterrupt": "raises KeyboardInterrupt (double.py, line 3)",
    "return double(x)": "raises RecursionError: maximum recursion depth exceeded (double.py, line 3)",
}


def asking(code: str) -> tuple[Any, Record]:
    """The learner's module with this code, and the record of what is asked."""
    record, path = Record(), Path("/nowhere/double.py")
    module = load_source("double", path, f"import numpy as np\n{code}\n".encode())
    return Learner(module, load_source("reference", path, REFERENCE.encode()), record), record


def test_a_wrong_answer_is_drawn_and_noted() -> None:
    """The picture shows what the code does; the note says that it is not right."""
    learner, record = asking("double = lambda x: 2.01 * x\nboth = lambda v: (3, [2 * x for x in v])\nSAME = False")
    assert learner.double(1.0) == 2.01
    assert learner.both([1.0])[0] == 3.0
    assert record.faults["double"] == "double does not give the right answers here"
    assert record.faults["both"] == "both does not give the right answers here"
    assert learner.SAME is False
    assert record.faults["SAME"] == "SAME does not hold the right answer"


def test_a_right_answer_comes_as_it_is() -> None:
    """A number as a float, an array as float64, whatever the learner's kind of number or sequence."""
    learner, record = asking(
        "double = lambda x: np.float32(2 * x)\nboth = lambda v: [2, [2 * x for x in v]]\n"
        "table = lambda v: [[x * y for x in v] for y in v]\nletter = lambda: 'c'\n"
        "LETTER, SAME, NUMBER, PAIR = 'd', np.True_, 3, (1, 2)"
    )
    assert type(learner.double(2)) is float and learner.double(2) == 4
    number, array = learner.both([1, 2])
    assert (number, array.tolist(), array.dtype) == (2.0, [2.0, 4.0], np.float64)
    assert learner.table([1, 2]).shape == (2, 2)
    assert (learner.letter(), learner.LETTER, learner.SAME, learner.NUMBER) == ("c", "d", True, 3.0)
    assert learner.PAIR.tolist() == [1.0, 2.0]
    assert list(record.faults) == ["letter", "LETTER"]  # which are of the right kind, but not right
    assert list(record.answered) == ["double", "both", "table", "letter", "LETTER", "SAME", "NUMBER", "PAIR"]


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(("code", "note"), FAULTS.items())
def test_a_fault_is_noted_and_leaves_a_gap(code: str, note: str) -> None:
    """The first fault of a function is told, its line too; the picture gets nan and goes on."""
    learner, record = asking(f"def double(x):\n    {code}")
    assert math.isnan(learner.double(1.0))
    assert math.isnan(learner.double(2.0))
    assert record.faults == {"double": f"double {note}"}


def test_a_gap_has_the_shape_of_the_answer() -> None:
    """What is missing is nan in every place, a `?`, or None."""
    learner, record = asking("LETTER = SAME = 5\nNUMBER = ...\nboth = lambda values: (1, 2, 3)\nletter = print")
    number, array = learner.both([1.0, 2.0])
    assert np.isnan([number, *array]).all() and array.shape == (2,)
    assert np.isnan(learner.table([1, 2, 3])).all() and learner.table([1, 2, 3]).shape == (3, 3)
    assert (learner.letter(), learner.LETTER, learner.SAME) == ("?", "?", None)
    assert math.isnan(learner.NUMBER)
    assert record.faults == {
        "both": "both gives an array of shape (3,), not 2 values",
        "table": "table is not written yet",
        "letter": "letter gives a value of type NoneType, not a value of type str",
        "LETTER": "LETTER gives one number, not a value of type str",
        "SAME": "SAME gives one number, not a value of type bool",
        "NUMBER": "NUMBER is not written yet",
    }
    assert not record.answered


def test_a_gap_inside_an_answer_is_noted() -> None:
    """Some of the numbers are there: they are drawn, and the note says that others are not."""
    learner, record = asking("both = lambda values: (2.0, [np.nan, 4.0])")
    assert learner.both([1.0, 2.0])[1][1] == 4.0
    assert record.faults == {"both": "both gives nan"}


def test_what_the_reference_refuses_is_not_asked() -> None:
    """A gap that is handed on gives a gap; the learner's function has no fault in that."""
    learner, record = asking("def double(x): raise AssertionError")
    assert math.isnan(learner.double(math.nan))
    assert (record.faults, record.answered) == ({}, {})
    assert record.refused == {"double": "x must be a number"}


def test_arguments_are_copied() -> None:
    """What the learner's code does to its argument, it does to a copy."""
    learner, _ = asking("def both(values):\n    values *= 0\n    return 2.0, values")
    values = np.array([1.0, 2.0])
    learner.both(values)
    assert values.tolist() == [1.0, 2.0]


def test_a_name_that_the_rung_does_not_have_is_the_authors_fault() -> None:
    """It is not the learner's, so it is no gap."""
    learner, _ = asking("def treble(x): return 3 * x")
    with pytest.raises(AttributeError, match="treble"):
        learner.treble(1)


def test_each_function_is_told_when_it_is_called() -> None:
    """So that the runner knows where time ran out."""
    told: list[str] = []
    reference = load_source("reference", Path("/nowhere/double.py"), REFERENCE.encode())
    learner = Learner(ModuleType("double"), reference, Record(), told.append)
    learner.double(1)
    learner.letter()
    assert told == ["double", "letter"]
