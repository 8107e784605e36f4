"""What a gradient must be, measured and derived. Read the law above a failing test first."""

import math

import gradients
import numpy as np
from checks import array, by_hand, further, number, same, written
from gradients import gradient_check, numerical_gradient, quadratic_gradient
from hypothesis import example, given
from hypothesis import strategies as st

# What is derived, on small whole numbers: only the last digits may differ.
TOLERANCE = 1e-9
# What is measured with a step of 1e-5: the error is about h² from the bend, and 1e-16 / h from rounding.
MEASURED = 1e-6

WHOLE = st.integers(-5, 5).map(float)


def slope(f, x, direction, h=1e-5):
    """How fast f climbs at x in a direction: a right central difference."""
    x, u = np.asarray(x, dtype=float), np.asarray(direction, dtype=float)
    return (f(x + h * u) - f(x - h * u)) / (2 * h)


def right_gradient(f, x, h=1e-5):
    """A right numerical gradient: in the tests of `gradient_check` it takes the place of the learner's."""
    x = np.array(x, dtype=float)
    units = np.eye(x.size).reshape(x.size, *x.shape)
    return np.array([slope(f, x, unit, h) for unit in units]).reshape(x.shape)


def checked(f, grad, x):
    """What `gradient_check` answers beside a right `numerical_gradient`."""
    own = gradients.numerical_gradient
    gradients.numerical_gradient = right_gradient
    try:
        return number(gradient_check(f, grad, x))
    finally:
        gradients.numerical_gradient = own


# --- By hand ---


def test_gradient_is_worked_out_by_hand():
    """The slope in x treats y as a constant, the slope in y treats x as one; then x = 1 and y = 2 are put in."""
    by_hand("GRADIENT", [2 * 1 + 3 * 2, 3 * 1])


# --- numerical_gradient ---


def test_numerical_gradient_of_a_small_example():
    """x²y at (3, 2) has the slope 2xy = 12 in x and x² = 9 in y."""
    same(numerical_gradient(lambda v: v[0] ** 2 * v[1], [3, 2]), [12, 9], MEASURED)


def test_numerical_gradient_moves_one_entry_at_a_time():
    """xyz at (2, 3, 4) with a step of 0.1: yz, xz, xy = 12, 8, 6. Each entry is back in its place for the next."""
    same(numerical_gradient(lambda v: v[0] * v[1] * v[2], [2, 3, 4], 0.1), [12, 8, 6], TOLERANCE)


@given(st.lists(WHOLE, min_size=1, max_size=4), st.sampled_from([0.5, 0.25, -1.0]))
@example([2.0, -3.0], 0.5)
def test_numerical_gradient_of_a_dot_product(c, h):
    """c · x has the gradient c everywhere, with any step."""
    x = [1.0, -2.0, 0.5, 3.0][: len(c)]
    same(numerical_gradient(written(f"lambda v: float(np.dot({c}, v))"), x, h), c, TOLERANCE)


def test_numerical_gradient_takes_the_step_that_it_is_given():
    """x³ + y at (2, 5) with a step of 0.5: (2.5³ − 1.5³) / 1 = 12.25, and not 12 as with a tiny step."""
    same(numerical_gradient(lambda v: v[0] ** 3 + v[1], [2, 5], 0.5), [12.25, 1], TOLERANCE)


def test_numerical_gradient_has_the_shape_of_x():
    """A matrix of 2 × 3 weights has 2 × 3 slopes."""
    weights = [[1.0, -2.0, 3.0], [0.5, 4.0, -1.0]]
    got = numerical_gradient(written(f"lambda W: float(np.sum({weights} * W))"), np.ones((2, 3)))
    same(got, weights, MEASURED)


def test_numerical_gradient_gives_f_a_copy():
    """f may spoil what it gets: neither x nor the next call suffers from that."""
    spoils = written("lambda v: (v[0] * v[1], v.fill(1000.0))[0]")
    same(numerical_gradient(spoils, [3, 5]), [5, 3], MEASURED)


def test_numerical_gradient_points_where_it_climbs_fastest():
    """Of a hundred directions none climbs faster than ‖g‖; along g it is ‖g‖, and across g it is level."""
    hill = written("lambda v: math.sin(v[0]) + v[0] * v[1] ** 2")
    at = [0.5, 1.25]
    g = array(numerical_gradient(hill, at), (2,))
    length = float(np.hypot(*g))
    same(slope(hill, at, g / length), length, MEASURED)
    same(slope(hill, at, np.array([-g[1], g[0]]) / length), 0, MEASURED)
    for k in range(100):
        u = [math.cos(k * math.tau / 100), math.sin(k * math.tau / 100)]
        climbs = slope(hill, at, u)
        assert climbs <= length + MEASURED, f"direction {u} climbs at {climbs:.6g}, faster than ‖g‖ = {length:.6g}"


# --- quadratic_gradient ---


