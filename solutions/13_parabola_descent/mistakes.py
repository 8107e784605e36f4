"""What people get wrong in gradient descent on a parabola."""

import numpy as np

from runner.mistakes import mistake

# --- By hand ---


@mistake("X_AFTER_TWO")
def one_step_only():
    """That is where the first step leads. Make a second one, from there, with the slope that you find there."""
    return 0.6


@mistake("X_AFTER_TWO")
def same_slope_twice():
    """You used the slope at the start for both steps. After the first step you stand elsewhere.

    There the parabola is less steep: work out the slope anew before the second step (Hint 2).
    """
    return 1.2


@mistake("X_AFTER_TWO")
def one_step_too_many():
    """That is where three steps lead. The start does not count as a step: two slopes are worked out in all."""
    return 1.464


@mistake("X_AFTER_TWO")
def derivative_without_two_by_hand():
    """Your slope is half of what it should be: at x = 0 the parabola falls with slope −6, not −3.

    Where has the exponent of (x − 3)² gone? Hint 1 says what the derivative of a square is.
    """
    return 0.57


@mistake("X_AFTER_TWO")
def uphill_by_hand():
    """You walked uphill, away from 3: you added η times the slope. Downhill is against the slope, so subtract.

    At x = 0 the slope is negative. What does subtracting a negative number do to x?
    """
    return -1.32


@mistake("X_AFTER_TWO")
def height_for_slope_by_hand():
    """You took the height f(x) for the slope f′(x). The height says how far up you are, not which way is down.

    Work out the derivative of (x − 3)² first (Hint 1).
    """
    return -2.421


@mistake("DIVERGES")
def jumps_for_ever():
    """With η = 1 the walk from 0 goes to 6, back to 0, to 6 and so on. It never arrives, but it does not run away.

    You are at the border: which way must you go from here? (Hint 4)
    """
    return 1.0


@mistake("DIVERGES")
def arrives_at_once():
    """With η = 0.5 the walk is at 3 after a single step, from wherever it starts: there is no better rate here.

    Try the first two steps from 0 with a larger one (Hint 4).
    """
    return 0.5


@mistake("DIVERGES")
def overshoots_but_arrives():
    """With η = 0.9 every step overshoots 3, but ends a little nearer than it began: 0, 5.4, 1.08, 4.536, …

    So it arrives in the end. By what is the distance from 3 multiplied in a step? (Hint 4)
    """
    return 0.9


@mistake("DIVERGES")
def walks_backwards():
    """A negative rate does run away, because it walks uphill. But it is no rate: η says how far to go downhill.

    There are rates greater than 0 that run away as well (Hint 4).
    """
    return -0.1


# --- f ---


@mistake("f")
def forgets_the_square(x):
    """You returned x − 3, which is a straight line. Its square is the parabola, never below 0."""
    return float(x) - 3


@mistake("f")
def squares_before_subtracting(x):
    """You squared x first and subtracted 3 from that: at x = 3 it gives 6, but the lowest point has the height 0.

    The parentheses in (x − 3)² say that subtracting comes first.
    """
    return float(x) * float(x) - 3


@mistake("f")
def squares_the_three_only(x):
    """You wrote `x - 3 ** 2`, and a power comes before a minus: that is x − 9. Put parentheses around x − 3."""
    return float(x) - 9


@mistake("f")
def squares_both(x):
    """You squared x and 3 each: x² − 9. But (x − 3)² = x² − 6x + 9: at x = 3 it is 0, and at x = 0 it is 9."""
    return float(x) * float(x) - 9


@mistake("f")
def wrong_side(x):
    """Your parabola has its lowest point at −3. With a minus in (x − 3)² it is at 3: insert 3 and see."""
    return (float(x) + 3) * (float(x) + 3)


@mistake("f")
def half_the_parabola(x):
    """You put a ½ in front. Many books do, so that the derivative has no factor 2. This parabola has none."""
    return 0.5 * (float(x) - 3) * (float(x) - 3)


@mistake("f", checks_input=False)
def f_checks_nothing(x):
    """The height is right. What is missing: an x that is NaN or infinite has none, and must raise ValueError.

    One small helper, called by all your functions, is enough (Hint 8).
    """
    return (x - 3) ** 2


# --- gradient ---


@mistake("gradient")
def derivative_without_two(x):
    """You left out the 2 that comes down from the exponent: the slope at x = 10 is 14, not 7.

    Check it with a chord: how much does f rise from x = 9 to x = 11, divided by 2? (Hint 1)
    """
    return float(x) - 3


