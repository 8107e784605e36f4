"""What a walk down the parabola must do. Read the law above a failing test first."""

import sys
import warnings
from fractions import Fraction

import numpy as np
from checks import array, by_hand, exact, further, number_in, same
from hypothesis import example, given
from hypothesis import strategies as st
from parabola_descent import descend, f, gradient, plot_descent, step

# The formulas may be rearranged, so the last digits may differ. Rounding grows with the numbers that are added,
# and in a walk that runs away every step multiplies it: the tolerance is a share of those sizes.
TOLERANCE = 1e-12

# Eighths and 64ths, because they are exact in float64 and read well in a failing example.
PLACES = st.integers(-8000, 8000).map(lambda k: k / 8)
RATES = st.integers(1, 128).map(lambda k: k / 64)
STEPS = st.integers(0, 20)


def same_walk(got, expected, size=10.0):
    """As same, for the points of a walk: each is as exact as the numbers of this size allow."""
    __tracebackhide__ = True
    same(got, expected, TOLERANCE * np.asarray(size))


def distances(got, steps):
    """How far from 3 each point of a walk is."""
    __tracebackhide__ = True
    return np.abs(array(got, (steps + 1,)) - 3)


def drawn(xs):
    """The two Axes that plot_descent returns. Nothing opens a window here, and it is told if the code tries to."""
    __tracebackhide__ = True
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib.axes import Axes

    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        got = plot_descent(xs)
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")
    shown = any("cannot be shown" in str(warning.message) for warning in said)
    assert not shown, "expected no window: leave `show()` to whoever calls plot_descent"
    two = type(got) in (tuple, list, np.ndarray) and len(got) == 2 and all(isinstance(part, Axes) for part in got)
    assert two, f"expected two matplotlib Axes, got {got!r}"
    return got


def shows(axes, expected, which):
    """Asserts that a line on the Axes shows the expected values against the steps 0, 1, 2, …"""
    __tracebackhide__ = True
    points = [[float(k), float(value)] for k, value in enumerate(expected)]
    lines = [np.column_stack(line.get_data()).astype(float).tolist() for line in axes.get_lines()]
    found = any(len(line) == len(points) and np.allclose(line, points, rtol=TOLERANCE) for line in lines)
    assert found, f"expected on {which} a line through the points {points}, got the lines {lines}"


# --- By hand ---


def test_x_after_two_is_worked_out_by_hand():
    """From x = 0 with η = 0.1, each of the two steps goes against the slope at the place where it begins."""
    x = 0.0
    for _ in range(2):
        x -= 0.1 * 2 * (x - 3)
    by_hand("X_AFTER_TWO", x)


def test_diverges_is_a_rate_that_runs_away():
    """With this rate, greater than 0, every step ends farther from 3 than it began."""
    eta = exact(number_in("DIVERGES"))
    assert eta > 0, f"DIVERGES = {float(eta)} is no rate: a rate is greater than 0"
    x = 6 * eta  # from 0, where the slope is −6
    runs_away = abs(x - 3) > 3
    assert runs_away, f"with the rate {float(eta)} the first step leads from 0 to {float(x)}: not farther from 3"


# --- f ---


def test_f_of_small_examples():
    """The parabola has the height (10 − 3)² = 49 at x = 10, 9 at x = 0, and 0 at its lowest point, x = 3."""
    same(f(10), 49, TOLERANCE * 49)
    same(f(0), 9, TOLERANCE * 9)
    same(f(3), 0, TOLERANCE)


@given(PLACES)
def test_f_is_the_squared_distance_from_three(distance):
    """At the same distance d to the left and to the right of 3, the parabola has the same height, d²."""
    size = (abs(distance) + 6) ** 2
    same(f(3 + distance), distance**2, TOLERANCE * size)
    same(f(3 - distance), distance**2, TOLERANCE * size)


# --- gradient ---


def test_gradient_of_small_examples():
    """The parabola falls with slope −6 at x = 0, is level at x = 3, and rises with slope 14 at x = 10."""
    same(gradient(0), -6, TOLERANCE * 6)
    same(gradient(3), 0, TOLERANCE * 6)
    same(gradient(10), 14, TOLERANCE * 14)


@given(PLACES)
def test_gradient_is_the_slope_of_the_parabola(x):
    """A straight line from one left to one right of x is as steep as this parabola at x: its rise through its run."""
    rise = (x + 1 - 3) ** 2 - (x - 1 - 3) ** 2
    same(gradient(x), rise / 2, TOLERANCE * (abs(x) + 3))


# --- step ---


def test_step_of_small_examples():
    """At x = 10 the slope is 14, so the rate 0.25 leads to 10 − 0.25·14 = 6.5; from x = −5 it leads to −1."""
    same(step(10, 0.25), 6.5, TOLERANCE * 10)
    same(step(-5, 0.25), -1, TOLERANCE * 10)