def test_quadratic_gradient_of_a_small_example():
    """A = [[1, 4], [0, 3]], b = [1, −1], x = [2, 1]: ½(A + Aᵀ) is [[1, 2], [2, 3]], so [4, 7] + [1, −1] = [5, 6]."""
    same(quadratic_gradient([[1, 4], [0, 3]], [1, -1], [2, 1]), [5, 6], TOLERANCE)


def test_quadratic_gradient_of_a_symmetric_matrix():
    """If A is its own mirror image, ½(A + Aᵀ) is A itself: Ax + b."""
    same(quadratic_gradient([[2, 1], [1, 5]], [0, 3], [1, -2]), [0, -6], TOLERANCE)


@given(st.integers(1, 3).flatmap(lambda n: st.lists(WHOLE, min_size=n * n + 2 * n, max_size=n * n + 2 * n)))
def test_quadratic_gradient_is_the_slope_of_the_quadratic(numbers):
    """On f(x) = ½ xᵀAx + b · x a central difference is exact: entry i is (f(x + eᵢ) − f(x − eᵢ)) / 2."""
    n = {3: 1, 8: 2, 15: 3}[len(numbers)]
    A, b, x = np.reshape(numbers[: n * n], (n, n)), np.array(numbers[n * n : -n]), np.array(numbers[-n:])
    expected = right_gradient(lambda v: 0.5 * float(v @ A @ v) + float(b @ v), x, 1.0)
    same(quadratic_gradient(A.tolist(), b, x), expected, TOLERANCE)


# --- gradient_check ---


def test_gradient_check_of_a_small_example():
    """6x + 8y has the gradient (6, 8). (9, 4) misses it by (3, −4), 5 long; the longer of both is 10 long: 0.5."""
    wrong = written("lambda v: np.array([9.0, 4.0])")
    same(checked(lambda v: 6 * v[0] + 8 * v[1], wrong, [0, 0]), 0.5, MEASURED)


def test_gradient_check_of_a_right_gradient():
    """Where grad is right, only the error of measuring is left."""
    grad = written("lambda v: np.array([6 * v[0] + v[1], v[0]])")
    for at in ([3.0, 4.0], [-50.0, 20.0], [0.25, -0.5]):
        got = checked(lambda v: v[0] ** 2 * 3 + v[1] * v[0], grad, at)
        assert 0 <= got < 1e-6, f"expected less than 1e-6 at {at}, got {got:.6g}"


def test_gradient_check_at_a_minimum():
    """At the bottom of a bowl both gradients are 0, up to rounding: that is right, and no division by 0."""
    grad = written("lambda v: np.array([2 * v[0], 4 * v[1] ** 3])")
    got = checked(lambda v: v[0] ** 2 + v[1] ** 4, grad, [0, 0])
    assert 0 <= got < 1e-6, f"expected less than 1e-6, got {got:.6g}"


def test_gradient_check_counts_small_errors_as_they_are():
    """Below a length of 1 nothing is divided: 0.25 instead of 0.5 is an error of 0.25, and the other way round too."""
    for slope_of_f, told in ((0.5, 0.25), (0.25, 0.5)):
        f, grad = written(f"lambda v: {slope_of_f} * v[0]"), written(f"lambda v: np.array([{told}])")
        same(checked(f, grad, [0]), 0.25, MEASURED)


def test_gradient_check_finds_what_is_wrong():
    """Of x²y: twice the gradient, or the other sign. Each is found, far above 1e-3."""
    for told in ("[4 * v[0] * v[1], 2 * v[0] ** 2]", "[-2 * v[0] * v[1], -v[0] ** 2]"):
        got = checked(lambda v: v[0] ** 2 * v[1], written(f"lambda v: np.array({told})"), [2, 3])
        assert 1e-3 < got < 3, f"expected an error between 0.001 and 3, got {got:.6g}"


def test_gradient_check_of_a_matrix():
    """Of a matrix all entries count: Σ W² has the gradient 2W, and 2W + 3 in one of six entries misses it by 3."""
    W = np.array([[1.0, 2.0, 0.0], [2.0, 0.0, 0.0]])
    grad = written("lambda V: 2 * V + np.array([[0, 0, 3.0], [0, 0, 0]])")
    got = checked(lambda V: float(np.sum(V * V)), grad, W)
    same(got, 3 / math.sqrt(45), MEASURED)


# --- Further ---


@further
def test_numerical_gradient_of_more_dimensions():
    """Three dimensions are no harder than one."""
    x = np.arange(24.0).reshape(2, 3, 4) / 8
    same(numerical_gradient(lambda v: float(np.sum(v**3)), x), 3 * x**2, 1e-5)


@further
def test_numerical_gradient_asks_f_twice_for_each_entry():
    """f may be slow: two calls for each of the four entries are eight."""
    asked = []
    numerical_gradient(lambda v: asked.append(1) or float(np.sum(v)), np.ones((2, 2)))
    same(len(asked), 8, 0)