@mistake("gradient")
def derivative_of_x_squared(x):
    """You took the derivative of x², which is level at 0. This parabola was moved, and is level at its lowest point.

    That point is x = 3: there your slope must be 0 (Hint 1).
    """
    return 2 * float(x)


@mistake("gradient")
def two_times_x_only(x):
    """You wrote 2x − 3, where the 2 must reach the 3 as well: at x = 3 the slope is 0, and yours is 3."""
    return 2 * float(x) - 3


@mistake("gradient")
def slope_with_the_wrong_sign(x):
    """Your slope has the wrong sign: to the right of 3 the parabola rises, so there the slope is positive.

    The minus of "downhill" belongs into the step, not into the slope (Hint 6).
    """
    return 2 * (3 - float(x))


@mistake("gradient")
def height_for_slope(x):
    """You returned the height f(x). The gradient is the slope f′(x): negative to the left of 3, positive to the right.

    Hint 1 shows how to get from one to the other.
    """
    return (float(x) - 3) * (float(x) - 3)


@mistake("gradient")
def second_derivative(x):
    """You returned 2 for every x. That is the slope of the slope; the slope itself is another one at every x."""
    return 2.0


@mistake("gradient")
def forward_difference(x):
    """You measured the slope on a small piece of the curve to the right of x. The curve bends, so that is a bit off.

    For this parabola you can have the slope exactly, from the derivative (Hint 1).
    """
    x, h = float(x), 1e-5
    return ((x + h - 3) ** 2 - (x - 3) ** 2) / h


@mistake("gradient", checks_input=False)
def gradient_checks_nothing(x):
    """The slope is right. What is missing: at an x that is NaN or infinite there is none, so raise ValueError.

    One small helper, called by all your functions, is enough (Hint 8).
    """
    return 2 * (x - 3)


# --- step ---


@mistake("step")
def step_uphill(x, eta):
    """You added η times the slope, which leads uphill. The slope points to where f grows: go against it (Hint 6)."""
    return float(x) + float(eta) * 2 * (float(x) - 3)


@mistake("step")
def step_without_two(x, eta):
    """Your step is half as long as it should be: the slope lacks the 2 that comes down from the exponent (Hint 1)."""
    return float(x) - float(eta) * (float(x) - 3)


@mistake("step")
def step_by_the_height(x, eta):
    """You subtracted η times the height f(x). A height is never negative, so your steps always lead to the left.

    From x = 0 one must go to the right: take the slope, which knows the direction (Hint 6).
    """
    return float(x) - float(eta) * (float(x) - 3) * (float(x) - 3)


@mistake("step")
def change_alone(x, eta):
    """You returned by how much x changes, not where it then is. (Was it `x =- …` in place of `x -= …`?)

    The step begins at x: the change has to be added to it (Hint 6).
    """
    return -float(eta) * 2 * (float(x) - 3)


@mistake("step")
def ignores_the_rate(x, eta):
    """Your step is as long whatever η is. The rate says which share of the slope to go (Hint 6)."""
    return float(x) - 2 * (float(x) - 3)


@mistake("step")
def ignores_the_slope(x, eta):
    """You subtracted η itself, so every step has the same length and leads to the left, even from x = 0.

    Direction and length come from the slope: η only scales it (Hint 6).
    """
    return float(x) - float(eta)


@mistake("step")
def subtracts_before_multiplying(x, eta):
    """You subtracted η from x and multiplied that by the slope. Look at your parentheses.

    η times the slope comes first, and that product is subtracted from x (Hint 6).
    """
    return (float(x) - float(eta)) * 2 * (float(x) - 3)


@mistake("step")
def moves_the_given_x(x, eta):
    """Your step is right, but `x -= …` changes an array in place, even one with a single number.

    Whoever called `step` still needs the old x. `x = x - …` makes a new number and leaves the old one alone.
    """
    x -= eta * 2 * (x - 3)
    return float(x)


@mistake("step", checks_input=False)
def accepts_every_rate(x, eta):
    """Your step is right, but it accepts rates that are none: 0 leads nowhere, and a negative η leads uphill.

    The docstring says what must raise ValueError.
    """
    _refuse_what_is_no_number(x, eta)
    return float(x) - float(eta) * 2 * (float(x) - 3)


