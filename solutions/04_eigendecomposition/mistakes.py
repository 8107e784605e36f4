"""What people get wrong about eigenvalues and eigenvectors."""

import math

import numpy as np

from runner.mistakes import mistake, wrong


def symmetric(A):
    """The entries a, b and d of [[a, b], [b, d]]."""
    (a, b), (_, d) = np.asarray(A, dtype=float)
    return float(a), float(b), float(d)


def root_of(a, b, d):
    """√(t² − 4·det). Where it is all but 0, rounding decides, and people's formulas differ: then there is no answer."""
    root = math.hypot(a - d, 2 * b)
    return root if root == 0 or root > 1e-6 * (abs(a) + abs(b) + abs(d)) else math.nan


def floats(A, v):
    return np.asarray(A, dtype=float), np.asarray(v, dtype=float)


def but_for_zero(v, answer):
    """The answer, but for the zero vector: there people differ, and it is another mistake."""
    return bool(answer) if v.any() else math.nan


def unit(v):
    return v / np.linalg.norm(v)


wrong(
    "EIGENVALUES",
    {
        (2, 5): "2 and 5 are the diagonal. It would hold the eigenvalues if the other two entries were 0.",
        (0, 7): "0 and 7 are the diagonal, less and more 2. That is right only where the diagonal is constant.",
        (-1, -6): "−1 and −6 have their signs turned: the equation is λ² − tλ + det = 0, with −t in the middle.",
        (2, 12): "2 and 12 are twice too large: the whole numerator, t ± root, is divided by 2.",
        (4.5, 9.5): "In 4.5 and 9.5 only the root was halved. The whole numerator is divided by 2.",
        (7, 6): "7 and 6 are the trace and the determinant. The eigenvalues have this sum and this product.",
        (-9, 16): "In −9 and 16 the root is missing: 25 is t² − 4·det, and its square root belongs into the formula.",
        (3, 4): "3 and 4 have the right sum, 7. But their product is 12, and the determinant is another.",
        (2, 3): "2 and 3 have the right product, 6. But their sum is 5, and the trace is another.",
        (0.2213, 6.7787): "Here the determinant came in once, not four times: under the root stands t² − 4·det.",
    },
    any_order=True,
)


# eigenvalues_2x2


@mistake("eigenvalues_2x2")
def reads_the_diagonal(A):
    """Your answers are the entries of the diagonal. These are the eigenvalues only where all else is 0."""
    a, _, d = symmetric(A)
    return min(a, d), max(a, d)


@mistake("eigenvalues_2x2")
def reads_the_diagonal_as_it_stands(A):
    """Your answers are the entries of the diagonal, from top to bottom. These are the eigenvalues only where all else
    is 0, and even then the smaller one comes first.

    Where do the other two entries come in?
    """
    a, _, d = symmetric(A)
    return a, d


@mistake("eigenvalues_2x2")
def adds_under_the_root(A):
    """Your answers have the right sum, the trace, but their product is −det where it should be det.

    So it is with t² + 4·det under the root. Which sign does the formula have there?
    """
    a, b, d = symmetric(A)
    square = (a + d) ** 2 + 4 * (a * d - b * b)
    root = math.sqrt(square) if square >= 0 else math.nan
    return (a + d - root) / 2, (a + d + root) / 2


@mistake("eigenvalues_2x2")
def takes_the_determinant_once(A):
    """Your answers have the right sum, the trace, but not the right product: so it is with t² − det under the root.

    How many times is the determinant taken away there?
    """
    a, b, d = symmetric(A)
    square = (a + d) ** 2 - (a * d - b * b)
    root = math.sqrt(square) if square >= 0 else math.nan
    return (a + d - root) / 2, (a + d + root) / 2


@mistake("eigenvalues_2x2")
def forgets_the_four_of_the_squares(A):
    """Your answers have the right sum, the trace, but not the right product.

    So it is with (a − d)² + b² under the root. Multiply t² − 4·det out once more: how many b² are there?
    """
    a, b, d = symmetric(A)
    root = root_of(a, b / 2, d)
    return (a + d - root) / 2, (a + d + root) / 2


