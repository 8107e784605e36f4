"""What people get wrong about measuring a derivative."""

import numpy as np

from runner.mistakes import mistake, wrong

wrong(
    "SLOPE_AT_0",
    {
        6: "6 is the value of x² + 3x + 6 at 0: how high it is there. The slope is how fast it rises.",
        4: "4 is the slope of the line from 0 to 1, a whole step. Let the step go to 0.",
        0: "0 is the slope of x² alone at 0. The part 3x rises as well.",
        5: "5 is the slope at x = 1. Asked is x = 0.",
        9: "9 is 3 + 6: the constant is still there. A constant does not rise: it goes in f(h) − f(0).",
        10: "10 is the value at x = 1: how high the function is there. The slope is how fast it rises.",
        2: "2 is the factor in 2x, the slope of x². At x = 0 that part is 0, and 3x is still to come.",
    },
)
wrong(
    "FORWARD_TENTH",
    {
        100: "100 would be an error like h². For x² the forward difference is 2x + h: how does the error depend on h?",
        1: "1 says that the error does not depend on the step. For x² the forward difference is 2x + h.",
        0.1: "0.1 is what is left of the error. Asked is by what it is divided.",
        0.01: "0.01 is less than what is left. Asked is by what the error, h, is divided.",
        2: "2 is what happens when h is halved, or a slope. Here h becomes a tenth.",
    },
)
wrong(
    "CENTRAL_TENTH",
    {
        10: "10 is the forward difference's. For x³ the central one is 3x² + h²: how does the error depend on h?",
        1000: "1000 would be an error like h³. (x + h)³ − (x − h)³ has 2h³ in it, which is still divided by 2h.",
        1: "1 says that the error does not depend on the step. For x² there is none at all, but for x³ there is.",
        0.01: "0.01 is what is left of the error. Asked is by what it is divided.",
        0.1: "0.1 is less than one tenth of the way: the error is h², and asked is by what it is divided.",
        20: "20 is twice 10. The error is h²: what is (h/10)²?",
    },
)


# forward_difference


@mistake("forward_difference")
def is_the_change(f, x, h):
    """Your answers are the change f(x + h) − f(x) itself, the rise without the run. Divide by how far you went."""
    return f(x + h) - f(x)


@mistake("forward_difference")
def divides_by_two_steps(f, x, h):
    """Your answers are half of the slope: the run from x to x + h is h, and 2h is that of the central difference."""
    return (f(x + h) - f(x)) / (2 * h)


@mistake("forward_difference")
def looks_back(f, x, h):
    """Your answers are the slope from x − h to x. The forward difference looks the other way, from x to x + h."""
    return (f(x) - f(x - h)) / h


@mistake("forward_difference")
def has_the_sign_turned(f, x, h):
    """Your answers have the sign turned: a function that rises has a positive slope. Which value is subtracted?"""
    return (f(x) - f(x + h)) / h


@mistake("forward_difference")
def is_central_already(f, x, h):
    """Your answers are those of the central difference. Here only x and x + h are looked at."""
    return (f(x + h) - f(x - h)) / (2 * h)


@mistake("forward_difference")
def multiplies_by_the_step(f, x, h):
    """Your answers are the change times h. A slope is rise over run: divided by h."""
    return (f(x + h) - f(x)) * h


@mistake("forward_difference")
def subtracts_the_place(f, x, h):
    """Your answers are (f(x + h) − x) / h. From the new height subtract the old height, f(x), not the place x."""
    return (f(x + h) - x) / h


@mistake("forward_difference")
def divides_by_the_place(f, x, h):
    """Your answers are the change divided by x. How far you went is the step h."""
    with np.errstate(all="ignore"):
        return float(np.float64(f(x + h) - f(x)) / x)


@mistake("forward_difference")
def goes_to_the_step(f, x, h):
    """Your answers are (f(h) − f(x)) / h. The step says how far to go from x, and not where to."""
    return (f(h) - f(x)) / h


@mistake("forward_difference")
def is_run_over_rise(f, x, h):
    """Your answers are the step divided by the change: run over rise. A slope is rise over run."""
    with np.errstate(all="ignore"):
        return float(np.float64(h) / (f(x + h) - f(x)))


@mistake("forward_difference")
def is_made_for_x_squared(f, x, h):
    """Your answers are 2x + h, the forward difference of x², whichever f comes in. Ask f itself, at x and at x + h."""
    return 2 * x + h


