"""What distributions must do. Read the law above a failing test first."""

import math
from fractions import Fraction

import numpy as np
from checks import Scripted, array, by_hand, chosen, ends, fail, further, same, yes_or_no
from distributions import gaussian_pdf, is_distribution, normalize, sample
from hypothesis import example, given
from hypothesis import strategies as st

# Densities are rounded a few times, each time by about 1e-16 of their size; those in these tests are below 10.
TOLERANCE = 1e-12

LAST = 1 - 2**-53  # the largest number that a generator gives

# The weights of up to five outcomes, not all 0: the probability of each is its share.
WEIGHTS = st.lists(st.integers(0, 9), min_size=1, max_size=5).filter(any)

# Five pieces of the way from 0 to 1, in sixteenths: these are exact in float64, and so are their sums in any order.
PIECES = st.lists(st.integers(0, 4), min_size=4, max_size=4).map(lambda k: [n / 16 for n in (*k, 16 - sum(k))])
DRAWS = st.lists(st.integers(0, 31).map(lambda k: k / 32), min_size=1, max_size=3)

POINTS = st.lists(st.integers(-40, 40).map(lambda k: k / 8), min_size=1, max_size=4)
MEANS, STDS = st.integers(-80, 80).map(lambda k: k / 8), st.sampled_from([0.5, 1.0, 1.5, 3.0, 8.0])


def shares(weights):
    """Each weight as a share of all."""
    return [w / sum(weights) for w in weights]


def outcome(p, u):
    """The smallest k with u < p[0] + … + p[k], without rounding."""
    sums = [sum(map(Fraction, p[: k + 1])) for k in range(len(p))]
    return next(k for k in range(len(p)) if Fraction(u) < sums[k])


def bell(x, mean, std):
    """The density of the normal distribution at one point."""
    return math.exp(-(((x - mean) / std) ** 2) / 2) / math.sqrt(2 * math.pi) / std


def is_one(expected, p):
    """is_distribution answers this."""
    got = yes_or_no(is_distribution(p))
    if got is not expected:
        fail(f"expected {expected}, got {got}")


# --- By hand ---


def test_p_seven_is_worked_out_by_hand():
    """Two dice have 36 equally likely pairs: the probability of a sum is its share of these pairs."""
    pairs = [(a, b) for a in range(1, 7) for b in range(1, 7)]
    by_hand("P_SEVEN", sum(a + b == 7 for a, b in pairs) / len(pairs))


def test_density_above_one_is_thought_through():
    """A density is no probability: what must be 1 is the area under all of it."""
    chosen("DENSITY_ABOVE_ONE", "c8a767b196f7", (True, False))


# --- is_distribution ---


def test_is_distribution_of_a_small_example():
    """The probabilities of all outcomes add up to 1, neither more nor less."""
    is_one(True, [0.5, 0.25, 0.25])
    is_one(False, [0.5, 0.5, 0.25])
    is_one(False, [0.5, 0.25, 0.125])


def test_is_distribution_without_negative_chances():
    """Nothing comes less often than never, even where the sum is 1."""
    is_one(False, [1.5, -0.5])
    is_one(False, np.array([-0.25, 0.75, 0.5]))


def test_is_distribution_allows_for_rounding():
    """In float64, 0.7 + 0.1 + 0.2 is 0.9999999999999999: that is 1 as far as a computer can tell."""
    is_one(True, [0.7, 0.1, 0.2])
    is_one(True, np.array([0.1] * 10, dtype=np.float32))
    is_one(False, [0.5, 0.499])


def test_is_distribution_with_impossible_outcomes():
    """An outcome may be impossible, and another certain; but without any outcome there is nothing to add up."""
    is_one(True, [0, 1, 0])
    is_one(True, [1])
    is_one(False, [])


@given(WEIGHTS)
def test_is_distribution_of_shares(weights):
    """The shares of a whole are a distribution; a hundredth more or less in one of them, and they are none."""
    p = shares(weights)
    is_one(True, p)
    for little in (0.01, -0.01):
        is_one(False, [p[0] + little, *p[1:]])


# --- sample ---


def test_sample_of_a_small_example():
    """Laid side by side, ¼, ½ and ¼ fill the way from 0 to 1: a random u falls into the piece of its outcome."""
    same(sample([0.25, 0.5, 0.25], 4, Scripted(0.6, 0.1, 0.9, 0.3)), [1, 0, 2, 1], 0)


def test_sample_on_a_border():
    """A piece begins at its left border and ends just before its right one: u = ¼ belongs to the second piece."""
    same(sample([0.25, 0.5, 0.25], 4, Scripted(0.0, 0.25, 0.75, LAST)), [0, 1, 2, 2], 0)


def test_sample_of_what_is_impossible():
    """An outcome of probability 0 is never drawn, whether u is 0, falls on a border or is the largest there is."""
    same(sample([0, 0.5, 0, 0.5, 0], 3, Scripted(0.0, 0.5, LAST)), [1, 3, 3], 0)


def test_sample_beyond_the_last_sum():
    """By rounding, sums may end a tiny bit below 1: a u that is left over goes to the last possible outcome."""
    same(ends(sample, [0.2, 0.4, 0.3, 0.1, 0], 1, Scripted(LAST)), [3], 0)
    same(ends(sample, np.array([0.1] * 10 + [0, 0]), 2, Scripted(LAST, 0.95)), [9, 9], 0)


def test_sample_asks_once():
    """All randomness comes from one call, rng.random(n): the same generator then always draws the same."""
    same(sample([0.5, 0.5], 3, Scripted(0.75, 0.25, 0.5, at_once=True)), [1, 0, 1], 0)


