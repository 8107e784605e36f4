"""What people get wrong about gradient descent in several dimensions."""

import ast

import numpy as np

from runner.mistakes import mistake, wrong_when

# UPDATE: rules are told apart by their values

PLAIN = (ast.Expression, ast.BinOp, ast.UnaryOp, ast.operator, ast.unaryop, ast.Name, ast.Load, ast.Constant)
TRIALS = {"theta": 7.0, "eta": 0.25, "grad": 5.0}, {"theta": -3.0, "eta": 2.0, "grad": 3.5}


def values(rule):
    """What a rule gives, once it is sure that it holds nothing but numbers, names and arithmetic."""
    left, _, right = rule.rpartition("=")
    tree = ast.parse(right.strip(), mode="eval")
    if (
        len(rule) > 200
        or left.strip() not in ("", "theta")
        or not all(isinstance(node, PLAIN) and not isinstance(node, ast.Pow) for node in ast.walk(tree))
    ):
        raise ValueError("this is no rule")
    return [eval(compile(tree, "UPDATE", "eval"), {"__builtins__": {}}, dict(names)) for names in TRIALS]


def same_as(rule):
    return lambda text: np.allclose(values(text), values(rule), rtol=1e-12)


UPDATES = {
    "theta + eta * grad": "That leads uphill. The gradient points to where the ground rises fastest.",
    "theta - grad": "That takes the whole gradient, whatever the rate is. Where is eta?",
    "theta - eta": "That moves every theta by the same amount in the same direction, on every hill. Where is grad?",
    "-eta * grad": "That is by how much theta changes. Asked for is what theta becomes.",
    "eta * grad": "That is how far the step leads. Asked for is what theta becomes.",
    "eta * grad - theta": "That jumps to the other side of 0 first: theta has changed its sign.",
    "theta - eta * theta": "That shrinks theta towards 0, whatever the ground looks like. Where is grad?",
    "(theta - eta) * grad": "That multiplies theta itself by the gradient. Which two are multiplied first?",
    "grad - eta * theta": "That has theta and grad in each other's place: the walk would begin at the gradient.",
    "theta - eta - grad": "That subtracts both, one by one. The rate says which share of the gradient to go.",
    "theta - grad / eta": "That divides by the rate: the smaller the rate, the longer the step.",
    "eta * (theta - grad)": "That multiplies theta by the rate as well. The rate belongs to the gradient alone.",
    "theta - 2 * eta * grad": "That goes twice as far. A 2, where there is one, is part of grad already.",
    "theta - eta / grad": "That takes long steps where the ground is flat, and short ones where it is steep.",
}
for given, text in UPDATES.items():
    wrong_when("UPDATE", given, same_as(given), text)
wrong_when(
    "UPDATE",
    "theta - eta * grad(theta)",
    lambda text: "grad(" in text.replace(" ", ""),
    "That calls grad. Here grad is the gradient at theta already, and no function.",
)


# descend


def floats(x):
    return np.array(x, dtype=float)


def walk(grad, start, eta, steps, change=lambda slope, eta: eta * slope):
    """The points of a walk, a row each."""
    xs = [floats(start)]
    with np.errstate(all="ignore"):
        for _ in range(steps):
            xs.append(xs[-1] - change(floats(grad(xs[-1].copy())), eta))
    return np.array(xs)


@mistake("descend")
def shares_one_row(grad, start, eta, steps):
    """Your rows are all the same: each of them shows where the walk ends.

    An array that is changed in place is changed in every list that holds it. Each row needs an array of its own.
    """
    xs = walk(grad, start, eta, steps)
    return np.tile(xs[-1], (steps + 1, 1))


@mistake("descend")
def walks_uphill(grad, start, eta, steps):
    """Your walk leads uphill: it goes along the gradient, which points to where the ground rises fastest."""
    return walk(grad, start, -eta, steps)


@mistake("descend")
def ignores_the_rate(grad, start, eta, steps):
    """Your steps have the same length for every rate: each takes the whole gradient."""
    return walk(grad, start, 1.0, steps)


