"""What entropy must do. Read the law above a failing test first."""

import math
from itertools import combinations_with_replacement, product

import numpy as np
from checks import beside, blank, by_hand, distribution, fail, further, number, same
from entropy import entropy, joint_entropy, yes_no_questions
from hypothesis import example, given
from hypothesis import strategies as st

# Sums of a few terms, none of them above 1: rounding stays below 1e-14 in whatever order they are added.
TOLERANCE = 1e-12

# Whole weights from 0 to 8, divided by their sum: these read well in a failing example.
DISTRIBUTIONS = st.lists(st.integers(0, 8), min_size=1, max_size=5).filter(any).map(lambda w: [k / sum(w) for k in w])

# Tables of two rows and three columns, made the same way.
TABLES = st.lists(st.integers(0, 8), min_size=6, max_size=6).filter(any).map(lambda w: np.reshape(w, (2, 3)) / sum(w))


def true_entropy(p, base=2.0):
    """−Σ p log p over what is possible, taken one by one."""
    return 0.0 - math.fsum(float(x) * math.log2(x) for x in np.ravel(p) if x > 0) / math.log2(base)


def right_entropy(p, base=2.0):
    """The same for whoever calls `entropy`: like the learner's, it takes a whole distribution and nothing else."""
    if np.ndim(p) != 1 or abs(math.fsum(p) - 1) > 1e-6:
        raise ValueError("a row of probabilities: they are 0 or more and sum to 1")
    return true_entropy(p, base)


def fewest_questions(p):
    """The least average length that a code of yes and no can have, by trying all: Σ 2^−length is at most 1."""
    p = sorted((x for x in p if x > 0), reverse=True)
    codes = combinations_with_replacement(range(len(p)), len(p))
    return min(math.fsum(map(math.prod, zip(p, code, strict=True))) for code in codes if sum(map(kraft, code)) <= 1)


def kraft(length):
    """The share of all long answers that begin with a given one of this length."""
    return 2.0**-length


def table(p, q):
    """Two things that know nothing of each other: the product of their probabilities in each cell."""
    return [[x * y for y in q] for x in p]


# --- By hand ---


def test_four_sides_is_worked_out_by_hand():
    """Weigh the surprise of each side, −log₂ of its probability, with the probability itself, and add up."""
    by_hand("FOUR_SIDES", true_entropy([1 / 2, 1 / 4, 1 / 8, 1 / 8]))


def test_more_with_fewer_is_a_counterexample():
    """The first distribution has fewer possible outcomes than the second, and more entropy."""
    pair = blank("MORE_WITH_FEWER")
    if type(pair) not in (list, tuple) or len(pair) != 2:
        fail("MORE_WITH_FEWER: write two distributions in a list, like [[…], […]].")
    first, second = map(distribution, pair)
    fewer, more = (sum(x > 0 for x in p) for p in (first, second))
    if fewer >= more:
        fail(f"the first has {fewer} possible outcomes, the second {more}: the first should have fewer.")
    high, low = true_entropy(first), true_entropy(second)
    if high <= low + TOLERANCE:
        fail(f"the first has the entropy {high:.6g}, the second {low:.6g}: the first should have more.")


# --- entropy ---


def test_entropy_of_a_small_example():
    """Each surprise counts as often as it comes: ½ · 1 + ¼ · 2 + ¼ · 2 = 1.5 bits."""
    same(entropy([0.5, 0.25, 0.25]), 1.5, TOLERANCE)


def test_entropy_of_impossible_outcomes():
    """What never comes adds nothing: a side of probability 0 leaves the entropy as it is."""
    same(entropy([0.25, 0, 0.5, 0.25, 0]), 1.5, TOLERANCE)
    same(entropy([0, 0.5, 0.5]), 1, TOLERANCE)


def test_entropy_of_what_is_certain():
    """Where only one outcome is possible nothing is left to learn: 0 bits, neither more nor less."""
    for p in ([1], [0, 1], [1, 0, 0, 0]):
        same(entropy(p), 0, 1e-15)


def test_entropy_in_other_units():
    """Another base is another unit: base 4 halves the number of bits, and base e gives 0.693 nats for each bit."""
    same(entropy([0.5, 0.25, 0.25], 4), 0.75, TOLERANCE)
    same(entropy([0.5, 0.25, 0.25], base=math.e), 1.5 * math.log(2), TOLERANCE)
    same(entropy([0.5, 0.5, 0], 10), math.log10(2), TOLERANCE)


def test_entropy_of_equal_chances():
    """Where all n outcomes are equally likely the entropy is log₂ n."""
    for n in (2, 3, 8, 100):
        same(entropy([1 / n] * n), math.log2(n), TOLERANCE)


@given(DISTRIBUTIONS)
@example([0.9, 0.1])
@example([0.98, 0.01, 0.01])
def test_entropy_lies_between_zero_and_that_of_equal_chances(p):
    """No distribution of n outcomes has less than 0 bits, and none has more than log₂ n."""
    got = number(entropy(p))
    assert -TOLERANCE <= got <= math.log2(len(p)) + TOLERANCE, f"expected 0 to {math.log2(len(p)):.6g}, got {got:.6g}"


@given(DISTRIBUTIONS, DISTRIBUTIONS, st.integers(0, 8))
@example([0.5, 0.5], [0.25, 0.75], 4)
def test_entropy_may_be_asked_in_two_steps(p, q, eighths):
    """First which group, then which one in it: H of the groups, plus the H within each as often as it comes."""
    s = eighths / 8
    expected = true_entropy([s, 1 - s]) + s * true_entropy(p) + (1 - s) * true_entropy(q)
    same(entropy([s * x for x in p] + [(1 - s) * y for y in q]), expected, TOLERANCE)


