"""A derivative's value by hand, with fresh quadratics; and what differences give, with a step that is not small."""

import re
from functools import cache

from runner.drills import Expression, added, drill, shown, times

slope = drill("slope_of_a_quadratic", "central_difference")


@cache
def parts(f):
    """(a, b, c) of the Python expression for a·x² + b·x + c."""
    return tuple(map(int, re.findall(r"(-?\d+)(?:\*x|$)", f.replace("**2", "").replace(" ", "").replace("+", " "))))


def formula(a, b, c):
    """`2x² − x + 6`"""
    x, more = {1: "x²", -1: "−x²"}.get(a, f"{shown(a)}x²"), {1: "x"}.get(abs(b), f"{abs(b)}x")
    return f"{x} {'−' if b < 0 else '+'} {more} {'−' if c < 0 else '+'} {abs(c)}"


@slope.numbers
def a_quadratic(rng):
    a, b, c = (rng.choice((-5, -4, -3, -2, 2, 3, 4, 5, 6)) for _ in range(3))
    return {"f": Expression(f"{a}*x**2 + {b}*x + {c}"), "x": rng.choice((-3, -2, -1, 1, 2, 3, 4)), "h": 0.5}


@slope.truth
def by_the_rule(f, x, h):
    a, b, _ = parts(f)
    return 2 * a * x + b


@slope.question
def asked(f, x, h):
    return f"f(x) = {formula(*parts(f))}. What is its derivative, the slope of f, at x = {shown(x)}?"


@slope.steps
def worked(f, x, h):
    a, b, c = parts(f)
    return [
        f"x² has the slope 2x, so the first part has {times(2, a)}·x = {shown(2 * a)}x.",
        f"The second part rises by {shown(b)} everywhere, and the constant {shown(c)} does not rise at all.",
        f"f′(x) = {shown(2 * a)}x {'−' if b < 0 else '+'} {abs(b)}",
        f"f′({shown(x)}) = {times(2 * a, x)} {'−' if b < 0 else '+'} {abs(b)} = {shown(2 * a * x + b)}",
    ]


@slope.slip
def takes_the_value(f, x, h):
    """{got} is the value of f there: how high it is. The slope is how fast it rises."""
    a, b, c = parts(f)
    return a * x**2 + b * x + c


@slope.slip
def takes_a_whole_step(f, x, h):
    """{got} is the slope of the line to the point at x + 1, a whole step. Let the step go to 0."""
    a, b, _ = parts(f)
    return a * (2 * x + 1) + b


@slope.slip
def forgets_the_second_part(f, x, h):
    """{got} is the slope of the first part alone. The part with x rises as well."""
    return 2 * parts(f)[0] * x


@slope.slip
def keeps_the_constant(f, x, h):
    """In {got} the constant is still there. A constant does not rise: it goes in f(x + h) − f(x)."""
    a, b, c = parts(f)
    return 2 * a * x + b + c


@slope.slip
def forgets_the_factor_two(f, x, h):
    """{got} takes x for the slope of x². It is 2x: (x + h)² is x² + 2xh + h²."""
    a, b, _ = parts(f)
    return a * x + b


@slope.slip
def keeps_the_square(f, x, h):
    """{got} has still x² in it. The slope of x² is 2x."""
    a, b, _ = parts(f)
    return 2 * a * x**2 + b


@slope.slip
def is_at_zero(f, x, h):
    """{got} is the slope at x = 0. Put the x that is asked for into f′."""
    return parts(f)[1]


@slope.slip
def has_the_sign_turned(f, x, h):
    """{got} has the wrong sign: the slope is positive where f rises to the right."""
    a, b, _ = parts(f)
    return -2 * a * x - b


secant = drill("forward_with_a_step", "forward_difference", digits=2)


@secant.numbers
def a_quadratic_and_a_step(rng):
    return {**a_quadratic(rng), "h": rng.choice((0.1, 0.2, 0.5, 2))}


@secant.truth
def slope_of_the_secant(f, x, h):
    return by_the_rule(f, x, h) + parts(f)[0] * h


@secant.question
def asked_for_the_secant(f, x, h):
    return (
        f"f(x) = {formula(*parts(f))}. What does the forward difference, (f(x + h) − f(x)) / h, give "
        f"at x = {shown(x)} with h = {shown(h)}?"
    )


@secant.steps
def worked_out_the_secant(f, x, h):
    a, b, _ = parts(f)
    slope = by_the_rule(f, x, h)
    return [
        "In f(x + h) − f(x), x² gives (x + h)² − x² = 2xh + h², x gives h, and the constant goes.",
        f"Divided by h: {times(a)}·(2x + h) {'−' if b < 0 else '+'} {abs(b)}",
        f"The part without h is the slope: {times(2, a, x)} {'−' if b < 0 else '+'} {abs(b)} = {shown(slope)}",
        f"The part with h is the error: {times(a, h)} = {shown(a * h)}",
        f"Together: {added([slope, a * h])} = {shown(slope_of_the_secant(f, x, h))}",
        "The error has h in it once: with a tenth of h it is a tenth.",
    ]


