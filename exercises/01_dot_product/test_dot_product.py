"""What the dot product and the cosine must do. Read the law above a failing test first."""

import math
from fractions import Fraction

import numpy as np
from dot_product import A_DOT_B, cosine, dot, dot_numpy
from hypothesis import assume, example, given
from hypothesis import strategies as st

# Sums may be taken in any order, so the last digits may differ. Rounding grows with the sizes of the terms,
# not with their sum, in which they may cancel: the tolerance is a share of those sizes (of 1 for a cosine).
TOLERANCE = 1e-12


def vectors(count, entry):
    """A strategy for so many vectors of one length, of up to three entries, each made from a whole number."""

    def cut(numbers):
        n = len(numbers) // count
        return [[entry(k) for k in numbers[i * n : (i + 1) * n]] for i in range(count)]

    return st.lists(st.integers(-8000, 8000), max_size=3 * count).map(cut)


# Eighths from −1000 to 1000, because they are exact in float64 and read well in a failing example.
PAIRS = vectors(2, lambda k: k / 8)
TRIPLES = vectors(3, lambda k: k / 8)
FRACTION_PAIRS = vectors(2, lambda k: Fraction(k, 60))


def number(got):
    """The result as a float, if it is one real number: a Python number, a NumPy scalar or a 0-d array."""
    __tracebackhide__ = True
    plain = type(got) in (int, float) or isinstance(got, np.integer | np.floating)
    zero_d = type(got) is np.ndarray and got.shape == () and got.dtype.kind in "iuf"
    assert plain or zero_d, f"expected one number, got {got!r} ({type(got).__name__})"
    return float(got)


def same(got, expected, size=1.0):
    """Asserts that the result is the expected number, but for a rounding error in terms of this size."""
    __tracebackhide__ = True
    value = number(got)
    close = abs(value - expected) <= TOLERANCE * size
    assert close, f"expected {expected}, got {value}"


def refused(function, *arguments):
    """Asserts that the call raises ValueError, and says what came instead if it does not."""
    __tracebackhide__ = True
    try:
        got = function(*arguments)
    except ValueError:
        return
    given = ", ".join(map(repr, arguments))
    raise AssertionError(f"expected {function.__name__}({given}) to raise ValueError, got {got!r}")


def products(a, b):
    """The terms of a · b."""
    return [x * y for x, y in zip(a, b, strict=True)]


def sizes(a, b):
    """The sum of the sizes of the terms of a · b."""
    return sum(map(abs, products(a, b)))


# --- By hand ---


def test_a_dot_b_is_worked_out_by_hand():
    """For a = [1, 2, 3] and b = [4, 5, 6], multiply entry by entry, then add up the products."""
    assert A_DOT_B is not ..., "A_DOT_B is still empty: work it out on paper, then write the number there"
    agrees = number(A_DOT_B) == sum(products([1, 2, 3], [4, 5, 6]))
    assert agrees, f"{A_DOT_B} is not the dot product of [1, 2, 3] and [4, 5, 6]"


# --- Worked examples ---


def test_dot_of_a_small_example():
    """Multiply entry by entry, then add: 2·4 + (−1)·5 + 3·(−2) = 8 − 5 − 6 = −3."""
    same(dot([2, -1, 3], [4, 5, -2]), -3)


def test_dot_agrees_with_the_hand():
    """The code finds for [1, 2, 3] and [4, 5, 6] what pen and paper find."""
    got = number(dot([1, 2, 3], [4, 5, 6]))
    agrees = got == sum(products([1, 2, 3], [4, 5, 6]))
    assert agrees, f"dot([1, 2, 3], [4, 5, 6]) gave {got}: do the sum on paper and compare"


def test_dot_numpy_of_a_small_example():
    """NumPy multiplies entry by entry and adds as well: 2·4 + (−1)·5 + 3·(−2) = −3."""
    same(dot_numpy([2, -1, 3], [4, 5, -2]), -3)


