"""What a walk down the parabola must do. Read the law above a failing test first."""

import math

import numpy as np
from hypothesis import assume, example, given
from hypothesis import strategies as st
from parabola_descent import DIVERGES, X_AFTER_TWO, descend, f, gradient, plot_descent, step

# The formulas may be rearranged, so the last digits may differ. Rounding grows with the numbers that are added,
# and in a walk that runs away every step multiplies it: the tolerance is a share of those sizes.
TOLERANCE = 1e-12

# Eighths and 64ths, because they are exact in float64 and read well in a failing example.
PLACES = st.integers(-8000, 8000).map(lambda k: k / 8)
RATES = st.integers(1, 128).map(lambda k: k / 64)
MILD_RATES = st.integers(1, 64).map(lambda k: k / 64)
WILD_RATES = st.integers(65, 128).map(lambda k: k / 64)
STEPS = st.integers(0, 20)


def number(got):
    """The result as a float, if it is one real number: a Python number, a NumPy scalar or a 0-d array."""
    __tracebackhide__ = True
    plain = type(got) in (int, float) or isinstance(got, np.integer | np.floating)
    zero_d = type(got) is np.ndarray and got.shape == () and got.dtype.kind in "iuf"
    assert plain or zero_d, f"expected one number, got {got!r} ({type(got).__name__})"
    return float(got)


def array(got, shape):
    """The result as a float64 array, if it is a NumPy array of floats and has this shape."""
    __tracebackhide__ = True
    assert type(got) is np.ndarray, f"expected a NumPy array of shape {shape}, got {type(got).__name__}"
    assert got.dtype.kind == "f", f"expected an array of floats, got an array of {got.dtype}"
    assert got.shape == shape, f"expected an array of shape {shape}, got shape {got.shape}"
    return got.astype(np.float64)


def same(got, expected, size=1.0):
    """Asserts that the result is the expected number, but for a rounding error in terms of this size."""
    __tracebackhide__ = True
    value = number(got)
    close = abs(value - expected) <= TOLERANCE * size
    assert close, f"expected {expected}, got {value}"


def same_walk(got, expected, size=10.0):
    """As same, for an array with the points of a walk."""
    __tracebackhide__ = True
    points = array(got, (len(expected),))
    close = bool((np.abs(points - expected) <= TOLERANCE * np.asarray(size)).all())
    assert close, f"expected the walk {list(map(float, expected))}, got {points.tolist()}"


def refused(function, *arguments, **keywords):
    """Asserts that the call raises ValueError, and says what came instead if it does not."""
    __tracebackhide__ = True
    try:
        got = function(*arguments, **keywords)
    except ValueError:
        return
    given = [*map(repr, arguments), *(f"{name}={value!r}" for name, value in keywords.items())]
    raise AssertionError(f"expected {function.__name__}({', '.join(given)}) to raise ValueError, got {got!r}")


def drawn(*walks):
    """The Axes that plot_descent returns for each of the walks, without a display, and with the figures closed."""
    __tracebackhide__ = True
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot
    from matplotlib.axes import Axes

    try:
        pictures = [plot_descent(xs) for xs in walks]
    finally:
        pyplot.close("all")
    for got in pictures:
        two = type(got) in (tuple, list, np.ndarray) and len(got) == 2 and all(isinstance(part, Axes) for part in got)
        assert two, f"expected two matplotlib Axes, got {got!r}"
    return pictures


def shows(axes, expected, which):
    """Asserts that a line on the Axes shows the expected values against the steps 0, 1, 2, …"""
    __tracebackhide__ = True
    points = [[float(k), float(value)] for k, value in enumerate(expected)]
    lines = [np.column_stack(line.get_data()).astype(float).tolist() for line in axes.get_lines()]
    shown = any(len(line) == len(points) and np.allclose(line, points, rtol=TOLERANCE) for line in lines)
    assert shown, f"expected on {which} a line through the points {points}, got the lines {lines}"


# --- By hand ---


def test_x_after_two_is_worked_out_by_hand():
    """From x = 0 with η = 0.1, each of the two steps goes against the slope at the place where it begins."""
    assert X_AFTER_TWO is not ..., "X_AFTER_TWO is still empty: work it out on paper, then write the number there"
    x = 0.0
    for _ in range(2):
        x -= 0.1 * 2 * (x - 3)
    agrees = abs(number(X_AFTER_TWO) - x) <= 1e-9
    assert agrees, f"{X_AFTER_TWO} is not where two steps of gradient descent lead from 0 with the rate 0.1"


def test_diverges_is_a_rate_that_runs_away():
    """With this rate, greater than 0, every step ends farther from 3 than it began."""
    assert DIVERGES is not ..., "DIVERGES is still empty: find a rate that runs away, then write the number there"
    eta = number(DIVERGES)
    assert 0 < eta < math.inf, f"expected a rate greater than 0, got {eta}"
    x = 0.0 - eta * 2 * (0.0 - 3)
    assert abs(x - 3) > 3, f"with the rate {eta} the first step leads from 0 to {x}, which is not farther from 3"


