"""What softmax and its logarithm must do. Read the law above a failing test first."""

import itertools
import math
from decimal import Decimal

import numpy as np
from checks import array, chosen, further, in_my_words, number_in, same
from hypothesis import given
from hypothesis import strategies as st
from softmax_stability import log_softmax, naive_softmax, softmax

# A share of the answer: each step rounds by 1e-16 of its result. Scores of size s are themselves rounded by s · 1e-16,
# and exp turns that into a share of the probability; so the tolerance grows with the scores.
TOLERANCE = 1e-13
TINIEST = 1e-300  # below this float64 runs out of digits

# Multiples of 1/1024: adding two of them is exact, and a failing example reads well.
SCORES = st.lists(st.integers(-8 * 1024, 8 * 1024).map(lambda n: n / 1024), min_size=1, max_size=5)
SHIFTS = st.integers(-10_000, 10_000)

ONE_TWO_THREE = [0.09003057317038046, 0.24472847105479764, 0.6652409557748218]
ZERO_ONE = [0.2689414213699951, 0.7310585786300049]


def formula(z):
    """The formula as it reads: numbers of 28 decimal digits know no overflow here."""
    exps = [Decimal(score).exp() for score in z]
    return [float(term / sum(exps)) for term in exps]


def log_formula(z):
    """Its logarithm."""
    scores = [Decimal(score) for score in z]
    log_total = sum(score.exp() for score in scores).ln()
    return [float(score - log_total) for score in scores]


def rounding(z):
    """How far a right answer for these scores may be off, as a share of it."""
    return TOLERANCE * (1 + np.abs(z).max())


def is_softmax(got, z, expected):
    """The probabilities of these scores are the expected ones, the small ones too."""
    __tracebackhide__ = True
    same(got, expected, np.maximum(rounding(z) * np.asarray(expected), TINIEST))


def is_log_softmax(got, z, expected):
    """The logarithms of the probabilities of these scores are the expected ones."""
    __tracebackhide__ = True
    same(got, expected, rounding(z))


def along(axis, one_vector, z):
    """What one_vector says about every vector of z that lies along the axis."""
    return np.apply_along_axis(one_vector, axis, np.asarray(z, dtype=np.float64))


# --- By hand ---


def test_same_output_is_right():
    """Put both lists of scores into the formula, and compare the two results."""
    chosen("SAME_OUTPUT", "88401e591939", (True, False))


def test_why_is_the_right_statement():
    """One of the four statements in README.md is right."""
    chosen("WHY", "c4598245d72d", "abcd")


def test_overflows_is_finite_and_its_exp_is_not():
    """The score is an ordinary number, and yet its exp is more than the largest number of float64."""
    score = number_in("OVERFLOWS")
    assert np.isfinite(score), f"a score is a finite number, got {score}"
    with np.errstate(over="ignore"):
        exp = np.exp(score)
    assert exp == np.inf, f"exp({score:g}) is {exp:.3g}, and float64 can hold that"


def test_may_replace_exp_is_right():
    """With another function in the place of exp the results must still be probabilities, whatever the scores."""
    chosen("MAY_REPLACE_EXP", "18733ba6191e", "abcdef", many=True)


def test_in_my_words_is_a_sentence():
    """What you can say in a sentence of your own, you have understood."""
    in_my_words("IN_MY_WORDS")


# --- naive_softmax ---


def test_naive_softmax_of_one_two_three():
    """First exp of every score, then each divided by their sum: exp(1) = 2.718 of 2.718 + 7.389 + 20.086 is 9%."""
    is_softmax(naive_softmax([1, 2, 3]), [1, 2, 3], ONE_TWO_THREE)


def test_naive_softmax_agrees_with_the_hand():
    """The code finds for 101, 102 and 103 what the formula says, and what you found about it by hand."""
    is_softmax(naive_softmax([101, 102, 103]), [101, 102, 103], formula([101, 102, 103]))


@given(SCORES)
def test_naive_softmax_follows_the_formula(z):
    """Scores may be negative, equal or alone: each gets its exp's share of the sum."""
    is_softmax(naive_softmax(z), z, formula(z))


