"""Surprise, and the entropy of a coin, in bits."""

import math

import numpy as np

# The entropy of a fair coin, in bits, by hand.
FAIR: float = 1.0

# The entropy, in bits, of a coin that shows heads 9 times out of 10, by hand: three digits after the point.
NINETY_TEN: float = 0.469

# Which of the two coins has the higher entropy? Write "fair" or "ninety_ten".
HIGHER: str = "fair"

# What is entropy? The letter of the right statement in README.md: "a", "b", "c" or "d".
MEANING: str = "b"

# Statement c is wrong. Find a coin that proves it: a p for which the coin with p / 2 has less entropy, not more.
COUNTEREXAMPLE: float = 0.5

# In one sentence of your own: what is entropy, said to somebody who has never heard of it?
IN_MY_WORDS: str = "How much the result of a toss will surprise me on average, and so how unsure I am before it."


def surprise(p: float) -> float:
    """s(p) = −log₂ p, in bits: how much it surprises when something of probability p happens.

    p: a probability, above 0. Returns one number.
    For the second lap: what has probability 0 would surprise by infinity, math.inf.
    """
    p = _probability(p)  # given
    return math.inf if p == 0 else 0.0 - math.log2(p)  # -math.log2(1) would be -0.0


def coin_entropy(p: float) -> float:
    """H(p) = p · s(p) + (1 − p) · s(1 − p), in bits: the entropy of a coin that shows heads with probability p.

    p: a probability, 0 and 1 as well. Returns one number. A side that never shows adds nothing.
    """
    p = _probability(p)  # given
    total = 0.0
    for share in (p, 1 - p):
        if share > 0:
            total += share * surprise(share)
    return total


# --- Given ---


def _probability(p: float) -> float:
    """The probability as a float. What is none is refused."""
    if np.ndim(p) != 0 or not 0 <= float(p) <= 1:
        raise ValueError("a probability is one number from 0 to 1")
    return float(p)
