"""What a walk down a bowl must do. Read the law above a failing test first."""

import ast
import math
from fractions import Fraction

import numpy as np
from checks import array, blank, fail, further, number, same, shown, written
from gradient_descent import descend, descend_until, largest_stable_rate
from hypothesis import example, given
from hypothesis import strategies as st

# Numbers here are about as large as the start, or as an eigenvalue's inverse. Rounding stays below 1e-12 of that,
# and of a hundred steps below 1e-10.
TOLERANCE = 1e-9

# Bowls: MᵀM + 1 is symmetric for each M, and its eigenvalues are 1 or more. Starts, and shares of the largest rate.
SMALL = st.integers(-2, 2)
BOWLS = st.lists(SMALL, min_size=9, max_size=9).map(lambda m: np.reshape(m, (3, 3))).map(lambda M: M.T @ M + np.eye(3))
STARTS = st.lists(st.integers(-16, 16).map(lambda k: k / 4), min_size=3, max_size=3)
SHARES = st.integers(1, 16).map(lambda k: k / 16)

# Numbers to tell rules apart: all different, none of them 0 or 1.
TRIALS = [
    {"theta": Fraction(t), "eta": Fraction(e), "grad": Fraction(g)} for t, e, g in ((7, "1/4", 5), (-3, 2, "7/2"))
]


# --- From memory ---


def value_of(node, names):
    """The exact value of an expression of numbers, the three names, + − * / and brackets. Nothing else is run."""
    match node:
        case ast.Constant(value=int() | float() as constant) if type(constant) is not bool and math.isfinite(constant):
            return Fraction(constant)
        case ast.Name(id=name) if name in names:
            return names[name]
        case ast.Name(id=name):
            fail(f"UPDATE: `{name}` is none of theta, eta and grad")
        case ast.Call():
            fail("UPDATE: no call is needed. `grad` stands for the gradient at theta already.")
        case ast.UnaryOp(op=ast.USub() | ast.UAdd() as sign, operand=inner):
            return -value_of(inner, names) if isinstance(sign, ast.USub) else value_of(inner, names)
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() | ast.Mult() | ast.Div() as operation, right=right):
            a, b = value_of(left, names), value_of(right, names)
            if isinstance(operation, ast.Div):
                return a / b if b else fail("UPDATE divides by 0")
            return a + b if isinstance(operation, ast.Add) else a - b if isinstance(operation, ast.Sub) else a * b
    fail("UPDATE: + − * / and brackets are all that is needed")


def rule_of(text):
    """The expression that stands in UPDATE; of `theta = …` the right side."""
    if type(text) is not str:
        fail(f'UPDATE = {shown(text)} is no text: write the rule between quotes, like "…"')
    if "<-" in text or "←" in text:
        fail("UPDATE: Python has no arrow. Write what stands on the right of it, or `theta = …`.")
    if any(sign in text for sign in ("-=", "+=", "*=", "/=")):
        fail("UPDATE: that sign hides half of the rule. Write it out: what does theta become?")
    typed = text.strip().replace("−", "-").replace("·", "*").replace("×", "*")
    try:
        body = ast.parse(typed).body if len(typed) < 200 else []
    except (SyntaxError, ValueError):
        body = []
    match body:
        case [ast.Expr(value=rule)]:
            return rule
        case [ast.Assign(targets=[ast.Name(id="theta")], value=rule)]:
            return rule
    fail(f"UPDATE = {shown(text)} can't be read: one expression, please, and * for times")


def test_update_is_written_from_memory():
    """One step of gradient descent, for any theta, any rate eta, and the gradient grad at theta."""
    text = blank("UPDATE")
    rule = rule_of(text)
    for names in TRIALS:
        got = value_of(rule, names)
        if got != names["theta"] - names["eta"] * names["grad"]:
            at = ", ".join(f"{name} = {float(value):g}" for name, value in names.items())
            fail(f"UPDATE = {shown(text)} is not the rule: with {at} it gives {float(got):g}")


# --- descend ---


def bowl(*values):
    """The gradient of a bowl whose axes are those of the coordinates: each entry times its eigenvalue."""
    return written(f"lambda x: np.array({list(values)}) * x")


def told(arguments):
    """A call of descend_until, in words."""
    return f"descend_until(grad, {', '.join(map(shown, arguments[1:]))})"


def arrived(steps, place, *arguments):
    """Asserts that the call of descend_until arrives: after so many steps, at this place."""
    __tracebackhide__ = True
    try:
        got = descend_until(*arguments)
    except NotImplementedError:
        raise
    except RuntimeError as error:
        fail(f"expected {told(arguments)} to arrive after {steps} steps, got RuntimeError: {error}")
    pair = type(got) in (tuple, list) and len(got) == 2
    assert pair, f"expected a point and a number of steps, got {shown(got)}"
    same(got[1], steps, 0)
    same(got[0], place, TOLERANCE)


