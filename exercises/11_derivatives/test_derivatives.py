"""What a difference must measure, and how its error falls. Read the law above a failing test first."""

import math

import numpy as np
from checks import by_hand, further, number, same, written
from derivatives import best_step, central_difference, forward_difference
from hypothesis import given
from hypothesis import strategies as st

# Points, steps and coefficients below are sums of powers of ½, so on lines and parabolas nothing is rounded.
TOLERANCE = 1e-12

QUARTERS = st.integers(-40, 40).map(lambda k: k / 4)
STEPS = st.integers(-16, 16).filter(bool).map(lambda k: k / 8)
TENTHS = [10.0**-k for k in range(1, 5)]

EXP = written("lambda x: math.exp(x)")
# For the tests of `best_step`.
RIGHT_FORWARD = written("lambda f, x, h: (f(x + h) - f(x)) / h")


def fall(difference):
    """By which power of h the error falls: the slope of the line of log error over log h, for exp at 1."""
    errors = [abs(number(difference(EXP, 1.0, h)) - math.e) for h in TENTHS]
    assert all(errors), f"an error of exactly 0 at one of the steps {TENTHS}: is h used at all?"
    return float(np.polyfit(np.log(TENTHS), np.log(errors), 1)[0])


# --- By hand ---


def test_slope_at_0_is_worked_out_by_hand():
    """The slope of x² + 3x + 6 at 0 is what ((h² + 3h + 6) − 6) / h comes to as h goes to 0."""
    by_hand("SLOPE_AT_0", 3)


def test_forward_tenth_is_predicted():
    """For x² the forward difference is ((x + h)² − x²) / h: multiply out, and see what is too much."""
    by_hand("FORWARD_TENTH", 10)


def test_central_tenth_is_predicted():
    """For x³ the central difference is ((x + h)³ − (x − h)³) / 2h: multiply out, and see what is too much."""
    by_hand("CENTRAL_TENTH", 100)


# --- forward_difference ---


def test_forward_difference_of_a_small_example():
    """x² from 3 with h = 0.25: (3.25² − 3²) / 0.25 = 1.5625 / 0.25 = 6.25."""
    same(forward_difference(lambda x: x**2, 3, 0.25), 6.25, TOLERANCE)


def test_forward_difference_with_a_negative_step():
    """A negative h looks to the left: x² from 3 with h = −0.5 gives (2.5² − 3²) / (−0.5) = 5.5."""
    same(forward_difference(lambda x: x**2, 3, -0.5), 5.5, TOLERANCE)


@given(QUARTERS, STEPS, QUARTERS, QUARTERS)
def test_forward_difference_is_exact_on_lines(x, h, slope, start):
    """A line has one slope everywhere, and any step finds it."""
    same(forward_difference(written(f"lambda t: {slope} * t + {start}"), x, h), slope, TOLERANCE)


def test_forward_difference_has_an_error_like_h():
    """The error falls like h itself: on the log-log line of error over h, the slope is 1."""
    same(fall(forward_difference), 1, 0.05)


def test_forward_difference_with_too_small_a_step():
    """In float64, 1 + 10⁻¹⁷ is 1: the function seems not to move, and at 10⁻¹⁵ half of the digits are wrong."""
    same(forward_difference(EXP, 1.0, 1e-17), 0, TOLERANCE)
    good, bad = (abs(number(forward_difference(EXP, 1.0, h)) - math.e) for h in (1e-8, 1e-15))
    assert bad > 1000 * good, f"expected a far larger error at 1e-15 than at 1e-8, got {bad:.6g} and {good:.6g}"


# --- central_difference ---


def test_central_difference_of_a_small_example():
    """x³ around 2 with h = 0.5: (2.5³ − 1.5³) / 1 = 15.625 − 3.375 = 12.25."""
    same(central_difference(lambda x: x**3, 2, 0.5), 12.25, TOLERANCE)


@given(QUARTERS, STEPS, QUARTERS, QUARTERS, QUARTERS)
def test_central_difference_is_exact_on_parabolas(x, h, a, b, c):
    """On a parabola the errors of both sides are opposite, and go: 2ax + b, whatever the step."""
    parabola = written(f"lambda t: {a} * t**2 + {b} * t + {c}")
    same(central_difference(parabola, x, h), 2 * a * x + b, TOLERANCE)


