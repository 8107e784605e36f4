"""Softmax: the formula, its laws, and the scores that break it."""

import copy
import itertools
import math
from decimal import Decimal

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from softmax_stability import OVERFLOWS, SAME_OUTPUT, WHY, log_softmax, naive_softmax, softmax

# One part in 10¹⁰: any order of summation stays far below it, and so does any right way to shift scores of
# size 10⁴, whose own last digit is worth 2e-12.
TOLERANCE = 1e-10
# Probabilities are compared relatively down to here, where float64 begins to run out of digits.
TINIEST = 1e-300

# Multiples of 2⁻¹⁰: adding two of them is exact, and a failing example is readable.
SHIFTS = st.integers(-10_000 * 1024, 10_000 * 1024).map(lambda n: n / 1024)
MODERATE_SCORES = st.lists(st.integers(-8 * 1024, 8 * 1024), min_size=1, max_size=5).map(
    lambda numerators: [n / 1024 for n in numerators]
)
LARGE_SCORES = st.lists(SHIFTS, min_size=1, max_size=5)
SCORES = st.one_of(MODERATE_SCORES, LARGE_SCORES)

ONE_TWO_THREE = [0.09003057317038046, 0.24472847105479764, 0.6652409557748218]
LOG_ONE_TWO_THREE = [-2.4076059644443806, -1.4076059644443804, -0.4076059644443804]


def number(got):
    """The result as a float, if it is one real number: a Python number, a NumPy scalar or a 0-d array."""
    __tracebackhide__ = True
    plain = type(got) in (int, float) or isinstance(got, np.integer | np.floating)
    zero_d = type(got) is np.ndarray and got.shape == () and got.dtype.kind in "iuf"
    assert plain or zero_d, f"expected one number, got {got!r} ({type(got).__name__})"
    return float(got)


def letter(got):
    """The answer as one letter in lower case."""
    __tracebackhide__ = True
    is_text = isinstance(got, str)
    assert is_text, f'expected a letter in quotes, from "a" to "d", got {got!r}'
    return got.strip().lower()


def array(got, shape):
    """The result as a float64 array, if it is a NumPy array of floats and has this shape."""
    __tracebackhide__ = True
    assert type(got) is np.ndarray, f"expected a NumPy array of shape {shape}, got {type(got).__name__}"
    assert got.dtype.kind == "f", f"expected an array of floats, got an array of {got.dtype}"
    assert got.shape == shape, f"expected an array of shape {shape}, got shape {got.shape}"
    return got.astype(np.float64)


def same(got, expected, near_zero=TINIEST):
    """Asserts an array of the expected shape whose entries all agree within TOLERANCE."""
    __tracebackhide__ = True
    expected = np.asarray(expected, dtype=np.float64)
    got = array(got, expected.shape)
    with np.errstate(all="ignore"):
        close = bool(np.isclose(got, expected, rtol=TOLERANCE, atol=near_zero).all())
    assert close, f"expected {expected.tolist()}, got {got.tolist()}"


def same_logs(got, expected):
    """As same, for logarithms: close to 0 they are compared by their difference."""
    __tracebackhide__ = True
    same(got, expected, near_zero=TOLERANCE)


def refused(function, *arguments, **keywords):
    """Asserts that the call raises ValueError, and says what came instead if it does not."""
    __tracebackhide__ = True
    try:
        got = function(*arguments, **keywords)
    except ValueError:
        return
    given = [*map(repr, arguments), *(f"{name}={value!r}" for name, value in keywords.items())]
    raise AssertionError(f"expected {function.__name__}({', '.join(given)}) to raise ValueError, got {got!r}")


def formula(z):
    """The formula as it reads, for one vector: decimal numbers of 28 digits know no overflow here."""
    exps = [Decimal(float(score)).exp() for score in z]
    total = sum(exps)
    return [float(term / total) for term in exps]


