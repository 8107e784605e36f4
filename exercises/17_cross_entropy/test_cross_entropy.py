"""What the cross-entropy and the price of a wrong belief must do. Read the law above a failing test first."""

import math

import numpy as np
from checks import beside, by_hand, further, number, refused, same
from cross_entropy import coding_penalty, cross_entropy
from hypothesis import example, given
from hypothesis import strategies as st

# Sums of a few terms of a few bits each: rounding stays below 1e-14 in whatever order they are added.
TOLERANCE = 1e-12


def shares(weights):
    """Whole weights, divided by their sum: these read well in a failing example."""
    return [k / sum(weights) for k in weights]


def columns(most, least_of_the_last):
    """A strategy for distributions over the same outcomes, up to five; only the last may be kept away from 0."""
    row = st.tuples(*[st.integers(0, 8)] * (most - 1), st.integers(least_of_the_last, 8))
    tables = st.lists(row, min_size=1, max_size=5).map(lambda rows: list(zip(*rows, strict=True)))
    return tables.filter(lambda table: all(map(any, table))).map(lambda table: [shares(weights) for weights in table])


PAIRS, SURE_PAIRS, TRIPLES = columns(2, 0), columns(2, 1), columns(3, 1)

# Two lengths that differ: no outcome may be lost, and no single one may be stretched over all.
UNEQUAL = [([0.5, 0.5], [0.5, 0.25, 0.25]), ([0.5, 0.5, 0], [0.5, 0.5]), ([1], [0.5, 0.5]), ([0.5, 0.5], [1])]


def surprise(q):
    """−log₂ q, in bits; infinite for what cannot be."""
    return -math.log2(q) if q > 0 else math.inf


def true_cross_entropy(p, q, base=2.0):
    """−Σ p log q over what comes, taken one by one."""
    terms = [x * surprise(y) for x, y in zip(map(float, p), map(float, q), strict=True) if x > 0]
    return sum(terms) / math.log2(base)


def true_penalty(p, q, base=2.0):
    """H(p, q) − H(p)."""
    return true_cross_entropy(p, q, base) - true_cross_entropy(p, p, base)


# --- By hand ---


def test_h_pq_is_worked_out_by_hand():
    """The surprises are those of somebody who believes q, and each comes as often as p says."""
    by_hand("H_PQ", true_cross_entropy([1 / 2, 1 / 4, 1 / 8, 1 / 8], [1 / 4, 1 / 8, 1 / 2, 1 / 8]))


# --- cross_entropy ---


def test_cross_entropy_of_a_small_example():
    """q is surprised by 1, 2 and 2 bits, and p says how often: ¾ · 1 + ⅛ · 2 + ⅛ · 2 = 1.25 bits."""
    same(cross_entropy([0.75, 0.125, 0.125], [0.5, 0.25, 0.25]), 1.25, TOLERANCE)


def test_cross_entropy_of_what_never_comes():
    """An outcome that never comes surprises nobody, whatever q says of it: it adds nothing."""
    same(cross_entropy([0.5, 0.5, 0], [0.25, 0.25, 0.5]), 2, TOLERANCE)
    same(cross_entropy([0, 1], [0.75, 0.25]), 2, TOLERANCE)
    same(cross_entropy([0.5, 0, 0.5], [0.5, 0, 0.5]), 1, TOLERANCE)


def test_cross_entropy_of_what_q_rules_out():
    """Where something comes that q called impossible, the surprise is infinite, and its average too: in any unit."""
    same(cross_entropy([0.5, 0.5], [1, 0]), math.inf, TOLERANCE)
    same(cross_entropy([0.75, 0.25, 0], [0, 0.5, 0.5]), math.inf, TOLERANCE)
    same(cross_entropy([0, 0.001, 0.999, 0], [0, 0, 1, 0]), math.inf, TOLERANCE)
    same(cross_entropy([0.5, 0.5], [1, 0], 4), math.inf, TOLERANCE)
    same(cross_entropy([0.5, 0.5], [1, 0], base=math.e), math.inf, TOLERANCE)


def test_cross_entropy_in_other_units():
    """Another base is another unit: base 4 halves the number of bits, and base e gives 0.693 nats for each bit."""
    p, q = [0.75, 0.125, 0.125], [0.5, 0.25, 0.25]
    same(cross_entropy(p, q, 4), 0.625, TOLERANCE)
    same(cross_entropy(p, q, base=math.e), 1.25 * math.log(2), TOLERANCE)
    same(cross_entropy(p, q, 10), 1.25 * math.log10(2), TOLERANCE)


@given(PAIRS)
@example([[0.5, 0.25, 0.25], [0.5, 0.25, 0.25]])
@example([[0.75, 0.25], [0.5, 0.5]])
def test_cross_entropy_is_at_least_the_entropy(pair):
    """No belief does better than the truth: H(p, q) ≥ H(p), with equality for q = p."""
    p, q = pair
    got, least = number(cross_entropy(p, q)), true_cross_entropy(p, p)
    assert got >= least - TOLERANCE, f"expected at least H(p) = {least:.6g}, got {got:.6g}"
    same(cross_entropy(p, p), least, TOLERANCE)