@secant.slip
def is_the_slope_itself(f, x, h):
    """{got} is the slope itself, where h has gone to 0. With this h there is an error."""
    return by_the_rule(f, x, h)


@secant.slip
def steps_backward(f, x, h):
    """{got} is the slope of the line from x − h to x. Here the step goes forward, to x + h."""
    return by_the_rule(f, x, h) - parts(f)[0] * h


@secant.slip
def does_not_divide(f, x, h):
    """{got} is how much f rises. The slope is that rise per step: divide by h."""
    return slope_of_the_secant(f, x, h) * h


@secant.slip
def takes_h_for_the_error(f, x, h):
    """{got} takes h for the error. That is so for x² alone; here x² has a factor."""
    return by_the_rule(f, x, h) + h


@secant.slip
def takes_the_new_value(f, x, h):
    """{got} is the value f(x + h). Subtract f(x), then divide by h."""
    a, b, c = parts(f)
    return a * (x + h) ** 2 + b * (x + h) + c


@secant.slip
def forgets_the_mixed_term(f, x, h):
    """{got} takes x² + h² for (x + h)². There is a third part: 2xh."""
    a, b, _ = parts(f)
    return a * h + b


@secant.slip
def squares_the_step(f, x, h):
    """{got} has an error with h² in it. After the division by h one h is left."""
    return by_the_rule(f, x, h) + parts(f)[0] * h * h


@secant.slip
def halves_the_error(f, x, h):
    """{got} has half the error. In (x + h)² there is a whole h²: 2xh + h²."""
    return by_the_rule(f, x, h) + parts(f)[0] * h / 2


central = drill("central_with_a_step", "central_difference", digits=2)


@cache
def cubic(f):
    """(a, b) of the Python expression for a·x³ + b·x."""
    a, b = re.findall(r"(-?\d+)\*x", f)
    return int(a), int(b)


@central.numbers
def a_cubic_and_a_step(rng):
    a, b = (rng.choice((-4, -3, -2, 2, 3, 4, 5)) for _ in range(2))
    f = Expression(f"{a}*x**3 + {b}*x")
    return {"f": f, "x": rng.choice((-2, -1, 1, 2)), "h": rng.choice((0.1, 0.2, 0.5, 2))}


@central.truth
def between_both_sides(f, x, h):
    return slope_of_the_cubic(f, x) + cubic(f)[0] * h * h


def slope_of_the_cubic(f, x):
    a, b = cubic(f)
    return 3 * a * x * x + b


@central.question
def asked_for_both_sides(f, x, h):
    a, b = cubic(f)
    return (
        f"f(x) = {shown(a)}x³ {'−' if b < 0 else '+'} {abs(b)}x. What does the central difference, "
        f"(f(x + h) − f(x − h)) / 2h, give at x = {shown(x)} with h = {shown(h)}?"
    )


@central.steps
def worked_out_both_sides(f, x, h):
    a, b = cubic(f)
    slope = slope_of_the_cubic(f, x)
    return [
        "In (x + h)³ − (x − h)³ the even powers of h cancel: 6x²h + 2h³ is left. x gives 2h.",
        f"Divided by 2h: {times(a)}·(3x² + h²) {'−' if b < 0 else '+'} {abs(b)}",
        f"The part without h is the slope: {times(3, a)}·{x * x} {'−' if b < 0 else '+'} {abs(b)} = {shown(slope)}",
        f"The part with h is the error: {times(a)}·{shown(h)}² = {shown(a * h * h)}",
        f"Together: {added([slope, a * h * h])} = {shown(between_both_sides(f, x, h))}",
        "The error has h² in it: with a tenth of h it is a hundredth.",
    ]


@central.slip
def is_the_slope_of_the_cubic(f, x, h):
    """{got} is the slope itself, where h has gone to 0. With this h there is an error."""
    return slope_of_the_cubic(f, x)


@central.slip
def has_h_in_it_once(f, x, h):
    """{got} has an error with h in it once. Divided by 2h, 2h³ leaves h²."""
    return slope_of_the_cubic(f, x) + cubic(f)[0] * h


@central.slip
def looks_forward_only(f, x, h):
    """{got} is the forward difference, with x and x + h. The central one looks to both sides."""
    return slope_of_the_cubic(f, x) + cubic(f)[0] * (3 * x * h + h * h)


@central.slip
def divides_by_one_step(f, x, h):
    """{got} is divided by h. From x − h to x + h it is two steps: divide by 2h."""
    return 2 * between_both_sides(f, x, h)


@central.slip
def takes_h_squared_for_the_error(f, x, h):
    """{got} takes h² for the error. That is so for x³ alone; here x³ has a factor."""
    return slope_of_the_cubic(f, x) + h * h


@central.slip
def forgets_the_factor_three(f, x, h):
    """{got} takes x² for the slope of x³. It is 3x²."""
    a, b = cubic(f)
    return a * x * x + b + a * h * h


@central.slip
def forgets_the_last_part(f, x, h):
    """{got} is what x³ gives. The part with x rises as well."""
    return between_both_sides(f, x, h) - cubic(f)[1]