@mistake("eigenvalues_2x2")
def gives_trace_and_determinant(A):
    """Your answers are the trace and the determinant. The eigenvalues have this sum and this product."""
    a, b, d = symmetric(A)
    return a + d, a * d - b * b


@mistake("eigenvalues_2x2")
def forgets_to_halve(A):
    """Your answers are twice too large. The quadratic formula divides by 2 at its end."""
    a, b, d = symmetric(A)
    root = root_of(a, b, d)
    return a + d - root, a + d + root


@mistake("eigenvalues_2x2")
def halves_the_root_alone(A):
    """In your answers only the root is halved: `a + b / 2` divides b alone. Put the whole numerator in brackets."""
    a, b, d = symmetric(A)
    root = root_of(a, b, d)
    return a + d - root / 2, a + d + root / 2


@mistake("eigenvalues_2x2")
def turns_the_signs(A):
    """Your answers have their signs turned. The equation is λ² − tλ + det = 0: the trace comes in with a minus.

    Their sum should be the trace.
    """
    a, b, d = symmetric(A)
    root = root_of(a, b, d)
    return (-(a + d) - root) / 2, (-(a + d) + root) / 2


@mistake("eigenvalues_2x2")
def puts_the_larger_first(A):
    """Your numbers are the two eigenvalues, the larger one first. Asked for is (low, high)."""
    a, b, d = symmetric(A)
    root = root_of(a, b, d)
    return (a + d + root) / 2, (a + d - root) / 2


@mistake("eigenvalues_2x2")
def forgets_the_root(A):
    """In your answers the square root is missing: t² − 4·det itself was added and taken away.

    Try [[2, 0], [0, 5]]: the eigenvalues are 2 and 5.
    """
    a, b, d = symmetric(A)
    square = (a - d) ** 2 + 4 * b * b
    return (a + d - square) / 2, (a + d + square) / 2


@mistake("eigenvalues_2x2")
def has_the_same_sign_twice(A):
    """Your two answers are one and the same eigenvalue, the larger one. The root is added once, and taken away once."""
    a, b, d = symmetric(A)
    high = (a + d + root_of(a, b, d)) / 2
    return high, high


@mistake("eigenvalues_2x2")
def halves_for_the_root(A):
    """In your answers half of t² − 4·det stands where its root should be: `x ** 1 / 2` is (x ** 1) / 2.

    What is above the fraction bar is done first. Write `x ** 0.5`, or `np.sqrt(x)`.
    """
    a, b, d = symmetric(A)
    half = ((a + d) ** 2 - 4 * (a * d - b * b)) / 2
    return (a + d - half) / 2, (a + d + half) / 2


@mistake("eigenvalues_2x2")
def forgets_to_square_the_trace(A):
    """Your answers have t − 4·det under the root. The trace is squared there: t² − 4·det. Else it is often below 0."""
    a, b, d = symmetric(A)
    square = (a + d) - 4 * (a * d - b * b)
    root = math.sqrt(square) if square >= 0 else math.nan
    return (a + d - root) / 2, (a + d + root) / 2


@mistake("eigenvalues_2x2")
def takes_b_away_once(A):
    """Your answers belong to the determinant a·d − b. It is a·d − b²: both of the other two entries are in it."""
    a, b, d = symmetric(A)
    square = (a + d) ** 2 - 4 * (a * d - b)
    root = math.sqrt(square) if square >= 0 else math.nan
    return (a + d - root) / 2, (a + d + root) / 2


@mistake("eigenvalues_2x2")
def adds_in_the_determinant(A):
    """Your answers belong to the determinant a·d + b². It is a·d − b²: the product of the diagonal, less the other.

    The product of your two answers should be the determinant.
    """
    a, b, d = symmetric(A)
    square = (a + d) ** 2 - 4 * (a * d + b * b)
    root = math.sqrt(square) if square >= 0 else math.nan
    return (a + d - root) / 2, (a + d + root) / 2


