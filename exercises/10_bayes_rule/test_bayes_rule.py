"""What Bayes' rule must do. Read the law above a failing test first."""

import math
from fractions import Fraction

import numpy as np
from bayes_rule import medical_test, posterior, update_all
from checks import array, by_hand, further, number, refused, same
from hypothesis import given
from hypothesis import strategies as st

# Probabilities are at most 1, and fifty factors or logarithms, in any order, are rounded by far less than this.
TOLERANCE = 1e-10
# Ten thousand logarithms add up to some thousands, and their rounding to less than this.
LONG = 1e-6

SHARES = st.integers(1, 99).map(lambda n: n / 100)


@st.composite
def cases(draw, most_rows, least_rows=0):
    """A prior for two to four hypotheses, of which the last is possible, and rows of likelihoods, up to 2."""
    n = draw(st.integers(2, 4))
    counts = [*draw(st.lists(st.integers(0, 9), min_size=n - 1, max_size=n - 1)), draw(st.integers(1, 9))]
    row = st.lists(st.integers(1, 16).map(lambda k: k / 8), min_size=n, max_size=n)
    rows = draw(st.lists(row, min_size=least_rows, max_size=most_rows))
    return [count / sum(counts) for count in counts], rows


def exact(prior, rows):
    """The rule, row after row, without rounding."""
    weights = [Fraction(p) for p in prior]
    for row in rows:
        weights = [weight * Fraction(x) for weight, x in zip(weights, row, strict=True)]
    return [float(weight / sum(weights)) for weight in weights]


def table(rows, prior):
    """The rows as an array, also where there is none."""
    return np.array(rows, dtype=np.float64).reshape(-1, len(prior))


# --- By hand ---


def test_sick_positive_is_worked_out_by_hand():
    """Count the sick among 1,000 people first; then those of them whose test is positive."""
    by_hand("SICK_POSITIVE", 1000 * Fraction(2, 100) * Fraction(90, 100))


def test_healthy_positive_is_worked_out_by_hand():
    """Count the healthy among 1,000 people first; then those of them whose test is positive."""
    by_hand("HEALTHY_POSITIVE", 1000 * Fraction(98, 100) * Fraction(5, 100))


def test_p_sick_is_worked_out_by_hand():
    """Among all who get a positive test, which share is sick?"""
    by_hand("P_SICK", Fraction(2 * 90, 2 * 90 + 98 * 5))


# --- posterior ---


def test_posterior_of_a_small_example():
    """Multiply, then divide by the sum: ½ · 0.2, ¼ · 0.8 and ¼ · 0.4 are 0.1, 0.2 and 0.1, of together 0.4."""
    same(posterior([0.5, 0.25, 0.25], [0.2, 0.8, 0.4]), [0.25, 0.5, 0.25], TOLERANCE)


def test_posterior_of_likelihoods_above_one():
    """Only the ratios of likelihoods count, so they need not sum to 1, nor be below it: 4 and 2 are as good."""
    same(posterior([0.25, 0.75], [4, 2]), [0.4, 0.6], TOLERANCE)


@given(cases(1, 1))
def test_posterior_after_evidence_that_tells_nothing(case):
    """Evidence that is equally probable under all hypotheses changes no belief."""
    prior, ((first, *_),) = case
    same(posterior(prior, [first] * len(prior)), prior, TOLERANCE)


@given(cases(1, 1))
def test_posterior_follows_the_rule(case):
    """Each posterior is a prior times its likelihood, divided by the sum of all such products."""
    prior, (row,) = case
    same(posterior(prior, row), exact(prior, [row]), TOLERANCE)


def test_posterior_refuses_impossible_evidence():
    """What no hypothesis allows can't have been seen: 0 / 0 is no belief."""
    refused(posterior, [0.5, 0.5], [0, 0])
    refused(posterior, [0, 1], [0.5, 0])


# --- update_all ---


def test_update_all_of_a_small_example():
    """The likelihoods of the rows are multiplied: ½ · 0.2 · 0.5, ¼ · 0.8 · 0.25, ¼ · 0.4 · 1; divided by their sum."""
    same(update_all([0.5, 0.25, 0.25], [[0.2, 0.8, 0.4], [0.5, 0.25, 1.0]]), [0.25, 0.25, 0.5], TOLERANCE)


def test_update_all_without_evidence():
    """Who has seen nothing believes what he believed before."""
    same(update_all([0.3, 0.7], np.zeros((0, 2))), [0.3, 0.7], TOLERANCE)


