"""The suite of the miniature rung 02."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mean import mean

NUMBERS = st.lists(st.integers(-1000, 1000).map(float), min_size=1, max_size=4)


def number(got):
    """The result as a float, if it is one number."""
    __tracebackhide__ = True
    assert isinstance(got, int | float | np.floating | np.integer), f"expected one number, got {type(got).__name__}"
    return float(got)


def test_mean_worked_example():
    """The mean of 1, 2 and 6 is 3."""
    assert number(mean([1, 2, 6])) == 3


@given(NUMBERS)
def test_mean_balances(values):
    """The distances from the mean cancel."""
    m = number(mean(values))
    assert abs(sum(v - m for v in values)) < 1e-9


def test_mean_leaves_its_argument_alone():
    """The caller's own list and array stay as they are."""
    values, array = [3.0, 1.0], np.array([3.0, 1.0])
    mean(values)
    mean(array)
    assert values == [3.0, 1.0]
    assert array.tolist() == [3.0, 1.0]


def test_mean_refuses_nothing():
    """No values have no mean."""
    with pytest.raises(ValueError):
        mean([])
