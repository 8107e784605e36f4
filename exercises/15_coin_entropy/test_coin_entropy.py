"""Surprise and the entropy of a coin: the formulas, their laws, and both ends of the scale."""

import itertools
import math
import warnings

import numpy as np
from coin_entropy import FAIR, HIGHER, MEANING, NINETY_TEN, coin_entropy, surprise
from hypothesis import given
from hypothesis import strategies as st

# Two terms, each right to about 16 digits, in any order and by any base change, stay far below this (for a
# large surprise: this share of it).
TOLERANCE = 1e-12
# A number found by hand has three digits after the point.
BY_HAND = 0.0005

# Multiples of 1/1024, because 1 - p and the product of two of them are exact.
PROBABILITIES = st.integers(0, 1024).map(lambda n: n / 1024)
POSITIVE = st.integers(1, 1024).map(lambda n: n / 1024)


def number(got):
    """The result as a float, if it is one real number: a Python number, a NumPy scalar or a 0-d array."""
    __tracebackhide__ = True
    plain = type(got) in (int, float) or isinstance(got, np.integer | np.floating)
    zero_d = type(got) is np.ndarray and got.shape == () and got.dtype.kind in "iuf"
    assert plain or zero_d, f"expected one number, got {got!r} ({type(got).__name__})"
    return float(got)


def word(got):
    """The answer as a word in lower case."""
    __tracebackhide__ = True
    is_text = isinstance(got, str)
    assert is_text, f"expected a word or a letter in quotes, got {got!r}"
    return got.strip().lower()


def same(got, expected):
    """Asserts one number that is the expected one within TOLERANCE."""
    __tracebackhide__ = True
    value = number(got)
    close = math.isclose(value, expected, rel_tol=TOLERANCE, abs_tol=TOLERANCE)
    assert close, f"expected {expected}, got {value}"


def refused(function, *arguments):
    """Asserts that the call raises ValueError, and says what came instead if it does not."""
    __tracebackhide__ = True
    try:
        got = function(*arguments)
    except ValueError:
        return
    call = f"{function.__name__}({', '.join(map(repr, arguments))})"
    raise AssertionError(f"expected {call} to raise ValueError, got {got!r}")


def entropy(*probabilities):
    """The sum of −p log₂ p, in bits; outcomes that never happen are left out."""
    return math.fsum(-p * math.log2(p) for p in probabilities if p > 0)


# --- By hand ---


def test_fair_by_hand():
    """FAIR is what the formula gives for p = 1/2, in bits."""
    close = abs(number(FAIR) - entropy(0.5, 0.5)) <= BY_HAND
    assert close, f"{FAIR} is not the entropy of a fair coin in bits"


def test_ninety_ten_by_hand():
    """NINETY_TEN is what the formula gives for p = 0.9, in bits, to three digits."""
    close = abs(number(NINETY_TEN) - entropy(0.9, 0.1)) <= BY_HAND
    assert close, f"{NINETY_TEN} is not the entropy of a 90/10 coin in bits, to three digits"


def test_higher_names_the_right_coin():
    """HIGHER names the coin with the higher entropy: "fair" or "ninety_ten"."""
    name = word(HIGHER)
    assert name in ("fair", "ninety_ten"), f'expected "fair" or "ninety_ten", got {HIGHER!r}'
    entropies = {"fair": entropy(0.5, 0.5), "ninety_ten": entropy(0.9, 0.1)}
    right = entropies[name] == max(entropies.values())
    assert right, f"the entropy of the coin {HIGHER!r} is the lower one"


def test_meaning_names_the_right_statement():
    """MEANING is the letter of the one statement in README.md that says what entropy is."""
    right = word(MEANING) == "b"
    assert right, f"{MEANING!r} is not the right statement"


# --- Worked examples ---


def test_surprise_of_halves():
    """Each time a probability is halved, the surprise grows by one bit."""
    same(surprise(0.5), 1.0)
    same(surprise(0.25), 2.0)
    same(surprise(1 / 1024), 10.0)


def test_surprise_of_one_in_ten():
    """Something of probability 1/10 surprises by about 3.32 bits."""
    same(surprise(0.1), 3.321928094887362)


def test_coin_entropy_of_a_fair_coin():
    """The code finds for a fair coin what you worked out by hand."""
    same(coin_entropy(0.5), 1.0)


def test_coin_entropy_of_a_ninety_ten_coin():
    """The code finds for a 90/10 coin what you worked out by hand."""
    same(coin_entropy(0.9), 0.4689955935892812)


# --- Laws ---


@given(POSITIVE)
def test_surprise_is_undone_by_a_power_of_two(p):
    """A surprise of s bits is that of s coins all showing heads: 1/2 to the power s is p again."""
    s = number(surprise(p))
    assert s >= 0, f"a surprise is never below 0, got surprise({p}) = {s}"
    same(0.5**s, p)


@given(POSITIVE, POSITIVE)
def test_surprise_adds_up(p, q):
    """Two independent events both happen with probability p · q, and their surprises add up."""
    same(surprise(p * q), -math.log2(p) - math.log2(q))


def test_surprise_falls_as_p_grows():
    """The likelier something is, the less it surprises."""
    for low, high in itertools.pairwise((0.001, 0.01, 0.15, 0.3, 0.499, 0.501, 0.75, 0.99)):
        of_low, of_high = number(surprise(low)), number(surprise(high))
        assert of_low > of_high, f"{low} is less likely than {high}, yet got {of_low} and {of_high}"