def test_dot_numpy_agrees_with_the_hand():
    """NumPy finds for [1, 2, 3] and [4, 5, 6] what pen and paper find."""
    got = number(dot_numpy([1, 2, 3], [4, 5, 6]))
    agrees = got == sum(products([1, 2, 3], [4, 5, 6]))
    assert agrees, f"dot_numpy([1, 2, 3], [4, 5, 6]) gave {got}: do the sum on paper and compare"


def test_cosine_of_a_small_example():
    """[3, 4] and [4, 3] are both 5 long and have the dot product 24: the cosine is 24 / (5·5) = 0.96."""
    same(cosine([3, 4], [4, 3]), 0.96)


def test_cosine_of_45_degrees():
    """The diagonal of a square meets its side at 45 degrees, whose cosine is 1/√2."""
    same(cosine([1, 0], [7, 7]), 1 / math.sqrt(2))


# --- Laws ---


@given(PAIRS)
def test_dot_is_symmetric(pair):
    """The order of the two vectors does not matter: a · b = b · a."""
    a, b = pair
    same(dot(a, b), number(dot(b, a)), sizes(a, b))


@given(TRIPLES, st.integers(-5, 5))
def test_dot_is_linear(triple, s):
    """In each of the two places, scaling and adding pass through: (s·a + b) · c = s·(a · c) + b · c."""
    a, b, c = triple
    mixed = [s * x + y for x, y in zip(a, b, strict=True)]
    size = abs(s) * sizes(a, c) + sizes(b, c)
    same(dot(mixed, c), s * number(dot(a, c)) + number(dot(b, c)), size)
    same(dot(c, mixed), s * number(dot(c, a)) + number(dot(c, b)), size)


@given(vectors(1, lambda k: k / 8))
def test_dot_with_itself_is_the_squared_length(vector):
    """By Pythagoras, a · a = ‖a‖² is the squared length of a, which is never negative."""
    (a,) = vector
    got = dot(a, list(a))
    same(got, math.hypot(*a) ** 2, sizes(a, a))
    assert number(got) >= 0, f"expected a squared length, which is never negative, got {got}"


@given(PAIRS)
@example([[2.0, -1.0], [-6.0, 3.0]])
def test_dot_never_exceeds_the_product_of_the_lengths(pair):
    """The Cauchy–Schwarz inequality holds: |a · b| ≤ ‖a‖ ‖b‖."""
    a, b = pair
    got, most = abs(number(dot(a, b))), math.hypot(*a) * math.hypot(*b)
    assert got <= most * (1 + TOLERANCE), f"expected |a · b| of at most ‖a‖ ‖b‖ = {most}, got {got}"


def test_dot_of_perpendicular_vectors_is_zero():
    """A quarter turn takes (x, y) to (−y, x), and vectors at a right angle have the dot product 0."""
    for x, y in ((1, 0), (3, 4), (-2.5, 7), (1000, 0.125)):
        same(dot([x, y], [-y, x]), 0)
    same(dot([1, 2, 3], [3, 0, -1]), 0)


@given(FRACTION_PAIRS)
@example([[Fraction(1, 3), Fraction(1, 6)], [Fraction(1, 2), Fraction(1)]])
def test_dot_is_exact_for_fractions(pair):
    """Nothing is rounded on the way: fractions go in, and the exact fraction comes out."""
    a, b = pair
    assume(a)
    got, expected = dot(a, b), sum(products(a, b))
    assert type(got) is Fraction, f"expected the exact {expected!r}, got {type(got).__name__}: {got!r}"
    assert got == expected, f"expected {expected!r}, got {got!r}"


@given(PAIRS)
def test_dot_numpy_is_the_sum_of_the_products(pair):
    """Whatever the vectors, NumPy's one call finds the sum of the products of their entries."""
    a, b = pair
    same(dot_numpy(a, b), sum(products(a, b)), sizes(a, b))