# --- joint_entropy ---


def test_joint_entropy_of_a_small_example():
    """Each cell of the table is one outcome: three of ¼ and two of ⅛ make ¾ · 2 + ¼ · 3 = 2.25 bits."""
    with beside(entropy=right_entropy):
        same(joint_entropy([[1 / 4, 0, 1 / 4], [1 / 8, 1 / 4, 1 / 8]]), 2.25, TOLERANCE)


def test_joint_entropy_where_one_tells_the_other():
    """Where y is a function of x, y adds nothing: H(X, Y) = H(X)."""
    with beside(entropy=right_entropy):
        same(joint_entropy(np.diag([0.5, 0.25, 0.25])), 1.5, TOLERANCE)
        same(joint_entropy([[0.5, 0], [0.25, 0], [0, 0.25]]), 1.5, TOLERANCE)
        same(joint_entropy([[0, 1]]), 0, TOLERANCE)


@given(DISTRIBUTIONS, DISTRIBUTIONS)
@example([0.5, 0.5], [0.25, 0.25, 0.5])
def test_joint_entropy_of_independent_things(p, q):
    """Where neither tells anything of the other, every cell is a product, and H(X, Y) = H(X) + H(Y)."""
    with beside(entropy=right_entropy):
        same(joint_entropy(table(p, q)), true_entropy(p) + true_entropy(q), TOLERANCE)


@given(TABLES)
@example(np.array([[0.5, 0, 0], [0, 0, 0.5]]))
def test_joint_entropy_is_at_most_the_sum(P):
    """What one thing tells of the other is not counted twice: H(X, Y) ≤ H(X) + H(Y)."""
    with beside(entropy=right_entropy):
        got = number(joint_entropy(P))
    most = true_entropy(P.sum(axis=1)) + true_entropy(P.sum(axis=0))
    assert got <= most + TOLERANCE, f"expected at most H(X) + H(Y) = {most:.6g}, got {got:.6g}"


# --- yes_no_questions ---


def test_yes_no_questions_of_a_small_example():
    """Joining 0.1 + 0.15, 0.15 + 0.15, 0.25 + 0.3 and 0.45 + 0.55 costs 0.25 + 0.3 + 0.55 + 1 = 2.1 questions."""
    same(yes_no_questions([0.45, 0.15, 0.1, 0.15, 0.15]), 2.1, TOLERANCE)


def test_yes_no_questions_of_impossible_outcomes():
    """Nobody asks for what never comes: probabilities of 0 change nothing."""
    same(yes_no_questions([0.5, 0, 0.5, 0]), 1, TOLERANCE)
    same(yes_no_questions([0.25, 0, 0.5, 0.25]), 1.5, TOLERANCE)


def test_yes_no_questions_of_what_is_certain():
    """Where only one outcome is possible there is nothing to ask."""
    same(yes_no_questions([1]), 0, TOLERANCE)
    same(yes_no_questions([0, 1, 0]), 0, TOLERANCE)


@given(st.permutations([1 / 2, 1 / 4, 1 / 8, 1 / 16, 1 / 16]))
def test_yes_no_questions_for_powers_of_a_half(p):
    """Where each probability is a power of ½, every question halves what is left, and the number is H itself."""
    same(yes_no_questions(p), 1.875, TOLERANCE)
    same(yes_no_questions([1 / 4] * 4), 2, TOLERANCE)


@given(DISTRIBUTIONS)
@example([0.35, 0.17, 0.17, 0.16, 0.15])
@example([0.9, 0.05, 0.05])
def test_yes_no_questions_are_as_few_as_can_be(p):
    """No plan of questions does with fewer: H ≤ L < H + 1, and L is the least that any code can have."""
    got, entropy_of_p = number(yes_no_questions(p)), true_entropy(p)
    inside = entropy_of_p - TOLERANCE <= got < entropy_of_p + 1
    assert inside, f"expected H ≤ L < H + 1 with H = {entropy_of_p:.6g}, got L = {got:.6g}"
    same(got, fewest_questions(p), TOLERANCE)


# --- Further ---


@further
def test_entropy_of_the_very_rare():
    """An outcome of 10⁻³⁰⁰ adds very little, but not nothing."""
    same(entropy([1 - 2**-40, 2**-40]), 2**-40 * (40 + 1 / math.log(2)), 2**-76)
    same(entropy([1, 1e-300]), 1e-300 * -math.log2(1e-300), 1e-310)


@further
@given(TABLES)
def test_joint_entropy_goes_row_by_row(P):
    """The chain rule: H(X, Y) is H(X), plus the entropy within each row as often as the row comes."""
    rows = [row for row in P if row.any()]
    within = math.fsum(row.sum() * true_entropy(row / row.sum()) for row in rows)
    with beside(entropy=right_entropy):
        same(joint_entropy(P), true_entropy(P.sum(axis=1)) + within, TOLERANCE)


@further
def test_yes_no_questions_for_many_tosses_at_once():
    """Asked for eight tosses at once, a toss costs less than H + ⅛ questions; one by one, it costs a whole one."""
    coin = [0.9, 0.1]
    same(yes_no_questions(coin), 1, TOLERANCE)
    tosses = [math.prod(toss) for toss in product(coin, repeat=8)]
    each = number(yes_no_questions(tosses)) / 8
    least = true_entropy(coin)
    assert least <= each < least + 1 / 8, f"expected {least:.6g} to {least + 1 / 8:.6g} a toss, got {each:.6g}"