def log_formula(z):
    """The formula's logarithm, for one vector, in decimal numbers again."""
    scores = [Decimal(float(score)) for score in z]
    log_total = sum(score.exp() for score in scores).ln()
    return [float(score - log_total) for score in scores]


def along(axis, one_vector, z):
    """What one_vector says about every vector of z that lies along the axis."""
    return np.apply_along_axis(one_vector, axis, np.asarray(z, dtype=np.float64))


# --- By hand ---


def test_same_output_by_hand():
    """SAME_OUTPUT is True or False: what the formula gives for [1, 2, 3] and for [101, 102, 103]."""
    assert type(SAME_OUTPUT) is bool, f"expected True or False, got {SAME_OUTPUT!r}"
    agree = np.allclose(formula([1, 2, 3]), formula([101, 102, 103]))
    assert agree is SAME_OUTPUT, "work out all six probabilities: they do not come out as you say"


def test_why_names_the_right_statement():
    """WHY is the letter of the one statement in README.md that is right."""
    right = letter(WHY) == "c"
    assert right, f"{WHY!r} is not the right statement"


def test_overflows_is_finite():
    """OVERFLOWS is a number that a score can be: finite."""
    assert np.isfinite(number(OVERFLOWS)), f"a score is finite, got {OVERFLOWS}"


def test_overflows_has_an_infinite_exp():
    """OVERFLOWS is so large that its exp is more than the largest float64."""
    with np.errstate(over="ignore"):
        result = np.exp(number(OVERFLOWS))
    assert result == np.inf, f"exp({OVERFLOWS}) is {result}, which float64 still holds"


# --- Worked examples ---


def test_naive_softmax_of_one_two_three():
    """The scores 1, 2 and 3 get about 9%, 24% and 67%, whether they come as a list, a tuple or an array."""
    same(naive_softmax([1, 2, 3]), ONE_TWO_THREE)
    same(naive_softmax((1.0, 2.0, 3.0)), ONE_TWO_THREE)
    same(naive_softmax(np.array([1, 2, 3])), ONE_TWO_THREE)


def test_softmax_of_one_two_three():
    """The scores 1, 2 and 3 get about 9%, 24% and 67%, whether they come as a list, a tuple or an array."""
    same(softmax([1, 2, 3]), ONE_TWO_THREE)
    same(softmax((1.0, 2.0, 3.0)), ONE_TWO_THREE)
    same(softmax(np.array([1, 2, 3])), ONE_TWO_THREE)


def test_softmax_of_rows():
    """Unless told otherwise, softmax makes each row of a matrix a distribution of its own."""
    z = [[1.0, 2.0, 3.0], [4.0, 4.0, 6.0]]
    same(softmax(z), [formula(row) for row in z])


def test_softmax_of_square_rows():
    """In a square matrix, too, each row is divided by its own sum and not by another row's."""
    z = np.array([[0.0, 2.0], [3.0, 0.0]])
    same(softmax(z), [formula(row) for row in z])


def test_softmax_along_each_axis():
    """The axis says along which direction the probabilities sum to 1; negative ones count from the end."""
    z = np.array([[1.0, 2.0, 4.0], [3.0, -1.0, 0.5]])
    for axis in (0, 1, -1, -2):
        same(softmax(z, axis=axis), along(axis, formula, z))


def test_softmax_in_three_dimensions():
    """An array of any number of dimensions keeps its shape, whichever axis is summed."""
    z = np.sin(np.arange(24.0)).reshape(2, 3, 4)
    for axis in (0, 1, 2):
        same(softmax(z, axis=axis), along(axis, formula, z))


def test_log_softmax_of_one_two_three():
    """The scores 1, 2 and 3 get about -2.4, -1.4 and -0.4 nats, from a list, a tuple or an array."""
    same_logs(log_softmax([1, 2, 3]), LOG_ONE_TWO_THREE)
    same_logs(log_softmax((1.0, 2.0, 3.0)), LOG_ONE_TWO_THREE)
    same_logs(log_softmax(np.array([1, 2, 3])), LOG_ONE_TWO_THREE)


