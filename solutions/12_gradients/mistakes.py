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
        (
            5,
            3,
        ): "In the slope in x, the part 3xy counts as 3: with y as a plain number its slope is 3y, and y is 2 here.",
        (6, 3): "In the slope in x, the part x² is missing: its slope is 2x.",
        (7, 3): "In the slope in x stands x² itself, as high as it is: asked is how fast it rises.",
        (2, 6): "The slope in x lacks what 3xy adds to it. In the slope in y, x is the plain number: 3xy rises by 3x.",
        (2, 0): "x² alone has these slopes. The part 3xy rises in both directions: once y is a plain number, once x.",
        (8, 0): "In the slope in y nothing is left of 3xy. With x as a plain number it is a line in y.",
        (8, 2): "In the slope in y, x is a plain number: x² is a constant, and 3xy a line. What is in front of its y?",
        (
            8,
            4,
        ): "In the slope in y there is something of x². With x as a plain number, that is a constant.",
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


def left_alone(f, x):
    """x, where f leaves it alone. Elsewhere there are as many wrong answers as ways to write the mistake."""
    x = array(x)
    given = x.copy()
    f(given)
    if not np.array_equal(given, x):
        raise NotImplementedError
    return x


def vector(f, x):
    """x, where it is also a vector: in a matrix every way to write the mistake goes wrong in its own way."""
    if np.ndim(x) != 1:
        raise NotImplementedError
    return left_alone(f, x)


@mistake("numerical_gradient")
def moves_all_and_gives_one_number(f, x, h=1e-5):
    """Your answer is one number: the slope of f where all entries are moved by h at once.

    A gradient has a slope for each entry, measured while the others stay where they are.
    """
    x = left_alone(f, x)
    return (f(x + h) - f(x - h)) / (2 * h)


@mistake("numerical_gradient")
def leaves_the_step_in_x(f, x, h=1e-5):
    """Your answers are right for the first entry, and then drift: the step of an entry is still there when the next
    one is measured. Put each entry back, or begin with a new copy.
    """
    x, g = vector(f, x), np.zeros(np.shape(x))
    for i in range(len(x)):
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
    x, g = vector(f, x), np.zeros(np.shape(x))
    for i in range(len(x)):
        down, up = x.copy(), x
        down[i] -= h
        up[i] += h
        g[i] = (f(up.copy()) - f(down)) / (2 * h)
    return g


@mistake("numerical_gradient")
def has_one_x_under_two_names(f, x, h=1e-5):
    """All your slopes are 0: both values of f come from one and the same place.

    In NumPy `up = x` copies nothing. It is a second name for the same array, and what is done to one is done to both.
    """
    return 0 * vector(f, x)


@mistake("numerical_gradient")
def ignores_the_step(f, x, h=1e-5):
    """Your slopes are those of the step 1e-5, whatever step is given. h is an argument: the caller may want another."""
    return central(f, left_alone(f, x), 1e-5)


@mistake("numerical_gradient")
def measures_half_the_way(f, x, h=1e-5):
    """Your answers are half of what they should be: the two places are h apart, and the division is by 2h.

    Which of the two places is x itself? (In NumPy `up = x` copies nothing: it is a second name for the same array.)
    """
    x = vector(f, x)
    return np.array([(f(x + h * unit) - f(x)) / (2 * h) for unit in np.eye(len(x))])


@mistake("numerical_gradient")
def keeps_all_steps(f, x, h=1e-5):
    """Your entries grow along the row: each is its own slope, with those of all entries before it added.

    The steps of the entries before are still there when the next one is measured. Where does a fresh copy begin?
    """
    x = vector(f, x)
    return np.array([(f(x + h * moved) - f(x - h * moved)) / (2 * h) for moved in np.tri(len(x))])


@mistake("numerical_gradient")
def moves_whole_rows(f, x, h=1e-5):
    """Your slopes of a vector are right. Of a matrix you have one for each row: `len` counts its rows, and x[i] is a
    whole row, whose entries all move at once.

    `np.ndindex(x.shape)` goes through the places of all entries, in any shape.
    """
    return row_by_row(f, left_alone(f, x), h)


@mistake("numerical_gradient")
def moves_whole_rows_at_once(f, x, h=1e-5):
    """Your slopes of a vector are right. Of a matrix all entries of a row are alike: `len` counts its rows, and x[i] is
    a whole row, whose entries all move at once.

    `np.ndindex(x.shape)` goes through the places of all entries, in any shape.
    """
    x = left_alone(f, x)
    slopes = row_by_row(f, x, h)
    return np.broadcast_to(slopes.reshape(-1, *[1] * (x.ndim - 1)), x.shape).copy()


