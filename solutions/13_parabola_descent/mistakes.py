"""What people get wrong in gradient descent on a parabola."""

import numpy as np

from runner.mistakes import mistake, wrong, wrong_when


def walk(start, eta, steps, slope=lambda x: 2 * (x - 3)):
    """The points of a walk against this slope, which is the right one if nothing else is said."""
    xs = [float(start)]
    with np.errstate(all="ignore"):
        for _ in range(int(steps)):
            xs.append(xs[-1] - float(eta) * slope(np.float64(xs[-1])))
    return np.array(xs)


def plots(first, second, labels):
    """Two Axes: on each a line (y, or x and y), and labels below and on the left."""
    from matplotlib.figure import Figure

    above, below = Figure().subplots(2)
    for axes, line, (under, left) in zip((above, below), (first, second), labels, strict=True):
        axes.plot(*line, marker=".")
        axes.set(xlabel=under, ylabel=left)
    return above, below


LABELS = (("step", "x"), ("step", "f(x)"))


# By hand

wrong(
    "X_AFTER_TWO",
    {
        0.6: "0.6 is where the first step leads. Make a second one from there, with the slope that you find there.",
        1.2: "1.2 takes the slope at the start for both steps. After the first step you stand elsewhere.\n"
        "There the parabola is less steep: work its slope out anew.",
        1.464: "1.464 is where three steps lead. The start is no step: two slopes are worked out in all.",
        0.57: "0.57 has slopes half as steep as they are: at x = 0 the parabola falls with the slope −6, not −3.",
        -1.32: "−1.32 is uphill, farther from 3: η times the slope was added. At x = 0 the slope is negative.\n"
        "What does subtracting a negative number do to x?",
        -2.421: "−2.421 takes the height f(x) for the slope f′(x). A height does not say which way is down.",
        0.48: "0.48 is how far the second step leads. Where does it begin?",
        1.92: "1.92 is how far from 3 you are then. Asked for is x itself.",
        -0.6: "−0.6 is one step uphill: at x = 0 the slope is negative, and a negative number is subtracted.",
    },
)
wrong_when(
    "DIVERGES",
    1.0,
    lambda eta: eta == 1,
    "With η = 1 the walk from 0 goes to 6, back to 0, to 6 and so on: it never arrives, but it does not run away.\n"
    "You are at the border. Which way must you go from here?",
)
wrong_when(
    "DIVERGES",
    0.5,
    lambda eta: eta == 0.5,
    "With η = 0.5 the walk is at 3 after a single step, from wherever it starts: there is no better rate here.\n"
    "Try the first two steps from 0 with a larger one.",
)
wrong_when(
    "DIVERGES",
    0.9,
    lambda eta: 0.5 < eta < 1,
    "With this rate every step overshoots 3, but ends a little nearer than it began: so the walk arrives in the end.\n"
    "By what is the distance from 3 multiplied in a step?",
)
wrong_when(
    "DIVERGES",
    0.1,
    lambda eta: 0 < eta < 0.5,
    "With this rate every step stays on its side of 3 and comes nearer. That is a good walk, and no runaway.\n"
    "By what is the distance from 3 multiplied in a step? What if η grows?",
)
wrong_when(
    "DIVERGES",
    -0.1,
    lambda eta: eta < 0,
    "A negative rate does run away, because it walks uphill. But it is no rate: η says how far to go downhill.\n"
    "There are rates greater than 0 that run away as well.",
)


# f


@mistake("f")
def forgets_the_square(x):
    """Your answers are those of x − 3: a straight line, which goes below 0. The parabola is its square."""
    return float(x) - 3


@mistake("f")
def is_the_distance(x):
    """Your answers are the distance from 3, |x − 3|: a wedge with a sharp tip. The parabola is its square."""
    return abs(float(x) - 3)


@mistake("f")
def squares_the_three_only(x):
    """Your answers are those of x − 9: the square has reached the 3 alone, for a power comes before a minus.

    Parentheses say what is squared.
    """
    return float(x) - 9


@mistake("f")
def squares_before_subtracting(x):
    """Your answers are those of x² − 3: at x = 3 that is 6, and the lowest point should have the height 0.

    The parentheses in (x − 3)² say that subtracting comes first.
    """
    return float(x) * float(x) - 3


@mistake("f")
def squares_both(x):
    """Your answers are those of x² − 9. But (x − 3)² is x² − 6x + 9: try x = 0, where it is 9."""
    return float(x) * float(x) - 9