@given(QUARTERS, STEPS)
def test_central_difference_looks_the_same_from_both_sides(x, h):
    """Turn the sign of h: the two points change places, and the slope stays."""
    one, other = (number(central_difference(lambda t: t**3 - t, x, s)) for s in (h, -h))
    same(one, other, TOLERANCE * (1 + abs(other)))


def test_central_difference_has_an_error_like_h_squared():
    """The error falls like h²: on the log-log line of error over h, the slope is 2."""
    same(fall(central_difference), 2, 0.05)


def test_central_difference_with_too_small_a_step():
    """Below a certain step the digits are lost here as well: at 10⁻¹³ the error is larger than at 10⁻⁵."""
    good, bad = (abs(number(central_difference(EXP, 1.0, h)) - math.e) for h in (1e-5, 1e-13))
    assert bad > 1000 * good, f"expected a far larger error at 1e-13 than at 1e-5, got {bad:.6g} and {good:.6g}"


# --- best_step ---


def test_best_step_of_a_small_example():
    """The answers 2.5, 2.1 and 1.2 miss the exact slope 2 by 0.5, 0.1 and 0.8: the second step is the best."""
    difference = written("lambda f, x, h: {0.1: 2.5, 0.01: 2.1, 0.001: 1.2}[h]")
    same(best_step(difference, EXP, 0, 2, [0.1, 0.01, 0.001]), 0.01, TOLERANCE)


def test_best_step_of_equals_is_the_first():
    """2.5 and 1.5 are equally far from 2, one above and one below: the step that stands first in the list is taken."""
    difference = written("lambda f, x, h: {0.4: 3.0, 0.2: 2.5, 0.1: 1.5, 0.3: 2.5}[h]")
    same(best_step(difference, EXP, 0, 2, [0.4, 0.2, 0.1, 0.3]), 0.2, TOLERANCE)


def test_best_step_compares_the_smallest_errors_too():
    """A quarter of a millionth of a millionth is nearer than four of them: no error is too small to be compared."""
    difference = written("lambda f, x, h: {0.1: 2 + 4e-12, 0.2: 2 + 2.5e-13, 0.3: 2 - 1e-12}[h]")
    same(best_step(difference, EXP, 0, 2, [0.1, 0.2, 0.3]), 0.2, TOLERANCE)


def test_best_step_minds_the_direction():
    """A slope of −2 is as steep as 2 and leads down: it misses 2 by 4, where 2.5 misses it by 0.5, and 1.6 by 0.4."""
    difference = written("lambda f, x, h: {0.1: -2.0, 0.2: 2.5, 0.3: 1.6}[h]")
    same(best_step(difference, EXP, 0, 2, [0.1, 0.2, 0.3]), 0.3, TOLERANCE)
    difference = written("lambda f, x, h: {0.1: 2.0, 0.2: -2.5, 0.3: -1.6}[h]")
    same(best_step(difference, EXP, 0, -2, [0.1, 0.2, 0.3]), 0.3, TOLERANCE)


@given(st.lists(st.integers(-64, 64).filter(bool).map(lambda k: k / 16), min_size=1, max_size=6), QUARTERS)
def test_best_step_asks_the_given_difference(steps, x):
    """Whatever the difference is, it is asked about f and x: here its error is the distance of h from 0.3."""
    expected = min(steps, key=lambda h: abs(h - 0.3))
    difference = written("lambda f, x, h: f(x) + h - 0.3")
    got = best_step(difference, lambda t: 2 * t, x, 2 * x, steps)
    same(got, expected, TOLERANCE)


def test_best_step_is_neither_the_largest_nor_the_smallest():
    """A step that is too large bends away from the curve, one that is too small loses its digits."""
    steps = [10.0**-k for k in range(1, 16)]
    got = number(best_step(RIGHT_FORWARD, EXP, 1.0, math.e, steps))
    assert 1e-9 <= got <= 1e-7, f"expected a step near 1e-8, got {got:.6g}"


# --- Further ---


@further
def test_forward_difference_asks_f_twice():
    """f may be slow: twice is enough."""
    asked = []
    number(forward_difference(lambda x: asked.append(x) or x * x, 3, 0.5))
    assert sorted(asked) == [3, 3.5], f"expected f to be asked at 3 and 3.5, got {sorted(asked)}"


@further
def test_central_difference_asks_f_twice():
    """f may be slow: twice is enough."""
    asked = []
    number(central_difference(lambda x: asked.append(x) or x * x, 3, 0.5))
    assert sorted(asked) == [2.5, 3.5], f"expected f to be asked at 2.5 and 3.5, got {sorted(asked)}"