def test_log_softmax_of_square_rows():
    """Unless told otherwise, each row of a matrix is a distribution of its own, in a square matrix too."""
    z = np.array([[0.0, 2.0], [3.0, 0.0]])
    same_logs(log_softmax(z), [log_formula(row) for row in z])


def test_log_softmax_along_each_axis():
    """The axis says which scores compete for probability; negative ones count from the end."""
    z = np.array([[1.0, 2.0, 4.0], [3.0, -1.0, 0.5]])
    for axis in (0, 1, -1, -2):
        same_logs(log_softmax(z, axis=axis), along(axis, log_formula, z))


def test_log_softmax_in_three_dimensions():
    """An array of any number of dimensions keeps its shape, whichever axis is summed."""
    z = np.sin(np.arange(24.0)).reshape(2, 3, 4)
    for axis in (0, 1, 2):
        same_logs(log_softmax(z, axis=axis), along(axis, log_formula, z))


# --- Laws ---


def test_naive_softmax_follows_the_formula():
    """For scores of moderate size the formula as it reads is right, negative ones and equal ones included."""
    for z in ([0.0, 0.0, 0.0, 0.0], [-1.0, 1.0], [-2.5, 4.0, 0.25, -7.0], [30.0, -30.0, 29.5]):
        same(naive_softmax(z), formula(z))


@given(SCORES)
def test_softmax_is_a_distribution(z):
    """Whatever the scores, no probability is negative and together they make 1."""
    p = array(softmax(z), (len(z),))
    total = math.fsum(p)
    assert not np.isnan(total), f"expected probabilities, got {p.tolist()}"
    assert min(p) >= 0, f"a probability is never below 0, got {p.tolist()}"
    assert abs(total - 1) <= TOLERANCE, f"the probabilities must sum to 1, got {total}"


@given(SCORES)
def test_softmax_follows_the_formula(z):
    """Softmax is the formula itself, also for scores of ±10,000."""
    same(softmax(z), formula(z))


@given(MODERATE_SCORES, SHIFTS)
def test_softmax_under_a_shift(z, shift):
    """What you found by hand for [1, 2, 3] and [101, 102, 103] is true of any scores and any shift."""
    same(softmax([score + shift for score in z]), formula(z))


@given(MODERATE_SCORES)
def test_softmax_keeps_the_order(z):
    """A higher score gets a higher probability, and equal scores get equal ones."""
    p = array(softmax(z), (len(z),))
    for (low, p_low), (high, p_high) in itertools.pairwise(sorted(zip(z, p.tolist(), strict=True))):
        if low < high:
            assert p_low < p_high, f"the score {high} is above {low}, yet got {p_high} and {p_low}"
        else:
            assert abs(p_low - p_high) <= TOLERANCE, f"equal scores, yet got {p_low} and {p_high}"


def test_softmax_of_scores_in_another_order():
    """Scores in another order get the same probabilities, in that order."""
    for order in itertools.permutations(range(3)):
        same(softmax([1.0 + i for i in order]), [ONE_TWO_THREE[i] for i in order])


@given(SCORES)
def test_log_softmax_follows_the_formula(z):
    """Log-softmax is the logarithm of the formula, also for scores of ±10,000."""
    same_logs(log_softmax(z), log_formula(z))


# --- Edges ---


def test_naive_softmax_breaks_on_large_scores():
    """The formula as it reads divides infinity by infinity once a score is large: nan."""
    with np.errstate(all="ignore"):
        for z in ([1000.0, 1001.0, 1002.0], [0.0, 1000.0]):
            p = array(naive_softmax(z), (len(z),))
            assert not np.isfinite(p).all(), f"naive_softmax({z}) is meant to overflow, got {p.tolist()}"


def test_naive_softmax_breaks_on_very_negative_scores():
    """The formula as it reads divides 0 by 0 if every score is very negative: nan."""
    with np.errstate(all="ignore"):
        p = array(naive_softmax([-1000.0, -1001.0, -1002.0]), (3,))
    assert np.isnan(p).all(), f"every exp is 0 here, so 0/0 is meant to come out, got {p.tolist()}"