@mistake("forward_difference")
def is_the_slope_of_x_squared(f, x, h):
    """Your answers are 2x, the slope of x², whichever f comes in. Ask f itself, at x and at x + h."""
    return 2.0 * x


# central_difference


@mistake("central_difference")
def divides_by_one_step(f, x, h):
    """Your answers are twice the slope: from x − h to x + h it is 2h, and not h."""
    return (f(x + h) - f(x - h)) / h


@mistake("central_difference")
def halves_and_multiplies(f, x, h):
    """Your answers are half of the change times h. In Python, a / 2 * h is (a / 2) · h: brackets help."""
    return (f(x + h) - f(x - h)) / 2 * h


@mistake("central_difference")
def is_only_forward(f, x, h):
    """Your answers are those of the forward difference. The central one looks at both sides: x − h and x + h."""
    return (f(x + h) - f(x)) / h


@mistake("central_difference")
def is_only_backward(f, x, h):
    """Your answers are the slope from x − h to x. The central difference goes on to x + h."""
    return (f(x) - f(x - h)) / h


@mistake("central_difference")
def is_turned_round(f, x, h):
    """Your answers have the sign turned: a function that rises has a positive slope. Which value is subtracted?"""
    return (f(x - h) - f(x + h)) / (2 * h)


@mistake("central_difference")
def takes_half_steps(f, x, h):
    """Your answers are those of steps of h/2 to each side. A good slope as well; asked are whole steps h."""
    return (f(x + h / 2) - f(x - h / 2)) / h


@mistake("central_difference")
def adds_the_values(f, x, h):
    """Your answers are the sum of f(x + h) and f(x − h), divided by 2h. The rise is their difference."""
    return (f(x + h) + f(x - h)) / (2 * h)


@mistake("central_difference")
def halves_the_forward_one(f, x, h):
    """Your answers are half of the forward difference: from x to x + h it is h, and the change is divided by 2h.

    What is looked at on the other side of x?
    """
    return (f(x + h) - f(x)) / (2 * h)


@mistake("central_difference")
def goes_twice_as_far(f, x, h):
    """Your answers are the change from x − 2h to x + 2h, divided by 2h. That is 4h apart; asked are steps of h."""
    return (f(x + 2 * h) - f(x - 2 * h)) / (2 * h)


@mistake("central_difference")
def measures_the_bend(f, x, h):
    """Your answers are (f(x + h) − 2f(x) + f(x − h)) / h²: how fast the slope changes. Asked is the slope itself."""
    return (f(x + h) - 2 * f(x) + f(x - h)) / h**2


@mistake("central_difference")
def is_the_slope_of_a_square(f, x, h):
    """Your answers are 2x, the slope of x², whichever f comes in. Ask f itself, at x − h and at x + h."""
    return 2.0 * x


# best_step


def errors(difference, f, x, exact, steps):
    return [abs(difference(f, x, float(h)) - exact) for h in steps]


@mistake("best_step")
def takes_the_last_of_equals(difference, f, x, exact, steps):
    """Where two steps are equally good, your answer is the later one. Asked is the first: take a new step only if it
    is really nearer.
    """
    found = errors(difference, f, x, exact, steps)
    return [float(h) for h, e in zip(steps, found, strict=True) if e == min(found)][-1]


@mistake("best_step")
def forgets_the_sign(difference, f, x, exact, steps):
    """Your answer is the step with the smallest signed error: an answer far below the exact slope looks best then.

    How far off it is has no sign.
    """
    return float(min(steps, key=lambda h: difference(f, x, float(h)) - exact))


@mistake("best_step")
def takes_the_largest_slope(difference, f, x, exact, steps):
    """Your answer is the step with the largest slope: exact minus slope is least there.

    How far off it is has no sign.
    """
    return float(min(steps, key=lambda h: exact - difference(f, x, float(h))))


@mistake("best_step")
def compares_the_sizes(difference, f, x, exact, steps):
    """Your answers are those of slopes without their signs: −2 passes for 2, although it leads down where 2 leads up.

    The distance between two slopes is the size of their difference, not the difference of their sizes.
    """
    return float(min(steps, key=lambda h: abs(abs(difference(f, x, float(h))) - abs(exact))))