@mistake("f")
def doubles_for_a_square(x):
    """Your answers are twice x − 3. A square is a number times itself: at x = 10 it is 7 · 7."""
    return 2 * (float(x) - 3)


@mistake("f")
def has_the_wrong_side(x):
    """Your parabola has its lowest point at −3. With a minus in (x − 3)² it is at 3: put 3 in and see."""
    return (float(x) + 3) * (float(x) + 3)


# gradient


@mistake("gradient")
def leaves_out_the_two(x):
    """Your slopes are half of what they are: the 2 is missing. At x = 10 the parabola rises with 14, not 7.

    Check it with a straight line: how much does f rise from x = 9 to x = 11, divided by 2?
    """
    return float(x) - 3


@mistake("gradient")
def is_the_slope_of_x_squared(x):
    """Your slopes are 2x, those of x², which is level at 0. This parabola is level at its own lowest point, x = 3."""
    return 2 * float(x)


@mistake("gradient")
def doubles_the_x_only(x):
    """Your slopes are 2x − 3: the 2 has not reached the 3. At x = 3 the slope is 0, and yours is 3."""
    return 2 * float(x) - 3


@mistake("gradient")
def has_the_wrong_sign(x):
    """Your slopes have the wrong sign: to the right of 3 the parabola rises, so there its slope is positive.

    The minus of "downhill" belongs into the step.
    """
    return 2 * (3 - float(x))


@mistake("gradient")
def is_level_on_the_other_side(x):
    """Your slopes are 2(x + 3), which is 0 at x = −3. This parabola is level at its lowest point, x = 3."""
    return 2 * (float(x) + 3)


@mistake("gradient")
def is_the_height(x):
    """Your answers are the height f(x). The slope f′(x) is negative to the left of 3, and positive to the right."""
    return (float(x) - 3) * (float(x) - 3)


@mistake("gradient")
def is_always_two(x):
    """Your answer is 2 for every x. That is the slope of the slope; the slope itself is another one at every x."""
    return 2.0


@mistake("gradient", epsilons=True)
def measures_to_the_right(x, *, epsilon=1e-5):
    """Your slopes are a little too large: those of a short line from x to the right. The curve bends on the way.

    For this parabola the slope can be had exactly: the README derives it.
    """
    x, h = float(x), epsilon
    return ((x + h - 3) ** 2 - (x - 3) ** 2) / h


# step


@mistake("step")
def goes_uphill(x, eta):
    """Your steps add η times the slope, which leads uphill. The slope points to where f grows: go against it."""
    return float(x) + float(eta) * 2 * (float(x) - 3)


@mistake("step")
def goes_half_as_far(x, eta):
    """Your steps are half as long as they should be. Is the 2 of the slope 2(x − 3) there?"""
    return float(x) - float(eta) * (float(x) - 3)


@mistake("step")
def goes_by_the_height(x, eta):
    """Your steps subtract η times the height f(x). A height is never negative, so they always lead to the left.

    From x = 0 one must go to the right: the slope knows the direction.
    """
    return float(x) - float(eta) * (float(x) - 3) * (float(x) - 3)


@mistake("step")
def is_the_change_alone(x, eta):
    """Your answers are by how much x changes, not where it then is. (`x =- …` is "x = minus …".)

    The step begins at x: the change has to be added to it.
    """
    return -float(eta) * 2 * (float(x) - 3)


@mistake("step")
def is_the_rate_times_the_slope(x, eta):
    """Your answers are η times the slope: how far to go, and not where that leads. The step begins at x, and goes
    against the slope.
    """
    return float(eta) * 2 * (float(x) - 3)


@mistake("step")
def ignores_the_rate(x, eta):
    """Your steps have the same length for every η. The rate says which share of the slope to go."""
    return float(x) - 2 * (float(x) - 3)


@mistake("step")
def goes_by_the_place(x, eta):
    """Your steps subtract η times x itself: they lead towards 0, and not towards the lowest point. The slope says how
    steep it is at x, and which way is down.
    """
    return float(x) - float(eta) * float(x)


@mistake("step")
def ignores_the_slope(x, eta):
    """Your steps subtract η itself: all have one length and lead to the left, even from x = 0.

    Direction and length come from the slope. η only scales it.
    """
    return float(x) - float(eta)


@mistake("step")
def goes_by_the_sign(x, eta):
    """Your steps all have the length η, downhill: the direction of the slope is there, and its size is lost.

    Where it is steep the step should be long, and at x = 3 there should be none.
    """
    return x - eta if x > 3 else x + eta


