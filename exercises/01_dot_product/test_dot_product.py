"""What the dot product and the cosine must do. Read the law above a failing test first."""

import math
from fractions import Fraction

from checks import by_hand, further, number, refused, same, written_without
from dot_product import cosine, dot, dot_numpy
from hypothesis import assume, example, given
from hypothesis import strategies as st

# Sums may be taken in any order, so the last digits may differ. Rounding grows with the sizes of the terms,
# not with their sum, in which they may cancel: the tolerance is a share of those sizes (of 1 for a cosine).
TOLERANCE = 1e-12


def vectors(count):
    """A strategy for so many vectors of one length, of up to three entries.

    The entries are eighths from −1000 to 1000, because they are exact in float64 and read well in a failing example.
    """

    def cut(numbers):
        n = len(numbers) // count
        return [[k / 8 for k in numbers[i * n : (i + 1) * n]] for i in range(count)]

    return st.lists(st.integers(-8000, 8000), max_size=3 * count).map(cut)


VECTORS, PAIRS, TRIPLES = vectors(1), vectors(2), vectors(3)


def products(a, b):
    """The terms of a · b."""
    return [x * y for x, y in zip(a, b, strict=True)]


def sizes(a, b):
    """The sum of the sizes of the terms of a · b."""
    return sum(map(abs, products(a, b)))


# Two vectors whose lengths differ: either may be the longer one, and no length may pass as a single number.
UNEQUAL = [([1, 2, 3], [1, 2]), ([1, 2], [1, 2, 3]), ([1, 2, 3], [4]), ([4], [1, 2, 3]), ([], [5])]


# --- By hand ---


def test_a_dot_b_is_worked_out_by_hand():
    """For a = [1, 2, 3] and b = [4, 5, 6], multiply entry by entry, then add up the products."""
    by_hand("A_DOT_B", sum(products([1, 2, 3], [4, 5, 6])))


# --- dot ---


def test_dot_of_a_small_example():
    """Multiply entry by entry, then add: 2·4 + (−1)·5 + 3·(−2) = 8 − 5 − 6 = −3."""
    same(dot([2, -1, 3], [4, 5, -2]), -3, TOLERANCE)


def test_dot_agrees_with_the_hand():
    """The code finds for [1, 2, 3] and [4, 5, 6] what pen and paper find."""
    got = number(dot([1, 2, 3], [4, 5, 6]))
    agrees = got == sum(products([1, 2, 3], [4, 5, 6]))
    assert agrees, f"dot([1, 2, 3], [4, 5, 6]) gave {got}: do the sum on paper and compare"


def test_dot_of_empty_vectors_is_zero():
    """A sum without terms is 0."""
    same(dot([], []), 0, TOLERANCE)


def test_dot_of_perpendicular_vectors_is_zero():
    """A quarter turn takes (x, y) to (−y, x), and vectors at a right angle have the dot product 0."""
    for x, y in ((1, 0), (3, 4), (-2.5, 7), (1000, 0.125)):
        same(dot([x, y], [-y, x]), 0, TOLERANCE)


@given(PAIRS)
@example([[1.0, 2.0], [3.0, -5.0]])
def test_dot_is_symmetric(pair):
    """The order of the two vectors does not matter: a · b = b · a."""
    a, b = pair
    same(dot(a, b), number(dot(b, a)), TOLERANCE * sizes(a, b))


@given(TRIPLES, st.integers(-5, 5))
def test_dot_is_linear(triple, s):
    """In each of the two places, scaling and adding pass through: (s·a + b) · c = s·(a · c) + b · c."""
    a, b, c = triple
    mixed = [s * x + y for x, y in zip(a, b, strict=True)]
    tolerance = TOLERANCE * (abs(s) * sizes(a, c) + sizes(b, c))
    same(dot(mixed, c), s * number(dot(a, c)) + number(dot(b, c)), tolerance)
    same(dot(c, mixed), s * number(dot(c, a)) + number(dot(c, b)), tolerance)


@given(VECTORS)
def test_dot_with_itself_is_the_squared_length(vector):
    """By Pythagoras, a · a = ‖a‖² is the squared length of a."""
    (a,) = vector
    same(dot(a, list(a)), math.hypot(*a) ** 2, TOLERANCE * sizes(a, a))


@given(PAIRS)
@example([[2.0, -1.0], [-6.0, 3.0]])
def test_dot_never_exceeds_the_product_of_the_lengths(pair):
    """The Cauchy–Schwarz inequality holds: |a · b| ≤ ‖a‖ ‖b‖."""
    a, b = pair
    got, most = abs(number(dot(a, b))), math.hypot(*a) * math.hypot(*b)
    assert got <= most * (1 + TOLERANCE), f"expected |a · b| of at most ‖a‖ ‖b‖ = {most:.6g}, got {got:.6g}"


def test_dot_refuses_different_lengths():
    """Every entry needs a partner: vectors with different numbers of entries have no dot product."""
    for a, b in UNEQUAL:
        refused(dot, a, b)