def not_arrived(*arguments):
    """Asserts that the call of descend_until raises RuntimeError."""
    __tracebackhide__ = True
    try:
        got = descend_until(*arguments)
    except NotImplementedError:
        raise
    except RuntimeError:
        return
    fail(
        f"expected descend_until(grad, {', '.join(map(shown, arguments[1:]))}) to raise RuntimeError, got {shown(got)}"
    )


def test_descend_of_a_small_example():
    """Where the gradient of (x, y) is (x, 3y), the rate ¼ leaves ¾ of x and ¼ of y in each step."""
    same(descend(bowl(1, 3), [4, -8], 0.25, 2), [[4, -8], [3, -2], [2.25, -0.5]], TOLERANCE)


def test_descend_without_steps_is_the_start():
    """The start belongs to the walk: no step leaves it alone, as the only row."""
    same(descend(bowl(1, 2, 3), [5, -1, 2], 0.5, 0), [[5, -1, 2]], TOLERANCE)


def test_descend_asks_for_the_gradient_where_it_stands():
    """The gradient of x⁴/4 is x³, another one at every point: from 2 with the rate 1/8 to 1, and then to 7/8."""
    same(descend(lambda x: x**3, [2], 1 / 8, 2), [[2], [1], [7 / 8]], TOLERANCE)


def test_descend_with_a_gradient_that_hands_back_its_argument():
    """Of the round bowl the gradient of x is x. Every row keeps its own point: no later step changes it."""
    same(descend(lambda x: x, np.array([8.0, -4.0]), 0.5, 3), [[8, -4], [4, -2], [2, -1], [1, -0.5]], TOLERANCE)


@given(BOWLS, STARTS, SHARES)
def test_descend_shrinks_each_part_by_its_eigenvalue(A, start, share):
    """Along an eigenvector with the value λ, k steps multiply the distance from the lowest point by (1 − ηλ)ᵏ."""
    values, vectors = np.linalg.eigh(A)
    eta = float(share * 2 / values[-1])
    grad = written(f"lambda x: np.array({A.tolist()}) @ x")
    parts = array(descend(grad, start, eta, 100), (101, 3)) @ vectors
    k = np.arange(101)[:, np.newaxis]
    same(parts, (vectors.T @ start) * (1 - eta * values) ** k, TOLERANCE * (np.linalg.norm(start) + 1))


# --- largest_stable_rate ---


def along_the_steepest(A, eta):
    """How long the part along the steepest direction is after 200 steps, if it was 1 in the beginning."""
    values, vectors = np.linalg.eigh(A)
    x = vectors.sum(axis=1)  # a part of 1 along each
    for _ in range(200):
        x = x - eta * (A @ x)
    return abs(vectors[:, -1] @ x)


def test_largest_stable_rate_of_a_small_example():
    """[[4, 2], [2, 7]] has the eigenvalues 3 and 8: a step multiplies these parts by 1 − 3η and 1 − 8η."""
    same(largest_stable_rate([[4, 2], [2, 7]]), 0.25, TOLERANCE)


def test_largest_stable_rate_of_one_dimension():
    """The parabola ½·4·x² has the slope 4x, and is as steep in all of its one direction: 1 − 4η."""
    same(largest_stable_rate([[4]]), 0.5, TOLERANCE)


def test_largest_stable_rate_is_the_edge():
    """With 0.99 of it the steepest part dies out in 200 steps, with 1.01 it grows."""
    for A in ([[4, 2], [2, 7]], [[2, 0, 1], [0, 5, 0], [1, 0, 2]], [[0.02, 0.01], [0.01, 0.05]]):
        A = np.array(A, dtype=float)
        edge = number(largest_stable_rate(A))
        below, above = along_the_steepest(A, 0.99 * edge), along_the_steepest(A, 1.01 * edge)
        small, large = 0.98**200, 1.02**200
        dies = abs(below - small) <= 0.01 * small
        assert dies, f"with 0.99 of your rate, {edge}, the part along the steepest direction goes from 1 to {below:.3g}"
        grows = abs(above - large) <= 0.01 * large
        assert grows, (
            f"with 1.01 of your rate, {edge}, the part along the steepest direction goes from 1 to {above:.3g}"
        )


