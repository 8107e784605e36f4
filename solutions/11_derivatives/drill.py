"""A derivative's value by hand, with fresh quadratics."""

import re
from functools import cache

from runner.drills import drill, shown, times

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
    return {"f": f"{a}*x**2 + {b}*x + {c}", "x": rng.choice((-3, -2, -1, 1, 2, 3, 4)), "h": 0.5}


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


@slope.reference
def of_quadratics(function, f, x, h):
    a, b, c = parts(f)
    return function(lambda t: a * t**2 + b * t + c, x, h)


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