@mistake("step")
def goes_by_the_sign_and_rests_at_the_bottom(x, eta):
    """Your steps all have the length η, downhill: the direction of the slope is there, and its size is lost.

    Where it is steep the step should be long, and near x = 3 it should be short.
    """
    return x - eta * np.sign(x - 3)


@mistake("step")
def subtracts_before_multiplying(x, eta):
    """Your answers are (x − η) times the slope. η times the slope comes first, and that is subtracted from x."""
    return (float(x) - float(eta)) * 2 * (float(x) - 3)


@mistake("step")
def scales_the_place_too(x, eta):
    """Your answers are η times the whole of x − f′(x). The rate belongs to the slope alone."""
    return float(eta) * (float(x) - 2 * (float(x) - 3))


# descend


@mistake("descend")
def is_one_point_short(start=0.0, eta=0.1, steps=50):
    """Your walk is one point short. n steps connect n + 1 points, as 4 posts hold 3 pieces of fence."""
    return walk(start, eta, steps)[:-1]


@mistake("descend")
def takes_a_step_too_many(start=0.0, eta=0.1, steps=50):
    """Your walk has one step too many. The start is a point already: n steps add n more."""
    return walk(start, eta, steps + 1)


@mistake("descend")
def leaves_out_the_start(start=0.0, eta=0.1, steps=50):
    """Your walk begins after the first step. The start belongs to it: x₀ comes before x₁."""
    return walk(start, eta, steps)[1:]


@mistake("descend")
def returns_the_end_only(start=0.0, eta=0.1, steps=50):
    """Your answer is where the walk ends. Asked for is the whole walk, with every point on the way."""
    return walk(start, eta, steps)[-1]


@mistake("descend")
def takes_a_single_step(start=0.0, eta=0.1, steps=50):
    """Your walk is over after its first step, however many were asked for.

    Two lines must not stand in the loop: the one with `return`, and the one that begins the list of points.
    """
    return walk(start, eta, min(steps, 1))


@mistake("descend")
def steps_from_the_start_every_time(start=0.0, eta=0.1, steps=50):
    """Your steps all begin at the start, so they all lead to the same place.

    The second step begins where the first one ended.
    """
    return np.array([float(start)] + [walk(start, eta, 1)[1]] * steps)


@mistake("descend")
def keeps_the_slope_of_the_start(start=0.0, eta=0.1, steps=50):
    """Your steps are all equally long and run past 3: the slope is that of the start, for ever.

    It is another one at every point.
    """
    slope = 2 * (float(start) - 3)
    return walk(start, eta, steps, lambda x: slope)


@mistake("descend")
def always_starts_at_zero(start=0.0, eta=0.1, steps=50):
    """Your walk starts at 0, wherever it was told to start."""
    return walk(0.0, eta, steps)


@mistake("descend")
def always_has_the_same_rate(start=0.0, eta=0.1, steps=50):
    """Your walk has the rate 0.1, whatever rate it is given."""
    return walk(start, 0.1, steps)


@mistake("descend")
def always_takes_fifty_steps(start=0.0, eta=0.1, steps=50):
    """Your walk takes 50 steps, however many were asked for."""
    return walk(start, eta, 50)


@mistake("descend")
def always_has_the_same_rate_and_steps(start=0.0, eta=0.1, steps=50):
    """Your walk takes 50 steps with the rate 0.1, whatever it is asked for."""
    return walk(start, 0.1, 50)


@mistake("descend")
def gives_the_heights(start=0.0, eta=0.1, steps=50):
    """Your answers are the heights f(x) along the walk. Asked for are the places x themselves."""
    return (walk(start, eta, steps) - 3) ** 2


@mistake("descend")
def walks_uphill(start=0.0, eta=0.1, steps=50):
    """Your walk leads away from 3: η times the slope is added. Downhill is against the slope."""
    return walk(start, eta, steps, lambda x: -2 * (x - 3))


@mistake("descend")
def walks_by_half(start=0.0, eta=0.1, steps=50):
    """Your walk's steps are half as long as they should be. Is the 2 of the slope 2(x − 3) there?"""
    return walk(start, eta, steps, lambda x: x - 3)


@mistake("descend")
def walks_by_the_height(start=0.0, eta=0.1, steps=50):
    """Your walk subtracts η times the height f(x), which is never negative: so it always leads to the left.

    The slope knows the direction.
    """
    return walk(start, eta, steps, lambda x: (x - 3) * (x - 3))