@mistake("eigenvalues_2x2")
def takes_a_difference_for_the_trace(A):
    """Your answers have the sum a − d. The trace is a + d: the diagonal is added up, in front of the root as well as
    under it.
    """
    a, b, d = symmetric(A)
    square = (a - d) ** 2 - 4 * (a * d - b * b)
    root = math.sqrt(square) if square >= 0 else math.nan
    return (a - d - root) / 2, (a - d + root) / 2


@mistake("eigenvalues_2x2")
def begins_with_a_difference(A):
    """Your answers have the sum a − d, and it should be the trace, a + d. What stands under the root is right: look in
    front of it.
    """
    a, b, d = symmetric(A)
    root = root_of(a, b, d)
    return (a - d - root) / 2, (a - d + root) / 2


@mistake("eigenvalues_2x2", edges=True)
def takes_the_root_of_less_than_zero(A):
    """Your numbers are right, but where both eigenvalues are equal, rounding may drive t² − 4·det just below 0.

    Then the root is no number. Multiply t² − 4·det out in a, b and d: what squares does it consist of?
    """
    a, b, d = symmetric(A)
    if b != np.asarray(A)[1][0]:
        raise ValueError
    with np.errstate(all="ignore"):
        root = np.sqrt(np.float64((a + d) ** 2 - 4 * (a * d - b * b)))
    return float((a + d - root) / 2), float((a + d + root) / 2)


@mistake("eigenvalues_2x2", edges=True)
def takes_any_matrix(A):
    """Your numbers are right, but a matrix that is not symmetric gets an answer as well.

    It may have no real eigenvalues at all. Compare the two entries off the diagonal, and refuse.
    """
    (a, b), (c, d) = np.asarray(A, dtype=float)
    square = (a + d) ** 2 - 4 * (a * d - b * c)
    with np.errstate(all="ignore"):
        root = np.sqrt(square if b != c else max(0.0, square))
    return float((a + d - root) / 2), float((a + d + root) / 2)


@mistake("eigenvalues_2x2", edges=True)
def takes_a_quarter_turn_too(A):
    """Your numbers are right, but a matrix that is not symmetric gets an answer as well, even a quarter turn.

    That one turns every direction: it has no real eigenvalue. Compare the two entries off the diagonal, and refuse.
    """
    (a, b), (c, d) = np.asarray(A, dtype=float)
    root = np.sqrt(max(0.0, (a + d) ** 2 - 4 * (a * d - b * c)))
    return float((a + d - root) / 2), float((a + d + root) / 2)


@mistake("eigenvalues_2x2", edges=True)
def reads_one_half_alone(A):
    """Your numbers are right, but of a matrix that is not symmetric only one half is looked at.

    `np.linalg.eigh` does so without a word. Compare the two entries off the diagonal, and refuse.
    """
    low, high = np.linalg.eigvalsh(np.asarray(A, dtype=float))
    return float(low), float(high)


# is_eigenpair


@mistake("is_eigenpair")
def compares_with_allclose(A, value, vector):
    """You call every very short vector an eigenvector: the difference is compared with a fixed small number.

    `np.allclose` does so, with 10⁻⁸. What counts as small must be measured by A and v.
    """
    A, v = floats(A, vector)
    return but_for_zero(v, np.allclose(A @ v, value * v))


@mistake("is_eigenpair")
def compares_with_a_fixed_number(A, value, vector):
    """You call every very short vector an eigenvector: the difference is compared with a fixed small number.

    What counts as small must be measured by A and v: 10⁻⁹ · (‖A‖ ‖v‖ + |value| ‖v‖).
    """
    A, v = floats(A, vector)
    return but_for_zero(v, np.linalg.norm(A @ v - value * v) <= 1e-9)


@mistake("is_eigenpair")
def compares_exactly(A, value, vector):
    """You allow for no rounding at all: an eigenvector with irrational entries is never exact in float64.

    Don't ask whether A v and value · v are equal, but how long their difference is.
    """
    A, v = floats(A, vector)
    return but_for_zero(v, np.array_equal(A @ v, value * v))