@mistake("best_step")
def takes_the_flattest_slope(difference, f, x, exact, steps):
    """Your answer is the step with the flattest slope, uphill or downhill: the size of the slope, less that of the
    exact one, is least there. The distance is the size of the whole difference.
    """
    return float(min(steps, key=lambda h: abs(difference(f, x, float(h)))))


@mistake("best_step")
def keeps_the_sign(difference, f, x, exact, steps):
    """Once a slope below the exact one is the nearest, your answer stays with it, even if a later one is nearer: as
    if a number below 0 had been kept for its distance. No distance is smaller than that.
    """
    best, least = float(steps[0]), np.inf
    for h in steps:
        off = difference(f, x, float(h)) - exact
        if abs(off) < least:
            best, least = float(h), off
    return best


@mistake("best_step")
def stops_where_it_gets_worse(difference, f, x, exact, steps):
    """Your answer is the step before the first one that is not nearer. A later one may be nearer all the same: the
    steps come in any order.
    """
    found = errors(difference, f, x, exact, steps)
    worse = [k for k in range(1, len(found)) if found[k] >= found[k - 1]]
    return float(steps[worse[0] - 1 if worse else -1])


@mistake("best_step")
def compares_with_the_one_before(difference, f, x, exact, steps):
    """Your answer is the last step that is nearer than the one before it. Each has to be compared with the best one
    so far.
    """
    found = errors(difference, f, x, exact, steps)
    return float(steps[max((k for k in range(1, len(found)) if found[k] < found[k - 1]), default=0)])


@mistake("best_step")
def gives_the_least_error(difference, f, x, exact, steps):
    """Your answer is the smallest error itself. Asked is the step at which it occurs."""
    return min(errors(difference, f, x, exact, steps))


@mistake("best_step")
def gives_the_place_in_the_list(difference, f, x, exact, steps):
    """Your answer is the place of the best step in the list. Asked is the step that stands there."""
    return int(np.argmin(errors(difference, f, x, exact, steps)))


@mistake("best_step")
def measures_forward_itself(difference, f, x, exact, steps):
    """Your answers are the best steps of the forward difference, whichever difference comes in.

    Ask the `difference` that you are given: another one has other errors, and another best step.
    """
    return float(min(steps, key=lambda h: abs((f(x + h) - f(x)) / h - exact)))


@mistake("best_step")
def measures_central_itself(difference, f, x, exact, steps):
    """Your answers are the best steps of the central difference, whichever difference comes in.

    Ask the `difference` that you are given: another one has other errors, and another best step.
    """
    return float(min(steps, key=lambda h: abs((f(x + h) - f(x - h)) / (2 * h) - exact)))


@mistake("best_step")
def trusts_the_smallest_step(difference, f, x, exact, steps):
    """Your answer is always the smallest step. Below about 1e-8 rounding makes a forward difference worse again."""
    return float(min(steps, key=abs))


@mistake("best_step")
def trusts_the_least_number(difference, f, x, exact, steps):
    """Your answer is always the least of the steps, whatever the difference says of them. Ask it: the best step is the
    one whose slope comes nearest to the exact one.
    """
    return float(min(steps))


@mistake("best_step")
def sorts_the_steps(difference, f, x, exact, steps):
    """Where two steps are equally good, your answer is the smaller number. Asked is the one that stands first in the
    list: leave the steps in their order.
    """
    return float(min(sorted(steps), key=lambda h: abs(difference(f, x, float(h)) - exact)))


@mistake("best_step")
def gives_the_worst_step(difference, f, x, exact, steps):
    """Your answer is the step with the largest error."""
    found = errors(difference, f, x, exact, steps)
    return float(steps[int(np.argmax(found))])


@mistake("best_step")
def gives_the_slope(difference, f, x, exact, steps):
    """Your answer is the slope at the best step. Asked is the step."""
    found = errors(difference, f, x, exact, steps)
    return difference(f, x, float(steps[int(np.argmin(found))]))


@mistake("best_step")
def compares_with_the_first_alone(difference, f, x, exact, steps):
    """Your answer is the last step that is nearer than the first one. Each new step has to be compared with the
    best one so far: its distance is to be kept as well.
    """
    found = errors(difference, f, x, exact, steps)
    return [float(steps[0]), *(float(h) for h, e in zip(steps, found, strict=True) if e < found[0])][-1]