@given(PAIRS, st.integers(-10, 10))
def test_cosine_depends_on_the_directions_alone(pair, i):
    """However long or short the vectors become, a thousand times or a thousandth, the angle stays as it is."""
    a, b = pair
    assume(any(a) and any(b))
    a_b, a_a, b_b = (Fraction(sum(products(*two))) for two in ((a, b), (a, a), (b, b)))
    expected = math.copysign(math.sqrt(a_b**2 / (a_a * b_b)), a_b)
    for j in (i, -i):
        same(cosine([x * 2.0**i for x in a], [y * 2.0**j for y in b]), expected)


@given(vectors(1, lambda k: k / 8))
@example([[1.0, 1.0, 1.0]])
@example([[0.1, 0.2, 0.3]])
def test_cosine_never_leaves_minus_one_to_one(vector):
    """A vector and its multiples lie on one line: the cosine is 1 or −1, and not a hair beyond."""
    (a,) = vector
    assume(any(a))
    for s in (1, -1, 0.7, -1 / 3):
        got = cosine(a, [s * x for x in a])
        same(got, math.copysign(1, s))
        assert -1 <= number(got) <= 1, f"expected a cosine from −1 to 1, got {got!r}"


# --- Edges ---


def test_dot_of_empty_vectors_is_zero():
    """A sum without terms is 0."""
    for empty in ([], (), np.array([])):
        same(dot(empty, empty), 0)


def test_dot_numpy_of_empty_vectors_is_zero():
    """A sum without terms is 0, for NumPy as well."""
    for empty in ([], (), np.array([])):
        same(dot_numpy(empty, empty), 0)


def test_dot_of_a_thousand_entries():
    """Vectors may be as long as they like: 1 + 2 + … + 1000 = 500500."""
    same(dot(list(range(1, 1001)), [1] * 1000), 500500)


def test_dot_takes_lists_tuples_and_arrays():
    """A vector may be a list, a tuple or an array, whole numbers or not, beside one of another kind."""
    for kind in (list, tuple, np.array, np.float32, np.int64):
        same(dot(kind([1, -2, 3]), [0.5, 0.25, 2.0]), 6.0)
        same(dot(np.array([0.5, 0.25, 2.0]), kind([1, -2, 3])), 6.0)


def test_dot_numpy_takes_lists_tuples_and_arrays():
    """A vector may be a list, a tuple or an array, whole numbers or not, beside one of another kind."""
    for kind in (list, tuple, np.array, np.float32, np.int64):
        same(dot_numpy(kind([1, -2, 3]), [0.5, 0.25, 2.0]), 6.0)
        same(dot_numpy(np.array([0.5, 0.25, 2.0]), kind([1, -2, 3])), 6.0)


def test_cosine_takes_lists_tuples_and_arrays():
    """A vector may be a list, a tuple or an array, whole numbers or not, beside one of another kind."""
    for kind in (list, tuple, np.array, np.float32, np.int64):
        same(cosine(kind([2, 2, 2, -2]), [0.5, 0.5, 0.5, 0.5]), 0.5)
        same(cosine(np.array([0.5, 0.5, 0.5, 0.5]), kind([2, 2, 2, -2])), 0.5)


def test_dot_leaves_its_arguments_alone():
    """The two vectors are the same after the call as before."""
    for kind in (list, np.array):
        a, b = kind([3.0, -1.0, 2.0]), kind([5.0, 7.0, 4.0])
        dot(a, b)
        assert (list(a), list(b)) == ([3.0, -1.0, 2.0], [5.0, 7.0, 4.0])


def test_dot_numpy_leaves_its_arguments_alone():
    """The two vectors are the same after the call as before."""
    for kind in (list, np.array):
        a, b = kind([3.0, -1.0, 2.0]), kind([5.0, 7.0, 4.0])
        dot_numpy(a, b)
        assert (list(a), list(b)) == ([3.0, -1.0, 2.0], [5.0, 7.0, 4.0])


def test_cosine_leaves_its_arguments_alone():
    """The two vectors are the same after the call as before."""
    for kind in (list, np.array):
        a, b = kind([3.0, -1.0, 2.0]), kind([5.0, 7.0, 4.0])
        cosine(a, b)
        assert (list(a), list(b)) == ([3.0, -1.0, 2.0], [5.0, 7.0, 4.0])


