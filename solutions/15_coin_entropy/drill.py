"""The entropy of a coin by hand, with fresh coins."""

from fractions import Fraction
from functools import cache
from math import log, log2, log10

from runner.drills import drill, shown

coin = drill("entropy_of_a_coin", "coin_entropy", digits=2)

COINS = [k / n for n in range(3, 13) for k in range(1, n) if 2 * k != n and Fraction(k, n).denominator == n]


@cache
def exact(p):
    return Fraction(p).limit_denominator(20)


@coin.numbers
def a_coin(rng):
    return {"p": rng.choice(COINS)}


@coin.truth
def weighed_surprise(p):
    return -p * log2(p) - (1 - p) * log2(1 - p)


@coin.question
def asked(p):
    sides = {n for n in (exact(p).numerator, exact(1 - p).numerator, exact(p).denominator) if n & (n - 1)}
    known = ", ".join(f"log₂ {n} = {log2(n):.3f}" for n in sorted(sides))
    return f"A coin shows heads with probability {exact(p)}. What is its entropy, in bits? ({known})"


@coin.steps
def worked(p):
    heads, tails = exact(p), exact(1 - p)
    return [
        f"The surprise of heads: −log₂({heads}) = {shown(-log2(p), 3)} bits",
        f"The surprise of tails: −log₂({tails}) = {shown(-log2(1 - p), 3)} bits",
        f"Weighed: {heads}·{shown(-log2(p), 3)} + {tails}·{shown(-log2(1 - p), 3)} = {weighed_surprise(p):.2f} bits",
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