def test_naive_softmax_breaks_where_exp_does():
    """As it reads, the formula gives no number where an exp is too large, nor where all of them are too small."""
    for z in ([1000, 1001], [-1000, -1001]):
        try:
            with np.errstate(all="ignore"):
                got = array(naive_softmax(z), (2,))
        except ArithmeticError:  # Python's own floats raise where NumPy's become inf and nan
            continue
        assert np.isnan(got).any(), f"expected the formula as it reads to give nan here, got {got.tolist()}"


# --- softmax ---


def test_softmax_of_small_examples():
    """Softmax is the same formula, for 1, 2, 3 as for 101, 102, 103."""
    is_softmax(softmax([1, 2, 3]), [1, 2, 3], ONE_TWO_THREE)
    is_softmax(softmax([101, 102, 103]), [101, 102, 103], formula([101, 102, 103]))


def test_softmax_of_large_scores():
    """Large scores, and very negative ones, get the probabilities that their differences give them."""
    is_softmax(softmax([1000, 1001]), [1000, 1001], ZERO_ONE)
    is_softmax(softmax([10_000, 10_001]), [10_000, 10_001], ZERO_ONE)
    is_softmax(softmax([-1001, -1000]), [-1001, -1000], ZERO_ONE)
    is_softmax(softmax([-10_001, -10_000]), [-10_001, -10_000], ZERO_ONE)
    is_softmax(softmax([0, 1000]), [1000], [0, 1])
    is_softmax(softmax([1e4, -1e4, 1e4]), [1e4], [0.5, 0, 0.5])


@given(SCORES)
def test_softmax_is_a_distribution(z):
    """Whatever the scores, no probability is negative, and together they make 1."""
    p = array(softmax(z), (len(z),))
    assert min(p) >= 0, f"a probability is never below 0, got {p.tolist()}"
    same(float(sum(p)), 1, rounding(z))


@given(SCORES, SHIFTS)
def test_softmax_after_a_shift(z, shift):
    """What you found for [1, 2, 3] and [101, 102, 103] is true for all scores and all shifts."""
    shifted = [score + shift for score in z]
    is_softmax(softmax(shifted), shifted, formula(z))


def test_softmax_of_scores_in_another_order():
    """Scores in another order get the same probabilities, in that order."""
    for order in itertools.permutations(range(3)):
        z = [1 + i for i in order]
        is_softmax(softmax(z), z, [ONE_TWO_THREE[i] for i in order])


@given(SCORES, SHIFTS)
def test_softmax_keeps_the_order(z, shift):
    """A higher score gets a higher probability, and equal scores get equal ones."""
    z = [score + shift for score in z]
    p = array(softmax(z), (len(z),)).tolist()
    for (low, p_low), (high, p_high) in itertools.pairwise(sorted(zip(z, p, strict=True))):
        fair = p_low < p_high if low < high else abs(p_high - p_low) <= rounding(z)
        assert fair, f"the score {high} is not below {low}, yet they got {p_high} and {p_low}"


@given(SCORES, SHIFTS)
def test_softmax_has_the_ratios_of_the_exps(z, shift):
    """The sum cancels in a ratio of two probabilities: pᵢ / pⱼ = exp(zᵢ − zⱼ), and only the difference counts."""
    z = [score + shift for score in z]
    p = array(softmax(z), (len(z),)).tolist()
    for (z_i, p_i), (z_j, p_j) in itertools.pairwise(zip(z, p, strict=True)):
        expected = math.exp(z_i - z_j)
        fits = abs(p_i - p_j * expected) <= rounding(z) * p_i
        assert fits, f"for the scores {z_i} and {z_j}, pᵢ / pⱼ must be {expected:.6g}; got {p_i} and {p_j}"


# --- log_softmax ---


def test_log_softmax_of_a_tiny_probability():
    """The second probability of [0, −1000] is e⁻¹⁰⁰⁰, too small for float64. Its logarithm is an ordinary −1000."""
    is_log_softmax(log_softmax([0, -1000]), [0, -1000], [0, -1000])
    is_log_softmax(log_softmax([0, -744]), [0, -744], [0, -744])


def test_log_softmax_of_one_two_three():
    """The probabilities 9%, 24% and 67% have the natural logarithms −2.408, −1.408 and −0.408."""
    is_log_softmax(log_softmax([1, 2, 3]), [1, 2, 3], log_formula([1, 2, 3]))