# --- dot_numpy ---


def test_dot_numpy_of_a_small_example():
    """NumPy multiplies entry by entry and adds as well: 2·4 + (−1)·5 + 3·(−2) = −3."""
    same(dot_numpy([2, -1, 3], [4, 5, -2]), -3, TOLERANCE)


def test_dot_numpy_agrees_with_the_hand():
    """NumPy finds for [1, 2, 3] and [4, 5, 6] what pen and paper find."""
    got = number(dot_numpy([1, 2, 3], [4, 5, 6]))
    agrees = got == sum(products([1, 2, 3], [4, 5, 6]))
    assert agrees, f"dot_numpy([1, 2, 3], [4, 5, 6]) gave {got}: do the sum on paper and compare"


@given(PAIRS)
def test_dot_numpy_is_the_sum_of_the_products(pair):
    """Whatever the vectors, NumPy's one call finds the sum of the products of their entries."""
    a, b = pair
    same(dot_numpy(a, b), sum(products(a, b)), TOLERANCE * sizes(a, b))


def test_dot_numpy_refuses_different_lengths():
    """Every entry needs a partner: a single number must not be stretched to the other's length."""
    for a, b in UNEQUAL:
        refused(dot_numpy, a, b)


# --- cosine ---


def test_cosine_of_a_small_example():
    """[3, 4] and [4, 3] are both 5 long and have the dot product 24: the cosine is 24 / (5·5) = 0.96."""
    same(cosine([3, 4], [4, 3]), 0.96, TOLERANCE)
    same(cosine([1, 0], [7, 7]), 1 / math.sqrt(2), TOLERANCE)


def test_cosine_of_entries_that_add_to_zero():
    """[1, −1] has a direction, although its entries add to 0: to [1, 1] it stands at a right angle."""
    same(cosine([1, -1], [1, 1]), 0, TOLERANCE)
    same(cosine([2, -2], [3, -3]), 1, TOLERANCE)


def test_cosine_of_tiny_and_of_long_vectors():
    """A short vector is not zero: only the direction counts, at 0.00001 as at 10¹⁰⁰."""
    same(cosine([1e-5, 0], [3e-5, 4e-5]), 0.6, TOLERANCE)
    same(cosine([3e100, 4e100], [4e-100, 3e-100]), 0.96, TOLERANCE)


@given(PAIRS, st.integers(-10, 10))
def test_cosine_depends_on_the_directions_alone(pair, i):
    """However long or short the vectors become, a thousand times or a thousandth, the angle stays as it is."""
    a, b = pair
    assume(any(a) and any(b))
    a_b, a_a, b_b = (Fraction(sum(products(*two))) for two in ((a, b), (a, a), (b, b)))
    expected = math.copysign(math.sqrt(a_b**2 / (a_a * b_b)), a_b)
    for j in (i, -i):
        same(cosine([x * 2.0**i for x in a], [y * 2.0**j for y in b]), expected, TOLERANCE)


def test_cosine_refuses_the_zero_vector():
    """A vector of zeros has length 0 and points nowhere: there is no angle, in whichever place it stands."""
    refused(cosine, [0, 0], [1, 2])
    refused(cosine, [1, 2], [0, 0])
    refused(cosine, [0, 0], [0, 0])


def test_cosine_refuses_different_lengths():
    """Every entry needs a partner: vectors with different numbers of entries do not live in the same space."""
    for a, b in UNEQUAL:
        refused(cosine, a, b)


# --- Further ---


@further
def test_dot_is_made_of_multiplication_and_addition():
    """Here the sum itself is the exercise: NumPy's own dot product belongs into dot_numpy."""
    same(dot([3], [4]), 12, TOLERANCE)
    written_without("dot", "dot", "inner", "vdot", "matmul", "@")


@further
@given(VECTORS)
@example([[1.0, 1.0, 1.0]])
@example([[0.1, 0.2, 0.3]])
def test_cosine_never_leaves_minus_one_to_one(vector):
    """A vector and its multiples lie on one line: the cosine is 1 or −1, and not even rounding leads beyond."""
    (a,) = vector
    assume(any(a))
    for s in (1, -1, 0.7, -1 / 3):
        got = cosine(a, [s * x for x in a])
        same(got, math.copysign(1, s), TOLERANCE)
        assert -1 <= number(got) <= 1, f"expected a cosine from −1 to 1, got {got!r}"


@further
def test_cosine_where_squares_do_not_fit():
    """The square of 10²⁰⁰ is too large for float64, and that of 10⁻²⁰⁰ too small; the angle is there all the same."""
    same(cosine([3e200, 4e200], [4e200, 3e200]), 0.96, TOLERANCE)
    same(cosine([3e-200, 4e-200], [4e-200, 3e-200]), 0.96, TOLERANCE)
    same(cosine([3e100, 4e100], [4e100, 3e100]), 0.96, TOLERANCE)