@mistake("descend")
def takes_the_direction_alone(grad, start, eta, steps):
    """Your steps all have the length η: the gradient's direction is there, and its own length is lost.

    Near the lowest point such a walk never comes to rest.
    """

    def change(slope, eta):
        length = np.linalg.norm(slope)
        return eta * slope / length if length else slope

    return walk(grad, start, eta, steps, change)


@mistake("descend")
def is_one_point_short(grad, start, eta, steps):
    """Your walk is one row short. n steps connect n + 1 points, and the start is one of them."""
    return np.array(list(walk(grad, start, eta, steps)[:-1]))


@mistake("descend")
def is_one_point_short_but_for_the_start(grad, start, eta, steps):
    """Your walk is one row short. n steps connect n + 1 points, and the start is one of them."""
    return np.array(list(walk(grad, start, eta, steps)[: max(1, steps)]))


@mistake("descend")
def leaves_out_the_start(grad, start, eta, steps):
    """Your walk begins after its first step. The start is its first row."""
    return np.array(list(walk(grad, start, eta, steps)[1:]))


@mistake("descend")
def returns_the_end_only(grad, start, eta, steps):
    """Your answer is where the walk ends. Asked for is the whole walk, with every point on the way in a row."""
    return walk(grad, start, eta, steps)[-1]


@mistake("descend")
def keeps_the_gradient_of_the_start(grad, start, eta, steps):
    """Your steps are all the same: the gradient is that of the start. It is another one at every point."""
    slope = floats(grad(floats(start)))
    return walk(lambda x: slope, start, eta, steps)


@mistake("descend")
def steps_from_the_start_every_time(grad, start, eta, steps):
    """Your steps all begin at the start, so they all lead to the same place.

    The next one begins where this one ended.
    """
    xs = walk(grad, start, eta, min(steps, 1))
    return np.concatenate([xs[:1], np.tile(xs[-1], (steps, 1))])


@mistake("descend")
def moves_entry_by_entry(grad, start, eta, steps):
    """Your walk moves one entry after the other, and the next entry already sees the new one before it.

    All entries of a step go by the same gradient, that of the point where the step begins. Take it once, then move.
    """
    x = floats(start)
    points = [x.copy()]
    for _ in range(steps):
        for i in range(len(x)):
            x[i] -= eta * floats(grad(x.copy()))[i]
        points.append(x.copy())
    return np.array(points)


@mistake("descend")
def lies_on_its_side(grad, start, eta, steps):
    """Your table lies on its side: it has a column for each point. A point is a row here, as a sample is everywhere."""
    return walk(grad, start, eta, steps).T.copy()


# largest_stable_rate


def eigenvalues(A):
    return np.linalg.eigvalsh(floats(A))


@mistake("largest_stable_rate")
def is_half_of_it(A):
    """Your rates are 1/λ for the largest eigenvalue λ: with it the steepest part is gone at once. That is no border.

    For which larger η does 1 − λη come back to the size 1, with the other sign?
    """
    return float(1 / eigenvalues(A).max())


@mistake("largest_stable_rate")
def looks_at_the_flattest_direction(A):
    """Your rates are those that the flattest direction allows, with the smallest eigenvalue. Elsewhere it is steeper.

    All parts have to shrink, and one of them is the first to grow.
    """
    return float(2 / eigenvalues(A).min())


@mistake("largest_stable_rate")
def is_one_through_the_smallest(A):
    """Your rates are 1/λ for the smallest eigenvalue λ. Which direction is the first to run away as η grows?"""
    return float(1 / eigenvalues(A).min())


@mistake("largest_stable_rate")
def divides_by_the_trace(A):
    """Your rates are 2 divided by the sum of all eigenvalues. That is on the safe side, and not the border."""
    return float(2 / np.trace(floats(A)))


@mistake("largest_stable_rate")
def is_the_fastest_rate(A):
    """Your rates are 2/(λ₁ + λₙ), the smallest and the largest eigenvalue: with it a walk arrives soonest.

    Asked for is the border, from which on it does not arrive.
    """
    values = eigenvalues(A)
    return float(2 / (values[0] + values[-1]))


@mistake("largest_stable_rate")
def divides_by_the_largest_entry(A):
    """Your rates are 2 divided by the largest entry of A. How steep it gets is told by the largest eigenvalue: the
    steepest direction may lie between the axes.
    """
    return float(2 / floats(A).max())