def test_softmax_of_large_scores():
    """Large scores and very negative ones get the probabilities that their differences give them."""
    same(softmax([1001.0, 1002.0, 1003.0]), ONE_TWO_THREE)
    same(softmax([-1003.0, -1002.0, -1001.0]), ONE_TWO_THREE)
    same(softmax([1e4, -1e4, 1e4]), [0.5, 0.0, 0.5])


def test_softmax_of_rows_of_different_size():
    """Rows near +1000, near -1000 and near 0 can stand in one matrix."""
    z = np.array([[1001.0, 1002.0, 1003.0], [-999.0, -998.0, -997.0], [1.0, 2.0, 3.0], [0.0, -1e4, 0.0]])
    expected = np.array([ONE_TWO_THREE, ONE_TWO_THREE, ONE_TWO_THREE, [0.5, 0.0, 0.5]])
    same(softmax(z), expected)
    same(softmax(z.T, axis=0), expected.T)


def test_softmax_at_the_end_of_float64():
    """Finite scores give finite probabilities even where their sum or their difference is infinite."""
    with np.errstate(all="ignore"):
        same(softmax([1e308, 1e308]), [0.5, 0.5])
        same(softmax([-1e308, -1e308]), [0.5, 0.5])
        same(softmax([1e308, -1e308]), [1.0, 0.0])
        same(softmax([-1e308, 0.0, 1e308]), [0.0, 0.0, 1.0])


def test_log_softmax_is_finite_where_softmax_is_0():
    """A probability too small for float64 still has a logarithm, and that is what training needs."""
    same_logs(log_softmax([0.0, -1000.0]), [0.0, -1000.0])
    same_logs(log_softmax([1e4, -1e4]), [0.0, -2e4])
    same_logs(log_softmax([-1003.0, -1002.0, -1001.0]), LOG_ONE_TWO_THREE)


def test_log_softmax_of_rows_of_different_size():
    """Rows near +1000, near -1000 and near 0 can stand in one matrix."""
    z = np.array([[1001.0, 1002.0, 1003.0], [-999.0, -998.0, -997.0], [1.0, 2.0, 3.0]])
    expected = np.array([LOG_ONE_TWO_THREE] * 3)
    same_logs(log_softmax(z), expected)
    same_logs(log_softmax(z.T, axis=0), expected.T)


def test_log_softmax_at_the_end_of_float64():
    """Scores of 10³⁰⁸ have logarithms of probabilities too, and float64 holds these."""
    with np.errstate(all="ignore"):
        same_logs(log_softmax([1e308, 0.0]), [0.0, -1e308])
        same_logs(log_softmax([0.0, -1e308]), [0.0, -1e308])


def test_naive_softmax_of_one_score():
    """A single score has no competitor: its probability is 1."""
    same(naive_softmax([7.5]), [1.0])


def test_softmax_of_one_score():
    """A single score has no competitor: its probability is 1, for each row of a column as well."""
    same(softmax([-7.5]), [1.0])
    same(softmax([[3.0], [-2.0], [1e4]]), [[1.0], [1.0], [1.0]])


def test_log_softmax_of_one_score():
    """A single score has no competitor: the logarithm of its probability is 0."""
    same_logs(log_softmax([-7.5]), [0.0])
    same_logs(log_softmax([[3.0], [-2.0], [1e4]]), [[0.0], [0.0], [0.0]])


def test_naive_softmax_computes_in_float64():
    """Small integers and float32 scores are turned to float64 before anything is computed."""
    for z in (np.array([0.1, 0.7, 0.2], np.float32), np.array([3, 1, 2], np.uint8)):
        same(naive_softmax(z), formula(z))


def test_softmax_computes_in_float64():
    """Small integers and float32 scores are turned to float64 before anything is computed."""
    for z in (np.array([0.1, 0.7, 0.2], np.float32), np.array([202, 10, 200], np.uint8)):
        same(softmax(z), formula(z))


