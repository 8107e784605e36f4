"""Surprise, and the entropy of a coin, by hand, with fresh coins."""

from fractions import Fraction
from functools import cache
from math import log, log2, log10

from runner.drills import drill, shown

coin = drill("entropy_of_a_coin", "coin_entropy", digits=3)

COINS = [k / n for n in range(3, 21) for k in range(1, n) if 2 * k != n and Fraction(k, n).denominator == n]


@cache
def exact(p):
    return Fraction(p).limit_denominator(20)


def logarithms(*numbers):
    """What those need whose logarithms are no whole numbers."""
    known = ", ".join(f"log₂ {n} = {log2(n):.4f}" for n in sorted(set(numbers)) if n & (n - 1))
    return f" ({known})" if known else ""


def rounds_alike(truth, terms):
    """True where the four digits that are told of each logarithm lead to the truth's three."""
    found = sum(weight * round(logarithm, 4) for weight, logarithm in terms)
    return round(found, 3) == round(truth, 3)


@coin.numbers
def a_coin(rng):
    p = rng.choice(COINS)
    terms = [(-p, log2(p)), (p - 1, log2(1 - p))]
    return {"p": p} if rounds_alike(weighed_surprise(p), terms) else None


@coin.truth
def weighed_surprise(p):
    return -p * log2(p) - (1 - p) * log2(1 - p)


@coin.question
def asked(p):
    known = logarithms(exact(p).numerator, exact(1 - p).numerator, exact(p).denominator)
    return f"A coin shows heads with probability {exact(p)}. What is its entropy, in bits?{known}"


@coin.steps
def worked(p):
    heads, tails = exact(p), exact(1 - p)
    return [
        f"The surprise of heads: −log₂({heads}) = {shown(-log2(p), 4)} bits",
        f"The surprise of tails: −log₂({tails}) = {shown(-log2(1 - p), 4)} bits",
        f"Weighed: {heads}·{shown(-log2(p), 4)} + {tails}·{shown(-log2(1 - p), 4)} = {weighed_surprise(p):.3f} bits",
        "The check: at most 1, and the nearer to 1 the fairer the coin.",
    ]


@coin.slip
def in_nats(p):
    """{got} is in nats, with the natural logarithm. In bits the logarithm has the base 2."""
    return -p * log(p) - (1 - p) * log(1 - p)


@coin.slip
def with_log10(p):
    """{got} has the logarithm with base 10. In bits it has the base 2."""
    return -p * log10(p) - (1 - p) * log10(1 - p)


@coin.slip
def missing_minus(p):
    """{got} has lost its minus. The logarithm of a probability is negative; a surprise is not."""
    return -weighed_surprise(p)


@coin.slip
def heads_only(p):
    """{got} is the part of heads. Tails surprises as well."""
    return -p * log2(p)


@coin.slip
def tails_only(p):
    """{got} is the part of tails. Heads surprises as well."""
    return -(1 - p) * log2(1 - p)


@coin.slip
def surprises_added(p):
    """{got} is both surprises added up. Each counts only as often as its side shows."""
    return -log2(p) - log2(1 - p)


@coin.slip
def surprise_of_heads(p):
    """{got} is how much heads surprises. Entropy is the average surprise, over both sides."""
    return -log2(p)


@coin.slip
def plain_average(p):
    """{got} is the plain average of the two surprises. Each side counts as often as it shows."""
    return (-log2(p) - log2(1 - p)) / 2


news = drill("surprise", "surprise", digits=3)


@news.numbers
def a_chance(rng):
    p = rng.choice(COINS)
    terms = [(1, log2(exact(p).denominator)), (-1, log2(exact(p).numerator))]
    return {"p": p} if rounds_alike(-log2(p), terms) else None


@news.truth
def minus_the_logarithm(p):
    return -log2(p)


@news.question
def asked_for_the_surprise(p):
    known = logarithms(exact(p).numerator, exact(p).denominator)
    return f"Something has the probability {exact(p)}. How much does it surprise when it happens, in bits?{known}"


@news.steps
def worked_out_the_surprise(p):
    k, n = exact(p).numerator, exact(p).denominator
    return [
        f"The surprise of probability p is −log₂ p, here −log₂({k}/{n}).",
        f"The logarithm of a fraction is a difference: −(log₂ {k} − log₂ {n}) = log₂ {n} − log₂ {k}",
        f"{shown(log2(n), 4)} − {shown(log2(k), 4)} = {-log2(p):.3f} bits",
        f"The check: it is {'more' if p < 0.5 else 'less'} than 1 bit, the surprise of a fair coin.",
    ]


@news.slip
def without_the_minus(p):
    """{got} has lost its minus. The logarithm of a probability is negative; a surprise is not."""
    return log2(p)


@news.slip
def surprise_in_nats(p):
    """{got} is in nats, with the natural logarithm. In bits the logarithm has the base 2."""
    return -log(p)


@news.slip
def surprise_with_log10(p):
    """{got} has the logarithm with base 10. In bits it has the base 2."""
    return -log10(p)


@news.slip
def one_through_p(p):
    """{got} is 1/p. The surprise is its logarithm."""
    return 1 / p


@news.slip
def one_minus_p(p):
    """{got} is 1 − p, the probability that it does not happen. The surprise is −log₂ p."""
    return 1 - p


@news.slip
def weighed_already(p):
    """{got} is p times the surprise: what it adds to an entropy. Here it has happened."""
    return -p * log2(p)


@news.slip
def surprise_of_the_other(p):
    """{got} is how much it surprises when it does *not* happen."""
    return -log2(1 - p)


@news.slip
def forgets_the_numerator(p):
    """{got} is the logarithm of the denominator alone. What is above the line counts as well."""
    return log2(exact(p).denominator) if exact(p).numerator > 1 else 0.0
