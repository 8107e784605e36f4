"""The suite of the miniature rung 01."""

import numpy as np
import pytest
from double import TWICE_THREE, double, double_all
from hypothesis import given
from hypothesis import strategies as st

TOLERANCE = 1e-12
NUMBERS = st.integers(-1000, 1000).map(float)


def number(got):
    """The result as a float, if it is one number."""
    __tracebackhide__ = True
    kinds = (int, float, np.floating, np.integer)
    assert isinstance(got, kinds) and not isinstance(got, bool), f"expected one number, got {type(got).__name__}"
    return float(got)


def test_twice_three_by_hand():
    """Twice three is three and three."""
    assert number(TWICE_THREE) == 3 + 3


def test_double_worked_example():
    """Twice 4 is 8."""
    assert number(double(4)) == 8


@given(NUMBERS)
def test_double_is_x_plus_x(x):
    """Doubling adds a number to itself."""
    assert number(double(x)) == x + x


def test_double_refuses_nan():
    """What is no number can't be doubled."""
    with pytest.raises(ValueError):
        double(float("nan"))


@given(st.lists(NUMBERS, min_size=1, max_size=4))
def test_double_all_entries(values):
    """Every entry doubles, and the shape stays."""
    got = double_all(values)
    assert type(got) is np.ndarray and got.shape == (len(values),)
    assert got.tolist() == [v + v for v in values]


def test_double_all_leaves_its_argument_alone():
    """The caller's own list and array stay as they are."""
    values, array = [1.5, 2.0], np.array([1.5, 2.0])
    double_all(values)
    double_all(array)
    assert values == [1.5, 2.0]
    assert array.tolist() == [1.5, 2.0]