@mistake("largest_stable_rate")
def is_the_eigenvalue_itself(A):
    """Your rates are the largest eigenvalue. The steeper the bowl, the smaller must the rate be."""
    return float(eigenvalues(A).max())


@mistake("largest_stable_rate")
def multiplies_instead(A):
    """Your rates are half the largest eigenvalue. The steeper the bowl, the smaller must the rate be."""
    return float(eigenvalues(A).max() / 2)


@mistake("largest_stable_rate")
def divides_by_the_root_of_all_squares(A):
    """Your rates are 2 divided by the root of the sum of all squared entries of A. No eigenvalue is larger than that,
    so they are on the safe side, and not the border.
    """
    return float(2 / np.linalg.norm(floats(A)))


@mistake("largest_stable_rate")
def divides_by_the_largest_row(A):
    """Your rates are 2 divided by the largest row of A, summed up. No eigenvalue is larger than that, so they are on
    the safe side, and not the border.
    """
    return float(2 / np.abs(floats(A)).sum(axis=1).max())


@mistake("largest_stable_rate")
def divides_by_the_determinant(A):
    """Your rates are 2 divided by the product of all eigenvalues, the determinant. Each direction has its own."""
    return float(2 / np.linalg.det(floats(A)))


@mistake("largest_stable_rate")
def takes_the_eigenvalue_that_comes_first(A):
    """Your rates are 2 divided by one eigenvalue, but not always by the largest: by the one that stands first where
    they are not sorted.
    """
    return float(2 / np.real(np.linalg.eig(floats(A))[0][0]))


# descend_until


def until(grad, start, eta, tolerance, max_steps, length=np.linalg.norm):
    """A walk that ends by this measure of the gradient's length, wherever that is."""
    x = floats(start)
    for taken in range(max_steps + 1):
        slope = floats(grad(x.copy()))
        if length(slope) <= tolerance:
            break
        if taken < max_steps:
            with np.errstate(all="ignore"):
                x = x - eta * slope
    return x, taken


@mistake("descend_until")
def stops_by_the_move(grad, start, eta, tolerance, max_steps):
    """Your walks end when a step would change no more than the tolerance. With a small rate each step changes little,
    on the steepest slope as well.

    Whether one has arrived, the gradient says.
    """
    return until(grad, start, eta, tolerance, max_steps, lambda slope: eta * np.linalg.norm(slope))


@mistake("descend_until")
def stops_after_a_short_move(grad, start, eta, tolerance, max_steps):
    """Your walks end after a step that is no longer than the tolerance. With a small rate each step is short, on the
    steepest slope as well; and who stands at the lowest point should take none.

    Whether one has arrived, the gradient says.
    """
    x = floats(start)
    for taken in range(1, max_steps + 1):
        before = x
        x = x - eta * floats(grad(x.copy()))
        if np.linalg.norm(x - before) <= tolerance:
            return x, taken
    raise RuntimeError("not arrived")


@mistake("descend_until")
def measures_the_place(grad, start, eta, tolerance, max_steps):
    """Your walks end where x itself is short. The lowest point may lie anywhere, not only at 0.

    Whether one has arrived, the gradient says.
    """
    x = floats(start)
    for taken in range(max_steps + 1):
        if np.linalg.norm(x) <= tolerance:
            return x, taken
        x = x - eta * floats(grad(x.copy()))
    raise RuntimeError("not arrived")


@mistake("descend_until")
def takes_a_step_first(grad, start, eta, tolerance, max_steps):
    """Your walks take a step before they look. Whoever stands at the lowest point already should take none."""
    x = floats(start)
    x = x - eta * floats(grad(x.copy()))
    x, taken = until(grad, x, eta, tolerance, max(max_steps - 1, 0))
    return x, taken + 1


@mistake("descend_until")
def counts_the_looks(grad, start, eta, tolerance, max_steps):
    """Your counts are one too many: those of the looks at the gradient. There is one more of these than steps."""
    x, taken = until(grad, start, eta, tolerance, max_steps)
    return x, taken + 1


