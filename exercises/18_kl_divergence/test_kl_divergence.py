"""What the divergence of two distributions must do. Read the law above a failing test first."""

import math

import numpy as np
from checks import by_hand, chosen, distribution, fail, further, number, same
from hypothesis import example, given
from hypothesis import strategies as st
from kl_divergence import asymmetric_pair, gaussian_kl, kl_divergence

# Sums of a few terms of a few bits each: rounding stays below 1e-14 in whatever order they are added.
TOLERANCE = 1e-12
# The numbers of the bell curves go up to a hundred or two.
TOLERANCE_OF_CURVES = 1e-9


def shares(weights):
    """Whole weights, divided by their sum: these read well in a failing example."""
    return [k / sum(weights) for k in weights]


# Two distributions over the same outcomes, up to five: p may hold zeros, q none.
PAIRS = (
    st.lists(st.tuples(st.integers(0, 8), st.integers(1, 8)), min_size=1, max_size=5)
    .filter(lambda rows: any(k for k, _ in rows))
    .map(lambda rows: [shares(weights) for weights in zip(*rows, strict=True)])
)
MEANS, SPREADS = st.integers(-8, 8).map(lambda k: k / 2), st.integers(1, 4).map(lambda k: k / 2)


def true_divergence(p, q):
    """Σ p log₂(p / q) over what comes, taken one by one."""
    pairs = [(float(x), float(y)) for x, y in zip(p, q, strict=True) if x > 0]
    return math.fsum(x * (math.log2(x) - math.log2(y)) for x, y in pairs) if all(y for _, y in pairs) else math.inf


def both(p, q, r, s):
    """Two independent things at once: the products of what happens, and of what is believed."""
    return [x * y for x in p for y in r], [x * y for x in q for y in s]


def on_a_grid(m1, s1, m2, s2):
    """The same two bell curves as lists: 4,001 points on a line, each with its share of p and of q; D in bits."""
    # Each curve is gone ten standard deviations from its mean.
    x = np.linspace(min(m1 - 10 * s1, m2 - 10 * s2), max(m1 + 10 * s1, m2 + 10 * s2), 4001)
    log_p, log_q = (-(((x - m) / s) ** 2) / 2 for m, s in ((m1, s1), (m2, s2)))
    log_p, log_q = log_p - np.log(np.exp(log_p).sum()), log_q - np.log(np.exp(log_q).sum())
    return float(np.sum(np.exp(log_p) * (log_p - log_q))) / math.log(2)


def witness():
    """The learner's two distributions, if they are two, over the same outcomes."""
    pair = asymmetric_pair()
    if type(pair) not in (tuple, list, np.ndarray) or len(pair) != 2:
        fail("asymmetric_pair: return two distributions, like `return p, q`.")
    p, q = map(distribution, pair)
    if len(p) != len(q):
        fail(f"asymmetric_pair: p has {len(p)} outcomes and q {len(q)}. They should speak of the same ones.")
    return p, q


# --- By hand ---

P, Q = [1 / 2, 1 / 4, 1 / 8, 1 / 8], [1 / 4, 1 / 8, 1 / 2, 1 / 8]


def test_kl_pq_is_worked_out_by_hand():
    """Weigh each log₂(pᵢ / qᵢ) with pᵢ and add: single terms may be negative."""
    by_hand("KL_PQ", true_divergence(P, Q))


def test_kl_qp_is_worked_out_by_hand():
    """The other way round q happens and p is believed: weigh each log₂(qᵢ / pᵢ) with qᵢ."""
    by_hand("KL_QP", true_divergence(Q, P))


def test_symmetric_is_decided():
    """Two numbers that you have worked out decide it."""
    chosen("SYMMETRIC", "6805782c583e", (True, False))


# --- kl_divergence ---


