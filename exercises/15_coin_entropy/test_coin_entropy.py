"""What surprise and the entropy of a coin must do. Read the law above a failing test first."""

import itertools
import math

import numpy as np
from checks import by_hand, chosen, further, in_my_words, number, number_in, same
from coin_entropy import coin_entropy, surprise
from hypothesis import given
from hypothesis import strategies as st

# Two terms, each right to about 16 digits, stay far below this, in any order and by any change of base.
TOLERANCE = 1e-12

# Multiples of 1/1024: 1 − p and the product of two of them are exact, and a failing example reads well.
PROBABILITIES = st.integers(0, 1024).map(lambda n: n / 1024)
POSITIVE = st.integers(1, 1024).map(lambda n: n / 1024)


def entropy(*probabilities):
    """The sum of −p log₂ p, in bits; outcomes that never happen are left out."""
    return math.fsum(-p * math.log2(p) for p in probabilities if p > 0)


# --- By hand ---


def test_fair_is_worked_out_by_hand():
    """Put p = ½ into the formula: two sides, each with its share and its surprise in bits."""
    by_hand("FAIR", entropy(0.5, 0.5))


def test_ninety_ten_is_worked_out_by_hand():
    """Put p = 0.9 into the formula: two sides, each with its share and its own surprise in bits."""
    by_hand("NINETY_TEN", entropy(0.9, 0.1))


def test_higher_is_right():
    """Compare the two entropies that you have found."""
    chosen("HIGHER", "af7c45d27ed7", ("fair", "ninety_ten"))


def test_meaning_is_the_right_statement():
    """One of the four statements in README.md says what entropy is."""
    chosen("MEANING", "62fe3366e66f", "abcd")


def test_counterexample_refutes_statement_c():
    """One coin is enough to refute "the rarer, the higher": with heads half as likely it has less entropy."""
    p = number_in("COUNTEREXAMPLE")
    assert 0 <= p <= 1, f"a probability lies from 0 to 1, got {p:g}"
    before, after = entropy(p, 1 - p), entropy(p / 2, 1 - p / 2)
    assert abs(after - before) > 1e-9, f"the coins with {p:g} and with {p / 2:g} have the same entropy"
    assert after < before, f"the coin with {p / 2:g} has more entropy than the coin with {p:g}, as statement c says"


def test_in_my_words_is_a_sentence():
    """What you can say in a sentence of your own, you have understood."""
    in_my_words("IN_MY_WORDS")


# --- surprise ---


def test_surprise_of_halves():
    """Each time a probability is halved, the surprise grows by one bit: ½ is 1 bit, ¼ is 2, and 1/1024 is 10."""
    same(surprise(0.5), 1, TOLERANCE)
    same(surprise(0.25), 2, TOLERANCE)
    same(surprise(1 / 1024), 10, TOLERANCE)


def test_surprise_of_one_in_ten():
    """2 raised to the power 3.322 is 10: something of probability 1/10 surprises by 3.322 bits."""
    same(surprise(0.1), 3.321928094887362, TOLERANCE)


def test_surprise_of_the_certain_is_zero():
    """What is certain does not surprise at all."""
    same(surprise(1), 0, TOLERANCE)


def test_surprise_falls_as_p_grows():
    """The likelier something is, the less it surprises."""
    for low, high in itertools.pairwise((0.001, 0.01, 0.15, 0.3, 0.499, 0.501, 0.75, 0.99)):
        of_low, of_high = number(surprise(low)), number(surprise(high))
        assert of_low > of_high, f"{low} is less likely than {high}, yet got {of_low:.6g} and {of_high:.6g}"


@given(POSITIVE, POSITIVE)
def test_surprise_adds_up(p, q):
    """Two independent things both happen with probability p · q, and their surprises add up."""
    same(surprise(p * q), -math.log2(p) - math.log2(q), TOLERANCE)


# --- coin_entropy ---


