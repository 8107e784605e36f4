"""The line of the learner's file that a failed test is about."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
from ladder_copy import LadderCopy

from runner.engine.engine import Engine
from runner.engine.loading import load_source
from runner.engine.messages import NO_CARD, FailureCard
from runner.suite.card import place_of
from runner.watch.keys import line_of
from runner.watch.model import Model

SOURCE = r"""import functools, math
from math import cos
WORDS = "\d"
A: float = 1.0
A_DOT_B = (
    2.0
)
B, C = 3.0, 4.0
B = 5.0
def helper(f):
    return functools.wraps(f)(lambda *a: f(*a))
def dot(a):
    A = 6.0
    return A
@helper
def dot_numpy(a):
    return a
def _hidden(): ...
part = functools.partial(dot, 1)
"""


@pytest.mark.parametrize(
    ("test", "called", "where", "code"),
    [
        ("test_a_by_hand", "", "dot.py:4", "A: float = 1.0"),
        ("test_a_dot_b", "", "dot.py:5", "A_DOT_B = ("),
        ("test_b_by_hand", "dot", "dot.py:9", "B = 5.0"),
        ("test_c_by_hand", "", "dot.py:8", "B, C = 3.0, 4.0"),
        ("test_dot_of_zeros", "", "dot.py:12", "def dot(a):"),
        ("test_dot_of_zeros", "dot_numpy", "dot.py:15", "@helper"),
        ("test_dot_numpy_of_zeros", "", "dot.py:15", "@helper"),
        ("test_part_of_it", "", "dot.py:19", "part = functools.partial(dot, 1)"),
        ("test_anything", "dot", "dot.py:12", "def dot(a):"),
        ("test_anything", "", None, None),
        ("test_cos_of_zero", "", None, None),
        ("test__hidden", "", None, None),
    ],
)
def test_the_line_is_of_the_blank_or_the_function_in_the_tests_name(
    tmp_path: Path, test: str, called: str, where: str | None, code: str | None
) -> None:
    """A function that was called comes before the name; what the file does not define has no line."""
    path = tmp_path / "dot.py"
    with warnings.catch_warnings(action="ignore"):
        learner = load_source("dot", path, SOURCE.encode())
    with warnings.catch_warnings(action="error"):
        found = place_of(NO_CARD, test, called, learner, path, SOURCE.encode())
    assert found == (FailureCard(where=where, code=code) if where and code else NO_CARD)


@pytest.mark.parametrize(
    ("name", "before", "after", "code"),
    [
        ("01_double", "= 6.0", "= 5.0", "TWICE_THREE: float = 5.0"),
        ("01_double", "= 6.0", "= ...", "TWICE_THREE: float = ..."),
        ("01_double", "= 6.0", "= 'six'", "TWICE_THREE: float = 'six'"),
        ("01_double", "2.0 * x", "2.0 * x * (1 + 1e-15)", "def double(x):"),
        ("02_mean", "return sum", "return sum.nothing", "return sum.nothing(float(v) for v in values) / len(values)"),
    ],
)
def test_the_card_points_into_the_learners_file_and_the_editor_opens_there(
    copy: LadderCopy, engine: Engine, name: str, before: str, after: str, code: str
) -> None:
    """Never into the suite: at the blank, at the function that was wrong, at the line that raised."""
    source = copy.reference(name).replace(before, after)
    verdict = copy.judge(engine, source, name)
    assert verdict.failed[0].card.code == code
    line = line_of(Model(copy.workspace.progress(), copy.rung(name), verdicts={name: verdict}))
    assert source.splitlines()[line - 1].strip().startswith(code.rstrip("):"))
