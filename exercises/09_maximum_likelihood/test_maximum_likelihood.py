"""What a likelihood and its maximum must be. Read the law above a failing test first."""

import math

from checks import by_hand, chosen, fail, further, number, same, shown
from hypothesis import example, given
from hypothesis import strategies as st
from maximum_likelihood import log_likelihood, mle_bernoulli, mle_gaussian

# Sums may be taken in any order, and each log is rounded: a share of the answer's size, and of 1 for small answers.
TOLERANCE = 1e-9

FLIPS = st.lists(st.integers(0, 1), min_size=1, max_size=12)
CHANCES = st.integers(1, 63).map(lambda k: k / 64)
SAMPLES = st.lists(st.integers(-400, 400).map(lambda k: k / 8), min_size=2, max_size=6)


def true_log(p, heads, tails):
    """heads · log p + tails · log(1 − p), where no flip costs nothing."""
    cost = heads * math.log(p) if heads and p > 0 else -math.inf if heads else 0.0
    return cost + (tails * math.log(1 - p) if tails and p < 1 else -math.inf if tails else 0.0)


def true_gauss(mean, std, x):
    """Σ log of the bell curve's height at each sample."""
    return sum(-math.log(std) - ((xi - mean) / std) ** 2 / 2 for xi in x)


def pair(got):
    """The two numbers of an answer, in a tuple, a list or an array."""
    __tracebackhide__ = True
    values = got.tolist() if hasattr(got, "tolist") else got
    if type(values) not in (tuple, list) or len(values) != 2:
        fail(f"expected two numbers, (mean, std), got {shown(got)}")
    return number(values[0]), number(values[1])


# --- By hand ---


def test_p_hat_is_worked_out_by_hand():
    """At the most likely p, the curve of the likelihood is neither rising nor falling."""
    by_hand("P_HAT", 3 / 5)


def test_likelihood_sums_to_one_is_thought_through():
    """Draw the likelihood p over all p from 0 to 1, and look at the area below it."""
    chosen("LIKELIHOOD_SUMS_TO_ONE", "8d84fb6e3820", (True, False))


# --- log_likelihood ---


def test_log_likelihood_of_a_small_example():
    """Heads, tails, tails, heads at p = 0.2: log 0.2 + log 0.8 + log 0.8 + log 0.2; and tails alone: log 0.8."""
    same(log_likelihood(0.2, [1, 0, 0, 1]), 2 * math.log(0.2) + 2 * math.log(0.8), TOLERANCE)
    same(log_likelihood(0.2, [0]), math.log(0.8), TOLERANCE)


def test_log_likelihood_of_what_is_certain_is_zero():
    """If p = 1, three heads have probability 1, whose log is 0: of tails there are none, and they cost nothing."""
    same(log_likelihood(1, [1, 1, 1]), 0, TOLERANCE)
    same(log_likelihood(0, [0, 0]), 0, TOLERANCE)


def test_log_likelihood_of_the_impossible():
    """One head is impossible if p = 0: probability 0, and the log of 0 is −inf."""
    same(log_likelihood(0, [0, 1, 0]), -math.inf, TOLERANCE)
    same(log_likelihood(1, [1, 0]), -math.inf, TOLERANCE)


def test_log_likelihood_of_many_flips():
    """½ multiplied 100,000 times is 0 in float64; its log is 100,000 · log ½, and no problem."""
    same(log_likelihood(0.5, [0, 1] * 50_000), 100_000 * math.log(0.5), 1e-6)


@given(CHANCES, FLIPS, st.randoms(use_true_random=False))
def test_log_likelihood_does_not_depend_on_the_order(p, flips, random):
    """Each flip has its own factor, and factors may be taken in any order."""
    expected = number(log_likelihood(p, flips))
    shuffled = random.sample(flips, len(flips))
    same(log_likelihood(p, shuffled), expected, TOLERANCE * (1 + abs(expected)))


@given(CHANCES, FLIPS, FLIPS)
def test_log_likelihood_of_two_series_adds_up(p, first, second):
    """Probabilities of independent flips multiply, so their logs add."""
    both = number(log_likelihood(p, first)) + number(log_likelihood(p, second))
    same(log_likelihood(p, first + second), both, TOLERANCE * (1 + abs(both)))