@mistake("step", checks_input=False)
def step_checks_nothing(x, eta):
    """The rule is right. What is missing is the refusal of what cannot be a step.

    A NaN makes every later x NaN without a word, and a rate of 0 or less leads nowhere or uphill. The docstring
    lists what must raise ValueError (Hint 8).
    """
    return x - eta * 2 * (x - 3)


# --- descend ---


@mistake("descend")
def one_point_short(start=0.0, eta=0.1, steps=50):
    """Your walk is one point short. n steps connect n + 1 points, as 4 fence posts hold 3 pieces of fence (Hint 7)."""
    return _walk(start, eta, steps)[:-1]


@mistake("descend")
def leaves_out_the_start(start=0.0, eta=0.1, steps=50):
    """Your walk begins after the first step. The start belongs to it: x₀ comes before x₁ (Hint 7)."""
    return _walk(start, eta, steps)[1:]


@mistake("descend")
def returns_the_end_only(start=0.0, eta=0.1, steps=50):
    """You returned where the walk ends. Asked for is the whole walk, with every point on the way (Hint 7)."""
    return _walk(start, eta, steps)[-1]


@mistake("descend")
def steps_from_the_start_every_time(start=0.0, eta=0.1, steps=50):
    """Every one of your steps begins at the start, so they all lead to the same place.

    The second step begins where the first one ended: x must become the new x (Hint 7).
    """
    first = _walk(start, eta, 1)[1]
    return np.array([float(start)] + [first] * steps)


@mistake("descend")
def slope_of_the_start_for_ever(start=0.0, eta=0.1, steps=50):
    """You work out the slope once, before the loop, so all your steps are equally long and run past 3.

    The slope is another one at every point: work it out inside the loop (Hint 7).
    """
    change = float(eta) * 2 * (float(start) - 3)
    return np.array([float(start) - k * change for k in range(steps + 1)])


@mistake("descend")
def always_starts_at_zero(start=0.0, eta=0.1, steps=50):
    """Your walk starts at 0, wherever it was told to start. Look for a 0 that should be `start`."""
    return _walk(0.0, eta, steps)


@mistake("descend")
def always_the_same_rate(start=0.0, eta=0.1, steps=50):
    """Your walk has the rate 0.1, whatever rate it is given. Look for a 0.1 that should be `eta`."""
    return _walk(start, 0.1, steps)


@mistake("descend")
def walks_uphill(start=0.0, eta=0.1, steps=50):
    """Your walk leads away from 3: it adds η times the slope. Downhill is against the slope (Hint 6)."""
    return _walk(start, -float(eta), steps)


@mistake("descend")
def walks_without_two(start=0.0, eta=0.1, steps=50):
    """Your steps are half as long as they should be: the slope lacks the 2 that comes down from the exponent.

    Hint 1 shows the derivative of a square.
    """
    return _walk(start, float(eta) / 2, steps)


@mistake("descend")
def walks_by_the_height(start=0.0, eta=0.1, steps=50):
    """You subtract η times the height f(x). A height is never negative, so your walk always leads to the left.

    The slope knows the direction: use f′(x) (Hint 6).
    """
    xs = [float(start)]
    for _ in range(steps):
        xs.append(xs[-1] - float(eta) * (xs[-1] - 3) * (xs[-1] - 3))
    return np.array(xs)


@mistake("descend")
def divides_by_the_steps(start=0.0, eta=0.1, steps=50):
    """You divided by the number of steps, so that more steps are shorter ones. Each step has the full rate η."""
    return _walk(start, float(eta) / max(steps, 1), steps)


@mistake("descend")
def stops_when_close(start=0.0, eta=0.1, steps=50):
    """Your walk ends early, as soon as the slope is nearly 0. Often that is wise, but here `steps` steps are asked for.

    The array has steps + 1 points, even if the last ones hardly move.
    """
    xs = [float(start)]
    while len(xs) <= steps and abs(xs[-1] - 3) > 1e-6:
        xs.append(xs[-1] - float(eta) * 2 * (xs[-1] - 3))
    return np.array(xs)


@mistake("descend")
def moves_the_start(start=0.0, eta=0.1, steps=50):
    """Your walk moves the very start it was given: `x = start` is another name for it, and `x -= …` changes it.

    That shows when the start is an array, even one with a single number. `x = x - …` leaves it alone.
    """
    x = start
    xs = [float(x)]
    for _ in range(steps):
        x -= eta * 2 * (x - 3)
        xs.append(float(x))
    return np.array(xs)