def test_coin_entropy_of_a_small_example():
    """One toss in four surprises by 2 bits, the others by 0.415: ¼ · 2 + ¾ · 0.415 = 0.5 + 0.311 = 0.811 bits."""
    same(coin_entropy(0.25), 0.8112781244591328, TOLERANCE)


def test_coin_entropy_agrees_with_the_hand():
    """The code finds for the fair and for the 90/10 coin what you have found on paper."""
    for p in (0.5, 0.9):
        got = number(coin_entropy(p))
        agrees = abs(got - entropy(p, 1 - p)) <= TOLERANCE
        assert agrees, f"coin_entropy({p}) gave {got:.6g}: do it on paper and compare"


def test_coin_entropy_of_a_certain_toss_is_zero():
    """If the result is certain, whichever it is, the entropy is exactly 0: a side that never shows adds nothing."""
    with np.errstate(all="ignore"):
        for p in (0, 1):
            h = number(coin_entropy(p))
            assert h == 0, f"expected coin_entropy({p}) to be 0, got {h:.6g}"


def test_coin_entropy_of_an_almost_certain_toss():
    """Almost certain is not certain: the entropy is tiny, but it is there."""
    for p in (2.0**-20, 1 - 2.0**-20):
        same(coin_entropy(p), entropy(2.0**-20, 1 - 2.0**-20), TOLERANCE)


@given(PROBABILITIES)
def test_coin_entropy_is_the_expected_surprise(p):
    """Heads surprise by s(p) in a share p of all tosses, tails by s(1 − p) in all others."""
    same(coin_entropy(p), entropy(p, 1 - p), TOLERANCE)


@given(PROBABILITIES)
def test_coin_entropy_does_not_know_the_names_of_the_sides(p):
    """Call heads tails, and tails heads: the entropy stays as it is, H(p) = H(1 − p)."""
    same(coin_entropy(p), number(coin_entropy(1 - p)), TOLERANCE)


def test_coin_entropy_has_one_peak():
    """One coin is harder to foresee than all others, even than its nearest neighbours."""
    most = number(coin_entropy(0.5))
    assert most <= 1 + TOLERANCE, f"coin_entropy(0.5) gave {most!r}: do it on paper and compare"
    for p in (0.5 - 1e-6, 0.5 + 1e-6, *(n / 64 for n in range(65) if n != 32)):
        h = number(coin_entropy(p))
        assert h < 1, f"coin_entropy({p!r}) gave {h!r}: so much has one coin alone, and this is another"


@given(PROBABILITIES, PROBABILITIES)
def test_coin_entropy_is_concave(p, q):
    """The coin halfway between two others has at least the mean of their entropies."""
    middle, mean = number(coin_entropy((p + q) / 2)), (number(coin_entropy(p)) + number(coin_entropy(q))) / 2
    assert middle >= mean - TOLERANCE, f"H({(p + q) / 2}) = {middle:.6g} is below the mean of the two, {mean:.6g}"


# --- Further ---


@further
def test_surprise_of_the_impossible_is_infinite():
    """Nothing could surprise more than what is impossible: infinitely many bits."""
    with np.errstate(all="ignore"):
        same(surprise(0), math.inf, TOLERANCE)


@further
def test_surprise_of_the_extremely_unlikely():
    """Very unlikely is not impossible: the surprise is large, but finite, and not cut off anywhere."""
    same(surprise(2.0**-50), 50, TOLERANCE)
    same(surprise(2.0**-1000), 1000, TOLERANCE)


@further
def test_coin_entropy_at_the_ends_of_float64():
    """As near to certain as float64 can be, the entropy is no NaN and not below 0; and no surprise is cut off in it."""
    for p in (1e-300, 1 - 2.0**-53):
        h = number(coin_entropy(p))
        assert 0 <= h < 1e-13, f"expected coin_entropy({p!r}) to be 0 or just above, got {h!r}"
    rare = 2.0**-1020  # it surprises by 1020 bits; the other side adds less than 2 · rare
    same(coin_entropy(rare), 1020 * rare, 5 * rare)