@given(PLACES, RATES)
@example(-1.0, 0.5)
def test_step_multiplies_the_distance_from_three(x, eta):
    """One step multiplies the distance from 3 by 1 − 2η: so η = ½ leads to 3 at once, and from 3 nothing leads away."""
    for place in (x, 3.0):
        same(step(place, eta), 3 + (1 - 2 * eta) * (place - 3), TOLERANCE * (abs(place) + 3) * 4)


# --- descend ---


def test_descend_of_a_small_example():
    """From −5 with the rate 0.25, every step halves the distance to 3: −5, −1, 1, 2."""
    same_walk(descend(-5, 0.25, 3), [-5, -1, 1, 2])


def test_descend_takes_fifty_steps_from_zero_unless_told_otherwise():
    """Without arguments the walk starts at 0, has the rate 0.1 and 50 steps: 51 points, the last close to 3."""
    same_walk(descend(), [3 - 3 * 0.8**k for k in range(51)])


def test_descend_without_steps_is_the_start():
    """The start belongs to the walk: no step leaves it alone, and one step makes two points."""
    same_walk(descend(7.5, 0.25, 0), [7.5])
    same_walk(descend(7.5, 0.25, 1), [7.5, 5.25])


def test_descend_comes_nearer_with_a_small_rate():
    """A small rate leads down on one side of the valley: each step a little nearer to 3, and never beyond."""
    xs = array(descend(-5, 0.05, 30), (31,))
    assert (np.diff(xs) > 0).all() and (xs < 3).all(), (
        f"expected a walk that climbs from −5 towards 3, got {xs.tolist()}"
    )


def test_descend_jumps_to_and_fro():
    """A large rate leads beyond 3, to the other side of the valley, and back: nearer with each jump, or never."""
    same_walk(descend(-5, 0.75, 4), [-5, 7, 1, 4, 2.5])
    same_walk(descend(0, 1, 4), [0, 6, 0, 6, 0])


def test_descend_runs_away_with_too_large_a_rate():
    """Too large a rate overshoots so far that each step ends farther from 3 than it began: no wall stops the walk."""
    for eta in (1.25, 2):
        found = distances(descend(2.5, eta, 20), 20)
        assert (np.diff(found) > 0).all(), f"with the rate {eta}, expected distances that grow, got {found.tolist()}"


@given(PLACES, RATES, STEPS)
@example(3.0, 0.25, 2)
@example(5.0, 0.375, 20)
def test_descend_follows_the_formula(start, eta, steps):
    """After k steps the walk is at 3 + (start − 3)·(1 − 2η)ᵏ; whoever starts at 3 stays there."""
    k = np.arange(steps + 1)
    expected = 3 + (start - 3) * (1 - 2 * eta) ** k
    same_walk(descend(start, eta, steps), expected, (abs(start) + 3) * 4 * max(1, abs(1 - 2 * eta)) ** k)


# --- plot_descent ---


def test_plot_descent_draws_x_against_the_step():
    """The first plot shows the points of the walk, each above the number of its step, from 0 on."""
    first, _ = drawn([-5, -1, 1, 2])
    shows(first, [-5, -1, 1, 2], "the first plot")


def test_plot_descent_draws_f_against_the_step():
    """The second plot shows the heights f(x) of the points, each above the number of its step, from 0 on."""
    _, second = drawn(np.array([-5.0, -1.0, 1.0, 2.0]))
    shows(second, [64, 16, 4, 1], "the second plot (if it is drawn with your f, look at the tests of f first)")


def test_plot_descent_says_what_its_axes_are():
    """A plot says what it shows: below both stands "step", on the left "x" and "f(x)"."""
    for axes, name in zip(drawn([0, 6]), ("x", "f(x)"), strict=True):
        below, left = axes.get_xlabel().lower(), "".join(axes.get_ylabel().lower().split())
        assert "step" in below, f'expected the label "step" below the plot of {name}, got {axes.get_xlabel()!r}'
        right = name in left and ("f(x)" in left) == (name == "f(x)")
        assert right, f'expected the label "{name}" on the left, got {axes.get_ylabel()!r}'


# --- Further ---


@further
def test_descend_stays_in_the_valley():
    """After 5,000 steps nothing has piled up: the walk is at 3 but for rounding, and stays there."""
    same_walk(descend(-1000, 0.1, 5000)[-100:], [3] * 100)


@further
def test_descend_from_far_away():
    """A start at 10⁹ is no other matter: each step takes a fifth of the distance, whatever the distance is."""
    expected = [3 + (1e9 - 3) * 0.8**k for k in range(11)]
    same_walk(descend(1e9, 0.1, 10), expected, 1e9)


@further
def test_plot_descent_draws_anew_at_each_call():
    """Two walks give two figures: a call does not draw over what another one drew. One point is a walk, too."""
    one, other = drawn([4]), drawn([5, 1])
    assert len({*one, *other}) == 4, "expected four different Axes from two calls, got some of them twice"
    shows(one[0], [4], "the first plot of the first call")
    shows(other[0], [5, 1], "the first plot of the second call")