def test_log_softmax_of_large_scores():
    """Large scores, and very negative ones, get the logarithms that their differences give them."""
    is_log_softmax(log_softmax([10_000, 10_001]), [10_000, 10_001], log_formula([0, 1]))
    is_log_softmax(log_softmax([-10_001, -10_000]), [-10_001, -10_000], log_formula([0, 1]))
    is_log_softmax(log_softmax([1e4, -1e4]), [1e4], [0, -2e4])


@given(SCORES, SHIFTS)
def test_log_softmax_is_the_logarithm_of_softmax(z, shift):
    """Each answer is log pᵢ, whatever the scores and the shift."""
    shifted = [score + shift for score in z]
    is_log_softmax(log_softmax(shifted), shifted, log_formula(z))


# --- Further ---


@further
def test_softmax_of_rows():
    """Unless told otherwise, softmax makes each row of a matrix a distribution of its own, in a square one too."""
    for z in ([[0.0, 2.0], [3.0, 0.0]], [[1.0, 2.0, 3.0], [4.0, 4.0, 6.0]]):
        is_softmax(softmax(z), z, [formula(row) for row in z])


@further
def test_softmax_along_each_axis():
    """The axis says along which direction the probabilities sum to 1; negative ones count from the end."""
    for z in (np.array([[1.0, 2.0, 4.0], [3.0, -1.0, 0.5]]), np.sin(np.arange(24.0)).reshape(2, 3, 4)):
        for axis in range(-z.ndim, z.ndim):
            is_softmax(softmax(z, axis=axis), z, along(axis, formula, z))


@further
def test_softmax_of_rows_of_different_size():
    """Rows near 1000, near −1000 and near 0 can stand in one matrix: each row has its own largest score."""
    z = np.array([[1001.0, 1002.0, 1003.0], [-999.0, -998.0, -997.0], [1.0, 2.0, 3.0], [0.0, -1e4, 0.0]])
    expected = np.array([ONE_TWO_THREE, ONE_TWO_THREE, ONE_TWO_THREE, [0.5, 0.0, 0.5]])
    is_softmax(softmax(z), z, expected)
    is_softmax(softmax(z.T, axis=0), z, expected.T)


@further
def test_softmax_at_the_end_of_float64():
    """Finite scores give finite probabilities even where their sum or their difference is infinite."""
    with np.errstate(all="ignore"):
        same(softmax([1e308, 1e308]), [0.5, 0.5], TOLERANCE)
        same(softmax([-1e308, -1e308]), [0.5, 0.5], TOLERANCE)
        same(softmax([-1e308, 0.0, 1e308]), [0.0, 0.0, 1.0], TOLERANCE)


@further
def test_log_softmax_of_rows():
    """Unless told otherwise, each row of a matrix is a distribution of its own, in a square one too."""
    for z in ([[0.0, 2.0], [3.0, 0.0]], [[1.0, 2.0, 3.0], [4.0, 4.0, 6.0]]):
        is_log_softmax(log_softmax(z), z, [log_formula(row) for row in z])


@further
def test_log_softmax_along_each_axis():
    """The axis says which scores compete for probability; negative ones count from the end."""
    for z in (np.array([[1.0, 2.0, 4.0], [3.0, -1.0, 0.5]]), np.sin(np.arange(24.0)).reshape(2, 3, 4)):
        for axis in range(-z.ndim, z.ndim):
            is_log_softmax(log_softmax(z, axis=axis), z, along(axis, log_formula, z))


@further
def test_log_softmax_of_rows_of_different_size():
    """Rows near 1000, near −1000 and near 0 can stand in one matrix: each row has its own largest score."""
    z = np.array([[1001.0, 1002.0, 1003.0], [-999.0, -998.0, -997.0], [1.0, 2.0, 3.0]])
    is_log_softmax(log_softmax(z), z, np.array([log_formula([1, 2, 3])] * 3))


@further
def test_log_softmax_at_the_end_of_float64():
    """Scores of 10³⁰⁸ have probabilities too, and float64 can hold the logarithms of these."""
    with np.errstate(all="ignore"):
        same(log_softmax([1e308, 0.0]), [0.0, -1e308], 1e294)
        same(log_softmax([1e308, 1e308]), [math.log(0.5)] * 2, TOLERANCE)
