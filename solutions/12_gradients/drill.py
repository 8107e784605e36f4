"""A gradient by hand, with fresh quadratics in x and y."""

from runner.drills import drill, shown, times

gradient = drill("gradient_in_two_variables", "quadratic_gradient")


def parts(A, b, x):
    """p, q, r of p·x² + q·xy + r·y, and the point: A holds twice the squares, b what stands alone."""
    return A[0][0] // 2, A[0][1], b[1], *x


def part(number, name):
    return {1: name, -1: f"−{name}"}.get(number, f"{shown(number)}{name}")


@gradient.numbers
def a_quadratic(rng):
    p, q = (rng.choice((1, 2, 3, 4)) for _ in range(2))
    r, point = rng.choice((2, 3, 4, 5, 6, 7)), [rng.choice((-3, -2, -1, 1, 2, 3, 4)) for _ in range(2)]
    return {"A": [[2 * p, q], [q, 0]], "b": [0, r], "x": point}


@gradient.truth
def both_slopes(A, b, x):
    p, q, r, x, y = parts(A, b, x)
    return [2 * p * x + q * y, q * x + r]


@gradient.question
def asked(A, b, x):
    p, q, r, x, y = parts(A, b, x)
    f = f"{part(p, 'x²')} + {part(q, 'xy')} + {part(r, 'y')}"
    return f"f(x, y) = {f}. What is its gradient at the point ({shown(x)}, {shown(y)})?"


@gradient.steps
def worked(A, b, x):
    p, q, r, x, y = parts(A, b, x)
    first, second = 2 * p * x + q * y, q * x + r
    return [
        f"The slope in x, with y as a plain number: {part(2 * p, 'x')} + {part(q, 'y')}",
        f"There: {times(2 * p, x)} + {times(q, y)} = {shown(first)}",
        f"The slope in y, with x as a plain number: {part(q, 'x')} + {r}",
        f"There: {times(q, x)} + {r} = {shown(second)}",
        f"The gradient: {shown([first, second])}",
    ]


@gradient.slip
def is_in_the_other_order(A, b, x):
    """The two slopes are right, in the other order: first the slope in x, then the slope in y."""
    return both_slopes(A, b, x)[::-1]


@gradient.slip
def forgets_the_mixed_part(A, b, x):
    """In {got} the part with xy is missing: with y as a plain number its slope in x is a multiple of y."""
    p, _, r, x, _ = parts(A, b, x)
    return [2 * p * x, r]


@gradient.slip
def swaps_the_point(A, b, x):
    """In {got} x and y have changed places: at the point, x is the first number and y the second."""
    p, q, r, x, y = parts(A, b, x)
    return [2 * p * y + q * x, q * y + r]


@gradient.slip
def forgets_the_factor_two(A, b, x):
    """{got} takes x for the slope of x². It is 2x."""
    p, q, r, x, y = parts(A, b, x)
    return [p * x + q * y, q * x + r]


@gradient.slip
def forgets_b(A, b, x):
    """In {got} the last part of f is missing: the one with y alone has a slope in y as well."""
    return [both_slopes(A, b, x)[0], A[0][1] * x[0]]


@gradient.slip
def keeps_the_last_part_in_both(A, b, x):
    """In {got} the last part is in both slopes. In x it does not rise: there it is a constant."""
    first, second = both_slopes(A, b, x)
    return [first + b[1], second]


@gradient.slip
def gives_the_parts(A, b, x):
    """These are parts of f itself: how high it is there. Asked is how fast it rises."""
    p, q, r, x, y = parts(A, b, x)
    return [p * x**2 + q * x * y, q * x * y + r * y]


@gradient.slip
def gives_the_value(A, b, x):
    """{got} is the value of f there. The gradient has two numbers, the slope in x and the slope in y."""
    p, q, r, x, y = parts(A, b, x)
    return p * x**2 + q * x * y + r * y


@gradient.slip
def adds_the_slopes(A, b, x):
    """{got} is both slopes added up. Keep them apart: the gradient is a vector."""
    return sum(both_slopes(A, b, x))