@mistake("is_eigenpair")
def answers_for_each_entry(A, value, vector):
    """Your answer has one True or False for each entry of v. One is asked for, about the whole vector.

    Comparing two arrays compares entry with entry, to the last digit. How long is the difference of the two?
    """
    A, v = floats(A, vector)
    return A @ v == value * v


@mistake("is_eigenpair")
def lets_negative_ones_pass(A, value, vector):
    """You accept whatever is left of A v − value · v if its entries sum to less than 0: a sum is no length.

    A length is the root of the sum of the squares: there no sign is left.
    """
    A, v = floats(A, vector)
    size = (np.linalg.norm(A) + abs(value)) * np.linalg.norm(v)
    return but_for_zero(v, np.sum(A @ v - value * v) <= 1e-9 * size)


@mistake("is_eigenpair")
def lets_what_is_left_cancel(A, value, vector):
    """You accept what leaves plus and minus in equal parts: the entries of A v − value · v are added, and cancel.

    A length is the root of the sum of the squares: there no sign is left.
    """
    A, v = floats(A, vector)
    size = (np.linalg.norm(A) + abs(value)) * np.linalg.norm(v)
    return but_for_zero(v, abs(np.sum(A @ v - value * v)) <= 1e-9 * size)


@mistake("is_eigenpair")
def looks_at_the_direction_alone(A, value, vector):
    """You accept an eigenvector with any value. A v is not only parallel to v: it is exactly value times as long."""
    A, v = floats(A, vector)
    if not v.any():
        return False
    v = unit(v)
    image = A @ v
    return bool(np.linalg.norm(image - (image @ v) * v) <= 1e-9 * np.linalg.norm(A))


@mistake("is_eigenpair")
def looks_at_the_length_alone(A, value, vector):
    """You accept what has the right length. But A v must be value · v in direction and sign as well."""
    A, v = floats(A, vector)
    if not v.any():
        return False
    v = unit(v)
    size = np.linalg.norm(A)
    return bool(abs(np.linalg.norm(A @ v) - abs(value)) <= 1e-9 * (size + abs(value)))


@mistake("is_eigenpair")
def refuses_the_value_zero(A, value, vector):
    """You never accept the eigenvalue 0. Only the zero vector is excluded: a matrix that flattens has the value 0."""
    A, v = floats(A, vector)
    if value == 0 or not v.any():
        return False
    v = unit(v)
    return bool(np.linalg.norm(A @ v - value * v) <= 1e-9 * (np.linalg.norm(A) + abs(value)))


@mistake("is_eigenpair")
def refuses_an_entry_that_is_zero(A, value, vector):
    """You never accept a vector that has a 0 in it. [1, 0] is no zero vector: of that one all are 0."""
    A, v = floats(A, vector)
    if not v.all():
        return False
    v = unit(v)
    return bool(np.linalg.norm(A @ v - value * v) <= 1e-9 * (np.linalg.norm(A) + abs(value)))


@mistake("is_eigenpair")
def divides_by_the_vector(A, value, vector):
    """Your answers divide A v by v, entry by entry, and ask for value everywhere, to the last digit.

    Where v has a 0 there is no quotient, and elsewhere rounding gets in. How long is A v − value · v?
    """
    A, v = floats(A, vector)
    with np.errstate(all="ignore"):
        return bool(np.all((A @ v) / v == value))


@mistake("is_eigenpair")
def measures_with_a_negative_size(A, value, vector):
    """You allow for less rounding where value is negative, and for none where it is −‖A‖: a size has no sign, |value|.

    The bound is 10⁻⁹ · (‖A‖ ‖v‖ + |value| ‖v‖).
    """
    A, v = floats(A, vector)
    return but_for_zero(v, np.linalg.norm(A @ v - value * v) <= 1e-9 * (np.linalg.norm(A) + value) * np.linalg.norm(v))