@given(cases(50))
def test_update_all_is_one_update_after_the_other(case):
    """All at once or one by one, each posterior the next prior: up to fifty observations, the same belief."""
    prior, rows = case
    same(update_all(prior, table(rows, prior)), exact(prior, rows), TOLERANCE)


def test_update_all_of_evidence_that_cancels():
    """5,000 observations for the first hypothesis, then 5,000 for the second: the belief is back at the prior."""
    rows = np.array([[0.6, 0.4]] * 5000 + [[0.4, 0.6]] * 5000)
    same(update_all([0.25, 0.75], rows), [0.25, 0.75], LONG)
    same(update_all([0.25, 0.75], rows[:-1]), [1 / 3, 2 / 3], LONG)


@given(cases(8), st.randoms())
def test_update_all_in_another_order(case, random):
    """The order in which the evidence comes does not matter."""
    prior, rows = case
    shuffled = random.sample(rows, len(rows))
    same(
        update_all(prior, table(shuffled, prior)),
        array(update_all(prior, table(rows, prior)), (len(prior),)),
        TOLERANCE,
    )


def test_update_all_never_revives_the_impossible():
    """What had probability 0 keeps it whatever comes, and one observation that can't be rules out for ever."""
    same(update_all([0, 0.5, 0.5], [[1, 0.5, 0.2]] * 3), [0, 125 / 133, 8 / 133], TOLERANCE)
    same(update_all([0.5, 0.5], [[0, 0.5]] + [[1, 0.1]] * 9), [0, 1], TOLERANCE)


def test_update_all_refuses_impossible_evidence():
    """Evidence that no hypothesis allows is refused; evidence that is only very improbable is not."""
    refused(update_all, [0.5, 0.5], [[0, 1], [1, 0]])
    refused(update_all, [0, 1], [[0.5, 0]])
    same(update_all([0.25, 0.75], [[1e-200, 1e-200]] * 3), [0.25, 0.75], TOLERANCE)


# --- medical_test ---


def test_medical_test_of_a_small_example():
    """Of 1,000 people 100 are sick, 80 of these positive; of 900 healthy ones 270 are: 80 / (80 + 270) = 0.229."""
    same(medical_test(0.1, 0.8, 0.3), 8 / 35, TOLERANCE)


def test_medical_test_agrees_with_the_hand():
    """The code finds for 2%, 90% and 5% what you have found on paper."""
    got = number(medical_test(0.02, 0.9, 0.05))
    agrees = math.isclose(got, 2 * 90 / (2 * 90 + 98 * 5), abs_tol=TOLERANCE)
    assert agrees, f"medical_test(0.02, 0.9, 0.05) gave {got:.6g}: count the people on paper and compare"


@given(SHARES, SHARES, SHARES)
def test_medical_test_counts_the_positive(prevalence, sensitivity, false_positive_rate):
    """Of all who are positive, sick or healthy, it is the share of the sick."""
    sick = Fraction(prevalence) * Fraction(sensitivity)
    healthy = (1 - Fraction(prevalence)) * Fraction(false_positive_rate)
    same(medical_test(prevalence, sensitivity, false_positive_rate), float(sick / (sick + healthy)), TOLERANCE)


def test_medical_test_at_the_ends():
    """Without false positives a positive test is proof; one as often positive for both tells nothing new."""
    same(medical_test(0.1, 0.5, 0), 1, TOLERANCE)
    same(medical_test(0, 0.5, 0.1), 0, TOLERANCE)
    same(medical_test(0.3, 0.6, 0.6), 0.3, TOLERANCE)
    same(medical_test(0.5, 0.25, 0.25), 0.5, TOLERANCE)


def test_medical_test_refuses_a_test_that_is_never_positive():
    """Where nobody gets a positive test, there is nobody to ask about."""
    for shares in ((0.1, 0, 0), (0, 0.9, 0), (1, 0, 0.5)):
        refused(medical_test, *shares)


# --- Further ---


@further
def test_update_all_of_densities():
    """Likelihoods may be very large, as densities are: their product is beyond float64, the belief is not."""
    same(update_all([0.25, 0.75], [[1e300, 3e300]] * 3), [1 / 82, 81 / 82], TOLERANCE)


@further
def test_update_all_of_beliefs_that_are_nearly_certain():
    """A hypothesis at 10⁻³⁰⁰ is not given up: enough evidence brings it back."""
    same(update_all([1e-300, 1], [[0.9, 0.0009]] * 100), [0.5, 0.5], LONG)
