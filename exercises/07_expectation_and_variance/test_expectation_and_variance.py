"""What expectation and variance must do. Read the law above a failing test first."""

from fractions import Fraction
from itertools import product

import numpy as np
from checks import by_hand, further, number, refused, same
from expectation_and_variance import expectation, sample_variance, variance
from hypothesis import example, given
from hypothesis import strategies as st

# Sums may be taken in any order, so the last digits may differ. Rounding grows with the sizes of the terms: the
# tolerance is a share of the largest value, or of its square.
TOLERANCE = 1e-12

# The die of the questions by hand: four faces, equally likely.
FACES, QUARTERS = [1, 2, 2, 5], [0.25, 0.25, 0.25, 0.25]
PAIRS = list(product(FACES, repeat=2))  # all that two throws can show


def eighths(low, high):
    """A strategy for numbers that are exact in float64 and read well in a failing example."""
    return st.integers(8 * low, 8 * high).map(lambda k: k / 8)


# Up to five values, each with a weight: its probability is its share of all weights.
WEIGHED = st.lists(st.tuples(eighths(-100, 100), st.integers(0, 9)), min_size=1, max_size=5).filter(
    lambda pairs: any(w for _, w in pairs)
)
SAMPLES = st.lists(eighths(-100, 100), min_size=2, max_size=6)
SHIFTS, SCALES = eighths(-100, 100), st.sampled_from([-3, -1, -0.5, 0.25, 2, 10])


def apart(pairs):
    """The values, and the probabilities that belong to their weights."""
    total = sum(w for _, w in pairs)
    return [x for x, _ in pairs], [w / total for _, w in pairs]


def true_mean(pairs):
    """E[X] without rounding."""
    return sum(Fraction(x) * w for x, w in pairs) / sum(w for _, w in pairs)


def true_variance(pairs):
    """Var(X) without rounding."""
    mean = true_mean(pairs)
    return true_mean([((Fraction(x) - mean) ** 2, w) for x, w in pairs])


def size(values):
    """The size of the largest value, 1 at least."""
    return max(1.0, *map(abs, values))


def die_variance():
    """Var(X) of the die by its definition."""
    return true_variance([(x, 1) for x in FACES])


# --- By hand ---


def test_die_mean_is_worked_out_by_hand():
    """A throw of the die with the faces 1, 2, 2, 5 is on average the sum of each face times its probability."""
    by_hand("DIE_MEAN", float(true_mean([(x, 1) for x in FACES])))


def test_die_variance_is_worked_out_by_hand():
    """The variance is the squared distance from the mean, on average over all four faces."""
    by_hand("DIE_VARIANCE", float(die_variance()))


def test_var_of_double_is_foreseen():
    """When every face is doubled, the variance grows by a factor that needs no computing."""
    by_hand("VAR_OF_DOUBLE", float(true_variance([(2 * x, 1) for x in FACES]) / die_variance()))


# --- expectation ---


def test_expectation_of_a_small_example():
    """Each value counts as much as its probability: ½·0 + ¼·4 + ¼·12 = 4."""
    same(expectation([0, 4, 12], [0.5, 0.25, 0.25]), 4, TOLERANCE)


def test_expectation_agrees_with_the_hand():
    """The code finds for the die what pen and paper find."""
    got = number(expectation(FACES, QUARTERS))
    agrees = abs(got - float(true_mean([(x, 1) for x in FACES]))) < TOLERANCE
    assert agrees, f"expectation({FACES}, {QUARTERS}) gave {got}: do the sum on paper and compare"


def test_expectation_of_what_never_comes():
    """A value with the probability 0 changes nothing, however large it is; a certain one decides alone."""
    same(expectation([3, 1000], [1, 0]), 3, TOLERANCE)
    same(expectation(np.array([-500.0, 2.0, 6.0]), np.array([0.0, 0.75, 0.25])), 3, TOLERANCE)


@given(WEIGHED)
@example([(7.0, 1)])
def test_expectation_is_the_weighed_sum(pairs):
    """Whatever the values and their probabilities, E[X] is the sum of each value times its own probability."""
    values, p = apart(pairs)
    same(expectation(values, p), float(true_mean(pairs)), TOLERANCE * size(values))


@given(WEIGHED, SCALES, SHIFTS)
def test_expectation_is_linear(pairs, a, b):
    """Scaling and moving pass through: E[aX + b] = a·E[X] + b."""
    values, p = apart(pairs)
    moved = [a * x + b for x in values]
    same(expectation(moved, p), a * number(expectation(values, p)) + b, TOLERANCE * size([*moved, *values, b]))


# --- variance ---


def test_variance_of_a_small_example():
    """0, 4 and 12 with ½, ¼ and ¼ have the mean 4: the variance is ½·(−4)² + ¼·0² + ¼·8² = 24."""
    same(variance([0, 4, 12], [0.5, 0.25, 0.25]), 24, TOLERANCE)