@mistake("descend")
def cuts_to_whole_numbers(start=0.0, eta=0.1, steps=50):
    """From a whole number to start from, you made an array of whole numbers: it cuts off what comes after the point.

    `np.full(n, 4)` holds integers, `np.full(n, 4.0)` floats. Make a float of the start, or ask for `dtype=float`.
    """
    xs = np.full(steps + 1, start)
    for k in range(steps):
        xs[k + 1] = xs[k] - float(eta) * 2 * (xs[k] - 3)
    return xs


@mistake("descend")
def returns_a_list(start=0.0, eta=0.1, steps=50):
    """Your walk is right, and it is a list. Asked for is a NumPy array: one call makes it one."""
    return _walk(start, eta, steps).tolist()


@mistake("descend", checks_input=False)
def accepts_negative_steps(start=0.0, eta=0.1, steps=50):
    """Your walk accepts −1 steps: `range` of a negative number is empty and says nothing, so the start came back.

    Nobody can take −1 steps: raise ValueError, as for 2.5 of them (Hint 8).
    """
    _refuse_what_is_no_number(start, eta)
    if eta <= 0 or steps != steps or steps != int(steps):
        raise ValueError("no rate, or no whole number of steps")
    return _walk(start, eta, steps)


@mistake("descend", checks_input=False)
def descend_checks_nothing(start=0.0, eta=0.1, steps=50):
    """The walk is right. What is missing is the refusal of what cannot be a walk.

    A NaN at the start, a rate of 0 or less, −1 or 2.5 steps: the docstring lists what must raise ValueError (Hint 8).
    """
    xs = [start]
    for _ in range(steps):
        xs.append(xs[-1] - eta * 2 * (xs[-1] - 3))
    return np.array(xs, dtype=float)


# --- plot_descent ---


@mistake("plot_descent")
def swaps_the_two_axes(xs):
    """You drew the heights first. The first Axes is for x, the second for f(x)."""
    left, right = _axes()
    left.plot((np.array(xs, dtype=float) - 3) ** 2, marker=".")
    left.set(xlabel="step", ylabel="f(x)")
    right.plot(np.array(xs, dtype=float), marker=".")
    right.set(xlabel="step", ylabel="x")
    return left, right


@mistake("plot_descent")
def draws_the_parabola(xs):
    """On the second Axes you drew f(x) against x: that is the parabola itself. Asked for is f(x) against the step.

    What lies on the bottom axis is the number of the step: 0, 1, 2, … (Hint 9).
    """
    left, right = _axes()
    path = np.array(xs, dtype=float)
    left.plot(path, marker=".")
    left.set(xlabel="step", ylabel="x")
    right.plot(path, (path - 3) ** 2, marker=".")
    right.set(xlabel="x", ylabel="f(x)")
    return left, right


@mistake("plot_descent")
def counts_from_one(xs):
    """You counted the steps from 1. The first point is the start, before any step: it belongs to 0 (Hint 9)."""
    left, right = _axes()
    path = np.array(xs, dtype=float)
    k = np.arange(1, len(path) + 1)
    left.plot(k, path, marker=".")
    left.set(xlabel="step", ylabel="x")
    right.plot(k, (path - 3) ** 2, marker=".")
    right.set(xlabel="step", ylabel="f(x)")
    return left, right


@mistake("plot_descent")
def forgets_the_labels(xs):
    """You drew the right lines, but nobody can tell what they show: give each Axes a label below and on the left."""
    left, right = _axes()
    path = np.array(xs, dtype=float)
    left.plot(path, marker=".")
    right.plot((path - 3) ** 2, marker=".")
    return left, right


@mistake("plot_descent")
def draws_a_walk_of_its_own(xs):
    """You drew the walk from 0 with the rate 0.1, whatever walk you were given. Draw the points in xs (Hint 9)."""
    left, right = _axes()
    path = _walk(0.0, 0.1, 50)
    left.plot(path, marker=".")
    left.set(xlabel="step", ylabel="x")
    right.plot((path - 3) ** 2, marker=".")
    right.set(xlabel="step", ylabel="f(x)")
    return left, right


# --- What the mistakes above get right ---


def _refuse_what_is_no_number(*values):
    if not all(np.ndim(value) == 0 and np.isfinite(value) for value in values):
        raise ValueError("not one finite number")


def _walk(start, eta, steps):
    xs = [float(start)]
    for _ in range(int(steps)):
        xs.append(xs[-1] - float(eta) * 2 * (xs[-1] - 3))
    return np.array(xs)


def _axes():
    from matplotlib.figure import Figure

    return Figure().subplots(1, 2)