def test_kl_divergence_of_a_small_example():
    """½ · log₂(½ / ⅛) + ¼ · log₂(¼ / ⅛) + ¼ · log₂(¼ / ¾) = 1 + 0.25 − 0.396 = 0.854 bits: a term may be negative."""
    same(kl_divergence([0.5, 0.25, 0.25], [0.125, 0.125, 0.75]), 1.25 - math.log2(3) / 4, TOLERANCE)


def test_kl_divergence_of_what_never_comes():
    """An outcome that never comes adds nothing, whatever q says of it."""
    same(kl_divergence([0.5, 0.5, 0], [0.25, 0.25, 0.5]), 1, TOLERANCE)
    same(kl_divergence([0, 1], [0.75, 0.25]), 2, TOLERANCE)
    same(kl_divergence([0.5, 0, 0.5], [0.25, 0, 0.75]), 1 - math.log2(3) / 2, TOLERANCE)


def test_kl_divergence_of_what_q_rules_out():
    """Where something comes that q called impossible, no price is high enough: infinity, in any base."""
    same(kl_divergence([0.5, 0.5], [1, 0]), math.inf, TOLERANCE)
    same(kl_divergence([0.75, 0.25, 0], [0, 0.5, 0.5]), math.inf, TOLERANCE)
    same(kl_divergence([0, 0.001, 0.999, 0], [0, 0, 1, 0]), math.inf, TOLERANCE)
    same(kl_divergence([0.5, 0.5], [1, 0], 4), math.inf, TOLERANCE)
    same(kl_divergence([0.5, 0.5], [1, 0], base=math.e), math.inf, TOLERANCE)


def test_kl_divergence_in_other_units():
    """Another base is another unit: base 4 halves the number of bits, and base e gives 0.693 nats for each bit."""
    p, q = [0.5, 0.5, 0], [0.25, 0.25, 0.5]
    same(kl_divergence(p, q, 4), 0.5, TOLERANCE)
    same(kl_divergence(p, q, base=math.e), math.log(2), TOLERANCE)
    same(kl_divergence(p, q, 10), math.log10(2), TOLERANCE)


@given(PAIRS)
@example([[0.9, 0.1], [0.1, 0.9]])
@example([[0.5, 0.5], [0.5001, 0.4999]])
def test_kl_divergence_is_zero_for_the_truth_alone(pair):
    """D(p ‖ q) is never below 0, and 0 for q = p: a wrong belief costs something, the right one nothing."""
    p, q = pair
    got = number(kl_divergence(p, q))
    assert got >= -TOLERANCE, f"expected 0 or more, got {got:.6g}"
    same(kl_divergence(p, p), 0, TOLERANCE)
    apart = max(abs(x - y) for x, y in zip(p, q, strict=True))
    if p != q:
        assert got > apart**2, f"expected more than {apart**2:.6g}, since q is not p, got {got:.6g}"


@given(PAIRS)
@example([[0.75, 0.25], [0.5, 0.5]])
def test_kl_divergence_is_the_penalty(pair):
    """D(p ‖ q) = H(p, q) − H(p): the coding penalty of rung 17."""
    p, q = pair
    crossed = -math.fsum(x * math.log2(y) for x, y in zip(p, q, strict=True))
    entropy = -math.fsum(x * math.log2(x) for x in p if x)
    same(kl_divergence(p, q), crossed - entropy, TOLERANCE)


@given(PAIRS, PAIRS)
@example([[0.5, 0.5], [0.25, 0.75]], [[0.75, 0.125, 0.125], [0.5, 0.25, 0.25]])
def test_kl_divergence_adds_up(pair, other):
    """For independent things the divergences add up: D of both is the sum of the two."""
    same(kl_divergence(*both(*pair, *other)), true_divergence(*pair) + true_divergence(*other), TOLERANCE)


# --- gaussian_kl ---


def test_gaussian_kl_of_a_small_example():
    """From mean 1, std 1 to mean 3, std 2: ln 2 + (1 + 4) / 8 − ½ = 0.818 nats. And back: −ln 2 + (4 + 4) / 2 − ½."""
    same(gaussian_kl(1, 1, 3, 2), math.log(2) + 5 / 8 - 1 / 2, TOLERANCE)
    same(gaussian_kl(3, 2, 1, 1), -math.log(2) + 8 / 2 - 1 / 2, TOLERANCE)