def test_variance_of_what_is_certain_is_zero():
    """What is always the same never strays: its variance is 0, whatever else is written down but never comes."""
    same(variance([7], [1]), 0, TOLERANCE)
    same(variance([5, 5], [0.25, 0.75]), 0, TOLERANCE)
    same(variance([3, 1000], [1, 0]), 0, TOLERANCE)


@given(WEIGHED)
def test_variance_is_the_mean_squared_distance(pairs):
    """Whatever the values, each squared distance from E[X] counts as much as its probability."""
    values, p = apart(pairs)
    same(variance(values, p), float(true_variance(pairs)), TOLERANCE * size(values) ** 2)


@given(WEIGHED, SCALES, SHIFTS)
def test_variance_of_moved_and_scaled_values(pairs, a, b):
    """Adding b moves the values and their mean alike, and a factor a stretches every distance between them."""
    values, p = apart(pairs)
    moved = [a * x + b for x in values]
    tolerance = TOLERANCE * size([*moved, *values, b]) ** 2 * 10
    same(variance(moved, p), a * a * number(variance(values, p)), tolerance)


def test_variance_of_two_throws_added():
    """Two throws know nothing of each other: over all 16 pairs, the variance of X + Y is twice that of one throw."""
    got = number(variance([x + y for x, y in PAIRS], [1 / 16] * 16))
    agrees = abs(got - 2 * float(die_variance())) < 1e-9
    assert agrees, f"the variance of X + Y came out as {got:.6g}: that is not twice the variance of one throw"


def test_variance_far_from_zero():
    """Moving all values by a thousand million moves their mean as well: the distances stay as they are."""
    same(variance([0, 2, 6], [0.5, 0.25, 0.25]), 6, 1e-3)
    # A float64 holds 16 digits, and 10 of them are the way to the values.
    same(variance([1e9, 1e9 + 2, 1e9 + 6], [0.5, 0.25, 0.25]), 6, 1e-3)


# --- sample_variance ---


def test_sample_variance_of_a_small_example():
    """1, 2 and 6 have the mean 3: the variance of the sample is ((−2)² + (−1)² + 3²) / 2 = 7."""
    same(sample_variance([1, 2, 6]), 7, TOLERANCE)


def test_sample_variance_is_right_on_average():
    """Over all 16 pairs of throws, the mean of the sample's variance is exactly the variance of the die."""
    mean = sum(number(sample_variance(list(pair))) for pair in PAIRS) / len(PAIRS)
    agrees = abs(mean - float(die_variance())) < TOLERANCE
    assert agrees, f"over the 16 pairs of throws its mean is {mean:.6g}: that is not the variance of the die"


@given(SAMPLES)
@example([4.0, 4.0, 4.0])
def test_sample_variance_is_half_the_mean_square_of_the_gaps(x):
    """It says how far draws are from each other: half the squared gap of two of them, on average over all pairs."""
    gaps = [(Fraction(x[i]) - Fraction(x[j])) ** 2 for i in range(len(x)) for j in range(i)]
    same(sample_variance(x), float(sum(gaps) / len(gaps) / 2), TOLERANCE * size(x) ** 2)


def test_sample_variance_far_from_zero():
    """Moving the whole sample by a thousand million changes no distance in it."""
    same(sample_variance([1, 2, 6]), 7, 1e-3)
    same(sample_variance(np.array([1e9 + 1, 1e9 + 2, 1e9 + 6])), 7, 1e-3)


def test_sample_variance_refuses_a_single_draw():
    """With one draw the formula has 0 / 0: nobody knows how far the next draw will be from it."""
    refused(sample_variance, [3])
    refused(sample_variance, np.array([0.0]))


# --- Further ---


@further
@given(WEIGHED, eighths(-200, 200))
def test_variance_is_the_least_mean_square(pairs, c):
    """From no other point c are the squared distances smaller: E[(X − c)²] = Var(X) + (E[X] − c)²."""
    values, p = apart(pairs)
    around = true_mean([((Fraction(x) - Fraction(c)) ** 2, w) for x, w in pairs])
    tolerance = TOLERANCE * size([*values, c]) ** 2 * 10
    same(variance(values, p), float(around - (true_mean(pairs) - Fraction(c)) ** 2), tolerance)


@further
def test_variance_of_very_many_outcomes():
    """100,000 equally likely whole numbers in a row: the variance is (n² − 1) / 12, here around a mean of 10⁹."""
    n = 100_000
    same(variance(np.arange(n) + 1e9, np.full(n, 1 / n)), (n * n - 1) / 12, 0.1)


@further
def test_sample_variance_is_right_on_average_for_more_draws():
    """Of three draws as of two: over all triples, each as often as it comes, the mean is Var(X)."""
    pairs = [(0, 1), (2, 4), (9, 1)]
    values, p = apart(pairs)
    triples = list(product(zip(values, p, strict=True), repeat=3))
    terms = [a * b * c * number(sample_variance([x, y, z])) for (x, a), (y, b), (z, c) in triples]
    same(sum(terms), float(true_variance(pairs)), TOLERANCE * 81)