@mistake("is_eigenpair")
def accepts_the_zero_vector(A, value, vector):
    """You call the zero vector an eigenvector. Every matrix sends it to itself, for every value: so it says nothing.

    It is excluded by definition.
    """
    A, v = floats(A, vector)
    length = np.linalg.norm(v)
    return bool(np.linalg.norm(A @ v - value * v) <= 1e-9 * (np.linalg.norm(A) + abs(value)) * length)


@mistake("is_eigenpair")
def multiplies_from_the_left(A, value, vector):
    """Your answers are those for the transposed matrix: v · A, not A v. For a symmetric A nobody would notice."""
    A, v = floats(A, vector)
    if not v.any():
        return False
    v = unit(v)
    return bool(np.linalg.norm(v @ A - value * v) <= 1e-9 * (np.linalg.norm(A) + abs(value)))


@mistake("is_eigenpair")
def wants_one_sign(A, value, vector):
    """You accept v, but not −v. Both lie on one line, and A stretches the whole line: the sign means nothing."""
    A, v = floats(A, vector)
    if not v.any() or v[np.flatnonzero(v)[0]] < 0:
        return False
    v = unit(v)
    return bool(np.linalg.norm(A @ v - value * v) <= 1e-9 * (np.linalg.norm(A) + abs(value)))


# power_iteration


def iterated(A, start, steps):
    """The unit vector after so many steps."""
    A, v = floats(A, start)
    v = unit(v)
    for _ in range(steps):
        v = unit(A @ v)
    return v


@mistake("power_iteration")
def takes_the_length_for_the_value(A, start, steps):
    """Your values are lengths, ‖A v‖: a length is never negative, and an eigenvalue may be.

    v · A v knows the sign, and is nearer to the eigenvalue at every step.
    """
    v = iterated(A, start, steps)
    return float(np.linalg.norm(np.asarray(A, float) @ v)), v


@mistake("power_iteration")
def takes_the_length_of_the_last_step(A, start, steps):
    """Your values are lengths: those by which the last step stretched the vector before it.

    A length is never negative, and an eigenvalue may be. And the value belongs to the vector that you return: v · A v.
    """
    v = iterated(A, start, max(steps - 1, 0))
    length = float(np.linalg.norm(np.asarray(A, float) @ v)) if steps else math.nan  # without a step people differ
    return length, iterated(A, start, steps)


@mistake("power_iteration")
def takes_the_length_of_the_last_product(A, start, steps):
    """Your values are lengths: those of A times the vector before, in the first step A times the start as it came.

    A length is never negative, and an eigenvalue may be. And the value belongs to the vector that you return: v · A v.
    """
    matrix, first = floats(A, start)
    before = first if steps == 1 else iterated(A, start, max(steps - 1, 0))
    length = float(np.linalg.norm(matrix @ before)) if steps else math.nan  # without a step people differ
    return length, iterated(A, start, steps)


@mistake("power_iteration")
def never_normalises(A, start, steps):
    """Your vectors grow with every step: they are not made of length 1 again.

    After some hundred steps they would be larger than anything that float64 can hold.
    """
    A, v = floats(A, start)
    with np.errstate(all="ignore"):
        for _ in range(steps):
            v = A @ v
        return float(v @ A @ v), v


@mistake("power_iteration")
def normalises_the_quotient_alone(A, start, steps):
    """Your values are right, but the vectors are not of length 1: they grow with every step."""
    A, v = floats(A, start)
    with np.errstate(all="ignore"):
        for _ in range(steps):
            v = A @ v
        return float((v @ A @ v) / (v @ v)), v


@mistake("power_iteration")
def divides_by_the_largest_entry(A, start, steps):
    """Your vectors have 1 for their largest entry, not for their length. Length is the root of the sum of the squares.

    Then v · A v is the value; otherwise it would have to be divided by v · v.
    """
    A, v = floats(A, start)
    if not steps:  # without a step people differ
        raise NotImplementedError
    for _ in range(steps):
        v = A @ v
        v = v / np.abs(v).max()
    return float(v @ A @ v), v