def test_gaussian_kl_of_equal_spreads():
    """With one standard deviation s for both, half the squared distance of the means is left, in units of s."""
    same(gaussian_kl(5, 0.5, 5, 0.5), 0, TOLERANCE)
    same(gaussian_kl(-1, 2, 5, 2), 36 / 8, TOLERANCE)
    same(gaussian_kl(0.25, 0.5, -0.25, 0.5), 0.5, TOLERANCE)


@given(MEANS, SPREADS, MEANS, SPREADS, st.integers(-20, 20), st.integers(-10, 10))
def test_gaussian_kl_is_the_same_in_any_unit(m1, s1, m2, s2, shift, power):
    """Metres or feet, this zero or that: moving and stretching both curves alike changes nothing."""
    expected = on_a_grid(m1, s1, m2, s2) * math.log(2)
    a = 2.0**power
    got = gaussian_kl(a * m1 + shift, a * s1, a * m2 + shift, a * s2)
    same(got, expected, TOLERANCE_OF_CURVES)


@given(MEANS, SPREADS, MEANS, SPREADS)
@example(0.0, 1.0, 0.0, 2.0)
@example(0.0, 2.0, 0.0, 0.5)
def test_gaussian_kl_is_that_of_a_fine_grid(m1, s1, m2, s2):
    """Cut finely, two bell curves are two lists of probabilities: their divergence in bits, times ln 2, is the same."""
    same(gaussian_kl(m1, s1, m2, s2), math.log(2) * on_a_grid(m1, s1, m2, s2), TOLERANCE_OF_CURVES)


# --- asymmetric_pair ---


def test_asymmetric_pair_is_finite_both_ways():
    """Two distributions over the same outcomes, and what is possible for one is possible for the other."""
    p, q = witness()
    for x, y in zip(p, q, strict=True):
        if (x > 0) != (y > 0):
            fail(
                "asymmetric_pair: one of the two divergences is infinite. Where one has a 0, the other needs one, too."
            )


def test_asymmetric_pair_makes_a_difference():
    """D(p ‖ q) and D(q ‖ p) are 0.1 bit apart or more."""
    p, q = witness()
    there, back = true_divergence(p, q), true_divergence(q, p)
    if not abs(there - back) >= 0.1:
        fail(f"asymmetric_pair: {there:.6g} bits one way and {back:.6g} the other: 0.1 bit apart is asked for.")


# --- Further ---


@further
def test_kl_divergence_has_no_upper_bound():
    """The less q expects what comes, the more it costs: from 2⁻² to 2⁻¹⁰⁷⁴ no end is in sight."""
    for k in (2, 10, 100, 1000, 1074):
        q = [2.0**-k, 1 - 2.0**-k]
        same(kl_divergence([0.5, 0.5], q), (k - math.log2(q[1])) / 2 - 1, TOLERANCE)


@further
@given(PAIRS)
def test_kl_divergence_of_joined_outcomes(pair):
    """Who sees less can tell less apart: counting two outcomes as one never makes the divergence larger."""
    p, q = ([x[0] + x[-1], *x[1:-1]] if len(x) > 1 else x for x in pair)
    got, most = number(kl_divergence(p, q)), true_divergence(*pair)
    assert got <= most + TOLERANCE, f"expected at most {most:.6g}, got {got:.6g}"
    same(got, true_divergence(p, q), TOLERANCE)


@further
def test_gaussian_kl_where_squares_do_not_fit():
    """The square of 10²⁰⁰ is too large for float64, and that of 10⁻²⁰⁰ too small; the divergence is there."""
    for unit in (1e200, 1e-200):
        same(gaussian_kl(1 * unit, 1 * unit, 3 * unit, 2 * unit), math.log(2) + 5 / 8 - 1 / 2, TOLERANCE)