# --- Worked examples ---


def test_f_of_small_examples():
    """The parabola has the height (10 − 3)² = 49 at x = 10, 9 at x = 0, and 0 at its lowest point, x = 3."""
    same(f(10), 49)
    same(f(0), 9)
    same(f(3), 0)


def test_gradient_of_small_examples():
    """The parabola falls with slope −6 at x = 0, is level at x = 3, and rises with slope 14 at x = 10."""
    same(gradient(0), -6)
    same(gradient(3), 0)
    same(gradient(10), 14)


def test_step_of_small_examples():
    """At x = 10 the slope is 14, so the rate 0.25 leads to 10 − 0.25·14 = 6.5; from x = −5 it leads to −1."""
    same(step(10, 0.25), 6.5)
    same(step(-5, 0.25), -1)


def test_descend_of_a_small_example():
    """From −5 with the rate 0.25, every step halves the distance to 3: −5, −1, 1, 2."""
    same_walk(descend(-5, 0.25, 3), [-5, -1, 1, 2])


def test_descend_takes_fifty_steps_from_zero_unless_told_otherwise():
    """Without arguments the walk starts at 0, has the rate 0.1 and 50 steps: 51 points, the last close to 3."""
    same_walk(descend(), [3 - 3 * 0.8**k for k in range(51)])


# --- Laws ---


@given(PLACES)
def test_f_is_the_squared_distance_from_three(distance):
    """At the same distance d to the left and to the right of 3, the parabola has the same height, d²."""
    size = (abs(distance) + 6) ** 2
    same(f(3 + distance), distance**2, size)
    same(f(3 - distance), distance**2, size)


@given(PLACES)
def test_gradient_is_the_slope_of_the_parabola(x):
    """A chord from one left to one right of x is as steep as the parabola at x: its rise divided by its run."""
    rise = (x + 1 - 3) ** 2 - (x - 1 - 3) ** 2
    same(gradient(x), rise / 2, abs(x) + 3)


@given(PLACES, RATES)
@example(-1.0, 0.5)
def test_step_multiplies_the_distance_from_three(x, eta):
    """One step multiplies the distance from 3 by 1 − 2η: so η = ½ leads to 3 at once, and from 3 nothing leads away."""
    for place in (x, 3.0):
        same(step(place, eta), 3 + (1 - 2 * eta) * (place - 3), abs(place) + 3)


@given(PLACES, RATES, STEPS)
@example(3.0, 0.25, 2)
@example(5.0, 0.25, 0)
@example(5.0, 0.25, 1)
def test_descend_follows_the_formula(start, eta, steps):
    """After k steps the walk is at 3 + (start − 3)·(1 − 2η)ᵏ; no steps leave the start alone, and 3 stays at 3."""
    k = np.arange(steps + 1)
    expected = 3 + (start - 3) * (1 - 2 * eta) ** k
    same_walk(descend(start, eta, steps), expected, (abs(start) + 3) * max(1, abs(1 - 2 * eta)) ** k)


@given(PLACES, MILD_RATES, STEPS)
def test_descend_never_rises_up_to_the_rate_one(start, eta, steps):
    """For 0 < η ≤ 1 no step leads uphill: f(x) falls or stays as it is."""
    xs = array(descend(start, eta, steps), (steps + 1,))
    heights = (xs - 3) ** 2
    rises = np.diff(heights) > TOLERANCE * (abs(start) + 3) ** 2
    assert not rises.any(), f"expected heights that never rise, got {heights.tolist()}"


@given(PLACES, WILD_RATES, STEPS)
def test_descend_runs_away_beyond_the_rate_one(start, eta, steps):
    """For η > 1 every step overshoots so far that it ends farther from 3 than it began."""
    assume(start != 3)
    distances = np.abs(array(descend(start, eta, steps), (steps + 1,)) - 3)
    assert (np.diff(distances) > 0).all(), f"expected distances from 3 that grow, got {distances.tolist()}"


def test_descend_jumps_to_and_fro_at_the_rate_one():
    """With η = 1 every step leads to the other side of 3, as far away as before: the walk never gets anywhere."""
    same_walk(descend(0, 1.0, 4), [0, 6, 0, 6, 0])
    same_walk(descend(5.5, 1, 3), [5.5, 0.5, 5.5, 0.5])


# --- Edges ---


def test_f_takes_every_kind_of_number():
    """Whole numbers, floats and NumPy's numbers give the same height, and x is the same afterwards."""
    for kind in (int, float, np.int64, np.float32, np.array):
        x = kind(5.0)
        same(f(x), 4)
        assert x == 5, f"expected x to stay 5, got {x}"