def row_by_row(f, x, h):
    g = np.zeros(len(x))
    for i in range(len(x)):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        g[i] = (f(up) - f(down)) / (2 * h)
    return g


def hands_out_its_own(name, down_from, back):
    def hands_out(f, x, h=1e-5):
        """Your slopes are right, until f spoils the array that it gets: from then on your own x is spoiled, too.

        What f gets should be a copy, at every call.
        """
        x, g = array(x), np.zeros(np.shape(x))
        for i in np.ndindex(g.shape):
            old = x[i]
            x[i] = old + h
            up = f(x)
            x[i] = down_from(x[i], old, h)
            down = f(x)
            x[i] = back(x[i], old, h)
            g[i] = (up - down) / (2 * h)
        return g

    hands_out.__name__ = name
    return mistake("numerical_gradient")(hands_out)


hands_out_its_own("hands_out_its_own_x", lambda now, old, h: old - h, lambda now, old, h: old)
hands_out_its_own("hands_out_its_own_x_step_by_step", lambda now, old, h: now - 2 * h, lambda now, old, h: now + h)


@mistake("numerical_gradient")
def moves_all_at_once(f, x, h=1e-5):
    """All your entries are alike: all entries of x were moved at once. A slope in x leaves y where it is."""
    x = array(x)
    return np.full(x.shape, (f(x + h) - f(x - h)) / (2 * h))


@mistake("numerical_gradient")
def moves_all_at_once_for_each_row(f, x, h=1e-5):
    """All your entries are alike: all entries of x were moved at once, for `x + h` adds h to each of them.

    A slope in x leaves y where it is: copy x, and move one entry of the copy. (Of a matrix, `len` counts the rows;
    `np.ndindex(x.shape)` goes through the places of all entries, in any shape.)
    """
    x = array(x)
    return np.full(len(x), (f(x + h) - f(x - h)) / (2 * h))


def in_brackets(f, x, h, quotient):
    """What comes of f at both places, where the brackets stand elsewhere."""
    x = vector(f, x)
    return np.array([quotient(f(x + h * unit), f(x - h * unit)) for unit in np.eye(len(x))])


@mistake("numerical_gradient")
def divides_the_second_value_alone(f, x, h=1e-5):
    """Your answers are nearly the value of f itself: f(x + h·eᵢ), less a small part of f(x − h·eᵢ).

    In Python a - b / 2 * h is a - ((b / 2) * h). The difference needs brackets, and so does 2 * h below the line.
    """
    return in_brackets(f, x, h, lambda up, down: up - down / 2 * h)


@mistake("numerical_gradient")
def multiplies_by_the_step(f, x, h=1e-5):
    """Your answers are the gradient times h², so nearly 0 for a small step: you multiply by h where you should divide.

    In Python a / 2 * h is (a / 2) * h. Put brackets around what is below the line.
    """
    return in_brackets(f, x, h, lambda up, down: (up - down) / 2 * h)


@mistake("numerical_gradient")
def divides_by_one_step(f, x, h=1e-5):
    """Your answers are twice the gradient: from x − h to x + h it is 2h, and not h."""
    return 2 * central(f, x, h)


@mistake("numerical_gradient")
def measures_forward_only(f, x, h=1e-5):
    """Your answers are those of forward differences, from x to x + h. With x − h as well, most of the error goes."""
    x = vector(f, x)
    return np.array([(f(x + h * unit) - f(x)) / h for unit in np.eye(len(x))])


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
def halves_only(A, b, x):
    """Your answers are those of ½Ax + b. Every xᵢ occurs twice in xᵀAx: with row i of A and with column i."""
    return array(A) @ array(x) / 2 + array(b)


@mistake("quadratic_gradient")
def doubles(A, b, x):
    """Your answers are those of 2Ax + b. In front of xᵀAx stands a ½, and A need not be its own mirror image."""
    return 2 * array(A) @ array(x) + array(b)


@mistake("quadratic_gradient")
def multiplies_entry_by_entry(A, b, x):
    """Your answer is a whole matrix: each column is multiplied by its entry of x, and nothing is added up.

    Which sign multiplies a matrix by a vector?
    """
    A = array(A)
    return (A + A.T) / 2 * array(x) + array(b)


@mistake("quadratic_gradient")
def multiplies_entry_by_entry_without_the_mirror_image(A, b, x):
    """Your answer is a whole matrix: each column of A is multiplied by its entry of x, and nothing is added up.

    Which sign multiplies a matrix by a vector?
    """
    return array(A) * array(x) + array(b)


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
def divides_by_both_lengths_or_one(f, grad, x):
    """Your answers are divided by the sum of both lengths, or by 1. Asked is the longer of them, and no less than 1."""
    g, measured = both(f, grad, x)
    return norm(g - measured) / max(1.0, norm(g) + norm(measured))