@given(BOWLS)
@example(np.diag([1.0, 1.0, 9.0]))
def test_largest_stable_rate_is_set_by_the_steepest_direction(A):
    """However flat the other directions are, the steepest one says how long a step may be."""
    same(largest_stable_rate(A), 2 / max(np.linalg.eigvalsh(A)), TOLERANCE)


# --- descend_until ---


def test_descend_until_of_a_small_example():
    """From (8, 0) down a round bowl with the rate ½: 4, 2, 1. There, after 3 steps, the gradient is 1 long."""
    arrived(3, [1, 0], bowl(1, 1), [8, 0], 0.5, 1, 10)


def test_descend_until_looks_before_the_first_step():
    """Whoever starts where the gradient is short enough has arrived: no step is taken, whatever is allowed."""
    arrived(0, [0, 0], bowl(1, 3), [0, 0], 0.25, 1e-9, 10)
    arrived(0, [0.5, 0], bowl(1, 3), [0.5, 0], 0.25, 0.5, 0)


def test_descend_until_looks_after_the_last_step():
    """From (8, 0) with the rate ½ the gradient is 1 long after 3 steps: 3 allowed steps are enough, and 2 are not."""
    arrived(3, [1, 0], bowl(1, 1), [8, 0], 0.5, 1, 3)
    not_arrived(bowl(1, 1), [8, 0], 0.5, 1, 2)


def test_descend_until_down_a_round_bowl_takes_one_step():
    """Where all eigenvalues are λ, the rate 1/λ leads to the lowest point at once, from everywhere."""
    arrived(1, [0, 0, 0], bowl(4, 4, 4), [8, -3, 1], 0.25, 1e-9, 10)


def test_descend_until_measures_the_whole_gradient():
    """(3, 4) is 5 long, neither 4 nor 7 nor 25: too long for 4.5, short enough for 5. (1, 7) is about 7.07 long."""
    arrived(1, [1.5, 2], bowl(1, 1), [3, 4], 0.5, 4.5, 10)
    arrived(0, [3, 4], bowl(1, 1), [3, 4], 0.5, 5, 10)
    arrived(1, [0.5, 3.5], bowl(1, 1), [1, 7], 0.5, 6, 10)
    arrived(1, [0.5, 3.5], bowl(1, 1), [1, 7], 0.5, 4.5, 10)


def test_descend_until_the_lowest_point_is_elsewhere():
    """Around a lowest point at 5 the gradient is x − 5: it is 5 long at 0, and short near 5, where x is not."""
    arrived(3, [4.375], lambda x: x - 5, [0], 0.5, 1, 10)
    arrived(2, [6], lambda x: x - 5, [9], 0.5, 1, 10)


def test_descend_until_is_not_deceived_by_short_steps():
    """With a tiny rate each step is short, although the ground is steep: short steps are no sign of arrival."""
    not_arrived(bowl(1, 3), [4, -8], 1e-9, 1e-3, 50)


def test_descend_until_says_when_the_walk_runs_away():
    """Too large a rate, or a gradient that is no number, never arrives: NaN is not at most the tolerance."""
    not_arrived(bowl(1, 3), [4, -8], 1.0, 1e-3, 400)
    not_arrived(lambda x: x * math.nan, [1.0], 0.5, 1e-3, 20)


# --- Further ---


@further
def test_largest_stable_rate_of_a_bowl_that_is_nearly_flat():
    """At 10⁻¹² and at 10¹² the same: twice the bowl, half the rate."""
    for scale in (1e-12, 1e12):
        same(largest_stable_rate(scale * np.array([[4, 2], [2, 7]])), 0.25 / scale, TOLERANCE / scale)


@further
def test_descend_until_takes_as_many_steps_as_the_flattest_direction_needs():
    """In a narrow bowl the steepest direction sets the rate, and the flattest one the number of steps."""
    for flat in (1 / 2, 1 / 8, 1 / 32):
        steps = math.ceil(
            math.log(1e-6 / flat) / math.log(1 - flat)
        )  # the flat part of the gradient is flat·(1 − flat)ᵏ
        arrived(steps, [(1 - flat) ** steps, 0], bowl(flat, 1), [1, 1], 1, 1e-6, 2000)


@further
def test_descend_until_the_lowest_point_of_a_shifted_bowl():
    """Where Ax = b the gradient Ax − b of ½ xᵀAx − b · x is 0: descent solves linear equations."""
    A, b = np.array([[4.0, 2.0], [2.0, 7.0]]), np.array([10.0, 11.0])
    grad = written(f"lambda x: np.array({A.tolist()}) @ x - np.array({b.tolist()})")
    x, _ = descend_until(grad, [0, 0], 0.2, 1e-10, 1000)
    same(x, [2, 1], TOLERANCE)