def test_gradient_takes_every_kind_of_number():
    """Whole numbers, floats and NumPy's numbers give the same slope, and x is the same afterwards."""
    for kind in (int, float, np.int64, np.float32, np.array):
        x = kind(5.0)
        same(gradient(x), 4)
        assert x == 5, f"expected x to stay 5, got {x}"


def test_step_takes_every_kind_of_number():
    """Whole numbers, floats and NumPy's numbers lead to the same place, and x and η are the same afterwards."""
    for kind in (int, float, np.int64, np.float32, np.array):
        x, eta = kind(4.0), np.array(0.25)
        same(step(x, eta), 3.5)
        assert (x, eta) == (4, 0.25), f"expected x and eta to stay 4 and 0.25, got {x} and {eta}"


def test_descend_takes_every_kind_of_number():
    """A whole number to start from gives the same walk as a float, without any rounding, and is kept as it was."""
    for kind in (int, float, np.int64, np.float32, np.array):
        start, eta = kind(4.0), np.array(0.25)
        same_walk(descend(start=start, eta=eta, steps=2), [4, 3.5, 3.25])
        assert (start, eta) == (4, 0.25), f"expected start and eta to stay 4 and 0.25, got {start} and {eta}"


def test_plot_descent_draws_x_against_the_step():
    """The first Axes shows the points of the walk, each above the number of its step, from 0 on."""
    walk = [-5.0, -1.0, 1.0, 2.0]
    for first, _ in drawn(walk):
        shows(first, walk, "the first Axes")


def test_plot_descent_draws_f_against_the_step():
    """The second Axes shows the heights f(x) of the points, each above the number of its step, from 0 on."""
    for _, second in drawn([-5.0, -1.0, 1.0, 2.0]):
        shows(second, [64, 16, 4, 1], "the second Axes (if it is drawn with your f, look at the tests of f first)")


def test_plot_descent_labels_its_axes():
    """A picture says what it shows: both Axes have a label below and a label on the left."""
    for picture in drawn([0.0, 6.0]):
        labels = [label.strip() for axes in picture for label in (axes.get_xlabel(), axes.get_ylabel())]
        assert all(labels), f"expected four labels, got {labels}"


def test_plot_descent_draws_anew_at_each_call():
    """Two walks give two pictures: a call does not draw over what another one drew. One point is a walk, too."""
    one, other = drawn([4.0], np.array([5, 1]))
    assert len({*one, *other}) == 4, "expected four different Axes from two calls, got some of them twice"
    shows(one[0], [4], "the first Axes of the first call")
    shows(other[0], [5, 1], "the first Axes of the second call")


def test_plot_descent_leaves_the_walk_alone():
    """The walk is the same after the call as before."""
    for kind in (list, np.array):
        walk = kind([4.0, 3.5, 3.25])
        drawn(walk)
        assert list(walk) == [4.0, 3.5, 3.25], f"expected the walk to stay as it was, got {walk}"


# --- Bad input ---

NO_NUMBERS = [math.nan, math.inf, -math.inf]
NO_RATES = [0, 0.0, -0.1, *NO_NUMBERS]


def test_f_refuses_nan_and_infinity():
    """The parabola has no height at an x that is NaN or infinite."""
    for bad in NO_NUMBERS:
        refused(f, bad)


def test_gradient_refuses_nan_and_infinity():
    """The parabola has no slope at an x that is NaN or infinite."""
    for bad in NO_NUMBERS:
        refused(gradient, bad)


def test_step_refuses_nan_and_infinity():
    """No step begins at an x that is NaN or infinite."""
    for bad in NO_NUMBERS:
        refused(step, bad, 0.1)


def test_step_refuses_a_rate_that_is_not_positive():
    """A rate of 0 leads nowhere and a negative one uphill: only a finite rate greater than 0 is a rate."""
    for bad in NO_RATES:
        refused(step, 1.0, bad)


def test_descend_refuses_a_start_that_is_no_number():
    """No walk begins at an x that is NaN or infinite."""
    for bad in NO_NUMBERS:
        refused(descend, start=bad)


def test_descend_refuses_a_rate_that_is_not_positive():
    """A rate of 0 leads nowhere and a negative one uphill: only a finite rate greater than 0 is a rate."""
    for bad in NO_RATES:
        refused(descend, eta=bad)
        refused(descend, eta=bad, steps=0)


def test_descend_refuses_steps_that_cannot_be_counted():
    """The number of steps is a whole number, and not a negative one."""
    for bad in (-1, 2.5, math.nan):
        refused(descend, steps=bad)


def test_plot_descent_refuses_what_is_no_walk():
    """A walk is a row of finite numbers, at least one: not a single number, a table, or nothing at all."""
    for bad in (5.0, [], [[0.0, 6.0]], [0.0, math.nan], [math.inf, 0.0]):
        refused(plot_descent, bad)