@mistake("gradient_check")
def divides_by_the_longer_alone(f, grad, x):
    """Your answers are divided by the longer of both, however short it is. Near a minimum that makes rounding look
    like an error: divide by no less than 1.
    """
    g, measured = both(f, grad, x)
    longer = max(norm(g), norm(measured))
    return norm(g - measured) / longer if longer else 0.0


@mistake("gradient_check")
def divides_by_one_length(f, grad, x):
    """Your answers are divided by the length of grad(x) alone. Where that is short, or 0, the error seems huge.

    Divide by the longest of the three: 1, ‖g‖ and ‖ĝ‖.
    """
    g, measured = both(f, grad, x)
    return norm(g - measured) / norm(g) if norm(g) else np.nan


@mistake("gradient_check")
def leaves_out_the_measured_length(f, grad, x):
    """Your answers are divided by 1 or the length of grad(x). The measured gradient may be the longer one."""
    g, measured = both(f, grad, x)
    return norm(g - measured) / max(1.0, norm(g))


@mistake("gradient_check")
def leaves_out_the_given_length(f, grad, x):
    """Your answers are divided by 1 or the length of the measured gradient. That of grad(x) may be the longer one."""
    g, measured = both(f, grad, x)
    return norm(g - measured) / max(1.0, norm(measured))


@mistake("gradient_check")
def takes_the_largest_difference(f, grad, x):
    """Your answers have the largest single difference above the line. The length is asked for: the root of the sum of
    all squares. (3, −4) is 5 long, not 4.
    """
    g, measured = both(f, grad, x)
    return float(np.max(np.abs(g - measured))) / max(1.0, norm(g), norm(measured))


@mistake("gradient_check")
def takes_the_largest_entries(f, grad, x):
    """Your answers are made of the largest single entries. The lengths are asked for: the root of the sum of all
    squares. (3, −4) is 5 long, not 4.
    """
    g, measured = both(f, grad, x)
    largest = [float(np.max(np.abs(entries))) for entries in (g - measured, g, measured)]
    return largest[0] / max(1.0, *largest[1:])


@mistake("gradient_check")
def adds_the_differences(f, grad, x):
    """Your answers have the sum of all differences above the line. The length is asked for: the root of the sum of all
    squares. (3, −4) is 5 long, not 7.
    """
    g, measured = both(f, grad, x)
    return float(np.sum(np.abs(g - measured))) / max(1.0, norm(g), norm(measured))


@mistake("gradient_check")
def loses_the_signs(f, grad, x):
    """Your answers compare the entries without their signs: a gradient that points the other way passes."""
    g, measured = both(f, grad, x)
    return norm(np.abs(g) - np.abs(measured)) / max(1.0, norm(g), norm(measured))


@mistake("gradient_check")
def compares_the_lengths(f, grad, x):
    """Your answers compare the lengths of both gradients. Two that point in opposite directions are equally long.

    Subtract first, then take the length.
    """
    g, measured = both(f, grad, x)
    return abs(norm(g) - norm(measured)) / max(1.0, norm(g), norm(measured))


@mistake("gradient_check")
def adds_one_to_the_scale(f, grad, x):
    """Your answers are divided by 1 plus a length. Asked is the largest of the three: 1, ‖g‖ and ‖ĝ‖."""
    g, measured = both(f, grad, x)
    return norm(g - measured) / (1 + max(norm(g), norm(measured)))


@mistake("gradient_check")
def takes_sums_for_lengths(f, grad, x):
    """Your answers have the sum of the sizes in the place of each length. (3, −4) is 5 long, not 7."""
    g, measured = both(f, grad, x)
    sums = [float(np.sum(np.abs(entries))) for entries in (g - measured, g, measured)]
    return sums[0] / max(1.0, *sums[1:])


@mistake("gradient_check")
def stretches_at_most(f, grad, x):
    """Your answers for a matrix have the most by which it stretches a vector in the place of its length (its norm
    number 2). Asked is the root of the sum of all squared entries.
    """
    g, measured = both(f, grad, x)
    lengths = [float(np.linalg.norm(m, 2 if m.ndim == 2 else None)) for m in (g - measured, g, measured)]
    return lengths[0] / max(1.0, *lengths[1:])


@mistake("numerical_gradient")
def moves_each_entry_by_a_share(f, x, h=1e-5):
    """Your entries move by a share of their own size, but the change is divided by 2h: so each slope is multiplied by
    its entry. Every entry moves by h itself.
    """
    x = np.array(x, dtype=float)
    slopes = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] *= 1 + h
        down[i] *= 1 - h
        slopes[i] = (f(up) - f(down)) / (2 * h)
    return slopes