@mistake("descend")
def stops_when_close(start=0.0, eta=0.1, steps=50):
    """Your walk ends early, as soon as the slope is nearly 0. Often that is wise, but here `steps` steps are asked for.

    The array has steps + 1 points, even if the last ones hardly move.
    """
    xs = walk(start, eta, steps)
    close = np.flatnonzero(np.abs(xs - 3) <= 1e-6)
    return xs[: close[0] + 1] if close.size else xs


@mistake("descend")
def stays_at_the_start(start=0.0, eta=0.1, steps=50):
    """Your walk stays at the start: all its points are the same. Where a step leads, the next one begins."""
    return np.full(int(steps) + 1, float(start))


# plot_descent


@mistake("plot_descent")
def swaps_the_two_plots(xs):
    """Your first plot shows the heights. The first is for x, the second for f(x)."""
    xs = np.array(xs, dtype=float)
    return plots([(xs - 3) ** 2], [xs], LABELS[::-1])


@mistake("plot_descent")
def draws_the_parabola(xs):
    """Your second plot shows f(x) against x: that is the parabola itself. Asked for is f(x) against the step.

    What lies below is the number of the step: 0, 1, 2, …
    """
    xs = np.array(xs, dtype=float)
    return plots([xs], [xs, (xs - 3) ** 2], (("step", "x"), ("x", "f(x)")))


@mistake("plot_descent")
def draws_the_parabola_all_the_same(xs):
    """Your second plot shows f(x) against x: that is the parabola itself. Asked for is f(x) against the step.

    What lies below is the number of the step: 0, 1, 2, …
    """
    xs = np.array(xs, dtype=float)
    return plots([xs], [xs, (xs - 3) ** 2], LABELS)


@mistake("plot_descent")
def draws_the_slope(xs):
    """Your second plot shows the slope at each point. Asked for is the height f(x)."""
    xs = np.array(xs, dtype=float)
    return plots([xs], [2 * (xs - 3)], LABELS)


@mistake("plot_descent")
def exchanges_the_labels(xs):
    """Your labels stand in each other's place: what lies below is the step, and the value stands at the left."""
    xs = np.array(xs, dtype=float)
    return plots([xs], [(xs - 3) ** 2], [label[::-1] for label in LABELS])


@mistake("plot_descent")
def forgets_the_left_labels(xs):
    """Your lines are right, and so are the labels below. At the left nothing says what is drawn: x, and f(x)."""
    xs = np.array(xs, dtype=float)
    return plots([xs], [(xs - 3) ** 2], (("step", ""), ("step", "")))


@mistake("plot_descent")
def draws_x_twice(xs):
    """Your second plot shows x once more. Asked for is the height f(x) of each point."""
    xs = np.array(xs, dtype=float)
    return plots([xs], [xs], LABELS)


@mistake("plot_descent")
def counts_from_one(xs):
    """Your plots count the steps from 1. The first point is the start, before any step: it belongs to 0."""
    xs = np.array(xs, dtype=float)
    steps = np.arange(1, len(xs) + 1)
    return plots([steps, xs], [steps, (xs - 3) ** 2], LABELS)


@mistake("plot_descent")
def lies_on_its_side(xs):
    """Your lines lie on their side: the steps go upwards, and the values to the right. With two arguments, what lies
    below comes first: `plot(steps, xs)`.
    """
    xs = np.array(xs, dtype=float)
    steps = np.arange(len(xs))
    return plots([xs, steps], [(xs - 3) ** 2, steps], LABELS)


@mistake("plot_descent")
def draws_no_line(xs):
    """Your plots have their labels, but no line. `plot` draws one; `scatter` draws dots alone, and `bar` bars."""
    return plots([], [], LABELS)


@mistake("plot_descent")
def forgets_the_labels(xs):
    """Your lines are right, but nobody can tell what they show: give each plot a label below and on the left."""
    xs = np.array(xs, dtype=float)
    return plots([xs], [(xs - 3) ** 2], (("", ""), ("", "")))


@mistake("plot_descent")
def draws_a_walk_of_its_own(xs):
    """Your plots show the walk from 0 with the rate 0.1, whatever walk is given. Draw the points in xs."""
    xs = walk(0.0, 0.1, 50)
    return plots([xs], [(xs - 3) ** 2], LABELS)