def test_log_softmax_computes_in_float64():
    """Small integers and float32 scores are turned to float64 before anything is computed."""
    for z in (np.array([0.1, 0.7, 0.2], np.float32), np.array([202, 10, 200], np.uint8)):
        same_logs(log_softmax(z), log_formula(z))


def test_naive_softmax_leaves_its_argument_alone():
    """The caller's scores are the same after the call as before."""
    for z in ([3.0, 1.0, 2.0], np.array([3.0, 1.0, 2.0])):
        before = copy.deepcopy(z)
        naive_softmax(z)
        assert list(z) == list(before), f"the argument was {before}, and now is {z}"


def test_softmax_leaves_its_argument_alone():
    """The caller's scores are the same after the call as before, in a list, a vector or a matrix."""
    for z in ([3.0, 1.0, 2.0], np.array([3.0, 1.0, 2.0]), np.array([[3.0, 1.0], [2.0, 5.0]])):
        before = copy.deepcopy(z)
        softmax(z)
        assert np.array_equal(z, before), f"the argument was {before}, and now is {z}"


def test_log_softmax_leaves_its_argument_alone():
    """The caller's scores are the same after the call as before, in a list, a vector or a matrix."""
    for z in ([3.0, 1.0, 2.0], np.array([3.0, 1.0, 2.0]), np.array([[3.0, 1.0], [2.0, 5.0]])):
        before = copy.deepcopy(z)
        log_softmax(z)
        assert np.array_equal(z, before), f"the argument was {before}, and now is {z}"


# --- Bad input ---


def test_naive_softmax_refuses_what_is_no_vector():
    """A matrix or a single number is a ValueError: the naive one takes a vector."""
    for z in ([[1.0, 2.0], [3.0, 4.0]], 5.0):
        refused(naive_softmax, z)


def test_naive_softmax_refuses_no_scores():
    """Without a score there is nothing to make probabilities of: a ValueError."""
    refused(naive_softmax, [])


def test_naive_softmax_refuses_nan_and_infinity():
    """A score that is nan or infinite is a ValueError, wherever it stands."""
    for bad in (np.nan, np.inf, -np.inf):
        refused(naive_softmax, [1.0, bad])


def test_softmax_refuses_no_scores():
    """Without a score there is nothing to make probabilities of: a ValueError."""
    for z in ([], np.zeros((2, 0))):
        refused(softmax, z)


def test_softmax_refuses_nan_and_infinity():
    """A score that is nan or infinite is a ValueError, wherever it stands."""
    for bad in (np.nan, np.inf, -np.inf):
        refused(softmax, [1.0, bad])
        refused(softmax, [[bad, 1.0], [2.0, 3.0]])


def test_softmax_refuses_an_axis_that_is_not_there():
    """A vector has axis 0 alone, and a single number has none: a ValueError."""
    for z, axis in (([1.0, 2.0], 1), ([1.0, 2.0], -2), (5.0, -1), (5.0, 0)):
        refused(softmax, z, axis=axis)


def test_log_softmax_refuses_no_scores():
    """Without a score there is nothing to make probabilities of: a ValueError."""
    for z in ([], np.zeros((2, 0))):
        refused(log_softmax, z)


def test_log_softmax_refuses_nan_and_infinity():
    """A score that is nan or infinite is a ValueError, wherever it stands."""
    for bad in (np.nan, np.inf, -np.inf):
        refused(log_softmax, [1.0, bad])
        refused(log_softmax, [[bad, 1.0], [2.0, 3.0]])


def test_log_softmax_refuses_an_axis_that_is_not_there():
    """A vector has axis 0 alone, and a single number has none: a ValueError."""
    for z, axis in (([1.0, 2.0], 1), ([1.0, 2.0], -2), (5.0, -1), (5.0, 0)):
        refused(log_softmax, z, axis=axis)