@mistake("power_iteration")
def takes_the_value_before_the_step(A, start, steps):
    """Your vectors are right, but each value belongs to the vector before the last step.

    The value that you return is that of the vector that you return.
    """
    A, start = floats(A, start)
    if not steps or (steps == 1 and not math.isclose(np.linalg.norm(start), 1)):  # without a step people differ
        raise NotImplementedError
    v = iterated(A, start, steps - 1)
    return float(v @ A @ v), iterated(A, start, steps)


@mistake("power_iteration")
def takes_a_step_too_many(A, start, steps):
    """Your answers are those after one step more. With steps = 0 nothing is multiplied: the start itself comes back."""
    v = iterated(A, start, steps + 1)
    return float(v @ np.asarray(A, float) @ v), v


@mistake("power_iteration")
def takes_a_step_too_few(A, start, steps):
    """Your answers are those after one step less. `range(1, steps)` has steps − 1 rounds."""
    v = iterated(A, start, max(steps - 1, 0))
    return float(v @ np.asarray(A, float) @ v), v


@mistake("power_iteration")
def makes_the_sum_one(A, start, steps):
    """In your vectors the entries add up to 1. Asked for is length 1: the root of the sum of the squares.

    [0.5, 0.5] has the sum 1, and is only 0.707 long.
    """
    A, v = floats(A, start)
    if not steps:  # without a step people differ
        raise NotImplementedError
    with np.errstate(all="ignore"):
        for _ in range(steps):
            v = A @ v
            v = v / v.sum()
        return float(v @ A @ v), v


@mistake("power_iteration")
def multiplies_the_vector_with_itself(A, start, steps):
    """Your values are v · v, and that is 1 for every vector of length 1. Asked for is v · A v: there A comes in."""
    v = iterated(A, start, steps)
    return float(v @ v), v


@mistake("power_iteration")
def gives_a_vector_for_the_value(A, start, steps):
    """Your first part is the vector A v. The value is one number, v · A v: the dot product with v is missing."""
    v = iterated(A, start, steps)
    return np.asarray(A, float) @ v, v


@mistake("power_iteration")
def compares_the_first_entries(A, start, steps):
    """Your values are how many times the first entry of v grows in A v. For an eigenvector all entries tell the same.

    But on the way v is no eigenvector yet, and its first entry may be 0. v · A v listens to all of them.
    """
    v = iterated(A, start, steps)
    with np.errstate(all="ignore"):
        return float((np.asarray(A, float) @ v)[0] / v[0]), v


@mistake("power_iteration")
def leaves_the_start_as_it_is(A, start, steps):
    """Your answers are right but for no step at all: there the start comes back as it came in, and its length is not 1.

    v has length 1 after every step, and before the first one too.
    """
    A, start = floats(A, start)
    v = iterated(A, start, steps) if steps else start
    return float(v @ A @ v), v


@mistake("power_iteration", edges=True)
def normalises_at_the_end_alone(A, start, steps):
    """Your numbers are right for a few steps. But 3²⁰⁰⁰ does not fit into float64: make the vector short at every step.

    At the end it is too late.
    """
    A, v = floats(A, start)
    with np.errstate(all="ignore"):
        for _ in range(steps):
            v = A @ v
        v = v / np.linalg.norm(v)
        return float(v @ A @ v), v


# rebuild


@mistake("rebuild")
def takes_the_rows_for_eigenvectors(values, vectors):
    """Your answers are those of Qᵀ Λ Q: the eigenvectors were taken from the rows. They are the columns of Q."""
    values, Q = floats(values, vectors)
    return Q.T @ np.diag(values) @ Q


@mistake("rebuild")
def forgets_to_transpose(values, vectors):
    """Your answers are those of Q Λ Q. The last factor is the transpose, Qᵀ: it turns back what Q has turned."""
    values, Q = floats(values, vectors)
    return Q @ np.diag(values) @ Q


@mistake("rebuild")
def stops_at_two_factors(values, vectors):
    """Your answers are those of Q Λ alone: the eigenvectors, each stretched by its value. Qᵀ is still missing."""
    values, Q = floats(values, vectors)
    return Q * values