@given(PIECES, DRAWS)
def test_sample_gives_the_first_sum_above_u(p, u):
    """Whatever the pieces, the outcome is the smallest k with u < p[0] + … + p[k]."""
    same(sample(p, len(u), Scripted(*u)), [outcome(p, x) for x in u], 0)


def test_sample_comes_as_often_as_it_should():
    """In very many draws, each outcome's share is nearly its probability."""
    p, n = [0.4, 0.1, 0.3, 0.2], 10_000
    drawn = array(sample(p, n, np.random.default_rng(20)), (n,))
    # By Hoeffding's inequality a share is off by t with a probability of at most 2·exp(−2nt²): for t = 0.034 and all
    # four outcomes that is 8 in 10¹⁰.
    same(np.array([np.mean(drawn == k) for k in range(4)]), p, 0.034)


# --- gaussian_pdf ---


def test_gaussian_pdf_of_a_small_example():
    """With mean 2 and std 3, the point 5 is one std from the middle: z = 1, and the density is 0.0807."""
    x = [5, 2, -4]
    same(gaussian_pdf(x, 2, 3), [bell(v, 2, 3) for v in x], TOLERANCE)


def test_gaussian_pdf_keeps_the_shape():
    """Each point gets its density, in its own place, whatever the shape of the array."""
    x = np.array([[0.5, -1.0, 2.0], [3.0, 0.0, -2.5]])
    same(gaussian_pdf(x, 0, 2), [[bell(v, 0, 2) for v in row] for row in x], TOLERANCE)


@given(POINTS, MEANS, STDS)
def test_gaussian_pdf_is_symmetric(steps, mean, std):
    """To the left of its middle the bell is as high as to the right, at the same distance."""
    right = array(gaussian_pdf([mean + s for s in steps], mean, std), (len(steps),))
    same(gaussian_pdf([mean - s for s in steps], mean, std), right, TOLERANCE)
    assert (right > 0).all(), f"expected densities above 0, got {right}"


@given(POINTS, MEANS, STDS)
@example([0.0], 0.0, 1.0)
def test_gaussian_pdf_of_a_moved_and_stretched_bell(z, mean, std):
    """All bells are one: std times as wide, it is std times as low."""
    same(gaussian_pdf([mean + std * v for v in z], mean, std), [bell(v, 0, 1) / std for v in z], TOLERANCE)


def test_gaussian_pdf_has_the_area_one():
    """The whole area under the bell is 1: here as a sum of very thin rectangles, out to ten std on both sides."""
    for mean, std in ((0, 1), (-3, 0.5), (10, 4)):
        x, width = np.linspace(mean - 10 * std, mean + 10 * std, 2001, retstep=True)
        area = float(np.sum(array(gaussian_pdf(x, mean, std), (2001,))) * width)
        assert abs(area - 1) <= 1e-9, f"expected an area of 1 for mean {mean} and std {std}, got {area:.6g}"


def test_gaussian_pdf_far_out():
    """A thousand std from the middle the density is too small for float64: it is 0, and nothing breaks."""
    same(gaussian_pdf(np.array([1003.0, 3.0, -997.0]), 3, 1), [0, bell(0, 0, 1), 0], TOLERANCE)


# --- Further ---


@further
def test_is_distribution_of_what_is_no_number():
    """NaN (what 0/0 gives) and infinity are no probabilities, and a question is answered, not refused."""
    for p in ([math.nan, 1], [math.nan, math.nan], [math.inf, 0], [math.inf, -math.inf]):
        is_one(False, p)


@further
def test_sample_of_nothing_and_of_the_certain():
    """No draws are an empty array; what is certain comes every time."""
    same(sample([0.5, 0.5], 0, Scripted()), np.zeros(0), 0)
    same(sample([1], 3, Scripted(0.0, 0.5, LAST)), [0, 0, 0], 0)


@further
def test_gaussian_pdf_of_a_narrow_bell():
    """However narrow it is, its area stays 1; about two thirds of it lie within one std of the middle."""
    x, width = np.linspace(5 - 1e-6, 5 + 1e-6, 20_001, retstep=True)
    area = float(np.sum(array(gaussian_pdf(x, 5, 1e-6), (20_001,))) * width)
    assert abs(area - 0.6827) <= 1e-4, f"expected an area of 0.6827 within one std, got {area:.6g}"


@further
def test_normalize_of_a_small_example():
    """The weights 1, 3 and 4 are 8 in all: the shares are 1/8, 3/8 and 4/8."""
    same(normalize([1, 3, 4]), [0.125, 0.375, 0.5], TOLERANCE)
    same(normalize(np.array([0.0, 0.0, 7.0])), [0, 0, 1], TOLERANCE)


@further
@given(WEIGHTS, st.sampled_from([1e-300, 0.5, 3.0, 1e300]))
def test_normalize_depends_on_the_shares_alone(weights, unit):
    """The unit of the weights does not matter: grams or tons, the shares of the whole are the same."""
    same(normalize([w * unit for w in weights]), shares(weights), TOLERANCE)


@further
def test_normalize_at_the_end_of_float64():
    """The sum of two weights of 10³⁰⁸ is too large for float64; their shares are halves all the same."""
    same(normalize([1e308, 1e308]), [0.5, 0.5], TOLERANCE)
    same(normalize([1.5e308, 0.5e308, 1.0e308]), [0.5, 1 / 6, 1 / 3], TOLERANCE)