# --- Bad input ---

# Two vectors whose lengths differ: either may be the longer one, and no length may pass as a single number.
UNEQUAL = [([1, 2, 3], [1, 2]), ([1, 2], [1, 2, 3]), ([1, 2, 3], [4]), ([4], [1, 2, 3]), ([], [5]), ([5], [])]
# A number, and tables of 1 × 2, 2 × 1 and 2 × 2 numbers: none of them is a vector.
NO_VECTORS = [7.0, [[1.0, 2.0]], [[1.0], [2.0]], [[1.0, 2.0], [3.0, 4.0]]]
# Entries that are no numbers to multiply by.
NO_NUMBERS = [math.nan, math.inf, -math.inf]


def test_dot_refuses_different_lengths():
    """Every entry needs a partner: vectors of different lengths have no dot product."""
    for a, b in UNEQUAL:
        refused(dot, a, b)
        refused(dot, np.array(a), np.array(b))


def test_dot_refuses_numbers_and_matrices():
    """A vector has one dimension: a single number has none, a matrix has two."""
    for bad in NO_VECTORS:
        refused(dot, bad, bad)
        refused(dot, np.array(bad), [1.0, 2.0])
        refused(dot, [1.0, 2.0], np.array(bad))


def test_dot_refuses_nan_and_infinity():
    """An entry that is NaN or infinite makes every sum meaningless, so it is refused in both places."""
    for bad in NO_NUMBERS:
        refused(dot, [1.0, bad], [2.0, 3.0])
        refused(dot, [2.0, 3.0], np.array([1.0, bad]))


def test_dot_numpy_refuses_different_lengths():
    """Every entry needs a partner: vectors of different lengths have no dot product."""
    for a, b in UNEQUAL:
        refused(dot_numpy, a, b)
        refused(dot_numpy, np.array(a), np.array(b))


def test_dot_numpy_refuses_numbers_and_matrices():
    """A vector has one dimension: a single number has none, a matrix has two."""
    for bad in NO_VECTORS:
        refused(dot_numpy, bad, bad)
        refused(dot_numpy, np.array(bad), [1.0, 2.0])
        refused(dot_numpy, [1.0, 2.0], np.array(bad))


def test_dot_numpy_refuses_nan_and_infinity():
    """An entry that is NaN or infinite makes every sum meaningless, so it is refused in both places."""
    for bad in NO_NUMBERS:
        refused(dot_numpy, [1.0, bad], [2.0, 3.0])
        refused(dot_numpy, [2.0, 3.0], np.array([1.0, bad]))


def test_cosine_refuses_the_zero_vector():
    """A vector of zeros has length 0 and points nowhere, and so does an empty one: there is no angle."""
    refused(cosine, [0, 0], [1, 2])
    refused(cosine, [1.0, 2.0], np.array([0.0, 0.0]))
    refused(cosine, [0.0, 0.0], [0.0, -0.0])
    refused(cosine, [], [])


def test_cosine_refuses_different_lengths():
    """Every entry needs a partner: vectors of different lengths do not live in the same space."""
    for a, b in UNEQUAL:
        refused(cosine, a, b)
        refused(cosine, np.array(a), np.array(b))


def test_cosine_refuses_numbers_and_matrices():
    """A vector has one dimension: a single number has none, a matrix has two."""
    for bad in NO_VECTORS:
        refused(cosine, bad, bad)
        refused(cosine, np.array(bad), [1.0, 2.0])
        refused(cosine, [1.0, 2.0], np.array(bad))


def test_cosine_refuses_nan_and_infinity():
    """An entry that is NaN or infinite gives no direction, so it is refused in both places."""
    for bad in NO_NUMBERS:
        refused(cosine, [1.0, bad], [2.0, 3.0])
        refused(cosine, [2.0, 3.0], np.array([1.0, bad]))