@mistake("descend_until")
def always_takes_all_steps(grad, start, eta, tolerance, max_steps):
    """Your walks take all the steps that are allowed. They should end as soon as the gradient is short enough."""
    return walk(grad, start, eta, max_steps)[-1], max_steps


@mistake("descend_until")
def measures_the_largest_entry(grad, start, eta, tolerance, max_steps):
    """Your walks end when no single entry of the gradient is above the tolerance. (3, 4) is 5 long, not 4."""
    return until(grad, start, eta, tolerance, max_steps, lambda slope: np.abs(slope).max())


@mistake("descend_until")
def averages_the_squares(grad, start, eta, tolerance, max_steps):
    """Your walks end by the root of the mean of the squares. A length has their sum: (3, 4) is 5 long, not 3.5."""
    return until(grad, start, eta, tolerance, max_steps, lambda slope: np.sqrt(np.mean(slope**2)))


@mistake("descend_until")
def averages_the_entries(grad, start, eta, tolerance, max_steps):
    """Your walks end by the mean of the gradient's entries. A length is the root of the sum of the squares: (3, 4) is
    5 long, not 3.5.
    """
    return until(grad, start, eta, tolerance, max_steps, lambda slope: np.abs(slope).mean())


@mistake("descend_until")
def measures_the_sum_of_the_entries(grad, start, eta, tolerance, max_steps):
    """Your walks end by a sum of the gradient's entries. (3, 4) is 5 long, not 7."""
    return until(grad, start, eta, tolerance, max_steps, lambda slope: np.abs(slope).sum())


@mistake("descend_until")
def measures_the_square(grad, start, eta, tolerance, max_steps):
    """Your walks end by the square of the gradient's length: the root is missing. (3, 4) is 5 long, not 25."""
    return until(grad, start, eta, tolerance, max_steps, lambda slope: slope @ slope)


@mistake("descend_until")
def forgets_the_sizes(grad, start, eta, tolerance, max_steps):
    """Your walks end where the sum of the gradient's entries is small: −8 and 3 make −5, which is below anything.

    The length of a vector is never negative.
    """
    return until(grad, start, eta, tolerance, max_steps, np.sum)


@mistake("descend_until", edges=True)
def does_not_look_after_the_last_step(grad, start, eta, tolerance, max_steps):
    """Your answers are right, but a walk that arrives with its very last step is told that it has not.

    n steps have n + 1 places to look at.
    """
    x = floats(start)
    for taken in range(max_steps):
        slope = floats(grad(x.copy()))
        if np.linalg.norm(slope) <= tolerance:
            return x, taken
        x = x - eta * slope
    raise RuntimeError("not arrived")


@mistake("descend_until", edges=True)
def answers_without_having_arrived(grad, start, eta, tolerance, max_steps):
    """Your answers are right, but when the steps are used up the walk just ends, as if it had arrived.

    Whoever called can't see the difference: say so with a RuntimeError.
    """
    return until(grad, start, eta, tolerance, max_steps)


@mistake("descend_until", edges=True)
def ends_as_if_it_had_arrived(grad, start, eta, tolerance, max_steps):
    """Your answers are right, but a walk that has not arrived ends like one that has: when the steps are used up, and
    where the gradient is NaN, which is neither larger nor smaller than the tolerance.

    Whoever called can't see the difference: say so with a RuntimeError.
    """
    x = floats(start)
    for taken in range(max_steps):
        slope = floats(grad(x.copy()))
        if not np.linalg.norm(slope) > tolerance:
            return x, taken
        with np.errstate(all="ignore"):
            x = x - eta * slope
    return x, max_steps


@mistake("descend_until", edges=True)
def takes_nan_for_arrived(grad, start, eta, tolerance, max_steps):
    """Your answers are right, but where the gradient is NaN the walk ends as if it had arrived.

    NaN is not larger than the tolerance, and not smaller either: `<`, `<=`, `>`, `>=` and `==` with it are all False.
    """
    x, taken = until(grad, start, eta, tolerance, max_steps, lambda g: 0 if np.isnan(g).any() else np.linalg.norm(g))
    length = np.linalg.norm(grad(x.copy()))
    if length > tolerance:
        raise RuntimeError("not arrived")
    return x, taken