@given(CHANCES, FLIPS)
@example(0.125, [1, 0, 0])
def test_log_likelihood_per_flip_is_a_cross_entropy(p, flips):
    """−log-likelihood / n is −(s · log p + (1 − s) · log(1 − p)), where s is the share of heads: see rung 19."""
    share = sum(flips) / len(flips)
    cost = -number(log_likelihood(p, flips)) / len(flips)
    same(cost, -(share * math.log(p) + (1 - share) * math.log(1 - p)), TOLERANCE)


# --- mle_bernoulli ---


def test_mle_bernoulli_of_a_small_example():
    """One head in four flips: no p makes 0, 0, 1, 0 more likely than ¼."""
    same(mle_bernoulli([0, 0, 1, 0]), 0.25, TOLERANCE)


def test_mle_bernoulli_of_heads_alone():
    """Three heads of three are most likely if the coin can't do otherwise: p̂ = 1, and nothing else was ever seen."""
    same(mle_bernoulli([1, 1, 1]), 1, TOLERANCE)
    same(mle_bernoulli([0, 0]), 0, TOLERANCE)


@given(FLIPS)
def test_mle_bernoulli_is_beaten_by_no_other(flips):
    """No p of a fine grid makes the flips more likely than p̂, nor does p̂ when it is nudged either way."""
    best = number(mle_bernoulli(flips))
    assert 0 <= best <= 1, f"expected a probability from 0 to 1, got {best}"
    heads, tails = sum(flips), len(flips) - sum(flips)
    most = true_log(best, heads, tails)
    for p in [*(k / 100 for k in range(101)), max(0.0, best - 1e-4), min(1.0, best + 1e-4)]:
        better = true_log(p, heads, tails)
        assert better <= most + 1e-12, f"p = {p:.6g} makes {flips} more likely than p̂ = {best:.6g}"


@given(FLIPS)
def test_mle_bernoulli_of_the_other_side(flips):
    """Call heads tails and tails heads: p̂ becomes 1 − p̂."""
    same(mle_bernoulli([1 - f for f in flips]), 1 - number(mle_bernoulli(flips)), TOLERANCE)


# --- mle_gaussian ---


def test_mle_gaussian_of_a_small_example():
    """2, 4 and 9 have the mean 5, and the squared distances 9, 1 and 16: their mean is 26/3, its root the std."""
    mean, std = pair(mle_gaussian([2, 4, 9]))
    same(mean, 5, TOLERANCE)
    same(std, math.sqrt(26 / 3), TOLERANCE)


def test_mle_gaussian_of_one_sample():
    """A single sample is most likely under a curve that stands at it, as narrow as can be."""
    mean, std = pair(mle_gaussian([3]))
    same(mean, 3, TOLERANCE)
    same(std, 0, TOLERANCE)


@given(SAMPLES)
@example([0.0, 4.0])
def test_mle_gaussian_is_beaten_by_no_other(x):
    """Nudge the mean or the std a little, either way: the samples become less likely, never more."""
    mean, std = pair(mle_gaussian(x))
    if max(x) == min(x):
        same(std, 0, TOLERANCE)
        return
    assert std > 0, f"expected a std above 0, got {std}"
    most = true_gauss(mean, std, x)
    for d in (-0.01, 0.01):
        assert true_gauss(mean + d * std, std, x) <= most, f"mean {mean + d * std:.6g} does better than {mean:.6g}"
        assert true_gauss(mean, std * (1 + d), x) <= most, f"std {std * (1 + d):.6g} does better than {std:.6g}"


@given(SAMPLES, st.integers(-50, 50))
def test_mle_gaussian_moves_and_stretches_with_the_samples(x, shift):
    """Twice the samples have twice the mean and twice the std; a shift moves the mean alone."""
    mean, std = pair(mle_gaussian(x))
    double_mean, double_std = pair(mle_gaussian([2 * xi + shift for xi in x]))
    same(double_mean, 2 * mean + shift, 1e-9)
    same(double_std, 2 * std, 1e-9)


# --- Further ---


@further
def test_log_likelihood_of_a_rare_head():
    """At p = 10⁻³⁰⁰ a head has the log-likelihood −300 · log 10, and ten of them ten times that."""
    same(log_likelihood(1e-300, [1] * 10), -3000 * math.log(10), 1e-9)


@further
def test_mle_gaussian_far_from_zero():
    """A billion added to every sample adds a billion to the mean, and changes no distance."""
    mean, std = pair(mle_gaussian([1e9 + 2, 1e9 + 4, 1e9 + 9]))
    same(mean, 1e9 + 5, 1e-6)
    same(std, math.sqrt(26 / 3), 1e-6)
