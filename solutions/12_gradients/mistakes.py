"""What people get wrong about gradients."""

import numpy as np

from runner.mistakes import mistake, wrong

wrong(
    "GRADIENT",
    {
        (3, 8): "The two slopes are right, in the other order: first the slope in x, then the slope in y.",
        (
            2,
            3,
        ): "In the slope in x, the part 3xy is missing: with y as a plain number, its slope is 3y.",
        (8, 6): "The slope in y is taken at x = 2. At the point (1, 2), x is the first number and y the second.",
        (5, 3): "In the slope in x, 3y is taken at y = 1. At the point (1, 2), y is 2.",
        (7, 6): "x and y have changed places: at the point (1, 2), x is 1 and y is 2.",
        (
            8,
            5,
        ): "In the slope in y there is something of x². With x as a plain number, that is a constant.",
        (1, 6): "These are the parts x² and 3xy themselves: how high it is there. Asked is how fast it rises.",
    },
)


def array(x):
    return np.array(x, dtype=float)


# numerical_gradient


@mistake("numerical_gradient")
def leaves_the_step_in_x(f, x, h=1e-5):
    """Your answers are right for the first entry, and then drift: the step of an entry is still there when the next
    one is measured. Put each entry back, or begin with a new copy.
    """
    x, g = array(x), np.zeros(np.shape(x))
    for i in np.ndindex(g.shape):
        old = x[i]
        x[i] = old + h
        up = f(x.copy())
        x[i] = old - h
        g[i] = (up - f(x.copy())) / (2 * h)
    return g


@mistake("numerical_gradient")
def leaves_the_step_upwards(f, x, h=1e-5):
    """Your answers are right for the first entry, and then drift: a step h of each entry stays in x while the next one
    is measured. Put each entry back, or begin with a new copy.
    """
    x, g = array(x), np.zeros(np.shape(x))
    for i in np.ndindex(g.shape):
        down, up = x.copy(), x
        down[i] -= h
        up[i] += h
        g[i] = (f(up.copy()) - f(down)) / (2 * h)
    return g


@mistake("numerical_gradient")
def moves_all_at_once(f, x, h=1e-5):
    """All your entries are alike: all entries of x were moved at once. A slope in x leaves y where it is."""
    x = array(x)
    return np.full(x.shape, (f(x + h) - f(x - h)) / (2 * h))


@mistake("numerical_gradient")
def divides_by_one_step(f, x, h=1e-5):
    """Your answers are twice the gradient: from x − h to x + h it is 2h, and not h."""
    return 2 * central(f, x, h)


@mistake("numerical_gradient")
def measures_forward_only(f, x, h=1e-5):
    """Your answers are those of forward differences, from x to x + h. With x − h as well, most of the error goes."""
    x = array(x)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up = x.copy()
        up[i] += h
        g[i] = (f(up) - f(x.copy())) / h
    return g


@mistake("numerical_gradient")
def points_downhill(f, x, h=1e-5):
    """Your answers point downhill: the sign of every entry is turned. Which value is subtracted from which?"""
    return -central(f, x, h)


@mistake("numerical_gradient")
def gives_one_slope(f, x, h=1e-5):
    """Your answer is one number, the sum of all slopes. A gradient has a slope for each entry of x, in x's shape."""
    return float(np.sum(central(f, x, h)))


@mistake("numerical_gradient")
def flattens(f, x, h=1e-5):
    """Your slopes are right, but in a row: the answer has the shape of x, so that it can be subtracted from x."""
    return central(f, x, h).ravel()


def central(f, x, h):
    x = array(x)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        g[i] = (f(up) - f(down)) / (2 * h)
    return g


# quadratic_gradient


@mistake("quadratic_gradient")
def forgets_the_mirror_image(A, b, x):
    """Your answers are those of Ax + b. That is right for a symmetric A only: every xᵢ also occurs with column i."""
    return array(A) @ array(x) + array(b)


@mistake("quadratic_gradient")
def takes_only_the_mirror_image(A, b, x):
    """Your answers are those of Aᵀx + b. That is right for a symmetric A only: every xᵢ also occurs with row i."""
    return array(A).T @ array(x) + array(b)


@mistake("quadratic_gradient")
def forgets_the_half(A, b, x):
    """Your answers are those of (A + Aᵀ)x + b: the ½ in front of xᵀAx is missing."""
    A = array(A)
    return (A + A.T) @ array(x) + array(b)


@mistake("quadratic_gradient")
def forgets_b(A, b, x):
    """Your answers lack b: the part b · x has a slope as well, b, everywhere."""
    A = array(A)
    return (A + A.T) @ array(x) / 2


@mistake("quadratic_gradient")
def halves_b_too(A, b, x):
    """Your answers halve b as well. The ½ belongs to xᵀAx alone."""
    A = array(A)
    return ((A + A.T) @ array(x) + array(b)) / 2


@mistake("quadratic_gradient")
def gives_the_value(A, b, x):
    """Your answer is the value f(x) = ½ xᵀAx + b · x, one number. Asked is its gradient, a vector."""
    A, b, x = array(A), array(b), array(x)
    return float(x @ A @ x / 2 + b @ x)


# gradient_check


def both(f, grad, x):
    x = array(x)
    return np.asarray(grad(x.copy()), dtype=float), central(f, x, 1e-5)


def norm(g):
    return float(np.sqrt(np.sum(g * g)))


@mistake("gradient_check")
def is_the_absolute_error(f, grad, x):
    """Your answers are the length of the difference itself. A gradient of 1,000 measured to six digits would look bad.

    Divide by the longer of both gradients, but by no less than 1.
    """
    g, measured = both(f, grad, x)
    return norm(g - measured)


@mistake("gradient_check")
def divides_by_both_lengths(f, grad, x):
    """Your answers are divided by the sum of both lengths. Asked is the longer of them, and no less than 1."""
    g, measured = both(f, grad, x)
    total = norm(g) + norm(measured)
    return norm(g - measured) / total if total else 0.0


@mistake("gradient_check")
def divides_by_the_longer_alone(f, grad, x):
    """Your answers are divided by the longer of both, however short it is. Near a minimum that makes rounding look
    like an error: divide by no less than 1.
    """
    g, measured = both(f, grad, x)
    longer = max(norm(g), norm(measured))
    return norm(g - measured) / longer if longer else 0.0


@mistake("gradient_check")
def compares_the_lengths(f, grad, x):
    """Your answers compare the *lengths* of both gradients. Two that point in opposite directions are equally long.

    Subtract first, then take the length.
    """
    g, measured = both(f, grad, x)
    return abs(norm(g) - norm(measured)) / max(1.0, norm(g), norm(measured))


@mistake("gradient_check")
def adds_one_to_the_scale(f, grad, x):
    """Your answers are divided by 1 plus a length. Asked is the largest of the three: 1, ‖g‖ and ‖ĝ‖."""
    g, measured = both(f, grad, x)
    return norm(g - measured) / (1 + max(norm(g), norm(measured)))