@given(PROBABILITIES)
def test_coin_entropy_follows_the_formula(p):
    """Heads surprise by s(p) in a share p of all tosses, tails by s(1 − p) in the others."""
    same(coin_entropy(p), entropy(p, 1 - p))


@given(PROBABILITIES)
def test_coin_entropy_does_not_know_the_names_of_the_sides(p):
    """Call heads tails and tails heads: H(p) = H(1 − p)."""
    same(coin_entropy(p), number(coin_entropy(1 - p)))


@given(PROBABILITIES, PROBABILITIES)
def test_coin_entropy_is_concave(p, q):
    """The coin halfway between two others has at least the mean of their entropies."""
    middle, mean = number(coin_entropy((p + q) / 2)), (number(coin_entropy(p)) + number(coin_entropy(q))) / 2
    assert middle >= mean - TOLERANCE, f"H({(p + q) / 2}) = {middle} is below the mean of the two, {mean}"


def test_coin_entropy_has_one_peak():
    """One coin is harder to foresee than all others, and its entropy is the highest; all lie from 0 to 1 bit."""
    entropies = {n / 64: number(coin_entropy(n / 64)) for n in range(65)}
    for p, h in entropies.items():
        assert 0 <= h <= 1 + TOLERANCE, f"expected 0 to 1 bit, got H({p}) = {h}"
    for p in entropies.keys() - {0.5}:
        lower = entropies[p] < entropies[0.5] - TOLERANCE
        assert lower, f"expected less than H(0.5) = {entropies[0.5]}, got H({p}) = {entropies[p]}"


# --- Edges ---


def test_surprise_of_the_certain_is_0():
    """What is certain does not surprise at all."""
    for p in (1, 1.0):
        assert number(surprise(p)) == 0, f"expected surprise({p!r}) to be 0, got {surprise(p)!r}"


def test_surprise_of_the_impossible_is_infinite():
    """Nothing could surprise more than what is impossible: infinitely many bits."""
    with np.errstate(all="ignore"):
        for p in (0, 0.0):
            assert number(surprise(p)) == math.inf, f"expected surprise({p!r}) to be inf, got {surprise(p)!r}"


def test_surprise_of_the_extremely_unlikely():
    """Very unlikely is not impossible: the surprise is large, but finite, and not cut off anywhere."""
    same(surprise(2.0**-50), 50.0)
    same(surprise(2.0**-1000), 1000.0)


def test_coin_entropy_of_a_certain_toss_is_0():
    """If the result is certain, the entropy is exactly 0: no nan, and no warning of a logarithm of 0."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for p in (0.0, 1.0, 0, 1):
            h = number(coin_entropy(p))
            assert h == 0, f"expected coin_entropy({p!r}) to be 0, got {h}"


def test_coin_entropy_of_an_almost_certain_toss():
    """Almost certain is not certain: the entropy is tiny, but neither nan nor below 0."""
    for p in (2.0**-40, 1 - 2.0**-40):
        same(coin_entropy(p), entropy(2.0**-40, 1 - 2.0**-40))
        assert number(coin_entropy(p)) > 0, f"expected coin_entropy({p!r}) to be above 0, got {coin_entropy(p)!r}"
    for p in (1e-300, 1 - 2.0**-53):
        h = number(coin_entropy(p))
        assert 0 <= h < 1e-13, f"expected coin_entropy({p!r}) to be just above 0, got {h}"


def test_surprise_takes_numpy_numbers():
    """NumPy's numbers are as good as Python's, and those of low precision are turned to float64 first."""
    for p in (np.float64(0.625), np.array(0.625), np.float32(0.625)):
        same(surprise(p), -math.log2(0.625))


def test_surprise_leaves_its_argument_alone():
    """A number that comes in a 0-d array is the same after the call as before."""
    p = np.array(0.625)
    surprise(p)
    assert p == 0.625, f"the argument was 0.625, and now is {p}"


def test_coin_entropy_takes_numpy_numbers():
    """NumPy's numbers are as good as Python's, and those of low precision are turned to float64 first."""
    for p in (np.float64(0.625), np.array(0.625), np.float32(0.625)):
        same(coin_entropy(p), entropy(0.625, 0.375))


def test_coin_entropy_leaves_its_argument_alone():
    """A number that comes in a 0-d array is the same after the call as before."""
    p = np.array(0.625)
    coin_entropy(p)
    assert p == 0.625, f"the argument was 0.625, and now is {p}"


# --- Bad input ---


def test_surprise_refuses_what_is_no_probability():
    """A probability is neither below 0 nor above 1 nor nan: a ValueError."""
    for p in (-0.001, 1.001, -1, 2, math.inf, -math.inf, math.nan):
        refused(surprise, p)


def test_surprise_refuses_more_than_one_number():
    """A list or an array of probabilities is a ValueError: p is one number."""
    for p in ([0.9, 0.1], [0.5], np.array([0.9, 0.1])):
        refused(surprise, p)


def test_coin_entropy_refuses_what_is_no_probability():
    """A probability is neither below 0 nor above 1 nor nan: a ValueError."""
    for p in (-0.001, 1.001, -1, 2, math.inf, -math.inf, math.nan):
        refused(coin_entropy, p)


def test_coin_entropy_refuses_more_than_one_number():
    """A list or an array of probabilities is a ValueError: p is one number, the probability of heads."""
    for p in ([0.9, 0.1], [0.5], np.array([0.9, 0.1])):
        refused(coin_entropy, p)