@given(TRIPLES, st.integers(0, 8))
@example([[1, 0], [0, 1], [0.25, 0.75]], 4)
def test_cross_entropy_is_linear_in_p(triple, eighths):
    """q keeps its surprises, p only says how often: mixing two truths mixes the two cross-entropies."""
    p, r, q = triple
    s = eighths / 8
    mixed = [s * x + (1 - s) * y for x, y in zip(p, r, strict=True)]
    expected = s * true_cross_entropy(p, q) + (1 - s) * true_cross_entropy(r, q)
    same(cross_entropy(mixed, q), expected, TOLERANCE)


def test_cross_entropy_is_what_a_code_costs():
    """Letters written in a code that was made for q, counted bit by bit in a text whose shares are p."""
    code = {"a": "110", "b": "0", "c": "10", "d": "111"}
    text = "abacadabca"
    p = [text.count(letter) / len(text) for letter in code]
    q = [0.5 ** len(word) for word in code.values()]
    bits = len("".join(code[letter] for letter in text))
    same(cross_entropy(p, q), bits / len(text), TOLERANCE)


def test_cross_entropy_refuses_different_lengths():
    """p and q speak of the same outcomes: each pᵢ needs its qᵢ, and no outcome may be lost in silence."""
    for p, q in UNEQUAL:
        refused(cross_entropy, p, q)


# --- coding_penalty ---


def test_coding_penalty_of_a_small_example():
    """H(p, q) = ½ · 2 + ½ · 1 = 1.5 bits are paid where H(p) = 1 is enough: the penalty is 0.5."""
    with beside(cross_entropy=true_cross_entropy):
        same(coding_penalty([0.5, 0.5, 0, 0], [0.25, 0.5, 0.125, 0.125]), 0.5, TOLERANCE)
        same(coding_penalty([0.5, 0.5], [0.25, 0.75]), 1 - math.log2(3) / 2, TOLERANCE)


def test_coding_penalty_of_the_right_belief():
    """Who believes what is true pays nothing on top."""
    with beside(cross_entropy=true_cross_entropy):
        for p in ([0.5, 0.25, 0.25], [0.7, 0.2, 0.1], [0, 1], [0.5, 0, 0.5]):
            same(coding_penalty(p, p), 0, TOLERANCE)


def test_coding_penalty_of_what_q_rules_out():
    """Infinite where q rules out something that comes, and a plain number where q rules out what never comes."""
    with beside(cross_entropy=true_cross_entropy):
        same(coding_penalty([0.5, 0.5], [1, 0]), math.inf, TOLERANCE)
        same(coding_penalty([0.5, 0, 0.5], [0, 0, 1]), math.inf, TOLERANCE)
        same(coding_penalty([0.5, 0.5], [1, 0], 4), math.inf, TOLERANCE)
        same(coding_penalty([0.5, 0.5], [1, 0], base=math.e), math.inf, TOLERANCE)
        same(coding_penalty([0.5, 0, 0.5], [0.25, 0, 0.75]), 1 - math.log2(3) / 2, TOLERANCE)


def test_coding_penalty_in_other_units():
    """Another base is another unit: base 4 halves the penalty, and base e gives 0.693 nats for each bit."""
    p, q = [0.5, 0.5, 0, 0], [0.25, 0.5, 0.125, 0.125]
    with beside(cross_entropy=true_cross_entropy):
        same(coding_penalty(p, q, 4), 0.25, TOLERANCE)
        same(coding_penalty(p, q, base=math.e), 0.5 * math.log(2), TOLERANCE)


@given(SURE_PAIRS)
@example([[0.9, 0.1], [0.1, 0.9]])
def test_coding_penalty_is_never_below_zero(pair):
    """A wrong belief never pays: H(p, q) − H(p) ≥ 0."""
    p, q = pair
    with beside(cross_entropy=true_cross_entropy):
        got = number(coding_penalty(p, q))
    assert got >= -TOLERANCE, f"expected 0 or more, got {got:.6g}"
    same(got, true_penalty(p, q), TOLERANCE)


def test_coding_penalty_refuses_different_lengths():
    """Each pᵢ needs its qᵢ: no outcome may be lost in silence."""
    with beside(cross_entropy=true_cross_entropy):
        for p, q in UNEQUAL:
            refused(coding_penalty, p, q)


# --- Further ---


@further
def test_cross_entropy_of_the_nearly_impossible():
    """What q held for nearly impossible costs many bits, but not infinitely many: 2⁻¹⁰⁷⁴ is not 0."""
    same(cross_entropy([0.5, 0.5], [2.0**-1074, 1]), 537, TOLERANCE)
    same(cross_entropy([1e-300, 1], [0.5, 0.5]), 1, TOLERANCE)


@further
def test_coding_penalty_of_a_slightly_wrong_belief():
    """Half the error, a quarter of the penalty: near the truth, being a little wrong is cheap."""
    p, errors = np.array([0.5, 0.25, 0.25]), np.array([1, -0.5, -0.5])
    with beside(cross_entropy=true_cross_entropy):
        large, small = (number(coding_penalty(p, p + h * errors)) for h in (2**-8, 2**-9))
    same(large / small, 4, 0.05)
